/** The methods that strip and pad. */

import { PyByteArray, PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf } from '../../runtime/buffer/request.ts';
import { typeError } from '../../runtime/errors.ts';
import type { Row } from '../../runtime/signature/declare.ts';
import { typeName, type Value } from '../../runtime/types.ts';
import { CLASS, SPACE } from './characters.ts';
import { type BytesLike, checkSize, type Kind, unchanged, width } from './operand.ts';
import { matchesAt } from './search.ts';
import { padded, tabsExpanded } from './transform.ts';

/** The rows of the tables of both types. */
export function stripRows(kind: Kind): Record<string, Row> {
  const strip =
    (left: boolean, right: boolean) =>
    (self: BytesLike, chars: Value = null): Value => {
      const gone = chars === null ? null : new Uint8Array(256);
      if (gone !== null) for (const byte of bytesOf(chars)) gone[byte] = 1;
      const { data } = self;
      let from = 0;
      let to = data.length;
      if (gone === null) {
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
    (self: BytesLike, size: Value, fill?: Value): Value => {
      const wanted = width(size);
      const byte = fill === undefined ? 32 : fillByte(name, fill);
      const missing = wanted - self.data.length;
      if (missing <= 0) return unchanged(kind, self);
      checkSize(kind.name, wanted);
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
      (self: BytesLike, size: Value): Value => {
        const wanted = width(size);
        const { data } = self;
        const missing = wanted - data.length;
        if (missing <= 0) return unchanged(kind, self);
        checkSize(kind.name, wanted);
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
