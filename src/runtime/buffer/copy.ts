/** Copies between records and memory: in bulk where items lie together, row by row where they do not. */
import { followed, forEachPosition } from './layout.ts';
import type { BufferRecord } from './record.ts';
import { allocateUnfilled, copyOf } from './storage.ts';

/** All items one after the other in C order, in memory of its own (`PyBuffer_ToContiguous`). */
export function toContiguous(record: BufferRecord): Uint8Array {
  if (record.contiguous) return copyOf(record.bytes, record.offset, record.nbytes);
  const out = allocateUnfilled(record.nbytes);
  if (record.nbytes !== 0) gather(record, out);
  return out;
}

/** The same in Fortran order: the first index changes fastest. */
export function toFortran(record: BufferRecord): Uint8Array {
  const { shape, strides, ndim, itemsize, bytes } = record;
  const out = allocateUnfilled(record.nbytes);
  if (record.nbytes === 0) return out;
  let to = 0;
  if (record.suboffsets.length !== 0) {
    // A pointer depends on the indices before it, so items are visited in C order.
    const steps: number[] = [];
    let step = itemsize;
    for (const extent of shape) {
      steps.push(step);
      step *= extent;
    }
    const index = new Array<number>(ndim).fill(0);
    forEachPosition(record, at => {
      let where = 0;
      for (let d = 0; d < ndim; d++) where += index[d] * steps[d];
      out.set(bytes.subarray(at, at + itemsize), where);
      for (let d = ndim - 1; d >= 0 && ++index[d] === shape[d]; d--) index[d] = 0;
    });
    return out;
  }
  const walk = (dim: number, base: number): void => {
    for (let i = 0; i < shape[dim]; i++) {
      const at = base + i * strides[dim];
      if (dim === 0) {
        for (let k = 0; k < itemsize; k++) out[to + k] = bytes[at + k];
        to += itemsize;
      } else walk(dim - 1, at);
    }
  };
  if (ndim === 0) out.set(bytes.subarray(record.offset, record.offset + itemsize));
  else walk(ndim - 1, record.offset);
  return out;
}

/** Copies the items of a record that has some into contiguous memory. */
function gather(record: BufferRecord, out: Uint8Array): void {
  const { shape, strides, ndim, itemsize, bytes } = record;
  const last = ndim - 1;
  const pointers = record.suboffsets.length !== 0 && record.suboffsets[last] >= 0;
  let to = 0;
  const row = (base: number): void => {
    const count = shape[last];
    if (pointers) {
      for (let i = 0; i < count; i++) {
        const at = followed(record, last, base + i * strides[last]);
        out.set(bytes.subarray(at, at + itemsize), to + i * itemsize);
      }
    } else if (strides[last] === itemsize) out.set(bytes.subarray(base, base + count * itemsize), to);
    else copyRow(bytes, base, strides[last], out, to, itemsize, itemsize, count);
    to += count * itemsize;
  };
  const walk = (dim: number, base: number): void => {
    if (dim === last) row(base);
    else for (let i = 0; i < shape[dim]; i++) walk(dim + 1, followed(record, dim, base + i * strides[dim]));
  };
  if (ndim === 0) out.set(bytes.subarray(record.offset, record.offset + itemsize));
  else walk(0, record.offset);
}

/** Copies `count` items of `size` bytes, each side with its own stride; the two do not overlap. */
function copyRow(
  source: Uint8Array,
  from: number,
  fromStride: number,
  target: Uint8Array,
  to: number,
  toStride: number,
  size: number,
  count: number,
): void {
  const words = wordsOf(source, from, fromStride, target, to, toStride, size);
  if (words !== null) {
    copyWords(words.source, words.from, words.fromStride, words.target, words.to, words.toStride, count);
    return;
  }
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < size; k++) target[to + k] = source[from + k];
    from += fromStride;
    to += toStride;
  }
}

type Words = Uint8Array | Uint16Array | Uint32Array | Float64Array;

function copyWords(
  source: Words,
  from: number,
  fromStride: number,
  target: Words,
  to: number,
  toStride: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) {
    target[to] = source[from];
    from += fromStride;
    to += toStride;
  }
}

/** Both sides as items that JavaScript moves at once, if they are aligned. */
function wordsOf(
  source: Uint8Array,
  from: number,
  fromStride: number,
  target: Uint8Array,
  to: number,
  toStride: number,
  size: number,
) {
  if (size === 1) return { source, from, fromStride, target, to, toStride };
  // Not Float64Array for 8 bytes: it may change the bits of a NaN.
  if (size !== 2 && size !== 4) return null;
  const Kind = size === 2 ? Uint16Array : Uint32Array;
  if ((source.byteOffset | target.byteOffset | from | to | fromStride | toStride) & (size - 1)) return null;
  return {
    source: new Kind(source.buffer as ArrayBuffer, source.byteOffset, Math.floor(source.length / size)),
    from: from / size,
    fromStride: fromStride / size,
    target: new Kind(target.buffer as ArrayBuffer, target.byteOffset, Math.floor(target.length / size)),
    to: to / size,
    toStride: toStride / size,
  };
}

/** Copies between one-dimensional records of the same item size and length; the two may overlap (C `copy_single`). */
export function copyItems(target: BufferRecord, source: BufferRecord): void {
  const count = target.length;
  if (count === 0) return;
  if (target.contiguous && source.contiguous) {
    target.bytes.set(source.memory(), target.offset);
    return;
  }
  const data =
    source.contiguous && source.bytes.buffer !== target.bytes.buffer ? source.memory() : toContiguous(source);
  const { itemsize } = target;
  if (target.suboffsets.length === 0) {
    copyRow(data, 0, itemsize, target.bytes, target.offset, target.strides[0], itemsize, count);
    return;
  }
  let from = 0;
  forEachPosition(target, at => {
    target.bytes.set(data.subarray(from, from + itemsize), at);
    from += itemsize;
  });
}
