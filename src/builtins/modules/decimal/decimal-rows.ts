/** The methods of `decimal.Decimal`. */
import { overflowError, typeError, valueError } from '../../../runtime/errors.ts';
import { getAttr } from '../../../runtime/protocol/attribute.ts';
import { identityHash } from '../../../runtime/protocol/hash.ts';
import { type Attribute, furnish, type Row } from '../../../runtime/signature/declare.ts';
import { isInstance, NotImplemented, type PyType, typeName, type Value } from '../../../runtime/types.ts';
import { PyComplex } from '../../../runtime/values/complex.ts';
import { PyFloat } from '../../../runtime/values/float.ts';
import { intValue, strValue } from '../../../runtime/values/subclass.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { integerOf } from './arithmetic.ts';
import { power, powerModulo } from './elementary.ts';
import { formatDecimal } from './format.ts';
import {
  adjusted,
  type Dec,
  digitsOf,
  FLOAT_OPERATION,
  finite,
  INVALID_OPERATION,
  isNan,
  isZero,
  type Precision,
  pow10,
} from './number.ts';
import {
  contextOf,
  currentContext,
  decFromFloat,
  decFromInt,
  decFromText,
  decimalOfType,
  decimalType,
  decOf,
  make,
  makeTuple,
  module,
  needed,
  operand,
  PyDecimal,
  pyInt,
  roundingOf,
} from './objects.ts';
import {
  ARITHMETIC,
  absolute,
  BINARY,
  CONTEXT_TESTS,
  divmod,
  fma,
  minus,
  numberClass,
  plus,
  QUIET_BINARY,
  QUIET_UNARY,
  quantize,
  TESTS,
  toIntegral,
  UNARY,
} from './operations.ts';
import { compareValues } from './order.ts';
import { decimalText } from './text.ts';

type Binary = (p: Precision, a: Dec, b: Dec) => Dec;

function operators(): Record<string, Row> {
  const names = {
    add: 'add',
    sub: 'subtract',
    mul: 'multiply',
    truediv: 'divide',
    floordiv: 'divide_int',
    mod: 'remainder',
  };
  const rows: Record<string, Row> = {};
  const pair = (name: string, apply: (a: Dec, b: Dec) => Value, doc: string): void => {
    rows[`__${name}__`] = [
      '(self, value, /)',
      (self: Value, value: Value) => {
        const a = operand(self);
        const b = operand(value);
        return a === undefined || b === undefined ? NotImplemented : apply(a, b);
      },
      doc,
    ];
    rows[`__r${name}__`] = [
      '(self, value, /)',
      (self: Value, value: Value) => {
        const a = operand(value);
        const b = operand(self);
        return a === undefined || b === undefined ? NotImplemented : apply(a, b);
      },
      doc,
    ];
  };
  for (const [name, method] of Object.entries(names)) {
    const [operation, doc] = ARITHMETIC[method];
    pair(name, (a, b) => make(currentContext().run(p => operation(p, a, b))), doc);
  }
  pair(
    'divmod',
    (a, b) => {
      const [quotient, rest] = currentContext().run(p => divmod(p, a, b));
      return new PyTuple([make(quotient), make(rest)]);
    },
    'Quotient without fraction, and remainder.',
  );
  const raised = (base: Value, exponent: Value, modulus: Value): Value => {
    const a = operand(base);
    const b = operand(exponent);
    const m = modulus === null ? null : operand(modulus);
    if (a === undefined || b === undefined || m === undefined) return NotImplemented;
    return make(currentContext().run(p => (m === null ? power(p, a, b) : powerModulo(p, a, b, m))));
  };
  rows.__pow__ = ['(self, value, mod=None, /)', (a: Value, b: Value, m: Value = null) => raised(a, b, m), 'The power.'];
  rows.__rpow__ = [
    '(self, value, mod=None, /)',
    (a: Value, b: Value, m: Value = null) => raised(b, a, m),
    'The power.',
  ];
  return rows;
}

/** The other side of a comparison: both as decimals that can be compared exactly; `undefined` for what has no order. */
function comparable(self: Dec, value: Value, equality: boolean): [Dec, Dec] | undefined {
  const plain = operand(value);
  if (plain !== undefined) return [self, plain];
  let other = value;
  if (other instanceof PyComplex) {
    if (!equality) return undefined;
    if (other.imag !== 0) return [self, { sign: 0, kind: 'nan', coeff: 0n, exp: 0 }];
    other = new PyFloat(other.real);
  }
  if (other instanceof PyFloat) {
    const context = currentContext();
    if (equality) context.precision.status |= FLOAT_OPERATION;
    else context.report(FLOAT_OPERATION);
    return [self, decFromFloat(other.value)];
  }
  if (module.rational === null || !isInstance(other, module.rational as PyType)) return undefined;
  const above = intValue(getAttr(other, 'numerator'));
  const below = intValue(getAttr(other, 'denominator'));
  if (above === undefined || below === undefined) return undefined;
  const scaled = self.kind === 'finite' ? finite(self.sign, self.coeff * BigInt(below), self.exp) : self;
  return [scaled, decFromInt(above)];
}

function comparison(name: string, test: (order: number) => boolean): Row {
  const equality = name === 'eq' || name === 'ne';
  return [
    '(self, value, /)',
    (self: PyDecimal, value: Value) => {
      const pair = comparable(self.value, value, equality);
      if (pair === undefined) return NotImplemented;
      const [a, b] = pair;
      if (isNan(a) || isNan(b)) {
        if (!equality || a.kind === 'snan' || b.kind === 'snan') currentContext().report(INVALID_OPERATION);
        return name === 'ne';
      }
      return test(compareValues(a, b));
    },
    'Comparison of exact values.',
  ];
}

const MODULUS = (1n << 61n) - 1n;
function modular(base: bigint, exponent: number): bigint {
  let result = 1n;
  let square = base % MODULUS;
  for (let left = BigInt(exponent); left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % MODULUS;
    square = (square * square) % MODULUS;
  }
  return result;
}
/** 10 ** -1 modulo the prime of number hashes. */
const INVERSE_OF_TEN = modular(10n, 0) === 1n ? 2075258708292324556n : 0n;

function hash(self: PyDecimal): Value {
  const d = self.value;
  if (d.kind === 'snan') throw typeError('Cannot hash a signaling NaN value');
  if (d.kind === 'nan') return identityHash(self);
  if (d.kind === 'inf') return d.sign === 1 ? -314159 : 314159;
  const power = d.exp >= 0 ? modular(10n, d.exp) : modular(INVERSE_OF_TEN, -d.exp);
  const size = (d.coeff * power) % MODULUS;
  const signed = d.sign === 1 ? -size : size;
  return pyInt(signed === -1n ? -2n : signed);
}

/** @throws ValueError, OverflowError (Python) for what is no number */
function needsFinite(d: Dec, what: string): void {
  if (isNan(d)) throw valueError(`cannot convert NaN to ${what}`);
  if (d.kind === 'inf') throw overflowError(`cannot convert Infinity to ${what}`);
}

function toInt(d: Dec, rounding: Parameters<typeof toIntegral>[3]): Value {
  needsFinite(d, 'integer');
  const whole = toIntegral(currentContext().precision, d, false, rounding);
  return pyInt((whole.sign === 1 ? -1n : 1n) * whole.coeff * pow10(whole.exp));
}

function toFloat(d: Dec): number {
  if (d.kind === 'snan') throw valueError('cannot convert signaling NaN to float');
  if (d.kind === 'nan') return Number.NaN;
  return d.kind === 'inf' ? (d.sign === 1 ? -Infinity : Infinity) : Number(decimalText(d));
}

function ratio(d: Dec): Value {
  needsFinite(d, 'integer ratio');
  const signed = d.sign === 1 ? -d.coeff : d.coeff;
  if (d.exp >= 0) return new PyTuple([pyInt(signed * pow10(d.exp)), 1]);
  let below = pow10(-d.exp);
  let [a, b] = [d.coeff, below];
  while (b !== 0n) [a, b] = [b, a % b];
  below /= a;
  return new PyTuple([pyInt(signed / a), pyInt(below)]);
}

function digitsTuple(d: Dec): Value {
  const digits = isNan(d) && d.coeff === 0n ? [] : [...d.coeff.toString()].map(Number);
  const exponent = { finite: d.exp, inf: 'F', nan: 'n', snan: 'N' }[d.kind];
  return makeTuple(d.sign, new PyTuple(digits), exponent);
}

function roundTo(self: PyDecimal, places?: Value): Value {
  const d = self.value;
  if (places === undefined || places === null) return toInt(d, 'ROUND_HALF_EVEN');
  const count = intValue(places);
  if (count === undefined) throw typeError('optional arg must be an integer');
  return make(currentContext().run(p => quantize(p, d, finite(0, 1n, -Number(count)), 'ROUND_HALF_EVEN')));
}

const show = (d: Dec): string => decimalText(d, currentContext().capitals === 1);

export function methodRows(): Record<string, Row> {
  const rows: Record<string, Row> = {};
  for (const [name, [operation, doc]] of Object.entries(UNARY)) {
    rows[name] = [
      '(self, /, context=None)',
      (self: PyDecimal, context?: Value) => make(contextOf(context).run(p => operation(p, self.value))),
      doc,
    ];
  }
  const binary = (operation: Binary, doc: string): Row => [
    '(self, /, other, context=None)',
    (self: PyDecimal, other: Value, context?: Value) => {
      const used = contextOf(context);
      const b = needed(other);
      return make(used.run(p => operation(p, self.value, b)));
    },
    doc,
  ];
  for (const [name, [operation, doc]] of Object.entries(BINARY)) rows[name] = binary(operation, doc);
  for (const [name, [operation, doc]] of Object.entries(QUIET_BINARY)) {
    rows[name] = binary((_p, a, b) => operation(a, b), doc);
  }
  for (const [name, [operation, doc]] of Object.entries(QUIET_UNARY)) {
    rows[name] = ['(self, /)', (self: PyDecimal) => make(operation(self.value)), doc];
  }
  for (const [name, [test, doc]] of Object.entries(TESTS)) {
    rows[name] = ['(self, /)', (self: PyDecimal) => test(self.value, currentContext().precision), doc];
  }
  for (const [name, [test, doc]] of Object.entries(CONTEXT_TESTS)) {
    rows[name] = [
      '(self, /, context=None)',
      (self: PyDecimal, context?: Value) => test(self.value, contextOf(context).precision),
      doc,
    ];
  }
  for (const [name, exact] of [
    ['to_integral', false],
    ['to_integral_value', false],
    ['to_integral_exact', true],
  ] as const) {
    rows[name] = [
      '(self, /, rounding=None, context=None)',
      (self: PyDecimal, rounding: Value = null, context?: Value) => {
        const used = contextOf(context);
        const mode = rounding === null ? used.precision.rounding : roundingOf(rounding);
        return make(used.run(p => toIntegral(p, self.value, exact, mode)));
      },
      'Rounded to an integer.',
    ];
  }
  return {
    ...rows,
    adjusted: ['(self, /)', (self: PyDecimal) => adjusted(self.value), 'The exponent of the first digit.'],
    as_integer_ratio: ['(self, /)', (self: PyDecimal) => ratio(self.value), 'Numerator and denominator of the value.'],
    as_tuple: ['(self, /)', (self: PyDecimal) => digitsTuple(self.value), 'Sign, digits and exponent.'],
    conjugate: ['(self, /)', (self: PyDecimal) => self, 'The number itself.'],
    radix: ['(self, /)', () => make(decFromInt(10)), 'Ten.'],
    number_class: [
      '(self, /, context=None)',
      (self: PyDecimal, context?: Value) => numberClass(contextOf(context).precision, self.value),
      'The kind of the number, as text.',
    ],
    same_quantum: [
      '(self, /, other, context=None)',
      (self: PyDecimal, other: Value, context?: Value) => {
        contextOf(context);
        return sameQuantum(self.value, needed(other));
      },
      'Whether two numbers have the same exponent.',
    ],
    fma: [
      '(self, /, other, third, context=None)',
      (self: PyDecimal, other: Value, third: Value, context?: Value) => {
        const used = contextOf(context);
        const [b, c] = [needed(other), needed(third)];
        return make(used.run(p => fma(p, self.value, b, c)));
      },
      'The product with another number, plus a third, rounded once.',
    ],
    quantize: [
      '(self, /, exp, rounding=None, context=None)',
      (self: PyDecimal, exp: Value, rounding: Value = null, context?: Value) => {
        const used = contextOf(context);
        const mode = rounding === null ? used.precision.rounding : roundingOf(rounding);
        const b = needed(exp);
        return make(used.run(p => quantize(p, self.value, b, mode)));
      },
      'The number with the exponent of another.',
    ],
    to_eng_string: [
      '(self, /, context=None)',
      (self: PyDecimal, context?: Value) => decimalText(self.value, contextOf(context).capitals === 1, true),
      'The number as text, with exponents that are multiples of three.',
    ],
  };
}

export const sameQuantum = (a: Dec, b: Dec): boolean =>
  isNan(a) || isNan(b)
    ? isNan(a) && isNan(b)
    : a.kind === 'inf' || b.kind === 'inf'
      ? a.kind === b.kind
      : a.exp === b.exp;

const unary = (operation: (p: Precision, a: Dec) => Dec, doc: string): Row => [
  '(self, /)',
  (self: PyDecimal) => make(currentContext().run(p => operation(p, self.value))),
  doc,
];

function construct(type: PyType, value: Value = '0', context?: Value): Value {
  const used = contextOf(context);
  if (value instanceof PyDecimal && value.type === decimalType && type === decimalType) return value;
  return decimalOfType(type, decOf(value, used));
}

const part = (get: (self: PyDecimal) => Value, doc: string): Attribute => [get, undefined, doc];

furnish(decimalType, () => ({
  doc: 'A decimal number: exact, of a precision that the context gives.',
  new: [
    '(type, /, value=0, context=None)',
    construct,
    'Makes a decimal of a number, of text, or of sign, digits and exponent.',
  ],
  methods: {
    ...operators(),
    ...methodRows(),
    __eq__: comparison('eq', order => order === 0),
    __ne__: comparison('ne', order => order !== 0),
    __lt__: comparison('lt', order => order < 0),
    __le__: comparison('le', order => order <= 0),
    __gt__: comparison('gt', order => order > 0),
    __ge__: comparison('ge', order => order >= 0),
    __hash__: ['(self, /)', hash, 'The hash, equal for equal numbers.'],
    __neg__: unary(minus, 'The number with the other sign, rounded.'),
    __pos__: unary(plus, 'The number, rounded.'),
    __abs__: unary(absolute, 'The size of the number, rounded.'),
    __bool__: ['(self, /)', (self: PyDecimal) => !isZero(self.value), 'True unless it is a zero.'],
    __int__: ['(self, /)', (self: PyDecimal) => toInt(self.value, 'ROUND_DOWN'), 'The number without its fraction.'],
    __float__: ['(self, /)', (self: PyDecimal) => new PyFloat(toFloat(self.value)), 'The nearest float.'],
    __complex__: ['(self, /)', (self: PyDecimal) => new PyComplex(toFloat(self.value), 0), 'The nearest complex.'],
    __trunc__: ['(self, /)', (self: PyDecimal) => toInt(self.value, 'ROUND_DOWN'), 'The number without its fraction.'],
    __floor__: ['(self, /)', (self: PyDecimal) => toInt(self.value, 'ROUND_FLOOR'), 'The next lower integer.'],
    __ceil__: ['(self, /)', (self: PyDecimal) => toInt(self.value, 'ROUND_CEILING'), 'The next higher integer.'],
    __round__: ['(self, ndigits?, /)', roundTo, 'Rounded to a number of places.'],
    __repr__: ['(self, /)', (self: PyDecimal) => `Decimal('${show(self.value)}')`, 'Text that shows the object.'],
    __str__: ['(self, /)', (self: PyDecimal) => show(self.value), 'The number as text.'],
    __format__: [
      '(self, spec, /)',
      (self: PyDecimal, given: Value) => {
        const spec = strValue(given);
        if (spec === undefined) throw typeError('format arg must be str');
        const context = currentContext();
        const text = formatDecimal(self.value, spec, context.precision.rounding, context.capitals === 1);
        if (text === undefined) throw valueError('invalid format string');
        return text;
      },
      'The number as text, laid out as the specification says.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PyDecimal) => new PyTuple([self.type, new PyTuple([show(self.value)])]),
      'How to pickle it.',
    ],
    __copy__: ['(self, /)', (self: PyDecimal) => self, 'The number itself.'],
    __deepcopy__: ['(self, object, /)', (self: PyDecimal) => self, 'The number itself.'],
    __sizeof__: [
      '(self, /)',
      (self: PyDecimal) => 64 + 8 * Math.max(0, Math.ceil(digitsOf(self.value) / 19) - 4),
      'Memory in bytes.',
    ],
  },
  classMethods: {
    from_float: [
      '(type, f, /)',
      (type: PyType, value: Value) => {
        if (!(value instanceof PyFloat) && intValue(value) === undefined)
          throw typeError('argument must be int or float');
        return decimalOfType(type, value instanceof PyFloat ? decFromFloat(value.value) : needed(value));
      },
      'The exact value of a float or int.',
    ],
    from_number: [
      '(type, number, /)',
      (type: PyType, value: Value) => {
        if (value instanceof PyFloat) return decimalOfType(type, decFromFloat(value.value));
        const d = operand(value);
        if (d === undefined) throw typeError(`conversion from ${typeName(value)} to Decimal is not supported`);
        return decimalOfType(type, d);
      },
      'The exact value of a number.',
    ],
  },
  attributes: {
    real: part(self => self, 'The number itself.'),
    imag: part(() => make(decFromInt(0)), 'Zero.'),
  },
}));

export { decFromText, integerOf };
