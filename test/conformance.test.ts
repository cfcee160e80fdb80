/**
 * Octets against the recordings of CPython: every transcript and every program below `conformance/`.
 *
 * `conformance/known-gaps.txt` is a ratchet: it names the files that do not pass yet, with the number of examples that
 * may fail and the reason. A file that fails more than that fails the test, and so does a listed file that passes.
 * `OCTETS_UPDATE_GAPS=1 vitest run test/conformance.test.ts` writes the numbers anew and keeps the reasons.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job, Outcome } from '../conformance/octets-worker.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const CONFORMANCE = join(ROOT, 'conformance');
const GAPS = join(CONFORMANCE, 'known-gaps.txt');
const PYTHON = 'python3.14';
const UPDATE = process.env['OCTETS_UPDATE_GAPS'] === '1';
const JOB_TIMEOUT_MS = 180_000;
const THREADS = 2;

interface Gap {
  allowed: number;
  reason: string;
}

function readGaps(): Map<string, Gap> {
  const gaps = new Map<string, Gap>();
  if (!existsSync(GAPS)) return gaps;
  for (const line of readFileSync(GAPS, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const match = /^(\S+) +(\d+) +(\S.*)$/.exec(line);
    if (match === null) throw new Error(`known-gaps.txt: not "path number reason": ${line}`);
    gaps.set(match[1]!, { allowed: Number(match[2]), reason: match[3]! });
  }
  return gaps;
}

function allFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

const nameOf = (path: string): string => relative(CONFORMANCE, path).split(sep).join('/');
const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function jobsOf(files: string[]): Job[] {
  const jobs: Job[] = [];
  for (const path of files) {
    const name = nameOf(path);
    const document = name.endsWith('.doctest') || (/^book\/.*\.(md|adoc)$/.test(name) && name !== 'book/README.md');
    if (document) jobs.push({ path, kind: 'document', input: '' });
    else if (/^programs\/[^/]*\.py$/.test(name)) {
      jobs.push({ path, kind: 'program', input: textOf(path.replace(/\.py$/, '.in')) });
    }
  }
  return jobs;
}

/** Runs the jobs in worker threads of their own, the next as soon as one is done. */
async function runAll(jobs: Job[]): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const queue = [...jobs];
  const url = new URL('../conformance/octets-worker.ts', import.meta.url);
  const start = (): Worker => new Worker(url, { resourceLimits: { stackSizeMb: 64 }, execArgv: [] });
  const failed = (job: Job, crash: string): Outcome => {
    return { path: job.path, passed: 0, failures: [], stdout: '', stderr: '', status: -1, crash };
  };
  const thread = async (): Promise<void> => {
    let worker = start();
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      const current = job;
      const outcome = await new Promise<Outcome>(done => {
        const timer = setTimeout(
          () => done(failed(current, `no end after ${JOB_TIMEOUT_MS / 1000} s`)),
          JOB_TIMEOUT_MS,
        );
        const finish = (result: Outcome): void => {
          clearTimeout(timer);
          done(result);
        };
        worker.removeAllListeners();
        worker.once('message', finish);
        worker.once('error', error => finish(failed(current, String(error))));
        worker.once('exit', () => finish(failed(current, 'the thread died')));
        worker.postMessage(current);
      });
      outcomes.set(nameOf(current.path), outcome);
      if (outcome.status === -1) {
        worker.removeAllListeners();
        await worker.terminate();
        worker = start();
      }
    }
    worker.removeAllListeners();
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: THREADS }, thread));
  return outcomes;
}

/** Object addresses are the only thing in a recording that may differ. */
const anonymous = (text: string): string => text.replace(/\bat 0x[0-9a-f]+/g, 'at 0x…');

/** What is wrong with a file's outcome; nothing if it is as recorded. */
function failuresOf(job: Job, outcome: Outcome): string[] {
  if (outcome.crash !== undefined) return [...outcome.failures, `crash: ${outcome.crash}`];
  if (job.kind === 'document') {
    return outcome.passed + outcome.failures.length === 0 ? ['no examples found'] : outcome.failures;
  }
  const stem = job.path.replace(/\.py$/, '');
  const failures: string[] = [];
  const compare = (what: string, got: string, want: string): void => {
    if (anonymous(got) !== anonymous(want)) failures.push(`${what}: expected:\n${want}\ngot:\n${got}`);
  };
  compare('stdout', outcome.stdout, textOf(`${stem}.out`));
  compare('stderr', outcome.stderr, textOf(`${stem}.err`));
  compare('status', String(outcome.status), textOf(`${stem}.status`).trim() || '0');
  return failures;
}

function writeGaps(counts: Map<string, number>, gaps: Map<string, Gap>): void {
  const lines = [
    '# What Octets does not do as CPython does yet: file, number of examples that may fail, reason.',
    '# A file that passes must not stand here. OCTETS_UPDATE_GAPS=1 vitest run test/conformance.test.ts renews the numbers.',
  ];
  for (const [name, count] of counts) {
    if (count > 0) lines.push(`${name} ${count} ${gaps.get(name)?.reason ?? 'not examined yet'}`);
  }
  writeFileSync(GAPS, `${lines.join('\n')}\n`);
}

const jobs = jobsOf(allFiles(CONFORMANCE));
const gaps = readGaps();
let outcomes = new Map<string, Outcome>();

describe('conformance', () => {
  beforeAll(async () => {
    outcomes = await runAll(jobs);
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
