/** Hexadecimal text to bytes and back. */

import { PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf, isExporter } from '../../runtime/buffer/request.ts';
import { allocateUnfilled, countLarge } from '../../runtime/buffer/storage.ts';
import { latin1Bytes, latin1Text } from '../../runtime/codecs/narrow.ts';
import { typeError, valueError } from '../../runtime/errors.ts';
import { len } from '../../runtime/protocol/subscript.ts';
import { type Maybe, typeName, type Value } from '../../runtime/types.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { fromUnits, noteNarrow } from '../../runtime/values/text.ts';

interface BufferHex {
  hexSlice(this: Uint8Array, start: number, end: number): string;
  hexWrite(this: Uint8Array, text: string, offset: number, length: number): number;
}
const { hexSlice, hexWrite } = Buffer.prototype as unknown as BufferHex;
const HEX_CODES = Uint8Array.from('0123456789abcdef', digit => digit.charCodeAt(0));
const HEX_PAIRS = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

function plainHex(data: Uint8Array): string {
  if (data.length > 16) {
    countLarge(2 * data.length);
    const text = hexSlice.call(data, 0, data.length);
    noteNarrow(text);
    return text;
  }
  let text = '';
  for (let i = 0; i < data.length; i++) text += HEX_PAIRS[data[i]];
  return text;
}

/**
 * `bytes.hex(sep, bytes_per_sep)` (C `_Py_strhex_impl`; also of memoryview, and of `binascii.hexlify`).
 * @param sep `undefined`: none
 * @param group bytes between separators, counted from the right; negative: from the left; 0: no separators
 * @throws TypeError, ValueError for a bad separator
 */
export function hexText(data: Uint8Array, sep: Maybe, group: number, asBytes = false): string {
  const separator = sep === undefined ? '' : separatorOf(sep, asBytes);
  const size = Math.abs(group);
  if (separator === '' || size === 0 || size >= data.length) return plainHex(data);
  const mark = separator.charCodeAt(0);
  const out = allocateUnfilled(2 * data.length + Math.floor((data.length - 1) / size));
  // Bytes until the next separator.
  let left = group > 0 ? data.length % size || size : size;
  let to = 0;
  for (let i = 0; i < data.length; i++) {
    if (left-- === 0) {
      out[to++] = mark;
      left = size - 1;
    }
    const byte = data[i];
    out[to++] = HEX_CODES[byte >> 4];
    out[to++] = HEX_CODES[byte & 15];
  }
  return latin1Text(out);
}

function separatorOf(sep: Value, asBytes: boolean): string {
  if (len(sep) !== 1) throw valueError('sep must be length 1.');
  const text = strValue(sep);
  let unit: number;
  if (text !== undefined) unit = text.codePointAt(0)!;
  else if (sep instanceof PyBytes) unit = sep.data[0];
  else throw typeError('sep must be str or bytes.');
  if (unit > 127 && (!asBytes || unit > 255)) throw valueError('sep must be ASCII.');
  return String.fromCharCode(unit);
}

const DIGITS = new Uint8Array(256).fill(255);
for (let i = 0; i < 16; i++) {
  DIGITS[i.toString(16).charCodeAt(0)] = i;
  DIGITS[i.toString(16).toUpperCase().charCodeAt(0)] = i;
}
/** The value of a hexadecimal digit, 255 for another byte. */
export function hexDigit(byte: number): number {
  return DIGITS[byte];
}

const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 9 && byte <= 13);

/**
 * `bytes.fromhex` (C `_PyBytes_FromHex`): pairs of digits, whitespace between the pairs.
 * @throws TypeError, ValueError
 */
export function bytesFromHex(source: Value): Uint8Array {
  const text = strValue(source);
  let input: Uint8Array;
  if (text !== undefined) {
    const foreign = text.search(/[^\x00-\x7f]/);
    if (foreign >= 0) throw badDigit(fromUnits(text, foreign));
    // The host stops at the first pair that is none.
    if (text.length % 2 === 0) {
      const all = allocateUnfilled(text.length / 2);
      if (hexWrite.call(all, text, 0, all.length) === all.length) return all;
    }
    input = latin1Bytes(text);
  } else if (isExporter(source)) input = bytesOf(source);
  else throw typeError(`fromhex() argument must be str or bytes-like, not ${typeName(source)}`);
  const result = allocateUnfilled(input.length >> 1);
  let to = 0;
  for (let i = 0; i < input.length; i += 2) {
    while (i < input.length && isSpace(input[i])) i++;
    if (i >= input.length) break;
    const high = DIGITS[input[i]];
    if (high > 15) throw badDigit(i);
    if (i + 1 >= input.length) {
      throw valueError('fromhex() arg must contain an even number of hexadecimal digits');
    }
    const low = DIGITS[input[i + 1]];
    if (low > 15) throw badDigit(i + 1);
    result[to++] = (high << 4) | low;
  }
  return to === result.length ? result : result.subarray(0, to);
}

function badDigit(at: number) {
  return valueError(`non-hexadecimal number found in fromhex() arg at position ${at}`);
}
