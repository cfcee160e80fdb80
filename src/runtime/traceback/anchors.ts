/** Where the underline of a stretch of source changes its character: `~~~^~~~` instead of `^^^^^^^`. */

import { isSpace } from '../values/text-class.ts';
import type { Shape } from './location.ts';

/** A place in the lines shown: line from 0, column in characters. */
export interface Place {
  line: number;
  column: number;
}

/** The part that gets carets; the rest of the stretch gets tildes. The end is exclusive. */
export interface Anchors {
  start: Place;
  end: Place;
}

/** The stretch ran out before the operator or the bracket was found. */
class NotFound {}

/**
 * Lib/traceback.py's `_extract_caret_anchors_from_line_segment`, from the syntax tree instead of from parsed text.
 * @param lines the lines shown, as characters, the last one cut where the stretch ends
 * @param end where the stretch ends
 * @param place gives the place of a node's start or end in `lines`
 */
export function findAnchors(
  shape: Shape,
  lines: readonly (readonly string[])[],
  end: Place,
  place: (lineno: number, column: number) => Place,
): Anchors | null {
  if (shape.kind === 'plain') return null;
  try {
    if (shape.kind === 'brackets') {
      const { head, open } = shape;
      const start = scan(lines, place(head.end_lineno, head.end_col_offset), char => char === open);
      return { start, end };
    }
    const { left, right } = shape;
    const start = scan(lines, place(left.end_lineno, left.end_col_offset), char => !isSpace(char) && char !== ')');
    return {
      start,
      end: { line: start.line, column: operatorEnd(lines, start, place(right.lineno, right.col_offset)) },
    };
  } catch (thrown) {
    if (thrown instanceof NotFound) return null;
    throw thrown;
  }
}

/** Operators have one or two characters; a bracket that follows one at once counts as a second. */
function operatorEnd(lines: readonly (readonly string[])[], start: Place, right: Place): number {
  const column = start.column + 1;
  const char = lines[start.line][column];
  const beforeOperand = right.line > start.line || column < right.column;
  if (char !== undefined && beforeOperand && !isSpace(char) && char !== '\\' && char !== '#') return column + 1;
  return column;
}

/** The first place from `from` on whose character satisfies `stop`; comments and line continuations are skipped. */
function scan(lines: readonly (readonly string[])[], from: Place, stop: (char: string) => boolean): Place {
  let { line, column } = from;
  for (;;) {
    while (line < lines.length && column >= lines[line].length) {
      column = 0;
      line++;
    }
    if (line >= lines.length) throw new NotFound();
    const char = lines[line][column];
    if (char === '\\' || char === '#') {
      column = 0;
      line++;
    } else if (stop(char)) return { line, column };
    else column++;
  }
}
