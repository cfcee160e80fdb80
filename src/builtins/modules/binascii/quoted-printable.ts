/** Quoted-printable (RFC 1521, and RFC 1522 for headers). */
import { ByteWriter } from '../../../runtime/codecs/writer.ts';
import { hexDigit } from '../../bytes-like/hex.ts';

const LINE = 76;
const HEX = '0123456789ABCDEF';
const [TAB, LF, CR, SPACE, DOT, EQUALS, UNDERSCORE] = [9, 10, 13, 32, 46, 61, 95];

export function decodeQuotedPrintable(data: Uint8Array, header: boolean): Uint8Array {
  const out = new ByteWriter(data.length);
  for (let i = 0; i < data.length; ) {
    const byte = data[i++];
    if (byte === EQUALS) {
      if (i >= data.length) break;
      const next = data[i];
      if (next === LF || next === CR) {
        while (i < data.length && data[i] !== LF) i++;
        i++;
      } else if (next === EQUALS) {
        out.push(EQUALS);
        i++;
      } else if (i + 1 < data.length && hexDigit(next) < 16 && hexDigit(data[i + 1]) < 16) {
        out.push((hexDigit(next) << 4) | hexDigit(data[i + 1]));
        i += 2;
      } else out.push(EQUALS);
    } else out.push(header && byte === UNDERSCORE ? SPACE : byte);
  }
  return out.finish();
}

/** @param text line ends are kept as such */
export function encodeQuotedPrintable(
  data: Uint8Array,
  quoteTabs: boolean,
  text: boolean,
  header: boolean,
): Uint8Array {
  const result: number[] = [];
  const first = data.indexOf(LF);
  const crlf = first > 0 && data[first - 1] === CR;
  let column = 0;
  const endLine = (): void => {
    if (crlf) result.push(CR);
    result.push(LF);
    column = 0;
  };
  const quote = (byte: number): void => {
    result.push(EQUALS, HEX.charCodeAt(byte >> 4), HEX.charCodeAt(byte & 15));
  };
  const softBreak = (): void => {
    result.push(EQUALS);
    endLine();
  };
  for (let i = 0; i < data.length; ) {
    const byte = data[i];
    const next = data[i + 1];
    const last = i + 1 === data.length;
    const mustQuote =
      byte > 126 ||
      byte === EQUALS ||
      (header && byte === UNDERSCORE) ||
      (byte === DOT && column === 0 && (last || next === LF || next === CR || next === 0)) ||
      (!text && (byte === CR || byte === LF)) ||
      ((byte === TAB || byte === SPACE) && last) ||
      (byte < 33 && byte !== CR && byte !== LF && (quoteTabs || (byte !== TAB && byte !== SPACE)));
    if (mustQuote) {
      if (column + 3 >= LINE) softBreak();
      quote(byte);
      column += 3;
      i++;
    } else if (text && (byte === LF || (byte === CR && next === LF))) {
      const before = result[result.length - 1];
      if (before === SPACE || before === TAB) {
        // A blank at the end of a line would be lost.
        result.pop();
        quote(before);
      }
      endLine();
      i += byte === CR ? 2 : 1;
    } else {
      if (!last && next !== LF && column + 1 >= LINE) softBreak();
      column++;
      result.push(header && byte === SPACE ? UNDERSCORE : byte);
      i++;
    }
  }
  return Uint8Array.from(result);
}
