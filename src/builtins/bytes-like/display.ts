/** How bytes look: their repr, their hash, their key in a table. */
import { latin1Text } from '../../runtime/codecs/narrow.ts';
import { hashText } from '../../runtime/protocol/hash.ts';
import type { PyInt } from '../../runtime/types.ts';

const PLAIN = /^[ !#-&(-[\]-~]*$/;
const ESCAPED = /[^ -[\]-~]/g;

function escape(char: string): string {
  switch (char) {
    case '\\':
      return '\\\\';
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default:
      return '\\x' + char.charCodeAt(0).toString(16).padStart(2, '0');
  }
}

/**
 * `b'…'`. Quotes are `'` unless only those occur in it.
 * @param everyQuote escapes `'` between `"` too, as bytearray's repr does
 */
export function bytesRepr(data: Uint8Array, everyQuote = false): string {
  const text = latin1Text(data);
  if (PLAIN.test(text)) return `b'${text}'`;
  let body = text.replace(ESCAPED, escape);
  const quote = body.includes("'") && !body.includes('"') ? '"' : "'";
  if (quote === "'" || everyQuote) body = body.replaceAll("'", "\\'");
  return `b${quote}${body}${quote}`;
}

/** The hash of bytes and of read-only views of bytes; ASCII text has the same, as in CPython. */
export function hashBytes(data: Uint8Array): PyInt {
  return hashText(latin1Text(data));
}

/** The token of bytes as a key (see `values/key.ts`). */
export function bytesToken(data: Uint8Array): string {
  return '\0b' + latin1Text(data);
}
