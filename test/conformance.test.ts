/**
 * Octets against the recordings of CPython: every transcript and every program below `conformance/`.
 *
 * `conformance/known-gaps.txt` is a ratchet: it names the files that do not pass yet, with the number of examples that
 * may fail and the reason. A file that fails more than that fails the test, and so does a listed file that passes.
 * `OCTETS_UPDATE_GAPS=1 vitest run test/conformance.test.ts` writes the numbers anew and keeps the reasons.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CONFORMANCE,
  differencesOf,
  nameOf,
  readGaps,
  recordedJobs,
  runJobs,
  writeGaps,
} from '../conformance/recorded/files.ts';
import type { Job, Outcome } from '../conformance/recorded/octets-worker.ts';
import { differenceText } from '../conformance/show-difference.ts';

const PYTHON = 'python3.14';
const UPDATE = process.env['OCTETS_UPDATE_GAPS'] === '1';
const THREADS = 2;

/** What is wrong with a file's outcome; nothing if it is as recorded. */
const failuresOf = (job: Job, outcome: Outcome): string[] =>
  differencesOf(job, outcome).map(difference => stripVTControlCharacters(differenceText(difference)));

const jobs = recordedJobs();
const gaps = readGaps();
let outcomes = new Map<string, Outcome>();

describe('conformance', () => {
  beforeAll(async () => {
    outcomes = await runJobs(jobs, THREADS);
    if (UPDATE) {
      writeGaps(
        new Map(jobs.map(job => [nameOf(job.path), failuresOf(job, outcomes.get(nameOf(job.path))!).length])),
        gaps,
      );
    }
  }, 600_000);

  it.each(jobs.map(job => [nameOf(job.path), job] as const))('%s', (name, job) => {
    if (UPDATE) return;
    const failures = failuresOf(job, outcomes.get(name)!);
    const gap = gaps.get(name);
    if (gap === undefined) {
      expect(failures, `${failures.length} failures`).toEqual([]);
      return;
    }
    expect(failures.length, `passes now: take ${name} off conformance/known-gaps.txt`).toBeGreaterThan(0);
    if (failures.length > gap.allowed) {
      expect(failures, `${failures.length} failures, known are ${gap.allowed} (${gap.reason})`).toEqual([]);
    }
  });

  it('known-gaps.txt names only files that there are', () => {
    const names = new Set(jobs.map(job => nameOf(job.path)));
    expect([...gaps.keys()].filter(name => !names.has(name))).toEqual([]);
  });

  afterAll(() => {
    outcomes.clear();
  });
});

describe('recordings', () => {
  it('have no forgotten files beside the programs', () => {
    const folder = join(CONFORMANCE, 'programs');
    const orphans = readdirSync(folder).filter(name => {
      const match = /^(.*)\.(out|err|status|in)$/.exec(name);
      return match !== null && !existsSync(join(folder, `${match[1]}.py`));
    });
    expect(orphans).toEqual([]);
  });

  const python = spawnSync(PYTHON, ['--version']).status === 0;
  it.skipIf(!python)('are what CPython does (a sample)', { timeout: 120_000 }, () => {
    const sample = jobs.filter(({ path }, index) => index % 20 === 0 && !nameOf(path).startsWith('book/'));
    const args = [join(CONFORMANCE, 'record.ts'), '--check', ...sample.map(job => job.path)];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(status, stdout + stderr).toBe(0);
  });
});
