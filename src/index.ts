/**
 * Octets as a library, and the one place where its parts are put together.
 *
 * One interpreter runs per JavaScript realm: a second `runProgram` starts it anew.
 */
import { runMain, startMain } from './program.ts';
import { ClosedHost, type Host } from './runtime/host.ts';

export { judge } from './doctest/compare.ts';
export type { Example } from './doctest/document.ts';
export { extractText } from './doctest/formats/text.ts';
export { LocalSession, type LocalSessionOptions } from './interactive/local-session.ts';
export { reportUncaught, runMain, sourceFromBytes, startMain } from './program.ts';
export { shareInterruptFlag } from './runtime/eval/frame.ts';
export { ClosedHost, type FileSystem, type Host, HostFileError } from './runtime/host.ts';
export { provideUnicodeData } from './runtime/unicode/database.ts';
export * from './session.ts';
export { VERSION } from './version.ts';

/** What a program is run with. */
export interface ProgramOptions {
  /** How tracebacks name the source; also `sys.argv[0]` unless `argv` says otherwise. */
  filename?: string;
  /** `sys.argv` */
  argv?: readonly string[];
  /** What the program may touch; by default nothing but its own output. */
  host?: Host;
  /** The folder that imports look in first: `sys.path[0]`. */
  folder?: string;
}

/** What a finished program printed, and its exit status. */
export interface ProgramResult {
  stdout: string;
  stderr: string;
  status: number;
}

/**
 * Runs a Python program and gives what it printed.
 * @param source the program
 * @returns output and exit status; with a `host` of the caller's, its output went there and the texts are empty
 */
export function runProgram(source: string, options: ProgramOptions = {}): ProgramResult {
  const closed = new ClosedHost();
  const host = options.host ?? closed;
  const filename = options.filename ?? '<string>';
  const globals = startMain(host, options.argv ?? [filename], options.folder ?? null);
  const status = runMain(source, filename, globals);
  return { stdout: closed.stdout, stderr: closed.stderr, status };
}
