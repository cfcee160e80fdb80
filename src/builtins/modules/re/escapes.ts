/** Escapes in patterns: `\n`, `\x41`, `\N{DIGIT ONE}`, `\d`, `\A`, `\1`. */
import { textNamed } from '../../../runtime/unicode/names.ts';
import { ordinal, strRepr, length as textLength } from '../../../runtime/values/text.ts';
import type { Anchor, Category } from './syntax.ts';
import type { Tokenizer } from './tokenizer.ts';

export const OCTAL = /^[0-7]$/;
export const DIGIT = /^[0-9]$/;
const HEX = /^[0-9a-fA-F]$/;
const ASCII_LETTER = /^[a-zA-Z]$/;

/** Escapes of control characters, by their letter. */
export const CONTROL: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92 };
const ANCHORS: Readonly<Record<string, Anchor>> = {
  A: 'beginString',
  b: 'boundary',
  B: 'nonBoundary',
  z: 'endString',
  Z: 'endString',
};

export type Escape =
  | { kind: 'literal'; code: number }
  | { kind: 'category'; category: Category }
  | { kind: 'anchor'; where: Anchor }
  | { kind: 'reference'; digits: string };

const literal = (code: number): Escape => ({ kind: 'literal', code });

/** The digits of `\x`, `\u` and `\U`. */
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** An escape that means one character by its number or name, the same in sets and outside; else undefined. */
function numbered(source: Tokenizer, escape: string): Escape | undefined {
  const letter = escape.slice(1);
  const digits = Object.hasOwn(HEX_DIGITS, letter) ? HEX_DIGITS[letter] : 0;
  if (digits > 0 && (letter === 'x' || source.isText)) {
    const whole = escape + source.getWhile(digits, HEX);
    if (whole.length !== digits + 2) throw source.error(`incomplete escape ${whole}`, whole.length);
    const code = Number.parseInt(whole.slice(2), 16);
    if (code > 0x10ffff) throw source.error(`bad escape ${whole}`, whole.length);
    return literal(code);
  }
  if (letter === 'N' && source.isText) {
    if (!source.match('{')) throw source.error('missing {');
    const name = source.getUntil('}', 'character name');
    const found = textNamed(name);
    const code = found === null ? -1 : ordinal(found);
    if (code < 0) throw source.error(`undefined character name ${strRepr(name)}`, textLength(name) + 4);
    return literal(code);
  }
  return undefined;
}

function octal(source: Tokenizer, escape: string): Escape {
  const code = Number.parseInt(escape.slice(1), 8);
  if (code > 0o377) throw source.error(`octal escape value ${escape} outside of range 0-0o377`, escape.length);
  return literal(code);
}

/** What is left: a letter without a meaning, or a character that means itself. */
function other(source: Tokenizer, escape: string): Escape {
  const letter = escape.slice(1);
  if (ASCII_LETTER.test(letter)) throw source.error(`bad escape ${escape}`, escape.length);
  return literal(letter.codePointAt(0)!);
}

function category(letter: string): Escape | undefined {
  return /^[dDsSwW]$/.test(letter) ? { kind: 'category', category: letter as Category } : undefined;
}

/** The escape that a set's token begins. @throws PatternMistake */
export function setEscape(source: Tokenizer, escape: string): Escape {
  const letter = escape.slice(1);
  if (Object.hasOwn(CONTROL, letter)) return literal(CONTROL[letter]);
  const known = category(letter) ?? numbered(source, escape);
  if (known !== undefined) return known;
  if (OCTAL.test(letter)) return octal(source, escape + source.getWhile(2, OCTAL));
  if (DIGIT.test(letter)) throw source.error(`bad escape ${escape}`, escape.length);
  return other(source, escape);
}

/** The escape that a token outside of sets begins. @throws PatternMistake */
export function patternEscape(source: Tokenizer, escape: string): Escape {
  const letter = escape.slice(1);
  if (Object.hasOwn(ANCHORS, letter)) return { kind: 'anchor', where: ANCHORS[letter] };
  const known = category(letter);
  if (known !== undefined) return known;
  if (Object.hasOwn(CONTROL, letter)) return literal(CONTROL[letter]);
  const one = numbered(source, escape);
  if (one !== undefined) return one;
  if (letter === '0') return octal(source, escape + source.getWhile(2, OCTAL));
  if (!DIGIT.test(letter)) return other(source, escape);
  let digits = escape;
  if (source.next !== null && DIGIT.test(source.next)) {
    digits += source.get();
    if (/^\\[0-7]{2}$/.test(digits) && source.next !== null && OCTAL.test(source.next)) {
      return octal(source, digits + source.get());
    }
  }
  return { kind: 'reference', digits: digits.slice(1) };
}
