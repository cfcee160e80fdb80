/** The functions of single codecs: `utf_8_encode`, `utf_16_ex_decode`, `charmap_build` and their kind. */
import '../../../runtime/buffer/converters.ts';
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { encodeLatin1, latin1Text } from '../../../runtime/codecs/narrow.ts';
import { type TextCodec, textCodec } from '../../../runtime/codecs/registry.ts';
import { detectedOrder } from '../../../runtime/codecs/utf16.ts';
import type { Row } from '../../../runtime/signature/declare.ts';
import type { Value } from '../../../runtime/types.ts';
import { length } from '../../../runtime/values/text.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { escapeDecode, escapeEncode } from './byte-escapes.ts';
import { buildEncodingMap, charmapDecode, charmapEncode } from './charmap.ts';

/** What every such function returns. */
export function pair(result: Value, consumed: number): Value {
  return new PyTuple([result, consumed]);
}

/** A builtin text codec that is known to exist. */
export function codecOf(name: string): TextCodec {
  return textCodec(name)!;
}

/** The codecs that CPython builds on functions of other names. */
const BUILT_ON: Readonly<Record<string, string>> = { 'iso8859-1': 'latin_1', 'utf-8-sig': 'utf_8' };

/** What the name of a codec's functions begins with: `latin_1` of iso8859-1, `charmap` of all that have a table. */
export function functionName(codec: TextCodec): string {
  return codec.charmap ? 'charmap' : (BUILT_ON[codec.name] ?? codec.name.replaceAll('-', '_'));
}

/** True of the codecs whose decoders also take a str. */
function takesText(codec: TextCodec): boolean {
  return codec.name.endsWith('escape') || codec.name === 'punycode';
}

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

function encodeRow(codec: TextCodec): Row {
  // The one that refuses everything does not look at it.
  const anything = codec.name === 'undefined';
  return [
    `(${anything ? 'str' : 'str: str'}, errors: cstrOrNone = None, /)`,
    (text: string, errors: string | null = null) =>
      pair(new PyBytes(codec.encode(text, errors ?? 'strict')), length(text)),
    `Text as ${codec.name}.`,
  ];
}

function dataParameter(codec: TextCodec): string {
  if (codec.name === 'undefined') return 'data';
  return takesText(codec) ? 'data: bufferOrText' : 'data: heldBuffer';
}

/** `utf_16_encode`: with a mark, or without it in the order asked for. */
function orderedEncodeRow(bits: 16 | 32): Row {
  return [
    '(str: str, errors: cstrOrNone = None, byteorder: int = 0, /)',
    (text: string, errors: string | null = null, byteOrder = 0) => {
      const codec = codecOf(`utf-${bits}${suffixOf(byteOrder)}`);
      return pair(new PyBytes(codec.encode(text, errors ?? 'strict')), length(text));
    },
    `Text as utf-${bits}; a byte order that is not 0 leaves out the mark.`,
  ];
}

const suffixOf = (byteOrder: number): string => (byteOrder < 0 ? '-le' : byteOrder > 0 ? '-be' : '');

/** A decoder that takes all there is. */
function decodeRow(codec: TextCodec): Row {
  return [
    `(${dataParameter(codec)}, errors: cstrOrNone = None, /)`,
    (bytes: Uint8Array, errors: string | null = null) => pair(codec.decode(bytes, errors ?? 'strict'), bytes.length),
    `The text that ${codec.name} stands for.`,
  ];
}

/** A decoder that leaves what is not complete, unless the end is reached. */
function partlyRow(codec: TextCodec, finalByDefault: boolean): Row {
  return [
    `(${dataParameter(codec)}, errors: cstrOrNone = None, final: bool = ${finalByDefault ? 'True' : 'False'}, /)`,
    (bytes: Uint8Array, errors: string | null = null, final = finalByDefault) => {
      const handler = errors ?? 'strict';
      if (final || codec.decodePartly === undefined) return pair(codec.decode(bytes, handler), bytes.length);
      return pair(...codec.decodePartly(bytes, handler));
    },
    `The text that ${codec.name} stands for, as far as it is complete.`,
  ];
}

/** Encoder, decoder, and decoder of what is complete, of a builtin text codec. */
export function textRows(codec: TextCodec): [encode: Row, decode: Row, partly: Row] {
  return [encodeRow(codec), decodeRow(codec), partlyRow(codec, false)];
}

/** `utf_16_ex_decode`: also says which end came first. */
function exRow(bits: 16 | 32): Row {
  return [
    '(data: heldBuffer, errors: cstrOrNone = None, byteorder: int = 0, final: bool = False, /)',
    (bytes: Uint8Array, errors: string | null = null, byteOrder = 0, final = false) => {
      const codec = codecOf(`utf-${bits}${suffixOf(byteOrder)}`);
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
}

/** The functions by name, those of the registry excepted. */
export function codecRows(): Record<string, Row> {
  const rows: Record<string, Row> = {
    charmap_decode: [
      '(data: heldBuffer, errors: cstrOrNone = None, mapping=None, /)',
      (bytes: Uint8Array, errors: string | null = null, mapping: Value = null) => {
        if (mapping === null) return pair(latin1Text(bytes), bytes.length);
        return pair(charmapDecode(bytes, errors ?? 'strict', mapping), bytes.length);
      },
      'Decodes by a table from bytes to characters; None is latin-1.',
    ],
    charmap_encode: [
      '(str: str, errors: cstrOrNone = None, mapping=None, /)',
      (text: string, errors: string | null = null, mapping: Value = null) => {
        const handler = errors ?? 'strict';
        const bytes = mapping === null ? encodeLatin1(text, handler) : charmapEncode(text, handler, mapping);
        return pair(new PyBytes(bytes), length(text));
      },
      'Encodes by a table from characters to bytes; None is latin-1.',
    ],
    charmap_build: ['(map: str, /)', buildEncodingMap, 'The encoding table that belongs to a decoding table.'],
    escape_encode: [
      '(data: bytes, errors: cstrOrNone = None, /)',
      ({ data }: PyBytes) => pair(new PyBytes(escapeEncode(data)), data.length),
      'Bytes as in a literal.',
    ],
    escape_decode: [
      '(data: bufferOrText, errors: cstrOrNone = None, /)',
      (bytes: Uint8Array, errors: string | null = null) =>
        pair(new PyBytes(escapeDecode(bytes, errors ?? 'strict')), bytes.length),
      'Bytes from what stands in a literal.',
    ],
    readbuffer_encode: [
      '(data: bufferOrText, errors: cstrOrNone = None, /)',
      (bytes: Uint8Array) => pair(new PyBytes(bytes.slice()), bytes.length),
      'The bytes of a buffer.',
    ],
    utf_16_ex_decode: exRow(16),
    utf_32_ex_decode: exRow(32),
  };
  for (const name of OWN_FUNCTIONS) {
    const codec = codecOf(name);
    const prefix = name.replaceAll('-', '_');
    rows[`${prefix}_encode`] = encodeRow(codec);
    rows[`${prefix}_decode`] = codec.decodePartly === undefined ? decodeRow(codec) : partlyRow(codec, takesText(codec));
  }
  rows.utf_16_encode = orderedEncodeRow(16);
  rows.utf_32_encode = orderedEncodeRow(32);
  return rows;
}
