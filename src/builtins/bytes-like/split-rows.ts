/** The methods that split. */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf, contiguousBytesOf, getBuffer, isExporter, PyBUF } from '../../runtime/buffer/request.ts';
import { copyOf, EMPTY } from '../../runtime/buffer/storage.ts';
import { valueError } from '../../runtime/errors.ts';
import { isTrue } from '../../runtime/protocol/number.ts';
import type { Row } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { type BytesLike, type Kind, pinned, ssize, unchanged } from './operand.ts';
import { find, rfind } from './search.ts';
import { rsplitAt, rsplitWhitespace, splitAt, splitLines, splitWhitespace } from './split.ts';

/** The rows of the tables of both types. */
export function splitRows(kind: Kind): Record<string, Row> {
  const split = (self: BytesLike, sep: Value = null, maxsplit: Value = -1): Value => {
    const limit = ssize(maxsplit);
    const parts: Value[] = [];
    const add = (from: number, to: number): unknown => parts.push(kind.part(self, from, to));
    if (sep === null) splitWhitespace(self.data, limit, add);
    else {
      const separator = pinned(self, () => bytesOf(sep));
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
      const separator = pinned(self, () => bytesOf(sep));
      if (separator.length === 0) throw valueError('empty separator');
      rsplitAt(self.data, separator, limit, add);
    }
    return new PyList(parts.reverse());
  };
  const parted = (self: BytesLike, fromRight: boolean, separator: Uint8Array, owner?: Value): Value => {
    if (separator.length === 0) throw valueError('empty separator');
    const { data } = self;
    const at = (fromRight ? rfind : find)(data, separator, 0, data.length);
    const empty = (): Value => kind.make(EMPTY);
    if (at < 0) {
      const all = unchanged(kind, self);
      return new PyTuple(fromRight ? [empty(), empty(), all] : [all, empty(), empty()]);
    }
    const middle = owner ?? kind.make(copyOf(separator));
    return new PyTuple([kind.part(self, 0, at), middle, kind.part(self, at + separator.length, data.length)]);
  };
  // bytes hand back what owns the separator's memory; a bytearray copies any buffer to one of its own kind.
  const partition =
    (fromRight: boolean) =>
    (self: BytesLike, sep: Value): Value => {
      if (kind.name === 'bytearray') {
        return parted(self, fromRight, isExporter(sep) ? contiguousBytesOf(sep) : bytesOf(sep));
      }
      if (sep instanceof PyBytes && sep.type.origin === 'builtin') return parted(self, fromRight, sep.data, sep);
      const held = getBuffer(sep, PyBUF.SIMPLE);
      try {
        return parted(self, fromRight, held.bytes, held.obj);
      } finally {
        held.release();
      }
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
