/** Float arithmetic where Python's differs from IEEE's: division by zero, floor division, powers, rounding. */
import { OverflowError, overflowError, raise, zeroDivisionError } from '../errors.ts';
import type { PyInt } from '../types.ts';
import { complexPow, type PyComplex } from './complex.ts';
import { PyFloat } from './float.ts';
import { engineRounds, fixedDigits } from './float-text.ts';
import { fromFloat } from './int.ts';

/** `a / b`. @throws ZeroDivisionError */
export function divide(a: number, b: number): number {
  if (b === 0) throw zeroDivisionError('division by zero');
  return a / b;
}

/** `a % b`, with the sign of `b` (C `float_rem`). @throws ZeroDivisionError */
export function modulo(a: number, b: number): number {
  if (b === 0) throw zeroDivisionError('division by zero');
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

/** `a // b` (C `_float_div_mod`). @throws ZeroDivisionError */
export function floorDivide(a: number, b: number): number {
  if (b === 0) throw zeroDivisionError('division by zero');
  const rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0 && rest < 0 !== b < 0) quotient -= 1;
  if (quotient === 0) {
    const exact = a / b;
    return exact < 0 || Object.is(exact, -0) ? -0 : 0;
  }
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** C's out-of-range error, as `pow` raises it. */
function rangeError() {
  return raise(OverflowError, 34, 'Numerical result out of range');
}

/** `a ** b` for floats: a float, or a complex for a negative base and a fractional exponent (C `float_pow`). @throws ZeroDivisionError, OverflowError */
export function power(a: number, b: number): PyFloat | PyComplex {
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) return complexPow(a, 0, b, 0);
  return new PyFloat(realPower(a, b));
}

function realPower(a: number, b: number): number {
  if (b === 0 || a === 1) return 1;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  if (!Number.isFinite(b)) {
    const size = Math.abs(a);
    if (size === 1) return 1;
    return b > 0 === size > 1 ? Number.POSITIVE_INFINITY : 0;
  }
  if (a === 0 && b < 0) throw zeroDivisionError('zero to a negative power');
  const result = a ** b;
  if (!Number.isFinite(result) && Number.isFinite(a)) throw rangeError();
  return result;
}

/** `round(value)`: the nearest int, ties to even. @throws ValueError, OverflowError for nan and inf */
export function roundToInt(value: number): PyInt {
  let rounded = Math.round(value);
  if (Math.abs(value - rounded) === 0.5) rounded = 2 * Math.round(value / 2);
  return fromFloat(rounded);
}

/** `round(value, places)` (C `double_round`). @throws OverflowError */
export function roundToPlaces(value: number, places: PyInt): number {
  if (!Number.isFinite(value) || value === 0 || places > 323) return value;
  if (places < -308) return 0 * value;
  if (engineRounds(Math.abs(value), Number(places))) {
    const rounded = Number(Math.abs(value).toFixed(Number(places)));
    return value < 0 ? -rounded : rounded;
  }
  const { digits, point } = fixedDigits(value, Number(places));
  if (digits === '') return 0 * value;
  const size = Number(`0.${digits}e${point}`);
  if (size === Number.POSITIVE_INFINITY) throw overflowError('rounded value too large to represent');
  return value < 0 ? -size : size;
}
