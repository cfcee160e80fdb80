/** `float` */
import { overflowError, typeError, valueError } from '../../runtime/errors.ts';
import { call, invoke0 } from '../../runtime/protocol/call.ts';
import { formatFloat } from '../../runtime/protocol/format.ts';
import { identity } from '../../runtime/protocol/hash.ts';
import { indexOf, warnOfSubclass } from '../../runtime/protocol/number.ts';
import { repr, str } from '../../runtime/protocol/repr.ts';
import { furnish, type Row } from '../../runtime/signature/declare.ts';
import { floatType, NotImplemented, type PyType, typeName, typeOf, type Value } from '../../runtime/types.ts';
import { floatOfType, PyFloat } from '../../runtime/values/float.ts';
import {
  divide,
  floorDivide,
  modulo,
  power,
  roundToInt,
  roundToPlaces,
} from '../../runtime/values/float-arithmetic.ts';
import { decompose, floatHex, floatRepr, parseFloatText, parseHex } from '../../runtime/values/float-text.ts';
import * as int from '../../runtime/values/int.ts';
import { hashFloat } from '../../runtime/values/numeric-hash.ts';
import { intValue, strValue } from '../../runtime/values/subclass.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { numberText } from '../int/text.ts';

function convert(value: Value): number {
  if (value instanceof PyFloat && value.type === floatType) return value.value;
  const integer = typeof value === 'object' ? undefined : intValue(value);
  if (integer !== undefined) return int.toFloat(integer);
  if (typeof value !== 'string') {
    const type = typeOf(value);
    const method = type.lookup('__float__');
    if (method !== undefined) {
      const result = invoke0(method, value);
      if (result instanceof PyFloat) {
        if (result.type !== floatType) warnOfSubclass(`${type.name}.__float__`, result, 'float');
        return result.value;
      }
      throw typeError(`${type.name}.__float__ returned non-float (type ${typeName(result)})`);
    }
    if (type.lookup('__index__') !== undefined) return int.toFloat(indexOf(value));
  }
  const text = numberText(value);
  if (text === undefined) {
    throw typeError(`float() argument must be a string or a real number, not '${typeName(value)}'`);
  }
  const number = parseFloatText(text);
  if (number === undefined) throw valueError(`could not convert string to float: ${repr(value)}`);
  return number;
}

/** The other operand: a float, or an int as one. @throws OverflowError */
function operand(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.value;
  const integer = intValue(value);
  return integer === undefined ? undefined : int.toFloat(integer);
}

type Operation = (a: number, b: number) => Value;

function pair(name: string, doc: string, operation: Operation): Record<string, Row> {
  const row = (call: Operation, text: string): Row => [
    '(self, value, /)',
    (self: PyFloat, value: Value) => {
      const other = operand(value);
      return other === undefined ? NotImplemented : call(self.value, other);
    },
    `Return ${text}.`,
  ];
  return {
    [`__${name}__`]: row(operation, doc.replace('a', 'self').replace('b', 'value')),
    [`__r${name}__`]: row((a, b) => operation(b, a), doc.replace('a', 'value').replace('b', 'self')),
  };
}
function boxed(compute: (a: number, b: number) => number): Operation {
  return (a, b) => new PyFloat(compute(a, b));
}
/** JavaScript compares a float with a bigint exactly. */
function equal(a: number, b: number | bigint): boolean {
  return a <= b && a >= b;
}
/** Exact also for ints that no float equals. */
function comparison(symbol: string, holds: (a: number, b: number | bigint) => boolean): Row {
  return [
    '(self, value, /)',
    (self: PyFloat, value: Value) => {
      const other = value instanceof PyFloat ? value.value : intValue(value);
      return other === undefined ? NotImplemented : holds(self.value, other);
    },
    `Return self${symbol}value.`,
  ];
}
function unary(doc: string, operation: (a: number) => Value): Row {
  return ['(self, /)', (self: PyFloat) => operation(self.value), doc];
}
const itself = (a: number): Value => new PyFloat(a);

function raise(base: Value, exponent: Value, modulus: Value): Value {
  if (modulus !== null) {
    throw typeError('pow() 3rd argument not allowed unless all arguments are integers');
  }
  const a = operand(base);
  const b = operand(exponent);
  return a === undefined || b === undefined ? NotImplemented : power(a, b);
}

function asIntegerRatio(value: number): Value {
  if (Number.isNaN(value)) throw valueError('cannot convert NaN to integer ratio');
  if (!Number.isFinite(value)) throw overflowError('cannot convert Infinity to integer ratio');
  if (Number.isInteger(value)) return new PyTuple([int.fromFloat(value), 1]);
  const { mantissa, exponent } = decompose(value);
  let numerator = mantissa;
  let shift = -exponent;
  while (!(numerator & 1n)) {
    numerator >>= 1n;
    shift--;
  }
  return new PyTuple([int.normalize(value < 0 ? -numerator : numerator), int.lshift(1, shift)]);
}

function round(self: PyFloat, places: Value = null): Value {
  if (places === null) return roundToInt(self.value);
  return new PyFloat(roundToPlaces(self.value, indexOf(places)));
}

function hash(self: PyFloat): Value {
  if (!Number.isNaN(self.value)) return hashFloat(self.value);
  const id = identity(self) as number;
  return Math.floor(id / 16);
}

function ofType(type: PyType, value: number): Value {
  const number = new PyFloat(value);
  return type === floatType ? number : call(type, number);
}

function fromHex(type: PyType, text: Value): Value {
  const characters = strValue(text);
  if (characters === undefined) throw typeError('bad argument type for built-in operation');
  return ofType(type, parseHex(characters));
}

function getFormat(_type: PyType, which: string): Value {
  if (which !== 'double' && which !== 'float') {
    throw valueError("__getformat__() argument 1 must be 'double' or 'float'");
  }
  return 'IEEE, little-endian';
}

furnish(floatType, () => ({
  doc: 'A floating-point number; float(x) converts a number or text.',
  new: [
    '(type, x=0, /)',
    (type: PyType, x: Value = 0) => floatOfType(type, convert(x)),
    'Make a float of a number or text.',
  ],
  methods: {
    ...pair(
      'add',
      'a+b',
      boxed((a, b) => a + b),
    ),
    ...pair(
      'sub',
      'a-b',
      boxed((a, b) => a - b),
    ),
    ...pair(
      'mul',
      'a*b',
      boxed((a, b) => a * b),
    ),
    ...pair('truediv', 'a/b', boxed(divide)),
    ...pair('floordiv', 'a//b', boxed(floorDivide)),
    ...pair('mod', 'a%b', boxed(modulo)),
    ...pair(
      'divmod',
      'divmod(a, b)',
      (a, b) => new PyTuple([new PyFloat(floorDivide(a, b)), new PyFloat(modulo(a, b))]),
    ),
    __pow__: [
      '(self, value, mod=None, /)',
      (self: Value, value: Value, modulus: Value = null) => raise(self, value, modulus),
      'Return pow(self, value).',
    ],
    __rpow__: [
      '(self, value, mod=None, /)',
      (self: Value, value: Value, modulus: Value = null) => raise(value, self, modulus),
      'Return pow(value, self).',
    ],
    __eq__: comparison('==', equal),
    __ne__: comparison('!=', (a, b) => !equal(a, b)),
    __lt__: comparison('<', (a, b) => a < b),
    __le__: comparison('<=', (a, b) => a <= b),
    __gt__: comparison('>', (a, b) => a > b),
    __ge__: comparison('>=', (a, b) => a >= b),
    __neg__: unary('Return -self.', a => new PyFloat(-a)),
    __pos__: unary('Return +self.', itself),
    __abs__: unary('Return abs(self).', a => new PyFloat(Math.abs(a))),
    __bool__: unary('True unless the number is 0.', a => a !== 0),
    __int__: unary('Return int(self).', int.fromFloat),
    __float__: unary('Return float(self).', itself),
    __hash__: ['(self, /)', hash, 'The hash, equal for equal objects.'],
    __repr__: unary('Text that shows the object.', floatRepr),
    __trunc__: unary('The integer part, towards zero.', int.fromFloat),
    __floor__: unary('The largest int that is not larger.', a => int.fromFloat(Math.floor(a))),
    __ceil__: unary('The smallest int that is not smaller.', a => int.fromFloat(Math.ceil(a))),
    __round__: ['(self, ndigits=None, /)', round, 'Round to an int, or with ndigits to that many decimal places.'],
    __format__: [
      '(self, format_spec: str, /)',
      (self: PyFloat, spec: string) =>
        spec === '' && self.type !== floatType ? str(self) : formatFloat(self.value, spec, self.type.name),
      'Return the number as text, laid out as format_spec says.',
    ],
    __getnewargs__: unary('What copies are made from.', a => new PyTuple([new PyFloat(a)])),
    as_integer_ratio: unary('Two ints whose quotient is exactly the number, in lowest terms.', asIntegerRatio),
    conjugate: unary('The number itself: the conjugate of a float.', itself),
    hex: unary('The exact value in hexadecimal: a fraction and a power of two.', floatHex),
    is_integer: unary('True if the number has no fraction.', a => Number.isInteger(a)),
  },
  classMethods: {
    fromhex: ['(type, string, /)', fromHex, 'Read a number that hex() wrote.'],
    from_number: ['(type, number: float, /)', ofType, 'Convert a real number, but no text.', '3.14'],
    __getformat__: ['(type, typestr: str, /)', getFormat, 'How the machine stores "double" or "float".'],
  },
  attributes: {
    real: [(self: PyFloat) => new PyFloat(self.value), null, 'The real part: the number itself.'],
    imag: [() => new PyFloat(0), null, 'The imaginary part: 0.0.'],
  },
}));
