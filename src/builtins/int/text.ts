/** What the number constructors read: the text of a str or of a bytes-like object. */

import { PyByteArray, PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf, isExporter } from '../../runtime/buffer/request.ts';
import { PyException, valueError } from '../../runtime/errors.ts';
import { repr } from '../../runtime/protocol/repr.ts';
import type { PyInt, Value } from '../../runtime/types.ts';
import { numericText, parseInteger } from '../../runtime/values/int-text.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { substring } from '../../runtime/values/text.ts';

/** The characters of a str, or of bytes, as number parsers read them; `undefined` for other objects. */
export function numberText(value: Value): string | undefined {
  const text = strValue(value);
  if (text !== undefined) return numericText(text);
  // Of bytes and bytearrays their own contents, whatever `__buffer__` a subclass has.
  if (value instanceof PyBytes || value instanceof PyByteArray) return latin1(value.data);
  if (!isExporter(value)) return undefined;
  try {
    return latin1(bytesOf(value));
  } catch (thrown) {
    // Whatever goes wrong, the object is none to make numbers of.
    if (thrown instanceof PyException) return undefined;
    throw thrown;
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/**
 * `int(text, base)` for a str or bytes-like object; `undefined` for other objects.
 * @throws ValueError
 */
export function intFromText(value: Value, base: number): PyInt | undefined {
  const text = numberText(value);
  if (text === undefined) return undefined;
  const result = parseInteger(text, base);
  if (result !== undefined) return result;
  const shown =
    strValue(value) !== undefined || value instanceof PyBytes ? value : new PyBytes(Buffer.from(text, 'latin1'));
  throw valueError(`invalid literal for int() with base ${base}: ${substring(repr(shown), 0, 200)}`);
}
