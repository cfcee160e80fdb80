/** Functions that take floats apart: frexp, ldexp, nextafter, ulp, remainder, fma. */
import { overflowError, typeError, valueError } from '../../../runtime/errors.ts';
import type { PyInt, Value } from '../../../runtime/types.ts';
import { decompose } from '../../../runtime/values/float-text.ts';
import { divideToFloat } from '../../../runtime/values/int.ts';
import { intValue } from '../../../runtime/values/subclass.ts';

const view = new DataView(new ArrayBuffer(8));
const SIGN = 1n << 63n;

function bitsOf(x: number): bigint {
  view.setFloat64(0, x);
  return view.getBigUint64(0);
}
function fromBits(bits: bigint): number {
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

/** Mantissa in [0.5, 1) and exponent. */
export function frexp(x: number): [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  const lift = Math.abs(x) < 2 ** -1022 ? 54 : 0;
  view.setFloat64(0, x * 2 ** lift);
  const word = view.getUint32(0);
  const exponent = ((word >>> 20) & 0x7ff) - 1022;
  view.setUint32(0, (word & 0x800fffff) | 0x3fe00000);
  return [view.getFloat64(0), exponent - lift];
}

/** `math.ldexp`. @throws OverflowError, TypeError for an exponent that is no int */
export function ldexp(x: number, exponent: Value): number {
  const i = intValue(exponent);
  if (i === undefined) throw typeError('Expected an int as second argument to ldexp.');
  if (x === 0 || !Number.isFinite(x)) return x;
  const result = scaleBy(x, Math.max(-3000, Math.min(3000, Number(i))));
  if (!Number.isFinite(result)) throw overflowError('math range error');
  return result;
}

/** `x * 2 ** n` rounded once. */
function scaleBy(x: number, n: number): number {
  const [mantissa, exponent] = frexp(x);
  const target = exponent + n;
  if (target > 1024) return x < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (target < -1080) return x < 0 ? -0 : 0;
  // Down to the subnormal numbers the last factor rounds, the others are exact.
  if (target < -1021) return mantissa * 2 ** (target + 1021) * 2 ** -1021;
  return target === 1024 ? mantissa * 2 * 2 ** 1023 : mantissa * 2 ** target;
}

/** `math.nextafter(x, y, steps=steps)`. */
export function nextAfter(x: number, y: number, steps: PyInt = 1): number {
  if (steps < 0) throw valueError('steps must be a non-negative integer');
  if (steps === 0) return x;
  if (Number.isNaN(x)) return x;
  if (Number.isNaN(y)) return y;
  const way = BigInt(steps);
  const xBits = bitsOf(x);
  const yBits = bitsOf(y);
  const xSize = xBits & (SIGN - 1n);
  const ySize = yBits & (SIGN - 1n);
  if ((xBits ^ yBits) & SIGN) {
    if (xSize + ySize <= way) return y;
    return xSize < way ? fromBits((yBits & SIGN) | (way - xSize)) : fromBits(xBits - way);
  }
  if (xSize > ySize) return xSize - ySize >= way ? fromBits(xBits - way) : y;
  return ySize - xSize >= way ? fromBits(xBits + way) : y;
}

/** C `nextafter`: as one step, but what comes to zero keeps its sign. */
export function neighbour(x: number, y: number): number {
  const next = nextAfter(x, y, 1);
  return next === 0 && x !== 0 ? Math.sign(x) * 0 : next;
}

export function ulp(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size === Number.POSITIVE_INFINITY) return size;
  const above = nextAfter(size, Number.POSITIVE_INFINITY);
  return above === Number.POSITIVE_INFINITY ? size - nextAfter(size, 0) : above - size;
}

/** IEEE 754 remainder: what is left of `x` after the nearest multiple of `y`. @throws ValueError */
export function remainder(x: number, y: number): number {
  if (Number.isNaN(x)) return x;
  if (Number.isNaN(y)) return y;
  if (!Number.isFinite(x) || y === 0) throw valueError('math domain error');
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(x);
  const unit = Math.abs(y);
  const rest = size % unit;
  const other = unit - rest;
  let r: number;
  if (rest < other) r = rest;
  else if (rest > other) r = -other;
  else r = rest - 2 * ((0.5 * (size - rest)) % unit);
  return x < 0 || Object.is(x, -0) ? -r : r;
}

/** A finite float as an integer of units of 2 ** -1074. */
function units(x: number): bigint {
  const { mantissa, exponent } = decompose(x);
  const value = mantissa << BigInt(exponent + 1074);
  return x < 0 ? -value : value;
}

/** `x * y + z` rounded once. @throws ValueError, OverflowError */
export function fma(x: number, y: number, z: number): number {
  const plain = x * y + z;
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z)) {
    // An overflowing product of finite factors does not meet an infinite z of the other sign.
    const result = Number.isFinite(x) && Number.isFinite(y) && !Number.isFinite(z) ? z : plain;
    if (Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y) && !Number.isNaN(z)) {
      throw valueError('invalid operation in fma');
    }
    return result;
  }
  if (x === 0 || y === 0) return plain;
  const exact = units(x) * units(y) + (units(z) << 1074n);
  if (exact === 0n) {
    const negative = x < 0 !== y < 0;
    return negative && (z < 0 || Object.is(z, -0)) ? -0 : 0;
  }
  const size = divideToFloat(exact < 0n ? -exact : exact, 1n << 2148n);
  if (size === Number.POSITIVE_INFINITY) throw overflowError('overflow in fma');
  return exact < 0n ? -size : size;
}
