/** Formats, callouts, places, report and exit status of the doctest runner, with an interpreter that only pretends. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { outputWithoutCallouts, stripSourceCallouts } from '../src/doctest/callouts.ts';
import { type DoctestIO, doctestCommand } from '../src/doctest/command.ts';
import { judge } from '../src/doctest/compare.ts';
import { byteRange, type Document } from '../src/doctest/document.ts';
import { extractDocument } from '../src/doctest/extract.ts';
import { inThread } from '../src/doctest/in-thread.ts';
import { wantsColor } from '../src/doctest/reporters/text.ts';
import type { ExampleOutcome, SessionFactory } from '../src/doctest/runner-interface.ts';
import { decodeFile } from '../src/doctest/source-text.ts';

/** "Python" that knows `say TEXT`, `set NAME TEXT`, `get NAME`, `raise TEXT`. */
const pretend: SessionFactory = {
  create() {
    const names = new Map<string, string>();
    return {
      run(source): ExampleOutcome {
        const [, verb, rest] = /^(\w+) ?([\s\S]*?)(?: *#.*)?\n*$/.exec(source)!;
        if (verb === 'raise')
          return { output: '', exception: { text: `${rest}\n`, traceback: `Traceback:\n${rest}\n` } };
        if (verb === 'interrupt') return { output: '', exception: null, interrupted: true };
        if (verb === 'set') names.set(rest.split(' ')[0], rest.split(' ').slice(1).join(' '));
        const output = verb === 'say' ? rest : verb === 'get' ? (names.get(rest) ?? '?') : '';
        return { output: output && `${output.replaceAll('\\n', '\n')}\n`, exception: null };
      },
    };
  },
  docstrings(source, _filename, name) {
    if (source.includes('syntax error')) throw Object.assign(new Error('SyntaxError: invalid syntax'), { lineno: 2 });
    const found = [...source.matchAll(/"""([\s\S]*?)"""/g)];
    return found.map((match, i) => ({
      name: i === 0 ? name : `${name}.f${i}`,
      lineno: source.slice(0, match.index).split('\n').length,
      column: match.index - (source.lastIndexOf('\n', match.index) + 1),
      docstring: match[1],
    }));
  },
};

const extract = (text: string, path: string) => extractDocument(text, path, pretend);
const brief = (document: Document) => document.examples.map(e => [e.lineno, e.column, e.source, e.want]);

/** Every example's ranges and prefix must be found literally in the text. */
function checkPlaces(document: Document): void {
  for (const example of document.examples) {
    const { sourceRange, wantRange, prefix } = example;
    const source = document.text.slice(sourceRange.start, sourceRange.end);
    expect(source.startsWith(`${prefix}>>> `)).toBe(true);
    expect(prefix.length).toBe(example.column);
    expect(wantRange.start).toBe(sourceRange.end);
    const want = document.text.slice(wantRange.start, wantRange.end).split(/\r\n|\n/);
    expect(
      want
        .filter(line => line !== '')
        .map(line => line.slice(prefix.length) + '\n')
        .join(''),
    ).toBe(example.want);
    expect(document.text.slice(0, sourceRange.start).split(/\r\n|\n/).length).toBe(example.lineno);
  }
}

describe('text', () => {
  test('line ends of every kind, and bytes of the file', () => {
    const document = extract('é\r\n  >>> say a\r\n  a\r\n\r\n  >>> say b\n  b', 'x.txt');
    expect(brief(document)).toEqual([
      [2, 2, 'say a\n', 'a\n'],
      [5, 2, 'say b\n', 'b\n'],
    ]);
    checkPlaces(document);
    expect(byteRange({ ...document, bom: true }, document.examples[0].sourceRange)).toEqual({ start: 7, end: 20 });
  });
  test('what is written wrongly is a problem at its line', () => {
    expect(extract('x\n>>>say a\n', 'x.rst').problems).toEqual([
      { lineno: 2, message: "line 2 of the docstring for x.rst lacks blank after >>>: '>>>say a'" },
    ]);
  });
});

describe('markdown', () => {
  test('fences at the top, in lists and in quotes; other languages and plain text are not Python', () => {
    const text = [
      '>>> say no',
      'no',
      '',
      '```python',
      '>>> say a',
      'a',
      '```',
      '1. item',
      '',
      '   ~~~ PyCon title="x"',
      '   >>> say b',
      '   b',
      '   ',
      '   >>> say c',
      '   c',
      '   ~~~',
      '> - ````py',
      '>   >>> say d',
      '>   d',
      '>   ````',
      '',
      '```sh',
      '>>> say no',
      '```',
      '```',
      '>>> say no',
      '```',
      '',
    ].join('\n');
    const document = extract(text, 'README.md');
    expect(brief(document)).toEqual([
      [5, 0, 'say a\n', 'a\n'],
      [11, 3, 'say b\n', 'b\n'],
      [14, 3, 'say c\n', 'c\n'],
      [18, 4, 'say d\n', 'd\n'],
    ]);
    expect(document.examples.map(e => e.prefix)).toEqual(['', '   ', '   ', '>   ']);
    expect(document.examples.map(e => e.index)).toEqual([0, 1, 2, 3]);
    expect(document.problems).toEqual([]);
    checkPlaces(document);
  });
  test('tabs, line ends of Windows, a blank line without its quote marker', () => {
    const text = '- a\r\n\r\n\t```py\r\n\t>>> say a\r\n\ta\r\n\r\n\t>>> say b\r\n\tb\r\n\t```\r\n';
    const document = extract(text, 'x.md');
    expect(brief(document)).toEqual([
      [4, 1, 'say a\n', 'a\n'],
      [7, 1, 'say b\n', 'b\n'],
    ]);
    checkPlaces(document);
  });
  test('a fence that never closes is told', () => {
    const document = extract('text\n\n```python\n>>> say a\na\n', 'x.md');
    expect(document.problems).toEqual([{ lineno: 3, message: 'this fence is never closed' }]);
    expect(brief(document)).toEqual([[4, 0, 'say a\n', 'a\n']]);
    expect(extract('```sh\nls\n\n```python\n>>> say a\n', 'x.md').problems).toHaveLength(1);
  });
  test('a wrong fence does not keep the others from running', () => {
    const document = extract('```py\n>>>say a\n```\n```py\n>>> say b\nb\n```\n', 'x.md');
    expect(document.problems.map(p => p.lineno)).toEqual([2]);
    expect(brief(document)).toEqual([[5, 0, 'say b\n', 'b\n']]);
  });
  test('a comment between examples may be prose, output that begins with # still matches', () => {
    const [a, b] = extract('```py\n>>> set a 1\n# then\n>>> say # x\n# x\n```\n', 'x.md').examples;
    expect(judge(a, { output: '', exception: null }, 0).passed).toBe(true);
    expect(judge(b, { output: '# x\n', exception: null }, 0).passed).toBe(true);
    expect(judge(b, { output: '# y\n', exception: null }, 0).passed).toBe(false);
  });
});

describe('asciidoc', () => {
  test('which blocks are Python', () => {
    const text = `= Title
:source-language: python

Section
-------

>>> say no

[source,python]
----
>>> say a
a
----

====
[[anchor]]
[source%nowrap, pycon, linenums]
.A title
----
>>> say b
b
----

....
>>> say c
c
....
====

[source,console]
----
>>> say no
----

////
>>> say no
////

paragraph
[source,py]
>>> say d
d

[source]
--------
>>> say e
----
--------

\`\`\`python
>>> say f
f
\`\`\`

[,python3]
----
>>> say g
g
----

[source,python]
--
>>> say h
h
--

--
>>> say no
--
`;
    const document = extract(text, 'page.adoc');
    expect(document.examples.map(e => e.source.slice(4, 5))).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    expect(document.examples[4].want).toBe('----\n');
    expect(document.problems).toEqual([]);
    checkPlaces(document);
  });
  test('a block that never closes is told', () => {
    expect(extract('a\n\n----\n>>> say a\n', 'x.adoc').problems).toEqual([
      { lineno: 3, message: 'the block that ---- opens is never closed' },
    ]);
  });
});

describe('python', () => {
  test('docstrings, each a test of its own, at their places in the file', () => {
    const text = '"""Module.\n\n>>> say a\na\n"""\ndef f():\n    """\n    >>> say b\n    b\n    """\n';
    const document = extract(text, 'dir/mod.py');
    expect(document.examples.map(e => [e.test, e.index, e.lineno, e.column, e.exact])).toEqual([
      ['mod', 0, 3, 0, true],
      ['mod.f1', 0, 8, 4, true],
    ]);
    checkPlaces(document);
  });
  test('a module that does not parse', () => {
    expect(extract('# >>> \nsyntax error', 'mod.py').problems).toEqual([
      { lineno: 2, message: 'SyntaxError: invalid syntax' },
    ]);
  });
});

describe('callouts', () => {
  test.each([
    ['m = f(x)  <1>\n', 'm = f(x)\n'],
    ['m = f(x) <1> <.> <12>  \n', 'm = f(x)\n'],
    ['m = f(x)  # <1>\n', 'm = f(x)  # <1>\n'],
    ["m = ' <1>'\n", "m = ' <1>'\n"],
    ["m = '''a <1>\nb''' <2>\n", "m = '''a <1>\nb'''\n"],
    ["m = '\\' <1>' <2>\n", "m = '\\' <1>'\n"],
    ['x <1>y\n', 'x <1>y\n'],
  ])('source %j', (source, stripped) => {
    expect(stripSourceCallouts(source)).toBe(stripped);
  });
  test('output', () => {
    expect(outputWithoutCallouts("<class 'int'>\n", null)).toEqual([]);
    expect(outputWithoutCallouts('<1>\n', null)).toEqual([]);
    expect(outputWithoutCallouts('a  # <1>\nb <2> <3>\n', null)).toEqual(['a\nb\n']);
    expect(outputWithoutCallouts('a <1>\nb <2>\n', 'a <1>\nb\n')).toEqual(['a\nb\n', 'a <1>\nb\n']);
  });
  test('beside a directive and on the lines of a traceback', () => {
    const [example] = extract(
      '>>> x  # doctest: +ELLIPSIS  # <1>\nTraceback (most recent call last):  <2>\nE: a...  # <3>\n',
      'x.txt',
    ).examples;
    expect([...example.options]).toEqual([['ELLIPSIS', true]]);
    expect(judge(example, { output: '', exception: { text: 'E: abc\n' } }, 0).passed).toBe(false);
    expect(judge(example, { output: '', exception: { text: 'E: abc\n' } }, 8).passed).toBe(true);
  });
});

describe('the command', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'doctest-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const file = (name: string, content: string | Uint8Array) => {
    mkdirSync(join(directory, name, '..'), { recursive: true });
    writeFileSync(join(directory, name), content);
    return join(directory, name);
  };
  async function run(args: string[], more: Partial<DoctestIO> = {}) {
    let out = '';
    let err = '';
    const io: DoctestIO = { write: text => (out += text), writeError: text => (err += text), ...more };
    const status = await doctestCommand(args, () => inThread(pretend), io);
    const plain = (text: string) => text.replaceAll(directory + '/', '').replace(/ in [\d.]+ s\n/, ' in TIME\n');
    return { status, out: plain(out), err: plain(err) };
  }

  test('all passes', async () => {
    const path = file('a.txt', '>>> set x 1\n>>> get x\n1\n');
    expect(await run([path])).toEqual({ status: 0, out: 'ok    a.txt  2 passed\n\n2 passed, 0 failed\n', err: '' });
    expect((await run(['-q', path])).out).toBe('2 passed, 0 failed\n');
    expect((await run(['-v', path])).out).toBe(
      'ok    a.txt:1:1  >>> set x 1\nok    a.txt:2:1  >>> get x\nok    a.txt  2 passed\n\n2 passed, 0 failed in TIME\n',
    );
  });

  test('failures show the place, the source, both outputs and the difference', async () => {
    const path = file(
      'a.md',
      '# A\n\n```pycon\n>>> say [1, 2, 4]\n[1, 2, 3]\n>>> raise E: x\n>>> say a\\nb\\nc\na\nb\n>>> say x # doctest: +SKIP\n```\n',
    );
    expect(await run([path])).toEqual({
      status: 1,
      out: `a.md:4:1
   4 | >>> say [1, 2, 4]
  Expected:
    [1, 2, 3]
           ^
  Got:
    [1, 2, 4]
           ^

a.md:6:1
   6 | >>> raise E: x
  Expected nothing
  Raised:
    Traceback:
    E: x

a.md:7:1
   7 | >>> say a\\nb\\nc
  Expected:
    a
    b
  Got:
    a
    b
    c

FAIL  a.md  3 failed, 1 skipped

0 passed, 3 failed, 1 skipped
`,
      err: '',
    });
  });

  test('an option that would help is named', async () => {
    const path = file(
      'a.txt',
      '>>> say a b c\na...c\n>>> say a  b\na b\n>>> raise E: x\nTraceback (most recent call last):\nE: y\n',
    );
    const { out } = await run([path]);
    expect(out.match(/With # doctest: \+\w+/g)).toEqual([
      'With # doctest: +ELLIPSIS',
      'With # doctest: +NORMALIZE_WHITESPACE',
      'With # doctest: +IGNORE_EXCEPTION_DETAIL',
    ]);
    expect((await run(['-o', 'ELLIPSIS', '-o', 'NORMALIZE_WHITESPACE', path])).out).toContain('2 passed, 1 failed\n');
  });

  test('differences in the notations of difflib', async () => {
    const path = file('a.txt', '>>> say a\\nb\\nc\\nd\na\nb\nx\nd\n');
    expect((await run(['-o', 'REPORT_UDIFF', path])).out).toContain(
      '  Differences (unified diff with -expected +actual):\n    @@ -1,4 +1,4 @@\n     a\n     b\n    -x\n    +c\n     d\n',
    );
  });

  test('-f ends a file, -x ends the run', async () => {
    const a = file('a.txt', '>>> say 1\n2\n>>> say 1\n1\n');
    const b = file('b.txt', '>>> say 1\n1\n');
    expect((await run(['-f', a, b])).out).toMatch(/\n1 passed, 1 failed\n$/);
    expect((await run(['-x', a, b])).out).toMatch(/\n0 passed, 1 failed\n$/);
    expect((await run([a, b])).out).toMatch(/\n2 passed, 1 failed\n$/);
  });

  test('directories: supported files, below too, not in node_modules or dot folders', async () => {
    file('z/b.txt', '>>> say 1\n1\n');
    file('z/README.md', 'no examples');
    file('z/node_modules/c.txt', '>>> say 1\n2\n');
    file('z/.git/c.txt', '>>> say 1\n2\n');
    file('z/deep/a.rst', '>>> say 1\n1\n');
    file('z/c.log', '>>> say 1\n2\n');
    const { status, out } = await run([join(directory, 'z')]);
    expect(out).toBe('ok    z/b.txt  1 passed\nok    z/deep/a.rst  1 passed\n\n2 passed, 0 failed\n');
    expect(status).toBe(0);
    const empty = await run([join(directory, 'z', 'README.md')]);
    expect([empty.status, empty.err]).toEqual([5, 'error: no examples found in z/README.md\n']);
  });

  test('usage errors are one line each; other files still run', async () => {
    const good = file('good.txt', '>>> say 1\n1\n');
    const bad = file('bad.txt', new Uint8Array([0x61, 0x0a, 0xc3, 0xa9, 0x80, 0x0a]));
    const { status, out, err } = await run([join(directory, 'missing.txt'), bad, good]);
    expect(status).toBe(2);
    expect(err).toBe(
      'error: missing.txt: no such file or directory\nerror: bad.txt:2: not UTF-8: byte 0x80 at offset 4\n',
    );
    expect(out).toContain('1 passed, 0 failed\n');
    for (const args of [['--nope', good], ['-o'], ['-o', 'NOPE', good], []]) {
      const result = await run(args);
      expect(result.status).toBe(2);
      expect(result.err).toMatch(/^error: [^\n]+\n$/);
    }
  });

  test('malformed documents fail, the interrupted run stops', async () => {
    const path = file('a.md', '```py\n>>> say 1\n1\n');
    expect(await run([path])).toEqual({
      status: 1,
      out: 'a.md:1\n    this fence is never closed\n\nFAIL  a.md  1 passed, 1 failed\n\n1 passed, 1 failed\n',
      err: '',
    });
    const interrupted = file('b.txt', '>>> say 1\n1\n>>> interrupt\n>>> say 1\n1\n');
    expect(await run([interrupted])).toMatchObject({ status: 130, err: 'error: interrupted\n' });
  });

  test('colour', async () => {
    const path = file('a.txt', '>>> say 1\n1\n');
    expect((await run([path], { terminal: true, env: { TERM: 'xterm' } })).out).toContain(
      '\u001b[32m1 passed\u001b[39m, 0 failed\n',
    );
    expect(wantsColor({}, true)).toBe(true);
    expect(wantsColor({ NO_COLOR: '1', FORCE_COLOR: '1' }, true)).toBe(false);
    expect(wantsColor({ FORCE_COLOR: '1' }, false)).toBe(true);
    expect(wantsColor({}, false)).toBe(false);
  });
});

test.each([
  [[0xff], 0],
  [[0x61, 0xef, 0xbb, 0x41], 1],
  [[0xef, 0xbf, 0xbd, 0xef, 0xbf], 3],
  [[0xe2, 0x82], 0],
  [[0xef, 0xbb, 0xbf, 0x61, 0xc0], 4],
])('the first byte that is not UTF-8 in %j', (bytes, offset) => {
  expect(() => decodeFile(new Uint8Array(bytes))).toThrow(`at offset ${offset}`);
});
