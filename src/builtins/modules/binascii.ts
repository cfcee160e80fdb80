/** The `binascii` module. */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf, isExporter } from '../../runtime/buffer/request.ts';
import { latin1Bytes } from '../../runtime/codecs/narrow.ts';
import { Exception, PyException, raise, typeError, ValueError, valueError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { indexOf } from '../../runtime/protocol/number.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { type Maybe, PyType, typeName, type Value } from '../../runtime/types.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { hexDigit, hexText } from '../bytes-like/hex.ts';
import { decodeBase64 } from './binascii/base64.ts';
import { crc32, crcHqx } from './binascii/crc.ts';
import { decodeQuotedPrintable, encodeQuotedPrintable } from './binascii/quoted-printable.ts';
import { decodeUu, encodeUu } from './binascii/uu.ts';

function exceptionType(name: string, base: PyType): PyType {
  const type = new PyType(name, [base], { module: 'binascii' });
  type.hasDict = true;
  return type;
}
/** `binascii.Error` */
export const BinasciiError = exceptionType('Error', ValueError);
const Incomplete = exceptionType('Incomplete', Exception);
const fail = (message: string) => raise(BinasciiError, message);

/** Bytes, or text of ASCII characters (C `ascii_buffer_converter`). @throws TypeError, ValueError */
function asciiOrBytes(value: Value): Uint8Array {
  const text = strValue(value);
  if (text !== undefined) {
    if (/[^\x00-\x7f]/.test(text)) throw valueError('string argument should contain only ASCII characters');
    return latin1Bytes(text);
  }
  try {
    if (isExporter(value)) return bytesOf(value);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
  }
  throw typeError(`argument should be bytes, buffer or ASCII string, not '${typeName(value)}'`);
}

/** The low bits of an integer. */
function lowBits(value: Value, bits: number): number {
  return Number(BigInt.asUintN(bits, BigInt(indexOf(value))));
}

function hexlify(data: Value, sep: Maybe, group = 1): Value {
  return new PyBytes(latin1Bytes(hexText(bytesOf(data), sep, group, true)));
}

/** `binascii.unhexlify`. @throws TypeError, ValueError, binascii.Error */
export function unhexlify(source: Value): Value {
  const input = asciiOrBytes(source);
  if (input.length % 2 !== 0) throw fail('Odd-length string');
  const result = new Uint8Array(input.length / 2);
  for (let i = 0; i < result.length; i++) {
    const high = hexDigit(input[2 * i]);
    const low = hexDigit(input[2 * i + 1]);
    if (high > 15 || low > 15) throw fail('Non-hexadecimal digit found');
    result[i] = (high << 4) | low;
  }
  return new PyBytes(result);
}

export const binascii: ModuleDefinition = {
  name: 'binascii',
  doc: 'Bytes as ASCII text and back: hexadecimal, base 64, uuencode, quoted-printable; and check sums.',
  create() {
    const names = new Map<string, Value>(
      functions('binascii', {
        hexlify: [
          '(data, sep?, bytes_per_sep: int = 1)',
          hexlify,
          'Two hexadecimal digits for each byte, as bytes.',
          undefined,
          '(data, sep=<unrepresentable>, bytes_per_sep=1)',
        ],
        b2a_hex: [
          '(data, sep?, bytes_per_sep: int = 1)',
          hexlify,
          'Two hexadecimal digits for each byte, as bytes.',
          undefined,
          '(data, sep=<unrepresentable>, bytes_per_sep=1)',
        ],
        unhexlify: ['(hexstr, /)', unhexlify, 'The bytes that pairs of hexadecimal digits stand for.'],
        a2b_hex: ['(hexstr, /)', unhexlify, 'The bytes that pairs of hexadecimal digits stand for.'],
        crc32: [
          '(data, crc=0, /)',
          (data: Value, crc: Value = 0) => {
            const bytes = bytesOf(data);
            return crc32(bytes, lowBits(crc, 32));
          },
          'The CRC-32 of the data; `crc` is that of what came before.',
        ],
        crc_hqx: [
          '(data, crc, /)',
          (data: Value, crc: Value) => {
            const bytes = bytesOf(data);
            return crcHqx(bytes, lowBits(crc, 16));
          },
          'The 16-bit CRC-CCITT of the data; `crc` is that of what came before.',
        ],
        b2a_base64: [
          '(data, /, *, newline: bool = True)',
          (data: Value, newline = true) => {
            const text = Buffer.from(bytesOf(data)).toString('base64');
            return new PyBytes(latin1Bytes(newline ? text + '\n' : text));
          },
          'Base 64 in one line.',
        ],
        a2b_base64: [
          '(data, /, *, strict_mode: bool = False)',
          (data: Value, strict = false) => new PyBytes(decodeBase64(asciiOrBytes(data), strict, fail)),
          'The bytes that base 64 stands for; with `strict_mode` nothing but valid data is accepted.',
        ],
        b2a_uu: [
          '(data, /, *, backtick: bool = False)',
          (data: Value, backtick = false) => {
            const bytes = bytesOf(data);
            if (bytes.length > 45) throw fail('At most 45 bytes at once');
            return new PyBytes(encodeUu(bytes, backtick ? 96 : 32));
          },
          'One line of uuencoded data.',
        ],
        a2b_uu: [
          '(data, /)',
          (data: Value) => new PyBytes(decodeUu(asciiOrBytes(data), fail)),
          'The bytes of one uuencoded line.',
        ],
        b2a_qp: [
          '(data, quotetabs: bool = False, istext: bool = True, header: bool = False)',
          (data: Value, quoteTabs = false, text = true, header = false) =>
            new PyBytes(encodeQuotedPrintable(bytesOf(data), quoteTabs, text, header)),
          'Quoted-printable.',
        ],
        a2b_qp: [
          '(data, header: bool = False)',
          (data: Value, header = false) => new PyBytes(decodeQuotedPrintable(asciiOrBytes(data), header)),
          'The bytes that quoted-printable stands for.',
        ],
      }),
    );
    names.set('Error', BinasciiError);
    names.set('Incomplete', Incomplete);
    return names;
  },
};
