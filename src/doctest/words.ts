/** The memory that a thread of the runner and its watcher share, as words of 32 bits. */

export const WORD = {
  /** Not 0: the program is to stop. */
  INTERRUPT: 0,
  /** The place in the plan of the example that runs, plus 1; 0 between examples. */
  RUNNING: 1,
  /** Counts the examples that were begun. */
  BEGUN: 2,
  /** Why the running example was interrupted: 0 by the user, else LATE or GREEDY. */
  REASON: 3,
} as const;
/** The number of characters that a session keeps of an example's output. */
export const OUTPUT_LIMIT = 1 << 24;

export const SHARED_BYTES = 16;
export const LATE = 1;
export const GREEDY = 2;

/** The message with which a thread says that it can take a job. */
export const READY = 'ready';

/** What a report says of an example that took too long. @param timeout in milliseconds */
export function lateNote(timeout: number): string {
  return `did not come to an end in ${timeout / 1000} s`;
}

/** What a report says of what ended the interpreter. */
export function endedNote(status: number): string {
  return `ended the interpreter with status ${status}`;
}

/** Why the examples after one that ended the interpreter are skipped. */
export const NOT_RUN_REASON = 'not run: the interpreter was ended before it';
