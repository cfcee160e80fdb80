/** The runner's command line and configuration file. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type ParseArgsOptionDescriptor, parseArgs } from 'node:util';
import { FLAGS, isFlagName } from './options.ts';
import { SCOPES, type Scope } from './run.ts';
import { parseSelection, parseShard, SelectError } from './select.ts';

export const REPORTERS = ['text', 'json', 'junit', 'tap', 'github'] as const;
export type ReporterName = (typeof REPORTERS)[number];
export const COLORS = ['auto', 'always', 'never'] as const;

/** What a run is asked for. */
export interface DoctestOptions {
  /** Names of doctest's option flags, for every example. */
  flags: readonly string[];
  /** Each document (of Python source: each docstring) ends at its first failure (FAIL_FAST). */
  failFast: boolean;
  /** The whole run ends at the first failure. */
  exitFirst: boolean;
  /** The report lists every example. */
  verbose: boolean;
  /** The report has only failures and the closing line. */
  quiet: boolean;
  /** An expression over the names of examples (`parseSelection`); empty: all. */
  select: string;
  /** Only lists the examples. */
  list: boolean;
  shard: { index: number; count: number } | null;
  /** How many documents run at the same time; 0: as many as is good. */
  jobs: number;
  /** Milliseconds that an example may take; 0: no limit. */
  timeout: number;
  /** Megabytes of memory that the run may take; 0: as much as is good for the machine. */
  memory: number;
  /** Goes on, and runs again what changes. */
  watch: boolean;
  scope: Scope;
  /** Whether listings of Python without prompts run too. */
  scripts: boolean;
  /** Code that runs in every fresh namespace first. */
  setup: string;
  /** Rewrites the expected outputs that are wrong. */
  update: boolean;
  /** The CPython from which an update takes the outputs. */
  oracle: string | null;
  /** The CPython with which all is compared. */
  checkOracle: string | null;
  color: (typeof COLORS)[number];
  /** The reports, each to a file or (`null`) to the output. */
  reporters: readonly { name: ReporterName; file: string | null }[];
}

export const DEFAULTS: DoctestOptions = {
  flags: [],
  failFast: false,
  exitFirst: false,
  verbose: false,
  quiet: false,
  select: '',
  list: false,
  shard: null,
  jobs: 0,
  timeout: 60_000,
  memory: 0,
  watch: false,
  scope: 'file',
  scripts: false,
  setup: '',
  update: false,
  oracle: null,
  checkOracle: null,
  color: 'auto',
  reporters: [{ name: 'text', file: null }],
};

/** A command line or configuration that cannot be understood; the message is one line. */
export class UsageError extends Error {}

const OPTIONS = {
  option: { type: 'string', short: 'o', multiple: true },
  'fail-fast': { type: 'boolean', short: 'f' },
  exitfirst: { type: 'boolean', short: 'x' },
  verbose: { type: 'boolean', short: 'v' },
  quiet: { type: 'boolean', short: 'q' },
  keyword: { type: 'string', short: 'k' },
  list: { type: 'boolean' },
  shard: { type: 'string' },
  jobs: { type: 'string', short: 'j' },
  timeout: { type: 'string' },
  memory: { type: 'string' },
  watch: { type: 'boolean' },
  scope: { type: 'string' },
  scripts: { type: 'boolean' },
  setup: { type: 'string', multiple: true },
  update: { type: 'boolean' },
  oracle: { type: 'string' },
  'check-oracle': { type: 'string' },
  color: { type: 'string' },
  reporter: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Record<string, ParseArgsOptionDescriptor>;

export interface ParsedArguments {
  paths: string[];
  options: DoctestOptions;
  help: boolean;
}

/**
 * Reads the command line.
 * @param args without the program's and the command's name
 * @param configured what a configuration file says; the command line goes first
 * @throws UsageError
 */
export function parseDoctestArguments(
  args: readonly string[],
  configured: { paths: readonly string[]; options: Partial<DoctestOptions> } = { paths: [], options: {} },
): ParsedArguments {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')) throw error;
    throw new UsageError((error as Error).message.split(/[.\n] /)[0].replace(/\.$/, ''));
  }
  const { values, positionals } = parsed;
  const base = { ...DEFAULTS, ...configured.options };
  const options: DoctestOptions = {
    flags: [...base.flags, ...(values.option ?? []).map(flagOf)],
    failFast: values['fail-fast'] ?? base.failFast,
    exitFirst: values.exitfirst ?? base.exitFirst,
    verbose: values.verbose ?? base.verbose,
    quiet: values.quiet ?? base.quiet,
    select: values.keyword === undefined ? base.select : selectionOf(values.keyword),
    list: values.list ?? base.list,
    shard: values.shard === undefined ? base.shard : shardOption(values.shard),
    jobs: values.jobs === undefined ? base.jobs : numberOf('--jobs', values.jobs, true),
    timeout: values.timeout === undefined ? base.timeout : 1000 * numberOf('--timeout', values.timeout, false),
    memory: values.memory === undefined ? base.memory : numberOf('--memory', values.memory, true),
    watch: values.watch ?? base.watch,
    scope: values.scope === undefined ? base.scope : oneOf('--scope', values.scope, SCOPES),
    scripts: values.scripts ?? base.scripts,
    setup: values.setup === undefined ? base.setup : values.setup.join('\n'),
    update: values.update ?? base.update,
    oracle: values.oracle ?? base.oracle,
    checkOracle: values['check-oracle'] ?? base.checkOracle,
    color: values.color === undefined ? base.color : oneOf('--color', values.color, COLORS),
    reporters: values.reporter === undefined ? base.reporters : reportersOf(values.reporter),
  };
  const paths = positionals.length > 0 ? positionals : [...configured.paths];
  const help = values.help ?? false;
  if (!help) checkTogether(options, paths);
  return { paths, options, help };
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
}

function checkTogether(options: DoctestOptions, paths: readonly string[]): void {
  if (paths.length === 0) throw new UsageError('no file or directory given');
  if (options.oracle !== null && !options.update) {
    throw new UsageError('--oracle goes with --update; to compare with a CPython use --check-oracle');
  }
  if (options.update && options.checkOracle !== null)
    throw new UsageError('--update and --check-oracle exclude each other');
  if (options.list && (options.update || options.watch)) {
    throw new UsageError(`--list and --${options.update ? 'update' : 'watch'} exclude each other`);
  }
  if (options.update && (options.watch || paths.includes('-'))) {
    throw new UsageError(`--update ${options.watch ? 'and --watch exclude each other' : 'needs files'}`);
  }
  if (options.watch && paths.includes('-')) throw new UsageError('standard input cannot be watched');
  if (options.reporters.filter(({ file }) => file === null).length > 1) {
    throw new UsageError('only one report can go to the output; give the others a file: --reporter NAME=FILE');
  }
  if (options.list && options.reporters.some(({ name }) => name !== 'text' && name !== 'json')) {
    throw new UsageError('--list is written by the reporters text and json');
  }
}

function flagOf(name: string): string {
  if (isFlagName(name)) return name;
  throw new UsageError(`unknown doctest option ${name} (known: ${Object.keys(FLAGS).join(', ')})`);
}

function selectionOf(expression: string): string {
  try {
    if (expression.trim() !== '') parseSelection(expression);
  } catch (error) {
    if (error instanceof SelectError) throw new UsageError(error.message);
    throw error;
  }
  return expression.trim();
}

function shardOption(text: string): { index: number; count: number } {
  const shard = parseShard(text);
  if (shard === null) throw new UsageError(`--shard is I/N with I from 1 to N, not '${text}'`);
  return shard;
}

function numberOf(name: string, value: unknown, whole: boolean): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (
    typeof number !== 'number' ||
    !(number >= 0) ||
    !Number.isFinite(number) ||
    (whole && !Number.isInteger(number))
  ) {
    throw new UsageError(`${name} is a ${whole ? 'whole number' : 'number of seconds'}, not '${value}'`);
  }
  return number;
}

function oneOf<T extends string>(name: string, value: unknown, known: readonly T[]): T {
  if ((known as readonly unknown[]).includes(value)) return value as T;
  throw new UsageError(`${name} is one of ${known.join(', ')}, not '${value}'`);
}

function reportersOf(list: readonly string[]): { name: ReporterName; file: string | null }[] {
  return list.map(text => {
    const at = text.indexOf('=');
    const name = oneOf('--reporter', at < 0 ? text : text.slice(0, at), REPORTERS);
    return { name, file: at < 0 ? null : text.slice(at + 1) };
  });
}

/** The keys of a configuration, and how each becomes an option. */
const KEYS: Readonly<Record<string, (value: unknown, name: string) => Partial<DoctestOptions>>> = {
  options: (value, name) => ({ flags: strings(value, name).map(flagOf) }),
  failFast: (value, name) => ({ failFast: truth(value, name) }),
  exitFirst: (value, name) => ({ exitFirst: truth(value, name) }),
  verbose: (value, name) => ({ verbose: truth(value, name) }),
  quiet: (value, name) => ({ quiet: truth(value, name) }),
  keyword: (value, name) => ({ select: selectionOf(strings(value, name).join(' ')) }),
  jobs: (value, name) => ({ jobs: numberOf(name, value, true) }),
  timeout: (value, name) => ({ timeout: 1000 * numberOf(name, value, false) }),
  memory: (value, name) => ({ memory: numberOf(name, value, true) }),
  scripts: (value, name) => ({ scripts: truth(value, name) }),
  scope: (value, name) => ({ scope: oneOf(name, value, SCOPES) }),
  setup: (value, name) => ({ setup: strings(value, name).join('\n') }),
  color: (value, name) => ({ color: oneOf(name, value, COLORS) }),
  reporter: (value, name) => ({ reporters: reportersOf(strings(value, name)) }),
};

function strings(value: unknown, name: string): string[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.every(item => typeof item === 'string')) return list as string[];
  throw new UsageError(`${name} is a string or a list of strings`);
}

function truth(value: unknown, name: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new UsageError(`${name} is true or false`);
}

/**
 * Looks for a configuration in a folder and those above it: `octets.config.json`, or `package.json` with a key `octets`.
 * The settings stand under `doctest`; paths are relative to the file's folder.
 * @param folder absolute
 * @throws UsageError for a file that cannot be read, and for a key that is none
 */
export function readConfiguration(folder: string): { paths: string[]; options: Partial<DoctestOptions> } {
  for (let at = folder; ; at = dirname(at)) {
    const own = join(at, 'octets.config.json');
    if (existsSync(own)) return configurationOf(jsonOf(own), own);
    const shared = join(at, 'package.json');
    if (existsSync(shared)) {
      const { octets } = jsonOf(shared) as { octets?: unknown };
      if (octets !== undefined) return configurationOf(octets, shared);
    }
    if (dirname(at) === at) return { paths: [], options: {} };
  }
}

function jsonOf(file: string): object {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${nameOf(file)}: ${(error as Error).message.replaceAll('\n', ' ')}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new UsageError(`${nameOf(file)}: not a JSON object`);
}

function configurationOf(value: unknown, file: string): { paths: string[]; options: Partial<DoctestOptions> } {
  const where = nameOf(file);
  const isObject = (item: unknown): item is object => typeof item === 'object' && item !== null && !Array.isArray(item);
  if (!isObject(value)) throw new UsageError(`${where}: "octets" is not an object`);
  for (const key of Object.keys(value)) {
    if (key !== 'doctest' && key !== '$schema') throw new UsageError(`${where}: unknown key "${key}" (known: doctest)`);
  }
  const { doctest = {} } = value as { doctest?: unknown };
  if (!isObject(doctest)) throw new UsageError(`${where}: "doctest" is not an object`);
  const result: { paths: string[]; options: Partial<DoctestOptions> } = { paths: [], options: {} };
  for (const [key, item] of Object.entries(doctest)) {
    const name = `${where}: "${key}"`;
    if (key === 'paths') {
      result.paths = strings(item, name).map(path => nameOf(resolve(dirname(file), path)));
    } else if (Object.hasOwn(KEYS, key)) Object.assign(result.options, KEYS[key](item, name));
    else throw new UsageError(`${where}: unknown key "${key}" (known: paths, ${Object.keys(KEYS).join(', ')})`);
  }
  return result;
}

/** A path as seen from here. */
function nameOf(file: string): string {
  return relative(process.cwd(), file) || '.';
}

export const HELP = `octets doctest: runs the examples of documents

usage: octets doctest [OPTION ...] PATH ...

A path is a document, a folder, which is searched for documents, or - for standard input. Without a path those of the
configuration are taken: {"doctest": {"paths": ["docs"], "timeout": 5}} in octets.config.json, or under the key "octets"
of package.json, in this folder or one above it.

What is run:
  -k EXPR, --keyword EXPR  only examples whose name contains a word; words with and, or, not, parentheses.
                           Examples that one needs (those before it in its namespace) run too, but do not count
      --list               lists the examples with their names, runs nothing
      --shard I/N          the Ith of N shares of the documents
  -f, --fail-fast          ends each document at its first failure
  -x, --exitfirst          ends the run at the first failure
      --watch              goes on, and runs the documents that change

How it is run:
  -o FLAG, --option FLAG   sets a doctest flag for every example; may be repeated
                           (${Object.keys(FLAGS).join(',\n                            ')})
      --scope SCOPE        what shares a namespace: file (default), block (a listing or cell; in running text
                           examples with only blank lines between) or example
      --scripts            runs listings of Python without prompts too: they must not raise
      --setup CODE         runs in every fresh namespace first; may be repeated
      --timeout SECONDS    what an example may take (default ${DEFAULTS.timeout / 1000}; 0: no limit)
      --memory MB          what the run may take before its longest example is stopped (default: 60 % of the machine)
  -j N, --jobs N           how many documents run at the same time (default: by the number of cores)

What is compared and changed:
      --update             rewrites the outputs that are wrong, in place, and shows the changes
      --oracle PYTHON      with --update: the outputs are those of this CPython
      --check-oracle PYTHON  runs all on this CPython too; shows where document, Octets and CPython disagree

The report:
  -v, --verbose            shows every example
  -q, --quiet              shows only failures
      --reporter NAME[=FILE]  ${REPORTERS.join(', ')}; may be repeated, all but one with a file
      --color WHEN         auto (default: on a terminal; NO_COLOR, FORCE_COLOR), always, never
  -h, --help               this text

Exit status: 0 all passed, 1 a failure, 2 a wrong command line or an unreadable document, 5 no example found,
130 interrupted.
`;
