/**
 * Subscripts of memoryviews and arrays that need no dispatch: what an evaluator asks first. Exact types only (neither
 * can be released or resized between the check and the access); everything unusual is left to the types' own methods.
 */

import { bytearrayType, bytesType, memoryviewType, type PyObject, type Value } from '../types.ts';
import { PyFloat } from '../values/float.ts';
import { PySlice } from '../values/slice.ts';
import { PyTuple } from '../values/tuple.ts';
import { codecOf } from './codecs.ts';
import { itemValue } from './items.ts';
import { sliceRecord } from './layout.ts';
import { arrayType, type PyArray, type PyByteArray, PyBytes, PyMemoryView } from './objects.ts';
import { copyInto } from './storage.ts';
import { FLOAT_ITEMS, INT_ITEMS, type ItemKind, type Items, type ItemType } from './typecodes.ts';

/** `container[key]`; `undefined` if it is not one of the simple cases. */
export function loadItem(container: PyObject, key: Value): Value | undefined {
  if (container.type === memoryviewType) {
    const view = container as PyMemoryView;
    if (typeof key !== 'number') {
      if (key instanceof PyTuple) return key.items.length === 2 ? loadAt(view, key.items[0], key.items[1]) : undefined;
      return key instanceof PySlice ? slice(view, key) : undefined;
    }
    const { items } = view;
    return items === null ? undefined : itemAt(items, view.kind, key < 0 ? key + items.length : key, items.length);
  }
  if (container.type === arrayType && typeof key === 'number') {
    const array = container as PyArray;
    const { length } = array;
    return itemAt(array.items, array.kind, key < 0 ? key + length : key, length);
  }
  return undefined;
}

function itemAt(items: Items, kind: ItemKind, at: number, length: number): Value | undefined {
  if (at < 0 || at >= length) return undefined;
  if (kind === INT_ITEMS) return items[at] as number;
  if (kind === FLOAT_ITEMS) return new PyFloat(items[at] as number);
  return itemValue(items, kind, at);
}

/** Where a bound of a slice lies in `length` items; -1 for what is no plain number. */
function boundIn(bound: Value, length: number, otherwise: number): number {
  if (bound === null) return otherwise;
  if (typeof bound !== 'number') return -1;
  return bound < 0 ? Math.max(bound + length, 0) : Math.min(bound, length);
}

/** A slice of plain bounds and no step of a view of one dimension. */
function slice(view: PyMemoryView, key: PySlice): Value | undefined {
  const { record } = view;
  if (record.ndim !== 1 || view.released || view.restricted || key.step !== null) return undefined;
  const length = record.shape[0];
  const start = boundIn(key.start, length, 0);
  const stop = boundIn(key.stop, length, length);
  if (start < 0 || stop < 0) return undefined;
  return new PyMemoryView(sliceRecord(record, start, 1, Math.max(stop - start, 0)), view.acquisition);
}

/** Does `container[key] = bytes` for plain bounds between which as many bytes lie; says whether it did. */
function storeSlice(container: PyByteArray | PyMemoryView, key: PySlice, value: Value): boolean {
  if (!(value instanceof PyBytes) || value.type !== bytesType || key.step !== null) return false;
  const { data } = value;
  let bytes: Uint8Array;
  let offset: number;
  let length: number;
  if (container instanceof PyMemoryView) {
    const { record } = container;
    if (record.ndim !== 1 || record.code !== 'B' || !record.contiguous || container.released) return false;
    ({ bytes, offset, nbytes: length } = record);
  } else ({ bytes, start: offset, length } = container.storage);
  const start = boundIn(key.start, length, 0);
  const stop = boundIn(key.stop, length, length);
  if (start < 0 || stop - start !== data.length) return false;
  copyInto(bytes, offset + start, data, 0, data.length);
  return true;
}

/** Where the item of two indices lies in a view of two dimensions; -1 if there is more to it. */
function positionOf(view: PyMemoryView, i: Value, j: Value): number {
  const { record } = view;
  if (record.ndim !== 2 || view.released || record.suboffsets.length !== 0) return -1;
  const { shape, strides } = record;
  if (typeof i !== 'number' || typeof j !== 'number') return -1;
  if (i < 0) i += shape[0];
  if (j < 0) j += shape[1];
  if (i < 0 || i >= shape[0] || j < 0 || j >= shape[1]) return -1;
  return record.offset + i * strides[0] + j * strides[1];
}

/** `container[i, j]`; `undefined` if it is not one of the simple cases. */
export function loadItemAt(container: Value, i: Value, j: Value): Value | undefined {
  return container instanceof PyMemoryView ? loadAt(container, i, j) : undefined;
}

/** Does `container[i, j] = value`, if that is one of the simple cases; says whether it did. */
export function storeItemAt(container: Value, i: Value, j: Value, value: Value): boolean {
  return container instanceof PyMemoryView && !container.readonly && storeAt(container, i, j, value);
}

function loadAt(view: PyMemoryView, i: Value, j: Value): Value | undefined {
  const at = positionOf(view, i, j);
  if (at < 0) return undefined;
  const { bytes, code } = view.record;
  if (code === 'B') return bytes[at];
  const codec = codecOf('native', code);
  return codec?.read(bytes, at, codec.size);
}

/** Does `container[key] = value`, if that is one of the simple cases; says whether it did. */
export function storeItem(container: PyObject, key: Value, value: Value): boolean {
  if (container.type === memoryviewType) {
    const view = container as PyMemoryView;
    if (view.readonly) return false;
    if (typeof key !== 'number') {
      if (key instanceof PySlice) return storeSlice(view, key, value);
      return key instanceof PyTuple && key.items.length === 2 && storeAt(view, key.items[0], key.items[1], value);
    }
    const { items } = view;
    return items !== null && putItem(items, view.itemType!, key < 0 ? key + items.length : key, items.length, value);
  }
  if (container.type === bytearrayType)
    return key instanceof PySlice && storeSlice(container as PyByteArray, key, value);
  if (container.type === arrayType && typeof key === 'number') {
    const array = container as PyArray;
    const { length } = array;
    return putItem(array.items, array.itemType, key < 0 ? key + length : key, length, value);
  }
  return false;
}

function putItem(items: Items, itemType: ItemType, at: number, length: number, value: Value): boolean {
  if (at < 0 || at >= length) return false;
  if (itemType.kind === INT_ITEMS) {
    if (typeof value !== 'number' || value < itemType.min || value > itemType.max) return false;
    items[at] = value;
    return true;
  }
  // Narrower floats may have to refuse a value.
  if (itemType.code !== 'd' || !(value instanceof PyFloat)) return false;
  items[at] = value.value;
  return true;
}

function storeAt(view: PyMemoryView, i: Value, j: Value, value: Value): boolean {
  if (typeof value !== 'number') return false;
  const at = positionOf(view, i, j);
  if (at < 0) return false;
  const { bytes, code } = view.record;
  const codec = codecOf('native', code);
  if (codec?.family !== 'integer' || value < codec.min || value > codec.max) return false;
  if (code === 'B') bytes[at] = value;
  else codec.store(bytes, at, value, codec.size);
  return true;
}
