/**
 * Hashes of numbers: the value modulo the Mersenne prime 2 ** 61 - 1, so that equal numbers of any type hash alike
 * (library page "Hashing of numeric types").
 */
import type { PyInt } from '../types.ts';
import { normalize } from './int.ts';

const BITS = 61;
const MODULUS = (1n << 61n) - 1n;
const INF_HASH = 314159;
const IMAG_MULTIPLIER = 1000003n;

/** `hash()` of an int. */
export function hashInt(value: PyInt): PyInt {
  if (typeof value === 'number') return value === -1 ? -2 : value;
  const rest = normalize(value % MODULUS);
  return rest === -1 ? -2 : rest;
}

const view = new DataView(new ArrayBuffer(8));

/** `hash()` of a float other than nan, whose hash is that of the object's identity. */
export function hashFloat(value: number): PyInt {
  if (Number.isSafeInteger(value)) return value === -1 ? -2 : value + 0;
  if (Number.isInteger(value)) return hashInt(BigInt(value));
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 0 : value > 0 ? INF_HASH : -INF_HASH;
  // value = mantissa * 2 ** exponent, and 2 ** 61 is 1 modulo the prime: the product is a rotation by 61 bits.
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const field = Number(bits >> 52n);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = field === 0 ? fraction : fraction | 0x10000000000000n;
  const exponent = (field === 0 ? 1 : field) - 1075;
  const turn = BigInt(((exponent % BITS) + BITS) % BITS);
  const shifted = mantissa << turn;
  const hash = (shifted & MODULUS) + (shifted >> 61n);
  const reduced = hash >= MODULUS ? hash - MODULUS : hash;
  const result = normalize(value < 0 ? -reduced : reduced);
  return result === -1 ? -2 : result;
}

/**
 * `hash()` of a complex.
 * @param nan the hash that stands in for a part that is nan
 */
export function hashComplex(real: number, imag: number, nan: PyInt): PyInt {
  const realHash = Number.isNaN(real) ? nan : hashFloat(real);
  const imagHash = Number.isNaN(imag) ? nan : hashFloat(imag);
  if (imagHash === 0) return realHash;
  const sum = normalize(BigInt.asIntN(64, BigInt(realHash) + IMAG_MULTIPLIER * BigInt(imagHash)));
  return sum === -1 ? -2 : sum;
}
