/** The names of characters: Unicode Standard 4.8; CPython's `unicodedata.c` (`_getucname`, `_getcode`). */
import { hasUnicodeData, type UnicodeData, unicodeData } from './database.ts';

const HANGUL_PREFIX = 'HANGUL SYLLABLE ';
const HANGUL_FIRST = 0xac00;
const HANGUL_LAST = 0xd7a3;
const VOWELS = 21;
const TRAILING = 28;

/** CPython keeps the names of aliases and sequences as if private characters bore them: see `privateNameOf`. */
const PRIVATE_ALIASES = 0xf0000;
const PRIVATE_SEQUENCES = 0xf0200;

interface NameTable {
  data: UnicodeData;
  names: string[];
  /** Each run's first code point, ascending, and the index of its name. */
  starts: number[];
  indices: number[];
}

let table: NameTable | undefined;
let points: Map<string, number> | undefined;
let sequences: Map<string, string> | undefined;
let hangulNames: RegExp | undefined;

function nameTable(): NameTable {
  if (table !== undefined) return table;
  const data = unicodeData();
  const names = data.names.split('\n');
  const starts: number[] = [];
  const indices: number[] = [];
  let last = 0;
  let index = 0;
  for (let i = 0; i < data.nameRuns.length; i += 2) {
    starts.push(last + data.nameRuns[i]);
    indices.push(index);
    last += data.nameRuns[i] + data.nameRuns[i + 1] - 1;
    index += data.nameRuns[i + 1];
  }
  return (table = { data, names, starts, indices });
}

const hex = (point: number): string => point.toString(16).toUpperCase().padStart(4, '0');

/**
 * The name of a character (`unicodedata.name`).
 * @param point a code point
 * @returns null if it has none, or if nobody provided Unicode's data
 */
export function nameOf(point: number): string | null {
  if (!hasUnicodeData()) return null;
  const { data, names, starts, indices } = nameTable();
  if (point >= HANGUL_FIRST && point <= HANGUL_LAST) {
    const [leading, vowels, trailing] = data.hangul;
    const syllable = point - HANGUL_FIRST;
    const vowel = Math.floor(syllable / TRAILING);
    return HANGUL_PREFIX + leading[Math.floor(vowel / VOWELS)] + vowels[vowel % VOWELS] + trailing[syllable % TRAILING];
  }
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= point) low = middle + 1;
    else high = middle;
  }
  if (low > 0) {
    const index = indices[low - 1] + point - starts[low - 1];
    if (index < (indices[low] ?? names.length)) return names[index];
  }
  for (const [prefix, first, last, told] of data.derivedNames) {
    if (told && point >= first && point <= last) return `${prefix}-${hex(point)}`;
  }
  return null;
}

/**
 * The name that the error handler `namereplace` writes: as CPython, it takes private characters of plane 15 for the
 * aliases and sequences whose names CPython keeps there (C `_getucname` with `with_alias_and_seq`).
 */
export function nameOrPrivateNameOf(point: number): string | null {
  if (point < PRIVATE_ALIASES || !hasUnicodeData()) return nameOf(point);
  const { aliases, sequences } = unicodeData();
  const found = point < PRIVATE_SEQUENCES ? aliases[point - PRIVATE_ALIASES] : sequences[point - PRIVATE_SEQUENCES];
  return found === undefined ? nameOf(point) : found[0];
}

/** The form in which names are compared: Latin letters in upper case. Names are ASCII. */
const folded = (name: string): string | undefined => (/^[\x20-\x7e]+$/.test(name) ? name.toUpperCase() : undefined);

/**
 * The character of a name or alias, in any case, as `\N{…}` takes it.
 * @returns null if there is none, or if nobody provided Unicode's data
 */
export function characterNamed(name: string): string | null {
  const wanted = folded(name);
  if (wanted === undefined || !hasUnicodeData()) return null;
  const { data, names, starts, indices } = nameTable();
  if (wanted.startsWith(HANGUL_PREFIX)) return hangulSyllable(wanted.slice(HANGUL_PREFIX.length), data);
  const hyphen = wanted.lastIndexOf('-');
  if (hyphen > 0) {
    const digits = wanted.slice(hyphen + 1);
    const point = /^[0-9A-F]{4,5}$/.test(digits) ? Number.parseInt(digits, 16) : -1;
    if (point >= 0 && hex(point) === digits) {
      const prefix = wanted.slice(0, hyphen);
      for (const [known, first, last] of data.derivedNames) {
        if (point >= first && point <= last && prefix === known) return String.fromCodePoint(point);
      }
    }
  }
  if (points === undefined) {
    points = new Map();
    for (let run = 0; run < starts.length; run++) {
      const end = indices[run + 1] ?? names.length;
      for (let i = indices[run]; i < end; i++) points.set(names[i], starts[run] + i - indices[run]);
    }
    for (const [alias, point] of data.aliases) points.set(alias, point);
  }
  const point = points.get(wanted);
  return point === undefined ? null : String.fromCodePoint(point);
}

/** The text of a name, alias or named sequence, in any case (`unicodedata.lookup`); null if there is none. */
export function textNamed(name: string): string | null {
  const char = characterNamed(name);
  const wanted = folded(name);
  if (char !== null || wanted === undefined || !hasUnicodeData()) return char;
  sequences ??= new Map(unicodeData().sequences);
  return sequences.get(wanted) ?? null;
}

function hangulSyllable(letters: string, { hangul }: UnicodeData): string | null {
  // Vowels and consonants share no letter, so a syllable's name has one reading at most.
  hangulNames ??= new RegExp(`^(${hangul[0].join('|')})(${hangul[1].join('|')})(${hangul[2].join('|')})$`);
  const match = hangulNames.exec(letters);
  if (match === null) return null;
  const [leading, vowel, trailing] = hangul.map((part, i) => part.indexOf(match[i + 1]));
  return String.fromCharCode(HANGUL_FIRST + (leading * VOWELS + vowel) * TRAILING + trailing);
}
