/** `str` */

import { PyBytes } from '../../runtime/buffer/objects.ts';
import { getBuffer, type HeldBuffer, isExporter, PyBUF, runOf } from '../../runtime/buffer/request.ts';
import { asciiWord, decode, encode } from '../../runtime/codecs/registry.ts';
import {
  indexError,
  isRaised,
  memoryError,
  OverflowError,
  PyException,
  typeError,
  valueError,
} from '../../runtime/errors.ts';
import { ordered } from '../../runtime/protocol/compare.ts';
import { declareMaker } from '../../runtime/protocol/construct.ts';
import { formatStr } from '../../runtime/protocol/format.ts';
import { hashText } from '../../runtime/protocol/hash.ts';
import { iteratorType, PyStrIterator } from '../../runtime/protocol/iterate.ts';
import { hasIndex, toSsize } from '../../runtime/protocol/number.ts';
import { formatPercent } from '../../runtime/protocol/percent.ts';
import { str, strObject } from '../../runtime/protocol/repr.ts';
import { sliceIndices } from '../../runtime/protocol/subscript.ts';
import { furnish, type Row } from '../../runtime/signature/declare.ts';
import { NotImplemented, type PyType, strType, typeName, type Value } from '../../runtime/types.ts';
import { PySlice } from '../../runtime/values/slice.ts';
import { PyStrObject, strValue } from '../../runtime/values/subclass.ts';
import {
  charAt,
  compareText,
  fromUnits,
  includes,
  isNarrow,
  length,
  MAX_UNITS,
  slice,
  strRepr,
  toUnits,
} from '../../runtime/values/text.ts';
import { capitalize, caseFold, swapCase, toLower, toTitle, toUpper } from '../../runtime/values/text-case.ts';
import * as is from '../../runtime/values/text-class.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { iteratorReduction, iteratorState } from '../containers/iterators.ts';
import { comparisonRows } from '../containers/rows.ts';
import { formatMap, formatText } from './format.ts';
import { PAD_METHODS } from './pad.ts';
import { SEARCH_METHODS } from './search.ts';
import { onText, textOf } from './self.ts';
import { SPLIT_METHODS } from './split.ts';
import { MAKETRANS, TRANSLATE_METHODS } from './translate.ts';

function asType(text: string, type: PyType): Value {
  return type === strType ? text : new PyStrObject(type, text);
}

/** @param shownNone how None is named in errors: the two ways of calling `str` have two words for it */
function argument(value: Value, name: string, shownNone: string): string {
  const text = strValue(value);
  if (text === undefined)
    throw typeError(`str() argument '${name}' must be str, not ${value === null ? shownNone : typeName(value)}`);
  if (text.includes('\0')) throw valueError('embedded null character');
  return text;
}

/** `str(object, encoding, errors)`. */
function decodeObject(object: Value, encoding: string | undefined, errors: string | undefined): string {
  if (strValue(object) !== undefined) throw typeError('decoding str is not supported');
  const run = runOf(object);
  const word = run === undefined ? undefined : asciiWord(run, encoding);
  if (word !== undefined) return word;
  // The bytes themselves, whatever `__buffer__` a subclass has.
  if (object instanceof PyBytes) return decode(object.data, encoding, errors);
  if (!isExporter(object)) throw typeError(`decoding to str: need a bytes-like object, ${typeName(object)} found`);
  let held: HeldBuffer;
  try {
    held = getBuffer(object, PyBUF.SIMPLE);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    throw typeError(`decoding to str: need a bytes-like object, ${typeName(object)} found`);
  }
  try {
    return decode(held.bytes, encoding, errors);
  } finally {
    held.release();
  }
}

/** Text in which nothing stands to be replaced is given back as it is, an instance of a subclass too. */
function formatted(self: Value, values: Value): Value {
  const text = textOf(self);
  const result = formatPercent(text, values);
  return text !== '' && !text.includes('%') ? self : result;
}

function getItem(text: string, key: Value): string {
  const size = length(text);
  if (key instanceof PySlice) return slice(text, sliceIndices(key, size));
  let index: number;
  if (typeof key === 'number') index = key;
  else {
    if (!hasIndex(key)) throw typeError(`string indices must be integers, not '${typeName(key)}'`);
    try {
      index = toSsize(key);
    } catch (thrown) {
      if (!isRaised(thrown, OverflowError)) throw thrown;
      throw indexError(`cannot fit '${typeName(key)}' into an index-sized integer`);
    }
  }
  if (index < 0) index += size;
  if (index < 0 || index >= size) throw indexError('string index out of range');
  return charAt(text, index);
}

function repeated(text: string, count: Value): string {
  const times = Math.max(toSsize(count), 0);
  if (times * text.length > MAX_UNITS) throw memoryError();
  return text === '' ? '' : text.repeat(times);
}

/** CPython's compact strings: 1, 2 or 4 bytes a character, after a head that is shorter for ASCII. */
function sizeOf(text: string): number {
  if (is.isAscii(text)) return 41 + text.length;
  const size = length(text);
  if (!isNarrow(text)) return 56 + 4 * (size + 1);
  return /[^\x00-\xff]/.test(text) ? 56 + 2 * (size + 1) : 56 + size + 1;
}

function testRow(test: (text: string) => boolean, doc: string): Row {
  return ['(self, /)', onText(test), doc];
}

/** `str(object, encoding, errors)` for a class (C `unicode_new_impl`). */
function make(type: PyType, shownNone: string, object?: Value, encoding?: Value, errors?: Value): Value {
  if (object !== undefined && encoding === undefined && errors === undefined)
    return type === strType ? strObject(object) : asType(str(object), type);
  const codec = encoding === undefined ? undefined : argument(encoding, 'encoding', shownNone);
  const handler = errors === undefined ? undefined : argument(errors, 'errors', shownNone);
  if (object === undefined) return asType('', type);
  return asType(decodeObject(object, codec, handler), type);
}

// C `unicode_vectorcall`: without keywords.
declareMaker(strType, {
  min: 0,
  max: 3,
  create: (type, object?: Value, encoding?: Value, errors?: Value) => make(type, 'NoneType', object, encoding, errors),
});

furnish(strType, () => ({
  doc: 'Text: an immutable sequence of Unicode code points.',
  new: [
    '(type, object?, encoding?, errors?)',
    (type: PyType, object?: Value, encoding?: Value, errors?: Value) => make(type, 'None', object, encoding, errors),
    'The text that an object is shown as, or that bytes spell in an encoding.',
  ],
  methods: {
    ...comparisonRows((op, self: Value, other) => {
      const b = strValue(other);
      if (b === undefined) return NotImplemented;
      const a = textOf(self);
      if (op === 'eq') return a === b;
      return op === 'ne' ? a !== b : ordered(op, compareText(a, b));
    }),
    __repr__: ['(self, /)', onText(strRepr), 'Text that shows the object.'],
    __str__: ['(self, /)', onText(text => text), 'The object as text.'],
    __hash__: ['(self, /)', onText(hashText), 'The hash, equal for equal objects.'],
    __iter__: [
      '(self, /)',
      onText(text => {
        const iterator = new PyStrIterator(text);
        if (!is.isAscii(text)) iterator.type = strIteratorType;
        return iterator;
      }),
      'An iterator over the object.',
    ],
    __len__: ['(self, /)', onText(length), 'How many items there are.'],
    __getitem__: ['(self, key, /)', onText(getItem), 'The item of a key.'],
    __contains__: [
      '(self, key, /)',
      onText((text, key: Value) => {
        const part = strValue(key);
        if (part === undefined) throw typeError(`'in <string>' requires string as left operand, not ${typeName(key)}`);
        return includes(text, part);
      }),
      'Whether something is contained.',
    ],
    __add__: [
      '(self, value, /)',
      onText((text, value: Value) => {
        const more = strValue(value);
        if (more === undefined) throw typeError(`can only concatenate str (not "${typeName(value)}") to str`);
        if (text.length + more.length > MAX_UNITS) throw memoryError();
        return text + more;
      }),
      'The operator `+`.',
    ],
    __mul__: ['(self, value, /)', onText(repeated), 'The operator `*`.'],
    __rmul__: ['(self, value, /)', onText(repeated), 'The reflected `*`.'],
    __mod__: ['(self, value, /)', formatted, 'The operator `%`.'],
    __rmod__: [
      '(self, value, /)',
      (self: Value, value: Value) => {
        const text = strValue(value);
        return text === undefined ? NotImplemented : formatPercent(text, self);
      },
      'The reflected `%`.',
    ],
    __format__: [
      '(self, format_spec: str, /)',
      (self: Value, spec: string) => {
        const text = strValue(self)!;
        if (spec !== '') return formatStr(text, spec, typeName(self));
        return typeof self === 'string' ? self : strObject(self);
      },
      'The string laid out as a format spec says.',
    ],
    __getnewargs__: ['(self, /)', onText(text => new PyTuple([text])), 'Arguments for __new__ when it is copied.'],
    __sizeof__: ['(self, /)', onText(sizeOf), 'The size in memory, in bytes.'],
    ...SEARCH_METHODS,
    ...SPLIT_METHODS,
    ...PAD_METHODS,
    ...TRANSLATE_METHODS,
    encode: [
      "(self, /, encoding: cstr = 'utf-8', errors: cstr = 'strict')",
      onText((text, encoding?: string, errors?: string) => new PyBytes(encode(text, encoding, errors))),
      'The bytes that spell the string in an encoding.',
    ],
    format: [
      '(self, /, *args, **kwargs)',
      (self: Value, args: Value[], keywords: Map<string, Value>) => {
        const text = textOf(self);
        return /[{}]/.test(text) ? formatText(text, args, keywords) : self;
      },
      'The string with its replacement fields filled in.',
    ],
    format_map: [
      '(self, mapping, /)',
      onText(formatMap),
      'The string with its replacement fields filled in from a mapping.',
    ],
    capitalize: ['(self, /)', onText(capitalize), 'The first character in title case, the rest in lower case.'],
    casefold: ['(self, /)', onText(caseFold), 'The string for comparisons that ignore case.'],
    lower: ['(self, /)', onText(toLower), 'The string in lower case.'],
    upper: ['(self, /)', onText(toUpper), 'The string in upper case.'],
    title: ['(self, /)', onText(toTitle), 'The string with words that begin in title case.'],
    swapcase: ['(self, /)', onText(swapCase), 'The string with upper case for lower case and the other way round.'],
    isalnum: testRow(is.isAlnum, 'True if all characters are letters or numeric, and there is one.'),
    isalpha: testRow(is.isAlpha, 'True if all characters are letters, and there is one.'),
    isascii: testRow(is.isAscii, 'True if all characters are ASCII; also of the empty string.'),
    isdecimal: testRow(is.isDecimal, 'True if all characters are decimal digits, and there is one.'),
    isdigit: testRow(is.isDigit, 'True if all characters are digits, and there is one.'),
    isidentifier: testRow(is.isIdentifier, 'True if the string has the form of an identifier.'),
    islower: testRow(is.isLower, 'True if all cased characters are lower case, and there is one.'),
    isnumeric: testRow(is.isNumeric, 'True if all characters are numeric, and there is one.'),
    isprintable: testRow(is.isPrintable, 'True if repr() would escape no character; also of the empty string.'),
    isspace: testRow(is.isSpace, 'True if all characters are white space, and there is one.'),
    istitle: testRow(is.isTitle, 'True if words begin in upper or title case and go on in lower case.'),
    isupper: testRow(is.isUpper, 'True if all cased characters are upper case, and there is one.'),
  },
  staticMethods: { maketrans: MAKETRANS },
}));

/** The type of iterators over strings that are not ASCII. */
const strIteratorType = iteratorType('str_iterator');

for (const type of [PyStrIterator.prototype.type, strIteratorType]) {
  furnish(type, () => ({
    methods: {
      __length_hint__: [
        '(self, /)',
        (self: PyStrIterator) => (self.text === null ? 0 : length(self.text) - fromUnits(self.text, self.offset)),
        'How many characters are left.',
      ],
      __reduce__: [
        '(self, /)',
        (self: PyStrIterator) =>
          self.text === null
            ? iteratorReduction('', undefined)
            : iteratorReduction(self.text, fromUnits(self.text, self.offset)),
        'How to pickle it.',
      ],
      __setstate__: [
        '(self, object, /)',
        (self: PyStrIterator, state: Value) => {
          const index = iteratorState(state);
          if (self.text !== null) self.offset = toUnits(self.text, Math.min(Math.max(index, 0), length(self.text)));
          return null;
        },
        'Moves it to an index.',
      ],
    },
  }));
}
