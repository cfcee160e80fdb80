/** What `iter` gives for sequences without `__iter__`, and for a callable with a sentinel. */
import { overflowError, typeError } from '../../runtime/errors.ts';
import { PyCallableIterator, PySequenceIterator } from '../../runtime/protocol/iterate.ts';
import { hasIndex, indexOf } from '../../runtime/protocol/number.ts';
import { len } from '../../runtime/protocol/subscript.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { NotImplemented, typeOf, type Value } from '../../runtime/types.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { builtinIter, iteratorReduction } from '../containers/iterators.ts';

/** An iterator that has come to its end is pickled as one of nothing. */
const ofNothing = (): Value => iteratorReduction(new PyTuple([]), undefined);

furnish(PySequenceIterator.prototype.type, () => ({
  methods: {
    __length_hint__: [
      '(self, /)',
      (self: PySequenceIterator) => {
        if (self.sequence === undefined) return 0;
        if (typeOf(self.sequence).lookup('__len__') === undefined) return NotImplemented;
        return Math.max(len(self.sequence) - self.index, 0);
      },
      'How many items are left.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PySequenceIterator) => {
        // The name may be looked up by Python code, which may walk the iterator to its end.
        const iter = builtinIter();
        if (self.sequence === undefined) return ofNothing();
        return new PyTuple([iter, new PyTuple([self.sequence]), self.index]);
      },
      'How to pickle it.',
    ],
    __setstate__: [
      '(self, state, /)',
      (self: PySequenceIterator, state: Value) => {
        if (!hasIndex(state)) throw typeError('an integer is required');
        const index = indexOf(state);
        if (index > 2n ** 63n - 1n) throw overflowError('Python int too large to convert to C ssize_t');
        if (self.sequence !== undefined) self.index = index < 0 ? 0 : Number(index);
        return null;
      },
      'Sets the position.',
    ],
  },
}));

furnish(PyCallableIterator.prototype.type, () => ({
  methods: {
    __reduce__: [
      '(self, /)',
      (self: PyCallableIterator) => {
        const iter = builtinIter();
        if (self.callable === undefined) return ofNothing();
        return new PyTuple([iter, new PyTuple([self.callable, self.sentinel])]);
      },
      'How to pickle it.',
    ],
  },
}));
