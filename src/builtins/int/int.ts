/** `int` */
import { PyByteArray, PyBytes } from '../../runtime/buffer/objects.ts';
import { typeError, valueError } from '../../runtime/errors.ts';
import { declareMaker } from '../../runtime/protocol/construct.ts';
import { formatInt } from '../../runtime/protocol/format.ts';
import { toIntOptional } from '../../runtime/protocol/integer.ts';
import { indexOf, toFloat } from '../../runtime/protocol/number.ts';
import { str } from '../../runtime/protocol/repr.ts';
import { furnish, type Row } from '../../runtime/signature/declare.ts';
import { unexpectedKeyword } from '../../runtime/signature/unexpected-keyword.ts';
import {
  boolType,
  intType,
  NotImplemented,
  type PyInt,
  type PyType,
  typeName,
  type Value,
} from '../../runtime/types.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import { power } from '../../runtime/values/float-arithmetic.ts';
import * as int from '../../runtime/values/int.ts';
import { intRepr, shortInteger } from '../../runtime/values/int-text.ts';
import { hashInt } from '../../runtime/values/numeric-hash.ts';
import { intValue, PyIntObject, strValue } from '../../runtime/values/subclass.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { fromBytes, toBytes } from './bytes.ts';
import { intFromText } from './text.ts';

function construct(type: PyType, args: Value[], keywords: Map<string, Value>): Value {
  if (type.isSubtypeOf(boolType)) {
    throw typeError(`int.__new__(${type.name}) is not safe, use bool.__new__()`);
  }
  const value = convert(args, keywords);
  return type === intType ? value : new PyIntObject(type, value);
}

/** `int(x, base)`, the arguments bound as CPython's vectorcall does. */
function convert(args: Value[], keywords: Map<string, Value>): PyInt {
  if (args.length > 2 && keywords.size === 0) throw typeError(`int expected at most 2 arguments, got ${args.length}`);
  const given = args.length + keywords.size;
  if (given > 2) throw typeError(`int() takes at most 2 arguments (${given} given)`);
  let base: Value | undefined = args[1];
  for (const [name, value] of keywords) {
    if (name !== 'base') throw unexpectedKeyword('int()', name, ['base']);
    if (base !== undefined) throw typeError(`argument for int() given by name ('base') and position (2)`);
    base = value;
  }
  if (base === undefined) return convertOne(args[0]);
  if (args.length === 0) throw typeError('int() missing string argument');
  return withBase(args[0], base);
}

/** `int(x)`, or `int()` */
function convertOne(value: Value | undefined): PyInt {
  if (typeof value === 'string') return shortInteger(value, 10) ?? (intFromText(value, 10) as PyInt);
  if (value === undefined) return 0;
  if (typeof value === 'number') return value;
  const number = toIntOptional(value) ?? intFromText(value, 10);
  if (number !== undefined) return number;
  throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`);
}

function withBase(value: Value, baseArgument: Value): PyInt {
  const base = indexOf(baseArgument);
  const short = typeof value === 'string' && typeof base === 'number' ? shortInteger(value, base) : undefined;
  if (short !== undefined) return short;
  if ((base !== 0 && base < 2) || base > 36) throw valueError('int() base must be >= 2 and <= 36, or 0');
  const number =
    strValue(value) !== undefined || value instanceof PyBytes || value instanceof PyByteArray
      ? intFromText(value, Number(base))
      : undefined;
  if (number === undefined) throw typeError("int() can't convert non-string with explicit base");
  return number;
}

type Operation = (a: PyInt, b: PyInt) => Value;

/** A method and its reflection: `NotImplemented` for operands other than ints. */
function pair(name: string, doc: string, operation: Operation): Record<string, Row> {
  return {
    [`__${name}__`]: [
      '(self, value, /)',
      binary(operation),
      `Return ${doc.replace('a', 'self').replace('b', 'value')}.`,
    ],
    [`__r${name}__`]: [
      '(self, value, /)',
      binary((a, b) => operation(b, a)),
      `Return ${doc.replace('a', 'value').replace('b', 'self')}.`,
    ],
  };
}
function binary(operation: Operation): (self: Value, value: Value) => Value {
  return (self, value) => {
    const other = intValue(value);
    return other === undefined ? NotImplemented : operation(intValue(self)!, other);
  };
}
function comparison(symbol: string, holds: (a: PyInt, b: PyInt) => boolean): Row {
  return ['(self, value, /)', binary(holds), `Return self${symbol}value.`];
}
function unary(doc: string, operation: (a: PyInt) => Value): Row {
  return ['(self, /)', (self: Value) => operation(intValue(self)!), doc];
}

function raise(a: PyInt, b: PyInt, modulus: Value): Value {
  if (modulus !== null) {
    const m = intValue(modulus);
    return m === undefined ? NotImplemented : int.powmod(a, b, m);
  }
  return b < 0 ? power(int.toFloat(a), int.toFloat(b)) : int.pow(a, b);
}

/** Rounds to a multiple of a power of ten, ties to even. */
function round(self: Value, places: Value = null): Value {
  const value = intValue(self)!;
  if (places === null) return value;
  const digits = indexOf(places);
  if (digits >= 0) return value;
  // 10 ** n with far more digits than the number: nothing is left.
  if (-digits > int.bitLength(value) * 0.302 + 2) return 0;
  const unit = int.pow(10, int.neg(digits));
  const [quotient, rest] = int.divmod(value, unit);
  const order = int.compare(int.mul(rest, 2), unit);
  const up = order > 0 || (order === 0 && int.mod(quotient, 2) === 1);
  return int.mul(up ? int.add(quotient, 1) : quotient, unit);
}

function format(self: Value, spec: string): Value {
  if (spec === '' && typeof self !== 'number' && typeof self !== 'bigint') return str(self);
  return formatInt(intValue(self)!, spec, typeName(self), () => toFloat(self));
}

const itself = (a: PyInt): PyInt => a;

declareMaker(intType, {
  min: 0,
  max: 2,
  create: (_type: PyType, value?: Value, base?: Value) =>
    base === undefined ? convertOne(value) : withBase(value as Value, base),
});
furnish(intType, () => ({
  doc: 'A whole number of any size; int(x) converts a number or text, int(x, base) reads digits of another base.',
  new: ['(type, *args, **kwargs)', construct, 'Make an int of a number, or of text in a base.'],
  methods: {
    ...pair('add', 'a+b', int.add),
    ...pair('sub', 'a-b', int.sub),
    ...pair('mul', 'a*b', int.mul),
    ...pair('mod', 'a%b', int.mod),
    ...pair('floordiv', 'a//b', int.floordiv),
    ...pair('truediv', 'a/b', (a, b) => new PyFloat(int.trueDivide(a, b))),
    ...pair('divmod', 'divmod(a, b)', (a, b) => new PyTuple(int.divmod(a, b))),
    ...pair('lshift', 'a<<b', int.lshift),
    ...pair('rshift', 'a>>b', int.rshift),
    ...pair('and', 'a&b', int.and),
    ...pair('or', 'a|b', int.or),
    ...pair('xor', 'a^b', int.xor),
    __pow__: [
      '(self, value, mod=None, /)',
      (self: Value, value: Value, modulus: Value = null) => {
        const b = intValue(value);
        return b === undefined ? NotImplemented : raise(intValue(self)!, b, modulus);
      },
      'A power, with a modulus its remainder.',
    ],
    __rpow__: [
      '(self, value, mod=None, /)',
      (self: Value, value: Value, modulus: Value = null) => {
        const a = intValue(value);
        return a === undefined ? NotImplemented : raise(a, intValue(self)!, modulus);
      },
      'The reflected power.',
    ],
    __eq__: comparison('==', (a, b) => a === b),
    __ne__: comparison('!=', (a, b) => a !== b),
    __lt__: comparison('<', (a, b) => a < b),
    __le__: comparison('<=', (a, b) => a <= b),
    __gt__: comparison('>', (a, b) => a > b),
    __ge__: comparison('>=', (a, b) => a >= b),
    __neg__: unary('Return -self.', int.neg),
    __pos__: unary('Return +self.', itself),
    __abs__: unary('Return abs(self).', int.abs),
    __invert__: unary('Return ~self.', int.invert),
    __bool__: unary('True unless the number is 0.', a => a !== 0),
    __int__: unary('Return int(self).', itself),
    __index__: unary('The number itself, as an index.', itself),
    __float__: unary('Return float(self).', a => new PyFloat(int.toFloat(a))),
    __hash__: unary('The hash, equal for equal objects.', hashInt),
    __repr__: unary('Text that shows the object.', intRepr),
    __trunc__: unary('The number itself: an int has no fraction to cut off.', itself),
    __floor__: unary('The number itself: an int is its own floor.', itself),
    __ceil__: unary('The number itself: an int is its own ceiling.', itself),
    __round__: [
      '(self, ndigits=None, /)',
      round,
      'Round to ndigits decimal places; negative ones round to tens, hundreds …',
    ],
    __format__: ['(self, format_spec: str, /)', format, 'Return the number as text, laid out as format_spec says.'],
    __getnewargs__: unary('What copies are made from.', a => new PyTuple([a])),
    __sizeof__: unary(
      'The size CPython gives the object, in bytes.',
      a => 24 + 4 * Math.max(1, Math.ceil(int.bitLength(a) / 30)),
    ),
    as_integer_ratio: unary('Return the pair (self, 1).', a => new PyTuple([a, 1])),
    bit_count: unary('The number of ones in the binary form of the absolute value.', int.bitCount),
    bit_length: unary('The number of bits of the absolute value, without leading zeros.', int.bitLength),
    conjugate: unary('The number itself: the conjugate of an int.', itself),
    is_integer: unary('True: for the sake of code that also takes floats.', () => true),
    to_bytes: [
      "(self, /, length: index = 1, byteorder: str = 'big', *, signed: bool = False)",
      toBytes,
      'The number as length bytes, most significant byte first unless byteorder is "little".',
    ],
  },
  classMethods: {
    from_bytes: [
      "(type, /, bytes, byteorder: str = 'big', *, signed: bool = False)",
      fromBytes,
      'The number that bytes stand for, most significant byte first unless byteorder is "little".',
    ],
  },
  attributes: {
    real: [(self: Value) => intValue(self)!, null, 'The real part: the number itself.'],
    imag: [() => 0, null, 'The imaginary part: 0.'],
    numerator: [(self: Value) => intValue(self)!, null, 'The numerator in lowest terms: the number itself.'],
    denominator: [() => 1, null, 'The denominator in lowest terms: 1.'],
  },
}));
