/** UTF-8, strict as CPython's: no surrogates, no overlong forms. */
import { isUtf8 } from 'node:buffer';
import { allocateUnfilled, EMPTY } from '../buffer/storage.ts';
import { DecodeErrors, EncodeErrors } from './handlers.ts';
import { isAsciiBytes, latin1Bytes, latin1Text } from './narrow.ts';
import { ByteWriter } from './writer.ts';

const encoder = new TextEncoder();
interface BufferText {
  utf8Slice(this: Uint8Array, start: number, end: number): string;
  utf8Write(this: Uint8Array, text: string, offset: number, length: number): number;
}
const { utf8Slice, utf8Write } = Buffer.prototype as unknown as BufferText;
const SHORT = 24;

/** @throws UnicodeEncodeError for a surrogate, unless `errors` says otherwise */
export function encodeUtf8(text: string, errors: string): Uint8Array {
  const units = text.length;
  if (units <= SHORT) {
    if (units === 0) return EMPTY;
    const bytes = allocateUnfilled(units);
    let i = 0;
    for (; i < units; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) break;
      bytes[i] = unit;
    }
    if (i === units) return bytes;
  }
  const size = Buffer.byteLength(text);
  if (size === units) return latin1Bytes(text);
  if (!text.isWellFormed()) return encodeWithSurrogates(text, errors);
  const bytes = allocateUnfilled(size);
  utf8Write.call(bytes, text, 0, size);
  return bytes;
}

function encodeWithSurrogates(text: string, errors: string): Uint8Array {
  const state = new EncodeErrors('utf-8', text, errors);
  const out = new ByteWriter(text.length * 3);
  let from = 0;
  let at = 0;
  while (at < text.length) {
    if (!isLone(text, at)) {
      at++;
      continue;
    }
    out.set(encoder.encode(text.slice(from, at)));
    let end = at + 1;
    while (end < text.length && isLone(text, end)) end++;
    from = state.handle(at, end, 'surrogates not allowed');
    const { replacement } = state;
    if (typeof replacement !== 'string') out.set(replacement);
    else if (/^[\x00-\x7f]*$/.test(replacement)) out.set(encoder.encode(replacement));
    else throw state.error(at, end, 'surrogates not allowed');
    at = from;
  }
  out.set(encoder.encode(text.slice(from)));
  return out.finish();
}

/** A surrogate without its other half. */
function isLone(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if ((unit & 0xf800) !== 0xd800) return false;
  if (unit < 0xdc00) return (text.charCodeAt(at + 1) & 0xfc00) !== 0xdc00;
  return at === 0 || (text.charCodeAt(at - 1) & 0xfc00) !== 0xd800;
}

/** @throws UnicodeDecodeError */
export function decodeUtf8(bytes: Uint8Array, errors: string): string {
  if (isAsciiBytes(bytes)) return latin1Text(bytes);
  if (isUtf8(bytes)) return utf8Slice.call(bytes, 0, bytes.length);
  return decodeUtf8With(new DecodeErrors('utf-8', bytes, errors));
}

/** Decodes as far as `state` says, with its error handling. */
export function decodeUtf8With(state: DecodeErrors): string {
  let { bytes } = state;
  let result = '';
  let from = 0;
  let at = 0;
  while (at < bytes.length) {
    const bad = problemAt(bytes, at);
    if (bad > 0) {
      at += bad;
      continue;
    }
    result += utf8Slice.call(bytes, from, at);
    const truncated = bad === 0;
    if (truncated && !state.final) {
      state.consumed = at;
      return result;
    }
    const end = truncated ? bytes.length : at + (-bad & 3);
    const reason = truncated
      ? 'unexpected end of data'
      : bad <= -5
        ? 'invalid continuation byte'
        : 'invalid start byte';
    at = state.handle(at, end, reason);
    result += state.replacement;
    bytes = state.bytes;
    from = at;
  }
  return result + utf8Slice.call(bytes, from, bytes.length);
}

/**
 * The length of the sequence at `at`; 0 if the data end within it; -1 for a bad start byte; -4 - n if the first n
 * bytes are good and the next is not.
 */
function problemAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return -1;
  const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let i = 1; i < size; i++) {
    if (at + i >= bytes.length) return 0;
    const byte = bytes[at + i];
    let low = 0x80;
    let high = 0xbf;
    if (i === 1) {
      if (first === 0xe0) low = 0xa0;
      else if (first === 0xed) high = 0x9f;
      else if (first === 0xf0) low = 0x90;
      else if (first === 0xf4) high = 0x8f;
    }
    if (byte < low || byte > high) return -4 - i;
  }
  return size;
}
