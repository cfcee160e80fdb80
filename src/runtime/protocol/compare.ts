/** Rich comparison. */
import { PyException, typeError } from '../errors.ts';
import { PyMethodDescriptor } from '../signature/builtin.ts';
import { NotImplemented, objectType, specialNumber, typeName, typeOf, type Value } from '../types.ts';
import { PyFloat } from '../values/float.ts';
import { PyProperty } from '../values/function.ts';
import * as int from '../values/int.ts';
import { compareText } from '../values/text.ts';
import { bindAttribute, call1, invoke1 } from './call.ts';
import { isTrue } from './number.ts';

export type CompareOp = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

const EQ = specialNumber('__eq__');
const NE = specialNumber('__ne__');
const LT = specialNumber('__lt__');
const LE = specialNumber('__le__');
const GT = specialNumber('__gt__');
const GE = specialNumber('__ge__');
/** The number of an operator's special method. */
export function methodOf(op: CompareOp): number {
  switch (op) {
    case 'eq':
      return EQ;
    case 'ne':
      return NE;
    case 'lt':
      return LT;
    case 'le':
      return LE;
    case 'gt':
      return GT;
    default:
      return GE;
  }
}
const SYMBOL = { eq: '==', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;
const REFLECTED = { eq: 'eq', ne: 'ne', lt: 'gt', le: 'ge', gt: 'lt', ge: 'le' } as const;

/** What an ordering (negative, 0, positive; NaN: unordered) says of an operator. */
export function ordered(op: CompareOp, order: number): boolean {
  switch (op) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
    case 'gt':
      return order > 0;
    default:
      return order >= 0;
  }
}

function isNumber(value: Value): value is number | bigint | boolean {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
}

/** Compares numbers of any exact type as JavaScript does, mixed bigint and float exactly; NaN when unordered. */
function numericOrder(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1;
  if (a > b) return 1;
  // Neither is less: equal (0.0 and 0n as well), unless one is NaN.
  return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : 0;
}

/** `a op b` (`PyObject_RichCompare`). @throws TypeError for an ordering that neither side knows */
export function richCompare(op: CompareOp, a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return ordered(op, a - b);
  if (typeof a === 'string' && typeof b === 'string') {
    if (op === 'eq') return a === b;
    if (op === 'ne') return a !== b;
    return ordered(op, compareText(a, b));
  }
  if (a instanceof PyFloat && a.type.origin === 'builtin') {
    if (b instanceof PyFloat && b.type.origin === 'builtin') return ordered(op, numericOrder(a.value, b.value));
    if (isNumber(b)) return ordered(op, numericOrder(a.value, typeof b === 'boolean' ? Number(b) : b));
  } else if (isNumber(a)) {
    const left = typeof a === 'boolean' ? Number(a) : a;
    if (isNumber(b)) return ordered(op, int.compare(left, typeof b === 'boolean' ? Number(b) : b));
    if (b instanceof PyFloat && b.type.origin === 'builtin') return ordered(op, numericOrder(left, b.value));
  }
  const result = compareByMethods(op, a, b);
  return result !== NotImplemented ? result : compareUnknown(op, a, b);
}

/** What a comparison gives that neither side knows. */
function compareUnknown(op: CompareOp, a: Value, b: Value): Value {
  if (op === 'eq') return a === b;
  if (op === 'ne') return a !== b;
  throw typeError(`'${SYMBOL[op]}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

/** `a op b` of which the method of `a` (`leading`) has given that. */
export function compareAfterLeading(result: Value, op: CompareOp, a: Value, b: Value): Value {
  if (result !== NotImplemented) return result;
  const reflected = REFLECTED[op];
  const method = typeOf(b).special(methodOf(reflected));
  const other = method === undefined || method === null ? NotImplemented : invokeCompare(reflected, method, b, a);
  return other !== NotImplemented ? other : compareUnknown(op, a, b);
}

function compareByMethods(op: CompareOp, a: Value, b: Value): Value {
  const left = typeOf(a);
  const right = typeOf(b);
  const reflected = REFLECTED[op];
  let tried = false;
  if (left !== right && right.isSubtypeOf(left)) {
    const method = right.special(methodOf(reflected));
    if (method !== undefined && method !== null) {
      tried = true;
      const result = invokeCompare(reflected, method, b, a);
      if (result !== NotImplemented) return result;
    }
  }
  const method = left.special(methodOf(op));
  if (method !== undefined && method !== null) {
    const result = invokeCompare(op, method, a, b);
    if (result !== NotImplemented) return result;
  }
  if (!tried) {
    const other = right.special(methodOf(reflected));
    if (other !== undefined && other !== null) return invokeCompare(reflected, other, b, a);
  }
  return NotImplemented;
}

function invokeCompare(op: CompareOp, method: Value, a: Value, b: Value): Value {
  if (method instanceof PyMethodDescriptor && method.declaration.owner === objectType) {
    if (op === 'eq') return a === b ? true : NotImplemented;
    if (op === 'ne') return objectNotEqual(a, b);
    return NotImplemented;
  }
  if (method instanceof PyProperty) {
    let bound: Value;
    try {
      bound = bindAttribute(method, a, typeOf(a));
    } catch (thrown) {
      // slot_tp_richcompare takes a method that cannot be got for none.
      if (thrown instanceof PyException) return NotImplemented;
      throw thrown;
    }
    return call1(bound, b);
  }
  return invoke1(method, a, b);
}

/** `object.__ne__`: the opposite of `__eq__`. */
export function objectNotEqual(a: Value, b: Value): Value {
  const method = typeOf(a).special(EQ);
  if (method === undefined || method === null) return NotImplemented;
  const result = invokeCompare('eq', method, a, b);
  return result === NotImplemented ? NotImplemented : !isTrue(result);
}

export function eq(a: Value, b: Value): Value {
  return richCompare('eq', a, b);
}

/** Identity or equality (`PyObject_RichCompareBool` with `Py_EQ`), as containers compare. */
export function equals(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a === 'number' && typeof b === 'number') return false;
  if (typeof a === 'string' && typeof b === 'string') return false;
  return isTrue(richCompare('eq', a, b));
}

export function lessThan(a: Value, b: Value): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  return isTrue(richCompare('lt', a, b));
}

/** Compares two sequences of items as lists and tuples do. */
export function compareItems(op: CompareOp, a: readonly Value[], b: readonly Value[]): Value {
  if (a.length !== b.length && (op === 'eq' || op === 'ne')) return op === 'ne';
  let i = 0;
  // The lengths are read again: a comparison may change the lists.
  while (i < a.length && i < b.length && equals(a[i], b[i])) i++;
  if (i >= a.length || i >= b.length) return ordered(op, a.length - b.length);
  if (op === 'eq') return false;
  if (op === 'ne') return true;
  return richCompare(op, a[i], b[i]);
}
