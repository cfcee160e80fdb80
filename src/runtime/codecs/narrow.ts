/** Codecs of one byte per character: ascii, latin-1 and those given by a table. */
import { isAscii } from 'node:buffer';
import { allocateUnfilled, EMPTY } from '../buffer/storage.ts';
import { DecodeErrors, EncodeErrors } from './handlers.ts';
import { ByteWriter } from './writer.ts';

interface BufferText {
  latin1Slice(this: Uint8Array, start: number, end: number): string;
  latin1Write(this: Uint8Array, text: string, offset: number, length: number): number;
}
const { latin1Slice, latin1Write } = Buffer.prototype as unknown as BufferText;
/** Up to this size a loop is faster than a call into the host. */
const SHORT = 24;
/** Up to this many characters a text is made of parts: V8 puts these into one piece at once. */
const FEW = 12;

/** True if no byte is above 127. */
export function isAsciiBytes(bytes: Uint8Array): boolean {
  return bytes.length > SHORT ? isAscii(bytes) : isShortAscii(bytes, 0, bytes.length);
}

function isShortAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] > 0x7f) return false;
  return true;
}

/** Every byte as the character of the same number. */
export function latin1Text(bytes: Uint8Array): string {
  return latin1Part(bytes, 0, bytes.length);
}

/** The text of some bytes, if they are few and ASCII; `undefined` says nothing about them. */
export function shortAsciiText(bytes: Uint8Array, from: number, size: number): string | undefined {
  return size <= SHORT && isShortAscii(bytes, from, from + size) ? latin1Part(bytes, from, size) : undefined;
}

/** As `latin1Text`, of `size` bytes from `from` on. */
function latin1Part(bytes: Uint8Array, from: number, size: number): string {
  if (size > FEW) return latin1Slice.call(bytes, from, from + size);
  const { fromCharCode } = String;
  switch (size) {
    case 0:
      return '';
    case 1:
      return fromCharCode(bytes[from]);
    case 2:
      return fromCharCode(bytes[from], bytes[from + 1]);
    case 3:
      return fromCharCode(bytes[from], bytes[from + 1], bytes[from + 2]);
    case 4:
      return fromCharCode(bytes[from], bytes[from + 1], bytes[from + 2], bytes[from + 3]);
    default:
      return (
        fromCharCode(bytes[from], bytes[from + 1], bytes[from + 2], bytes[from + 3]) +
        latin1Part(bytes, from + 4, size - 4)
      );
  }
}

/** Every character as the byte of the same number (of which only the low 8 bits are kept). */
export function latin1Bytes(text: string): Uint8Array {
  const units = text.length;
  if (units === 0) return EMPTY;
  const bytes = allocateUnfilled(units);
  if (units > SHORT) latin1Write.call(bytes, text, 0, units);
  else for (let i = 0; i < units; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const NOT_ASCII = /[^\x00-\x7f]/;
const NOT_LATIN1 = /[^\x00-\xff]/;

/** @throws UnicodeEncodeError */
export function encodeAscii(text: string, errors: string): Uint8Array {
  if (!NOT_ASCII.test(text)) return latin1Bytes(text);
  return encodeBelow(new EncodeErrors('ascii', text, errors), 128);
}

/** @throws UnicodeEncodeError */
export function encodeLatin1(text: string, errors: string): Uint8Array {
  if (!NOT_LATIN1.test(text)) return latin1Bytes(text);
  return encodeBelow(new EncodeErrors('latin-1', text, errors), 256);
}

/** C `unicode_encode_ucs1`: characters up to `limit` are bytes; runs of others go to the error handler together. */
function encodeBelow(state: EncodeErrors, limit: number): Uint8Array {
  const { text } = state;
  const reason = `ordinal not in range(${limit})`;
  const out = new ByteWriter(text.length);
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit < limit) {
      out.push(unit);
      at++;
      continue;
    }
    const start = at;
    let end = at + 1;
    while (end < text.length && text.charCodeAt(end) >= limit) end++;
    at = state.handle(start, end, reason);
    const { replacement } = state;
    if (typeof replacement !== 'string') out.set(replacement);
    else {
      for (let i = 0; i < replacement.length; i++) {
        if (replacement.charCodeAt(i) >= limit) throw state.error(start, end, reason);
      }
      out.set(latin1Bytes(replacement));
    }
  }
  return out.finish();
}

/** @throws UnicodeDecodeError */
export function decodeAscii(bytes: Uint8Array, errors: string): string {
  if (isAsciiBytes(bytes)) return latin1Text(bytes);
  const state = new DecodeErrors('ascii', bytes, errors);
  let result = '';
  let at = 0;
  while (at < bytes.length) {
    let end = at;
    while (end < bytes.length && bytes[end] < 128) end++;
    if (end > at) result += latin1Text(bytes.subarray(at, end));
    if (end === bytes.length) break;
    at = state.handle(end, end + 1, 'ordinal not in range(128)');
    result += state.replacement;
    bytes = state.bytes;
  }
  return result;
}

/** The character of a table that stands for "undefined". */
const UNDEFINED = '\ufffe';
const UNDEFINED_REASON = 'character maps to <undefined>';

/** A codec given by the characters of all 256 bytes. */
export class Charmap {
  private readonly table: string;
  private readonly extendsAscii: boolean;
  private bytesOf: Map<number, number> | undefined;

  /** @param table the characters of the last bytes, U+FFFE where a byte means none; those before are latin-1 */
  constructor(table: string) {
    this.extendsAscii = table.length <= 128;
    this.table = latin1Text(Uint8Array.from({ length: 256 - table.length }, (_, i) => i)) + table;
  }

  /** @throws UnicodeDecodeError */
  decode(bytes: Uint8Array, errors: string): string {
    if (this.extendsAscii && isAsciiBytes(bytes)) return latin1Text(bytes);
    const { table } = this;
    const state = new DecodeErrors('charmap', bytes, errors);
    let result = '';
    for (let at = 0; at < bytes.length; ) {
      const char = table[bytes[at]];
      if (char !== UNDEFINED && char !== undefined) {
        result += char;
        at++;
        continue;
      }
      at = state.handle(at, at + 1, UNDEFINED_REASON);
      result += state.replacement;
      bytes = state.bytes;
    }
    return result;
  }

  /** @throws UnicodeEncodeError */
  encode(text: string, errors: string): Uint8Array {
    const map = (this.bytesOf ??= new Map(
      [...this.table].flatMap((char, byte): [number, number][] =>
        char === UNDEFINED ? [] : [[char.charCodeAt(0), byte]],
      ),
    ));
    const state = new EncodeErrors('charmap', text, errors);
    const out = new ByteWriter(text.length);
    for (let at = 0; at < text.length; ) {
      const byte = map.get(text.charCodeAt(at));
      if (byte !== undefined) {
        out.push(byte);
        at++;
        continue;
      }
      const start = at;
      let end = at + 1;
      while (end < text.length && !map.has(text.charCodeAt(end))) end++;
      at = state.handle(start, end, UNDEFINED_REASON);
      const { replacement } = state;
      if (typeof replacement !== 'string') out.set(replacement);
      else {
        for (let i = 0; i < replacement.length; i++) {
          const mapped = map.get(replacement.charCodeAt(i));
          if (mapped === undefined) throw state.error(start, end, UNDEFINED_REASON);
          out.push(mapped);
        }
      }
    }
    return out.finish();
  }
}
