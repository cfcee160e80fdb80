/**
 * Octets for a web page. The first download is what programs of bytes, bytearrays, memoryviews, arrays and structs need; what
 * others need besides, and the standard library, is fetched by the program that needs it.
 */
import { fetchPart } from './parts.ts';

export type { ProgramOptions, ProgramResult } from '../run-program.ts';
export { shareInterruptFlag } from '../runtime/eval/frame.ts';
export { ClosedHost, type FileSystem, type Host, HostFileError } from '../runtime/host.ts';
export { provideUnicodeData } from '../runtime/unicode/database.ts';
export { VERSION } from '../version.ts';
export { runProgram } from './run.ts';

/** Fetches all that programs may need, so that none has to wait for it. */
export async function loadLibrary(): Promise<void> {
  await fetchPart('library');
}
