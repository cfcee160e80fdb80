/** Short programs run in the main thread of the command: the same happens there as in the interpreter's own. */
import { spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isStraightLine } from '../src/straight-line.ts';

const COMMAND = resolve('dist/octets.cjs');

function run(args: string[], stdout: 'pipe' | number = 'pipe') {
  const environment = { ...process.env, NO_COLOR: '1', PYTHONUNBUFFERED: '' };
  const ended = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    env: environment,
    stdio: ['ignore', stdout, 'pipe'],
  });
  return { stdout: ended.stdout, stderr: ended.stderr, status: ended.status, signal: ended.signal };
}

/** A line that the main thread does not run: it has a loop. */
const LOOP = '\nfor _ in (): pass';

test.each([
  'print(memoryview(b"ab")[1], "é€😀")',
  'import struct; print(struct.pack(">I", 5))',
  'from array import array\na = array("h", [1, 2]); m = memoryview(a); a.append(3)',
  '1/0',
  'raise SystemExit(3)',
  'raise KeyboardInterrupt',
  'print(bytes(99999).hex()[:5])',
  'exit("bye")',
])('%j ends as it does in a thread of its own', source => {
  expect(isStraightLine(source)).toBe(true);
  expect(isStraightLine(source + LOOP)).toBe(false);
  expect(run(['-c', source])).toEqual(run(['-c', source + LOOP]));
});

test('a syntax error is reported with its place', () => {
  expect(run(['-c', 'print(1'])).toEqual({
    stdout: '',
    stderr: `  File "<string>", line 1\n    print(1\n         ^\nSyntaxError: '(' was never closed\n`,
    status: 1,
    signal: null,
  });
});

describe.skipIf(process.platform !== 'linux')('where the device is full', () => {
  const full = () => openSync('/dev/full', 'w');
  const lost = 'OSError: [Errno 28] No space left on device\n';

  test('what is in the buffer is lost at the end', () => {
    const { stderr, status } = run(['-c', 'print("x".center(99999))'], full());
    expect({ stderr, status }).toEqual({
      stderr: `Exception ignored while flushing sys.stdout:\n${lost}`,
      status: 120,
    });
  });

  test('without a buffer the statement fails, and nothing is left for the end', () => {
    const { stderr, status } = run(['-u', '-c', 'print(1)'], full());
    const traceback =
      'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n    print(1)\n    ~~~~~^^^\n';
    expect({ stderr, status }).toEqual({ stderr: traceback + lost, status: 1 });
  });
});

describe('the main thread leaves to the other', () => {
  test.each([
    'while 1: pass',
    '[x for x in range(9)]',
    'f = lambda: f()',
    'import os',
    'import struct, os',
    'from struct import *\nimport time',
    'try: 1/0\nfinally: print()',
    'exec("1")',
    '__import__("time")',
    'input()',
    'print(10**9)',
    'print(1 << 99)',
    '[0] * 9999 * 9999',
    'list(range(1000000))',
    '[0] * 0xFFFFFF',
    '[0] * 1e6.__int__()',
    `print(${'['.repeat(50)}${']'.repeat(50)})`,
    `print(${'-'.repeat(300)}1)`,
  ])('%j', source => {
    expect(isStraightLine(source)).toBe(false);
  });
});
