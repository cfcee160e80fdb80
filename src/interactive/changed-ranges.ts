/** Where two states of a buffer differ. */

/** Ranges that are told apart; what lies beyond is told as one. */
const MAX_RANGES = 1000;

/**
 * The ranges of bytes that differ, in order; bytes that only one of the two has differ.
 * @returns pairs of start and end, in bytes
 */
export function changedRanges(before: Uint8Array, after: Uint8Array): [start: number, end: number][] {
  const ranges: [number, number][] = [];
  const common = Math.min(before.length, after.length);
  const longer = Math.max(before.length, after.length);
  let at = 0;
  while (at < common) {
    at = firstDifference(before, after, at, common);
    if (at === common) break;
    const start = at;
    if (ranges.length === MAX_RANGES - 1) {
      ranges.push([start, longer]);
      return ranges;
    }
    while (at < common && before[at] !== after[at]) at++;
    ranges.push([start, at]);
  }
  if (longer > common) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === common) last[1] = longer;
    else ranges.push([common, longer]);
  }
  return ranges;
}

/** Equal stretches are passed by in blocks: most of a large buffer did not change. */
function firstDifference(a: Uint8Array, b: Uint8Array, from: number, end: number): number {
  const BLOCK = 4096;
  let at = from;
  while (at + BLOCK <= end && Buffer.compare(a.subarray(at, at + BLOCK), b.subarray(at, at + BLOCK)) === 0) at += BLOCK;
  while (at < end && a[at] === b[at]) at++;
  return at;
}
