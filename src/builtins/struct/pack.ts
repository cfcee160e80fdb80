/** Packing and unpacking: what the functions of `struct` and the methods of `Struct` share. */
import {
  type Codec,
  type Failure,
  OUT_OF_RANGE,
  overflowsReal,
  type Stored,
  WRONG_TYPE,
} from '../../runtime/buffer/codecs.ts';
import { type StructFormat, structError } from '../../runtime/buffer/format.ts';
import { byteswap, storePlain } from '../../runtime/buffer/items.ts';
import { type Acquisition, PyByteArray, PyBytes } from '../../runtime/buffer/objects.ts';
import type { BufferRecord } from '../../runtime/buffer/record.ts';
import {
  acquisitionOf,
  getBuffer,
  type HeldBuffer,
  PyBUF,
  releaseAcquisition,
  requestBuffer,
  runOf,
  withBytes,
} from '../../runtime/buffer/request.ts';
import {
  BOOL,
  BULK,
  CODEC,
  F64_LITTLE,
  I8,
  I16_BIG,
  I16_LITTLE,
  I32_LITTLE,
  RUN,
  type Step,
  storeDouble,
  storeWord,
  TEXT,
  U8,
  U16_BIG,
  U16_LITTLE,
  U32_LITTLE,
} from '../../runtime/buffer/steps.ts';
import { allocate, copyInto, type Storage } from '../../runtime/buffer/storage.ts';
import { indexError, isRaised, OverflowError, overflowError, PyException, typeError } from '../../runtime/errors.ts';
import { iteratorType, PyIterator } from '../../runtime/protocol/iterate.ts';
import { hasIndex, indexOf, toSsize } from '../../runtime/protocol/number.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { bytearrayType, type Maybe, type PyInt, typeName, type Value } from '../../runtime/types.ts';
import type { PyComplex } from '../../runtime/values/complex.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import { intValue } from '../../runtime/values/subclass.ts';
import { type PyTuple, tupleOf } from '../../runtime/values/tuple.ts';

/** A value as a codec stores it. @throws struct.error, OverflowError */
function converted(codec: Codec, value: Value): Stored {
  let stored: Stored | Failure;
  if (codec.family === 'real') {
    try {
      stored = codec.convert(value);
    } catch (thrown) {
      if (thrown instanceof PyException) throw structError('required argument is not a float');
      throw thrown;
    }
    if (overflowsReal(stored as number, codec.size)) {
      if (intValue(value) !== undefined) throw structError('int too large to convert');
      throw overflowError(`float too large to pack with ${codec.code} format`);
    }
    return stored as number;
  }
  if (codec.family === 'complex') {
    let number: PyComplex;
    try {
      number = codec.convert(value) as PyComplex;
    } catch (thrown) {
      if (thrown instanceof PyException) throw structError('required argument is not a complex');
      throw thrown;
    }
    // CPython looks for overflow in big-endian order only.
    const half = codec.size / 2;
    if (!codec.littleEndian && (overflowsReal(number.real, half) || overflowsReal(number.imag, half))) {
      throw overflowError('float too large to pack with f format');
    }
    return number as Stored;
  }
  stored = codec.convert(value);
  if (stored === WRONG_TYPE || stored === OUT_OF_RANGE) throw failure(codec, stored, value);
  return stored;
}

function storeValue(codec: Codec, bytes: Uint8Array, at: number, value: Value, size: number): void {
  if (codec.family === 'integer' && codec.size === 8 && !codec.littleEndian && hasIndex(value)) {
    // What CPython has no native function for goes through `_PyLong_AsByteArray`, which finds out at the end.
    value = indexOf(value);
    if (codec.convert(value) === OUT_OF_RANGE && (value > 0 || codec.min < 0)) codec.store(bytes, at, value, size);
  }
  codec.store(bytes, at, converted(codec, value), size);
}

function failure(codec: Codec, kind: Failure, value: Value): PyException {
  switch (codec.family) {
    case 'character':
      return structError('char format requires a bytes object of length 1');
    case 'string':
    case 'pascal':
      return structError(`argument for '${codec.code}' must be a bytes object`);
    default:
      if (kind === WRONG_TYPE) return structError('required argument is not an integer');
      if (codec.family !== 'pointer') {
        return structError(`'${codec.code}' format requires ${codec.min} <= number <= ${codec.max}`);
      }
      if (intValue(value) !== undefined) return structError('int too large to convert');
      return overflowError('Python int too large to convert to C unsigned long');
  }
}

/** Writes `values` from index `first` on into zeroed memory. An error leaves what was written before it. */
export function packFields(
  format: StructFormat,
  bytes: Uint8Array,
  start: number,
  values: readonly Value[],
  first: number,
): void {
  const { steps } = format;
  let n = first;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    const at = start + step.at;
    const value = values[n];
    switch (step.op) {
      case RUN:
        packAll(step, bytes, at, values, n);
        n += step.count;
        continue;
      case F64_LITTLE:
        if (value instanceof PyFloat) {
          storeDouble(bytes, at, value.value);
          n++;
          continue;
        }
        break;
      case BOOL:
        if (typeof value === 'boolean') {
          bytes[at] = value ? 1 : 0;
          n++;
          continue;
        }
        break;
      case TEXT:
        if (value instanceof PyBytes && value.data.length <= step.size) {
          copyInto(bytes, at, value.data, 0, value.data.length);
          n++;
          continue;
        }
        break;
      case CODEC:
        break;
      default:
        if (typeof value === 'number' && value >= step.min && value <= step.max) {
          storeSmall(step.op, bytes, at, value);
          n++;
          continue;
        }
    }
    storeValue(step.codec, bytes, at, value, step.size);
    n++;
  }
}

/** An integer that fits, of at most 4 bytes. */
function storeSmall(op: number, bytes: Uint8Array, at: number, value: number): void {
  switch (op) {
    case U8:
    case I8:
      bytes[at] = value;
      break;
    case U16_LITTLE:
    case I16_LITTLE:
      bytes[at] = value;
      bytes[at + 1] = value >> 8;
      break;
    case U16_BIG:
    case I16_BIG:
      bytes[at] = value >> 8;
      bytes[at + 1] = value;
      break;
    case U32_LITTLE:
    case I32_LITTLE:
      storeWord(bytes, at, value);
      break;
    default:
      bytes[at] = value >> 24;
      bytes[at + 1] = value >> 16;
      bytes[at + 2] = value >> 8;
      bytes[at + 3] = value;
  }
}

/** A run of items of one code. */
function packAll(step: Step, bytes: Uint8Array, at: number, values: readonly Value[], first: number): void {
  const { codec, count, size } = step;
  const bulk = codec.family === 'integer' || codec.code === 'd';
  let i = bulk ? packRun(codec, bytes, at, count, values, first) : 0;
  for (; i < count; i++) storeValue(codec, bytes, at + i * size, values[first + i], size);
}

/** Writes a run of plain numbers; says how many, if it met something else. */
function packRun(
  codec: Codec,
  bytes: Uint8Array,
  where: number,
  count: number,
  values: readonly Value[],
  first: number,
): number {
  const itemType = codec.itemType!;
  const { size } = codec;
  const run = allocate(count * size);
  const done = storePlain(itemType.over(run)!, itemType, 0, values, first, count);
  if (!codec.littleEndian) byteswap(run, size);
  bytes.set(done === count ? run : run.subarray(0, done * size), where);
  return done;
}

/** What CPython's bytes can hold beside their header of 33 bytes (`PY_SSIZE_T_MAX - PyBytesObject_SIZE`). */
const MAX_BYTES = 2n ** 63n - 34n;

/** `pack`: `values` from index `first` on. @throws struct.error, OverflowError */
export function pack(format: StructFormat, values: readonly Value[], first: number): Value {
  checkCount('pack', format, values.length - first);
  if (format.exactSize > MAX_BYTES) throw overflowError('byte string is too large');
  const bytes = allocate(format.size);
  packFields(format, bytes, 0, values, first);
  return new PyBytes(bytes);
}

function checkCount(name: string, format: StructFormat, given: number): void {
  if (given !== format.items)
    throw structError(`${name} expected ${format.exactItems} items for packing (got ${given})`);
}

/** `pack_into`: the buffer, the offset and the values are `values` from index `first` on. */
export function packInto(format: StructFormat, values: readonly Value[], first: number): Value {
  const given = values.length - first;
  if (given < 2 || given - 2 !== format.items) {
    if (given === 0) throw structError('pack_into expected buffer argument');
    if (given === 1) throw structError('pack_into expected offset argument');
    checkCount('pack_into', format, given - 2);
  }
  const buffer = values[first];
  const offset = values[first + 1];
  if (buffer instanceof PyByteArray && buffer.type === bytearrayType && fits(offset, format, buffer.length)) {
    packIntoStorage(format, buffer.storage, offset, values, first + 2);
    return null;
  }
  const held = writable(buffer);
  try {
    const bytes = held.record.memory();
    const exact = offsetOf(offset);
    const at = position(exact, format, bytes.length, {
      tooFew: size => `no space to pack ${size} bytes at offset ${exact}`,
      name: 'pack_into',
      doing: 'packing',
    });
    bytes.fill(0, at, at + format.size);
    packFields(format, bytes, at, values, first + 2);
  } finally {
    held.release();
  }
  return null;
}

/** Whether an offset is a plain one at which a whole struct lies. */
const fits = (offset: Value, format: StructFormat, length: number): offset is number =>
  typeof offset === 'number' && offset >= 0 && length - offset >= format.size;

function packIntoStorage(
  format: StructFormat,
  storage: Storage,
  at: number,
  values: readonly Value[],
  first: number,
): void {
  storage.pins++;
  try {
    const { data } = storage;
    if (format.size <= BULK) for (let i = at; i < at + format.size; i++) data[i] = 0;
    else data.fill(0, at, at + format.size);
    packFields(format, data, at, values, first);
  } finally {
    storage.pins--;
  }
}

/** `PyArg_Parse`'s `w*`. */
function writable(value: Value): HeldBuffer {
  try {
    return getBuffer(value, PyBUF.WRITABLE);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    throw typeError(`argument must be read-write bytes-like object, not ${value === null ? 'None' : typeName(value)}`);
  }
}

/** `PyNumber_AsSsize_t(offset, PyExc_IndexError)`, exact. */
function offsetOf(value: Value): PyInt {
  if (typeof value === 'number') return value;
  const n = indexOf(value);
  if (typeof n === 'bigint') {
    try {
      toSsize(n);
    } catch (thrown) {
      if (isRaised(thrown, OverflowError))
        throw indexError(`cannot fit '${typeName(value)}' into an index-sized integer`);
      throw thrown;
    }
  }
  return n;
}

interface Wording {
  name: string;
  doing: string;
  tooFew(size: PyInt): string;
}

/** Where in a buffer of `length` bytes an offset (negative: from the end) lies. @throws struct.error */
function position(offset: PyInt, format: StructFormat, length: number, words: Wording): number {
  const size = format.exactSize;
  let at = offset;
  if (at < 0) {
    if (BigInt(at) + BigInt(size) > 0n) throw structError(words.tooFew(size));
    if (BigInt(at) + BigInt(length) < 0n) {
      throw structError(`offset ${offset} out of range for ${length}-byte buffer`);
    }
    at = Number(at) + length;
  }
  if (length - Number(at) < format.size) {
    const needed = BigInt(at) + BigInt(size);
    throw structError(
      `${words.name} requires a buffer of at least ${needed} bytes for ${words.doing} ${size} bytes at offset ${at} ` +
        `(actual buffer size is ${length})`,
    );
  }
  return Number(at);
}

/** `unpack`: the buffer holds exactly one struct. @throws struct.error, TypeError */
export function unpack(format: StructFormat, buffer: Value): PyTuple {
  const run = runOf(buffer);
  if (run !== undefined && run.nbytes === format.size) return tupleOf(format.unpack(run.bytes, run.offset));
  return withBytes(buffer, bytes => {
    if (bytes.length !== format.size) throw structError(`unpack requires a buffer of ${format.exactSize} bytes`);
    return tupleOf(format.unpack(bytes, 0));
  });
}

/** `unpack_from`. @throws struct.error, TypeError, OverflowError */
export function unpackFrom(format: StructFormat, buffer: Value, offset: Maybe): PyTuple {
  // Reading runs no Python code: nothing needs to be held.
  const run = runOf(buffer);
  if (run !== undefined) {
    const at = offset === undefined ? 0 : offset;
    if (fits(at, format, run.nbytes)) return tupleOf(format.unpack(run.bytes, run.offset + at));
  }
  return withBytes(buffer, bytes => {
    const exact = offset === undefined ? 0 : ssizeOf(offset);
    const at = position(exact, format, bytes.length, {
      tooFew: size => `not enough data to unpack ${size} bytes at offset ${exact}`,
      name: 'unpack_from',
      doing: 'unpacking',
    });
    return tupleOf(format.unpack(bytes, at));
  });
}

/** An offset. @throws TypeError, OverflowError */
export function ssizeOf(value: Value): PyInt {
  if (typeof value === 'number') return value;
  const n = indexOf(value);
  if (typeof n === 'bigint') toSsize(n, 'Python int too large to convert to C ssize_t');
  return n;
}

/** The iterator of `iter_unpack`: holds the buffer until it is exhausted. */
class UnpackIterator extends PyIterator {
  readonly format: StructFormat;
  readonly record: BufferRecord;
  acquisition: Acquisition | null;
  at = 0;
  constructor(format: StructFormat, record: BufferRecord, acquisition: Acquisition) {
    super();
    this.format = format;
    this.record = record;
    this.acquisition = acquisition;
  }
  override next(): Maybe {
    const { acquisition, record } = this;
    if (acquisition === null) return undefined;
    if (this.at >= record.nbytes) {
      this.acquisition = null;
      releaseAcquisition(acquisition, record);
      return undefined;
    }
    const values = this.format.unpack(record.bytes, record.offset + this.at);
    this.at += this.format.size;
    return tupleOf(values);
  }
}
const unpackIteratorType = iteratorType('unpack_iterator', '_struct');
UnpackIterator.prototype.type = unpackIteratorType;
furnish(unpackIteratorType, () => ({
  methods: {
    __length_hint__: [
      '(self, /)',
      (self: UnpackIterator) =>
        self.acquisition === null ? 0 : Math.floor((self.record.nbytes - self.at) / self.format.size),
      'How many structs are left.',
    ],
  },
  constants: { __module__: '_struct' },
}));

/** `iter_unpack`. @throws struct.error if the buffer is no whole number of structs */
export function iterUnpack(format: StructFormat, buffer: Value): Value {
  if (format.size === 0) throw structError('cannot iteratively unpack with a struct of length 0');
  const given = requestBuffer(buffer, PyBUF.SIMPLE);
  const acquisition = acquisitionOf(given);
  if (given.record.nbytes % format.size !== 0) {
    releaseAcquisition(acquisition, given.record);
    throw structError(`iterative unpacking requires a buffer of a multiple of ${format.exactSize} bytes`);
  }
  return new UnpackIterator(format, given.record, acquisition);
}
