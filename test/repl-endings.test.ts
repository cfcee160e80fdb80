/** How the REPL begins and ends in a terminal: the first prompt, dying programs, signals, Ctrl-Z, and the state it leaves. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { Screen, type ScreenOptions, whyNoTerminal } from './repl-terminal.ts';

const reason = await whyNoTerminal();
const folder = mkdtempSync(join(tmpdir(), 'octets-endings-'));
/** The shell must not ask for marked pastes itself. */
const inputrc = join(folder, 'inputrc');
writeFileSync(inputrc, 'set enable-bracketed-paste off\n');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The last state that was asked for of a mode of the terminal (DECSET, DECRST). */
function mode(written: string, number: number): boolean {
  return written.lastIndexOf(`\x1b[?${number}h`) > written.lastIndexOf(`\x1b[?${number}l`);
}
const CURSOR = 25;
const PASTES = 2004;

describe.skipIf(reason !== undefined)('the REPL begins and ends', () => {
  let screen: Screen | undefined;
  afterEach(() => {
    screen?.close();
    screen = undefined;
  });
  async function open(options: ScreenOptions = {}): Promise<Screen> {
    screen = await Screen.open({ args: ['-q'], ...options });
    return screen;
  }

  it('paints its first prompt before the processor had much to do', { timeout: 60_000 }, async () => {
    const terminal = await open();
    while (!terminal.written.includes('>>> ')) await new Promise(resolve => setTimeout(resolve, 2));
    expect(terminal.processorTime() ?? 0).toBeLessThan(300);
  });
  it('loses no key that was typed before the first prompt', { timeout: 60_000 }, async () => {
    const terminal = await open({ env: { NO_COLOR: '1' } });
    terminal.send("'be' + 'fore'\r6 * 7");
    await terminal.until("'before'\n>>> 6 * 7");
  });
  it('takes a paste that came before Ink as one block', { timeout: 60_000 }, async () => {
    const terminal = await open({ env: { NO_COLOR: '1' } });
    while (!terminal.written.includes('>>> ')) await new Promise(resolve => setTimeout(resolve, 1));
    terminal.send('\x1b[200~if True:\n    a = 1\n\n    b = 2\n\x1b[201~');
    await terminal.until('>>> if True:\n...     a = 1\n...\n...     b = 2\n...');
  });
  it('shows the banner and the prompt once', { timeout: 60_000 }, async () => {
    const terminal = await open({ args: [], columns: 40, env: { NO_COLOR: '1' } });
    await terminal.until(/>>>$/, 600);
    expect(terminal.text()).toMatch(/^octets \S+ \(Python 3\.14\)\.[^>]*\bCtrl-D\b[^>]*\n>>>$/);
  });

  it('survives a program that takes all memory', { timeout: 120_000 }, async () => {
    const history = join(folder, 'history');
    const terminal = await open({ env: { NO_COLOR: '1', OCTETS_HISTORY: history, OCTETS_MEMORY: '64' } });
    terminal.send('a = 1\r');
    await terminal.until('>>> a = 1\n>>>');
    terminal.send('x = []\rwhile True: x.append([0] * 1000)\r\r');
    await terminal.until(/The interpreter died \(MemoryError\)[^>]*\n>>>$/);
    terminal.send('a\r');
    await terminal.until(/NameError: name 'a' is not defined\n>>>$/);
    terminal.send('\x12a =');
    await terminal.until(/>>> a = 1\nsearch back: a =$/);
    terminal.send('\r');
    terminal.send('\x04');
    expect(await terminal.ended()).toBe(0);
    expect([mode(terminal.written, CURSOR), mode(terminal.written, PASTES)]).toEqual([true, false]);
    expect(readFileSync(history, 'utf8').split('\n')).toContain('"while True: x.append([0] * 1000)"');
  });

  it('gives a MemoryError where buffers take all memory', { timeout: 120_000 }, async () => {
    const terminal = await open({ env: { NO_COLOR: '1', OCTETS_MEMORY: '200' } });
    for (const piece of ['bytearray(10**6)', "b'x' * 10**6", 'bytes(range(256)) * 3']) {
      terminal.send(`x = []\rwhile True: x.append(${piece})\r\r`);
      await terminal.until(/MemoryError\n>>>$/);
      terminal.send('\x0c');
      await terminal.until(/^>>>$/);
    }
    terminal.send("x = []\rlen(b'y' * 10**7)\r");
    await terminal.until(/10000000\n>>>$/);
  });

  it.skipIf(process.platform !== 'linux')(
    'leaves the terminal as a shell expects it, after exit and after SIGTERM',
    { timeout: 90_000 },
    async () => {
      const terminal = await open({ shell: true, env: { INPUTRC: inputrc } });
      await terminal.until(/\$$/);
      const state = async (name: string): Promise<string> => {
        const path = join(folder, name);
        terminal.send(`stty -a > ${path}; echo written\r`);
        await terminal.until(/\nwritten\n\$$/);
        terminal.send('clear\r');
        await terminal.until(/^\$$/);
        return readFileSync(path, 'utf8');
      };
      const before = await state('before');
      expect(before).toMatch(/(?<!-)icanon/);
      for (const ending of ['exit\r', 'SIGTERM'] as const) {
        terminal.send('$OCTETS -q\r');
        await terminal.until(/>>>$/);
        expect(mode(terminal.written, PASTES)).toBe(true);
        if (ending === 'SIGTERM') terminal.signalCommand(ending);
        else terminal.send(ending);
        await terminal.until(/\n\$$/);
        expect(await state('after')).toBe(before);
        expect([mode(terminal.written, CURSOR), mode(terminal.written, PASTES)]).toEqual([true, false]);
      }
    },
  );

  it.skipIf(process.platform === 'win32')(
    'stops by Ctrl-Z, and goes on where it was',
    { timeout: 90_000 },
    async () => {
      const terminal = await open({ shell: true, env: { NO_COLOR: '1', INPUTRC: inputrc } });
      await terminal.until(/\$$/);
      terminal.send('$OCTETS -q\r');
      await terminal.until(/>>>$/);
      terminal.send('a = 5\r');
      await terminal.until(/a = 5\n>>>$/);
      terminal.send('a + \x1a');
      await terminal.until(/Stopped[^\n]*\n\$$/);
      expect([mode(terminal.written, CURSOR), mode(terminal.written, PASTES)]).toEqual([true, false]);
      terminal.send('echo in the shell\r');
      await terminal.until(/\nin the shell\n\$$/);
      terminal.send('fg\r');
      await terminal.until(/>>> a \+$/);
      terminal.send('1\r');
      await terminal.until(/>>> a \+ 1\n6\n>>>$/);
      expect(mode(terminal.written, PASTES)).toBe(true);
    },
  );
  it('ignores Ctrl-Z where no shell could continue it', { timeout: 60_000 }, async () => {
    const terminal = await open({ env: { NO_COLOR: '1' } });
    await terminal.until(/>>>$/);
    terminal.send('7 *\x1a');
    terminal.send(' 6\r');
    await terminal.until(/7 \* 6\n42\n>>>$/);
  });
});
