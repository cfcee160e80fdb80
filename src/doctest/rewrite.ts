/** Edits of single lines, in the spelling of their document. */

import { commonEnds } from './alignment.ts';
import type { Spelling } from './document.ts';
import { spellInLiteral } from './formats/literal.ts';
import type { SourceLine } from './source-text.ts';
import type { Edit } from './update.ts';

/** Where a line's text ends in the document. */
function endOf(line: SourceLine): number {
  return line.places ? (line.places.ends.at(-1) ?? line.offset) : line.offset + line.text.length;
}

function spell(text: string, spelling: Spelling, isLast: boolean): string {
  if (spelling.kind === 'html') return text.replace(/[<>&"']/g, char => spelling.entities[char] ?? char);
  if (spelling.kind !== 'literal') return text;
  const { quote, raw } = spelling;
  // The quote at the end of a line needs a backslash only where the literal ends, too.
  if (isLast) return spellInLiteral(text, quote, raw) ?? text;
  return spellInLiteral(`${text} `, quote, raw)?.slice(0, -1) ?? text;
}

/**
 * Puts `text` in place of a part of a line; what both have in common at either end is not touched, nor is markup.
 * @param at where the part begins in the line's text
 * @param old the part
 */
export function replacement(line: SourceLine, at: number, old: string, text: string, spelling: Spelling): Edit[] {
  // A quote is spelled by what stands next to it.
  const whole = spelling.kind === 'literal' && (old + text).includes(spelling.quote[0]);
  const [head, tail] = whole ? [0, 0] : commonEnds(old, text);
  const from = at + head;
  const to = at + old.length - tail;
  const isLast = line.places !== undefined && line.lineEndRange === undefined;
  const inserted = spell(text.slice(head, text.length - tail), spelling, isLast && tail === 0);
  if (!line.places) return [{ start: line.offset + from, end: line.offset + to, text: inserted }];
  const { starts, ends } = line.places;
  if (from === to) {
    const start = from > 0 ? ends[from - 1] : (starts[0] ?? line.offset);
    return [{ start, end: start, text: inserted }];
  }
  const edits = removal(line, from, to);
  edits[0].text = inserted;
  return edits;
}

/** Takes characters of a mapped line away and leaves the markup between them. */
function removal(line: SourceLine, from: number, to: number): Edit[] {
  const { starts, ends } = line.places!;
  const edits: Edit[] = [];
  for (let i = from; i < to; i++) {
    const last = edits.at(-1);
    if (last && (last.end === starts[i] || last.start === starts[i])) last.end = ends[i];
    else edits.push({ start: starts[i], end: ends[i], text: '' });
  }
  return edits;
}

/** Takes a line away, with the line end before it. */
export function deletion(document: string, previous: SourceLine, line: SourceLine, spelling: Spelling): Edit[] {
  const { lineEndRange } = previous;
  if (spelling.kind === 'html' && lineEndRange !== undefined) {
    const { opening, closing } = markup(document, line);
    if (opening !== '') {
      return [{ start: lineEndRange.start, end: endOf(line) + closing.length, text: '' }];
    }
    return [{ ...lineEndRange, text: '' }, ...removal(line, 0, line.text.length)];
  }
  return [{ start: afterText(previous), end: endOf(line), text: '' }];
}

const NO_MARKUP = { opening: '', closing: '' };
const TAG = /<(\/?)[a-zA-Z][^>]*>/g;

/** The elements that hold a line and nothing else; empty if there are none. */
function markup(document: string, line: SourceLine): { opening: string; closing: string } {
  if (line.lineStart === undefined || line.lineEndRange === undefined || line.text === '') return NO_MARKUP;
  const opening = document.slice(line.lineStart, line.places!.starts[0]);
  const closing = document.slice(endOf(line), line.lineEndRange.start);
  let open = 0;
  for (const [, slash] of opening.matchAll(TAG)) open += slash === '' ? 1 : Number.NEGATIVE_INFINITY;
  for (const [, slash] of closing.matchAll(TAG)) open += slash === '/' ? -1 : Number.NEGATIVE_INFINITY;
  const onlyTags = opening.replaceAll(TAG, '') === '' && closing.replaceAll(TAG, '') === '';
  return open === 0 && onlyTags ? { opening, closing } : NO_MARKUP;
}

/** Takes a whole physical line away. */
export function wholeLine(line: SourceLine): Edit {
  return { start: line.offset - line.column, end: line.next, text: '' };
}

/** Adds a line before another, which it resembles. */
export function insertionBefore(
  document: string,
  line: SourceLine,
  indent: number,
  text: string,
  spelling: Spelling,
): Edit {
  const start = line.offset - line.column;
  const content = prefix(document, line, indent, spelling) + spell(text, spelling, false);
  return { start, end: start, text: content + lineEnd(document, line) };
}

/** The markup of a new output line: that of the pattern; below a prompt as Pygments marks it, its own for outputs. */
function outputMarkup(document: string, pattern: SourceLine): { opening: string; closing: string } {
  const line = document.slice(pattern.lineStart, pattern.lineEndRange?.start);
  if (/<span class="gp">/.test(line)) return { opening: '<span class="go">', closing: '</span>' };
  return markup(document, pattern);
}

/** Where something can be added at the end of a line, behind its markup. */
export function afterText(line: SourceLine): number {
  return line.lineEndRange?.start ?? endOf(line);
}

/**
 * Adds a line after another.
 * @param pattern a line that begins as the new one has to
 * @param indent columns of indentation in the pattern's text
 */
export function insertion(
  document: string,
  previous: SourceLine,
  pattern: SourceLine,
  indent: number,
  text: string,
  spelling: Spelling,
): Edit {
  const start = afterText(previous);
  const isLast = previous.places !== undefined && previous.lineEndRange === undefined;
  const { opening, closing } = spelling.kind === 'html' ? outputMarkup(document, pattern) : NO_MARKUP;
  const content = prefix(document, pattern, indent, spelling) + spell(text, spelling, isLast);
  return { start, end: start, text: lineEnd(document, previous) + opening + content + closing };
}

function lineEnd(document: string, line: SourceLine): string {
  if (line.lineEnd !== undefined) return line.lineEnd;
  const own = /\r\n?|\n/.exec(document.slice(endOf(line), line.next))?.[0];
  return own ?? /\r\n?|\n/.exec(document)?.[0] ?? '\n';
}

function prefix(document: string, line: SourceLine, indent: number, spelling: Spelling): string {
  // Within markup, or after an escaped line end, a line begins where its text does.
  const own = /^[ \t]*/.exec(line.text)![0].slice(0, indent);
  if (spelling.kind === 'html' || line.lineEnd !== undefined) return own;
  const before = document.slice(line.offset - line.column, line.offset);
  const blank = line.places ? /^[ \t]*/.exec(before)![0] : before;
  return blank + own;
}
