/** The `octets` command: what its arguments mean. */
import { dirname, resolve } from 'node:path';
import { argvOf, type CommandLine, readCommandLine, readOptions } from './command-line.ts';
import { NodeHost } from './node-host.ts';
import { endedByInterrupt, runMain, runModuleAsMain, startMain } from './program.ts';
import { decodeFile } from './runtime/eval/compile.ts';
import { interrupted, interruptFlag } from './runtime/eval/frame.ts';
import { HostFileError } from './runtime/host.ts';
import type { InterpreterOptions } from './runtime/interpreter-options.ts';
import { INTERRUPTED, type Parsed } from './start.ts';
import { VERSION } from './version.ts';

type EarlyParse = () => Parsed | undefined;

const HELP = `octets: Python's binary-data vocabulary, small and exact

usage: octets                           the REPL, on a terminal
       octets -i [FILE.py]              the REPL, after the program
       octets --plain [FILE.py]         the REPL for screen readers: no boxes, nothing written over
       octets FILE.py [ARG ...]         run a program
       octets -c CODE [ARG ...]         run the code
       octets -m MODULE [ARG ...]       run a module, or a package's __main__
       octets [-] < FILE.py             run a program from standard input
       octets doctest PATH ...          run the doctests of documents (octets doctest --help)
       octets --version | --help

options before FILE, -c or -m, as of python:
  -W FILTER      how warnings are treated (also PYTHONWARNINGS)
  -O, -OO        without assertions; also without docstrings
  -u             output is not buffered
  -E, -P, -I     without PYTHON... variables; without the program's folder on sys.path; both
  -b, -bb        warnings, or errors, where bytes meet a str
  -x             skips the first line of the file
  -X KEY[=VALUE] int_max_str_digits=N, dev; others are in sys._xoptions only
  -B -d -q -R -s -S -t -v are accepted
`;

/**
 * Runs the command line.
 * @param args without the interpreter and script
 * @param terminals whether standard input, output and error are terminals
 * @param early asks for the program as the main thread parsed it
 * @returns the exit status; `INTERRUPTED` where SIGINT is to end the process
 */
export async function runCommand(
  args: readonly string[],
  terminals: readonly [boolean, boolean, boolean],
  early: EarlyParse,
): Promise<number> {
  return runCommandOn(new NodeHost(terminals[1], interruptFlag, interrupted), args, early);
}

/** As `runCommand`, on a host that is there already. */
export function runCommandOn(host: NodeHost, args: readonly string[], early: EarlyParse): number {
  const status = dispatch(readCommandLine(args), args, host, early);
  try {
    host.flush();
  } catch (error) {
    if (!(error instanceof HostFileError)) throw error;
    // CPython's status for output that could not be flushed at the end.
    return 120;
  }
  return status === 130 && endedByInterrupt() ? INTERRUPTED : status;
}

function dispatch(line: CommandLine, args: readonly string[], host: NodeHost, early: EarlyParse): number {
  const { task } = line;
  if (task.kind === 'wrong') return usage(host, task.message);
  if (task.kind === 'help' || task.kind === 'version') {
    host.writeStdout(task.kind === 'help' ? HELP : `octets ${VERSION} (Python 3.14)\n`);
    return 0;
  }
  const options = readOptions(line, args, host.env);
  if (typeof options === 'string') {
    host.writeStderr(`${options}\n`);
    return 1;
  }
  host.unbuffered = options.unbuffered;
  const skipsLine = line.counts.has('x');
  const argv = argvOf(line);
  switch (task.kind) {
    case 'code': {
      const globals = startMain(host, argv, '', options);
      return runMain(`${task.source}\n`, '<string>', globals, early);
    }
    case 'module':
      startMain(host, argv, host.files.cwd(), options);
      return runModuleAsMain(task.name, true);
    case 'stdin': {
      const globals = startMain(host, argv, '', options);
      return runMain(() => text(host.readStdinBytes(), '<stdin>', skipsLine), '<stdin>', globals);
    }
    case 'file':
      return runFile(host, task.path, argv, options, skipsLine, early);
  }
}

function usage(host: NodeHost, message: string): number {
  const form = 'usage: octets [option] ... [-c cmd | -m mod | file | -] [arg] ...';
  host.writeStderr(`${message}\n${form}\nTry \`octets --help' for more information.\n`);
  return 2;
}

/** Source text; -x takes off the first line, but not its newline. */
function text(bytes: Uint8Array, filename: string, skipsLine: boolean): string {
  const source = decodeFile(bytes, filename);
  return skipsLine ? source.replace(/^[^\r\n]*/, '') : source;
}

function runFile(
  host: NodeHost,
  path: string,
  argv: readonly string[],
  options: InterpreterOptions,
  skipsLine: boolean,
  early: EarlyParse,
): number {
  // CPython makes the script's name absolute, in `__file__` and in tracebacks.
  const file = resolve(host.files.cwd(), path);
  let bytes: Uint8Array;
  try {
    if (host.files.isDirectory(path)) {
      startMain(host, argv, file, options);
      return runModuleAsMain('__main__', false);
    }
    bytes = host.files.readFile(path);
  } catch (error) {
    if (!(error instanceof HostFileError)) throw error;
    host.writeStderr(`octets: can't open file '${file}': [Errno ${error.errno}] ${error.strerror}\n`);
    return 2;
  }
  const globals = startMain(host, argv, dirname(file), options);
  globals.set('__file__', file);
  return runMain(() => text(bytes, file, skipsLine), file, globals, early);
}
