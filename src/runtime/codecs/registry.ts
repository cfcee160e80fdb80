/**
 * Codecs by name: the builtin ones, and those that a program adds with `codecs.register`.
 * `str.encode`, `bytes.decode`, `str(b, encoding)` and `bytes(s, encoding)` all come here.
 */
import { PyByteArray, PyBytes } from '../buffer/objects.ts';
import { registerRoots } from '../buffer/reachability.ts';
import type { Run } from '../buffer/record.ts';
import { LookupError, PyException, RuntimeWarning, raise, typeError, UnicodeError } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { resetForEachProgram } from '../program-state.ts';
import { getAttrOptional } from '../protocol/attribute.ts';
import { call1, call2 } from '../protocol/call.ts';
import { addNote } from '../protocol/notes.ts';
import { isTrue } from '../protocol/number.ts';
import { isInstance, tupleType, typeName, type Value } from '../types.ts';
import { strValue } from '../values/subclass.ts';
import type { PyTuple } from '../values/tuple.ts';
import { codecOfAlias } from './aliases.ts';
import { charmapNamed } from './charmaps.ts';
import { decodeRawUnicodeEscape, decodeUnicodeEscape, encodeRawUnicodeEscape, encodeUnicodeEscape } from './escapes.ts';
import { DecodeErrors } from './handlers.ts';
import { decodeAscii, encodeAscii, encodeLatin1, latin1Text, shortAsciiText } from './narrow.ts';
import { decodePunycode, encodePunycode } from './punycode.ts';
import { decodeUtf7, encodeUtf7 } from './utf7.ts';
import { decodeUtf8, decodeUtf8With, encodeUtf8 } from './utf8.ts';
import { type ByteOrder, decodeUtf16, decodeUtf32, encodeUtf16, encodeUtf32 } from './utf16.ts';

/** A codec between text and bytes. */
export interface TextCodec {
  /** As `codecs.lookup(…).name` shows it. */
  readonly name: string;
  /** True where a table of 256 characters says all. */
  readonly charmap?: boolean;
  encode(text: string, errors: string): Uint8Array;
  decode(bytes: Uint8Array, errors: string): string;
  /** Decodes what is complete: the text, and how many bytes it took. Absent where every byte is complete. */
  decodePartly?(bytes: Uint8Array, errors: string): [text: string, consumed: number];
}

function wide(bits: 16 | 32, order: ByteOrder): TextCodec {
  const encodeWide = bits === 16 ? encodeUtf16 : encodeUtf32;
  const decodeWide = bits === 16 ? decodeUtf16 : decodeUtf32;
  const name = `utf-${bits}${order === 0 ? '' : order < 0 ? '-le' : '-be'}`;
  return {
    name,
    encode: (text, errors) => encodeWide(text, errors, order),
    decode: (bytes, errors) => decodeWide(new DecodeErrors(name, bytes, errors), order),
    decodePartly(bytes, errors) {
      const state = new DecodeErrors(name, bytes, errors, false);
      const text = decodeWide(state, order);
      return [text, state.consumed];
    },
  };
}

const utf8: TextCodec = {
  name: 'utf-8',
  encode: encodeUtf8,
  decode: decodeUtf8,
  decodePartly(bytes, errors) {
    const state = new DecodeErrors('utf-8', bytes, errors, false);
    const text = decodeUtf8With(state);
    return [text, state.consumed];
  },
};
const BOM = Uint8Array.of(0xef, 0xbb, 0xbf);
const hasMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

/** Every builtin text codec by the name of its module in CPython's `encodings`. */
const textCodecs = new Map<string, TextCodec>([
  ['utf_8', utf8],
  ['ascii', { name: 'ascii', encode: encodeAscii, decode: decodeAscii }],
  ['latin_1', { name: 'iso8859-1', encode: encodeLatin1, decode: latin1Text }],
  [
    'utf_8_sig',
    {
      name: 'utf-8-sig',
      encode(text, errors) {
        const bytes = encodeUtf8(text, errors);
        const result = new Uint8Array(bytes.length + 3);
        result.set(BOM);
        result.set(bytes, 3);
        return result;
      },
      decode: (bytes, errors) => decodeUtf8(hasMark(bytes) ? bytes.subarray(3) : bytes, errors),
      decodePartly(bytes, errors) {
        if (!hasMark(bytes)) return utf8.decodePartly!(bytes, errors);
        const [text, consumed] = utf8.decodePartly!(bytes.subarray(3), errors);
        return [text, consumed + 3];
      },
    },
  ],
  ['utf_16', wide(16, 0)],
  ['utf_16_le', wide(16, -1)],
  ['utf_16_be', wide(16, 1)],
  ['utf_32', wide(32, 0)],
  ['utf_32_le', wide(32, -1)],
  ['utf_32_be', wide(32, 1)],
  [
    'utf_7',
    {
      name: 'utf-7',
      encode: encodeUtf7,
      decode: (bytes, errors) => decodeUtf7(new DecodeErrors('utf7', bytes, errors)),
      decodePartly(bytes, errors) {
        const state = new DecodeErrors('utf7', bytes, errors, false);
        const text = decodeUtf7(state);
        return [text, state.consumed];
      },
    },
  ],
  ['punycode', { name: 'punycode', encode: encodePunycode, decode: decodePunycode }],
  // Without a table, as its name finds it, it is latin-1.
  ['charmap', { name: 'charmap', encode: encodeLatin1, decode: latin1Text }],
  [
    'undefined',
    {
      name: 'undefined',
      encode: () => {
        throw raise(UnicodeError, 'undefined encoding');
      },
      decode: () => {
        throw raise(UnicodeError, 'undefined encoding');
      },
    },
  ],
  [
    'unicode_escape',
    {
      name: 'unicode-escape',
      encode: encodeUnicodeEscape,
      decode: (bytes, errors) => decodeUnicodeEscape(bytes, errors)[0],
      decodePartly: (bytes, errors) => decodeUnicodeEscape(bytes, errors, false),
    },
  ],
  [
    'raw_unicode_escape',
    {
      name: 'raw-unicode-escape',
      encode: encodeRawUnicodeEscape,
      decode: (bytes, errors) => decodeRawUnicodeEscape(bytes, errors)[0],
      decodePartly: (bytes, errors) => decodeRawUnicodeEscape(bytes, errors, false),
    },
  ],
]);
/** The text codec of a module of CPython's `encodings`; null if there is none. */
function codecNamed(name: string): TextCodec | null {
  const codec = textCodecs.get(name);
  if (codec !== undefined) return codec;
  const map = charmapNamed(name);
  if (map === undefined) return null;
  return {
    charmap: true,
    name: name.replace(/^iso8859_/, 'iso8859-').replace(/_/g, '-'),
    encode: (text, errors) => map.encode(text, errors),
    decode: (bytes, errors) => map.decode(bytes, errors),
  };
}

/** Codecs between bytes and bytes, or text and text: not for `str.encode`. The codecs module gives their functions. */
const OTHER_CODECS = new Set(['hex_codec', 'base64_codec', 'rot_13', 'quopri_codec', 'uu_codec', 'zlib_codec']);

/** CPython's `encodings.normalize_encoding` and its table of aliases: the codec's own name. */
export function normalizeEncoding(encoding: string): string {
  let normal = '';
  let separated = false;
  for (const char of encoding.toLowerCase()) {
    if (/[a-z0-9.]/.test(char)) {
      if (separated && normal !== '') normal += '_';
      normal += char;
      separated = false;
    } else if (char < '\x80') separated = true;
  }
  return codecOfAlias(normal) ?? codecOfAlias(normal.replaceAll('.', '_')) ?? normal;
}

/** By the names that programs write; the usual ones need no look at the aliases. */
const known = new Map<string, TextCodec | null>([
  ['utf-8', utf8],
  ['utf8', utf8],
  ['ascii', textCodecs.get('ascii')!],
  ['latin-1', textCodecs.get('latin_1')!],
  ['latin1', textCodecs.get('latin_1')!],
]);

/** The builtin text codec of a name as a program writes it; null if it is none. */
export function textCodec(encoding: string): TextCodec | null {
  let codec = known.get(encoding);
  if (codec === undefined) {
    codec = codecNamed(normalizeEncoding(encoding));
    if (known.size < 1000) known.set(encoding, codec);
  }
  return codec;
}

/** The name of a builtin codec that is not for text (`hex_codec`); null if it is none. */
export function otherCodec(encoding: string): string | null {
  const name = normalizeEncoding(encoding);
  return OTHER_CODECS.has(name) ? name : null;
}

// ---------------------------------------------------------------- codecs of the program

const searchFunctions: Value[] = [];
const searched = new Map<string, PyTuple>();

registerRoots(() => [searchFunctions, searched]);
resetForEachProgram(() => {
  searchFunctions.length = 0;
  searched.clear();
});

/** `codecs.register`. */
export function registerSearch(search: Value): void {
  searchFunctions.push(search);
}

/** `codecs.unregister`. */
export function unregisterSearch(search: Value): void {
  const at = searchFunctions.indexOf(search);
  if (at < 0) return;
  searchFunctions.splice(at, 1);
  searched.clear();
}

/** A name as search functions get it, and as found codecs are kept (C `_Py_normalize_encoding`). */
export function searchName(encoding: string): string {
  return (encoding.match(/[a-zA-Z0-9.]+/g) ?? []).join('_').toLowerCase();
}

/**
 * Asks the registered search functions for a codec: a tuple of encoder, decoder, stream reader and writer.
 * @throws LookupError if none knows it; TypeError if one returns something else
 */
export function searchCodec(encoding: string): PyTuple {
  const name = searchName(encoding);
  const before = searched.get(name);
  if (before !== undefined) return before;
  for (const search of searchFunctions) {
    const result = call1(search, name);
    if (result === null) continue;
    if (!isInstance(result, tupleType) || (result as PyTuple).items.length !== 4) {
      throw typeError('codec search functions must return 4-tuples');
    }
    searched.set(name, result as PyTuple);
    return result as PyTuple;
  }
  throw raise(LookupError, `unknown encoding: ${encoding}`);
}

function notText(encoding: string, use: string) {
  return raise(LookupError, `'${encoding}' is not a text encoding; use ${use} to handle arbitrary codecs`);
}

/** As `searchCodec`, of codecs for text only (C `_PyCodec_LookupTextEncoding`). @throws LookupError for others */
function textSearch(encoding: string, use: string): PyTuple {
  if (otherCodec(encoding) !== null) throw notText(encoding, use);
  const codec = searchCodec(encoding);
  if (codec.type !== tupleType) {
    const isText = getAttrOptional(codec, '_is_text_encoding');
    if (isText !== undefined && !isTrue(isText)) throw notText(encoding, use);
  }
  return codec;
}

/** The result of a registered encoder or decoder. */
function firstOfPair(result: Value, what: 'encoder' | 'decoder'): Value {
  if (!isInstance(result, tupleType) || (result as PyTuple).items.length !== 2) {
    throw typeError(`${what} must return a tuple (object,${what === 'encoder' ? ' ' : ''}integer)`);
  }
  return (result as PyTuple).items[0];
}

/** Calls a registered codec's encoder or decoder. */
export function runCodec(
  codec: PyTuple,
  encoding: string,
  what: 'encoder' | 'decoder',
  input: Value,
  errors: string | undefined,
): Value {
  const convert = codec.items[what === 'encoder' ? 0 : 1];
  const operation = what === 'encoder' ? 'encoding' : 'decoding';
  const result = noting(operation, encoding, () =>
    errors === undefined ? call1(convert, input) : call2(convert, input, errors),
  );
  return firstOfPair(result, what);
}

/**
 * The encodings that CPython's str and bytes know without asking the registry; failures of all others get a note that
 * says which codec failed (C `PyUnicode_AsEncodedString`, `_PyErr_FormatNote`).
 */
const DIRECT = /^(utf_?(8|16|32)|(us_)?ascii|latin_?1|iso_?8859_1)$/;
const direct = new Map<string, boolean>([['utf-8', true]]);

function isDirect(encoding: string): boolean {
  let known = direct.get(encoding);
  if (known === undefined) {
    const normal = encoding
      .toLowerCase()
      .replace(/[^a-z0-9.]+/g, '_')
      .replace(/^_/, '');
    known = DIRECT.test(normal);
    if (direct.size < 1000) direct.set(encoding, known);
  }
  return known;
}

/** Runs a codec; whatever Python exception it raises gets CPython's note. */
export function noting<T>(operation: 'encoding' | 'decoding', encoding: string, run: () => T): T {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof PyException) addNote(thrown, `${operation} with '${encoding}' codec failed`);
    throw thrown;
  }
}

/**
 * `text.encode(encoding, errors)`.
 * @throws LookupError for an unknown encoding or error handler; UnicodeEncodeError
 */
export function encode(text: string, encoding = 'utf-8', errors = 'strict'): Uint8Array {
  const codec = textCodec(encoding);
  if (codec !== null) {
    if (isDirect(encoding)) return codec.encode(text, errors);
    return noting('encoding', encoding, () => codec.encode(text, errors));
  }
  const result = runCodec(textSearch(encoding, 'codecs.encode()'), encoding, 'encoder', text, errors);
  if (result instanceof PyBytes) return result.data;
  if (result instanceof PyByteArray) {
    const advice = 'use codecs.encode() to encode to arbitrary types';
    interpreter.warn(RuntimeWarning, `encoder ${encoding} returned bytearray instead of bytes; ${advice}`);
    return result.data.slice();
  }
  throw typeError(
    `'${encoding}' encoder returned '${typeName(result)}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types`,
  );
}

/** The encodings in which ASCII bytes are their characters, as programs spell them. */
const EXTENDS_ASCII = new Set(['utf-8', 'utf8', 'ascii', 'latin-1', 'latin1']);

/** The text of a short run of ASCII, without an object for the part and without calling anything; `undefined` for all others. */
export function asciiWord({ bytes, offset, nbytes }: Run, encoding = 'utf-8'): string | undefined {
  return EXTENDS_ASCII.has(encoding) ? shortAsciiText(bytes, offset, nbytes) : undefined;
}

/**
 * `bytes.decode(encoding, errors)`.
 * @throws LookupError for an unknown encoding or error handler; UnicodeDecodeError
 */
export function decode(bytes: Uint8Array, encoding = 'utf-8', errors = 'strict'): string {
  // As in CPython, nobody asks for the codec of nothing.
  if (bytes.length === 0) return '';
  const codec = textCodec(encoding);
  if (codec !== null) {
    if (isDirect(encoding)) return codec.decode(bytes, errors);
    return noting('decoding', encoding, () => codec.decode(bytes, errors));
  }
  const result = runCodec(
    textSearch(encoding, 'codecs.decode()'),
    encoding,
    'decoder',
    new PyBytes(bytes.slice()),
    errors,
  );
  const text = strValue(result);
  if (text !== undefined) return text;
  throw typeError(
    `'${encoding}' decoder returned '${typeName(result)}' instead of 'str'; use codecs.decode() to decode to arbitrary types`,
  );
}
