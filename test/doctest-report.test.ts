/** The reports of the doctest runner, their escapes, and what is chosen to run. */

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { DEFAULTS, parseDoctestArguments, UsageError } from '../src/doctest/arguments.ts';
import { hexDifference } from '../src/doctest/hex-difference.ts';
import type { ExampleResult, Failure, PlannedExample } from '../src/doctest/job.ts';
import { parseBytesRepr } from '../src/doctest/python-bytes.ts';
import { GitHubReporter } from '../src/doctest/reporters/github.ts';
import { jsonReporter } from '../src/doctest/reporters/json.ts';
import { JUnitReporter } from '../src/doctest/reporters/junit.ts';
import type { Reporter, Write } from '../src/doctest/reporters/reporter.ts';
import { TapReporter } from '../src/doctest/reporters/tap.ts';
import { TextReporter } from '../src/doctest/reporters/text.ts';
import { parseSelection, parseShard, shardOf } from '../src/doctest/select.ts';
import { wordDifference } from '../src/doctest/word-difference.ts';

const passed: Omit<ExampleResult, 'ordinal'> = {
  status: 'passed',
  reason: '',
  quiet: false,
  failure: null,
  oracle: null,
  milliseconds: 1.5,
};
const failure: Failure = {
  want: '',
  got: '',
  printed: '',
  kind: 'output',
  flags: 0,
  option: null,
  note: null,
};
const failed = (more: Partial<Failure>): Omit<ExampleResult, 'ordinal'> => ({
  ...passed,
  status: 'failed',
  failure: { ...failure, ...more },
});

/** A run with one document, whose examples have these sources and results. */
function report(make: (write: Write) => Reporter, examples: [string, Omit<ExampleResult, 'ordinal'>][], path = 'a.md') {
  let out = '';
  const reporter = make(text => (out += text));
  const plan = examples.map(
    ([source], i): PlannedExample => ({
      id: `${path}[${i}]`,
      test: path,
      index: i,
      path,
      lineno: 3 * i + 2,
      column: 3,
      source: `${source}\n`,
      selected: true,
    }),
  );
  const document = { path, plan };
  const counts = { passed: 0, failed: 1, skipped: 0 };
  reporter.problem(document, { path, lineno: 1, message: 'this fence is never closed' });
  examples.forEach(([, result], i) => {
    counts[result.status]++;
    reporter.example(document, plan[i], { ...result, ordinal: i });
  });
  reporter.documentEnd(document, counts);
  const errors = ['b.md:2: not UTF-8: byte 0xff at offset 7'];
  reporter.end({ counts, documents: 1, seconds: 0.25, status: 2, errors, interrupted: false });
  return out;
}

const text = (options = {}) => {
  return (write: Write) => new TextReporter(write, { verbose: false, quiet: true, color: false, ...options });
};

const EXAMPLES: [string, Omit<ExampleResult, 'ordinal'>][] = [
  ['a < b, "c"', passed],
  ['x = 1  # 100%', { ...passed, status: 'skipped', reason: 'needs a #network' }],
  ['say("a:\\n")', failed({ want: 'one two\n', got: 'one <&> "2", 3%\r\x1b[0m\n' })],
];

describe('text', () => {
  const shown = (result: Omit<ExampleResult, 'ordinal'>, source = 'f()') =>
    report(text(), [[source, result]])
      .split('\n')
      .slice(3, -2)
      .join('\n');
  test('words that differ are marked, equal lines are not', () => {
    expect(shown(failed({ want: 'one 2 three\nfour\n', got: 'one two three\nfour\n' }))).toMatchInlineSnapshot(`
      "a.md:2:3
         2 | >>> f()
        Expected:
          one 2 three
              ^
          four
        Got:
          one two three
              ^^^
          four
      "
    `);
  });
  test('an ellipsis that holds is no difference', () => {
    const { want, got } = wordDifference('a ... d\nb 1\n', 'a b c d\nb 2\n', 8);
    expect(want).toEqual([
      [{ text: 'a ... d', changed: false }],
      [
        { text: 'b ', changed: false },
        { text: '1', changed: true },
      ],
    ]);
    expect(got[0]).toEqual([{ text: 'a b c d', changed: false }]);
  });
  test('bytes are compared in rows', () => {
    const want = "b'abcdefghijklmnOpqrstuvwxyz0123456789\\x01'\n";
    const got = "b'abcdefghijklmnopqrstuvwxyz0123456789'\n";
    expect(shown(failed({ want, got }))).toMatchInlineSnapshot(`
      "a.md:2:3
         2 | >>> f()
        Expected:
          b'abcdefghijklmnOpqrstuvwxyz0123456789\\x01'
        Got:
          b'abcdefghijklmnopqrstuvwxyz0123456789'
        Bytes (- expected, + got): expected 37 bytes, got 36, 2 differ, the first at offset 14
          - 00000000  61 62 63 64 65 66 67 68   69 6a 6b 6c 6d 6e 4f 70  |abcdefghijklmnOp|
          + 00000000  61 62 63 64 65 66 67 68   69 6a 6b 6c 6d 6e 6f 70  |abcdefghijklmnop|
                                                                  ^^
            00000010  71 72 73 74 75 76 77 78   79 7a 30 31 32 33 34 35  |qrstuvwxyz012345|
          - 00000020  36 37 38 39 01                                     |6789.|
          + 00000020  36 37 38 39                                        |6789|
                                  ^^
      "
    `);
  });
  test('a timeout, an unexpected exception, blanks that nobody sees', () => {
    expect(shown(failed({ kind: 'note', note: 'did not come to an end in 1 s' }))).toMatchInlineSnapshot(`
      "a.md:2:3
         2 | >>> f()
        This example did not come to an end in 1 s.
      "
    `);
    expect(shown(failed({ kind: 'unexpected', want: '1\n', printed: 'x\n', got: 'E: y\n' }))).toMatchInlineSnapshot(`
      "a.md:2:3
         2 | >>> f()
        Expected:
          1
        Printed:
          x
        Raised:
          E: y
      "
    `);
    expect(shown(failed({ want: 'a\n', got: 'a \n' }))).toMatchInlineSnapshot(`
      "a.md:2:3
         2 | >>> f()
        Expected:
          a
        Got:
          a
           ^
        Line 1: blanks at the end are not expected.
      "
    `);
  });
  test('document, Octets and CPython', () => {
    const oracle = { document: false, octets: true, want: '1\n', octetsGot: '2\n', pythonGot: '2\n' };
    expect(shown({ ...passed, oracle })).toMatchInlineSnapshot(`
      "a.md:2:3
         2 | >>> f()
        Document (not as CPython):
          1
        Octets (as CPython):
          2
        CPython:
          2
      "
    `);
  });
});

test('junit', () => {
  const xml = report(write => new JUnitReporter(write), EXAMPLES);
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(xml).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="octets doctest" tests="5" failures="2" time="0.250">
      <testsuite name="a.md" tests="4" failures="1" errors="1" skipped="1" time="0.004500">
        <testcase classname="a.md" name="line 1" file="a.md" line="1" time="0">
          <error message="this fence is never closed">this fence is never closed</error>
        </testcase>
        <testcase classname="a.md" name="a.md[0] a &lt; b, &quot;c&quot;" file="a.md" line="2" time="0.001500"/>
        <testcase classname="a.md" name="a.md[1] x = 1  # 100%" file="a.md" line="5" time="0.001500">
          <skipped message="needs a #network"/>
        </testcase>
        <testcase classname="a.md" name="a.md[2] say(&quot;a:\\n&quot;)" file="a.md" line="8" time="0.001500">
          <failure type="output" message="another output than expected">a.md:8:3
       8 | &gt;&gt;&gt; say("a:\\n")
      Expected:
        one two
            ^^^
      Got:
        one &lt;&amp;&gt; "2", 3%&#13;\\x1b[0m
            ^^^^^^^^^^^^^^^^</failure>
        </testcase>
      </testsuite>
      <testsuite name="octets doctest" tests="1" failures="0" errors="1">
        <testcase classname="octets doctest" name="b.md:2: not UTF-8: byte 0xff at offset 7"><error message="b.md:2: not UTF-8: byte 0xff at offset 7"/></testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test('tap', () => {
  expect(report(write => new TapReporter(write), EXAMPLES)).toMatchInlineSnapshot(`
    "TAP version 14
    not ok 1 - a.md:1 this fence is never closed
      ---
      message: "this fence is never closed"
      severity: fail
      at:
        file: "a.md"
        line: 1
        column: 1
      ...
    ok 2 - a.md[0] a < b, "c"
    ok 3 - a.md[1] x = 1  \\# 100% # SKIP needs a \\#network
    not ok 4 - a.md[2] say("a:\\\\n")
      ---
      message: "another output than expected"
      severity: fail
      at:
        file: "a.md"
        line: 8
        column: 3
      expected: "one two\\n"
      actual: "one <&> \\"2\\", 3%\\r\\u001b[0m\\n"
      report: "a.md:8:3\\n   8 | >>> say(\\"a:\\\\n\\")\\n  Expected:\\n    one two\\n        ^^^\\n  Got:\\n    one <&> \\"2\\", 3%\\r\\u001b[0m\\n        ^^^^^^^^^^^^^^^^\\n"
      ...
    not ok 5 - b.md:2: not UTF-8: byte 0xff at offset 7
    1..5
    "
  `);
});

test('github', () => {
  expect(report(write => new GitHubReporter(write), EXAMPLES, 'a:b,c.md')).toMatchInlineSnapshot(`
    "::error file=a%3Ab%2Cc.md,line=1,title=the document is malformed::this fence is never closed
    ::error file=a%3Ab%2Cc.md,line=8,endLine=8,col=3,title=a%3Ab%2Cc.md[2]%3A another output than expected::a:b,c.md:8:3%0A   8 | >>> say("a:\\n")%0A  Expected:%0A    one two%0A        ^^^%0A  Got:%0A    one <&> "2", 3%25%0D[0m%0A        ^^^^^^^^^^^^^^^^
    a:b,c.md: 1 passed, 2 failed, 1 skipped
    ::error title=octets doctest::b.md:2: not UTF-8: byte 0xff at offset 7
    1 passed, 2 failed, 1 skipped
    "
  `);
});

test('json', () => {
  const schema = JSON.parse(readFileSync(new URL('../docs/doctest-report.schema.json', import.meta.url), 'utf8'));
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
  const oracle = { document: false, octets: true, want: '1\n', octetsGot: '2\n', pythonGot: '2\n' };
  const data = JSON.parse(report(jsonReporter, [...EXAMPLES, ['g()', { ...passed, oracle }]]));
  expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
  expect(data.documents[0].examples[2]).toMatchObject({
    id: 'a.md[2]',
    lineno: 8,
    status: 'failed',
    failure: { kind: 'output', got: 'one <&> "2", 3%\r\x1b[0m\n' },
  });
  expect(validate({ ...data, version: 2 })).toBe(false);
});

/** Reads TAP 14 strictly: nothing but what the specification has. */
function readTap(tap: string): { points: number; data: string[] } {
  const lines = tap.split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.shift()).toBe('TAP version 14');
  expect(lines.pop()).toMatch(/^1\.\.\d+$/);
  const data: string[] = [];
  let points = 0;
  for (let i = 0; i < lines.length; i++) {
    if (lines[i] === '  ---') {
      for (i++; lines[i] !== '  ...'; i++) {
        const match = /^ {2}(?: {2})?(\w+):(?: (.*))?$/.exec(lines[i])!;
        expect(match, lines[i]).not.toBeNull();
        if (match[2]?.startsWith('"')) data.push(JSON.parse(match[2]));
      }
      continue;
    }
    const match = /^(?:not )?ok (\d+) - (?:[^#\\]|\\[#\\])*(?: # SKIP.*)?$/.exec(lines[i]);
    expect(match, lines[i]).not.toBeNull();
    expect(Number(match![1])).toBe(++points);
  }
  expect(tap).toContain(`\n1..${points}\n`);
  return { points, data };
}

test('whatever examples say, the formats hold', () => {
  const anything = fc.string({
    unit: fc.constantFrom('a', '<', '&', '"', '#', '\\', '\r', '\n', '\0', '%', ']]>', '\ud800', '\x85'),
  });
  fc.assert(
    fc.property(anything, anything, anything, (source, want, got) => {
      const examples: [string, Omit<ExampleResult, 'ordinal'>][] = [
        [source, failed({ want, got })],
        [want, { ...passed, status: 'skipped', reason: got }],
      ];
      const xml = report(write => new JUnitReporter(write), examples, source);
      expect(XMLValidator.validate(xml)).toBe(true);
      const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(xml);
      expect(testsuites.testsuite).toHaveLength(2);
      const { points, data } = readTap(report(write => new TapReporter(write), examples, source));
      expect(points).toBe(4);
      expect(data).toContain(got);
      const commands = report(write => new GitHubReporter(write), examples, source).match(/^::error .*$/gm);
      expect(commands).toHaveLength(3);
    }),
    { numRuns: 100 },
  );
});

describe('bytes', () => {
  test.each([
    ["b'a\\x00\\n\\'\\\\'", [97, 0, 10, 39, 92]],
    ['bytearray(b"it\'s")', [105, 116, 39, 115]],
    ["memoryview(b'\\101')", [65]],
    ["b''", []],
  ])('%s', (repr, data) => {
    expect([...parseBytesRepr(`${repr}\n`)!.data]).toEqual(data);
  });
  test.each(["'a'", "b'a", "bytearray(b'a'", "b'a')", "b'é'", "(b'a', 1)", "b'a'\nb'b'"])('not %s', repr => {
    expect(parseBytesRepr(repr)).toBeNull();
  });
  test('every byte that differs is marked, and no other', () => {
    const bytes = fc.uint8Array({ maxLength: 80 });
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const { lines } = hexDifference(a, b);
        const marks = lines
          .filter(line => line.sign === '?')
          .map(line => line.pieces[0].text.match(/\^\^/g)?.length ?? 0);
        let count = 0;
        for (let i = 0; i < Math.max(a.length, b.length); i++) if (a[i] !== b[i]) count++;
        expect(marks.reduce((sum, n) => sum + n, 0)).toBe(count);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is run', () => {
  test.each([
    ['cast', true],
    ['CAST and not slow', true],
    ['(slow or cast) and md', true],
    ['not cast or slow', false],
    ['"view[1" and not "or"', true],
  ])('-k %s', (expression, chosen) => {
    expect(parseSelection(expression)('docs/cast.md::view[1]')).toBe(chosen);
  });
  test.each(['', 'a b', '(a', 'a and', 'not', 'or a', 'a )'])('-k %j is wrong', expression => {
    expect(() => parseSelection(expression)).toThrow(/^[^\n]*the expression/);
  });
  test('shares are disjoint and whole', () => {
    const all = [...'abcdefg'];
    const shares = [1, 2, 3].map(index => shardOf(all, { index, count: 3 }));
    expect(shares.flat().sort()).toEqual(all);
    expect(shares.map(share => share.length)).toEqual([3, 2, 2]);
    expect(['0/3', '4/3', '1', '1/0', 'a/b'].map(parseShard)).toEqual([null, null, null, null, null]);
  });
  test('the command line goes before the configuration', () => {
    const configured = { paths: ['docs'], options: { timeout: 5000, scope: 'block' as const, flags: ['ELLIPSIS'] } };
    const { paths, options } = parseDoctestArguments(['--timeout', '0.5', '-o', 'SKIP', '--jobs=3'], configured);
    expect(paths).toEqual(['docs']);
    expect(options).toEqual({
      ...DEFAULTS,
      timeout: 500,
      scope: 'block',
      flags: ['ELLIPSIS', 'SKIP'],
      jobs: 3,
    });
  });
  test.each([
    [['--shard', '3/2'], '--shard is'],
    [['--timeout', 'x'], '--timeout is a number of seconds'],
    [['--jobs', '1.5'], '--jobs is a whole number'],
    [['--scope', 'world'], '--scope is one of file, block, example'],
    [['--color', 'blue'], '--color is one of'],
    [['--reporter', 'xml'], '--reporter is one of'],
    [['--reporter', 'json', '--reporter', 'tap'], 'only one report'],
    [['--oracle', 'python3'], '--oracle goes with --update'],
    [['--update', '--check-oracle', 'python3'], 'exclude each other'],
    [['--list', '--watch'], 'exclude each other'],
    [['-k', 'a and'], 'the expression'],
  ])('%j is a usage error', (args, message) => {
    expect(() => parseDoctestArguments([...args, 'a.md'])).toThrow(UsageError);
    expect(() => parseDoctestArguments([...args, 'a.md'])).toThrow(message);
  });
});
