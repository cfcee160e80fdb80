/**
 * The format specification mini-language of `format()`, `str.format()` and f-strings (library page "Format
 * Specification Mini-Language"; C `Python/formatter_unicode.c`) for int, float, complex and str.
 */
import { overflowError, valueError } from '../errors.ts';
import type { PyInt } from '../types.ts';
import { complexRepr } from '../values/complex.ts';
import { type FloatCode, floatRepr, formatDouble } from '../values/float-text.ts';
import { toFloat } from '../values/int.ts';
import { intDigits, intRepr } from '../values/int-text.ts';
import { length, substring } from '../values/text.ts';
import { decimalValue } from '../values/text-class.ts';

interface FormatSpec {
  fill: string;
  align: string;
  sign: string;
  noNegativeZero: boolean;
  alternate: boolean;
  /** -1: none */
  width: number;
  thousands: string;
  /** -1: none */
  precision: number;
  fractionThousands: string;
  /** '' where none was given and the type has no default. */
  type: string;
}

/** Whatever does not fit Py_ssize_t. */
const SSIZE_MAX = 9223372036854775807n;

/** Specs that were parsed before, by default type. Nobody changes one. */
const parsedSpecs: Record<string, Map<string, FormatSpec>> = { d: new Map(), s: new Map(), '': new Map() };

function parseSpec(spec: string, typeName: string, defaultType: string, defaultAlign: string): FormatSpec {
  const known = parsedSpecs[defaultType].get(spec);
  if (known !== undefined) return known;
  const result = readSpec(spec, typeName, defaultType, defaultAlign);
  if (parsedSpecs[defaultType].size > 500) parsedSpecs[defaultType].clear();
  parsedSpecs[defaultType].set(spec, result);
  return result;
}

function readSpec(spec: string, typeName: string, defaultType: string, defaultAlign: string): FormatSpec {
  const chars = Array.from(spec);
  const end = chars.length;
  let at = 0;
  const result: FormatSpec = {
    fill: ' ',
    align: defaultAlign,
    sign: '',
    noNegativeZero: false,
    alternate: false,
    width: -1,
    thousands: '',
    precision: -1,
    fractionThousands: '',
    type: defaultType,
  };
  let fillGiven = false;
  let alignGiven = false;
  if (end >= 2 && isAlign(chars[1])) {
    result.fill = chars[0];
    result.align = chars[1];
    fillGiven = alignGiven = true;
    at = 2;
  } else if (end >= 1 && isAlign(chars[0])) {
    result.align = chars[0];
    alignGiven = true;
    at = 1;
  }
  if (at < end && (chars[at] === '+' || chars[at] === '-' || chars[at] === ' ')) result.sign = chars[at++];
  if (chars[at] === 'z') {
    result.noNegativeZero = true;
    at++;
  }
  if (chars[at] === '#') {
    result.alternate = true;
    at++;
  }
  if (!fillGiven && chars[at] === '0') {
    result.fill = '0';
    if (!alignGiven && defaultAlign === '>') result.align = '=';
    at++;
  }
  const number = (): number => {
    let value = 0;
    const from = at;
    let exact = '';
    for (; at < end; at++) {
      const digit = decimalValue(chars[at].codePointAt(0)!);
      if (digit < 0) break;
      exact += digit;
      value = value * 10 + digit;
    }
    if (at === from) return -1;
    if (exact.length > 15 && BigInt(exact) > SSIZE_MAX) {
      throw valueError('Too many decimal digits in format string');
    }
    return value;
  };
  const grouping = (): string => {
    let separator = '';
    if (chars[at] === ',') {
      separator = ',';
      at++;
    }
    if (chars[at] === '_') {
      if (separator !== '') throw bothSeparators();
      separator = '_';
      at++;
    }
    if (chars[at] === ',' && separator === '_') throw bothSeparators();
    return separator;
  };
  result.width = number();
  result.thousands = grouping();
  if (chars[at] === '.') {
    at++;
    result.precision = number();
    result.fractionThousands = grouping();
    if (result.precision < 0 && result.fractionThousands === '') {
      throw valueError('Format specifier missing precision');
    }
  }
  if (end - at > 1) throw valueError(`Invalid format specifier '${spec}' for object of type '${typeName}'`);
  // NUL is CPython's own sign for "no type".
  if (end - at === 1) result.type = chars[at] === '\0' && defaultType === '' ? '' : chars[at];
  if (result.thousands !== '' && !groupable(result)) throw wrongSeparator(result.thousands, result.type);
  if (result.fractionThousands !== '' && result.type === 'n') throw wrongSeparator(result.fractionThousands, 'n');
  return result;
}

function isAlign(char: string): boolean {
  return char === '<' || char === '>' || char === '=' || char === '^';
}
function groupable(spec: FormatSpec): boolean {
  return spec.type === '' || 'defgEG%F'.includes(spec.type) || (spec.thousands === '_' && 'boxX'.includes(spec.type));
}
function bothSeparators() {
  return valueError("Cannot specify both ',' and '_'.");
}
/** A presentation type as errors show it. */
function shown(type: string): string {
  const code = type.codePointAt(0)!;
  return code > 32 && code < 128 ? type : `\\x${code.toString(16)}`;
}
function wrongSeparator(separator: string, type: string) {
  return valueError(`Cannot specify '${separator}' with '${shown(type)}'.`);
}
function unknownType(type: string, typeName: string) {
  return valueError(`Unknown format code '${shown(type)}' for object of type '${typeName}'`);
}

/** Puts `text` of `size` characters into the width. */
function padded(text: string, size: number, spec: FormatSpec): string {
  const padding = spec.width - size;
  if (padding <= 0) return text;
  const left = spec.align === '>' ? padding : spec.align === '^' ? Math.floor(padding / 2) : 0;
  return spec.fill.repeat(left) + text + spec.fill.repeat(padding - left);
}

/** Digits in groups from the right, after as many zeros as `minimum` characters need. */
function grouped(digits: string, separator: string, size: number, minimum: number): string {
  if (separator === '') return digits.padStart(minimum, '0');
  let count = digits.length;
  while (count + Math.floor((count - 1) / size) < minimum) count++;
  digits = digits.padStart(count, '0');
  const first = count % size || size;
  let result = digits.slice(0, first);
  for (let at = first; at < count; at += size) result += separator + digits.slice(at, at + size);
  return result;
}

function groupedFraction(digits: string, separator: string): string {
  return separator === '' ? digits : digits.replace(/...(?=.)/g, `$&${separator}`);
}

/**
 * A number's text laid out: `digits` before the point, `rest` from the point on (fraction, exponent, `%`); for inf and
 * nan all is in `rest` (C `calc_number_widths`, `fill_number`).
 */
function layOutNumber(negative: boolean, prefix: string, digits: string, rest: string, spec: FormatSpec): string {
  const sign = negative ? '-' : spec.sign === '+' || spec.sign === ' ' ? spec.sign : '';
  const others = sign.length + prefix.length + rest.length;
  const zeros = spec.fill === '0' && spec.align === '=';
  const size = 'boxX'.includes(spec.type || 'd') ? 4 : 3;
  const body = digits === '' ? '' : grouped(digits, spec.thousands, size, zeros ? spec.width - others : 0);
  if (spec.align !== '=') return padded(sign + prefix + body + rest, others + body.length, spec);
  const padding = spec.width - others - body.length;
  return sign + prefix + (padding > 0 ? spec.fill.repeat(padding) : '') + body + rest;
}

/**
 * `int.__format__`.
 * @param typeName the object's type, as messages show it
 * @param real the number of the types of floats
 * @throws ValueError, OverflowError
 */
export function formatInt(value: PyInt, spec: string, typeName = 'int', real = (): number => toFloat(value)): string {
  if (spec === '') return intRepr(value);
  const parsed = parseSpec(spec, typeName, 'd', '>');
  switch (parsed.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n':
      return formatInteger(value, parsed);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%':
      return formatReal(real(), parsed);
    default:
      throw unknownType(parsed.type, typeName);
  }
}

const BASES: Record<string, 2 | 8 | 10 | 16> = { b: 2, o: 8, x: 16, X: 16 };

function formatInteger(value: PyInt, spec: FormatSpec): string {
  if (spec.precision !== -1) throw valueError('Precision not allowed in integer format specifier');
  if (spec.noNegativeZero) {
    throw valueError('Negative zero coercion (z) not allowed in integer format specifier');
  }
  if (spec.type === 'c') {
    if (spec.sign !== '') throw valueError("Sign not allowed with integer format specifier 'c'");
    if (spec.alternate) throw valueError("Alternate form (#) not allowed with integer format specifier 'c'");
    if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value) {
      throw overflowError('Python int too large to convert to C long');
    }
    if (value < 0 || value > 0x10ffff) throw overflowError('%c arg not in range(0x110000)');
    const char = String.fromCodePoint(Number(value));
    return layOutNumber(false, '', '', char, char.length === 2 ? { ...spec, width: spec.width + 1 } : spec);
  }
  const base = BASES[spec.type] ?? 10;
  let digits = intDigits(value, base);
  const negative = value < 0;
  if (negative) digits = digits.slice(1);
  let prefix = spec.alternate && base !== 10 ? `0${spec.type}` : '';
  if (spec.type === 'X') {
    digits = digits.toUpperCase();
    prefix = prefix.toUpperCase();
  }
  return layOutNumber(negative, prefix, digits, '', spec);
}

/** `float.__format__`. @throws ValueError */
export function formatFloat(value: number, spec: string, typeName = 'float'): string {
  if (spec === '') return floatRepr(value);
  const parsed = parseSpec(spec, typeName, '', '>');
  if (parsed.type !== '' && !'eEfFgGn%'.includes(parsed.type)) throw unknownType(parsed.type, typeName);
  return formatReal(value, parsed);
}

function checkPrecision(precision: number): void {
  if (precision >= 2147483647) throw valueError('precision too big');
}

function formatReal(value: number, spec: FormatSpec): string {
  checkPrecision(spec.precision);
  let type = spec.type;
  let precision = spec.precision;
  let suffix = '';
  if (type === '') type = 'r';
  else if (type === 'n') type = 'g';
  else if (type === '%') {
    type = 'f';
    value *= 100;
    suffix = '%';
  }
  if (precision < 0) precision = type === 'r' ? 0 : 6;
  else if (type === 'r') type = 'g';
  const text = formatDouble(value, type as FloatCode, precision, {
    alternate: spec.alternate,
    addDotZero: spec.type === '',
    noNegativeZero: spec.noNegativeZero,
  });
  return layOutReal(text + suffix, spec);
}

const REAL = /^(-?)(\d*)(?:(\.)(\d*))?(.*)$/s;

function layOutReal(text: string, spec: FormatSpec): string {
  if (spec.width < 0 && spec.thousands === '' && spec.fractionThousands === '' && spec.sign === '') return text;
  const [, sign, digits, point = '', fraction = '', rest] = REAL.exec(text)!;
  const tail = point + groupedFraction(fraction, spec.fractionThousands) + rest;
  return layOutNumber(sign !== '', '', digits, tail, spec.type === 'n' ? { ...spec, thousands: '' } : spec);
}

/** `complex.__format__`. @throws ValueError */
export function formatComplex(real: number, imag: number, spec: string, typeName = 'complex'): string {
  if (spec === '') return complexRepr(real, imag);
  const parsed = parseSpec(spec, typeName, '', '>');
  if (parsed.type !== '' && !'eEfFgGn'.includes(parsed.type)) throw unknownType(parsed.type, typeName);
  checkPrecision(parsed.precision);
  if (parsed.fill === '0') throw valueError('Zero padding is not allowed in complex format specifier');
  if (parsed.align === '=') throw valueError("'=' alignment flag is not allowed in complex format specifier");
  let type = parsed.type;
  let precision = parsed.precision;
  let skipReal = false;
  let parentheses = false;
  if (type === '') {
    type = 'r';
    if (Object.is(real, 0)) skipReal = true;
    else parentheses = true;
  } else if (type === 'n') type = 'g';
  if (precision < 0) precision = type === 'r' ? 0 : 6;
  else if (type === 'r') type = 'g';
  const layout = { alternate: parsed.alternate, noNegativeZero: parsed.noNegativeZero };
  const part = (value: number, sign: string): string =>
    layOutReal(formatDouble(value, type as FloatCode, precision, layout), {
      ...parsed,
      sign,
      width: -1,
      align: '<',
      fill: ' ',
    });
  let text = skipReal ? part(imag, parsed.sign) : part(real, parsed.sign) + part(imag, '+');
  text += 'j';
  if (parentheses) text = `(${text})`;
  return padded(text, text.length, parsed);
}

/** `str.__format__`. @throws ValueError */
export function formatStr(text: string, spec: string, typeName = 'str'): string {
  if (spec === '') return text;
  const parsed = parseSpec(spec, typeName, 's', '<');
  if (parsed.type !== 's') throw unknownType(parsed.type, typeName);
  if (parsed.sign !== '') {
    throw valueError(`${parsed.sign === ' ' ? 'Space' : 'Sign'} not allowed in string format specifier`);
  }
  if (parsed.noNegativeZero) throw valueError('Negative zero coercion (z) not allowed in string format specifier');
  if (parsed.alternate) throw valueError('Alternate form (#) not allowed in string format specifier');
  if (parsed.align === '=') throw valueError("'=' alignment not allowed in string format specifier");
  let size = length(text);
  if (parsed.precision >= 0 && parsed.precision < size) {
    text = substring(text, 0, parsed.precision);
    size = parsed.precision;
  }
  return padded(text, size, parsed);
}
