/** What list iterators have beside `__next__`, and `list_reverseiterator`. */
import { iteratorType, PyIterator, PyListIterator } from '../../runtime/protocol/iterate.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import type { Maybe, Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { iteratorReduction, iteratorState, reverseReduction } from '../containers/iterators.ts';

/** Over a list from its end to its start. */
export class PyListReverseIterator extends PyIterator {
  list: PyList | null;
  index: number;
  constructor(list: PyList) {
    super();
    this.list = list;
    this.index = list.items.length - 1;
  }
  override next(): Maybe {
    const list = this.list;
    if (list === null) return undefined;
    if (this.index >= 0 && this.index < list.items.length) return list.items[this.index--];
    this.list = null;
    return undefined;
  }
}
PyListReverseIterator.prototype.type = iteratorType('list_reverseiterator');

furnish(PyListIterator.prototype.type, () => ({
  methods: {
    __length_hint__: [
      '(self, /)',
      (self: PyListIterator) => (self.list === null ? 0 : Math.max(self.list.items.length - self.index, 0)),
      'How many items are left.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PyListIterator) =>
        iteratorReduction(self.list ?? new PyList([]), self.list === null ? undefined : self.index),
      'How to pickle it.',
    ],
    __setstate__: [
      '(self, object, /)',
      (self: PyListIterator, state: Value) => {
        const index = iteratorState(state);
        if (self.list !== null) self.index = Math.max(index, 0);
        return null;
      },
      'Moves it to an index.',
    ],
  },
}));

furnish(PyListReverseIterator.prototype.type, () => ({
  methods: {
    __length_hint__: [
      '(self, /)',
      (self: PyListReverseIterator) => {
        if (self.list === null) return 0;
        return self.index + 1 > self.list.items.length ? 0 : self.index + 1;
      },
      'How many items are left.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PyListReverseIterator) =>
        self.list === null || self.index < 0
          ? reverseReduction(new PyList([]), undefined)
          : reverseReduction(self.list, self.index),
      'How to pickle it.',
    ],
    __setstate__: [
      '(self, object, /)',
      (self: PyListReverseIterator, state: Value) => {
        const index = iteratorState(state);
        if (self.list !== null) self.index = Math.min(Math.max(index, -1), self.list.items.length - 1);
        return null;
      },
      'Moves it to an index.',
    ],
  },
}));
