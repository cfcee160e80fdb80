/**
 * CPython's sort, comparison by comparison: programs that print in `__lt__`, raise there, or sort what has no order (NaN)
 * see which pairs are compared. Natural runs are found, short ones lengthened by binary insertion, and merged in the order
 * that the powers of their boundaries give (powersort); a merge in which one side keeps winning gallops.
 *
 * What is moved are indices of the keys, so that the items can follow whatever their keys are.
 */

/** `a < b`. */
export type Less<K> = (a: K, b: K) => boolean;

/** Lists shorter than this are one run. */
const LONGEST_SHORT_RUN = 64;
/** So many wins in a row make a merge gallop, to begin with. */
const GALLOP_AFTER = 7;

/** A sorted stretch of the order. */
interface Run {
  start: number;
  length: number;
  /** The depth at which the boundary behind it stands in the tree of merges. */
  power: number;
}

/** The length that short runs are brought to: such that the number of runs is close to, but not over, a power of two. */
function shortestRun(length: number): number {
  let bits = 0;
  let n = length;
  for (; n >= LONGEST_SHORT_RUN; n >>= 1) bits |= n & 1;
  return n + bits;
}

/**
 * The first bit in which the middles of two neighbouring runs, as fractions of the whole length, differ.
 * @param start of the first run; the second follows it
 */
function powerBetween(start: number, first: number, second: number, whole: number): number {
  let left = 2 * start + first;
  let right = left + first + second;
  for (let power = 1; ; power++) {
    if (left >= whole) {
      left -= whole;
      right -= whole;
    } else if (right >= whole) return power;
    left *= 2;
    right *= 2;
  }
}

const NO_INDICES = new Uint32Array(0);

/** One sort. `order` has the indices of the keys, sorted as far as the sort has come, at any time a permutation. */
export class Timsort<K> {
  readonly order: Uint32Array;
  private readonly keys: readonly K[];
  private readonly less: Less<K>;
  /** The shorter side of a merge, while the other is moved over its place. */
  private spare = NO_INDICES;
  /** Grows where galloping did not pay, shrinks where it did. */
  private gallopAfter = GALLOP_AFTER;
  private readonly runs: Run[] = [];

  constructor(keys: readonly K[], less: Less<K>) {
    this.keys = keys;
    this.less = less;
    this.order = new Uint32Array(keys.length);
    for (let i = 0; i < keys.length; i++) this.order[i] = i;
  }

  /** @throws what a comparison throws */
  sort(): void {
    const { length } = this.order;
    const shortest = shortestRun(length);
    for (let start = 0; start < length; ) {
      let run = this.naturalRun(start, length);
      if (run < shortest) {
        const sorted = run;
        run = Math.min(shortest, length - start);
        this.insertInto(start, sorted, run);
      }
      this.mergeBefore(run);
      this.runs.push({ start, length: run, power: 0 });
      start += run;
    }
    this.mergeAll();
  }

  private lessAt(a: number, b: number): boolean {
    const { keys, order } = this;
    return this.less(keys[order[a]], keys[order[b]]);
  }

  private reverse(from: number, to: number): void {
    this.order.subarray(from, to).reverse();
  }

  /** The end of the ascending run of which `from` is known to be part. */
  private ascentFrom(from: number, end: number): number {
    let at = from;
    while (at < end && !this.lessAt(at, at - 1)) at++;
    return at;
  }

  /** The length of the run at `start`; a descending one is turned round, its equal items staying in their order. */
  private naturalRun(start: number, end: number): number {
    let at = this.ascentFrom(start + 1, end);
    if (at === end) return at - start;
    if (at > start + 1) {
      if (this.lessAt(start, at - 1)) return at - start;
      // All equal so far: a descending run may begin with them.
      this.reverse(start, at);
    }
    at++;
    let equal = 0;
    const turnEqual = (): void => {
      if (equal > 0) this.reverse(at - equal - 1, at);
      equal = 0;
    };
    for (; at < end; at++) {
      if (this.lessAt(at, at - 1)) turnEqual();
      else if (this.lessAt(at - 1, at)) break;
      else equal++;
    }
    turnEqual();
    this.reverse(start, at);
    return this.ascentFrom(at, end) - start;
  }

  /** Binary insertion of the items from `sorted` to `length` of a stretch. */
  private insertInto(start: number, sorted: number, length: number): void {
    const { keys, order, less } = this;
    for (let i = start + sorted; i < start + length; i++) {
      const index = order[i];
      const key = keys[index];
      let low = start;
      let high = i;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (less(key, keys[order[middle]])) high = middle;
        else low = middle + 1;
      }
      order.copyWithin(low + 1, low, i);
      order[low] = index;
    }
  }

  /** Merges the runs that belong deeper than the boundary before a new run of `length`. */
  private mergeBefore(length: number): void {
    const { runs } = this;
    if (runs.length === 0) return;
    const { start, length: before } = runs.at(-1)!;
    const power = powerBetween(start, before, length, this.order.length);
    while (runs.length > 1 && runs.at(-2)!.power > power) this.mergeAt(runs.length - 2);
    runs.at(-1)!.power = power;
  }

  private mergeAll(): void {
    const { runs } = this;
    while (runs.length > 1) {
      const last = runs.length - 1;
      const earlier = last > 1 && runs[last - 2].length < runs[last].length;
      this.mergeAt(earlier ? last - 2 : last - 1);
    }
  }

  /** Merges the runs `i` and `i + 1`. */
  private mergeAt(i: number): void {
    const { order, runs } = this;
    const left = runs[i];
    const right = runs[i + 1];
    runs.splice(i + 1, 1);
    const { start, length } = left;
    left.length += right.length;
    // What stands in its place already, at the left end and at the right end.
    const skipped = this.gallop(order[right.start], order, start, length, 0, true);
    const first = start + skipped;
    const n = length - skipped;
    if (n === 0) return;
    const m = this.gallop(order[first + n - 1], order, right.start, right.length, right.length - 1, false);
    if (m === 0) return;
    const shorter = Math.min(n, m);
    if (this.spare.length < shorter) this.spare = new Uint32Array(Math.max(shorter, this.spare.length * 2));
    if (n <= m) this.mergeUp(first, n, right.start, m);
    else this.mergeDown(first, n, right.start, m);
  }

  /**
   * How many of the `n` items from `base` go before the item `index`: those less than it, with `orEqual` those equal to it
   * as well. Looked for in growing steps from `hint`.
   */
  private gallop(index: number, items: Uint32Array, base: number, n: number, hint: number, orEqual: boolean): number {
    const { keys, less } = this;
    const key = keys[index];
    const goesBefore = (i: number): boolean => {
      const other = keys[items[base + i]];
      return orEqual ? !less(key, other) : less(other, key);
    };
    let passed = 0;
    let step = 1;
    let low: number;
    let high: number;
    if (goesBefore(hint)) {
      const most = n - hint;
      while (step < most && goesBefore(hint + step)) {
        passed = step;
        step = 2 * step + 1;
      }
      low = hint + passed + 1;
      high = hint + Math.min(step, most);
    } else {
      const most = hint + 1;
      while (step < most && !goesBefore(hint - step)) {
        passed = step;
        step = 2 * step + 1;
      }
      low = hint - Math.min(step, most) + 1;
      high = hint - passed;
    }
    while (low < high) {
      const middle = low + ((high - low) >>> 1);
      if (goesBefore(middle)) low = middle + 1;
      else high = middle;
    }
    return high;
  }

  /** Merges from the left: the left side, the shorter one, waits in `spare`. Its last item is the last of all. */
  private mergeUp(left: number, leftCount: number, right: number, rightCount: number): void {
    const { keys, less, order, spare } = this;
    spare.set(order.subarray(left, left + leftCount));
    let a = 0;
    let b = right;
    let to = left;
    let na = leftCount;
    let nb = rightCount;
    try {
      order[to++] = order[b++];
      if (--nb === 0) return;
      merging: while (na > 1) {
        let wonA = 0;
        let wonB = 0;
        while (wonA < this.gallopAfter && wonB < this.gallopAfter) {
          if (less(keys[order[b]], keys[spare[a]])) {
            order[to++] = order[b++];
            wonB++;
            wonA = 0;
            if (--nb === 0) return;
          } else {
            order[to++] = spare[a++];
            wonA++;
            wonB = 0;
            if (--na === 1) break merging;
          }
        }
        this.gallopAfter++;
        do {
          if (this.gallopAfter > 1) this.gallopAfter--;
          wonA = this.gallop(order[b], spare, a, na, 0, true);
          order.set(spare.subarray(a, a + wonA), to);
          to += wonA;
          a += wonA;
          na -= wonA;
          if (wonA > 0 && na === 1) break merging;
          // Only where comparisons contradict each other.
          if (na === 0) return;
          order[to++] = order[b++];
          if (--nb === 0) return;
          wonB = this.gallop(spare[a], order, b, nb, 0, false);
          order.copyWithin(to, b, b + wonB);
          to += wonB;
          b += wonB;
          nb -= wonB;
          if (nb === 0) return;
          order[to++] = spare[a++];
          if (--na === 1) break merging;
        } while (wonA >= GALLOP_AFTER || wonB >= GALLOP_AFTER);
        this.gallopAfter++;
      }
      order.copyWithin(to, b, b + nb);
      to += nb;
    } finally {
      order.set(spare.subarray(a, a + na), to);
    }
  }

  /** Merges from the right: the right side, the shorter one, waits in `spare`. Its first item is the first of all. */
  private mergeDown(left: number, leftCount: number, right: number, rightCount: number): void {
    const { keys, less, order, spare } = this;
    spare.set(order.subarray(right, right + rightCount));
    let a = left + leftCount - 1;
    let b = rightCount - 1;
    let to = right + rightCount - 1;
    let na = leftCount;
    let nb = rightCount;
    try {
      order[to--] = order[a--];
      if (--na === 0) return;
      merging: while (nb > 1) {
        let wonA = 0;
        let wonB = 0;
        while (wonA < this.gallopAfter && wonB < this.gallopAfter) {
          if (less(keys[spare[b]], keys[order[a]])) {
            order[to--] = order[a--];
            wonA++;
            wonB = 0;
            if (--na === 0) return;
          } else {
            order[to--] = spare[b--];
            wonB++;
            wonA = 0;
            if (--nb === 1) break merging;
          }
        }
        this.gallopAfter++;
        do {
          if (this.gallopAfter > 1) this.gallopAfter--;
          wonA = na - this.gallop(spare[b], order, left, na, na - 1, true);
          to -= wonA;
          a -= wonA;
          order.copyWithin(to + 1, a + 1, a + 1 + wonA);
          na -= wonA;
          if (na === 0) return;
          order[to--] = spare[b--];
          if (--nb === 1) break merging;
          wonB = nb - this.gallop(order[a], spare, 0, nb, nb - 1, false);
          to -= wonB;
          b -= wonB;
          order.set(spare.subarray(b + 1, b + 1 + wonB), to + 1);
          nb -= wonB;
          if (wonB > 0 && nb === 1) break merging;
          // Only where comparisons contradict each other.
          if (nb === 0) return;
          order[to--] = order[a--];
          if (--na === 0) return;
        } while (wonA >= GALLOP_AFTER || wonB >= GALLOP_AFTER);
        this.gallopAfter++;
      }
      to -= na;
      a -= na;
      order.copyWithin(to + 1, a + 1, a + 1 + na);
    } finally {
      order.set(spare.subarray(0, nb), to - nb + 1);
    }
  }
}
