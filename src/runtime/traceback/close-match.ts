/** `difflib.get_close_matches` for short words (Lib/difflib.py). */

interface Block {
  a: number;
  b: number;
  size: number;
}

/** The longest stretch that two texts share within bounds; of several the one that starts first in `a`, then in `b`. */
function longest(a: string, aLow: number, aHigh: number, b: string, bLow: number, bHigh: number): Block {
  let best: Block = { a: aLow, b: bLow, size: 0 };
  for (let i = aLow; i < aHigh; i++) {
    for (let j = bLow; j < bHigh; j++) {
      let size = 0;
      while (i + size < aHigh && j + size < bHigh && a[i + size] === b[j + size]) size++;
      if (size > best.size) best = { a: i, b: j, size };
    }
  }
  return best;
}

/** How many characters the texts share, in order, by the longest stretches first. */
function shared(a: string, aLow: number, aHigh: number, b: string, bLow: number, bHigh: number): number {
  const block = longest(a, aLow, aHigh, b, bLow, bHigh);
  if (block.size === 0) return 0;
  const before = shared(a, aLow, block.a, b, bLow, block.b);
  return before + block.size + shared(a, block.a + block.size, aHigh, b, block.b + block.size, bHigh);
}

/**
 * The words most like `word`, the best first.
 * @param count how many at most
 * @param cutoff the least likeness, from 0 to 1: twice the shared characters by all characters
 */
export function closeMatches(word: string, possibilities: readonly string[], count: number, cutoff: number): string[] {
  return possibilities
    .map(each => ({
      each,
      ratio: (2 * shared(each, 0, each.length, word, 0, word.length)) / (each.length + word.length),
    }))
    .filter(({ ratio }) => ratio >= cutoff)
    .sort((x, y) => y.ratio - x.ratio || (x.each < y.each ? 1 : -1))
    .slice(0, count)
    .map(({ each }) => each);
}
