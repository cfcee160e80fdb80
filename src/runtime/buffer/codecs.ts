/**
 * The one table of item codecs: how each struct/PEP 3118 format character lies in memory, in the three modes native
 * (LP64, little-endian), standard little-endian and standard big-endian.
 *
 * Writing is two steps, because a conversion may run Python code (`__index__`) and the memory may be gone after it:
 * `convert` makes of a Python value what `store` puts into memory. What does not convert comes back as a failure kind;
 * struct, memoryview and array each say it in their own words. Exceptions of user code pass through.
 */

import { hasIndex, indexOf, isTrue, toFloat } from '../protocol/number.ts';
import type { PyInt, Value } from '../types.ts';
import { PyComplex } from '../values/complex.ts';
import { PyFloat } from '../values/float.ts';
import { toComplex } from './complex-value.ts';
import { getHalf, halfRound, setHalf } from './half.ts';
import { byteAlone, PyByteArray, PyBytes } from './objects.ts';
import { copyOf } from './storage.ts';
import { type ItemType, itemTypes } from './typecodes.ts';

/** The value is of a wrong type. */
export const WRONG_TYPE = Symbol('wrong type');
/** The value is of the right type and does not fit. */
export const OUT_OF_RANGE = Symbol('out of range');
export type Failure = typeof WRONG_TYPE | typeof OUT_OF_RANGE;

/** What `convert` makes and `store` takes: a number, a bool, a complex number, or bytes. */
export type Stored = number | bigint | boolean | Uint8Array | PyComplex;

export type Family =
  | 'padding'
  | 'character'
  | 'integer'
  | 'bool'
  | 'real'
  | 'complex'
  | 'string'
  | 'pascal'
  | 'pointer';
export type Mode = 'native' | 'little' | 'big';

export interface Codec {
  readonly code: string;
  readonly family: Family;
  /** Bytes of one item. */
  readonly size: number;
  /** Native mode only; 1 otherwise. */
  readonly alignment: number;
  /** Of integers: what fits. */
  readonly min: PyInt;
  readonly max: PyInt;
  readonly littleEndian: boolean;
  /** The item type whose typed array reads the same bytes (after swapping them if big-endian). */
  readonly itemType: ItemType | null;
  /** The item at `at`. `size` is the field's: only `s` and `p` use it. */
  read(bytes: Uint8Array, at: number, size: number): Value;
  /** A Python value as it will be stored, or why it cannot be. */
  convert(value: Value): Stored | Failure;
  store(bytes: Uint8Array, at: number, stored: any, size: number): void;
}

// ---------------------------------------------------------------- integers

type ReadInteger = (bytes: Uint8Array, at: number) => PyInt;

const integerReaders: Record<string, ReadInteger> = {
  i1: (b, at) => (b[at] << 24) >> 24,
  u1: (b, at) => b[at],
  i2l: (b, at) => ((b[at] | (b[at + 1] << 8)) << 16) >> 16,
  i2b: (b, at) => ((b[at + 1] | (b[at] << 8)) << 16) >> 16,
  u2l: (b, at) => b[at] | (b[at + 1] << 8),
  u2b: (b, at) => b[at + 1] | (b[at] << 8),
  i4l: (b, at) => b[at] | (b[at + 1] << 8) | (b[at + 2] << 16) | (b[at + 3] << 24),
  i4b: (b, at) => b[at + 3] | (b[at + 2] << 8) | (b[at + 1] << 16) | (b[at] << 24),
  u4l: (b, at) => (b[at] | (b[at + 1] << 8) | (b[at + 2] << 16) | (b[at + 3] << 24)) >>> 0,
  u4b: (b, at) => (b[at + 3] | (b[at + 2] << 8) | (b[at + 1] << 16) | (b[at] << 24)) >>> 0,
  i8l: (b, at) => joinSigned(low(b, at), low(b, at + 4) | 0),
  i8b: (b, at) => joinSigned(high(b, at + 4), high(b, at) | 0),
  u8l: (b, at) => joinUnsigned(low(b, at), low(b, at + 4)),
  u8b: (b, at) => joinUnsigned(high(b, at + 4), high(b, at)),
};

function low(b: Uint8Array, at: number): number {
  return (b[at] | (b[at + 1] << 8) | (b[at + 2] << 16) | (b[at + 3] << 24)) >>> 0;
}
function high(b: Uint8Array, at: number): number {
  return (b[at + 3] | (b[at + 2] << 8) | (b[at + 1] << 16) | (b[at] << 24)) >>> 0;
}

/** A signed 64-bit integer of its halves: low unsigned, high signed. */
export function joinSigned(lowHalf: number, highHalf: number): PyInt {
  const n = highHalf * 0x100000000 + lowHalf;
  return Number.isSafeInteger(n) ? n : (BigInt(highHalf) << 32n) | BigInt(lowHalf);
}

/** An unsigned 64-bit integer of its unsigned halves. */
export function joinUnsigned(lowHalf: number, highHalf: number): PyInt {
  return highHalf < 0x200000 ? highHalf * 0x100000000 + lowHalf : (BigInt(highHalf) << 32n) | BigInt(lowHalf);
}

function storeInteger(size: number, littleEndian: boolean): Codec['store'] {
  switch (size) {
    case 1:
      return (b, at, n: number) => {
        b[at] = n;
      };
    case 2:
      return littleEndian
        ? (b, at, n: number) => {
            b[at] = n;
            b[at + 1] = n >> 8;
          }
        : (b, at, n: number) => {
            b[at] = n >> 8;
            b[at + 1] = n;
          };
    case 4:
      return littleEndian ? storeLow : storeHigh;
    default:
      return (b, at, n: PyInt) => {
        const lowHalf = typeof n === 'number' ? n >>> 0 : Number(BigInt.asUintN(32, n));
        const highHalf = typeof n === 'number' ? Math.floor(n / 0x100000000) : Number(BigInt.asIntN(32, n >> 32n));
        if (littleEndian) {
          storeLow(b, at, lowHalf);
          storeLow(b, at + 4, highHalf);
        } else {
          storeHigh(b, at, highHalf);
          storeHigh(b, at + 4, lowHalf);
        }
      };
  }
}
function storeLow(b: Uint8Array, at: number, n: number): void {
  b[at] = n;
  b[at + 1] = n >> 8;
  b[at + 2] = n >> 16;
  b[at + 3] = n >> 24;
}
function storeHigh(b: Uint8Array, at: number, n: number): void {
  b[at] = n >> 24;
  b[at + 1] = n >> 16;
  b[at + 2] = n >> 8;
  b[at + 3] = n;
}

// ---------------------------------------------------------------- floats

const scratch = new DataView(new ArrayBuffer(8));
const scratchBytes = new Uint8Array(scratch.buffer);

function readReal(bytes: Uint8Array, at: number, size: number, littleEndian: boolean): number {
  for (let i = 0; i < size; i++) scratchBytes[i] = bytes[at + i];
  if (size === 8) return scratch.getFloat64(0, littleEndian);
  return size === 4 ? scratch.getFloat32(0, littleEndian) : getHalf(scratch, 0, littleEndian);
}

function storeReal(bytes: Uint8Array, at: number, value: number, size: number, littleEndian: boolean): void {
  if (size === 8) scratch.setFloat64(0, value, littleEndian);
  else if (size === 4) scratch.setFloat32(0, value, littleEndian);
  else setHalf(scratch, 0, value, littleEndian);
  for (let i = 0; i < size; i++) bytes[at + i] = scratchBytes[i];
}

/** Whether a double becomes an infinity when stored in `size` bytes, though it is none. */
export function overflowsReal(value: number, size: number): boolean {
  if (size === 8 || !Number.isFinite(value)) return false;
  return !Number.isFinite(size === 4 ? Math.fround(value) : halfRound(value));
}

// ---------------------------------------------------------------- the table

type Base = Omit<Codec, 'code' | 'size' | 'alignment' | 'littleEndian' | 'min' | 'max' | 'itemType'>;

function integer(size: number, signed: boolean, littleEndian: boolean, min: PyInt, max: PyInt): Base {
  const read = integerReaders[`${signed ? 'i' : 'u'}${size}${size === 1 ? '' : littleEndian ? 'l' : 'b'}`];
  return {
    family: 'integer',
    read,
    convert(value) {
      if (typeof value !== 'number') {
        if (!hasIndex(value)) return WRONG_TYPE;
        value = indexOf(value);
      }
      return value < min || value > max ? OUT_OF_RANGE : (value as PyInt);
    },
    store: storeInteger(size, littleEndian),
  };
}

function real(size: number, littleEndian: boolean): Base {
  return {
    family: 'real',
    read: (bytes, at) => new PyFloat(readReal(bytes, at, size, littleEndian)),
    convert: value => (value instanceof PyFloat ? value.value : toFloat(value)),
    store: (bytes, at, value: number) => storeReal(bytes, at, value, size, littleEndian),
  };
}

function complex(size: number, littleEndian: boolean): Base {
  const half = size / 2;
  return {
    family: 'complex',
    read: (bytes, at) =>
      new PyComplex(readReal(bytes, at, half, littleEndian), readReal(bytes, at + half, half, littleEndian)),
    convert: toComplex,
    store(bytes, at, value: PyComplex) {
      storeReal(bytes, at, value.real, half, littleEndian);
      storeReal(bytes, at + half, value.imag, half, littleEndian);
    },
  };
}

const bool: Base = {
  family: 'bool',
  read: (bytes, at) => bytes[at] !== 0,
  convert: isTrue,
  store(bytes, at, value: boolean) {
    bytes[at] = value ? 1 : 0;
  },
};

const character: Base = {
  family: 'character',
  read: (bytes, at) => byteAlone(bytes[at]),
  convert(value) {
    if (!(value instanceof PyBytes)) return WRONG_TYPE;
    return value.data.length === 1 ? value.data[0] : OUT_OF_RANGE;
  },
  store(bytes, at, value: number) {
    bytes[at] = value;
  },
};

function textBytes(value: Value): Uint8Array | Failure {
  return value instanceof PyBytes || value instanceof PyByteArray ? value.data : WRONG_TYPE;
}

const string: Base = {
  family: 'string',
  read(bytes, at, size) {
    return new PyBytes(copyOf(bytes, at, size));
  },
  convert: textBytes,
  store(bytes, at, value: Uint8Array, size) {
    bytes.set(value.length > size ? value.subarray(0, size) : value, at);
    if (value.length < size) bytes.fill(0, at + value.length, at + size);
  },
};

/** The first byte counts those that follow. */
const pascal: Base = {
  family: 'pascal',
  read(bytes, at, size) {
    return string.read(bytes, at + 1, size === 0 ? 0 : Math.min(bytes[at], size - 1));
  },
  convert: textBytes,
  store(bytes, at, value: Uint8Array, size) {
    if (size === 0) return;
    const length = Math.min(value.length, size - 1);
    bytes[at] = Math.min(length, 255);
    string.store(bytes, at + 1, value.subarray(0, length), size - 1);
  },
};

const padding: Base = {
  family: 'padding',
  read: () => null,
  convert: () => WRONG_TYPE,
  store(bytes, at) {
    bytes[at] = 0;
  },
};

const TWO_64 = 2n ** 64n;
/** `PyLong_AsVoidPtr`: negative addresses wrap around. */
const pointer: Base = {
  family: 'pointer',
  read: integerReaders.u8l,
  convert(value) {
    if (!hasIndex(value)) return WRONG_TYPE;
    const n = indexOf(value);
    if (n >= TWO_64 || n < -(2n ** 63n)) return OUT_OF_RANGE;
    return n;
  },
  store: storeInteger(8, true),
};

interface Row {
  code: string;
  family: Family;
  /** native and standard size; 0: not in standard mode */
  native: number;
  standard: number;
  signed?: boolean;
  alignment?: number;
}

const ROWS: readonly Row[] = [
  { code: 'x', family: 'padding', native: 1, standard: 1 },
  { code: 'c', family: 'character', native: 1, standard: 1 },
  { code: 'b', family: 'integer', native: 1, standard: 1, signed: true },
  { code: 'B', family: 'integer', native: 1, standard: 1 },
  { code: '?', family: 'bool', native: 1, standard: 1 },
  { code: 'h', family: 'integer', native: 2, standard: 2, signed: true },
  { code: 'H', family: 'integer', native: 2, standard: 2 },
  { code: 'i', family: 'integer', native: 4, standard: 4, signed: true },
  { code: 'I', family: 'integer', native: 4, standard: 4 },
  { code: 'l', family: 'integer', native: 8, standard: 4, signed: true },
  { code: 'L', family: 'integer', native: 8, standard: 4 },
  { code: 'q', family: 'integer', native: 8, standard: 8, signed: true },
  { code: 'Q', family: 'integer', native: 8, standard: 8 },
  { code: 'n', family: 'integer', native: 8, standard: 0, signed: true },
  { code: 'N', family: 'integer', native: 8, standard: 0 },
  { code: 'e', family: 'real', native: 2, standard: 2 },
  { code: 'f', family: 'real', native: 4, standard: 4 },
  { code: 'd', family: 'real', native: 8, standard: 8 },
  { code: 'F', family: 'complex', native: 8, standard: 8, alignment: 4 },
  { code: 'D', family: 'complex', native: 16, standard: 16, alignment: 8 },
  { code: 's', family: 'string', native: 1, standard: 1 },
  { code: 'p', family: 'pascal', native: 1, standard: 1 },
  { code: 'P', family: 'pointer', native: 8, standard: 0 },
];

/** The item type of the same size, sign and family. */
function itemTypeOf(row: Row, size: number): ItemType | null {
  if (row.family === 'real') return itemTypes.get(row.code)!;
  if (row.family === 'pointer') return itemTypes.get('Q')!;
  if (row.family !== 'integer') return null;
  const code = 'bhiq'[Math.log2(size)];
  return itemTypes.get(row.signed === true ? code : code.toUpperCase())!;
}

function base(row: Row, size: number, littleEndian: boolean, min: PyInt, max: PyInt): Base {
  switch (row.family) {
    case 'integer':
      return integer(size, row.signed === true, littleEndian, min, max);
    case 'real':
      return real(size, littleEndian);
    case 'complex':
      return complex(size, littleEndian);
    case 'bool':
      return bool;
    case 'character':
      return character;
    case 'string':
      return string;
    case 'pascal':
      return pascal;
    case 'padding':
      return padding;
    case 'pointer':
      return pointer;
  }
}

/** The least and the greatest integer of `size` bytes. */
function bounds(size: number, signed: boolean): [PyInt, PyInt] {
  const bits = 8n * BigInt(size);
  const [min, max] = signed ? [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n] : [0n, 2n ** bits - 1n];
  return size < 8 ? [Number(min), Number(max)] : [signed ? min : 0, max];
}

const tables: Record<Mode, Map<string, Codec>> = { native: new Map(), little: new Map(), big: new Map() };

/** The codec of a format character in a mode; `undefined` if the mode has none. Made on first use. */
export function codecOf(mode: Mode, code: string): Codec | undefined {
  const table = tables[mode];
  let codec = table.get(code);
  if (codec !== undefined) return codec;
  const row = ROWS.find(r => r.code === code);
  if (row === undefined) return undefined;
  const size = mode === 'native' ? row.native : row.standard;
  if (size === 0) return undefined;
  const littleEndian = mode !== 'big';
  const [min, max] = row.family === 'integer' ? bounds(size, row.signed === true) : [0, 0];
  const alignment = mode === 'native' ? (row.alignment ?? size) : 1;
  const itemType = itemTypeOf(row, size);
  codec = { code, size, alignment, littleEndian, min, max, itemType, ...base(row, size, littleEndian, min, max) };
  table.set(code, codec);
  return codec;
}
