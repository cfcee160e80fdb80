/** The doctest runner as a whole: paths in, report out, exit status back. */

import { existsSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  type DoctestOptions,
  HELP,
  parseDoctestArguments,
  type ReporterName,
  readConfiguration,
  UsageError,
} from './arguments.ts';
import { type Collected, type CollectedFile, collectFiles, describeFileError } from './collect.ts';
import type { Job, JobEvent, PlannedExample, RunSettings } from './job.ts';
import { FLAGS, type FlagName } from './options.ts';
import type { Runner } from './pool.ts';
import { Progress } from './progress.ts';
import { ChangedMeanwhile, replaceFile } from './replace-file.ts';
import { GitHubReporter } from './reporters/github.ts';
import { jsonReporter } from './reporters/json.ts';
import { JUnitReporter } from './reporters/junit.ts';
import { headline, placeOf, type ReportedDocument, type Reporter, type Write } from './reporters/reporter.ts';
import { TapReporter } from './reporters/tap.ts';
import { TextReporter, wantsColor } from './reporters/text.ts';
import type { Counts } from './run.ts';
import { shardOf } from './select.ts';

export interface DoctestIO {
  /** Takes the report. */
  write: Write;
  /** Takes complaints about the command line and about files; without it they go to `write`. */
  writeError?: Write;
  /** Whether `write` is a terminal: the report has colour, and a line that tells how far it is. */
  terminal?: boolean;
  /** The terminal's width. */
  columns?: number;
  env?: Readonly<Record<string, string | undefined>>;
  /** Standard input as text, for the path `-`. */
  readInput?: () => string;
  /** Aborted when the user interrupts. */
  signal?: AbortSignal;
}

/**
 * Makes what runs documents.
 * @param width how many at the same time
 * @param memory bytes that they may take; 0: as many as is good for the machine
 */
export type MakeRunner = (width: number, memory: number) => Runner;

/** Takes the absolute paths of what a document includes and imports. */
type DependOn = (path: string, files: readonly string[]) => void;

export const PASSED = 0;
export const FAILED = 1;
export const USAGE = 2;
export const NOTHING_COLLECTED = 5;
/** 128 + SIGINT, as a shell reports it. */
export const INTERRUPTED = 130;

/** How far documents may be ahead of the one that is being reported: what they say waits in memory. */
const AHEAD = 32;
/** Documents for which another thread is worth its start. */
const WORTH_A_THREAD = 6;
/** Milliseconds between two looks for changes. */
const WATCH_PERIOD = 200;

const STDIN = '-';
export const STDIN_NAME = '<stdin>';

/** What a run has led to. */
interface Outcome {
  counts: Counts;
  documents: number;
  errors: string[];
  interrupted: boolean;
}

/**
 * Runs the doctests of files and directories.
 * @param reporters take what happens, document by document, in the order of the paths
 * @param dependOn hears for each document of the other files that it is made of, before its report ends
 * @returns the exit status: 0 all passed, 1 something failed (an example, or a document is malformed), 2 a path cannot
 *   be read (the others are still run), 5 there was no example, 130 interrupted
 */
export async function runDoctests(
  collected: Collected,
  options: DoctestOptions,
  makeRunner: MakeRunner,
  reporters: readonly Reporter[],
  io: DoctestIO,
  progress: Progress | null = null,
  dependOn: DependOn = () => {},
): Promise<number> {
  const began = performance.now();
  const run = new DocumentsRun(collected, options, reporters, io, progress, dependOn);
  const { counts, documents, errors, interrupted } = await run.run(makeRunner);
  const status = interrupted
    ? INTERRUPTED
    : errors.length > 0
      ? USAGE
      : counts.failed > 0
        ? FAILED
        : documents === 0
          ? NOTHING_COLLECTED
          : PASSED;
  progress?.clear();
  const complain = complainer(io);
  if (documents === 0 && errors.length === 0 && !interrupted) {
    complain(
      `no examples found${options.select === '' ? '' : ` for '${options.select}'`} in ${collected.paths.join(', ')}`,
    );
  }
  if (interrupted) complain('interrupted');
  const seconds = (performance.now() - began) / 1000;
  for (const reporter of reporters) reporter.end({ counts, documents, seconds, status, errors, interrupted });
  return status;
}

function complainer(io: DoctestIO): (text: string) => void {
  return text => (io.writeError ?? io.write)(`error: ${text}\n`);
}

/** The settings with which documents run. */
function settingsOf(options: DoctestOptions): RunSettings {
  let flags = options.failFast ? FLAGS.FAIL_FAST : 0;
  for (const name of options.flags) flags |= FLAGS[name as FlagName];
  return {
    flags,
    stopAtFailure: options.exitFirst,
    scope: options.scope,
    scripts: options.scripts,
    setup: options.setup,
    select: options.select,
    mode: options.list ? 'list' : options.update ? 'update' : 'run',
    oracle: options.update ? options.oracle : options.checkOracle,
    timeout: options.timeout,
  };
}

/** Documents that run side by side and are told of one after the other. */
class DocumentsRun {
  private readonly files: Collected['files'];
  private readonly options: DoctestOptions;
  private readonly reporters: readonly Reporter[];
  private readonly io: DoctestIO;
  private readonly progress: Progress | null;
  private readonly dependOn: DependOn;
  private readonly outcome: Outcome;
  /** The document that is being told of. */
  private current = 0;
  private next = 0;
  private stopped = false;
  private readonly kept = new Map<number, JobEvent[]>();
  private waiting: (() => void)[] = [];
  private document: ReportedDocument;
  private somethingTold = false;

  constructor(
    collected: Collected,
    options: DoctestOptions,
    reporters: readonly Reporter[],
    io: DoctestIO,
    progress: Progress | null,
    dependOn: DependOn,
  ) {
    this.dependOn = dependOn;
    this.files = collected.files;
    this.options = options;
    this.reporters = reporters;
    this.io = io;
    this.progress = progress;
    this.outcome = {
      counts: { passed: 0, failed: 0, skipped: 0 },
      documents: 0,
      errors: [...collected.errors],
      interrupted: false,
    };
    this.document = { path: this.files[0]?.path ?? '', plan: [] };
    for (const error of collected.errors) complainer(io)(error);
  }

  async run(makeRunner: MakeRunner): Promise<Outcome> {
    if (this.files.length === 0) return this.outcome;
    const most = Math.ceil(this.files.length / WORTH_A_THREAD);
    const width = this.options.jobs > 0 ? this.options.jobs : Math.min(availableParallelism(), 4, most);
    const runner = makeRunner(Math.min(width, this.files.length), this.options.memory * 1e6);
    const interrupt = () => runner.interrupt();
    this.io.signal?.addEventListener('abort', interrupt);
    try {
      const settings = settingsOf(this.options);
      await Promise.all(Array.from({ length: runner.width }, () => this.lane(runner, settings)));
    } finally {
      this.io.signal?.removeEventListener('abort', interrupt);
      await runner.close();
    }
    return this.outcome;
  }

  /** One after the other, takes the next document and runs it. */
  private async lane(runner: Runner, settings: RunSettings): Promise<void> {
    while (this.next < this.files.length && !this.stopped) {
      const i = this.next++;
      while (i - this.current > AHEAD) await new Promise<void>(resolve => this.waiting.push(resolve));
      if (this.stopped) return;
      const { named: _, ...file } = this.files[i];
      const job: Job = { ...file, settings };
      await runner.run(job, event => this.take(i, event));
      if (this.stopped) runner.interrupt();
    }
  }

  /** Takes an event of a document; it waits if another document has its turn. */
  private take(i: number, event: JobEvent): void {
    if (this.stopped) return;
    if (i !== this.current) {
      const events = this.kept.get(i);
      if (events) events.push(event);
      else this.kept.set(i, [event]);
      return;
    }
    this.tell(event);
    if (event.kind !== 'end') return;
    // What comes next may be finished already.
    while (!this.stopped) {
      this.current++;
      const path = this.files[this.current]?.path ?? '';
      this.document = { path, plan: [] };
      this.somethingTold = false;
      const events = this.kept.get(this.current) ?? [];
      this.kept.delete(this.current);
      for (const old of events) this.tell(old);
      if (events.at(-1)?.kind !== 'end') break;
    }
    for (const go of this.waiting.splice(0)) go();
  }

  private tell(event: JobEvent): void {
    if (this.stopped) return;
    const { outcome, reporters } = this;
    const path = this.files[this.current].path;
    if (event.kind === 'plan') {
      this.document = { path, plan: event.plan };
      this.somethingTold ||= event.plan.some(example => example.selected);
    } else if (event.kind === 'example') {
      const { result } = event;
      const wrong = result.status === 'failed' || result.oracle !== null;
      outcome.counts[wrong ? 'failed' : result.status]++;
      this.counts[wrong ? 'failed' : result.status]++;
      for (const reporter of reporters) reporter.example(this.document, this.document.plan[result.ordinal], result);
      this.progress?.show(this.current, path, outcome.counts);
      if (wrong) this.failed();
    } else if (event.kind === 'problem') {
      this.somethingTold = true;
      outcome.counts.failed++;
      this.counts.failed++;
      for (const reporter of reporters) reporter.problem(this.document, event.problem);
    } else if (event.kind === 'unreadable') {
      this.progress?.clear();
      complainer(this.io)(event.message);
      outcome.errors.push(event.message);
    } else if (event.kind === 'update') this.write(event);
    else if (event.kind === 'end') {
      this.dependOn(path, event.files ?? []);
      this.ended(event.interrupted);
    }
  }

  private counts: Counts = { passed: 0, failed: 0, skipped: 0 };

  /** Writes what an update changed. */
  private write({ files, changed }: Extract<JobEvent, { kind: 'update' }>): void {
    for (const { path, before, after } of files) {
      try {
        replaceFile(path, before, after);
      } catch (error) {
        const why = error instanceof ChangedMeanwhile ? 'has changed meanwhile' : describeFileError(error);
        const message = `${path}: not updated: ${why}`;
        this.progress?.clear();
        complainer(this.io)(message);
        this.outcome.errors.push(message);
        return;
      }
    }
    for (const reporter of this.reporters) reporter.updated?.(this.document, changed, true);
  }

  private failed(): void {
    if (this.options.exitFirst) this.ended(false);
  }

  private ended(interrupted: boolean): void {
    const { outcome } = this;
    if (this.somethingTold) {
      outcome.documents++;
      for (const reporter of this.reporters) reporter.documentEnd(this.document, this.counts);
    }
    outcome.interrupted ||= interrupted;
    if (interrupted || (this.options.exitFirst && this.counts.failed > 0)) {
      this.stopped = true;
      for (const go of this.waiting.splice(0)) go();
    }
    this.counts = { passed: 0, failed: 0, skipped: 0 };
  }
}

/** Lists examples instead of running them. */
class Lister implements Reporter {
  private readonly write: Write;
  private readonly json: boolean;
  private readonly examples: Omit<PlannedExample, 'selected'>[] = [];
  constructor(write: Write, json: boolean) {
    this.write = write;
    this.json = json;
  }
  example(): void {}
  problem(): void {}
  documentEnd({ plan }: ReportedDocument): void {
    for (const example of plan) {
      if (!example.selected) continue;
      const { selected: _, ...listed } = example;
      if (this.json) this.examples.push(listed);
      else this.write(`${placeOf(example)}  ${example.id}  >>> ${headline(example.source)}\n`);
    }
  }
  end(): void {
    if (this.json) this.write(`${JSON.stringify({ version: 1, examples: this.examples }, null, 2)}\n`);
  }
}

function makeReporters(
  options: DoctestOptions,
  io: DoctestIO,
  progress: Progress | null,
): { all: Reporter[]; finish: () => void } {
  const finishers: (() => void)[] = [];
  const env = io.env ?? {};
  const reporterOf = (name: ReporterName, file: string | null): Reporter => {
    let write = progress === null ? io.write : progress.around(io.write);
    if (file !== null) {
      const parts: string[] = [];
      write = text => {
        parts.push(text);
      };
      finishers.push(() => writeFileSync(file, parts.join('')));
    }
    if (options.list) return new Lister(write, name === 'json');
    switch (name) {
      case 'json':
        return jsonReporter(write);
      case 'junit':
        return new JUnitReporter(write);
      case 'tap':
        return new TapReporter(write);
      case 'github':
        return new GitHubReporter(write);
      case 'text': {
        const color =
          options.color === 'auto'
            ? file === null && wantsColor(env, io.terminal ?? false)
            : options.color === 'always';
        return new TextReporter(write, { verbose: options.verbose, quiet: options.quiet, color });
      }
    }
  };
  const all = options.reporters.map(({ name, file }) => reporterOf(name, file));
  const finish = () => {
    for (const finisher of finishers) finisher();
  };
  return { all, finish };
}

/** The paths' files, this run's share of them. */
function collect(paths: readonly string[], { shard }: DoctestOptions, io: DoctestIO): Collected {
  const text = paths.includes(STDIN) ? (io.readInput?.() ?? '') : undefined;
  const input: CollectedFile[] =
    text === undefined ? [] : [{ path: STDIN_NAME, named: true, text, format: 'transcript' }];
  const { files, errors } = collectFiles(paths.filter(path => path !== STDIN));
  const all = [...input, ...files];
  return { paths: [...paths], files: shard === null ? all : shardOf(all, shard), errors };
}

async function runOnce(
  collected: Collected,
  options: DoctestOptions,
  makeRunner: MakeRunner,
  io: DoctestIO,
  dependOn?: DependOn,
): Promise<number> {
  const onScreen = options.reporters.find(({ file }) => file === null);
  const live = io.terminal && onScreen?.name === 'text' && !options.list && io.env?.TERM !== 'dumb';
  const progress = live ? new Progress(io.write, io.columns ?? 80, collected.files.length) : null;
  const { all, finish } = makeReporters(options, io, progress);
  const status = await runDoctests(collected, options, makeRunner, all, io, progress, dependOn);
  try {
    finish();
  } catch (error) {
    complainer(io)(`a report cannot be written: ${describeFileError(error)}`);
    return USAGE;
  }
  return status;
}

/** Runs again whatever changes, until the user ends it. */
async function watch(
  paths: readonly string[],
  options: DoctestOptions,
  makeRunner: MakeRunner,
  io: DoctestIO,
): Promise<number> {
  const stamps = new Map<string, string>();
  const dependencies = new Map<string, readonly string[]>();
  const stampOf = (path: string) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? '' : `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
  };
  const differs = (path: string) => {
    const stamp = stampOf(path);
    const before = stamps.get(path);
    stamps.set(path, stamp);
    return stamp !== before;
  };
  const changed = (files: Collected['files']) => {
    const others = new Set([...dependencies.values()].flat().filter(differs));
    return files.filter(({ path }) => {
      const own = differs(path) && stamps.get(path) !== '';
      return own || dependencies.get(path)?.some(other => others.has(other));
    });
  };
  const dependOn = (path: string, others: readonly string[]) => {
    dependencies.set(path, others);
    // As they are now: an example may have written them.
    for (const other of others) stamps.set(other, stampOf(other));
  };
  let collected = collect(paths, options, io);
  changed(collected.files);
  await runOnce(collected, options, makeRunner, io, dependOn);
  while (!io.signal?.aborted) {
    await new Promise<void>(resolve => {
      const timer = setTimeout(done, WATCH_PERIOD);
      function done() {
        clearTimeout(timer);
        io.signal?.removeEventListener('abort', done);
        resolve();
      }
      io.signal?.addEventListener('abort', done);
    });
    if (io.signal?.aborted) break;
    collected = collect(
      paths.filter(path => existsSync(path)),
      options,
      io,
    );
    const files = changed(collected.files);
    if (files.length === 0) continue;
    io.write(`\nchanged: ${files.map(({ path }) => path).join(', ')}\n`);
    await runOnce({ ...collected, files, errors: [] }, options, makeRunner, io, dependOn);
  }
  return INTERRUPTED;
}

/**
 * The whole command: reads its arguments, runs, reports.
 * @param args without the program's and the command's name
 * @returns the exit status of `runDoctests`; 2 also for a command line that cannot be understood
 */
export async function doctestCommand(args: readonly string[], makeRunner: MakeRunner, io: DoctestIO): Promise<number> {
  try {
    // `--help` needs no configuration that can be read.
    const asked = args.includes('--help') || args.includes('-h');
    const { paths, options, help } = parseDoctestArguments(args, asked ? undefined : readConfiguration(process.cwd()));
    if (help) {
      io.write(HELP);
      return PASSED;
    }
    if (options.watch) return await watch(paths, options, makeRunner, io);
    return await runOnce(collect(paths, options, io), options, makeRunner, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complainer(io)(error.message);
    return USAGE;
  }
}
