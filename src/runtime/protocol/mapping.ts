/** The items of any mapping, as dicts and calls take them over. */
import { isRaised, TypeError_, typeError } from '../errors.ts';
import { dictType, typeName, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { callMethod } from './call.ts';
import { iter, toArray } from './iterate.ts';
import { getItem } from './subscript.ts';

/** The keys of a mapping, all of them at once (`PyMapping_Keys`). @throws TypeError if `keys()` gives no iterable */
function mappingKeys(mapping: Value): Value[] {
  const keys = callMethod(mapping, 'keys');
  let iterator: Value;
  try {
    iterator = iter(keys);
  } catch (thrown) {
    if (!isRaised(thrown, TypeError_)) throw thrown;
    throw typeError(`${typeName(mapping)}.keys() returned a non-iterable (type ${typeName(keys)})`);
  }
  return toArray(iterator);
}

/** True for a dict that is iterated over as dicts are: then its items are taken without asking its methods. */
export function isPlainDict(value: Value): value is PyDict {
  return (
    value instanceof PyDict &&
    (value.type === dictType || value.type.lookup('__iter__') === dictType.lookup('__iter__'))
  );
}

/**
 * Calls `visit` with each key and value of a mapping: of a dict as it is, of others by `keys()` and subscription (`dict_merge`).
 * @throws whatever `keys` and `__getitem__` raise
 */
export function forEachItem(mapping: Value, visit: (key: Value, value: Value) => void): void {
  if (isPlainDict(mapping)) for (const [key, value] of mapping.entries()) visit(key, value);
  else for (const key of mappingKeys(mapping)) visit(key, getItem(mapping, key));
}
