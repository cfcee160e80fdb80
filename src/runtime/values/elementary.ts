/**
 * Elementary functions with results that are correctly rounded in all but about one of a million cases: those of the
 * C library that CPython stands on are, or nearly so, while the engine's `Math` often errs in the last bit. They
 * are computed on pairs of floats and rounded once. (`expm1`, `log1p`, `tanh` and `pow` of the engine agree
 * with the C library as they are.)
 */
import { add, divide, fromFixed, low, multiply, quickSum, squareRoot, twoProduct, twoSum } from './double-double.ts';

/** ln 2 = 18 arctanh(1/26) - 2 arctanh(1/4801) + 8 arctanh(1/8749). */
function arctanhInverse(n: bigint, one: bigint): bigint {
  let term = one / n;
  let sum = term;
  for (let k = 3n; term !== 0n; k += 2n) {
    term /= n * n;
    sum += term / k;
  }
  return sum;
}

/** Bits of constants and tables before they become pairs. */
export const SHORT = 160;
export const SHORT_ONE = 1n << BigInt(SHORT);

const LN2_FIXED =
  18n * arctanhInverse(26n, SHORT_ONE) - 2n * arctanhInverse(4801n, SHORT_ONE) + 8n * arctanhInverse(8749n, SHORT_ONE);
export const [LN2, LN2_LOW] = fromFixed(LN2_FIXED, SHORT);
const [INV_LN2, INV_LN2_LOW] = fromFixed((SHORT_ONE * SHORT_ONE) / LN2_FIXED, SHORT);

/** The first `bits` of a fixed-point value as a float, and what remains. */
export function headOf(value: bigint, bits: number): [number, bigint] {
  const drop = BigInt(value.toString(2).length - bits);
  const head = (value >> drop) << drop;
  return [Number(head) * 2 ** -SHORT, value - head];
}

// ---------------------------------------------------------------- exp

/** 2 ** (i / 256), high and low parts alternating. */
let powerTable: Float64Array | undefined;
const [STEP_1, STEP_REST_1] = headOf(LN2_FIXED >> 8n, 32);
const [STEP_2, STEP_REST_2] = headOf(STEP_REST_1, 32);
const [STEP_3, STEP_3_LOW] = fromFixed(STEP_REST_2, SHORT);

function fixedSqrt(value: bigint): bigint {
  let root = value;
  const target = value << BigInt(SHORT);
  for (;;) {
    const next = (root + target / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

function makePowerTable(): Float64Array {
  let step = 2n << BigInt(SHORT);
  for (let i = 0; i < 8; i++) step = fixedSqrt(step);
  const table = new Float64Array(512);
  let value = SHORT_ONE;
  for (let i = 0; i < 256; i++) {
    [table[2 * i], table[2 * i + 1]] = fromFixed(value, SHORT);
    value = (value * step) >> BigInt(SHORT);
  }
  return table;
}

/** The power of two that belongs to the last `expPair`. */
export let scale = 0;

/** e ** (xh + xl) as a pair in 1 to 2 and, in `scale`, a power of two; for |xh| < 1000. */
export function expPair(xh: number, xl: number): number {
  powerTable ??= makePowerTable();
  const k = Math.round(xh / STEP_1);
  let rh = twoSum(xh, -k * STEP_1);
  rh = add(rh, low, -k * STEP_2, xl);
  let rl = low;
  const p = twoProduct(-k, STEP_3);
  rh = add(rh, rl, p, low - k * STEP_3_LOW);
  rl = low;
  // e ** r - 1 for |r| < 2 ** -9.4: the first two terms as pairs.
  const square = multiply(rh, rl, rh, rl);
  const squareLow = low;
  const tail = rh * rh * rh * (1 / 6 + rh * (1 / 24 + rh * (1 / 120 + rh * (1 / 720 + rh / 5040))));
  let q = add(rh, rl, square / 2, squareLow / 2);
  q = add(q, low, tail, 0);
  const ql = low;
  const j = ((k % 256) + 256) % 256;
  scale = (k - j) / 256;
  const th = powerTable[2 * j];
  const tl = powerTable[2 * j + 1];
  const product = multiply(th, tl, q, ql);
  return add(th, tl, product, low);
}

/** `(high + low) * 2 ** exponent` for a pair in 1 to 2 or so, rounded once even where the result is subnormal. */
export function scaled(high: number, rest: number, exponent: number): number {
  if (exponent > 1000) return (high + rest) * 2 ** 1000 * 2 ** (exponent - 1000);
  if (exponent >= -1020) return (high + rest) * 2 ** exponent;
  if (exponent < -1080) return 0;
  const anchor = 1.5 * 2 ** (-1022 - exponent);
  const sum = twoSum(anchor, high);
  return (sum + (low + rest) - anchor) * 2 ** -1000 * 2 ** (exponent + 1000);
}

export function exp(x: number): number {
  if (Number.isNaN(x) || x > 710 || x < -746) return Math.exp(x);
  if (Math.abs(x) < 2 ** -54) return 1 + x;
  const high = expPair(x, 0);
  return scaled(high, low, scale);
}

export function exp2(x: number): number {
  if (Number.isNaN(x) || x >= 1024 || x < -1076) return 2 ** x;
  const whole = Math.round(x);
  const product = multiply(LN2, LN2_LOW, x - whole, 0);
  const high = expPair(product, low);
  return scaled(high, low, scale + whole);
}

// ---------------------------------------------------------------- log

const TWO_THIRDS = 2 / 3;
const TWO_THIRDS_LOW = 2 / 3 / 2 ** 54;

/** log(1 + f) for a small f: 2 artanh(f / (2 + f)). */
function logSeries(fh: number, fl: number): number {
  let dh = twoSum(2, fh);
  dh = quickSum(dh, low + fl);
  const sh = divide(fh, fl, dh, low);
  const sl = low;
  const square = multiply(sh, sl, sh, sl);
  const cubeHigh = multiply(square, low, sh, sl);
  const cubeLow = low;
  const tail =
    cubeHigh * square * (2 / 5 + square * (2 / 7 + square * (2 / 9 + square * (2 / 11 + square * (2 / 13)))));
  const third = multiply(cubeHigh, cubeLow, TWO_THIRDS, TWO_THIRDS_LOW);
  const rest = add(third, low, tail, 0);
  return add(2 * sh, 2 * sl, rest, low);
}

const view = new DataView(new ArrayBuffer(8));

/** The natural logarithm of a positive pair. */
export function logPair(xh: number, xl: number): number {
  let exponent = 0;
  if (xh < 2 ** -1022) {
    xh *= 2 ** 54;
    xl *= 2 ** 54;
    exponent = -54;
  }
  view.setFloat64(0, xh);
  const word = view.getUint32(0);
  exponent += (word >>> 20) - 1023;
  view.setUint32(0, (word & 0xfffff) | 0x3ff00000);
  let mh = view.getFloat64(0);
  // The low part takes the same power of two, in two steps: one factor might overflow.
  const half = (word >>> 20) - 1023;
  let ml = xl === 0 ? 0 : xl * 2 ** -Math.trunc(half / 2) * 2 ** -(half - Math.trunc(half / 2));
  if (mh > Math.SQRT2) {
    mh /= 2;
    ml /= 2;
    exponent++;
  }
  let high: number;
  if (Math.abs(mh - 1) < 0.015625) {
    const f = twoSum(mh, -1);
    high = logSeries(f, low + ml);
  } else {
    const guess = Math.log(mh);
    let e = expPair(-guess, 0);
    const factor = 2 ** scale;
    e = multiply(e * factor, low * factor, mh, ml);
    const t = e - 1 + low;
    high = twoSum(guess, t - (t * t) / 2);
  }
  if (exponent === 0) return high;
  const rest = low;
  const base = twoProduct(exponent, LN2);
  const baseLow = low + exponent * LN2_LOW;
  return add(base, baseLow, high, rest);
}

/** log(1 + f) for a pair f > -1. */
export function log1pPair(fh: number, fl: number): number {
  if (Math.abs(fh) < 0.0078125) return logSeries(fh, fl);
  let high = twoSum(1, fh);
  high = quickSum(high, low + fl);
  return logPair(high, low);
}

export function log(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log(x);
  const high = logPair(x, 0);
  return high + low;
}
export function log2(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log2(x);
  let high = logPair(x, 0);
  high = multiply(high, low, INV_LN2, INV_LN2_LOW);
  return high + low;
}
/** log₁₀ 2 with so few bits that its product with an exponent is exact, and the rest. */
const LOG10_2 = 0.30102999566361177;
const LOG10_2_REST = 3.694239077158931e-13;

/** The C library computes this one from `log`, so its errors are those of these roundings. */
export function log10(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log10(x);
  let exponent = 0;
  if (x < 2 ** -1022) {
    x *= 2 ** 54;
    exponent = -54;
  }
  view.setFloat64(0, x);
  const word = view.getUint32(0);
  exponent += (word >>> 20) - 1023;
  const lift = exponent < 0 ? 1 : 0;
  view.setUint32(0, (word & 0xfffff) | ((0x3ff - lift) << 20));
  const y = exponent + lift;
  return y * LOG10_2_REST + Math.LOG10E * log(view.getFloat64(0)) + y * LOG10_2;
}

// ---------------------------------------------------------------- roots

export function cbrt(x: number): number {
  const guess = Math.cbrt(x);
  if (guess === 0 || !Number.isFinite(guess)) return guess;
  if (Math.abs(x) < 1e-280) return cbrt(x * 2 ** 180) * 2 ** -60;
  if (Math.abs(x) > 1e280) return cbrt(x * 2 ** -180) * 2 ** 60;
  let cube = twoProduct(guess, guess);
  cube = multiply(cube, low, guess, 0);
  const difference = add(cube, low, -x, 0);
  return guess - difference / (3 * guess * guess);
}

/** sqrt(x² + y²). */
export function hypot(x: number, y: number): number {
  x = Math.abs(x);
  y = Math.abs(y);
  if (x === Number.POSITIVE_INFINITY || y === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x < y) [x, y] = [y, x];
  if (y === 0 || x * 2 ** -60 >= y) return x + y;
  const factor = x > 1e150 ? 2 ** -600 : y < 1e-150 ? 2 ** 600 : 1;
  x *= factor;
  y *= factor;
  const square = twoProduct(x, x);
  const squareLow = low;
  const other = twoProduct(y, y);
  const sum = add(square, squareLow, other, low);
  const root = squareRoot(sum, low);
  return (root + low) / factor;
}
