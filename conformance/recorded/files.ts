/** What is recorded below `conformance/`, and running it on Octets: for the conformance run and for the tests. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ShownDifference } from '../show-difference.ts';
import type { Job, Outcome } from './octets-worker.ts';

/** The folder `conformance`. */
export const CONFORMANCE = dirname(import.meta.dirname);
const GAPS = join(CONFORMANCE, 'known-gaps.txt');
const JOB_TIMEOUT_MS = 180_000;

/** How much of a file may differ yet, and why. */
export interface Gap {
  allowed: number;
  reason: string;
}

/** File → its gap. */
export function readGaps(): Map<string, Gap> {
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

/** @param counts how much differs in each file */
export function writeGaps(counts: ReadonlyMap<string, number>, gaps: ReadonlyMap<string, Gap>): void {
  const lines = [
    '# What Octets does not do as CPython does yet: file, number of examples that may fail, reason.',
    '# A file that passes must not stand here. OCTETS_UPDATE_GAPS=1 vitest run test/conformance.test.ts renews the numbers.',
  ];
  for (const [name, count] of counts) {
    if (count > 0) lines.push(`${name} ${count} ${gaps.get(name)?.reason ?? 'not examined yet'}`);
  }
  writeFileSync(GAPS, `${lines.join('\n')}\n`);
}

/** A file's name below `conformance/`, with slashes. */
export const nameOf = (path: string): string => relative(CONFORMANCE, path).split(sep).join('/');
const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** The transcripts and programs, the deliberate differences apart: those have two recordings, and a check of their own. */
export function recordedJobs(): Job[] {
  const jobs: Job[] = [];
  const files = readdirSync(CONFORMANCE, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  for (const path of files) {
    const name = nameOf(path);
    if (name.startsWith('differences/')) continue;
    const document = name.endsWith('.doctest') || (/^book\/.*\.(md|adoc)$/.test(name) && name !== 'book/README.md');
    if (document) jobs.push({ path, kind: 'document', input: '' });
    else if (/^programs\/[^/]*\.py$/.test(name)) {
      jobs.push({ path, kind: 'program', input: textOf(path.replace(/\.py$/, '.in')) });
    }
  }
  return jobs;
}

/** Runs jobs in threads, the next as soon as one is done; a thread that hangs or dies is replaced. */
export async function runJobs(jobs: readonly Job[], threads: number): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const queue = [...jobs];
  const start = (): Worker =>
    new Worker(new URL('./octets-worker.ts', import.meta.url), { resourceLimits: { stackSizeMb: 64 }, execArgv: [] });
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
  await Promise.all(Array.from({ length: threads }, thread));
  return outcomes;
}

/** Object addresses are the only thing in a recording that may differ. */
const anonymous = (text: string): string => text.replace(/\bat 0x[0-9a-f]+/g, 'at 0x…');

/** The line of the first difference, from 1. */
function lineOf(want: string, got: string): number {
  const wanted = want.split('\n');
  const actual = got.split('\n');
  let line = 0;
  while (line < wanted.length && wanted[line] === actual[line]) line++;
  return line + 1;
}

/** How a file's outcome differs from its recording; nothing if it does not. */
export function differencesOf(job: Job, outcome: Outcome): ShownDifference[] {
  const file = relative(process.cwd(), job.path);
  const differences = outcome.failures.map(({ line, source, want, got }) => {
    return { place: `${file}:${line}`, source, want, got };
  });
  if (outcome.crash !== undefined) return [...differences, { place: file, want: 'an end', got: outcome.crash }];
  if (job.kind === 'document') {
    const none = outcome.passed + outcome.failures.length === 0;
    return none ? [{ place: file, want: 'examples', got: 'no examples found' }] : differences;
  }
  const stem = file.replace(/\.py$/, '');
  const compare = (ending: string, got: string, want: string): void => {
    if (anonymous(got) === anonymous(want)) return;
    differences.push({ place: `${stem}${ending}:${lineOf(want, got)}`, source: `${file}`, want, got });
  };
  compare('.out', outcome.stdout, textOf(`${stem}.out`));
  compare('.err', outcome.stderr, textOf(`${stem}.err`));
  compare('.status', String(outcome.status), textOf(`${stem}.status`).trim() || '0');
  return differences;
}
