/** String literals and f-strings (PEP 701). https://docs.python.org/3.14/reference/lexical_analysis.html#string-and-bytes-literals */
import type { FString } from './scan-base.ts';
import { OperatorScanner } from './scan-operators.ts';
import * as t from './tokens.ts';
import { PyToken } from './tokens.ts';

const MAX_FSTRING_LEVEL = 150;
const MAX_FIELD_NESTING = 3;

/** Scans strings and the text of f-strings. */
export abstract class StringScanner extends OperatorScanner {
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
          if (this.expectsBrace(quote, true)) return this.fail(`${this.fs!.kind}: expecting '}'`, start + 1);
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
            return this.fail(`${this.fs!.kind}: expecting '}'`, start + 1);
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

  // ---------------------------------------------------------------- f-strings

  fstringStart(start: number, quoteAt: number, prefix: string): boolean {
    const source = this.source;
    const quote = source.charCodeAt(quoteAt);
    const triple = source.charCodeAt(quoteAt + 1) === quote && source.charCodeAt(quoteAt + 2) === quote;
    const end = quoteAt + (triple ? 3 : 1);
    if (this.fstrings.length + 1 >= MAX_FSTRING_LEVEL) {
      return this.fail('too many nested f-strings or t-strings', end);
    }
    this.fs = {
      kind: prefix.includes('t') ? 't-string' : 'f-string',
      quote,
      triple,
      raw: prefix.includes('r'),
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
            `${fs.kind}: newlines are not allowed in format specifiers for single quoted ${fs.kind}s`,
            pos + 1,
          );
        }
        const kind = triple ? `triple-quoted ${fs.kind}` : fs.kind;
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
          return this.fail(`${fs.kind}: expressions nested too deeply`, pos);
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
}
