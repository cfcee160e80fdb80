/**
 * Octets for a web page: lexer, parser, evaluator, and the modules `array`, `struct` and `sys`. All others are one more
 * file, which `loadLibrary` fetches.
 */
export { type ProgramOptions, type ProgramResult, runProgram } from '../run-program.ts';
export { shareInterruptFlag } from '../runtime/eval/frame.ts';
export { ClosedHost, type FileSystem, type Host, HostFileError } from '../runtime/host.ts';
export { provideUnicodeData } from '../runtime/unicode/database.ts';
export { VERSION } from '../version.ts';

/** Fetches the standard library: from then on programs can import all modules that the host allows, and name all codecs. */
export async function loadLibrary(): Promise<void> {
  await import('./library.ts');
}
