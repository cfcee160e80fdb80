/** The doctest runner's rules against CPython's own doctest, recorded, and live where CPython 3.14 is installed. */

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkOutput, stripExceptionDetails } from '../src/doctest/compare.ts';
import { contextDiff, ndiff, unifiedDiff } from '../src/doctest/difflib.ts';
import type { Document } from '../src/doctest/document.ts';
import { extractDocument, readDocument } from '../src/doctest/extract.ts';
import { FLAGS, type FlagName } from '../src/doctest/options.ts';
import { DoctestSyntaxError, parseExamples } from '../src/doctest/parse.ts';
import { runDocument } from '../src/doctest/run.ts';
import type { ExampleOutcome, SessionFactory } from '../src/doctest/runner-interface.ts';
import { splitLines } from '../src/doctest/source-text.ts';

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/doctest/${name}`, import.meta.url));
const json = (name: string) => JSON.parse(readFileSync(fixture(name), 'utf8'));
const book = (name: string) => fileURLToPath(new URL(`../conformance/book/${name}`, import.meta.url));

interface Cases {
  parse: string[];
  check: [want: string, got: string, flags: FlagName[]][];
  strip: string[];
  difference: [want: string, got: string][];
  run: [text: string, flags: FlagName[]][];
}
const cases: Cases = json('cases.json');
const expected = json('expected.json');
const hasPython = spawnSync('python3.14', ['--version']).status === 0;

function bits(names: FlagName[]): number {
  return names.reduce((all, name) => all | FLAGS[name], 0);
}

function parse(text: string): unknown {
  try {
    const examples = parseExamples(splitLines(text), { text, name: 'case.txt' });
    return {
      examples: examples.map(({ source, want, excMsg, lineno, indent, options }) => ({
        source,
        want,
        excMsg,
        lineno,
        indent,
        options: Object.fromEntries(options),
      })),
    };
  } catch (error) {
    if (!(error instanceof DoctestSyntaxError)) throw error;
    return { error: error.message };
  }
}

/** CPython runs the examples, all of a document at once, and the runner judges. */
function pythonSession(document: Document): SessionFactory {
  const asked = document.examples
    .filter(example => example.options.get('SKIP') !== true)
    .map(({ source, test, index }) => [source, `<doctest ${test}[${index}]>`]);
  const input = JSON.stringify(asked);
  const outcomes: ExampleOutcome[] = JSON.parse(
    execFileSync('python3.14', [fixture('session.py')], { input, encoding: 'utf8' }),
  );
  const byName = new Map(asked.map(([, name], i) => [name, outcomes[i]]));
  return { create: () => ({ run: (_source, filename) => byName.get(filename)! }) };
}

function run(document: Document, flags: number) {
  const shown: [number, string][] = [];
  const result = runDocument(document, pythonSession(document), flags, false, {
    skipped() {},
    passed: example => shown.push([example.lineno, 'passed']),
    failed: (example, _judgement, _flags, quiet) => {
      if (!quiet) shown.push([example.lineno, 'failed']);
    },
    problem: (lineno, message) => {
      throw new Error(`${lineno}: ${message}`);
    },
  });
  return { shown, ...result };
}

const noFactory: SessionFactory = {
  create() {
    throw new Error('not needed');
  },
};

describe('as CPython recorded', () => {
  test.each(cases.parse.map((text, i) => [text, i] as const))('parses %j', (text, i) => {
    expect(parse(text)).toEqual(expected.parse[i]);
  });
  test.each(cases.check.map((item, i) => [...item, i] as const))(
    'compares %j with %j under %j',
    (want, got, flags, i) => {
      expect(checkOutput(want, got, bits(flags))).toBe(expected.check[i]);
    },
  );
  test.each(cases.strip.map((text, i) => [text, i] as const))('strips the details of %j', (text, i) => {
    expect(stripExceptionDetails(text)).toBe(expected.strip[i]);
  });
  test.each(cases.difference.map((item, i) => [...item, i] as const))('difference of %j and %j', (want, got, i) => {
    const a = want.match(/.*\n/g) ?? [];
    const b = got.match(/.*\n/g) ?? [];
    expect({ unified: unifiedDiff(a, b, 2), context: contextDiff(a, b, 2), ndiff: ndiff(a, b) }).toEqual(
      expected.difference[i],
    );
  });
});

describe.runIf(hasPython)('with CPython 3.14 live', () => {
  test('the recording is current', () => {
    const output = execFileSync('python3.14', [fixture('record.py')], { encoding: 'utf8', maxBuffer: 1 << 26 });
    expect(JSON.parse(output)).toEqual(expected);
  });

  test.each(cases.run.map((item, i) => [...item, i] as const))('runs %j under %j', (text, flags, i) => {
    const result = run(extractDocument(text, 'case.txt', noFactory), bits(flags));
    const { shown, failed, attempted, skipped } = expected.run[i];
    // CPython does not show what passes quietly; the counts tell of it.
    const quietly = flags.includes('REPORT_ONLY_FIRST_FAILURE') || text.includes('+REPORT_ONLY_FIRST_FAILURE');
    if (quietly)
      expect(result.shown.filter(([, word]) => word === 'failed')).toEqual(
        shown.filter(([, word]: [number, string]) => word === 'failed'),
      );
    else expect(result.shown).toEqual(shown);
    expect([result.failed, result.passed + result.failed + result.skipped, result.skipped]).toEqual([
      failed,
      attempted,
      skipped,
    ]);
  });

  test.each([
    ['example-2-20.doctest', 11],
    ['example-2-21.doctest', 9],
    ['records.doctest', 12],
    ['book-page.adoc', 8],
    ['properties.md', 16],
  ])("the book's %s passes", (name, examples) => {
    const document = readDocument(book(name), noFactory);
    expect(document.problems).toEqual([]);
    expect(run(document, 0)).toMatchObject({ passed: examples, failed: 0, skipped: 0 });
  });
});
