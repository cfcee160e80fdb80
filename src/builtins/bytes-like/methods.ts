/** The methods of bytes and bytearray, once for both: `sharedMethods(kind)` makes the table. */
import { PyByteArray, PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf, isExporter, withBytes } from '../../runtime/buffer/request.ts';
import { allocateUnfilled, EMPTY } from '../../runtime/buffer/storage.ts';
import { isAsciiBytes } from '../../runtime/codecs/narrow.ts';
import { decode } from '../../runtime/codecs/registry.ts';
import { indexError, memoryError, overflowError, PyException, typeError, valueError } from '../../runtime/errors.ts';
import { call1 } from '../../runtime/protocol/call.ts';
import { isIterable, toArray } from '../../runtime/protocol/iterate.ts';
import { clippedIndex, hasIndex, isTrue, toSsize } from '../../runtime/protocol/number.ts';
import { sequenceIndex, unpackSlice } from '../../runtime/protocol/subscript.ts';
import type { Row, TypeTable } from '../../runtime/signature/declare.ts';
import {
  isInstance,
  type Maybe,
  NotImplemented,
  type PyType,
  tupleType,
  typeName,
  type Value,
} from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { adjustIndices, PySlice } from '../../runtime/values/slice.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import * as characters from './characters.ts';
import { bytesFromHex, hexText } from './hex.ts';
import {
  type BytesLike,
  bytesKind,
  clamp,
  copied,
  type Kind,
  needle,
  searchRange,
  ssize,
  unchanged,
} from './operand.ts';
import { percentBytes } from './percent.ts';
import { count, find, findByte, matchesAt, rfind, rfindByte } from './search.ts';
import { rsplitAt, rsplitWhitespace, splitAt, splitLines, splitWhitespace } from './split.ts';
import { concatenated, padded, repeated, replaced, tabsExpanded, translated } from './transform.ts';

/** The rows that both types have. */
export function sharedMethods(kind: Kind): Required<Pick<TypeTable, 'methods' | 'classMethods' | 'staticMethods'>> {
  return {
    methods: {
      ...searchRows(),
      ...splitRows(kind),
      ...stripRows(kind),
      ...caseRows(kind),
      ...classRows(),
      ...buildRows(kind),
      ...textRows(),
      ...sequenceRows(kind),
    },
    classMethods: {
      fromhex: [
        '(type, string, /)',
        (type: PyType, source: Value): Value => {
          const data = bytesFromHex(source);
          return type === kind.type ? kind.make(data) : call1(type, bytesKind.make(data));
        },
        `Reads pairs of hexadecimal digits: \`${kind.name}.fromhex('00 ff')\`. Whitespace between pairs is skipped.`,
      ],
    },
    staticMethods: {
      maketrans: [
        '(frm, to, /)',
        (from: Value, to: Value): Value => {
          const old = bytesOf(from);
          const by = bytesOf(to);
          if (old.length !== by.length) throw valueError('maketrans arguments must have same length');
          const table = allocateUnfilled(256);
          for (let i = 0; i < 256; i++) table[i] = i;
          for (let i = 0; i < old.length; i++) table[old[i]] = by[i];
          return new PyBytes(table);
        },
        'A table for `translate()` that maps each byte of the first argument to the byte of the second at the same place.',
      ],
    },
  };
}

// ---------------------------------------------------------------- searching

const SEARCH = '(self, sub, start?, end?, /)';

/** `find` and its relatives: the index, or -1. */
function locate(self: BytesLike, sub: Value, start: Maybe, end: Maybe, fromRight: boolean): number {
  const range = searchRange(start, end);
  const what = needle(sub);
  const { data } = self;
  clamp(range, data.length);
  if (range.start > range.end) return -1;
  if (typeof what === 'number') return (fromRight ? rfindByte : findByte)(data, what, range.start, range.end);
  return (fromRight ? rfind : find)(data, what, range.start, range.end);
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

function edgeRow(name: 'startswith' | 'endswith', doc: string): Row {
  const atEnd = name === 'endswith';
  const parameter = atEnd ? 'suffix' : 'prefix';
  const implementation = (self: BytesLike, wanted: Value, from: Maybe, to: Maybe): Value => {
    const { start, end } = searchRange(from, to);
    if (isInstance(wanted, tupleType)) {
      return (wanted as PyTuple).items.some(item => matchesEdge(self, bytesOf(item), start, end, atEnd));
    }
    if (!isExporter(wanted)) {
      throw typeError(`${name} first arg must be bytes or a tuple of bytes, not ${typeName(wanted)}`);
    }
    return matchesEdge(self, bytesOf(wanted), start, end, atEnd);
  };
  return [`(self, ${parameter}, start?, end?, /)`, implementation, doc];
}

function searchRows(): Record<string, Row> {
  return {
    find: [
      SEARCH,
      (self: BytesLike, sub: Value, start: Maybe, end: Maybe) => locate(self, sub, start, end, false),
      'The lowest index at which `sub` (bytes, or an int for one byte) occurs in `self[start:end]`; -1 if it does not.',
    ],
    rfind: [
      SEARCH,
      (self: BytesLike, sub: Value, start: Maybe, end: Maybe) => locate(self, sub, start, end, true),
      'The highest index at which `sub` occurs in `self[start:end]`; -1 if it does not.',
    ],
    index: [
      SEARCH,
      (self: BytesLike, sub: Value, start: Maybe, end: Maybe) => found(locate(self, sub, start, end, false)),
      'As `find()`, but raises ValueError if `sub` does not occur.',
    ],
    rindex: [
      SEARCH,
      (self: BytesLike, sub: Value, start: Maybe, end: Maybe) => found(locate(self, sub, start, end, true)),
      'As `rfind()`, but raises ValueError if `sub` does not occur.',
    ],
    count: [
      SEARCH,
      (self: BytesLike, sub: Value, start: Maybe, end: Maybe): Value => {
        const range = searchRange(start, end);
        const what = needle(sub);
        clamp(range, self.data.length);
        return count(self.data, what, range.start, range.end);
      },
      'How often `sub` occurs in `self[start:end]` without overlapping.',
    ],
    startswith: edgeRow(
      'startswith',
      'Whether `self[start:end]` begins with the prefix, or with one of a tuple of them.',
    ),
    endswith: edgeRow('endswith', 'Whether `self[start:end]` ends with the suffix, or with one of a tuple of them.'),
    __contains__: [
      '(self, key, /)',
      (self: BytesLike, key: Value): Value => {
        if (hasIndex(key) || !isExporter(key)) {
          if (!hasIndex(key)) throw typeError(`a bytes-like object is required, not '${typeName(key)}'`);
          const byte = clippedIndex(key);
          if (byte < 0 || byte > 255) throw valueError('byte must be in range(0, 256)');
          return findByte(self.data, byte, 0, self.data.length) >= 0;
        }
        const part = bytesOf(key);
        return find(self.data, part, 0, self.data.length) >= 0;
      },
      'Return bool(key in self).',
    ],
  };
}

// ---------------------------------------------------------------- splitting

function splitRows(kind: Kind): Record<string, Row> {
  const split = (self: BytesLike, sep: Value = null, maxsplit: Value = -1): Value => {
    const limit = ssize(maxsplit);
    const parts: Value[] = [];
    const add = (from: number, to: number): unknown => parts.push(kind.part(self, from, to));
    if (sep === null) splitWhitespace(self.data, limit, add);
    else {
      const separator = bytesOf(sep);
      if (separator.length === 0) throw valueError('empty separator');
      splitAt(self.data, separator, limit, add);
    }
    return new PyList(parts);
  };
  const rsplit = (self: BytesLike, sep: Value = null, maxsplit: Value = -1): Value => {
    const limit = ssize(maxsplit);
    const parts: Value[] = [];
    const add = (from: number, to: number): unknown => parts.push(kind.part(self, from, to));
    if (sep === null) rsplitWhitespace(self.data, limit, add);
    else {
      const separator = bytesOf(sep);
      if (separator.length === 0) throw valueError('empty separator');
      rsplitAt(self.data, separator, limit, add);
    }
    return new PyList(parts.reverse());
  };
  const partition =
    (fromRight: boolean) =>
    (self: BytesLike, sep: Value): Value => {
      const separator = bytesOf(sep);
      if (separator.length === 0) throw valueError('empty separator');
      const { data } = self;
      const at = (fromRight ? rfind : find)(data, separator, 0, data.length);
      const empty = (): Value => kind.make(EMPTY);
      if (at < 0) {
        const all = unchanged(kind, self);
        return new PyTuple(fromRight ? [empty(), empty(), all] : [all, empty(), empty()]);
      }
      // bytes hand the separator back as it is; a bytearray makes one of its own kind.
      const middle = kind.name === 'bytes' ? sep : kind.make(copied(separator, 0, separator.length));
      return new PyTuple([kind.part(self, 0, at), middle, kind.part(self, at + separator.length, data.length)]);
    };
  return {
    split: [
      '(self, /, sep=None, maxsplit=-1)',
      split,
      'The parts between separators; without `sep`, between runs of ASCII whitespace. At most `maxsplit` splits, from the left.',
    ],
    rsplit: ['(self, /, sep=None, maxsplit=-1)', rsplit, 'As `split()`, but `maxsplit` counts from the right.'],
    partition: [
      '(self, sep, /)',
      partition(false),
      'What is before the first separator, the separator, and what is behind it; all and twice nothing if there is none.',
    ],
    rpartition: [
      '(self, sep, /)',
      partition(true),
      'What is before the last separator, the separator, and what is behind it; twice nothing and all if there is none.',
    ],
    splitlines: [
      '(self, /, keepends=False)',
      (self: BytesLike, keepEnds: Value = false): Value => {
        const keep = isTrue(keepEnds);
        const parts: Value[] = [];
        splitLines(self.data, keep, (from, to) => parts.push(kind.part(self, from, to)));
        return new PyList(parts);
      },
      'The lines, which end with `\\n`, `\\r` or `\\r\\n`; with those ends if `keepends` is true.',
    ],
  };
}

// ---------------------------------------------------------------- stripping and padding

function stripRows(kind: Kind): Record<string, Row> {
  const strip =
    (left: boolean, right: boolean) =>
    (self: BytesLike, chars: Value = null): Value => {
      const gone = chars === null ? null : new Uint8Array(256);
      if (gone !== null) for (const byte of bytesOf(chars)) gone[byte] = 1;
      const { data } = self;
      let from = 0;
      let to = data.length;
      if (gone === null) {
        const { CLASS, SPACE } = characters;
        if (left) while (from < to && CLASS[data[from]] === SPACE) from++;
        if (right) while (to > from && CLASS[data[to - 1]] === SPACE) to--;
      } else {
        if (left) while (from < to && gone[data[from]] === 1) from++;
        if (right) while (to > from && gone[data[to - 1]] === 1) to--;
      }
      return kind.part(self, from, to);
    };
  const justify = (name: string, left: (missing: number, width: number) => number): Row => [
    "(self, width, fillchar=b' ', /)",
    (self: BytesLike, width: Value, fill?: Value): Value => {
      const wanted = ssize(width);
      const byte = fill === undefined ? 32 : fillByte(name, fill);
      const missing = wanted - self.data.length;
      if (missing <= 0) return unchanged(kind, self);
      const before = left(missing, wanted);
      return kind.make(padded(self.data, before, missing - before, byte));
    },
    `Fills up to \`width\` bytes with \`fillchar\`, a space by default.`,
  ];
  return {
    strip: ['(self, bytes=None, /)', strip(true, true), 'Without whitespace, or the given bytes, at both ends.'],
    lstrip: ['(self, bytes=None, /)', strip(true, false), 'Without whitespace, or the given bytes, at the start.'],
    rstrip: ['(self, bytes=None, /)', strip(false, true), 'Without whitespace, or the given bytes, at the end.'],
    removeprefix: [
      '(self, prefix, /)',
      (self: BytesLike, prefix: Value): Value => {
        const part = bytesOf(prefix);
        const { data } = self;
        const has = part.length > 0 && part.length <= data.length && matchesAt(data, part, 0);
        return kind.part(self, has ? part.length : 0, data.length);
      },
      'Without the prefix, if it begins with it.',
    ],
    removesuffix: [
      '(self, suffix, /)',
      (self: BytesLike, suffix: Value): Value => {
        const part = bytesOf(suffix);
        const { data } = self;
        const to = data.length - part.length;
        return kind.part(self, 0, part.length > 0 && to >= 0 && matchesAt(data, part, to) ? to : data.length);
      },
      'Without the suffix, if it ends with it.',
    ],
    center: justify('center', (missing, width) => (missing >> 1) + (missing & width & 1)),
    ljust: justify('ljust', () => 0),
    rjust: justify('rjust', missing => missing),
    zfill: [
      '(self, width, /)',
      (self: BytesLike, width: Value): Value => {
        const { data } = self;
        const missing = ssize(width) - data.length;
        if (missing <= 0) return unchanged(kind, self);
        const result = padded(data, missing, 0, 0x30);
        if (data[0] === 0x2b || data[0] === 0x2d) {
          result[0] = data[0];
          result[missing] = 0x30;
        }
        return kind.make(result);
      },
      'Fills up to `width` bytes with zeros, behind a sign.',
    ],
    expandtabs: [
      '(self, /, tabsize: int = 8)',
      (self: BytesLike, tabSize = 8): Value => kind.make(tabsExpanded(self.data, tabSize)),
      'With spaces in place of tabs, up to the next column that is a multiple of `tabsize`.',
    ],
  };
}

function fillByte(name: string, value: Value): number {
  if (!(value instanceof PyBytes || value instanceof PyByteArray)) {
    const got = value === null ? 'None' : typeName(value);
    throw typeError(`${name}() argument 2 must be a byte string of length 1, not ${got}`);
  }
  if (value.data.length !== 1) {
    const what = value instanceof PyBytes ? 'bytes' : 'bytearray';
    throw typeError(
      `${name}(): argument 2 must be a byte string of length 1, not a ${what} object of length ${value.data.length}`,
    );
  }
  return value.data[0];
}

// ---------------------------------------------------------------- characters

function caseRows(kind: Kind): Record<string, Row> {
  const byTable = (table: Uint8Array, doc: string): Row => [
    '(self, /)',
    (self: BytesLike) => kind.make(characters.mapped(self.data, table, allocateUnfilled(self.data.length))),
    doc,
  ];
  return {
    upper: byTable(characters.TO_UPPER, 'With ASCII letters in upper case.'),
    lower: byTable(characters.TO_LOWER, 'With ASCII letters in lower case.'),
    swapcase: byTable(characters.SWAPPED, 'With the case of ASCII letters exchanged.'),
    capitalize: [
      '(self, /)',
      (self: BytesLike): Value => {
        const result = characters.mapped(self.data, characters.TO_LOWER, allocateUnfilled(self.data.length));
        if (result.length > 0) result[0] = characters.TO_UPPER[result[0]];
        return kind.make(result);
      },
      'With the first byte in upper case and the rest in lower case (ASCII).',
    ],
    title: [
      '(self, /)',
      (self: BytesLike) => kind.make(characters.titled(self.data, allocateUnfilled(self.data.length))),
      'With words (runs of ASCII letters) that begin with an upper-case letter and go on in lower case.',
    ],
  };
}

function classRows(): Record<string, Row> {
  const { ALNUM, ALPHA, DIGIT, LOWER, SPACE, UPPER } = characters;
  const all = (classes: number, what: string): Row => [
    '(self, /)',
    (self: BytesLike) => characters.allOf(self.data, classes),
    `True if there are bytes and all are ASCII ${what}.`,
  ];
  return {
    isalnum: all(ALNUM, 'letters or digits'),
    isalpha: all(ALPHA, 'letters'),
    isdigit: all(DIGIT, 'digits'),
    isspace: all(SPACE, 'whitespace'),
    isascii: ['(self, /)', (self: BytesLike) => isAsciiBytes(self.data), 'True if no byte is above 127.'],
    isupper: [
      '(self, /)',
      (self: BytesLike) => characters.onlyCase(self.data, UPPER),
      'True if there are ASCII letters and all are in upper case.',
    ],
    islower: [
      '(self, /)',
      (self: BytesLike) => characters.onlyCase(self.data, LOWER),
      'True if there are ASCII letters and all are in lower case.',
    ],
    istitle: [
      '(self, /)',
      (self: BytesLike) => characters.isTitle(self.data),
      'True if words are as `title()` makes them.',
    ],
  };
}

// ---------------------------------------------------------------- building

function buildRows(kind: Kind): Record<string, Row> {
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
        if (!isExporter(other)) throw typeError(`can't concat ${typeName(other)} to ${typeName(self)}`);
        if (kind.name === 'bytes') {
          if (self.data.length === 0 && other instanceof PyBytes && other.type === kind.type) return other;
          if (other instanceof PyBytes && other.data.length === 0 && self.type === kind.type) return self;
        }
        return kind.make(concatenated(self.data, bytesOf(other)));
      },
      'Return self+value.',
    ],
    __mul__: [
      '(self, value, /)',
      (self: BytesLike, times: Value) => multiplied(kind, self, times),
      'Return self*value.',
    ],
    __rmul__: [
      '(self, value, /)',
      (self: BytesLike, times: Value) => multiplied(kind, self, times),
      'Return value*self.',
    ],
    __mod__: [
      '(self, value, /)',
      (self: BytesLike, args: Value) => kind.make(percentBytes(self.data, args)),
      'Return self%value.',
    ],
    __rmod__: ['(self, value, /)', () => NotImplemented, 'Return value%self.'],
  };
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
  const items = toArray(iterable);
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

// ---------------------------------------------------------------- text

function textRows(): Record<string, Row> {
  return {
    decode: [
      "(self, /, encoding: cstr = 'utf-8', errors: cstr = 'strict')",
      (self: BytesLike, encoding = 'utf-8', errors = 'strict') => decode(self.data, encoding, errors),
      'The text that the bytes are in an encoding.',
    ],
    hex: [
      '(self, /, sep?, bytes_per_sep: int = 1)',
      (self: BytesLike, sep: Maybe, group = 1) => hexText(self.data, sep, group),
      'Two hexadecimal digits for each byte; with `sep` between groups of `bytes_per_sep`, counted from the right (negative: from the left).',
    ],
  };
}

// ---------------------------------------------------------------- a sequence of ints

function sequenceRows(kind: Kind): Record<string, Row> {
  const what = kind.name === 'bytes' ? 'byte' : 'bytearray';
  const outside = kind.name === 'bytes' ? 'index out of range' : 'bytearray index out of range';
  return {
    __len__: ['(self, /)', (self: BytesLike) => self.data.length, 'Return len(self).'],
    __getitem__: [
      '(self, key, /)',
      (self: BytesLike, key: Value): Value => {
        if (typeof key === 'number') {
          const { data } = self;
          const byte = data[key < 0 ? key + data.length : key];
          if (byte === undefined) throw indexError(outside);
          return byte;
        }
        if (key instanceof PySlice) {
          const parts = unpackSlice(key);
          const { data } = self;
          const { start, step, length } = adjustIndices(parts.start, parts.stop, parts.step, data.length);
          if (step === 1) return kind.part(self, start, start + length);
          if (step === -1 && length > 32) return kind.make(copied(data, start - length + 1, start + 1).reverse());
          const result = allocateUnfilled(length);
          for (let i = 0, at = start; i < length; i++, at += step) result[i] = data[at];
          return kind.make(result);
        }
        let index = sequenceIndex(key, 0, what);
        const { data } = self;
        if (index < 0) index += data.length;
        if (index < 0 || index >= data.length) throw indexError(outside);
        return data[index];
      },
      'Return self[key].',
    ],
  };
}
