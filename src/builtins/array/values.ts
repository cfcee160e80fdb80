/** From Python values to items of an array, with the messages of CPython's `*_setitem` functions. */
import type { PyArray } from '../../runtime/buffer/objects.ts';
import {
  BIGINT_ITEMS,
  CHARACTER_ITEMS,
  FLOAT_ITEMS,
  INT_ITEMS,
  type ItemType,
} from '../../runtime/buffer/typecodes.ts';
import { indexError, overflowError, typeError } from '../../runtime/errors.ts';
import { indexOf, toFloat } from '../../runtime/protocol/number.ts';
import { type PyInt, typeName, type Value } from '../../runtime/types.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { codePoints } from '../../runtime/values/text.ts';

const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;
const MAX_UNSIGNED_LONG = 2n ** 64n - 1n;

/** The C integer that `PyArg_Parse` reads before the item's own bounds are checked. */
const PARSED: Record<string, [name: string, min: number, max: number]> = {
  b: ['signed short integer', -0x8000, 0x7fff],
  h: ['signed short integer', -0x8000, 0x7fff],
  H: ['signed integer', -0x80000000, 0x7fffffff],
  i: ['signed integer', -0x80000000, 0x7fffffff],
};
/** How the messages of a bound call the item itself. */
const NAMES: Record<string, string> = { b: 'signed char', B: 'unsigned byte integer', H: 'unsigned short' };

function checkBounds(name: string, n: PyInt, min: number, max: number): void {
  if (n < min) throw overflowError(`${name} is less than minimum`);
  if (n > max) throw overflowError(`${name} is greater than maximum`);
}

function smallInteger(itemType: ItemType, n: PyInt): number {
  const { code, min, max } = itemType;
  if (code === 'I') {
    if (n < 0) throw overflowError("can't convert negative value to unsigned int");
    if (n > MAX_UNSIGNED_LONG) throw overflowError('Python int too large to convert to C unsigned long');
    if (n > max) throw overflowError('unsigned int is greater than maximum');
    return n as number;
  }
  if (typeof n === 'bigint' && (n < MIN_LONG || n > MAX_LONG)) {
    throw overflowError('Python int too large to convert to C long');
  }
  const parsed = PARSED[code];
  if (parsed !== undefined) checkBounds(...([parsed[0], n, parsed[1], parsed[2]] as const));
  const name = NAMES[code];
  if (name !== undefined) checkBounds(name, n, min, max);
  return n as number;
}

function wideInteger(code: string, n: PyInt): bigint {
  const wide = BigInt(n);
  switch (code) {
    case 'l':
      if (wide < MIN_LONG || wide > MAX_LONG) throw overflowError('Python int too large to convert to C long');
      break;
    case 'q':
      if (wide < MIN_LONG || wide > MAX_LONG) throw overflowError('int too big to convert');
      break;
    case 'L':
      if (wide < 0n) throw overflowError("can't convert negative value to unsigned int");
      if (wide > MAX_UNSIGNED_LONG) throw overflowError('Python int too large to convert to C unsigned long');
      break;
    default:
      if (wide < 0n) throw overflowError("can't convert negative int to unsigned");
      if (wide > MAX_UNSIGNED_LONG) throw overflowError('int too big to convert');
  }
  return wide;
}

/**
 * A Python value as a typed array of `itemType` takes it.
 * @throws TypeError, OverflowError; whatever `__index__` or `__float__` raise
 */
export function toItem(itemType: ItemType, value: Value): number | bigint {
  switch (itemType.kind) {
    case INT_ITEMS:
      if (typeof value === 'number' && value >= itemType.min && value <= itemType.max) return value;
      return smallInteger(itemType, indexOf(value));
    case FLOAT_ITEMS:
      return value instanceof PyFloat ? value.value : toFloat(value);
    case BIGINT_ITEMS:
      return wideInteger(itemType.code, indexOf(value));
    default: {
      const text = strValue(value);
      if (text === undefined) {
        throw typeError(`array item must be a unicode character, not ${typeName(value)}`);
      }
      const points = text.length === 1 ? [text.charCodeAt(0)] : codePoints(text);
      if (points.length !== 1) {
        throw typeError(`array item must be a unicode character, not a string of length ${points.length}`);
      }
      return points[0];
    }
  }
}

/** Stores one item, whose index was checked; a conversion may have shortened the array since. @throws IndexError */
export function storeItem(array: PyArray, at: number, value: Value): void {
  const item = toItem(array.itemType, value);
  if (at >= array.length) throw indexError('array assignment index out of range');
  array.items[at] = item as never;
}

/** True for the typecodes `u` and `w`. */
export const holdsCharacters = (itemType: ItemType): boolean => itemType.kind === CHARACTER_ITEMS;
