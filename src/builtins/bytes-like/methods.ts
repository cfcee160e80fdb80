/** The methods of bytes and bytearray, once for both: `sharedMethods(kind)` makes the table. */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf, withBytes } from '../../runtime/buffer/request.ts';
import { allocateUnfilled, copyOf } from '../../runtime/buffer/storage.ts';
import { isAsciiBytes } from '../../runtime/codecs/narrow.ts';
import { decode } from '../../runtime/codecs/registry.ts';
import { indexError, valueError } from '../../runtime/errors.ts';
import { call1 } from '../../runtime/protocol/call.ts';
import { sequenceIndex, unpackSlice } from '../../runtime/protocol/subscript.ts';
import type { Row, TypeTable } from '../../runtime/signature/declare.ts';
import { bytesType, type Maybe, type PyType, type Value } from '../../runtime/types.ts';
import { adjustIndices, PySlice } from '../../runtime/values/slice.ts';
import { buildRows } from './build-rows.ts';
import * as characters from './characters.ts';
import { bytesFromHex, hexText } from './hex.ts';
import { type BytesLike, bytesKind, type Kind, pinned } from './operand.ts';
import { stripRows } from './pad-rows.ts';
import { searchRows } from './search-rows.ts';
import { splitRows } from './split-rows.ts';

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
          const table = allocateUnfilled(256);
          for (let i = 0; i < 256; i++) table[i] = i;
          withBytes(from, old =>
            withBytes(to, by => {
              if (old.length !== by.length) throw valueError('maketrans arguments must have same length');
              for (let i = 0; i < old.length; i++) table[old[i]] = by[i];
            }),
          );
          return new PyBytes(table);
        },
        'A table for `translate()` that maps each byte of the first argument to the byte of the second at the same place.',
      ],
    },
  };
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

// ---------------------------------------------------------------- text

function textRows(): Record<string, Row> {
  return {
    decode: [
      "(self, /, encoding: cstr = 'utf-8', errors: cstr = 'strict')",
      (self: BytesLike, encoding = 'utf-8', errors = 'strict') => {
        if (self.type === bytesType) return decode(self.data, encoding, errors);
        const own = self instanceof PyBytes || self.type.origin === 'builtin' ? self.data : bytesOf(self);
        return pinned(self, () => decode(own, encoding, errors));
      },
      'The text that the bytes are in an encoding.',
    ],
    hex: [
      '(self, /, sep?, bytes_per_sep: int = 1)',
      (self: BytesLike, sep: Maybe, group = 1) => pinned(self, () => hexText(self.data, sep, group)),
      'Two hexadecimal digits for each byte; with `sep` between groups of `bytes_per_sep`, counted from the right (negative: from the left).',
      undefined,
      '($self, /, sep=<unrepresentable>, bytes_per_sep=1)',
    ],
  };
}

// ---------------------------------------------------------------- a sequence of ints

function sequenceRows(kind: Kind): Record<string, Row> {
  const what = kind.name === 'bytes' ? 'byte' : 'bytearray';
  const outside = kind.name === 'bytes' ? 'index out of range' : 'bytearray index out of range';
  return {
    __len__: ['(self, /)', (self: BytesLike) => self.data.length, 'How many items there are.'],
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
          if (step === -1 && length > 32) return kind.make(copyOf(data, start - length + 1, length).reverse());
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
      'The item of a key.',
    ],
  };
}
