/** Where an actual output parts from the expected one, and which option would have accepted it. */

import { checkOutput, judge } from './compare.ts';
import { contextDiff, ndiff, unifiedDiff } from './difflib.ts';
import type { Example } from './document.ts';
import { FLAGS, type FlagName } from './options.ts';
import type { ExampleOutcome } from './runner-interface.ts';

/** A line of a text (from 0) and a column in it (in code points, from 0). */
export interface Place {
  line: number;
  column: number;
}

/**
 * The first place at which the outputs part, by the flags' idea of equal lines; null if no line differs.
 * @param flags bits of FLAGS
 */
export function firstDifference(want: string, got: string, flags: number): Place | null {
  const wanted = linesOf(want);
  const actual = linesOf(got);
  for (let line = 0; line < Math.max(wanted.length, actual.length); line++) {
    if (line >= wanted.length || line >= actual.length) return { line, column: 0 };
    if (checkOutput(wanted[line] + '\n', actual[line] + '\n', flags)) continue;
    const a = [...wanted[line]];
    const b = [...actual[line]];
    let column = 0;
    while (column < a.length && a[column] === b[column]) column++;
    return { line, column };
  }
  return null;
}

/** The lines of an output, without their line ends. */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

/**
 * The difference in the notation that the REPORT flags ask for; null if they ask for none, or if unified and context
 * differences would have too few lines to be of help (CPython's rule).
 * @param flags bits of FLAGS
 */
export function fancyDifference(want: string, got: string, flags: number): { title: string; lines: string[] } | null {
  if (!(flags & (FLAGS.REPORT_UDIFF | FLAGS.REPORT_CDIFF | FLAGS.REPORT_NDIFF))) return null;
  if (!(flags & FLAGS.REPORT_NDIFF) && (linesOf(want).length <= 2 || linesOf(got).length <= 2)) return null;
  const a = keepEnds(want);
  const b = keepEnds(got);
  if (flags & FLAGS.REPORT_UDIFF) return { title: 'unified diff with -expected +actual', lines: unifiedDiff(a, b, 2) };
  if (flags & FLAGS.REPORT_CDIFF) {
    return { title: 'context diff with expected followed by actual', lines: contextDiff(a, b, 2) };
  }
  return { title: 'ndiff with -expected +actual', lines: ndiff(a, b) };
}

/** Blank lines of an output as `<BLANKLINE>`, as a document would have to write them (`output_difference`). */
export function markBlankLines(got: string, flags: number): string {
  return flags & FLAGS.DONT_ACCEPT_BLANKLINE ? got : got.replace(/(?<![^\n]) *(?=\n)/g, '<BLANKLINE>');
}

const FORGIVING: FlagName[] = ['NORMALIZE_WHITESPACE', 'ELLIPSIS', 'IGNORE_EXCEPTION_DETAIL'];

/** The option that would make the example pass, if one alone does; null if none. */
export function forgivingOption(example: Example, outcome: ExampleOutcome, flags: number): FlagName | null {
  for (const name of FORGIVING) {
    if (!(flags & FLAGS[name]) && judge(example, outcome, flags | FLAGS[name]).passed) return name;
  }
  return null;
}

function keepEnds(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
