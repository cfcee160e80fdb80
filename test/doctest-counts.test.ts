/** The runner counts what CPython's doctest counts, on every file that both can read; CPython's counts are recorded. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readDocument } from '../src/doctest/extract.ts';
import type { Job } from '../src/doctest/job.ts';
import { runJob } from '../src/doctest/work.ts';
import { doctestSessions } from '../src/doctest-sessions.ts';
import { startMain } from '../src/index.ts';
import { NodeHost } from '../src/node-host.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
type Counts = [digest: string, failed: number, attempted: number, skipped: number];
const recorded: Record<string, Counts> = JSON.parse(
  readFileSync(join(root, 'test/fixtures/doctest/counts.json'), 'utf8'),
);
// A transcript that has been changed since is recorded anew with the next `record_counts.py`.
const current = Object.entries(recorded).filter(([path, [digest]]) => {
  try {
    return (
      digest ===
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest('hex')
        .slice(0, 16)
    );
  } catch {
    return false;
  }
});
const factory = doctestSessions(new NodeHost(false), (host, file) => startMain(host, [file ?? ''], ''));
const settings: Job['settings'] = {
  flags: 0,
  stopAtFailure: false,
  scope: 'file',
  scripts: false,
  setup: '',
  select: '',
  mode: 'run',
  oracle: null,
  timeout: 0,
};

test('as many examples as CPython finds, and as many skipped', () => {
  expect(current.length).toBeGreaterThan(300);
  const own = current.map(([path]) => {
    const { examples, problems } = readDocument(join(root, path), factory);
    expect(problems, path).toEqual([]);
    return [path, examples.length, examples.filter(({ options }) => options.get('SKIP')).length];
  });
  expect(own).toEqual(current.map(([path, [, , attempted, skipped]]) => [path, attempted, skipped]));
});

/** CPython takes a callout for output; here it is none. */
const FORGIVEN: Record<string, number> = { 'conformance/book/example-2-21.doctest': 1 };

// `conformance.test.ts` runs all transcripts; these are run by the rules of the doctest runner.
const sample = current.filter(([path], i) => i % 20 === 0 || !path.endsWith('.doctest') || path.includes('/book/'));
test.each(sample)('%s: as many failures', { timeout: 60_000 }, (path, [, failed, attempted, skipped]) => {
  const counts: unknown[] = [];
  const failures: unknown[] = [];
  runJob({ path: join(root, path), settings }, factory, event => {
    if (event.kind === 'end') counts.push(event.counts);
    if (event.kind === 'example' && event.result.status === 'failed') failures.push(event.result.failure);
  });
  const wrong = failed - (FORGIVEN[path] ?? 0);
  expect(counts, JSON.stringify(failures)).toEqual([{ passed: attempted - wrong - skipped, failed: wrong, skipped }]);
});
