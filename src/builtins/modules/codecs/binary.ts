/** The codecs that are not between text and bytes: hex, base64, quopri, uu, zlib, rot13. */

import { heldAscii } from '../../../runtime/buffer/converters.ts';
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { bytesOf } from '../../../runtime/buffer/request.ts';
import { EMPTY } from '../../../runtime/buffer/storage.ts';
import { latin1Bytes, latin1Text } from '../../../runtime/codecs/narrow.ts';
import { ByteWriter } from '../../../runtime/codecs/writer.ts';
import { raise, typeError, valueError } from '../../../runtime/errors.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { getAttr } from '../../../runtime/protocol/attribute.ts';
import { call1 } from '../../../runtime/protocol/call.ts';
import { typeName, type Value } from '../../../runtime/types.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { hexText } from '../../bytes-like/hex.ts';
import { decodeQuotedPrintable, encodeQuotedPrintable } from '../binascii/quoted-printable.ts';
import { decodeUu, encodeUu } from '../binascii/uu.ts';
import { BinasciiError, unhexlify } from '../binascii.ts';

const fail = (message: string) => raise(BinasciiError, message);

/** Both directions of a codec that takes any object. */
export interface ObjectCodec {
  encode(input: Value): Value;
  decode(input: Value): Value;
}

/** CPython reads these through a BytesIO, for which None is nothing. */
const streamed = (input: Value): Uint8Array => (input === null ? EMPTY : bytesOf(input));

function bytesCodec(encode: (data: Uint8Array) => Uint8Array, decode: (data: Uint8Array) => Uint8Array): ObjectCodec {
  return {
    encode: input => new PyBytes(encode(streamed(input))),
    decode: input => new PyBytes(decode(streamed(input))),
  };
}

function rot13(input: Value): Value {
  const text = strValue(input);
  if (text === undefined)
    throw typeError(`descriptor 'translate' for 'str' objects doesn't apply to a '${typeName(input)}' object`);
  return text.replace(/[a-z]/gi, char => {
    const base = char <= 'Z' ? 65 : 97;
    return String.fromCharCode(((char.charCodeAt(0) - base + 13) % 26) + base);
  });
}

function encodeFile(data: Uint8Array): Uint8Array {
  const out = new ByteWriter(data.length * 1.5 + 40);
  out.set(latin1Bytes('begin 666 <data>\n'));
  for (let at = 0; at < data.length; at += 45) out.set(encodeUu(data.subarray(at, at + 45), 32));
  out.set(latin1Bytes(' \nend\n'));
  return out.finish();
}

function decodeFile(data: Uint8Array): Uint8Array {
  const lines = latin1Text(data).split('\n');
  const begin = lines.findIndex(line => line.startsWith('begin'));
  if (begin < 0) throw valueError('Missing "begin" line in input data');
  const out = new ByteWriter(data.length);
  for (let i = begin + 1; ; i++) {
    if (i >= lines.length) throw valueError('Truncated input data');
    if (lines[i] === 'end') break;
    out.set(decodeUu(latin1Bytes(lines[i] + '\n'), fail));
  }
  return out.finish();
}

/** Calls a module's function; so a program that does not use the codec does not load the module. */
function viaModule(module: string, name: string, input: Value): Value {
  return call1(getAttr(interpreter.importModule(module, null, null, 0), name), input);
}

export const objectCodecs: Readonly<Record<string, ObjectCodec>> = {
  hex_codec: {
    encode: input => new PyBytes(latin1Bytes(hexText(bytesOf(input), undefined, 1))),
    decode: input => {
      const held = heldAscii(input);
      try {
        return unhexlify(held.bytes);
      } finally {
        held.release();
      }
    },
  },
  quopri_codec: bytesCodec(
    data => encodeQuotedPrintable(data, true, true, false),
    data => decodeQuotedPrintable(data, false),
  ),
  uu_codec: bytesCodec(encodeFile, decodeFile),
  base64_codec: {
    encode: input => viaModule('base64', 'encodebytes', input),
    decode: input => viaModule('base64', 'decodebytes', input),
  },
  zlib_codec: {
    encode: input => viaModule('zlib', 'compress', input),
    decode: input => viaModule('zlib', 'decompress', input),
  },
  rot_13: { encode: rot13, decode: rot13 },
};
/** The names that `codecs.lookup` shows. */
export const OBJECT_CODEC_NAMES: Readonly<Record<string, string>> = {
  hex_codec: 'hex',
  base64_codec: 'base64',
  quopri_codec: 'quopri',
  uu_codec: 'uu',
  zlib_codec: 'zlib',
  rot_13: 'rot-13',
};
