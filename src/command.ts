/** The `octets` command: what its arguments mean. */
import { dirname, resolve } from 'node:path';
import { NodeHost } from './node-host.ts';
import { runMain, sourceFromBytes, startMain } from './program.ts';
import { interrupted, interruptFlag } from './runtime/eval/frame.ts';
import { HostFileError } from './runtime/host.ts';
import type { Parsed } from './start.ts';
import { VERSION } from './version.ts';

type EarlyParse = () => Parsed | undefined;

const HELP = `octets: Python's binary-data vocabulary, small and exact

usage: octets                           the REPL, on a terminal
       octets -i [FILE.py]              the REPL, after the program
       octets --plain [FILE.py]         the REPL for screen readers: no boxes, nothing written over
       octets FILE.py [ARG ...]         run a program
       octets -c CODE [ARG ...]         run the code
       octets [-] < FILE.py             run a program from standard input
       octets doctest PATH ...          run the doctests of documents (octets doctest --help)
       octets --version | --help
`;

/**
 * Runs the command line.
 * @param args without the interpreter and script
 * @param terminals whether standard input, output and error are terminals
 * @param early asks for the program as the main thread parsed it
 * @returns the exit status
 */
export async function runCommand(
  args: readonly string[],
  terminals: readonly [boolean, boolean, boolean],
  early: EarlyParse,
): Promise<number> {
  const host = new NodeHost(terminals[1], interruptFlag, interrupted);
  const status = dispatch(args, host, early);
  try {
    host.flush();
  } catch (error) {
    if (!(error instanceof HostFileError)) throw error;
    // CPython's status for output that could not be flushed at the end.
    return 120;
  }
  return status;
}

function dispatch(args: readonly string[], host: NodeHost, early: EarlyParse): number {
  const [first, ...rest] = args;
  switch (first) {
    case undefined:
      return runStdin(host, ['']);
    case '-':
      return runStdin(host, ['-', ...rest]);
    case '-h':
    case '--help':
      host.writeStdout(HELP);
      return 0;
    case '-V':
    case '--version':
      host.writeStdout(`octets ${VERSION} (Python 3.14)\n`);
      return 0;
    case '-c':
      return runCode(host, rest, early);
    default:
      if (first.startsWith('-')) return usage(host, `unknown option ${first}`);
      return runFile(host, first, rest, early);
  }
}

function usage(host: NodeHost, message: string): number {
  host.writeStderr(`octets: ${message}\nTry 'octets --help' for more information.\n`);
  return 2;
}

function runCode(host: NodeHost, args: readonly string[], early: EarlyParse): number {
  if (args.length === 0) return usage(host, 'argument expected for the -c option');
  const globals = startMain(host, ['-c', ...args.slice(1)], '');
  return runMain(`${args[0]}\n`, '<string>', globals, early);
}

function runStdin(host: NodeHost, argv: readonly string[]): number {
  const globals = startMain(host, argv, '');
  return runMain(() => sourceFromBytes(host.readStdinBytes(), '<stdin>'), '<stdin>', globals);
}

function runFile(host: NodeHost, path: string, args: readonly string[], early: EarlyParse): number {
  let bytes: Uint8Array;
  try {
    if (host.files.isDirectory(path)) {
      host.writeStderr(`octets: can't open '${path}': it is a directory\n`);
      return 2;
    }
    bytes = host.files.readFile(path);
  } catch (error) {
    if (!(error instanceof HostFileError)) throw error;
    host.writeStderr(`octets: can't open file '${resolve(path)}': [Errno ${error.errno}] ${error.strerror}\n`);
    return 2;
  }
  // CPython makes the script's name absolute, in `__file__` and in tracebacks.
  const file = resolve(path);
  const globals = startMain(host, [path, ...args], dirname(file));
  globals.set('__file__', file);
  return runMain(() => sourceFromBytes(bytes, file), file, globals, early);
}
