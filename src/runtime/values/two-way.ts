/**
 * Search in linear time for long needles: the two-way algorithm (Crochemore and Perrin, 1991), which needs no memory in
 * the length of the needle, with a table of shifts for the window's last unit.
 *
 * The host's search takes time in the product of the lengths where needle and haystack repeat themselves. It is faster
 * everywhere else, so this is for needles of `LONG_NEEDLE` units and more only.
 */

/** What can be searched: bytes, or a str by its code units. */
type Units = string | Uint8Array;

/** From how many units of the needle, and of the haystack, on the worst case counts. */
const LONG_NEEDLE = 100;
const LONG_HAYSTACK = 2000;

/** True if a search of so many units in so many could take the host too long. */
export function isLongSearch(needle: number, haystack: number): boolean {
  return needle >= LONG_NEEDLE && haystack >= LONG_HAYSTACK;
}

const unitAt = (units: Units, i: number): number => (typeof units === 'string' ? units.charCodeAt(i) : units[i]!);

/**
 * The first index of `needle` in `haystack[from:end]`, or -1.
 * @param from index in units
 * @param end index in units, at most the length
 */
export function findLong(haystack: Units, needle: Units, from: number, end: number): number {
  const at = search(haystack, from, 1, end - from, needle, 0);
  return at < 0 ? -1 : from + at;
}

/** The last index of `needle` in `haystack[from:end]`, or -1: the same search from the right to the left. */
export function findLongLast(haystack: Units, needle: Units, from: number, end: number): number {
  const at = search(haystack, end - 1, -1, end - from, needle, needle.length - 1);
  return at < 0 ? -1 : end - at - needle.length;
}

/**
 * Where the needle's greatest suffix begins, and that suffix's period, in the order of units or in the opposite one.
 * Units are counted from `origin` on in steps of `step`.
 */
function greatestSuffix(
  needle: Units,
  origin: number,
  step: number,
  opposite: boolean,
): [start: number, period: number] {
  const size = needle.length;
  let start = 0;
  let rival = 1;
  let equal = 0;
  let period = 1;
  while (rival + equal < size) {
    const a = unitAt(needle, origin + step * (rival + equal));
    const b = unitAt(needle, origin + step * (start + equal));
    if (a === b) {
      equal++;
      if (equal === period) {
        rival += period;
        equal = 0;
      }
    } else if (opposite ? a > b : a < b) {
      rival += equal + 1;
      equal = 0;
      period = rival - start;
    } else {
      start = rival++;
      equal = 0;
      period = 1;
    }
  }
  return [start, period];
}

/** @returns how many steps from `base` the first occurrence is, or -1 */
function search(haystack: Units, base: number, step: number, length: number, needle: Units, origin: number): number {
  const size = needle.length;
  const up = greatestSuffix(needle, origin, step, false);
  const down = greatestSuffix(needle, origin, step, true);
  // The needle is cut where its local period is that of the whole (the critical factorization).
  let [cut, period] = up[0] > down[0] ? up : down;
  let periodic = period + cut <= size;
  for (let i = 0; periodic && i < cut; i++)
    periodic = unitAt(needle, origin + step * i) === unitAt(needle, origin + step * (i + period));
  if (!periodic) period = Math.max(cut, size - cut) + 1;

  // How far the window can move so that its last unit meets one of the needle's that may be the same.
  const shifts = new Int32Array(256).fill(size);
  for (let i = 0; i < size; i++) shifts[unitAt(needle, origin + step * i) & 255] = size - 1 - i;

  /** How many units at the window's begin are known to match. */
  let known = 0;
  for (let at = 0; at + size <= length; ) {
    const shift = shifts[unitAt(haystack, base + step * (at + size - 1)) & 255]!;
    if (shift > 0) {
      // A unit out of place in the last period of what is known to repeat: nothing matches before it has left the window.
      at += known > 0 && shift < period ? size - period : shift;
      known = 0;
      continue;
    }
    let i = Math.max(cut, known);
    while (i < size && unitAt(needle, origin + step * i) === unitAt(haystack, base + step * (at + i))) i++;
    if (i < size) {
      at += i - cut + 1;
      known = 0;
      continue;
    }
    i = cut - 1;
    while (i >= known && unitAt(needle, origin + step * i) === unitAt(haystack, base + step * (at + i))) i--;
    if (i < known) return at;
    at += period;
    known = periodic ? size - period : 0;
  }
  return -1;
}
