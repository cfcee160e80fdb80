/** The `binascii` module. */
import '../../runtime/buffer/converters.ts';
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { allocateUnfilled } from '../../runtime/buffer/storage.ts';
import { latin1Bytes } from '../../runtime/codecs/narrow.ts';
import { Exception, raise, ValueError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { indexOf } from '../../runtime/protocol/number.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { type Maybe, PyType, type Value } from '../../runtime/types.ts';
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

/** The low bits of an integer. */
function lowBits(value: Value, bits: number): number {
  return Number(BigInt.asUintN(bits, BigInt(indexOf(value))));
}

function hexlify(data: Uint8Array, sep: Maybe, group = 1): Value {
  return new PyBytes(latin1Bytes(hexText(data, sep, group, true)));
}

/** `binascii.unhexlify`. @throws ValueError, binascii.Error */
export function unhexlify(input: Uint8Array): Value {
  if (input.length % 2 !== 0) throw fail('Odd-length string');
  const result = allocateUnfilled(input.length / 2);
  for (let i = 0; i < result.length; i++) {
    const high = hexDigit(input[2 * i]);
    const low = hexDigit(input[2 * i + 1]);
    if (high > 15 || low > 15) throw fail('Non-hexadecimal digit found');
    result[i] = (high << 4) | low;
  }
  return new PyBytes(result, result.length === 1);
}

export const binascii: ModuleDefinition = {
  name: 'binascii',
  doc: 'Bytes as ASCII text and back: hexadecimal, base 64, uuencode, quoted-printable; and check sums.',
  create() {
    const names = new Map<string, Value>(
      functions('binascii', {
        hexlify: [
          '(data: heldBuffer, sep?, bytes_per_sep: int = 1)',
          hexlify,
          'Two hexadecimal digits for each byte, as bytes.',
          undefined,
          '(data, sep=<unrepresentable>, bytes_per_sep=1)',
        ],
        b2a_hex: [
          '(data: heldBuffer, sep?, bytes_per_sep: int = 1)',
          hexlify,
          'Two hexadecimal digits for each byte, as bytes.',
          undefined,
          '(data, sep=<unrepresentable>, bytes_per_sep=1)',
        ],
        unhexlify: ['(hexstr: heldAscii, /)', unhexlify, 'The bytes that pairs of hexadecimal digits stand for.'],
        a2b_hex: ['(hexstr: heldAscii, /)', unhexlify, 'The bytes that pairs of hexadecimal digits stand for.'],
        crc32: [
          '(data: heldBuffer, crc=0, /)',
          (data: Uint8Array, crc: Value = 0) => crc32(data, lowBits(crc, 32)),
          'The CRC-32 of the data; `crc` is that of what came before.',
        ],
        crc_hqx: [
          '(data: heldBuffer, crc, /)',
          (data: Uint8Array, crc: Value) => crcHqx(data, lowBits(crc, 16)),
          'The 16-bit CRC-CCITT of the data; `crc` is that of what came before.',
        ],
        b2a_base64: [
          '(data: heldBuffer, /, *, newline: bool = True)',
          (data: Uint8Array, newline = true) => {
            const text = Buffer.from(data).toString('base64');
            return new PyBytes(latin1Bytes(newline ? text + '\n' : text));
          },
          'Base 64 in one line.',
        ],
        a2b_base64: [
          '(data: heldAscii, /, *, strict_mode: bool = False)',
          (data: Uint8Array, strict = false) => new PyBytes(decodeBase64(data, strict, fail)),
          'The bytes that base 64 stands for; with `strict_mode` nothing but valid data is accepted.',
        ],
        b2a_uu: [
          '(data: heldBuffer, /, *, backtick: bool = False)',
          (data: Uint8Array, backtick = false) => {
            if (data.length > 45) throw fail('At most 45 bytes at once');
            return new PyBytes(encodeUu(data, backtick ? 96 : 32));
          },
          'One line of uuencoded data.',
        ],
        a2b_uu: [
          '(data: heldAscii, /)',
          (data: Uint8Array) => new PyBytes(decodeUu(data, fail)),
          'The bytes of one uuencoded line.',
        ],
        b2a_qp: [
          '(data: heldBuffer, quotetabs: bool = False, istext: bool = True, header: bool = False)',
          (data: Uint8Array, quoteTabs = false, text = true, header = false) =>
            new PyBytes(encodeQuotedPrintable(data, quoteTabs, text, header)),
          'Quoted-printable.',
        ],
        a2b_qp: [
          '(data: heldAscii, header: bool = False)',
          (data: Uint8Array, header = false) => new PyBytes(decodeQuotedPrintable(data, header)),
          'The bytes that quoted-printable stands for.',
        ],
      }),
    );
    names.set('Error', BinasciiError);
    names.set('Incomplete', Incomplete);
    return names;
  },
};
