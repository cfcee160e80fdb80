/** The `unicodedata` module. */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { isExporter } from '../../runtime/buffer/request.ts';
import { decodeUtf8, encodeUtf8 } from '../../runtime/codecs/utf8.ts';
import { ImportError, keyError, raise, typeError, valueError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { type Maybe, typeName, type Value } from '../../runtime/types.ts';
import { hasUnicodeData, unicodeData } from '../../runtime/unicode/database.ts';
import { nameOf, textNamed } from '../../runtime/unicode/names.ts';
import { decompositionOf, type NormalForm, normalize } from '../../runtime/unicode/normalize.ts';
import { type NumberKind, numberOf, propertiesOf } from '../../runtime/unicode/properties.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import { strValue } from '../../runtime/values/subclass.ts';

/** CPython's NAME_MAXLEN: bytes of a name that it looks up. */
const LONGEST_NAME = 256;
const FORMS = new Set(['NFC', 'NFKC', 'NFD', 'NFKD']);

/** The bytes of a str or of an immutable bytes-like object (`s#` of C `PyArg_Parse`). */
function nameBytes(value: Value): Uint8Array {
  const text = strValue(value);
  if (text !== undefined) return encodeUtf8(text, 'strict');
  if (value instanceof PyBytes) return value.data;
  if (isExporter(value)) {
    throw typeError(`lookup() argument must be read-only bytes-like object, not ${typeName(value)}`);
  }
  throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

function lookup(value: Value): Value {
  const bytes = nameBytes(value);
  if (bytes.length > LONGEST_NAME) throw keyError('name too long');
  const name = decodeUtf8(bytes, 'replace');
  const found = textNamed(name);
  if (found !== null) return found;
  // CPython's message is a C string's, which a NUL ends.
  throw keyError(`undefined character name '${name.split('\0', 1)[0]}'`);
}

/** @throws ValueError (Python) without a default */
function numberOrDefault(kind: NumberKind, point: number, fallback: Maybe, what: string): Value {
  const found = numberOf(kind, point);
  if (found !== undefined) return kind === 'numbers' ? new PyFloat(found) : found;
  if (fallback === undefined) throw valueError(`not a ${what}`);
  return fallback;
}

function normalized(form: string, text: string): string {
  // CPython does not look at the form of an empty text.
  if (text === '') return text;
  if (!FORMS.has(form)) throw valueError('invalid normalization form');
  return normalize(form as NormalForm, text);
}

const ONE = '($self, chr, /)';
const WITH_DEFAULT = '($self, chr, default=<unrepresentable>, /)';
const FORM_AND_TEXT = '($self, form, unistr, /)';

export const unicodedata: ModuleDefinition = {
  name: 'unicodedata',
  doc: 'What the Unicode Character Database says of characters: names, categories, numbers, normal forms.',
  create() {
    if (!hasUnicodeData()) throw raise(ImportError, 'Unicode data are not available here');
    const names = functions('unicodedata', {
      bidirectional: [
        '(chr: char, /)',
        (point: number) => propertiesOf(point)[1],
        'The bidirectional class of a character; empty if it has none.',
        undefined,
        ONE,
      ],
      category: [
        '(chr: char, /)',
        (point: number) => propertiesOf(point)[0],
        'The general category of a character.',
        undefined,
        ONE,
      ],
      combining: [
        '(chr: char, /)',
        (point: number) => propertiesOf(point)[2],
        'The canonical combining class of a character; 0 if it does not combine.',
        undefined,
        ONE,
      ],
      decimal: [
        '(chr: char, default?, /)',
        (point: number, fallback: Maybe) => numberOrDefault('decimals', point, fallback, 'decimal'),
        'The number that a decimal digit stands for.',
        undefined,
        WITH_DEFAULT,
      ],
      decomposition: [
        '(chr: char, /)',
        decompositionOf,
        'The characters that a character comes apart into, in hexadecimal; empty if it does not.',
        undefined,
        ONE,
      ],
      digit: [
        '(chr: char, default?, /)',
        (point: number, fallback: Maybe) => numberOrDefault('digits', point, fallback, 'digit'),
        'The number that a digit stands for.',
        undefined,
        WITH_DEFAULT,
      ],
      east_asian_width: [
        '(chr: char, /)',
        (point: number) => propertiesOf(point)[4],
        'How wide a character is among East Asian characters.',
        undefined,
        ONE,
      ],
      is_normalized: [
        '(form: str, unistr: str, /)',
        (form: string, text: string) => normalized(form, text) === text,
        'Whether a text is in the normal form NFC, NFKC, NFD or NFKD.',
        undefined,
        FORM_AND_TEXT,
      ],
      lookup: [
        '(name, /)',
        lookup,
        'The character of a name or alias, or the text of a named sequence.',
        undefined,
        '($self, name, /)',
      ],
      mirrored: [
        '(chr: char, /)',
        (point: number) => propertiesOf(point)[3],
        '1 if a character is mirrored in text that runs from right to left, otherwise 0.',
        undefined,
        ONE,
      ],
      name: [
        '(chr: char, default?, /)',
        (point: number, fallback: Maybe) => {
          const found = nameOf(point) ?? fallback;
          if (found === undefined) throw valueError('no such name');
          return found;
        },
        'The name of a character.',
        undefined,
        WITH_DEFAULT,
      ],
      normalize: [
        '(form: str, unistr: str, /)',
        normalized,
        'A text in the normal form NFC, NFKC, NFD or NFKD.',
        undefined,
        FORM_AND_TEXT,
      ],
      numeric: [
        '(chr: char, default?, /)',
        (point: number, fallback: Maybe) => numberOrDefault('numbers', point, fallback, 'numeric character'),
        'The number that a character stands for, as a float.',
        undefined,
        WITH_DEFAULT,
      ],
    });
    names.set('unidata_version', unicodeData().version);
    return names;
  },
};
