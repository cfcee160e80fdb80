/** The command line as CPython's `python` reads it, and the environment's variables that stand for options. */
import type { InterpreterOptions } from './runtime/interpreter-options.ts';

/** What is to run, or to be shown. */
export type Task =
  | { kind: 'code'; source: string }
  | { kind: 'module'; name: string }
  | { kind: 'file'; path: string }
  | { kind: 'stdin' }
  | { kind: 'help' }
  | { kind: 'version' }
  | { kind: 'wrong'; message: string };

export interface CommandLine {
  task: Task;
  /** What follows the code, module or file: `sys.argv[1:]`. */
  rest: readonly string[];
  /** How often each option without an argument stands there, by its letter. */
  counts: ReadonlyMap<string, number>;
  /** The arguments of `-W` and `-X`, in their order. */
  warnings: readonly string[];
  xoptions: readonly string[];
  /** `--plain`: the REPL without boxes. */
  plain: boolean;
}

/** CPython's options without an argument; `-h`, `-V` and `-?` are tasks. */
const LETTERS = 'bBdEhiIOPqRsStuvVx?';

/**
 * Reads the arguments of the command, without the command itself (C `_PyOS_GetOpt`).
 * A wrong one gives the task 'wrong' with CPython's message.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const counts = new Map<string, number>();
  const warnings: string[] = [];
  const xoptions: string[] = [];
  let plain = false;
  const line = (task: Task, from: number): CommandLine => ({
    task,
    rest: args.slice(from),
    counts,
    warnings,
    xoptions,
    plain,
  });
  let at = 0;
  for (; at < args.length; at++) {
    const argument = args[at]!;
    if (argument === '-' || !argument.startsWith('-')) break;
    if (argument === '--') {
      at++;
      break;
    }
    if (argument.startsWith('--')) {
      if (argument === '--help') return line({ kind: 'help' }, at + 1);
      if (argument === '--version') return line({ kind: 'version' }, at + 1);
      if (argument === '--plain') plain = true;
      // What cached bytecode is checked by; there is none.
      else if (argument === '--check-hash-based-pycs') at++;
      else return line({ kind: 'wrong', message: `Unknown option: ${argument}` }, at + 1);
      continue;
    }
    for (let i = 1; i < argument.length; i++) {
      const letter = argument[i]!;
      if ('cmWX'.includes(letter)) {
        const value = i + 1 < argument.length ? argument.slice(i + 1) : args[++at];
        if (value === undefined) {
          return line({ kind: 'wrong', message: `Argument expected for the -${letter} option` }, at);
        }
        if (letter === 'c') return line({ kind: 'code', source: value }, at + 1);
        if (letter === 'm') return line({ kind: 'module', name: value }, at + 1);
        (letter === 'W' ? warnings : xoptions).push(value);
        break;
      }
      if (!LETTERS.includes(letter)) return line({ kind: 'wrong', message: `Unknown option: -${letter}` }, at + 1);
      if (letter === 'h' || letter === '?') return line({ kind: 'help' }, at + 1);
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
  }
  if (counts.has('V')) return line({ kind: 'version' }, at);
  const path = args[at];
  return path === undefined || path === '-'
    ? line({ kind: 'stdin' }, at)
    : line({ kind: 'file', path }, Math.min(at + 1, args.length));
}

/** `sys.argv` as the program finds it. */
export function argvOf({ task, rest }: CommandLine): string[] {
  switch (task.kind) {
    case 'code':
      return ['-c', ...rest];
    case 'module':
      return ['-m', ...rest];
    case 'file':
      return [task.path, ...rest];
    default:
      return rest.length > 0 ? [...rest] : [''];
  }
}

/** Whether the environment's `PYTHON…` variables count: not with `-E` or `-I`. */
function heedsEnvironment({ counts }: CommandLine): boolean {
  return !counts.has('E') && !counts.has('I');
}

/** A variable that stands for an option given once or several times: a number, or anything for once. */
function level(text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  return /^\d+$/.test(text) ? Number(text) : 1;
}

/** @returns a digit limit, or undefined where the text is none */
function digitLimit(text: string): number | undefined {
  if (!/^\d+$/.test(text)) return undefined;
  const limit = Number(text);
  return limit === 0 || (limit >= 640 && limit < 2 ** 31) ? limit : undefined;
}

/**
 * The interpreter's settings.
 * @param args all arguments of the command
 * @returns a text where an option cannot be: what CPython says of it before it ends
 */
export function readOptions(
  line: CommandLine,
  args: readonly string[],
  environment: ReadonlyMap<string, string>,
): InterpreterOptions | string {
  const { counts } = line;
  const heeds = heedsEnvironment(line);
  const variable = (name: string): string | undefined => (heeds ? environment.get(name) : undefined);
  const of = (letter: string, name?: string): number =>
    Math.max(counts.get(letter) ?? 0, name === undefined ? 0 : level(variable(name)));
  const xoptions = new Map<string, string | true>();
  for (const option of line.xoptions) {
    const equals = option.indexOf('=');
    if (equals < 0) xoptions.set(option, true);
    else xoptions.set(option.slice(0, equals), option.slice(equals + 1));
  }
  const isolated = of('I');
  const devMode = xoptions.has('dev') || level(variable('PYTHONDEVMODE')) > 0;
  const bytesWarning = of('b');
  const warnoptions = [
    ...(devMode ? ['default'] : []),
    ...(variable('PYTHONWARNINGS') ?? '').split(',').filter(Boolean),
    ...line.warnings,
    ...(bytesWarning === 0 ? [] : [bytesWarning === 1 ? 'default::BytesWarning' : 'error::BytesWarning']),
  ];
  let maxStrDigits = 4300;
  const given = xoptions.get('int_max_str_digits');
  const [text, where] =
    given !== undefined
      ? [given === true ? '' : given, '-X int_max_str_digits']
      : [variable('PYTHONINTMAXSTRDIGITS'), 'PYTHONINTMAXSTRDIGITS'];
  if (text !== undefined && (given !== undefined || text !== '')) {
    const limit = digitLimit(text);
    if (limit === undefined) {
      const problem = `${where}: invalid limit; must be >= 640 or 0 for unlimited.`;
      return `Fatal Python error: config_init_int_max_str_digits: ${problem}\nPython runtime state: preinitialized\n`;
    }
    maxStrDigits = limit;
  }
  return {
    origArgv: ['octets', ...args],
    warnoptions,
    xoptions,
    optimize: of('O', 'PYTHONOPTIMIZE'),
    bytesWarning,
    unbuffered: of('u', 'PYTHONUNBUFFERED') > 0,
    maxStrDigits,
    flags: {
      debug: of('d', 'PYTHONDEBUG'),
      inspect: of('i', 'PYTHONINSPECT'),
      interactive: of('i'),
      // Nothing is ever written, whatever -B says.
      dont_write_bytecode: 1,
      no_user_site: Math.max(of('s', 'PYTHONNOUSERSITE'), isolated),
      no_site: of('S'),
      ignore_environment: Math.max(of('E'), isolated),
      verbose: of('v', 'PYTHONVERBOSE'),
      quiet: of('q'),
      isolated,
      dev_mode: devMode,
      safe_path: isolated > 0 || of('P', 'PYTHONSAFEPATH') > 0,
    },
  };
}
