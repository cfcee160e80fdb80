/**
 * The token types of Python 3.14, as Chevrotain token types. The scanner (scan.ts) makes the tokens itself, so the
 * types carry no pattern of their own; what a type gives is its identity and its categories.
 * Reference: https://docs.python.org/3.14/reference/lexical_analysis.html
 */
import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';

/** Token types in order of creation: the parser's vocabulary. */
export const allTokens: TokenType[] = [];

function define(name: string, categories: TokenType[] = []): TokenType {
  const type = createToken({ name, pattern: Lexer.NA, categories });
  allTokens.push(type);
  return type;
}

/** Tokens that can stand between two operands; the grammar folds them by precedence. */
export const InfixOperator = define('InfixOperator');
/** Tokens that can stand before an operand. */
export const PrefixOperator = define('PrefixOperator');
/** `+=` and its family. */
export const AugmentedAssign = define('AugmentedAssign');

export const Name = define('Name');
export const NumberLiteral = define('Number');
export const StringLiteral = define('String');
export const FStringStart = define('FStringStart');
export const FStringMiddle = define('FStringMiddle');
export const FStringEnd = define('FStringEnd');
export const Newline = define('Newline');
export const Indent = define('Indent');
export const Dedent = define('Dedent');
export const EndMarker = define('EndMarker');
/** Where scanning failed; its `value` is the LexError. Always the last token but one. */
export const ErrorToken = define('ErrorToken');
/** A character that starts no token (`$`, `?`, a lone `!` outside an f-string). */
export const Unknown = define('Unknown');

// ---------------------------------------------------------------- punctuation

export const LParen = define('LParen');
export const RParen = define('RParen');
export const LSquare = define('LSquare');
export const RSquare = define('RSquare');
export const LBrace = define('LBrace');
export const RBrace = define('RBrace');
export const Comma = define('Comma');
export const Colon = define('Colon');
export const Semicolon = define('Semicolon');
export const Dot = define('Dot');
export const Ellipsis = define('Ellipsis');
export const Equal = define('Equal');
export const ColonEqual = define('ColonEqual');
export const Arrow = define('Arrow');
export const At = define('At', [InfixOperator]);
export const Exclamation = define('Exclamation');
export const Plus = define('Plus', [InfixOperator, PrefixOperator]);
export const Minus = define('Minus', [InfixOperator, PrefixOperator]);
export const Star = define('Star', [InfixOperator]);
export const DoubleStar = define('DoubleStar', [InfixOperator]);
export const Slash = define('Slash', [InfixOperator]);
export const VBar = define('VBar', [InfixOperator]);
export const Tilde = define('Tilde', [PrefixOperator]);
/** Infix operators that the grammar never names one by one. */
export const BinaryOperator = define('BinaryOperator', [InfixOperator]);
export const AugOperator = define('AugOperator', [AugmentedAssign]);

// ---------------------------------------------------------------- keywords

export const And = define('And', [InfixOperator]);
export const Or = define('Or', [InfixOperator]);
export const Not = define('Not', [InfixOperator, PrefixOperator]);
export const In = define('In', [InfixOperator]);
export const Is = define('Is', [InfixOperator]);
export const False = define('False');
export const None = define('None');
export const True = define('True');
export const As = define('As');
export const Assert = define('Assert');
export const Async = define('Async');
export const Await = define('Await');
export const Break = define('Break');
export const Class = define('Class');
export const Continue = define('Continue');
export const Def = define('Def');
export const Del = define('Del');
export const Elif = define('Elif');
export const Else = define('Else');
export const Except = define('Except');
export const Finally = define('Finally');
export const For = define('For');
export const From = define('From');
export const Global = define('Global');
export const If = define('If');
export const Import = define('Import');
export const Lambda = define('Lambda');
export const Nonlocal = define('Nonlocal');
export const Pass = define('Pass');
export const Raise = define('Raise');
export const Return = define('Return');
export const Try = define('Try');
export const While = define('While');
export const With = define('With');
export const Yield = define('Yield');

/** The reserved words; `match`, `case`, `type` and `_` are plain names that the grammar recognises by position. */
export const keywords: Map<string, TokenType> = new Map([
  ['and', And],
  ['or', Or],
  ['not', Not],
  ['in', In],
  ['is', Is],
  ['False', False],
  ['None', None],
  ['True', True],
  ['as', As],
  ['assert', Assert],
  ['async', Async],
  ['await', Await],
  ['break', Break],
  ['class', Class],
  ['continue', Continue],
  ['def', Def],
  ['del', Del],
  ['elif', Elif],
  ['else', Else],
  ['except', Except],
  ['finally', Finally],
  ['for', For],
  ['from', From],
  ['global', Global],
  ['if', If],
  ['import', Import],
  ['lambda', Lambda],
  ['nonlocal', Nonlocal],
  ['pass', Pass],
  ['raise', Raise],
  ['return', Return],
  ['try', Try],
  ['while', While],
  ['with', With],
  ['yield', Yield],
]);

/** A failure of the scanner, before the parser decides whether it is the one to report. */
export interface LexError {
  errorClass: 'SyntaxError' | 'IndentationError' | 'TabError';
  msg: string;
  line: number;
  /** UTF-16 columns counted from 1, as CPython's `offset`; 0 and -1 stand for themselves. */
  offset: number;
  endOffset: number;
  /** CPython's own tokenizer errors show the line without its newline. */
  bareText: boolean;
  /** Reported only where the parser stops at it, not in place of an earlier syntax error. */
  quiet: boolean;
  /** Ends where the input ended, so that more input could repair it. */
  atEnd: boolean;
}

/**
 * One token. Lines count from 1; `col` and `endCol` are UTF-16 columns from 0; `startOffset` and `end` delimit the
 * token in the (newline-normalised) source.
 */
export class PyToken implements IToken {
  image: string;
  startOffset: number;
  end: number;
  startLine: number;
  col: number;
  endLine: number;
  endCol: number;
  tokenTypeIdx: number;
  tokenType: TokenType;
  /** Opening brackets: how many tokens further the matching closing bracket stands (0: never closed). */
  skip: number;
  value: LexError | null;

  constructor(
    tokenType: TokenType,
    image: string,
    startOffset: number,
    end: number,
    startLine: number,
    col: number,
    endLine: number,
    endCol: number,
  ) {
    this.image = image;
    this.startOffset = startOffset;
    this.end = end;
    this.startLine = startLine;
    this.col = col;
    this.endLine = endLine;
    this.endCol = endCol;
    this.tokenTypeIdx = tokenType.tokenTypeIdx!;
    this.tokenType = tokenType;
    this.skip = 0;
    this.value = null;
  }
}
