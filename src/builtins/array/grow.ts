/** How arrays get longer and shorter, and what they are filled from. */
import { ensureResizable, liveExports } from '../../runtime/buffer/exports.ts';
import { storePlain } from '../../runtime/buffer/items.ts';
import { PyArray, PyByteArray, PyBytes } from '../../runtime/buffer/objects.ts';
import { holding } from '../../runtime/buffer/reachability.ts';
import { getBuffer, PyBUF } from '../../runtime/buffer/request.ts';
import { copyOf } from '../../runtime/buffer/storage.ts';
import type { ItemType } from '../../runtime/buffer/typecodes.ts';
import {
  bufferError,
  indexError,
  memoryError,
  RuntimeError,
  raise,
  typeError,
  valueError,
} from '../../runtime/errors.ts';
import { getIterator } from '../../runtime/protocol/iterate.ts';
import { PyObject, type PyType, typeName, type Value } from '../../runtime/types.ts';
import { adopt } from '../../runtime/values/adopt.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import { PyList } from '../../runtime/values/list.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { codePoints } from '../../runtime/values/text.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { holdsCharacters, storeItem, toItem } from './values.ts';

const EXPORTING = 'cannot resize an array that is exporting buffers';

/** @throws BufferError while views of the array live */
export function checkResizable(array: PyArray): void {
  ensureResizable(array.storage, EXPORTING);
}

/** For changes that CPython refuses before it looks whether the length changes at all. */
export function checkUnexported(array: PyArray): void {
  if (liveExports(array.storage) > 0) throw bufferError(EXPORTING);
}

/** Inserts a value before item `at` (`ins1`). */
export function insertItem(array: PyArray, at: number, value: Value): void {
  const where = Math.min(at, array.length);
  if (value instanceof PyObject && !(value instanceof PyFloat)) {
    insertConverted(array, where, value);
    return;
  }
  const item = toItem(array.itemType, value);
  checkResizable(array);
  if (where === array.length) array.grow(1);
  else array.splice(where, 0, 1);
  array.items[where] = item as never;
}

/**
 * `insertItem` of an object that converts itself. CPython converts once to see whether it can, grows the array to one more
 * than it had *before*, and converts once more to store. Whoever changes the array meanwhile sees both: items that were
 * taken away in the first conversion are back, and the gap still has the item that moved.
 */
function insertConverted(array: PyArray, where: number, value: PyObject): void {
  const before = array.length;
  const old = array.items.slice(0, before);
  toItem(array.itemType, value);
  checkResizable(array);
  const { length } = array;
  const gap = where < length ? array.items[where] : old[where];
  if (length > before) array.truncate(before);
  else if (length < before) {
    array.grow(before - length);
    array.items.set(old.subarray(length) as never, length);
  }
  if (where === before) array.grow(1);
  else array.splice(where, 0, 1);
  if (gap !== undefined) array.items[where] = gap as never;
  const item = toItem(array.itemType, value);
  if (where >= array.length) throw indexError('array assignment index out of range');
  array.items[where] = item as never;
}

/** Replaces `removed` items at `at` by `inserted` new ones, which the caller fills in. @throws BufferError */
export function resizeAt(array: PyArray, at: number, removed: number, inserted: number): void {
  if (removed === inserted) return;
  checkResizable(array);
  array.splice(at, removed, inserted);
}

/** Appends all items of an array of the same typecode. @throws TypeError, BufferError */
export function extendByArray(array: PyArray, other: PyArray): void {
  if (other.itemType !== array.itemType) throw typeError('can only extend with array of same kind');
  const n = other.length;
  if (n === 0) return;
  checkResizable(array);
  const at = array.length;
  array.grow(n);
  array.items.set(other.items.subarray(0, n) as never, at);
}

/** Appends the items of any iterable, one by one: those before an error stay. */
export function extendByIterable(array: PyArray, iterable: Value): void {
  if (iterable instanceof PyArray) {
    extendByArray(array, iterable);
    return;
  }
  const iterator = getIterator(iterable);
  // It may walk a view of this very array.
  holding(iterator, () => {
    for (let value = iterator.next(); value !== undefined; value = iterator.next()) {
      insertItem(array, array.length, value);
    }
  });
}

/** `array.fromlist`: all of the list or nothing. */
export function extendByList(array: PyArray, list: Value): void {
  if (!(list instanceof PyList)) throw typeError('arg must be list');
  const n = list.items.length;
  if (n === 0) return;
  checkResizable(array);
  const before = array.length;
  array.grow(n);
  let old: typeof array.items | undefined;
  try {
    for (let i = storePlain(array.items, array.itemType, before, list.items); i < n; i++) {
      old ??= array.items.slice(0, before);
      storeItem(array, array.length - n + i, list.items[i]);
      if (list.items.length !== n) throw raise(RuntimeError, 'list changed size during iteration');
    }
  } catch (thrown) {
    const { length } = array;
    if (length > before) array.truncate(before);
    else if (length < before && old !== undefined) {
      // The items are there again, whatever a conversion did to the array.
      array.grow(before - length);
      array.items.set(old.subarray(length) as never, length);
    }
    throw thrown;
  }
}

/** Appends bytes as they are. @throws ValueError if they are no whole number of items; BufferError */
export function extendByBytes(array: PyArray, bytes: Uint8Array): void {
  const { size } = array.itemType;
  if (bytes.length % size !== 0) throw valueError('bytes length not a multiple of item size');
  if (bytes.length === 0) return;
  checkResizable(array);
  const at = array.length;
  const source = bytes.buffer === array.storage.bytes.buffer ? copyOf(bytes) : bytes;
  array.grow(source.length / size);
  array.storage.bytes.set(source, at * size);
}

/** `array.frombytes(buffer)`: of a buffer of single bytes. */
export function extendByBuffer(array: PyArray, value: Value): void {
  const held = getBuffer(value, PyBUF.SIMPLE);
  try {
    if (held.record.itemsize !== 1) throw typeError('a bytes-like object is required');
    extendByBytes(array, held.bytes);
  } finally {
    held.release();
  }
}

/** Appends the characters of a str. */
export function extendByText(array: PyArray, text: string): void {
  const points = codePoints(text);
  if (points.length === 0) return;
  checkResizable(array);
  const at = array.length;
  array.grow(points.length);
  (array.items as Uint32Array).set(points, at);
}

/** A new array of a class, from what its constructor takes as initial contents (C `array_new`). */
export function makeArray(type: PyType, itemType: ItemType, initial: Value | undefined): PyArray {
  const array = adopt(PyArray.ofLength(itemType, 0), type);
  if (initial === undefined) return array;
  if (initial instanceof PyList || initial instanceof PyTuple) fill(array, initial.items);
  else if (initial instanceof PyBytes || initial instanceof PyByteArray) extendByBytes(array, initial.data);
  else if (initial instanceof PyArray) fillFromArray(array, initial);
  else {
    const text = strValue(initial);
    if (text !== undefined && holdsCharacters(itemType)) {
      extendByText(array, text);
      array.allocated = array.length;
    } else extendByIterable(array, initial);
  }
  return array;
}

function fill(array: PyArray, values: readonly Value[]): void {
  const n = values.length;
  array.grow(n);
  array.allocated = array.length;
  for (let i = storePlain(array.items, array.itemType, 0, values); i < n; i++) {
    if (i >= values.length) throw indexError('list index out of range');
    storeItem(array, i, values[i]);
  }
}

function fillFromArray(array: PyArray, source: PyArray): void {
  if (source.itemType === array.itemType) {
    extendByBytes(array, source.data);
    array.allocated = array.length;
    return;
  }
  const iterator = getIterator(source);
  for (let value = iterator.next(); value !== undefined; value = iterator.next()) {
    insertItem(array, array.length, value);
  }
}

/** `array * times`. @throws MemoryError */
export function repeated(array: PyArray, times: number, into: PyArray): void {
  const bytes = array.length * array.itemType.size;
  if (times <= 0 || bytes === 0) return;
  if (times * bytes > Number.MAX_SAFE_INTEGER) throw memoryError();
  const { data } = array;
  into.grow(array.length * times);
  into.allocated = into.length;
  repeatBytes(into.storage.bytes, data, bytes * times);
}

/** Fills `length` bytes of `target` with copies of `source`, doubling what is there. */
export function repeatBytes(target: Uint8Array, source: Uint8Array, length: number): void {
  target.set(source);
  for (let done = source.length; done < length; done *= 2) {
    target.copyWithin(done, 0, Math.min(done, length - done));
  }
}

/** The message for an operand that is no array. */
export function notArray(action: string, value: Value, rest: string) {
  return typeError(`can only ${action} array (not "${typeName(value)}") ${rest}`.trimEnd());
}
