/** UTF-16 and UTF-32, with either end first. */
import { allocateUnfilled } from '../buffer/storage.ts';
import { DecodeErrors, EncodeErrors } from './handlers.ts';
import { ByteWriter } from './writer.ts';

const utf16Slice = (Buffer.prototype as unknown as { ucs2Slice(start: number, end: number): string }).ucs2Slice;

/** -1: little end first, 1: big end first, 0: as a byte order mark says, else (and for writing, with a mark) little. */
export type ByteOrder = -1 | 0 | 1;

function named(bits: 16 | 32, order: ByteOrder): string {
  return order === 0 ? `utf-${bits}` : `utf-${bits}-${order < 0 ? 'le' : 'be'}`;
}

/** @throws UnicodeEncodeError for a surrogate, unless `errors` says otherwise */
export function encodeUtf16(text: string, errors: string, order: ByteOrder): Uint8Array {
  if (!text.isWellFormed()) return encodeWithSurrogates(text, errors, order, 16);
  const bytes = allocateUnfilled(2 * text.length + (order === 0 ? 2 : 0));
  let to = 0;
  if (order === 0) {
    bytes[to++] = 0xff;
    bytes[to++] = 0xfe;
  }
  putUnits(bytes, to, text, order > 0);
  return bytes;
}

function putUnits(bytes: Uint8Array, to: number, text: string, big: boolean): void {
  for (let i = 0; i < text.length; i++, to += 2) {
    const unit = text.charCodeAt(i);
    bytes[big ? to + 1 : to] = unit;
    bytes[big ? to : to + 1] = unit >> 8;
  }
}

/** @throws UnicodeEncodeError for a surrogate, unless `errors` says otherwise */
export function encodeUtf32(text: string, errors: string, order: ByteOrder): Uint8Array {
  if (!text.isWellFormed()) return encodeWithSurrogates(text, errors, order, 32);
  const out = new ByteWriter(4 * text.length + 4);
  if (order === 0) putPoint(out, 0xfeff, false);
  putPoints(out, text, order > 0);
  return out.finish();
}

function putPoint(out: ByteWriter, point: number, big: boolean): void {
  for (let i = 0; i < 4; i++) out.push((point >> (big ? 24 - 8 * i : 8 * i)) & 0xff);
}
function putPoints(out: ByteWriter, text: string, big: boolean): void {
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    putPoint(out, point, big);
  }
}

function encodeWithSurrogates(text: string, errors: string, order: ByteOrder, bits: 16 | 32): Uint8Array {
  const state = new EncodeErrors(named(bits, order), text, errors);
  const big = order > 0;
  const size = bits >> 3;
  const out = new ByteWriter(size * (text.length + 1));
  const put = (part: string): void => {
    if (bits === 32) putPoints(out, part, big);
    else {
      const bytes = new Uint8Array(2 * part.length);
      putUnits(bytes, 0, part, big);
      out.set(bytes);
    }
  };
  if (order === 0) put('\ufeff');
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at)!;
    if ((point & 0xfffff800) !== 0xd800) {
      const width = point > 0xffff ? 2 : 1;
      put(text.slice(at, at + width));
      at += width;
      continue;
    }
    const start = at;
    at = state.handle(start, start + 1, 'surrogates not allowed');
    const { replacement } = state;
    if (typeof replacement !== 'string') {
      if (replacement.length % size !== 0) throw state.error(start, start + 1, 'surrogates not allowed');
      out.set(replacement);
    } else if (/^[\x00-\x7f]*$/.test(replacement)) put(replacement);
    else throw state.error(start, start + 1, 'surrogates not allowed');
  }
  return out.finish();
}

/** Takes a byte order mark away. */
function withoutMark(state: DecodeErrors, order: ByteOrder, bits: 16 | 32): { at: number; order: ByteOrder } {
  if (order !== 0) return { at: 0, order };
  const { bytes } = state;
  const size = bits >> 3;
  if (bytes.length < size) return { at: 0, order: -1 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe && (bits === 16 || (bytes[2] === 0 && bytes[3] === 0)))
    return { at: size, order: -1 };
  const big = bits === 16 ? bytes[0] === 0xfe && bytes[1] === 0xff : bytes[2] === 0xfe && bytes[3] === 0xff;
  if (big && (bits === 16 || (bytes[0] === 0 && bytes[1] === 0))) return { at: size, order: 1 };
  return { at: 0, order: -1 };
}

/** The byte order that decoding with `order` comes to: for incremental decoders that met a mark. */
export function detectedOrder(bytes: Uint8Array, order: ByteOrder, bits: 16 | 32): ByteOrder {
  return withoutMark(new DecodeErrors('', bytes, ''), order, bits).order;
}

/** @throws UnicodeDecodeError */
export function decodeUtf16(state: DecodeErrors, byteOrder: ByteOrder): string {
  const { at: begin, order } = withoutMark(state, byteOrder, 16);
  state.encoding = named(16, order);
  let { bytes } = state;
  const low = order < 0 ? 0 : 1;
  let result = '';
  let at = begin;
  if (order < 0 && bytes.length % 2 === 0) {
    const text = utf16Slice.call(bytes, at, bytes.length);
    if (text.isWellFormed()) return text;
  }
  while (at < bytes.length) {
    const left = bytes.length - at;
    let end = at + 2;
    let reason = '';
    if (left === 1) {
      end = at + 1;
      reason = 'truncated data';
    } else {
      const unit = bytes[at + low] | (bytes[at + 1 - low] << 8);
      if ((unit & 0xf800) !== 0xd800) {
        result += String.fromCharCode(unit);
        at += 2;
        continue;
      }
      if (unit >= 0xdc00) reason = 'illegal encoding';
      else if (left < 4) {
        end = bytes.length;
        reason = 'unexpected end of data';
      } else {
        const next = bytes[at + 2 + low] | (bytes[at + 3 - low] << 8);
        if ((next & 0xfc00) === 0xdc00) {
          result += String.fromCharCode(unit, next);
          at += 4;
          continue;
        }
        reason = 'illegal UTF-16 surrogate';
      }
    }
    if (!state.final && end === bytes.length && (left === 1 || reason === 'unexpected end of data')) {
      state.consumed = at;
      return result;
    }
    at = state.handle(at, end, reason);
    result += state.replacement;
    bytes = state.bytes;
  }
  return result;
}

/** @throws UnicodeDecodeError */
export function decodeUtf32(state: DecodeErrors, byteOrder: ByteOrder): string {
  const { at: begin, order } = withoutMark(state, byteOrder, 32);
  state.encoding = named(32, order);
  let { bytes } = state;
  let result = '';
  let at = begin;
  while (at < bytes.length) {
    let end = at + 4;
    let reason: string;
    if (bytes.length - at < 4) {
      end = bytes.length;
      reason = 'truncated data';
      if (!state.final) {
        state.consumed = at;
        return result;
      }
    } else {
      let point = 0;
      for (let i = 0; i < 4; i++) point = point * 256 + bytes[order < 0 ? at + 3 - i : at + i];
      if (point >= 0xd800 && point <= 0xdfff) reason = 'code point in surrogate code point range(0xd800, 0xe000)';
      else if (point > 0x10ffff) reason = 'code point not in range(0x110000)';
      else {
        result += String.fromCodePoint(point);
        at += 4;
        continue;
      }
    }
    at = state.handle(at, end, reason);
    result += state.replacement;
    bytes = state.bytes;
  }
  return result;
}
