/** Where the cursor goes: pure functions on a text and a code unit in it. The cursor never stands inside a character. */
import { graphemes, visible, widthOf } from '../style.ts';

const WORD = /[\p{L}\p{N}\p{M}_]/u;

export function lineStart(text: string, cursor: number): number {
  return text.lastIndexOf('\n', cursor - 1) + 1;
}
export function lineEnd(text: string, cursor: number): number {
  const end = text.indexOf('\n', cursor);
  return end < 0 ? text.length : end;
}

/** One grapheme cluster to the left. */
export function left(text: string, cursor: number): number {
  if (cursor === 0) return 0;
  const start = lineStart(text, cursor);
  if (start === cursor) return cursor - 1;
  return cursor - graphemes(text.slice(start, cursor)).at(-1)!.length;
}
/** One grapheme cluster to the right. */
export function right(text: string, cursor: number): number {
  if (cursor >= text.length) return text.length;
  if (text[cursor] === '\n') return cursor + 1;
  return cursor + graphemes(text.slice(cursor, lineEnd(text, cursor)))[0]!.length;
}

/** The start of this word, or of the one before. */
export function wordLeft(text: string, cursor: number): number {
  let at = cursor;
  while (at > 0 && !WORD.test(text.slice(left(text, at), at))) at = left(text, at);
  while (at > 0 && WORD.test(text.slice(left(text, at), at))) at = left(text, at);
  return at;
}
/** The end of this word, or of the next. */
export function wordRight(text: string, cursor: number): number {
  let at = cursor;
  while (at < text.length && !WORD.test(text.slice(at, right(text, at)))) at = right(text, at);
  while (at < text.length && WORD.test(text.slice(at, right(text, at)))) at = right(text, at);
  return at;
}
/** The start of the piece between spaces that ends here, as a shell's Ctrl-W sees words. */
export function blankLeft(text: string, cursor: number): number {
  let at = cursor;
  while (at > 0 && /\s/.test(text[at - 1]!)) at--;
  while (at > 0 && !/\s/.test(text[at - 1]!)) at--;
  return at;
}

/** The column of the terminal, counted from the line's start. */
export function columnOf(text: string, cursor: number): number {
  return graphemes(text.slice(lineStart(text, cursor), cursor)).reduce((sum, part) => sum + widthOf(visible(part)), 0);
}
/** The place in the line that begins at `start` that is nearest to a column from the left. */
function placeAt(text: string, start: number, column: number): number {
  let at = start;
  let used = 0;
  for (const part of graphemes(text.slice(start, lineEnd(text, start)))) {
    used += widthOf(visible(part));
    if (used > column) break;
    at += part.length;
  }
  return at;
}
/** The line above; undefined on the first. */
export function up(text: string, cursor: number, column: number): number | undefined {
  const start = lineStart(text, cursor);
  return start === 0 ? undefined : placeAt(text, lineStart(text, start - 1), column);
}
/** The line below; undefined on the last. */
export function down(text: string, cursor: number, column: number): number | undefined {
  const end = lineEnd(text, cursor);
  return end === text.length ? undefined : placeAt(text, end + 1, column);
}
