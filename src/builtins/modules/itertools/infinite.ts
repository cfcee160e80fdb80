/** `count`, `cycle`, `repeat` */
import { typeError } from '../../../runtime/errors.ts';
import { add } from '../../../runtime/protocol/arithmetic.ts';
import { equals } from '../../../runtime/protocol/compare.ts';
import { getIterator, PyIterator } from '../../../runtime/protocol/iterate.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import {
  complexType,
  floatType,
  isInstance,
  type Maybe,
  type PyType,
  typeOf,
  type Value,
} from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { intValue } from '../../../runtime/values/subclass.ts';
import { defineIterator } from './define.ts';

class PyCount extends PyIterator {
  value: Value;
  readonly step: Value;
  constructor(start: Value, step: Value) {
    super();
    this.value = start;
    this.step = step;
  }
  override next(): Maybe {
    const value = this.value;
    this.value = add(value, this.step);
    return value;
  }
}

function isNumber(value: Value): boolean {
  const type = typeOf(value);
  return (
    intValue(value) !== undefined ||
    isInstance(value, floatType) ||
    isInstance(value, complexType) ||
    type.lookup('__index__') !== undefined ||
    type.lookup('__float__') !== undefined ||
    type.lookup('__int__') !== undefined ||
    type.lookup('__complex__') !== undefined
  );
}

export const countType = defineIterator('count', PyCount.prototype, {
  doc: 'Numbers from a start on, a step apart, without end.',
  new: [
    '(type, start=0, step=1)',
    (type: PyType, start: Value = 0, step: Value = 1) => {
      if (!isNumber(start) || !isNumber(step)) throw typeError('a number is required');
      return adopt(new PyCount(start, step), type);
    },
    'Counts from a start.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyCount) => {
        const plain = intValue(self.step) !== undefined && equals(self.step, 1);
        return `${self.type.name}(${repr(self.value)}${plain ? '' : `, ${repr(self.step)}`})`;
      },
      'Text that shows the object.',
    ],
  },
});

class PyCycle extends PyIterator {
  iterator: PyIterator | null;
  readonly saved: Value[] = [];
  index = 0;
  constructor(iterator: PyIterator) {
    super();
    this.iterator = iterator;
  }
  override next(): Maybe {
    if (this.iterator !== null) {
      const item = this.iterator.next();
      if (item !== undefined) {
        this.saved.push(item);
        return item;
      }
      this.iterator = null;
    }
    if (this.saved.length === 0) return undefined;
    const item = this.saved[this.index];
    this.index = (this.index + 1) % this.saved.length;
    return item;
  }
}

export const cycleType = defineIterator('cycle', PyCycle.prototype, {
  doc: 'The items of an iterable over and over.',
  new: [
    '(type, iterable, /)',
    (type: PyType, iterable: Value) => adopt(new PyCycle(getIterator(iterable)), type),
    'Repeats an iterable without end.',
  ],
});

class PyRepeat extends PyIterator {
  readonly object: Value;
  /** How often still; negative: without end. */
  left: number;
  constructor(object: Value, left: number) {
    super();
    this.object = object;
    this.left = left;
  }
  override next(): Maybe {
    if (this.left === 0) return undefined;
    if (this.left > 0) this.left--;
    return this.object;
  }
}

export const repeatType = defineIterator('repeat', PyRepeat.prototype, {
  doc: 'One object over and over.',
  new: [
    '(type, object, times?: ssize)',
    (type: PyType, object: Value, times?: number) =>
      adopt(new PyRepeat(object, times === undefined ? -1 : Math.max(0, times)), type),
    'Repeats an object a number of times, or without end.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyRepeat) => `${self.type.name}(${repr(self.object)}${self.left < 0 ? '' : `, ${self.left}`})`,
      'Text that shows the object.',
    ],
    __length_hint__: [
      '(self, /)',
      (self: PyRepeat) => {
        if (self.left < 0) throw typeError('len() of unsized object');
        return self.left;
      },
      'How many items are left.',
    ],
  },
});
