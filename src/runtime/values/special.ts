/** Hyperbolic functions and their inverses, and the error function, on pairs of floats (see `elementary.ts`). */
import { add, divide, low, multiply, squareRoot, twoProduct, twoSum } from './double-double.ts';
import { exp, expPair, LN2, LN2_LOW, log1pPair, logPair, scale, scaled } from './elementary.ts';

export function cosh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5 * Math.LN2) {
    const t = Math.expm1(size);
    const w = 1 + t;
    return size < 2 ** -55 ? w : 1 + (t * t) / (w + w);
  }
  if (size < 22) {
    const e = exp(size);
    return 0.5 * e + 0.5 / e;
  }
  if (size < 709.78) return 0.5 * exp(size);
  const root = exp(0.5 * size);
  return 0.5 * root * root;
}

export function sinh(x: number): number {
  const size = Math.abs(x);
  if (!(size >= 22)) return Math.sinh(x);
  const root = size < 709.78 ? 0 : exp(0.5 * size);
  const value = size < 709.78 ? 0.5 * exp(size) : 0.5 * root * root;
  return x < 0 ? -value : value;
}

export function asinh(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(x) || size < 2 ** -300) return x;
  let high: number;
  if (size > 2 ** 60) high = logPair(size / 2, 0);
  else {
    // log(1 + x + x² / (1 + sqrt(1 + x²)))
    const square = twoProduct(size, size);
    const squareLow = low;
    const inner = add(square, squareLow, 1, 0);
    const root = squareRoot(inner, low);
    const below = add(root, low, 1, 0);
    const q = divide(square, squareLow, below, low);
    const f = add(q, low, size, 0);
    high = log1pPair(f, low);
  }
  if (size > 2 ** 60) {
    const rest = low;
    high = add(high, rest, 2 * LN2, 2 * LN2_LOW);
  }
  const value = high + low;
  return x < 0 ? -value : value;
}
export function acosh(x: number): number {
  if (!(x > 1) || x === Number.POSITIVE_INFINITY) return Math.acosh(x);
  if (x > 2 ** 60) {
    const half = logPair(x / 2, 0);
    const high = add(half, low, 2 * LN2, 2 * LN2_LOW);
    return high + low;
  }
  // log(1 + t + sqrt(t (t + 2))) with t = x - 1
  const t = twoSum(x, -1);
  const tl = low;
  const above = add(t, tl, 2, 0);
  const product = multiply(t, tl, above, low);
  const root = squareRoot(product, low);
  const f = add(root, low, t, tl);
  const high = log1pPair(f, low);
  return high + low;
}
export function atanh(x: number): number {
  if (!(Math.abs(x) < 1) || Math.abs(x) < 2 ** -300) return Math.atanh(x);
  const size = Math.abs(x);
  const below = twoSum(1, -size);
  const q = divide(2 * size, 0, below, low);
  const high = log1pPair(q, low);
  const value = (high + low) / 2;
  return x < 0 ? -value : value;
}

// ---------------------------------------------------------------- error function

const INV_SQRT_PI = 0.5641895835477563;
const INV_SQRT_PI_LOW = 7.66772980658294e-18;

/** e ** -x² as a pair, for x below 26.7; the power of two is in `scale`. */
function gaussian(x: number): number {
  const square = twoProduct(x, x);
  return expPair(-square, -low);
}

/** erf(x) for 0 < x < 6 as a pair: 2/√π e ** -x² Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!! */
function erfPair(x: number): number {
  const square = twoProduct(x, x);
  const sl = low;
  let term = x;
  let termLow = 0;
  let sum = x;
  let sumLow = 0;
  for (let n = 1; term > sum * 1e-33; n++) {
    term = multiply(term, termLow, square, sl);
    term = divide(2 * term, 2 * low, 2 * n + 1, 0);
    termLow = low;
    sum = add(sum, sumLow, term, termLow);
    sumLow = low;
  }
  const e = gaussian(x);
  const factor = 2 ** (scale + 1);
  let high = multiply(e * factor, low * factor, INV_SQRT_PI, INV_SQRT_PI_LOW);
  high = multiply(high, low, sum, sumLow);
  return high;
}

/** `(high + low) * 2 ** -500`, rounded once. */
function lowered(high: number, rest: number): number {
  const value = high + rest;
  const result = value * 2 ** -500;
  if (Math.abs(result) >= 2 ** -1022) return result;
  // Of a result with fewer bits, what the first rounding left may decide a tie.
  const lost = value - result * 2 ** 500;
  const error = high - value + rest;
  if (Math.abs(lost) !== 2 ** -575 || Math.sign(lost) !== Math.sign(error)) return result;
  return result + Math.sign(lost) * 2 ** -1074;
}

export function erf(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size >= 6) return x < 0 ? -1 : 1;
  if (x === 0) return x;
  if (size < 2 ** -400) {
    // 2/√π x: raised out of the range where the low part of a pair is lost.
    const high = multiply(x * 2 ** 500, 0, 2 * INV_SQRT_PI, 2 * INV_SQRT_PI_LOW);
    return lowered(high, low);
  }
  const high = erfPair(size);
  const value = high + low;
  return x < 0 ? -value : value;
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 28) return 0;
  if (x < -6) return 2;
  if (Math.abs(x) < 2 ** -60) return 1;
  if (x < 3) {
    const high = erfPair(Math.abs(x));
    const rest = low;
    const value = x < 0 ? add(1, 0, high, rest) : add(1, 0, -high, -rest);
    return value + low;
  }
  // The continued fraction 1 / (x + (1/2) / (x + 1 / (x + (3/2) / (x + …
  let high = x;
  let rest = 0;
  for (let k = 64; k > 0; k--) {
    high = divide(k / 2, 0, high, rest);
    high = add(high, low, x, 0);
    rest = low;
  }
  const e = gaussian(x);
  const power = scale;
  const numerator = multiply(e, low, INV_SQRT_PI, INV_SQRT_PI_LOW);
  high = divide(numerator, low, high, rest);
  return scaled(high * 16, low * 16, power - 4);
}
