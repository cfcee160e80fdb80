/** Lines of a source, and columns as an error shows them. */

/** How many code points the first `length` UTF-16 units of a text are. */
export function codePoints(text: string, length: number): number {
  let n = length;
  const end = Math.min(length, text.length);
  for (let i = 0; i + 1 < end; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      n--;
      i++;
    }
  }
  return n;
}

export class SourceLines {
  source: string;
  /** Offset of each line's start. */
  starts: number[] = [0];
  /** Whether the last line counts as ended by a newline, as it does for a module. */
  ended: boolean;

  constructor(source: string, ended = true) {
    this.source = source;
    this.ended = ended || source.endsWith('\n');
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  start(lineno: number): number {
    return this.starts[lineno - 1] ?? this.source.length;
  }

  /** The line (from 1) that holds an offset. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The number of the last line that has a character, be it a newline. */
  lastLine(): number {
    const { starts, source } = this;
    if (source === '') return this.ended ? 1 : 0;
    return starts.length > 1 && starts[starts.length - 1] === source.length ? starts.length - 1 : starts.length;
  }

  /** A line's text. CPython's parser always sees a newline at the end of the source. */
  text(lineno: number, newline: boolean): string {
    if (lineno < 1 || lineno > this.starts.length) return '';
    const line = this.source.slice(this.start(lineno), this.starts[lineno] ?? this.source.length);
    const bare = line.endsWith('\n') ? line.slice(0, -1) : line;
    if (!newline || (!this.ended && lineno === this.starts.length)) return bare;
    return bare + '\n';
  }

  /** The `offset` of CPython's compiler, which counts UTF-8 bytes from 1, of a UTF-16 column (from 0). */
  byteOffset(lineno: number, col: number): number {
    let bytes = 0;
    for (const char of this.text(lineno, false).slice(0, col)) {
      const code = char.codePointAt(0)!;
      bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    return bytes + 1;
  }

  /** CPython's `offset` (code points from 1) of a UTF-16 column (from 0). */
  offset(lineno: number, col: number): number {
    return codePoints(this.text(lineno, false), col) + 1;
  }
}
