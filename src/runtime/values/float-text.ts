/**
 * Floats as text: `repr`, correctly rounded digits in any number, the layouts of the format types e, f, g and r,
 * hexadecimal form, and the reading of decimal and hexadecimal text.
 */
import { memoryError, overflowError, valueError } from '../errors.ts';
import { divideToFloat } from './int.ts';
import { stripAsciiSpace } from './int-text.ts';

/** `repr()` of a float: the shortest digits that read back as the same number. */
export function floatRepr(value: number): string {
  const size = Math.abs(value);
  if (size < 1e16 && size >= 1e-4) {
    const text = String(value);
    return Number.isInteger(value) ? text + '.0' : text;
  }
  if (size === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  const text = value.toExponential();
  const at = text.indexOf('e');
  return text.slice(0, at) + exponentText(Number(text.slice(at + 1)));
}

function exponentText(exponent: number): string {
  const size = Math.abs(exponent);
  return (exponent < 0 ? 'e-' : 'e+') + (size < 10 ? '0' + size : size);
}

/** Decimal digits: the value is 0.d₁d₂d₃… × 10 ** point. */
export interface Decimal {
  digits: string;
  point: number;
}

const view = new DataView(new ArrayBuffer(8));

/** A finite float's size as `mantissa * 2 ** exponent`. */
export function decompose(value: number): { mantissa: bigint; exponent: number } {
  view.setFloat64(0, value);
  const high = view.getUint32(0);
  const field = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(view.getUint32(4));
  return field === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10000000000000n, exponent: field - 1075 };
}

/** The integer nearest to `|value| * 10 ** places`, ties to even. */
export function scaledInteger(value: number, places: number): bigint {
  const { mantissa, exponent } = decompose(value);
  let top = mantissa;
  let bottom = 1n;
  if (places >= 0) top *= 10n ** BigInt(places);
  else bottom = 10n ** BigInt(-places);
  if (exponent >= 0) top <<= BigInt(exponent);
  else bottom <<= BigInt(-exponent);
  const quotient = top / bottom;
  const twice = (top - quotient * bottom) * 2n;
  return twice > bottom || (twice === bottom && quotient & 1n) ? quotient + 1n : quotient;
}

/** The decimal exponent of the first digit of a finite value other than 0. */
function leadingExponent(value: number): number {
  const text = value.toExponential(20);
  return Number(text.slice(text.indexOf('e') + 1));
}

/** No float has more digits after the point, or more digits in all: beyond these all is zeros. */
const MAX_FRACTION = 1074;
const MAX_SIGNIFICANT = 768;

/** `count >= 1` significant digits of `|value|`, correctly rounded (dtoa's mode 2), without trailing zeros. */
export function significantDigits(value: number, count: number): Decimal {
  if (value === 0) return { digits: '0', point: 1 };
  count = Math.min(count, MAX_SIGNIFICANT);
  if (count < 18) {
    // The engine's digits are right but for ties, which it rounds up: a tie has exactly one digit more, a 5.
    const size = Math.abs(value);
    const longer = size.toExponential(count);
    const at = longer.indexOf('e');
    if (longer[at - 1] !== '5' || Number(longer) !== size) {
      const text = size.toExponential(count - 1);
      const e = text.indexOf('e');
      return trimmed(text[0] + text.slice(2, e), Number(text.slice(e + 1)) + 1);
    }
  }
  const exponent = leadingExponent(value);
  const digits = scaledInteger(value, count - 1 - exponent).toString();
  return trimmed(digits, exponent + 1 + digits.length - count);
}

/** Whether `toFixed` rounds as Python does: it is exact, but rounds ties up. */
export function engineRounds(size: number, places: number): boolean {
  return places >= 0 && places <= 100 && size < 1e21 && (size * 2 ** (places + 1)) % 2 !== 1;
}

/** `|value|` rounded to `places` digits after the point (dtoa's mode 3), without trailing zeros; `places` may be negative. */
export function fixedDigits(value: number, places: number): Decimal {
  if (value === 0) return { digits: '0', point: 1 };
  places = Math.min(places, MAX_FRACTION);
  const size = Math.abs(value);
  if (engineRounds(size, places)) return fromPlain(size.toFixed(places).replace('.', ''), places);
  return fromPlain(scaledInteger(value, places).toString(), places);
}

function fromPlain(digits: string, places: number): Decimal {
  const first = digits.search(/[1-9]/);
  if (first < 0) return { digits: '', point: -places };
  return trimmed(digits.slice(first), digits.length - first - places);
}

function trimmed(digits: string, point: number): Decimal {
  let end = digits.length;
  while (end > 1 && digits.charCodeAt(end - 1) === 48) end--;
  return { digits: digits.slice(0, end), point };
}

/** The shortest digits that read back as the same number (dtoa's mode 0). */
function shortestDigits(value: number): Decimal {
  const text = Math.abs(value).toExponential();
  const e = text.indexOf('e');
  return { digits: text[0] + text.slice(2, e), point: Number(text.slice(e + 1)) + 1 };
}

export interface FloatLayout {
  /** `#`: the point and the zeros of `g` stay. */
  alternate?: boolean;
  /** An integral result gets `.0` (repr). */
  addDotZero?: boolean;
  /** `z`: a result of -0 loses its sign. */
  noNegativeZero?: boolean;
}

export type FloatCode = 'e' | 'f' | 'g' | 'r' | 'E' | 'F' | 'G';

/**
 * C `PyOS_double_to_string`.
 * @param precision digits after the point (e, f) or in all (g); ignored for r
 * @throws MemoryError for a result that no string can hold
 */
export function formatDouble(value: number, code: FloatCode, precision: number, layout: FloatLayout = {}): string {
  const lower = code.toLowerCase();
  const text = layOut(value, lower, precision, layout);
  return lower === code ? text : text.toUpperCase();
}

function layOut(value: number, code: string, precision: number, layout: FloatLayout): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  let decimal: Decimal;
  if (code === 'f' && engineRounds(Math.abs(value), precision)) {
    const text = Math.abs(value).toFixed(precision);
    const negative = (value < 0 || Object.is(value, -0)) && !(layout.noNegativeZero && !/[1-9]/.test(text));
    return (negative ? '-' : '') + text + (layout.alternate && precision === 0 ? '.' : '');
  }
  if (code === 'f') decimal = fixedDigits(value, precision);
  else if (code === 'e') decimal = significantDigits(value, precision + 1);
  else if (code === 'g') {
    if (precision === 0) precision = 1;
    decimal = significantDigits(value, precision);
  } else decimal = value === 0 ? { digits: '0', point: 1 } : shortestDigits(value);
  let { digits, point } = decimal;
  const zero = digits === '' || digits === '0';
  let negative = value < 0 || Object.is(value, -0);
  if (zero && layout.noNegativeZero) negative = false;

  let exponential = false;
  /** How many digits there are to be, at least. */
  let wanted = digits.length;
  switch (code) {
    case 'e':
      exponential = true;
      wanted = precision + 1;
      break;
    case 'f':
      wanted = point + precision;
      break;
    case 'g':
      if (point <= -4 || point > precision - (layout.addDotZero ? 1 : 0)) exponential = true;
      if (layout.alternate) wanted = precision;
      break;
    default:
      if (point <= -4 || point > 16) exponential = true;
  }
  try {
    if (digits.length < wanted) digits += '0'.repeat(wanted - digits.length);
    let text: string;
    if (exponential) {
      text = digits[0];
      if (digits.length > 1 || layout.alternate) text += '.' + digits.slice(1);
      text += exponentText(zero ? 0 : point - 1);
    } else {
      const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
      const fraction = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point);
      text = whole;
      if (fraction !== '' || layout.alternate) text += '.' + fraction;
      if (layout.addDotZero) {
        if (fraction === '') text = whole + '.0';
      }
    }
    return negative ? '-' + text : text;
  } catch (error) {
    if (error instanceof RangeError) throw memoryError();
    throw error;
  }
}

const DECIMAL = String.raw`\d+(?:_\d+)*`;
const EXPONENT = `(?:[eE][+-]?${DECIMAL})?`;
const FLOAT = new RegExp(`^[+-]?(?:${DECIMAL}(?:\\.(?:${DECIMAL})?)?|\\.${DECIMAL})${EXPONENT}$`);
const SPECIAL = /^([+-]?)(?:(inf|infinity)|nan)$/i;

/**
 * What `float()` reads: `text` holds ASCII (see `numericText`), with or without space around.
 * @returns `undefined` for anything else
 */
export function parseFloatText(text: string): number | undefined {
  const body = stripAsciiSpace(text);
  if (FLOAT.test(body)) return Number(body.includes('_') ? body.replaceAll('_', '') : body);
  const special = SPECIAL.exec(body);
  if (special === null) return undefined;
  if (special[2] === undefined) return Number.NaN;
  return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** `float.hex()`. */
export function floatHex(value: number): string {
  if (!Number.isFinite(value)) return floatRepr(value);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (value === 0) return sign + '0x0.0p+0';
  const { mantissa, exponent } = decompose(value);
  const whole = mantissa >> 52n;
  const fraction = (mantissa & 0xfffffffffffffn).toString(16).padStart(13, '0');
  const power = exponent + 52;
  return `${sign}0x${whole}.${fraction}p${power < 0 ? '' : '+'}${power}`;
}

const HEX = /^([+-]?)(?:0[xX])?([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?(?:[pP]([+-]?\d+))?$/;

/** `float.fromhex(text)`, rounded half to even. @throws ValueError, OverflowError */
export function parseHex(text: string): number {
  const body = stripAsciiSpace(text);
  const special = SPECIAL.exec(body);
  if (special !== null) return parseFloatText(body)!;
  const match = HEX.exec(body);
  const digits = match === null ? '' : match[2] + (match[3] ?? '');
  if (match === null || digits === '') throw valueError('invalid hexadecimal floating-point string');
  const negative = match[1] === '-';
  const mantissa = BigInt('0x' + digits);
  if (mantissa === 0n) return negative ? -0 : 0;
  const exponent = Number(match[4] ?? 0) - 4 * (match[3] ?? '').length;
  const size = mantissa.toString(2).length + exponent;
  let result: number;
  if (size > 1025) result = Number.POSITIVE_INFINITY;
  else if (size < -1100) result = 0;
  else if (exponent >= 0) result = divideToFloat(mantissa << BigInt(exponent), 1n);
  else result = divideToFloat(mantissa, 1n << BigInt(-exponent));
  if (result === Number.POSITIVE_INFINITY) {
    throw overflowError('hexadecimal value too large to represent as a float');
  }
  return negative ? -result : result;
}
