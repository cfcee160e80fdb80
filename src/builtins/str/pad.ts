/** Methods of str that fill it up to a width. */
import { memoryError, typeError } from '../../runtime/errors.ts';
import type { Row } from '../../runtime/signature/declare.ts';
import { typeName, type Value } from '../../runtime/types.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { length, MAX_UNITS, ordinal } from '../../runtime/values/text.ts';
import { onText } from './self.ts';

function fillChar(char: Value): string {
  if (char === undefined) return ' ';
  const text = strValue(char);
  if (text === undefined) throw typeError(`The fill character must be a unicode character, not ${typeName(char)}`);
  if (ordinal(text) < 0) throw typeError('The fill character must be exactly one character long');
  return text;
}

function fill(char: string, count: number): string {
  if (count > MAX_UNITS) throw memoryError();
  return char.repeat(count);
}

function pad(doc: string, left: (missing: number, width: number) => number): Row {
  return [
    "(self, width: ssize, fillchar=' ', /)",
    onText((text, width: number, char: Value) => {
      const by = fillChar(char);
      const missing = width - length(text);
      if (missing <= 0) return text;
      if (missing > MAX_UNITS) throw memoryError();
      const before = left(missing, width);
      return fill(by, before) + text + fill(by, missing - before);
    }),
    doc,
  ];
}

function expandTabs(text: string, size: number): string {
  if (!text.includes('\t')) return text;
  let result = '';
  let column = 0;
  for (const part of text.split(/([\t\n\r])/)) {
    if (part === '\t') {
      if (size > 0) {
        const count = size - (column % size);
        result += fill(' ', count);
        column += count;
      }
    } else {
      result += part;
      column = part === '\n' || part === '\r' ? 0 : column + length(part);
    }
  }
  return result;
}

export const PAD_METHODS: Record<string, Row> = {
  center: pad('The string in the middle of a width.', (missing, width) => (missing >> 1) + (missing & width & 1)),
  ljust: pad('The string at the left of a width.', () => 0),
  rjust: pad('The string at the right of a width.', missing => missing),
  zfill: [
    '(self, width: ssize, /)',
    onText((text, width: number) => {
      const missing = width - length(text);
      if (missing <= 0) return text;
      const signed = text[0] === '+' || text[0] === '-';
      return signed ? text[0] + fill('0', missing) + text.slice(1) : fill('0', missing) + text;
    }),
    'The string with zeros before its digits, up to a width.',
  ],
  expandtabs: [
    '(self, /, tabsize: int = 8)',
    onText((text, size = 8) => expandTabs(text, size)),
    'The string with tabs replaced by spaces up to the next tab stop.',
  ],
};
