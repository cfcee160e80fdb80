/** From Python objects to the numbers and truth values that builtins work with. */
import { DeprecationWarning, overflowError, typeError, valueError } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { floatType, type PyInt, type PyObject, specialNumber, typeName, typeOf, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyFloat } from '../values/float.ts';
import * as int from '../values/int.ts';
import { PyList } from '../values/list.ts';
import { PyRange } from '../values/range.ts';
import { PyAbstractSet } from '../values/set.ts';
import { intValue, strValue } from '../values/subclass.ts';
import { PyTuple } from '../values/tuple.ts';
import { invoke0 } from './call.ts';

/**
 * `operator.index(value)` (`PyNumber_Index`), as a plain integer.
 * @throws TypeError without `__index__`, or if that returns no int
 */
export function indexOf(value: Value): PyInt {
  if (typeof value === 'number') return value;
  const exact = intValue(value);
  if (exact !== undefined) return exact;
  const method = typeOf(value).lookup('__index__');
  if (method === undefined) throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  const result = invoke0(method, value);
  const integer = intValue(result);
  if (integer === undefined) throw typeError(`__index__ returned non-int (type ${typeName(result)})`);
  if (typeof result === 'object' || typeof result === 'boolean') warnOfSubclass('__index__', result, 'int');
  return integer;
}

/** A special method may still return an instance of a strict subclass: deprecated. */
export function warnOfSubclass(method: string, result: Value, type: 'int' | 'float' | 'complex'): void {
  interpreter.warn(
    DeprecationWarning,
    `${method} returned non-${type} (type ${typeName(result)}).  The ability to return an instance of a strict ` +
      `subclass of ${type} is deprecated, and may be removed in a future version of Python.`,
  );
}

/** True if `value` has an integer form (`PyIndex_Check`). */
export function hasIndex(value: Value): boolean {
  return intValue(value) !== undefined || typeOf(value).lookup('__index__') !== undefined;
}

/**
 * An index or a size (`PyNumber_AsSsize_t` with an error).
 * @throws OverflowError beyond 2⁶³; between 2⁵³ and that the number is clipped to ±2⁵³, which no size reaches
 */
export function toSsize(value: Value, tooLarge = 'cannot fit'): number {
  const n = indexOf(value);
  if (typeof n === 'number') return n;
  if (n >= 2n ** 63n || n < -(2n ** 63n)) {
    if (tooLarge === 'cannot fit') throw overflowError(`cannot fit '${typeName(value)}' into an index-sized integer`);
    throw overflowError(tooLarge);
  }
  return n > 0n ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
}

/** As `toSsize`, but clips instead of raising (`PyNumber_AsSsize_t` with NULL, `_PyEval_SliceIndex`). */
export function clippedIndex(value: Value): number {
  const n = indexOf(value);
  if (typeof n === 'number') return n;
  return n > 0n ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
}

/**
 * A real number (`PyFloat_AsDouble`).
 * @throws TypeError if there is neither `__float__` nor `__index__`; OverflowError for an int beyond the range
 */
export function toFloat(value: Value): number {
  if (value instanceof PyFloat) return value.value;
  // A class that extends int may have a `__float__` of its own.
  const exact = typeof value === 'object' ? undefined : intValue(value);
  if (exact !== undefined) return int.toFloat(exact);
  const type = typeOf(value);
  const method = type.lookup('__float__');
  if (method !== undefined) {
    const result = invoke0(method, value);
    if (result instanceof PyFloat) {
      if (result.type !== floatType) warnOfSubclass(`${type.name}.__float__`, result, 'float');
      return result.value;
    }
    throw typeError(`${type.name}.__float__ returned non-float (type ${typeName(result)})`);
  }
  if (type.lookup('__index__') !== undefined) return int.toFloat(indexOf(value));
  throw typeError(`must be real number, not ${type.name}`);
}

/** Python's truth value (`PyObject_IsTrue`). */
export function isTrue(value: Value): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'string':
      return value !== '';
    case 'bigint':
      return true;
    default:
      return value !== null && objectIsTrue(value);
  }
}

/** The number of `__bool__`. */
export const BOOL = specialNumber('__bool__');
/** The number of `__len__`. */
export const LEN = specialNumber('__len__');

/** What a `__bool__` says. @throws TypeError if it is no bool */
export function truthOf(result: Value): boolean {
  if (typeof result === 'boolean') return result;
  throw typeError(`__bool__ should return bool, returned ${typeName(result)}`);
}

function objectIsTrue(value: PyObject): boolean {
  if (value.type.origin === 'builtin') {
    if (value instanceof PyFloat) return value.value !== 0;
    if (value instanceof PyList || value instanceof PyTuple) return value.items.length !== 0;
    if (value instanceof PyDict || value instanceof PyAbstractSet) return value.size !== 0;
    if (value instanceof PyRange) return value.length !== 0;
  }
  const bool = value.type.special(BOOL);
  if (bool !== undefined) {
    return truthOf(invoke0(bool, value));
  }
  const len = value.type.special(LEN);
  if (len === undefined) {
    const inner = intValue(value) ?? strValue(value);
    return inner === undefined || (inner !== 0 && inner !== '');
  }
  return lengthOf(value, len) !== 0;
}

/** Calls a `__len__` that was found, and checks what it returns. */
export function lengthOf(value: Value, method: Value): PyInt {
  const given = invoke0(method, value);
  const result = typeof given === 'number' ? given : indexOf(given);
  if (result < 0) throw valueErrorNegative();
  if (result >= 2n ** 63n) throw overflowError("cannot fit 'int' into an index-sized integer");
  return result;
}

function valueErrorNegative() {
  return valueError('__len__() should return >= 0');
}
