/** `int(x)` for numbers: `__int__`, then `__index__` (C `PyNumber_Long` without its text part). */
import { typeError } from '../errors.ts';
import { type PyInt, typeName, typeOf, type Value } from '../types.ts';
import { PyFloat } from '../values/float.ts';
import { fromFloat } from '../values/int.ts';
import { intValue } from '../values/subclass.ts';
import { invoke0 } from './call.ts';
import { warnOfSubclass } from './number.ts';

/**
 * The integer that a number stands for.
 * @returns `undefined` for what is no number
 * @throws TypeError if a special method returns no int, and whatever it raises
 */
export function toIntOptional(value: Value): PyInt | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof PyFloat && value.type.origin === 'builtin') return fromFloat(value.value);
  const type = typeOf(value);
  for (const name of ['__int__', '__index__']) {
    const method = type.lookup(name);
    if (method === undefined) continue;
    const result = invoke0(method, value);
    const integer = intValue(result);
    if (integer === undefined) throw typeError(`${name} returned non-int (type ${typeName(result)})`);
    if (typeof result === 'object' || typeof result === 'boolean') warnOfSubclass(name, result, 'int');
    return integer;
  }
  return undefined;
}

/** As `toIntOptional`. @throws TypeError for what is no number */
export function toInt(value: Value): PyInt {
  const result = toIntOptional(value);
  if (result === undefined) {
    throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`);
  }
  return result;
}
