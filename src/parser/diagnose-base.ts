/**
 * The machinery of the diagnosis: a backtracking parser over the finished token list, as CPython's PEG parser is one.
 * Which token a plain "invalid syntax" points at depends on how far such a parser looked, so it is tracked here.
 */
import type { TokenType } from 'chevrotain';
import type { LexError, PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type { SourceLines } from './source-lines.ts';
import { PySyntaxErrorInfo, type SyntaxErrorClass } from './syntax-error.ts';

/** A source range; columns are UTF-16 units from 0. */
export interface Range {
  line: number;
  col: number;
  endLine: number;
  endCol: number;
}

/** What the diagnosis keeps of an expression: enough to name it and to find the invalid target in it. */
export interface Shape extends Range {
  kind: string;
  /** How messages call it. */
  label: string;
  /** Elements of a tuple or list; the operand of a starred expression; the left side of an `in` comparison. */
  parts: Shape[];
}

/** What a rule gives: the expression that it matched, or null. */
export type Maybe = Shape | null;

/** The keywords that are constants, in the order in which the rules try them. */
export const CONSTANTS = ['True', 'False', 'None'];

const LABELS: Record<string, string> = {
  Attribute: 'attribute',
  Subscript: 'subscript',
  Starred: 'starred',
  Name: 'name',
  List: 'list',
  Tuple: 'tuple',
  Lambda: 'lambda',
  Call: 'function call',
  Operation: 'expression',
  GeneratorExp: 'generator expression',
  Yield: 'yield expression',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  Dict: 'dict literal',
  Set: 'set display',
  JoinedStr: 'f-string expression',
  TemplateStr: 't-string expression',
  Await: 'await expression',
  None: 'None',
  True: 'True',
  False: 'False',
  Ellipsis: 'ellipsis',
  Literal: 'literal',
  Compare: 'comparison',
  IfExp: 'conditional expression',
  NamedExpr: 'named expression',
};

/** Where the parser is in the tokens, what it remembers, and how it raises. */
export class Backtracker {
  tokens: PyToken[];
  lines: SourceLines;
  filename: string;
  /** Bracket depth after each token. */
  levels: number[] = [];
  pos = 0;
  /** How many tokens have been looked at. */
  fill = 0;
  /** Second pass: the rules that recognise mistakes are active. */
  searching = false;
  raisedByScanner = false;
  memory = new Map<string, { value: unknown; pos: number }>();

  constructor(tokens: PyToken[], lines: SourceLines, filename: string) {
    this.tokens = tokens;
    this.lines = lines;
    this.filename = filename;
    let level = 0;
    for (const { tokenType } of tokens) {
      if (tokenType === t.LParen || tokenType === t.LSquare || tokenType === t.LBrace) level++;
      else if (tokenType === t.RParen || tokenType === t.RSquare || tokenType === t.RBrace) level--;
      this.levels.push(level);
    }
  }

  restart(searching: boolean, from: number): void {
    this.pos = from;
    this.searching = searching;
    this.memory.clear();
  }

  // ---------------------------------------------------------------- tokens

  /** The token here; reaching the scanner's error raises it. */
  get token(): PyToken {
    const index = Math.min(this.pos, this.tokens.length - 1);
    const token = this.tokens[index];
    if (index >= this.fill) {
      if (token.value !== null) {
        this.raisedByScanner = true;
        throw lexErrorInfo(token.value, this.lines, this.filename);
      }
      this.fill = index + 1;
    }
    return token;
  }

  is(image: string): boolean {
    const token = this.token;
    return token.image === image && PLAIN.has(token.tokenType) === false;
  }

  isType(type: TokenType): boolean {
    return this.token.tokenType === type;
  }

  /** Consumes the operator or keyword `image`. */
  take(image: string): PyToken | null {
    if (!this.is(image)) return null;
    return this.tokens[this.pos++];
  }

  takeType(type: TokenType): PyToken | null {
    if (!this.isType(type)) return null;
    return this.tokens[this.pos++];
  }

  takeAny(...images: string[]): PyToken | null {
    for (const image of images) {
      const token = this.take(image);
      if (token !== null) return token;
    }
    return null;
  }

  /** A name used as a keyword by position. */
  soft(word: string): PyToken | null {
    if (!this.isType(t.Name) || this.token.image !== word) return null;
    return this.tokens[this.pos++];
  }

  /** Consumes `image` or raises "expected '…'" at once, in either pass. */
  force(image: string): PyToken {
    const token = this.take(image);
    if (token === null) this.raiseAt(this.token, `expected '${image}'`);
    return token!;
  }

  // ---------------------------------------------------------------- backtracking

  /** Tries an alternative: its value, or null with the position restored. */
  attempt<R>(body: () => R | null | undefined | false): R | null {
    const { pos } = this;
    const value = body();
    if (value !== null && value !== undefined && value !== false) return value;
    this.pos = pos;
    return null;
  }

  /** Whether `body` would match here. */
  ahead(body: () => unknown): boolean {
    const { pos } = this;
    const value = body();
    this.pos = pos;
    return value !== null && value !== undefined && value !== false;
  }

  memo<R>(name: string, body: () => R | null): R | null {
    const key = SHARED.has(name) ? `${name}:${this.pos}` : `${name}:${this.pos}:${this.searching}`;
    const known = this.memory.get(key);
    if (known !== undefined) {
      this.pos = known.pos;
      return known.value as R | null;
    }
    const { pos } = this;
    const value = body();
    if (value === null) this.pos = pos;
    this.memory.set(key, { value, pos: this.pos });
    return value;
  }

  /** An alternative that only recognises a mistake. */
  mistake(body: () => unknown): void {
    if (!this.searching) return;
    const { pos } = this;
    body();
    this.pos = pos;
  }

  many<R>(body: () => R | null): R[] {
    const out: R[] = [];
    for (;;) {
      const { pos } = this;
      const value = this.attempt(body);
      if (value === null || this.pos === pos) return out;
      out.push(value);
    }
  }

  /** One or more, separated by `separator`. */
  list<R>(separator: string, body: () => R | null): R[] | null {
    const first = this.attempt(body);
    if (first === null) return null;
    return [first, ...this.many(() => this.take(separator) && body())];
  }

  // ---------------------------------------------------------------- shapes

  shape(kind: string, start: number, parts: Shape[] = [], label = LABELS[kind] ?? 'expression'): Shape {
    const first = this.tokens[start];
    const last = this.tokens[this.pos - 1];
    return {
      kind,
      label,
      parts,
      line: first.startLine,
      col: first.col,
      endLine: last.endLine,
      endCol: last.endCol,
    };
  }

  // ---------------------------------------------------------------- raising

  /** CPython shows a line without its newline once its tokenizer has gone on to a later line. */
  locate(msg: string, at: Range, errorClass: SyntaxErrorClass = 'SyntaxError'): PySyntaxErrorInfo {
    const { lines } = this;
    const last = this.tokens[this.fill - 1];
    const reached = last.startOffset >= lines.source.length ? lines.lastLine() : last.endLine;
    const newline = reached <= at.line;
    return new PySyntaxErrorInfo(
      errorClass,
      msg,
      this.filename,
      at.line,
      lines.offset(at.line, at.col),
      lines.text(at.line, newline),
      at.endLine,
      lines.offset(at.endLine, at.endCol),
    );
  }

  raise(msg: string, from: Range | PyToken, to: Range | PyToken): never {
    throw this.locate(msg, span(from, to));
  }

  raiseAt(at: Range | PyToken, msg: string): never {
    throw this.locate(msg, span(at, at));
  }

  /** From `at` to where the tokenizer is. */
  raiseFrom(at: Range | PyToken, msg: string): never {
    const last = this.tokens[this.fill - 1];
    const info = this.locate(msg, span(at, last));
    info.end_offset = info.end_offset! - 1;
    throw info;
  }

  /** At the token looked at last. */
  raiseLast(msg: string, errorClass: SyntaxErrorClass = 'SyntaxError'): never {
    throw this.tokenInfo(this.tokens[this.fill - 1], msg, errorClass);
  }

  /** At the next token. */
  raiseNext(msg: string): never {
    throw this.tokenInfo(this.token, msg);
  }

  tokenInfo(token: PyToken, msg: string, errorClass: SyntaxErrorClass = 'SyntaxError'): PySyntaxErrorInfo {
    const { tokenType } = token;
    const info = this.locate(msg, span(token, token), errorClass);
    if (tokenType !== t.Indent && tokenType !== t.Dedent && tokenType !== t.EndMarker) return info;
    // Layout tokens have no range in CPython: it tells how far it has read, at the end of the input the last line.
    info.end_offset = -1;
    if (token.startOffset < this.lines.source.length) info.offset = info.offset! - 1;
    else {
      const line = this.lines.lastLine();
      const text = this.lines.text(line, true);
      info.lineno = info.end_lineno = line;
      info.text = text;
      info.offset = this.lines.offset(line, text.length - 1);
    }
    return info;
  }

  /** Plain "invalid syntax" at a token. */
  genericInfo(token: PyToken): PySyntaxErrorInfo {
    const info = this.tokenInfo(token, 'invalid syntax');
    // The end of the input has no column.
    const implied = token.tokenType === t.Newline && token.image === '' && !this.lines.ended;
    if (token.tokenType === t.EndMarker || implied) info.offset = info.end_offset = 0;
    return info;
  }

  /** "expected an indented block after …", where a block should start. */
  expectIndent(what: string, opener: PyToken): void {
    if (this.takeType(t.Newline) !== null && !this.isType(t.Indent)) {
      this.raiseLast(`expected an indented block after ${what} on line ${opener.startLine}`, 'IndentationError');
    }
  }
}

/**
 * Rules whose results CPython keeps whether or not it was looking for mistakes at the time: where one of them was first
 * tried without, its mistakes are not found.
 */
const SHARED = new Set([
  'expression',
  'starExpression',
  'disjunction',
  'conjunction',
  'inversion',
  'bitwiseOr',
  'factor',
  'primary',
  'callArguments',
  'starTarget',
  'simpleStatement',
  'block',
]);

/** Token types whose image is user text, never an operator or keyword. */
const PLAIN: Set<TokenType> = new Set([
  t.Name,
  t.NumberLiteral,
  t.StringLiteral,
  t.FStringStart,
  t.FStringMiddle,
  t.FStringEnd,
  t.Newline,
  t.Indent,
  t.Dedent,
  t.EndMarker,
  t.ErrorToken,
]);

function span(from: Range | PyToken, to: Range | PyToken): Range {
  const line = 'startLine' in from ? from.startLine : from.line;
  return { line, col: from.col, endLine: to.endLine, endCol: to.endCol };
}

/** The error that the scanner or the layout found. */
export function lexErrorInfo(error: LexError, lines: SourceLines, filename: string): PySyntaxErrorInfo {
  const { errorClass, msg, line, offset, endOffset, bareText } = error;
  const points = (col: number) => (col > 0 ? lines.offset(line, col) - 1 : col);
  const text = lines.text(line, !bareText);
  return new PySyntaxErrorInfo(errorClass, msg, filename, line, points(offset), text, line, points(endOffset));
}
