/** From record to record: slices, casts, and where an item lies. Pure: no memory is read or written, none copied. */
import { notImplementedError, type PyException, typeError, valueError } from '../errors.ts';
import type { PyInt } from '../types.ts';
import { codecOf } from './codecs.ts';
import { nativeCode } from './native-code.ts';
import { BufferRecord } from './record.ts';

/** `PyBUF_MAX_NDIM` */
export const MAX_NDIM = 64;

const NO_NUMBERS: readonly number[] = [];

/** The strides of items that lie in C order without gaps. */
export function contiguousStrides(shape: readonly number[], itemsize: number): number[] {
  const strides = new Array<number>(shape.length);
  let stride = itemsize;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = stride;
    stride *= shape[i];
  }
  return strides;
}

/** First strides that no float holds exactly, by the strides they belong to: such a dimension has one item at most. */
const wideStrides = new WeakMap<readonly number[], bigint>();

/** The first stride of a record, exact. */
export function firstStride(record: BufferRecord): PyInt {
  return wideStrides.get(record.strides) ?? record.strides[0];
}

/** A slice whose stride is wide or wraps around: it is computed in 64 bits, as C does. */
function wideSlice(record: BufferRecord, start: number, step: PyInt, length: number): BufferRecord {
  const stride = BigInt.asIntN(64, BigInt(firstStride(record)) * BigInt(step));
  const strides = [Number(stride), ...record.strides.slice(1)];
  if (!Number.isSafeInteger(strides[0])) wideStrides.set(strides, stride);
  return new BufferRecord(
    record.bytes,
    // Nothing lies at the beginning of nothing.
    length === 0 ? record.offset : record.offset + start * record.strides[0],
    record.format,
    record.itemsize,
    [length, ...record.shape.slice(1)],
    strides,
    record.readonly,
    record.suboffsets,
    record.code,
  );
}

/** A slice along the first dimension: `length` items from item `start`, `step` (of 64 bits) apart. */
export function sliceRecord(record: BufferRecord, start: number, step: PyInt, length: number): BufferRecord {
  const { shape, strides, suboffsets } = record;
  const by = typeof step === 'number' ? strides[0] * step : Number.NaN;
  if (!(Math.abs(by) < Number.MAX_SAFE_INTEGER)) return wideSlice(record, start, step, length);
  const one = shape.length === 1;
  const offset = start * strides[0];
  // Behind a pointer the slice moves within what the pointer shows: for the first dimension none was followed yet.
  return new BufferRecord(
    record.bytes,
    record.offset + offset,
    record.format,
    record.itemsize,
    one ? [length] : [length, ...shape.slice(1)],
    one ? [by] : [by, ...strides.slice(1)],
    record.readonly,
    suboffsets,
    record.code,
  );
}

/** The same view, not to be written through. */
export function readonlyRecord(record: BufferRecord): BufferRecord {
  const { bytes, offset, format, itemsize, shape, strides, suboffsets, code } = record;
  return new BufferRecord(bytes, offset, format, itemsize, shape, strides, true, suboffsets, code);
}

const isByteCode = (code: string): boolean => code === 'B' || code === 'b' || code === 'c';

/**
 * Other items over the same contiguous bytes, in one dimension (C `cast_to_1D`).
 * @throws ValueError for a format that memoryview does not know; TypeError if the items do not fit
 */
export function castTo1D(record: BufferRecord, format: string): BufferRecord {
  const nul = format.indexOf('\0');
  if (nul >= 0) format = format.slice(0, nul);
  const code = nativeCode(format);
  if (code === '') {
    throw valueError(
      "memoryview: destination format must be a native single character format prefixed with an optional '@'",
    );
  }
  if (!isByteCode(record.code) && !isByteCode(code)) {
    throw typeError('memoryview: cannot cast between two non-byte formats');
  }
  const itemsize = codecOf('native', code)!.size;
  const { bytes, offset, nbytes } = record;
  if (nbytes % itemsize !== 0) throw typeError('memoryview: length is not a multiple of itemsize');
  return new BufferRecord(
    bytes,
    offset,
    format,
    itemsize,
    [nbytes / itemsize],
    [itemsize],
    record.readonly,
    NO_NUMBERS,
    code,
  );
}

/**
 * The items of a one-dimensional contiguous record in other dimensions (C `cast_to_ND`).
 * @param shape positive numbers, at most 64 of them
 * @throws ValueError if their product is no Py_ssize_t; TypeError if it is not the number of items
 */
export function castToND(record: BufferRecord, shape: readonly number[]): BufferRecord {
  const { bytes, offset, format, itemsize, nbytes, code } = record;
  if (!productIs(shape, itemsize, nbytes)) throw shapeMismatch();
  const strides = contiguousStrides(shape, itemsize);
  return new BufferRecord(bytes, offset, format, itemsize, shape, strides, record.readonly, NO_NUMBERS, code);
}

/** What `cast` says of a shape that is not that of the memory. */
export function shapeMismatch(): PyException {
  return typeError('memoryview: product(shape) * itemsize != buffer size');
}

/** The bytes of so many items of `product` bytes (C `copy_shape`). @throws ValueError if they do not fit a Py_ssize_t */
export function timesExtent(product: bigint, extent: number | bigint): bigint {
  if (product > (2n ** 63n - 1n) / BigInt(extent)) throw valueError('memoryview.cast(): product(shape) > SSIZE_MAX');
  return product * BigInt(extent);
}

function productIs(shape: readonly number[], itemsize: number, expected: number): boolean {
  return shape.reduce<bigint>(timesExtent, BigInt(itemsize)) === BigInt(expected);
}

/** Follows the pointer at `at` if dimension `dim` says so (PEP 3118 suboffsets). */
export function followed(record: BufferRecord, dim: number, at: number): number {
  const { suboffsets } = record;
  if (suboffsets.length === 0 || suboffsets[dim] < 0) return at;
  return Number(record.view.getBigUint64(at, true)) + suboffsets[dim];
}

/**
 * Where item `index` of a dimension lies, given where the dimension begins (C `lookup_dimension`).
 * @returns a byte position in `record.bytes`; -1 if the index is out of bounds
 */
export function positionIn(record: BufferRecord, dim: number, base: number, index: number): number {
  const extent = record.shape[dim];
  if (index < 0) index += extent;
  if (index < 0 || index >= extent) return -1;
  const at = base + record.strides[dim] * index;
  return record.suboffsets.length === 0 ? at : followed(record, dim, at);
}

/** Calls `visit` with the byte position of every item, in C order. */
export function forEachPosition(record: BufferRecord, visit: (at: number) => void): void {
  const { shape, strides, ndim } = record;
  const walk = (dim: number, base: number): void => {
    const extent = shape[dim];
    const stride = strides[dim];
    for (let i = 0; i < extent; i++) {
      const at = followed(record, dim, base + i * stride);
      if (dim + 1 === ndim) visit(at);
      else walk(dim + 1, at);
    }
  };
  if (ndim === 0) visit(record.offset);
  else walk(0, record.offset);
}

/** The codec of a view's items. @throws NotImplementedError for formats that memoryview does not know (C `adjust_fmt`) */
export function viewCodec(record: BufferRecord) {
  if (record.code === '') throw notImplementedError(`memoryview: format ${record.format} not supported`);
  return codecOf('native', record.code)!;
}

/** Whether two records have items of one shape (C `equiv_shape`): dimensions behind an empty one do not count. */
export function sameShape(a: BufferRecord, b: BufferRecord): boolean {
  if (a.ndim !== b.ndim) return false;
  for (let i = 0; i < a.ndim; i++) {
    if (a.shape[i] !== b.shape[i]) return false;
    if (a.shape[i] === 0) break;
  }
  return true;
}

/** Whether items have the same format and size (C `equiv_format`); `@` at the front makes no difference. */
export function sameFormat(a: BufferRecord, b: BufferRecord): boolean {
  const plain = (format: string): string => (format[0] === '@' ? format.slice(1) : format);
  return a.itemsize === b.itemsize && plain(a.format) === plain(b.format);
}
