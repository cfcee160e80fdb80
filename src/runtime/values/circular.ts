/** Sines, tangents and their inverses, computed on pairs of floats and rounded once (see `elementary.ts`). */
import { add, divide, fromFixed, low, multiply, quickSum, squareRoot, twoProduct, twoSum } from './double-double.ts';
import { headOf, SHORT, SHORT_ONE } from './elementary.ts';

const view = new DataView(new ArrayBuffer(8));

/** Bits after the point of π: as many as the largest float has before it, and those of a pair. */
const FIXED = 1280;

/** arctan(1 / n), fixed point. */
function arctanInverse(n: bigint): bigint {
  let term = (1n << BigInt(FIXED)) / n;
  let sum = term;
  for (let k = 3n, sign = -1n; term !== 0n; k += 2n, sign = -sign) {
    term /= n * n;
    sum += (sign * term) / k;
  }
  return sum;
}

interface Circle {
  /** π/2 with FIXED bits. */
  half: bigint;
  parts: [number, number, number, number];
  /** sin(i / 128), its low part, cos(i / 128), its low part. */
  table: Float64Array;
}
let circle: Circle | undefined;

function makeCircle(): Circle {
  const half = 2n * (4n * arctanInverse(5n) - arctanInverse(239n));
  const [first, rest1] = headOf(half >> BigInt(FIXED - SHORT), 33);
  const [second, rest2] = headOf(rest1, 33);
  const [third, fourth] = fromFixed(rest2, SHORT);
  const table = new Float64Array(4 * 102);
  for (let i = 0; i < 102; i++) {
    const angle = (BigInt(i) << BigInt(SHORT)) >> 7n;
    let term = SHORT_ONE;
    let sine = 0n;
    let cosine = 0n;
    for (let n = 0n; term !== 0n; n++) {
      const signed = n & 2n ? -term : term;
      if (n & 1n) sine += signed;
      else cosine += signed;
      term = ((term * angle) >> BigInt(SHORT)) / (n + 1n);
    }
    [table[4 * i], table[4 * i + 1]] = fromFixed(sine, SHORT);
    [table[4 * i + 2], table[4 * i + 3]] = fromFixed(cosine, SHORT);
  }
  return { half, parts: [first, second, third, fourth], table };
}

let sineHigh = 0;
let sineLow = 0;
let cosineHigh = 0;
let cosineLow = 0;

/** Leaves the sine and the cosine of a finite angle as pairs. */
function sinCos(x: number, xl = 0): void {
  circle ??= makeCircle();
  let quarter = 0;
  let rh = x;
  let rl = xl;
  if (Math.abs(x) > 0.7853981633974483) {
    if (Math.abs(x) < 1000000) {
      const [first, second, third, fourth] = circle.parts;
      const k = Math.round(x * 0.6366197723675814);
      rh = twoSum(x, -k * first);
      rh = add(rh, low, -k * second, xl);
      rl = low;
      const p = twoProduct(-k, third);
      rh = add(rh, rl, p, low - k * fourth);
      rl = low;
      quarter = ((k % 4) + 4) % 4;
    } else {
      const fixed = toFixedPoint(x);
      let k = fixed / circle.half;
      let rest = fixed - k * circle.half;
      if (2n * rest > circle.half) {
        k++;
        rest -= circle.half;
      } else if (2n * rest < -circle.half) {
        k--;
        rest += circle.half;
      }
      [rh, rl] = fromFixed(rest >> BigInt(FIXED - 220), 220);
      quarter = Number(((k % 4n) + 4n) % 4n);
    }
  }
  sinCosReduced(rh, rl, circle.table);
  const s = sineHigh;
  const sl = sineLow;
  const c = cosineHigh;
  const cl = cosineLow;
  switch (quarter) {
    case 1:
      sineHigh = c;
      sineLow = cl;
      cosineHigh = -s;
      cosineLow = -sl;
      break;
    case 2:
      sineHigh = -s;
      sineLow = -sl;
      cosineHigh = -c;
      cosineLow = -cl;
      break;
    case 3:
      sineHigh = -c;
      sineLow = -cl;
      cosineHigh = s;
      cosineLow = sl;
      break;
    default:
  }
}

function toFixedPoint(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0) & 0x7fffffffffffffffn;
  const mantissa = (bits & 0xfffffffffffffn) | 0x10000000000000n;
  const value = mantissa << (BigInt(FIXED) + (bits >> 52n) - 1075n);
  return x < 0 ? -value : value;
}

/** For |r| <= π/4: by the nearest table entry and the rest's series. */
function sinCosReduced(rh: number, rl: number, table: Float64Array): void {
  const i = Math.round(Math.abs(rh) * 128);
  const sign = rh < 0 ? -1 : 1;
  let dh = twoSum(sign * rh, -i / 128);
  dh = quickSum(dh, low + sign * rl);
  const dl = low;
  const square = multiply(dh, dl, dh, dl);
  const squareLow = low;
  const sineTail = dh * square * (-1 / 6 + square * (1 / 120 - square * (1 / 5040 - square / 362880)));
  const sd = quickSum(dh, dl + sineTail);
  const sdl = low;
  const cosTail = square * square * (1 / 24 - square * (1 / 720 - square / 40320));
  // cos d - 1
  const cd = quickSum(-square / 2, -squareLow / 2 + cosTail);
  const cdl = low;
  const th = table[4 * i];
  const tl = table[4 * i + 1];
  const uh = table[4 * i + 2];
  const ul = table[4 * i + 3];
  let a = multiply(th, tl, cd, cdl);
  a = add(th, tl, a, low);
  const al = low;
  let b = multiply(uh, ul, sd, sdl);
  sineHigh = sign * add(a, al, b, low);
  sineLow = sign * low;
  a = multiply(uh, ul, cd, cdl);
  a = add(uh, ul, a, low);
  const cl = low;
  b = multiply(th, tl, sd, sdl);
  cosineHigh = add(a, cl, -b, -low);
  cosineLow = low;
}

export function sin(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) < 2 ** -400) return Math.sin(x);
  sinCos(x);
  return sineHigh + sineLow;
}
export function cos(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) < 2 ** -400) return Math.cos(x);
  sinCos(x);
  return cosineHigh + cosineLow;
}
export function tan(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) < 2 ** -400) return Math.tan(x);
  sinCos(x);
  const high = divide(sineHigh, sineLow, cosineHigh, cosineLow);
  return high + low;
}

// ---------------------------------------------------------------- arcs

/** The angle of the point (x, y), each a pair of moderate size. */
function arcPair(yh: number, yl: number, xh: number, xl: number): number {
  const guess = Math.atan2(yh, xh);
  sinCos(guess);
  // The rest of the angle: its tangent is the cross product by the dot product.
  const a = multiply(yh, yl, cosineHigh, cosineLow);
  const al = low;
  const b = multiply(xh, xl, sineHigh, sineLow);
  const cross = add(a, al, -b, -low);
  const rest = cross / (xh * cosineHigh + yh * sineHigh);
  return quickSum(guess, rest);
}

export function atan2(y: number, x: number): number {
  const guess = Math.atan2(y, x);
  if (!Number.isFinite(guess) || !Number.isFinite(x) || !Number.isFinite(y) || y === 0 || x === 0) return guess;
  const size = Math.abs(y / x);
  if (x > 0 && size < 2 ** -900) return y / x;
  if (size > 2 ** 200 || size < 2 ** -900) return guess;
  const larger = Math.max(Math.abs(x), Math.abs(y));
  const factor = larger > 1e150 ? 2 ** -600 : larger < 1e-150 ? 2 ** 600 : 1;
  const high = arcPair(y * factor, 0, x * factor, 0);
  return high + low;
}
export function atan(x: number): number {
  return atan2(x, 1);
}

/** sqrt(1 - x²). */
function coSine(x: number): number {
  const a = twoSum(1, -x);
  const al = low;
  const b = twoSum(1, x);
  const product = multiply(a, al, b, low);
  return squareRoot(product, low);
}
export function asin(x: number): number {
  if (!(Math.abs(x) < 1) || Math.abs(x) < 2 ** -400) return Math.asin(x);
  const c = coSine(x);
  const high = arcPair(x, 0, c, low);
  return high + low;
}
export function acos(x: number): number {
  if (!(Math.abs(x) < 1)) return Math.acos(x);
  const c = coSine(x);
  const high = arcPair(c, low, x, 0);
  return high + low;
}
