/** UTF-7 (RFC 2152): ASCII, and between `+` and `-` UTF-16 in base64. */
import type { DecodeErrors } from './handlers.ts';
import { latin1Bytes } from './narrow.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** What each byte stands for in base64; -1: nothing. */
const SEXTETS = new Int8Array(256).fill(-1);
for (let i = 0; i < 64; i++) SEXTETS[ALPHABET.charCodeAt(i)] = i;

/** The characters that stand for themselves: as CPython writes, all that RFC 2152 allows. */
const DIRECT = /[\t\n\r -*,-[\]-}]/;

/** `text.encode('utf-7')`: nothing can go wrong, surrogates are units like others. */
export function encodeUtf7(text: string): Uint8Array {
  let out = '';
  let shifted = false;
  let bits = 0;
  let pending = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (DIRECT.test(char)) {
      if (shifted) {
        if (bits > 0) out += ALPHABET[(pending << (6 - bits)) & 63];
        if (char === '-' || SEXTETS[char.charCodeAt(0)] >= 0) out += '-';
        shifted = false;
      }
      out += char;
      continue;
    }
    if (!shifted) {
      if (char === '+') {
        out += '+-';
        continue;
      }
      out += '+';
      shifted = true;
      bits = pending = 0;
    }
    pending = (pending << 16) | char.charCodeAt(0);
    for (bits += 16; bits >= 6; ) {
      bits -= 6;
      out += ALPHABET[(pending >> bits) & 63];
    }
    pending &= (1 << bits) - 1;
  }
  if (shifted) out += bits > 0 ? `${ALPHABET[(pending << (6 - bits)) & 63]}-` : '-';
  return latin1Bytes(out);
}

/** Decodes as far as `state` says, with its error handling. @throws UnicodeDecodeError */
export function decodeUtf7(state: DecodeErrors): string {
  let { bytes } = state;
  let result = '';
  let at = 0;
  let shifted = false;
  /** Where the shifted part began, in the bytes and in the text. */
  let start = 0;
  let textStart = 0;
  let bits = 0;
  let pending = 0;
  /** The first half of a surrogate pair that waits for the second. */
  let high = '';
  const fail = (from: number, to: number, reason: string): void => {
    at = state.handle(from, to, reason);
    result += state.replacement;
    bytes = state.bytes;
  };
  const endShift = (byte: number): void => {
    shifted = false;
    const reason = bits >= 6 ? 'partial character in shift sequence' : 'non-zero padding bits in shift sequence';
    if (bits >= 6 || pending !== 0) {
      fail(start, at + 1, reason);
      return;
    }
    if (byte < 128 && byte !== 0x2b) result += high;
    high = '';
    if (byte === 0x2d) at++;
  };
  const takeSextet = (sextet: number): void => {
    at++;
    pending = (pending << 6) | sextet;
    bits += 6;
    if (bits < 16) return;
    bits -= 16;
    const unit = (pending >> bits) & 0xffff;
    pending &= (1 << bits) - 1;
    const char = String.fromCharCode(unit);
    result += high;
    const paired = high !== '' && (unit & 0xfc00) === 0xdc00;
    const opens = !paired && (unit & 0xfc00) === 0xd800;
    high = opens ? char : '';
    if (!opens) result += char;
  };
  for (;;) {
    while (at < bytes.length) {
      const byte = bytes[at];
      if (shifted) {
        if (SEXTETS[byte] >= 0) takeSextet(SEXTETS[byte]);
        else endShift(byte);
      } else if (byte === 0x2b) {
        const next = bytes[at + 1];
        if (next === 0x2d) {
          result += '+';
          at += 2;
        } else if (next !== undefined && SEXTETS[next] < 0) fail(at, at + 2, 'ill-formed sequence');
        else {
          start = at++;
          textStart = result.length;
          shifted = true;
          bits = pending = 0;
          high = '';
        }
      } else if (byte < 128) {
        result += String.fromCharCode(byte);
        at++;
      } else fail(at, at + 1, 'unexpected special character');
    }
    if (!shifted) return result;
    if (!state.final) {
      // The whole shifted part is read again when there is more of it.
      state.consumed = start;
      return result.slice(0, textStart);
    }
    if (high === '' && bits < 6 && pending === 0) return result;
    shifted = false;
    fail(start, bytes.length, 'unterminated shift sequence');
    if (at >= bytes.length) return result;
  }
}
