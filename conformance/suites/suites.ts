/**
 * CPython's own test files, unmodified, on Octets: `npm run conformance -- suites [SUITE ...] [-k PATTERN]`.
 *
 * `<suite>.txt` beside this file is a ratchet: one line per test that does not pass, with the reason. A test that fails
 * or is skipped and is not listed fails the run, and so does a listed one that passes. `--list` prints lines for what is
 * not listed yet, `--update` writes the lists anew and keeps their reasons, `--from FOLDER` takes another `test` package
 * than that of `python3.14`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type Row, UsageError } from '../part.ts';
import type { Report, SuiteJob } from './worker.ts';

/** The suites, by the names of CPython's files. */
const SUITES = ['test_memoryview', 'test_buffer', 'test_struct', 'test_array', 'test_bytes'];

/** How long one test may take; a test that takes longer hangs. */
const TEST_TIMEOUT_MS = 30_000;

interface Outcome {
  outcome: 'passed' | 'failed' | 'skipped';
  text: string;
}

/** The folder of the `test` package of an installed CPython 3.14. */
export function testPackage(): string | undefined {
  const { status, stdout } = spawnSync('python3.14', ['-c', 'import test; print(test.__path__[0])'], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : undefined;
}

/** Test → reason. */
function readList(suite: string): Map<string, string> {
  const path = join(import.meta.dirname, `${suite}.txt`);
  const list = new Map<string, string>();
  if (!existsSync(path)) return list;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const match = /^(\S+) +(\S.*)$/.exec(line);
    if (match === null) throw new UsageError(`${suite}.txt: not "test reason": ${line}`);
    list.set(match[1]!, match[2]!);
  }
  return list;
}

/** A test's name without that of the suite's module. */
const shortName = (id: string): string => id.split('.').slice(-2).join('.');

interface SuiteRun {
  ids: string[];
  outcomes: Map<string, Outcome>;
  /** What went wrong outside of the tests. */
  broken: string[];
}

/** Runs a suite in a thread; after a hang or the thread's death, the rest in another one. */
async function runSuite(suite: string, folder: string, pattern: string | null): Promise<SuiteRun> {
  const run: SuiteRun = { ids: [], outcomes: new Map(), broken: [] };
  for (;;) {
    const job: SuiteJob = { suite, testPackage: folder, pattern, done: [...run.outcomes.keys()] };
    const stopped = await runThread(job, run);
    if (stopped === undefined) return run;
    run.outcomes.set(stopped.id, { outcome: 'failed', text: stopped.why });
  }
}

/** One thread of a suite. @returns the test in which it had to be stopped, or nothing when it came to its end */
function runThread(job: SuiteJob, run: SuiteRun): Promise<{ id: string; why: string } | undefined> {
  return new Promise(resolve => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: job,
      execArgv: [],
      resourceLimits: { stackSizeMb: 64 },
    });
    let current: string | undefined;
    let timer: NodeJS.Timeout | undefined;
    const stop = (why: string): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      void worker.terminate();
      if (current === undefined) run.broken.push(why);
      resolve(current === undefined ? undefined : { id: current, why });
    };
    const watch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => stop(`no end after ${TEST_TIMEOUT_MS / 1000} s`), TEST_TIMEOUT_MS);
    };
    watch();
    worker.on('message', (report: Report) => {
      watch();
      if (report.kind === 'found') run.ids = report.ids;
      else if (report.kind === 'started') current = report.id;
      else if (report.kind === 'finished') {
        run.outcomes.set(report.id, report);
        current = undefined;
      } else if (report.kind === 'broken') run.broken.push(report.text);
      else if (report.kind === 'crashed') stop(report.text);
      else {
        clearTimeout(timer);
        worker.removeAllListeners();
        void worker.terminate();
        resolve(undefined);
      }
    });
    worker.on('error', error => stop(`the thread died: ${String(error)}`));
    worker.on('exit', () => stop('the thread died'));
  });
}

/** What a reader is told of a test for which nobody gave a reason yet. */
function firstReason({ outcome, text }: Outcome): string {
  if (outcome === 'skipped') return `skipped: ${text.trim().split('\n')[0]}`;
  if (text.includes("'getrefcount'")) return 'needs reference counts that can be seen (sys.getrefcount)';
  return 'not examined yet';
}

function writeList(suite: string, { outcomes }: SuiteRun): void {
  const list = readList(suite);
  const lines = [
    `# Tests of ${suite} that do not pass, each with its reason. A test that passes must not stand here.`,
    `# npm run conformance -- suites ${suite} --update writes this list anew and keeps the reasons.`,
  ];
  for (const [id, outcome] of outcomes) {
    const name = shortName(id);
    if (outcome.outcome !== 'passed') lines.push(`${name} ${list.get(name) ?? firstReason(outcome)}`);
  }
  writeFileSync(join(import.meta.dirname, `${suite}.txt`), `${lines.join('\n')}\n`);
}

/** Prints what is wrong with a suite's outcomes. @returns its line of the table */
function judge(suite: string, { ids, outcomes, broken }: SuiteRun, whole: boolean, lines: boolean): Row {
  const list = readList(suite);
  const row: Row = { suite, cases: outcomes.size, equal: 0, differing: broken.length, listed: 0 };
  const report = (what: string, text: string): void => {
    row.differing++;
    if (!lines) console.log(`${styleText('red', what)}\n${text.replace(/^/gm, '    ')}`);
  };
  for (const text of broken)
    console.log(`${styleText('red', `${suite}: not to be run`)}\n${text.replace(/^/gm, '    ')}`);
  for (const [id, { outcome, text }] of outcomes) {
    const name = shortName(id);
    const reason = list.get(name);
    if (outcome === 'passed') {
      row.equal++;
      if (reason !== undefined) report(`${suite}: ${name} passes now`, `take it off ${suite}.txt (${reason})`);
    } else if (reason !== undefined) row.listed++;
    else {
      if (lines) console.log(`${name} ${outcome}: ${text.trim().split('\n').at(-1)}`);
      report(`${suite}: ${name} ${outcome}`, text);
    }
  }
  if (whole && broken.length === 0) {
    const known = new Set(ids.map(shortName));
    for (const name of list.keys()) if (!known.has(name)) report(`${suite}: no test ${name}`, `${suite}.txt names it`);
  }
  return row;
}

/** The part `suites` of the conformance run. */
export async function suites(args: readonly string[]): Promise<Row[]> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      k: { type: 'string', short: 'k' },
      from: { type: 'string' },
      list: { type: 'boolean' },
      update: { type: 'boolean' },
    },
  });
  const chosen = positionals.map(name => (name.startsWith('test_') ? name : `test_${name}`));
  const unknown = chosen.find(name => !SUITES.includes(name));
  if (unknown !== undefined) throw new UsageError(`no suite ${unknown}; there are: ${SUITES.join(', ')}`);
  const folder = values.from ?? testPackage();
  const rows: Row[] = [];
  for (const suite of chosen.length > 0 ? chosen : SUITES) {
    if (folder === undefined) {
      const skipped = 'no python3.14 with its test package';
      rows.push({ suite, cases: 0, equal: 0, differing: 0, listed: 0, skipped });
    } else {
      const run = await runSuite(suite, folder, values.k ?? null);
      if (values.update && values.k === undefined) writeList(suite, run);
      rows.push(judge(suite, run, values.k === undefined, values.list ?? false));
    }
  }
  return rows;
}
