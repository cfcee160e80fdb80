/** The `codecs` module: the registry's functions here, its classes in Python (`codecs/source.ts`). */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf } from '../../runtime/buffer/request.ts';
import { lookupErrorHandler, registerErrorHandler } from '../../runtime/codecs/handlers.ts';
import { latin1Bytes, latin1Text } from '../../runtime/codecs/narrow.ts';
import {
  noting,
  otherCodec,
  registerSearch,
  runCodec,
  searchCodec,
  type TextCodec,
  textCodec,
  unregisterSearch,
} from '../../runtime/codecs/registry.ts';
import { detectedOrder } from '../../runtime/codecs/utf16.ts';
import { typeError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { call2, isCallable } from '../../runtime/protocol/call.ts';
import { functions, type Row } from '../../runtime/signature/declare.ts';
import { typeName, type Value } from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { chars, length } from '../../runtime/values/text.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { OBJECT_CODEC_NAMES, objectCodecs } from './codecs/binary.ts';
import { escapeDecode, escapeEncode } from './codecs/byte-escapes.ts';
import { charmapDecode, charmapEncode } from './codecs/charmap.ts';
import { codecsSource } from './codecs/source.ts';

/** The names that the functions of a text codec begin with: `utf_8_encode`. */
const FUNCTION_NAMES: Readonly<Record<string, string>> = { 'iso8859-1': 'latin_1' };
const functionName = (name: string): string => FUNCTION_NAMES[name] ?? name.replaceAll('-', '_');

function pair(result: Value, consumed: number): Value {
  return new PyTuple([result, consumed]);
}

function textArgument(value: Value, codec: TextCodec): string {
  const text = strValue(value);
  if (text === undefined) {
    const got = value === null ? 'None' : typeName(value);
    throw typeError(`${functionName(codec.name)}_encode() argument 1 must be str, not ${got}`);
  }
  return text;
}

/** Encoder, decoder and incremental decoder of a builtin text codec, as Python functions. */
function textFunctions(codec: TextCodec): [encode: Value, decode: Value, partly: Value] {
  const name = functionName(codec.name);
  const encode: Row = [
    '(str, errors: strOrNone = None, /)',
    (input: Value, errors: string | null = null) => {
      const text = textArgument(input, codec);
      return pair(new PyBytes(codec.encode(text, errors ?? 'strict')), length(text));
    },
    `Text as ${codec.name}.`,
  ];
  const source = (data: Value): Uint8Array => {
    const text = name.endsWith('unicode_escape') ? strValue(data) : undefined;
    return text === undefined ? bytesOf(data) : codecOf('utf-8').encode(text, 'strict');
  };
  const decode: Row = [
    '(data, errors: strOrNone = None, /)',
    (data: Value, errors: string | null = null) => {
      const bytes = source(data);
      return pair(codec.decode(bytes, errors ?? 'strict'), bytes.length);
    },
    `The text that ${codec.name} stands for.`,
  ];
  const partly: Row = [
    '(data, errors: strOrNone = None, final: bool = False, /)',
    (data: Value, errors: string | null = null, final = false) => {
      const bytes = source(data);
      const handler = errors ?? 'strict';
      if (final || codec.decodePartly === undefined) return pair(codec.decode(bytes, handler), bytes.length);
      return pair(...codec.decodePartly(bytes, handler));
    },
    `The text that ${codec.name} stands for, as far as it is complete.`,
  ];
  const first = functions('_codecs', { [`${name}_encode`]: encode, [`${name}_decode`]: decode });
  const second = functions('_codecs', { [`${name}_decode`]: partly });
  return [first.get(`${name}_encode`)!, first.get(`${name}_decode`)!, second.get(`${name}_decode`)!];
}

function codecOf(name: string): TextCodec {
  return textCodec(name)!;
}

/** The same of a codec for other things than text. */
function objectFunctions(name: string): [encode: Value, decode: Value, partly: Value] {
  const codec = objectCodecs[name];
  const size = (input: Value): number =>
    strValue(input) === undefined ? bytesOf(input).length : length(strValue(input)!);
  const row = (convert: (input: Value) => Value): Row => [
    "(input, errors='strict', final=False)",
    (input: Value) => pair(convert(input), size(input)),
  ];
  const [encodeName, decodeName] = [`${name.replace('_codec', '')}_encode`, `${name.replace('_codec', '')}_decode`];
  const made = functions('_codecs', { [encodeName]: row(codec.encode), [decodeName]: row(codec.decode) });
  return [made.get(encodeName)!, made.get(decodeName)!, made.get(decodeName)!];
}

/** `_functions(name)`: what the Python part makes a CodecInfo of. */
function functionsOf(name: string): Value {
  const codec = textCodec(name);
  return new PyTuple(codec !== null ? textFunctions(codec) : objectFunctions(otherCodec(name)!));
}

/** Makes a CodecInfo; set by the Python part. */
let makeInfo: Value = null;
const infos = new Map<string, Value>();

/** `codecs.lookup`. @throws LookupError */
function lookup(encoding: string): Value {
  const codec = textCodec(encoding);
  const other = codec === null ? otherCodec(encoding) : null;
  if (codec === null && other === null) return searchCodec(encoding);
  const name = codec !== null ? codec.name : OBJECT_CODEC_NAMES[other!];
  let info = infos.get(name);
  if (info === undefined) {
    info = call2(makeInfo, name, codec !== null);
    infos.set(name, info);
  }
  return info;
}

/** `codecs.encode`. */
function encodeObject(input: Value, encoding = 'utf-8', errors?: string): Value {
  const codec = textCodec(encoding);
  if (codec !== null) {
    return noting(
      'encoding',
      encoding,
      () => new PyBytes(codec.encode(textArgument(input, codec), errors ?? 'strict')),
    );
  }
  const other = otherCodec(encoding);
  if (other !== null) return noting('encoding', encoding, () => objectCodecs[other].encode(input));
  return runCodec(searchCodec(encoding), encoding, 'encoder', input, errors);
}

/** `codecs.decode`. */
function decodeObject(input: Value, encoding = 'utf-8', errors?: string): Value {
  const codec = textCodec(encoding);
  if (codec !== null) return noting('decoding', encoding, () => codec.decode(bytesOf(input), errors ?? 'strict'));
  const other = otherCodec(encoding);
  if (other !== null) return noting('decoding', encoding, () => objectCodecs[other].decode(input));
  return runCodec(searchCodec(encoding), encoding, 'decoder', input, errors);
}

const MARKS: Readonly<Record<string, string>> = {
  BOM_UTF8: '\xef\xbb\xbf',
  BOM: '\xff\xfe',
  BOM_LE: '\xff\xfe',
  BOM_BE: '\xfe\xff',
  BOM_UTF16: '\xff\xfe',
  BOM_UTF16_LE: '\xff\xfe',
  BOM_UTF16_BE: '\xfe\xff',
  BOM_UTF32: '\xff\xfe\0\0',
  BOM_UTF32_LE: '\xff\xfe\0\0',
  BOM_UTF32_BE: '\0\0\xfe\xff',
  BOM32_LE: '\xff\xfe',
  BOM32_BE: '\xfe\xff',
  BOM64_LE: '\xff\xfe\0\0',
  BOM64_BE: '\0\0\xfe\xff',
};

/** Encodings that have functions of their own in the module. */
const OWN_FUNCTIONS = [
  'ascii',
  'latin-1',
  'utf-7',
  'utf-8',
  'utf-16',
  'utf-16-le',
  'utf-16-be',
  'utf-32',
  'utf-32-le',
  'utf-32-be',
  'unicode-escape',
  'raw-unicode-escape',
];
const HANDLERS = ['strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace'];

/** `utf_16_ex_decode`: also says which end came first. */
const exRow = (bits: 16 | 32): Row => [
  '(data, errors: strOrNone = None, byteorder: int = 0, final: bool = False, /)',
  (data: Value, errors: string | null = null, byteOrder = 0, final = false) => {
    const bytes = bytesOf(data);
    const order = byteOrder < 0 ? '-le' : byteOrder > 0 ? '-be' : '';
    const codec = codecOf(`utf-${bits}${order}`);
    const size = bits >> 3;
    const marked =
      byteOrder === 0 &&
      bytes.length >= size &&
      /^(\xff\xfe|\xfe\xff|\0\0\xfe\xff)/.test(latin1Text(bytes.subarray(0, size)));
    const found = byteOrder !== 0 ? byteOrder : marked ? detectedOrder(bytes, 0, bits) : 0;
    const handler = errors ?? 'strict';
    const [text, used] = final ? [codec.decode(bytes, handler), bytes.length] : codec.decodePartly!(bytes, handler);
    return new PyTuple([text, used, found]);
  },
  `The text of utf-${bits}, how many bytes it took, and the byte order found.`,
];

/** With a table of characters (str or mapping); None is latin-1. */
const charmapRows: Record<string, Row> = {
  charmap_decode: [
    '(data, errors: strOrNone = None, mapping=None, /)',
    (data: Value, errors: string | null = null, mapping: Value = null) => {
      const bytes = bytesOf(data);
      if (mapping === null) return pair(latin1Text(bytes), bytes.length);
      return pair(charmapDecode(bytes, errors ?? 'strict', mapping), bytes.length);
    },
    'Decodes by a table from bytes to characters.',
  ],
  charmap_encode: [
    '(str: str, errors: strOrNone = None, mapping=None, /)',
    (text: string, errors: string | null = null, mapping: Value = null) => {
      const handler = errors ?? 'strict';
      const bytes = mapping === null ? codecOf('latin-1').encode(text, handler) : charmapEncode(text, handler, mapping);
      return pair(new PyBytes(bytes), length(text));
    },
    'Encodes by a table from characters to bytes.',
  ],
  charmap_build: [
    '(map: str, /)',
    (map: string) => PyDict.from(chars(map).map((char, byte): [number, number] => [char.codePointAt(0)!, byte])),
    'The encoding table that belongs to a decoding table.',
  ],
};

function builtNames(): Map<string, Value> {
  const names = new Map<string, Value>(
    functions('_codecs', {
      ...charmapRows,
      encode: [
        "(obj, encoding: cstr = 'utf-8', errors: cstr = 'strict')",
        encodeObject,
        'Encodes an object with any codec.',
      ],
      decode: [
        "(obj, encoding: cstr = 'utf-8', errors: cstr = 'strict')",
        decodeObject,
        'Decodes an object with any codec.',
      ],
      lookup: ['(encoding: cstr, /)', lookup, 'The CodecInfo of an encoding.'],
      register: [
        '(search_function, /)',
        (search: Value): Value => {
          if (!isCallable(search)) throw typeError('argument must be callable');
          registerSearch(search);
          return null;
        },
        'Adds a function that knows encodings by name.',
      ],
      unregister: [
        '(search_function, /)',
        (search: Value): Value => {
          unregisterSearch(search);
          return null;
        },
        'Takes a search function away.',
      ],
      register_error: [
        '(errors: cstr, handler, /)',
        (name: string, handler: Value): Value => {
          registerErrorHandler(name, handler);
          return null;
        },
        'Adds an error handler.',
      ],
      lookup_error: ['(name: cstr, /)', lookupErrorHandler, 'The error handler of a name.'],
      escape_encode: [
        '(data, errors: strOrNone = None, /)',
        (data: Value): Value => {
          if (!(data instanceof PyBytes)) {
            throw typeError(`escape_encode() argument 1 must be bytes, not ${typeName(data)}`);
          }
          return pair(new PyBytes(escapeEncode(data.data)), data.data.length);
        },
        'Bytes as in a literal.',
      ],
      escape_decode: [
        '(data, errors: strOrNone = None, /)',
        (data: Value, errors: string | null = null) => {
          const text = strValue(data);
          const bytes = text === undefined ? bytesOf(data) : codecOf('utf-8').encode(text, 'strict');
          return pair(new PyBytes(escapeDecode(bytes, errors ?? 'strict')), bytes.length);
        },
        'Bytes from what stands in a literal.',
      ],
      readbuffer_encode: [
        '(data, errors: strOrNone = None, /)',
        (data: Value) => {
          const text = strValue(data);
          const bytes = text === undefined ? bytesOf(data).slice() : codecOf('utf-8').encode(text, 'strict');
          return pair(new PyBytes(bytes), bytes.length);
        },
        'The bytes of a buffer.',
      ],
      utf_16_ex_decode: exRow(16),
      utf_32_ex_decode: exRow(32),
      _functions: ['(name: str, /)', functionsOf],
      _order_of: [
        '(name: str, start, /)',
        (name: string, start: Value) => {
          if (name === 'utf-8-sig') return 'utf-8';
          const bits = name === 'utf-16' ? 16 : 32;
          return `${name}-${detectedOrder(bytesOf(start), 0, bits) < 0 ? 'le' : 'be'}`;
        },
      ],
      _set_factory: [
        '(factory, /)',
        (factory: Value): Value => {
          makeInfo = factory;
          infos.clear();
          return null;
        },
      ],
    }),
  );
  for (const name of OWN_FUNCTIONS) {
    const [encode, , partly] = textFunctions(codecOf(name));
    const prefix = name.replaceAll('-', '_');
    names.set(`${prefix}_encode`, encode);
    names.set(`${prefix}_decode`, partly);
  }
  for (const name of HANDLERS) names.set(`${name}_errors`, lookupErrorHandler(name));
  for (const name in MARKS) names.set(name, new PyBytes(latin1Bytes(MARKS[name])));
  return names;
}
let built: Map<string, Value> | undefined;
/** One function of each name, whichever of the two modules it is asked of. */
const names = (): Map<string, Value> => (built ??= builtNames());

/** Where the functions say that they are from. */
export const codecsInner: ModuleDefinition = {
  name: '_codecs',
  doc: 'The functions of codecs.',
  create: () => new Map(names()),
};

export const codecs: ModuleDefinition = {
  name: 'codecs',
  doc: 'Encodings: their registry, error handlers, incremental and stream codecs.',
  create: () => new Map(names()),
  source: codecsSource,
};
