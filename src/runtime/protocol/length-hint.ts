/** How many items an iterable says it has, and the lists that are made after a look at that. */
import { isRaised, memoryError, overflowError, raise, TypeError_, typeError, ValueError } from '../errors.ts';
import { type PyInt, PyObject, typeName, typeOf, type Value } from '../types.ts';
import { intValue } from '../values/subclass.ts';
import { invoke0 } from './call.ts';
import { copiedItems, Gathering, getIterator, type PyIterator, PyListIterator, UserIterator } from './iterate.ts';
import { LEN, lengthOf } from './number.ts';

/**
 * All items of an iterable, in an array that the caller owns, after a look at how many it says there are
 * (`PySequence_List`): programs notice that by their `__len__` and `__length_hint__`.
 */
export function toList(value: Value): Value[] {
  const copied = copiedItems(value);
  if (copied !== null) return copied;
  const iterator = getIterator(value);
  const result: Value[] = [];
  extendFrom(result, value, iterator);
  return result;
}

/** The same by way of the iterator, which is what is asked for the length then (`PySequence_Fast`). */
export function toSequence(value: Value): Value[] {
  const copied = copiedItems(value);
  if (copied !== null) return copied;
  const result: Value[] = [];
  extendFromRest(result, getIterator(value));
  return result;
}

/** Adds what an iterator has left, as a list of it. */
export function extendFromRest(items: Value[], iterator: PyIterator): void {
  extendFrom(items, iterator instanceof UserIterator ? iterator.iterator : iterator, iterator);
}

/** Adds what `iterator`, which came from `iterable`, has left (`list_extend_lock_held`). @throws MemoryError for a huge hint */
export function extendFrom(items: Value[], iterable: Value, iterator: PyIterator): void {
  if (saysLength(iterable) && lengthHint(iterable, 8) > MAX_ITEMS) throw memoryError();
  const gathering = new Gathering(items);
  for (let item = iterator.feed(gathering); item !== undefined; item = iterator.feed(gathering)) items.push(item);
}
const MAX_ITEMS = 2 ** 44;

/** Whether asking an iterable for its length may run Python code: builtin containers know theirs. */
function saysLength(iterable: Value): boolean {
  if (!(iterable instanceof PyObject) || iterable instanceof PyListIterator) return false;
  const { type } = iterable;
  return type.origin === 'class' || (type.special(LEN) === undefined && type.lookup('__length_hint__') !== undefined);
}

/** `operator.length_hint(value, fallback)`. */
export function lengthHint(value: Value, fallback = 0): PyInt {
  const type = typeOf(value);
  const len = type.special(LEN);
  if (len !== undefined) {
    try {
      return lengthOf(value, len as Value);
    } catch (thrown) {
      if (!isRaised(thrown, TypeError_)) throw thrown;
    }
  }
  const hint = type.lookup('__length_hint__');
  if (hint === undefined) return fallback;
  let result: Value;
  try {
    result = invoke0(hint, value);
  } catch (thrown) {
    if (isRaised(thrown, TypeError_)) return fallback;
    throw thrown;
  }
  if (typeof result === 'object' && result !== null && typeName(result) === 'NotImplementedType') return fallback;
  const n = intValue(result);
  if (n === undefined) throw typeError(`__length_hint__ must be an integer, not ${typeName(result)}`);
  if (n < 0) throw raise(ValueError, '__length_hint__() should return >= 0');
  if (n >= 2n ** 63n) throw overflowError('Python int too large to convert to C ssize_t');
  return n;
}
