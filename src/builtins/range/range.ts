/** `range` */
import { indexError, overflowError, typeError, valueError } from '../../runtime/errors.ts';
import { compareItems, equals } from '../../runtime/protocol/compare.ts';
import { hashItems } from '../../runtime/protocol/hash.ts';
import {
  type PyIterator,
  PyLongRangeIterator,
  PyRangeIterator,
  rangeIterator,
} from '../../runtime/protocol/iterate.ts';
import { hasIndex, indexOf } from '../../runtime/protocol/number.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { NotImplemented, type PyInt, type PyType, rangeType, typeName, type Value } from '../../runtime/types.ts';
import * as int from '../../runtime/values/int.ts';
import { intRepr } from '../../runtime/values/int-text.ts';
import { PyRange } from '../../runtime/values/range.ts';
import { PySlice } from '../../runtime/values/slice.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { iteratorReduction } from '../containers/iterators.ts';
import { comparisonRows, readOnlyMembers } from '../containers/rows.ts';
import { longIndices } from '../slice/slice.ts';

/** The number at an index that is known to be in the range. */
function itemAt(range: PyRange, index: PyInt): PyInt {
  return int.add(range.start, int.mul(index, range.step));
}

function getItem(self: PyRange, key: Value): Value {
  if (key instanceof PySlice) {
    const { start, stop, step } = longIndices(key, self.length);
    return new PyRange(itemAt(self, start), itemAt(self, stop), int.mul(self.step, step));
  }
  if (typeof key !== 'number' && !hasIndex(key)) {
    throw typeError(`range indices must be integers or slices, not ${typeName(key)}`);
  }
  let index = indexOf(key);
  if (index < 0) index = int.add(index, self.length);
  if (index < 0 || index >= self.length) throw indexError('range object index out of range');
  return itemAt(self, index);
}

/** The exact integer of an int or bool, which `in`, `index` and `count` work out without walking. */
function exactInteger(value: Value): PyInt | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return typeof value === 'boolean' ? Number(value) : undefined;
}

function has(range: PyRange, value: PyInt): boolean {
  const { start, stop, step } = range;
  if (step > 0 ? value < start || value >= stop : value > start || value <= stop) return false;
  return int.mod(int.sub(value, start), step) === 0;
}

function contains(self: PyRange, value: Value): boolean {
  const exact = exactInteger(value);
  if (exact !== undefined) return has(self, exact);
  const iterator = rangeIterator(self);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) if (equals(item, value)) return true;
  return false;
}

/** What ranges are equal by: the length, and of what there is the first number and the step. */
function essence(range: PyRange): Value[] {
  if (range.length === 0) return [0, null, null];
  return range.length === 1 ? [1, range.start, null] : [range.length, range.start, range.step];
}

function reversedRange(range: PyRange): PyRange {
  const last = itemAt(range, int.sub(range.length, 1));
  return new PyRange(last, int.sub(range.start, range.step), int.neg(range.step));
}

furnish(rangeType, () => ({
  doc: 'An arithmetic progression of integers.',
  new: [
    '(type, start, stop?, step?, /)',
    (_type: PyType, start: Value, stop?: Value, step: Value = 1) => {
      if (stop === undefined) return new PyRange(0, indexOf(start), 1);
      const from = indexOf(start);
      const to = indexOf(stop);
      const by = indexOf(step);
      if (by === 0) throw valueError('range() arg 3 must not be zero');
      return new PyRange(from, to, by);
    },
    'range(stop) or range(start, stop[, step]).',
  ],
  methods: {
    ...comparisonRows((op, self: PyRange, other) => {
      if (!(other instanceof PyRange) || (op !== 'eq' && op !== 'ne')) return NotImplemented;
      return compareItems(op, essence(self), essence(other));
    }),
    __repr__: [
      '(self, /)',
      (self: PyRange) => {
        const bounds = `${intRepr(self.start)}, ${intRepr(self.stop)}`;
        return self.step === 1 ? `range(${bounds})` : `range(${bounds}, ${intRepr(self.step)})`;
      },
      'Text that shows the object.',
    ],
    __hash__: ['(self, /)', (self: PyRange) => hashItems(essence(self)), 'The hash, equal for equal objects.'],
    __bool__: ['(self, /)', (self: PyRange) => self.length !== 0, 'The truth value.'],
    __iter__: ['(self, /)', (self: PyRange) => rangeIterator(self), 'An iterator over the object.'],
    __reversed__: [
      '(self, /)',
      (self: PyRange) => rangeIterator(reversedRange(self)),
      'An iterator from the end to the start.',
    ],
    __len__: [
      '(self, /)',
      (self: PyRange) => {
        if (self.length >= 2 ** 63) throw overflowError('Python int too large to convert to C ssize_t');
        return self.length;
      },
      'How many items there are.',
    ],
    __getitem__: ['(self, key, /)', getItem, 'The item of a key.'],
    __contains__: ['(self, key, /)', contains, 'Whether something is contained.'],
    __reduce__: [
      '(self, /)',
      (self: PyRange) => new PyTuple([rangeType, new PyTuple([self.start, self.stop, self.step])]),
      'How to pickle it.',
    ],
    __sizeof__: ['(self, /)', () => 48, 'The size in memory, in bytes.'],
    count: [
      '(self, object, /)',
      (self: PyRange, object: Value) => {
        const exact = exactInteger(object);
        if (exact !== undefined) return has(self, exact) ? 1 : 0;
        let found = 0;
        const iterator = rangeIterator(self);
        for (let item = iterator.next(); item !== undefined; item = iterator.next()) if (equals(item, object)) found++;
        return found;
      },
      'How many of the numbers equal a value.',
    ],
    index: [
      '(self, object, /)',
      (self: PyRange, object: Value) => {
        const exact = exactInteger(object);
        if (exact !== undefined) {
          if (!has(self, exact)) throw valueError('range.index(x): x not in range');
          return int.floordiv(int.sub(exact, self.start), self.step);
        }
        const iterator = rangeIterator(self);
        let at = 0;
        for (let item = iterator.next(); item !== undefined; item = iterator.next(), at++) {
          if (equals(item, object)) return at;
        }
        throw valueError('sequence.index(x): x not in sequence');
      },
      'The index of the number that equals a value. Raises ValueError if there is none.',
    ],
  },
}));
readOnlyMembers(rangeType, {
  start: (self: PyRange) => self.start,
  stop: (self: PyRange) => self.stop,
  step: (self: PyRange) => self.step,
});

/** The range that an iterator still has to walk. */
function rest(self: PyIterator): PyRange {
  if (self instanceof PyRangeIterator) {
    return new PyRange(self.start, self.start + self.step * self.remaining, self.step);
  }
  const { range, index } = self as PyLongRangeIterator;
  return new PyRange(itemAt(range, int.normalize(index)), range.stop, range.step);
}

furnish(PyRangeIterator.prototype.type, () => ({
  methods: {
    __length_hint__: ['(self, /)', (self: PyRangeIterator) => self.remaining, 'How many numbers are left.'],
    __reduce__: ['(self, /)', (self: PyRangeIterator) => iteratorReduction(rest(self), null), 'How to pickle it.'],
    __setstate__: [
      '(self, object, /)',
      (self: PyRangeIterator, state: Value) => {
        const by = Math.min(Math.max(Number(indexOf(state)), 0), self.remaining);
        self.start += by * self.step;
        self.remaining -= by;
        return null;
      },
      'Moves it on by a number of steps.',
    ],
  },
}));

furnish(PyLongRangeIterator.prototype.type, () => ({
  methods: {
    __length_hint__: [
      '(self, /)',
      (self: PyLongRangeIterator) => int.sub(self.range.length, int.normalize(self.index)),
      'How many numbers are left.',
    ],
    __reduce__: ['(self, /)', (self: PyLongRangeIterator) => iteratorReduction(rest(self), null), 'How to pickle it.'],
    __setstate__: [
      '(self, object, /)',
      (self: PyLongRangeIterator, state: Value) => {
        const by = BigInt(indexOf(state));
        const left = BigInt(self.range.length) - self.index;
        self.index += by < 0n ? 0n : by > left ? left : by;
        return null;
      },
      'Moves it on by a number of steps.',
    ],
  },
}));
