/** Punycode (RFC 3492): the characters beyond ASCII as digits behind the others. */
import { raise, UnicodeError } from '../errors.ts';
import { codePoints } from '../values/text.ts';
import { DecodeErrors } from './handlers.ts';
import { decodeAscii, latin1Bytes } from './narrow.ts';

const BASE = 36;
const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const FIRST_POINT = 128;

/** How far the digit at `place` (0, 1, …) counts before it is followed by another one. */
function threshold(place: number, bias: number): number {
  return Math.min(Math.max(BASE * (place + 1) - bias, 1), 26);
}

/** The bias after a delta (RFC 3492, section 6.1). */
function adapt(delta: number, first: boolean, count: number): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / count);
  let bias = 0;
  for (; rest > 455; bias += BASE) rest = Math.floor(rest / 35);
  return bias + Math.floor((36 * rest) / (rest + 38));
}

function number(value: number, bias: number): string {
  let digits = '';
  let rest = value;
  for (let place = 0; ; place++) {
    const limit = threshold(place, bias);
    if (rest < limit) return digits + DIGITS[rest];
    digits += DIGITS[limit + ((rest - limit) % (BASE - limit))];
    rest = Math.floor((rest - limit) / (BASE - limit));
  }
}

/** The text in Punycode; there is nothing that it cannot hold. */
export function encodePunycode(text: string): Uint8Array {
  const points = codePoints(text);
  const plain = points.filter(point => point < FIRST_POINT);
  let digits = '';
  let bias = 72;
  let delta = 0;
  let done = plain.length;
  let last = FIRST_POINT;
  for (const point of [...new Set(points.filter(point => point >= FIRST_POINT))].sort((a, b) => a - b)) {
    delta += (point - last) * (done + 1);
    for (const other of points) {
      if (other < point) delta++;
      else if (other === point) {
        digits += number(delta, bias);
        bias = adapt(delta, done === plain.length, done + 1);
        delta = 0;
        done++;
      }
    }
    delta++;
    last = point + 1;
  }
  const start = plain.map(point => String.fromCharCode(point)).join('');
  return latin1Bytes(start === '' ? digits : `${start}-${digits}`);
}

/** Raised inside for a number that is not one; ends the decoding where errors are not strict. */
class BadNumber {
  readonly start: number;
  readonly reason: string;
  constructor(start: number, reason: string) {
    this.start = start;
    this.reason = reason;
  }
}

/** The number that begins at `at`, and where the next one does. */
function readNumber(bytes: Uint8Array, at: number, bias: number): [value: number, next: number] | BadNumber {
  let value = 0;
  let weight = 1;
  for (let place = 0; ; place++) {
    if (at >= bytes.length) return new BadNumber(bytes.length, 'incomplete punycode string');
    const byte = bytes[at++];
    // In numbers case does not count.
    const digit = byte > 0x7f ? -1 : DIGITS.indexOf(String.fromCharCode(byte).toLowerCase());
    if (digit < 0) return new BadNumber(at - 1, `Invalid extended code point '${byte}'`);
    value += digit * weight;
    const limit = threshold(place, bias);
    if (digit < limit) return [value, at];
    weight *= BASE - limit;
  }
}

/**
 * The text of Punycode. Errors are strict, or ignored: the text ends before a bad number, and what is no character
 * becomes a question mark.
 * @throws UnicodeDecodeError; UnicodeError for another way to handle errors
 */
export function decodePunycode(bytes: Uint8Array, errors: string): string {
  if (errors !== 'strict' && errors !== 'ignore' && errors !== 'replace') {
    throw raise(UnicodeError, `Unsupported error handling: ${errors}`);
  }
  const strict = errors === 'strict';
  const end = bytes.lastIndexOf(0x2d);
  const plain = bytes.subarray(0, Math.max(end, 0));
  const bad = strict ? plain.findIndex(byte => byte > 0x7f) : -1;
  if (bad >= 0) throw new DecodeErrors('ascii', bytes, errors).error(bad, bad + 1, 'ordinal not in range(128)');
  const start = decodeAscii(plain, errors);
  const points = codePoints(start);
  let point = FIRST_POINT;
  let position = -1;
  let bias = 72;
  for (let at = end + 1; at < bytes.length; ) {
    const found = readNumber(bytes, at, bias);
    if (found instanceof BadNumber) {
      if (!strict) break;
      throw new DecodeErrors('punycode', bytes, errors).error(found.start, found.start + 1, found.reason);
    }
    const [delta, next] = found;
    const count = points.length + 1;
    position += delta + 1;
    point += Math.floor(position / count);
    if (point > 0x10ffff) {
      if (strict) {
        const reason = `Invalid character U+${point.toString(16)}`;
        // CPython counts in the text decoded, not in the bytes.
        throw new DecodeErrors('punycode', bytes, errors).error(end + position, end + position + 1, reason);
      }
      point = 0x3f;
    }
    position %= count;
    points.splice(position, 0, point);
    bias = adapt(delta, at === end + 1, count);
    at = next;
  }
  return points.map(value => String.fromCodePoint(value)).join('');
}
