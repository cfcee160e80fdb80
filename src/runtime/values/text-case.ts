/** Casing: `str.upper` and its relatives, at Unicode 16.0 with the full mappings (ß → SS, final sigma). */
import { isAscii, isCased, isCaseIgnorable, isLowerChar, isUpperChar } from './text-class.ts';

/** Letters that a newer Unicode gave a mapping. */
const MAPPED_LATER = /[\ua7ce\ua7cf\ua7d2-\ua7d5\u{16ea0}-\u{16ed3}]/u;
const SPLIT_LATER = /([\ua7ce\ua7cf\ua7d2-\ua7d5\u{16ea0}-\u{16ed3}]+)/u;

function mapText(text: string, map: (part: string) => string): string {
  if (!MAPPED_LATER.test(text)) return map(text);
  return text
    .split(SPLIT_LATER)
    .map((part, i) => (i % 2 === 1 ? part : map(part)))
    .join('');
}

/** `str.upper`. */
export function toUpper(text: string): string {
  return mapText(text, part => part.toUpperCase());
}

/** `str.lower`; a capital sigma at the end of a word becomes ς. */
export function toLower(text: string): string {
  return mapText(text, part => part.toLowerCase());
}

/** Title case of characters whose title case is not their upper case. */
const TITLE = new Map<string, string>();
function titleExceptions(): Map<string, string> {
  if (TITLE.size > 0) return TITLE;
  const digraphs = 'ǅǅǅǈǈǈǋǋǋ';
  for (let i = 0; i < 9; i++) TITLE.set(String.fromCodePoint(0x1c4 + i), digraphs[i]);
  for (let i = 0x1f1; i <= 0x1f3; i++) TITLE.set(String.fromCodePoint(i), '\u01f2');
  for (let i = 0x10d0; i <= 0x10ff; i++)
    if (i < 0x10fb || i > 0x10fc) TITLE.set(String.fromCodePoint(i), String.fromCodePoint(i));
  for (let i = 0x1f80; i <= 0x1faf; i++) TITLE.set(String.fromCodePoint(i), String.fromCodePoint(i | 8));
  for (const [low, high] of [
    [0x1fb3, 0x1fbc],
    [0x1fc3, 0x1fcc],
    [0x1ff3, 0x1ffc],
  ]) {
    TITLE.set(String.fromCodePoint(low), String.fromCodePoint(high));
    TITLE.set(String.fromCodePoint(high), String.fromCodePoint(high));
  }
  for (const point of [0x1fb2, 0x1fb4, 0x1fb7, 0x1fc2, 0x1fc4, 0x1fc7, 0x1ff2, 0x1ff4, 0x1ff7]) {
    const char = String.fromCodePoint(point);
    TITLE.set(char, char.toUpperCase().replace(/\u0399$/, '\u0345'));
  }
  for (const range of ['\u00df\u00df', '\u0587\u0587', '\ufb00\ufb06', '\ufb13\ufb17']) {
    for (let i = range.charCodeAt(0); i <= range.charCodeAt(1); i++) {
      const char = String.fromCodePoint(i);
      const [first, ...rest] = char.toUpperCase();
      TITLE.set(char, first + rest.join('').toLowerCase());
    }
  }
  return TITLE;
}

function titleChar(char: string): string {
  if (char <= '\x7f') return char.toUpperCase();
  return titleExceptions().get(char) ?? toUpper(char);
}

/** Lower case of `chars[at]` in its context: only a capital sigma looks at it. */
function lowerInContext(chars: readonly string[], at: number): string {
  const char = chars[at];
  if (char !== 'Σ') return toLower(char);
  let before = at - 1;
  while (before >= 0 && isCaseIgnorable(chars[before])) before--;
  if (before < 0 || !isCased(chars[before])) return 'σ';
  let after = at + 1;
  while (after < chars.length && isCaseIgnorable(chars[after])) after++;
  return after < chars.length && isCased(chars[after]) ? 'σ' : 'ς';
}

/** `str.title`: words begin in title case, a word being a run of cased characters. */
export function toTitle(text: string): string {
  if (isAscii(text)) return text.toLowerCase().replace(/[a-z]+/g, word => word[0].toUpperCase() + word.slice(1));
  const chars = Array.from(text);
  let result = '';
  let afterCased = false;
  for (let i = 0; i < chars.length; i++) {
    result += afterCased ? lowerInContext(chars, i) : titleChar(chars[i]);
    afterCased = isCased(chars[i]);
  }
  return result;
}

/** `str.capitalize`: the first character in title case, the rest in lower case. */
export function capitalize(text: string): string {
  if (text === '') return text;
  if (isAscii(text)) return text[0].toUpperCase() + text.slice(1).toLowerCase();
  const chars = Array.from(text);
  let result = titleChar(chars[0]);
  for (let i = 1; i < chars.length; i++) result += lowerInContext(chars, i);
  return result;
}

/** `str.swapcase`. */
export function swapCase(text: string): string {
  const chars = Array.from(text);
  let result = '';
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i];
    result += isUpperChar(char) ? lowerInContext(chars, i) : isLowerChar(char) ? toUpper(char) : char;
  }
  return result;
}

/** Characters whose folding is not that of their upper case: dotless ı, Cherokee (which folds to upper case). */
const FOLD_APART = /([ı\u13a0-\u13f5\u13f8-\u13fd\uab70-\uabbf]+)/;

/** `str.casefold`: full case folding (Unicode CaseFolding C + F). */
export function caseFold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text
    .split(FOLD_APART)
    .map((part, i) => {
      if (i % 2 === 1) return part.replace(/[^ı]+/g, cherokee => cherokee.toUpperCase());
      return mapText(part, run => run.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ'));
    })
    .join('');
}
