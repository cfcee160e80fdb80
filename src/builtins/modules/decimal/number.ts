/**
 * Decimal numbers as data, contexts, and the rounding of results: the part of the General Decimal Arithmetic that all
 * operations share. Coefficients are bigints; exponents are JavaScript numbers, exact up to 2 ** 53.
 */

export type Kind = 'finite' | 'inf' | 'nan' | 'snan';

/** (-1) ** sign * coeff * 10 ** exp; of a NaN, `coeff` is the payload (0 for none). */
export interface Dec {
  readonly sign: 0 | 1;
  readonly kind: Kind;
  readonly coeff: bigint;
  readonly exp: number;
}

/** Conditions, as bits of a context's status and traps. */
export const CLAMPED = 1;
export const CONVERSION_SYNTAX = 2;
export const DIVISION_BY_ZERO = 4;
export const DIVISION_IMPOSSIBLE = 8;
export const DIVISION_UNDEFINED = 16;
export const INEXACT = 32;
export const INVALID_CONTEXT = 64;
export const INVALID_OPERATION = 128;
export const OVERFLOW = 256;
export const ROUNDED = 512;
export const SUBNORMAL = 1024;
export const UNDERFLOW = 2048;
export const FLOAT_OPERATION = 4096;
/** All conditions that the signal InvalidOperation stands for. */
export const INVALID =
  CONVERSION_SYNTAX | DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED | INVALID_CONTEXT | INVALID_OPERATION;

export const ROUNDINGS = [
  'ROUND_CEILING',
  'ROUND_FLOOR',
  'ROUND_UP',
  'ROUND_DOWN',
  'ROUND_HALF_UP',
  'ROUND_HALF_DOWN',
  'ROUND_HALF_EVEN',
  'ROUND_05UP',
] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** What an operation rounds to, and what it has to report: `status` collects conditions. */
export class Precision {
  prec: number;
  rounding: Rounding;
  emin: number;
  emax: number;
  clamp: 0 | 1;
  status = 0;
  constructor(prec: number, rounding: Rounding, emin: number, emax: number, clamp: 0 | 1) {
    this.prec = prec;
    this.rounding = rounding;
    this.emin = emin;
    this.emax = emax;
    this.clamp = clamp;
  }
  get etiny(): number {
    return this.emin - (this.prec - 1);
  }
  get etop(): number {
    return this.emax - (this.prec - 1);
  }
  /** A copy to work with in between, of another precision, that rounds half to even. */
  working(prec: number): Precision {
    return new Precision(prec, 'ROUND_HALF_EVEN', this.emin, this.emax, 0);
  }
}

/** The largest precision and exponents of a context (64-bit libmpdec). */
export const MAX_PREC = 999999999999999999n;
export const EXPONENT_LIMIT = 1e18;
/** Room for every exact value. */
export const unlimited = (): Precision =>
  new Precision(EXPONENT_LIMIT, 'ROUND_HALF_EVEN', -EXPONENT_LIMIT, EXPONENT_LIMIT, 0);

const powers: bigint[] = [];
/** 10 ** n. @throws RangeError for what memory cannot hold */
export function pow10(n: number): bigint {
  if (n >= 2048) return 10n ** BigInt(n);
  let power = powers[n];
  if (power === undefined) {
    power = 10n ** BigInt(n);
    powers[n] = power;
  }
  return power;
}

const LOG10_16 = Math.log10(16);
/** The number of decimal digits of a coefficient; 1 for 0. */
export function digitCount(coeff: bigint): number {
  if (coeff < 1000000000000000n) return String(Number(coeff)).length;
  const hex = coeff.toString(16);
  const estimate = Math.floor(Math.log10(Number.parseInt(hex.slice(0, 12), 16)) + (hex.length - 12) * LOG10_16) + 1;
  if (coeff >= pow10(estimate)) return estimate + 1;
  return coeff < pow10(estimate - 1) ? estimate - 1 : estimate;
}

export const finite = (sign: 0 | 1, coeff: bigint, exp: number): Dec => ({ sign, kind: 'finite', coeff, exp });
export const infinity = (sign: 0 | 1): Dec => ({ sign, kind: 'inf', coeff: 0n, exp: 0 });
export const QNAN: Dec = { sign: 0, kind: 'nan', coeff: 0n, exp: 0 };
export const ONE = finite(0, 1n, 0);
export const ZERO = finite(0, 0n, 0);

export const isNan = (d: Dec): boolean => d.kind === 'nan' || d.kind === 'snan';
export const isSpecial = (d: Dec): boolean => d.kind !== 'finite';
export const isZero = (d: Dec): boolean => d.coeff === 0n && d.kind === 'finite';
export const digitsOf = (d: Dec): number => digitCount(d.coeff);
/** The exponent of the first digit. */
export const adjusted = (d: Dec): number => (d.kind === 'finite' ? d.exp + digitCount(d.coeff) - 1 : 0);
export const withSign = (d: Dec, sign: 0 | 1): Dec =>
  d.sign === sign ? d : { sign, kind: d.kind, coeff: d.coeff, exp: d.exp };
export const opposite = (sign: 0 | 1): 0 | 1 => (sign === 0 ? 1 : 0);

/** NaN, and a condition to report. */
export function invalid(p: Precision, condition = INVALID_OPERATION): Dec {
  p.status |= condition;
  return QNAN;
}

/** A NaN whose payload fits the precision. */
export function fittingNan(p: Precision, d: Dec): Dec {
  const room = p.prec - p.clamp;
  const coeff = digitCount(d.coeff) > room ? d.coeff % pow10(room) : d.coeff;
  return { sign: d.sign, kind: 'nan', coeff, exp: 0 };
}

/** The NaN that the NaNs among the operands make; `undefined` if there is none. */
export function nanOf(p: Precision, ...operands: Dec[]): Dec | undefined {
  const signaling = operands.find(d => d.kind === 'snan');
  if (signaling !== undefined) p.status |= INVALID_OPERATION;
  const chosen = signaling ?? operands.find(d => d.kind === 'nan');
  return chosen === undefined ? undefined : fittingNan(p, chosen);
}

/** Whether a coefficient goes up when `rest` of `unit` is cut off behind it. */
function goesUp(whole: bigint, rest: bigint, unit: bigint, sign: 0 | 1, rounding: Rounding): boolean {
  if (rest === 0n) return false;
  switch (rounding) {
    case 'ROUND_DOWN':
      return false;
    case 'ROUND_UP':
      return true;
    case 'ROUND_CEILING':
      return sign === 0;
    case 'ROUND_FLOOR':
      return sign === 1;
    case 'ROUND_05UP':
      return whole % 5n === 0n;
    default: {
      const twice = rest * 2n;
      if (twice !== unit) return twice > unit;
      return rounding === 'ROUND_HALF_UP' || (rounding === 'ROUND_HALF_EVEN' && (whole & 1n) === 1n);
    }
  }
}

/** A coefficient without its last `count` digits. @returns the rounded rest, and whether digits other than 0 were lost */
export function cut(coeff: bigint, count: number, sign: 0 | 1, rounding: Rounding): [rounded: bigint, lost: boolean] {
  // Beyond the first digit it matters only whether something is there.
  const digits = digitCount(coeff);
  if (count > digits + 1) return [goesUp(0n, coeff, pow10(digits + 1), sign, rounding) ? 1n : 0n, coeff !== 0n];
  const unit = pow10(count);
  const whole = coeff / unit;
  const rest = coeff - whole * unit;
  return [goesUp(whole, rest, unit, sign, rounding) ? whole + 1n : whole, rest !== 0n];
}

function overflow(p: Precision, sign: 0 | 1, rounding: Rounding): Dec {
  p.status |= OVERFLOW | INEXACT | ROUNDED;
  const stays =
    rounding === 'ROUND_DOWN' ||
    rounding === 'ROUND_05UP' ||
    (rounding === 'ROUND_CEILING' && sign === 1) ||
    (rounding === 'ROUND_FLOOR' && sign === 0);
  return stays ? finite(sign, pow10(p.prec) - 1n, p.etop) : infinity(sign);
}

function fittingZero(p: Precision, sign: 0 | 1, exp: number): Dec {
  const most = p.clamp === 1 ? p.etop : p.emax;
  const fitting = Math.min(Math.max(exp, p.etiny), most);
  if (fitting !== exp) p.status |= CLAMPED;
  return finite(sign, 0n, fitting);
}

/** A result made to fit the precision and the exponents (`mpd_qfinalize`). */
export function finalize(p: Precision, sign: 0 | 1, coeff: bigint, exp: number, rounding = p.rounding): Dec {
  if (coeff === 0n) return fittingZero(p, sign, exp);
  let digits = digitCount(coeff);
  const first = exp + digits - 1;
  if (first > p.emax) return overflow(p, sign, rounding);
  if (p.clamp === 1 && exp > p.etop) {
    p.status |= CLAMPED;
    coeff *= pow10(exp - p.etop);
    exp = p.etop;
    digits = first - exp + 1;
  }
  if (first < p.emin) {
    p.status |= SUBNORMAL;
    const { etiny } = p;
    if (exp >= etiny) return finite(sign, coeff, exp);
    const [rounded, lost] = cut(coeff, etiny - exp, sign, rounding);
    p.status |= ROUNDED;
    if (lost) p.status |= INEXACT | UNDERFLOW;
    if (rounded === 0n) p.status |= CLAMPED;
    return finite(sign, rounded, etiny);
  }
  if (digits > p.prec) {
    const excess = digits - p.prec;
    let [rounded, lost] = cut(coeff, excess, sign, rounding);
    exp += excess;
    p.status |= lost ? ROUNDED | INEXACT : ROUNDED;
    if (rounded === pow10(p.prec)) {
      rounded /= 10n;
      exp++;
    }
    coeff = rounded;
    if (exp + p.prec - 1 > p.emax) return overflow(p, sign, rounding);
  }
  if (p.clamp === 1 && exp > p.etop) {
    p.status |= CLAMPED;
    return finite(sign, coeff * pow10(exp - p.etop), p.etop);
  }
  return finite(sign, coeff, exp);
}

/** Any number made to fit; NaNs too. */
export function conform(p: Precision, d: Dec): Dec {
  if (d.kind === 'finite') return finalize(p, d.sign, d.coeff, d.exp);
  return d.kind === 'inf' ? d : { ...fittingNan(p, d), kind: d.kind };
}
