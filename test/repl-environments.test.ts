/** The REPL where terminals differ: narrow, resized, without colour, light, piped; and keys while much is printed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { COMMAND, Screen, type ScreenOptions, whyNoTerminal } from './repl-terminal.ts';

const reason = await whyNoTerminal();

describe.skipIf(reason !== undefined)('the REPL in many terminals', () => {
  let screen: Screen | undefined;
  afterEach(() => {
    screen?.close();
    screen = undefined;
  });
  async function open(options: ScreenOptions = {}): Promise<Screen> {
    screen = await Screen.open({ args: ['-q'], env: { NO_COLOR: '1' }, ...options });
    await screen.until(/>>>$/);
    return screen;
  }

  it('follows a terminal that gets narrow while a program runs', { timeout: 60_000 }, async () => {
    const terminal = await open();
    terminal.send('import time\r');
    await terminal.until(/import time\n>>>$/);
    terminal.send("for i in range(40): print('a line', i); time.sleep(.01)\r\r");
    await terminal.until(/a line 5\b/, 0);
    terminal.resize(40, 15);
    await terminal.until(/a line 12\b/, 0);
    terminal.send("'typed ' + 'while it runs, longer than a line'");
    await terminal.until(/a line 39\n>>> 'typed ' \+ 'while it runs, longer th\nan a line'$/);
    terminal.send('\r');
    await terminal.until("'typed while it runs, longer than a line\n'\n>>>");
    // Each line once.
    for (let line = 6; line < 40; line++) expect(terminal.text().split(`a line ${line}\n`)).toHaveLength(2);
  });

  it('edits wide and combining characters', { timeout: 60_000 }, async () => {
    const terminal = await open({ columns: 40 });
    terminal.send("'漢字e\u0301x'");
    await terminal.until(/'漢字e\u0301x'$/);
    // Over the quote and x, then é goes as one; 漢 goes with what is left of 字.
    terminal.send('\x1b[D\x1b[D\x7f\x1b[D\x7fあ\r');
    await terminal.until(/'あ字x'\n'あ字x'\n>>>$/);
    // A wide character that does not fit at the end of a row goes to the next one.
    terminal.send(`'${'漢'.repeat(20)}'`);
    await terminal.until(`>>> '${'漢'.repeat(17)}\n漢漢漢'`);
    terminal.send('\r');
    await terminal.until(new RegExp(`\\n'${'漢'.repeat(19)}\\n漢'\\n>>>$`));
  });

  it('takes pastes with the line endings of Windows', { timeout: 60_000 }, async () => {
    const terminal = await open();
    terminal.send('\x1b[200~def f():\r\n    return 5\r\n\r\nf()\x1b[201~\r');
    await terminal.until(/>>> def f\(\):\n\.\.\. {5}return 5\n\.\.\.\n\.\.\. f\(\)\n5\n>>>$/);
  });

  it('has colours for dark and light, or none', { timeout: 90_000 }, async () => {
    const colours = async (env: Record<string, string>): Promise<Set<string>> => {
      const terminal = await open({ env });
      terminal.send("print(5, 'text')\r");
      await terminal.until(/5 text\n>>>$/);
      terminal.close();
      return new Set([...terminal.written.matchAll(/\x1b\[([\d;]*)m/g)].flatMap(([, sgr]) => sgr!.split(';')));
    };
    const isColour = (sgr: string): boolean => /^(?:3[0-79]|4[0-79]|9\d)$/.test(sgr) && sgr !== '39';
    const dark = await colours({});
    const light = await colours({ COLORFGBG: '0;15' });
    const none = await colours({ NO_COLOR: '1' });
    expect([...dark].filter(isColour).sort()).toEqual(['32', '33', '35', '36']);
    expect([...light].filter(isColour).sort()).toEqual(['31', '32', '34', '35']);
    expect([...none].filter(isColour)).toEqual([]);
  });

  it('is plain where the output is no terminal', { timeout: 60_000 }, async () => {
    screen = await Screen.open({ shell: true });
    await screen.until(/\$$/);
    screen.send('$OCTETS -q | cat\r');
    await screen.until(/>>>$/);
    screen.send('6 * 7\r');
    await screen.until(/>>> 6 \* 7\n42\n>>>$/);
    screen.send('\x04');
    await screen.until(/\$$/);
  });
  it('writes to standard error only what a program does, and leaves no empty row at the end', {
    timeout: 60_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'octets-stderr-'));
    const file = join(folder, 'errors');
    screen = await Screen.open({ shell: true, env: { NO_COLOR: '1' } });
    await screen.until(/\$$/);
    screen.send(`$OCTETS -q 2>${file}\r`);
    await screen.until(/>>>$/);
    screen.send('1/0\r');
    await screen.until(/>>> 1\/0\n>>>$/);
    screen.send('exit\r');
    await screen.until(/>>> exit\n\$$/);
    expect(readFileSync(file, 'utf8')).toMatch(/^Traceback [^\x1b]*\nZeroDivisionError: division by zero\n$/);
    rmSync(folder, { recursive: true });
  });
  it('runs a program where there is no terminal', { timeout: 60_000 }, () => {
    const input = 'if True:\r\n    print(1)\r\nprint(input)\r\n';
    const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND], { input, encoding: 'utf8' });
    expect({ stdout, stderr, status }).toEqual({ stdout: '1\n<built-in function input>\n', stderr: '', status: 0 });
  });

  it('echoes keys within 16 ms while a program prints 100,000 lines', { timeout: 120_000 }, async () => {
    const waits: number[] = [];
    for (let run = 0; run < 3; run++) {
      const terminal = await open();
      terminal.send('for i in range(100000): print(i)\r\r');
      while (!/\n\d+\r/.test(terminal.written)) await new Promise(resolve => setTimeout(resolve, 1));
      // Letters that no escape sequence and no number has.
      for (const key of 'nopqrtuvwxyz') {
        const began = performance.now();
        const before = terminal.written.length;
        terminal.send(key);
        while (!terminal.written.includes(key, before)) await new Promise(resolve => setImmediate(resolve));
        if (!terminal.written.includes('99999\r')) waits.push(performance.now() - began);
        await new Promise(resolve => setTimeout(resolve, 10));
      }
      await terminal.until(/\n99999\n>>> nopqrtuvwxyz$/);
      terminal.close();
    }
    expect(waits.length).toBeGreaterThan(10);
    // Other processes of the machine may take their turn first, but not each time; `bench/repl.ts` tells medians.
    expect(Math.min(...waits)).toBeLessThan(16);
  });
});
