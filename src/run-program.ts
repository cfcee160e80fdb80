/** Running one program with a host's permissions. */
import { runMain, startMain } from './program.ts';
import { ClosedHost, type Host } from './runtime/host.ts';

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
 * Runs a Python program and gives what it printed. One interpreter runs per JavaScript realm: a second call starts it anew.
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
