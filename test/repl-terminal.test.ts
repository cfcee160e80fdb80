/** The built command in a pseudo-terminal, from the first prompt to the state in which it leaves the terminal. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { Screen, type ScreenOptions, whyNoTerminal } from './repl-terminal.ts';

const reason = await whyNoTerminal();
const folder = mkdtempSync(join(tmpdir(), 'octets-terminal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(reason !== undefined)(`the REPL in a terminal${reason === undefined ? '' : ` (${reason})`}`, () => {
  let screen: Screen | undefined;
  afterEach(() => {
    screen?.close();
    screen = undefined;
  });
  async function open(options: ScreenOptions = {}): Promise<Screen> {
    screen = await Screen.open({ ...options, args: options.args ?? ['-q'] });
    await screen.until(/>>>$/);
    return screen;
  }

  it('runs blocks, and remembers them', { timeout: 90_000 }, async () => {
    const env = { OCTETS_HISTORY: join(folder, 'history'), NO_COLOR: '1' };
    const first = await open({ env });
    first.send('6 * 7\r');
    await first.until('>>> 6 * 7\n42\n>>>');
    first.send('def f(x):\rreturn x + 1\r\rf(1)\r');
    await first.until('>>> def f(x):\n...     return x + 1\n...\n>>> f(1)\n2\n>>>'.replace('...\n>>>', '>>>'));
    first.send('\x04');
    expect(await first.ended()).toBe(0);
    // The cursor is shown, and pastes are no longer bracketed.
    expect(first.written.lastIndexOf('\x1b[?25h')).toBeGreaterThan(first.written.lastIndexOf('\x1b[?25l'));
    expect(first.written.lastIndexOf('\x1b[?2004l')).toBeGreaterThan(first.written.lastIndexOf('\x1b[?2004h'));
    first.close();
    const lines = readFileSync(env.OCTETS_HISTORY, 'utf8').trim().split('\n');
    expect(lines.map(line => JSON.parse(line))).toEqual(['6 * 7', 'def f(x):\n    return x + 1', 'f(1)']);
    const second = await open({ env });
    second.send('\x1b[A\x1b[A');
    await second.until('>>> def f(x):\n...     return x + 1');
    second.send('\x03\x126 *');
    await second.until(/>>> 6 \* 7\nsearch back: 6 \*$/);
    second.send('\r');
    await second.until('>>> 6 * 7\n42\n>>>');
  });

  it('stops a busy loop by Ctrl-C, and goes on', { timeout: 60_000 }, async () => {
    const terminal = await open();
    let least = Infinity;
    for (let turn = 1; turn <= 5; turn++) {
      // What has begun can be interrupted; before that, Ctrl-C gives the block up.
      terminal.send(`\x1b[200~if True:\n    print('turn', ${turn})\n    while True: pass\n\x1b[201~\r`);
      await terminal.until(new RegExp(`\nturn ${turn}\\n*$`));
      const began = performance.now();
      const before = terminal.written.length;
      terminal.send('\x03');
      while (!terminal.written.includes('KeyboardInterrupt', before))
        await new Promise(resolve => setTimeout(resolve, 1));
      least = Math.min(least, performance.now() - began);
      await terminal.until(/KeyboardInterrupt\n>>>$/);
    }
    // Other processes on the machine take their time, but not each time.
    expect(least).toBeLessThan(50);
    terminal.send("'漢' + input('? ')\r");
    await terminal.until(/\n\?$/);
    terminal.send('字\r');
    await terminal.until("? 字\n'漢字'\n>>>");
  });

  it('takes pastes as one, compares transcripts, and follows the width', { timeout: 60_000 }, async () => {
    const terminal = await open();
    terminal.send('\x1b[200~if True:\r\n    a = 1\r\n\r\n    b = 2\r\n\x1b[201~');
    await terminal.until('...     b = 2\n...');
    terminal.send('\ra + b\r');
    await terminal.until('>>> a + b\n3\n>>>');
    terminal.send('\x1b[200~>>> a  <1>\n1\n>>> b\n5\n\x1b[201~');
    await terminal.until('>>> b\n2\n≠ the transcript has\n  5\n≠ 1 of 2 examples differ from the transcript\n>>>');
    terminal.send(`m = memoryview(bytearray(b'octets'))\r`);
    await terminal.until(/'octets'\)\)\n>>>$/);
    terminal.send('\x0f');
    await terminal.until(/── memory ──/);
    terminal.resize(40, 12);
    await terminal.until(/0000│ 6f 63 74 65/);
    for (const line of terminal.text().split('\n').slice(-8)) expect(line.length).toBeLessThanOrEqual(40);
  });

  it('takes keys while a program prints', { timeout: 60_000 }, async () => {
    const terminal = await open();
    terminal.send('for i in range(20000): print(i)\r\r');
    terminal.send("'typed ahead'");
    await terminal.until(/\n19999\n>>> 'typed ahead'$/);
    terminal.send('\r');
    await terminal.until("\n19999\n>>> 'typed ahead'\n'typed ahead'\n>>>");
  });

  it('goes on after -c and -m, also where they exit', { timeout: 60_000 }, async () => {
    const terminal = await open({
      args: ['-i', '--plain', '-c', 'import sys; print(sys.argv); x = 5; sys.exit(3)', 'more'],
    });
    await terminal.until('SystemExit: 3\n>>>');
    terminal.send('x + 1\r');
    await terminal.until('>>> x + 1\n6\n>>>');
    writeFileSync(join(folder, 'started_as_module.py'), 'y = __name__, __file__[-12:]\n');
    const second = await open({ args: ['-i', '--plain', '-m', 'started_as_module'], env: { PYTHONPATH: folder } });
    await second.until('>>>');
    second.send('y\r');
    await second.until("('__main__', 'as_module.py')\n>>>");
  });

  it('runs a file first, and is plain where asked or needed', { timeout: 60_000 }, async () => {
    const file = join(folder, 'start.py');
    writeFileSync(file, 'given = 5\r\nprint("started")\r\n');
    const terminal = await open({ args: ['-q', '--plain', '-i', file] });
    terminal.send('given\r');
    await terminal.until('started\n>>> given\n5\n>>>');
    terminal.send('while True: pass\r');
    terminal.send('\r');
    await new Promise(resolve => setTimeout(resolve, 300));
    terminal.send('\x03');
    await terminal.until(/KeyboardInterrupt\n>>>$/);
    terminal.send('exit\r');
    expect(await terminal.ended()).toBe(0);
  });
  it('edits lines plainly: earlier ones, completion, Ctrl-C, end of input, transcripts', {
    timeout: 60_000,
  }, async () => {
    const history = join(folder, 'plain-history');
    writeFileSync(history, '"given = 5"\n"def f():\\n    return 1"\n');
    const terminal = await open({ args: ['-q', '--plain'], env: { OCTETS_HISTORY: history } });
    terminal.send('\x1b[A\x1b[A\x1b[A\r');
    await terminal.until(/>>> given = 5\n>>>$/);
    terminal.send('giv\t');
    await terminal.until(/>>> given$/);
    terminal.send(' + 1\r');
    await terminal.until(/>>> given \+ 1\n6\n>>>$/);
    terminal.send('abc\x03');
    await terminal.until(/>>> abc\nKeyboardInterrupt\n>>>$/);
    terminal.send("input('? ')\r");
    await terminal.until(/\?$/);
    terminal.send('x\x7fy\r');
    await terminal.until(/\? y\n'y'\n>>>$/);
    terminal.send("input('? ')\r");
    await terminal.until(/\?$/);
    terminal.send('\x04');
    await terminal.until(/EOFError: EOF when reading a line\n>>>$/);
    terminal.send('>>> given\r5\r>>> given\r6\r');
    await terminal.until(/≠ 1 of 2 examples differ from the transcript\n>>>$/);
    // Only within the line that is edited is the cursor moved.
    expect(terminal.written).not.toMatch(/\x1b\[(?!\d*[CDGK]|0?J)/);
    terminal.send('\x04');
    expect(await terminal.ended()).toBe(0);
  });
  it('moves no cursor on a dumb terminal', { timeout: 60_000 }, async () => {
    const dumb = await open({ env: { TERM: 'dumb' } });
    dumb.send('6 * 7\r');
    await dumb.until('>>> 6 * 7\n42\n>>>');
    expect(dumb.written).not.toContain('\x1b');
  });
});
