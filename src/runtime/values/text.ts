/**
 * Python's view of a JavaScript string: a sequence of code points. Nothing outside of the `text*.ts` files may use
 * `.length` or an index of a Python str; classification is in `text-class.ts`, casing in `text-case.ts`.
 *
 * A string without surrogates ("narrow") is indexed directly. For one with surrogates ("wide") an index of where
 * each code point starts is built and kept for the strings used last, so that `s[i]` in a loop costs O(1) amortised.
 *
 * Two lone surrogates that meet in a string become one code point here; CPython keeps them apart.
 */

import { memoryError } from '../errors.ts';
import { nonPrintable } from './text-class.ts';
import { isDense, MANY_UNITS, replacedUnit, stepped } from './text-units.ts';
import { findLong, findLongLast, isLongSearch } from './two-way.ts';

/** A string with surrogates: `starts[i]` is the code unit at which code point `i` starts; one more entry ends it. */
interface WideText {
  readonly text: string;
  readonly starts: Int32Array;
}

/** The longest string that the host can hold, in code units. */
export const MAX_UNITS = (1 << 29) - 25;
/** From here on the length of a result is worked out before it is built. */
const LONG = 1 << 20;

const SURROGATE = /[\ud800-\udfff]/;
/** Strings up to this many code units are looked through each time instead of being remembered. */
const SHORT = 12;

let narrow0 = '';
let narrow1 = '';
const NO_WIDE: WideText = { text: '', starts: new Int32Array(1) };
let wide0 = NO_WIDE;
let wide1 = NO_WIDE;
let wide2 = NO_WIDE;

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}
function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}
function isLow(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}

/** The index of a wide string, or `null` for a narrow one. */
function wideOf(text: string): WideText | null {
  const units = text.length;
  if (units <= SHORT) {
    let i = 0;
    while (i < units && !isSurrogate(text.charCodeAt(i))) i++;
    if (i === units) return null;
  } else {
    if (text === narrow0) return null;
    if (text === narrow1) {
      narrow1 = narrow0;
      narrow0 = text;
      return null;
    }
  }
  if (text === wide0.text) return wide0;
  if (text === wide1.text) {
    const found = wide1;
    wide1 = wide0;
    wide0 = found;
    return found;
  }
  if (text === wide2.text) {
    const found = wide2;
    wide2 = wide1;
    wide1 = wide0;
    wide0 = found;
    return found;
  }
  if (!SURROGATE.test(text)) {
    narrow1 = narrow0;
    narrow0 = text;
    return null;
  }
  const starts = new Int32Array(units + 1);
  let points = 0;
  for (let i = 0; i < units; i++) {
    starts[points++] = i;
    if (isHigh(text.charCodeAt(i)) && i + 1 < units && isLow(text.charCodeAt(i + 1))) i++;
  }
  starts[points] = units;
  wide2 = wide1;
  wide1 = wide0;
  wide0 = { text, starts: starts.subarray(0, points + 1) };
  return wide0;
}

/** Tells that a new, long `text` is narrow: it need not be looked through, nor compared with the last one. */
export function noteNarrow(text: string): void {
  if (text.length <= SHORT) return;
  narrow1 = narrow0;
  narrow0 = text;
}

/** True if every code point of `text` is one code unit. */
export function isNarrow(text: string): boolean {
  return wideOf(text) === null;
}

/** Python's `len(text)`: the number of code points. */
export function length(text: string): number {
  const wide = wideOf(text);
  return wide === null ? text.length : wide.starts.length - 1;
}

/** The code unit at which code point `index` (0 to the length) starts. */
export function toUnits(text: string, index: number): number {
  const wide = wideOf(text);
  return wide === null ? index : wide.starts[index];
}

/** The index of the code point that starts at, or holds, code unit `unit`. */
export function fromUnits(text: string, unit: number): number {
  const wide = wideOf(text);
  if (wide === null) return unit;
  const starts = wide.starts;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** `text[index]` for an index from 0 to below the length. */
export function charAt(text: string, index: number): string {
  const wide = wideOf(text);
  return wide === null ? text[index] : text.slice(wide.starts[index], wide.starts[index + 1]);
}

/** `ord(text[index])` for an index from 0 to below the length. */
export function codePointAt(text: string, index: number): number {
  const wide = wideOf(text);
  return wide === null ? text.charCodeAt(index) : text.codePointAt(wide.starts[index])!;
}

/** `text[start:stop]` for 0 ≤ start ≤ stop ≤ the length. */
export function substring(text: string, start: number, stop: number): string {
  const wide = wideOf(text);
  return wide === null ? text.slice(start, stop) : text.slice(wide.starts[start], wide.starts[stop]);
}

/** `length` code points from `start`, `step` apart: a slice as `adjustIndices` gives it. */
export function slice(text: string, indices: { start: number; step: number; length: number }): string {
  const { start, step, length: count } = indices;
  if (count <= 0) return '';
  if (step === 1) return substring(text, start, start + count);
  const wide = wideOf(text);
  let result = '';
  if (wide === null) {
    if (count >= MANY_UNITS) return stepped(text, start, step, count);
    for (let i = 0, at = start; i < count; i++, at += step) result += text[at];
  } else {
    const starts = wide.starts;
    for (let i = 0, at = start; i < count; i++, at += step) result += text.slice(starts[at], starts[at + 1]);
  }
  return result;
}

/** The characters of `text`, each a str of one code point. */
export function chars(text: string): string[] {
  return wideOf(text) === null ? text.split('') : Array.from(text);
}

/** The code points of `text` as numbers. */
export function codePoints(text: string): number[] {
  const result: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    result.push(point);
  }
  return result;
}

/** The code point of a str of length 1 (`ord`), or -1 for any other length. */
export function ordinal(text: string): number {
  if (text.length === 1) return text.charCodeAt(0);
  if (text.length !== 2) return -1;
  const point = text.codePointAt(0)!;
  return point > 0xffff ? point : -1;
}

/** Code point by code point, without an index: `unit` is where the next one starts (an iterator's state). */
export function charFromUnit(text: string, unit: number): string {
  const code = text.charCodeAt(unit);
  if (isHigh(code) && unit + 1 < text.length && isLow(text.charCodeAt(unit + 1))) return text.slice(unit, unit + 2);
  return text[unit];
}
/** The number of code units. For iterators and codecs that walk code units, not for Python's length. */
export function unitLength(text: string): number {
  return text.length;
}

/**
 * Compares by code points, as Python does: negative, 0 or positive. (JavaScript's `<` compares code units, which puts
 * U+10000 before U+FFFF.)
 */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const units = Math.min(a.length, b.length);
  if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a < b ? -1 : 1;
  for (let i = 0; i < units; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const p = isSurrogate(x) ? pointAround(a, i) : x;
    const q = isSurrogate(y) ? pointAround(b, i) : y;
    return p - q;
  }
  return a.length - b.length;
}

function pointAround(text: string, unit: number): number {
  if (isLow(text.charCodeAt(unit)) && unit > 0 && isHigh(text.charCodeAt(unit - 1))) return text.codePointAt(unit - 1)!;
  return text.codePointAt(unit)!;
}

// ---------------------------------------------------------------- searching

/** True if `part` begins or ends with a lone surrogate, which could match half of a pair. */
function hasLooseEnd(part: string): boolean {
  return part !== '' && (isLow(part.charCodeAt(0)) || isHigh(part.charCodeAt(part.length - 1)));
}

/** True if code unit `unit` lies between two code points. */
function isBoundary(text: string, unit: number): boolean {
  return !(unit > 0 && unit < text.length && isLow(text.charCodeAt(unit)) && isHigh(text.charCodeAt(unit - 1)));
}

/** As `text.indexOf(part, from)` in code units, but never within a code point; -1 if it is not there. */
export function unitIndexOf(text: string, part: string, from: number): number {
  let at = indexOf(text, part, from);
  if (at < 0 || (part !== '' && !hasLooseEnd(part))) return at;
  while (at >= 0 && !(isBoundary(text, at) && isBoundary(text, at + part.length))) at = indexOf(text, part, at + 1);
  return at;
}

function indexOf(text: string, part: string, from: number): number {
  return isLongSearch(part.length, text.length - from)
    ? findLong(text, part, from, text.length)
    : text.indexOf(part, from);
}

function lastIndexOf(text: string, part: string, from: number): number {
  const end = Math.min(from + part.length, text.length);
  return isLongSearch(part.length, end) ? findLongLast(text, part, 0, end) : text.lastIndexOf(part, from);
}

/** As `text.lastIndexOf(part, from)` in code units, but never within a code point. */
export function unitLastIndexOf(text: string, part: string, from: number): number {
  if (from < 0) return -1;
  let at = lastIndexOf(text, part, from);
  if (at < 0 || (part !== '' && !hasLooseEnd(part))) return at;
  while (at >= 0 && !(isBoundary(text, at) && isBoundary(text, at + part.length))) {
    at = at === 0 ? -1 : lastIndexOf(text, part, at - 1);
  }
  return at;
}

/** Python's `part in text`. */
export function includes(text: string, part: string): boolean {
  if (hasLooseEnd(part) || isLongSearch(part.length, text.length)) return unitIndexOf(text, part, 0) >= 0;
  return text.includes(part);
}

/** A range of code points as code units: `start` and `stop` clipped as slices clip them; `null` if start > length. */
function unitRange(text: string, start: number, stop: number): [from: number, to: number] | null {
  const count = length(text);
  if (stop > count) stop = count;
  else if (stop < 0) stop = Math.max(stop + count, 0);
  if (start < 0) start = Math.max(start + count, 0);
  if (start > stop) return null;
  return [toUnits(text, start), toUnits(text, stop)];
}

/** `text.find(part, start, stop)`: in code points, -1 if it is not there. `start` and `stop` may be negative or too large. */
export function find(text: string, part: string, start = 0, stop = Number.MAX_SAFE_INTEGER): number {
  if (start === 0 && stop >= text.length) {
    const at = unitIndexOf(text, part, 0);
    return at <= 0 ? at : fromUnits(text, at);
  }
  const range = unitRange(text, start, stop);
  if (range === null) return -1;
  const [from, to] = range;
  const at = unitIndexOf(to < text.length ? text.slice(0, to) : text, part, from);
  return at < 0 ? -1 : fromUnits(text, at);
}

/** `text.rfind(part, start, stop)`. */
export function rfind(text: string, part: string, start = 0, stop = Number.MAX_SAFE_INTEGER): number {
  const range = unitRange(text, start, stop);
  if (range === null) return -1;
  const [from, to] = range;
  const at = unitLastIndexOf(to < text.length ? text.slice(0, to) : text, part, to - part.length);
  return at < from ? -1 : fromUnits(text, at);
}

/** `text.count(part, start, stop)`: occurrences that do not overlap. */
export function count(text: string, part: string, start = 0, stop = Number.MAX_SAFE_INTEGER): number {
  const range = unitRange(text, start, stop);
  if (range === null) return 0;
  const [from, to] = range;
  if (part === '') return fromUnits(text, to) - fromUnits(text, from) + 1;
  const within = to < text.length ? text.slice(0, to) : text;
  let found = 0;
  for (let at = unitIndexOf(within, part, from); at >= 0; at = unitIndexOf(within, part, at + part.length)) found++;
  return found;
}

/** `text.startswith(part, start, stop)`, or `endswith` with `atEnd`. */
export function matchesEdge(text: string, part: string, start: number, stop: number, atEnd: boolean): boolean {
  const range = unitRange(text, start, stop);
  if (range === null) return false;
  const [from, to] = range;
  if (to - from < part.length) return false;
  const at = atEnd ? to - part.length : from;
  if (!text.startsWith(part, at)) return false;
  return !hasLooseEnd(part) || (isBoundary(text, at) && isBoundary(text, at + part.length));
}

/** `text.replace(old, by, limit)`; `limit` < 0 replaces all. */
export function replace(text: string, old: string, by: string, limit = -1): string {
  if (limit === 0) return text;
  if (old === '') {
    const parts = chars(text);
    let result = '';
    let left = limit < 0 ? parts.length + 1 : limit;
    for (const part of parts) {
      if (left > 0) {
        result += by;
        left--;
      }
      result += part;
    }
    return left > 0 ? result + by : result;
  }
  if (limit < 0 && !hasLooseEnd(old) && !isLongSearch(old.length, text.length)) {
    if (!text.includes(old)) return text;
    if (text.length > LONG && by.length > old.length) {
      const units = text.length + count(text, old) * (by.length - old.length);
      if (units > MAX_UNITS) throw memoryError();
    }
    if (old.length === 1 && by.length === 1 && isDense(text, old)) return replacedUnit(text, old, by);
    return text.replaceAll(old, by.includes('$') ? by.replaceAll('$', '$$$$') : by);
  }
  let result = '';
  let done = 0;
  let left = limit < 0 ? Number.MAX_SAFE_INTEGER : limit;
  for (let at = unitIndexOf(text, old, 0); at >= 0 && left > 0; at = unitIndexOf(text, old, done)) {
    result += text.slice(done, at) + by;
    done = at + old.length;
    left--;
  }
  return done === 0 ? text : result + text.slice(done);
}

/** `text * times`. */
export function repeat(text: string, times: number): string {
  return times <= 0 ? '' : text.repeat(times);
}

// ---------------------------------------------------------------- repr

const PLAIN = /^[ !#-&(-[\]-~]*$/;
const ASCII_ESCAPED = /[\\\x00-\x1f\x7f]/g;
const NOT_ASCII = /[^\x00-\x7f]/;
const ALL_BUT_ASCII = /[^\x00-\x7f]/gu;
let unprintable: RegExp | undefined;

function escape(char: string): string {
  switch (char) {
    case '\\':
      return '\\\\';
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
  }
  const point = char.codePointAt(0)!;
  const digits = point.toString(16);
  if (point < 0x100) return '\\x' + digits.padStart(2, '0');
  return point < 0x10000 ? '\\u' + digits.padStart(4, '0') : '\\U' + digits.padStart(8, '0');
}

function quoted(body: string): string {
  if (!body.includes("'")) return `'${body}'`;
  return body.includes('"') ? `'${body.replaceAll("'", "\\'")}'` : `"${body}"`;
}

/** Python's `repr(text)` of an exact str: `'` quotes unless only those occur in it, escapes for what is not printable. */
export function strRepr(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  let body = text.replace(ASCII_ESCAPED, escape);
  if (NOT_ASCII.test(body)) body = body.replace((unprintable ??= nonPrintable()), escape);
  return quoted(body);
}

/** Python's `ascii(text)`: as `strRepr`, with every character beyond ASCII escaped. */
export function asciiRepr(text: string): string {
  return asciiEscape(strRepr(text));
}

/** Escapes what is beyond ASCII in a text that is a repr already (`PyObject_ASCII`). */
export function asciiEscape(repr: string): string {
  return NOT_ASCII.test(repr) ? repr.replace(ALL_BUT_ASCII, escape) : repr;
}
