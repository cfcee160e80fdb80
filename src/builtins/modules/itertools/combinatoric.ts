/** `product`, `permutations`, `combinations`, `combinations_with_replacement` */
import { overflowError, typeError, valueError } from '../../../runtime/errors.ts';
import { PyIterator, toArray } from '../../../runtime/protocol/iterate.ts';
import { toSsize } from '../../../runtime/protocol/number.ts';
import { unexpectedKeyword } from '../../../runtime/signature/unexpected-keyword.ts';
import { intType, isInstance, type Maybe, type PyType, type Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { defineIterator } from './define.ts';

class PyProduct extends PyIterator {
  readonly pools: readonly (readonly Value[])[];
  private indices: number[] | null = null;
  stopped = false;
  constructor(pools: readonly (readonly Value[])[]) {
    super();
    this.pools = pools;
  }
  override next(): Maybe {
    const { pools } = this;
    if (this.stopped) return undefined;
    if (this.indices === null) {
      this.indices = pools.map(() => 0);
      if (pools.some(pool => pool.length === 0)) {
        this.stopped = true;
        return undefined;
      }
    } else {
      let i = pools.length - 1;
      for (; i >= 0; i--) {
        if (++this.indices[i] < pools[i].length) break;
        this.indices[i] = 0;
      }
      if (i < 0) {
        this.stopped = true;
        return undefined;
      }
    }
    const { indices } = this;
    return new PyTuple(pools.map((pool, i) => pool[indices[i]]));
  }
}
export const productType = defineIterator('product', PyProduct.prototype, {
  doc: 'The Cartesian product of iterables.',
  new: [
    '(type, /, *iterables, **kwargs)',
    (type: PyType, iterables: Value[], keywords: Map<string, Value>) => {
      if (keywords.size > 1) {
        throw typeError(`product() takes at most 1 keyword argument (${keywords.size} given)`);
      }
      for (const name of keywords.keys()) {
        if (name !== 'repeat') throw unexpectedKeyword('product()', name, ['repeat']);
      }
      const repeat = keywords.get('repeat');
      const times = repeat === undefined ? 1 : toSsize(repeat);
      if (times < 0) throw valueError('repeat argument cannot be negative');
      if (iterables.length * times > 1e8) throw overflowError('repeat argument too large');
      const once = times === 0 ? [] : iterables.map(toArray);
      const pools: Value[][] = [];
      for (let i = 0; i < times; i++) pools.push(...once);
      return adopt(new PyProduct(pools), type);
    },
    'All ways to take one item of each iterable.',
  ],
});

/** Walks index arrays: the first one, then what `advance` makes of it until it says that there is none. */
abstract class PyIndexed extends PyIterator {
  readonly pool: readonly Value[];
  protected indices: number[];
  protected fresh = true;
  stopped: boolean;
  constructor(pool: readonly Value[], indices: number[], stopped: boolean) {
    super();
    this.pool = pool;
    this.indices = indices;
    this.stopped = stopped;
  }
  protected abstract advance(): boolean;
  protected abstract readonly size: number;
  override next(): Maybe {
    if (this.stopped) return undefined;
    if (this.fresh) this.fresh = false;
    else if (!this.advance()) {
      this.stopped = true;
      return undefined;
    }
    const items: Value[] = new Array(this.size);
    for (let i = 0; i < items.length; i++) items[i] = this.pool[this.indices[i]];
    return new PyTuple(items);
  }
}

class PyCombinations extends PyIndexed {
  protected override readonly size: number;
  constructor(pool: readonly Value[], r: number) {
    super(
      pool,
      Array.from({ length: Math.min(r, pool.length) }, (_, i) => i),
      r > pool.length,
    );
    this.size = r;
  }
  protected override advance(): boolean {
    const { indices, size } = this;
    const n = this.pool.length;
    let i = size - 1;
    while (i >= 0 && indices[i] === i + n - size) i--;
    if (i < 0) return false;
    indices[i]++;
    for (let j = i + 1; j < size; j++) indices[j] = indices[j - 1] + 1;
    return true;
  }
}
class PyCombinationsWithReplacement extends PyIndexed {
  protected override readonly size: number;
  constructor(pool: readonly Value[], r: number) {
    super(pool, new Array(pool.length === 0 ? 0 : r).fill(0), pool.length === 0 && r > 0);
    this.size = r;
  }
  protected override advance(): boolean {
    const { indices, size } = this;
    const n = this.pool.length;
    let i = size - 1;
    while (i >= 0 && indices[i] === n - 1) i--;
    if (i < 0) return false;
    indices.fill(indices[i] + 1, i);
    return true;
  }
}
class PyPermutations extends PyIndexed {
  protected override readonly size: number;
  private readonly cycles: number[];
  constructor(pool: readonly Value[], r: number) {
    const n = pool.length;
    super(
      pool,
      pool.map((_, i) => i),
      r > n,
    );
    this.size = r;
    this.cycles = Array.from({ length: Math.min(r, n) }, (_, i) => n - i);
  }
  protected override advance(): boolean {
    const { indices, cycles, size } = this;
    const n = this.pool.length;
    if (n === 0) return false;
    for (let i = size - 1; i >= 0; i--) {
      if (--cycles[i] === 0) {
        const [first] = indices.splice(i, 1);
        indices.push(first);
        cycles[i] = n - i;
      } else {
        const j = n - cycles[i];
        const swapped = indices[i];
        indices[i] = indices[j];
        indices[j] = swapped;
        return true;
      }
    }
    return false;
  }
}

function checkSize(r: number): void {
  if (r < 0) throw valueError('r must be non-negative');
}

export const combinationsType = defineIterator('combinations', PyCombinations.prototype, {
  doc: 'All ways to choose items, in order, without repetition.',
  new: [
    '(type, iterable, r: ssize)',
    (type: PyType, iterable: Value, r: number) => {
      const pool = toArray(iterable);
      checkSize(r);
      return adopt(new PyCombinations(pool, r), type);
    },
    'Chooses r items.',
  ],
});
export const combinationsWithReplacementType = defineIterator(
  'combinations_with_replacement',
  PyCombinationsWithReplacement.prototype,
  {
    doc: 'All ways to choose items, in order, with repetition.',
    new: [
      '(type, iterable, r: ssize)',
      (type: PyType, iterable: Value, r: number) => {
        const pool = toArray(iterable);
        checkSize(r);
        return adopt(new PyCombinationsWithReplacement(pool, r), type);
      },
      'Chooses r items, each as often as wanted.',
    ],
  },
);
export const permutationsType = defineIterator('permutations', PyPermutations.prototype, {
  doc: 'All ways to arrange items.',
  new: [
    '(type, iterable, r=None)',
    (type: PyType, iterable: Value, r: Value = null) => {
      const pool = toArray(iterable);
      if (r !== null && !isInstance(r, intType)) throw typeError('Expected int as r');
      const size = r === null ? pool.length : toSsize(r);
      checkSize(size);
      return adopt(new PyPermutations(pool, size), type);
    },
    'Arranges r items, all of them by default.',
  ],
});
