/** The iterator of arrays, which follows an array that changes. */
import type { PyArray } from '../../runtime/buffer/objects.ts';
import { iteratorType, PyIterator } from '../../runtime/protocol/iterate.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import type { Maybe, Value } from '../../runtime/types.ts';
import { tupleOf } from '../../runtime/values/tuple.ts';
import { iteratorReduction, iteratorState } from '../containers/iterators.ts';
import { itemAt } from './items.ts';

export class ArrayIterator extends PyIterator {
  array: PyArray | null;
  index = 0;
  constructor(array: PyArray) {
    super();
    this.array = array;
  }
  override next(): Maybe {
    const { array } = this;
    if (array === null) return undefined;
    if (this.index < array.length) return itemAt(array, this.index++);
    this.array = null;
    return undefined;
  }
}
const arrayIteratorType = iteratorType('arrayiterator', 'array');
ArrayIterator.prototype.type = arrayIteratorType;
furnish(arrayIteratorType, () => ({
  methods: {
    __reduce__: [
      '(self, /)',
      (self: ArrayIterator) =>
        self.array === null ? iteratorReduction(tupleOf([]), undefined) : iteratorReduction(self.array, self.index),
      'How to pickle it.',
    ],
    __setstate__: [
      '(self, state, /)',
      (self: ArrayIterator, state: Value) => {
        const index = iteratorState(state, 'ssize_t');
        if (self.array !== null) self.index = Math.min(Math.max(index, 0), self.array.length);
        return null;
      },
      'Moves it to an index.',
    ],
  },
  constants: { __module__: 'array' },
}));
