/** The REPL with a session that does what the test says: first without a screen, then drawn by Ink. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { cleanup, render } from 'ink-testing-library';
import { createElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../repl/app.tsx';
import { plainRepl } from '../repl/plain.ts';
import { Repl } from '../repl/repl.ts';
import { plainText, themeFor } from '../repl/style.ts';
import type { Terminal } from '../repl/terminal.ts';
import { buffer, FakeSession, ok } from './repl-fake-session.ts';

const theme = themeFor({ OCTETS_THEME: 'none' });

/** A REPL on a screen of text. */
function start(options: { columns?: number; rows?: number; history?: string[]; errors?: Terminal['errors'] } = {}) {
  const session = new FakeSession();
  const screen = { written: '', cleared: 0, suspended: 0, status: undefined as number | undefined };
  const stored = options.history ?? [];
  const terminal: Terminal = {
    theme,
    columns: () => options.columns ?? 80,
    rows: () => options.rows ?? 24,
    write: text => (screen.written += text),
    errors: options.errors,
    changed: () => {},
    clear: () => screen.cleared++,
    suspend: () => screen.suspended++,
    exit: status => (screen.status = status),
  };
  const repl = new Repl(session, terminal, { read: () => [...stored], append: block => stored.push(block) });
  const keys = (...names: string[]): void => {
    for (const name of names) repl.press(name);
  };
  const type = (text: string): void => {
    for (const character of text) repl.press(character === '\n' ? 'enter' : character);
  };
  const rows = (): string =>
    repl
      .view()
      .rows.map(row => plainText(row).trimEnd())
      .join('\n');
  return { session, screen, stored, repl, keys, type, rows };
}
/** Until what was asked is answered. */
const settled = () => new Promise<void>(resolve => setTimeout(resolve, 25));

describe('the REPL', () => {
  it('runs a line and leaves it above with its result', async () => {
    const { session, screen, stored, type, rows } = start();
    session.prints('6*7', '42\n');
    type('6*7\n');
    await settled();
    expect(screen.written).toBe('>>> 6*7\n42\n');
    expect(rows()).toBe('>>>');
    expect(stored).toEqual(['6*7']);
  });
  it('edits a block as one, and a blank line ends it', async () => {
    const { session, screen, type, rows } = start();
    type('def f():\n');
    await settled();
    type('return 1\n');
    expect(rows()).toBe('>>> def f():\n...     return 1\n...');
    type('\n');
    await settled();
    expect(session.ran).toEqual(['def f():\n    return 1']);
    expect(screen.written).toBe('>>> def f():\n...     return 1\n');
  });
  it('takes what is typed while a program runs for the next blocks', async () => {
    const { session, type, rows } = start();
    let finish = () => {};
    session.behaviours.set('slow()', () => new Promise(resolve => (finish = () => resolve(ok))));
    type('slow()\n');
    await settled();
    type('a = 1');
    expect(rows()).toBe('>>> a = 1');
    type('\nb = 2\nc');
    expect(rows()).toBe('>>> a = 1');
    finish();
    await settled();
    expect(session.ran).toEqual(['slow()', 'a = 1', 'b = 2']);
    expect(rows()).toBe('>>> c');
  });
  it('shows a line before it ends, and ends it for the prompt', async () => {
    const { session, screen, type, rows } = start();
    let finish = () => {};
    session.behaviours.set('p()', events => {
      events.output('stdout', 'one\ntw');
      events.output('stdout', 'o');
      return new Promise(resolve => (finish = () => resolve(ok)));
    });
    type('p()\n');
    await settled();
    expect(screen.written).toBe('>>> p()\none\n');
    expect(rows()).toBe('two');
    finish();
    await settled();
    expect(screen.written).toBe('>>> p()\none\ntwo\n');
  });
  it('interrupts a program, and clears a block', async () => {
    const { session, screen, keys, type, rows } = start();
    session.behaviours.set('loop()', (events, fake) => {
      return new Promise(resolve => {
        fake.interrupted = () => {
          events.output('stderr', 'KeyboardInterrupt\n');
          resolve({ kind: 'interrupted', status: 0, elapsed: 0 });
        };
      });
    });
    type('loop()\nx\n');
    await settled();
    keys('C-c');
    await settled();
    expect(screen.written).toBe('>>> loop()\nKeyboardInterrupt\n');
    // What was typed ahead is dropped, as by a terminal.
    expect(session.ran).toEqual(['loop()']);
    keys('C-u');
    type('abc');
    keys('C-c');
    expect(rows()).toBe('>>>');
    expect(screen.written).toContain('abc^C\n');
  });
  it('gives a block up that is being looked at', async () => {
    const { session, screen, keys, type, rows } = start();
    let answer = () => {};
    session.check = () => new Promise(resolve => (answer = () => resolve({ kind: 'complete' })));
    type('x\n');
    keys('C-c');
    answer();
    await settled();
    expect(session.ran).toEqual([]);
    expect(screen.written).toBe('>>> x^C\n');
    expect(rows()).toBe('>>>');
  });
  it('gives the terminal to the shell, whatever happens', async () => {
    const { session, screen, keys, type } = start();
    keys('C-z');
    session.behaviours.set('loop()', () => new Promise(() => {}));
    type('loop()\n');
    await settled();
    keys('C-z');
    expect(screen.suspended).toBe(2);
  });
  it('asks for input', async () => {
    const { session, screen, type, rows } = start();
    session.behaviours.set('ask()', (events, fake) => {
      events.output('stdout', 'so: ');
      events.input('name? ');
      return new Promise(resolve => {
        fake.answered = line => {
          events.output('stdout', `hello ${line}\n`);
          resolve(ok);
        };
      });
    });
    type('ask()\n');
    await settled();
    type('Ada');
    expect(rows()).toBe('so: name? Ada');
    type('\n');
    await settled();
    expect(screen.written).toBe('>>> ask()\nso: name? Ada\nhello Ada\n');
  });
  it('survives the death of the interpreter', async () => {
    const { session, screen, type, keys, rows } = start();
    session.behaviours.set('bang()', () => ({ kind: 'died', status: 1, elapsed: 0, error: 'out of memory' }));
    type('bang()\n');
    await settled();
    expect(screen.written).toContain('The interpreter died (out of memory).');
    expect(session.resets).toBe(1);
    keys('up');
    expect(rows()).toBe('>>> bang()');
  });
  it('reports a session that fails', async () => {
    const { session, screen, type } = start();
    session.behaviours.set('x', () => Promise.reject(new Error('no thread')));
    type('x\n');
    await settled();
    expect(screen.written).toBe('>>> x\noctets: no thread\n');
  });
  it('ends with exit, with or without parentheses, and with Ctrl-D', async () => {
    const first = start();
    first.session.behaviours.set('exit()', () => ({ kind: 'exit', status: 3, elapsed: 0 }));
    first.type('exit\n');
    await settled();
    expect(first.screen.status).toBe(3);
    const second = start();
    second.keys('a', 'C-d', 'backspace', 'C-d');
    expect(second.screen.status).toBe(0);
    const third = start();
    third.type('exit = 5\n');
    await settled();
    third.type('exit\n');
    await settled();
    expect(third.session.ran).toEqual(['exit = 5', 'exit']);
  });
  it('recalls, searches and corrects', async () => {
    const { session, keys, type, rows } = start({ history: ['import array', 'numbers = 1', 'x = 2', 'x = 3'] });
    type('n');
    keys('up');
    expect(rows()).toBe('>>> numbers = 1');
    keys('C-c');
    keys('up', 'up');
    expect(rows()).toBe('>>> x = 2');
    keys('down', 'down');
    expect(rows()).toBe('>>>');
    keys('C-r');
    type('arr');
    expect(rows()).toBe('>>> import array\nsearch back: arr');
    keys('enter');
    await settled();
    expect(session.ran).toEqual(['import array']);
    keys('C-r');
    type('x =');
    keys('C-r');
    expect(rows()).toContain('>>> x = 2');
    keys('C-g');
    expect(rows()).toBe('>>>');
    keys('C-r');
    type('zz');
    expect(rows()).toBe('>>>\nnot found: zz');
  });
  it('completes', async () => {
    const { session, keys, type, rows } = start();
    session.completions = {
      from: 2,
      candidates: ['tobytes', 'tolist'].map(text => ({ text, kind: 'attribute', detail: 'method' })),
    };
    type('m.t');
    keys('tab');
    await settled();
    expect(rows()).toBe('>>> m.to\n  tobytes  attribute  method\n  tolist   attribute  method');
    keys('tab', 'tab');
    expect(rows().split('\n')[0]).toBe('>>> m.tolist');
    keys('enter');
    type('()');
    expect(rows()).toBe('>>> m.tolist()');
    keys('C-c', 'tab');
    expect(rows()).toBe('>>>');
    type('%mem');
    keys('C-a', 'C-k', '%', 'l', 'tab');
    await settled();
    expect(rows()).toBe('>>> %layout');
  });
  it('hints at the signature of a call', async () => {
    const { session, type, keys, rows } = start();
    session.hint = { name: 'pack', parameters: ['format', '/', '*v'], active: 0, doc: 'Bytes.\nMore.' };
    type('pack(');
    await settled();
    expect(rows()).toBe('>>> pack(\npack(format, /, *v)  Bytes.');
    keys('backspace');
    await settled();
    expect(rows()).toBe('>>> pack');
  });
  it('takes a paste as one block', async () => {
    const { session, repl, keys, rows } = start();
    repl.paste('    if x:\r\n        y = 1\r\n\r\n        z = 2\r\n');
    expect(rows()).toBe('>>> if x:\n...     y = 1\n...\n...     z = 2\n...');
    keys('enter');
    await settled();
    expect(session.ran).toEqual(['if x:\n    y = 1\n\n    z = 2']);
    repl.paste('a = 1\n');
    expect(rows()).toBe('>>> a = 1');
  });
  it('runs a pasted transcript and marks what differs', async () => {
    const { session, screen, repl } = start();
    session.prints('1 + 1', '2\n');
    session.prints('x', '5\n');
    session.behaviours.set('1 / 0', events => {
      events.output('stderr', 'Traceback (most recent call last):\nZeroDivisionError: division by zero\n');
      return { kind: 'error', status: 1, elapsed: 0, error: 'ZeroDivisionError: division by zero' };
    });
    repl.paste(
      '>>> 1 + 1  <1>\n2\n>>> x\n4\n>>> 1 / 0\nTraceback (most recent call last):\n  ...\nZeroDivisionError: division by zero\n',
    );
    await settled();
    await settled();
    expect(session.ran).toEqual(['1 + 1', 'x', '1 / 0']);
    expect(screen.written).toBe(
      [
        '>>> 1 + 1',
        '2',
        '>>> x',
        '5',
        '≠ the transcript has',
        '  4',
        '>>> 1 / 0',
        'Traceback (most recent call last):',
        'ZeroDivisionError: division by zero',
        '≠ 1 of 3 examples differ from the transcript',
        '',
      ].join('\n'),
    );
  });
  it('compares nothing where a transcript has no outputs', async () => {
    const { session, screen, repl } = start();
    session.prints('1 + 1', '2\n');
    repl.paste('>>> 1 + 1\n>>> x = 1\n');
    await settled();
    await settled();
    expect(screen.written).toBe('>>> 1 + 1\n2\n>>> x = 1\n');
  });
  it('shows the memory, never higher than the screen', async () => {
    const { session, keys, rows, repl } = start({ rows: 12 });
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => index);
    const before = bytes.slice();
    before[20] = 0;
    session.report = { buffers: [buffer({ names: ['big'], bytes, before, changed: [[20, 21]] })] };
    keys('C-o');
    await settled();
    expect(rows().split('\n')[1]).toMatch(/^── memory ── Ctrl-O hides it ─+$/);
    expect(rows()).toContain('0014: 00→14');
    expect(repl.view().rows.length).toBeLessThanOrEqual(11);
    keys('C-o');
    await settled();
    expect(rows()).toBe('>>>');
  });
  it('pages a long text', async () => {
    const { session, type, keys, rows } = start({ rows: 8 });
    session.behaviours.set('help(x)', events => {
      events.page?.(Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join('\n'));
      return ok;
    });
    type('help(x)\n');
    await settled();
    expect(rows().split('\n')[0]).toBe('line 1');
    expect(rows().split('\n')).toHaveLength(7);
    keys('q');
    expect(rows()).toBe('>>>');
  });
  it('has commands', async () => {
    const { session, screen, type } = start();
    session.report = {
      buffers: [buffer({ names: ['b'], bytes: Uint8Array.of(65), before: Uint8Array.of(66), changed: [[0, 1]] })],
    };
    for (const line of [
      '%mem b',
      '%views b',
      '%diff',
      '%undo',
      '%where m[1, 1]',
      "%layout 'bi'",
      '%hist 2',
      '%reset',
      '%nonsense',
    ]) {
      screen.written = '';
      type(`${line}\n`);
      await settled();
      expect(screen.written, line).toMatch(
        {
          '%mem b': /0000│ 41/,
          '%views b': /no views/,
          '%diff': /0000: 42→41/,
          '%undo': /0000│ 41/,
          '%where m[1, 1]': /bytes 4–5 of octets: 16 = 22/,
          "%layout 'bi'": /a···bbbb/,
          '%hist 2': /5 {2}%where m\[1, 1\]\n {3}6 {2}%layout 'bi'\n$/,
          '%reset': /the namespace is empty/,
          '%nonsense': /no command %nonsense/,
        }[line]!,
      );
    }
    expect(session.resets).toBe(1);
  });
  it('lists its commands within the width', async () => {
    const { screen, type } = start({ columns: 60 });
    type('%help\n');
    await settled();
    const lines = screen.written.split('\n');
    expect(lines.filter(line => line.length > 60)).toEqual([]);
    expect(lines.find(line => line.startsWith('%undo'))).toBe(
      '%undo              puts the contents of all buffers back to',
    );
    expect(screen.written).toContain('\n                   before the last change\n');
  });
  it('saves the blocks, over a file only where asked to', async () => {
    const { screen, type } = start();
    const path = join(mkdtempSync(join(tmpdir(), 'octets-save-')), 'saved.py');
    const command = async (line: string): Promise<string> => {
      screen.written = '';
      type(`${line}\n`);
      await settled();
      return screen.written.split('\n').slice(1).join('\n');
    };
    await command('a = 1');
    expect(await command(`%save ${path}`)).toBe(`1 block written to ${path}\n`);
    await command('b = 2');
    expect(await command(`%save ${path}`)).toBe(`${path} is there already: %save -f ${path} writes over it\n`);
    expect(readFileSync(path, 'utf8')).toBe('a = 1\n');
    expect(await command(`%save -f ${path}`)).toBe(`2 blocks written to ${path}\n`);
    expect(readFileSync(path, 'utf8')).toBe('a = 1\n\nb = 2\n');
    expect(await command('%save')).toBe('to which file? %save FILE\n');
    expect(await command('%save -f')).toBe('to which file? %save FILE\n');
    rmSync(dirname(path), { recursive: true });
  });
  it('says once that there is nothing to undo', async () => {
    const { session, screen, type } = start();
    session.report = { buffers: [], problems: ['No block is left to undo.'] };
    type('%undo\n');
    await settled();
    expect(screen.written).toBe('>>> %undo\nNo block is left to undo.\n');
  });
  it('leaves standard error to where it leads', async () => {
    const errors: string[] = [];
    const { session, screen, type } = start({ errors: text => errors.push(text) });
    session.behaviours.set('1/0', events => {
      events.output('stdout', 'out\n');
      events.output('stderr', 'Traceback\n');
      return ok;
    });
    type('1/0\n');
    await settled();
    expect([screen.written, errors]).toEqual(['>>> 1/0\nout\n', ['Traceback\n']]);
  });
  it('crops a block that is higher than the screen to where the cursor is', () => {
    const { repl, rows } = start({ rows: 6 });
    repl.paste(Array.from({ length: 20 }, (_, index) => `x${index}`).join('\n'));
    expect(rows()).toBe('... x15\n... x16\n... x17\n... x18\n... x19');
    repl.press('M-<');
    expect(rows().split('\n')[0]).toBe('>>> x0');
    expect(repl.view().cursor).toEqual({ x: 4, y: 0 });
  });
});

describe('the app', () => {
  afterEach(cleanup);

  it('draws what is typed and leaves results above', async () => {
    const session = new FakeSession();
    session.prints("'漢' * 2", "'漢漢'\n");
    const store = { read: () => ['x = 1'], append: () => {} };
    const { stdin, lastFrame, frames } = render(createElement(App, { session, store, theme }));
    await settled();
    stdin.write("'漢' * 2");
    await vi.waitFor(() => expect(lastFrame()).toBe(">>> '漢' * 2"));
    stdin.write('\r');
    await vi.waitFor(() => expect(frames.some(frame => frame.includes("'漢漢'\n"))).toBe(true));
    await vi.waitFor(() => expect(lastFrame()).toBe('>>>'));
    stdin.write('\x1b[A');
    await vi.waitFor(() => expect(lastFrame()).toBe(">>> '漢' * 2"));
    stdin.write('\x1b[200~a\r\nb\x1b[201~');
    await vi.waitFor(() => expect(lastFrame()).toBe(">>> '漢' * 2a\n... b"));
  });
});

describe('the plain REPL', () => {
  async function run(...lines: string[]) {
    const session = new FakeSession();
    session.prints('1', '1\n');
    session.report = { buffers: [buffer({ names: ['b'], bytes: Uint8Array.of(65) })] };
    session.behaviours.set('exit()', () => ({ kind: 'exit', status: 4, elapsed: 0 }));
    session.behaviours.set('ask()', (events, fake) => {
      events.input('? ');
      return new Promise(resolve => {
        fake.answered = line => {
          events.output('stdout', `<${line}>`);
          resolve(ok);
        };
      });
    });
    const input = new PassThrough();
    let written = '';
    input.end(lines.join('\r\n'));
    const io = { input, write: (text: string) => (written += text), width: () => 80 };
    const status = await plainRepl(session, io, { read: () => [], append: () => {} }, {}, () => {});
    return { status, written, ran: session.ran };
  }

  it('reads lines, blocks and answers, and never moves the cursor', async () => {
    const { status, written, ran } = await run('1', 'def f():', '    pass', '', 'ask()', 'Ada', '%mem b', 'exit', '1');
    expect(status).toBe(4);
    expect(ran).toEqual(['1', 'def f():\n    pass', 'ask()', 'exit()']);
    expect(written).toBe(
      [
        '>>> 1',
        '>>> ... ... >>> ? <Ada>',
        ">>> b  array('h') · 1 byte",
        '0000│ 41                                               │A               │',
        '>>> ',
      ].join('\n'),
    );
  });
  it('ends with its input', async () => {
    const { status, written } = await run('>>> 1');
    expect(status).toBe(0);
    expect(written).toBe('>>> >>> 1\n1\n>>> \n');
  });
  it('runs a transcript and marks what differs', async () => {
    const { written, ran } = await run('>>> 1', '1', '>>> def f():', '...     pass', '>>> 1  <1>', '2');
    expect(ran).toEqual(['1', 'def f():\n    pass', '1']);
    expect(written).toBe(
      [
        '>>> >>> 1',
        '1',
        '>>> def f():',
        '...     pass',
        '>>> 1',
        '1',
        '≠ the transcript has',
        '  2',
        '≠ 1 of 3 examples differ from the transcript',
        '>>> ',
        '',
      ].join('\n'),
    );
  });
  it('tells what its own commands are, and no keys of the other one', async () => {
    const { written } = await run('%help');
    expect(written).toContain('%where ITEM');
    expect(written).not.toContain('Ctrl-O ');
  });
});
