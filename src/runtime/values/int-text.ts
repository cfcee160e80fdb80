/** Integers as text: `int(text, base)`, decimal digits and their limit, and digits in other bases. */
import { type PyException, valueError } from '../errors.ts';
import { resetForEachProgram } from '../program-state.ts';
import type { PyInt } from '../types.ts';
import { normalize } from './int.ts';
import { asciiDigits } from './text-class.ts';

const DEFAULT_DIGIT_LIMIT = 4300;
/** `sys.get_int_max_str_digits()`; 0 means no limit. */
let digitLimit = DEFAULT_DIGIT_LIMIT;
resetForEachProgram(() => {
  digitLimit = DEFAULT_DIGIT_LIMIT;
});

export function maxStrDigits(): number {
  return digitLimit;
}

/** `sys.set_int_max_str_digits()`; the caller has checked the value. */
export function setMaxStrDigits(limit: number): void {
  digitLimit = limit;
}

function limitError(detail: string): PyException {
  return valueError(
    `Exceeds the limit (${digitLimit} digits) for integer string conversion${detail}; ` +
      'use sys.set_int_max_str_digits() to increase the limit',
  );
}

/** The decimal digits of an int (`int.__repr__`). @throws ValueError beyond the digit limit */
export function intRepr(value: PyInt): string {
  if (typeof value === 'number') return String(value);
  if (digitLimit > 0) {
    // Each hexadecimal digit is worth 1.204 decimal ones: a number far beyond the limit is not converted first.
    const sign = value < 0n ? 1 : 0;
    if ((value.toString(16).length - sign - 1) * 1.2 > digitLimit) throw limitError('');
    const text = value.toString();
    if (text.length - sign > digitLimit) throw limitError('');
    return text;
  }
  return value.toString();
}

/** The digits of an int in base 2, 8, 10 or 16, with a minus sign and without prefix. @throws ValueError as `intRepr` */
export function intDigits(value: PyInt, base: 2 | 8 | 10 | 16): string {
  return base === 10 ? intRepr(value) : value.toString(base);
}

/** `bin()`, `oct()`, `hex()`: digits with a prefix. */
export function prefixedDigits(value: PyInt, base: 2 | 8 | 16): string {
  const prefix = base === 16 ? '0x' : base === 8 ? '0o' : '0b';
  const digits = value.toString(base);
  return value < 0 ? '-' + prefix + digits.slice(1) : prefix + digits;
}

/**
 * The text as number parsers read it: digits of any script as ASCII digits, Unicode spaces as spaces. The separators
 * U+001C to U+001F count as space elsewhere, but not in a number.
 */
export function numericText(text: string): string {
  return /[\x1c-\x1f]/.test(text) ? '?' : asciiDigits(text);
}

/** What C's `isspace` strips. */
export function stripAsciiSpace(text: string): string {
  return text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, '');
}

const DIGIT_PATTERNS = new Map<number, RegExp>();

function digitPattern(base: number): RegExp {
  let pattern = DIGIT_PATTERNS.get(base);
  if (pattern === undefined) {
    const digit =
      base <= 10 ? `[0-${base - 1}]` : `[0-9a-${String.fromCharCode(86 + base)}A-${String.fromCharCode(54 + base)}]`;
    pattern = new RegExp(`^${digit}+(?:_${digit}+)*$`);
    DIGIT_PATTERNS.set(base, pattern);
  }
  return pattern;
}

const PREFIXES: Record<string, number> = { x: 16, X: 16, o: 8, O: 8, b: 2, B: 2 };

/** Digits of any base that stay below 2 ** 53. */
const SHORT = 10;

/**
 * What a few digits stand for.
 * @param base any int
 * @returns `undefined` for everything else: signs, blanks, prefixes, long texts, other digits, a base of 0
 */
export function shortInteger(text: string, base: number): number | undefined {
  const { length } = text;
  if (length === 0 || length > SHORT || base < 2 || base > 36) return undefined;
  let value = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    let digit = unit - 48;
    if (digit > 9) {
      digit = (unit | 32) - 87;
      if (digit < 10) return undefined;
    }
    if (digit < 0 || digit >= base) return undefined;
    value = value * base + digit;
  }
  return value;
}

/**
 * `int(text, base)` (C `PyLong_FromString`): `text` holds ASCII, see `numericText`.
 * @param base 0 or 2 to 36
 * @returns `undefined` for an invalid literal
 * @throws ValueError beyond the digit limit
 */
export function parseInteger(text: string, base: number): PyInt | undefined {
  if (base === 10 && text.length < 16 && /^\d+$/.test(text)) return Number(text);
  let body = stripAsciiSpace(text);
  const negative = body.startsWith('-');
  if (negative || body.startsWith('+')) body = body.slice(1);
  let zerosOnly = false;
  const prefix = body[0] === '0' ? PREFIXES[body[1]] : undefined;
  if (base === 0) {
    if (prefix === undefined) {
      base = 10;
      zerosOnly = body[0] === '0';
    } else base = prefix;
  }
  if (prefix !== undefined && base === prefix) {
    body = body.slice(2);
    if (body.startsWith('_')) body = body.slice(1);
  }
  if (!digitPattern(base).test(body)) return undefined;
  const digits = body.replaceAll('_', '');
  if (zerosOnly && !/^0*$/.test(digits)) return undefined;
  const binary = (base & (base - 1)) === 0;
  if (!binary && digitLimit > 0 && digits.length > digitLimit) {
    throw limitError(`: value has ${digits.length} digits`);
  }
  const size = digitsToInt(digits, base, binary);
  return negative ? (typeof size === 'number' ? 0 - size : -size) : size;
}

function digitsToInt(digits: string, base: number, binary: boolean): PyInt {
  if (digits.length <= 10) return Number.parseInt(digits, base);
  if (base === 10) return normalize(BigInt(digits));
  if (base === 16) return normalize(BigInt('0x' + digits));
  if (base === 8) return normalize(BigInt('0o' + digits));
  if (base === 2) return normalize(BigInt('0b' + digits));
  if (binary) {
    const width = Math.log2(base);
    let bits = '0b';
    for (const digit of digits) bits += Number.parseInt(digit, base).toString(2).padStart(width, '0');
    return normalize(BigInt(bits));
  }
  // Ten digits of any base stay below 2 ** 53.
  const first = digits.length % 10;
  let value = BigInt(first === 0 ? 0 : Number.parseInt(digits.slice(0, first), base));
  const weight = BigInt(base) ** 10n;
  for (let at = first; at < digits.length; at += 10) {
    value = value * weight + BigInt(Number.parseInt(digits.slice(at, at + 10), base));
  }
  return normalize(value);
}
