/** The type bytes. What it shares with bytearray is in `bytes-like/`. */
import { bytesEqual } from '../../runtime/buffer/compare.ts';
import { emptyBytes, PyBytes } from '../../runtime/buffer/objects.ts';
import { bufferMethod } from '../../runtime/buffer/request.ts';
import { typeError } from '../../runtime/errors.ts';
import { call0, lookupSpecial } from '../../runtime/protocol/call.ts';
import { type CompareOp, ordered } from '../../runtime/protocol/compare.ts';
import { declareMaker } from '../../runtime/protocol/construct.ts';
import { furnish, type Row } from '../../runtime/signature/declare.ts';
import { bytesType, type Maybe, NotImplemented, type PyType, typeName, type Value } from '../../runtime/types.ts';
import { adopt } from '../../runtime/values/adopt.ts';
import { contentTokens } from '../../runtime/values/key.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { warnOfComparison, warnOfStr } from '../bytes-like/bytes-warnings.ts';
import { bytesFrom, encodedSource, plainSource, sizeSource, zeros } from '../bytes-like/construct.ts';
import { bytesRepr, bytesToken, hashBytes } from '../bytes-like/display.ts';
import { PyBytesIterator } from '../bytes-like/iterator.ts';
import { sharedMethods } from '../bytes-like/methods.ts';
import { bytesKind } from '../bytes-like/operand.ts';
import { compare } from '../bytes-like/search.ts';

contentTokens.set(PyBytes, (value: PyBytes) => bytesToken(value.data));

/** C `bytes_new_impl`. */
function newBytes(source: Maybe, encoding: string | undefined, errors: string | undefined): PyBytes {
  if (source === undefined && encoding === undefined && errors === undefined) return emptyBytes;
  if (source === undefined || encoding !== undefined || errors !== undefined) {
    return new PyBytes(encodedSource(source, encoding, errors)!);
  }
  const plain = plainSource(source);
  if (plain !== undefined) return new PyBytes(plain);
  const method = lookupSpecial(source, '__bytes__');
  if (method !== undefined) {
    const result = call0(method);
    if (!(result instanceof PyBytes)) throw typeError(`__bytes__ returned non-bytes (type ${typeName(result)})`);
    return result;
  }
  encodedSource(source, undefined, undefined);
  const size = sizeSource(source, 'bytes');
  return new PyBytes(size === undefined ? bytesFrom(source, 'bytes') : zeros(size));
}

const SYMBOLS = { eq: '==', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;
function comparison(op: CompareOp): Row {
  const implementation =
    op === 'eq' || op === 'ne'
      ? (self: PyBytes, other: Value): Value => {
          if (other instanceof PyBytes) return bytesEqual(self.data, other.data) === (op === 'eq');
          warnOfComparison('bytes', other);
          return NotImplemented;
        }
      : (self: PyBytes, other: Value): Value =>
          other instanceof PyBytes ? ordered(op, compare(self.data, other.data)) : NotImplemented;
  return ['(self, value, /)', implementation, `Return self${SYMBOLS[op]}value.`];
}

declareMaker(bytesType, {
  min: 0,
  max: 1,
  create: (_type: PyType, source?: Value) => newBytes(source, undefined, undefined),
});

const shared = sharedMethods(bytesKind);

furnish(bytesType, () => ({
  doc: 'bytes(source, encoding, errors): bytes that never change, made of integers from 0 to 255, of text and its encoding, of the memory of another object, or as many zeros as an integer says.',
  new: [
    '(type, source?, encoding?: cstr, errors?: cstr)',
    (type: PyType, source: Maybe, encoding: string | undefined, errors: string | undefined): Value => {
      const made = newBytes(source, encoding, errors);
      if (type === bytesType) return made;
      return adopt(new PyBytes(made.data, true), type);
    },
  ],
  methods: {
    ...shared.methods,
    __repr__: ['(self, /)', (self: PyBytes) => bytesRepr(self.data), 'Text that shows the object.'],
    __str__: [
      '(self, /)',
      (self: PyBytes) => {
        warnOfStr('bytes');
        return bytesRepr(self.data);
      },
      'The object as text.',
    ],
    __hash__: ['(self, /)', (self: PyBytes) => hashBytes(self.data), 'The hash, equal for equal objects.'],
    __eq__: comparison('eq'),
    __ne__: comparison('ne'),
    __lt__: comparison('lt'),
    __le__: comparison('le'),
    __gt__: comparison('gt'),
    __ge__: comparison('ge'),
    __iter__: ['(self, /)', (self: PyBytes) => new PyBytesIterator(self), 'An iterator over the object.'],
    __bytes__: [
      '(self, /)',
      (self: PyBytes): Value => (self.type === bytesType ? self : new PyBytes(self.data)),
      'These bytes as exact bytes.',
    ],
    __getnewargs__: [
      '(self, /)',
      (self: PyBytes): Value => new PyTuple([new PyBytes(self.data)]),
      'The arguments that make an equal object.',
    ],
    __sizeof__: ['(self, /)', (self: PyBytes) => 33 + self.data.length, 'The size in memory, in bytes.'],
    __buffer__: ['(self, flags, /)', bufferMethod, 'A view of the memory of the object (PEP 688).'],
  },
  classMethods: shared.classMethods,
  staticMethods: shared.staticMethods,
}));
