/** Subscription and comparison of arrays (C `array_subscr`, `array_ass_subscr`, `array_richcompare`). */
import { liveExports } from '../../runtime/buffer/exports.ts';
import { itemValue } from '../../runtime/buffer/items.ts';
import { PyArray } from '../../runtime/buffer/objects.ts';
import { copyOf } from '../../runtime/buffer/storage.ts';
import { BIGINT_ITEMS, CHARACTER_ITEMS, INT_ITEMS } from '../../runtime/buffer/typecodes.ts';
import { bufferError, indexError, isRaised, OverflowError, typeError, valueError } from '../../runtime/errors.ts';
import { type CompareOp, equals, ordered, richCompare } from '../../runtime/protocol/compare.ts';
import { hasIndex, toSsize } from '../../runtime/protocol/number.ts';
import { unpackSlice } from '../../runtime/protocol/subscript.ts';
import { type Maybe, NotImplemented, type Value } from '../../runtime/types.ts';
import { adjustIndices, PySlice } from '../../runtime/values/slice.ts';
import { notArray, resizeAt } from './grow.ts';
import { storeItem } from './values.ts';

function asIndex(array: PyArray, key: Value): number {
  let index: number;
  if (typeof key === 'number') index = key;
  else {
    if (!hasIndex(key)) throw typeError('array indices must be integers');
    try {
      index = toSsize(key);
    } catch (thrown) {
      if (isRaised(thrown, OverflowError)) throw indexError(thrown.value.args.items[0] as string);
      throw thrown;
    }
  }
  return index < 0 ? index + array.length : index;
}

/** Item `i`, which exists. */
export const itemAt = (array: PyArray, i: number): Value => itemValue(array.items, array.kind, i);

/** `array[key]`. */
export function getArrayItem(array: PyArray, key: Value): Value {
  if (key instanceof PySlice) {
    const { start, stop, step } = unpackSlice(key);
    const indices = adjustIndices(start, stop, step, array.length);
    return sliced(array, indices.start, indices.step, indices.length);
  }
  const at = asIndex(array, key);
  if (at < 0 || at >= array.length) throw indexError('array index out of range');
  return itemValue(array.items, array.kind, at);
}

function sliced(array: PyArray, start: number, step: number, length: number): PyArray {
  const { itemType } = array;
  if (step === 1) {
    const { size } = itemType;
    return new PyArray(itemType, copyOf(array.data, start * size, length * size));
  }
  const result = PyArray.ofLength(itemType, length);
  if (itemType.kind === BIGINT_ITEMS || itemType.code === 'd') {
    // 8 bytes as two halves: no bigints, and NaNs keep their bits.
    const from = new Uint32Array(array.items.buffer, array.items.byteOffset, 2 * array.length);
    const to = new Uint32Array(result.items.buffer, result.items.byteOffset, 2 * length);
    for (let i = 0, at = start; i < length; i++, at += step) {
      to[2 * i] = from[2 * at];
      to[2 * i + 1] = from[2 * at + 1];
    }
  } else {
    const from = array.items as Int32Array;
    const to = result.items as Int32Array;
    for (let i = 0, at = start; i < length; i++, at += step) to[i] = from[at];
  }
  return result;
}

/** `array[key] = value`; with `undefined`, `del array[key]`. */
export function setArrayItem(array: PyArray, key: Value, value: Maybe): void {
  let start: number;
  let stop: number;
  let step = 1;
  let length = 1;
  if (key instanceof PySlice) {
    const parts = unpackSlice(key);
    ({ start, stop, step, length } = adjustIndices(parts.start, parts.stop, parts.step, array.length));
  } else {
    start = asIndex(array, key);
    if (start < 0 || start >= array.length) throw indexError('array assignment index out of range');
    stop = start + 1;
    if (value !== undefined) {
      storeItem(array, start, value);
      return;
    }
  }
  if (value === undefined) assign(array, start, stop, step, length, null);
  else if (!(value instanceof PyArray)) throw notArray('assign', value, 'to array slice');
  else {
    if (value.itemType !== array.itemType) throw typeError('bad argument type for built-in operation');
    // CPython begins again with a copy in the value's place, and so asks the bounds for their index once more.
    if (value === array) setArrayItem(array, key, new PyArray(array.itemType, copyOf(array.data)));
    else assign(array, start, stop, step, length, value.data);
  }
}

/** Puts other items (`null`: none) in the place of a slice. */
function assign(
  array: PyArray,
  start: number,
  stop: number,
  step: number,
  length: number,
  by: Uint8Array | null,
): void {
  const { size } = array.itemType;
  const needed = by === null ? 0 : by.length / size;
  if ((step > 0 && stop < start) || (step < 0 && stop > start)) stop = start;
  // CPython refuses to delete nothing, too.
  if ((needed === 0 || length !== needed) && liveExports(array.storage) > 0) {
    throw bufferError('cannot resize an array that is exporting buffers');
  }
  if (step === 1) {
    resizeAt(array, start, length, needed);
    if (by !== null) array.storage.bytes.set(by, start * size);
    return;
  }
  if (needed === 0) {
    deleteStepped(array, start, step, length);
    return;
  }
  if (needed !== length) {
    throw valueError(`attempt to assign array of size ${needed} to extended slice of size ${length}`);
  }
  const { bytes } = array.storage;
  for (let i = 0, at = start * size; i < length; i++, at += step * size) {
    for (let k = 0; k < size; k++) bytes[at + k] = by![i * size + k];
  }
}

/** Closes the gaps that a slice with a step leaves. */
function deleteStepped(array: PyArray, start: number, step: number, length: number): void {
  if (length === 0) return;
  if (step < 0) {
    start += step * (length - 1);
    step = -step;
  }
  const { size } = array.itemType;
  const { bytes } = array.storage;
  let to = start * size;
  for (let i = 0; i < length; i++) {
    const from = (start + i * step + 1) * size;
    const end = (i + 1 < length ? start + (i + 1) * step : array.length) * size;
    bytes.copyWithin(to, from, end);
    to += end - from;
  }
  resizeAt(array, array.length - length, length, 0);
}

/** Rich comparison: item by item, by value, across typecodes. */
export function compareArrays(op: CompareOp, a: PyArray, b: Value): Value {
  if (!(b instanceof PyArray)) return NotImplemented;
  if (a.length !== b.length && (op === 'eq' || op === 'ne')) return op === 'ne';
  const n = Math.min(a.length, b.length);
  const at = firstDifference(a, b, n);
  if (at >= Math.min(a.length, b.length)) return ordered(op, a.length - b.length);
  if (op === 'eq') return false;
  if (op === 'ne') return true;
  if (a.itemType === b.itemType && a.kind !== 1) return ordered(op, a.items[at] < b.items[at] ? -1 : 1);
  return richCompare(op, itemAt(a, at), itemAt(b, at));
}

function firstDifference(a: PyArray, b: PyArray, n: number): number {
  if (a.itemType === b.itemType && a.kind !== 1) {
    const { size } = a.itemType;
    if (Buffer.compare(a.data.subarray(0, n * size), b.data.subarray(0, n * size)) === 0) return n;
  }
  if ((a.kind === CHARACTER_ITEMS) !== (b.kind === CHARACTER_ITEMS)) {
    let i = 0;
    while (i < n && equals(itemAt(a, i), itemAt(b, i))) i++;
    return i;
  }
  const left = a.items as Int32Array;
  const right = b.items as Int32Array;
  let i = 0;
  if (a.kind === INT_ITEMS && b.kind === INT_ITEMS) while (i < n && left[i] === right[i]) i++;
  // biome-ignore lint/suspicious/noDoubleEquals: compares mixed numbers and bigints exactly
  else while (i < n && left[i] == right[i]) i++;
  return i;
}
