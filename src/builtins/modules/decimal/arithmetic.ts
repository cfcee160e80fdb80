/** Decimal arithmetic: sums, products, quotients, remainders, and what moves digits. */
import { memoryError } from '../../../runtime/errors.ts';
import {
  adjusted,
  CLAMPED,
  conform,
  cut,
  type Dec,
  DIVISION_BY_ZERO,
  DIVISION_IMPOSSIBLE,
  DIVISION_UNDEFINED,
  digitCount,
  digitsOf,
  finalize,
  finite,
  INEXACT,
  INVALID_OPERATION,
  infinity,
  invalid,
  isNan,
  isSpecial,
  isZero,
  nanOf,
  opposite,
  type Precision,
  pow10,
  QNAN,
  ROUNDED,
  type Rounding,
  withSign,
} from './number.ts';

export function add(p: Precision, a: Dec, b: Dec): Dec {
  if (isSpecial(a) || isSpecial(b)) {
    const nan = nanOf(p, a, b);
    if (nan !== undefined) return nan;
    if (a.kind !== 'inf') return b;
    return b.kind === 'inf' && a.sign !== b.sign ? invalid(p) : a;
  }
  let [high, low] = a.exp >= b.exp ? [a, b] : [b, a];
  const distance = high.exp - low.exp;
  // What lies far below the last digit of the result counts as one unit far below it.
  if (high.coeff !== 0n && low.coeff !== 0n && distance > p.prec) {
    const floor = high.exp + Math.min(-1, digitsOf(high) - p.prec - 2);
    if (digitsOf(low) + low.exp - 1 < floor) low = finite(low.sign, 1n, floor);
  }
  if (high.coeff === 0n && low.coeff !== 0n) high = finite(high.sign, 0n, low.exp);
  const x = high.coeff === 0n ? 0n : high.coeff * pow10(high.exp - low.exp);
  const y = low.coeff;
  if (high.sign === low.sign) return finalize(p, high.sign, x + y, low.exp);
  if (x === y) return finalize(p, p.rounding === 'ROUND_FLOOR' ? 1 : 0, 0n, low.exp);
  return x > y ? finalize(p, high.sign, x - y, low.exp) : finalize(p, low.sign, y - x, low.exp);
}

export const subtract = (p: Precision, a: Dec, b: Dec): Dec => add(p, a, isNan(b) ? b : withSign(b, opposite(b.sign)));

/** The product without rounding; `undefined` for what is no plain product. */
function specialProduct(p: Precision, a: Dec, b: Dec): Dec | undefined {
  if (!isSpecial(a) && !isSpecial(b)) return undefined;
  const nan = nanOf(p, a, b);
  if (nan !== undefined) return nan;
  return isZero(a) || isZero(b) ? invalid(p) : infinity(a.sign === b.sign ? 0 : 1);
}

export function multiply(p: Precision, a: Dec, b: Dec): Dec {
  return specialProduct(p, a, b) ?? finalize(p, a.sign === b.sign ? 0 : 1, a.coeff * b.coeff, a.exp + b.exp);
}

/** a * b + c, rounded once. */
export function fma(p: Precision, a: Dec, b: Dec, c: Dec): Dec {
  if (isSpecial(a) || isSpecial(b) || isSpecial(c)) {
    const nan = nanOf(p, a, b, c);
    if (nan !== undefined) return nan;
    const product = specialProduct(p, a, b);
    if (product !== undefined) return isNan(product) ? product : add(p, product, c);
    return add(p, c, finite(0, 0n, 0));
  }
  return add(p, finite(a.sign === b.sign ? 0 : 1, a.coeff * b.coeff, a.exp + b.exp), c);
}

/** So many digits of a quotient fit into memory. */
const MOST_DIGITS = 300_000_000;

export function divide(p: Precision, a: Dec, b: Dec): Dec {
  const sign = a.sign === b.sign ? 0 : 1;
  if (isSpecial(a) || isSpecial(b)) {
    const nan = nanOf(p, a, b);
    if (nan !== undefined) return nan;
    if (a.kind === 'inf') return b.kind === 'inf' ? invalid(p) : infinity(sign);
    p.status |= CLAMPED;
    return finite(sign, 0n, p.etiny);
  }
  if (b.coeff === 0n) {
    if (a.coeff === 0n) return invalid(p, DIVISION_UNDEFINED);
    p.status |= DIVISION_BY_ZERO;
    return infinity(sign);
  }
  const ideal = a.exp - b.exp;
  if (a.coeff === 0n) return finalize(p, sign, 0n, ideal);
  // Like mpd_qdiv, which tries whether the quotient is exact where it cannot hold as many digits as are asked for.
  const prec = p.prec > MOST_DIGITS ? digitsOf(a) + 4 * digitsOf(b) : p.prec;
  const shift = digitsOf(b) - digitsOf(a) + prec + 1;
  const above = shift >= 0 ? a.coeff * pow10(shift) : a.coeff;
  const below = shift >= 0 ? b.coeff : b.coeff * pow10(-shift);
  let quotient = above / below;
  let exp = ideal - shift;
  if (quotient * below !== above) {
    if (prec !== p.prec) throw memoryError();
    // A last digit other than 0 and 5 says that there is more behind it.
    if (quotient % 5n === 0n) quotient++;
  } else {
    while (exp < ideal && quotient % 10n === 0n) {
      quotient /= 10n;
      exp++;
    }
  }
  return finalize(p, sign, quotient, exp);
}

/** Integer quotient and remainder of finite numbers; `undefined` if the quotient has too many digits. */
function quotientAndRest(p: Precision, a: Dec, b: Dec): [quotient: bigint, rest: bigint, exp: number] | undefined {
  const exp = Math.min(a.exp, b.exp);
  const distance = adjusted(a) - adjusted(b);
  // A dividend that is smaller is the rest, with the exponent that the rest would have.
  if (a.coeff === 0n || distance < 0) return [0n, a.coeff === 0n ? 0n : a.coeff * pow10(a.exp - exp), exp];
  if (distance > p.prec) return undefined;
  const x = a.coeff * pow10(a.exp - exp);
  const y = b.coeff * pow10(b.exp - exp);
  const quotient = x / y;
  if (digitCount(quotient) > p.prec) return undefined;
  return [quotient, x - quotient * y, exp];
}

/** Both results of an integer division (`_mpd_qdivmod` with its special cases). */
export function divmod(p: Precision, a: Dec, b: Dec): [quotient: Dec, rest: Dec] {
  const sign = a.sign === b.sign ? 0 : 1;
  if (isSpecial(a) || isSpecial(b)) {
    const nan = nanOf(p, a, b);
    if (nan !== undefined) return [nan, nan];
    if (a.kind === 'inf') {
      if (b.kind === 'inf') return [invalid(p), QNAN];
      return [infinity(sign), invalid(p)];
    }
    return [finite(sign, 0n, 0), conform(p, a)];
  }
  if (b.coeff === 0n) {
    if (a.coeff === 0n) return [invalid(p, DIVISION_UNDEFINED), QNAN];
    p.status |= DIVISION_BY_ZERO | INVALID_OPERATION;
    return [infinity(sign), QNAN];
  }
  const found = quotientAndRest(p, a, b);
  if (found === undefined) return [invalid(p, DIVISION_IMPOSSIBLE), QNAN];
  const [quotient, rest, exp] = found;
  const fitted = finalize(p, a.sign, rest, exp);
  return [finalize(p, sign, quotient, 0), fitted];
}

export function divideInteger(p: Precision, a: Dec, b: Dec): Dec {
  const sign = a.sign === b.sign ? 0 : 1;
  if (isSpecial(a) || isSpecial(b)) {
    const nan = nanOf(p, a, b);
    if (nan !== undefined) return nan;
    if (a.kind === 'inf') return b.kind === 'inf' ? invalid(p) : infinity(sign);
    return finite(sign, 0n, 0);
  }
  if (b.coeff === 0n) {
    if (a.coeff === 0n) return invalid(p, DIVISION_UNDEFINED);
    p.status |= DIVISION_BY_ZERO;
    return infinity(sign);
  }
  const found = quotientAndRest(p, a, b);
  return found === undefined ? invalid(p, DIVISION_IMPOSSIBLE) : finalize(p, sign, found[0], 0);
}

export function remainder(p: Precision, a: Dec, b: Dec): Dec {
  if (isSpecial(a) || isSpecial(b)) {
    const nan = nanOf(p, a, b);
    if (nan !== undefined) return nan;
    return a.kind === 'inf' ? invalid(p) : conform(p, a);
  }
  if (b.coeff === 0n) return invalid(p, a.coeff === 0n ? DIVISION_UNDEFINED : INVALID_OPERATION);
  const found = quotientAndRest(p, a, b);
  return found === undefined ? invalid(p, DIVISION_IMPOSSIBLE) : finalize(p, a.sign, found[1], found[2]);
}

/** The remainder whose size is at most half of `b`. */
export function remainderNear(p: Precision, a: Dec, b: Dec): Dec {
  if (isSpecial(a) || isSpecial(b)) {
    const nan = nanOf(p, a, b);
    if (nan !== undefined) return nan;
    return a.kind === 'inf' ? invalid(p) : conform(p, a);
  }
  if (b.coeff === 0n) return invalid(p, a.coeff === 0n ? DIVISION_UNDEFINED : INVALID_OPERATION);
  const found = quotientAndRest(p, a, b);
  if (found === undefined) return invalid(p, DIVISION_IMPOSSIBLE);
  const [quotient, x, exp] = found;
  // Where the divisor's last digit lies far above the rest, the rest is nearer to 0 than to it.
  if (quotient === 0n && b.exp - exp > digitCount(x) + 1) return finalize(p, a.sign, x, exp);
  const y = b.coeff * pow10(b.exp - exp);
  const twice = x * 2n;
  if (twice > y || (twice === y && (quotient & 1n) === 1n)) {
    if (digitCount(quotient + 1n) > p.prec) return invalid(p, DIVISION_IMPOSSIBLE);
    return finalize(p, opposite(a.sign), y - x, exp);
  }
  return finalize(p, a.sign, x, exp);
}

export function plus(p: Precision, a: Dec): Dec {
  if (isSpecial(a)) return nanOf(p, a) ?? a;
  if (a.coeff === 0n && p.rounding !== 'ROUND_FLOOR') return finalize(p, 0, 0n, a.exp);
  return finalize(p, a.sign, a.coeff, a.exp);
}

export function minus(p: Precision, a: Dec): Dec {
  if (isSpecial(a)) return nanOf(p, a) ?? withSign(a, opposite(a.sign));
  if (a.coeff === 0n && p.rounding !== 'ROUND_FLOOR') return finalize(p, 0, 0n, a.exp);
  return finalize(p, opposite(a.sign), a.coeff, a.exp);
}

export const absolute = (p: Precision, a: Dec): Dec => (a.sign === 1 ? minus(p, a) : plus(p, a));

/** `mpd_qreduce`: without trailing zeros. */
export function normalize(p: Precision, a: Dec): Dec {
  if (isSpecial(a)) return nanOf(p, a) ?? a;
  const fitted = conform(p, a);
  if (fitted.kind !== 'finite') return fitted;
  if (fitted.coeff === 0n) return finite(fitted.sign, 0n, 0);
  let { coeff, exp } = fitted;
  const most = p.clamp === 1 ? p.etop : p.emax;
  while (exp < most && coeff % 10n === 0n) {
    coeff /= 10n;
    exp++;
  }
  return finite(fitted.sign, coeff, exp);
}

/** With another exponent (`mpd_qrescale`). */
function rescaled(p: Precision, a: Dec, exp: number, rounding: Rounding): Dec {
  if (exp > p.emax || exp < p.etiny) return invalid(p);
  if (a.coeff === 0n) return finalize(p, a.sign, 0n, exp);
  const shift = a.exp - exp;
  let coeff: bigint;
  if (shift >= 0) {
    if (digitsOf(a) + shift > p.prec) return invalid(p);
    coeff = a.coeff * pow10(shift);
  } else {
    const [rounded, lost] = cut(a.coeff, -shift, a.sign, rounding);
    if (digitCount(rounded) > p.prec) return invalid(p);
    if (rounded !== 0n && exp + digitCount(rounded) - 1 > p.emax) return invalid(p);
    coeff = rounded;
    p.status |= lost ? ROUNDED | INEXACT : ROUNDED;
  }
  if (coeff !== 0n && exp + digitCount(coeff) - 1 > p.emax) return invalid(p);
  return finalize(p, a.sign, coeff, exp);
}

export function quantize(p: Precision, a: Dec, b: Dec, rounding = p.rounding): Dec {
  if (isSpecial(a) || isSpecial(b)) {
    const nan = nanOf(p, a, b);
    if (nan !== undefined) return nan;
    return a.kind === 'inf' && b.kind === 'inf' ? a : invalid(p);
  }
  return rescaled(p, a, b.exp, rounding);
}

/** Rounded to an integer; `exact` reports what is lost. */
export function toIntegral(p: Precision, a: Dec, exact: boolean, rounding = p.rounding): Dec {
  if (isSpecial(a)) return nanOf(p, a) ?? a;
  if (a.exp >= 0) return a;
  if (a.coeff === 0n) return finite(a.sign, 0n, 0);
  const [rounded, lost] = cut(a.coeff, -a.exp, a.sign, rounding);
  if (exact) p.status |= lost ? ROUNDED | INEXACT : ROUNDED;
  return finite(a.sign, rounded, 0);
}

/** The integer that a number without a fraction is; `undefined` for others. */
export function integerOf(a: Dec): bigint | undefined {
  if (isSpecial(a)) return undefined;
  if (a.coeff === 0n) return 0n;
  const signed = a.sign === 1 ? -a.coeff : a.coeff;
  if (a.exp >= 0) return a.exp > 1e7 ? undefined : signed * pow10(a.exp);
  if (-a.exp >= digitsOf(a)) return undefined;
  const unit = pow10(-a.exp);
  return signed % unit === 0n ? signed / unit : undefined;
}

export function scaleb(p: Precision, a: Dec, b: Dec): Dec {
  const nan = nanOf(p, a, b);
  if (nan !== undefined) return nan;
  const limit = 2 * (p.emax + p.prec);
  const by = b.exp === 0 ? integerOf(b) : undefined;
  if (by === undefined || by > BigInt(limit) || by < BigInt(-limit)) return invalid(p);
  if (a.kind === 'inf') return a;
  return finalize(p, a.sign, a.coeff, a.exp + Number(by));
}

/** The exponent of the first digit, as a number. */
export function logb(p: Precision, a: Dec): Dec {
  if (isSpecial(a)) return nanOf(p, a) ?? infinity(0);
  if (a.coeff === 0n) {
    p.status |= DIVISION_BY_ZERO;
    return infinity(1);
  }
  const exponent = adjusted(a);
  return finalize(p, exponent < 0 ? 1 : 0, BigInt(Math.abs(exponent)), 0);
}

/** How far `shift` and `rotate` go; `undefined` for an operand that is none. */
function distanceOf(p: Precision, b: Dec): number | undefined {
  const by = b.exp === 0 ? integerOf(b) : undefined;
  return by === undefined || by > BigInt(p.prec) || by < BigInt(-p.prec) ? undefined : Number(by);
}

/** Digits moved within the precision, those that leave it lost. */
export function shift(p: Precision, a: Dec, b: Dec): Dec {
  const nan = nanOf(p, a, b);
  if (nan !== undefined) return nan;
  const by = distanceOf(p, b);
  if (by === undefined) return invalid(p);
  if (a.kind === 'inf') return a;
  const kept = a.coeff % pow10(p.prec);
  return finite(a.sign, by >= 0 ? (kept * pow10(by)) % pow10(p.prec) : kept / pow10(-by), a.exp);
}

/** Digits moved within the precision, those that leave it coming in on the other side. */
export function rotate(p: Precision, a: Dec, b: Dec): Dec {
  const nan = nanOf(p, a, b);
  if (nan !== undefined) return nan;
  const by = distanceOf(p, b);
  if (by === undefined) return invalid(p);
  if (a.kind === 'inf') return a;
  const kept = a.coeff % pow10(p.prec);
  const left = by >= 0 ? by : p.prec + by;
  const unit = pow10(p.prec - left);
  return finite(a.sign, (kept % unit) * pow10(left) + kept / unit, a.exp);
}

/** The bits of a logical operand; `undefined` for what is none. */
function bitsOf(a: Dec): bigint | undefined {
  if (isSpecial(a) || a.sign === 1 || a.exp !== 0) return undefined;
  const text = a.coeff.toString();
  return /^[01]*$/.test(text) ? BigInt(`0b${text}`) : undefined;
}

const ofBits = (p: Precision, bits: bigint): Dec => {
  const text = bits.toString(2);
  return finite(0, BigInt(text.length > p.prec ? text.slice(-p.prec) : text), 0);
};

/** Digit-wise operations on numbers of the digits 0 and 1. */
export function logical(p: Precision, a: Dec, b: Dec, operation: (x: bigint, y: bigint) => bigint): Dec {
  const x = bitsOf(a);
  const y = bitsOf(b);
  return x === undefined || y === undefined ? invalid(p) : ofBits(p, operation(x, y));
}

export function logicalInvert(p: Precision, a: Dec): Dec {
  const x = bitsOf(a);
  if (x === undefined || digitsOf(a) > p.prec) return invalid(p);
  return ofBits(p, x ^ ((1n << BigInt(p.prec)) - 1n));
}
