/** `slice` */
import { typeError, valueError } from '../../runtime/errors.ts';
import { compareItems } from '../../runtime/protocol/compare.ts';
import { hash } from '../../runtime/protocol/hash.ts';
import { hasIndex, indexOf } from '../../runtime/protocol/number.ts';
import { repr } from '../../runtime/protocol/repr.ts';
import { sliceIndices } from '../../runtime/protocol/subscript.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { NotImplemented, type PyInt, type PyType, sliceType, type Value } from '../../runtime/types.ts';
import * as int from '../../runtime/values/int.ts';
import { PySlice } from '../../runtime/values/slice.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { comparisonRows, readOnlyMembers } from '../containers/rows.ts';

function parts(slice: PySlice): Value[] {
  return [slice.start, slice.stop, slice.step];
}

/** `_PySlice_GetLongIndices`: the indices for a sequence of any length, in integers of any size. */
export function longIndices(slice: PySlice, length: PyInt): { start: PyInt; stop: PyInt; step: PyInt } {
  const part = (value: Value): PyInt => {
    if (!hasIndex(value)) throw typeError('slice indices must be integers or None or have an __index__ method');
    return indexOf(value);
  };
  const step = slice.step === null ? 1 : part(slice.step);
  if (step === 0) throw valueError('slice step cannot be zero');
  const backward = step < 0;
  const low: PyInt = backward ? -1 : 0;
  const high: PyInt = backward ? int.sub(length, 1) : length;
  const clip = (value: Value, none: PyInt): PyInt => {
    if (value === null) return none;
    let bound = part(value);
    if (bound < 0) {
      bound = int.add(bound, length);
      return bound < low ? low : bound;
    }
    return bound > high ? high : bound;
  };
  const start = clip(slice.start, backward ? high : low);
  const stop = clip(slice.stop, backward ? low : high);
  return { start, stop, step };
}

furnish(sliceType, () => ({
  doc: 'What `sequence[start:stop:step]` passes as the subscript.',
  new: [
    '(type, start, stop?, step?, /)',
    (_type: PyType, start: Value, stop?: Value, step: Value = null) =>
      stop === undefined ? new PySlice(null, start, null) : new PySlice(start, stop, step),
    'slice(stop) or slice(start, stop[, step]).',
  ],
  methods: {
    ...comparisonRows((op, self: PySlice, other) => {
      if (!(other instanceof PySlice)) return NotImplemented;
      if (self === other) return op === 'eq' || op === 'le' || op === 'ge';
      return compareItems(op, parts(self), parts(other));
    }),
    __repr__: [
      '(self, /)',
      (self: PySlice) => `slice(${repr(self.start)}, ${repr(self.stop)}, ${repr(self.step)})`,
      'Text that shows the object.',
    ],
    __hash__: ['(self, /)', (self: PySlice) => sliceHash(self), 'The hash, equal for equal objects.'],
    __reduce__: [
      '(self, /)',
      (self: PySlice) => new PyTuple([sliceType, new PyTuple(parts(self))]),
      'How to pickle it.',
    ],
    __sizeof__: ['(self, /)', () => 40, 'The size in memory, in bytes.'],
    indices: [
      '(self, object, /)',
      (self: PySlice, object: Value) => {
        const length = indexOf(object);
        if (length < 0) throw valueError('length should not be negative');
        if (typeof length === 'number') {
          const { start, stop, step } = self;
          if (isSmall(start) && isSmall(stop) && isSmall(step)) {
            const indices = sliceIndices(self, length);
            return new PyTuple([indices.start, indices.stop, indices.step]);
          }
        }
        const { start, stop, step } = longIndices(self, length);
        return new PyTuple([start, stop, step]);
      },
      'The (start, stop, step) that the slice means for a sequence of a length.',
    ],
  },
}));
readOnlyMembers(sliceType, {
  start: (self: PySlice) => self.start,
  stop: (self: PySlice) => self.stop,
  step: (self: PySlice) => self.step,
});

function isSmall(value: Value): boolean {
  return value === null || typeof value === 'number';
}

/** As a tuple of the parts, but without its mixing in of the length (`slicehash`). */
function sliceHash(self: PySlice): PyInt {
  const mask = (1n << 64n) - 1n;
  const prime1 = 11400714785074694791n;
  const prime2 = 14029467366897019727n;
  let acc = 2870177450012600261n;
  for (const part of parts(self)) {
    acc = (acc + BigInt.asUintN(64, BigInt(hash(part))) * prime2) & mask;
    acc = ((acc << 31n) | (acc >> 33n)) & mask;
    acc = (acc * prime1) & mask;
  }
  if (acc === mask) return 1546275796;
  return int.normalize(BigInt.asIntN(64, acc));
}
