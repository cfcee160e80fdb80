/**
 * What the first download leaves out. A page fetches it when a program needs it: what is missing is noted and ends the run,
 * which `run.ts` begins anew with what was fetched.
 */
export type Part = 'rest' | 'library';

/** Thrown where a program needs what is not there yet. Python code cannot catch it. */
export class MissingPart {
  readonly part: Part;
  constructor(part: Part) {
    this.part = part;
  }
}

let wanted: MissingPart | null = null;

/** Ends the run. */
export function missing(part: Part): never {
  wanted = new MissingPart(part);
  throw wanted;
}

/** What the run that just ended has missed, even if something of its own caught the throw. */
export function takeMissing(): Part | null {
  const part = wanted?.part ?? null;
  wanted = null;
  return part;
}

/** Fetches a part; a second call waits for the same. The library brings the rest with it. */
export async function fetchPart(part: Part): Promise<void> {
  await (part === 'library' ? import('./library.ts') : import('./rest.ts'));
}
