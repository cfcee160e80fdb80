/** `tuple` */
import { indexError, typeError, valueError } from '../../runtime/errors.ts';
import { compareItems, equals } from '../../runtime/protocol/compare.ts';
import { hashItems } from '../../runtime/protocol/hash.ts';
import { PyTupleIterator, toArray } from '../../runtime/protocol/iterate.ts';
import { enterRepr, leaveRepr, repr, reprItems } from '../../runtime/protocol/repr.ts';
import { sequenceIndex, sliceIndices } from '../../runtime/protocol/subscript.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { NotImplemented, type PyType, tupleType, typeName, type Value } from '../../runtime/types.ts';
import { PySlice } from '../../runtime/values/slice.ts';
import { emptyTuple, PyTuple, tupleOf } from '../../runtime/values/tuple.ts';
import { iteratorReduction, iteratorState } from '../containers/iterators.ts';
import { CLASS_GETITEM, clipBound, comparisonRows, repeatItems, repetitions, sliceItems } from '../containers/rows.ts';

function tupleRepr(self: PyTuple): string {
  if (self.items.length !== 1) return reprItems(self, () => self.items, '(', ')');
  if (!enterRepr(self)) return '(...)';
  try {
    return `(${repr(self.items[0])},)`;
  } finally {
    leaveRepr(self);
  }
}

function repeated(self: PyTuple, count: Value): Value {
  const times = repetitions(count, self.items.length);
  if (times === 1 && self.type === tupleType) return self;
  return tupleOf(repeatItems(self.items, times));
}

furnish(tupleType, () => ({
  doc: 'An immutable sequence of any objects.',
  new: [
    '(type, iterable?, /)',
    (type: PyType, iterable?: Value) => {
      if (iterable === undefined) return tupleOf([], type);
      if (type === tupleType && iterable instanceof PyTuple && iterable.type === tupleType) return iterable;
      return tupleOf(toArray(iterable), type);
    },
    'A tuple of the items of an iterable.',
  ],
  methods: {
    ...comparisonRows((op, self: PyTuple, other) =>
      other instanceof PyTuple ? compareItems(op, self.items, other.items) : NotImplemented,
    ),
    __repr__: ['(self, /)', tupleRepr, 'Text that shows the object.'],
    __hash__: ['(self, /)', (self: PyTuple) => hashItems(self.items), 'The hash, equal for equal objects.'],
    __iter__: ['(self, /)', (self: PyTuple) => new PyTupleIterator(self), 'An iterator over the object.'],
    __len__: ['(self, /)', (self: PyTuple) => self.items.length, 'How many items there are.'],
    __getitem__: [
      '(self, key, /)',
      (self: PyTuple, key: Value) => {
        if (key instanceof PySlice) {
          const indices = sliceIndices(key, self.items.length);
          if (indices.step === 1 && indices.length === self.items.length && self.type === tupleType) return self;
          return tupleOf(sliceItems(self.items, indices));
        }
        const item = self.items[sequenceIndex(key, self.items.length, 'tuple')];
        if (item === undefined) throw indexError('tuple index out of range');
        return item;
      },
      'The item of a key.',
    ],
    __add__: [
      '(self, value, /)',
      (self: PyTuple, value: Value) => {
        if (!(value instanceof PyTuple))
          throw typeError(`can only concatenate tuple (not "${typeName(value)}") to tuple`);
        if (value.items.length === 0 && self.type === tupleType) return self;
        if (self.items.length === 0 && value.type === tupleType) return value;
        return tupleOf(self.items.concat(value.items));
      },
      'The operator `+`.',
    ],
    __mul__: ['(self, value, /)', repeated, 'The operator `*`.'],
    __rmul__: ['(self, value, /)', repeated, 'The reflected `*`.'],
    __contains__: [
      '(self, key, /)',
      (self: PyTuple, key: Value) => {
        for (const item of self.items) if (equals(item, key)) return true;
        return false;
      },
      'Whether something is contained.',
    ],
    __getnewargs__: [
      '(self, /)',
      (self: PyTuple) => new PyTuple([tupleOf(self.items.slice())]),
      'Arguments for __new__ when it is copied.',
    ],
    __sizeof__: ['(self, /)', (self: PyTuple) => 32 + 8 * self.items.length, 'The size in memory, in bytes.'],
    count: [
      '(self, value, /)',
      (self: PyTuple, value: Value) => {
        let found = 0;
        for (const item of self.items) if (equals(item, value)) found++;
        return found;
      },
      'How many items equal a value.',
    ],
    index: [
      '(self, value, start: sliceBound = 0, stop: sliceBound = sys.maxsize, /)',
      (self: PyTuple, value: Value, start = 0, stop = Number.MAX_SAFE_INTEGER) => {
        const items = self.items;
        const to = Math.min(clipBound(stop, items.length), items.length);
        for (let i = clipBound(start, items.length); i < to; i++) if (equals(items[i], value)) return i;
        throw valueError('tuple.index(x): x not in tuple');
      },
      'The index of the first item that equals a value. Raises ValueError if there is none.',
    ],
  },
  classMethods: { __class_getitem__: CLASS_GETITEM },
}));
tupleType.textSignature = '(iterable=(), /)';

furnish(PyTupleIterator.prototype.type, () => ({
  methods: {
    __length_hint__: [
      '(self, /)',
      (self: PyTupleIterator) => (self.tuple === null ? 0 : self.tuple.items.length - self.index),
      'How many items are left.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PyTupleIterator) =>
        iteratorReduction(self.tuple ?? emptyTuple, self.tuple === null ? undefined : self.index),
      'How to pickle it.',
    ],
    __setstate__: [
      '(self, object, /)',
      (self: PyTupleIterator, state: Value) => {
        const index = iteratorState(state);
        if (self.tuple !== null) self.index = Math.min(Math.max(index, 0), self.tuple.items.length);
        return null;
      },
      'Moves it to an index.',
    ],
  },
}));
