/** The methods and operators that build new bytes. */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf, withBytes } from '../../runtime/buffer/request.ts';
import { allocateUnfilled, EMPTY } from '../../runtime/buffer/storage.ts';
import { memoryError, overflowError, PyException, typeError, valueError } from '../../runtime/errors.ts';
import { isIterable, toArray } from '../../runtime/protocol/iterate.ts';
import { hasIndex, toSsize } from '../../runtime/protocol/number.ts';
import type { Row } from '../../runtime/signature/declare.ts';
import { isInstance, NotImplemented, typeName, type Value } from '../../runtime/types.ts';
import { type BytesLike, type Kind, pinned, ssize, unchanged } from './operand.ts';
import { percentBytes } from './percent.ts';
import { concatenated, repeated, replaced, translated } from './transform.ts';

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
        const from = bytesOf(old);
        const to = bytesOf(by);
        const result = replaced(self.data, from, to, ssize(limit));
        return result === null ? unchanged(kind, self) : kind.make(result);
      },
      'With the first `count` occurrences of `old` (all by default) replaced by `new`.',
    ],
    translate: [
      "(self, table, /, delete=b'')",
      (self: BytesLike, table: Value, deleted?: Value): Value => {
        const map = table === null ? null : bytesOf(table);
        if (map !== null && map.length !== 256) throw valueError('translation table must be 256 characters long');
        const gone = deleted === undefined ? EMPTY : bytesOf(deleted);
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
        return kind.make(concatenated(self.data, added(self, other)));
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
    __mod__: [
      '(self, value, /)',
      (self: BytesLike, args: Value) => kind.make(percentBytes(self.data, args)),
      'The operator `%`.',
    ],
    __rmod__: [
      '(self, value, /)',
      (self: BytesLike, format: Value): Value =>
        isInstance(format, kind.type) ? kind.make(percentBytes((format as BytesLike).data, self)) : NotImplemented,
      'The reflected `%`.',
    ],
  };
}

/** The right side of `self + other`. @throws TypeError whatever is wrong with it */
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
  const items = pinned(self, () => toArray(iterable));
  if (items.length === 1 && kind.name === 'bytes') {
    const only = items[0];
    if (only instanceof PyBytes && only.type === kind.type) return only;
  }
  const parts: Uint8Array[] = [];
  let total = 0;
  for (let i = 0; i < items.length; i++) {
    const part = joinItem(items[i], i);
    parts.push(part);
    total += part.length;
  }
  const separator = self.data;
  if (parts.length > 1) total += separator.length * (parts.length - 1);
  const result = allocateUnfilled(total);
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
  return kind.make(result);
}

function joinItem(item: Value, index: number): Uint8Array {
  if (item instanceof PyBytes) return item.data;
  try {
    return withBytes(item, bytes => bytes);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    throw typeError(`sequence item ${index}: expected a bytes-like object, ${typeName(item)} found`);
  }
}
