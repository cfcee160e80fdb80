/** `collections.deque` */

import { indexError, RuntimeError, raise, typeError, ValueError, valueError } from '../../../runtime/errors.ts';
import { declareSequence } from '../../../runtime/protocol/arithmetic.ts';
import { instanceDict } from '../../../runtime/protocol/attribute.ts';
import { call } from '../../../runtime/protocol/call.ts';
import { type CompareOp, compareItems, equals } from '../../../runtime/protocol/compare.ts';
import { forEach, iter, iteratorType, PyIterator } from '../../../runtime/protocol/iterate.ts';
import { hasIndex, toSsize } from '../../../runtime/protocol/number.ts';
import { enterRepr, leaveRepr, repr } from '../../../runtime/protocol/repr.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import {
  genericAliasType,
  type Maybe,
  NotImplemented,
  objectType,
  PyObject,
  PyType,
  typeName,
  type Value,
} from '../../../runtime/types.ts';
import { giveAttributes } from '../../../runtime/values/adopt.ts';
import { intValue } from '../../../runtime/values/subclass.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { repetitions } from '../../containers/rows.ts';
import { Ring } from './ring.ts';

export const dequeType = new PyType('deque', [objectType], { module: 'collections' });
declareSequence(dequeType);
dequeType.patternKind = 'sequence';
dequeType.hasWeakref = true;

export class PyDeque extends PyObject {
  readonly ring = new Ring();
  maxlen: number | null = null;
  /** Changes whenever the length or the order does. */
  version = 0;
  constructor(type: PyType = dequeType) {
    super();
    if (type !== dequeType) {
      this.type = type;
      giveAttributes(this, type);
    }
  }
  append(value: Value): void {
    this.version++;
    this.ring.push(value);
    if (this.maxlen !== null && this.ring.length > this.maxlen) this.ring.shift();
  }
  appendLeft(value: Value): void {
    this.version++;
    this.ring.unshift(value);
    if (this.maxlen !== null && this.ring.length > this.maxlen) this.ring.pop();
  }
}
PyDeque.prototype.type = dequeType;

class PyDequeIterator extends PyIterator {
  readonly deque: PyDeque;
  private readonly version: number;
  private readonly step: 1 | -1;
  private index: number;
  private left: number;
  constructor(type: PyType, deque: PyDeque, step: 1 | -1) {
    super();
    this.type = type;
    this.deque = deque;
    this.version = deque.version;
    this.step = step;
    this.left = deque.ring.length;
    this.index = step === 1 ? 0 : this.left - 1;
  }
  get remaining(): number {
    return this.left;
  }
  override next(): Maybe {
    if (this.version !== this.deque.version) {
      this.left = 0;
      throw raise(RuntimeError, 'deque mutated during iteration');
    }
    if (this.left === 0) return undefined;
    this.left--;
    const value = this.deque.ring.get(this.index);
    this.index += this.step;
    return value;
  }
}
const hint = {
  methods: {
    __length_hint__: ['(self, /)', (self: PyDequeIterator) => self.remaining, 'How many items are left.'] as const,
  },
};
const forwardType = iteratorType('_deque_iterator', 'collections');
const backwardType = iteratorType('_deque_reverse_iterator', 'collections');
furnish(forwardType, () => hint);
furnish(backwardType, () => hint);

function like(self: PyDeque): PyDeque {
  const copy = new PyDeque();
  copy.maxlen = self.maxlen;
  return copy;
}
function copyOf(self: PyDeque): PyDeque {
  const { type } = self;
  if (type !== dequeType) {
    const made = self.maxlen === null ? call(type, self) : call(type, self, self.maxlen);
    if (made instanceof PyDeque) return made;
    throw typeError(`${type.tpName}() must return a deque, not ${typeName(made)}`);
  }
  const copy = like(self);
  for (const item of self.ring.toArray()) copy.append(item);
  return copy;
}

/** Adds the items of an iterable; a deque may be added to itself. */
function extend(self: PyDeque, items: Value, left = false): void {
  const add = (item: Value): void => (left ? self.appendLeft(item) : self.append(item));
  if (items === self) for (const item of self.ring.toArray()) add(item);
  else forEach(items, add);
}

function position(self: PyDeque, key: Value): number {
  if (!hasIndex(key)) throw typeError(`sequence index must be integer, not '${typeName(key)}'`);
  let i = toSsize(key);
  if (i < 0) i += self.ring.length;
  if (i < 0 || i >= self.ring.length) throw indexError('deque index out of range');
  return i;
}

function removeAt(self: PyDeque, i: number): void {
  const items = self.ring.toArray();
  items.splice(i, 1);
  self.ring.replace(items);
  self.version++;
}

function find(self: PyDeque, value: Value, start: number, stop: number): number {
  const { version } = self;
  for (let i = start; i < stop && i < self.ring.length; i++) {
    const same = equals(self.ring.get(i), value);
    if (version !== self.version) throw raise(RuntimeError, 'deque mutated during iteration');
    if (same) return i;
  }
  return -1;
}

function rotate(self: PyDeque, n: number): void {
  const size = self.ring.length;
  if (size < 2) return;
  let steps = n % size;
  if (steps > size / 2) steps -= size;
  else if (steps < -size / 2) steps += size;
  self.version++;
  for (; steps > 0; steps--) self.ring.unshift(self.ring.pop());
  for (; steps < 0; steps++) self.ring.push(self.ring.shift());
}

function repeat(self: PyDeque, times: Value): PyDeque {
  const count = toSsize(times);
  const result = copyOf(self);
  repeatInPlace(result, count);
  return result;
}

function repeatInPlace(self: PyDeque, times: number): void {
  const items = self.ring.toArray();
  const { length } = items;
  // What a limit would push out again is not put in.
  const most = self.maxlen === null || length === 0 ? times : Math.min(times, Math.ceil(self.maxlen / length));
  const count = repetitions(most, length);
  self.ring.replace([]);
  for (let n = 0; n < count; n++) {
    for (const item of items) self.append(item);
  }
  self.version++;
}

const compare = (op: CompareOp) =>
  [
    '(self, value, /)',
    (self: PyDeque, other: Value) =>
      other instanceof PyDeque ? compareItems(op, self.ring.toArray(), other.ring.toArray()) : NotImplemented,
    'Compares the items.',
  ] as const;

/** Bounds of `index` as slices have them. */
function bound(value: number, length: number): number {
  return value < 0 ? Math.max(0, value + length) : value;
}

/** What a method without a result gives, after its work. */
function done(_work: unknown): null {
  return null;
}

furnish(dequeType, () => ({
  doc: 'A list that is quick at both ends, optionally of a greatest length.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => new PyDeque(type), 'Makes an empty deque.'],
  init: [
    '(self, /, iterable?, maxlen=None)',
    (self: PyDeque, iterable?: Value, maxlen: Value = null) => {
      if (maxlen === null) self.maxlen = null;
      else {
        if (intValue(maxlen) === undefined) throw typeError('an integer is required');
        const n = toSsize(maxlen);
        if (n < 0) throw raise(ValueError, 'maxlen must be non-negative');
        self.maxlen = n;
      }
      if (self.ring.length > 0) {
        self.ring.clear();
        self.version++;
      }
      if (iterable !== undefined) extend(self, iterable);
      return null;
    },
    'Fills the deque.',
  ],
  methods: {
    append: ['(self, item, /)', (self: PyDeque, item: Value) => done(self.append(item)), 'Adds an item at the right.'],
    appendleft: [
      '(self, item, /)',
      (self: PyDeque, item: Value) => done(self.appendLeft(item)),
      'Adds an item at the left.',
    ],
    clear: [
      '(self, /)',
      (self: PyDeque) => {
        self.ring.clear();
        self.version++;
        return null;
      },
      'Removes all items.',
    ],
    copy: ['(self, /)', copyOf, 'A shallow copy.'],
    __copy__: ['(self, /)', copyOf, 'A shallow copy.'],
    count: [
      '(self, value, /)',
      (self: PyDeque, value: Value) => {
        let count = 0;
        for (let i = find(self, value, 0, self.ring.length); i >= 0; i = find(self, value, i + 1, self.ring.length))
          count++;
        return count;
      },
      'How often a value occurs.',
    ],
    extend: [
      '(self, iterable, /)',
      (self: PyDeque, items: Value) => done(extend(self, items)),
      'Adds items at the right.',
    ],
    extendleft: [
      '(self, iterable, /)',
      (self: PyDeque, items: Value) => done(extend(self, items, true)),
      'Adds items at the left, one after the other.',
    ],
    index: [
      '(self, value, start?: ssize, stop?: ssize, /)',
      (self: PyDeque, value: Value, start = 0, stop = self.ring.length) => {
        const { length } = self.ring;
        const i = find(self, value, bound(start, length), Math.min(bound(stop, length), length));
        if (i < 0) throw valueError('deque.index(x): x not in deque');
        return i;
      },
      'The first index of a value.',
      undefined,
      '($self, value, [start, [stop]])',
    ],
    insert: [
      '(self, index: ssize, value, /)',
      (self: PyDeque, index: number, value: Value) => {
        const n = self.ring.length;
        if (self.maxlen === n) throw indexError('deque already at its maximum size');
        if (index >= n) self.append(value);
        else if (index <= -n || index === 0) self.appendLeft(value);
        else {
          const items = self.ring.toArray();
          items.splice(index, 0, value);
          self.ring.replace(items);
          self.version++;
        }
        return null;
      },
      'Puts a value before an index.',
    ],
    pop: [
      '(self, /)',
      (self: PyDeque) => {
        if (self.ring.length === 0) throw indexError('pop from an empty deque');
        self.version++;
        return self.ring.pop();
      },
      'Takes the rightmost item.',
    ],
    popleft: [
      '(self, /)',
      (self: PyDeque) => {
        if (self.ring.length === 0) throw indexError('pop from an empty deque');
        self.version++;
        return self.ring.shift();
      },
      'Takes the leftmost item.',
    ],
    remove: [
      '(self, value, /)',
      (self: PyDeque, value: Value) => {
        const { version } = self;
        for (let i = 0; i < self.ring.length; i++) {
          const same = equals(self.ring.get(i), value);
          if (version !== self.version) throw indexError('deque mutated during remove().');
          if (same) {
            removeAt(self, i);
            return null;
          }
        }
        throw valueError('deque.remove(x): x not in deque');
      },
      'Removes the first occurrence of a value.',
    ],
    reverse: [
      '(self, /)',
      (self: PyDeque) => {
        self.ring.replace(self.ring.toArray().reverse());
        self.version++;
        return null;
      },
      'Reverses the order.',
    ],
    rotate: [
      '(self, n: ssize = 1, /)',
      (self: PyDeque, n = 1) => done(rotate(self, n)),
      'Turns the deque to the right.',
    ],
    __len__: ['(self, /)', (self: PyDeque) => self.ring.length, 'How many items there are.'],
    __getitem__: [
      '(self, key, /)',
      (self: PyDeque, key: Value) => self.ring.get(position(self, key)),
      'The item of a key.',
    ],
    __setitem__: [
      '(self, key, value, /)',
      (self: PyDeque, key: Value, value: Value) => done(self.ring.set(position(self, key), value)),
      'Stores an item under a key.',
    ],
    __delitem__: [
      '(self, key, /)',
      (self: PyDeque, key: Value) => done(removeAt(self, position(self, key))),
      'Deletes the item of a key.',
    ],
    __contains__: [
      '(self, key, /)',
      (self: PyDeque, value: Value) => find(self, value, 0, self.ring.length) >= 0,
      'Return key in self.',
    ],
    __iter__: [
      '(self, /)',
      (self: PyDeque) => new PyDequeIterator(forwardType, self, 1),
      'An iterator over the object.',
    ],
    __reversed__: [
      '(self, /)',
      (self: PyDeque) => new PyDequeIterator(backwardType, self, -1),
      'An iterator from the right end to the left.',
    ],
    __add__: [
      '(self, value, /)',
      (self: PyDeque, other: Value) => {
        if (!(other instanceof PyDeque)) {
          throw typeError(`can only concatenate deque (not "${typeName(other)}") to deque`);
        }
        const result = copyOf(self);
        extend(result, other);
        return result;
      },
      'The operator `+`.',
    ],
    __iadd__: [
      '(self, value, /)',
      (self: PyDeque, other: Value) => {
        extend(self, other);
        return self;
      },
      'In-place `+`.',
    ],
    __mul__: ['(self, value, /)', repeat, 'The operator `*`.'],
    __rmul__: ['(self, value, /)', repeat, 'The reflected `*`.'],
    __imul__: [
      '(self, value, /)',
      (self: PyDeque, times: Value) => {
        repeatInPlace(self, toSsize(times));
        return self;
      },
      'In-place `*`.',
    ],
    __eq__: compare('eq'),
    __ne__: compare('ne'),
    __lt__: compare('lt'),
    __le__: compare('le'),
    __gt__: compare('gt'),
    __ge__: compare('ge'),
    __repr__: [
      '(self, /)',
      (self: PyDeque) => {
        if (!enterRepr(self)) return '[...]';
        try {
          const end = self.maxlen === null ? '' : `, maxlen=${self.maxlen}`;
          return `${self.type.name}([${self.ring.toArray().map(repr).join(', ')}]${end})`;
        } finally {
          leaveRepr(self);
        }
      },
      'Text that shows the object.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PyDeque) => {
        const attributes = self.layout === undefined ? null : instanceDict(self);
        const state = attributes !== null && attributes.size > 0 ? attributes : null;
        const args = self.maxlen === null ? new PyTuple([]) : new PyTuple([new PyTuple([]), self.maxlen]);
        return new PyTuple([self.type, args, state, iter(self)]);
      },
      'How to pickle it.',
    ],
    __sizeof__: [
      '(self, /)',
      (self: PyDeque) => 232 + 528 * Math.max(1, Math.ceil(self.ring.length / 64)),
      'Size in bytes.',
    ],
  },
  classMethods: {
    __class_getitem__: [
      '(type, object, /)',
      (type: PyType, item: Value) => genericAliasType.call2(type, item),
      'A generic alias.',
    ],
  },
  attributes: { maxlen: [(self: PyDeque) => self.maxlen, null, 'the greatest length, or None'] },
  constants: { __hash__: null },
}));
