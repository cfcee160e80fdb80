/** Bytes as they stand in a bytes literal: `codecs.escape_encode` and `codecs.escape_decode`. */
import { latin1Bytes } from '../../../runtime/codecs/narrow.ts';
import { ByteWriter } from '../../../runtime/codecs/writer.ts';
import { DeprecationWarning, raise, ValueError, valueError } from '../../../runtime/errors.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { bytesRepr } from '../../bytes-like/display.ts';
import { hexDigit } from '../../bytes-like/hex.ts';

/** As `repr()` would show them between single quotes. */
export function escapeEncode(data: Uint8Array): Uint8Array {
  // A double quote makes the repr choose single quotes; it is then taken away again.
  const body = bytesRepr(Uint8Array.of(0x22, ...data)).slice(3, -1);
  return latin1Bytes(body);
}

const SIMPLE: Readonly<Record<string, number>> = {
  '\\': 92,
  "'": 39,
  '"': 34,
  b: 8,
  f: 12,
  t: 9,
  n: 10,
  r: 13,
  v: 11,
  a: 7,
};

/** C `_PyBytes_DecodeEscape`. @throws ValueError */
export function escapeDecode(data: Uint8Array, errors: string): Uint8Array {
  const out = new ByteWriter(data.length);
  let invalid: string | undefined;
  for (let i = 0; i < data.length; ) {
    const byte = data[i++];
    if (byte !== 92) {
      out.push(byte);
      continue;
    }
    if (i >= data.length) throw valueError('Trailing \\ in string');
    const code = String.fromCharCode(data[i++]);
    const simple = SIMPLE[code];
    if (simple !== undefined) out.push(simple);
    else if (code >= '0' && code <= '7') {
      let value = Number(code);
      let digits = code;
      while (digits.length < 3 && data[i] >= 0x30 && data[i] <= 0x37) {
        digits += String.fromCharCode(data[i]);
        value = value * 8 + data[i++] - 0x30;
      }
      if (value > 0xff) invalid ??= digits;
      out.push(value & 0xff);
    } else if (code === 'x') {
      const high = i < data.length ? hexDigit(data[i]) : 255;
      const low = i + 1 < data.length ? hexDigit(data[i + 1]) : 255;
      if (high < 16 && low < 16) {
        out.push(high * 16 + low);
        i += 2;
      } else {
        if (errors === 'strict') throw valueError(`invalid \\x escape at position ${i - 2}`);
        if (errors === 'replace') out.push(0x3f);
        else if (errors !== 'ignore') {
          throw raise(ValueError, `decoding error; unknown error handling code: ${errors}`);
        }
        if (high < 16) i++;
      }
    } else if (code !== '\n') {
      invalid ??= code;
      out.push(92);
      out.push(code.charCodeAt(0));
    }
  }
  if (invalid !== undefined) {
    const kind = invalid.length === 3 ? 'octal escape sequence' : 'escape sequence';
    const shown = `b"\\${invalid}" is an invalid ${kind}. Such sequences will not work in the future. `;
    interpreter.warn(DeprecationWarning, shown);
  }
  return out.finish();
}
