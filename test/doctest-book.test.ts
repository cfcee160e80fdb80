/** The book's own examples through every reporter of the built command. Run after the build. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';

const COMMAND = fileURLToPath(new URL('../dist/octets.cjs', import.meta.url));
const BOOK = fileURLToPath(new URL('../conformance/book', import.meta.url));
const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '', PYTHONUNBUFFERED: '' };
/** The table of `conformance/book/README.md`: each document and its examples, all of which pass. */
const TABLE: [name: string, examples: number][] = [
  ['example-2-20.doctest', 11],
  ['example-2-21.doctest', 9],
  ['records.doctest', 12],
  ['book-page.adoc', 8],
  ['properties.md', 16],
];
const total = TABLE.reduce((sum, [, examples]) => sum + examples, 0);
const names = TABLE.map(([name]) => name);
const perDocument = (list: string[]) => names.map(name => list.filter(item => item.includes(name)).length);

let folder: string;
let run: { status: number | null; stdout: string; stderr: string };
const report = (name: string) => readFileSync(join(folder, name), 'utf8');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'octets-book-'));
  const reporters = ['json', 'junit', 'tap', 'github'].map(name => `--reporter=${name}=${join(folder, name)}`);
  const args = ['doctest', '--reporter=text', ...reporters, ...names];
  run = spawnSync(process.execPath, [COMMAND, ...args], { cwd: BOOK, encoding: 'utf8', env });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('text', () => {
  const lines = TABLE.map(([name, examples]) => `ok    ${name}  ${examples} passed\n`).join('');
  expect(run).toMatchObject({ status: 0, stdout: `${lines}\n${total} passed, 0 failed\n`, stderr: '' });
});

test('json', () => {
  const { status, counts, documents } = JSON.parse(report('json'));
  expect([status, counts]).toEqual([0, { passed: total, failed: 0, skipped: 0 }]);
  expect(documents.map((d: { path: string; examples: { status: string }[] }) => [d.path, d.examples.length])).toEqual(
    TABLE,
  );
  for (const { examples } of documents) {
    for (const example of examples) expect(example).toMatchObject({ status: 'passed', failure: null });
  }
});

test('junit', () => {
  const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(report('junit'));
  expect([testsuites['@_tests'], testsuites['@_failures']]).toEqual([`${total}`, '0']);
  const suites: Record<string, string | unknown[]>[] = testsuites.testsuite;
  expect(suites.map(suite => [suite['@_name'], suite['testcase'].length])).toEqual(TABLE);
  expect(report('junit')).not.toMatch(/<(?:failure|error|skipped)/);
});

test('tap', () => {
  const lines = report('tap').trimEnd().split('\n');
  expect([lines[0], lines.at(-1)]).toEqual(['TAP version 14', `1..${total}`]);
  const points = lines.filter(line => /^ok \d+ - /.test(line));
  expect(points).toHaveLength(lines.length - 2);
  expect(perDocument(points)).toEqual(TABLE.map(([, examples]) => examples));
});

test('github', () => {
  expect(report('github')).not.toContain('::');
  for (const [name, examples] of TABLE) expect(report('github')).toContain(`${name}: ${examples} passed`);
});

test('the tour prints what CPython prints, and ends as it does', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'buffer-tour.py'], {
    cwd: BOOK,
    encoding: 'utf8',
    env,
  });
  const text = (name: string) => readFileSync(join(BOOK, name), 'utf8');
  const anonymous = (traceback: string) => traceback.replace(/File "[^"]*"/g, 'File "PATH"');
  expect([status, stdout, anonymous(stderr)]).toEqual([1, text('buffer-tour.out'), anonymous(text('buffer-tour.err'))]);
});
