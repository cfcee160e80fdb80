/** The doctest runner as a whole: paths in, report out, exit status back. */

import { parseArgs } from 'node:util';
import { collectFiles, describeFileError } from './collect.ts';
import type { Document } from './document.ts';
import { readDocument } from './extract.ts';
import { FLAGS, isFlagName } from './options.ts';
import { Report } from './report.ts';
import { runDocument } from './run.ts';
import type { SessionFactory } from './runner-interface.ts';
import { DecodeError } from './source-text.ts';

export interface DoctestOptions {
  /** Names of doctest's option flags, for every example (`-o`). */
  flags?: readonly string[];
  /** Each document (of Python source: each docstring) ends at its first failure (`-f`, FAIL_FAST). */
  failFast?: boolean;
  /** The whole run ends at the first failure (`-x`). */
  exitFirst?: boolean;
  /** The report lists every example (`-v`). */
  verbose?: boolean;
  /** The report has only failures and the closing line (`-q`). */
  quiet?: boolean;
}

export interface DoctestIO {
  /** Takes the report. */
  write(text: string): void;
  /** Takes complaints about the command line and about files; without it they go to `write`. */
  writeError?(text: string): void;
  /** Whether the report is coloured; see `wantsColor`. */
  color?: boolean;
}

export const PASSED = 0;
export const FAILED = 1;
export const USAGE = 2;
export const NOTHING_COLLECTED = 5;
/** 128 + SIGINT, as a shell reports it. */
export const INTERRUPTED = 130;

/**
 * Runs the doctests of files and directories and reports.
 * @returns the exit status: 0 all passed, 1 something failed (an example, or a document is malformed), 2 an option is
 *   unknown or a path cannot be read (the others are still run), 5 there was no example, 130 interrupted
 */
export async function runDoctests(
  paths: readonly string[],
  options: DoctestOptions,
  factory: SessionFactory,
  io: DoctestIO,
): Promise<number> {
  const complain = (text: string) => (io.writeError ?? io.write)(`error: ${text}\n`);
  let flags = options.failFast ? FLAGS.FAIL_FAST : 0;
  for (const name of options.flags ?? []) {
    if (!isFlagName(name)) {
      complain(`unknown doctest option ${name} (known: ${Object.keys(FLAGS).join(', ')})`);
      return USAGE;
    }
    flags |= FLAGS[name];
  }
  const report = new Report(io.write, {
    verbose: options.verbose ?? false,
    quiet: options.quiet ?? false,
    color: io.color ?? false,
  });
  const total = { passed: 0, failed: 0, skipped: 0 };
  const { files, errors } = collectFiles(paths);
  for (const error of errors) complain(error);
  let unusable = errors.length > 0;
  let documents = 0;
  let interrupted = false;

  for (const { path, named } of files) {
    let document: Document;
    try {
      document = readDocument(path, factory);
    } catch (error) {
      complain(
        error instanceof DecodeError
          ? `${path}:${error.lineno}: ${error.message}`
          : `${path}: ${describeFileError(error)}`,
      );
      unusable = true;
      continue;
    }
    if (document.examples.length === 0 && document.problems.length === 0) {
      if (named && !options.quiet && files.length > 1) io.write(`      ${path}  no examples\n`);
      continue;
    }
    documents++;
    const result = runDocument(document, factory, flags, options.exitFirst ?? false, report.listener(document));
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped += result.skipped;
    report.documentEnd(document, result);
    interrupted = result.interrupted;
    if (interrupted || (options.exitFirst && result.failed > 0)) break;
    // Lets signals and the caller's timers have their turn between documents.
    await new Promise(resolve => setImmediate(resolve));
  }

  if (documents === 0 && !unusable) complain(`no examples found in ${paths.join(', ') || 'nothing'}`);
  if (interrupted) complain('interrupted');
  if (documents > 0) report.summary(total, documents);
  if (interrupted) return INTERRUPTED;
  if (unusable) return USAGE;
  if (total.failed > 0) return FAILED;
  return documents === 0 ? NOTHING_COLLECTED : PASSED;
}

/** A command line that cannot be understood; the message is one line. */
export class UsageError extends Error {}

/**
 * Reads the runner's command line: `[-o FLAG]… [-f] [-x] [-v] [-q] PATH…`, also in their long forms.
 * @param args without the program's and the command's name
 * @throws UsageError for an unknown option, an option without its value, or no path
 */
export function parseDoctestArguments(args: readonly string[]): { paths: string[]; options: DoctestOptions } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')) throw error;
    throw new UsageError((error as Error).message.split(/[.\n] /)[0].replace(/\.$/, ''));
  }
  const { values, positionals } = parsed;
  const unknown = values.option?.find(name => !isFlagName(name));
  if (unknown !== undefined) {
    throw new UsageError(`unknown doctest option ${unknown} (known: ${Object.keys(FLAGS).join(', ')})`);
  }
  if (positionals.length === 0) throw new UsageError('no file or directory given');
  return {
    paths: positionals,
    options: {
      flags: values.option ?? [],
      failFast: values['fail-fast'],
      exitFirst: values.exitfirst,
      verbose: values.verbose,
      quiet: values.quiet,
    },
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      option: { type: 'string', short: 'o', multiple: true },
      'fail-fast': { type: 'boolean', short: 'f', default: false },
      exitfirst: { type: 'boolean', short: 'x', default: false },
      verbose: { type: 'boolean', short: 'v', default: false },
      quiet: { type: 'boolean', short: 'q', default: false },
    },
  });
}

const HELP = `octets doctest: runs the examples of documents

usage: octets doctest [OPTION ...] PATH ...

A path is a document (.doctest, .txt, .rst, .md, .adoc, .py) or a folder, which is searched for such.

  -o FLAG, --option FLAG   sets a doctest flag for every example; may be repeated
                           (${Object.keys(FLAGS).join(',\n                            ')})
  -f, --fail-fast          ends each document at its first failure
  -x, --exitfirst          ends the run at the first failure
  -v, --verbose            shows every example
  -q, --quiet              shows only failures
  -h, --help               this text

Exit status: 0 all passed, 1 a failure, 2 a wrong command line or an unreadable document, 5 no example found.
`;

/**
 * The whole command: reads its arguments, runs, reports.
 * @param args without the program's and the command's name
 * @returns the exit status of `runDoctests`; 2 also for a command line that cannot be understood
 */
export async function doctestCommand(args: readonly string[], factory: SessionFactory, io: DoctestIO): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    io.write(HELP);
    return PASSED;
  }
  let command: ReturnType<typeof parseDoctestArguments>;
  try {
    command = parseDoctestArguments(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    (io.writeError ?? io.write)(`error: ${error.message}\n`);
    return USAGE;
  }
  return runDoctests(command.paths, command.options, factory, io);
}
export { wantsColor } from './report.ts';
