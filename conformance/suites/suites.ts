/**
 * CPython's own test files, unmodified, on Octets: `npm run conformance -- suites [SUITE ...] [-k PATTERN]`.
 *
 * A test is equal if it passes, or if CPython skips it too, for the same reason. `<suite>.txt` beside this file is a
 * ratchet: one line per test that is not equal, with the reason. A test that is not equal and not listed fails the run,
 * and so does a listed one that is equal. `--list` prints lines for what is not listed yet, `--show` the tracebacks of
 * what is listed, `--update` writes the lists anew and keeps their reasons, `--from FOLDER` takes another `test` package
 * than that of `python3.14`, `--lists FOLDER` other lists, `--wide` runs the suites of the wide list, a measure of breadth, instead of the first five.
 * A line `* reason` stands for a suite that cannot be loaded.
 */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type Row, UsageError } from '../part.ts';
import type { Report, SuiteJob } from './worker.ts';

/** The suites that are to pass, by the names of CPython's files, and how many threads share the tests of each. */
const SUITES = new Map([
  ['test_bytes', 4],
  ['test_array', 2],
  ['test_buffer', 2],
  ['test_memoryview', 1],
  ['test_struct', 1],
]);

/** Suites that show how much of the language there is beyond those. */
const WIDE_SUITES =
  `int float str list tuple dict set range slice generators grammar fstring class descr exceptions iter
  itertools functools math bisect memoryio binascii mmap int_literal unpack with`
    .split(/\s+/)
    .map(name => `test_${name}`);

/** How long one test may take, also on a busy machine; a test that takes longer hangs. */
const TEST_TIMEOUT_MS = 300_000;

interface Outcome {
  /** `alike`: skipped, as in CPython. */
  outcome: 'passed' | 'failed' | 'skipped' | 'alike';
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
function readList(folder: string, suite: string): Map<string, string> {
  const path = join(folder, `${suite}.txt`);
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

/**
 * Runs a suite, its tests dealt out to so many threads; after a hang or a thread's death, another one takes the rest.
 * @param slots what bounds the number of threads at a time
 */
async function runSuite(
  suite: string,
  shards: number,
  folder: string,
  pattern: string | null,
  untried: string[],
  slots: Slots,
) {
  const run: SuiteRun = { ids: [], outcomes: new Map(), broken: [] };
  const shard = async (index: number): Promise<void> => {
    for (;;) {
      const done = [...run.outcomes.keys()];
      const job: SuiteJob = { suite, testPackage: folder, pattern, done, untried, shard: [index, shards] };
      const stopped = await slots.run(() => runThread(job, run));
      if (stopped === undefined) return;
      run.outcomes.set(stopped.id, { outcome: 'failed', text: stopped.why });
    }
  };
  await Promise.all(Array.from({ length: shards }, (_, index) => shard(index)));
  for (const id of run.ids) {
    const chosen = pattern === null || id.toLowerCase().includes(pattern.toLowerCase());
    if (chosen && untried.includes(shortName(id))) run.outcomes.set(id, { outcome: 'failed', text: 'not run' });
  }
  const order = new Map(run.ids.map((id, index) => [id, index]));
  run.outcomes = new Map([...run.outcomes].sort(([a], [b]) => order.get(a)! - order.get(b)!));
  await compareSkipped(suite, run);
  return run;
}

/** Marks the tests that CPython skips too, with the same words. */
async function compareSkipped(suite: string, { outcomes }: SuiteRun): Promise<void> {
  const skipped = [...outcomes].filter(([, { outcome }]) => outcome === 'skipped').map(([id]) => id);
  if (skipped.length === 0) return;
  const script = join(import.meta.dirname, 'skipped.py');
  const reasons = await new Promise<Record<string, string>>((resolve, reject) =>
    execFile('python3.14', [script, suite, JSON.stringify(skipped)], { timeout: TEST_TIMEOUT_MS }, (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout.split('\n')[0]!));
      else if (error.killed === true) resolve({});
      else reject(error);
    }),
  );
  for (const id of skipped) {
    const mine = outcomes.get(id)!;
    if (reasons[id] === mine.text) mine.outcome = 'alike';
  }
}

/** At most so many tasks at a time; the others wait for their turn. */
class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  constructor(free: number) {
    this.#free = free;
  }
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>(resolve => this.#waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free++;
      else next();
    }
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
  return `fails: ${lastLine(text)}`;
}

/** The last line of a traceback, short, and without what is different in each run. */
function lastLine(text: string): string {
  const line =
    text
      .trim()
      .split('\n')
      .findLast(part => /^[\w.]+(: |$)/.test(part)) ?? text.trim().slice(0, 100);
  const missing = /^ModuleNotFoundError: No module named '([^']+)'/.exec(line);
  if (missing !== null) return `needs module ${missing[1]}`;
  return line
    .replace(/\b0x[0-9a-f]+\b/g, '0x…')
    .slice(0, 100)
    .trim();
}

/** How the reason of a test begins that is not run, because it would take the machine's memory. */
const TOO_LARGE = 'needs more memory';

/** Stands in a list for a suite that cannot be loaded. */
const WHOLE = '*';

const isEqual = ({ outcome }: Outcome): boolean => outcome === 'passed' || outcome === 'alike';

function writeList(folder: string, suite: string, { outcomes, broken }: SuiteRun): void {
  const list = readList(folder, suite);
  const lines = [
    `# Tests of ${suite} that do not do as in CPython, each with its reason. A test that does must not stand here.`,
    `# npm run conformance -- suites ${suite} --update writes this list anew and keeps the reasons.`,
  ];
  if (broken.length > 0) lines.push(`${WHOLE} ${list.get(WHOLE) ?? lastLine(broken[0]!)}`);
  for (const [id, outcome] of outcomes) {
    const name = shortName(id);
    if (!isEqual(outcome)) lines.push(`${name} ${list.get(name) ?? firstReason(outcome)}`);
  }
  writeFileSync(join(folder, `${suite}.txt`), `${lines.join('\n')}\n`);
}

/** How a suite is judged, and differences are printed. */
interface Judging {
  /** The folder of the lists. */
  lists: string;
  /** Lines for the list instead of tracebacks. */
  list: boolean;
  /** The tracebacks of what is listed, too. */
  show: boolean;
}

/** Prints what is wrong with a suite's outcomes. @returns its line of the table */
function judge(suite: string, { ids, outcomes, broken }: SuiteRun, whole: boolean, print: Judging): Row {
  const list = readList(print.lists, suite);
  const row: Row = { suite, cases: outcomes.size, equal: 0, differing: broken.length, listed: 0 };
  const write = (what: string, text: string): void =>
    console.log(`${styleText('red', what)}\n${text.replace(/^/gm, '    ')}`);
  const report = (what: string, text: string): void => {
    row.differing++;
    if (!print.list) write(what, text);
  };
  const unloadable = list.get(WHOLE);
  if (unloadable !== undefined && broken.length > 0) {
    if (print.show) for (const text of broken) write(`${suite}: not to be run (${unloadable})`, text);
    return { ...row, cases: row.cases + 1, differing: 0, listed: 1 };
  }
  if (unloadable !== undefined) report(`${suite} can be run now`, `take ${WHOLE} off ${suite}.txt (${unloadable})`);
  for (const text of broken) write(`${suite}: not to be run`, text);
  for (const [id, result] of outcomes) {
    const { outcome, text } = result;
    const name = shortName(id);
    const reason = list.get(name);
    if (isEqual(result)) {
      row.equal++;
      if (reason !== undefined) report(`${suite}: ${name} passes now`, `take it off ${suite}.txt (${reason})`);
    } else if (reason !== undefined) {
      row.listed++;
      if (print.show) write(`${suite}: ${name} ${outcome} (${reason})`, text);
    } else {
      if (print.list) console.log(`${name} ${outcome}: ${text.trim().split('\n').at(-1)}`);
      report(`${suite}: ${name} ${outcome}`, text);
    }
  }
  if (whole && broken.length === 0) {
    const known = new Set(ids.map(shortName));
    for (const name of list.keys())
      if (name !== WHOLE && !known.has(name)) report(`${suite}: no test ${name}`, `${suite}.txt names it`);
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
      list: { type: 'boolean', default: false },
      lists: { type: 'string', default: import.meta.dirname },
      show: { type: 'boolean', default: false },
      update: { type: 'boolean', default: false },
      wide: { type: 'boolean', default: false },
    },
  });
  const named = positionals.map(name => (name.startsWith('test_') ? name : `test_${name}`));
  const known = [...SUITES.keys(), ...WIDE_SUITES];
  const unknown = named.find(name => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`no suite ${unknown}; there are: ${known.join(', ')}`);
  const chosen = named.length > 0 ? named : values.wide ? WIDE_SUITES : [...SUITES.keys()];
  const folder = values.from ?? testPackage();
  if (folder === undefined) {
    const skipped = 'no python3.14 with its test package';
    return chosen.map(suite => ({ suite, cases: 0, equal: 0, differing: 0, listed: 0, skipped }));
  }
  const slots = new Slots(availableParallelism());
  const whole = values.k === undefined;
  return Promise.all(
    chosen.map(async suite => {
      const untried = [...readList(values.lists, suite)].filter(([, reason]) => reason.startsWith(TOO_LARGE));
      const names = untried.map(([name]) => name);
      const run = await runSuite(suite, SUITES.get(suite) ?? 1, folder, values.k ?? null, names, slots);
      if (values.update && whole) writeList(values.lists, suite, run);
      return judge(suite, run, whole, values);
    }),
  );
}
