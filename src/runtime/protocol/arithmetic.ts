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
import { isSequence } from './iterate.ts';
import { hasIndex, LEN } from './number.ts';

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

/** Says that `+` and `*` of a type are sequence operations: CPython tries the other side's numeric methods first. */
export function declareSequence(type: PyType): void {
  type.concatenates = true;
}
for (const type of [listType, tupleType, strType, bytesType, bytearrayType]) declareSequence(type);

function isSequenceMethod(method: Maybe): method is PyMethodDescriptor {
  return method instanceof PyMethodDescriptor && (method.declaration.owner as PyType).concatenates;
}

/** True for a method by which a class takes part in `op` as a number, not as a sequence. */
function isNumeric(op: BinaryOperator, method: Maybe): method is Value {
  return method !== undefined && !((op === ADD || op === MUL) && isSequenceMethod(method));
}
/** What a type has for `op` as the left number: a sequence's own method counts where a class defines the other one. */
function leftMethod(op: BinaryOperator, type: PyType): Maybe {
  const method = type.special(op.method);
  return isNumeric(op, method) || isNumeric(op, type.special(op.reflected)) ? method : undefined;
}
function rightMethod(op: BinaryOperator, type: PyType): Maybe {
  const method = type.special(op.reflected);
  return isNumeric(op, method) || isNumeric(op, type.special(op.method)) ? method : undefined;
}

/** `a op b` for numbers; NotImplemented if neither side knows (CPython's `binary_op1`). */
function dispatchNumbers(op: BinaryOperator, a: Value, b: Value): Value {
  const left = typeOf(a);
  const right = typeOf(b);
  const method = leftMethod(op, left);
  let reflected = left === right ? undefined : rightMethod(op, right);
  if (reflected !== undefined && right.isSubtypeOf(left) && reflected !== left.special(op.reflected)) {
    const result = invoke1(reflected, b, a);
    if (result !== NotImplemented) return result;
    reflected = undefined;
  }
  if (method !== undefined) {
    const result = invoke1(method, a, b);
    if (result !== NotImplemented) return result;
  }
  return reflected === undefined ? NotImplemented : invoke1(reflected, b, a);
}

/** `a op b` where no number knew: what is left for sequences. */
function dispatchSequences(op: BinaryOperator, a: Value, b: Value): Value {
  if (op === ADD) {
    const method = concatenation(typeOf(a));
    return method === undefined ? NotImplemented : invoke1(method, a, b);
  }
  if (op !== MUL) return NotImplemented;
  const left = repetition(typeOf(a));
  if (left !== undefined) return repeat(left, a, b);
  const right = repetition(typeOf(b));
  return right === undefined ? NotImplemented : repeat(right, b, a);
}

/** A type's `sq_concat`. */
function concatenation(type: PyType): Maybe {
  const method = type.special(ADD.method);
  return isSequenceMethod(method) ? method : undefined;
}
/** A type's `sq_repeat`, which is gone where a class defines `__mul__` or `__rmul__`. */
function repetition(type: PyType): Maybe {
  const method = type.special(MUL.method);
  return isSequenceMethod(method) && isSequenceMethod(type.special(MUL.reflected)) ? method : undefined;
}
/** `sequence_repeat` */
function repeat(method: Value, sequence: Value, times: Value): Value {
  if (!hasIndex(times)) throw typeError(`can't multiply sequence by non-int of type '${typeOf(times).tpName}'`);
  return invoke1(method, sequence, times);
}

/** Whether both are plain builtin sequences, which are no numbers. */
const areSequences = (a: Value, b: Value): boolean => typeOf(a).concatenates && typeOf(b).concatenates;

function dispatch(op: BinaryOperator, a: Value, b: Value): Value {
  if (op === ADD && areSequences(a, b)) return dispatchSequences(op, a, b);
  const result = dispatchNumbers(op, a, b);
  return result === NotImplemented ? dispatchSequences(op, a, b) : result;
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
  const reflected = left === right ? undefined : rightMethod(op, right);
  let other = reflected === undefined ? NotImplemented : invoke1(reflected, b, a);
  if (other === NotImplemented) other = dispatchSequences(op, a, b);
  if (other === NotImplemented) throw unsupported(op.symbol, a, b);
  return other;
}

/** `a op= b` of which the in-place method of `a` (`leading`) has given that. */
export function afterLeadingInplace(result: Value, op: BinaryOperator, a: Value, b: Value): Value {
  return result !== NotImplemented ? result : afterInplace(op, a, b);
}

function inplace(op: BinaryOperator, a: Value, b: Value): Value {
  if (op === ADD && areSequences(a, b)) return leftOver(op, a, b, sequencesInplace(op, a, b));
  const left = typeOf(a);
  const method = left.special(op.inplace);
  // A class inherits the `+=` of its sequence as that of a number too.
  if (isNumeric(op, method) || (op === ADD && method !== undefined && left.origin === 'class')) {
    const result = invoke1(method, a, b);
    if (result !== NotImplemented) return result;
  }
  return afterInplace(op, a, b);
}
function afterInplace(op: BinaryOperator, a: Value, b: Value): Value {
  let result = dispatchNumbers(op, a, b);
  if (result === NotImplemented) result = sequencesInplace(op, a, b);
  return leftOver(op, a, b, result);
}
/** What `a op= b` has given. @throws TypeError where nobody knew */
function leftOver(op: BinaryOperator, a: Value, b: Value, result: Value): Value {
  if (result === NotImplemented) throw unsupported(op === POW ? '**=' : `${op.symbol}=`, a, b);
  return result;
}
function sequencesInplace(op: BinaryOperator, a: Value, b: Value): Value {
  if (op !== ADD && op !== MUL) return NotImplemented;
  const left = typeOf(a);
  const method = left.special(op.inplace);
  if (isSequenceMethod(method)) return op === ADD ? invoke1(method, a, b) : repeat(method, a, b);
  // The right side is asked only where the left one is no sequence at all; all classes may be one.
  const maySequence = left.origin === 'class' || left.special(LEN) !== undefined;
  if (op === MUL && maySequence && repetition(left) === undefined) return NotImplemented;
  return dispatchSequences(op, a, b);
}

/** `operator.concat`, or `iconcat` (`PySequence_Concat`, `PySequence_InPlaceConcat`). @throws TypeError if `a` is no sequence */
export function concat(a: Value, b: Value, inPlace: boolean): Value {
  const left = typeOf(a);
  const own = inPlace ? left.special(ADD.inplace) : undefined;
  const method = isSequenceMethod(own) ? own : concatenation(left);
  if (method !== undefined) return invoke1(method, a, b);
  if (isSequence(a) && isSequence(b)) {
    let result: Value = isNumeric(ADD, own) ? invoke1(own, a, b) : NotImplemented;
    if (result === NotImplemented) result = dispatchNumbers(ADD, a, b);
    if (result !== NotImplemented) return result;
  }
  throw typeError(`'${typeName(a)}' object can't be concatenated`);
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
function isNumber(value: Value): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || (value instanceof PyFloat && value.type === FLOAT);
}
const FLOAT = PyFloat.prototype.type;

/** `a += b` for two numbers is `a + b`; for all else the in-place method comes first. */
function augmented(op: BinaryOperator, compute: (a: Value, b: Value) => Value): (a: Value, b: Value) => Value {
  return (a, b) => (isNumber(a) && isNumber(b) ? compute(a, b) : inplace(op, a, b));
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
  return isNumber(a) && isNumber(b) ? add(a, b) : inplace(ADD, a, b);
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
