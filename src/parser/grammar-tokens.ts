/** Token types as the grammar's decisions compare them: by Chevrotain's index. */
import * as t from '../lexer/tokens.ts';

/** The index of a token type: what `peek` gives. */
export const idx = (type: { tokenTypeIdx?: number }): number => type.tokenTypeIdx!;

/** Token types as a set of their indices. */
export const typeSet = (...types: { tokenTypeIdx?: number }[]): Set<number> => new Set(types.map(idx));

/** Tokens that can start an expression or a starred one. */
export const EXPRESSION_START = typeSet(
  t.Name,
  t.NumberLiteral,
  t.StringLiteral,
  t.FStringStart,
  t.None,
  t.True,
  t.False,
  t.Ellipsis,
  t.LParen,
  t.LSquare,
  t.LBrace,
  t.Lambda,
  t.Plus,
  t.Minus,
  t.Tilde,
  t.Not,
  t.Star,
  t.Await,
);
