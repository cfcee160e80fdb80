/** `int.to_bytes` and `int.from_bytes`. */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { allocate } from '../../runtime/buffer/storage.ts';
import { overflowError, typeError, valueError } from '../../runtime/errors.ts';
import { call, callSpecial0 } from '../../runtime/protocol/call.ts';
import { intType, type PyInt, type PyType, typeName, type Value } from '../../runtime/types.ts';
import { bitLength, normalize } from '../../runtime/values/int.ts';
import { intValue } from '../../runtime/values/subclass.ts';
import { bytesFrom } from '../bytes-like/construct.ts';

function isLittle(byteorder: string): boolean {
  if (byteorder === 'little') return true;
  if (byteorder === 'big') return false;
  throw valueError("byteorder must be either 'little' or 'big'");
}

export function toBytes(self: Value, length: PyInt = 1, byteorder = 'big', signed = false): Value {
  const value = intValue(self)!;
  const little = isLittle(byteorder);
  if (length >= 2n ** 63n || length < -(2n ** 63n)) {
    throw overflowError('Python int too large to convert to C ssize_t');
  }
  if (length < 0) throw valueError('length argument must be non-negative');
  const size = Number(length);
  if (value < 0 && !signed) throw overflowError("can't convert negative int to unsigned");
  // A negative number needs as many bits as its complement, and each signed one a bit for the sign.
  const bits = value < 0 ? bitLength(typeof value === 'number' ? -1 - value : ~value) : bitLength(value);
  const tooBig = signed ? (size === 0 ? value !== 0 : bits >= 8 * size) : bits > 8 * size;
  if (tooBig) throw overflowError('int too big to convert');
  const result = allocate(size);
  if (typeof value === 'number' && value >= 0) {
    let rest = value;
    for (let at = size - 1; rest > 0; at--) {
      result[at] = rest;
      rest = Math.floor(rest / 256);
    }
  } else if (size > 0) {
    const hex = BigInt.asUintN(8 * size, BigInt(value))
      .toString(16)
      .padStart(2 * size, '0');
    Buffer.from(result.buffer, result.byteOffset, size).write(hex, 'hex');
  }
  return new PyBytes(little ? result.reverse() : result, size === 1);
}

export function fromBytes(type: PyType, bytes: Value, byteorder = 'big', signed = false): Value {
  const little = isLittle(byteorder);
  const value = readInt(objectBytes(bytes), little, signed);
  return type === intType ? value : call(type, value);
}

function readInt(bytes: Uint8Array, little: boolean, signed: boolean): PyInt {
  const size = bytes.length;
  if (size <= 6) {
    let value = 0;
    if (little) for (let i = size - 1; i >= 0; i--) value = value * 256 + bytes[i];
    else for (let i = 0; i < size; i++) value = value * 256 + bytes[i];
    return signed && value >= 2 ** (8 * size - 1) && size > 0 ? value - 2 ** (8 * size) : value;
  }
  const ordered = little ? bytes.slice().reverse() : bytes;
  const hex = Buffer.from(ordered.buffer, ordered.byteOffset, size).toString('hex');
  const value = BigInt('0x' + hex);
  return normalize(signed ? BigInt.asIntN(8 * size, value) : value);
}

/** `bytes(value)` as `PyObject_Bytes` has it: no sizes, no text. @throws TypeError, ValueError */
function objectBytes(value: Value): Uint8Array {
  if (value instanceof PyBytes && value.type.origin === 'builtin') return value.data;
  const special = callSpecial0(value, '__bytes__');
  if (special !== undefined) {
    if (special instanceof PyBytes) return special.data;
    throw typeError(`__bytes__ returned non-bytes (type ${typeName(special)})`);
  }
  return bytesFrom(value, 'bytes');
}
