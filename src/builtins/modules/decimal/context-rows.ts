/** The methods of `decimal.Context`. */
import { attributeError, typeError } from '../../../runtime/errors.ts';
import { call } from '../../../runtime/protocol/call.ts';
import { type Attribute, furnish, type Row } from '../../../runtime/signature/declare.ts';
import type { Maybe, PyType, Value } from '../../../runtime/types.ts';
import { giveAttributes } from '../../../runtime/values/adopt.ts';
import { PyFloat } from '../../../runtime/values/float.ts';
import { PyList } from '../../../runtime/values/list.ts';
import { intValue, strValue } from '../../../runtime/values/subclass.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { sameQuantum } from './decimal-rows.ts';
import { power, powerModulo } from './elementary.ts';
import {
  CLAMPED,
  CONVERSION_SYNTAX,
  type Dec,
  DIVISION_BY_ZERO,
  DIVISION_IMPOSSIBLE,
  DIVISION_UNDEFINED,
  FLOAT_OPERATION,
  INEXACT,
  INVALID_CONTEXT,
  INVALID_OPERATION,
  OVERFLOW,
  type Precision,
  ROUNDED,
  SUBNORMAL,
  UNDERFLOW,
} from './number.ts';
import {
  bitsOfSignals,
  CONTEXT_RANGES,
  contextType,
  decFromFloat,
  decFromInt,
  decFromText,
  decOf,
  limited,
  make,
  module,
  needed,
  PyContext,
  PyDecimal,
  rounded,
  roundingOf,
  signalsOf,
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
import { decimalText } from './text.ts';

const ATTRIBUTES = ['prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'] as const;
type Name = (typeof ATTRIBUTES)[number];

function setAttribute(self: PyContext, name: Name, value: Value): void {
  const { precision } = self;
  if (name === 'rounding') precision.rounding = roundingOf(value);
  else if (name === 'flags') precision.status = bitsOfSignals(value);
  else if (name === 'traps') self.traps = bitsOfSignals(value);
  else {
    const [low, high, message] = CONTEXT_RANGES[name];
    const number = limited(value, low, high, message);
    if (name === 'prec') {
      self.prec = number;
      precision.prec = Number(number);
    } else if (name === 'Emin') {
      self.emin = number;
      precision.emin = Number(number);
    } else if (name === 'Emax') {
      self.emax = number;
      precision.emax = Number(number);
    } else if (name === 'capitals') self.capitals = Number(number);
    else precision.clamp = Number(number) as 0 | 1;
  }
}

function getAttribute(self: PyContext, name: Name): Value {
  switch (name) {
    case 'prec':
      return self.prec;
    case 'rounding':
      return self.precision.rounding;
    case 'Emin':
      return self.emin;
    case 'Emax':
      return self.emax;
    case 'capitals':
      return self.capitals;
    case 'clamp':
      return self.precision.clamp;
    default:
      return call(module.signalDict, self, name === 'flags');
  }
}

const attribute = (name: Name): Attribute => [
  (self: PyContext) => getAttribute(self, name),
  (self: PyContext, value: Maybe) => {
    if (value === undefined) throw attributeError('context attributes cannot be deleted', self, name);
    setAttribute(self, name, value);
  },
  `The context's ${name}.`,
];

function construct(type: PyType, ...given: Maybe[]): Value {
  const made = module.templates[0]?.copy() ?? new PyContext(28, 'ROUND_HALF_EVEN', -999999, 999999, 0, 0);
  made.precision.status = 0;
  if (type !== contextType) {
    made.type = type;
    giveAttributes(made, type);
  }
  ATTRIBUTES.forEach((name, at) => {
    const value = given[at];
    if (value !== undefined && value !== null) setAttribute(made, name, value);
  });
  return made;
}

/** Conditions in the order in which libmpdec lists them, by their signals. */
const LISTED: readonly (readonly [bit: number, signal: string])[] = [
  [CLAMPED, 'Clamped'],
  [CONVERSION_SYNTAX, 'InvalidOperation'],
  [DIVISION_BY_ZERO, 'DivisionByZero'],
  [DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED, 'InvalidOperation'],
  [INEXACT, 'Inexact'],
  [INVALID_CONTEXT | INVALID_OPERATION, 'InvalidOperation'],
  [FLOAT_OPERATION, 'FloatOperation'],
  [OVERFLOW, 'Overflow'],
  [ROUNDED, 'Rounded'],
  [SUBNORMAL, 'Subnormal'],
  [UNDERFLOW, 'Underflow'],
];
const names = (bits: number): string =>
  `[${[...new Set(LISTED.filter(([bit]) => (bits & bit) !== 0).map(([, signal]) => signal))].join(', ')}]`;

function clear(self: PyContext, name: 'flags' | 'traps'): Value {
  if (name === 'flags') self.precision.status = 0;
  else self.traps = 0;
  return null;
}

function show(self: PyContext): string {
  const { rounding, clamp, status } = self.precision;
  return (
    `Context(prec=${self.prec}, rounding=${rounding}, Emin=${self.emin}, Emax=${self.emax}, ` +
    `capitals=${self.capitals}, clamp=${clamp}, flags=${names(status)}, traps=${names(self.traps)})`
  );
}

function methodRows(): Record<string, Row> {
  const rows: Record<string, Row> = {};
  const one = (name: string, operation: (p: Precision, a: Dec) => Dec, doc: string): void => {
    rows[name] = [
      '(self, x, /)',
      (self: PyContext, x: Value) => {
        const a = needed(x);
        return make(self.run(p => operation(p, a)));
      },
      doc,
    ];
  };
  const two = (name: string, operation: (p: Precision, a: Dec, b: Dec) => Value, doc: string): void => {
    rows[name] = [
      '(self, *args)',
      (self: PyContext, args: Value[]) => {
        if (args.length !== 2) throw typeError(`function takes exactly 2 arguments (${args.length} given)`);
        const [a, b] = [needed(args[0]), needed(args[1])];
        return self.run(p => operation(p, a, b));
      },
      doc,
      undefined,
      '($self, x, y, /)',
    ];
  };
  for (const [name, [operation, doc]] of Object.entries(UNARY)) one(name, operation, doc);
  for (const [name, [operation, doc]] of Object.entries(QUIET_UNARY)) one(name, (_p, a) => operation(a), doc);
  one('abs', absolute, 'The size, rounded.');
  one('plus', plus, 'The number, rounded.');
  one('minus', minus, 'The number with the other sign, rounded.');
  one('to_integral', (p, a) => toIntegral(p, a, false), 'Rounded to an integer.');
  one('to_integral_value', (p, a) => toIntegral(p, a, false), 'Rounded to an integer.');
  one('to_integral_exact', (p, a) => toIntegral(p, a, true), 'Rounded to an integer, and what is lost reported.');
  for (const [name, [operation, doc]] of Object.entries({ ...ARITHMETIC, ...BINARY })) {
    two(name, (p, a, b) => make(operation(p, a, b)), doc);
  }
  for (const [name, [operation, doc]] of Object.entries(QUIET_BINARY))
    two(name, (_p, a, b) => make(operation(a, b)), doc);
  two('quantize', (p, a, b) => make(quantize(p, a, b)), 'The first number with the exponent of the second.');
  two('same_quantum', (_p, a, b) => sameQuantum(a, b), 'Whether two numbers have the same exponent.');
  two('divmod', (p, a, b) => new PyTuple(divmod(p, a, b).map(make)), 'Quotient without fraction, and remainder.');
  for (const [name, [test, doc]] of Object.entries({ ...TESTS, ...CONTEXT_TESTS })) {
    rows[name] = ['(self, x, /)', (self: PyContext, x: Value) => test(needed(x), self.precision), doc];
  }
  return rows;
}

furnish(contextType, () => ({
  doc: 'Precision, rounding and exponents of results, and what is reported of them.',
  new: [
    '(type, /, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)',
    construct,
    'Makes a context; what is not given is as in DefaultContext.',
  ],
  methods: {
    ...methodRows(),
    fma: [
      '(self, x, y, z, /)',
      (self: PyContext, x: Value, y: Value, z: Value) => {
        const [a, b, c] = [needed(x), needed(y), needed(z)];
        return make(self.run(p => fma(p, a, b, c)));
      },
      'The product of two numbers plus a third, rounded once.',
    ],
    power: [
      '(self, /, a, b, modulo=None)',
      (self: PyContext, x: Value, y: Value, modulo: Value = null) => {
        const [a, b] = [needed(x), needed(y)];
        const m = modulo === null ? null : needed(modulo);
        return make(self.run(p => (m === null ? power(p, a, b) : powerModulo(p, a, b, m))));
      },
      'The power, of a modulus if one is given.',
    ],
    number_class: [
      '(self, x, /)',
      (self: PyContext, x: Value) => numberClass(self.precision, needed(x)),
      'The kind of a number, as text.',
    ],
    to_sci_string: [
      '(self, x, /)',
      (self: PyContext, x: Value) => decimalText(needed(x), self.capitals === 1),
      'A number as text.',
    ],
    to_eng_string: [
      '(self, x, /)',
      (self: PyContext, x: Value) => decimalText(needed(x), self.capitals === 1, true),
      'A number as text, with exponents that are multiples of three.',
    ],
    radix: ['(self, /)', () => make(decFromInt(10)), 'Ten.'],
    Etiny: [
      '(self, /)',
      (self: PyContext) => Number(self.emin) - (Number(self.prec) - 1),
      'The least exponent of a number.',
    ],
    Etop: [
      '(self, /)',
      (self: PyContext) => Number(self.emax) - (Number(self.prec) - 1),
      'The largest exponent of a long number.',
    ],
    clear_flags: ['(self, /)', (self: PyContext) => clear(self, 'flags'), 'Forgets what was reported.'],
    clear_traps: ['(self, /)', (self: PyContext) => clear(self, 'traps'), 'Lets nothing be raised.'],
    copy: ['(self, /)', (self: PyContext) => self.copy(), 'A copy.'],
    __copy__: ['(self, /)', (self: PyContext) => self.copy(), 'A copy.'],
    copy_decimal: [
      '(self, x, /)',
      (_self: PyContext, x: Value) => (x instanceof PyDecimal ? x : make(needed(x))),
      'The same number.',
    ],
    _apply: [
      '(self, object, /)',
      (self: PyContext, x: Value) => make(rounded(needed(x), self)),
      'The number, rounded.',
    ],
    create_decimal: [
      "(self, num='0', /)",
      (self: PyContext, value: Value = '0') => {
        const text = strValue(value);
        // White space and underscores are no part of a number here.
        if (text !== undefined && /[\s_]/.test(text)) return make(rounded(decFromText('?', self), self));
        return make(rounded(decOf(value, self), self));
      },
      'A decimal of a value, rounded.',
      undefined,
      '($self, num="0", /)',
    ],
    create_decimal_from_float: [
      '(self, f, /)',
      (self: PyContext, value: Value) => {
        if (!(value instanceof PyFloat) && intValue(value) === undefined)
          throw typeError('argument must be int or float');
        return make(rounded(value instanceof PyFloat ? decFromFloat(value.value) : needed(value), self));
      },
      'A decimal of a float, rounded.',
    ],
    __repr__: ['(self, /)', show, 'Text that shows the object.'],
    __reduce__: [
      '(self, /)',
      (self: PyContext) => {
        const { rounding, clamp, status } = self.precision;
        const parts = [self.prec, rounding, self.emin, self.emax, self.capitals, clamp];
        const lists = [new PyList(signalsOf(status)), new PyList(signalsOf(self.traps))];
        return new PyTuple([self.type, new PyTuple([...parts, ...lists])]);
      },
      'How to pickle it.',
    ],
    __delattr__: [
      '(self, name, /)',
      (self: PyContext, name: Value) => {
        throw attributeError('context attributes cannot be deleted', self, String(name));
      },
      'Refuses.',
    ],
  },
  attributes: Object.fromEntries(ATTRIBUTES.map(name => [name, attribute(name)])),
}));
