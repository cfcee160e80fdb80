/**
 * Integer arithmetic on the two forms of a Python int: `number` when it is a safe integer, `bigint` beyond. Every
 * function takes normalised operands and gives a normalised result; the path for two small numbers stands first.
 */
import { memoryError, overflowError, valueError, zeroDivisionError } from '../errors.ts';
import type { PyInt } from '../types.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const MIN = Number.MIN_SAFE_INTEGER;
const BIG_MAX = BigInt(MAX);
const BIG_MIN = BigInt(MIN);
const TWO_32 = 4294967296;
/** Powers of two whose product with a small int may still be a safe integer. */
const POWERS = Array.from({ length: 54 }, (_, i) => 2 ** i);
/** The engine's largest bigint, in bits: anything beyond is a MemoryError. */
const MAX_BITS = 2 ** 30;

/** The Python int that a bigint is. */
export function normalize(value: bigint): PyInt {
  return value >= BIG_MIN && value <= BIG_MAX ? Number(value) : value;
}

/** Runs bigint arithmetic whose result may pass the engine's limit. @throws MemoryError */
function guarded(compute: () => bigint): PyInt {
  try {
    return normalize(compute());
  } catch (error) {
    if (error instanceof RangeError) throw memoryError();
    throw error;
  }
}

/** The int of a float's integer part (`int(1.5)`, C `PyLong_FromDouble`). @throws OverflowError, ValueError for inf and nan */
export function fromFloat(value: number): PyInt {
  const whole = Math.trunc(value);
  if (whole >= MIN && whole <= MAX) return whole + 0;
  if (Number.isNaN(value)) throw valueError('cannot convert float NaN to integer');
  if (!Number.isFinite(value)) throw overflowError('cannot convert float infinity to integer');
  return BigInt(whole);
}

/** The nearest float, ties to even (C `PyLong_AsDouble`). @throws OverflowError */
export function toFloat(value: PyInt): number {
  if (typeof value === 'number') return value;
  const result = Number(value);
  if (!Number.isFinite(result)) throw overflowError('int too large to convert to float');
  return result;
}

/** The value as a JavaScript number if no digit is lost by it, else `undefined`. */
export function toNumberExact(value: PyInt): number | undefined {
  if (typeof value === 'number') return value;
  const result = Number(value);
  return Number.isFinite(result) && BigInt(result) === value ? result : undefined;
}

/** True for an int that fits a C long, of 64 bits. */
export function fitsLong(value: unknown): value is PyInt {
  return typeof value === 'number' || (typeof value === 'bigint' && value >= -(2n ** 63n) && value < 2n ** 63n);
}

export function add(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum <= MAX && sum >= MIN) return sum;
  }
  return guarded(() => BigInt(a) + BigInt(b));
}

export function sub(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (difference <= MAX && difference >= MIN) return difference;
  }
  return guarded(() => BigInt(a) - BigInt(b));
}

export function mul(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (product <= MAX && product >= MIN) return product + 0;
    return normalize(BigInt(a) * BigInt(b));
  }
  return guarded(() => BigInt(a) * BigInt(b));
}

/** `a // b`, rounded towards minus infinity. @throws ZeroDivisionError */
export function floordiv(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) throw zeroDivisionError('division by zero');
    const rest = a % b;
    const quotient = (a - rest) / b;
    return (rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient) + 0;
  }
  if (b === 0) throw zeroDivisionError('division by zero');
  const x = BigInt(a);
  const y = BigInt(b);
  const quotient = x / y;
  return normalize(x < 0n !== y < 0n && quotient * y !== x ? quotient - 1n : quotient);
}

/** `a % b`, with the sign of `b`. @throws ZeroDivisionError */
export function mod(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) throw zeroDivisionError('division by zero');
    const rest = a % b;
    return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
  }
  if (b === 0) throw zeroDivisionError('division by zero');
  return normalize(bigMod(BigInt(a), BigInt(b)));
}

function bigMod(x: bigint, y: bigint): bigint {
  const rest = x % y;
  return rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest;
}

/** `divmod(a, b)`. @throws ZeroDivisionError */
export function divmod(a: PyInt, b: PyInt): [PyInt, PyInt] {
  return [floordiv(a, b), mod(a, b)];
}

/** `a ** b` for `b >= 0`; a negative exponent is the float power's business (`float-arithmetic.ts`). @throws MemoryError */
export function pow(a: PyInt, b: PyInt): PyInt {
  if (typeof b === 'bigint') {
    if (a === 0 || a === 1) return a;
    if (a === -1) return b & 1n ? -1 : 1;
    throw memoryError();
  }
  if (typeof a === 'number') {
    if (b === 2) return mul(a, a);
    if (a === 0 || a === 1) return b === 0 ? 1 : a;
    if (a === -1) return b % 2 === 0 ? 1 : -1;
    if (a === 2) return lshift(1, b);
    if (b < 54) {
      let result = 1;
      let square = a;
      let rest = b;
      for (;;) {
        if (rest & 1) result *= square;
        rest >>= 1;
        if (rest === 0) break;
        square *= square;
      }
      if (result <= MAX && result >= MIN) return result;
    }
  }
  if (bitLength(a) * b > 2 * MAX_BITS) throw memoryError();
  return guarded(() => BigInt(a) ** BigInt(b));
}

/** `pow(a, b, m)`, with the sign of `m`. @throws ValueError for modulus 0 or when no inverse exists */
export function powmod(a: PyInt, b: PyInt, m: PyInt): PyInt {
  if (m === 0) throw valueError('pow() 3rd argument cannot be 0');
  const size = typeof m === 'number' && m < 0 ? -m : m < 0 ? -BigInt(m) : m;
  if (size === 1) return 0;
  if (b < 0) {
    a = inverse(a, size);
    b = neg(b);
  }
  let result: PyInt;
  if (typeof size === 'number' && size <= 94906265 && typeof b === 'number') {
    let square = mod(a, size) as number;
    let product = 1;
    for (let rest = b; rest > 0; rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) product = (product * square) % size;
      square = (square * square) % size;
    }
    result = product;
  } else result = normalize(bigPowMod(bigMod(BigInt(a), BigInt(size)), BigInt(b), BigInt(size)));
  return m < 0 && result !== 0 ? add(result, m) : result;
}

/** Left-to-right with a window of four bits: the exponent is read from its hexadecimal digits. */
function bigPowMod(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const table = [1n % modulus];
  for (let i = 1; i < 16; i++) table.push((table[i - 1] * base) % modulus);
  let result = table[0];
  for (const digit of exponent.toString(16)) {
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    const value = Number.parseInt(digit, 16);
    if (value !== 0) result = (result * table[value]) % modulus;
  }
  return result;
}

/** The inverse of `a` modulo `m > 1`, by the extended Euclidean algorithm. @throws ValueError */
function inverse(a: PyInt, m: PyInt): PyInt {
  const modulus = BigInt(m);
  let [r0, r1] = [modulus, bigMod(BigInt(a), modulus)];
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  if (r0 !== 1n) throw valueError('base is not invertible for the given modulus');
  return normalize(bigMod(t0, modulus));
}

/** `a << b`. @throws ValueError for a negative count, OverflowError, MemoryError */
export function lshift(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number' && b >= 0 && b < 54) {
    const shifted = a * POWERS[b];
    if (shifted <= MAX && shifted >= MIN) return shifted;
  }
  if (b < 0) throw valueError('negative shift count');
  if (a === 0) return 0;
  // Py_ssize_t digits of 30 bits: CPython counts digits before it asks for memory.
  if (typeof b === 'bigint' && b > 0x7fffffffffffffffn) throw overflowError('too many digits in integer');
  if (b > MAX_BITS) throw memoryError();
  return guarded(() => BigInt(a) << BigInt(b));
}

/** `a >> b`, rounded towards minus infinity. @throws ValueError for a negative count */
export function rshift(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number' && b >= 0) {
    if ((a | 0) === a) return b > 31 ? (a < 0 ? -1 : 0) : a >> b;
    if (b < 54) return Math.floor(a / POWERS[b]);
  }
  if (b < 0) throw valueError('negative shift count');
  if (typeof a === 'number' || b > 2 * MAX_BITS) return a < 0 ? -1 : 0;
  return normalize(a >> BigInt(b));
}

// Two's complement in two halves: `>>> 0` of a safe integer is its low 32 bits, the floor of the quotient the rest.

export function and(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    if ((a | 0) === a && (b | 0) === b) return a & b;
    const low = (a & b) >>> 0;
    if (a >= 0 && b >= 0 && (a < TWO_32 || b < TWO_32)) return low;
    return joined(Math.floor(a / TWO_32) & Math.floor(b / TWO_32), low);
  }
  // A mask that is not negative looks at the low bits alone.
  if (typeof b === 'number') {
    if (b >= 0) return and(Number(BigInt.asUintN(53, a as bigint)), b);
  } else if (typeof a === 'number' && a >= 0) return and(a, Number(BigInt.asUintN(53, b)));
  return normalize(BigInt(a) & BigInt(b));
}

export function or(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    if ((a | 0) === a && (b | 0) === b) return a | b;
    return joined(Math.floor(a / TWO_32) | Math.floor(b / TWO_32), (a | b) >>> 0);
  }
  return normalize(BigInt(a) | BigInt(b));
}

export function xor(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    if ((a | 0) === a && (b | 0) === b) return a ^ b;
    return joined(Math.floor(a / TWO_32) ^ Math.floor(b / TWO_32), (a ^ b) >>> 0);
  }
  return normalize(BigInt(a) ^ BigInt(b));
}

function joined(high: number, low: number): PyInt {
  const value = high * TWO_32 + low;
  return value >= MIN ? value : BigInt(value);
}

export function invert(a: PyInt): PyInt {
  return typeof a === 'number' && a !== MAX ? -1 - a : normalize(~BigInt(a));
}

export function neg(a: PyInt): PyInt {
  return typeof a === 'number' ? 0 - a : -a;
}

export function abs(a: PyInt): PyInt {
  return a < 0 ? neg(a) : a;
}

export function compare(a: PyInt, b: PyInt): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How many bits the absolute value has: `int.bit_length`. */
export function bitLength(a: PyInt): number {
  if (typeof a === 'number') {
    if (a < 0) a = -a;
    return a < TWO_32 ? 32 - Math.clz32(a) : 64 - Math.clz32(Math.floor(a / TWO_32));
  }
  const hex = (a < 0n ? -a : a).toString(16);
  return hex.length * 4 - (Math.clz32(Number.parseInt(hex[0], 16)) - 28);
}

/** How many one bits the absolute value has: `int.bit_count`. */
export function bitCount(a: PyInt): number {
  if (typeof a === 'number') {
    if (a < 0) a = -a;
    return ones(a >>> 0) + ones(Math.floor(a / TWO_32));
  }
  const hex = (a < 0n ? -a : a).toString(16);
  let count = 0;
  for (let at = hex.length; at > 0; at -= 8) count += ones(Number.parseInt(hex.slice(Math.max(0, at - 8), at), 16));
  return count;
}

function ones(word: number): number {
  word -= (word >>> 1) & 0x55555555;
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * `a / b`, correctly rounded for operands of any size (C `long_true_divide`).
 * @throws ZeroDivisionError, OverflowError
 */
export function trueDivide(a: PyInt, b: PyInt): number {
  if (b === 0) throw zeroDivisionError('division by zero');
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const negative = a < 0 !== b < 0;
  const quotient = divideToFloat(BigInt(abs(a)), BigInt(abs(b)));
  if (quotient === Number.POSITIVE_INFINITY) throw overflowError('integer division result too large for a float');
  return negative ? -quotient : quotient;
}

/** The float nearest to `a / b` for `a >= 0`, `b > 0`; Infinity when it is too large. */
export function divideToFloat(a: bigint, b: bigint): number {
  if (a === 0n) return 0;
  const difference = bitLength(a) - bitLength(b);
  if (difference > 1024) return Number.POSITIVE_INFINITY;
  if (difference < -1075) return 0;
  // The quotient keeps 55 or 56 bits, fewer where the result is subnormal: its last bit weighs 2 ** shift.
  const shift = Math.max(difference, -1021) - 55;
  const top = shift < 0 ? a << BigInt(-shift) : a;
  const bottom = shift > 0 ? b << BigInt(shift) : b;
  let quotient = top / bottom;
  const inexact = quotient * bottom !== top;
  const extra = BigInt(Math.max(bitLength(quotient), -1021 - shift) - 53);
  const mask = (1n << extra) - 1n;
  const half = 1n << (extra - 1n);
  const rest = quotient & mask;
  quotient >>= extra;
  if (rest > half || (rest === half && (inexact || quotient & 1n))) quotient += 1n;
  return scale(Number(quotient), shift + Number(extra));
}

/** `value * 2 ** exponent` in steps that stay in the exponent range; exact whenever the result is a float. */
function scale(value: number, exponent: number): number {
  if (exponent > 1000) return value * 2 ** 1000 * 2 ** (exponent - 1000);
  if (exponent < -1000) return value * 2 ** -1000 * 2 ** (exponent + 1000);
  return value * 2 ** exponent;
}

/** The integer part of the square root of `n >= 0`. */
export function isqrt(n: PyInt): PyInt {
  if (typeof n === 'number') {
    const root = Math.floor(Math.sqrt(n));
    return root * root > n ? root - 1 : root;
  }
  // Newton's method from above.
  let root = 1n << BigInt((bitLength(n) + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return normalize(root);
    root = next;
  }
}

/** The greatest common divisor, never negative. */
export function gcd(a: PyInt, b: PyInt): PyInt {
  if (typeof a === 'number' && typeof b === 'number') {
    while (b !== 0) [a, b] = [b, a % b];
    return abs(a) as number;
  }
  let x = BigInt(abs(a));
  let y = BigInt(abs(b));
  while (y !== 0n) {
    if (x <= BIG_MAX && y <= BIG_MAX) return gcd(Number(x), Number(y));
    [x, y] = [y, x % y];
  }
  return normalize(x);
}
