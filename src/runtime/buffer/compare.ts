/** Comparison of buffers by the values of their items, across formats and layouts (C `memory_richcompare`). */
import { isRaised } from '../errors.ts';
import { equals } from '../protocol/compare.ts';
import type { Value } from '../types.ts';
import { tupleOf } from '../values/tuple.ts';
import { codecOf } from './codecs.ts';
import { toContiguous } from './copy.ts';
import { cachedFormat, structError, structErrorType } from './format.ts';
import { followed, sameShape } from './layout.ts';
import type { BufferRecord } from './record.ts';
import { partOf } from './storage.ts';
import { FLOAT_ITEMS, type Items, itemTypes } from './typecodes.ts';

/** Reads one item as a Python value. */
type Unpack = (bytes: Uint8Array, at: number) => Value;

/** True if both have the same shape and equal items. Formats that struct does not know make buffers unequal. */
export function buffersEqual(a: BufferRecord, b: BufferRecord): boolean {
  if (!sameShape(a, b)) return false;
  const known = bulkEqual(a, b);
  if (known !== null) return known;
  let readA: Unpack;
  let readB: Unpack;
  if (a.code !== '' && a.code === b.code) {
    readA = readB = codecReader(a);
  } else {
    try {
      readA = structReader(a);
      readB = structReader(b);
    } catch (thrown) {
      if (isRaised(thrown, structErrorType)) return false;
      throw thrown;
    }
  }
  if (a.ndim === 0) return equals(readA(a.bytes, a.offset), readB(b.bytes, b.offset));
  return dimensionEqual(a, b, 0, a.offset, b.offset, readA, readB);
}

function dimensionEqual(
  a: BufferRecord,
  b: BufferRecord,
  dim: number,
  baseA: number,
  baseB: number,
  readA: Unpack,
  readB: Unpack,
): boolean {
  const last = dim + 1 === a.ndim;
  for (let i = 0; i < a.shape[dim]; i++) {
    const atA = followed(a, dim, baseA + i * a.strides[dim]);
    const atB = followed(b, dim, baseB + i * b.strides[dim]);
    if (last) {
      if (!equals(readA(a.bytes, atA), readB(b.bytes, atB))) return false;
    } else if (!dimensionEqual(a, b, dim + 1, atA, atB, readA, readB)) return false;
  }
  return true;
}

function codecReader(record: BufferRecord): Unpack {
  const codec = codecOf('native', record.code)!;
  return (bytes, at) => codec.read(bytes, at, codec.size);
}

/** C `struct_get_unpacker`: an item of several fields is a tuple. */
function structReader(record: BufferRecord): Unpack {
  const format = cachedFormat(record.format);
  const { size } = format;
  return (bytes, at) => {
    if (size > record.itemsize) {
      throw structError(
        `unpack_from requires a buffer of at least ${size} bytes for unpacking ${size} bytes at offset 0 ` +
          `(actual buffer size is ${record.itemsize})`,
      );
    }
    const values = format.unpack(bytes, at);
    return values.length === 1 ? values[0] : tupleOf(values);
  };
}

/** The answer where memory alone gives it; null if items must be looked at. */
function bulkEqual(a: BufferRecord, b: BufferRecord): boolean | null {
  const typeA = itemTypes.get(a.code);
  const typeB = itemTypes.get(b.code);
  if (a.code === 'c' && b.code === 'c') return bytesEqual(memory(a), memory(b));
  if (typeA === undefined || typeB === undefined) return null;
  if (typeA.size !== a.itemsize || typeB.size !== b.itemsize) return null;
  const alike = typeA.kind !== FLOAT_ITEMS && typeA.Items === typeB.Items;
  if (alike && a.contiguous && b.contiguous) return sameBytes(a.bytes, a.offset, b.bytes, b.offset, a.nbytes);
  const bytesA = memory(a);
  const bytesB = memory(b);
  if (alike) return bytesEqual(bytesA, bytesB);
  const itemsA = typeA.over(bytesA);
  const itemsB = typeB.over(bytesB);
  return itemsA === null || itemsB === null ? null : itemsEqual(itemsA, itemsB);
}

/** The items one after the other, copied if they do not lie so. */
function memory(record: BufferRecord): Uint8Array {
  return record.contiguous ? record.memory() : toContiguous(record);
}

/** Numbers compare as Python's do: exactly, bigints and floats too (NaN equals nothing). */
function itemsEqual(a: Items, b: Items): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: compares mixed numbers and bigints exactly
  for (let i = 0; i < a.length; i++) if (a[i] != b[i]) return false;
  return true;
}

/** So few bytes are compared by a loop: the host would need objects for the parts. */
const FEW = 48;

/** Whether the same `size` bytes stand at two places. */
export function sameBytes(a: Uint8Array, inA: number, b: Uint8Array, inB: number, size: number): boolean {
  if (size > FEW)
    return a === b && inA === inB ? true : Buffer.compare(partOf(a, inA, size), partOf(b, inB, size)) === 0;
  for (let i = 0; i < size; i++) if (a[inA + i] !== b[inB + i]) return false;
  return true;
}

/** Whether two runs of bytes are the same. */
export function bytesEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && sameBytes(a, 0, b, 0, a.length);
}
