/** What set and frozenset share: the methods and operators that leave the set as it is, once for both. */
import { isRaised, TypeError_ } from '../../runtime/errors.ts';
import { callMethod } from '../../runtime/protocol/call.ts';
import { getIterator, type Taker } from '../../runtime/protocol/iterate.ts';
import { enterRepr, leaveRepr, repr } from '../../runtime/protocol/repr.ts';
import type { Row } from '../../runtime/signature/declare.ts';
import { dictType, frozensetType, NotImplemented, setType, type Value } from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { customHash } from '../../runtime/values/key.ts';
import { PyList } from '../../runtime/values/list.ts';
import { PyAbstractSet, PyFrozenSet, PySet } from '../../runtime/values/set.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { comparisonRows } from '../containers/rows.ts';
import { compareSets, isSubset } from './compare.ts';
import { PySetIterator } from './iterator.ts';

/** A new empty set or frozenset, as `like` is one. */
export function emptyLike(like: PyAbstractSet): PyAbstractSet {
  return like instanceof PyFrozenSet ? new PyFrozenSet() : new PySet();
}

/** Adds all items of an iterable. */
export function addAll(set: PyAbstractSet, iterable: Value): void {
  if (iterable instanceof PyAbstractSet) {
    set.merge(iterable);
    return;
  }
  if (iterable instanceof PyDict && iterable.type === dictType) {
    set.reserve(iterable.size);
    for (const key of iterable.keys()) set.add(key, iterable.knownHash(key));
    return;
  }
  if (iterable instanceof PyList && iterable.type.origin === 'builtin') {
    for (const item of iterable.items.slice()) set.add(item);
    return;
  }
  const iterator = getIterator(iterable);
  const keys = new PlainKeys(set);
  for (let item = iterator.feed(keys); item !== undefined; item = iterator.feed(keys)) set.add(item);
}

/** Takes keys that are found without running Python code. */
class PlainKeys implements Taker {
  private readonly set: PyAbstractSet;
  constructor(set: PyAbstractSet) {
    this.set = set;
  }
  take(item: Value): boolean {
    if ((typeof item !== 'number' && typeof item !== 'string') || !this.set.table.hasTokens) return false;
    this.set.add(item);
    return true;
  }
}

export function copySet(set: PyAbstractSet): PyAbstractSet {
  const result = emptyLike(set);
  result.merge(set);
  return result;
}

/** Runs a look-up of a key; a set that is no hashable key stands for the frozenset of its elements (`set_contains`). */
export function withSetAsKey<T>(key: Value, look: (key: Value) => T): T {
  try {
    return look(key);
  } catch (thrown) {
    if (!(key instanceof PySet) || !isRaised(thrown, TypeError_)) throw thrown;
    const frozen = new PyFrozenSet();
    frozen.merge(key);
    return look(frozen);
  }
}

export function union(self: PyAbstractSet, others: readonly Value[]): PyAbstractSet {
  const result = copySet(self);
  for (const other of others) addAll(result, other);
  return result;
}

export function intersection(self: PyAbstractSet, other: Value): PyAbstractSet {
  const result = emptyLike(self);
  if (other instanceof PyAbstractSet) {
    // The smaller set is walked.
    const [walked, asked] = other.size > self.size ? [self, other] : [other, self];
    for (const key of walked.keys()) {
      const hash = walked.knownHash(key);
      if (asked.has(key, hash)) result.add(key, hash);
    }
    return result;
  }
  const iterator = getIterator(other);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
    const hash = customHash(item);
    if (self.has(item, hash)) result.add(item, hash);
  }
  return result;
}

export function difference(self: PyAbstractSet, other: Value): PyAbstractSet {
  const sized = other instanceof PyAbstractSet || (other instanceof PyDict && other.type === dictType);
  if (sized && self.size >> 2 <= other.size) {
    const result = emptyLike(self);
    for (const key of self.keys()) {
      const hash = self.knownHash(key);
      if (!other.has(key, hash)) result.add(key, hash);
    }
    return result;
  }
  const result = copySet(self);
  // Listed before anything goes: what is left keeps its place.
  result.keys();
  discardAll(result, other);
  return result;
}

/** Removes what an iterable gives. */
export function discardAll(set: PyAbstractSet, other: Value): void {
  if (other instanceof PyAbstractSet) {
    for (const key of other.keys()) set.table.delete(key, other.knownHash(key));
    return;
  }
  const iterator = getIterator(other);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) set.table.delete(item);
}

/** Removes what is in both, adds what is only in `other`. */
export function toggleAll(set: PyAbstractSet, other: PyAbstractSet | PyDict): void {
  for (const key of other.keys()) {
    const hash = other.knownHash(key);
    if (!set.table.delete(key, hash)) set.add(key, hash);
  }
}

export function symmetricDifference(self: PyAbstractSet, other: Value): PyAbstractSet {
  const result = emptyLike(self);
  addAll(result, other);
  if (!self.table.hasTokens || !result.table.hasTokens) {
    toggleAll(result, self);
    return result;
  }
  const common: Value[] = [];
  for (const key of self.keys()) {
    if (result.has(key)) common.push(key);
    else result.add(key);
  }
  if (common.length > 0) {
    // Listed before anything goes: in CPython's table, too, what went leaves its slot taken.
    result.keys();
    for (const key of common) result.table.delete(key);
  }
  return result;
}

function setRepr(self: PyAbstractSet): string {
  const name = self.type.name;
  if (self.size === 0) return `${name}()`;
  if (!enterRepr(self)) return `${name}(...)`;
  try {
    const shown = [...self.keys()].map(repr).join(', ');
    return self.type === setType ? `{${shown}}` : `${name}({${shown}})`;
  } finally {
    leaveRepr(self);
  }
}

/** An operator between sets alone: NotImplemented for anything else on either side. */
function operatorRows(
  name: string,
  symbol: string,
  operate: (a: PyAbstractSet, b: PyAbstractSet) => Value,
): Record<string, Row> {
  const both = (a: Value, b: Value): Value =>
    a instanceof PyAbstractSet && b instanceof PyAbstractSet ? operate(a, b) : NotImplemented;
  return {
    [`__${name}__`]: ['(self, value, /)', both, `Return self${symbol}value.`],
    [`__r${name}__`]: [
      '(self, value, /)',
      (self: Value, value: Value) => both(value, self),
      `Return value${symbol}self.`,
    ],
  };
}

/** The size in memory of CPython's set with `n` elements added one by one. */
function sizeOf(n: number): number {
  if (n < 5) return 200;
  let size = 8;
  for (let used = 1; used <= n; used++) {
    if (used * 5 < (size - 1) * 3) continue;
    const wanted = used > 50000 ? used * 2 : used * 4;
    size = 8;
    while (size <= wanted) size *= 2;
  }
  return 200 + size * 16;
}

/** The rows of both types. */
export const SHARED_METHODS: Record<string, Row> = {
  ...comparisonRows((op, self: PyAbstractSet, other) =>
    other instanceof PyAbstractSet ? compareSets(op, self, other) : NotImplemented,
  ),
  ...operatorRows('and', '&', intersection),
  ...operatorRows('or', '|', (a, b) => union(a, [b])),
  ...operatorRows('xor', '^', symmetricDifference),
  ...operatorRows('sub', '-', difference),
  __repr__: ['(self, /)', setRepr, 'Text that shows the object.'],
  __iter__: ['(self, /)', (self: PyAbstractSet) => new PySetIterator(self), 'An iterator over the object.'],
  __len__: ['(self, /)', (self: PyAbstractSet) => self.size, 'How many items there are.'],
  __contains__: [
    '(self, object, /)',
    (self: PyAbstractSet, object: Value) =>
      object instanceof PySet ? withSetAsKey(object, key => self.has(key)) : self.has(object),
    'x.__contains__(y) <==> y in x.',
  ],
  __reduce__: [
    '(self, /)',
    (self: PyAbstractSet) => {
      const items = new PyTuple([new PyList([...self.keys()])]);
      return new PyTuple([self.type, items, self.type.origin === 'builtin' ? null : callMethod(self, '__getstate__')]);
    },
    'How to pickle it.',
  ],
  __sizeof__: ['(self, /)', (self: PyAbstractSet) => sizeOf(self.size), 'The size in memory, in bytes.'],
  copy: ['(self, /)', (self: PyAbstractSet) => (self.type === frozensetType ? self : copySet(self)), 'A shallow copy.'],
  union: [
    '(self, /, *others)',
    (self: PyAbstractSet, others: Value[]) => union(self, others),
    'A new set with the elements of this one and of all others.',
  ],
  intersection: [
    '(self, /, *others)',
    (self: PyAbstractSet, others: Value[]) => {
      if (others.length === 0) return copySet(self);
      let result = self;
      for (const other of others) result = intersection(result, other);
      return result;
    },
    'A new set with the elements that this one and all others have in common.',
  ],
  difference: [
    '(self, /, *others)',
    (self: PyAbstractSet, others: Value[]) => {
      if (others.length === 0) return copySet(self);
      let result = self;
      for (const other of others) result = difference(result, other);
      return result;
    },
    'A new set with the elements that are in none of the others.',
  ],
  symmetric_difference: [
    '(self, other, /)',
    (self: PyAbstractSet, other: Value) => symmetricDifference(self, other),
    'A new set with the elements that are in exactly one of the two.',
  ],
  isdisjoint: [
    '(self, other, /)',
    (self: PyAbstractSet, other: Value) => {
      if (other instanceof PyAbstractSet && other.type.origin === 'builtin') {
        const [walked, asked] = other.size > self.size ? [self, other] : [other, self];
        for (const key of walked.keys()) if (asked.has(key, walked.knownHash(key))) return false;
        return true;
      }
      const iterator = getIterator(other);
      for (let item = iterator.next(); item !== undefined; item = iterator.next()) if (self.has(item)) return false;
      return true;
    },
    'True if the two have no element in common.',
  ],
  issubset: [
    '(self, other, /)',
    (self: PyAbstractSet, other: Value) =>
      other instanceof PyAbstractSet ? isSubset(self, other) : intersection(self, other).size === self.size,
    'True if the other has every element of this one.',
  ],
  issuperset: [
    '(self, other, /)',
    (self: PyAbstractSet, other: Value) => {
      if (other instanceof PyAbstractSet) return isSubset(other, self);
      const iterator = getIterator(other);
      for (let item = iterator.next(); item !== undefined; item = iterator.next()) if (!self.has(item)) return false;
      return true;
    },
    'True if this one has every element of the other.',
  ],
};
