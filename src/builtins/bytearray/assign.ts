/** What changes a bytearray: items, slices, and methods that make it longer or shorter. */
import { ensureResizable } from '../../runtime/buffer/exports.ts';
import { PyByteArray, PyBytes } from '../../runtime/buffer/objects.ts';
import { holding } from '../../runtime/buffer/reachability.ts';
import { bytesOf, getBuffer, isExporter, PyBUF, runOf } from '../../runtime/buffer/request.ts';
import { copyInto, copyOf, EMPTY } from '../../runtime/buffer/storage.ts';
import { ByteWriter } from '../../runtime/codecs/writer.ts';
import { indexError, memoryError, PyException, typeError, valueError } from '../../runtime/errors.ts';
import { getIterator, isIterable } from '../../runtime/protocol/iterate.ts';
import { lengthHint } from '../../runtime/protocol/length-hint.ts';
import { hasIndex } from '../../runtime/protocol/number.ts';
import { sequenceIndex, unpackSlice } from '../../runtime/protocol/subscript.ts';
import { type Maybe, PyObject, typeName, typeOf, type Value } from '../../runtime/types.ts';
import { adjustIndices, PySlice } from '../../runtime/values/slice.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { bytesFrom, checkHint } from '../bytes-like/construct.ts';
import { byteValue } from '../bytes-like/operand.ts';
import { findByte } from '../bytes-like/search.ts';

/** C `PyByteArray_Resize`: bytes that come to it are left for the caller to fill. @throws BufferError, MemoryError */
export function resize(self: PyByteArray, length: number): void {
  if (length === self.length) return;
  ensureResizable(self.storage);
  self.storage.resize(length);
}

/** Puts `bytes` in place of `self[from:to]`. `bytes` is not memory of `self`. @throws BufferError */
export function setRange(self: PyByteArray, from: number, to: number, bytes: Uint8Array): void {
  const { storage } = self;
  if (bytes.length !== to - from) {
    ensureResizable(storage);
    storage.splice(from, to - from, bytes.length);
  }
  copyInto(storage.bytes, storage.start + from, bytes, 0, bytes.length);
}

/** `self[key] = value`, and with `undefined` `del self[key]` (C `bytearray_ass_subscript`). */
export function assign(self: PyByteArray, key: Value, value: Maybe): void {
  if (typeof key === 'number' && typeof value === 'number') {
    const { data } = self;
    const at = key < 0 ? key + data.length : key;
    if (at >= 0 && at < data.length && value >= 0 && value <= 255) {
      data[at] = value;
      return;
    }
  }
  if (key instanceof PySlice) {
    assignSlice(self, key, value);
    return;
  }
  const index = sequenceIndex(key, 0, 'bytearray');
  // Looked at first: `__index__` of the value may change the length.
  const byte = value === undefined ? undefined : byteValue(value);
  const at = index < 0 ? index + self.length : index;
  if (at < 0 || at >= self.length) throw indexError('bytearray index out of range');
  if (byte === undefined) setRange(self, at, at + 1, EMPTY);
  else self.data[at] = byte;
}

/** `PyNumber_Check`. */
function isNumber(value: Value): boolean {
  if (hasIndex(value)) return true;
  const type = typeOf(value);
  return type.name === 'complex' || type.lookup('__int__') !== undefined || type.lookup('__float__') !== undefined;
}

function assignSlice(self: PyByteArray, key: PySlice, value: Maybe): void {
  if (value === undefined) {
    putSlice(self, key, EMPTY);
    return;
  }
  if (value instanceof PyByteArray && value !== self) {
    // An `__index__` in the slice may change what is in the value.
    const parts = unpackSlice(key);
    putParts(self, parts, value.data);
    return;
  }
  // CPython unpacks the slice, makes a bytearray of the value, and begins anew with that.
  if (value instanceof PyObject) holding(value, () => unpackSlice(key));
  else unpackSlice(key);
  if (isNumber(value) || strValue(value) !== undefined) {
    throw typeError('can assign only bytes, buffers, or iterables of ints in range(0, 256)');
  }
  const bytes =
    value instanceof PyBytes && value.type.origin === 'builtin' ? value.data : bytesFrom(value, 'bytearray');
  // The value may be a view that nothing else holds, and pins what is to be resized.
  if (value instanceof PyObject) holding(value, () => putSlice(self, key, bytes));
  else putSlice(self, key, bytes);
}

function putSlice(self: PyByteArray, key: PySlice, bytes: Uint8Array): void {
  putParts(self, unpackSlice(key), bytes);
}

function putParts(self: PyByteArray, parts: ReturnType<typeof unpackSlice>, bytes: Uint8Array): void {
  const { step, length, ...bounds } = adjustIndices(parts.start, parts.stop, parts.step, self.length);
  const { start } = bounds;
  if (step === 1) {
    setRange(self, start, Math.max(start, bounds.stop), bytes);
    return;
  }
  if (bytes.length === 0) {
    deleteStepped(self, start, step, length);
    return;
  }
  if (bytes.length !== length) {
    throw valueError(`attempt to assign bytes of size ${bytes.length} to extended slice of size ${length}`);
  }
  const { data } = self;
  for (let i = 0, at = start; i < length; i++, at += step) data[at] = bytes[i];
}

function deleteStepped(self: PyByteArray, start: number, step: number, count: number): void {
  ensureResizable(self.storage);
  if (count === 0) return;
  const low = step < 0 ? start + (count - 1) * step : start;
  const stride = Math.abs(step);
  const { data } = self;
  let to = low;
  for (let i = 0; i < count; i++) {
    const from = low + i * stride + 1;
    const end = i === count - 1 ? data.length : from + stride - 1;
    data.copyWithin(to, from, end);
    to += end - from;
  }
  self.storage.resize(to);
}

/** Appends the contents of another object, if they are at hand and nobody holds this one; says whether it did. */
function appendRun({ storage }: PyByteArray, other: Value): boolean {
  if (storage.exports !== 0 || storage.pins !== 0) return false;
  const run = runOf(other);
  // A bytearray cannot be added to itself in place.
  if (run === undefined || run.bytes === storage.bytes) return false;
  storage.append(run.bytes, run.offset, run.nbytes);
  return true;
}

/** C `bytearray_iconcat`: `self += other`. @throws TypeError, BufferError */
export function concatenate(self: PyByteArray, other: Value): void {
  if (appendRun(self, other)) return;
  let held: ReturnType<typeof getBuffer>;
  try {
    held = getBuffer(other, PyBUF.SIMPLE);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    throw typeError(`can't concat ${typeName(other)} to ${typeName(self)}`);
  }
  try {
    // Held while it grows: a bytearray cannot be added to itself in place.
    const { bytes } = held;
    const { length } = self;
    if (bytes.length === 0) return;
    if (other instanceof PyObject) holding(other, () => resize(self, length + bytes.length));
    self.storage.bytes.set(bytes, self.storage.start + length);
  } finally {
    held.release();
  }
}

/** Runs `use` on a contiguous buffer, which is held meanwhile (C `bytearray_setslice`). @throws TypeError, BufferError */
function withSimpleBytes(value: Value, use: (bytes: Uint8Array) => void): void {
  let held: ReturnType<typeof getBuffer>;
  try {
    held = getBuffer(value, PyBUF.SIMPLE);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    throw typeError(`can't set bytearray slice from ${typeName(value)}`);
  }
  try {
    use(held.bytes);
  } finally {
    held.release();
  }
}

/** `self.extend(iterable)`: nothing is added unless all can be. @throws TypeError, ValueError, BufferError */
export function extend(self: PyByteArray, iterable: Value): void {
  if (appendRun(self, iterable)) return;
  if (isExporter(iterable)) {
    const end = self.length;
    const put = (bytes: Uint8Array): void => {
      const at = Math.min(end, self.length);
      setRange(self, at, at, bytes);
    };
    if (iterable === self) put(copyOf(self.data));
    else withSimpleBytes(iterable, put);
    return;
  }
  if (!isIterable(iterable)) throw typeError(`can't extend bytearray with ${typeName(iterable)}`);
  const iterator = getIterator(iterable);
  checkHint(Number(lengthHint(iterable)), 'bytearray');
  const out = new ByteWriter(16);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
    if (typeof item !== 'number' && !hasIndex(item) && strValue(iterable) !== undefined) {
      throw typeError("expected iterable of integers; got: 'str'");
    }
    out.push(byteValue(item));
  }
  setRange(self, self.length, self.length, out.finish());
}

/** `self *= times` for a `times` that is not negative. @throws MemoryError, BufferError */
export function repeatInPlace(self: PyByteArray, times: number): void {
  const { length } = self;
  const total = length * times;
  if (total === length) return;
  const impossible = times === Number.MAX_SAFE_INTEGER || !Number.isSafeInteger(total);
  if (impossible && length > 1) throw memoryError();
  ensureResizable(self.storage);
  if (impossible && length > 0) throw memoryError();
  resize(self, total);
  const { data } = self;
  if (length === 1) data.fill(data[0]);
  else for (let done = length; done < total; done *= 2) data.copyWithin(done, 0, Math.min(done, total - done));
}

/** `self.remove(value)`. @throws ValueError, BufferError */
export function remove(self: PyByteArray, value: Value): void {
  const byte = byteValue(value);
  const at = findByte(self.data, byte, 0, self.length);
  if (at < 0) throw valueError('value not found in bytearray');
  setRange(self, at, at + 1, EMPTY);
}

/** The contents of any bytes-like object for a comparison; `undefined` if it shows none. */
export function comparable(value: Value): Uint8Array | undefined {
  if (!isExporter(value)) return undefined;
  try {
    return bytesOf(value);
  } catch (thrown) {
    if (thrown instanceof PyException) return undefined;
    throw thrown;
  }
}
