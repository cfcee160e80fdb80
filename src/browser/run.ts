/** Running a program in a page, which has not fetched all of Octets yet. */
import { type ProgramOptions, type ProgramResult, runProgram as run } from '../run-program.ts';
import { fetchPart, MissingPart, takeMissing } from './parts.ts';

/**
 * Runs a Python program and gives what it printed. What the program needs and the page does not have is fetched; then
 * the program begins anew, which it cannot notice, because nothing but its output has come of it. With a `host` of the
 * caller's that is not so: then all is fetched before it begins.
 * @param source the program
 * @returns output and exit status; with a `host` of the caller's, its output went there and the texts are empty
 * @throws TypeError (JavaScript's, of `import()`) where fetching fails
 */
export async function runProgram(source: string, options: ProgramOptions = {}): Promise<ProgramResult> {
  if (options.host !== undefined) await fetchPart('library');
  for (;;) {
    const result = runOnce(source, options);
    const part = takeMissing();
    if (part === null) return result!;
    await fetchPart(part);
  }
}

function runOnce(source: string, options: ProgramOptions): ProgramResult | undefined {
  try {
    return run(source, options);
  } catch (thrown) {
    if (thrown instanceof MissingPart) return undefined;
    throw thrown;
  }
}
