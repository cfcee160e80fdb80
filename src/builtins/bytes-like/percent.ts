/** The bytes dialect of `%`: see `protocol/percent.ts`. */

import { PyByteArray, PyBytes } from '../../runtime/buffer/objects.ts';
import { contiguousBytesOf, isExporter } from '../../runtime/buffer/request.ts';
import { latin1Bytes, latin1Text } from '../../runtime/codecs/narrow.ts';
import { overflowError, typeError } from '../../runtime/errors.ts';
import { callSpecial0 } from '../../runtime/protocol/call.ts';
import { hasIndex, indexOf } from '../../runtime/protocol/number.ts';
import { bytesFloat, bytesUnsupported, formatPercent, type PercentDialect } from '../../runtime/protocol/percent.ts';
import { ascii } from '../../runtime/protocol/repr.ts';
import { fullTypeName, typeName, type Value } from '../../runtime/types.ts';
import { strValue } from '../../runtime/values/subclass.ts';

/** C `format_obj`: bytes-like objects and those with `__bytes__`. */
function bytesText(value: Value): string {
  if (value instanceof PyBytes || value instanceof PyByteArray) return latin1Text(value.data);
  const result = callSpecial0(value, '__bytes__');
  if (result !== undefined) {
    if (result instanceof PyBytes) return latin1Text(result.data);
    throw typeError(`__bytes__ returned non-bytes (type ${typeName(result)})`);
  }
  if (isExporter(value)) return latin1Text(contiguousBytesOf(value));
  throw typeError(`%b requires a bytes-like object, or an object that implements __bytes__, not '${typeName(value)}'`);
}

/** C `byte_converter`. */
function character(value: Value): string {
  if (value instanceof PyBytes || value instanceof PyByteArray) {
    if (value.data.length === 1) return latin1Text(value.data);
    const kind = value instanceof PyBytes ? 'bytes' : 'bytearray';
    throw typeError(
      `%c requires an integer in range(256) or a single byte, not a ${kind} object of length ${value.data.length}`,
    );
  }
  if (!hasIndex(value)) {
    throw typeError(`%c requires an integer in range(256) or a single byte, not ${fullTypeName(value)}`);
  }
  const code = indexOf(value);
  if (typeof code === 'bigint' || code < 0 || code > 255) throw overflowError('%c arg not in range(256)');
  return String.fromCharCode(code);
}

const dialect: PercentDialect = {
  noun: 'bytes',
  key: text => new PyBytes(latin1Bytes(text)),
  isArgument: value => value instanceof PyBytes || value instanceof PyByteArray || strValue(value) !== undefined,
  text(type, value) {
    if (type === 's' || type === 'b') return bytesText(value);
    return type === 'r' || type === 'a' ? ascii(value) : undefined;
  },
  character,
  float: bytesFloat,
  unsupported: bytesUnsupported,
  precisionTooBig: 'prec too big',
};

/** `format % args`. @throws TypeError, ValueError, OverflowError, KeyError */
export function percentBytes(format: Uint8Array, args: Value): Uint8Array {
  return latin1Bytes(formatPercent(latin1Text(format), args, dialect));
}
