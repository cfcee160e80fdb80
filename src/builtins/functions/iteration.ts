/** Builtin functions about iterables. */

import { isRaised, StopIteration, typeError, valueError } from '../../runtime/errors.ts';
import { call1, callWithKeywords, invoke0, isCallable } from '../../runtime/protocol/call.ts';
import { richCompare } from '../../runtime/protocol/compare.ts';
import { getIterator, iter, PyCallableIterator, PyIterator, stopIteration } from '../../runtime/protocol/iterate.ts';
import { toList } from '../../runtime/protocol/length-hint.ts';
import { isTrue, LEN, lengthOf } from '../../runtime/protocol/number.ts';
import { len } from '../../runtime/protocol/subscript.ts';
import type { PyMethodDescriptor } from '../../runtime/signature/builtin.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { unexpectedKeyword } from '../../runtime/signature/unexpected-keyword.ts';
import { listType, type Maybe, PyObject, typeName, typeOf, type Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { PyRange } from '../../runtime/values/range.ts';
import { PyNextOrDefault } from '../iterators/anext.ts';
import { sortItems } from '../list/sort.ts';

/** `min` and `max`: the first of the smallest or largest items. */
function extreme(name: 'min' | 'max', args: Value[], keywords: Map<string, Value>): Value {
  if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
  for (const keyword of keywords.keys()) {
    if (keyword !== 'key' && keyword !== 'default') {
      throw unexpectedKeyword(`${name}()`, keyword, ['key', 'default']);
    }
  }
  const fallback = keywords.get('default');
  const key = keywords.get('key') ?? null;
  const several = args.length > 1;
  if (several && fallback !== undefined) {
    throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
  }
  const op = name === 'min' ? 'lt' : 'gt';
  const iterator = several ? null : getIterator(args[0]);
  let i = 0;
  const take = (): Maybe => (iterator === null ? args[i++] : iterator.next());
  let best: Maybe;
  let bestKey: Maybe;
  for (let item = take(); item !== undefined; item = take()) {
    const itemKey = key === null ? item : call1(key, item);
    if (bestKey === undefined || isTrue(richCompare(op, itemKey, bestKey))) {
      best = item;
      bestKey = itemKey;
    }
  }
  if (best !== undefined) return best;
  if (fallback !== undefined) return fallback;
  throw valueError(`${name}() iterable argument is empty`);
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
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
    if (isTrue(item) === wanted) return true;
  }
  return false;
}

/** `sorted`: CPython hands all but the iterable to `list.sort`, whose messages say so. */
function sorted(args: Value[], keywords: Map<string, Value>): Value {
  if (args.length !== 1) throw typeError(`sorted expected 1 argument, got ${args.length}`);
  const list = new PyList(toList(args[0]));
  const key = keywords.get('key');
  const reverse = keywords.get('reverse');
  if (Number(key !== undefined) + Number(reverse !== undefined) === keywords.size) {
    sortItems(list.items, key ?? null, reverse !== undefined && isTrue(reverse));
    return list;
  }
  const sort = listType.lookup('sort') as PyMethodDescriptor;
  callWithKeywords(sort, [list, ...keywords.values()], keywords.size === 0 ? null : [...keywords.keys()]);
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
    '(*args, **kwargs)',
    (args: Value[], keywords: Map<string, Value>) => extreme('max', args, keywords),
    'The largest item of an iterable or of the arguments.',
    undefined,
    '',
  ],
  min: [
    '(*args, **kwargs)',
    (args: Value[], keywords: Map<string, Value>) => extreme('min', args, keywords),
    'The smallest item of an iterable or of the arguments.',
    undefined,
    '',
  ],
  next: ['(iterator, default?, /)', next, 'The next item of an iterator; a default instead of StopIteration.'],
  sorted: [
    '(*args, **kwargs)',
    sorted,
    'A new list of the items in order.',
    undefined,
    '(iterable, /, *, key=None, reverse=False)',
  ],
});
