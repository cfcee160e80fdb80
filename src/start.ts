/** What the main thread of the `octets` command and the interpreter's thread tell each other. */
import type { Module } from './parser/ast.ts';
import type { SyntaxWarningInfo } from './parser/syntax-error.ts';

/** What the interpreter's thread is given. */
export interface Start {
  args: string[];
  /** The interrupt flag: an Int32 that is not 0 when somebody wants the program to stop. */
  interrupt: SharedArrayBuffer;
  /** Whether standard input, output and error are terminals. */
  terminals: [boolean, boolean, boolean];
  /** A thread of the doctest runner: `interrupt` is followed by more words, and jobs come as messages. */
  doctest?: boolean;
}

/** In place of an exit status: the program ended by an uncaught KeyboardInterrupt. */
export const INTERRUPTED = -2;

/** Makes the code caches instead of running something: a step of the build. */
export const WRITE_CODE_CACHE = '--write-code-cache';

/** The command line whose run is in the code caches: a program that uses the commonest parts of the interpreter. */
export const WARM_UP = ['-c', 'import functools\ndef f(x): return x\nf"{f(1)}"; print(end="")'];

/** The interpreter's code cache for the main thread, which sets no flags of V8 and parses with the interpreter's own parser. */
export const MAIN_CACHE = 'main';

/** The command line whose run is in that cache. */
export const MAIN_WARM_UP = [
  '-c',
  'import struct, array; x = f"{struct.calcsize(\'h\')}"; print(bytes([1]).hex(), end="")',
];

/** A short program that the main thread parsed while the interpreter's thread started. */
export interface Parsed {
  source: string;
  module: Module;
  warnings: SyntaxWarningInfo[];
}
