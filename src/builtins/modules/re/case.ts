/** Which characters are the same letter for patterns that ignore case. */
import { toLower, toUpper } from '../../../runtime/values/text-case.ts';

/** Letters with case beyond this do not exist. */
const LAST_CASED = 0x1ffff;

/** `_PyUnicode_ToLowercase`: the lower case of one character, as one character. */
export function lowerOf(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  return table().lower.get(code) ?? code;
}

/** The lower case of an ASCII letter; everything else is itself. */
export function asciiLowerOf(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

interface CaseTable {
  /** The lower case of each character that is not its own. */
  readonly lower: ReadonlyMap<number, number>;
  /** For each character that equals others without case: all of them, itself included. */
  readonly equal: ReadonlyMap<number, readonly number[]>;
  /** The keys of `equal`, in order. */
  readonly cased: readonly number[];
}

let made: CaseTable | undefined;

/** Made at the first use: only patterns that ignore case pay for it. */
function table(): CaseTable {
  if (made !== undefined) return made;
  const lower = new Map<number, number>();
  const classes = new Map<number, number[]>();
  const byUpper = new Map<string, number[]>();
  for (let code = 0; code <= LAST_CASED; code++) {
    // Ideographs, Hangul and what is private have no case.
    if (code === 0x2e80) code = 0xa640;
    if (code === 0xac00) code = 0xfb00;
    const char = String.fromCodePoint(code);
    const low = toLower(char).codePointAt(0)!;
    if (low !== code) {
      lower.set(code, low);
      const known = classes.get(low);
      if (known === undefined) classes.set(low, [low, code]);
      else known.push(code);
      continue;
    }
    const upper = toUpper(char);
    if (upper === char) continue;
    const same = byUpper.get(upper);
    if (same === undefined) byUpper.set(upper, [code]);
    else same.push(code);
  }
  // Different lower case letters of one upper case, as s and ſ, are the same too.
  for (const letters of byUpper.values()) {
    if (letters.length === 1) continue;
    const all = [...new Set(letters.flatMap(letter => classes.get(letter) ?? [letter]))];
    for (const letter of letters) classes.set(letter, all);
  }
  const equal = new Map<number, readonly number[]>();
  for (const letters of classes.values()) for (const letter of letters) equal.set(letter, letters);
  made = { lower, equal, cased: [...equal.keys()].sort((a, b) => a - b) };
  return made;
}

/** Every character that matches `code` when case is ignored, itself included. */
export function caseVariants(code: number, unicode: boolean): readonly number[] {
  if (!unicode) {
    const low = asciiLowerOf(code);
    return low >= 97 && low <= 122 ? [low, low - 32] : [code];
  }
  return table().equal.get(code) ?? [code];
}

/** The characters with case from `low` to `high`. */
export function casedBetween(low: number, high: number, unicode: boolean): number[] {
  if (unicode) return table().cased.filter(code => code >= low && code <= high);
  const result: number[] = [];
  for (let code = Math.max(low, 65); code <= Math.min(high, 122); code++)
    if (code <= 90 || code >= 97) result.push(code);
  return result;
}
