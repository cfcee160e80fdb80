/** The entries of a traceback, one after the other. */
import type { PyTraceback } from '../errors.ts';
import { type FrameSummary, formatFrame, summarize } from './frame-summary.ts';

/** How often an entry is shown before the rest of its repetitions are counted. */
const REPETITIONS = 3;

/** The entries of a traceback, outermost first. */
export function extractTraceback(traceback: PyTraceback | null): FrameSummary[] {
  const result: FrameSummary[] = [];
  for (let entry = traceback; entry !== null; entry = entry.next) result.push(summarize(entry));
  return result;
}

/**
 * Formats entries as `StackSummary.format` does: repetitions of one line are shown three times, then counted.
 * @returns one text per entry, each ending in a newline
 */
export function formatStack(entries: readonly FrameSummary[]): string[] {
  return formatEntries(entries, formatFrame);
}

/** As `formatStack`, for entries of any kind; those for which `format` gives `null` do not count. */
export function formatEntries<T extends { filename: string; lineno: number | string; name: string }>(
  entries: readonly T[],
  format: (entry: T) => string | null,
): string[] {
  const result: string[] = [];
  let last: T | null = null;
  let count = 0;
  const close = (): void => {
    const more = count - REPETITIONS;
    if (more > 0) result.push(`  [Previous line repeated ${more} more time${more > 1 ? 's' : ''}]\n`);
  };
  for (const entry of entries) {
    const known = last !== null && last.filename === entry.filename && last.lineno === entry.lineno;
    const repeated = known && last!.name === entry.name;
    const text = repeated && count >= REPETITIONS ? '' : format(entry);
    if (text === null) continue;
    if (!repeated) {
      close();
      last = entry;
      count = 0;
    }
    count++;
    if (count <= REPETITIONS) result.push(text);
  }
  close();
  return result;
}
