/** The codecs unicode_escape and raw_unicode_escape: text as it stands in Python source. */
import { DeprecationWarning } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { characterNamed } from '../unicode/names.ts';
import { DecodeErrors } from './handlers.ts';
import { latin1Bytes, latin1Text } from './narrow.ts';

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0');

function escaped(point: number): string {
  if (point <= 0xff) return `\\x${hex(point, 2)}`;
  return point <= 0xffff ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

/** `text.encode('unicode_escape')`: nothing can go wrong. */
export function encodeUnicodeEscape(text: string): Uint8Array {
  const result = text.replace(/[^ -[\]-~]/gu, char => {
    switch (char) {
      case '\\':
        return '\\\\';
      case '\t':
        return '\\t';
      case '\n':
        return '\\n';
      case '\r':
        return '\\r';
      default:
        return escaped(char.codePointAt(0)!);
    }
  });
  return latin1Bytes(result);
}

/** `text.encode('raw_unicode_escape')`: escapes only what is beyond latin-1. */
export function encodeRawUnicodeEscape(text: string): Uint8Array {
  return latin1Bytes(text.replace(/[^\x00-\xff]/gu, char => escaped(char.codePointAt(0)!)));
}

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  b: '\b',
  f: '\f',
  t: '\t',
  n: '\n',
  r: '\r',
  v: '\v',
  a: '\x07',
};
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const TRUNCATED: Readonly<Record<string, string>> = {
  x: 'truncated \\xXX escape',
  u: 'truncated \\uXXXX escape',
  U: 'truncated \\UXXXXXXXX escape',
};

/** Hexadecimal digits from `at` on, at most `count`. */
function digitsAt(text: string, at: number, count: number): string {
  let end = at;
  while (end < at + count && /[0-9a-fA-F]/.test(text[end] ?? '')) end++;
  return text.slice(at, end);
}

/** @throws UnicodeDecodeError */
export function decodeUnicodeEscape(bytes: Uint8Array, errors: string, final = true): [text: string, consumed: number] {
  const state = new DecodeErrors('unicodeescape', bytes, errors, final);
  let source = latin1Text(bytes);
  let result = '';
  let at = 0;
  let invalid: string | undefined;
  while (at < source.length) {
    const next = source.indexOf('\\', at);
    if (next < 0) {
      result += source.slice(at);
      break;
    }
    result += source.slice(at, next);
    at = next;
    let end = at + 1;
    let reason = '\\ at end of string';
    let incomplete = end >= source.length;
    if (!incomplete) {
      const code = source[end++];
      const simple = SIMPLE[code];
      if (simple !== undefined) {
        result += simple;
        at = end;
        continue;
      }
      if (code >= '0' && code <= '7') {
        const octal = /^[0-7]{1,3}/.exec(source.slice(at + 1, at + 4))![0];
        const value = Number.parseInt(octal, 8);
        if (value > 0xff) invalid ??= octal;
        result += String.fromCharCode(value);
        at += 1 + octal.length;
        continue;
      }
      if (code in DIGITS) {
        const digits = digitsAt(source, end, DIGITS[code]);
        end += digits.length;
        const point = Number.parseInt(digits, 16);
        incomplete = digits.length < DIGITS[code] && end === source.length;
        if (digits.length < DIGITS[code]) reason = TRUNCATED[code];
        else if (point > 0x10ffff) reason = 'illegal Unicode character';
        else {
          result += String.fromCodePoint(point);
          at = end;
          continue;
        }
      } else if (code === 'N') {
        reason = 'malformed \\N character escape';
        if (source[end] === '{') {
          const close = source.indexOf('}', end + 1);
          incomplete = close < 0;
          if (close > end + 1) {
            const char = characterNamed(source.slice(end + 1, close));
            end = close + 1;
            if (char !== null) {
              result += char;
              at = end;
              continue;
            }
            reason = 'unknown Unicode character name';
          } else if (close < 0) end = source.length;
          else end++;
        } else incomplete = end === source.length;
      } else {
        invalid ??= code;
        result += '\\' + code;
        at = end;
        continue;
      }
    }
    if (incomplete && !state.final) return [result, at];
    at = state.handle(at, end, reason);
    result += state.replacement;
    if (state.bytes !== bytes) source = latin1Text((bytes = state.bytes));
  }
  if (invalid !== undefined) warnInvalid(invalid);
  return [result, source.length];
}

function warnInvalid(escape: string): void {
  const kind = escape.length === 3 ? 'octal escape sequence' : 'escape sequence';
  interpreter.warn(
    DeprecationWarning,
    `"\\${escape}" is an invalid ${kind}. Such sequences will not work in the future. `,
  );
}

/** @throws UnicodeDecodeError */
export function decodeRawUnicodeEscape(
  bytes: Uint8Array,
  errors: string,
  final = true,
): [text: string, consumed: number] {
  const state = new DecodeErrors('rawunicodeescape', bytes, errors, final);
  let source = latin1Text(bytes);
  let result = '';
  let at = 0;
  while (at < source.length) {
    const next = source.indexOf('\\', at);
    if (next < 0) return [result + source.slice(at), source.length];
    result += source.slice(at, next);
    at = next;
    const code = source[at + 1];
    if (code === undefined && !state.final) return [result, at];
    if (code !== 'u' && code !== 'U') {
      result += source.slice(at, at + 2);
      at += 2;
      continue;
    }
    const count = DIGITS[code];
    const digits = digitsAt(source, at + 2, count);
    const end = at + 2 + digits.length;
    let reason = TRUNCATED[code];
    if (digits.length === count) {
      const point = Number.parseInt(digits, 16);
      if (point <= 0x10ffff) {
        result += String.fromCodePoint(point);
        at = end;
        continue;
      }
      reason = '\\Uxxxxxxxx out of range';
    } else if (end === source.length && !state.final) return [result, at];
    at = state.handle(at, end, reason);
    result += state.replacement;
    if (state.bytes !== bytes) source = latin1Text((bytes = state.bytes));
  }
  return [result, source.length];
}
