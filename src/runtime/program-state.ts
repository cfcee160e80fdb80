/**
 * What files of the runtime keep for the program that runs, outside of its objects: tables that it fills, limits that it
 * sets. Another program of the same realm begins without them, and nothing of the old one stays reachable through them.
 */

const resets: (() => void)[] = [];

/** To be called once by whoever keeps such state. @param reset brings it back to what a fresh process has */
export function resetForEachProgram(reset: () => void): void {
  resets.push(reset);
}

/** Forgets the program that ran: another one begins, or none. */
export function forgetProgram(): void {
  for (const reset of resets) reset();
}
