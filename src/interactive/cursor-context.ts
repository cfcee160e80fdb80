/** What stands before the cursor: the word being typed, the expression that it belongs to, the call around it. */
import { scan } from '../lexer/scan.ts';
import * as t from '../lexer/tokens.ts';
import { keywords, type PyToken } from '../lexer/tokens.ts';
import { normaliseNewlines } from '../parser/parse.ts';

const OPENING = new Set([t.LParen, t.LSquare, t.LBrace]);
const CLOSING = new Set([t.RParen, t.RSquare, t.RBrace]);
/** Words after which a bracket begins an expression of its own. */
const isWord = (token: PyToken | undefined): boolean =>
  token?.tokenType === t.Name || (token !== undefined && keywords.has(token.image));
const isOperand = (token: PyToken | undefined): boolean =>
  token !== undefined &&
  (token.tokenType === t.Name ||
    token.tokenType === t.StringLiteral ||
    token.tokenType === t.FStringEnd ||
    token.tokenType === t.NumberLiteral ||
    CLOSING.has(token.tokenType));

/** A string that the cursor is in. */
export interface OpenString {
  /** Where its prefix and quote begin. */
  start: number;
  quote: string;
  /** What was typed of it. */
  text: string;
}

/** A call whose parentheses the cursor is in. */
export interface CallContext {
  /** The source text of what is called. */
  callee: string;
  /** How many arguments are complete before the cursor. */
  index: number;
  /** The keyword of the argument at the cursor. */
  keyword: string | null;
  /** The keywords that other arguments before it have. */
  given: string[];
  /** Nothing of the argument but its first word, if that, is there. */
  atStart: boolean;
}

export class CursorContext {
  readonly source: string;
  readonly cursor: number;
  /** The tokens before the word that is being typed; no line ends inside of brackets. */
  readonly before: PyToken[];
  /** The word being typed; '' between words. */
  readonly word: string;
  /** Where that word begins. */
  readonly from: number;
  /** The unfinished string that the cursor is in. */
  readonly string: OpenString | null;
  /** The cursor is where nothing can be completed: in a comment or a number. */
  readonly idle: boolean;
  /** For each open bracket, outermost first, its index in `before`. */
  private readonly open: number[] = [];

  constructor(source: string, cursor: number) {
    // Offsets are those of the source as it was given; carriage returns only shorten what is looked at.
    const text = normaliseNewlines(source.slice(0, cursor));
    this.source = text;
    this.cursor = cursor;
    const { tokens, error } = scan(text);
    const kept = tokens.filter(
      ({ tokenType: type }) => type !== t.EndMarker && type !== t.ErrorToken && type !== t.Unknown,
    );
    if (kept.at(-1)?.tokenType === t.Newline && !text.endsWith('\n')) kept.pop();
    const end = kept.at(-1)?.end ?? 0;
    this.string = error === null ? null : openString(text, end);
    const last = kept.at(-1);
    const rest = text.slice(end);
    if (this.string === null && last !== undefined && isWord(last) && last.end === text.length) {
      kept.pop();
      this.word = last.image;
      this.from = cursor - (text.length - last.startOffset);
      this.idle = false;
    } else {
      this.word = '';
      this.from = cursor;
      this.idle = /#[^\n]*$/.test(rest) || (last?.tokenType === t.NumberLiteral && last.end === text.length);
    }
    this.before = kept;
    kept.forEach(({ tokenType: type }, i) => {
      if (OPENING.has(type)) this.open.push(i);
      else if (CLOSING.has(type)) this.open.pop();
    });
  }

  get last(): PyToken | undefined {
    return this.before.at(-1);
  }

  /** The source of the primary expression whose last token is `before[at]`; '' if there is none. */
  primary(at: number): string {
    const start = this.primaryStart(at);
    return start < 0 ? '' : this.source.slice(this.before[start].startOffset, this.before[at].end);
  }

  /** The index of the first token of a primary expression, given that of its last one; -1 if there is none. */
  private primaryStart(end: number): number {
    const { before } = this;
    let at = end;
    for (;;) {
      const token = before[at];
      if (!isOperand(token) && !['True', 'False', 'None'].includes(token?.image)) return -1;
      if (CLOSING.has(token.tokenType)) {
        const opening = this.opening(at);
        if (opening < 0) return -1;
        const isTrailer = token.tokenType !== t.RBrace && isOperand(before[opening - 1]);
        if (!isTrailer) return opening;
        at = opening - 1;
      } else if (token.tokenType === t.FStringEnd) {
        for (let depth = 0; at >= 0; at--) {
          if (before[at].tokenType === t.FStringEnd) depth++;
          else if (before[at].tokenType === t.FStringStart && --depth === 0) break;
        }
        return at;
      } else if (token.tokenType === t.Name && before[at - 1]?.tokenType === t.Dot) {
        at -= 2;
      } else return at;
    }
  }
  private opening(closing: number): number {
    let depth = 0;
    for (let at = closing; at >= 0; at--) {
      const type = this.before[at].tokenType;
      if (CLOSING.has(type)) depth++;
      else if (OPENING.has(type) && --depth === 0) return at;
    }
    return -1;
  }

  /** The container whose subscript the cursor is in, directly behind its bracket; '' if there is none. */
  subscripted(): string {
    const at = this.before.length - 1;
    if (this.before[at]?.tokenType !== t.LSquare || !isOperand(this.before[at - 1])) return '';
    return this.primary(at - 1);
  }

  /** The innermost call around the cursor, `null` if there is none. */
  call(): CallContext | null {
    const { before, open } = this;
    for (let depth = open.length - 1; depth >= 0; depth--) {
      const at = open[depth];
      if (before[at].tokenType !== t.LParen || !isOperand(before[at - 1])) continue;
      const start = this.primaryStart(at - 1);
      const introduced = before[start - 1]?.image;
      if (start < 0 || introduced === 'def' || introduced === 'class') continue;
      const callee = this.source.slice(before[start].startOffset, before[at - 1].end);
      return { callee, ...this.argumentsFrom(at + 1) };
    }
    return null;
  }

  private argumentsFrom(from: number): Omit<CallContext, 'callee'> {
    const { before } = this;
    const given: string[] = [];
    let index = 0;
    let start = from;
    let depth = 0;
    let inLambda = 0;
    const keywordAt = (at: number): string | null =>
      before[at]?.tokenType === t.Name && before[at + 1]?.tokenType === t.Equal ? before[at].image : null;
    for (let at = from; at < before.length; at++) {
      const type = before[at].tokenType;
      if (OPENING.has(type)) depth++;
      else if (CLOSING.has(type)) depth--;
      else if (depth > 0) continue;
      else if (type === t.Lambda) inLambda++;
      else if (type === t.Colon && inLambda > 0) inLambda--;
      else if (type === t.Comma && inLambda === 0) {
        const keyword = keywordAt(start);
        if (keyword !== null) given.push(keyword);
        index++;
        start = at + 1;
      }
    }
    return { index, given, keyword: keywordAt(start), atStart: start === before.length };
  }

  /** The tokens of the statement that the cursor is in, from its first one on. */
  statement(): PyToken[] {
    const { before } = this;
    let at = before.length;
    while (at > 0) {
      const { tokenType: type } = before[at - 1];
      if (type === t.Newline || type === t.Semicolon || (type === t.Colon && this.open.every(i => i > at - 1))) break;
      at--;
    }
    return before.slice(at);
  }
}

/** The string that begins behind `end` and is not finished. */
function openString(text: string, end: number): OpenString | null {
  const found = /^[\s\\]*([A-Za-z]{0,2})('''|"""|'|")([\s\S]*)$/.exec(text.slice(end));
  if (found === null) return null;
  const [all, prefix, quote, rest] = found;
  return { start: end + all.length - rest.length - quote.length - prefix.length, quote, text: rest };
}
