/** The item types that a typed array can hold as they lie in memory: what makes bulk work and inlined items possible. */

import { HalfArray } from './half.ts';

/** How items of a typed array become Python values. */
export const INT_ITEMS = 0;
/** float: a `PyFloat` of the item */
export const FLOAT_ITEMS = 1;
/** a BigInt64Array or BigUint64Array: an int of the item, normalised */
export const BIGINT_ITEMS = 2;
/** code points: a str of one character */
export const CHARACTER_ITEMS = 3;
/** never inlined: `?`, `c`, `P` views, and arrays of none of the above */
export const OTHER_ITEMS = 4;
export type ItemKind = 0 | 1 | 2 | 3 | 4;

export type Items =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float16Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

interface ItemsConstructor {
  new (buffer: ArrayBufferLike, byteOffset?: number, length?: number): Items;
  readonly BYTES_PER_ELEMENT: number;
}

/** A native single-character format whose items a typed array holds. */
export class ItemType {
  readonly code: string;
  readonly size: number;
  readonly kind: ItemKind;
  readonly Items: ItemsConstructor;
  /** The integers that fit; for `BIGINT_ITEMS` only those in JavaScript's safe range are told here. */
  readonly min: number;
  readonly max: number;

  constructor(code: string, kind: ItemKind, Items: ItemsConstructor, min = 0, max = 0) {
    this.code = code;
    this.size = Items.BYTES_PER_ELEMENT;
    this.kind = kind;
    this.Items = Items;
    this.min = min;
    this.max = max;
  }

  /** The items in `bytes`, without copying; null if they do not lie aligned. A rest shorter than an item is left out. */
  over(bytes: Uint8Array): Items | null {
    // Asking a small array for its buffer moves it out of V8's heap: not for nothing.
    if (this.Items === Uint8Array) return bytes;
    if (bytes.byteOffset % this.size !== 0) return null;
    return new this.Items(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / this.size));
  }
}

const SAFE = Number.MAX_SAFE_INTEGER;

/** By native format character (PEP 3118, LP64). */
export const itemTypes = new Map<string, ItemType>(
  [
    new ItemType('b', INT_ITEMS, Int8Array, -0x80, 0x7f),
    new ItemType('B', INT_ITEMS, Uint8Array, 0, 0xff),
    new ItemType('h', INT_ITEMS, Int16Array, -0x8000, 0x7fff),
    new ItemType('H', INT_ITEMS, Uint16Array, 0, 0xffff),
    new ItemType('i', INT_ITEMS, Int32Array, -0x80000000, 0x7fffffff),
    new ItemType('I', INT_ITEMS, Uint32Array, 0, 0xffffffff),
    new ItemType('l', BIGINT_ITEMS, BigInt64Array, -SAFE, SAFE),
    new ItemType('L', BIGINT_ITEMS, BigUint64Array, 0, SAFE),
    new ItemType('q', BIGINT_ITEMS, BigInt64Array, -SAFE, SAFE),
    new ItemType('Q', BIGINT_ITEMS, BigUint64Array, 0, SAFE),
    new ItemType('n', BIGINT_ITEMS, BigInt64Array, -SAFE, SAFE),
    new ItemType('N', BIGINT_ITEMS, BigUint64Array, 0, SAFE),
    new ItemType('e', FLOAT_ITEMS, HalfArray),
    new ItemType('f', FLOAT_ITEMS, Float32Array),
    new ItemType('d', FLOAT_ITEMS, Float64Array),
    new ItemType('u', CHARACTER_ITEMS, Uint32Array),
    new ItemType('w', CHARACTER_ITEMS, Uint32Array),
  ].map(type => [type.code, type]),
);
