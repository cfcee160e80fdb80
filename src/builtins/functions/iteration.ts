/** Builtin functions about iterables. */

import { isRaised, StopIteration, typeError, valueError } from '../../runtime/errors.ts';
import { call1, callWithKeywords, invoke0, isCallable } from '../../runtime/protocol/call.ts';
import { richCompare } from '../../runtime/protocol/compare.ts';
import {
  getIterator,
  iter,
  PyCallableIterator,
  PyIterator,
  stopIteration,
  type Taker,
} from '../../runtime/protocol/iterate.ts';
import { toList } from '../../runtime/protocol/length-hint.ts';
import { isTrue, LEN, lengthOf } from '../../runtime/protocol/number.ts';
import { len } from '../../runtime/protocol/subscript.ts';
import { AS_THEY_COME } from '../../runtime/signature/bind.ts';
import type { PyMethodDescriptor } from '../../runtime/signature/builtin.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { unexpectedKeyword } from '../../runtime/signature/unexpected-keyword.ts';
import { listType, type Maybe, PyObject, typeName, typeOf, type Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { PyRange } from '../../runtime/values/range.ts';
import { PyNextOrDefault } from '../iterators/anext.ts';
import { sortItems } from '../list/sort.ts';

/** `min` and `max`: the first of the smallest or largest items. */
function extreme(name: 'min' | 'max', args: readonly Value[], kwnames: readonly string[] | null): Value {
  const count = args.length - (kwnames?.length ?? 0);
  if (count === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
  let fallback: Maybe;
  let key: Value = null;
  for (let i = count; i < args.length; i++) {
    const keyword = (kwnames as readonly string[])[i - count];
    if (keyword === 'key') key = args[i];
    else if (keyword === 'default') fallback = args[i];
    else throw unexpectedKeyword(`${name}()`, keyword, ['key', 'default']);
  }
  const several = count > 1;
  if (several && fallback !== undefined) {
    throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
  }
  const op = name === 'min' ? 'lt' : 'gt';
  if (several && key === null) {
    let best = args[0];
    for (let i = 1; i < count; i++) if (isBefore(op, args[i], best)) best = args[i];
    return best;
  }
  const iterator = several ? null : getIterator(args[0]);
  const numbers = key === null ? new ExtremeNumber(op) : null;
  let i = 0;
  let best: Maybe;
  let bestKey: Maybe;
  for (;;) {
    let item: Maybe;
    if (iterator === null) item = i < count ? args[i++] : undefined;
    else if (numbers === null || typeof best !== 'number') item = iterator.next();
    else {
      numbers.best = best;
      item = iterator.feed(numbers);
      best = numbers.best;
      bestKey = best;
    }
    if (item === undefined) break;
    const itemKey = key === null ? item : call1(key, item);
    if (bestKey === undefined || isBefore(op, itemKey, bestKey)) {
      best = item;
      bestKey = itemKey;
    }
  }
  if (best !== undefined) return best;
  if (fallback !== undefined) return fallback;
  throw valueError(`${name}() iterable argument is empty`);
}

function isBefore(op: 'lt' | 'gt', item: Value, best: Value): boolean {
  if (typeof item === 'number' && typeof best === 'number') return op === 'lt' ? item < best : item > best;
  return isTrue(richCompare(op, item, best));
}

/** Takes numbers, and keeps the least or largest of them. */
class ExtremeNumber implements Taker {
  readonly op: 'lt' | 'gt';
  best = 0;
  constructor(op: 'lt' | 'gt') {
    this.op = op;
  }
  take(item: Value): boolean {
    if (typeof item !== 'number') return false;
    if (this.op === 'lt' ? item < this.best : item > this.best) this.best = item;
    return true;
  }
}

/** `next(iterator)`, `next(iterator, default)` */
function next(iterator: Value, fallback?: Value): Value {
  if (iterator instanceof PyIterator && iterator.type.origin === 'builtin') {
    let value = iterator.next();
    if (value === undefined) value = fallback;
    if (value === undefined) throw stopIteration(iterator.stopValue);
    return value;
  }
  const method = typeOf(iterator).lookup('__next__');
  if (method === undefined || method === null) throw typeError(`'${typeName(iterator)}' object is not an iterator`);
  if (fallback === undefined) return invoke0(method, iterator);
  try {
    return invoke0(method, iterator);
  } catch (thrown) {
    if (isRaised(thrown, StopIteration)) return fallback;
    throw thrown;
  }
}

function some(iterable: Value, wanted: boolean): boolean {
  const iterator = getIterator(iterable);
  const others = wanted ? falseOnes : trueOnes;
  for (let item = iterator.feed(others); item !== undefined; item = iterator.feed(others)) {
    if (isTrue(item) === wanted) return true;
  }
  return false;
}

/** Takes what is plainly false, and what is plainly true. */
const falseOnes: Taker = { take: item => item === false || item === null || item === 0 || item === '' };
const trueOnes: Taker = {
  take: item => item === true || (typeof item === 'number' && item !== 0) || (typeof item === 'string' && item !== ''),
};

/** `sorted`: CPython hands all but the iterable to `list.sort`, whose messages say so. */
function sorted(args: Value[], kwnames: readonly string[] | null): Value {
  const count = args.length - (kwnames?.length ?? 0);
  if (count !== 1) throw typeError(`sorted expected 1 argument, got ${count}`);
  const list = new PyList(toList(args[0]));
  let key: Value = null;
  let reverse: Value = false;
  for (let i = 1; i < args.length; i++) {
    const keyword = (kwnames as readonly string[])[i - 1];
    if (keyword === 'key') key = args[i];
    else if (keyword === 'reverse') reverse = args[i];
    else {
      callWithKeywords(listType.lookup('sort') as PyMethodDescriptor, [list, ...args.slice(1)], kwnames);
      return list;
    }
  }
  sortItems(list.items, key, isTrue(reverse));
  return list;
}

/** `aiter(iterable)` */
function aiter(iterable: Value): Value {
  const method = typeOf(iterable).lookup('__aiter__');
  if (method === undefined || method === null) {
    throw typeError(`'${typeName(iterable)}' object is not an async iterable`);
  }
  const iterator = invoke0(method, iterable);
  if (typeOf(iterator).lookup('__anext__') === undefined) {
    throw typeError(`aiter() returned not an async iterator of type '${typeName(iterator)}'`);
  }
  return iterator;
}

/** `anext(iterator)`, `anext(iterator, default)` */
function anext(iterator: Value, fallback?: Value): Value {
  const method = typeOf(iterator).lookup('__anext__');
  if (method === undefined || method === null) {
    throw typeError(`'${typeName(iterator)}' object is not an async iterator`);
  }
  const awaitable = invoke0(method, iterator);
  return fallback === undefined ? awaitable : new PyNextOrDefault(awaitable, fallback);
}

export const iterationFunctions = functions('builtins', {
  aiter: ['(async_iterable, /)', aiter, 'An asynchronous iterator over an asynchronous iterable.'],
  anext: [
    '(aiterator, default?, /)',
    anext,
    'An awaitable of the next item of an asynchronous iterator; a default instead of StopAsyncIteration.',
  ],
  all: ['(iterable, /)', (iterable: Value) => !some(iterable, false), 'Whether every item is true.'],
  any: ['(iterable, /)', (iterable: Value) => some(iterable, true), 'Whether some item is true.'],
  iter: [
    '(object, sentinel?, /)',
    (object: Value, sentinel?: Value) => {
      if (sentinel === undefined) return iter(object);
      if (!isCallable(object)) throw typeError('iter(v, w): v must be callable');
      return new PyCallableIterator(object, sentinel);
    },
    'An iterator over an iterable, or over the results of a callable until a sentinel.',
  ],
  len: [
    '(obj, /)',
    (value: Value) => {
      // Only a range and what a class says can be longer than a JavaScript integer and still shorter than 2⁶³.
      if (value instanceof PyRange && typeof value.length === 'bigint' && value.length < 2n ** 63n) return value.length;
      const method = value instanceof PyObject && value.type.origin === 'class' ? value.type.special(LEN) : undefined;
      return method === undefined || method === null ? len(value) : lengthOf(value, method);
    },
    'The number of items.',
  ],
  max: [
    AS_THEY_COME,
    (args: Value[], kwnames: readonly string[] | null) => extreme('max', args, kwnames),
    'The largest item of an iterable or of the arguments.',
    undefined,
    '',
  ],
  min: [
    AS_THEY_COME,
    (args: Value[], kwnames: readonly string[] | null) => extreme('min', args, kwnames),
    'The smallest item of an iterable or of the arguments.',
    undefined,
    '',
  ],
  next: ['(iterator, default?, /)', next, 'The next item of an iterator; a default instead of StopIteration.'],
  sorted: [
    AS_THEY_COME,
    sorted,
    'A new list of the items in order.',
    undefined,
    '(iterable, /, *, key=None, reverse=False)',
  ],
});
