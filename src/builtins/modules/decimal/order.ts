/** Comparison of decimals, and neighbours. */
import { add, plus } from './arithmetic.ts';
import {
  adjusted,
  CLAMPED,
  conform,
  type Dec,
  digitsOf,
  finite,
  INEXACT,
  INVALID_OPERATION,
  isNan,
  isSpecial,
  isZero,
  nanOf,
  OVERFLOW,
  type Precision,
  pow10,
  ROUNDED,
  SUBNORMAL,
  UNDERFLOW,
  withSign,
} from './number.ts';

/** -1, 0 or 1 for numbers that are no NaNs. */
export function compareValues(a: Dec, b: Dec): -1 | 0 | 1 {
  const zeroA = isZero(a);
  const zeroB = isZero(b);
  if (zeroA && zeroB) return 0;
  if (zeroA) return b.sign === 1 ? 1 : -1;
  if (zeroB) return a.sign === 1 ? -1 : 1;
  if (a.sign !== b.sign) return a.sign === 1 ? -1 : 1;
  const size = compareSizes(a, b);
  return a.sign === 1 ? (-size as -1 | 0 | 1) : size;
}

function compareSizes(a: Dec, b: Dec): -1 | 0 | 1 {
  if (a.kind === 'inf' || b.kind === 'inf') return a.kind === b.kind ? 0 : a.kind === 'inf' ? 1 : -1;
  if (isZero(a) || isZero(b)) return isZero(a) ? (isZero(b) ? 0 : -1) : 1;
  const first = adjusted(a) - adjusted(b);
  if (first !== 0) return first < 0 ? -1 : 1;
  const exp = Math.min(a.exp, b.exp);
  const x = a.coeff * pow10(a.exp - exp);
  const y = b.coeff * pow10(b.exp - exp);
  return x === y ? 0 : x < y ? -1 : 1;
}

const ofOrder = (order: number): Dec => finite(order < 0 ? 1 : 0, order === 0 ? 0n : 1n, 0);

export function compare(p: Precision, a: Dec, b: Dec): Dec {
  return nanOf(p, a, b) ?? ofOrder(compareValues(a, b));
}

/** Like `compare`, and any NaN is invalid. */
export function compareSignal(p: Precision, a: Dec, b: Dec): Dec {
  if (isNan(a) || isNan(b)) p.status |= INVALID_OPERATION;
  return compare(p, a, b);
}

const RANK = { finite: 0, inf: 0, snan: 1, nan: 2 };

/** The order of representations: every two that are not the same differ. */
function totalOrder(a: Dec, b: Dec): number {
  if (a.sign !== b.sign) return a.sign === 1 ? -1 : 1;
  const turned = a.sign === 1 ? -1 : 1;
  if (isNan(a) || isNan(b)) {
    const ranks = RANK[a.kind] - RANK[b.kind];
    if (ranks !== 0) return ranks < 0 ? -turned : turned;
    return a.coeff === b.coeff ? 0 : a.coeff < b.coeff ? -turned : turned;
  }
  const size = compareSizes(a, b);
  if (size !== 0 || isSpecial(a)) return size * turned;
  return Math.sign(a.exp - b.exp) * turned;
}

export const compareTotal = (a: Dec, b: Dec): Dec => ofOrder(totalOrder(a, b));
export const compareTotalMag = (a: Dec, b: Dec): Dec => ofOrder(totalOrder(withSign(a, 0), withSign(b, 0)));

/**
 * `max` and `min`.
 * @param want 1 for the larger, -1 for the smaller
 * @param sizes compare without signs first
 */
export function extreme(p: Precision, a: Dec, b: Dec, want: 1 | -1, sizes: boolean): Dec {
  if (isNan(a) || isNan(b)) {
    if (a.kind === 'nan' && !isNan(b)) return conform(p, b);
    if (b.kind === 'nan' && !isNan(a)) return conform(p, a);
    return nanOf(p, a, b)!;
  }
  let order: number = sizes ? compareSizes(a, b) : compareValues(a, b);
  if (order === 0) order = totalOrder(a, b);
  return conform(p, order * want > 0 || (order === 0 && want < 0) ? a : b);
}

/** The largest number that fits. */
const largest = (p: Precision, sign: 0 | 1): Dec => finite(sign, pow10(p.prec) - 1n, p.etop);

/** The next number that fits, downwards (`sign` 1) or upwards (`sign` 0). */
export function next(p: Precision, a: Dec, sign: 0 | 1): Dec {
  const nan = nanOf(p, a);
  if (nan !== undefined) return nan;
  if (a.kind === 'inf') return a.sign === sign ? a : largest(p, a.sign);
  const inner = p.working(p.prec);
  inner.rounding = sign === 1 ? 'ROUND_FLOOR' : 'ROUND_CEILING';
  inner.clamp = p.clamp;
  const rounded = isZero(a) ? a : plus(inner, a);
  if (rounded.kind === 'inf' || compareValues(rounded, a) !== 0) return rounded;
  return add(inner, a, finite(sign, 1n, p.etiny - 1));
}

export function nextToward(p: Precision, a: Dec, b: Dec): Dec {
  const nan = nanOf(p, a, b);
  if (nan !== undefined) return nan;
  const order = compareValues(a, b);
  if (order === 0) return conform(p, withSign(a, b.sign));
  const result = next(p, a, order > 0 ? 1 : 0);
  if (result.kind === 'inf') {
    p.status |= OVERFLOW | ROUNDED | INEXACT;
  } else if (isZero(result) || adjusted(result) < p.emin) {
    p.status |= UNDERFLOW | SUBNORMAL | ROUNDED | INEXACT;
    if (isZero(result)) p.status |= CLAMPED;
  }
  return result;
}

export function numberClass(p: Precision, a: Dec): string {
  if (a.kind === 'nan') return 'NaN';
  if (a.kind === 'snan') return 'sNaN';
  const sign = a.sign === 1 ? '-' : '+';
  if (a.kind === 'inf') return `${sign}Infinity`;
  if (isZero(a)) return `${sign}Zero`;
  return sign + (isNormal(p, a) ? 'Normal' : 'Subnormal');
}

export const isNormal = (p: Precision, a: Dec): boolean =>
  !isSpecial(a) && a.coeff !== 0n && a.exp + digitsOf(a) - 1 >= p.emin;
