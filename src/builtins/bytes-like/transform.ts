/** Building new bytes from old: replace, translate, expandtabs, repetition, concatenation. */
import { allocateUnfilled, copyOf, EMPTY } from '../../runtime/buffer/storage.ts';
import { memoryError } from '../../runtime/errors.ts';
import { mapped } from './characters.ts';
import { count, find, findByte } from './search.ts';

/** `data.replace(from, to, limit)` (negative: all); null if nothing changes. @throws MemoryError */
export function replaced(data: Uint8Array, from: Uint8Array, to: Uint8Array, limit: number): Uint8Array | null {
  let left = limit < 0 ? Number.MAX_SAFE_INTEGER : limit;
  if (left === 0 || (from.length === 0 && to.length === 0) || data.length < from.length) return null;
  if (from.length === 0) return interleaved(data, to, left);
  if (from.length === 1 && to.length === 1 && limit < 0) {
    if (findByte(data, from[0], 0, data.length) < 0) return null;
    return withByte(data, from[0], to[0]);
  }
  const matches = Math.min(left, count(data, from, 0, data.length));
  if (matches === 0) return null;
  const result = sized(data.length + matches * (to.length - from.length));
  let at = 0;
  let out = 0;
  for (left = matches; left > 0; left--) {
    const next = find(data, from, at, data.length);
    out = put(result, out, data, at, next);
    out = put(result, out, to, 0, to.length);
    at = next + from.length;
  }
  put(result, out, data, at, data.length);
  return result;
}

/** With one byte in place of another. */
function withByte(data: Uint8Array, old: number, by: number): Uint8Array {
  const result = copyOf(data);
  let i = 0;
  // Where the byte is rare, hopping from one to the next is faster than looking at all.
  for (let hops = 0; hops < 64 || i > hops * 64; hops++) {
    const at = findByte(result, old, i, result.length);
    if (at < 0) return result;
    result[at] = by;
    i = at + 1;
  }
  for (; i < result.length; i++) if (result[i] === old) result[i] = by;
  return result;
}

function put(result: Uint8Array, out: number, data: Uint8Array, from: number, to: number): number {
  if (to - from > 32) result.set(data.subarray(from, to), out);
  else for (let i = from, k = out; i < to; i++, k++) result[k] = data[i];
  return out + to - from;
}

/** `to` before each of the first `limit` bytes, and at the end if the limit allows. */
function interleaved(data: Uint8Array, to: Uint8Array, limit: number): Uint8Array {
  const times = Math.min(limit, data.length + 1);
  const result = sized(data.length + times * to.length);
  let out = 0;
  for (let i = 0; i < times; i++) {
    out = put(result, out, to, 0, to.length);
    if (i < data.length) result[out++] = data[i];
  }
  if (times < data.length) put(result, out, data, times, data.length);
  return result;
}

/** Memory for a result of `size` bytes. @throws MemoryError */
export function sized(size: number): Uint8Array {
  if (size > Number.MAX_SAFE_INTEGER) throw memoryError();
  return allocateUnfilled(size);
}

/** `data * times` for a positive result size. @throws MemoryError */
export function repeated(data: Uint8Array, times: number): Uint8Array {
  if (times <= 0 || data.length === 0) return EMPTY;
  const result = sized(data.length * times);
  if (data.length === 1) return result.fill(data[0]);
  result.set(data);
  for (let done = data.length; done < result.length; done *= 2) {
    result.copyWithin(done, 0, Math.min(done, result.length - done));
  }
  return result;
}

export function concatenated(a: Uint8Array, b: Uint8Array): Uint8Array {
  const result = sized(a.length + b.length);
  put(result, put(result, 0, a, 0, a.length), b, 0, b.length);
  return result;
}

/** `data.translate(table, delete)`: first bytes are deleted, then looked up. */
export function translated(data: Uint8Array, table: Uint8Array | null, deleted: Uint8Array): Uint8Array {
  const result = allocateUnfilled(data.length);
  if (deleted.length === 0 && table !== null) return mapped(data, table, result);
  const kept = new Uint8Array(256).fill(1);
  for (const byte of deleted) kept[byte] = 0;
  let to = 0;
  // Written always, and written over if the byte goes: no branch to be mispredicted.
  if (table === null) {
    for (let i = 0; i < data.length; i++) {
      const byte = data[i];
      result[to] = byte;
      to += kept[byte];
    }
  } else {
    for (let i = 0; i < data.length; i++) {
      const byte = data[i];
      result[to] = table[byte];
      to += kept[byte];
    }
  }
  return to * 2 > result.length ? result.subarray(0, to) : copyOf(result, 0, to);
}

/** `data.expandtabs(size)`. @throws MemoryError */
export function tabsExpanded(data: Uint8Array, size: number): Uint8Array {
  let length = 0;
  let column = 0;
  const scan = (emit: (byte: number, times: number) => void): void => {
    column = 0;
    for (let i = 0; i < data.length; i++) {
      const byte = data[i];
      if (byte === 9) {
        if (size <= 0) continue;
        const width = size - (column % size);
        column += width;
        emit(32, width);
      } else {
        column = byte === 10 || byte === 13 ? 0 : column + 1;
        emit(byte, 1);
      }
    }
  };
  scan((_, times) => {
    length += times;
  });
  const result = sized(length);
  let to = 0;
  scan((byte, times) => {
    if (times === 1) result[to++] = byte;
    else {
      result.fill(byte, to, to + times);
      to += times;
    }
  });
  return result;
}

/** `data` between `left` and `right` fill bytes. @throws MemoryError */
export function padded(data: Uint8Array, left: number, right: number, fill: number): Uint8Array {
  const result = sized(left + data.length + right);
  result.fill(fill, 0, left);
  result.set(data, left);
  result.fill(fill, left + data.length);
  return result;
}
