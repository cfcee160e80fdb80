/** The runner of CPython's suites (`conformance/suites`), on small files of our own in their place. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Row } from '../conformance/part.ts';
import { suites } from '../conformance/suites/suites.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures', 'suites');

describe('the runner of the suites', () => {
  let lists = '';
  let printed = '';
  beforeEach(() => {
    lists = mkdtempSync(join(tmpdir(), 'octets-lists-'));
    cpSync(join(FIXTURES, 'lists'), lists, { recursive: true });
    printed = '';
    vi.spyOn(console, 'log').mockImplementation((text: string) => {
      printed += `${text}\n`;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(lists, { recursive: true });
  });
  const run = (...args: string[]): Promise<Row[]> =>
    suites([...args, '--from', join(FIXTURES, 'package'), '--lists', lists]);

  it('judges outcomes by the list, and the list by the outcomes', async () => {
    const [row] = await run('with');
    expect(row).toEqual({ suite: 'test_with', cases: 6, equal: 3, differing: 4, listed: 1 });
    expect(printed).toContain('AssertionError: 1 != 2');
    expect(printed).toContain('test_with: Kinds.test_passes_but_is_listed passes now');
    expect(printed).toContain('test_with: Kinds.test_passes_unexpectedly failed');
    expect(printed).toContain('test_with: no test Kinds.test_gone');
    expect(printed).not.toContain('AssertionError: on purpose');
  }, 60_000);

  it('runs only what a pattern names', async () => {
    const [row] = await run('with', '-k', 'as_expected');
    expect(row).toEqual({ suite: 'test_with', cases: 1, equal: 1, differing: 0, listed: 0 });
  }, 60_000);

  it('writes the list anew, keeping reasons, and then finds nothing', async () => {
    const [row] = await run('with', '--update');
    expect(row).toEqual({ suite: 'test_with', cases: 6, equal: 3, differing: 0, listed: 3 });
    const lines = readFileSync(join(lists, 'test_with.txt'), 'utf8').trim().split('\n');
    expect(lines.filter(line => !line.startsWith('#'))).toEqual([
      'Kinds.test_fails fails: AssertionError: 1 != 2',
      'Kinds.test_fails_and_is_listed on purpose',
      'Kinds.test_passes_unexpectedly fails: unexpected success',
    ]);
  }, 60_000);

  it('tells of a suite that cannot be loaded, unless the list says so', async () => {
    expect(await run('unpack', 'mmap')).toEqual([
      { suite: 'test_unpack', cases: 0, equal: 0, differing: 1, listed: 0 },
      { suite: 'test_mmap', cases: 1, equal: 0, differing: 0, listed: 1 },
    ]);
    expect(printed).toContain("No module named 'a_module_that_is_nowhere'");
    await run('unpack', '--update');
    expect(readFileSync(join(lists, 'test_unpack.txt'), 'utf8')).toContain('* needs module a_module_that_is_nowhere');
  }, 60_000);
});
