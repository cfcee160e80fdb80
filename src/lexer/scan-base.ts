/** What all parts of the scanner share: its state, making tokens, failing. */
import type { TokenType } from 'chevrotain';
import { UNPRINTABLE } from './characters.ts';
import { type LexError, PyToken } from './tokens.ts';

/** A warning of the scanner (`1if x`); columns are UTF-16, from 0. */
export interface LexWarning {
  msg: string;
  line: number;
  col: number;
  endCol: number;
}

/** An f-string that the scanner is inside of. */
export interface FString {
  /** How messages call it. */
  kind: 'f-string' | 't-string';
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

/** The source, how far it has been read, and what was found. */
export abstract class ScannerBase {
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

  emit(type: TokenType, image: string, pos: number): true {
    const end = pos + image.length;
    this.push(type, image, pos, end);
    this.pos = end;
    return true;
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

  badCharacter(char: string, pos: number): false {
    const hex = char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    if (!UNPRINTABLE.test(char)) return this.fail(`invalid character '${char}' (U+${hex})`, pos);
    return this.fail(`invalid non-printable character U+${hex}`, pos);
  }

  lastLine(): number {
    return this.source.endsWith('\n') ? this.line - 1 : this.line;
  }
}
