/** `list` */

import { indexError, typeError, valueError } from '../../runtime/errors.ts';
import { compareItems, equals } from '../../runtime/protocol/compare.ts';
import { declareMaker } from '../../runtime/protocol/construct.ts';
import { getIterator, PyListIterator } from '../../runtime/protocol/iterate.ts';
import { extendFrom } from '../../runtime/protocol/length-hint.ts';
import { reprItems } from '../../runtime/protocol/repr.ts';
import { sequenceIndex, sliceIndices } from '../../runtime/protocol/subscript.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import {
  listType,
  NotImplemented,
  PyObject,
  type PyType,
  tupleType,
  typeName,
  type Value,
} from '../../runtime/types.ts';
import { adopt } from '../../runtime/values/adopt.ts';
import { PyList } from '../../runtime/values/list.ts';
import { PySlice } from '../../runtime/values/slice.ts';
import type { PyTuple } from '../../runtime/values/tuple.ts';
import { CLASS_GETITEM, clipBound, comparisonRows, repeatItems, repetitions, sliceItems } from '../containers/rows.ts';
import { assignItem, spliceItems } from './assign.ts';
import { PyListReverseIterator } from './iterator.ts';
import { sortItems } from './sort.ts';

/** `list.extend(iterable)`: what an iterator gave before it raised stays. */
export function extendList(self: PyList, iterable: Value): void {
  if (iterable instanceof PyObject && (iterable.type === listType || iterable.type === tupleType)) {
    const more = (iterable as PyList | PyTuple).items;
    const { items } = self;
    if (items.length === 0) {
      self.items = more.slice();
      return;
    }
    // The length is taken once: a list may extend itself.
    for (let i = 0, length = more.length; i < length; i++) items.push(more[i]);
    return;
  }
  const iterator = getIterator(iterable);
  extendFrom(self.items, iterable, iterator);
}

function indexIn(self: PyList, value: Value, start: number, stop: number): number {
  const from = clipBound(start, self.items.length);
  const to = clipBound(stop, self.items.length);
  for (let i = from; i < to && i < self.items.length; i++) if (equals(self.items[i], value)) return i;
  return -1;
}

declareMaker(listType, {
  min: 0,
  max: 1,
  create: (_type: PyType, iterable?: Value) => {
    const list = new PyList([]);
    if (iterable !== undefined) extendList(list, iterable);
    return list;
  },
});
furnish(listType, () => ({
  doc: 'A mutable sequence of any objects.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => adopt(new PyList([]), type), 'A new empty list.'],
  init: [
    '(self, iterable?, /)',
    (self: PyList, iterable?: Value) => {
      self.items = [];
      if (iterable !== undefined) extendList(self, iterable);
      return null;
    },
    'Makes the list hold the items of an iterable, or nothing.',
  ],
  methods: {
    ...comparisonRows((op, self: PyList, other) =>
      other instanceof PyList ? compareItems(op, self.items, other.items) : NotImplemented,
    ),
    __repr__: [
      '(self, /)',
      (self: PyList) => reprItems(self, () => self.items, '[', ']'),
      'Text that shows the object.',
    ],
    __iter__: ['(self, /)', (self: PyList) => new PyListIterator(self), 'An iterator over the object.'],
    __reversed__: [
      '(self, /)',
      (self: PyList) => new PyListReverseIterator(self),
      'An iterator from the end to the start.',
    ],
    __len__: ['(self, /)', (self: PyList) => self.items.length, 'How many items there are.'],
    __getitem__: [
      '(self, index, /)',
      (self: PyList, index: Value) => {
        if (index instanceof PySlice) return new PyList(sliceItems(self.items, sliceIndices(index, self.items.length)));
        const item = self.items[sequenceIndex(index, self.items.length, 'list')];
        if (item === undefined) throw indexError('list index out of range');
        return item;
      },
      'The item at a place.',
    ],
    __setitem__: [
      '(self, key, value, /)',
      (self: PyList, key: Value, value: Value) => {
        assignItem(self, key, value);
        return null;
      },
      'Stores an item under a key.',
    ],
    __delitem__: [
      '(self, key, /)',
      (self: PyList, key: Value) => {
        assignItem(self, key, undefined);
        return null;
      },
      'Deletes the item of a key.',
    ],
    __add__: [
      '(self, value, /)',
      (self: PyList, value: Value) => {
        if (!(value instanceof PyList)) throw typeError(`can only concatenate list (not "${typeName(value)}") to list`);
        return new PyList(self.items.concat(value.items));
      },
      'The operator `+`.',
    ],
    __iadd__: [
      '(self, value, /)',
      (self: PyList, value: Value) => {
        extendList(self, value);
        return self;
      },
      'In-place `+`.',
    ],
    __mul__: [
      '(self, value, /)',
      (self: PyList, value: Value) => new PyList(repeatItems(self.items, repetitions(value, self.items.length))),
      'The operator `*`.',
    ],
    __rmul__: [
      '(self, value, /)',
      (self: PyList, value: Value) => new PyList(repeatItems(self.items, repetitions(value, self.items.length))),
      'The reflected `*`.',
    ],
    __imul__: [
      '(self, value, /)',
      (self: PyList, value: Value) => {
        self.items = repeatItems(self.items, repetitions(value, self.items.length));
        return self;
      },
      'In-place `*`.',
    ],
    __contains__: [
      '(self, key, /)',
      (self: PyList, key: Value) => indexIn(self, key, 0, Number.MAX_SAFE_INTEGER) >= 0,
      'Whether something is contained.',
    ],
    __sizeof__: ['(self, /)', (self: PyList) => 40 + 8 * self.items.length, 'The size in memory, in bytes.'],
    append: [
      '(self, object, /)',
      (self: PyList, object: Value) => {
        self.items.push(object);
        return null;
      },
      'Adds an object at the end.',
    ],
    clear: [
      '(self, /)',
      (self: PyList) => {
        self.items.length = 0;
        return null;
      },
      'Removes all items.',
    ],
    copy: ['(self, /)', (self: PyList) => new PyList(self.items.slice()), 'A shallow copy.'],
    count: [
      '(self, value, /)',
      (self: PyList, value: Value) => {
        let found = 0;
        for (let i = 0; i < self.items.length; i++) if (equals(self.items[i], value)) found++;
        return found;
      },
      'How many items equal a value.',
    ],
    extend: [
      '(self, iterable, /)',
      (self: PyList, iterable: Value) => {
        extendList(self, iterable);
        return null;
      },
      'Adds the items of an iterable at the end.',
    ],
    index: [
      '(self, value, start: sliceBound = 0, stop: sliceBound = sys.maxsize, /)',
      (self: PyList, value: Value, start = 0, stop = Number.MAX_SAFE_INTEGER) => {
        const at = indexIn(self, value, start, stop);
        if (at < 0) throw valueError('list.index(x): x not in list');
        return at;
      },
      'The index of the first item that equals a value. Raises ValueError if there is none.',
    ],
    insert: [
      '(self, index: ssize, object, /)',
      (self: PyList, index: number, object: Value) => {
        const length = self.items.length;
        const at = index < 0 ? Math.max(index + length, 0) : Math.min(index, length);
        if (at === length) self.items.push(object);
        else self.items.splice(at, 0, object);
        return null;
      },
      'Puts an object before an index.',
    ],
    pop: [
      '(self, index: ssize = -1, /)',
      (self: PyList, index = -1) => {
        const items = self.items;
        if (items.length === 0) throw indexError('pop from empty list');
        const at = index < 0 ? index + items.length : index;
        if (at < 0 || at >= items.length) throw indexError('pop index out of range');
        if (at === items.length - 1) return items.pop() as Value;
        if (at === 0) return items.shift() as Value;
        return items.splice(at, 1)[0];
      },
      'Removes and returns the item at an index, by default the last. Raises IndexError if there is none.',
    ],
    remove: [
      '(self, value, /)',
      (self: PyList, value: Value) => {
        const at = indexIn(self, value, 0, Number.MAX_SAFE_INTEGER);
        if (at < 0) throw valueError('list.remove(x): x not in list');
        spliceItems(self, at, 1, []);
        return null;
      },
      'Removes the first item that equals a value. Raises ValueError if there is none.',
    ],
    reverse: [
      '(self, /)',
      (self: PyList) => {
        self.items.reverse();
        return null;
      },
      'Reverses the order of the items in place.',
    ],
    sort: [
      '(self, /, *, key=None, reverse: bool = False)',
      (self: PyList, key: Value = null, reverse = false) => {
        const items = self.items;
        // The list looks empty while it is sorted, so that a change made meanwhile shows.
        const empty: Value[] = [];
        self.items = empty;
        let modified = false;
        try {
          sortItems(items, key, reverse);
        } finally {
          modified = self.items !== empty || empty.length > 0;
          self.items = items;
        }
        if (modified) throw valueError('list modified during sort');
        return null;
      },
      'Sorts the items in place, comparing with `<` only. Equal items keep their order.',
    ],
  },
  classMethods: { __class_getitem__: CLASS_GETITEM },
  constants: { __hash__: null },
}));
listType.textSignature = '(iterable=(), /)';
