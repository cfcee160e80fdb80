/** Subscription of a memoryview: items, slices, and assignment to them (C `memory_subscript`, `memory_ass_sub`). */
import type { Codec } from '../../runtime/buffer/codecs.ts';
import { OUT_OF_RANGE, overflowsReal, WRONG_TYPE } from '../../runtime/buffer/codecs.ts';
import { copyItems, toContiguous } from '../../runtime/buffer/copy.ts';
import { itemValue, itemValues } from '../../runtime/buffer/items.ts';
import {
  contiguousStrides,
  followed,
  positionIn,
  sameFormat,
  sameShape,
  sliceRecord,
  viewCodec,
} from '../../runtime/buffer/layout.ts';
import { PyMemoryView } from '../../runtime/buffer/objects.ts';
import { holding } from '../../runtime/buffer/reachability.ts';
import { BufferRecord } from '../../runtime/buffer/record.ts';
import { checkReleased, checkRestricted, getBuffer } from '../../runtime/buffer/request.ts';
import { INT_ITEMS, itemTypes } from '../../runtime/buffer/typecodes.ts';
import {
  indexError,
  isRaised,
  notImplementedError,
  OverflowError,
  type PyException,
  TypeError_,
  typeError,
  ValueError,
  valueError,
} from '../../runtime/errors.ts';
import { hasIndex, indexOf, toSsize } from '../../runtime/protocol/number.ts';
import { sliceIndices } from '../../runtime/protocol/subscript.ts';
import { Ellipsis, type Maybe, type Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { PySlice } from '../../runtime/values/slice.ts';
import { intValue } from '../../runtime/values/subclass.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';

const isIndex = (key: Value): boolean => typeof key === 'number' || hasIndex(key);

/** True for a tuple of nothing but indices (the empty one too). */
function isMultiIndex(key: Value): key is PyTuple {
  return key instanceof PyTuple && key.items.every(isIndex);
}

/** True for a tuple of slices. */
function isMultiSlice(key: Value): boolean {
  return key instanceof PyTuple && key.items.length > 0 && key.items.every(item => item instanceof PySlice);
}

/** `PyNumber_AsSsize_t(key, PyExc_IndexError)`. */
function asIndex(key: Value): number {
  if (typeof key === 'number') return key;
  try {
    return toSsize(key);
  } catch (thrown) {
    if (isRaised(thrown, OverflowError)) throw indexError(thrown.value.args.items[0] as string);
    throw thrown;
  }
}

const outOfBounds = (dim: number): PyException => indexError(`index out of bounds on dimension ${dim + 1}`);

/** `view[key]`. */
export function getViewItem(view: PyMemoryView, key: Value): Value {
  const { items } = view;
  if (typeof key === 'number' && items !== null) {
    const at = key < 0 ? key + items.length : key;
    if (at < 0 || at >= items.length) throw outOfBounds(0);
    return itemValue(items, view.kind, at);
  }
  checkReleased(view);
  const { record } = view;
  if (record.ndim === 0) {
    if (key instanceof PyTuple && key.items.length === 0) return readItem(view, record.offset);
    if (key === Ellipsis) return view;
    throw typeError('invalid indexing of 0-dim memory');
  }
  if (isIndex(key)) {
    const index = typeof key === 'number' ? key : holding(view, () => asIndex(key));
    checkReleased(view);
    if (record.ndim > 1) throw notImplementedError('multi-dimensional sub-views are not implemented');
    const at = positionIn(record, 0, record.offset, index);
    if (at < 0) throw outOfBounds(0);
    return readItem(view, at);
  }
  if (key instanceof PySlice) return slice(view, key);
  if (isMultiIndex(key)) {
    return readItem(view, positionOf(record, key));
  }
  if (isMultiSlice(key)) throw notImplementedError('multi-dimensional slicing is not implemented');
  throw typeError('memoryview: invalid slice key');
}

/** The slice with its step as a plain int, which is asked for before the bounds. */
function withPlainStep(key: PySlice): PySlice {
  const { step } = key;
  if (step === null || typeof step === 'number' || !hasIndex(step)) return key;
  return new PySlice(key.start, key.stop, indexOf(step));
}

/** Clipped as `PySlice_Unpack` clips a step: it can be negated. */
function clippedStep(step: bigint): bigint {
  const most = 2n ** 63n - 1n;
  return step > most ? most : step < -most ? -most : step;
}

function slice(view: PyMemoryView, key: PySlice): PyMemoryView {
  checkRestricted(view);
  const { record, acquisition } = view;
  // An `__index__` in the slice may release the view: the new one keeps the memory, and is an export meanwhile.
  acquisition.views++;
  try {
    const kept = new PyMemoryView(record, acquisition);
    const exact = holding(kept, () => withPlainStep(key));
    const { start, step, length } = holding(kept, () => sliceIndices(exact, record.shape[0]));
    const by = typeof exact.step === 'bigint' ? clippedStep(exact.step) : step;
    return new PyMemoryView(sliceRecord(record, start, by, length), acquisition);
  } finally {
    acquisition.views--;
  }
}

/** Where the item of a tuple of indices lies (C `ptr_from_tuple`). */
function positionOf(record: BufferRecord, key: PyTuple): number {
  const { ndim } = record;
  const count = key.items.length;
  if (count < ndim) throw notImplementedError('sub-views are not implemented');
  if (count > ndim) throw typeError(`cannot index ${ndim}-dimension view with ${count}-element tuple`);
  let at = record.offset;
  for (let dim = 0; dim < ndim; dim++) {
    at = positionIn(record, dim, at, asIndex(key.items[dim]));
    if (at < 0) throw outOfBounds(dim);
  }
  return at;
}

/** C `unpack_single`. @throws NotImplementedError for a format that memoryview does not know */
function readItem(view: PyMemoryView, at: number): Value {
  checkReleased(view);
  const codec = viewCodec(view.record);
  return codec.read(view.record.bytes, at, codec.size);
}

/** `view[key] = value`; with `undefined`, `del view[key]`. */
export function setViewItem(view: PyMemoryView, key: Value, value: Maybe): void {
  const { items, record } = view;
  if (typeof key === 'number' && typeof value === 'number' && items !== null && view.kind === INT_ITEMS) {
    const itemType = view.itemType!;
    const at = key < 0 ? key + items.length : key;
    if (!record.readonly && at >= 0 && at < items.length && value >= itemType.min && value <= itemType.max) {
      items[at] = value;
      return;
    }
  }
  checkReleased(view);
  // C `adjust_fmt`: a format of several characters is refused before anything else.
  if (record.code === '' && !/^@?.$/s.test(record.format)) viewCodec(record);
  if (record.readonly) throw typeError('cannot modify read-only memory');
  if (value === undefined) throw typeError('cannot delete memory');
  if (record.ndim === 0) {
    if (key !== Ellipsis && !(key instanceof PyTuple && key.items.length === 0)) {
      throw typeError('invalid indexing of 0-dim memory');
    }
    writeItem(view, record.offset, value);
    return;
  }
  if (isIndex(key)) {
    if (record.ndim > 1) throw notImplementedError('sub-views are not implemented');
    const index = typeof key === 'number' ? key : holding(view, () => asIndex(key));
    const at = positionIn(record, 0, record.offset, index);
    if (at < 0) throw outOfBounds(0);
    writeItem(view, at, value);
    return;
  }
  if (key instanceof PySlice && record.ndim === 1) {
    holding(view, () => assignSlice(view, key, value));
    return;
  }
  if (isMultiIndex(key)) {
    writeItem(view, positionOf(record, key), value);
    return;
  }
  if (key instanceof PySlice || isMultiSlice(key)) {
    throw notImplementedError('memoryview slice assignments are currently restricted to ndim = 1');
  }
  throw typeError('memoryview: invalid slice key');
}

function assignSlice(view: PyMemoryView, key: PySlice, value: Value): void {
  const source = getBuffer(value);
  try {
    const { start, step, length } = sliceIndices(key, view.record.shape[0]);
    const target = sliceRecord(view.record, start, step, length);
    checkReleased(view);
    if (!sameFormat(target, source.record) || !sameShape(target, source.record)) {
      throw valueError('memoryview assignment: lvalue and rvalue have different structures');
    }
    copyItems(target, source.record);
  } finally {
    source.release();
  }
}

/** C `pack_single`: conversions may run Python code that releases the view. */
function writeItem(view: PyMemoryView, at: number, value: Value): void {
  const codec = viewCodec(view.record);
  const stored =
    typeof value === 'object' && value !== null
      ? holding(view, () => convert(codec, value, view))
      : convert(codec, value, view);
  // CPython does not look again where the item is a bytes object.
  if (codec.code !== 'c') checkReleased(view);
  codec.store(view.record.bytes, at, stored, codec.size);
}

/** Whether a number fits the C long, or for the unsigned codes the unsigned long, that it is first read into. */
function isLong(number: Value, code: string): boolean {
  const n = intValue(number);
  if (n === undefined) return false;
  return 'BHI'.includes(code) ? n >= 0 && n < 2n ** 64n : n >= -(2n ** 63n) && n < 2n ** 63n;
}

function convert(codec: Codec, value: Value, view: PyMemoryView) {
  const { code } = codec;
  if (codec.family === 'bool') return codec.convert(value);
  // `PyLong_AsVoidPtr` asks for an int itself.
  if (codec.family === 'pointer' && intValue(value) === undefined) {
    throw typeError(`memoryview: invalid type for format '${code}'`);
  }
  let stored: ReturnType<Codec['convert']>;
  let number: Value = value;
  try {
    if (codec.family === 'integer' && hasIndex(value)) number = indexOf(value);
    stored = codec.convert(number);
  } catch (thrown) {
    if (isRaised(thrown, TypeError_)) stored = WRONG_TYPE;
    else if (isRaised(thrown, OverflowError) || isRaised(thrown, ValueError)) stored = OUT_OF_RANGE;
    else throw thrown;
  }
  if (stored === WRONG_TYPE) throw typeError(`memoryview: invalid type for format '${code}'`);
  const tooLarge = code === 'e' && stored !== OUT_OF_RANGE && overflowsReal(stored as number, 2);
  if (stored === OUT_OF_RANGE || tooLarge) {
    // Where C first reads a long or a double, it looks at the view before it looks at the item's own range.
    if (tooLarge || ('bBhHiI'.includes(code) && isLong(number, code))) checkReleased(view);
    throw valueError(`memoryview: invalid value for format '${code}'`);
  }
  return stored;
}

/** `view.tolist()`. */
export function viewToList(view: PyMemoryView): Value {
  checkReleased(view);
  const { record, items } = view;
  if (items !== null) return new PyList(itemValues(items, view.itemType!));
  if (record.ndim === 0) return readItem(view, record.offset);
  if (record.length === 0) return emptyLists(record, 0);
  const codec = viewCodec(record);
  if (!record.contiguous && itemTypes.get(codec.code)?.size === record.itemsize) {
    const { format, itemsize, shape } = record;
    const bytes = toContiguous(record);
    const strides = contiguousStrides(shape, itemsize);
    return dimensionToList(new BufferRecord(bytes, 0, format, itemsize, shape, strides, true), codec, 0, 0);
  }
  return dimensionToList(record, codec, 0, record.offset);
}

function emptyLists(record: BufferRecord, dim: number): PyList {
  if (dim + 1 === record.ndim) return new PyList([]);
  return new PyList(Array.from({ length: record.shape[dim] }, () => emptyLists(record, dim + 1)));
}

function dimensionToList(record: BufferRecord, codec: Codec, dim: number, base: number): PyList {
  const extent = record.shape[dim];
  const stride = record.strides[dim];
  const { bytes, itemsize } = record;
  if (dim + 1 < record.ndim) {
    const rows: Value[] = [];
    for (let i = 0; i < extent; i++) {
      rows.push(dimensionToList(record, codec, dim + 1, followed(record, dim, base + i * stride)));
    }
    return new PyList(rows);
  }
  const itemType = itemTypes.get(codec.code);
  if (extent > 0 && stride === itemsize && itemType?.size === itemsize && record.suboffsets.length === 0) {
    const items = itemType.over(bytes.subarray(base, base + extent * itemsize));
    if (items !== null) return new PyList(itemValues(items, itemType));
  }
  const values: Value[] = new Array(Math.min(extent, 1 << 24));
  for (let i = 0; i < extent; i++) values[i] = codec.read(bytes, followed(record, dim, base + i * stride), itemsize);
  return new PyList(values);
}
