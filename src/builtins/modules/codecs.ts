/** The `codecs` and `_codecs` modules: the registry's functions here, the classes in Python (`codecs/source.ts`). */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf } from '../../runtime/buffer/request.ts';
import { EMPTY } from '../../runtime/buffer/storage.ts';
import { lookupErrorHandler, registerErrorHandler, unregisterErrorHandler } from '../../runtime/codecs/handlers.ts';
import { latin1Bytes } from '../../runtime/codecs/narrow.ts';
import {
  noting,
  otherCodec,
  registerSearch,
  runCodec,
  searchCodec,
  searchName,
  type TextCodec,
  textCodec,
  unregisterSearch,
} from '../../runtime/codecs/registry.ts';
import { AssertionError, raise, typeError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { resetForEachProgram } from '../../runtime/program-state.ts';
import { call2, isCallable } from '../../runtime/protocol/call.ts';
import { len } from '../../runtime/protocol/subscript.ts';
import { functions, type Row } from '../../runtime/signature/declare.ts';
import { typeName, type Value } from '../../runtime/types.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { OBJECT_CODEC_NAMES, objectCodecs } from './codecs/binary.ts';
import { codecRows, functionName, pair, textRows } from './codecs/functions.ts';
import { codecsSource } from './codecs/source.ts';

function textArgument(value: Value, codec: TextCodec): string {
  const text = strValue(value);
  if (text === undefined && codec.name === 'undefined') return '';
  if (text === undefined) {
    const got = value === null ? 'None' : typeName(value);
    throw typeError(`${functionName(codec)}_encode() argument 1 must be str, not ${got}`);
  }
  return text;
}

/** Encoder, decoder and incremental decoder of a builtin text codec, as Python functions. */
function textFunctions(codec: TextCodec): [encode: Value, decode: Value, partly: Value] {
  const name = functionName(codec);
  const [encode, decode, partly] = textRows(codec);
  const first = functions('_codecs', { [`${name}_encode`]: encode, [`${name}_decode`]: decode });
  const native = codec.charmap || codec.name === 'utf-8-sig' ? undefined : nativeFunctions().get(`${name}_encode`);
  const second = functions('_codecs', { [`${name}_decode`]: partly });
  return [native ?? first.get(`${name}_encode`)!, first.get(`${name}_decode`)!, second.get(`${name}_decode`)!];
}

/** What a codec for other things than text makes: the result, and how much it took. */
function convertObject(name: string, direction: 'encode' | 'decode', input: Value, errors: Value): [Value, number] {
  // Those between bytes and bytes know no way to handle errors.
  if (name !== 'rot_13' && errors !== 'strict') throw raise(AssertionError);
  const result = objectCodecs[name][direction](input);
  return [result, len(input)];
}

/** The same of a codec for other things than text. */
function objectFunctions(name: string): [encode: Value, decode: Value, partly: Value] {
  const row = (direction: 'encode' | 'decode'): Row => [
    "(input, errors='strict', final=False)",
    (input: Value, errors: Value = 'strict') => pair(...convertObject(name, direction, input, errors)),
  ];
  const [encodeName, decodeName] = [`${name.replace('_codec', '')}_encode`, `${name.replace('_codec', '')}_decode`];
  const made = functions('_codecs', { [encodeName]: row('encode'), [decodeName]: row('decode') });
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
resetForEachProgram(() => {
  makeInfo = null;
  infos.clear();
});

/** True for the name of an encoding that is not registered by a program. */
export function isBuiltinCodec(name: Value): boolean {
  return typeof name === 'string' && (textCodec(name) !== null || otherCodec(name) !== null);
}

/** The CodecInfo of a builtin encoding. */
export function builtinInfo(encoding: string): Value | undefined {
  const codec = textCodec(encoding);
  const other = codec === null ? otherCodec(encoding) : null;
  if (codec === null && other === null) return undefined;
  const name = codec !== null ? codec.name : OBJECT_CODEC_NAMES[other!];
  const key = searchName(encoding);
  let info = infos.get(key);
  if (info === undefined) {
    if (makeInfo === null) interpreter.importModule('codecs', null, null, 0);
    info = call2(makeInfo, name, codec !== null);
    infos.set(key, info);
  }
  return info;
}

/** `codecs.lookup`. @throws LookupError */
function lookup(encoding: string): Value {
  return builtinInfo(encoding) ?? searchCodec(encoding);
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
  if (other !== null) {
    return noting('encoding', encoding, () => convertObject(other, 'encode', input, errors ?? 'strict')[0]);
  }
  return runCodec(searchCodec(encoding), encoding, 'encoder', input, errors);
}

/** `codecs.decode`. */
function decodeObject(input: Value, encoding = 'utf-8', errors?: string): Value {
  const codec = textCodec(encoding);
  if (codec !== null)
    return noting('decoding', encoding, () => {
      const bytes = codec.name === 'undefined' ? EMPTY : bytesOf(input);
      return codec.decode(bytes, errors ?? 'strict');
    });
  const other = otherCodec(encoding);
  if (other !== null) {
    return noting('decoding', encoding, () => convertObject(other, 'decode', input, errors ?? 'strict')[0]);
  }
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

const HANDLERS = ['strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace'];

let made: Map<string, Value> | undefined;

/** The names of `_codecs`; those of `codecs` are the same functions. */
function nativeFunctions(): Map<string, Value> {
  made ??= functions('_codecs', {
    ...codecRows(),
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
    _unregister_error: [
      '(errors: cstr, /)',
      unregisterErrorHandler,
      'Takes an error handler away: whether there was one. Those of the language stay.',
    ],
    lookup_error: ['(name: cstr, /)', lookupErrorHandler, 'The error handler of a name.'],
  });
  return made;
}

export const codecsFunctions: ModuleDefinition = {
  name: '_codecs',
  doc: 'The functions of codecs, and the registry of encodings.',
  create: () => new Map(nativeFunctions()),
};

export const codecs: ModuleDefinition = {
  name: 'codecs',
  doc: 'Encodings: their registry, error handlers, incremental and stream codecs.',
  create() {
    const names = new Map(nativeFunctions());
    names.delete('_unregister_error');
    const own = functions('codecs', {
      _functions: ['(name: str, /)', functionsOf],
      _set_factory: [
        '(factory, /)',
        (factory: Value): Value => {
          makeInfo = factory;
          infos.clear();
          return null;
        },
      ],
    });
    for (const [name, value] of own) names.set(name, value);
    for (const name of HANDLERS) names.set(`${name}_errors`, lookupErrorHandler(name));
    for (const name in MARKS) names.set(name, new PyBytes(latin1Bytes(MARKS[name])));
    return names;
  },
  source: codecsSource,
};
