/**
 * The formats on documents that have an example in every position. An example shows its own place, `'LINE:COLUMN'`, so
 * that a wrong place is a wrong source.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkOutput } from '../src/doctest/compare.ts';
import type { Document, Example, Format } from '../src/doctest/document.ts';
import { type ExtractOptions, extractDocument, readDocument } from '../src/doctest/extract.ts';
import { FLAGS } from '../src/doctest/options.ts';
import { runDocument } from '../src/doctest/run.ts';
import type { ExampleOutcome, SessionFactory } from '../src/doctest/runner-interface.ts';
import { updateDocument } from '../src/doctest/update.ts';
import { doctestSessions } from '../src/doctest-sessions.ts';
import { startMain } from '../src/index.ts';
import { NodeHost } from '../src/node-host.ts';
import { ClosedHost } from '../src/runtime/host.ts';

class ReadingHost extends ClosedHost {
  constructor() {
    super('');
    Object.defineProperty(this, 'files', { value: new NodeHost(false).files });
  }
}

const factory = doctestSessions(new ReadingHost(), host => startMain(host, [''], ''));
const fixture = (name: string) => fileURLToPath(new URL(`fixtures/documents/${name}`, import.meta.url));
const hasPython = spawnSync('python3.14', ['--version']).status === 0;

const POSITIONS = ['md', 'adoc', 'rst', 'html', 'py', 'txt', 'ipynb'].map(suffix => `positions.${suffix}`);
const COUNTS: Record<string, [passed: number, skipped: number]> = {
  'positions.md': [23, 1],
  'positions.adoc': [21, 1],
  'positions.rst': [9, 2],
  'positions.html': [8, 1],
  'positions.py': [11, 0],
  'positions.txt': [2, 2],
  'positions.ipynb': [5, 2],
};

interface Run {
  passed: number;
  failed: number;
  skipped: number;
  failures: string[];
  outcomes: Map<Example, ExampleOutcome>;
}

/** Runs a document on the interpreter and keeps what each example did. */
function run(document: Document, flags = 0): Run {
  const failures: string[] = [];
  const outcomes = new Map<Example, ExampleOutcome>();
  const inOrder = document.examples;
  const recording: SessionFactory = {
    ...factory,
    create(globals) {
      const session = factory.create(globals);
      return {
        run(source, filename, lineno, mode) {
          const outcome = session.run(source, filename, lineno, mode);
          const example = inOrder.find(({ test: name, index }) => filename === `<doctest ${name}[${index}]>`);
          if (example?.source === source) outcomes.set(example, outcome);
          return outcome;
        },
      };
    },
  };
  const { passed, failed, skipped } = runDocument(document, recording, flags, false, {
    skipped() {},
    passed() {},
    failed: (example, { got, exception }) => failures.push(`${example.lineno}: ${example.source}${exception ?? got}`),
    problem: (lineno, message) => failures.push(`${lineno}: ${message}`),
  });
  return { passed, failed, skipped, failures, outcomes };
}

const extract = (text: string, name: string, options?: ExtractOptions) => extractDocument(text, name, factory, options);
const sources = (document: Document) => document.examples.map(({ source }) => source);

describe('every position', () => {
  test.each(POSITIONS)('%s passes', name => {
    const { failures, passed, skipped } = run(readDocument(fixture(name), factory));
    expect(failures).toEqual([]);
    expect([passed, skipped]).toEqual(COUNTS[name]);
  });

  test.each(POSITIONS)('%s: each example is where it says', name => {
    const document = readDocument(fixture(name), factory);
    for (const { source, lineno, column, role } of document.examples) {
      const place = /(\d+:\d+)/.exec(source)?.[1];
      if (place && role === 'example') expect(`${lineno}:${column}`).toBe(place);
    }
    expect(sources(document).join('')).not.toContain('nope,');
    expect(sources(document).filter(source => /^nope/.test(source))).toEqual([]);
  });

  test.each(POSITIONS.filter(name => !name.endsWith('.ipynb')))('%s: a broken output comes back', name => {
    const good = readDocument(fixture(name), factory);
    let text = good.text;
    const places: number[] = [];
    for (const { layout, file, exact, skip, skipIf, checked, want } of good.examples) {
      const line = layout.wantLines.findLast(({ text: content }) =>
        /^[^#]*[A-Za-z0-9]/.test(content.replace(/<\d+>/g, '')),
      );
      if (!line || file !== null || !exact || skip !== null || skipIf !== null || !checked) continue;
      // What an ellipsis stood for beside the broken part cannot be known.
      if (want.includes('...') && !want.startsWith('Traceback')) continue;
      const at = line.text.search(/[A-Za-z0-9]/);
      places.push(line.places?.starts[at] ?? line.offset + at);
    }
    for (const place of places) text = `${text.slice(0, place)}Q${text.slice(place + 1)}`;
    expect(places.length).toBeGreaterThan(1);
    const broken = extract(text, fixture(name));
    const { outcomes } = run(broken);
    const { texts, refused } = updateDocument(broken, outcomes, { factory });
    expect(refused.map(({ reason }) => reason)).toEqual([]);
    expect(texts.get(fixture(name))).toBe(good.text);
  });

  test('an included file is mended where it is', () => {
    const document = extract('----\ninclude::a.py[tag=x]\n----\n', 'dir/x.adoc', {
      read: () => new TextEncoder().encode('# tag::x[]\r\n>>> 1 + 1\r\n3\r\n# end::x[]\r\n'),
    });
    const { texts } = updateDocument(document, run(document).outcomes, { factory });
    expect([...texts]).toEqual([[join('dir', 'a.py'), '# tag::x[]\r\n>>> 1 + 1\r\n2\r\n# end::x[]\r\n']]);
  });
});

describe('skip markers', () => {
  const reasons = (text: string, name: string) => extract(text, name).examples.map(({ skip }) => skip);
  test.each([
    ['x.md', '<!-- doctest: skip: why -->\n```py\n>>> 1\n>>> 2\n```\n```py\n>>> 3\n```\n', ['why', 'why', null]],
    ['x.md', '<!--- skip: next -->\n```py\n>>> 1\n```\n', ['']],
    [
      'x.md',
      '<!-- doctest: skip start: a -->\n```py\n>>> 1\n```\n<!-- doctest: skip end -->\n```py\n>>> 2\n```\n',
      ['a', null],
    ],
    ['x.md', '```py\n>>> 1\n```\n<!-- doctest: skip file: old -->\n', ['old']],
    ['x.adoc', '// doctest: skip: why\n----\n>>> 1\n----\n----\n>>> 2\n----\n', ['why', null]],
    ['x.rst', '.. doctest: skip: why\n\n>>> 1\n\n>>> 2\n', ['why', null]],
    ['x.rst', '.. skip: start\n\n>>> 1\n\n>>> 2\n\n.. skip: end\n\n>>> 3\n', ['', '', null]],
    ['x.rst', '.. skip: start "a"\n\n.. testcode::\n\n   x\n\n.. skip: end\n\n.. testcode::\n\n   y\n', ['a', null]],
    ['x.rst', '.. doctest: skip file: old\n\n>>> 1\n\n.. testcode::\n\n   y\n', ['old', 'old']],
    ['x.html', '<!-- doctest: skip: why --><pre>>>> 1\n</pre><pre>>>> 2\n</pre>', ['why', null]],
    ['x.txt', '# doctest: skip: why\n>>> 1\n>>> 2\n\n>>> 3\n', ['why', 'why', null]],
    [
      'x.py',
      '# doctest: skip: why\ndef f():\n    """>>> 1\n    >>> 2"""\ndef g():\n    """>>> 3"""\n',
      ['why', 'why', null],
    ],
  ])('%s %j', (name, text, expected) => {
    expect(reasons(text, name)).toEqual(expected);
  });
});

describe('scripts', () => {
  const text = 'Text.\n\n```python\nx = 1\nprint(x)\n```\n\n```output\n1\n```\n\n```python\nassert x == 2\n```\n';
  test('run only if they are asked for', () => {
    expect(extract(text, 'x.md').examples).toEqual([]);
    const { passed, failures } = run(extract(text, 'x.md', { scripts: true }));
    expect([passed, failures]).toEqual([1, ['13: assert x == 2\nAssertionError\n']]);
    const one = text.replace('```python\nassert', '<!-- doctest: run -->\n```python\nassert');
    expect(sources(extract(one, 'x.md'))).toEqual(['assert x == 2\n']);
  });
  test('in AsciiDoc and reST too, callouts taken off', () => {
    expect(sources(extract('[source,python]\n----\nx = 1 <1>\n----\n', 'x.adoc', { scripts: true }))).toEqual([
      'x = 1\n',
    ]);
    expect(sources(extract('.. code-block:: python\n\n   x = 1\n', 'x.rst', { scripts: true }))).toEqual(['x = 1\n']);
  });
});

describe('a pasted session', () => {
  const paste = (text: string) => run(extract(text, '<stdin>', { format: 'transcript' as Format }));
  test('has blank lines in its outputs', () => {
    const session =
      'Python 3.14.0 (main)\nType "help" for more\n>>> print("a\\n\\nb")\na\n\nb\n>>> for i in range(2):\n...     i\n... \n0\n1\n>>> \n>>> 1 / 0\nTraceback (most recent call last):\n  File "<python-input-2>", line 1, in <module>\n    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n>>>';
    expect(paste(session)).toMatchObject({ passed: 3, failures: [] });
  });
  test('may have prose between its examples, as doctest has it', () => {
    expect(paste('>>> 1\n1\n\nprose\n\n>>> 2\n2\n')).toMatchObject({ passed: 2, failures: [] });
    expect(paste('>>> 1\n2\n')).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('bad input is one line with its place, the rest still runs', () => {
  test.each([
    ['x.ipynb', '{"cells": [\n  {"x": }\n]}', 2, /^not a notebook: broken JSON, value expected$/],
    ['x.ipynb', '{"nbformat": 3, "worksheets": []}', 1, /^not a notebook: its format 3 is older than 4$/],
    ['x.ipynb', '', 1, /^not a notebook: /],
    ['x.md', '```py\n>>> 1\n1\n```\n\n```py\n>>> 2\n2\n', 6, /^this fence is never closed$/],
    ['x.html', '<p>\n<pre>>>> 2\n2\n', 2, /^this <pre> is never closed$/],
    ['x.adoc', '----\n>>> 1\n1\n----\n\ninclude::no.py[]\n', 6, /^no.py cannot be included: no such file$/],
    ['x.adoc', '----\n>>> 1\n', 1, /^the block that ---- opens is never closed$/],
    ['x.rst', '.. testoutput::\n\n   x\n', 3, /^this testoutput has no testcode before it$/],
    ['x.rst', '.. doctest::\n   :options: +NOPE\n\n   >>> 1\n   1\n', 1, /^'\+NOPE' is not an option of doctest$/],
    ['x.py', '"""\n>>> 1\n"""\ndef', 4, /^SyntaxError: /],
  ])('%s %j', (name, text, lineno, message) => {
    const { problems, examples } = extract(text, name);
    expect(problems).toHaveLength(1);
    expect(problems[0].message).toMatch(message);
    expect(problems[0].lineno).toBe(lineno);
    expect(problems[0].message).not.toContain('\n');
    for (const { source } of examples) expect(source).toMatch(/^[12]\n$/);
  });
  test('an include that is not UTF-8, an optional one, one of itself, a missing tag', () => {
    const read = (path: string) => {
      if (path.endsWith('self.adoc')) return new TextEncoder().encode('include::self.adoc[]\n');
      if (path.endsWith('tags.py')) return new TextEncoder().encode('# tag::a[]\n>>> 1\n1\n# end::a[]\n');
      if (path.endsWith('bad.py')) return new Uint8Array([0x61, 0x0a, 0x80]);
      throw Object.assign(new Error(path), { code: 'ENOENT' });
    };
    const messages = (text: string) => extract(text, 'x.adoc', { read }).problems.map(({ message }) => message);
    expect(messages('include::bad.py[]\n')).toEqual([
      'bad.py cannot be included: line 2 is not UTF-8: byte 0x80 at offset 2',
    ]);
    expect(messages('include::none.py[opts=optional]\n')).toEqual([]);
    expect(messages('include::self.adoc[]\n')).toEqual(['self.adoc is included too deeply']);
    expect(messages('include::tags.py[tag=b]\n')).toEqual(['tags.py has no tag b']);
  });
});

test.each([
  ['3.14\n', '3.14159\n', true],
  ['3.14\n', '3.16\n', false],
  ['1e3\n', '1000.4\n', true],
  ['[1.0, 2, x]\n', '[0.96, 2, x]\n', true],
  ['[1.0, 2]\n', '[1.0, 3]\n', false],
  ['1\n', '1.0\n', false],
])('NUMBER: %j for %j is %j', (want, got, expected) => {
  expect(checkOutput(want, got, FLAGS.NUMBER)).toBe(expected);
  expect(checkOutput(want, got, 0)).toBe(false);
});

describe.runIf(hasPython)('CPython finds the same', () => {
  const ask = (paths: string[]) =>
    JSON.parse(
      execFileSync('python3.14', [fileURLToPath(new URL('fixtures/doctest/examples.py', import.meta.url))], {
        input: JSON.stringify(paths),
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      }),
    );
  const described = ({ source, want, excMsg, indent, options }: Example) => [
    source,
    want,
    excMsg,
    indent,
    Object.fromEntries(options),
  ];

  test('in every transcript of the conformance suite, and in text', { timeout: 60_000 }, () => {
    const root = fileURLToPath(new URL('../conformance', import.meta.url));
    const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
    const paths = names.filter(name => name.endsWith('.doctest')).map(name => join(root, name));
    paths.push(fixture('positions.txt'), fixture('cpython.rst'));
    expect(paths.length).toBeGreaterThan(100);
    ask(paths).forEach((found: { examples?: unknown[]; error?: string }, i: number) => {
      const document = readDocument(paths[i], factory);
      // A callout that stands bare in a source is text for CPython.
      const own = document.examples.map(example => [example.lineno, ...described(example)]);
      expect({ path: paths[i], examples: own }).toEqual({ path: paths[i], examples: found.examples });
    });
  });

  test('in Python files, and counts the same', { timeout: 60_000 }, () => {
    const [found] = ask([fixture('positions.py')]);
    const document = readDocument(fixture('positions.py'), factory);
    const tests: Record<string, unknown[]> = {};
    for (const example of document.examples) (tests[example.test] ??= []).push(described(example));
    expect(tests).toEqual(found.tests);
    const { passed, failed } = run(document);
    expect([passed, failed]).toEqual(found.counts);
  });
});
