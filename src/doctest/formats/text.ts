/** `.doctest`, `.txt`, `.rst` and every other text: examples anywhere, by CPython's `doctest.testfile` rules. */

import type { Extraction } from '../document.ts';
import { DoctestSyntaxError, type ParseOptions, parseExamples } from '../parse.ts';
import { type SourceLine, splitLines } from '../source-text.ts';

/**
 * The examples of a whole text.
 * @param name the file's base name
 */
export function extractText(text: string, name: string): Extraction {
  const extraction: Extraction = { examples: [], problems: [] };
  parseInto(extraction, splitLines(text), { text, name });
  return extraction;
}

/** Parses one run of lines; what is written wrongly becomes a problem, and none of that run's examples is taken. */
export function parseInto(extraction: Extraction, lines: readonly SourceLine[], options: ParseOptions): void {
  try {
    extraction.examples.push(...parseExamples(lines, options));
  } catch (error) {
    if (!(error instanceof DoctestSyntaxError)) throw error;
    extraction.problems.push({ lineno: error.lineno, message: error.message });
  }
}
