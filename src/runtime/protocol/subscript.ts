/** `len`, `in`, and subscription. */
import { PyByteArray, PyBytes } from '../buffer/objects.ts';
import { indexError, isRaised, keyError, OverflowError, typeError, valueError } from '../errors.ts';
import {
  dictType,
  genericAliasType,
  listType,
  PyObject,
  PyType,
  specialNumber,
  tupleType,
  typeName,
  typeOf,
  typeType,
  type Value,
} from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyList } from '../values/list.ts';
import { PyAbstractSet } from '../values/set.ts';
import { adjustIndices, type PySlice, type SliceIndices } from '../values/slice.ts';
import { length } from '../values/text.ts';
import { PyTuple } from '../values/tuple.ts';
import { call1, invoke1, invoke2 } from './call.ts';
import { isIterable, iterableContains } from './iterate.ts';
import { clippedIndex, hasIndex, isTrue, LEN, lengthOf, toSsize } from './number.ts';

/** The number of `__getitem__`. */
export const GETITEM = specialNumber('__getitem__');
const SETITEM = specialNumber('__setitem__');
const DELITEM = specialNumber('__delitem__');
const CONTAINS = specialNumber('__contains__');

/** `len(value)`. @throws TypeError if it has none */
export function len(value: Value): number {
  if (typeof value === 'string') return length(value);
  if (value instanceof PyObject && value.type.origin === 'builtin') {
    if (value instanceof PyList || value instanceof PyTuple) return value.items.length;
    if (value instanceof PyDict) return value.size;
    if (value instanceof PyBytes) return value.data.length;
    if (value instanceof PyByteArray) return value.length;
  }
  const method = typeOf(value).special(LEN);
  if (method === undefined || method === null) throw typeError(`object of type '${typeName(value)}' has no len()`);
  return Number(lengthOf(value, method));
}

/** `container[key]`. */
export function getItem(container: Value, key: Value): Value {
  if (container instanceof PyObject) {
    const type = container.type;
    if (type === listType || type === tupleType) {
      if (typeof key === 'number') {
        const items = (container as PyList | PyTuple).items;
        const item = items[key < 0 ? key + items.length : key];
        if (item !== undefined) return item;
      }
    } else if (type === dictType) {
      const value = (container as PyDict).get(key);
      if (value !== undefined) return value;
      throw keyError(key);
    }
  }
  const method = typeOf(container).special(GETITEM);
  if (method !== undefined && method !== null) return invoke1(method, container, key);
  if (container instanceof PyType) {
    if (container === typeType) return genericAliasType.call2(typeType, key);
    const forClass = classGetItem(container);
    if (forClass !== undefined) return call1(forClass, key);
    throw typeError(`type '${container.tpName}' is not subscriptable`);
  }
  throw typeError(`'${typeName(container)}' object is not subscriptable`);
}

/** `C[int]`: the class's `__class_getitem__`, bound; set by `protocol/attribute.ts`. */
let classGetItem: (type: PyType) => Value | undefined = () => undefined;
export function setClassGetItem(find: typeof classGetItem): void {
  classGetItem = find;
}

/** `container[key] = value`. */
export function setItem(container: Value, key: Value, value: Value): void {
  if (container instanceof PyObject) {
    const type = container.type;
    if (type === listType && typeof key === 'number') {
      const items = (container as PyList).items;
      const at = key < 0 ? key + items.length : key;
      if (at >= 0 && at < items.length) {
        items[at] = value;
        return;
      }
    } else if (type === dictType && (typeof key === 'string' || typeof key === 'number')) {
      (container as PyDict).set(key, value);
      return;
    }
  }
  const method = typeOf(container).special(SETITEM);
  if (method === undefined || method === null) {
    throw typeError(`'${typeName(container)}' object does not support item assignment`);
  }
  invoke2(method, container, key, value);
}

/** `del container[key]`. */
export function delItem(container: Value, key: Value): void {
  const method = typeOf(container).special(DELITEM);
  if (method === undefined || method === null) {
    // CPython words it as a sequence where the type has a sequence protocol and the key is an index.
    const sequence = typeOf(container).origin === 'class' || isIterable(container);
    const not = sequence && hasIndex(key) ? "doesn't" : 'does not';
    throw typeError(`'${typeName(container)}' object ${not} support item deletion`);
  }
  invoke1(method, container, key);
}

/** C `_PySequence_IterSearch`: said also where `iter()` raises TypeError. */
function notContainer(container: Value) {
  return typeError(`argument of type '${typeName(container)}' is not a container or iterable`);
}

/** `item in container`. */
export function contains(container: Value, item: Value): boolean {
  const plainly = containsPlainly(container, item);
  if (plainly !== undefined) return plainly;
  const type = typeOf(container);
  const method = type.special(CONTAINS);
  if (method === null) throw typeError(`'${type.name}' object is not a container`);
  if (method !== undefined) return isTrue(invoke1(method, container, item));
  if (!isIterable(container)) throw notContainer(container);
  return iterableContains(container, item, notContainer);
}

/** `item in container` where a number or text is looked for among keys with tokens, which runs no Python code. */
export function containsPlainly(container: Value, item: Value): boolean | undefined {
  if (typeof item !== 'number' && typeof item !== 'string') return undefined;
  if (!(container instanceof PyAbstractSet || container instanceof PyDict)) return undefined;
  if (container.type.origin !== 'builtin' || !container.table.hasTokens) return undefined;
  return container.has(item);
}

/**
 * The indices of a slice for a sequence of `length` items (`PySlice_Unpack` and `PySlice_AdjustIndices`).
 * @throws ValueError for step 0, TypeError for a part that is neither None nor an index
 */
export function sliceIndices(slice: PySlice, length: number): SliceIndices {
  const { start, stop, step } = unpackSlice(slice);
  return adjustIndices(start, stop, step, length);
}

/** `PySlice_Unpack`: the parts as numbers; may run `__index__`, so ask for the length after it. */
export function unpackSlice(slice: PySlice): { start: number | undefined; stop: number | undefined; step: number } {
  const step = slice.step === null ? 1 : slicePart(slice.step);
  if (step === 0) throw valueError('slice step cannot be zero');
  const start = slice.start === null ? undefined : slicePart(slice.start);
  const stop = slice.stop === null ? undefined : slicePart(slice.stop);
  return { start, stop, step };
}

function slicePart(value: Value): number {
  if (typeof value === 'number') return value;
  if (!hasIndex(value)) throw typeError('slice indices must be integers or None or have an __index__ method');
  return clippedIndex(value);
}

/**
 * A key as an index into a sequence, counted from the end if negative (not checked against the length).
 * @param what how messages call the sequence: `list`, `tuple`, `byte`, `array`, …
 * @throws TypeError if the key is no integer, IndexError if it does not fit an index
 */
export function sequenceIndex(key: Value, length: number, what: string): number {
  let index: number;
  if (typeof key === 'number') index = key;
  else {
    if (!hasIndex(key)) throw typeError(`${what} indices must be integers or slices, not ${typeName(key)}`);
    try {
      index = toSsize(key);
    } catch (thrown) {
      if (!isRaised(thrown, OverflowError)) throw thrown;
      throw indexError(`cannot fit '${typeName(key)}' into an index-sized integer`);
    }
  }
  return index < 0 ? index + length : index;
}
