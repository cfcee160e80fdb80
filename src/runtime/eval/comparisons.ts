/** Comparisons, `and`, `or`, conditional expressions. */
import type { Compare, CompareOperator, Expr } from '../../parser/ast.ts';
import { type CompareOp, richCompare } from '../protocol/compare.ts';
import { isTrue } from '../protocol/number.ts';
import { contains } from '../protocol/subscript.ts';
import type { Value } from '../types.ts';
import { bindExpression, bindTarget, bindTest, expressionBinders } from './bind.ts';
import type { Context } from './context.ts';
import type { Eval, Frame } from './frame.ts';
import { literal, localSlot, unboundLocal } from './names.ts';
import { holdingComparison, holdingContains, holdingValues, holdsOperands } from './pending.ts';

/** The protocol's names of the comparisons by order. */
export const comparisonNames: Partial<Record<CompareOperator, CompareOp>> = {
  Eq: 'eq',
  NotEq: 'ne',
  Lt: 'lt',
  LtE: 'le',
  Gt: 'gt',
  GtE: 'ge',
};

/** Any comparison, by the protocol. */
export function compareValues(op: CompareOperator, a: Value, b: Value): Value {
  switch (op) {
    case 'Is':
      return a === b;
    case 'IsNot':
      return a !== b;
    case 'In':
      return contains(b, a);
    case 'NotIn':
      return !contains(b, a);
    default:
      return richCompare(comparisonNames[op] as CompareOp, a, b);
  }
}

function slow(op: CompareOp, node: Compare, frame: Frame, a: Value, b: Value): Value {
  if (a === undefined || b === undefined) {
    const operand = a === undefined ? node.left : node.comparators[0];
    throw unboundLocal(frame, operand, operand.kind === 'Name' ? operand.id : '');
  }
  frame.at = node;
  return holdingComparison(op, a, b);
}

/** One closure per operator and shape; as in `binary.ts`. */
const LESS = {
  LL:
    (node: Compare, i: number, j: number): Eval =>
    frame => {
      const a = frame.locals[i];
      const b = frame.locals[j];
      return typeof a === 'number' && typeof b === 'number' ? a < b : slow('lt', node, frame, a, b);
    },
  LC:
    (node: Compare, i: number, c: number): Eval =>
    frame => {
      const a = frame.locals[i];
      return typeof a === 'number' ? a < c : slow('lt', node, frame, a, c);
    },
  EE:
    (node: Compare, left: Eval, right: Eval): Eval =>
    frame => {
      const a = left(frame);
      const b = right(frame);
      return typeof a === 'number' && typeof b === 'number' ? a < b : slow('lt', node, frame, a, b);
    },
};
const LESS_EQUAL = {
  LL:
    (node: Compare, i: number, j: number): Eval =>
    frame => {
      const a = frame.locals[i];
      const b = frame.locals[j];
      return typeof a === 'number' && typeof b === 'number' ? a <= b : slow('le', node, frame, a, b);
    },
  LC:
    (node: Compare, i: number, c: number): Eval =>
    frame => {
      const a = frame.locals[i];
      return typeof a === 'number' ? a <= c : slow('le', node, frame, a, c);
    },
  EE:
    (node: Compare, left: Eval, right: Eval): Eval =>
    frame => {
      const a = left(frame);
      const b = right(frame);
      return typeof a === 'number' && typeof b === 'number' ? a <= b : slow('le', node, frame, a, b);
    },
};
const GREATER = {
  LL:
    (node: Compare, i: number, j: number): Eval =>
    frame => {
      const a = frame.locals[i];
      const b = frame.locals[j];
      return typeof a === 'number' && typeof b === 'number' ? a > b : slow('gt', node, frame, a, b);
    },
  LC:
    (node: Compare, i: number, c: number): Eval =>
    frame => {
      const a = frame.locals[i];
      return typeof a === 'number' ? a > c : slow('gt', node, frame, a, c);
    },
  EE:
    (node: Compare, left: Eval, right: Eval): Eval =>
    frame => {
      const a = left(frame);
      const b = right(frame);
      return typeof a === 'number' && typeof b === 'number' ? a > b : slow('gt', node, frame, a, b);
    },
};
const GREATER_EQUAL = {
  LL:
    (node: Compare, i: number, j: number): Eval =>
    frame => {
      const a = frame.locals[i];
      const b = frame.locals[j];
      return typeof a === 'number' && typeof b === 'number' ? a >= b : slow('ge', node, frame, a, b);
    },
  LC:
    (node: Compare, i: number, c: number): Eval =>
    frame => {
      const a = frame.locals[i];
      return typeof a === 'number' ? a >= c : slow('ge', node, frame, a, c);
    },
  EE:
    (node: Compare, left: Eval, right: Eval): Eval =>
    frame => {
      const a = left(frame);
      const b = right(frame);
      return typeof a === 'number' && typeof b === 'number' ? a >= b : slow('ge', node, frame, a, b);
    },
};
const EQUAL = {
  LL:
    (node: Compare, i: number, j: number): Eval =>
    frame => {
      const a = frame.locals[i];
      const b = frame.locals[j];
      return typeof a === 'number' && typeof b === 'number' ? a === b : slow('eq', node, frame, a, b);
    },
  LC:
    (node: Compare, i: number, c: number): Eval =>
    frame => {
      const a = frame.locals[i];
      return typeof a === 'number' ? a === c : slow('eq', node, frame, a, c);
    },
  EE:
    (node: Compare, left: Eval, right: Eval): Eval =>
    frame => {
      const a = left(frame);
      const b = right(frame);
      if (typeof a === 'number' && typeof b === 'number') return a === b;
      if (typeof a === 'string' && typeof b === 'string') return a === b;
      return slow('eq', node, frame, a, b);
    },
};
const NOT_EQUAL = {
  LL:
    (node: Compare, i: number, j: number): Eval =>
    frame => {
      const a = frame.locals[i];
      const b = frame.locals[j];
      return typeof a === 'number' && typeof b === 'number' ? a !== b : slow('ne', node, frame, a, b);
    },
  LC:
    (node: Compare, i: number, c: number): Eval =>
    frame => {
      const a = frame.locals[i];
      return typeof a === 'number' ? a !== c : slow('ne', node, frame, a, c);
    },
  EE:
    (node: Compare, left: Eval, right: Eval): Eval =>
    frame => {
      const a = left(frame);
      const b = right(frame);
      if (typeof a === 'number' && typeof b === 'number') return a !== b;
      if (typeof a === 'string' && typeof b === 'string') return a !== b;
      return slow('ne', node, frame, a, b);
    },
};
const SHAPED: Partial<Record<CompareOperator, typeof LESS>> = {
  Lt: LESS,
  LtE: LESS_EQUAL,
  Gt: GREATER,
  GtE: GREATER_EQUAL,
  Eq: EQUAL,
  NotEq: NOT_EQUAL,
};

expressionBinders.Compare = (node, context) =>
  node.ops.length === 1 ? bindSingle(node, context) : bindChain(node, context);

function bindSingle(node: Compare, context: Context): Eval {
  const op = node.ops[0];
  const shapes = SHAPED[op];
  if (shapes !== undefined) {
    const i = localSlot(node.left, context);
    const c = literal(node.comparators[0]);
    if (i >= 0 && typeof c === 'number') return shapes.LC(node, i, c);
    const j = localSlot(node.comparators[0], context);
    if (i >= 0 && j >= 0) return shapes.LL(node, i, j);
    return shapes.EE(node, bindExpression(node.left, context), bindExpression(node.comparators[0], context));
  }
  const left = bindExpression(node.left, context);
  const right = bindExpression(node.comparators[0], context);
  switch (op) {
    case 'Is':
      return frame => left(frame) === right(frame);
    case 'IsNot':
      return frame => left(frame) !== right(frame);
    default: {
      const holds = holdsOperands(node, context);
      return frame => {
        const a = left(frame);
        const b = right(frame);
        frame.at = node;
        return (holds ? holdingContains(b, a) : contains(b, a)) === (op === 'In');
      };
    }
  }
}

/** `a < b < c`: each operand once, and no further than the first false comparison. */
/** A chain some of whose operands nobody else may hold. */
function bindHoldingChain(node: Compare, first: Eval, others: readonly Eval[]): Eval {
  return frame => {
    let a = first(frame);
    let result: Value = true;
    for (let i = 0; i < others.length; i++) {
      const left = a;
      const right = holdingValues([left], () => others[i](frame));
      frame.at = node;
      const stops = holdingValues([left, right], () => {
        result = compareValues(node.ops[i], left, right);
        return result !== true && !isTrue(result);
      });
      if (stops) break;
      a = right;
    }
    return result;
  };
}

function bindChain(node: Compare, context: Context): Eval {
  const first = bindExpression(node.left, context);
  const others = node.comparators.map(comparator => bindExpression(comparator, context));
  const { ops } = node;
  if (holdsOperands(node, context)) return bindHoldingChain(node, first, others);
  return frame => {
    let a = first(frame);
    let result: Value = true;
    for (let i = 0; i < others.length; i++) {
      const b = others[i](frame);
      frame.at = node;
      result = compareValues(ops[i], a, b);
      if (result !== true && !isTrue(result)) return result;
      a = b;
    }
    return result;
  };
}

// ---------------------------------------------------------------- truth

/** `test` of a statement as a JavaScript condition. */
export function truth(value: Value): boolean {
  return value === true || (value !== false && isTrue(value));
}

expressionBinders.BoolOp = (node, context) => {
  const values = node.values.map(value => bindExpression(value, context));
  const and = node.op === 'And';
  if (values.length === 2) {
    const [left, right] = values;
    return and
      ? frame => {
          const a = left(frame);
          if (a === true) return right(frame);
          if (a === false) return false;
          frame.at = node;
          return isTrue(a) ? right(frame) : a;
        }
      : frame => {
          const a = left(frame);
          if (a === true) return true;
          if (a === false) return right(frame);
          frame.at = node;
          return isTrue(a) ? a : right(frame);
        };
  }
  const last = values.length - 1;
  return frame => {
    for (let i = 0; i < last; i++) {
      const value = values[i](frame);
      frame.at = node;
      if (truth(value) !== and) return value;
    }
    return values[last](frame);
  };
};

expressionBinders.IfExp = (node, context) => {
  const test = bindTest(node.test, context);
  const body = bindExpression(node.body, context);
  const orelse = bindExpression(node.orelse, context);
  const at: Expr = node.test;
  return frame => {
    const value = test(frame);
    if (value === true) return body(frame);
    if (value === false) return orelse(frame);
    frame.at = at;
    return isTrue(value) ? body(frame) : orelse(frame);
  };
};

expressionBinders.NamedExpr = (node, context) => {
  const value = bindExpression(node.value, context);
  const store = bindTarget(node.target, context);
  return frame => {
    const result = value(frame);
    store(frame, result);
    return result;
  };
};
