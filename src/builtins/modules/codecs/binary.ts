/** The codecs that are not between text and bytes: hex, base64, quopri, uu, rot13. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { bytesOf } from '../../../runtime/buffer/request.ts';
import { latin1Bytes, latin1Text } from '../../../runtime/codecs/narrow.ts';
import { ByteWriter } from '../../../runtime/codecs/writer.ts';
import { raise, typeError, valueError } from '../../../runtime/errors.ts';
import { typeName, type Value } from '../../../runtime/types.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { hexText } from '../../bytes-like/hex.ts';
import { decodeBase64 } from '../binascii/base64.ts';
import { decodeQuotedPrintable, encodeQuotedPrintable } from '../binascii/quoted-printable.ts';
import { decodeUu, encodeUu } from '../binascii/uu.ts';
import { BinasciiError, unhexlify } from '../binascii.ts';

const fail = (message: string) => raise(BinasciiError, message);

/** Both directions of a codec that takes any object. */
export interface ObjectCodec {
  encode(input: Value): Value;
  decode(input: Value): Value;
}

function bytesCodec(encode: (data: Uint8Array) => Uint8Array, decode: (data: Uint8Array) => Uint8Array): ObjectCodec {
  return {
    encode: input => new PyBytes(encode(bytesOf(input))),
    decode: input => new PyBytes(decode(bytesOf(input))),
  };
}

function rot13(input: Value): Value {
  const text = strValue(input);
  if (text === undefined) throw typeError(`character mapping must be a str, not ${typeName(input)}`);
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

export const objectCodecs: Readonly<Record<string, ObjectCodec>> = {
  hex_codec: {
    encode: input => new PyBytes(latin1Bytes(hexText(bytesOf(input), undefined, 1))),
    decode: input => unhexlify(new PyBytes(bytesOf(input).slice())),
  },
  base64_codec: bytesCodec(
    data => {
      // Lines of 76 characters, as in MIME.
      const text = Buffer.from(data).toString('base64');
      return latin1Bytes(text.replace(/.{1,76}/g, line => line + '\n'));
    },
    data => decodeBase64(data, false, fail),
  ),
  quopri_codec: bytesCodec(
    data => encodeQuotedPrintable(data, true, true, false),
    data => decodeQuotedPrintable(data, false),
  ),
  uu_codec: bytesCodec(encodeFile, decodeFile),
  rot_13: { encode: rot13, decode: rot13 },
};
/** The names that `codecs.lookup` shows. */
export const OBJECT_CODEC_NAMES: Readonly<Record<string, string>> = {
  hex_codec: 'hex',
  base64_codec: 'base64',
  quopri_codec: 'quopri',
  uu_codec: 'uu',
  rot_13: 'rot-13',
};
