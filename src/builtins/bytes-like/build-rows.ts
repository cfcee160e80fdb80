/** The methods and operators that build new bytes. */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf, getBuffer, type HeldBuffer, PyBUF, withBytes } from '../../runtime/buffer/request.ts';
import { EMPTY } from '../../runtime/buffer/storage.ts';
import {
  memoryError,
  overflowError,
  PyException,
  RuntimeError,
  raise,
  typeError,
  valueError,
} from '../../runtime/errors.ts';
import { isIterable } from '../../runtime/protocol/iterate.ts';
import { toSequence } from '../../runtime/protocol/length-hint.ts';
import { hasIndex, toSsize } from '../../runtime/protocol/number.ts';
import type { Row } from '../../runtime/signature/declare.ts';
import { isInstance, listType, NotImplemented, tupleType, typeName, typeOf, type Value } from '../../runtime/types.ts';
import type { PyList } from '../../runtime/values/list.ts';
import type { PyTuple } from '../../runtime/values/tuple.ts';
import { type BytesLike, type Kind, pinned, ssize, unchanged } from './operand.ts';
import { percentBytes } from './percent.ts';
import { concatenated, repeated, replaced, sized, translated } from './transform.ts';

/** The rows of the tables of both types. */
export function buildRows(kind: Kind): Record<string, Row> {
  return {
    join: [
      '(self, iterable_of_bytes, /)',
      (self: BytesLike, iterable: Value) => joined(kind, self, iterable),
      'The items of an iterable of bytes-like objects, with this between them.',
    ],
    replace: [
      '(self, old, new, count=-1, /)',
      (self: BytesLike, old: Value, by: Value, limit: Value = -1): Value => {
        const replace = (from: Uint8Array, to: Uint8Array): Value => {
          const most = ssize(limit);
          const result = replaced(self.data, from, to, most);
          return result === null ? unchanged(kind, self) : kind.make(result);
        };
        if (typeof limit === 'number') return replace(bytesOf(old), bytesOf(by));
        // An `__index__` may run, and both are held meanwhile.
        return withBytes(old, from => withBytes(by, to => replace(from, to)));
      },
      'With the first `count` occurrences of `old` (all by default) replaced by `new`.',
    ],
    translate: [
      "(self, table, /, delete=b'')",
      (self: BytesLike, table: Value, deleted?: Value): Value => {
        const map = table === null ? null : tableOf(kind, table);
        if (map !== null && map.length !== 256) throw valueError('translation table must be 256 characters long');
        const gone = deleted === undefined ? EMPTY : tableOf(kind, deleted);
        if (map === null && gone.length === 0) return unchanged(kind, self);
        return kind.make(translated(self.data, map, gone));
      },
      'With every byte looked up in a table of 256 (None: unchanged), after those in `delete` were left out.',
    ],
    __add__: [
      '(self, value, /)',
      (self: BytesLike, other: Value): Value => {
        if (kind.name === 'bytes') {
          if (self.data.length === 0 && other instanceof PyBytes && other.type === kind.type) return other;
          if (other instanceof PyBytes && other.data.length === 0 && self.type === kind.type) return self;
        }
        const own = self.type.origin === 'builtin' ? self.data : bytesOf(self);
        return kind.make(concatenated(own, added(self, other)));
      },
      'The operator `+`.',
    ],
    __mul__: [
      '(self, value, /)',
      (self: BytesLike, times: Value) => multiplied(kind, self, times),
      'The operator `*`.',
    ],
    __rmul__: [
      '(self, value, /)',
      (self: BytesLike, times: Value) => multiplied(kind, self, times),
      'The reflected `*`.',
    ],
    __mod__: ['(self, value, /)', (self: BytesLike, args: Value) => modulo(kind, self, args), 'The operator `%`.'],
    __rmod__: [
      '(self, value, /)',
      (self: BytesLike, format: Value): Value =>
        isInstance(format, kind.type) ? modulo(kind, format as BytesLike, self) : NotImplemented,
      'The reflected `%`.',
    ],
  };
}

/** `format % args`; the format cannot be resized meanwhile. */
function modulo(kind: Kind, format: BytesLike, args: Value): Value {
  return kind.make(pinned(format, () => percentBytes(format.data, args)));
}

/** The right side of `self + other`. @throws TypeError whatever is wrong with it */
/** An argument of `translate`: that of bytes takes a bytes object's own contents, whatever its `__buffer__`. */
function tableOf(kind: Kind, value: Value): Uint8Array {
  return kind.name === 'bytes' && value instanceof PyBytes ? value.data : bytesOf(value);
}

function added(self: BytesLike, other: Value): Uint8Array {
  try {
    return pinned(self, () => bytesOf(other));
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    throw typeError(`can't concat ${typeName(other)} to ${typeName(self)}`);
  }
}

/** `PTRDIFF_MAX` rounded to what a number holds exactly. */
const MAX_SIZE = 2 ** 63;

function multiplied(kind: Kind, self: BytesLike, value: Value): Value {
  if (!hasIndex(value)) throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  const times = Math.max(toSsize(value), 0);
  const { data } = self;
  if (times * data.length >= MAX_SIZE || (times > 2 ** 52 && data.length > 2 ** 9)) throw tooLong(kind);
  if (times === Number.MAX_SAFE_INTEGER && data.length > 1 && kind.name === 'bytes') throw tooLong(kind);
  if (times === 1) return unchanged(kind, self);
  return kind.make(repeated(data, times));
}

function tooLong(kind: Kind): PyException {
  return kind.name === 'bytes' ? overflowError('repeated bytes are too long') : memoryError();
}

function joined(kind: Kind, self: BytesLike, iterable: Value): Value {
  if (!isIterable(iterable)) throw typeError('can only join an iterable');
  return pinned(self, () => {
    const type = typeOf(iterable);
    const exact = type === listType || type === tupleType;
    const items = exact ? (iterable as PyList | PyTuple).items : toSequence(iterable);
    if (items.length === 1 && kind.name === 'bytes') {
      const only = items[0];
      if (only instanceof PyBytes && only.type === kind.type) return only;
    }
    return kind.make(joinedBytes(self.data, items));
  });
}

/** The items' bytes with a separator between; the items are held until all are copied, and may not change in number. */
function joinedBytes(separator: Uint8Array, items: readonly Value[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const held: HeldBuffer[] = [];
  try {
    const count = items.length;
    let total = separator.length * Math.max(count - 1, 0);
    for (let i = 0; i < count; i++) {
      const part = joinItem(items[i], i, held);
      parts.push(part);
      total += part.length;
      if (items.length !== count) throw raise(RuntimeError, 'sequence changed size during iteration');
    }
    return assembled(separator, parts, sized(total));
  } finally {
    for (const buffer of held) buffer.release();
  }
}

function assembled(separator: Uint8Array, parts: readonly Uint8Array[], result: Uint8Array): Uint8Array {
  let to = 0;
  for (let i = 0; i < parts.length; i++) {
    if (i > 0 && separator.length > 0) {
      if (separator.length === 1) result[to] = separator[0];
      else result.set(separator, to);
      to += separator.length;
    }
    const part = parts[i];
    if (part.length <= 16) for (let k = 0; k < part.length; k++) result[to + k] = part[k];
    else result.set(part, to);
    to += part.length;
  }
  return result;
}

function joinItem(item: Value, index: number, held: HeldBuffer[]): Uint8Array {
  if (item instanceof PyBytes && item.type.origin === 'builtin') return item.data;
  try {
    const buffer = getBuffer(item, PyBUF.SIMPLE);
    held.push(buffer);
    return buffer.bytes;
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    throw typeError(`sequence item ${index}: expected a bytes-like object, ${typeName(item)} found`);
  }
}
