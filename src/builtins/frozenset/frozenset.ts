/** `frozenset`: a set that can be hashed. */
import { hash } from '../../runtime/protocol/hash.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { frozensetType, type PyInt, type PyType, type Value } from '../../runtime/types.ts';
import { adopt } from '../../runtime/values/adopt.ts';
import { normalize } from '../../runtime/values/int.ts';
import { PyFrozenSet } from '../../runtime/values/set.ts';
import { CLASS_GETITEM } from '../containers/rows.ts';
import { addAll, SHARED_METHODS } from '../set/operations.ts';

const MASK = (1n << 64n) - 1n;

function shuffle(bits: bigint): bigint {
  return ((bits ^ 89869747n ^ ((bits << 16n) & MASK)) * 3644798167n) & MASK;
}

/** The same for any order of the elements (`frozenset_hash`). */
function frozensetHash(self: PyFrozenSet): PyInt {
  self.ownHash ??= computeHash(self);
  return self.ownHash;
}

function computeHash(self: PyFrozenSet): PyInt {
  let result = 0n;
  for (const key of self.table.keys())
    result ^= shuffle(BigInt.asUintN(64, BigInt(self.table.knownHash(key) ?? hash(key))));
  result ^= (BigInt(self.size + 1) * 1927868237n) & MASK;
  result ^= (result >> 11n) ^ (result >> 25n);
  result = (result * 69069n + 907133923n) & MASK;
  return result === MASK ? 590923713 : normalize(BigInt.asIntN(64, result));
}

furnish(frozensetType, () => ({
  doc: 'An immutable collection of hashable objects, each of them once.',
  new: [
    '(type, iterable?, /)',
    (type: PyType, iterable?: Value) => {
      if (iterable instanceof PyFrozenSet && type === frozensetType && iterable.type === frozensetType) return iterable;
      const result = new PyFrozenSet();
      if (iterable !== undefined) addAll(result, iterable);
      return adopt(result, type);
    },
    'A frozenset of the items of an iterable.',
  ],
  methods: {
    ...SHARED_METHODS,
    __hash__: ['(self, /)', frozensetHash, 'The hash, equal for equal objects.'],
  },
  classMethods: { __class_getitem__: CLASS_GETITEM },
}));
frozensetType.textSignature = '(iterable=(), /)';
