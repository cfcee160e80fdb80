/** What a part of the conformance run tells: `conformance/run.ts` makes one table of it. */

/** One line of the table. */
export interface Row {
  suite: string;
  cases: number;
  equal: number;
  /** Cases that differ and are not on a list, and listed ones that do not differ any more: any of them fails the run. */
  differing: number;
  /** Cases that differ and stand on a list with a reason. */
  listed: number;
  /** Why nothing was run. */
  skipped?: string;
}

/**
 * Runs a part. Differences are printed as they are found; the rows are printed by the caller.
 * @param args the command line behind the part's name
 * @param whole whether all parts are run, each with what it does by default
 */
export type Part = (args: readonly string[], whole: boolean) => Promise<Row[]>;

/** What is wrong with a command line: the message is shown without a stack. */
export class UsageError extends Error {}
