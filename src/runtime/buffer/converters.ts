/** The converters of arguments that give memory; see `signature/converters.ts`. */
import { latin1Bytes } from '../codecs/narrow.ts';
import { encodeUtf8 } from '../codecs/utf8.ts';
import { PyException, typeError, valueError } from '../errors.ts';
import { converters, type Held, holdingConverters } from '../signature/converters.ts';
import { typeName, type Value } from '../types.ts';
import { strValue } from '../values/subclass.ts';
import { PyBytes } from './objects.ts';
import { bytesOf, getBuffer, isExporter, PyBUF } from './request.ts';

function heldBuffer(value: Value): Held {
  if (value instanceof PyBytes && value.type.origin === 'builtin') return { bytes: value.data, release() {} };
  return getBuffer(value, PyBUF.SIMPLE);
}

/** Bytes, or text of ASCII characters (C `ascii_buffer_converter`). @throws TypeError, ValueError */
export function heldAscii(value: Value): Held {
  const text = strValue(value);
  if (text !== undefined) {
    if (/[^\x00-\x7f]/.test(text)) throw valueError('string argument should contain only ASCII characters');
    return { bytes: latin1Bytes(text), release() {} };
  }
  try {
    if (isExporter(value)) return heldBuffer(value);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
  }
  throw typeError(`argument should be bytes, buffer or ASCII string, not '${typeName(value)}'`);
}

Object.assign(converters, {
  /** Anything with contiguous memory: its bytes, which are not copied (`y*`). */
  buffer: (value: Value) => bytesOf(value),
  /** As `buffer`; a str gives its UTF-8 form (`s*`). */
  bufferOrText: (value: Value) => {
    const text = strValue(value);
    return text === undefined ? bytesOf(value) : encodeUtf8(text, 'strict');
  },
  /** As `buffer`, held as long as the builtin runs: for those with further arguments whose conversion runs Python code. */
  heldBuffer,
  /** As `heldBuffer`; a str of ASCII characters gives those. */
  heldAscii,
  /** An instance of bytes itself (`S`). */
  bytes: (value: Value, argument: () => string) => {
    if (value instanceof PyBytes) return value;
    throw typeError(`${argument()} must be bytes, not ${value === null ? 'None' : typeName(value)}`);
  },
});
holdingConverters.add('heldBuffer').add('heldAscii');
