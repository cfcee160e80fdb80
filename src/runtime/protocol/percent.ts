/**
 * printf-style formatting, `format % values`, for str and, with another dialect, for bytes and bytearray (library
 * pages "printf-style String Formatting" and "printf-style Bytes Formatting"; C `PyUnicode_Format`, `_PyBytes_FormatEx`).
 */
import { isRaised, memoryError, overflowError, PyException, TypeError_, typeError, valueError } from '../errors.ts';
import { type PyInt, typeName, typeOf, type Value } from '../types.ts';
import { PyFloat } from '../values/float.ts';
import { type FloatCode, formatDouble } from '../values/float-text.ts';
import * as int from '../values/int.ts';
import { intDigits } from '../values/int-text.ts';
import { intValue, strValue } from '../values/subclass.ts';
import { length, substring } from '../values/text.ts';
import { PyTuple } from '../values/tuple.ts';
import { toInt } from './integer.ts';
import { hasIndex, indexOf, toFloat } from './number.ts';
import { ascii, repr, str } from './repr.ts';
import { getItem } from './subscript.ts';

/** What differs between str and bytes. Bytes pass through the engine as a string of characters U+0000 to U+00FF. */
export interface PercentDialect {
  /** In "not all arguments converted during … formatting". */
  readonly noun: 'string' | 'bytes';
  /** The mapping key that the text between parentheses is. */
  key(text: string): Value;
  /** Whether a value that can be subscripted is an argument nevertheless. */
  isArgument(value: Value): boolean;
  /** Conversion types that give text: s, r, a, b; `undefined` for one the dialect does not have. */
  text(type: string, value: Value): string | undefined;
  /** `%c` */
  character(value: Value): string;
  /** The number that `%f` and the like take. */
  float(value: Value): number;
  /** The error for an unknown conversion type. */
  unsupported(char: string, index: number): PyException;
  readonly precisionTooBig: string;
}

/** The dialect of `str.__mod__`. */
export const strDialect: PercentDialect = {
  noun: 'string',
  key: text => text,
  isArgument: value => strValue(value) !== undefined,
  text(type, value) {
    if (type === 's') return str(value);
    if (type === 'r') return repr(value);
    return type === 'a' ? ascii(value) : undefined;
  },
  character(value) {
    const text = strValue(value);
    if (text !== undefined) {
      const size = length(text);
      if (size === 1) return text;
      throw typeError(`%c requires an int or a unicode character, not a string of length ${size}`);
    }
    if (!hasIndex(value)) throw typeError(`%c requires an int or a unicode character, not ${typeOf(value).fullName}`);
    const code = indexOf(value);
    if (code < 0 || code > 0x10ffff) throw overflowError('%c arg not in range(0x110000)');
    return String.fromCodePoint(Number(code));
  },
  float: toFloat,
  unsupported(char, index) {
    const code = char.codePointAt(0)!;
    const shown = code >= 31 && code <= 126 ? char : '?';
    return valueError(`unsupported format character '${shown}' (0x${code.toString(16)}) at index ${index}`);
  },
  precisionTooBig: 'precision too big',
};

/** `%f` and the like for bytes. @throws TypeError whatever is wrong with the number */
export function bytesFloat(value: Value): number {
  if (value instanceof PyFloat) return value.value;
  try {
    return toFloat(value);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    throw typeError(`float argument required, not ${typeName(value)}`);
  }
}

/** The error for an unknown conversion type in a bytes format. */
export function bytesUnsupported(char: string, index: number): PyException {
  const code = char.charCodeAt(0);
  // CPython passes a signed char on.
  if (code >= 128) return overflowError('character argument not in range(0x110000)');
  return valueError(`unsupported format character '${char}' (0x${code.toString(16)}) at index ${index}`);
}

class Arguments {
  private args: Value;
  private items: readonly Value[] | null;
  private next = 0;
  readonly mapping: Value | undefined;

  constructor(args: Value, dialect: PercentDialect) {
    this.args = args;
    this.items = args instanceof PyTuple ? args.items : null;
    const subscriptable =
      this.items === null && !dialect.isArgument(args) && typeOf(args).lookup('__getitem__') !== undefined;
    this.mapping = subscriptable ? args : undefined;
  }
  /** From here on a mapping's value is the one argument. */
  use(value: Value): void {
    this.args = value;
    this.items = null;
    this.next = 0;
  }
  take(): Value {
    const at = this.next++;
    if (this.items !== null) {
      if (at < this.items.length) return this.items[at];
    } else if (at === 0) return this.args;
    throw typeError('not enough arguments for format string');
  }
  get left(): boolean {
    return this.mapping === undefined && this.next < (this.items === null ? 1 : this.items.length);
  }
}

/**
 * `format % args`.
 * @throws TypeError, ValueError, OverflowError, KeyError as CPython does
 */
export function formatPercent(format: string, args: Value, dialect: PercentDialect = strDialect): string {
  const values = new Arguments(args, dialect);
  let result = '';
  let at = 0;
  for (;;) {
    const percent = format.indexOf('%', at);
    if (percent < 0) {
      result += format.slice(at);
      break;
    }
    result += format.slice(at, percent);
    at = percent + 1;
    if (format[at] === '%') {
      result += '%';
      at++;
      continue;
    }
    const end = conversion(format, at, values, dialect);
    result += converted;
    at = end;
  }
  if (values.left) throw typeError(`not all arguments converted during ${dialect.noun} formatting`);
  return result;
}

/** The text that the last `conversion` made. */
let converted = '';

interface Flags {
  left: boolean;
  sign: boolean;
  blank: boolean;
  alternate: boolean;
  zero: boolean;
}

/** One conversion specifier from behind its `%`. @returns the position behind it */
function conversion(format: string, at: number, values: Arguments, dialect: PercentDialect): number {
  const flags: Flags = { left: false, sign: false, blank: false, alternate: false, zero: false };
  let width = -1;
  let precision = -1;
  if (format[at] === '(') {
    if (values.mapping === undefined) throw typeError('format requires a mapping');
    const start = ++at;
    for (let depth = 1; depth > 0; at++) {
      if (at >= format.length) throw valueError('incomplete format key');
      if (format[at] === ')') depth--;
      else if (format[at] === '(') depth++;
    }
    values.use(getItem(values.mapping, dialect.key(format.slice(start, at - 1))));
  }
  flagging: for (; ; at++) {
    switch (format[at]) {
      case '-':
        flags.left = true;
        continue;
      case '+':
        flags.sign = true;
        continue;
      case ' ':
        flags.blank = true;
        continue;
      case '#':
        flags.alternate = true;
        continue;
      case '0':
        flags.zero = true;
        continue;
      default:
        break flagging;
    }
  }
  if (format[at] === '*') {
    at++;
    width = starSize(values.take(), 63, 'ssize_t');
    if (width < 0) {
      flags.left = true;
      width = -width;
    }
  } else {
    const digits = digitsAt(format, at);
    at += digits.length;
    if (digits !== '') width = bounded(digits, (1n << 63n) - 1n, 'width too big');
  }
  if (format[at] === '.') {
    at++;
    precision = 0;
    if (format[at] === '*') {
      at++;
      precision = Math.max(0, starSize(values.take(), 31, 'int'));
    } else {
      const digits = digitsAt(format, at);
      at += digits.length;
      if (digits !== '') precision = bounded(digits, 2147483647n, dialect.precisionTooBig);
    }
  }
  if (format[at] === 'h' || format[at] === 'l' || format[at] === 'L') at++;
  if (at >= format.length) throw valueError('incomplete format');
  const type = String.fromCodePoint(format.codePointAt(at)!);
  const value = values.take();
  try {
    converted = convert(type, value, flags, width, precision, dialect, () => length(format.slice(0, at)));
  } catch (error) {
    if (error instanceof RangeError) throw memoryError();
    throw error;
  }
  return at + type.length;
}

function digitsAt(format: string, at: number): string {
  let end = at;
  while (format[end] >= '0' && format[end] <= '9') end++;
  return format.slice(at, end);
}

function bounded(digits: string, limit: bigint, message: string): number {
  if (digits.length > 9 && BigInt(digits) > limit) throw valueError(message);
  return Number(digits);
}

function starSize(value: Value, bits: number, type: string): number {
  const n = intValue(value);
  if (n === undefined) throw typeError('* wants int');
  const limit = 2n ** BigInt(bits);
  if (n >= limit || n < -limit) throw overflowError(`Python int too large to convert to C ${type}`);
  return Number(n);
}

function convert(
  type: string,
  value: Value,
  flags: Flags,
  width: number,
  precision: number,
  dialect: PercentDialect,
  index: () => number,
): string {
  switch (type) {
    case 'c':
      return pad('', '', dialect.character(value), false, flags, width);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
      return integer(type, value, flags, width, precision);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': {
      const number = dialect.float(value);
      if (precision === 2147483647) throw valueError('precision too big');
      const text = formatDouble(number, type as FloatCode, precision < 0 ? 6 : precision, {
        alternate: flags.alternate,
      });
      return signed(text, '', flags, width);
    }
    default: {
      let text = dialect.text(type, value);
      if (text === undefined) throw dialect.unsupported(type, index());
      if (precision >= 0) text = substring(text, 0, precision);
      return pad('', '', text, false, flags, width);
    }
  }
}

const BASES: Record<string, 8 | 10 | 16> = { o: 8, x: 16, X: 16 };

function integer(type: string, value: Value, flags: Flags, width: number, precision: number): string {
  const number = integerOf(type, value);
  const base = BASES[type] ?? 10;
  let digits = intDigits(number, base);
  const negative = digits.startsWith('-');
  if (negative) digits = digits.slice(1);
  if (digits.length < precision) digits = digits.padStart(precision, '0');
  let prefix = flags.alternate && base !== 10 ? `0${type}` : '';
  if (type === 'X') {
    digits = digits.toUpperCase();
    prefix = prefix.toUpperCase();
  }
  return signed(negative ? '-' + digits : digits, prefix, flags, width);
}

function integerOf(type: string, value: Value): PyInt {
  const exact = intValue(value);
  if (exact !== undefined) return exact;
  const decimal = type === 'd' || type === 'i' || type === 'u';
  if (decimal && value instanceof PyFloat && value.type.origin === 'builtin') return int.fromFloat(value.value);
  const kind = decimal ? 'a real number' : 'an integer';
  const wrong = () => typeError(`%${type} format: ${kind} is required, not ${typeName(value)}`);
  if (decimal ? !isNumeric(value) : !hasIndex(value)) throw wrong();
  try {
    return decimal ? toInt(value) : indexOf(value);
  } catch (error) {
    if (isRaised(error, TypeError_)) throw wrong();
    throw error;
  }
}

/** `PyNumber_Check` for what may become an int. */
function isNumeric(value: Value): boolean {
  const type = typeOf(value);
  return ['__index__', '__int__', '__float__'].some(name => type.lookup(name) !== undefined);
}

function signed(text: string, prefix: string, flags: Flags, width: number): string {
  let sign = flags.sign ? '+' : flags.blank ? ' ' : '';
  if (text.startsWith('-')) {
    sign = '-';
    text = text.slice(1);
  }
  return pad(sign, prefix, text, flags.zero, flags, width);
}

function pad(sign: string, prefix: string, body: string, zero: boolean, flags: Flags, width: number): string {
  const text = sign + prefix + body;
  if (width < 0) return text;
  const padding = width - length(text);
  if (padding <= 0) return text;
  if (flags.left) return text + ' '.repeat(padding);
  return zero ? sign + prefix + '0'.repeat(padding) + body : ' '.repeat(padding) + text;
}
