/**
 * Source text to tokens, in one pass over the characters. The tokens are Chevrotain tokens; the loop is our own,
 * because f-strings (PEP 701) need a stack of modes, identifiers need Unicode properties, and the errors must come
 * at the character where CPython's tokenizer reports them. A failure does not throw: it becomes the last token,
 * so that a syntax error before it is reported first, as in CPython.
 *
 * NEWLINE tokens are made here; INDENT and DEDENT are added by layout.ts.
 */
import { CLASS, CONTINUE, IDENTIFIER, isDigit, NAME_PART, NAME_START, START } from './characters.ts';
import type { LexWarning } from './scan-base.ts';
import { StringScanner } from './scan-strings.ts';
import * as t from './tokens.ts';
import { type LexError, PyToken } from './tokens.ts';

/** The tokens of a source, and what was noticed while making them. */
export interface ScanResult {
  tokens: PyToken[];
  /** Pairs: index of a logical line's first token, offset where that line's indentation starts. */
  lineStarts: number[];
  warnings: LexWarning[];
  error: LexError | null;
  /** Open brackets at the end of the tokens, outermost first. */
  open: PyToken[];
}

const PREFIXES = ['u', 'b', 'r', 'f', 't'];

/** Unicode identifiers are compared by their NFKC form (PEP 3131). */
function normalised(name: string): string {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) > 127) return name.normalize('NFKC');
  return name;
}

class Scanner extends StringScanner {
  private readonly endsLine: boolean;
  constructor(source: string, endsLine: boolean) {
    super(source);
    this.endsLine = endsLine;
  }

  scan(): ScanResult {
    if (this.run()) {
      const n = this.source.length;
      this.tokens.push(new PyToken(t.EndMarker, '', n, n, this.line, 0, this.line, 0));
    }
    const { tokens, lineStarts, warnings, error, open } = this;
    if (error !== null) {
      const col = Math.max(0, error.offset - 1);
      const token = new PyToken(t.ErrorToken, '', this.pos, this.pos, error.line, col, error.line, col);
      token.value = error;
      tokens.push(token);
    }
    return { tokens, lineStarts, warnings, error, open };
  }

  /** The main loop; false after an error. */
  run(): boolean {
    const source = this.source;
    const n = source.length;
    let atLineStart = true;
    let indentStart = 0;
    for (;;) {
      if (this.fs?.text) {
        if (!this.fstringText(this.fs)) return false;
        continue;
      }
      let pos = this.pos;
      let c = source.charCodeAt(pos);
      while (c === 32 || c === 9 || c === 12) c = source.charCodeAt(++pos);
      this.pos = pos;
      if (c === 35) {
        const end = source.indexOf('\n', pos);
        this.pos = pos = end < 0 ? n : end;
        c = pos < n ? 10 : Number.NaN;
      }
      if (c === 10) {
        if (!atLineStart && this.open.length === 0) {
          this.push(t.Newline, '\n', pos, pos + 1);
          atLineStart = true;
        }
        this.pos = pos + 1;
        this.line++;
        this.lineStart = pos + 1;
        if (atLineStart) indentStart = pos + 1;
        continue;
      }
      if (Number.isNaN(c)) {
        if (this.open.length > 0) return this.neverClosed();
        if (!atLineStart) this.push(t.Newline, '', pos, pos + 1);
        if (pos > this.lineStart) {
          this.line++;
          this.lineStart = n;
        }
        return true;
      }
      if (c === 92) {
        if (!this.continuation(pos)) return false;
        continue;
      }
      if (atLineStart) {
        atLineStart = false;
        this.lineStarts.push(this.tokens.length, indentStart);
      }
      if (c > 127 || (CLASS[c] & NAME_START) !== 0) {
        if (!this.nameOrString(pos, c)) return false;
      } else if (isDigit(c) || (c === 46 && isDigit(source.charCodeAt(pos + 1)))) {
        if (!this.number(pos, c)) return false;
      } else if (c === 34 || c === 39) {
        if (!this.string(pos, pos)) return false;
      } else if (!this.operator(pos, c)) return false;
    }
  }

  /** Raised when the parser reaches the end inside brackets; the parser may still find something better to say. */
  neverClosed(): false {
    const bracket = this.open[this.open.length - 1];
    const bare = this.lastLine() > bracket.startLine;
    return this.failAt(`'${bracket.image}' was never closed`, bracket.startLine, bracket.col + 1, 0, bare, true, true);
  }

  continuation(pos: number): boolean {
    const next = this.source.charCodeAt(pos + 1);
    if ((Number.isNaN(next) || (next === 10 && pos + 2 >= this.source.length)) && this.open.length > 0) {
      return this.neverClosed();
    }
    if (next !== 10) {
      const at = pos + 2 - this.lineStart;
      const atEnd = Number.isNaN(next);
      if (atEnd && this.endsLine) {
        return this.failAt('unexpected EOF while parsing', this.line, at, -1, false, true, true);
      }
      const message = 'unexpected character after line continuation character';
      return this.failAt(message, this.line, atEnd ? at - 1 : at, 0, false, atEnd, true);
    }
    if (pos + 2 >= this.source.length) {
      return this.failAt('unexpected EOF while parsing', this.line, pos + 2 - this.lineStart, -1, false, true, true);
    }
    this.pos = pos + 2;
    this.line++;
    this.lineStart = pos + 2;
    return true;
  }

  // ---------------------------------------------------------------- names

  nameOrString(start: number, first: number): boolean {
    const source = this.source;
    let pos = start + 1;
    let ascii = first < 128;
    let c = source.charCodeAt(pos);
    for (; c > 127 || (CLASS[c] & NAME_PART) !== 0; c = source.charCodeAt(++pos)) if (c > 127) ascii = false;
    if ((c === 34 || c === 39) && ascii && pos - start <= 5) {
      const prefix = stringPrefix(source, start, pos);
      if (prefix !== null) {
        for (let i = 0; i < PREFIXES.length; i++) {
          for (let j = i + 1; j < PREFIXES.length; j++) {
            const a = PREFIXES[i];
            const b = PREFIXES[j];
            if (!prefix.includes(a) || !prefix.includes(b)) continue;
            if ((a === 'b' && b === 'r') || (a === 'r' && (b === 'f' || b === 't'))) continue;
            return this.fail(`'${a}' and '${b}' prefixes are incompatible`, start + 1, pos + 1 - this.lineStart);
          }
        }
        if (prefix.includes('f') || prefix.includes('t')) return this.fstringStart(start, pos, prefix);
        return this.string(start, pos);
      }
    }
    let image = source.slice(start, pos);
    if (!ascii) {
      if (!IDENTIFIER.test(image)) return this.badIdentifier(start, image);
      image = normalised(image);
      this.push(t.Name, image, start, pos);
    } else {
      const keyword = pos - start <= 8 ? t.keywords.get(image) : undefined;
      this.push(keyword === undefined ? t.Name : keyword, image, start, pos);
    }
    this.pos = pos;
    return true;
  }

  badIdentifier(start: number, image: string): false {
    let pos = start;
    for (const char of image) {
      const good = pos === start ? START.test(char) : CONTINUE.test(char) || START.test(char);
      pos += char.length;
      if (good) continue;
      return this.badCharacter(char, pos);
    }
    return this.fail('invalid syntax', pos);
  }
}

/** The string prefix in `source[start:end]`, lower-cased, or null if it is none. */
function stringPrefix(source: string, start: number, end: number): string | null {
  const prefix = source.slice(start, end).toLowerCase();
  for (let i = 0; i < prefix.length; i++) {
    if (!PREFIXES.includes(prefix[i]) || prefix.indexOf(prefix[i], i + 1) >= 0) return null;
  }
  return prefix;
}

/**
 * Splits a source into tokens.
 * @param source program text with `\n` line ends only (see `normaliseNewlines`)
 * @param endsLine whether the end of the text ends its last line, as it does in a file
 * @returns the tokens without INDENT and DEDENT; on an error the last token is an ErrorToken
 * @see https://docs.python.org/3.14/reference/lexical_analysis.html, PEP 701
 */
export function scan(source: string, endsLine = true): ScanResult {
  return new Scanner(source, endsLine).scan();
}
