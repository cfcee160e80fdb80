/** Syntax tree nodes with their source range. */
import type { PyToken } from '../lexer/tokens.ts';
import type * as ast from './ast.ts';

/** Sets the source range of a node that was built without one. */
export function at<const N extends object>(node: N, start: PyToken, end: PyToken): N & ast.Position {
  const placed = node as N & ast.Position;
  placed.lineno = start.startLine;
  placed.col_offset = start.col;
  placed.end_lineno = end.endLine;
  placed.end_col_offset = end.endCol;
  return placed;
}

/** A constant, placed at its token. */
export const constant = (value: ast.ConstantValue, token: PyToken): ast.Constant => ({
  kind: 'Constant',
  value,
  lineno: token.startLine,
  col_offset: token.col,
  end_lineno: token.endLine,
  end_col_offset: token.endCol,
});

/** A tuple display, or expressions with commas between them. */
export const tupleOf = (elts: ast.Expr[], start: PyToken, end: PyToken): ast.Tuple =>
  at({ kind: 'Tuple', elts, ctx: 'Load' }, start, end);
