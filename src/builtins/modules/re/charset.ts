/**
 * Character sets as classes of a `v` pattern of the host. Flags are resolved here: case is spelled out, and categories
 * are those of ASCII or Unicode. The translation uses a set's source, the own matcher asks it for characters.
 */
import { DECIMAL_CLASS, WHITESPACE, WORD_CLASS } from '../../../runtime/values/text-class.ts';
import { casedBetween, caseVariants } from './case.ts';
import { type Category, Flag, type SetItem } from './syntax.ts';

/** Characters below this are looked up in a table. */
const TABLE_SIZE = 256;

export class CharSet {
  /** The class, with its brackets. */
  readonly source: string;
  private table: Uint8Array | undefined;
  private pattern: RegExp | undefined;

  constructor(source: string) {
    this.source = source;
  }

  has(code: number): boolean {
    if (code < TABLE_SIZE) return (this.table ??= this.tabulate())[code] === 1;
    this.pattern ??= this.compiled();
    return this.pattern.test(String.fromCodePoint(code));
  }

  private compiled(): RegExp {
    return new RegExp(`^${this.source}$`, 'v');
  }

  private tabulate(): Uint8Array {
    this.pattern ??= this.compiled();
    const table = new Uint8Array(TABLE_SIZE);
    for (let code = 0; code < TABLE_SIZE; code++) if (this.pattern.test(String.fromCharCode(code))) table[code] = 1;
    return table;
  }
}

/** A character as it can stand anywhere in a `v` pattern. */
export function hostChar(code: number): string {
  const plain = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
  return plain ? String.fromCharCode(code) : `\\u{${code.toString(16)}}`;
}

const ASCII_CLASSES: Readonly<Record<Category, string>> = {
  d: '[0-9]',
  D: '[^0-9]',
  s: '[\\t-\\r ]',
  S: '[^\\t-\\r ]',
  w: '[a-zA-Z0-9_]',
  W: '[^a-zA-Z0-9_]',
};
const UNICODE_CLASSES: Readonly<Record<Category, string>> = {
  d: DECIMAL_CLASS,
  D: `[^${DECIMAL_CLASS}]`,
  s: `[${WHITESPACE}]`,
  S: `[^${WHITESPACE}]`,
  w: WORD_CLASS,
  W: `[^${WORD_CLASS}]`,
};

/** The class of a category. */
export function categoryClass(category: Category, flags: number): string {
  return ((flags & Flag.UNICODE) !== 0 ? UNICODE_CLASSES : ASCII_CLASSES)[category];
}

const span = (low: number, high: number): string =>
  low === high ? hostChar(low) : `${hostChar(low)}-${hostChar(high)}`;

/** The class of a set under flags. */
export function setClass(items: readonly SetItem[], negate: boolean, flags: number): string {
  const ignoreCase = (flags & Flag.IGNORECASE) !== 0;
  const unicode = (flags & Flag.UNICODE) !== 0;
  let members = '';
  for (const item of items) {
    if (typeof item === 'string') {
      members += categoryClass(item, flags);
      continue;
    }
    const [low, high] = item;
    members += span(low, high);
    if (!ignoreCase) continue;
    const cased = low === high ? [low] : casedBetween(low, high, unicode);
    for (const code of cased) {
      for (const other of caseVariants(code, unicode)) if (other < low || other > high) members += hostChar(other);
    }
  }
  return `[${negate ? '^' : ''}${members}]`;
}

/** The class of one character under flags, or null if only the character itself matches. */
export function literalClass(code: number, flags: number): string | null {
  if ((flags & Flag.IGNORECASE) === 0) return null;
  const variants = caseVariants(code, (flags & Flag.UNICODE) !== 0);
  return variants.length === 1 ? null : `[${variants.map(hostChar).join('')}]`;
}

const sets = new Map<string, CharSet>();

/** The set of a class; the same for the same class. */
export function charSet(source: string): CharSet {
  let set = sets.get(source);
  if (set === undefined) {
    if (sets.size > 512) sets.clear();
    set = new CharSet(source);
    sets.set(source, set);
  }
  return set;
}
