/** Iteration. Inside, an iterator's end is `undefined`; StopIteration exists only where Python code can see it. */
import {
  IndexError,
  isRaised,
  overflowError,
  type PyException,
  RuntimeError,
  raise,
  StopIteration,
  TypeError_,
  typeError,
} from '../errors.ts';
import { furnish } from '../signature/declare.ts';
import {
  dictType,
  isInstance,
  listType,
  type Maybe,
  objectType,
  PyObject,
  PyType,
  rangeType,
  specialNumber,
  strType,
  tupleType,
  typeName,
  typeOf,
  type Value,
} from '../types.ts';
import type { PyDict } from '../values/dict.ts';
import type { PyList } from '../values/list.ts';
import type { PyRange } from '../values/range.ts';
import type { PyAbstractSet } from '../values/set.ts';
import type { PyTuple } from '../values/tuple.ts';
import { call0, invoke0, invoke1 } from './call.ts';
import { eq } from './compare.ts';
import { isTrue } from './number.ts';

const GETITEM = specialNumber('__getitem__');
const ITER = specialNumber('__iter__');
const NEXT = specialNumber('__next__');

/** Takes items from an iterator that is asked to feed it. */
export interface Taker {
  /** Takes an item, which runs no Python code; false where it does not take this one. */
  take(item: Value): boolean;
}

/** Takes all items. */
export class Gathering implements Taker {
  readonly items: Value[];
  constructor(items: Value[] = []) {
    this.items = items;
  }
  take(item: Value): boolean {
    this.items.push(item);
    return true;
  }
}

/**
 * A builtin iterator: `next` gives `undefined` when it is exhausted.
 * Every Python-visible reference is a field, so that the reachability scan can follow it.
 */
export abstract class PyIterator extends PyObject {
  abstract next(): Maybe;
  /**
   * Like `next`, but items may go to `taker` first, as many as it takes.
   * @returns an item that it was not offered or did not take; `undefined` at the end
   */
  feed(_taker: Taker): Maybe {
    return this.next();
  }
  /** The value of the StopIteration that ends it (a generator's `return`). */
  get stopValue(): Value {
    return null;
  }
}

/** Declares a builtin iterator type with `__iter__` and `__next__`; further methods may be furnished. */
export function iteratorType(name: string, module = 'builtins'): PyType {
  const type = new PyType(name, [objectType], { module });
  type.basetype = false;
  furnish(type, () => ITERATOR_METHODS);
  return type;
}

/** `__iter__` and `__next__` of every builtin iterator; for iterator types that are declared with more. */
export const ITERATOR_METHODS = {
  methods: {
    __iter__: ['(self, /)', (self: PyIterator): Value => self, 'An iterator over the object.'] as const,
    __next__: [
      '(self, /)',
      (self: PyIterator): Value => {
        const value = self.next();
        if (value === undefined) throw stopIteration(self.stopValue);
        return value;
      },
      'The next value of the iterator.',
    ] as const,
  },
};

/** The StopIteration that carries `value` (none: no argument). */
export function stopIteration(value: Value) {
  return value === null ? raise(StopIteration) : raise(StopIteration, value);
}

// ---------------------------------------------------------------- the iterators of the commonest types

export class PyListIterator extends PyIterator {
  list: PyList | null;
  index = 0;
  constructor(list: PyList) {
    super();
    this.list = list;
  }
  override next(): Maybe {
    const list = this.list;
    if (list === null) return undefined;
    const items = list.items;
    if (this.index < items.length) return items[this.index++];
    this.list = null;
    return undefined;
  }
}
PyListIterator.prototype.type = iteratorType('list_iterator');

export class PyTupleIterator extends PyIterator {
  tuple: PyTuple | null;
  index = 0;
  constructor(tuple: PyTuple) {
    super();
    this.tuple = tuple;
  }
  override next(): Maybe {
    const tuple = this.tuple;
    if (tuple === null) return undefined;
    if (this.index < tuple.items.length) return tuple.items[this.index++];
    this.tuple = null;
    return undefined;
  }
}
PyTupleIterator.prototype.type = iteratorType('tuple_iterator');

/** Over a range whose numbers all fit a JavaScript number. */
export class PyRangeIterator extends PyIterator {
  start: number;
  step: number;
  remaining: number;
  constructor(start: number, step: number, length: number) {
    super();
    this.start = start;
    this.step = step;
    this.remaining = length;
  }
  override next(): Maybe {
    if (this.remaining <= 0) return undefined;
    const value = this.start;
    this.start = value + this.step;
    this.remaining--;
    return value;
  }
}
PyRangeIterator.prototype.type = iteratorType('range_iterator');

/** Over a range of big integers. */
export class PyLongRangeIterator extends PyIterator {
  range: PyRange;
  index = 0n;
  constructor(range: PyRange) {
    super();
    this.range = range;
  }
  override next(): Maybe {
    if (this.index >= BigInt(this.range.length)) return undefined;
    const value = BigInt(this.range.start) + this.index * BigInt(this.range.step);
    this.index++;
    const small = Number(value);
    return Number.isSafeInteger(small) ? small : value;
  }
}
PyLongRangeIterator.prototype.type = iteratorType('longrange_iterator');

export function rangeIterator(range: PyRange): PyIterator {
  const { start, stop, step, length } = range;
  return typeof start === 'number' && typeof stop === 'number' && typeof step === 'number' && typeof length === 'number'
    ? new PyRangeIterator(start, step, length)
    : new PyLongRangeIterator(range);
}

/** Over the code points of a str. */
export class PyStrIterator extends PyIterator {
  text: string | null;
  /** In UTF-16 units. */
  offset = 0;
  constructor(text: string) {
    super();
    this.text = text;
  }
  override next(): Maybe {
    const text = this.text;
    if (text === null) return undefined;
    const offset = this.offset;
    const unit = text.charCodeAt(offset);
    if (Number.isNaN(unit)) {
      this.text = null;
      return undefined;
    }
    if (unit >= 0xd800 && unit < 0xdc00) {
      const low = text.charCodeAt(offset + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        this.offset = offset + 2;
        return text.slice(offset, offset + 2);
      }
    }
    this.offset = offset + 1;
    return text[offset];
  }
}
PyStrIterator.prototype.type = iteratorType('str_ascii_iterator');

/** Over the keys of a dict or a set; `size` tells a change while iterating. */
export class PyKeyIterator extends PyIterator {
  owner: PyDict | PyAbstractSet | null;
  private readonly keys: IterableIterator<Value>;
  private readonly size: number;
  private readonly changed: string;
  taken = 0;
  constructor(type: PyType, owner: PyDict | PyAbstractSet, changed: string) {
    super();
    this.type = type;
    this.owner = owner;
    this.size = owner.size;
    const table = owner.table;
    this.keys = table.size === this.size && table.plain ? (table.map.keys() as IterableIterator<Value>) : owner.keys();
    this.changed = changed;
  }
  /** How many keys are left; 0 once the table changed its size. */
  get left(): number {
    return this.owner === null || this.owner.size !== this.size ? 0 : this.size - this.taken;
  }
  override next(): Maybe {
    const owner = this.owner;
    if (owner === null) return undefined;
    if (owner.size !== this.size) {
      throw raise(RuntimeError, `${this.changed} changed size during iteration`);
    }
    const step = this.keys.next();
    if (step.done === true) {
      this.owner = null;
      return undefined;
    }
    if (this.taken === this.size) throw raise(RuntimeError, `${this.changed} keys changed during iteration`);
    this.taken++;
    return step.value;
  }
}

/**
 * What builtin types give by position (C's `sq_item`) where that is not what their `__getitem__` gives: by that method, so
 * that a subclass with a method of its own is walked by that one.
 */
export const sequenceItems = new Map<Value, (object: any, index: number) => Value>();

/** An item of a sequence as iteration sees it (`PySequence_GetItem`). */
export function sequenceItem(sequence: Value, index: number): Value {
  const method = typeOf(sequence).special(GETITEM) as Value;
  const own = sequenceItems.get(method);
  return own === undefined ? invoke1(method, sequence, index) : own(sequence, index);
}

/** Beyond it a position is not exact any more; CPython counts to 2 ** 63 - 1. */
const MOST_ITEMS = Number.MAX_SAFE_INTEGER;

/** By `__getitem__` from 0 on (CPython's `PySeqIter`). */
export class PySequenceIterator extends PyIterator {
  sequence: Value | undefined;
  index = 0;
  constructor(sequence: Value) {
    super();
    this.sequence = sequence;
  }
  override next(): Maybe {
    if (this.sequence === undefined) return undefined;
    if (this.index > MOST_ITEMS) throw overflowError('iter index too large');
    try {
      return sequenceItem(this.sequence, this.index++);
    } catch (thrown) {
      if (!isRaised(thrown, IndexError) && !isRaised(thrown, StopIteration)) throw thrown;
      this.sequence = undefined;
      return undefined;
    }
  }
}
PySequenceIterator.prototype.type = iteratorType('iterator');

/** What loops hold for an iterator of a Python class: never seen by a program. */
export class UserIterator extends PyIterator {
  readonly iterator: Value;
  private readonly nextMethod: Value;
  private last: Value = null;
  constructor(iterator: Value, nextMethod: Value) {
    super();
    this.iterator = iterator;
    this.nextMethod = nextMethod;
  }
  override next(): Maybe {
    try {
      return invoke0(this.nextMethod, this.iterator);
    } catch (thrown) {
      if (!isRaised(thrown, StopIteration)) throw thrown;
      const args = thrown.value.args.items;
      this.last = args.length > 0 ? args[0] : null;
      return undefined;
    }
  }
  override get stopValue(): Value {
    return this.last;
  }
}

// ---------------------------------------------------------------- the protocol

/** True for what `iter()` would accept by its type. */
export function isIterable(value: Value): boolean {
  const type = typeOf(value);
  const method = type.special(ITER);
  return method === undefined ? hasItems(type) : method !== null;
}

/** Whether a value has items by position, as far as its type shows it (`PySequence_Check`). */
export function isSequence(value: Value): boolean {
  if (isInstance(value, strType)) return true;
  if (isInstance(value, dictType)) return false;
  return typeOf(value).lookup('__getitem__') !== undefined;
}

/** An iterator over `value` for a loop of ours. @throws TypeError if it is not iterable */
export function getIterator(value: Value): PyIterator {
  if (value instanceof PyObject) {
    const type = value.type;
    if (type === listType) return new PyListIterator(value as PyList);
    if (type === tupleType) return new PyTupleIterator(value as PyTuple);
    if (type === rangeType) return rangeIterator(value as PyRange);
    if (type === dictType) return new PyKeyIterator(dictKeyIteratorType, value as PyDict, 'dictionary');
    if (value instanceof PyIterator && type.origin === 'builtin') return value;
  } else if (typeof value === 'string') return new PyStrIterator(value);
  return loopIterator(iter(value));
}
export const dictKeyIteratorType = iteratorType('dict_keyiterator');

/** The loop's form of what `iter()` returned. @throws TypeError if it is no iterator */
export function loopIterator(iterator: Value): PyIterator {
  if (iterator instanceof PyIterator && iterator.type.origin === 'builtin') return iterator;
  const next = typeOf(iterator).special(NEXT) as Maybe | null;
  if (next === undefined || next === null) throw typeError(`'${typeName(iterator)}' object is not an iterator`);
  return new UserIterator(iterator, next);
}

/** Python's `iter(value)` with one argument. */
export function iter(value: Value): Value {
  const type = typeOf(value);
  const method = type.special(ITER);
  if (method === null) throw typeError(`'${type.tpName}' object is not iterable`);
  if (method !== undefined) {
    const result = invoke0(method, value);
    const next = typeOf(result).special(NEXT);
    if (next === undefined || next === null)
      throw typeError(`iter() returned non-iterator of type '${typeName(result)}'`);
    return result;
  }
  if (type === strType) return new PyStrIterator(value as string);
  if (hasItems(type)) return new PySequenceIterator(value);
  throw typeError(`'${type.tpName}' object is not iterable`);
}

/**
 * True for a class with a `__getitem__` of its own; that of a builtin type without `__iter__` is one of mappings, unless it
 * says what it gives by position.
 */
function hasItems(type: PyType): boolean {
  const owner = type.mro.find(base => base.dict.has('__getitem__'));
  if (owner === undefined) return false;
  return owner.origin === 'class' || owner === strType || sequenceItems.has(owner.dict.get('__getitem__') as Value);
}

/** The next value of any iterator, `undefined` at its end. @throws TypeError if it is no iterator */
export function nextOf(iterator: Value): Maybe {
  if (iterator instanceof PyIterator) return iterator.next();
  const next = typeOf(iterator).special(NEXT);
  if (next === undefined) throw typeError(`'${typeName(iterator)}' object is not an iterator`);
  try {
    return invoke0(next, iterator);
  } catch (thrown) {
    if (isRaised(thrown, StopIteration)) return undefined;
    throw thrown;
  }
}

/** A copy of the items of a list or tuple, which is neither iterated over nor asked for its length; `null` for anything else. */
export function copiedItems(value: Value): Value[] | null {
  if (!(value instanceof PyObject)) return null;
  return value.type === listType || value.type === tupleType ? (value as PyList | PyTuple).items.slice() : null;
}

/** All items of an iterable, in an array that the caller owns. */
export function toArray(value: Value): Value[] {
  const copied = copiedItems(value);
  if (copied !== null) return copied;
  const iterator = getIterator(value);
  const gathering = new Gathering();
  for (let item = iterator.feed(gathering); item !== undefined; item = iterator.feed(gathering)) gathering.take(item);
  return gathering.items;
}

/** Calls `visit` with each item. */
export function forEach(value: Value, visit: (item: Value) => void): void {
  const iterator = getIterator(value);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) visit(item);
}

/**
 * True if an item of the iterable is `value` or equals it (`_PySequence_IterSearch`).
 * @param refuse what to raise where `iter()` raises TypeError
 */
export function iterableContains(
  iterable: Value,
  value: Value,
  refuse: ((iterable: Value) => PyException) | null = null,
): boolean {
  let iterator: ReturnType<typeof getIterator>;
  try {
    iterator = getIterator(iterable);
  } catch (thrown) {
    throw refuse !== null && isRaised(thrown, TypeError_) ? refuse(iterable) : thrown;
  }
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
    if (item === value || isTrue(eq(item, value))) return true;
  }
  return false;
}

/** An iterator over the results of `callable` until `sentinel`: `iter(callable, sentinel)`. */
export class PyCallableIterator extends PyIterator {
  callable: Value | undefined;
  sentinel: Value;
  constructor(callable: Value, sentinel: Value) {
    super();
    this.callable = callable;
    this.sentinel = sentinel;
  }
  override next(): Maybe {
    if (this.callable === undefined) return undefined;
    let value: Value;
    try {
      value = call0(this.callable);
    } catch (thrown) {
      if (!isRaised(thrown, StopIteration)) throw thrown;
      this.callable = undefined;
      return undefined;
    }
    // The call may have come back here and exhausted the iterator.
    if (this.callable === undefined) return undefined;
    if (value === this.sentinel || isTrue(eq(value, this.sentinel))) {
      this.callable = undefined;
      return undefined;
    }
    return value;
  }
}
PyCallableIterator.prototype.type = iteratorType('callable_iterator');
