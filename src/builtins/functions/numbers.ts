/** Builtin functions about numbers and characters. */
import { typeError, valueError } from '../../runtime/errors.ts';
import { add, divmod, pow } from '../../runtime/protocol/arithmetic.ts';
import { invoke0, invoke1 } from '../../runtime/protocol/call.ts';
import { getIterator, type Taker } from '../../runtime/protocol/iterate.ts';
import { indexOf } from '../../runtime/protocol/number.ts';
import { getItem, len } from '../../runtime/protocol/subscript.ts';
import { functions } from '../../runtime/signature/declare.ts';
import {
  bytearrayType,
  bytesType,
  complexType,
  floatType,
  isInstance,
  type Maybe,
  type PyInt,
  strType,
  typeName,
  typeOf,
  type Value,
} from '../../runtime/types.ts';
import { PyComplex } from '../../runtime/values/complex.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import * as int from '../../runtime/values/int.ts';
import { intValue, strValue } from '../../runtime/values/subclass.ts';
import { length, ordinal } from '../../runtime/values/text.ts';

/** An integer in base 2, 8 or 16 with its prefix. */
function inBase(value: Value, base: 2 | 8 | 16, prefix: string): string {
  const n = indexOf(value);
  return n < 0 ? `-${prefix}${int.neg(n).toString(base)}` : prefix + n.toString(base);
}

/** A sum with a second number for what rounding lost (Kahan and Babuška, as Neumaier improved it). */
class CompensatedSum implements Taker {
  high: number;
  low = 0;
  constructor(start: number) {
    this.high = start;
  }
  add(x: number): void {
    const t = this.high + x;
    if (Math.abs(this.high) >= Math.abs(x)) this.low += this.high - t + x;
    else this.low += x - t + this.high;
    this.high = t;
  }
  take(item: Value): boolean {
    if (!(item instanceof PyFloat) || item.type !== floatType) return false;
    this.add(item.value);
    return true;
  }
  get value(): number {
    return this.low !== 0 && Number.isFinite(this.low) ? this.high + this.low : this.high;
  }
}

/** Adds plain integers and booleans, as long as the sum is a safe one. */
class IntegerSum implements Taker {
  total: number;
  constructor(start: number) {
    this.total = start;
  }
  take(item: Value): boolean {
    if (typeof item !== 'number' && typeof item !== 'boolean') return false;
    const next = this.total + Number(item);
    if (!Number.isSafeInteger(next)) return false;
    this.total = next;
    return true;
  }
}

function rejectStart(start: Value): void {
  if (isInstance(start, strType)) throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  if (isInstance(start, bytesType)) throw typeError("sum() can't sum bytes [use b''.join(seq) instead]");
  if (isInstance(start, bytearrayType)) throw typeError("sum() can't sum bytearray [use b''.join(seq) instead]");
}

/** `sum`: integers exactly, floats with compensation, anything else by `+`. */
function sum(iterable: Value, start: Value = 0): Value {
  const iterator = getIterator(iterable);
  rejectStart(start);
  let total = start;
  let item: Maybe;
  if (int.fitsLong(total)) {
    let exact: PyInt = total;
    for (;;) {
      if (typeof exact === 'number') {
        const integers = new IntegerSum(exact);
        item = iterator.feed(integers);
        exact = integers.total;
      } else item = iterator.next();
      if (item === undefined || !(int.fitsLong(item) || typeof item === 'boolean')) break;
      const next: PyInt = int.add(exact, typeof item === 'boolean' ? Number(item) : item);
      // Beyond 64 bits CPython adds the rest by the operator, floats among it too.
      if (!int.fitsLong(next)) break;
      exact = next;
    }
    total = exact;
    if (item === undefined) return total;
    total = add(total, item);
  }
  item = iterator.next();
  if (total instanceof PyFloat && total.type === floatType) {
    const compensated = new CompensatedSum(total.value);
    while (item !== undefined) {
      if (item instanceof PyFloat && item.type === floatType) compensated.add(item.value);
      else {
        const integer = intValue(item);
        if (integer === undefined) break;
        compensated.add(int.toFloat(integer));
      }
      item = iterator.feed(compensated);
    }
    total = new PyFloat(compensated.value);
    if (item === undefined) return total;
    total = add(total, item);
    item = iterator.next();
  }
  if (total instanceof PyComplex && total.type === complexType) {
    const real = new CompensatedSum(total.real);
    const imag = new CompensatedSum(total.imag);
    for (; item !== undefined; item = iterator.next()) {
      if (item instanceof PyComplex && item.type === complexType) {
        real.add(item.real);
        imag.add(item.imag);
        continue;
      }
      const integer = intValue(item);
      if (integer !== undefined) real.add(int.toFloat(integer));
      else if (item instanceof PyFloat) real.add(item.value);
      else break;
    }
    total = new PyComplex(real.value, imag.value);
  }
  for (; item !== undefined; item = iterator.next()) total = add(total, item);
  return total;
}

/** The code point of a str of one character, or the only byte of a bytes-like object. */
function ord(value: Value): number {
  const text = strValue(value);
  let size: number;
  if (text !== undefined) {
    size = length(text);
    if (size === 1) return ordinal(text);
  } else if (isInstance(value, bytesType) || isInstance(value, bytearrayType)) {
    size = len(value);
    if (size === 1) return getItem(value, 0) as number;
  } else throw typeError(`ord() expected string of length 1, but ${typeName(value)} found`);
  throw typeError(`ord() expected a character, but string of length ${size} found`);
}

export const numberFunctions = functions('builtins', {
  abs: [
    '(x, /)',
    (value: Value) => {
      if (typeof value === 'number') return Math.abs(value);
      const method = typeOf(value).lookup('__abs__');
      if (method === undefined || method === null) throw typeError(`bad operand type for abs(): '${typeName(value)}'`);
      return invoke0(method, value);
    },
    'The absolute value.',
  ],
  bin: ['(number, /)', (value: Value) => inBase(value, 2, '0b'), 'An integer in binary.'],
  chr: [
    '(i, /)',
    (value: Value) => {
      const code = indexOf(value);
      if (typeof code === 'bigint' || code < 0 || code > 0x10ffff) {
        throw valueError('chr() arg not in range(0x110000)');
      }
      return String.fromCodePoint(code);
    },
    'The character of a code point.',
  ],
  divmod: ['(x, y, /)', (a: Value, b: Value) => divmod(a, b), 'The quotient and the remainder.'],
  hex: ['(number, /)', (value: Value) => inBase(value, 16, '0x'), 'An integer in hexadecimal.'],
  oct: ['(number, /)', (value: Value) => inBase(value, 8, '0o'), 'An integer in octal.'],
  ord: ['(character, /)', ord, 'The code point of a character.'],
  pow: [
    '(base, exp, mod=None)',
    (base: Value, exponent: Value, modulus: Value = null) => pow(base, exponent, modulus),
    'A power, optionally modulo a number.',
  ],
  round: [
    '(number, ndigits=None)',
    (number: Value, digits: Value = null) => {
      const method = typeOf(number).lookup('__round__');
      if (method === undefined || method === null) {
        throw typeError(`type ${typeName(number)} doesn't define __round__ method`);
      }
      return digits === null ? invoke0(method, number) : invoke1(method, number, digits);
    },
    'A number rounded to a number of decimal digits.',
  ],
  sum: ['(iterable, /, start=0)', sum, 'The sum of a start value and the items of an iterable.'],
});
