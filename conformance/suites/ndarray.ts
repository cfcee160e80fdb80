/** `_testbuffer.ndarray`: a stack of buffers of any structure, made of items or taken from another exporter. */
import { packFields } from '../../src/builtins/struct/pack.ts';
import { liveExports } from '../../src/runtime/buffer/exports.ts';
import { cachedFormat } from '../../src/runtime/buffer/format.ts';
import { contiguousStrides, followed } from '../../src/runtime/buffer/layout.ts';
import { Acquisition } from '../../src/runtime/buffer/objects.ts';
import { BufferRecord, isContiguous } from '../../src/runtime/buffer/record.ts';
import { type Export, PyBUF, registerExporter, requestBuffer } from '../../src/runtime/buffer/request.ts';
import type { Exporter } from '../../src/runtime/buffer/storage.ts';
import { bufferError, typeError, valueError } from '../../src/runtime/errors.ts';
import { toArray } from '../../src/runtime/protocol/iterate.ts';
import { toSsize } from '../../src/runtime/protocol/number.ts';
import { objectType, PyObject, PyType, type Value } from '../../src/runtime/types.ts';
import { PyList } from '../../src/runtime/values/list.ts';
import { PyTuple } from '../../src/runtime/values/tuple.ts';

/** The `ND_*` constants. */
export const ND = {
  VAREXPORT: 1,
  WRITABLE: 2,
  FORTRAN: 4,
  SCALAR: 8,
  PIL: 16,
  REDIRECT: 32,
  GETBUF_FAIL: 64,
  GETBUF_UNDEFINED: 128,
  MAX_NDIM: 128,
} as const;

const POINTER = 8;

/** One buffer (C `ndbuf_t`): null where a `Py_buffer` has NULL. */
export class Entry implements Exporter {
  exports = 0;
  pins = 0;
  flags = 0;
  /** Whether somebody ever asked for it: then it goes with its last export, unless it is the one on top. */
  wasExported = false;
  readonly bytes: Uint8Array;
  /** Where the first item lies in `bytes`. */
  at: number;
  nbytes: number;
  readonly itemsize: number;
  readonly: boolean;
  ndim: number;
  format: string | null;
  shape: number[] | null;
  strides: number[] | null;
  suboffsets: number[] | null = null;
  /** The exporter that this was taken from. */
  acquisition: Acquisition | null = null;

  constructor(bytes: Uint8Array, at: number, itemsize: number, format: string | null, readonly_: boolean) {
    this.bytes = bytes;
    this.at = at;
    this.itemsize = itemsize;
    this.format = format;
    this.readonly = readonly_;
    this.nbytes = 0;
    this.ndim = 0;
    this.shape = this.strides = null;
  }
}

export const ndarrayType = new PyType('ndarray', [objectType], { module: '_testbuffer' });
ndarrayType.hasWeakref = true;

export class NDArray extends PyObject {
  readonly entries: Entry[] = [];
  varexport = false;
  get head(): Entry {
    return this.entries[this.entries.length - 1];
  }
}
NDArray.prototype.type = ndarrayType;

/** What an entry shows, with the defaults for what it leaves out. */
export function recordOf(entry: Entry): BufferRecord {
  const { bytes, at, format, itemsize, readonly, suboffsets } = entry;
  const shape = entry.shape ?? (entry.ndim === 0 ? [] : [entry.nbytes / itemsize]);
  const strides = entry.strides ?? contiguousStrides(shape, itemsize);
  return new BufferRecord(bytes, at, format ?? 'B', itemsize, shape, strides, readonly, suboffsets ?? []);
}

/** Integers of a sequence. @throws TypeError, ValueError, OverflowError */
export function numbersOf(value: Value, what: string): number[] {
  if (!(value instanceof PyList) && !(value instanceof PyTuple)) throw typeError(`${what} must be a sequence`);
  return toArray(value).map(item => {
    if (typeof item !== 'number' && typeof item !== 'bigint' && typeof item !== 'boolean') {
      throw valueError(`elements of ${what} must be integers`);
    }
    const n = Number(toSsize(item, 'Python int too large to convert to C ssize_t'));
    if (what === 'shape' && n < 0) throw valueError('elements of shape must be integers >= 0');
    return n;
  });
}

/** Where the item of some indices lies (C `PyBuffer_GetPointer`). */
export function addressOf(record: BufferRecord, path: readonly number[]): number {
  let at = record.offset;
  path.forEach((index, dim) => {
    at = followed(record, dim, at + index * record.strides[dim]);
  });
  return at;
}

/** The item at a place, as the struct module unpacks it; several fields make a tuple. */
export function itemAt(record: BufferRecord, at: number): Value {
  const values = cachedFormat(record.format).unpack(record.bytes, at);
  return values.length === 1 ? values[0] : new PyTuple(values);
}

/** Stores an item at a place. @throws struct.error */
export function storeAt(record: BufferRecord, at: number, value: Value): void {
  const format = cachedFormat(record.format);
  const several = value instanceof PyTuple || value instanceof PyList;
  const values = several ? itemsOf(value) : [value];
  if (values.length !== format.items || typeof value === 'string') {
    throw valueError('mismatch between initializer element and format string');
  }
  packFields(format, record.bytes, at, values, 0);
}

function itemsOf(value: Value): Value[] {
  if (value instanceof PyTuple || value instanceof PyList) return [...value.items];
  throw typeError('an item of several members must be a tuple or a list');
}

/** What a buffer of items is made with. */
export interface Structure {
  items: Value;
  shape: Value;
  strides: Value;
  offset: Value;
  format: string;
  flags: number;
}

const product = (numbers: readonly number[]): number => numbers.reduce((a, b) => a * b, 1);

/** Whether all items lie within the memory. */
function fits(
  memory: number,
  itemsize: number,
  at: number,
  shape: readonly number[],
  strides: readonly number[],
): boolean {
  if (at % itemsize !== 0 || at < 0 || at + itemsize > memory) return false;
  if (strides.some(stride => stride % itemsize !== 0)) return false;
  if (shape.includes(0)) return true;
  let [low, high] = [at, at];
  shape.forEach((extent, i) => {
    const reach = strides[i] * (extent - 1);
    if (reach < 0) low += reach;
    else high += reach;
  });
  return low >= 0 && high + itemsize <= memory;
}

/** A buffer of items that is its own (C `init_ndbuf`). @throws ValueError, TypeError, struct.error, OverflowError */
export function entryOf({ items, shape: given, strides: wanted, offset, format, flags }: Structure): Entry {
  const shape = numbersOf(given, 'shape');
  if (shape.length > ND.MAX_NDIM) throw valueError(`ndim must not exceed ${ND.MAX_NDIM}`);
  if ((flags & ND.PIL) !== 0 && shape.length === 0) throw typeError('ND_PIL flag is only valid with ndim > 0');
  const at = Number(toSsize(offset));
  if (at < 0) throw valueError('offset must not be negative');
  const size = cachedFormat(format).size;
  if (size === 0) throw valueError('itemsize must not be zero');
  const values = shape.length === 0 ? [items] : itemsOf(items);
  if (values.length === 0) throw valueError('initializer list or tuple must not be empty');
  let strides = wanted === null ? [] : numbersOf(wanted, 'strides');
  if (strides.length > 0) {
    if ((flags & ND.FORTRAN) !== 0) throw typeError('ND_FORTRAN cannot be used with strides');
    if (strides.length !== shape.length) throw valueError('len(shape) != len(strides)');
  } else if ((flags & ND.FORTRAN) !== 0) strides = contiguousStrides([...shape].reverse(), size).reverse();
  else strides = contiguousStrides(shape, size);
  if (!fits(values.length * size, size, at, shape, strides))
    throw valueError('invalid combination of buffer, shape and strides');
  const entry = new Entry(new Uint8Array(values.length * size), at, size, format, (flags & ND.WRITABLE) === 0);
  const flat = new BufferRecord(entry.bytes, 0, format, size, [values.length], [size], false);
  for (let i = 0; i < values.length; i++) storeAt(flat, i * size, values[i]);
  entry.ndim = shape.length;
  entry.shape = shape;
  entry.strides = strides;
  entry.nbytes = product(shape) * size;
  entry.flags = flags | (shape.length === 0 ? ND.SCALAR : 0);
  if ((flags & ND.PIL) === 0) return entry;
  return behindPointers(entry, shape, strides);
}

/** The same items, the first dimension an array of pointers in front of them (C `init_suboffsets`). */
function behindPointers(entry: Entry, shape: number[], strides: number[]): Entry {
  const count = shape[0];
  const front = count * POINTER;
  const result = new Entry(new Uint8Array(front + entry.bytes.length), 0, entry.itemsize, entry.format, entry.readonly);
  result.bytes.set(entry.bytes, front);
  let suboffset = 0;
  for (let i = 1; i < shape.length && shape[i] !== 0; i++)
    if (strides[i] <= 0) suboffset += -strides[i] * (shape[i] - 1);
  const pointers = new DataView(result.bytes.buffer);
  for (let row = 0; row < count; row++) {
    const place = strides[0] < 0 ? count - 1 - row : row;
    pointers.setBigInt64(place * POINTER, BigInt(front + entry.at + row * strides[0] - suboffset), true);
  }
  result.ndim = entry.ndim;
  result.nbytes = entry.nbytes;
  result.flags = entry.flags;
  result.shape = shape;
  result.strides = [strides[0] < 0 ? -POINTER : POINTER, ...strides.slice(1)];
  result.at = strides[0] < 0 && count > 0 ? (count - 1) * POINTER : 0;
  result.suboffsets = [suboffset, ...shape.slice(1).map(() => -1)];
  return result;
}

const asks = (flags: number, what: number): boolean => (flags & what) === what;

/** A buffer taken from another exporter; what the request does not ask for is left out. */
export function entryFrom(value: Value, flags: number): Entry {
  const given = requestBuffer(value, flags);
  const { record } = given;
  const entry = new Entry(
    record.bytes,
    record.offset,
    record.itemsize,
    asks(flags, PyBUF.FORMAT) ? record.format : null,
    record.readonly,
  );
  entry.ndim = asks(flags, PyBUF.ND) ? record.ndim : 1;
  entry.nbytes = record.nbytes;
  if (asks(flags, PyBUF.ND)) entry.shape = [...record.shape];
  if (asks(flags, PyBUF.STRIDES)) entry.strides = [...record.strides];
  if (record.suboffsets.length > 0) entry.suboffsets = [...record.suboffsets];
  entry.flags = (record.ndim === 0 ? ND.SCALAR : 0) | (record.suboffsets.length > 0 ? ND.PIL : 0);
  entry.acquisition = new Acquisition(given.obj, given.exporter, given.notify);
  return entry;
}

/** C `ndarray_getbuf`. */
function give(self: NDArray, flags: number): Export {
  const entry = self.head;
  if ((entry.flags & ND.REDIRECT) !== 0 && entry.acquisition !== null && entry.acquisition.obj !== null)
    return requestBuffer(entry.acquisition.obj, flags);
  if ((entry.flags & ND.GETBUF_FAIL) !== 0) throw bufferError('ND_GETBUF_FAIL: forced test exception');
  const record = recordOf(entry);
  const c = isContiguous(record, 'C');
  const f = isContiguous(record, 'F');
  const refuse = (why: string) => bufferError(`ndarray: ${why}`);
  if (asks(flags, PyBUF.WRITABLE) && entry.readonly) throw refuse('the memory is read-only');
  if (asks(flags, PyBUF.FORMAT) && entry.format === null) throw refuse('there is no format');
  if (asks(flags, PyBUF.ND) && entry.shape === null && entry.ndim > 0) throw refuse('there is no shape');
  if (asks(flags, PyBUF.STRIDES) && entry.strides === null && entry.ndim > 0) throw refuse('there are no strides');
  if (asks(flags, PyBUF.C_CONTIGUOUS) && !c) throw refuse('the items do not lie in C order');
  if (asks(flags, PyBUF.F_CONTIGUOUS) && !f) throw refuse('the items do not lie in Fortran order');
  if (asks(flags, PyBUF.ANY_CONTIGUOUS) && !c && !f) throw refuse('the items do not lie without gaps');
  if (!asks(flags, PyBUF.INDIRECT) && entry.suboffsets !== null) throw refuse('suboffsets are needed');
  if (!asks(flags, PyBUF.STRIDES) && !c) throw refuse('strides are needed');
  if (!asks(flags, PyBUF.ND) && asks(flags, PyBUF.FORMAT)) throw refuse('a format without a shape says nothing');
  const shape = asks(flags, PyBUF.ND) ? record.shape : [record.nbytes / record.itemsize];
  const strides = asks(flags, PyBUF.ND) ? record.strides : [record.itemsize];
  const format = asks(flags, PyBUF.FORMAT) ? record.format : 'B';
  const shown = new BufferRecord(
    record.bytes,
    record.offset,
    format,
    record.itemsize,
    shape,
    strides,
    record.readonly,
    record.suboffsets,
  );
  entry.wasExported = true;
  return { record: shown, obj: self, exporter: entry };
}
registerExporter(NDArray, give);

/** Whether somebody holds the buffer. */
export const isExported = (entry: Entry): boolean => liveExports(entry) > 0;
