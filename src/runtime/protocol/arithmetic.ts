/** Binary, unary and in-place operators: fast paths for numbers, then Python's dispatch with reflected methods. */
import { typeError, zeroDivisionError } from '../errors.ts';
import { PyMethodDescriptor } from '../signature/builtin.ts';
import {
  bytearrayType,
  bytesType,
  listType,
  type Maybe,
  NotImplemented,
  type PyInt,
  type PyType,
  specialNumber,
  strType,
  tupleType,
  typeName,
  typeOf,
  type Value,
} from '../types.ts';
import { PyFloat } from '../values/float.ts';
import * as float from '../values/float-arithmetic.ts';
import * as int from '../values/int.ts';
import { invoke0, invoke1, invoke2 } from './call.ts';
import { hasIndex } from './number.ts';

/** How an operator is called: its methods and its sign in messages. */
export interface BinaryOperator {
  /** Numbers of special methods. */
  readonly method: number;
  readonly reflected: number;
  readonly inplace: number;
  readonly symbol: string;
}
function operator(name: string, symbol: string): BinaryOperator {
  return {
    method: specialNumber(`__${name}__`),
    reflected: specialNumber(`__r${name}__`),
    inplace: specialNumber(`__i${name}__`),
    symbol,
  };
}
const ADD = operator('add', '+');
const SUB = operator('sub', '-');
const MUL = operator('mul', '*');
const MATMUL = operator('matmul', '@');
const TRUEDIV = operator('truediv', '/');
const FLOORDIV = operator('floordiv', '//');
const MOD = operator('mod', '%');
const POW = operator('pow', '** or pow()');
const LSHIFT = operator('lshift', '<<');
const RSHIFT = operator('rshift', '>>');
const AND = operator('and', '&');
const OR = operator('or', '|');
const XOR = operator('xor', '^');
const DIVMOD = operator('divmod', 'divmod()');

/** The operators of the syntax, by their names in the tree. */
export const syntaxOperators = {
  Add: ADD,
  Sub: SUB,
  Mult: MUL,
  MatMult: MATMUL,
  Div: TRUEDIV,
  Mod: MOD,
  Pow: POW,
  LShift: LSHIFT,
  RShift: RSHIFT,
  BitOr: OR,
  BitXor: XOR,
  BitAnd: AND,
  FloorDiv: FLOORDIV,
} as const;

/** Types whose `+` and `*` are sequence operations: CPython tries the other side's numeric methods first. */
const sequenceTypes = new Set<PyType>([listType, tupleType, strType, bytesType, bytearrayType]);
export function declareSequence(type: PyType): void {
  sequenceTypes.add(type);
}
function isSequenceMethod(method: Maybe): method is PyMethodDescriptor {
  return method instanceof PyMethodDescriptor && sequenceTypes.has(method.declaration.owner as PyType);
}

/** Dispatches `a op b`; NotImplemented if neither side knows (CPython's `binary_op1`). */
function dispatch(op: BinaryOperator, a: Value, b: Value): Value {
  const left = typeOf(a);
  const right = typeOf(b);
  const method = left.special(op.method);
  let reflected = left === right ? undefined : right.special(op.reflected);
  if (reflected !== undefined && right.isSubtypeOf(left) && reflected !== left.special(op.reflected)) {
    const result = invoke1(reflected, b, a);
    if (result !== NotImplemented) return result;
    reflected = undefined;
  }
  if ((op === ADD || op === MUL) && isSequenceMethod(method)) {
    if (reflected !== undefined && !isSequenceMethod(reflected)) {
      const result = invoke1(reflected, b, a);
      if (result !== NotImplemented) return result;
    }
    if (op === MUL && !hasIndex(b)) throw typeError(`can't multiply sequence by non-int of type '${right.tpName}'`);
    return invoke1(method, a, b);
  }
  if (method !== undefined) {
    const result = invoke1(method, a, b);
    if (result !== NotImplemented) return result;
  }
  if (reflected !== undefined) {
    return applyReflected(op, reflected, a, b);
  }
  return NotImplemented;
}

function unsupported(symbol: string, a: Value, b: Value) {
  return typeError(`unsupported operand type(s) for ${symbol}: '${typeName(a)}' and '${typeName(b)}'`);
}

function binary(op: BinaryOperator, a: Value, b: Value): Value {
  const result = dispatch(op, a, b);
  if (result === NotImplemented) throw unsupported(op.symbol, a, b);
  return result;
}

/** `a op b` of which the method of `a` (`leading`) has given that. */
export function afterLeading(result: Value, op: BinaryOperator, a: Value, b: Value): Value {
  if (result !== NotImplemented) return result;
  const left = typeOf(a);
  const right = typeOf(b);
  const reflected = left === right ? undefined : right.special(op.reflected);
  if (reflected !== undefined) {
    const other = applyReflected(op, reflected, a, b);
    if (other !== NotImplemented) return other;
  }
  throw unsupported(op.symbol, a, b);
}

function applyReflected(op: BinaryOperator, reflected: Value, a: Value, b: Value): Value {
  if (op === MUL && isSequenceMethod(reflected) && !hasIndex(a)) {
    throw typeError(`can't multiply sequence by non-int of type '${typeName(a)}'`);
  }
  return invoke1(reflected, b, a);
}

/** `a op= b` of which the in-place method of `a` (`leading`) has given that. */
export function afterLeadingInplace(result: Value, op: BinaryOperator, a: Value, b: Value): Value {
  return result !== NotImplemented ? result : afterInplace(op, a, b);
}

function inplace(op: BinaryOperator, a: Value, b: Value): Value {
  const method = typeOf(a).special(op.inplace);
  if (method !== undefined) {
    if (op === MUL && isSequenceMethod(method) && !hasIndex(b)) {
      throw typeError(`can't multiply sequence by non-int of type '${typeName(b)}'`);
    }
    const result = invoke1(method, a, b);
    if (result !== NotImplemented) return result;
  }
  return afterInplace(op, a, b);
}
function afterInplace(op: BinaryOperator, a: Value, b: Value): Value {
  const result = dispatch(op, a, b);
  if (result !== NotImplemented) return result;
  throw unsupported(op === POW ? '**=' : `${op.symbol}=`, a, b);
}

/** The integer of an exact int or bool. */
function exactInt(value: Value): PyInt | undefined {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      return undefined;
  }
}
/** The number of an exact float, or of an exact int in float arithmetic; `undefined` for anything else. */
function exactFloat(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.type.origin === 'builtin' ? value.value : undefined;
  const n = exactInt(value);
  return n === undefined ? undefined : int.toFloat(n);
}
function bothFloat(a: Value, b: Value): boolean {
  return a instanceof PyFloat || b instanceof PyFloat;
}

export function add(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return int.add(a, b);
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (bothFloat(a, b)) {
    const x = exactFloat(a);
    const y = exactFloat(b);
    if (x !== undefined && y !== undefined) return new PyFloat(x + y);
  } else {
    const x = exactInt(a);
    const y = exactInt(b);
    if (x !== undefined && y !== undefined) return int.add(x, y);
  }
  return binary(ADD, a, b);
}
export function sub(a: Value, b: Value): Value {
  if (bothFloat(a, b)) {
    const x = exactFloat(a);
    const y = exactFloat(b);
    if (x !== undefined && y !== undefined) return new PyFloat(x - y);
  } else {
    const x = exactInt(a);
    const y = exactInt(b);
    if (x !== undefined && y !== undefined) return int.sub(x, y);
  }
  return binary(SUB, a, b);
}
export function mul(a: Value, b: Value): Value {
  if (bothFloat(a, b)) {
    const x = exactFloat(a);
    const y = exactFloat(b);
    if (x !== undefined && y !== undefined) return new PyFloat(x * y);
  } else {
    const x = exactInt(a);
    const y = exactInt(b);
    if (x !== undefined && y !== undefined) return int.mul(x, y);
  }
  return binary(MUL, a, b);
}
export function truediv(a: Value, b: Value): Value {
  if (bothFloat(a, b)) {
    const x = exactFloat(a);
    const y = exactFloat(b);
    if (x !== undefined && y !== undefined) return divideFloats(x, y);
  } else {
    const x = exactInt(a);
    const y = exactInt(b);
    if (x !== undefined && y !== undefined) return new PyFloat(int.trueDivide(x, y));
  }
  return binary(TRUEDIV, a, b);
}
function divideFloats(x: number, y: number): Value {
  if (y === 0) throw zeroDivisionError('division by zero');
  return new PyFloat(x / y);
}
export function floordiv(a: Value, b: Value): Value {
  const x = exactInt(a);
  const y = exactInt(b);
  if (x !== undefined && y !== undefined) return int.floordiv(x, y);
  return binary(FLOORDIV, a, b);
}
export function mod(a: Value, b: Value): Value {
  const x = exactInt(a);
  const y = exactInt(b);
  if (x !== undefined && y !== undefined) return int.mod(x, y);
  return binary(MOD, a, b);
}
/** `pow(a, b)`, or `pow(a, b, modulus)`. */
export function pow(a: Value, b: Value, modulus: Value = null): Value {
  if (modulus !== null) return ternaryPow(a, b, modulus);
  if (bothFloat(a, b)) {
    const x = exactFloat(a);
    const y = exactFloat(b);
    if (x !== undefined && y !== undefined) return float.power(x, y);
  }
  return binary(POW, a, b);
}
function ternaryPow(a: Value, b: Value, modulus: Value): Value {
  const left = typeOf(a);
  const right = typeOf(b);
  const method = left.lookup('__pow__');
  let reflected = left === right ? undefined : right.lookup('__rpow__');
  if (reflected !== undefined && right.isSubtypeOf(left) && reflected !== left.lookup('__rpow__')) {
    const result = invoke2(reflected, b, a, modulus);
    if (result !== NotImplemented) return result;
    reflected = undefined;
  }
  if (method !== undefined) {
    const result = invoke2(method, a, b, modulus);
    if (result !== NotImplemented) return result;
  }
  if (reflected !== undefined) {
    const result = invoke2(reflected, b, a, modulus);
    if (result !== NotImplemented) return result;
  }
  if (modulus instanceof PyFloat) throw typeError('pow() 3rd argument not allowed unless all arguments are integers');
  const names = `'${typeName(a)}', '${typeName(b)}', '${typeName(modulus)}'`;
  throw typeError(`unsupported operand type(s) for ** or pow(): ${names}`);
}
export function lshift(a: Value, b: Value): Value {
  const x = exactInt(a);
  const y = exactInt(b);
  if (x !== undefined && y !== undefined) return int.lshift(x, y);
  return binary(LSHIFT, a, b);
}
export function rshift(a: Value, b: Value): Value {
  const x = exactInt(a);
  const y = exactInt(b);
  if (x !== undefined && y !== undefined) return int.rshift(x, y);
  return binary(RSHIFT, a, b);
}
export function bitand(a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? int.and(a, b) : binary(AND, a, b);
}
export function bitor(a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? int.or(a, b) : binary(OR, a, b);
}
export function bitxor(a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? int.xor(a, b) : binary(XOR, a, b);
}
export function matmul(a: Value, b: Value): Value {
  return binary(MATMUL, a, b);
}
export function divmod(a: Value, b: Value): Value {
  return binary(DIVMOD, a, b);
}

/** Operands whose types have no in-place methods. */
function isNumeric(value: Value): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || (value instanceof PyFloat && value.type === FLOAT);
}
const FLOAT = PyFloat.prototype.type;

/** `a += b` for two numbers is `a + b`; for all else the in-place method comes first. */
function augmented(op: BinaryOperator, compute: (a: Value, b: Value) => Value): (a: Value, b: Value) => Value {
  return (a, b) => (isNumeric(a) && isNumeric(b) ? compute(a, b) : inplace(op, a, b));
}
export const isub = augmented(SUB, sub);
export const imul = augmented(MUL, mul);
export const itruediv = augmented(TRUEDIV, truediv);
export const ifloordiv = augmented(FLOORDIV, floordiv);
export const imod = augmented(MOD, mod);
export const ilshift = (a: Value, b: Value): Value =>
  typeof a === 'number' && typeof b === 'number' ? int.lshift(a, b) : inplace(LSHIFT, a, b);
export const irshift = (a: Value, b: Value): Value =>
  typeof a === 'number' && typeof b === 'number' ? int.rshift(a, b) : inplace(RSHIFT, a, b);
export const ipow = (a: Value, b: Value): Value => inplace(POW, a, b);
export const imatmul = (a: Value, b: Value): Value => inplace(MATMUL, a, b);
export function iadd(a: Value, b: Value): Value {
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  return isNumeric(a) && isNumeric(b) ? add(a, b) : inplace(ADD, a, b);
}
export function iand(a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? int.and(a, b) : inplace(AND, a, b);
}
export function ior(a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? int.or(a, b) : inplace(OR, a, b);
}
export function ixor(a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? int.xor(a, b) : inplace(XOR, a, b);
}

// ---------------------------------------------------------------- unary

/** The number of `__neg__`. */
export const NEG = specialNumber('__neg__');
const POS = specialNumber('__pos__');
const INVERT = specialNumber('__invert__');

function unary(method: number, symbol: string, a: Value): Value {
  const found = typeOf(a).special(method);
  if (found === undefined || found === null) throw typeError(`bad operand type for unary ${symbol}: '${typeName(a)}'`);
  return invoke0(found, a);
}
export function neg(a: Value): Value {
  if (typeof a === 'number') return 0 - a;
  if (a instanceof PyFloat && a.type.origin === 'builtin') return new PyFloat(-a.value);
  return unary(NEG, '-', a);
}
export function pos(a: Value): Value {
  return typeof a === 'number' ? a : unary(POS, '+', a);
}
export function invert(a: Value): Value {
  return typeof a === 'number' ? -1 - a : unary(INVERT, '~', a);
}
