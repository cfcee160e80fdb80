/**
 * Operator precedence, folded with a stack instead of one grammar rule per level: a flat run of operands and operators
 * becomes the tree of https://docs.python.org/3.14/reference/expressions.html#operator-precedence. Neither long nor
 * deep operator chains use the JavaScript stack.
 */
import type { PyToken } from '../lexer/tokens.ts';
import type * as ast from './ast.ts';

const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARISON = 4;
const UNARY = 11;
const POWER = 12;

interface Infix {
  precedence: number;
  op: string;
}

const INFIX: Record<string, Infix> = Object.assign(Object.create(null), {
  or: { precedence: OR, op: 'Or' },
  and: { precedence: AND, op: 'And' },
  '==': { precedence: COMPARISON, op: 'Eq' },
  '!=': { precedence: COMPARISON, op: 'NotEq' },
  '<': { precedence: COMPARISON, op: 'Lt' },
  '<=': { precedence: COMPARISON, op: 'LtE' },
  '>': { precedence: COMPARISON, op: 'Gt' },
  '>=': { precedence: COMPARISON, op: 'GtE' },
  is: { precedence: COMPARISON, op: 'Is' },
  'is not': { precedence: COMPARISON, op: 'IsNot' },
  in: { precedence: COMPARISON, op: 'In' },
  'not in': { precedence: COMPARISON, op: 'NotIn' },
  '|': { precedence: 5, op: 'BitOr' },
  '^': { precedence: 6, op: 'BitXor' },
  '&': { precedence: 7, op: 'BitAnd' },
  '<<': { precedence: 8, op: 'LShift' },
  '>>': { precedence: 8, op: 'RShift' },
  '+': { precedence: 9, op: 'Add' },
  '-': { precedence: 9, op: 'Sub' },
  '*': { precedence: 10, op: 'Mult' },
  '/': { precedence: 10, op: 'Div' },
  '//': { precedence: 10, op: 'FloorDiv' },
  '%': { precedence: 10, op: 'Mod' },
  '@': { precedence: 10, op: 'MatMult' },
  '**': { precedence: POWER, op: 'Pow' },
});

const PREFIX: Record<string, ast.UnaryOperator> = { '-': 'USub', '+': 'UAdd', '~': 'Invert', not: 'Not' };

/** The operator of an augmented assignment token such as `+=`. */
export function augmentedOperator(image: string): ast.Operator {
  return INFIX[image.slice(0, -1)].op as ast.Operator;
}

/** An operator waiting for its right operand. `start` is the token where its whole expression starts. */
interface Pending {
  precedence: number;
  op: string;
  start: PyToken;
  prefix: boolean;
  left: ast.Expr | null;
  /** Comparison chains: operators and inner operands; `and`, `or`: the operands so far. */
  ops: ast.CompareOperator[] | null;
  operands: ast.Expr[] | null;
}

/** One expression's stack of pending operators. */
export class OperatorStack {
  pending: Pending[] = [];

  /** @returns false where the grammar has no prefix operator (`a + not b`) */
  prefix(token: PyToken): boolean {
    const { pending } = this;
    const not = token.image === 'not';
    if (not && pending.length > 0 && pending[pending.length - 1].precedence > NOT) return false;
    pending.push({
      precedence: not ? NOT : UNARY,
      op: PREFIX[token.image],
      start: token,
      prefix: true,
      left: null,
      ops: null,
      operands: null,
    });
    return true;
  }

  /**
   * An infix operator after `operand`.
   * @param operand what stands before the operator, from token `start` to token `end`
   */
  infix(image: string, operand: ast.Expr, start: PyToken, end: PyToken): void {
    const { pending } = this;
    const { precedence, op } = INFIX[image];
    // Operators of the same level group to the left, except `**`; chains (and, or, comparisons) stay open.
    const chains = precedence === OR || precedence === AND || precedence === COMPARISON;
    while (pending.length > 0) {
      const top = pending[pending.length - 1];
      if (top.precedence < precedence || (top.precedence === precedence && (chains || precedence === POWER))) break;
      pending.pop();
      operand = build(top, operand, end);
      start = top.start;
    }
    if (chains) {
      const top = pending[pending.length - 1];
      if (top !== undefined && top.precedence === precedence) {
        top.operands!.push(operand);
        if (top.ops !== null) top.ops.push(op as ast.CompareOperator);
        return;
      }
    }
    const comparison = precedence === COMPARISON;
    pending.push({
      precedence,
      op,
      start,
      prefix: false,
      left: operand,
      ops: comparison ? [op as ast.CompareOperator] : null,
      operands: comparison ? [] : chains ? [operand] : null,
    });
  }

  /** The whole expression, `operand` being its last one. */
  finish(operand: ast.Expr, end: PyToken): ast.Expr {
    const { pending } = this;
    for (let top = pending.pop(); top !== undefined; top = pending.pop()) operand = build(top, operand, end);
    return operand;
  }
}

function build(entry: Pending, operand: ast.Expr, end: PyToken): ast.Expr {
  const lineno = entry.start.startLine;
  const col_offset = entry.start.col;
  const end_lineno = end.endLine;
  const end_col_offset = end.endCol;
  if (entry.prefix) {
    const op = entry.op as ast.UnaryOperator;
    return { kind: 'UnaryOp', op, operand, lineno, col_offset, end_lineno, end_col_offset };
  }
  if (entry.operands === null) {
    const op = entry.op as ast.Operator;
    const left = entry.left!;
    return { kind: 'BinOp', left, op, right: operand, lineno, col_offset, end_lineno, end_col_offset };
  }
  entry.operands.push(operand);
  if (entry.ops === null) {
    const op = entry.op as 'And' | 'Or';
    return { kind: 'BoolOp', op, values: entry.operands, lineno, col_offset, end_lineno, end_col_offset };
  }
  return {
    kind: 'Compare',
    left: entry.left!,
    ops: entry.ops,
    comparators: entry.operands,
    lineno,
    col_offset,
    end_lineno,
    end_col_offset,
  };
}
