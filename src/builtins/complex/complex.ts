/** `complex` */
import { DeprecationWarning, overflowError, type PyException, typeError, valueError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { call, invoke0 } from '../../runtime/protocol/call.ts';
import { formatComplex } from '../../runtime/protocol/format.ts';
import { identity } from '../../runtime/protocol/hash.ts';
import { indexOf, warnOfSubclass } from '../../runtime/protocol/number.ts';
import { repr, str } from '../../runtime/protocol/repr.ts';
import { furnish, type Row } from '../../runtime/signature/declare.ts';
import { unexpectedKeyword } from '../../runtime/signature/unexpected-keyword.ts';
import {
  complexType,
  floatType,
  NotImplemented,
  type PyType,
  typeName,
  typeOf,
  type Value,
} from '../../runtime/types.ts';
import {
  complexDivide,
  complexMultiply,
  complexOfType,
  complexPow,
  complexRepr,
  PyComplex,
  parseComplex,
  realDivide,
} from '../../runtime/values/complex.ts';
import { hypot } from '../../runtime/values/elementary.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import { toFloat } from '../../runtime/values/int.ts';
import { numericText } from '../../runtime/values/int-text.ts';
import { hashComplex } from '../../runtime/values/numeric-hash.ts';
import { intValue, strValue } from '../../runtime/values/subclass.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { readonlyMember } from '../function/function.ts';

const NAMES = ['real', 'imag'];

function construct(type: PyType, args: Value[], keywords: Map<string, Value>): Value {
  const given = args.length + keywords.size;
  if (given > 2) throw typeError(`complex() takes at most 2 arguments (${given} given)`);
  if (args.length === 1 && keywords.size === 0) return single(type, args[0]);
  const bound: (Value | undefined)[] = [args[0], args[1]];
  for (const [name, value] of keywords) {
    const at = NAMES.indexOf(name);
    if (at < 0) throw unexpectedKeyword('complex()', name, NAMES);
    if (bound[at] !== undefined) {
      throw typeError(`argument for complex() given by name ('${name}') and position (${at + 1})`);
    }
    bound[at] = value;
  }
  const [real, imag] = bound;
  const own = real === undefined || real instanceof PyComplex ? undefined : bySpecialMethod(real);
  // Both are looked at before either is made a real number.
  if (own === undefined && real !== undefined && !isNumeric(real)) throw notReal('real', real);
  if (imag !== undefined && !isNumeric(imag)) throw notReal('imag', imag);
  const r = real === undefined ? null : asComplex(own ?? real, 'real', real);
  const i = imag === undefined ? null : asComplex(imag, 'imag', imag);
  // A complex part counts as a term of the sum real + imag * 1j.
  let re = r === null ? 0 : r.real;
  let im = i === null ? 0 : i.real;
  if (i?.complex) re -= i.imag;
  if (r?.complex) im = i === null ? r.imag : im + r.imag;
  return complexOfType(type, re, im);
}

/** `complex(x)`: text or a number. */
function single(type: PyType, value: Value): Value {
  if (value instanceof PyComplex && value.type === complexType && type === complexType) return value;
  const text = strValue(value);
  if (text !== undefined) {
    const parsed = parseComplex(numericText(text));
    if (parsed === 'malformed') throw valueError('complex() arg is a malformed string');
    if (parsed === 'underscore') throw valueError(`could not convert string to complex: ${repr(value)}`);
    return complexOfType(type, parsed.real, parsed.imag);
  }
  const special = bySpecialMethod(value);
  if (special !== undefined) return complexOfType(type, special.real, special.imag);
  if (value instanceof PyComplex) return complexOfType(type, value.real, value.imag);
  const real = realNumber(value);
  if (real === undefined) throw typeError(`complex() argument must be a string or a number, not ${typeName(value)}`);
  return complexOfType(type, real, 0);
}

/** The result of `__complex__`, if the type has it. @throws TypeError unless it is a complex */
function bySpecialMethod(value: Value): PyComplex | undefined {
  if (value instanceof PyComplex && value.type === complexType) return value;
  const method = typeOf(value).lookup('__complex__');
  if (method === undefined) return undefined;
  const result = invoke0(method, value);
  if (result instanceof PyComplex) {
    if (result.type !== complexType) warnOfSubclass('__complex__', result, 'complex');
    return result;
  }
  throw typeError(`__complex__ returned non-complex (type ${typeName(result)})`);
}

/**
 * A real number by `__float__` or `__index__`; `undefined` for what has neither.
 * @param own whether a class that extends float is asked too
 */
function realNumber(value: Value, own = false): number | undefined {
  if (value instanceof PyFloat && !(own && value.type.origin === 'class')) return value.value;
  const integer = typeof value === 'object' ? undefined : intValue(value);
  if (integer !== undefined) return toFloat(integer);
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
  return type.lookup('__index__') === undefined ? undefined : toFloat(indexOf(value));
}

/** Whether a value is a number, or can be made a real one. */
function isNumeric(value: Value): boolean {
  if (value instanceof PyComplex) return true;
  const type = typeOf(value);
  return type.lookup('__float__') !== undefined || type.lookup('__index__') !== undefined;
}

const notRealText = (name: string, value: Value): string =>
  `complex() argument '${name}' must be a real number, not ${typeName(value)}`;
const notReal = (name: string, value: Value): PyException => typeError(notRealText(name, value));

/** An argument's parts; `given` is what it was before `__complex__`. */
function asComplex(value: Value, name: string, given: Value): { real: number; imag: number; complex: boolean } {
  if (value instanceof PyComplex) {
    interpreter.warn(DeprecationWarning, notRealText(name, given));
    return { real: value.real, imag: value.imag, complex: true };
  }
  const real = realNumber(value, true);
  if (real === undefined) throw notReal(name, given);
  return { real, imag: 0, complex: false };
}

/** An operand: a complex, or a real number. @throws OverflowError */
function operand(value: Value): PyComplex | number | undefined {
  if (value instanceof PyComplex) return value;
  if (value instanceof PyFloat) return value.value;
  const integer = intValue(value);
  return integer === undefined ? undefined : toFloat(integer);
}

type Operand = PyComplex | number;
type Operation = (a: Operand, b: Operand) => Value;

function pair(name: string, doc: string, operation: Operation): Record<string, Row> {
  const row = (call: Operation, text: string): Row => [
    '(self, value, /)',
    (self: PyComplex, value: Value) => {
      const other = operand(value);
      return other === undefined ? NotImplemented : call(self, other);
    },
    `Return ${text}.`,
  ];
  return {
    [`__${name}__`]: row(operation, doc.replace('a', 'self').replace('b', 'value')),
    [`__r${name}__`]: row((a, b) => operation(b, a), doc.replace('a', 'value').replace('b', 'self')),
  };
}

/** A real operand leaves the other part alone: it is not a complex with an imaginary part of 0. */
function add(a: Operand, b: Operand): Value {
  if (typeof a === 'number') [a, b] = [b, a];
  if (typeof a === 'number') return NotImplemented;
  return typeof b === 'number' ? new PyComplex(a.real + b, a.imag) : new PyComplex(a.real + b.real, a.imag + b.imag);
}
function sub(a: Operand, b: Operand): Value {
  if (typeof b === 'number') return typeof a === 'number' ? NotImplemented : new PyComplex(a.real - b, a.imag);
  return typeof a === 'number' ? new PyComplex(a - b.real, -b.imag) : new PyComplex(a.real - b.real, a.imag - b.imag);
}
function mul(a: Operand, b: Operand): Value {
  if (typeof a === 'number') [a, b] = [b, a];
  if (typeof a === 'number') return NotImplemented;
  if (typeof b === 'number') return new PyComplex(a.real * b, a.imag * b);
  return complexMultiply(a.real, a.imag, b.real, b.imag);
}
function div(a: Operand, b: Operand): Value {
  if (typeof b === 'number') {
    if (typeof a === 'number') return NotImplemented;
    if (b === 0) return complexDivide(a.real, a.imag, 0, 0);
    return new PyComplex(a.real / b, a.imag / b);
  }
  return typeof a === 'number' ? realDivide(a, b.real, b.imag) : complexDivide(a.real, a.imag, b.real, b.imag);
}

function raise(base: Value, exponent: Value, modulus: Value): Value {
  const a = operand(base);
  const b = operand(exponent);
  if (a === undefined || b === undefined) return NotImplemented;
  if (modulus !== null) throw valueError('complex modulo');
  const [ar, ai] = typeof a === 'number' ? [a, 0] : [a.real, a.imag];
  const [br, bi] = typeof b === 'number' ? [b, 0] : [b.real, b.imag];
  return complexPow(ar, ai, br, bi);
}

function equals(self: PyComplex, value: Value): boolean | undefined {
  if (value instanceof PyComplex) return self.real === value.real && self.imag === value.imag;
  const real = value instanceof PyFloat ? value.value : intValue(value);
  return real === undefined ? undefined : self.imag === 0 && self.real <= real && self.real >= real;
}

function unordered(symbol: string): Row {
  return ['(self, value, /)', () => NotImplemented, `Return self${symbol}value: complex numbers have no order.`];
}
function unary(doc: string, operation: (real: number, imag: number) => Value): Row {
  return ['(self, /)', (self: PyComplex) => operation(self.real, self.imag), doc];
}

function absolute(real: number, imag: number): Value {
  const result = hypot(real, imag);
  if (result === Number.POSITIVE_INFINITY && Number.isFinite(real) && Number.isFinite(imag)) {
    throw overflowError('absolute value too large');
  }
  return new PyFloat(result);
}

function fromNumber(type: PyType, value: Value): Value {
  if (value instanceof PyComplex && value.type === complexType && type === complexType) return value;
  const special = bySpecialMethod(value);
  const real = special === undefined ? realNumber(value) : undefined;
  if (special === undefined && real === undefined) throw typeError(`must be real number, not ${typeName(value)}`);
  const number = special ?? new PyComplex(real!, 0);
  return type === complexType ? number : call(type, number);
}

furnish(complexType, () => ({
  doc: 'A complex number with a real and an imaginary part.',
  new: ['(type, *args, **kwargs)', construct, 'Make a complex of two real numbers, of a number, or of text.'],
  methods: {
    ...pair('add', 'a+b', add),
    ...pair('sub', 'a-b', sub),
    ...pair('mul', 'a*b', mul),
    ...pair('truediv', 'a/b', div),
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
    __eq__: ['(self, value, /)', (self: PyComplex, value: Value) => equals(self, value) ?? NotImplemented, 'Equality.'],
    __ne__: [
      '(self, value, /)',
      (self: PyComplex, value: Value) => {
        const same = equals(self, value);
        return same === undefined ? NotImplemented : !same;
      },
      'Inequality.',
    ],
    __lt__: unordered('<'),
    __le__: unordered('<='),
    __gt__: unordered('>'),
    __ge__: unordered('>='),
    __neg__: unary('Return -self.', (real, imag) => new PyComplex(-real, -imag)),
    __pos__: unary('Return +self.', (real, imag) => new PyComplex(real, imag)),
    __abs__: unary('The distance from 0.', absolute),
    __bool__: unary('True unless both parts are 0.', (real, imag) => real !== 0 || imag !== 0),
    __complex__: unary('The number as an exact complex.', (real, imag) => new PyComplex(real, imag)),
    __hash__: [
      '(self, /)',
      (self: PyComplex) => hashComplex(self.real, self.imag, Math.floor((identity(self) as number) / 16)),
      'The hash, equal for equal objects.',
    ],
    __repr__: unary('Text that shows the object.', complexRepr),
    __format__: [
      '(self, format_spec: str, /)',
      (self: PyComplex, spec: string) =>
        spec === '' ? str(self) : formatComplex(self.real, self.imag, spec, self.type.name),
      'Return the number as text, laid out as format_spec says.',
    ],
    __getnewargs__: unary(
      'What copies are made from.',
      (real, imag) => new PyTuple([new PyFloat(real), new PyFloat(imag)]),
    ),
    conjugate: unary(
      'The number with the sign of its imaginary part turned.',
      (real, imag) => new PyComplex(real, -imag),
    ),
  },
  classMethods: {
    from_number: ['(type, number, /)', fromNumber, 'Convert a number, but no text.', '3.14'],
  },
}));
readonlyMember(complexType, 'real', (self: PyComplex) => new PyFloat(self.real), 'The real part.');
readonlyMember(complexType, 'imag', (self: PyComplex) => new PyFloat(self.imag), 'The imaginary part.');
complexType.textSignature = '(real=0, imag=0)';
