/** Python's string literals, with the place of each character of their value. */

import type { CharacterPlaces } from '../source-text.ts';

export interface LocatedLiteral {
  value: string;
  places: CharacterPlaces;
  /** `"""`, `'''`, `"` or `'`; of the last part, if it is joined from several. */
  quote: string;
  raw: boolean;
  /** True if it is one literal. */
  single: boolean;
}

const PREFIX = /(?:[rR]|[uU])?(?:"""|'''|"|')/y;
const BETWEEN = /(?:[ \t\f\r\n()]|\\\r?\n|#[^\r\n]*)*/y;
const SIMPLE: Record<string, string> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * Reads the string literal at an offset, with the literals that follow it, until the value is complete.
 * @param expected the value that the parser found, which decides where a row of literals ends
 * @returns null if the text there is no such literal (a named character is not known here)
 */
export function locateLiteral(text: string, offset: number, expected: string): LocatedLiteral | null {
  const starts: number[] = [];
  const ends: number[] = [];
  let value = '';
  let quote = '';
  let raw = false;
  let parts = 0;
  const add = (piece: string, start: number, end: number) => {
    for (let i = 0; i < piece.length; i++) {
      starts.push(start);
      ends.push(end);
    }
    value += piece;
  };
  let at = offset;
  do {
    PREFIX.lastIndex = at;
    const prefix = PREFIX.exec(text)?.[0];
    if (prefix === undefined) break;
    quote = prefix.replace(/^[a-zA-Z]/, '');
    raw = /^r/i.test(prefix);
    parts++;
    at += prefix.length;
    while (at < text.length && !text.startsWith(quote, at)) {
      const start = at;
      const char = text[at];
      if (char === '\r') {
        at += text[at + 1] === '\n' ? 2 : 1;
        add('\n', start, at);
      } else if (char !== '\\') {
        add(char, start, ++at);
      } else if (raw) {
        // A raw literal keeps the backslash, and the quote after it.
        add('\\', start, start + 1);
        at++;
        if (text[at] !== '\r' && text[at] !== '\n') add(text[at], at, ++at);
      } else {
        const escape = escapeAt(text, at);
        if (escape === null) return null;
        at += escape.length;
        add(escape.value, start, at);
      }
    }
    at += quote.length;
    BETWEEN.lastIndex = at;
    at += BETWEEN.exec(text)![0].length;
  } while (value !== expected && at < text.length);
  return value === expected ? { value, places: { starts, ends }, quote, raw, single: parts === 1 } : null;
}

function escapeAt(text: string, at: number): { value: string; length: number } | null {
  const char = text[at + 1];
  if (char === '\r') return { value: '', length: text[at + 2] === '\n' ? 3 : 2 };
  if (char === '\n') return { value: '', length: 2 };
  if (Object.hasOwn(SIMPLE, char)) return { value: SIMPLE[char], length: 2 };
  const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4));
  if (octal) return { value: String.fromCharCode(Number.parseInt(octal[0], 8)), length: 1 + octal[0].length };
  const hex = /^(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})/i.exec(text.slice(at + 1, at + 10));
  if (hex && 'xuU'.includes(char)) {
    return { value: String.fromCodePoint(Number.parseInt(hex[0].slice(1), 16)), length: 1 + hex[0].length };
  }
  return char === 'N' ? null : { value: `\\${char}`, length: 2 };
}

/**
 * A text as the inside of a string literal.
 * @returns null if the literal cannot hold it (a raw one that would need an escape, a short one with a line end)
 */
export function spellInLiteral(text: string, quote: string, raw: boolean): string | null {
  if (raw) {
    if (text.includes(quote) || /[\0\r]/.test(text) || /\\$/.test(text) || text.endsWith(quote[0])) return null;
    return quote.length === 1 && text.includes('\n') ? null : text;
  }
  let result = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, quote.replaceAll(quote[0], `\\${quote[0]}`))
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, char => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
  if (quote.length === 1) result = result.replaceAll('\n', '\\n');
  if (result.endsWith(quote[0]) && !result.endsWith(`\\${quote[0]}`)) result = `${result.slice(0, -1)}\\${quote[0]}`;
  return result;
}
