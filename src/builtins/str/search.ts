/** Methods of str that look for text: `find`, `count`, `startswith`, `replace` … */
import { typeError, valueError } from '../../runtime/errors.ts';
import type { Row } from '../../runtime/signature/declare.ts';
import { typeName, type Value } from '../../runtime/types.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { count, find, matchesEdge, replace, rfind } from '../../runtime/values/text.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { onText } from './self.ts';

const BOUNDS = 'start?: sliceIndex, end?: sliceIndex, /)';

/** The signature of a method with optional bounds, as CPython shows it. */
function shown(parameter: string): string {
  return `($self, ${parameter}[, start[, end]], /)`;
}

function edge(text: string, name: string, part: Value, start = 0, stop = Number.MAX_SAFE_INTEGER): boolean {
  const atEnd = name === 'endswith';
  if (part instanceof PyTuple) {
    for (const item of part.items) {
      const each = strValue(item);
      if (each === undefined) throw typeError(`tuple for ${name} must only contain str, not ${typeName(item)}`);
      if (matchesEdge(text, each, start, stop, atEnd)) return true;
    }
    return false;
  }
  const single = strValue(part);
  if (single === undefined) {
    throw typeError(`${name} first arg must be str or a tuple of str, not ${typeName(part)}`);
  }
  return matchesEdge(text, single, start, stop, atEnd);
}

function found(at: number): number {
  if (at < 0) throw valueError('substring not found');
  return at;
}

export const SEARCH_METHODS: Record<string, Row> = {
  count: [
    `(self, sub: str, ${BOUNDS}`,
    onText(count),
    'How often a text occurs, without overlaps.',
    undefined,
    shown('sub'),
  ],
  find: [
    `(self, sub: str, ${BOUNDS}`,
    onText(find),
    'The index of the first occurrence of a text, or -1.',
    undefined,
    shown('sub'),
  ],
  rfind: [
    `(self, sub: str, ${BOUNDS}`,
    onText(rfind),
    'The index of the last occurrence of a text, or -1.',
    undefined,
    shown('sub'),
  ],
  index: [
    `(self, sub: str, ${BOUNDS}`,
    onText((text, sub: string, start?: number, end?: number) => found(find(text, sub, start, end))),
    'As find, but raises ValueError when the text does not occur.',
    undefined,
    shown('sub'),
  ],
  rindex: [
    `(self, sub: str, ${BOUNDS}`,
    onText((text, sub: string, start?: number, end?: number) => found(rfind(text, sub, start, end))),
    'As rfind, but raises ValueError when the text does not occur.',
    undefined,
    shown('sub'),
  ],
  startswith: [
    `(self, prefix, ${BOUNDS}`,
    onText((text, prefix: Value, start?: number, end?: number) => edge(text, 'startswith', prefix, start, end)),
    'True if the string begins with a text, or with one of a tuple of texts.',
    undefined,
    shown('prefix'),
  ],
  endswith: [
    `(self, suffix, ${BOUNDS}`,
    onText((text, suffix: Value, start?: number, end?: number) => edge(text, 'endswith', suffix, start, end)),
    'True if the string ends with a text, or with one of a tuple of texts.',
    undefined,
    shown('suffix'),
  ],
  removeprefix: [
    '(self, prefix: str, /)',
    onText((text, prefix: string) =>
      matchesEdge(text, prefix, 0, Number.MAX_SAFE_INTEGER, false) ? text.slice(prefix.length) : text,
    ),
    'The string without a prefix, if it has it.',
  ],
  removesuffix: [
    '(self, suffix: str, /)',
    onText((text, suffix: string) =>
      suffix !== '' && matchesEdge(text, suffix, 0, Number.MAX_SAFE_INTEGER, true)
        ? text.slice(0, text.length - suffix.length)
        : text,
    ),
    'The string without a suffix, if it has it.',
  ],
  replace: [
    '(self, old: str, new: str, /, count: ssize = -1)',
    onText((text, old: string, by: string, limit = -1) => replace(text, old, by, limit)),
    'The string with occurrences of a text replaced: the first `count` of them, or all.',
  ],
};
