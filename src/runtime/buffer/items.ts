/** Many items at once: between memory and arrays of Python values. */
import { valueError } from '../errors.ts';
import type { Value } from '../types.ts';
import { PyFloat } from '../values/float.ts';
import { type Codec, joinSigned } from './codecs.ts';
import { copyOf } from './storage.ts';
import { BIGINT_ITEMS, FLOAT_ITEMS, INT_ITEMS, type Items, type ItemType } from './typecodes.ts';

/** Longer arrays made with `new Array(n)` are hash tables in V8. */
const MAX_PREALLOCATED = 1 << 25;

/**
 * What a typed array's own search compares with to find what Python's `==` finds; `undefined` if only `==` can tell.
 */
export function searchable(kind: ItemType['kind'], value: Value): number | bigint | undefined {
  const n = typeof value === 'boolean' ? Number(value) : value;
  if (typeof n === 'number') {
    if (kind === INT_ITEMS || kind === FLOAT_ITEMS) return n;
    return kind === BIGINT_ITEMS ? BigInt(n) : undefined;
  }
  return kind === FLOAT_ITEMS && n instanceof PyFloat && n.type.origin === 'builtin' ? n.value : undefined;
}

/** How many items a typed array's `===` finds equal. */
export function countItems(items: Items, value: number | bigint): number {
  let found = 0;
  for (let i = 0; i < items.length; i++) if (items[i] === value) found++;
  return found;
}

/** An array for `length` values, to be filled from the front. */
export function arrayFor(length: number): Value[] {
  return length <= MAX_PREALLOCATED ? new Array(length) : [];
}

/** Python's value of item `i`. */
export function itemValue(items: Items, kind: ItemType['kind'], i: number): Value {
  switch (kind) {
    case INT_ITEMS:
      return items[i] as number;
    case FLOAT_ITEMS:
      return new PyFloat(items[i] as number);
    case BIGINT_ITEMS: {
      const n = items[i] as bigint;
      return n <= 9007199254740991n && n >= -9007199254740991n ? Number(n) : n;
    }
    default:
      return character(items[i] as number);
  }
}

/** The str of a code point (C `PyUnicode_FromOrdinal`). @throws ValueError beyond U+10FFFF */
function character(code: number): string {
  if (code > 0x10ffff) throw valueError('chr() arg not in range(0x110000)');
  return String.fromCodePoint(code);
}

/** Puts the values of all `items` into `out` from `at`. */
export function itemsInto(items: Items, itemType: ItemType, out: Value[], at: number): void {
  const n = items.length;
  switch (itemType.kind) {
    case INT_ITEMS:
      intsInto(items as Uint8Array, out, at);
      return;
    case FLOAT_ITEMS:
      for (let i = 0; i < n; i++) out[at + i] = new PyFloat(items[i] as number);
      return;
    case BIGINT_ITEMS: {
      // Most are small: read as halves, they make no bigint.
      const halves = new Int32Array(items.buffer, items.byteOffset, 2 * n);
      const least = items instanceof BigInt64Array ? -0x200000 : 0;
      for (let i = 0; i < n; i++) {
        const high = halves[2 * i + 1];
        out[at + i] = high < 0x200000 && high >= least ? joinSigned(halves[2 * i] >>> 0, high) : (items[i] as bigint);
      }
      return;
    }
    default:
      for (let i = 0; i < n; i++) out[at + i] = character(items[i] as number);
  }
}

function intsInto(items: Uint8Array, out: Value[], at: number): void {
  const n = items.length;
  for (let i = 0; i < n; i++) out[at + i] = items[i];
}

/**
 * Stores `count` of `values`, from index `first` on, as long as they are plain numbers that fit.
 * @param at where the first of them goes
 * @returns how many were stored
 */
export function storePlain(
  items: Items,
  itemType: ItemType,
  at: number,
  values: readonly Value[],
  first = 0,
  count = values.length,
): number {
  let i = 0;
  if (itemType.kind === INT_ITEMS) {
    const { min, max } = itemType;
    const ints = items as Int32Array;
    for (; i < count; i++) {
      const value = values[first + i];
      if (typeof value !== 'number' || value < min || value > max) break;
      ints[at + i] = value;
    }
  } else if (itemType.kind === FLOAT_ITEMS) {
    const floats = items as Float64Array;
    for (; i < count; i++) {
      const value = values[first + i];
      if (value instanceof PyFloat) floats[at + i] = value.value;
      else if (typeof value === 'number') floats[at + i] = value;
      else break;
    }
  } else if (itemType.kind === BIGINT_ITEMS) {
    // The halves are written as such: no bigint is made.
    const halves = new Uint32Array(items.buffer, items.byteOffset + 8 * at, 2 * count);
    const { min } = itemType;
    for (; i < count; i++) {
      const value = values[first + i];
      if (typeof value !== 'number' || value < min) break;
      halves[2 * i] = value;
      halves[2 * i + 1] = Math.floor(value / 0x100000000);
    }
  }
  return i;
}

/** Python's values of all `items`. */
export function itemValues(items: Items, itemType: ItemType): Value[] {
  const out = arrayFor(items.length);
  itemsInto(items, itemType, out, 0);
  return out;
}

/** Reverses the bytes of every item of `size` bytes in place. */
export function byteswap(bytes: Uint8Array, size: number): void {
  if (size === 1) return;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (size === 2) buffer.swap16();
  else if (size === 4) buffer.swap32();
  else buffer.swap64();
}

/** Reads `count` items, one after the other from byte `from`, into `out` from index `at`. */
export function readMany(codec: Codec, bytes: Uint8Array, from: number, count: number, out: Value[], at: number): void {
  const { itemType, size } = codec;
  if (itemType === null) {
    for (let i = 0; i < count; i++) out[at + i] = codec.read(bytes, from + i * size, size);
    return;
  }
  let run = bytes.subarray(from, from + count * size);
  let items = codec.littleEndian || size === 1 ? itemType.over(run) : null;
  if (items === null) {
    run = copyOf(run);
    if (!codec.littleEndian) byteswap(run, size);
    items = itemType.over(run)!;
  }
  itemsInto(items, itemType, out, at);
}
