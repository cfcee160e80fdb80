/** `reversed` */
import { IndexError, isRaised, StopIteration, typeError } from '../../runtime/errors.ts';
import { invoke0 } from '../../runtime/protocol/call.ts';
import { isSequence, PyIterator, sequenceItem } from '../../runtime/protocol/iterate.ts';
import { indexOf } from '../../runtime/protocol/number.ts';
import { len } from '../../runtime/protocol/subscript.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { type Maybe, type PyType, typeName, typeOf, type Value } from '../../runtime/types.ts';
import { adopt } from '../../runtime/values/adopt.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { reversedType } from './types.ts';

/** Walks any sequence from its end, by `__getitem__`. */
export class PyReversed extends PyIterator {
  sequence: Value | undefined;
  index: number;
  constructor(sequence: Value, length: number) {
    super();
    this.sequence = sequence;
    this.index = length - 1;
  }
  override next(): Maybe {
    if (this.sequence === undefined || this.index < 0) {
      this.sequence = undefined;
      this.index = -1;
      return undefined;
    }
    try {
      return sequenceItem(this.sequence, this.index--);
    } catch (thrown) {
      this.sequence = undefined;
      this.index = -1;
      if (isRaised(thrown, IndexError) || isRaised(thrown, StopIteration)) return undefined;
      throw thrown;
    }
  }
}
PyReversed.prototype.type = reversedType;

furnish(reversedType, () => ({
  doc: 'The items of a sequence from its end.',
  new: [
    '(type, sequence, /)',
    (type: PyType, sequence: Value) => {
      const method = typeOf(sequence).lookup('__reversed__');
      if (method !== undefined && method !== null) return invoke0(method, sequence);
      if (method === null || !isSequence(sequence)) {
        throw typeError(`'${typeName(sequence)}' object is not reversible`);
      }
      return adopt(new PyReversed(sequence, len(sequence)), type);
    },
    'Walks a sequence backwards, by its `__reversed__` if it has one.',
  ],
  methods: {
    __length_hint__: [
      '(self, /)',
      (self: PyReversed) => {
        if (self.sequence === undefined) return 0;
        const left = self.index + 1;
        return len(self.sequence) < left ? 0 : left;
      },
      'How many items are left.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PyReversed) =>
        self.sequence === undefined || self.index < 0
          ? new PyTuple([self.type, new PyTuple([new PyTuple([])])])
          : new PyTuple([self.type, new PyTuple([self.sequence]), self.index]),
      'How to pickle it.',
    ],
    __setstate__: [
      '(self, object, /)',
      (self: PyReversed, state: Value) => {
        if (self.sequence === undefined) return null;
        const index = Number(indexOf(state));
        self.index = Math.max(-1, Math.min(index, len(self.sequence) - 1));
        return null;
      },
      'Sets the position.',
    ],
  },
}));
