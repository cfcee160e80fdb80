/** The `math` module. */
import { overflowError, typeError, valueError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import * as arithmetic from '../../runtime/protocol/arithmetic.ts';
import { call0, lookupSpecial } from '../../runtime/protocol/call.ts';
import { toArray } from '../../runtime/protocol/iterate.ts';
import { indexOf, toFloat } from '../../runtime/protocol/number.ts';
import { functions, type Row } from '../../runtime/signature/declare.ts';
import { floatType, typeName, type Value } from '../../runtime/types.ts';
import * as circular from '../../runtime/values/circular.ts';
import * as elementary from '../../runtime/values/elementary.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import { divide } from '../../runtime/values/float-arithmetic.ts';
import { floatRepr } from '../../runtime/values/float-text.ts';
import * as int from '../../runtime/values/int.ts';
import * as special from '../../runtime/values/special.ts';
import { intValue } from '../../runtime/values/subclass.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { fma, frexp, ldexp, neighbour, nextAfter, remainder, ulp } from './math/floats.ts';
import { gamma, lgamma } from './math/gamma.ts';
import { comb, factorial, gcd, isqrt, lcm, perm } from './math/integers.ts';
import { fsum, sumprod, vectorLength } from './math/sums.ts';

const rangeError = () => overflowError('math range error');
const domainError = () => valueError('math domain error');

/**
 * A function of one float (C `math_1`): a NaN that comes of a number is a domain error; an infinity that comes of a
 * finite one is an overflow, or where the function cannot overflow, a domain error too.
 * @param expected what the domain error says; the argument follows
 */
function real(doc: string, compute: (x: number) => number, overflows = false, expected?: string): Row {
  const domain = (x: number) =>
    expected === undefined ? domainError() : valueError(`${expected}, got ${floatRepr(x)}`);
  return [
    '(x: float, /)',
    (x: number) => {
      const result = compute(x);
      if (!Number.isFinite(result)) {
        if (Number.isNaN(result) && !Number.isNaN(x)) throw domain(x);
        if (!Number.isNaN(result) && Number.isFinite(x)) throw overflows ? rangeError() : domain(x);
      }
      return new PyFloat(result);
    },
    doc,
  ];
}

const UNIT = 'expected a number in range from -1 up to 1';
const FINITE = 'expected a finite input';
const POSITIVE = 'expected a positive input';
const POLES = 'expected a noninteger or positive integer';

/** log, log2, log10 of a float or of an int of any size. */
function logarithm(value: Value, compute: (x: number) => number): number {
  const integer = intValue(value);
  if (integer !== undefined) {
    if (integer <= 0) throw valueError(POSITIVE);
    const exact = Number(integer);
    if (Number.isFinite(exact)) return compute(exact);
    const exponent = int.bitLength(integer);
    return compute(int.trueDivide(integer, int.lshift(1, exponent))) + compute(2) * exponent;
  }
  const x = toFloat(value);
  if (x <= 0) throw valueError(`${POSITIVE}, got ${floatRepr(x)}`);
  return compute(x);
}

/** floor, ceil: by the special method, else of the float. */
function rounding(name: string, doc: string, compute: (x: number) => number): Row {
  return [
    '(x, /)',
    (x: Value) => {
      if (typeof x === 'number' || typeof x === 'bigint') return x;
      if (!(x instanceof PyFloat && x.type === floatType)) {
        const method = lookupSpecial(x, name);
        if (method !== undefined) return call0(method);
      }
      return int.fromFloat(compute(toFloat(x)));
    },
    doc,
  ];
}

function trunc(x: Value): Value {
  if (x instanceof PyFloat && x.type === floatType) return int.fromFloat(x.value);
  const method = lookupSpecial(x, '__trunc__');
  if (method === undefined) throw typeError(`type ${typeName(x)} doesn't define __trunc__ method`);
  return call0(method);
}

function power(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (x === -1 && Math.abs(y) === Number.POSITIVE_INFINITY) return 1;
  const result = x ** y;
  if (Number.isFinite(x) && Number.isFinite(y)) {
    if (Number.isNaN(result) || (x === 0 && y < 0)) throw domainError();
    if (!Number.isFinite(result)) throw rangeError();
  }
  return result;
}

function fmod(x: number, y: number): number {
  const result = x % y;
  if (Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y)) throw domainError();
  return result;
}

function isClose(a: number, b: number, relative = 1e-9, absolute = 0): boolean {
  if (relative < 0 || absolute < 0) throw valueError('tolerances must be non-negative');
  if (a === b) return true;
  if (Math.abs(a) === Number.POSITIVE_INFINITY || Math.abs(b) === Number.POSITIVE_INFINITY) return false;
  const difference = Math.abs(b - a);
  return difference <= Math.abs(relative * b) || difference <= Math.abs(relative * a) || difference <= absolute;
}

function distance(p: Value, q: Value): number {
  const from = toArray(p);
  const to = toArray(q);
  if (from.length !== to.length) throw valueError('both points must have the same number of dimensions');
  return vectorLength(from.map((x, i) => toFloat(x) - toFloat(to[i])));
}

function modf(x: number): Value {
  if (!Number.isFinite(x)) return pairOf(Number.isNaN(x) ? x : copySign(0, x), x);
  const whole = Math.trunc(x);
  return pairOf(copySign(x - whole, x), whole);
}
function pairOf(a: number, b: number): Value {
  return new PyTuple([new PyFloat(a), new PyFloat(b)]);
}
function copySign(x: number, y: number): number {
  const size = Math.abs(x);
  return y < 0 || Object.is(y, -0) ? -size : size;
}

const boxed = (x: number): Value => new PyFloat(x);

const rows: Record<string, Row> = {
  acos: real('The arc cosine of x, in radians.', circular.acos, false, UNIT),
  acosh: real('The inverse hyperbolic cosine of x.', special.acosh, false, 'expected argument value not less than 1'),
  asin: real('The arc sine of x, in radians.', circular.asin, false, UNIT),
  asinh: real('The inverse hyperbolic sine of x.', special.asinh),
  atan: real('The arc tangent of x, in radians.', circular.atan),
  atan2: [
    '(y: float, x: float, /)',
    (y: number, x: number) => boxed(circular.atan2(y, x)),
    'The angle of the point (x, y), in radians; the signs of both tell the quadrant.',
  ],
  atanh: real('The inverse hyperbolic tangent of x.', special.atanh, false, 'expected a number between -1 and 1'),
  cbrt: real('The cube root of x.', elementary.cbrt),
  ceil: rounding('__ceil__', 'The smallest int that is not smaller than x.', Math.ceil),
  comb: ['(n: index, k: index, /)', comb, 'The number of ways to choose k of n items, without order.'],
  copysign: [
    '(x: float, y: float, /)',
    (x: number, y: number) => boxed(copySign(x, y)),
    'The size of x with the sign of y, also where that is a zero.',
  ],
  cos: real('The cosine of x radians.', circular.cos, false, FINITE),
  cosh: real('The hyperbolic cosine of x.', special.cosh, true),
  degrees: ['(x: float, /)', (x: number) => boxed(x * (180 / Math.PI)), 'An angle in degrees, from radians.'],
  dist: ['(p, q, /)', (p: Value, q: Value) => boxed(distance(p, q)), 'The distance between two points.'],
  erf: real('The error function.', special.erf),
  erfc: real('The complement of the error function, 1 - erf(x), precise for large x.', special.erfc),
  exp: real('e to the power of x.', elementary.exp, true),
  exp2: real('2 to the power of x.', elementary.exp2, true, undefined),
  expm1: real('exp(x) - 1, precise for small x.', Math.expm1, true),
  fabs: ['(x: float, /)', (x: number) => boxed(Math.abs(x)), 'The absolute value, as a float.'],
  factorial: ['(n: index, /)', factorial, 'The product of the numbers from 1 to n.'],
  floor: rounding('__floor__', 'The largest int that is not larger than x.', Math.floor),
  fma: [
    '(x: float, y: float, z: float, /)',
    (x: number, y: number, z: number) => boxed(fma(x, y, z)),
    'x * y + z, rounded once.',
  ],
  fmod: [
    '(x: float, y: float, /)',
    (x: number, y: number) => boxed(fmod(x, y)),
    'The remainder of the division, with the sign of x.',
  ],
  frexp: [
    '(x: float, /)',
    (x: number) => {
      const [mantissa, exponent] = frexp(x);
      return new PyTuple([boxed(mantissa), exponent]);
    },
    'A mantissa between 0.5 and 1 and an exponent: x == m * 2**e.',
  ],
  fsum: ['(seq, /)', fsum, 'The sum of floats, rounded only once.'],
  gamma: real('The gamma function.', gamma, true, POLES),
  gcd: ['(*integers)', gcd, 'The greatest common divisor.'],
  hypot: [
    '(*coordinates)',
    (coordinates: Value[]) => boxed(vectorLength(coordinates.map(toFloat))),
    'The length of the vector from the origin to a point.',
  ],
  isclose: [
    '(a: float, b: float, *, rel_tol: float = 1e-09, abs_tol: float = 0.0)',
    isClose,
    'Whether two numbers are near each other, relative to the larger or absolutely.',
  ],
  isfinite: ['(x: float, /)', (x: number) => Number.isFinite(x), 'False for infinities and nan.'],
  isinf: ['(x: float, /)', (x: number) => Math.abs(x) === Number.POSITIVE_INFINITY, 'True for infinities.'],
  isnan: ['(x: float, /)', (x: number) => Number.isNaN(x), 'True for nan.'],
  isqrt: ['(n: index, /)', isqrt, 'The integer part of the square root.'],
  lcm: ['(*integers)', lcm, 'The least common multiple.'],
  ldexp: ['(x: float, i, /)', (x: number, i: Value) => boxed(ldexp(x, i)), 'x * 2**i, the inverse of frexp.'],
  lgamma: [
    '(x: float, /)',
    (x: number) => {
      const result = lgamma(x);
      if (result === Number.POSITIVE_INFINITY && Number.isFinite(x)) {
        throw Number.isInteger(x) && x <= 0 ? valueError(`${POLES}, got ${floatRepr(x)}`) : rangeError();
      }
      return boxed(result);
    },
    'The logarithm of the absolute value of the gamma function.',
  ],
  log: [
    '(x, base?, /)',
    (x: Value, base?: Value) => {
      const top = logarithm(x, elementary.log);
      return boxed(base === undefined ? top : divide(top, logarithm(base, elementary.log)));
    },
    'The natural logarithm of x, or with base the logarithm to that base.',
  ],
  log10: ['(x, /)', (x: Value) => boxed(logarithm(x, elementary.log10)), 'The logarithm to base 10.'],
  log1p: real('log(1 + x), precise for small x.', Math.log1p, false, 'expected argument value > -1'),
  log2: ['(x, /)', (x: Value) => boxed(logarithm(x, elementary.log2)), 'The logarithm to base 2.'],
  modf: ['(x: float, /)', modf, 'The fraction and the integer part, both floats with the sign of x.'],
  nextafter: [
    '(x: float, y: float, /, *, steps=None)',
    (x: number, y: number, steps: Value = null) =>
      boxed(steps === null ? neighbour(x, y) : nextAfter(x, y, indexOf(steps))),
    'The next float after x towards y, or the one that is steps away.',
  ],
  perm: ['(n: index, k=None, /)', perm, 'The number of ways to choose k of n items in order.'],
  pow: ['(x: float, y: float, /)', (x: number, y: number) => boxed(power(x, y)), 'x to the power of y, as a float.'],
  prod: [
    '(iterable, /, *, start=1)',
    (iterable: Value, start: Value = 1) => {
      let result = start;
      for (const item of toArray(iterable)) result = arithmetic.mul(result, item);
      return result;
    },
    'The product of all items, from start on.',
  ],
  radians: ['(x: float, /)', (x: number) => boxed(x * (Math.PI / 180)), 'An angle in radians, from degrees.'],
  remainder: [
    '(x: float, y: float, /)',
    (x: number, y: number) => boxed(remainder(x, y)),
    'The difference between x and the nearest multiple of y.',
  ],
  sin: real('The sine of x radians.', circular.sin, false, FINITE),
  sinh: real('The hyperbolic sine of x.', special.sinh, true),
  sqrt: real('The square root of x.', Math.sqrt, false, 'expected a nonnegative input'),
  sumprod: ['(p, q, /)', sumprod, 'The sum of the products of the items of two iterables.'],
  tan: real('The tangent of x radians.', circular.tan, false, FINITE),
  tanh: real('The hyperbolic tangent of x.', Math.tanh),
  trunc: ['(x, /)', trunc, 'The integer part of x, towards zero.'],
  ulp: ['(x: float, /)', (x: number) => boxed(ulp(x)), 'The worth of the last bit of x.'],
};

export const math: ModuleDefinition = {
  name: 'math',
  doc: 'Mathematical functions of real numbers.',
  create() {
    const names = functions('math', rows);
    names.set('pi', boxed(Math.PI));
    names.set('e', boxed(Math.E));
    names.set('tau', boxed(2 * Math.PI));
    names.set('inf', boxed(Number.POSITIVE_INFINITY));
    names.set('nan', boxed(Number.NaN));
    return names;
  },
};
