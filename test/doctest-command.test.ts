/** The built `octets doctest`: threads, timeouts, what breaks an interpreter, watching, the library. Run after the build. */

import { spawn, spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDoctestArguments } from '../src/doctest/arguments.ts';
import { runDoctests } from '../src/doctest/command.ts';
import { RESOURCE_LIMITS, WorkerPool } from '../src/doctest/pool.ts';
import { TextReporter } from '../src/doctest/reporters/text.ts';
import type * as api from '../src/doctest-api.ts';

const dist = (name: string) => fileURLToPath(new URL(`../dist/${name}`, import.meta.url));
const hasPython = spawnSync('python3.14', ['--version']).status === 0;
if (!hasPython) console.warn('python3.14 is not installed: what --oracle and --check-oracle do is not tested');
const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '', PYTHONUNBUFFERED: '' };
let folder: string;

const FILES: Record<string, string | Uint8Array> = {
  'ok/a.md': '```pycon\n>>> x = 1\n>>> x\n1\n```\n',
  'ok/b.rst': '>>> b"ab"[0]\n97\n',
  'ok/c.txt': ">>> x\nTraceback (most recent call last):\nNameError: name 'x' is not defined\n",
  'late/1-endless.txt': '>>> 1\n1\n>>> while True: pass\n>>> 2\n2\n',
  'late/2-deaf.txt':
    '>>> while True:\n...     try:\n...         while True: pass\n...     except BaseException: pass\n>>> 2\n2\n',
  'late/3-fine.txt': '>>> 1\n1\n',
  'bad/3-loud.txt': ">>> print('x' * 100_000_000)\n",
  'bad/4-exit.txt': '>>> import sys; sys.exit(3)\n>>> 1\n1\n',
  'bad/5-bytes.txt': Uint8Array.of(0x3e, 0x3e, 0x3e, 0x20, 0x31, 0x0a, 0xff),
  'bad/6-exit-at-once.txt': '>>> import os; os._exit(3)\n>>> 1\n1\n',
  'bad/7-broken.ipynb': '{"cells": [\n  {"x": }\n]}',
  'bad/8-fence.md': '```py\n>>> 1\n1\n```\n\n```py\n>>> 2\n2\n',
  'bad/9-greedy.txt': ">>> a = []\n>>> while True: a.append(b'x' * 1_000_000)\n>>> 2\n2\n",
  'bad/fine.txt': '>>> 1\n1\n',
  'empty/readme.md': 'nothing here\n',
  'nothing/data.log': '>>> 1\n1\n',
  'heap/1-objects.txt': '>>> 1\n1\n>>> a = []\n>>> while True: a.append([a])\n>>> 2\n2\n',
  'heap/2-fine.txt': '>>> 1\n1\n',
  'scope.md':
    '<!-- doctest: setup: hidden = 5 -->\n\n```pycon\n>>> x = 1\n>>> x\n1\n\n# prose\n>>> x, hidden\n(1, 5)\n```\n' +
    "```pycon\n>>> x\nTraceback (most recent call last):\nNameError: name 'x' is not defined\n>>> hidden\n5\n```\n\n" +
    '> ```py\n> >>> y = 1\n>\n> >>> y\n> 1\n> ```\n',
  'scope.txt': '>>> x = 1\n>>> x\n1\n\ntext\n\n>>> x\n1\n',
  'oracle.txt': ">>> 1 + 1\n3\n>>> print('é')\né\n>>> 5\n5\n",
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'octets-doctest-'));
  for (const [name, content] of Object.entries(FILES)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

function doctest(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [dist('octets.cjs'), 'doctest', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
    input: args.includes('-') ? '>>> 1\n2\n' : '',
  });
  return { status, out: stdout.replace(/ in [\d.]+ s\n/, ' in TIME\n'), err: stderr };
}

test('documents that pass, in the order of their names however many run at a time', () => {
  for (const jobs of ['1', '3']) {
    expect(doctest('-j', jobs, 'ok')).toEqual({
      status: 0,
      out: 'ok    ok/a.md  2 passed\nok    ok/b.rst  1 passed\nok    ok/c.txt  1 passed\n\n4 passed, 0 failed\n',
      err: '',
    });
  }
});

test('what never ends is told with its place; the others run', { timeout: 90_000 }, () => {
  const { status, out } = doctest('-j', '2', '--timeout', '2', 'late');
  expect(status).toBe(1);
  expect(out).toContain(
    'late/1-endless.txt:3:1\n   3 | >>> while True: pass\n  This example did not come to an end in 2 s.\n',
  );
  expect(out).toContain('  This example did not come to an end in 2 s and could not be interrupted.\n');
  expect(out.match(/^(?:ok|FAIL).*$/gm)).toEqual([
    'FAIL  late/1-endless.txt  2 passed, 1 failed',
    'FAIL  late/2-deaf.txt  1 failed, 1 skipped',
    'ok    late/3-fine.txt  1 passed',
  ]);
});

test('what prints without end, takes all memory, exits or cannot be read is told with its place; the others run', {
  timeout: 120_000,
}, () => {
  const { status, out, err } = doctest('-j', '2', '--memory', '600', 'bad');
  expect(status).toBe(2);
  expect(err).toBe('error: bad/5-bytes.txt:2: not UTF-8: byte 0xff at offset 6\n');
  expect(out).toMatch(/bad\/3-loud.txt:1:1\n.*\n {2}This example (printed 100000001 characters|was stopped because)/);
  expect(out).toContain('    SystemExit: 3\n');
  expect(out).toContain(
    'bad/6-exit-at-once.txt:1:1\n   1 | >>> import os; os._exit(3)\n  This example ended the interpreter with status 3.\n',
  );
  expect(out).toContain('bad/7-broken.ipynb:2\n    not a notebook: broken JSON, value expected\n');
  expect(out).toContain('bad/8-fence.md:6\n    this fence is never closed\n');
  expect(out).toMatch(/bad\/9-greedy.txt:2:1\n.*\n {2}This example was stopped because it used up the memory/);
  expect(out.match(/^(?:ok|FAIL).*$/gm)).toEqual([
    'FAIL  bad/3-loud.txt  1 failed',
    'FAIL  bad/4-exit.txt  1 passed, 1 failed',
    'FAIL  bad/6-exit-at-once.txt  1 failed, 1 skipped',
    'FAIL  bad/7-broken.ipynb  1 failed',
    'FAIL  bad/8-fence.md  2 passed, 1 failed',
    'FAIL  bad/9-greedy.txt  2 passed, 1 failed',
    'ok    bad/fine.txt  1 passed',
  ]);
});

test('the limit of objects ends the thread, with the place; the next document gets another', {
  timeout: 60_000,
}, async () => {
  const pool = new WorkerPool(
    {
      entry: dist('boot.cjs'),
      options: interrupt => ({
        workerData: { args: [], interrupt, terminals: [false, false, false], doctest: true },
        execArgv: [],
        resourceLimits: { ...RESOURCE_LIMITS, maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 64 },
      }),
    },
    1,
    Number.POSITIVE_INFINITY,
  );
  const { options } = parseDoctestArguments(['heap']);
  let out = '';
  const io = { write: (text: string) => void (out += text) };
  const reporter = new TextReporter(io.write, { verbose: false, quiet: false, color: false });
  const files = ['1-objects.txt', '2-fine.txt'].map(name => ({ path: join(folder, 'heap', name), named: true }));
  const status = await runDoctests({ paths: ['heap'], files, errors: [] }, options, () => pool, [reporter], io);
  expect(status).toBe(1);
  expect(out.replaceAll(`${folder}/`, '')).toBe(`heap/1-objects.txt:4:1
   4 | >>> while True: a.append([a])
  This example used up the memory (64 MB of objects).

FAIL  heap/1-objects.txt  2 passed, 1 failed, 1 skipped
ok    heap/2-fine.txt  1 passed

3 passed, 1 failed, 1 skipped
`);
});

test('os._exit loses what streams hold, and nothing else', () => {
  const code = "import os; print('kept', flush=True); print('lost'); os._exit(4)";
  const { status, stdout } = spawnSync(process.execPath, [dist('octets.cjs'), '-c', code], { encoding: 'utf8', env });
  expect([status, stdout]).toEqual([4, 'kept\n']);
});

test('a choice of examples: what they need runs too; lists, shares, scopes, setup, standard input', {
  timeout: 60_000,
}, () => {
  expect(doctest('-v', '-k', 'a.md[1]', 'ok').out).toBe(
    'ok    ok/a.md:3:1  >>> x\nok    ok/a.md  1 passed\n\n1 passed, 0 failed in TIME\n',
  );
  expect(doctest('--list', '--shard', '1/2', 'ok').out).toBe(
    'ok/a.md:2:1  ok/a.md[0]  >>> x = 1\nok/a.md:3:1  ok/a.md[1]  >>> x\nok/c.txt:1:1  ok/c.txt[0]  >>> x\n',
  );
  const counts = (...args: string[]) =>
    doctest('-q', ...args)
      .out.trimEnd()
      .split('\n')
      .at(-1);
  expect(counts('scope.txt')).toBe('3 passed, 0 failed');
  expect(counts('--scope', 'block', 'scope.txt')).toBe('2 passed, 1 failed');
  expect(counts('--scope', 'block', 'scope.md')).toBe('7 passed, 0 failed');
  expect(counts('scope.md')).toBe('6 passed, 1 failed');
  expect(counts('--scope', 'example', 'scope.txt')).toBe('1 passed, 2 failed');
  expect(counts('--scope', 'example', '--setup', 'x = 1', 'scope.txt')).toBe('3 passed, 0 failed');
  expect(doctest('-').out).toContain('<stdin>:1:1\n   1 | >>> 1\n');
  for (const name of ['empty', 'nothing']) {
    expect(doctest(name)).toEqual({ status: 5, out: '', err: `error: no examples found in ${name}\n` });
  }
});

test('a configuration, whose mistakes are told', () => {
  const file = join(folder, 'octets.config.json');
  try {
    writeFileSync(file, '{"doctest": {"paths": ["ok"], "reporter": "tap", "setup": ["y = 1"]}}');
    expect(doctest().out).toMatch(/^TAP version 14\nok 1 - ok\/a\.md\[0\] x = 1\n[\s\S]*\n1\.\.4\n$/);
    writeFileSync(file, '{"doctest": {"timeouts": 3}}');
    const { status, err } = doctest('ok');
    expect([status, err]).toEqual([
      2,
      expect.stringMatching(/^error: octets\.config\.json: unknown key "timeouts" \(known: .*\)\n$/),
    ]);
  } finally {
    rmSync(file);
  }
});

test.runIf(hasPython)('document, Octets and CPython are compared', () => {
  const { status, out } = doctest('-q', '--check-oracle', 'python3.14', 'oracle.txt');
  expect(status).toBe(1);
  expect(out).toBe(`oracle.txt:1:1
   1 | >>> 1 + 1
  Document (not as CPython):
    3
  Octets (as CPython):
    2
  CPython:
    2

2 passed, 1 failed
`);
  expect(doctest('-q', '--scope', 'block', '--check-oracle', 'python3.14', 'scope.md')).toEqual({
    status: 0,
    out: '7 passed, 0 failed\n',
    err: '',
  });
  expect(doctest('--check-oracle', 'no-such-python', 'ok/a.md')).toMatchObject({
    status: 2,
    err: 'error: ok/a.md: no-such-python cannot be run (ENOENT)\n',
  });
});

test.runIf(hasPython)(
  '--update takes outputs from a CPython, of every format, and keeps all else',
  {
    timeout: 60_000,
  },
  () => {
    // What only a CPython on this machine can answer: its own path has no place in Octets.
    const version = spawnSync('python3.14', ['-c', 'import sys; print(sys.implementation.name)'], { encoding: 'utf8' });
    const name = version.stdout.trim();
    const documents: [name: string, wrong: string, right: string][] = [
      [
        'o.md',
        '- a\r\n\r\n  ```py\r\n  >>> NAME  # <1>\r\n  ?\r\n  ```\r\n',
        `- a\r\n\r\n  \`\`\`py\r\n  >>> NAME  # <1>\r\n  '${name}'\r\n  \`\`\`\r\n`,
      ],
      ['o.adoc', '----\n>>> NAME <1>\n? <2>\n----\n', `----\n>>> NAME <1>\n'${name}' <2>\n----\n`],
      ['o.rst', '.. doctest::\n\n   >>> NAME\n', `.. doctest::\n\n   >>> NAME\n   '${name}'\n`],
      [
        'o.py',
        'def f():\n    """\n    >>> 1\n    1\n    >>> NAME\n    x\n    """\n',
        `def f():\n    """\n    >>> 1\n    1\n    >>> NAME\n    '${name}'\n    """\n`,
      ],
      [
        'o.txt',
        '>>> 1/0\n5\n>>> NAME\n',
        `>>> 1/0\nTraceback (most recent call last):\nZeroDivisionError: division by zero\n>>> NAME\n'${name}'\n`,
      ],
    ];
    const source = '__import__("sys").implementation.name';
    for (const [path, wrong] of documents) writeFileSync(join(folder, path), wrong.replace('NAME', source));
    const paths = documents.map(([path]) => path);
    const { status, err } = doctest('-q', '--update', '--oracle', 'python3.14', ...paths);
    expect([status, err]).toEqual([0, '']);
    for (const [path, , right] of documents) {
      expect(readFileSync(join(folder, path), 'utf8'), path).toBe(right.replace('NAME', source));
    }
    const before = readFileSync(join(folder, 'o.txt'), 'utf8');
    expect(doctest('--update', '--oracle', 'no-such-python', 'o.txt')).toMatchObject({
      status: 2,
      err: 'error: o.txt: no-such-python cannot be run (ENOENT)\n',
    });
    expect(readFileSync(join(folder, 'o.txt'), 'utf8')).toBe(before);
  },
);

test('--update mends a document in place, through a link, and keeps all else', () => {
  const path = join(folder, 'wrong.md');
  writeFileSync(path, '\ufeff- a\r\n\r\n  ```py\r\n  >>> 1 + 1  # <1>\r\n  3\r\n  >>> bytes(2)\r\n  ```\r\n', {
    mode: 0o640,
  });
  symlinkSync('wrong.md', join(folder, 'link.md'));
  const { status, out, err } = doctest('-q', '--update', 'link.md');
  expect([status, out, err]).toEqual([
    0,
    "link.md:4  updated\n    - 3\n    + 2\n\nlink.md:6  updated\n    + b'\\x00\\x00'\n\n2 passed, 0 failed\n",
    '',
  ]);
  expect(readFileSync(path, 'utf8')).toBe(
    "\ufeff- a\r\n\r\n  ```py\r\n  >>> 1 + 1  # <1>\r\n  2\r\n  >>> bytes(2)\r\n  b'\\x00\\x00'\r\n  ```\r\n",
  );
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true);
});

test('--watch runs what changes, until Ctrl-C', { timeout: 60_000 }, async () => {
  const path = join(folder, 'ok', 'b.rst');
  const child = spawn(process.execPath, [dist('octets.cjs'), 'doctest', '--watch', 'ok'], { cwd: folder, env });
  let out = '';
  const until = (text: string) =>
    new Promise<void>(resolve => {
      const look = () => out.includes(text) && resolve();
      child.stdout.on('data', look);
      look();
    });
  child.stdout.on('data', data => (out += data));
  const ended = new Promise(resolve => child.on('exit', resolve));
  await until('4 passed, 0 failed\n');
  writeFileSync(path, '>>> b"ab"[0]\n98\n');
  await until('0 passed, 1 failed\n');
  expect(out).toContain('\nchanged: ok/b.rst\nok/b.rst:1:1\n');
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  writeFileSync(path, FILES['ok/b.rst']);
});

test('--watch sees what documents include and import, also what is missing at first', { timeout: 90_000 }, async () => {
  const write = (name: string, text: string) => writeFileSync(join(folder, 'watch', name), text);
  mkdirSync(join(folder, 'watch'), { recursive: true });
  write('page.adoc', '----\ninclude::part.py[]\ninclude::later.py[opts=optional]\n----\n');
  write('part.py', '>>> 1\n1\n');
  // It writes what it imports: that is no change.
  write(
    'imports.txt',
    ">>> import sys; sys.path.insert(0, 'watch')\n>>> f = open('watch/made.py', 'w'); f.close()\n" +
      '>>> import made, helper; helper.VALUE\n1\n',
  );
  write('helper.py', 'VALUE = 1\n');
  const args = [dist('octets.cjs'), 'doctest', '--watch', '-q', 'watch/page.adoc', 'watch/imports.txt'];
  const child = spawn(process.execPath, args, { cwd: folder, env });
  let out = '';
  let wake = () => {};
  child.stdout.on('data', data => {
    out += data;
    wake();
  });
  const until = async (text: string) => {
    while (!out.includes(text)) await new Promise<void>(resolve => (wake = resolve));
    const before = out;
    out = '';
    return before;
  };
  const ended = new Promise(resolve => child.on('exit', resolve));
  await until('4 passed, 0 failed\n');
  write('part.py', '>>> 2\n3\n');
  expect(await until('0 passed, 1 failed\n')).toContain('\nchanged: watch/page.adoc\nwatch/part.py:1:1\n');
  write('later.py', '>>> 5\n5\n');
  expect(await until('1 passed, 1 failed\n')).toContain('\nchanged: watch/page.adoc\n');
  write('helper.py', 'VALUE = 12\n');
  expect(await until('2 passed, 1 failed\n')).toContain('\nchanged: watch/imports.txt\n');
  child.kill('SIGINT');
  expect(await ended).toBe(130);
});

test('the library', { timeout: 60_000 }, async () => {
  const { runDoctest, formatFailure, listDoctest }: typeof api = await import(dist('doctest.js'));
  const text = '>>> bytes(2)\nb"\\x00"\n';
  const report = await runDoctest([{ path: 'x.txt', text }, join(folder, 'ok', 'a.md')]);
  expect([report.status, report.counts]).toEqual([1, { passed: 2, failed: 1, skipped: 0 }]);
  const order = await runDoctest([join(folder, 'ok', 'a.md'), { path: 'x.txt', text }]);
  expect(order.documents.map(({ path }) => path)).toEqual([join(folder, 'ok', 'a.md'), 'x.txt']);
  expect(formatFailure(report.documents[0].examples[0])).toContain("  Got:\n    b'\\x00\\x00'\n");
  expect((await listDoctest({ path: 'x.txt', text })).map(({ id }) => id)).toEqual(['x.txt[0]']);
  await expect(runDoctest([], { flags: ['NOPE'] })).rejects.toThrow('unknown doctest option NOPE');
});
