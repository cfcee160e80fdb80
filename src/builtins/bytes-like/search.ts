/** Finding bytes in bytes, at the host's speed. */
import { sameBytes } from '../../runtime/buffer/compare.ts';
import { findLong, findLongLast, isLongSearch } from '../../runtime/values/two-way.ts';

const { indexOf, lastIndexOf } = Buffer.prototype;
type Find = (this: Uint8Array, what: Uint8Array | number, from?: number) => number;
const bufferIndexOf = indexOf as unknown as Find;
const bufferLastIndexOf = lastIndexOf as unknown as Find;
/** Up to this many bytes a loop beats a call into the host. */
const SHORT = 48;

/** The first index of `byte` from `from` on below `end`, or -1. */
export function findByte(data: Uint8Array, byte: number, from: number, end: number): number {
  if (end - from <= SHORT) {
    for (let i = from; i < end; i++) if (data[i] === byte) return i;
    return -1;
  }
  const at = bufferIndexOf.call(data, byte, from);
  return at < end ? at : -1;
}

/** The last index of `byte` from `from` on below `end`, or -1. */
export function rfindByte(data: Uint8Array, byte: number, from: number, end: number): number {
  if (end - from <= SHORT) {
    for (let i = end - 1; i >= from; i--) if (data[i] === byte) return i;
    return -1;
  }
  const at = bufferLastIndexOf.call(data, byte, end - 1);
  return at >= from ? at : -1;
}

/** The first index of `part` in `data[from:end]`, or -1; an empty part is everywhere, also at the end. */
export function find(data: Uint8Array, part: Uint8Array, from: number, end: number): number {
  const size = part.length;
  if (end - from < size) return -1;
  if (size === 0) return from;
  if (size === 1) return findByte(data, part[0], from, end);
  if (end - from <= SHORT) {
    const last = end - size;
    const first = part[0];
    for (let i = from; i <= last; i++) {
      if (data[i] !== first) continue;
      let k = 1;
      while (k < size && data[i + k] === part[k]) k++;
      if (k === size) return i;
    }
    return -1;
  }
  if (isLongSearch(size, end - from)) return findLong(data, part, from, end);
  const within = end === data.length ? data : data.subarray(0, end);
  if (end - from <= LONG) return bufferIndexOf.call(within, part, from);
  // Often it is near; looking further takes some preparation.
  const near = bufferIndexOf.call(data.subarray(from, from + NEAR + size), part);
  return near >= 0 ? from + near : findByRarest(within, part, from + NEAR);
}

/** From this size on it pays to look which byte of the needle is rare. */
const LONG = 1 << 14;
const NEAR = 2048;

/**
 * Hops to the occurrences of the needle's byte that is rarest in a sample (the host's search for short needles hops to
 * those of the first one, which is slow where that one is common); gives up for the host's search if hops are short.
 */
function findByRarest(data: Uint8Array, part: Uint8Array, from: number): number {
  const counts = new Uint16Array(256);
  const stride = Math.floor((data.length - from) / 512);
  for (let i = from, k = 0; k < 512; k++, i += stride) counts[data[i]]++;
  let pivot = 0;
  for (let i = 1; i < part.length; i++) if (counts[part[i]] < counts[part[pivot]]) pivot = i;
  const byte = part[pivot];
  let at = from + pivot;
  for (let hops = 1; ; hops++) {
    const hit = bufferIndexOf.call(data, byte, at);
    if (hit < 0) return -1;
    const start = hit - pivot;
    if (start + part.length > data.length) return -1;
    if (matchesAt(data, part, start)) return start;
    at = hit + 1;
    if (hops >= 64 && at - from < hops * 64) return bufferIndexOf.call(data, part, start + 1);
  }
}

/** The last index of `part` in `data[from:end]`, or -1. */
export function rfind(data: Uint8Array, part: Uint8Array, from: number, end: number): number {
  const size = part.length;
  if (end - from < size) return -1;
  if (size === 0) return end;
  if (size === 1) return rfindByte(data, part[0], from, end);
  if (isLongSearch(size, end - from)) return findLongLast(data, part, from, end);
  const at = bufferLastIndexOf.call(data.subarray(from, end), part);
  return at < 0 ? -1 : at + from;
}

/** How often `part` occurs in `data[from:end]` without overlapping. */
export function count(data: Uint8Array, part: Uint8Array | number, from: number, end: number): number {
  if (end < from) return 0;
  if (typeof part === 'number') return countByte(data, part, from, end);
  if (part.length === 0) return end - from + 1;
  if (part.length === 1) return countByte(data, part[0], from, end);
  let found = 0;
  for (let at = find(data, part, from, end); at >= 0; at = find(data, part, at + part.length, end)) found++;
  return found;
}

function countByte(data: Uint8Array, byte: number, from: number, end: number): number {
  let found = 0;
  let i = from;
  // Where the byte is rare, hopping from one to the next is faster than looking at all.
  while (end - i > LONG && i - from >= (found - 64) * 64) {
    const at = bufferIndexOf.call(data, byte, i);
    if (at < 0 || at >= end) return found;
    found++;
    i = at + 1;
  }
  for (; i < end; i++) if (data[i] === byte) found++;
  return found;
}

/** True if `part` stands in `data` at `at`. */
export function matchesAt(data: Uint8Array, part: Uint8Array, at: number): boolean {
  return sameBytes(data, at, part, 0, part.length);
}

/** Negative, 0 or positive, as `a` sorts before, with or after `b`. */
export function compare(a: Uint8Array, b: Uint8Array): number {
  const size = Math.min(a.length, b.length);
  if (size <= SHORT) {
    for (let i = 0; i < size; i++) if (a[i] !== b[i]) return a[i] - b[i];
    return a.length - b.length;
  }
  return Buffer.compare(a, b);
}
