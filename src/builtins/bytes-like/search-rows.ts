/** The methods that search. */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf, isExporter } from '../../runtime/buffer/request.ts';
import { isRaised, PyException, TypeError_, typeError, valueError } from '../../runtime/errors.ts';
import { clippedIndex, hasIndex } from '../../runtime/protocol/number.ts';
import type { Row } from '../../runtime/signature/declare.ts';
import { isInstance, type Maybe, type PyObject, tupleType, typeName, type Value } from '../../runtime/types.ts';
import type { PyTuple } from '../../runtime/values/tuple.ts';
import { type BytesLike, clamp, needle, pinned, searchRange } from './operand.ts';
import { count, find, findByte, matchesAt, rfind, rfindByte } from './search.ts';

const SEARCH = '(self, sub, start?, end?, /)';

/** The signature of a method with optional bounds, as CPython shows it. */
function shown(parameter: string): string {
  return `($self, ${parameter}[, start[, end]], /)`;
}

/** True for what no Python code runs to read. */
function simple(value: Value): boolean {
  return typeof value === 'number' || (value instanceof PyBytes && value.type.origin === 'builtin');
}

/** `find` and its relatives: the index, or -1. */
function locate(self: BytesLike, sub: Value, start: Maybe, end: Maybe, fromRight: boolean): number {
  const range = searchRange(start, end);
  const what = simple(sub) ? needle(sub) : pinned(self, () => needle(sub));
  const { data } = self;
  clamp(range, data.length);
  if (range.start > range.end) return -1;
  if (typeof what === 'number') return (fromRight ? rfindByte : findByte)(data, what, range.start, range.end);
  return (fromRight ? rfind : find)(data, what, range.start, range.end);
}

/** `key in self` takes what has no index for a buffer, whatever its `__index__` raised. */
function indexOrNone(key: Value): number | undefined {
  try {
    return clippedIndex(key);
  } catch (thrown) {
    if (thrown instanceof PyException) return undefined;
    throw thrown;
  }
}

function found(at: number): number {
  if (at < 0) throw valueError('subsection not found');
  return at;
}

function matchesEdge(self: BytesLike, part: Uint8Array, start: number, end: number, atEnd: boolean): boolean {
  const { data } = self;
  const range = clamp({ start, end }, data.length);
  if (range.end - range.start < part.length || range.start > data.length) return false;
  return matchesAt(data, part, atEnd ? range.end - part.length : range.start);
}

/** Of a bytes object its own contents, whatever `__buffer__` a subclass has (C `tailmatch`). */
function edgeBytes(value: Value): Uint8Array {
  return value instanceof PyBytes ? value.data : bytesOf(value);
}

/** The bytes looked for. Whatever TypeError they raise, CPython says this in its place. */
function edge(self: BytesLike, wanted: PyObject, name: string): Uint8Array {
  try {
    return pinned(self, () => edgeBytes(wanted));
  } catch (thrown) {
    if (isRaised(thrown, TypeError_)) throw wrongEdge(name, wanted);
    throw thrown;
  }
}

function wrongEdge(name: string, wanted: Value): PyException {
  return typeError(`${name} first arg must be bytes or a tuple of bytes, not ${typeName(wanted)}`);
}

function edgeRow(name: 'startswith' | 'endswith', doc: string): Row {
  const atEnd = name === 'endswith';
  const parameter = atEnd ? 'suffix' : 'prefix';
  const implementation = (self: BytesLike, wanted: Value, from: Maybe, to: Maybe): Value => {
    const { start, end } = searchRange(from, to);
    if (isInstance(wanted, tupleType)) {
      return pinned(self, () =>
        (wanted as PyTuple).items.some(item => matchesEdge(self, edgeBytes(item), start, end, atEnd)),
      );
    }
    if (!isExporter(wanted)) throw wrongEdge(name, wanted);
    return matchesEdge(self, edge(self, wanted, name), start, end, atEnd);
  };
  return [`(self, ${parameter}, start?, end?, /)`, implementation, doc, undefined, shown(parameter)];
}

/** The rows of the tables of both types. */
export function searchRows(): Record<string, Row> {
  return {
    find: [
      SEARCH,
      (self: BytesLike, sub: Value, start: Maybe, end: Maybe) => locate(self, sub, start, end, false),
      'The lowest index at which `sub` (bytes, or an int for one byte) occurs in `self[start:end]`; -1 if it does not.',
      undefined,
      shown('sub'),
    ],
    rfind: [
      SEARCH,
      (self: BytesLike, sub: Value, start: Maybe, end: Maybe) => locate(self, sub, start, end, true),
      'The highest index at which `sub` occurs in `self[start:end]`; -1 if it does not.',
      undefined,
      shown('sub'),
    ],
    index: [
      SEARCH,
      (self: BytesLike, sub: Value, start: Maybe, end: Maybe) => found(locate(self, sub, start, end, false)),
      'As `find()`, but raises ValueError if `sub` does not occur.',
      undefined,
      shown('sub'),
    ],
    rindex: [
      SEARCH,
      (self: BytesLike, sub: Value, start: Maybe, end: Maybe) => found(locate(self, sub, start, end, true)),
      'As `rfind()`, but raises ValueError if `sub` does not occur.',
      undefined,
      shown('sub'),
    ],
    count: [
      SEARCH,
      (self: BytesLike, sub: Value, start: Maybe, end: Maybe): Value => {
        const range = searchRange(start, end);
        const what = simple(sub) ? needle(sub) : pinned(self, () => needle(sub));
        clamp(range, self.data.length);
        return count(self.data, what, range.start, range.end);
      },
      'How often `sub` occurs in `self[start:end]` without overlapping.',
      undefined,
      shown('sub'),
    ],
    startswith: edgeRow(
      'startswith',
      'Whether `self[start:end]` begins with the prefix, or with one of a tuple of them.',
    ),
    endswith: edgeRow('endswith', 'Whether `self[start:end]` ends with the suffix, or with one of a tuple of them.'),
    __contains__: [
      '(self, key, /)',
      (self: BytesLike, key: Value): Value => {
        const byte = hasIndex(key) ? pinned(self, () => indexOrNone(key)) : undefined;
        if (byte === undefined) {
          const part = pinned(self, () => bytesOf(key));
          return find(self.data, part, 0, self.data.length) >= 0;
        }
        if (byte < 0 || byte > 255) throw valueError('byte must be in range(0, 256)');
        return findByte(self.data, byte, 0, self.data.length) >= 0;
      },
      'Whether something is contained.',
    ],
  };
}
