/** Sums without rounding errors on the way: fsum, sumprod, and the length of a vector. */
import { overflowError, valueError } from '../../../runtime/errors.ts';
import * as arithmetic from '../../../runtime/protocol/arithmetic.ts';
import { toArray } from '../../../runtime/protocol/iterate.ts';
import { toFloat } from '../../../runtime/protocol/number.ts';
import { floatType, type Value } from '../../../runtime/types.ts';
import { add, low, squareRoot, twoProduct, twoSum } from '../../../runtime/values/double-double.ts';
import { PyFloat } from '../../../runtime/values/float.ts';
import { scaledInteger } from '../../../runtime/values/float-text.ts';
import * as int from '../../../runtime/values/int.ts';

/** A running sum kept as floats that do not overlap (Shewchuk 1997). */
class ExactSum {
  private partials: number[] = [];

  add(x: number): void {
    const partials = this.partials;
    let kept = 0;
    for (const y of partials) {
      const sum = Math.abs(x) >= Math.abs(y) ? twoSum(x, y) : twoSum(y, x);
      if (low !== 0) partials[kept++] = low;
      x = sum;
    }
    partials.length = kept;
    if (x !== 0) partials.push(x);
  }
  clear(): void {
    this.partials.length = 0;
  }
  /** False once a partial sum left the range. */
  get finite(): boolean {
    const top = this.partials.at(-1);
    return top === undefined || Number.isFinite(top);
  }
  /** The sum, rounded once, ties to even. */
  get value(): number {
    const partials = this.partials;
    let n = partials.length;
    if (n === 0) return 0;
    let high = partials[--n];
    let rest = 0;
    while (n > 0) {
      const sum = twoSum(high, partials[--n]);
      rest = low;
      high = sum;
      if (rest !== 0) break;
    }
    // Half a unit in the last place: the next partial decides to which side.
    if (n > 0 && ((rest < 0 && partials[n - 1] < 0) || (rest > 0 && partials[n - 1] > 0))) {
      const twice = rest * 2;
      const x = high + twice;
      if (twice === x - high) high = x;
    }
    return high;
  }
}

/** `math.fsum`. @throws OverflowError, ValueError for inf - inf, TypeError */
export function fsum(iterable: Value): Value {
  const sum = new ExactSum();
  let special = 0;
  let infinities = 0;
  for (const item of toArray(iterable)) {
    const x = toFloat(item);
    if (Number.isFinite(x)) {
      sum.add(x);
      if (!sum.finite) throw overflowError('intermediate overflow in fsum');
    } else {
      if (!Number.isNaN(x)) infinities += x;
      special += x;
      // What was summed before counts for nothing now.
      sum.clear();
    }
  }
  if (special !== 0) {
    if (Number.isNaN(infinities)) throw valueError('-inf + inf in fsum');
    return new PyFloat(special);
  }
  return new PyFloat(sum.value);
}

function isExactFloat(value: Value): value is PyFloat {
  return value instanceof PyFloat && value.type === floatType;
}
function isExactInt(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** A float operand of sumprod: a float, or an int or bool beside one. */
function floatPart(value: Value, other: Value): number | undefined {
  if (isExactFloat(value)) return value.value;
  if (!isExactFloat(other)) return undefined;
  if (typeof value === 'boolean') return Number(value);
  if (!isExactInt(value)) return undefined;
  const result = Number(value);
  return Number.isFinite(result) ? result : undefined;
}

/** `math.sumprod`: exact for ints, rounded once for floats, by the operators for all else. */
export function sumprod(p: Value, q: Value): Value {
  const left = toArray(p);
  const right = toArray(q);
  let total: Value = 0;
  let ints: number | bigint | null = 0;
  let floats: ExactSum | null = new ExactSum();
  let floatsUsed = false;
  const finishInts = (): void => {
    if (ints !== null && ints !== 0) total = arithmetic.add(total, ints);
    ints = null;
  };
  const finishFloats = (): void => {
    if (floats !== null && floatsUsed) total = arithmetic.add(total, new PyFloat(floats.value));
    floats = null;
  };
  const shorter = Math.min(left.length, right.length);
  for (let i = 0; i < shorter; i++) {
    const a = left[i];
    const b = right[i];
    if (ints !== null) {
      if (int.fitsLong(a) && int.fitsLong(b)) {
        const product = int.mul(a, b);
        const next = int.add(ints, product);
        if (int.fitsLong(product) && int.fitsLong(next)) {
          ints = next;
          continue;
        }
      }
      finishInts();
    }
    if (floats !== null) {
      const x = floatPart(a, b);
      const y = floatPart(b, a);
      if (x !== undefined && y !== undefined && Number.isFinite(x * y)) {
        const product = twoProduct(x, y);
        const rest = low;
        floats.add(product);
        floats.add(Number.isFinite(rest) ? rest : productRest(x, y));
        floatsUsed = true;
        if (floats.finite) continue;
      }
      finishFloats();
    }
    total = arithmetic.add(total, arithmetic.mul(a, b));
  }
  if (left.length !== right.length) throw valueError('Inputs are not the same length');
  finishInts();
  finishFloats();
  return total;
}

/** The rounding error of a product too large for `twoProduct`. */
function productRest(x: number, y: number): number {
  const exact = scaledInteger(x, 0) * scaledInteger(y, 0);
  const size = Math.abs(x) >= 1 && Math.abs(y) >= 1 ? Number(exact - BigInt(Math.abs(x * y))) : 0;
  return x < 0 !== y < 0 ? -size : size;
}

/** √(Σ x²), with inf before nan. */
export function vectorLength(coordinates: readonly number[]): number {
  let max = 0;
  let nan = false;
  for (const x of coordinates) {
    if (Number.isNaN(x)) nan = true;
    else if (Math.abs(x) > max) max = Math.abs(x);
  }
  if (max === Number.POSITIVE_INFINITY) return max;
  if (nan) return Number.NaN;
  if (max === 0 || coordinates.length <= 1) return max;
  const up = max < 2 ** -960 ? 2 ** 1000 : max > 2 ** 500 ? 2 ** -600 : max < 2 ** -400 ? 2 ** 500 : 1;
  let high = 0;
  let rest = 0;
  for (const x of coordinates) {
    const square = twoProduct(x * up, x * up);
    high = add(high, rest, square, low);
    rest = low;
  }
  const root = squareRoot(high, rest);
  return (root + low) / up;
}
