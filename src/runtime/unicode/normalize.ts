/**
 * Normal forms: Unicode Standard Annex #15 and section 3.12 (Hangul).
 *
 * `String.prototype.normalize` knows the Unicode version of the JavaScript engine, and engines differ; what is here
 * knows the version of the data.
 */
import { unicodeData } from './database.ts';
import { propertiesOf } from './properties.ts';

export type NormalForm = 'NFC' | 'NFKC' | 'NFD' | 'NFKD';

const S_BASE = 0xac00;
const L_BASE = 0x1100;
const V_BASE = 0x1161;
const T_BASE = 0x11a7;
const L_COUNT = 19;
const V_COUNT = 21;
const T_COUNT = 28;
const S_COUNT = L_COUNT * V_COUNT * T_COUNT;

interface Tables {
  /** Mappings as UnicodeData.txt has them. */
  mappings: Map<number, string>;
  /** Canonical pairs: first × 0x110000 + second → what they compose to. */
  pairs: Map<number, number>;
  /** Mappings applied all the way, filled in as they are met. */
  canonical: Map<number, readonly number[]>;
  compatible: Map<number, readonly number[]>;
  /** For each code point, the forms in which it may not stand as it is or must be looked at with its neighbours. */
  unsettled: Uint8Array;
}

/** The bits of `unsettled`. */
const FORM_BIT: Record<NormalForm, number> = { NFC: 1, NFD: 2, NFKC: 4, NFKD: 8 };
const COMPOSING = 5;
const DECOMPOSING = 10;
const COMPATIBLE = 12;
const CANONICAL = 3;

let tables: Tables | undefined;

const pairKey = (first: number, second: number): number => first * 0x110000 + second;
const combiningClass = (point: number): number => (point < 0x300 ? 0 : propertiesOf(point)[2]);

/** The code points of a mapping without its tag. */
const targets = (mapping: string): number[] =>
  mapping
    .slice(mapping.indexOf('>') + 1)
    .trim()
    .split(' ')
    .map(hex => Number.parseInt(hex, 16));

function normalizationTables(): Tables {
  if (tables !== undefined) return tables;
  const { decompositions, compositionExclusions } = unicodeData();
  const excluded = new Set(compositionExclusions);
  const pairs = new Map<number, number>();
  for (const [point, mapping] of decompositions) {
    if (mapping[0] === '<' || excluded.has(point)) continue;
    const [first, second] = targets(mapping);
    // Singletons and pairs that do not begin with a starter never compose.
    if (second === undefined || combiningClass(point) !== 0 || combiningClass(first) !== 0) continue;
    pairs.set(pairKey(first, second), point);
  }
  const mappings = new Map(decompositions);
  const unsettled = new Uint8Array(0x110000);
  tables = { mappings, pairs, canonical: new Map(), compatible: new Map(), unsettled };
  settle(tables);
  return tables;
}

/** Fills in `unsettled`. */
function settle({ mappings, pairs, unsettled }: Tables): void {
  const composites = new Set(pairs.values());
  for (const [point, mapping] of mappings) {
    if (mapping[0] === '<') unsettled[point] |= COMPATIBLE;
    else {
      unsettled[point] |= composites.has(point) ? DECOMPOSING : COMPOSING | DECOMPOSING;
      const compatible = decompose(point, false).some(part => mappings.get(part)?.[0] === '<');
      if (compatible) unsettled[point] |= COMPATIBLE;
    }
  }
  const seconds = new Set<number>();
  for (const key of pairs.keys()) seconds.add(key % 0x110000);
  for (const second of seconds) unsettled[second] |= COMPOSING;
  // What comes apart into such a second may also have to give it to the character before (U+16D68).
  for (const composite of composites) {
    if (seconds.has(decompose(composite, false)[0])) unsettled[composite] |= COMPOSING;
  }
  unsettled.fill(COMPOSING, V_BASE, V_BASE + V_COUNT);
  unsettled.fill(COMPOSING, T_BASE + 1, T_BASE + T_COUNT);
  unsettled.fill(DECOMPOSING, S_BASE, S_BASE + S_COUNT);
  const { records, recordRuns } = unicodeData();
  for (let at = 0, i = 0; i < recordRuns.length; at += recordRuns[i], i += 2) {
    if (records[recordRuns[i + 1]][2] !== 0) unsettled.fill(CANONICAL | COMPATIBLE, at, at + recordRuns[i]);
  }
}

/** Whether a text is in a normal form as it stands, as far as single characters tell. */
function isSettled(text: string, bit: number): boolean {
  const { unsettled } = normalizationTables();
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    if ((unsettled[point] & bit) !== 0) return false;
  }
  return true;
}

/** The two or three letters of a Hangul syllable. */
function pushLetters(out: number[], syllable: number): void {
  const index = syllable - S_BASE;
  const trailing = index % T_COUNT;
  out.push(L_BASE + Math.floor(index / (V_COUNT * T_COUNT)), V_BASE + (Math.floor(index / T_COUNT) % V_COUNT));
  if (trailing !== 0) out.push(T_BASE + trailing);
}

/** What `unicodedata.decomposition` gives: hexadecimal code points, perhaps after a tag; '' for none. */
export function decompositionOf(point: number): string {
  if (point >= S_BASE && point < S_BASE + S_COUNT) {
    const letters: number[] = [];
    pushLetters(letters, point);
    return letters.map(letter => letter.toString(16).toUpperCase()).join(' ');
  }
  return normalizationTables().mappings.get(point) ?? '';
}

function decompose(point: number, compatible: boolean): readonly number[] {
  const known = tables![compatible ? 'compatible' : 'canonical'];
  let result = known.get(point);
  if (result === undefined) {
    const mapping = tables!.mappings.get(point);
    result =
      mapping === undefined || (mapping[0] === '<' && !compatible)
        ? [point]
        : targets(mapping).flatMap(part => decompose(part, compatible));
    known.set(point, result);
  }
  return result;
}

/** The canonical order of what a text comes apart into. */
function decomposed(text: string, compatible: boolean): number[] {
  const out: number[] = [];
  const append = (point: number): void => {
    const own = combiningClass(point);
    let at = out.length;
    if (own !== 0) {
      for (; at > 0; at--) {
        if (combiningClass(out[at - 1]) <= own) break;
      }
    }
    if (at === out.length) out.push(point);
    else out.splice(at, 0, point);
  };
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    if (point < 0xa0) out.push(point);
    else if (point >= S_BASE && point < S_BASE + S_COUNT) pushLetters(out, point);
    else {
      const parts = decompose(point, compatible);
      for (let k = 0; k < parts.length; k++) append(parts[k]);
    }
  }
  return out;
}

/** The character that two compose to. */
function composed(first: number, second: number): number | undefined {
  if (first >= L_BASE && first < L_BASE + L_COUNT && second >= V_BASE && second < V_BASE + V_COUNT) {
    return S_BASE + ((first - L_BASE) * V_COUNT + second - V_BASE) * T_COUNT;
  }
  const syllable = first - S_BASE;
  if (syllable >= 0 && syllable < S_COUNT && syllable % T_COUNT === 0 && second > T_BASE && second < T_BASE + T_COUNT) {
    return first + second - T_BASE;
  }
  return tables!.pairs.get(pairKey(first, second));
}

/** Composes in place. @returns the new length */
function compose(points: number[]): number {
  let length = 0;
  let starter = -1;
  let lastClass = 0;
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    const own = combiningClass(point);
    // A character is blocked from the starter by one between them of class 0 or of its own class or a higher one.
    if (starter >= 0 && (starter === length - 1 || (lastClass !== 0 && lastClass < own))) {
      const both = composed(points[starter], point);
      if (both !== undefined) {
        points[starter] = both;
        continue;
      }
    }
    if (own === 0) starter = length;
    lastClass = own;
    points[length++] = point;
  }
  return length;
}

const BLOCK = 4096;

/**
 * A text in a normal form.
 * @throws Error if nobody provided Unicode's data
 */
export function normalize(form: NormalForm, text: string): string {
  if (/^[\x00-\x7f]*$/.test(text) || isSettled(text, FORM_BIT[form])) return text;
  const points = decomposed(text, form.length === 4);
  if (form.endsWith('C')) points.length = compose(points);
  if (points.length <= BLOCK) return String.fromCodePoint(...points);
  let result = '';
  for (let i = 0; i < points.length; i += BLOCK) result += String.fromCodePoint(...points.slice(i, i + BLOCK));
  return result;
}
