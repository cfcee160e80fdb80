/** Methods of str that take it apart and put it together: `split`, `partition`, `strip`, `join` … */
import { typeError, valueError } from '../../runtime/errors.ts';
import { isIterable } from '../../runtime/protocol/iterate.ts';
import { toSequence } from '../../runtime/protocol/length-hint.ts';
import type { Row } from '../../runtime/signature/declare.ts';
import { typeName, type Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { codePoints, unitIndexOf, unitLastIndexOf } from '../../runtime/values/text.ts';
import { WHITESPACE } from '../../runtime/values/text-class.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { onText } from './self.ts';

const SPACES = new RegExp(`[${WHITESPACE}]+`);
const NEXT_WORD = new RegExp(`[^${WHITESPACE}]+`, 'g');
const LEADING_SPACES = new RegExp(`^[${WHITESPACE}]+`);
const SPACE = new RegExp(`[${WHITESPACE}]`);
const LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

function isSpaceAt(text: string, unit: number): boolean {
  const code = text.charCodeAt(unit);
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31);
  return SPACE.test(text[unit]);
}

function trimStart(text: string): string {
  let from = 0;
  while (from < text.length && isSpaceAt(text, from)) from++;
  return from === 0 ? text : text.slice(from);
}
function trimEnd(text: string): string {
  let to = text.length;
  while (to > 0 && isSpaceAt(text, to - 1)) to--;
  return to === text.length ? text : text.slice(0, to);
}

function splitWords(text: string, limit: number): string[] {
  if (limit < 0) {
    const parts = trimEnd(trimStart(text)).split(SPACES);
    return parts.length === 1 && parts[0] === '' ? [] : parts;
  }
  const words: string[] = [];
  NEXT_WORD.lastIndex = 0;
  let end = 0;
  while (words.length < limit) {
    const match = NEXT_WORD.exec(text);
    if (match === null) return words;
    words.push(match[0]);
    end = NEXT_WORD.lastIndex;
  }
  const rest = text.slice(end).replace(LEADING_SPACES, '');
  if (rest !== '') words.push(limit === 0 ? trimStart(text) : rest);
  return words;
}

function rsplitWords(text: string, limit: number): string[] {
  if (limit < 0) return splitWords(text, limit);
  const words: string[] = [];
  let to = text.length;
  for (;;) {
    while (to > 0 && isSpaceAt(text, to - 1)) to--;
    if (to === 0) break;
    if (words.length === limit) {
      words.push(text.slice(0, to));
      break;
    }
    let from = to;
    while (from > 0 && !isSpaceAt(text, from - 1)) from--;
    words.push(text.slice(from, to));
    to = from;
  }
  return words.reverse();
}

function splitAt(text: string, sep: string, limit: number): string[] {
  if (limit < 0) limit = Number.MAX_SAFE_INTEGER;
  const parts: string[] = [];
  let from = 0;
  while (parts.length < limit) {
    const at = unitIndexOf(text, sep, from);
    if (at < 0) break;
    parts.push(text.slice(from, at));
    from = at + sep.length;
  }
  parts.push(text.slice(from));
  return parts;
}

function rsplitAt(text: string, sep: string, limit: number): string[] {
  if (limit < 0) limit = Number.MAX_SAFE_INTEGER;
  const parts: string[] = [];
  let to = text.length;
  while (parts.length < limit) {
    const at = unitLastIndexOf(text, sep, to - sep.length);
    if (at < 0) break;
    parts.push(text.slice(at + sep.length, to));
    to = at;
  }
  parts.push(text.slice(0, to));
  return parts.reverse();
}

/** The separator of `split`: null for white space. */
function separator(sep: Value): string | null {
  if (sep === null) return null;
  const text = strValue(sep);
  if (text === undefined) throw typeError(`must be str or None, not ${typeName(sep)}`);
  if (text === '') throw valueError('empty separator');
  return text;
}

function requiredSeparator(sep: Value): string {
  const text = strValue(sep);
  if (text === undefined) throw typeError(`must be str, not ${sep === null ? 'NoneType' : typeName(sep)}`);
  if (text === '') throw valueError('empty separator');
  return text;
}

/** The lines of a text, with their ends if `keepEnds`. */
export function splitLines(text: string, keepEnds: boolean): string[] {
  const lines: string[] = [];
  let from = 0;
  for (const match of text.matchAll(LINE_END)) {
    const end = match.index + match[0].length;
    lines.push(text.slice(from, keepEnds ? end : match.index));
    from = end;
  }
  if (from < text.length) lines.push(text.slice(from));
  return lines;
}

function strip(name: string, left: boolean, right: boolean): Row {
  return [
    '(self, chars=None, /)',
    onText((text, chars: Value = null) => {
      if (chars === null) {
        const rest = left ? trimStart(text) : text;
        return right ? trimEnd(rest) : rest;
      }
      const set = strValue(chars);
      if (set === undefined) throw typeError(`${name} arg must be None or str`);
      return stripChars(text, set, left, right);
    }),
    `The string without ${left && right ? 'leading and trailing' : left ? 'leading' : 'trailing'} white space, or without the characters given.`,
  ];
}

function stripChars(text: string, chars: string, left: boolean, right: boolean): string {
  const set = new Set(codePoints(chars));
  let from = 0;
  let to = text.length;
  if (left) {
    while (from < to) {
      const point = text.codePointAt(from)!;
      if (!set.has(point)) break;
      from += point > 0xffff ? 2 : 1;
    }
  }
  if (right) {
    while (to > from) {
      let at = to - 1;
      if (at > from && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800) at--;
      if (!set.has(text.codePointAt(at)!)) break;
      to = at;
    }
  }
  return text.slice(from, to);
}

/** `sep.join(iterable)`. @throws TypeError if it is not iterable or has an item that is no str */
export function joinText(sep: string, iterable: Value): string {
  if (!isIterable(iterable)) throw typeError('can only join an iterable');
  const items = toSequence(iterable);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (typeof item === 'string') continue;
    const text = strValue(item);
    if (text === undefined) {
      throw typeError(`sequence item ${i}: expected str instance, ${typeName(item)} found`);
    }
    items[i] = text;
  }
  if (items.length > FEW || items.length === 0) return items.join(sep);
  let joined = items[0] as string;
  for (let i = 1; i < items.length; i++) joined += sep + items[i];
  return joined;
}
/** So few texts are joined faster one by one. */
const FEW = 20;

export const SPLIT_METHODS: Record<string, Row> = {
  split: [
    '(self, /, sep=None, maxsplit: ssize = -1)',
    onText((text, sep: Value = null, limit = -1) => {
      const by = separator(sep);
      return new PyList(by === null ? splitWords(text, limit) : splitAt(text, by, limit));
    }),
    'The parts between separators, or the words; from the left, at most `maxsplit` times.',
  ],
  rsplit: [
    '(self, /, sep=None, maxsplit: ssize = -1)',
    onText((text, sep: Value = null, limit = -1) => {
      const by = separator(sep);
      return new PyList(by === null ? rsplitWords(text, limit) : rsplitAt(text, by, limit));
    }),
    'As split, but from the right.',
  ],
  splitlines: [
    '(self, /, keepends: bool = False)',
    onText((text, keepEnds = false) => new PyList(splitLines(text, keepEnds))),
    'The lines, without their ends unless asked for.',
  ],
  partition: [
    '(self, sep, /)',
    onText((text, sep: Value) => {
      const by = requiredSeparator(sep);
      const at = unitIndexOf(text, by, 0);
      if (at < 0) return new PyTuple([text, '', '']);
      return new PyTuple([text.slice(0, at), by, text.slice(at + by.length)]);
    }),
    'What is before the first separator, the separator, and what is after it.',
  ],
  rpartition: [
    '(self, sep, /)',
    onText((text, sep: Value) => {
      const by = requiredSeparator(sep);
      const at = unitLastIndexOf(text, by, text.length - by.length);
      if (at < 0) return new PyTuple(['', '', text]);
      return new PyTuple([text.slice(0, at), by, text.slice(at + by.length)]);
    }),
    'What is before the last separator, the separator, and what is after it.',
  ],
  strip: strip('strip', true, true),
  lstrip: strip('lstrip', true, false),
  rstrip: strip('rstrip', false, true),
  join: ['(self, iterable, /)', onText(joinText), 'The items of an iterable of strings, with the string between them.'],
};
