/** Path-like objects. */
import { bytesOf } from '../buffer/request.ts';
import { typeError } from '../errors.ts';
import { bytesType, typeName, typeOf, type Value } from '../types.ts';
import { strValue } from '../values/subclass.ts';
import { callSpecial0 } from './call.ts';

/**
 * A file name as text, from a str, bytes or an object with `__fspath__` (`os.fspath`).
 * @throws TypeError (Python) for anything else
 */
export function pathText(value: Value): string {
  let path = value;
  if (strValue(path) === undefined && !typeOf(path).isSubtypeOf(bytesType)) {
    const made = callSpecial0(value, '__fspath__');
    if (made === undefined) throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(value)}`);
    path = made;
  }
  return strValue(path) ?? new TextDecoder().decode(bytesOf(path));
}
