/** "Did you mean": the nearest of some names, by CPython's weighted edit distance (Python/suggestions.c). */

/** No search among more names than this. */
const MAX_CANDIDATES = 750;
/** No comparison of names that differ in more bytes than this. */
const MAX_LENGTH = 40;
/** What inserting, deleting or replacing a byte costs. */
const MOVE = 2;
/** What a letter in the wrong case costs. */
const CASE = 1;

const encoder = new TextEncoder();

function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

function substitution(a: number, b: number): number {
  if (a === b) return 0;
  return lower(a) === lower(b) ? CASE : MOVE;
}

/** The cost of turning one name into the other, or some number above `limit` if it costs more than that. */
function distance(first: Uint8Array, second: Uint8Array, limit: number): number {
  let start = 0;
  let firstEnd = first.length;
  let secondEnd = second.length;
  while (start < firstEnd && start < secondEnd && first[start] === second[start]) start++;
  while (firstEnd > start && secondEnd > start && first[firstEnd - 1] === second[secondEnd - 1]) {
    firstEnd--;
    secondEnd--;
  }
  let short = first.subarray(start, firstEnd);
  let long = second.subarray(start, secondEnd);
  if (short.length === 0 || long.length === 0) return (short.length + long.length) * MOVE;
  if (short.length > MAX_LENGTH || long.length > MAX_LENGTH) return limit + 1;
  if (short.length > long.length) [short, long] = [long, short];
  if ((long.length - short.length) * MOVE > limit) return limit + 1;
  // One row of the usual matrix, overwritten from left to right.
  const row = Array.from(short, (_, i) => (i + 1) * MOVE);
  let result = 0;
  for (let j = 0; j < long.length; j++) {
    let diagonal = j * MOVE;
    result = diagonal;
    let cheapest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < short.length; i++) {
      const replaced = diagonal + substitution(long[j], short[i]);
      diagonal = row[i];
      result = Math.min(Math.min(result, diagonal) + MOVE, replaced);
      row[i] = result;
      if (result < cheapest) cheapest = result;
    }
    if (cheapest > limit) return limit + 1;
  }
  return result;
}

/**
 * The candidate most like a name, as CPython's `_Py_CalculateSuggestions` picks it.
 * @param name the name that was not found
 * @param candidates the names there are, in the order in which an earlier one wins a tie
 * @returns `null` when there are 750 candidates or more, or when none is near: at most a third of the characters may differ
 */
export function suggest(name: string, candidates: readonly string[]): string | null {
  if (candidates.length >= MAX_CANDIDATES) return null;
  const wanted = encoder.encode(name);
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const bytes = encoder.encode(candidate);
    const limit = Math.min(Math.floor(((wanted.length + bytes.length + 3) * MOVE) / 6), bestDistance - 1);
    const found = distance(wanted, bytes, limit);
    if (found > limit) continue;
    best = candidate;
    bestDistance = found;
  }
  return best;
}
