/**
 * Binary and unary operators, one small closure per operator and operand shape: local and local (`LL`), local and
 * literal int (`LC`), anything and literal int (`EC`), anything (`EE`). Integers come first; floats next; then the
 * protocol. Literal operands are small integers.
 */
import type { BinOp, Expr, Operator, UnaryOp } from '../../parser/ast.ts';
import * as arithmetic from '../protocol/arithmetic.ts';
import { isTrue } from '../protocol/number.ts';
import { floatType, type Value } from '../types.ts';
import { PyFloat } from '../values/float.ts';
import * as int from '../values/int.ts';
import { bindExpression, expressionBinders } from './bind.ts';
import type { Context } from './context.ts';
import type { Eval, Frame } from './frame.ts';
import { literal, localSlot, unboundLocal } from './names.ts';
import { holdingValues, holdsDisplay } from './pending.ts';

const MAX = Number.MAX_SAFE_INTEGER;

export const binaryOperators: Record<Operator, (a: Value, b: Value) => Value> = {
  Add: arithmetic.add,
  Sub: arithmetic.sub,
  Mult: arithmetic.mul,
  MatMult: arithmetic.matmul,
  Div: arithmetic.truediv,
  Mod: arithmetic.mod,
  Pow: (a, b) => arithmetic.pow(a, b),
  LShift: arithmetic.lshift,
  RShift: arithmetic.rshift,
  BitOr: arithmetic.bitor,
  BitXor: arithmetic.bitxor,
  BitAnd: arithmetic.bitand,
  FloorDiv: arithmetic.floordiv,
};

/** The rest of an operator after small integers: floats, then the protocol with the position noted. */
function restOfAdd(node: BinOp, frame: Frame, a: Value, b: Value): Value {
  if (a instanceof PyFloat && b instanceof PyFloat && a.type === floatType && b.type === floatType) {
    return new PyFloat(a.value + b.value);
  }
  return rest(node, frame, a, b);
}
function restOfSub(node: BinOp, frame: Frame, a: Value, b: Value): Value {
  if (a instanceof PyFloat && b instanceof PyFloat && a.type === floatType && b.type === floatType) {
    return new PyFloat(a.value - b.value);
  }
  return rest(node, frame, a, b);
}
function restOfMult(node: BinOp, frame: Frame, a: Value, b: Value): Value {
  if (a instanceof PyFloat && b instanceof PyFloat && a.type === floatType && b.type === floatType) {
    return new PyFloat(a.value * b.value);
  }
  return rest(node, frame, a, b);
}
function rest(node: BinOp, frame: Frame, a: Value, b: Value): Value {
  if (a === undefined || b === undefined) throw unboundOperand(frame, a === undefined ? node.left : node.right);
  frame.at = node;
  return binaryOperators[node.op](a, b);
}

function unboundOperand(frame: Frame, node: Expr) {
  return unboundLocal(frame, node, node.kind === 'Name' ? node.id : '');
}

/** Which closure an operator takes for the shapes of its operands. */
interface Shapes {
  LL(node: BinOp, i: number, j: number): Eval;
  LC(node: BinOp, i: number, c: number): Eval;
  EC(node: BinOp, left: Eval, c: number): Eval;
  EE(node: BinOp, left: Eval, right: Eval): Eval;
}

const ADD: Shapes = {
  LL: (node, i, j) => frame => {
    const a = frame.locals[i];
    const b = frame.locals[j];
    if (typeof a === 'number' && typeof b === 'number') {
      const r = a + b;
      if (r <= MAX && r >= -MAX) return r;
    }
    return restOfAdd(node, frame, a, b);
  },
  LC: (node, i, c) => frame => {
    const a = frame.locals[i];
    if (typeof a === 'number') {
      const r = a + c;
      if (r <= MAX && r >= -MAX) return r;
    }
    return restOfAdd(node, frame, a, c);
  },
  EC: (node, left, c) => frame => {
    const a = left(frame);
    if (typeof a === 'number') {
      const r = a + c;
      if (r <= MAX && r >= -MAX) return r;
    }
    return restOfAdd(node, frame, a, c);
  },
  EE: (node, left, right) => frame => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === 'number' && typeof b === 'number') {
      const r = a + b;
      if (r <= MAX && r >= -MAX) return r;
    }
    return restOfAdd(node, frame, a, b);
  },
};

const SUB: Shapes = {
  LL: (node, i, j) => frame => {
    const a = frame.locals[i];
    const b = frame.locals[j];
    if (typeof a === 'number' && typeof b === 'number') {
      const r = a - b;
      if (r <= MAX && r >= -MAX) return r;
    }
    return restOfSub(node, frame, a, b);
  },
  LC: (node, i, c) => frame => {
    const a = frame.locals[i];
    if (typeof a === 'number') {
      const r = a - c;
      if (r <= MAX && r >= -MAX) return r;
    }
    return restOfSub(node, frame, a, c);
  },
  EC: (node, left, c) => frame => {
    const a = left(frame);
    if (typeof a === 'number') {
      const r = a - c;
      if (r <= MAX && r >= -MAX) return r;
    }
    return restOfSub(node, frame, a, c);
  },
  EE: (node, left, right) => frame => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === 'number' && typeof b === 'number') {
      const r = a - b;
      if (r <= MAX && r >= -MAX) return r;
    }
    return restOfSub(node, frame, a, b);
  },
};

const MULT: Shapes = {
  LL: (node, i, j) => frame => {
    const a = frame.locals[i];
    const b = frame.locals[j];
    if (typeof a === 'number' && typeof b === 'number') {
      const r = a * b;
      if (r <= MAX && r >= -MAX) return r + 0;
    }
    return restOfMult(node, frame, a, b);
  },
  LC: (node, i, c) => frame => {
    const a = frame.locals[i];
    if (typeof a === 'number') {
      const r = a * c;
      if (r <= MAX && r >= -MAX) return r + 0;
    }
    return restOfMult(node, frame, a, c);
  },
  EC: (node, left, c) => frame => {
    const a = left(frame);
    if (typeof a === 'number') {
      const r = a * c;
      if (r <= MAX && r >= -MAX) return r + 0;
    }
    return restOfMult(node, frame, a, c);
  },
  EE: (node, left, right) => frame => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === 'number' && typeof b === 'number') {
      const r = a * b;
      if (r <= MAX && r >= -MAX) return r + 0;
    }
    return restOfMult(node, frame, a, b);
  },
};

const SHAPED: Partial<Record<Operator, Shapes>> = { Add: ADD, Sub: SUB, Mult: MULT };

/** Operators with two shapes: `EC` (the literal is a small int) and `EE`. */
type Pair = {
  EC: (node: BinOp, left: Eval, c: number) => Eval;
  EE: (node: BinOp, left: Eval, right: Eval) => Eval;
};

/** `&`, `|`, `^`: JavaScript's operators serve where both operands are 32-bit. */
const BITAND: Pair = {
  EC: (node, left, c) => frame => {
    const a = left(frame);
    if (typeof a === 'number' && (a | 0) === a) return a & c;
    frame.at = node;
    return arithmetic.bitand(a, c);
  },
  EE: (node, left, right) => frame => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) return a & b;
    frame.at = node;
    return arithmetic.bitand(a, b);
  },
};
const BITOR: Pair = {
  EC: (node, left, c) => frame => {
    const a = left(frame);
    if (typeof a === 'number' && (a | 0) === a) return a | c;
    frame.at = node;
    return arithmetic.bitor(a, c);
  },
  EE: (node, left, right) => frame => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) return a | b;
    frame.at = node;
    return arithmetic.bitor(a, b);
  },
};
/** Unsigned 32-bit values, as in CRC tables, stay on the fast path: both below 2³² and not negative. */
const BITXOR: Pair = {
  EC: (node, left, c) => frame => {
    const a = left(frame);
    if (typeof a === 'number') {
      if ((a | 0) === a) return a ^ c;
      if (a >>> 0 === a && c >= 0) return (a ^ c) >>> 0;
    }
    frame.at = node;
    return arithmetic.bitxor(a, c);
  },
  EE: (node, left, right) => frame => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === 'number' && typeof b === 'number') {
      if ((a | 0) === a && (b | 0) === b) return a ^ b;
      if (a >>> 0 === a && b >>> 0 === b) return (a ^ b) >>> 0;
    }
    frame.at = node;
    return arithmetic.bitxor(a, b);
  },
};
const RSHIFT: Pair = {
  EC: (node, left, c) => frame => {
    const a = left(frame);
    if (typeof a === 'number' && c >= 0 && c < 32) {
      if ((a | 0) === a) return a >> c;
      if (a >>> 0 === a) return a >>> c;
    }
    frame.at = node;
    return arithmetic.rshift(a, c);
  },
  EE: (node, left, right) => frame => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === 'number' && typeof b === 'number' && b >= 0 && b < 32) {
      if ((a | 0) === a) return a >> b;
      if (a >>> 0 === a) return a >>> b;
    }
    frame.at = node;
    return arithmetic.rshift(a, b);
  },
};
/** 2ᵇ for the shifts whose result surely fits. */
const LSHIFT: Pair = {
  EC: (node, left, c) => {
    const factor = c >= 0 && c < 31 ? 2 ** c : 0;
    return frame => {
      const a = left(frame);
      if (typeof a === 'number' && factor !== 0 && (a | 0) === a) {
        const r = a * factor;
        if (r <= MAX && r >= -MAX) return r;
      }
      frame.at = node;
      return arithmetic.lshift(a, c);
    };
  },
  EE: (node, left, right) => frame => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === 'number' && typeof b === 'number' && b >= 0 && b < 21 && (a | 0) === a) return a * (1 << b);
    frame.at = node;
    return arithmetic.lshift(a, b);
  },
};
const MOD: Pair = {
  EC: (node, left, c) => frame => {
    const a = left(frame);
    if (typeof a === 'number' && a >= 0 && c > 0) return a % c;
    frame.at = node;
    return arithmetic.mod(a, c);
  },
  EE: (node, left, right) => frame => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === 'number' && typeof b === 'number' && a >= 0 && b > 0) return a % b;
    frame.at = node;
    return arithmetic.mod(a, b);
  },
};
const FLOORDIV: Pair = {
  EC: (node, left, c) => frame => {
    const a = left(frame);
    if (typeof a === 'number' && c > 0 && (a | 0) === a) return Math.floor(a / c);
    frame.at = node;
    return arithmetic.floordiv(a, c);
  },
  EE: (node, left, right) => frame => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === 'number' && typeof b === 'number' && b > 0 && (a | 0) === a && (b | 0) === b)
      return Math.floor(a / b);
    frame.at = node;
    return arithmetic.floordiv(a, b);
  },
};
const PAIRS: Partial<Record<Operator, Pair>> = {
  BitAnd: BITAND,
  BitOr: BITOR,
  BitXor: BITXOR,
  RShift: RSHIFT,
  LShift: LSHIFT,
  Mod: MOD,
  FloorDiv: FLOORDIV,
};

function bindDiv(node: BinOp, left: Eval, right: Eval): Eval {
  return frame => {
    const a = left(frame);
    const b = right(frame);
    if (a instanceof PyFloat && b instanceof PyFloat && b.value !== 0 && a.type === floatType && b.type === floatType) {
      return new PyFloat(a.value / b.value);
    }
    frame.at = node;
    return arithmetic.truediv(a, b);
  };
}

function bindGeneral(node: BinOp, left: Eval, right: Eval): Eval {
  const compute = binaryOperators[node.op];
  return frame => {
    const a = left(frame);
    const b = right(frame);
    frame.at = node;
    return compute(a, b);
  };
}

function isSmall(value: unknown): value is number {
  return typeof value === 'number' && (value | 0) === value;
}

expressionBinders.BinOp = bindBinOp;

export function bindBinOp(node: BinOp, context: Context): Eval {
  const folded = fold(node);
  if (folded !== undefined) return () => folded;
  if (holdsDisplay(node)) return bindHoldingBinOp(node, context);
  const c = literal(node.right);
  const shapes = SHAPED[node.op];
  if (shapes !== undefined) {
    const i = localSlot(node.left, context);
    if (isSmall(c)) return i >= 0 ? shapes.LC(node, i, c) : shapes.EC(node, bindExpression(node.left, context), c);
    const j = localSlot(node.right, context);
    if (i >= 0 && j >= 0) return shapes.LL(node, i, j);
    return shapes.EE(node, bindExpression(node.left, context), bindExpression(node.right, context));
  }
  const left = bindExpression(node.left, context);
  const pair = PAIRS[node.op];
  if (pair !== undefined && isSmall(c)) return pair.EC(node, left, c);
  const right = bindExpression(node.right, context);
  if (pair !== undefined) return pair.EE(node, left, right);
  return node.op === 'Div' ? bindDiv(node, left, right) : bindGeneral(node, left, right);
}

/** `[view] * n`, `format % (view, n)`: a display that nothing else holds while Python code gives a number. */
function bindHoldingBinOp(node: BinOp, context: Context): Eval {
  const left = bindExpression(node.left, context);
  const right = bindExpression(node.right, context);
  const compute = node.op === 'Mult' ? arithmetic.mul : arithmetic.mod;
  return frame => {
    const a = left(frame);
    const b = right(frame);
    frame.at = node;
    return holdingValues([a, b], () => compute(a, b));
  };
}

/** Constant folding of small integer arithmetic: `1 << 16`, `64 * 1024`. */
export function fold(node: Expr): number | undefined {
  const value = literal(node);
  if (typeof value === 'number') return value;
  if (node.kind !== 'BinOp' || (node.op !== 'LShift' && node.op !== 'Mult' && node.op !== 'Add' && node.op !== 'Sub')) {
    return undefined;
  }
  const a = fold(node.left);
  const b = fold(node.right);
  if (a === undefined || b === undefined) return undefined;
  if (node.op === 'LShift' && (b < 0 || b > 52)) return undefined;
  const r =
    node.op === 'LShift'
      ? int.mul(a, 2 ** b)
      : node.op === 'Mult'
        ? int.mul(a, b)
        : node.op === 'Add'
          ? int.add(a, b)
          : int.sub(a, b);
  return typeof r === 'number' ? r : undefined;
}

// ---------------------------------------------------------------- unary

expressionBinders.UnaryOp = (node: UnaryOp, context: Context): Eval => {
  const value = literal(node);
  if (value !== undefined) return () => value;
  const operand = bindExpression(node.operand, context);
  switch (node.op) {
    case 'Not':
      return frame => {
        const v = operand(frame);
        if (v === true) return false;
        if (v === false) return true;
        frame.at = node;
        return !isTrue(v);
      };
    case 'USub':
      return frame => {
        const v = operand(frame);
        if (typeof v === 'number') return 0 - v;
        frame.at = node;
        return arithmetic.neg(v);
      };
    default: {
      const compute = node.op === 'UAdd' ? arithmetic.pos : arithmetic.invert;
      return frame => {
        const v = operand(frame);
        frame.at = node;
        return compute(v);
      };
    }
  }
};
