/** What the methods of bytes and bytearray share: the kinds, and how arguments become bytes and positions. */
import { byteAlone, emptyBytes, PyByteArray, PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf, isExporter } from '../../runtime/buffer/request.ts';
import { copyOf, partOf } from '../../runtime/buffer/storage.ts';
import { isRaised, OverflowError, overflowError, typeError, valueError } from '../../runtime/errors.ts';
import { clippedIndex, hasIndex, indexOf, toSsize } from '../../runtime/protocol/number.ts';
import { bytearrayType, bytesType, type Maybe, type PyType, typeName, type Value } from '../../runtime/types.ts';

export type BytesLike = PyBytes | PyByteArray;

/** Which of the two types a method works for: it decides what results are. */
export interface Kind {
  readonly name: 'bytes' | 'bytearray';
  readonly type: PyType;
  /** A new object that keeps `data`. */
  make(data: Uint8Array): BytesLike;
  /** `self[from:to]` for 0 ≤ from ≤ to ≤ the length: `self` itself if it is exact bytes and all of it is wanted. */
  part(self: BytesLike, from: number, to: number): BytesLike;
}

/** Parts at least this long share the memory of the bytes that they come from. */
const SHARED_FROM = 1024;

export const bytesKind: Kind = {
  name: 'bytes',
  type: bytesType,
  make: data => new PyBytes(data),
  part(self, from, to) {
    const { data } = self;
    const size = to - from;
    if (size === data.length && self.type === bytesType) return self;
    if (size < 2) return size === 0 ? emptyBytes : byteAlone(data[from]);
    return new PyBytes(size >= SHARED_FROM ? partOf(data, from, size) : copyOf(data, from, size));
  },
};

export const bytearrayKind: Kind = {
  name: 'bytearray',
  type: bytearrayType,
  make: data => new PyByteArray(data),
  part: (self, from, to) => new PyByteArray(copyOf(self.data, from, to - from)),
};

/** All of `self` as a result (C `return_self`): exact bytes as they are, everything else copied. */
export function unchanged(kind: Kind, self: BytesLike): BytesLike {
  return kind.part(self, 0, self.data.length);
}

/**
 * A byte: an int from 0 to 255 (C `_getbytevalue`).
 * @throws TypeError, ValueError
 */
export function byteValue(value: Value, message = 'byte must be in range(0, 256)'): number {
  const n = typeof value === 'number' ? value : indexOf(value);
  if (typeof n === 'bigint' || n < 0 || n > 255) throw valueError(message);
  return n;
}

/** An Argument Clinic `Py_ssize_t`. @throws TypeError, OverflowError */
export function ssize(value: Value): number {
  return typeof value === 'number' ? value : toSsize(value, 'Python int too large to convert to C ssize_t');
}

/** As a width, the smallest that leaves no room for the head of a bytes object. */
const TOO_LARGE = 2n ** 63n - 33n;

/** What `width` gives for a size that no bytes object can have. */
export const NO_SIZE = 2 ** 63;

/** An Argument Clinic `Py_ssize_t` that is the size of a result. @throws TypeError, OverflowError */
export function width(value: Value, tooLarge = 'Python int too large to convert to C ssize_t'): number {
  if (typeof value === 'number') return value;
  const n = indexOf(value);
  if (typeof n === 'number') return n;
  if (n >= TOO_LARGE && n < 2n ** 63n) return NO_SIZE;
  if (n >= 2n ** 63n || n < -(2n ** 63n)) throw overflowError(tooLarge);
  return toSsize(n);
}

/** Checks the size of a result before it is made (C `PyBytes_FromStringAndSize`). @throws OverflowError */
export function checkSize(kind: 'bytes' | 'bytearray', size: number): void {
  if (size === NO_SIZE && kind === 'bytes') throw overflowError('byte string is too large');
}

/** An optional `start` or `end` of a search. @throws TypeError */
function position(value: Maybe, absent: number): number {
  if (typeof value === 'number') return value;
  if (value === undefined || value === null) return absent;
  if (!hasIndex(value)) throw typeError('slice indices must be integers or None or have an __index__ method');
  return clippedIndex(value);
}

/** Where a search starts and ends in `length` bytes; `start` may lie beyond the end. */
export interface Range {
  start: number;
  end: number;
}

/** The `start` and `end` of a search, not yet clamped to the length. @throws TypeError */
export function searchRange(start: Maybe, end: Maybe): Range {
  return { start: position(start, 0), end: position(end, Number.MAX_SAFE_INTEGER) };
}

/** C `ADJUST_INDICES`. */
export function clamp(range: Range, length: number): Range {
  if (range.end > length) range.end = length;
  else if (range.end < 0) range.end = Math.max(range.end + length, 0);
  if (range.start < 0) range.start = Math.max(range.start + length, 0);
  return range;
}

/**
 * What to search for: bytes, or one byte (C `parse_args_finds_byte`).
 * @throws TypeError, ValueError
 */
export function needle(value: Value): Uint8Array | number {
  if (isExporter(value)) return bytesOf(value);
  if (!hasIndex(value)) {
    throw typeError(`argument should be integer or bytes-like object, not '${typeName(value)}'`);
  }
  try {
    return byteValue(value);
  } catch (thrown) {
    if (isRaised(thrown, OverflowError)) throw valueError('byte must be in range(0, 256)');
    throw thrown;
  }
}

/** Runs what may call Python code while a bytearray's memory is held, as CPython's methods do. */
export function pinned<T>(self: BytesLike, run: () => T): T {
  if (self instanceof PyBytes) return run();
  const { storage } = self;
  storage.pins++;
  try {
    return run();
  } finally {
    storage.pins--;
  }
}
