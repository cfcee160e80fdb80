/**
 * Unicode's character data, read when they are first asked for: a program that names no character pays nothing.
 * Where they come from is the host's business (`provideUnicodeData`); `update-unicode.ts` makes them.
 */

/** The layout of the data file. Runs cover code points in ascending order. */
export interface UnicodeData {
  version: string;
  /** The combinations of category, bidirectional class, combining class, mirrored and East Asian width that occur. */
  records: [category: string, bidirectional: string, combining: number, mirrored: 0 | 1, width: string][];
  /** Pairs of length and index into `records`, from code point 0 to the last. */
  recordRuns: number[];
  /** Names, joined by newlines, in the order of their code points. */
  names: string;
  /** Pairs: distance of a run's first code point from the end of the run before it, and its length. */
  nameRuns: number[];
  /** Names that end in their own code point: prefix, first, last, and whether `unicodedata.name` tells them. */
  derivedNames: [prefix: string, first: number, last: number, told: boolean][];
  /** The names of Hangul letters that make a syllable's: leading, vowel, trailing. */
  hangul: [string[], string[], string[]];
  aliases: [name: string, point: number][];
  sequences: [name: string, text: string][];
  /** Pairs of code point and value. */
  decimals: number[];
  digits: number[];
  numbers: number[];
  /** As UnicodeData.txt has them: `0065 0301`, `<compat> 0066 0069`. */
  decompositions: [point: number, mapping: string][];
  compositionExclusions: number[];
}

let read: (() => string) | undefined;
let data: UnicodeData | undefined;

/**
 * Says where the data come from.
 * @param source gives the data file's uncompressed JSON text; called once at most, when a program first needs it
 */
export function provideUnicodeData(source: () => string): void {
  read = source;
}

/** Whether there are data: without, no character has a name. */
export const hasUnicodeData = (): boolean => read !== undefined;

/** The data. @throws Error if nobody provided them; see `hasUnicodeData` */
export function unicodeData(): UnicodeData {
  if (data === undefined) {
    if (read === undefined) throw new Error('no Unicode data were provided');
    data = JSON.parse(read()) as UnicodeData;
  }
  return data;
}
