/** Iterators that choose among the items of one iterable. */
import { raise, typeError, ValueError, valueError } from '../../../runtime/errors.ts';
import { call1, callWithKeywords } from '../../../runtime/protocol/call.ts';
import { getIterator, PyIterator, toArray } from '../../../runtime/protocol/iterate.ts';
import { hasIndex, indexOf, isTrue } from '../../../runtime/protocol/number.ts';
import { boolType, type Maybe, type PyType, type Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { stoppable } from '../../iterators/stop.ts';
import { defineIterator, GENERIC } from './define.ts';

class PyCompress extends PyIterator {
  readonly data: PyIterator;
  readonly selectors: PyIterator;
  constructor(data: PyIterator, selectors: PyIterator) {
    super();
    this.data = data;
    this.selectors = selectors;
  }
  override next(): Maybe {
    for (;;) {
      const item = this.data.next();
      if (item === undefined) return undefined;
      const selector = this.selectors.next();
      if (selector === undefined) return undefined;
      if (isTrue(selector)) return item;
    }
  }
}
export const compressType = defineIterator('compress', PyCompress.prototype, {
  doc: 'The items whose selectors are true.',
  new: [
    '(type, data, selectors)',
    (type: PyType, data: Value, selectors: Value) =>
      adopt(new PyCompress(getIterator(data), getIterator(selectors)), type),
    'Chooses items by a second iterable.',
  ],
});

class PyDropWhile extends PyIterator {
  readonly predicate: Value;
  readonly iterator: PyIterator;
  started = false;
  constructor(predicate: Value, iterator: PyIterator) {
    super();
    this.predicate = predicate;
    this.iterator = iterator;
  }
  override next(): Maybe {
    if (this.started) return this.iterator.next();
    return stoppable(() => {
      for (;;) {
        const item = this.iterator.next();
        if (item === undefined) return undefined;
        if (!isTrue(call1(this.predicate, item))) {
          this.started = true;
          return item;
        }
      }
    });
  }
}
export const dropwhileType = defineIterator('dropwhile', PyDropWhile.prototype, {
  doc: 'The items from the first one on for which a predicate is false.',
  new: [
    '(type, predicate, iterable, /)',
    (type: PyType, predicate: Value, iterable: Value) => adopt(new PyDropWhile(predicate, getIterator(iterable)), type),
    'Drops items while a predicate is true.',
  ],
});

class PyTakeWhile extends PyIterator {
  readonly predicate: Value;
  readonly iterator: PyIterator;
  stopped = false;
  constructor(predicate: Value, iterator: PyIterator) {
    super();
    this.predicate = predicate;
    this.iterator = iterator;
  }
  override next(): Maybe {
    if (this.stopped) return undefined;
    const item = this.iterator.next();
    if (item === undefined) return undefined;
    return stoppable(() => {
      if (isTrue(call1(this.predicate, item))) return item;
      this.stopped = true;
      return undefined;
    });
  }
}
export const takewhileType = defineIterator('takewhile', PyTakeWhile.prototype, {
  doc: 'The items up to the first one for which a predicate is false.',
  new: [
    '(type, predicate, iterable, /)',
    (type: PyType, predicate: Value, iterable: Value) => adopt(new PyTakeWhile(predicate, getIterator(iterable)), type),
    'Takes items while a predicate is true.',
  ],
});

class PyFilterFalse extends PyIterator {
  readonly func: Value;
  readonly iterator: PyIterator;
  constructor(func: Value, iterator: PyIterator) {
    super();
    this.func = func;
    this.iterator = iterator;
  }
  override next(): Maybe {
    return stoppable(() => {
      const byTruth = this.func === null || this.func === boolType;
      for (;;) {
        const item = this.iterator.next();
        if (item === undefined || !isTrue(byTruth ? item : call1(this.func, item))) return item;
      }
    });
  }
}
export const filterfalseType = defineIterator('filterfalse', PyFilterFalse.prototype, {
  doc: 'The items for which a function gives something false; with None, the false items.',
  new: [
    '(type, function, iterable, /)',
    (type: PyType, func: Value, iterable: Value) => adopt(new PyFilterFalse(func, getIterator(iterable)), type),
    'Keeps what filter() drops.',
  ],
});

class PyStarMap extends PyIterator {
  readonly func: Value;
  readonly iterator: PyIterator;
  constructor(func: Value, iterator: PyIterator) {
    super();
    this.func = func;
    this.iterator = iterator;
  }
  override next(): Maybe {
    const args = this.iterator.next();
    if (args === undefined) return undefined;
    return stoppable(() => callWithKeywords(this.func, toArray(args), null));
  }
}
export const starmapType = defineIterator('starmap', PyStarMap.prototype, {
  doc: 'The results of a function for argument tuples.',
  new: [
    '(type, function, iterable, /)',
    (type: PyType, func: Value, iterable: Value) => adopt(new PyStarMap(func, getIterator(iterable)), type),
    'Calls a function with the items of each item.',
  ],
});

class PyISlice extends PyIterator {
  iterator: PyIterator | null;
  /** The number of the next item to give. */
  wanted: number;
  readonly stop: number;
  readonly step: number;
  /** How many items have been taken. */
  taken = 0;
  constructor(iterator: PyIterator, start: number, stop: number, step: number) {
    super();
    this.iterator = iterator;
    this.wanted = start;
    this.stop = stop;
    this.step = step;
  }
  override next(): Maybe {
    const { iterator } = this;
    if (iterator === null) return undefined;
    while (this.taken < this.wanted) {
      if (iterator.next() === undefined) {
        this.iterator = null;
        return undefined;
      }
      this.taken++;
    }
    if (this.taken >= this.stop) {
      this.iterator = null;
      return undefined;
    }
    const item = iterator.next();
    if (item === undefined) {
      this.iterator = null;
      return undefined;
    }
    this.taken++;
    this.wanted = Math.min(this.wanted + this.step, this.stop);
    return item;
  }
}

/** An index of islice: None or a number from 0 on. @throws ValueError (Python) */
function sliceIndex(value: Value, message: string): number | undefined {
  if (value === null) return undefined;
  const n = hasIndex(value) ? indexOf(value) : -1;
  if (n < 0 || n > 2n ** 63n - 1n) throw raise(ValueError, message);
  return Number(n);
}
const INDICES = 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
const STOP = 'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
const STEP = 'Step for islice() must be a positive integer or None.';

export const isliceType = defineIterator('islice', PyISlice.prototype, {
  doc: 'A slice of an iterable: islice(iterable, stop) or islice(iterable, start, stop[, step]).',
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType, args: Value[], keywords: Map<string, Value>) => {
      if (keywords.size > 0) throw typeError('islice() takes no keyword arguments');
      const n = args.length;
      if (n < 2) throw typeError(`islice expected at least 2 arguments, got ${n}`);
      if (n > 4) throw typeError(`islice expected at most 4 arguments, got ${n}`);
      const start = n === 2 ? 0 : (sliceIndexOfStart(args[1], args[2]) ?? 0);
      const stop = sliceIndex(n === 2 ? args[1] : args[2], n === 2 ? STOP : STOP) ?? Number.POSITIVE_INFINITY;
      const step = n < 4 ? 1 : (sliceIndex(args[3], STEP) ?? 1);
      if (step < 1) throw valueError(STEP);
      return adopt(new PyISlice(getIterator(args[0]), start, stop, step), type);
    },
    'Slices an iterable.',
  ],
});
function sliceIndexOfStart(start: Value, stop: Value): number | undefined {
  sliceIndex(stop, STOP);
  return sliceIndex(start, INDICES);
}

class PyPairwise extends PyIterator {
  iterator: PyIterator | null;
  old: Maybe;
  constructor(iterator: PyIterator) {
    super();
    this.iterator = iterator;
  }
  override next(): Maybe {
    const { iterator } = this;
    if (iterator === null) return undefined;
    const first = this.old ?? iterator.next();
    this.old = first;
    const second = first === undefined ? undefined : iterator.next();
    if (first === undefined || second === undefined) {
      this.iterator = null;
      this.old = undefined;
      return undefined;
    }
    this.old = second;
    return new PyTuple([first, second]);
  }
}
export const pairwiseType = defineIterator('pairwise', PyPairwise.prototype, {
  doc: 'Overlapping pairs of neighbours.',
  new: [
    '(type, iterable, /)',
    (type: PyType, iterable: Value) => adopt(new PyPairwise(getIterator(iterable)), type),
    'Pairs each item with the one after it.',
  ],
});

class PyBatched extends PyIterator {
  iterator: PyIterator | null;
  readonly size: number;
  readonly strict: boolean;
  constructor(iterator: PyIterator, size: number, strict: boolean) {
    super();
    this.iterator = iterator;
    this.size = size;
    this.strict = strict;
  }
  override next(): Maybe {
    const { iterator } = this;
    if (iterator === null) return undefined;
    const batch: Value[] = [];
    while (batch.length < this.size) {
      const item = iterator.next();
      if (item === undefined) break;
      batch.push(item);
    }
    if (batch.length === this.size) return new PyTuple(batch);
    this.iterator = null;
    if (batch.length === 0) return undefined;
    if (this.strict) throw valueError('batched(): incomplete batch');
    return new PyTuple(batch);
  }
}
export const batchedType = defineIterator('batched', PyBatched.prototype, {
  doc: 'Tuples of a number of items each; the last may be shorter.',
  new: [
    '(type, iterable, n: ssize, *, strict: bool = False)',
    (type: PyType, iterable: Value, n: number, strict = false) => {
      if (n < 1) throw valueError('n must be at least one');
      return adopt(new PyBatched(getIterator(iterable), n, strict), type);
    },
    'Groups items into tuples; with `strict`, all must be full.',
  ],
  classMethods: GENERIC,
});
