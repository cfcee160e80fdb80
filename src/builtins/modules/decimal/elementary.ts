/**
 * Square root, exponential, logarithms and powers. All but powers are correctly rounded, half to even: an approximation
 * of a few more digits is made until it is clear to which side it rounds (Ziv's method).
 */
import { divide, integerOf, multiply } from './arithmetic.ts';
import {
  adjusted,
  cut,
  type Dec,
  digitCount,
  digitsOf,
  finalize,
  finite,
  INEXACT,
  infinity,
  invalid,
  isNan,
  isSpecial,
  isZero,
  nanOf,
  ONE,
  type Precision,
  pow10,
  ROUNDED,
  withSign,
} from './number.ts';
import { compareValues } from './order.ts';

/** The integer square root. */
function isqrt(n: bigint): bigint {
  if (n < 2n) return n;
  // From above, Newton's steps fall until they are there.
  let x = 1n << BigInt((n.toString(16).length * 4 + 2) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}

export function squareRoot(p: Precision, a: Dec): Dec {
  if (isSpecial(a)) {
    const nan = nanOf(p, a);
    if (nan !== undefined) return nan;
    return a.sign === 1 ? invalid(p) : a;
  }
  const ideal = Math.floor(a.exp / 2);
  if (a.coeff === 0n) return finalize(p, a.sign, 0n, ideal, 'ROUND_HALF_EVEN');
  if (a.sign === 1) return invalid(p);
  const odd = a.exp - 2 * ideal;
  let coeff = odd === 1 ? a.coeff * 10n : a.coeff;
  // One digit more than wanted, and room to be exact.
  const shift = p.prec + 1 - ((digitCount(coeff) + 1) >> 1);
  let lost = false;
  if (shift >= 0) coeff *= pow10(2 * shift);
  else {
    const unit = pow10(-2 * shift);
    lost = coeff % unit !== 0n;
    coeff /= unit;
  }
  let root = isqrt(coeff);
  let exp = ideal - shift;
  if (!lost && root * root === coeff) {
    while (exp < ideal && root % 10n === 0n) {
      root /= 10n;
      exp++;
    }
    if (exp > ideal) {
      root *= pow10(exp - ideal);
      exp = ideal;
    }
  } else if (root % 5n === 0n) root++;
  return finalize(p, 0, root, exp, 'ROUND_HALF_EVEN');
}

// Approximations are integers in units of 10 ** -digits.

/** atanh(1 / n) */
function inverseAtanh(n: bigint, unit: bigint): bigint {
  let power = unit / n;
  let sum = power;
  const square = n * n;
  for (let k = 3n; power !== 0n; k += 2n) {
    power /= square;
    sum += power / k;
  }
  return sum;
}

let knownLn10: [digits: number, value: bigint] = [0, 0n];
/** ln 10 in units of 10 ** -digits, to the last place or so. */
function ln10(digits: number): bigint {
  if (knownLn10[0] < digits) {
    const more = digits + 20;
    const unit = pow10(more + 10);
    const sum = 46n * inverseAtanh(31n, unit) + 34n * inverseAtanh(49n, unit) + 20n * inverseAtanh(161n, unit);
    knownLn10 = [more, sum / pow10(10)];
  }
  return knownLn10[1] / pow10(knownLn10[0] - digits);
}

/** exp(x) for |x| up to a few units, both in units of 10 ** -digits. */
function expSmall(x: bigint, digits: number): bigint {
  // Halved some times, squared as often: each squaring doubles the error.
  const halvings = Math.ceil(Math.sqrt(digits)) + 4;
  const guard = Math.ceil(halvings * 0.302) + 5;
  const unit = pow10(digits + guard);
  const y = (x * pow10(guard)) >> BigInt(halvings);
  let sum = unit + y;
  let term = y;
  for (let k = 2n; term !== 0n && term !== -1n; k++) {
    term = (term * y) / (unit * k);
    sum += term;
  }
  for (let i = 0; i < halvings; i++) sum = (sum * sum) / unit;
  return sum / pow10(guard);
}

/** ln(m) for m between 0.3 and 10, both in units of 10 ** -digits. */
function lnSmall(m: bigint, digits: number): bigint {
  const unit = pow10(digits);
  const seed = Math.log(Number(m / pow10(Math.max(0, digits - 18))) / 10 ** Math.min(18, digits));
  let exact = 14;
  let y = BigInt(Math.round(seed * 1e15)) * (digits >= 15 ? pow10(digits - 15) : 1n);
  if (digits < 15) y = BigInt(Math.round(seed * 10 ** digits));
  // Halley's steps: three times as many digits each.
  for (;;) {
    const e = expSmall(y, digits);
    y += (2n * (m - e) * unit) / (m + e);
    if (exact * 3 > digits + 5) return y;
    exact *= 3;
  }
}

/** x in units of 10 ** -digits, cut. */
function scaled(a: Dec, digits: number): bigint {
  const shift = a.exp + digits;
  const size = shift >= 0 ? a.coeff * pow10(shift) : -shift > digitsOf(a) ? 0n : a.coeff / pow10(-shift);
  return a.sign === 1 ? -size : size;
}

/**
 * The correctly rounded result of an approximation.
 * @param approximate gives, for a number of significant digits, a value of about as many and its exponent; it may be
 * wrong by 100 units of its last place
 */
function correctly(p: Precision, approximate: (digits: number) => [value: bigint, exp: number]): Dec {
  for (let more = 12; ; more *= 2) {
    const [value, exp] = approximate(p.prec + more);
    const sign = value < 0n ? 1 : 0;
    const size = sign === 1 ? -value : value;
    const excess = digitCount(size) - p.prec;
    const [low] = cut(size - 100n, excess, sign, 'ROUND_HALF_EVEN');
    const [high] = cut(size + 100n, excess, sign, 'ROUND_HALF_EVEN');
    if (low !== high) continue;
    p.status |= INEXACT | ROUNDED;
    // A digit behind the last says that the value is not exact, for results that are rounded once more.
    const [whole] = cut(size, excess - 3, sign, 'ROUND_DOWN');
    return finalize(p, sign, whole % 5n === 0n ? whole + 1n : whole, exp + excess - 3, 'ROUND_HALF_EVEN');
  }
}

export function exponential(p: Precision, a: Dec): Dec {
  if (isSpecial(a)) {
    const nan = nanOf(p, a);
    if (nan !== undefined) return nan;
    return a.sign === 1 ? finite(0, 0n, 0) : a;
  }
  if (a.coeff === 0n) return ONE;
  const first = adjusted(a);
  if (first < -p.prec - 2) {
    p.status |= INEXACT | ROUNDED;
    return finite(0, pow10(p.prec - 1), 1 - p.prec);
  }
  // Beyond these the result has no exponent of the context.
  const reach = Math.log10(Math.max(p.emax, -p.etiny) * 2.4 + 100);
  if (first > reach) return finalize(p, 0, 1n, a.sign === 1 ? p.etiny - 2 : p.emax + 1, 'ROUND_HALF_EVEN');
  return correctly(p, digits => {
    const places = digits + Math.max(0, first) + 3;
    const x = scaled(a, places);
    const ln = ln10(places);
    let tens = x / ln;
    let rest = x - tens * ln;
    if (rest < 0n) {
      rest += ln;
      tens -= 1n;
    }
    // ln 10 is off by a unit or so, and counts as often as it was taken.
    return [expSmall(rest / pow10(places - digits), digits), Number(tens) - digits];
  });
}

/** ln of a positive finite number other than 1, to about `digits` significant digits. */
function lnApproximate(a: Dec, digits: number): [value: bigint, exp: number] {
  const first = adjusted(a);
  // Near 1 digits cancel: as many as 1 - a begins with zeros.
  let near = 0;
  if (first === 0 || first === -1) {
    const decimals = Math.max(0, -a.exp);
    const off = scaled(a, decimals) - pow10(decimals);
    near = Math.max(0, decimals - digitCount(off < 0n ? -off : off));
  }
  const tens = first === -1 ? 0 : first;
  const places = digits + near + 4;
  const m = scaled(finite(0, a.coeff, a.exp - tens), places);
  const ln =
    lnSmall(m, places) +
    (BigInt(tens) * ln10(places + 8 + digitCount(BigInt(Math.abs(tens))))) /
      pow10(8 + digitCount(BigInt(Math.abs(tens))));
  return [ln, -places];
}

export function naturalLog(p: Precision, a: Dec): Dec {
  const special = specialLog(p, a);
  if (special !== undefined) return special;
  if (compareValues(a, ONE) === 0) return finite(0, 0n, 0);
  return correctly(p, digits => lnApproximate(a, digits));
}

function specialLog(p: Precision, a: Dec): Dec | undefined {
  const nan = nanOf(p, a);
  if (nan !== undefined) return nan;
  if (isZero(a)) return infinity(1);
  if (a.sign === 1) return invalid(p);
  return a.kind === 'inf' ? a : undefined;
}

export function decimalLog(p: Precision, a: Dec): Dec {
  const special = specialLog(p, a);
  if (special !== undefined) return special;
  const first = adjusted(a);
  if (a.coeff === pow10(digitsOf(a) - 1)) {
    return finalize(p, first < 0 ? 1 : 0, BigInt(Math.abs(first)), 0, 'ROUND_HALF_EVEN');
  }
  return correctly(p, digits => {
    const [value, exp] = lnApproximate(a, digits + 3);
    return [(value * pow10(digits + 3)) / ln10(digits + 3), exp];
  });
}

// Powers

/** base ** n by squarings, each rounded (`_mpd_qpow_uint`). */
function powerByInteger(p: Precision, base: Dec, n: bigint): Dec {
  let result = base;
  const bits = n.toString(2);
  for (let i = 1; i < bits.length; i++) {
    result = multiply(p, result, result);
    if (bits[i] === '1') result = multiply(p, result, base);
    if (isSpecial(result) || result.coeff === 0n) break;
  }
  return result;
}

/** 1, shown with all digits of the precision. */
const longOne = (p: Precision, sign: 0 | 1): Dec => finite(sign, pow10(p.prec - 1), 1 - p.prec);

export function power(p: Precision, base: Dec, exponent: Dec): Dec {
  if (isNan(base) || isNan(exponent)) return nanOf(p, base, exponent)!;
  const whole = exponent.kind === 'finite' && (exponent.exp >= 0 || integerOf(exponent) !== undefined);
  const n = whole ? integerOf(exponent) : undefined;
  const sign: 0 | 1 = base.sign === 1 && n !== undefined && (n & 1n) === 1n ? 1 : 0;
  if (isZero(base)) {
    if (isZero(exponent)) return invalid(p);
    return exponent.sign === 1 ? infinity(sign) : finite(sign, 0n, 0);
  }
  if (base.sign === 1 && !whole) return invalid(p);
  if (exponent.kind === 'inf') {
    const order = compareValues(withSign(base, 0), ONE);
    if (order === 0) {
      p.status |= INEXACT | ROUNDED;
      return longOne(p, sign);
    }
    return order > 0 === (exponent.sign === 0) ? infinity(sign) : finite(sign, 0n, 0);
  }
  if (base.kind === 'inf') {
    if (isZero(exponent)) return finite(sign, 1n, 0);
    return exponent.sign === 1 ? finite(sign, 0n, 0) : infinity(sign);
  }
  if (isZero(exponent)) return finite(0, 1n, 0);
  const one = compareValues(withSign(base, 0), ONE) === 0;
  if (one) {
    if (!whole) {
      p.status |= INEXACT | ROUNDED;
      return longOne(p, sign);
    }
    if (exponent.sign === 1) return finite(sign, 1n, 0);
    const places = Number(n ?? 0n) * -base.exp;
    if (places > p.prec - 1) p.status |= ROUNDED;
    const shift = Math.min(places, p.prec - 1);
    return shift >= 0 ? finite(sign, pow10(shift), -shift) : finite(sign, 1n, 0);
  }
  const outside = outOfBounds(p, base, exponent, sign);
  if (outside !== undefined) return outside;
  if (n !== undefined) {
    const inner = p.working(p.prec + digitsOf(exponent) + exponent.exp + 2);
    let start = base;
    if (exponent.sign === 1) {
      inner.prec++;
      start = divide(inner, ONE, base);
    }
    let result = powerByInteger(inner, start, n < 0n ? -n : n);
    p.status |= inner.status;
    if (result.kind === 'inf') result = finite(sign, 1n, p.emax + 1);
    return finalize(p, sign, result.coeff, result.exp);
  }
  const inner = p.working(Math.max(digitsOf(base), p.prec) + 4 + 19);
  let result = naturalLog(inner, base);
  result = multiply(inner, result, exponent);
  result = exponential(inner, result);
  // What happens on the way is not reported.
  p.status |= INEXACT | ROUNDED;
  if (result.kind !== 'finite') return finalize(p, sign, 1n, p.emax + 1);
  if (compareValues(result, ONE) === 0) return longOne(p, sign);
  return finalize(p, sign, result.coeff, result.exp);
}

/** A power of ten that the distance of log10 |base| from 0 is not below (`_lower_bound_zeta`). */
function distanceFromOne(base: Dec): number {
  const first = adjusted(base);
  if (first > 0) return digitCount(BigInt(first)) - 1;
  if (first < -1) return digitCount(BigInt(-(first + 1))) - 1;
  const places = Math.max(0, -base.exp);
  const off = scaled(withSign(base, 0), places) - pow10(places);
  return digitCount(off < 0n ? -off : off) - places - 1 - 1;
}

/** What a power gives whose exponent has too many digits, by the sizes of the operands alone (`_qcheck_pow_bounds`). */
function outOfBounds(p: Precision, base: Dec, exponent: Dec, sign: 0 | 1): Dec | undefined {
  const size = distanceFromOne(base) + adjusted(exponent);
  const grows = compareValues(withSign(base, 0), ONE) > 0 === (exponent.sign === 0);
  if (grows) return digitCount(BigInt(p.emax)) < size ? finalize(p, sign, 1n, p.emax + 1) : undefined;
  return digitCount(BigInt(-p.etiny)) < size ? finalize(p, sign, 1n, p.etiny - 1) : undefined;
}

/** pow(base, exponent, modulus) of integers. */
export function powerModulo(p: Precision, base: Dec, exponent: Dec, modulus: Dec): Dec {
  if (isSpecial(base) || isSpecial(exponent) || isSpecial(modulus)) {
    return nanOf(p, base, exponent, modulus) ?? invalid(p);
  }
  const b = integerOf(base);
  const e = integerOf(exponent);
  const m = integerOf(modulus);
  if (b === undefined || e === undefined || m === undefined || e < 0n || m === 0n) return invalid(p);
  if (digitCount(m < 0n ? -m : m) > p.prec) return invalid(p);
  if (b === 0n && e === 0n) return invalid(p);
  const sign: 0 | 1 = base.sign === 1 && (e & 1n) === 1n ? 1 : 0;
  const mod = m < 0n ? -m : m;
  let square = (b < 0n ? -b : b) % mod;
  let result = 1n % mod;
  for (let left = e; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % mod;
    square = (square * square) % mod;
  }
  return finite(sign, result, 0);
}
