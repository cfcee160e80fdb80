/** The REPL's editor: reducers on a text and a cursor. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Editor, EMPTY, editKey, insert, newLine } from '../repl/editor/editor.ts';
import { HistoryFile, historyPath, remember, searchBack, walk } from '../repl/editor/history.ts';
import { endsInSuite } from '../repl/editor/indent.ts';
import { choose, menuRows, offer } from '../repl/editor/menu.ts';
import { blockView, crop } from '../repl/editor/view.ts';
import { matchingBrackets, rolesOf, scan } from '../repl/highlight.ts';
import { keysOf } from '../repl/keys.ts';
import { pagerKey, pagerView } from '../repl/pager.ts';
import { graphemes, paint, plainText, themeFor, truncate, widthOf, wrap } from '../repl/style.ts';

/** An editor from a text in which `|` is the cursor. */
function at(marked: string): Editor {
  return { ...EMPTY, text: marked.replace('|', ''), cursor: marked.indexOf('|') };
}
function show({ text, cursor }: Editor): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}
/** Presses keys: names between spaces; `"text"` types. */
function press(editor: Editor, ...keys: string[]): Editor {
  for (const key of keys) editor = editKey(editor, key) ?? insert(editor, key);
  return editor;
}
function type(editor: Editor, text: string): Editor {
  for (const character of text) editor = character === '\n' ? newLine(editor) : insert(editor, character);
  return editor;
}

describe('editor', () => {
  it.each([
    ['ab|c', ['left'], 'a|bc'],
    ['ab|c', ['C-b', 'C-b', 'C-b'], '|abc'],
    ['a\n|b', ['left'], 'a|\nb'],
    ['x\nab|c', ['C-a'], 'x\n|abc'],
    ['x\na|bc\ny', ['C-e'], 'x\nabc|\ny'],
    ['foo.bar(|', ['M-b'], 'foo.|bar('],
    ['|foo.bar', ['M-f', 'M-f'], 'foo.bar|'],
    ['a|bc\ny', ['C-k'], 'a|\ny'],
    ['a|\ny', ['C-k'], 'a|y'],
    ['ab c|d', ['C-u'], '|d'],
    ['m = x.y z|', ['C-w', 'C-w'], 'm = |'],
    ['one |two three', ['M-d'], 'one | three'],
    ['one two|', ['M-backspace'], 'one |'],
    ['ab|', ['C-t'], 'ba|'],
    ['a|b', ['C-t'], 'ba|'],
    ['one| two', ['M-t'], 'two one|'],
    ['|abc def', ['M-u', 'M-c'], 'ABC Def|'],
    ['a|b', ['delete'], 'a|'],
    ['        |x', ['backspace'], '    |x'],
    ['      |x', ['backspace'], '    |x'],
    ['a    |x', ['backspace'], 'a   |x'],
  ])('%s with %j is %s', (before, keys, after) => {
    expect(show(press(at(before), ...keys))).toBe(after);
  });

  it('moves by characters as one sees them', () => {
    const family = '👨‍👩‍👧';
    expect(show(press(at(`a${family}|`), 'left'))).toBe(`a|${family}`);
    expect(show(press(at('e\u0301|'), 'backspace'))).toBe('|');
    // Two columns each: the third column is between the first two characters and the next.
    expect(show(press(at('漢字漢\nabcd|'), 'up'))).toBe('漢字|漢\nabcd');
  });
  it('keeps the column through shorter lines', () => {
    expect(show(press(at('abcdef\nx\nabcd|ef'), 'up', 'up'))).toBe('abcd|ef\nx\nabcdef');
    expect(show(press(at('abcd|ef\nx\nabcdef'), 'down', 'down'))).toBe('abcdef\nx\nabcd|ef');
  });
  it('yanks what was killed, kills in a row as one, and older ones by M-y', () => {
    const killed = press(at('one two| three'), 'M-backspace', 'M-backspace', 'C-e');
    expect(show(press(killed, 'C-y'))).toBe(' threeone two|');
    const second = press(killed, 'C-u', 'C-y');
    expect(show(press(second, 'M-y'))).toBe('one two|');
    expect(show(press(second, 'left', 'M-y'))).toBe(' thre|e');
  });
  it('undoes word by word, and redoes', () => {
    const typed = type(EMPTY, 'ab = cd');
    expect(show(press(typed, 'C-_'))).toBe('ab = |');
    expect(show(press(typed, 'C-_', 'C-_', 'M-_'))).toBe('ab = |');
    expect(show(press(typed, 'C-_', 'x', 'M-_'))).toBe('ab = x|');
  });
  it('undoes everything that keys do', () => {
    const keys = [
      'a',
      ' ',
      '(',
      '漢',
      ':',
      'C-k',
      'C-u',
      'C-w',
      'C-y',
      'M-y',
      'M-d',
      'C-t',
      'M-t',
      'M-u',
      'left',
      'right',
    ];
    const more = ['up', 'down', 'home', 'end', 'backspace', 'delete', 'M-b', 'M-f'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...keys, ...more, '\n'), { maxLength: 40 }), pressed => {
        let editor = EMPTY;
        for (const key of pressed) {
          editor = key === '\n' ? newLine(editor) : press(editor, key);
          expect(editor.cursor).toBeGreaterThanOrEqual(0);
          expect(editor.cursor).toBeLessThanOrEqual(editor.text.length);
        }
        const { text } = editor;
        const steps = editor.undo.length;
        for (let step = 0; step < steps; step++) editor = editKey(editor, 'C-_')!;
        expect(editor.text).toBe('');
        for (let step = 0; step < steps; step++) editor = editKey(editor, 'M-_')!;
        expect(editor.text).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
  it('indents as one types', () => {
    const text = type(EMPTY, 'def f(x):\nif x:\nreturn 1\nelse:\ny = [\n1,\n2]\npass\n');
    expect(text.text).toBe(
      'def f(x):\n    if x:\n        return 1\n    else:\n        y = [\n            1,\n            2]\n        pass\n    ',
    );
    expect(type(EMPTY, 'if a:\nb\nelse:').text).toBe('if a:\n    b\nelse:');
    expect(type(EMPTY, 'd = {\nelse:').text).toBe('d = {\n    else:');
  });
  it('knows which lines only a blank one ends', () => {
    for (const block of ['if x:\n    y', 'if x:\n    y = [\n1]', "if x:\n    y = '''\n'''", 'if x:\n\ty']) {
      expect(endsInSuite(block), block).toBe(true);
    }
    for (const block of ['y = [\n    1\n    ]', "y = '''\n    '''", "f('''\n  a\n  ''', [\n  1])", 'if x:\n    y\n']) {
      expect(endsInSuite(block), block).toBe(false);
    }
  });
});

describe('history', () => {
  const entries = ['import array', 'x = 1', 'm = memoryview(b)', 'x = 2'];
  it('walks through what begins alike', () => {
    const start = { index: 4, prefix: 'x', typed: 'x' };
    const first = walk(entries, start, -1)!;
    expect(first.text).toBe('x = 2');
    const second = walk(entries, first, -1)!;
    expect(second.text).toBe('x = 1');
    expect(walk(entries, second, -1)).toBeUndefined();
    expect(walk(entries, walk(entries, second, 1)!, 1)!.text).toBe('x');
  });
  it('searches backwards', () => {
    const first = searchBack(entries, { query: 'x', index: 4, failed: false }, true);
    expect(entries[first.index]).toBe('x = 2');
    expect(entries[searchBack(entries, first, false).index]).toBe('x = 1');
    expect(searchBack(entries, { ...first, query: 'nowhere' }, true).failed).toBe(true);
  });
  it('remembers a block once', () => {
    expect(remember(['a'], 'a\n')).toEqual(['a']);
    expect(remember(['a'], 'b\n\n')).toEqual(['a', 'b']);
  });
  it('is kept in a file that only the user may read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'octets-history-'));
    try {
      const path = join(folder, 'deep', 'history');
      new HistoryFile(path).append('def f():\n    return "ü"');
      new HistoryFile(path).append('x');
      expect(new HistoryFile(path).read()).toEqual(['def f():\n    return "ü"', 'x']);
      expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3);
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o77).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(historyPath({ XDG_STATE_HOME: '/s' })).toBe(join('/s', 'octets', 'history'));
    expect(historyPath({ OCTETS_HISTORY: '' })).toBe('');
    new HistoryFile('').append('nowhere');
    expect(new HistoryFile('/nowhere/at/all').read()).toEqual([]);
  });
});

describe('completion', () => {
  const candidates = ['tobytes', 'tolist', 'toreadonly'].map(text => ({
    text,
    kind: 'attribute' as const,
    detail: '',
  }));
  it('puts in what all have in common, and then each', () => {
    const offered = offer('m.t', 3, { from: 2, candidates })!;
    expect(offered.text).toBe('m.to');
    const first = choose(offered.text, offered.menu!, 1);
    expect(first.text).toBe('m.tobytes');
    expect(choose(first.text, first.menu, -1).text).toBe('m.toreadonly');
    expect(choose(first.text, first.menu, 1).text).toBe('m.tolist');
    expect(menuRows(first.menu, 40, 2).map(plainText)).toEqual(['› tobytes     attribute', '  1–1 of 3']);
  });
  it('takes a single one, and does nothing without', () => {
    expect(offer('m.tol()', 5, { from: 2, candidates: candidates.slice(1, 2) })).toEqual({
      text: 'm.tolist()',
      cursor: 8,
      menu: null,
    });
    expect(offer('m.z', 3, { from: 2, candidates: [] })).toBeUndefined();
  });
});

describe('highlighting', () => {
  const words = (source: string) => scan(source).map(({ start, end, role }) => [source.slice(start, end), role]);
  it('knows the parts of a line', () => {
    expect(words('for i in range(0x1F): # go')).toEqual([
      ['for', 'keyword'],
      ['i', 'text'],
      ['in', 'keyword'],
      ['range', 'builtin'],
      ['(', 'text'],
      ['0x1F', 'number'],
      [')', 'text'],
      ['# go', 'comment'],
    ]);
    expect(words('x.range')[1]).toEqual(['range', 'text']);
    expect(words('match x:')[0]).toEqual(['match', 'keyword']);
    expect(words('match = 1')[0]).toEqual(['match', 'text']);
    expect(words('@wraps(f)')[0]).toEqual(['@wraps', 'decorator']);
    expect(rolesOf('%mem x')).toEqual([...new Array(4).fill('command'), undefined, undefined]);
  });
  it('goes on where a string is not closed', () => {
    expect(words('rb"\\x00 \nx')).toEqual([
      ['rb"\\x00 ', 'string'],
      ['x', 'text'],
    ]);
    expect(words('"""a\nb')).toEqual([['"""a\nb', 'string']]);
    expect(words('"a\\"b"')).toEqual([['"a\\"b"', 'string']]);
  });
  it('covers every code unit at most once, in order, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab"\'\\\n#(){}[]@.0é漢😀 %:') }), source => {
        let last = 0;
        for (const { start, end } of scan(source)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });
  it('finds the other bracket', () => {
    expect(matchingBrackets('f(a[1])', 7)).toEqual([1, 6]);
    expect(matchingBrackets('f(a[1])', 3)).toEqual([3, 5]);
    expect(matchingBrackets('f(")"', 1)).toEqual([1]);
    expect(matchingBrackets('(]', 0)).toEqual([0]);
    expect(matchingBrackets('f(a)', 3)).toEqual([1, 3]);
    expect(matchingBrackets('abc', 1)).toEqual([]);
  });
});

describe('screen', () => {
  const prompts = { first: '>>> ', next: '... ' };
  it('puts the cursor where the next character goes', () => {
    const view = blockView('ab漢', 2, prompts, 80);
    expect(view.cursor).toEqual({ x: 6, y: 0 });
    expect(blockView('ab漢', 3, prompts, 80).cursor).toEqual({ x: 8, y: 0 });
    expect(blockView('a\nb', 3, prompts, 80).cursor).toEqual({ x: 5, y: 1 });
  });
  it('breaks lines between characters and never splits a wide one', () => {
    const view = blockView('abc漢字', 5, prompts, 8);
    expect(view.rows.map(plainText)).toEqual(['>>> abc', '漢字']);
    expect(view.cursor).toEqual({ x: 4, y: 1 });
    expect(blockView('abcd', 4, prompts, 8).cursor).toEqual({ x: 0, y: 1 });
  });
  it('keeps every row within the width, and the cursor on a row', () => {
    const unit = fc.constantFrom(...'ab (\t\n漢', 'e\u0301', '👍🏽', '\x01');
    fc.assert(
      fc.property(fc.string({ unit }), fc.integer({ min: 10, max: 60 }), (source, columns) => {
        for (const cursor of [0, source.length]) {
          const view = blockView(source, cursor, prompts, columns);
          for (const row of view.rows) expect(widthOf(plainText(row))).toBeLessThanOrEqual(columns);
          expect(view.cursor.y).toBeLessThan(view.rows.length);
          expect(view.cursor.x).toBeLessThan(columns);
        }
      }),
    );
  });
  it('cuts and wraps lines by columns', () => {
    expect(plainText(truncate([{ text: '漢字漢' }], 5))).toBe('漢字…');
    expect(plainText(truncate([{ text: '漢字漢' }], 6))).toBe('漢字漢');
    expect(wrap([{ text: 'abc' }, { text: '漢字' }], 4).map(plainText)).toEqual(['abc', '漢字']);
    expect(graphemes('e\u0301x')).toEqual(['e\u0301', 'x']);
  });
  it('has no colour without colour', () => {
    const line = [
      { text: 'def', role: 'keyword' as const },
      { text: '00', role: 'changed' as const },
    ];
    expect(paint(line, themeFor({ NO_COLOR: '1' }))).toBe('def\x1b[1;4m00\x1b[0m');
    expect(themeFor({ COLORFGBG: '0;15' })).toEqual(themeFor({ OCTETS_THEME: 'light' }));
    expect(paint(line, themeFor({ OCTETS_THEME: 'none' }))).toBe('def00');
  });
});

describe('keys', () => {
  const none = {} as Parameters<typeof keysOf>[1];
  it('come one by one, however they arrive', () => {
    expect(keysOf('ab\r\x01', none)).toEqual(['a', 'b', 'enter', 'C-a']);
    expect(keysOf('\r\n', none)).toEqual(['enter']);
    expect(keysOf('a', { ...none, ctrl: true })).toEqual(['C-a']);
    expect(keysOf('b', { ...none, meta: true })).toEqual(['M-b']);
    expect(keysOf('', { ...none, leftArrow: true, ctrl: true })).toEqual(['C-left']);
    expect(keysOf('', { ...none, tab: true, shift: true })).toEqual(['S-tab']);
    expect(keysOf('\r', { ...none, return: true, meta: true })).toEqual(['M-enter']);
    expect(keysOf('\x1f', none)).toEqual(['C-_']);
  });
});

describe('a block that is higher than the screen', () => {
  it('is laid out near the cursor alone, and looks the same', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', '漢', '(', "'", '\t', 'e\u0301'), maxLength: 30 });
    const texts = fc.array(line, { minLength: 1, maxLength: 40 }).map(lines => lines.join('\n'));
    fc.assert(
      fc.property(texts, fc.nat(1000), fc.integer({ min: 1, max: 12 }), (text, where, height) => {
        const cursor = Math.min(where, text.length);
        const prompts = { first: '>>> ', next: '... ' };
        const whole = crop(blockView(text, cursor, prompts, 20), height);
        expect(crop(blockView(text, cursor, prompts, 20, true, height), height)).toEqual(whole);
      }),
    );
  });
});

describe('pager', () => {
  const text = Array.from({ length: 50 }, (_, index) => `line ${index + 1}`).join('\n');
  it('pages', () => {
    let pager = { text, top: 0 };
    pager = pagerKey(pager, ' ', 80, 11)!;
    expect(pagerView(pager, 80, 11).map(plainText)[0]).toBe('line 11');
    expect(pagerView(pager, 80, 11)).toHaveLength(11);
    expect(pagerKey(pager, 'G', 80, 11)!.top).toBe(40);
    expect(pagerKey(pager, 'b', 80, 11)!.top).toBe(0);
    expect(pagerKey(pager, 'q', 80, 11)).toBeNull();
  });
  it('breaks long lines between words, below where they begin', () => {
    const text = ' |  one two three four\n    a word-that-is-longer-than-a-row ends\n';
    expect(pagerView({ text, top: 0 }, 16, 20).map(plainText).slice(0, -1)).toEqual([
      ' |  one two',
      ' |  three four',
      '    a',
      '    word-that-is',
      '    -longer-than',
      '    -a-row',
      '    ends',
    ]);
  });
});
