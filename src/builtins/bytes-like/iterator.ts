/** The iterators of bytes and bytearray. */
import type { PyByteArray, PyBytes } from '../../runtime/buffer/objects.ts';
import { typeError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { iteratorType, PyIterator } from '../../runtime/protocol/iterate.ts';
import { toSsize } from '../../runtime/protocol/number.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import type { Maybe, PyType, Value } from '../../runtime/types.ts';
import { intValue } from '../../runtime/values/subclass.ts';
import { emptyTuple, PyTuple } from '../../runtime/values/tuple.ts';

abstract class PyByteIterator extends PyIterator {
  abstract sequence: PyBytes | PyByteArray | null;
  index = 0;
}

export class PyBytesIterator extends PyByteIterator {
  sequence: PyBytes | null;
  constructor(sequence: PyBytes) {
    super();
    this.sequence = sequence;
  }
  override next(): Maybe {
    if (this.sequence === null) return undefined;
    const { data } = this.sequence;
    if (this.index < data.length) return data[this.index++];
    this.sequence = null;
    return undefined;
  }
}

/** Reads the bytearray anew for each item: it may change meanwhile. */
export class PyByteArrayIterator extends PyByteIterator {
  sequence: PyByteArray | null;
  constructor(sequence: PyByteArray) {
    super();
    this.sequence = sequence;
  }
  override next(): Maybe {
    if (this.sequence === null) return undefined;
    const { storage } = this.sequence;
    if (this.index < storage.length) return storage.bytes[storage.start + this.index++];
    this.sequence = null;
    return undefined;
  }
}

function furnishIterator(type: PyType, prototype: PyByteIterator): void {
  prototype.type = type;
  furnish(type, () => ({
    methods: {
      __length_hint__: [
        '(self, /)',
        (self: PyByteIterator) => (self.sequence === null ? 0 : Math.max(self.sequence.data.length - self.index, 0)),
        'How many bytes are left, as far as is known.',
      ],
      __reduce__: [
        '(self, /)',
        (self: PyByteIterator): Value => {
          const iter = interpreter.builtins.get('iter')!;
          if (self.sequence === null) return new PyTuple([iter, new PyTuple([emptyTuple])]);
          return new PyTuple([iter, new PyTuple([self.sequence]), self.index]);
        },
        'For pickling and copying.',
      ],
      __setstate__: [
        '(self, state, /)',
        (self: PyByteIterator, state: Value): Value => {
          const given = intValue(state);
          if (given === undefined) throw typeError('an integer is required');
          const index = toSsize(given, 'Python int too large to convert to C ssize_t');
          const { sequence } = self;
          if (sequence === null) return null;
          // A negative index exhausts a bytearray's iterator, and starts that of bytes again.
          if (index < 0 && self instanceof PyByteArrayIterator) self.sequence = null;
          else self.index = Math.min(Math.max(index, 0), sequence.data.length);
          return null;
        },
        'Goes to an index.',
      ],
    },
  }));
}
furnishIterator(iteratorType('bytes_iterator'), PyBytesIterator.prototype);
furnishIterator(iteratorType('bytearray_iterator'), PyByteArrayIterator.prototype);
