/** Decoding files and addressing their lines. */

/** One line, or the part of it that belongs to a listing, with its place in the document. */
export interface SourceLine {
  /** Without its line end. */
  text: string;
  /** From 1. */
  lineno: number;
  /** Where `text` begins in the physical line, from 0. */
  column: number;
  /** Where `text` begins in the document. */
  offset: number;
  /** Where the next physical line begins in the document. */
  next: number;
  /** The included file into which the offsets point; the document itself if absent. */
  file?: string;
  /** Where each character stands, if `text` is not literally in the document (entities, escapes, markup). */
  places?: CharacterPlaces;
  /** How the line's end is spelled, if not as a line end of the document. */
  lineEnd?: string;
  /** Where the line's end stands, if `places` are given; absent for the last line. */
  lineEndRange?: { start: number; end: number };
  /** Where the line begins with its markup, if it stands in markup. */
  lineStart?: number;
}

/** The range of each character of a line (in UTF-16 code units) in the document. */
export interface CharacterPlaces {
  starts: readonly number[];
  ends: readonly number[];
}

/** Divides a text at `\n`, `\r\n` and `\r` (Python's universal newlines); after a final line end comes an empty line. */
export function splitLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  const lineEnd = /\r\n|\r|\n/g;
  let offset = 0;
  for (;;) {
    const match = lineEnd.exec(text);
    const next = match ? lineEnd.lastIndex : text.length;
    lines.push({
      text: text.slice(offset, match ? match.index : next),
      lineno: lines.length + 1,
      column: 0,
      offset,
      next,
    });
    if (!match) return lines;
    offset = next;
  }
}

/**
 * The part of a physical line between two offsets of the document.
 * @param line a line with column 0
 */
export function lineSlice(line: SourceLine, start: number, end: number): SourceLine {
  const column = start - line.offset;
  const slice: SourceLine = {
    text: line.text.slice(column, end - line.offset),
    lineno: line.lineno,
    column,
    offset: start,
    next: line.next,
  };
  if (line.file !== undefined) slice.file = line.file;
  return slice;
}

/** Bytes that are not UTF-8, with the place of the first wrong one. */
export class DecodeError extends Error {
  readonly lineno: number;
  constructor(message: string, lineno: number) {
    super(message);
    this.lineno = lineno;
  }
}

/**
 * Decodes a UTF-8 file, with or without a byte order mark.
 * @throws DecodeError at the first byte that is not UTF-8
 */
export function decodeFile(bytes: Uint8Array): { text: string; bom: boolean } {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = new TextDecoder('utf-8').decode(bytes);
  // A lossy decode that gives the same bytes back was not lossy; otherwise they part at the first wrong byte.
  const again = new TextEncoder().encode(text);
  const body = bom ? bytes.subarray(3) : bytes;
  if (again.length !== body.length || Buffer.compare(again, body) !== 0) {
    let at = 0;
    while (at < body.length && body[at] === again[at]) at++;
    // The replacement character is EF BF BD; bytes of the broken sequence may equal its first ones.
    if (again[at] === 0xbf && again[at - 1] === 0xef && again[at + 1] === 0xbd) at -= 1;
    else if (again[at] === 0xbd && again[at - 1] === 0xbf && again[at - 2] === 0xef) at -= 2;
    const lineno = splitLines(new TextDecoder('utf-8').decode(body.subarray(0, at))).length;
    const byte = body[at] === undefined ? 'the end' : `byte 0x${body[at].toString(16).padStart(2, '0')}`;
    throw new DecodeError(`not UTF-8: ${byte} at offset ${at + (bom ? 3 : 0)}`, lineno);
  }
  return { text, bom };
}
