/** The examples of a book's chapter (Fluent Python, 2-20 and 2-21), typed by hand with mistakes that the history mends. */
import { afterEach, describe, expect, it } from 'vitest';
import { Screen, whyNoTerminal } from './repl-terminal.ts';

const reason = await whyNoTerminal();
const UP = '\x1b[A';
const HOME = '\x01';
const LEFT = '\x02';
const RIGHT = '\x06';
const WORD_RIGHT = '\x1bf';
const SWAP = '\x14';

describe.skipIf(reason !== undefined)('the book in a terminal', () => {
  let screen: Screen | undefined;
  afterEach(() => {
    screen?.close();
    screen = undefined;
  });
  /** Types each text and waits for the prompt, below which there may be a hint. */
  async function typing(rows: number, ...texts: string[]): Promise<Screen> {
    screen = await Screen.open({ args: ['-q'], rows, env: { NO_COLOR: '1' } });
    await screen.until(/>>>$/);
    for (const text of texts) await step(screen, text);
    return screen;
  }
  async function step(terminal: Screen, text: string): Promise<void> {
    const lines = terminal
      .text()
      .replace(/\narray\(.*$/, '')
      .split('\n').length;
    terminal.send(`${text}\r`);
    await terminal.until(new RegExp(`^(?:[^\\n]*\\n){${lines},}(?:>>>|\\.\\.\\.)(?:\\narray\\(.*)?$`));
  }

  it('shows why numbers[2] became 1024', { timeout: 120_000 }, async () => {
    const terminal = await typing(
      60,
      'from arrya import array',
      // The letters that changed places.
      UP + HOME + WORD_RIGHT + WORD_RIGHT + LEFT + SWAP,
      // A bracket that is missing: the block goes on.
      "numbers = array('h', [-2, -1, 0, 1, 2]",
      ')',
      'memv = memoryview(numbers)',
      'len(memv)',
      'memv[0]',
      "memv_oct = memv.cast('B')",
      'memv_oct.tolist()',
      'mev_oct[5] = 4',
      `${UP + HOME + RIGHT + RIGHT}m`,
      'numbers',
    );
    expect(terminal.text()).toBe(
      `>>> from arrya import array
Traceback (most recent call last):
  File "<stdin>", line 1, in <module>
    from arrya import array
ModuleNotFoundError: No module named 'arrya'
>>> from array import array
>>> numbers = array('h', [-2, -1, 0, 1, 2]
...     )
>>> memv = memoryview(numbers)
>>> len(memv)
5
>>> memv[0]
-2
>>> memv_oct = memv.cast('B')
>>> memv_oct.tolist()
[254, 255, 255, 255, 0, 0, 1, 0, 2, 0]
>>> mev_oct[5] = 4
Traceback (most recent call last):
  File "<stdin>", line 1, in <module>
    mev_oct[5] = 4
    ^^^^^^^
NameError: name 'mev_oct' is not defined. Did you mean: 'memv_oct'?
>>> memv_oct[5] = 4
>>> numbers
array('h', [-2, -1, 1024, 1, 2])
>>>`,
    );
    // Up, Up: the assignment again, now with the pane.
    terminal.send('\x0f');
    await terminal.until(/── memory ──/);
    terminal.send(`${UP + UP}\r`);
    await terminal.until(/memv_oct│/);
    terminal.send('memv_oct[5] = 0\r');
    await terminal.until(/1024→0/);
    terminal.send('memv_oct[5] = 4\r');
    await terminal.until(/0→1024/);
    expect(terminal.text().slice(terminal.text().lastIndexOf('>>> memv_oct[5] = 4'))).toBe(
      `>>> memv_oct[5] = 4
>>>
── memory ── Ctrl-O hides it ───────────────────────────────────────────────────
numbers  array 'h' · 10 bytes · itemsize 2 · 1 export
    0000│ fe ff ff ff 00 04 01 00  02 00                   │××××⋄••⋄•⋄      │
    memv│ └0──┘ └1──┘ └2──┘ └3──┘  └4──┘                    'h' (5,)
memv_oct│ 0  1  2  3  4  5  6  7   8  9                     'B' (10,)
  0005: 00→04
    numbers[2] = memv[2]: 0→1024  (00 04 = 0x0400, little-endian)
    memv_oct[5]: 0→4`,
    );
  });

  it('shows which bytes two shapes of the same octets share', { timeout: 120_000 }, async () => {
    const terminal = await typing(
      60,
      'from array import array',
      "octets = array('B', rnage(6))",
      `${UP + HOME + WORD_RIGHT + WORD_RIGHT + WORD_RIGHT + RIGHT.repeat(5)}${SWAP}`,
    );
    for (const line of [
      'm1 = memoryview(octets)',
      'm2 = m1.cast("B", [2, 3])',
      'm3 = m1.cast("B", [3, 2])',
      'm2[1,1] = 22',
      'm3[1,1] = 33',
      'octets',
    ]) {
      await step(terminal, line);
    }
    await terminal.until(/array\('B', \[0, 1, 2, 33, 22, 5\]\)\n>>>$/);
    await step(terminal, '%where m2[1, 1]');
    await step(terminal, '%where m3[1, 1]');
    expect(terminal.text()).toContain('bytes 4–5 of octets: 16 = 22');
    expect(terminal.text()).toContain('bytes 3–4 of octets: 21 = 33');
  });
});
