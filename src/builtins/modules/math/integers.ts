/** Number theory on ints of any size: factorial, comb, perm, gcd, lcm, isqrt. */
import { memoryError, overflowError, valueError } from '../../../runtime/errors.ts';
import { indexOf } from '../../../runtime/protocol/number.ts';
import type { PyInt, Value } from '../../../runtime/types.ts';
import * as int from '../../../runtime/values/int.ts';

const SSIZE_MAX = 9223372036854775807n;
/** Beyond so many factors no result fits the engine's integers. */
const MOST_FACTORS = 1 << 26;

/** The product of `first`, `first + 1` … `last`, halves first so that factors are of like size. */
function productOf(first: PyInt, last: PyInt): bigint {
  if (int.compare(int.sub(last, first), 8) < 0) {
    let result = BigInt(first);
    for (let n = BigInt(first) + 1n; n <= BigInt(last); n++) result *= n;
    return result;
  }
  const middle = int.rshift(int.add(first, last), 1);
  return productOf(first, middle) * productOf(int.add(middle, 1), last);
}

function product(first: PyInt, last: PyInt): PyInt {
  if (int.compare(int.sub(last, first), MOST_FACTORS) > 0) throw memoryError();
  try {
    return int.normalize(productOf(first, last));
  } catch (error) {
    if (error instanceof RangeError) throw memoryError();
    throw error;
  }
}

export function factorial(n: PyInt): PyInt {
  if (n < 0) throw valueError('factorial() not defined for negative values');
  if (n > SSIZE_MAX) throw overflowError(`factorial() argument should not exceed ${SSIZE_MAX}`);
  return n === 0 ? 1 : product(1, n);
}

export function perm(n: PyInt, kArgument: Value = null): PyInt {
  if (kArgument === null) return factorial(n);
  const k = indexOf(kArgument);
  if (n < 0) throw valueError('n must be a non-negative integer');
  if (k < 0) throw valueError('k must be a non-negative integer');
  if (n < k) return 0;
  if (k > SSIZE_MAX) throw overflowError(`k must not exceed ${SSIZE_MAX}`);
  return k === 0 ? 1 : product(int.add(int.sub(n, k), 1), n);
}

export function comb(n: PyInt, k: PyInt): PyInt {
  if (n < 0) throw valueError('n must be a non-negative integer');
  if (k < 0) throw valueError('k must be a non-negative integer');
  const other = int.sub(n, k);
  if (other < 0) return 0;
  if (other < k) k = other;
  if (k > SSIZE_MAX) throw overflowError(`min(n - k, k) must not exceed ${SSIZE_MAX}`);
  if (k === 0) return 1;
  return int.floordiv(product(int.add(int.sub(n, k), 1), n), factorial(k));
}

export function gcd(integers: Value[]): PyInt {
  let result: PyInt = 0;
  for (const value of integers) result = int.gcd(result, indexOf(value));
  return result;
}

export function lcm(integers: Value[]): PyInt {
  let result: PyInt = 1;
  for (const value of integers) {
    const n = indexOf(value);
    result = n === 0 ? 0 : int.abs(int.mul(int.floordiv(result, int.gcd(result, n)), n));
  }
  return result;
}

export function isqrt(n: PyInt): PyInt {
  if (n < 0) throw valueError('isqrt() argument must be nonnegative');
  return int.isqrt(n);
}
