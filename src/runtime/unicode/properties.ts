/** Properties of characters, as `unicodedata` gives them. */
import { type UnicodeData, unicodeData } from './database.ts';

let recordOf: Uint16Array | undefined;

/** One entry for each code point: the index of its record. */
function recordTable({ recordRuns }: UnicodeData): Uint16Array {
  const result = new Uint16Array(0x110000);
  let at = 0;
  for (let i = 0; i < recordRuns.length; i += 2) {
    const end = at + recordRuns[i];
    if (recordRuns[i + 1] !== 0) result.fill(recordRuns[i + 1], at, end);
    at = end;
  }
  return result;
}

/**
 * Category, bidirectional class, combining class, mirrored and East Asian width of a code point.
 * @throws Error if nobody provided Unicode's data
 */
export function propertiesOf(point: number): UnicodeData['records'][number] {
  const data = unicodeData();
  recordOf ??= recordTable(data);
  return data.records[recordOf[point]];
}

/** Numbers that characters stand for: as decimal digits, as digits (also `²`), as any number (also `½`). */
export type NumberKind = 'decimals' | 'digits' | 'numbers';

const numbers: Partial<Record<NumberKind, Map<number, number>>> = {};

/** The number that a character stands for; `undefined` if it does for none. */
export function numberOf(kind: NumberKind, point: number): number | undefined {
  let known = numbers[kind];
  if (known === undefined) {
    numbers[kind] = known = new Map();
    const pairs = unicodeData()[kind];
    for (let i = 0; i < pairs.length; i += 2) known.set(pairs[i], pairs[i + 1]);
  }
  return known.get(point);
}
