/** The doctest runner as a library: `import { runDoctest } from 'octets/doctest'`. */
import { DEFAULTS, type DoctestOptions } from './doctest/arguments.ts';
import { collectFiles } from './doctest/collect.ts';
import { runDoctests } from './doctest/command.ts';
import type { PlannedExample } from './doctest/job.ts';
import { isFlagName } from './doctest/options.ts';
import { describeFailure } from './doctest/reporters/describe-failure.ts';
import { DataReporter, type ReportedExample, type RunReport } from './doctest/reporters/json.ts';
import type { ReportedDocument } from './doctest/reporters/reporter.ts';
import { parseSelection } from './doctest/select.ts';
import { doctestThreads } from './doctest-threads.ts';

export type { DocumentProblem, Failure, OracleVerdict, UpdatedExample } from './doctest/job.ts';
export type { DocumentReport, ReportedExample, RunReport } from './doctest/reporters/json.ts';

/** A document that is no file. */
export interface DocumentText {
  /** Its name; the suffix tells the format. */
  path: string;
  text: string;
}

/** How documents are run; each as the option of the command line with its name. */
export interface RunDoctestOptions {
  /** Names of doctest's option flags, for every example: `ELLIPSIS`. */
  flags?: readonly string[];
  failFast?: boolean;
  exitFirst?: boolean;
  /** An expression over the names of examples, as for `-k`. */
  select?: string;
  /** What shares a namespace; by default a file. */
  scope?: 'file' | 'block' | 'example';
  /** Whether listings of Python without prompts run too. */
  scripts?: boolean;
  /** Python code that runs in every fresh namespace first. */
  setup?: string;
  /** Seconds that an example may take; 60 by default, 0 for no limit. */
  timeout?: number;
  /** Megabytes of memory that the run may take. */
  memory?: number;
  /** How many documents run at the same time. */
  jobs?: number;
  /** The command of a CPython with which all is compared. */
  checkOracle?: string;
  /** Stops the run when it is aborted. */
  signal?: AbortSignal;
}

/**
 * Runs the examples of documents, each document in a thread with an interpreter of its own, so that nothing that it does
 * reaches the caller.
 * @param documents files, folders, or texts
 * @returns all that happened; nothing that an example does makes it throw
 * @throws TypeError for an unknown flag, SelectError for a `select` that cannot be read
 */
export async function runDoctest(
  documents: string | DocumentText | readonly (string | DocumentText)[],
  options: RunDoctestOptions = {},
): Promise<RunReport> {
  return run(documents, options, false);
}

/**
 * The examples of documents, in order, without running them.
 * @param documents as for `runDoctest`
 */
export async function listDoctest(
  documents: string | DocumentText | readonly (string | DocumentText)[],
  options: RunDoctestOptions = {},
): Promise<PlannedExample[]> {
  const plans: PlannedExample[] = [];
  await run(documents, options, true, plan => plans.push(...plan.filter(example => example.selected)));
  return plans;
}

async function run(
  documents: string | DocumentText | readonly (string | DocumentText)[],
  options: RunDoctestOptions,
  list: boolean,
  onPlan: (plan: readonly PlannedExample[]) => void = () => {},
): Promise<RunReport> {
  const unknown = options.flags?.find(name => !isFlagName(name));
  if (unknown !== undefined) throw new TypeError(`unknown doctest option ${unknown}`);
  if (options.select) parseSelection(options.select);
  const given = [documents].flat() as (string | DocumentText)[];
  const all: DoctestOptions = {
    ...DEFAULTS,
    flags: options.flags ?? [],
    failFast: options.failFast ?? false,
    exitFirst: options.exitFirst ?? false,
    select: options.select ?? '',
    scope: options.scope ?? 'file',
    scripts: options.scripts ?? false,
    setup: options.setup ?? '',
    timeout: (options.timeout ?? DEFAULTS.timeout / 1000) * 1000,
    memory: options.memory ?? 0,
    jobs: options.jobs ?? 0,
    checkOracle: options.checkOracle ?? null,
    list,
  };
  let report: RunReport | undefined;
  const reporter = new DataReporter(done => (report = done));
  const planning = { example() {}, problem() {}, end() {}, documentEnd: ({ plan }: ReportedDocument) => onPlan(plan) };
  const collected = collectFiles(
    given.map(item => (typeof item === 'string' ? item : { path: item.path, named: true, text: item.text })),
  );
  const io = { write() {}, signal: options.signal };
  await runDoctests(collected, all, doctestThreads, [reporter, planning], io);
  return report!;
}

/** A failed example as the command's report shows it: place, source, what was expected, what came, the difference. */
export function formatFailure(example: ReportedExample): string {
  const planned = { ...example, selected: true };
  return describeFailure({ path: example.path, plan: [planned] }, planned, { ...example, ordinal: 0 });
}
