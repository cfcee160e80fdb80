/**
 * Octets as a library, and the one place where its parts are put together.
 *
 * One interpreter runs per JavaScript realm: a second `runProgram` starts it anew.
 */
export { judge } from './doctest/compare.ts';
export type { Example } from './doctest/document.ts';
export { extractText } from './doctest/formats/text.ts';
export { LocalSession, type LocalSessionOptions } from './interactive/local-session.ts';
export { reportUncaught, runMain, sourceFromBytes, startMain } from './program.ts';
export { type ProgramOptions, type ProgramResult, runProgram } from './run-program.ts';
export { shareInterruptFlag } from './runtime/eval/frame.ts';
export { ClosedHost, type FileSystem, type Host, HostFileError } from './runtime/host.ts';
export { provideUnicodeData } from './runtime/unicode/database.ts';
export * from './session.ts';
export { VERSION } from './version.ts';
