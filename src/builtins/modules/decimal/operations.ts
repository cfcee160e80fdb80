/** The operations that decimals and contexts share: name → what it does in a precision. */
import {
  absolute,
  add,
  divide,
  divideInteger,
  divmod,
  fma,
  logb,
  logical,
  logicalInvert,
  minus,
  multiply,
  normalize,
  plus,
  quantize,
  remainder,
  remainderNear,
  rotate,
  scaleb,
  shift,
  subtract,
  toIntegral,
} from './arithmetic.ts';
import { decimalLog, exponential, naturalLog, squareRoot } from './elementary.ts';
import { type Dec, isNan, isSpecial, isZero, opposite, type Precision, withSign } from './number.ts';
import {
  compare,
  compareSignal,
  compareTotal,
  compareTotalMag,
  extreme,
  isNormal,
  next,
  nextToward,
  numberClass,
} from './order.ts';

type Unary = (p: Precision, a: Dec) => Dec;
type Binary = (p: Precision, a: Dec, b: Dec) => Dec;

/** Operations of one number that give a number. */
export const UNARY: Record<string, readonly [Unary, string]> = {
  exp: [exponential, 'e to the power of the number.'],
  ln: [naturalLog, 'The natural logarithm.'],
  log10: [decimalLog, 'The logarithm to base ten.'],
  logb: [logb, 'The exponent of the first digit.'],
  logical_invert: [logicalInvert, 'Every digit 0 made 1 and the reverse.'],
  next_minus: [(p, a) => next(p, a, 1), 'The next smaller number that the context has.'],
  next_plus: [(p, a) => next(p, a, 0), 'The next larger number that the context has.'],
  normalize: [normalize, 'The number without trailing zeros.'],
  sqrt: [squareRoot, 'The square root.'],
};

/** Operations of two numbers that give a number. */
export const BINARY: Record<string, readonly [Binary, string]> = {
  compare: [compare, 'The order of two numbers, as a number.'],
  compare_signal: [compareSignal, 'The order of two numbers; a NaN is an invalid operation.'],
  logical_and: [(p, a, b) => logical(p, a, b, (x, y) => x & y), 'Digits that are 1 in both.'],
  logical_or: [(p, a, b) => logical(p, a, b, (x, y) => x | y), 'Digits that are 1 in one of both.'],
  logical_xor: [(p, a, b) => logical(p, a, b, (x, y) => x ^ y), 'Digits that differ.'],
  max: [(p, a, b) => extreme(p, a, b, 1, false), 'The larger number.'],
  max_mag: [(p, a, b) => extreme(p, a, b, 1, true), 'The number of larger size.'],
  min: [(p, a, b) => extreme(p, a, b, -1, false), 'The smaller number.'],
  min_mag: [(p, a, b) => extreme(p, a, b, -1, true), 'The number of smaller size.'],
  next_toward: [nextToward, 'The next number in the direction of another.'],
  remainder_near: [remainderNear, 'The remainder of the quotient rounded to the nearest integer.'],
  rotate: [rotate, 'Digits moved around within the precision.'],
  scaleb: [scaleb, 'The number with its exponent raised.'],
  shift: [shift, 'Digits moved within the precision.'],
};

/** Operations of two numbers that need no rounding; the context does not matter. */
export const QUIET_BINARY: Record<string, readonly [(a: Dec, b: Dec) => Dec, string]> = {
  compare_total: [compareTotal, 'The order of two representations, as a number.'],
  compare_total_mag: [compareTotalMag, 'The order of two representations without their signs.'],
  copy_sign: [(a, b) => withSign(a, b.sign), 'The first number with the sign of the second.'],
};

export const QUIET_UNARY: Record<string, readonly [(a: Dec) => Dec, string]> = {
  canonical: [a => a, 'The same number.'],
  copy_abs: [a => withSign(a, 0), 'The number with the sign +.'],
  copy_negate: [a => withSign(a, opposite(a.sign)), 'The number with the other sign.'],
};

export const TESTS: Record<string, readonly [(a: Dec, p: Precision) => boolean, string]> = {
  is_canonical: [() => true, 'True.'],
  is_finite: [a => a.kind === 'finite', 'Whether the number is finite.'],
  is_infinite: [a => a.kind === 'inf', 'Whether the number is infinite.'],
  is_nan: [isNan, 'Whether it is a NaN.'],
  is_qnan: [a => a.kind === 'nan', 'Whether it is a quiet NaN.'],
  is_signed: [a => a.sign === 1, 'Whether the sign is -.'],
  is_snan: [a => a.kind === 'snan', 'Whether it is a signaling NaN.'],
  is_zero: [isZero, 'Whether it is a zero.'],
};

export const CONTEXT_TESTS: Record<string, readonly [(a: Dec, p: Precision) => boolean, string]> = {
  is_normal: [(a, p) => isNormal(p, a), 'Whether it is a finite number of full exponent range.'],
  is_subnormal: [
    (a, p) => !isSpecial(a) && !isZero(a) && !isNormal(p, a),
    'Whether it is smaller than normal numbers.',
  ],
};

/** What operators do, by the name of the context's method. */
export const ARITHMETIC: Record<string, readonly [Binary, string]> = {
  add: [add, 'The sum.'],
  subtract: [subtract, 'The difference.'],
  multiply: [multiply, 'The product.'],
  divide: [divide, 'The quotient.'],
  divide_int: [divideInteger, 'The quotient without its fraction.'],
  remainder: [remainder, 'The remainder of the division without fraction.'],
};

export { absolute, divmod, fma, minus, numberClass, plus, quantize, toIntegral };
