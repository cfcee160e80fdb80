/**
 * Source text to tokens, in one pass over the characters. The tokens are Chevrotain tokens; the loop is our own,
 * because f-strings (PEP 701) need a stack of modes, identifiers need Unicode properties, and the errors must come
 * at the character where CPython's tokenizer reports them. A failure does not throw: it becomes the last token,
 * so that a syntax error before it is reported first, as in CPython.
 *
 * NEWLINE tokens are made here; INDENT and DEDENT are added by layout.ts.
 */
import type { TokenType } from 'chevrotain';
import * as t from './tokens.ts';
import { type LexError, PyToken } from './tokens.ts';

/** A warning of the scanner (`1if x`); columns are UTF-16, from 0. */
export interface LexWarning {
  msg: string;
  line: number;
  col: number;
  endCol: number;
}

export interface ScanResult {
  tokens: PyToken[];
  /** Pairs: index of a logical line's first token, offset where that line's indentation starts. */
  lineStarts: number[];
  warnings: LexWarning[];
  error: LexError | null;
  /** Open brackets at the end of the tokens, outermost first. */
  open: PyToken[];
}

interface FString {
  quote: number;
  triple: boolean;
  raw: boolean;
  start: number;
  line: number;
  lineStart: number;
  /** Brackets open inside this f-string's fields. */
  depth: number;
  /** `depth` just inside each open `{`, innermost last. */
  fields: number[];
  inSpec: boolean;
  /** In literal text (or a format spec), not in an expression. */
  text: boolean;
}

const MAX_LEVEL = 200;
const MAX_FSTRING_LEVEL = 150;
const MAX_FIELD_NESTING = 3;

// Classes of ASCII characters.
const NAME_START = 1;
const NAME_PART = 2;
const DIGIT = 4;
const HEX = 8;
const CLASS = new Uint8Array(128);
for (let c = 48; c <= 57; c++) CLASS[c] = NAME_PART | DIGIT | HEX;
for (let c = 65; c <= 90; c++) CLASS[c] = CLASS[c + 32] = NAME_START | NAME_PART;
for (let c = 65; c <= 70; c++) CLASS[c] = CLASS[c + 32] = NAME_START | NAME_PART | HEX;
CLASS[95] = NAME_START | NAME_PART;

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isHex = (c: number): boolean => c < 128 && (CLASS[c] & HEX) !== 0;
const isOctal = (c: number): boolean => c >= 48 && c <= 55;
const isBinary = (c: number): boolean => c === 48 || c === 49;

const START = /^[\p{XID_Start}_]$/u;
const CONTINUE = /^\p{XID_Continue}$/u;
const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

/** Unicode identifiers are compared by their NFKC form (PEP 3131). */
function normalised(name: string): string {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) > 127) return name.normalize('NFKC');
  return name;
}

/** CPython's `str.isprintable` for one character other than the space. */
const UNPRINTABLE = /[\p{C}\p{Z}]/u;

const PREFIXES = ['u', 'b', 'r', 'f', 't'];

class Scanner {
  source: string;
  pos = 0;
  line = 1;
  lineStart = 0;
  tokens: PyToken[] = [];
  lineStarts: number[] = [];
  warnings: LexWarning[] = [];
  error: LexError | null = null;
  open: PyToken[] = [];
  openIndex: number[] = [];
  fstrings: FString[] = [];
  /** The innermost f-string, or null. */
  fs: FString | null = null;

  constructor(source: string) {
    this.source = source;
  }

  push(type: TokenType, image: string, start: number, end: number): void {
    const base = this.lineStart;
    this.tokens.push(new PyToken(type, image, start, end, this.line, start - base, this.line, end - base));
  }

  /** Fails at the character before `pos`, the last one that CPython's tokenizer had read. */
  fail(msg: string, pos: number, endOffset = pos - this.lineStart): false {
    return this.failAt(msg, this.line, pos - this.lineStart, endOffset, true, pos >= this.source.length);
  }

  failAt(
    msg: string,
    line: number,
    offset: number,
    endOffset: number,
    bareText: boolean,
    atEnd: boolean,
    quiet = false,
  ): false {
    this.error = { errorClass: 'SyntaxError', msg, line, offset, endOffset, bareText, quiet, atEnd };
    return false;
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
      if (Number.isNaN(next)) return this.failAt('unexpected EOF while parsing', this.line, at, -1, false, true, true);
      return this.failAt(
        'unexpected character after line continuation character',
        this.line,
        at,
        0,
        false,
        false,
        true,
      );
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
        if (prefix.includes('t')) {
          return this.fail('template strings are not supported by Octets', start + 1, pos + 1 - this.lineStart);
        }
        if (prefix.includes('f')) return this.fstringStart(start, pos, prefix.includes('r'));
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

  badCharacter(char: string, pos: number): false {
    const hex = char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    if (!UNPRINTABLE.test(char)) return this.fail(`invalid character '${char}' (U+${hex})`, pos);
    return this.fail(`invalid non-printable character U+${hex}`, pos);
  }

  // ---------------------------------------------------------------- numbers

  number(start: number, first: number): boolean {
    const source = this.source;
    let pos = start;
    let c = first;
    if (c === 48) {
      c = source.charCodeAt(++pos) | 32;
      if (c === 120) return this.radix(start, pos + 1, isHex, 'hexadecimal');
      if (c === 111) return this.radix(start, pos + 1, isOctal, 'octal');
      if (c === 98) return this.radix(start, pos + 1, isBinary, 'binary');
      c = source.charCodeAt(pos);
      for (;;) {
        if (c === 95) {
          c = source.charCodeAt(++pos);
          if (!isDigit(c)) return this.fail('invalid decimal literal', pos);
        }
        if (c !== 48) break;
        c = source.charCodeAt(++pos);
      }
      const zerosEnd = pos;
      const nonzero = isDigit(c);
      if (nonzero) {
        pos = this.digits(pos);
        if (pos < 0) return false;
        c = source.charCodeAt(pos);
      }
      if (c !== 46 && (c | 32) !== 101 && (c | 32) !== 106) {
        if (nonzero) {
          return this.fail(
            'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
            start + 1,
            zerosEnd + 1 - this.lineStart,
          );
        }
        return this.endNumber(start, pos, 'decimal');
      }
    } else if (c !== 46) {
      pos = this.digits(pos);
      if (pos < 0) return false;
      c = source.charCodeAt(pos);
    }
    if (c === 46) {
      c = source.charCodeAt(++pos);
      if (isDigit(c)) {
        pos = this.digits(pos);
        if (pos < 0) return false;
        c = source.charCodeAt(pos);
      }
    }
    if ((c | 32) === 101) {
      let next = source.charCodeAt(pos + 1);
      if (next === 43 || next === 45) {
        next = source.charCodeAt(pos + 2);
        if (!isDigit(next)) return this.fail('invalid decimal literal', pos + 2);
        pos = this.digits(pos + 2);
      } else if (isDigit(next)) {
        pos = this.digits(pos + 1);
      } else return this.endNumber(start, pos, 'decimal');
      if (pos < 0) return false;
      c = source.charCodeAt(pos);
    }
    if ((c | 32) === 106) return this.endNumber(start, pos + 1, 'imaginary');
    return this.endNumber(start, pos, 'decimal');
  }

  /** Skips decimal digits and single underscores between them; -1 after an error. */
  digits(pos: number): number {
    const source = this.source;
    for (;;) {
      let c = source.charCodeAt(pos);
      while (isDigit(c)) c = source.charCodeAt(++pos);
      if (c !== 95) return pos;
      c = source.charCodeAt(++pos);
      if (!isDigit(c)) {
        this.fail('invalid decimal literal', pos);
        return -1;
      }
    }
  }

  radix(start: number, pos: number, test: (c: number) => boolean, kind: string): boolean {
    const source = this.source;
    let c = source.charCodeAt(pos);
    do {
      if (c === 95) c = source.charCodeAt(++pos);
      if (!test(c)) {
        if (isDigit(c)) return this.fail(`invalid digit '${source[pos]}' in ${kind} literal`, pos + 1);
        return this.fail(`invalid ${kind} literal`, pos);
      }
      while (test(c)) c = source.charCodeAt(++pos);
    } while (c === 95);
    if (isDigit(c)) return this.fail(`invalid digit '${source[pos]}' in ${kind} literal`, pos + 1);
    return this.endNumber(start, pos, kind);
  }

  /** A number may be followed at once by a keyword (with a warning), not by another name. */
  endNumber(start: number, pos: number, kind: string): boolean {
    const c = this.source.charCodeAt(pos);
    if (c < 128 && (CLASS[c] & NAME_PART) !== 0) {
      const rest = this.source.slice(pos, pos + 4);
      if (!/^(?:and|else|for|i[fns]|or|not)/.test(rest)) return this.fail(`invalid ${kind} literal`, pos);
      const col = start - this.lineStart;
      this.warnings.push({ msg: `invalid ${kind} literal`, line: this.line, col, endCol: pos - this.lineStart });
    }
    this.push(t.NumberLiteral, this.source.slice(start, pos), start, pos);
    this.pos = pos;
    return true;
  }

  // ---------------------------------------------------------------- strings

  /** A string without fields; `quoteAt` is where its opening quote stands. */
  string(start: number, quoteAt: number): boolean {
    const source = this.source;
    const quote = source.charCodeAt(quoteAt);
    const line = this.line;
    const lineStart = this.lineStart;
    let pos = quoteAt + 1;
    if (source.charCodeAt(pos) === quote && source.charCodeAt(pos + 1) === quote) {
      pos += 2;
      for (;;) {
        const c = source.charCodeAt(pos);
        if (c === quote) {
          if (source.charCodeAt(pos + 1) === quote && source.charCodeAt(pos + 2) === quote) break;
          pos++;
        } else if (c === 10) {
          this.line++;
          this.lineStart = ++pos;
        } else if (c === 92) {
          if (source.charCodeAt(pos + 1) === 10) {
            this.line++;
            this.lineStart = pos + 2;
          }
          pos += 2;
        } else if (Number.isNaN(c)) {
          const last = this.lastLine();
          this.lineStart = lineStart;
          if (this.expectsBrace(quote, true)) return this.fail("f-string: expecting '}'", start + 1);
          return this.failAt(
            `unterminated triple-quoted string literal (detected at line ${last})`,
            line,
            start + 1 - lineStart,
            start + 1 - lineStart,
            true,
            true,
          );
        } else pos++;
      }
      pos += 3;
    } else {
      let escapedQuote = false;
      for (;;) {
        const c = source.charCodeAt(pos);
        if (c === quote) break;
        if (c === 92) {
          if (source.charCodeAt(pos + 1) === quote) escapedQuote = true;
          if (source.charCodeAt(pos + 1) === 10) {
            this.line++;
            this.lineStart = pos + 2;
          }
          pos += 2;
        } else if (c === 10 || Number.isNaN(c)) {
          if (this.expectsBrace(quote, false)) {
            this.lineStart = lineStart;
            return this.fail("f-string: expecting '}'", start + 1);
          }
          const detected = `unterminated string literal (detected at line ${this.line})`;
          const msg = escapedQuote ? `${detected}; perhaps you escaped the end quote?` : detected;
          const offset = start + 1 - lineStart;
          // A backslash before the end of the input would have continued the string.
          return this.failAt(
            msg,
            line,
            offset,
            offset,
            true,
            Number.isNaN(c) && (pos > source.length || source.charCodeAt(pos - 1) === 10),
          );
        } else pos++;
      }
      pos++;
    }
    const token = new PyToken(
      t.StringLiteral,
      source.slice(start, pos),
      start,
      pos,
      line,
      start - lineStart,
      this.line,
      pos - this.lineStart,
    );
    this.tokens.push(token);
    this.pos = pos;
    return true;
  }

  /** An unterminated string in a field whose quotes are those of the f-string: the field's brace is missing. */
  expectsBrace(quote: number, triple: boolean): boolean {
    return this.fs !== null && this.fs.quote === quote && this.fs.triple === triple;
  }

  lastLine(): number {
    return this.source.endsWith('\n') ? this.line - 1 : this.line;
  }

  fstringStart(start: number, quoteAt: number, raw: boolean): boolean {
    const source = this.source;
    const quote = source.charCodeAt(quoteAt);
    const triple = source.charCodeAt(quoteAt + 1) === quote && source.charCodeAt(quoteAt + 2) === quote;
    const end = quoteAt + (triple ? 3 : 1);
    if (this.fstrings.length + 1 >= MAX_FSTRING_LEVEL) {
      return this.fail('too many nested f-strings or t-strings', end);
    }
    this.fs = {
      quote,
      triple,
      raw,
      start,
      line: this.line,
      lineStart: this.lineStart,
      depth: 0,
      fields: [],
      inSpec: false,
      text: true,
    };
    this.fstrings.push(this.fs);
    this.push(t.FStringStart, source.slice(start, end), start, end);
    this.pos = end;
    return true;
  }

  /** The literal text of an f-string up to its end, a field, or the end of the format spec. */
  fstringText(fs: FString): boolean {
    const source = this.source;
    const { quote, triple, raw } = fs;
    const start = this.pos;
    const line = this.line;
    const lineStart = this.lineStart;
    let pos = start;
    const spec = fs.inSpec && fs.fields.length > 0;
    const middle = (end: number, next: number): true => {
      // Of a doubled brace one is kept; the token's range has both.
      const endCol = next - this.lineStart;
      const image = source.slice(start, end);
      this.tokens.push(new PyToken(t.FStringMiddle, image, start, end, line, start - lineStart, this.line, endCol));
      this.pos = next;
      return true;
    };
    for (;;) {
      const c = source.charCodeAt(pos);
      if (c === quote && (!triple || (source.charCodeAt(pos + 1) === quote && source.charCodeAt(pos + 2) === quote))) {
        if (pos > start) return middle(pos, pos);
        const end = pos + (triple ? 3 : 1);
        this.push(t.FStringEnd, source.slice(pos, end), pos, end);
        this.pos = end;
        this.fstrings.pop();
        this.fs = this.fstrings.length > 0 ? this.fstrings[this.fstrings.length - 1] : null;
        return true;
      }
      if (Number.isNaN(c) || (c === 10 && !triple)) {
        if (spec && c === 10) {
          return this.fail(
            'f-string: newlines are not allowed in format specifiers for single quoted f-strings',
            pos + 1,
          );
        }
        const kind = triple ? 'triple-quoted f-string' : 'f-string';
        const at = triple ? this.lastLine() : this.line;
        const offset = fs.start + 1 - fs.lineStart;
        const msg = `unterminated ${kind} literal (detected at line ${at})`;
        this.lineStart = fs.lineStart;
        return this.failAt(msg, fs.line, offset, offset, true, triple);
      }
      if (c === 10) {
        this.line++;
        this.lineStart = ++pos;
      } else if (c === 123) {
        if (source.charCodeAt(pos + 1) === 123 && !spec) return middle(pos + 1, pos + 2);
        if (pos > start) return middle(pos, pos);
        if (fs.fields.length >= MAX_FIELD_NESTING) {
          return this.fail('f-string: expressions nested too deeply', pos);
        }
        fs.text = false;
        fs.inSpec = false;
        if (!this.openBracket(t.LBrace, '{', pos)) return false;
        fs.fields.push(fs.depth);
        return true;
      } else if (c === 125) {
        if (source.charCodeAt(pos + 1) === 125 && fs.depth === 0) return middle(pos + 1, pos + 2);
        if (pos > start) return middle(pos, pos);
        fs.text = false;
        fs.inSpec = false;
        return this.operator(pos, 125);
      } else if (c === 92) {
        const next = source.charCodeAt(pos + 1);
        if (next === 123 || next === 125) pos++;
        else if (next === 78 && !raw && source.charCodeAt(pos + 2) === 123) {
          // \N{…}: its braces are no field; CPython ends the token after it.
          let end = pos + 3;
          let d = source.charCodeAt(end);
          while (!Number.isNaN(d) && d !== 125 && d !== quote && d !== 10) d = source.charCodeAt(++end);
          pos = end;
          if (d === 125) return middle(end + 1, end + 1);
        } else {
          if (next === 10) {
            this.line++;
            this.lineStart = pos + 2;
          }
          pos += 2;
        }
      } else pos++;
    }
  }

  // ---------------------------------------------------------------- operators

  openBracket(type: TokenType, image: string, pos: number): boolean {
    if (this.open.length >= MAX_LEVEL) return this.fail('too many nested parentheses', pos + 1);
    if (this.fs !== null) this.fs.depth++;
    this.openIndex.push(this.tokens.length);
    this.push(type, image, pos, pos + 1);
    this.open.push(this.tokens[this.tokens.length - 1]);
    this.pos = pos + 1;
    return true;
  }

  closeBracket(type: TokenType, image: string, opening: string, pos: number): boolean {
    const fs = this.fs;
    if (fs !== null && fs.depth === 0 && image === '}') {
      return this.fail("f-string: single '}' is not allowed", pos + 1);
    }
    const bracket = this.open.pop();
    if (bracket === undefined) return this.fail(`unmatched '${image}'`, pos + 1);
    if (bracket.image !== opening) {
      if (fs !== null && bracket.image === '{' && fs.depth === fs.fields[fs.fields.length - 1]) {
        return this.fail(`f-string: unmatched '${image}'`, pos + 1);
      }
      const where = bracket.startLine === this.line ? '' : ` on line ${bracket.startLine}`;
      return this.fail(
        `closing parenthesis '${image}' does not match opening parenthesis '${bracket.image}'${where}`,
        pos + 1,
      );
    }
    bracket.skip = this.tokens.length - this.openIndex.pop()!;
    if (fs !== null) {
      if (fs.depth === 0) return this.fail(`f-string: unmatched '${image}'`, pos + 1);
      if (image === '}' && fs.depth === fs.fields[fs.fields.length - 1]) {
        fs.fields.pop();
        fs.text = true;
        fs.inSpec = fs.fields.length > 0;
      }
      fs.depth--;
    }
    this.push(type, image, pos, pos + 1);
    this.pos = pos + 1;
    return true;
  }

  emit(type: TokenType, image: string, pos: number): true {
    const end = pos + image.length;
    this.push(type, image, pos, end);
    this.pos = end;
    return true;
  }

  operator(pos: number, c: number): boolean {
    const source = this.source;
    const next = source.charCodeAt(pos + 1);
    switch (c) {
      case 40:
        return this.openBracket(t.LParen, '(', pos);
      case 41:
        return this.closeBracket(t.RParen, ')', '(', pos);
      case 44:
        return this.emit(t.Comma, ',', pos);
      case 46:
        if (next === 46 && source.charCodeAt(pos + 2) === 46) return this.emit(t.Ellipsis, '...', pos);
        return this.emit(t.Dot, '.', pos);
      case 58: {
        const fs = this.fs;
        if (fs !== null && fs.depth === fs.fields[fs.fields.length - 1]) {
          fs.text = true;
          fs.inSpec = true;
          return this.emit(t.Colon, ':', pos);
        }
        return next === 61 ? this.emit(t.ColonEqual, ':=', pos) : this.emit(t.Colon, ':', pos);
      }
      case 61:
        return next === 61 ? this.emit(t.BinaryOperator, '==', pos) : this.emit(t.Equal, '=', pos);
      case 91:
        return this.openBracket(t.LSquare, '[', pos);
      case 93:
        return this.closeBracket(t.RSquare, ']', '[', pos);
      case 123:
        return this.openBracket(t.LBrace, '{', pos);
      case 125:
        return this.closeBracket(t.RBrace, '}', '{', pos);
      case 43:
        return next === 61 ? this.emit(t.AugOperator, '+=', pos) : this.emit(t.Plus, '+', pos);
      case 45:
        if (next === 62) return this.emit(t.Arrow, '->', pos);
        return next === 61 ? this.emit(t.AugOperator, '-=', pos) : this.emit(t.Minus, '-', pos);
      case 42:
        if (next === 42) {
          if (source.charCodeAt(pos + 2) === 61) return this.emit(t.AugOperator, '**=', pos);
          return this.emit(t.DoubleStar, '**', pos);
        }
        return next === 61 ? this.emit(t.AugOperator, '*=', pos) : this.emit(t.Star, '*', pos);
      case 47:
        if (next === 47) {
          if (source.charCodeAt(pos + 2) === 61) return this.emit(t.AugOperator, '//=', pos);
          return this.emit(t.BinaryOperator, '//', pos);
        }
        return next === 61 ? this.emit(t.AugOperator, '/=', pos) : this.emit(t.Slash, '/', pos);
      case 37:
        return next === 61 ? this.emit(t.AugOperator, '%=', pos) : this.emit(t.BinaryOperator, '%', pos);
      case 38:
        return next === 61 ? this.emit(t.AugOperator, '&=', pos) : this.emit(t.BinaryOperator, '&', pos);
      case 124:
        return next === 61 ? this.emit(t.AugOperator, '|=', pos) : this.emit(t.VBar, '|', pos);
      case 94:
        return next === 61 ? this.emit(t.AugOperator, '^=', pos) : this.emit(t.BinaryOperator, '^', pos);
      case 64:
        return next === 61 ? this.emit(t.AugOperator, '@=', pos) : this.emit(t.At, '@', pos);
      case 126:
        return this.emit(t.Tilde, '~', pos);
      case 59:
        return this.emit(t.Semicolon, ';', pos);
      case 60:
        if (next === 60) {
          if (source.charCodeAt(pos + 2) === 61) return this.emit(t.AugOperator, '<<=', pos);
          return this.emit(t.BinaryOperator, '<<', pos);
        }
        if (next === 62) return this.emit(t.Unknown, '<>', pos);
        return next === 61 ? this.emit(t.BinaryOperator, '<=', pos) : this.emit(t.BinaryOperator, '<', pos);
      case 62:
        if (next === 62) {
          if (source.charCodeAt(pos + 2) === 61) return this.emit(t.AugOperator, '>>=', pos);
          return this.emit(t.BinaryOperator, '>>', pos);
        }
        return next === 61 ? this.emit(t.BinaryOperator, '>=', pos) : this.emit(t.BinaryOperator, '>', pos);
      case 33:
        return next === 61 ? this.emit(t.BinaryOperator, '!=', pos) : this.emit(t.Exclamation, '!', pos);
      default: {
        const char = String.fromCharCode(c);
        if (UNPRINTABLE.test(char)) return this.badCharacter(char, pos + 1);
        return this.emit(t.Unknown, char, pos);
      }
    }
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
 * @returns the tokens without INDENT and DEDENT; on an error the last token is an ErrorToken
 * @see https://docs.python.org/3.14/reference/lexical_analysis.html, PEP 701
 */
export function scan(source: string): ScanResult {
  return new Scanner(source).scan();
}
