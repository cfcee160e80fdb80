/** `.doctest`, `.txt` and every other text: examples anywhere, by CPython's `doctest.testfile` rules. */

import type { Extraction } from '../document.ts';
import { DoctestSyntaxError, type ParseOptions, parseExamples } from '../parse.ts';
import { SkipState, skipMarker } from '../skip.ts';
import { type SourceLine, splitLines } from '../source-text.ts';

/**
 * The examples of a whole text. A line `# doctest: skip: REASON` outside of examples skips what follows.
 * @param name the file's base name
 */
export function extractText(text: string, name: string): Extraction {
  const extraction: Extraction = { examples: [], problems: [] };
  const lines = splitLines(text);
  parseInto(extraction, lines, { text, name });
  if (text.includes('doctest:')) markSkippedLines(extraction, lines, /^[ \t]*#[ \t]*(.*)$/);
  return extraction;
}

/**
 * Skips the examples that comment lines of the text say are to be skipped: the next block of them, or from start to end.
 * @param comment its first group is a comment line's content
 */
export function markSkippedLines(extraction: Extraction, lines: readonly SourceLine[], comment: RegExp): void {
  const inside = new Set<number>();
  for (const { sourceRange, wantRange, lineno } of extraction.examples) {
    const last = lineno + countLines(lines, lineno, Math.max(sourceRange.end, wantRange.end));
    for (let i = lineno; i < last; i++) inside.add(i);
  }
  const state = new SkipState();
  let next = 0;
  for (const line of lines) {
    for (; next < extraction.examples.length && extraction.examples[next].lineno <= line.lineno; next++) {
      const example = extraction.examples[next];
      const previous = extraction.examples[next - 1];
      // Examples with nothing between them are one block.
      const follows = previous !== undefined && previous.wantRange.end === example.sourceRange.start;
      example.skip = follows ? previous.skip : state.take();
    }
    if (inside.has(line.lineno)) continue;
    const match = comment.exec(line.text);
    const marker = match && skipMarker(match[1]);
    if (marker) state.see(marker);
  }
  if (state.wholeFile !== null) for (const example of extraction.examples) example.skip ??= state.wholeFile;
}

function countLines(lines: readonly SourceLine[], lineno: number, end: number): number {
  let count = 0;
  while (lineno - 1 + count < lines.length && lines[lineno - 1 + count].offset < end) count++;
  return count;
}

/** Parses one run of lines; what is written wrongly becomes a problem, and none of that run's examples is taken. */
export function parseInto(
  extraction: Extraction,
  lines: readonly SourceLine[],
  options: ParseOptions,
  skip: string | null = null,
): void {
  try {
    const examples = parseExamples(lines, options);
    if (skip !== null) for (const example of examples) example.skip = skip;
    extraction.examples.push(...examples);
  } catch (error) {
    if (!(error instanceof DoctestSyntaxError)) throw error;
    const file = lines[0]?.file;
    extraction.problems.push({ lineno: error.lineno, message: error.message, ...(file === undefined ? {} : { file }) });
  }
}
