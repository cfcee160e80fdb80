/** The type bytearray. What it shares with bytes is in `bytes-like/`, what changes it in `assign.ts`. */
import { bytesEqual } from '../../runtime/buffer/compare.ts';
import { ensureResizable } from '../../runtime/buffer/exports.ts';
import { PyByteArray, PyBytes, PyMemoryView } from '../../runtime/buffer/objects.ts';
import { bufferMethod, bytesOf, isExporter, releaseView, runOf } from '../../runtime/buffer/request.ts';
import { copyOf, EMPTY } from '../../runtime/buffer/storage.ts';
import { latin1Text } from '../../runtime/codecs/narrow.ts';
import { indexError, memoryError, typeError, valueError } from '../../runtime/errors.ts';
import { callMethod } from '../../runtime/protocol/call.ts';
import { type CompareOp, ordered } from '../../runtime/protocol/compare.ts';
import { declareMaker } from '../../runtime/protocol/construct.ts';
import { hasIndex, indexOf, toSsize } from '../../runtime/protocol/number.ts';
import { furnish, type Row } from '../../runtime/signature/declare.ts';
import {
  bytearrayType,
  listType,
  type Maybe,
  NotImplemented,
  type PyType,
  tupleType,
  typeName,
  typeOf,
  type Value,
} from '../../runtime/types.ts';
import { adopt } from '../../runtime/values/adopt.ts';
import type { PyList } from '../../runtime/values/list.ts';
import { emptyTuple, PyTuple } from '../../runtime/values/tuple.ts';
import { warnOfComparison, warnOfStr } from '../bytes-like/bytes-warnings.ts';
import { bytesFrom, copyOfRun, eachByte, encodedSource, sizeSource, zeros } from '../bytes-like/construct.ts';
import { bytesRepr } from '../bytes-like/display.ts';
import { PyByteArrayIterator } from '../bytes-like/iterator.ts';
import { sharedMethods } from '../bytes-like/methods.ts';
import { bytearrayKind, byteValue, pinned, ssize } from '../bytes-like/operand.ts';
import { compare } from '../bytes-like/search.ts';
import { assign, comparable, concatenate, extend, remove, repeatInPlace, resize, setRange } from './assign.ts';

/** C `bytearray___init___impl`. */
function initialize(self: PyByteArray, source: Maybe, encoding: string | undefined, errors: string | undefined): Value {
  resize(self, 0);
  if (source === undefined && encoding === undefined && errors === undefined) return null;
  const run = encoding === undefined && errors === undefined ? runOf(source!) : undefined;
  if (run !== undefined) {
    if (run.nbytes > 0) ensureResizable(self.storage);
    self.storage.replace(copyOfRun(run));
    return null;
  }
  const encoded = encodedSource(source, encoding, errors);
  if (encoded !== undefined) {
    if (encoded.length > 0) ensureResizable(self.storage);
    self.storage.replace(encoded);
  } else {
    const size = sizeSource(source!, 'bytearray');
    if (size !== undefined) {
      if (size === 0) return null;
      ensureResizable(self.storage);
      self.storage.replace(zeros(size));
    } else if (isExporter(source!) || allPlain(source!)) {
      if (hasItems(source!)) ensureResizable(self.storage);
      const bytes = bytesFrom(source!, 'bytearray');
      // Reading the source may have run code that exported or filled this one.
      if (bytes.length !== self.length) ensureResizable(self.storage);
      self.storage.replace(bytes);
    } else {
      if (hasItems(source!)) ensureResizable(self.storage);
      appendAll(self, source!);
    }
  }
  return null;
}

/** True for a list or tuple for whose first item CPython makes room before it looks at it. */
function hasItems(source: Value): boolean {
  const type = typeOf(source);
  return (type === listType || type === tupleType) && (source as PyList | PyTuple).items.length > 0;
}

/** True for a list or tuple of nothing but ints up to its end or the first that is no byte: filled in at once or not at all. */
function allPlain(source: Value): boolean {
  const type = typeOf(source);
  if (type !== listType && type !== tupleType) return false;
  for (const item of (source as PyList | PyTuple).items) {
    if (typeof item !== 'number' && typeof item !== 'bigint') return false;
    if (item < 0 || item > 255) return true;
  }
  return true;
}

/** Appends item by item: what the iterable does to this bytearray meanwhile stays, and so do the items before a bad one. */
function appendAll(self: PyByteArray, source: Value): void {
  const { storage } = self;
  eachByte(source, 'bytearray', byte => {
    if (storage.exports !== 0 || storage.pins !== 0) ensureResizable(storage);
    storage.push(byte);
  });
}

/** C `_common_reduce`. */
function reduce(self: PyByteArray, protocol: number): Value {
  const state = callMethod(self, '__getstate__');
  if (self.length === 0) return new PyTuple([self.type, emptyTuple, state]);
  if (protocol < 3) return new PyTuple([self.type, new PyTuple([latin1Text(self.data), 'latin-1']), state]);
  return new PyTuple([self.type, new PyTuple([new PyBytes(copyOf(self.data))]), state]);
}

const SYMBOLS = { eq: '==', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;
function comparison(op: CompareOp): Row {
  const implementation = (self: PyByteArray, other: Value): Value => {
    const plain = other instanceof PyBytes && other.type.origin === 'builtin';
    const bytes = plain ? other.data : pinned(self, () => comparable(other));
    if (bytes === undefined) {
      if (op === 'eq' || op === 'ne') warnOfComparison('bytearray', other);
      return NotImplemented;
    }
    const own = self.type.origin === 'builtin' ? self.data : bytesOf(self);
    if (op === 'eq' || op === 'ne') return bytesEqual(own, bytes) === (op === 'eq');
    return ordered(op, compare(own, bytes));
  };
  return ['(self, value, /)', implementation, `Return self${SYMBOLS[op]}value.`];
}

/** A position for `insert()` and `pop()` counted from the end if negative. */
function fromEnd(self: PyByteArray, index: number): number {
  return index < 0 ? index + self.length : index;
}

function releaseBuffer(self: PyByteArray, buffer: Value): Value {
  if (!(buffer instanceof PyMemoryView)) throw typeError('expected a memoryview object');
  if (buffer.released) throw valueError("memoryview's buffer has already been released");
  if (buffer.acquisition.obj !== self) throw valueError("memoryview's buffer is not this object");
  releaseView(buffer);
  return null;
}

declareMaker(bytearrayType, {
  min: 0,
  max: 1,
  create: (_type: PyType, source?: Value) => {
    const made = new PyByteArray(EMPTY);
    initialize(made, source, undefined, undefined);
    return made;
  },
});

const shared = sharedMethods(bytearrayKind);

furnish(bytearrayType, () => ({
  doc: 'bytearray(source, encoding, errors): bytes that can change, and grow and shrink, made of integers from 0 to 255, of text and its encoding, of the memory of another object, or as many zeros as an integer says.',
  new: ['(type, *args, **kwargs)', (type: PyType) => adopt(new PyByteArray(EMPTY), type)],
  init: ['(self, source?, encoding?: cstr, errors?: cstr)', initialize],
  methods: {
    ...shared.methods,
    __repr__: [
      '(self, /)',
      (self: PyByteArray) => `${self.type.name}(${bytesRepr(self.data, true)})`,
      'Text that shows the object.',
    ],
    __str__: [
      '(self, /)',
      (self: PyByteArray) => {
        warnOfStr('bytearray');
        return `${self.type.name}(${bytesRepr(self.data, true)})`;
      },
      'The object as text.',
    ],
    __eq__: comparison('eq'),
    __ne__: comparison('ne'),
    __lt__: comparison('lt'),
    __le__: comparison('le'),
    __gt__: comparison('gt'),
    __ge__: comparison('ge'),
    __iter__: ['(self, /)', (self: PyByteArray) => new PyByteArrayIterator(self), 'An iterator over the object.'],
    __setitem__: [
      '(self, key, value, /)',
      (self: PyByteArray, key: Value, value: Value): Value => {
        assign(self, key, value);
        return null;
      },
      'Stores an item under a key.',
    ],
    __delitem__: [
      '(self, key, /)',
      (self: PyByteArray, key: Value): Value => {
        assign(self, key, undefined);
        return null;
      },
      'Deletes the item of a key.',
    ],
    __iadd__: [
      '(self, value, /)',
      (self: PyByteArray, other: Value): Value => {
        concatenate(self, other);
        return self;
      },
      'In-place `+`.',
    ],
    __imul__: [
      '(self, value, /)',
      (self: PyByteArray, times: Value): Value => {
        if (!hasIndex(times)) throw typeError(`'${typeName(times)}' object cannot be interpreted as an integer`);
        repeatInPlace(self, Math.max(toSsize(times), 0));
        return self;
      },
      'In-place `*`.',
    ],
    append: [
      '(self, item, /)',
      (self: PyByteArray, item: Value): Value => {
        const byte = byteValue(item);
        const { storage } = self;
        if (storage.exports !== 0 || storage.pins !== 0) ensureResizable(storage);
        storage.push(byte);
        return null;
      },
      'Adds a byte at the end.',
    ],
    extend: [
      '(self, iterable_of_ints, /)',
      (self: PyByteArray, iterable: Value): Value => {
        extend(self, iterable);
        return null;
      },
      'Adds the bytes of a bytes-like object, or the ints of an iterable, at the end.',
    ],
    insert: [
      '(self, index, item, /)',
      (self: PyByteArray, index: Value, item: Value): Value => {
        const at = ssize(index);
        const byte = byteValue(item);
        const where = Math.min(Math.max(fromEnd(self, at), 0), self.length);
        setRange(self, where, where, Uint8Array.of(byte));
        return null;
      },
      'Inserts a byte before an index.',
    ],
    pop: [
      '(self, index=-1, /)',
      (self: PyByteArray, index: Value = -1): Value => {
        const at = ssize(index);
        if (self.length === 0) throw indexError('pop from empty bytearray');
        const where = fromEnd(self, at);
        if (where < 0 || where >= self.length) throw indexError('pop index out of range');
        const { storage } = self;
        const byte = storage.bytes[storage.start + where];
        if (where === storage.length - 1) resize(self, where);
        else setRange(self, where, where + 1, EMPTY);
        return byte;
      },
      'Removes the byte at an index, the last one by default, and returns it.',
    ],
    remove: [
      '(self, value, /)',
      (self: PyByteArray, value: Value): Value => {
        remove(self, value);
        return null;
      },
      'Removes the first byte of a value. Raises ValueError if there is none.',
    ],
    reverse: [
      '(self, /)',
      (self: PyByteArray): Value => {
        self.data.reverse();
        return null;
      },
      'Reverses the order of the bytes in place.',
    ],
    clear: [
      '(self, /)',
      (self: PyByteArray): Value => {
        resize(self, 0);
        return null;
      },
      'Removes all bytes.',
    ],
    copy: [
      '(self, /)',
      (self: PyByteArray) => new PyByteArray(copyOf(self.data)),
      'A bytearray of its own with the same bytes.',
    ],
    resize: [
      '(self, size, /)',
      (self: PyByteArray, size: Value): Value => {
        const exact = indexOf(size);
        const wanted = ssize(exact);
        if (wanted < 0) throw valueError(`Can only resize to positive sizes, got ${exact}`);
        const before = self.length;
        if (wanted !== before) ensureResizable(self.storage);
        if (wanted === Number.MAX_SAFE_INTEGER) throw memoryError();
        resize(self, wanted);
        if (wanted > before) self.data.fill(0, before);
        return null;
      },
      'Cuts the bytearray to a size, or lengthens it with zeros.',
      '3.14',
    ],
    __reduce__: ['(self, /)', (self: PyByteArray) => reduce(self, 2), 'For pickling.'],
    __reduce_ex__: [
      '(self, proto: int = 0, /)',
      (self: PyByteArray, protocol = 0) => reduce(self, protocol),
      'For pickling.',
    ],
    __alloc__: ['(self, /)', (self: PyByteArray) => allocated(self), 'The number of bytes allocated.'],
    __sizeof__: ['(self, /)', (self: PyByteArray) => 56 + allocated(self), 'The size in memory, in bytes.'],
    __buffer__: ['(self, flags, /)', bufferMethod, 'A view of the memory of the object (PEP 688).'],
    __release_buffer__: ['(self, buffer, /)', releaseBuffer, 'Gives back a view that `__buffer__` gave.'],
  },
  classMethods: shared.classMethods,
  staticMethods: shared.staticMethods,
  constants: { __hash__: null },
}));

/** As CPython counts: one byte more than the contents, and what is spare. */
function allocated(self: PyByteArray): number {
  const { storage } = self;
  return storage.bytes.length === 0 ? 0 : storage.bytes.length - storage.start + 1;
}
