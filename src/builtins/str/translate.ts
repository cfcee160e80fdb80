/** `str.translate` and `str.maketrans` */
import { isRaised, LookupError, typeError, valueError } from '../../runtime/errors.ts';
import { getItem } from '../../runtime/protocol/subscript.ts';
import type { Row } from '../../runtime/signature/declare.ts';
import { dictType, type Value } from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { intValue, strValue } from '../../runtime/values/subclass.ts';
import { codePoints, ordinal } from '../../runtime/values/text.ts';
import { onText } from './self.ts';

/** What a table maps a code point to, as text; `undefined` if the table does not have it. */
function mapped(table: Value, point: number): string | undefined {
  let value: Value | undefined;
  if (table instanceof PyDict && table.type === dictType) value = table.get(point);
  else {
    try {
      value = getItem(table, point);
    } catch (thrown) {
      if (!isRaised(thrown, LookupError)) throw thrown;
    }
  }
  if (value === undefined) return undefined;
  if (value === null) return '';
  const text = strValue(value);
  if (text !== undefined) return text;
  const other = intValue(value);
  if (other === undefined) throw typeError('character mapping must return integer, None or str');
  if (other < 0 || other > 0x10ffff) throw valueError('character mapping must be in range(0x110000)');
  return String.fromCodePoint(Number(other));
}

function translate(text: string, table: Value): string {
  const known = new Map<string, string>();
  let result = '';
  for (const char of text) {
    let by = known.get(char);
    if (by === undefined) {
      by = mapped(table, char.codePointAt(0)!) ?? char;
      // A table of Python's own class may answer differently each time.
      if (table instanceof PyDict && table.type === dictType) known.set(char, by);
    }
    result += by;
  }
  return result;
}

function fromDict(table: PyDict): Value {
  const result = new PyDict();
  for (const [key, value] of table.entries()) {
    const text = strValue(key);
    if (text !== undefined) {
      const point = ordinal(text);
      if (point < 0) throw valueError('string keys in translatetable must be of length 1');
      result.set(point, value);
    } else if (intValue(key) !== undefined) result.set(key, value);
    else throw typeError('keys in translate table mustbe strings or integers');
  }
  return result;
}

function makeTable(x: Value, y?: string, z?: string): Value {
  if (y === undefined) {
    if (!(x instanceof PyDict)) throw typeError('if you give only one argument to maketrans it must be a dict');
    return fromDict(x);
  }
  const from = strValue(x);
  if (from === undefined) throw typeError('first maketrans argument must be a string if there is a second argument');
  const before = codePoints(from);
  const after = codePoints(y);
  if (before.length !== after.length) throw valueError('the first two maketrans arguments must have equal length');
  const result = new PyDict();
  for (let i = 0; i < before.length; i++) result.set(before[i], after[i]);
  if (z !== undefined) for (const point of codePoints(z)) result.set(point, null);
  return result;
}

export const TRANSLATE_METHODS: Record<string, Row> = {
  translate: [
    '(self, table, /)',
    onText(translate),
    'The string with each character replaced by what a table has for its code point: a text, a code point, or None.',
  ],
};
export const MAKETRANS: Row = [
  '(x, y?: str, z?: str, /)',
  makeTable,
  'A table for translate: from a dict, or from two strings of equal length and one of characters to drop.',
  undefined,
  '(x, y=<unrepresentable>, z=<unrepresentable>, /)',
];
