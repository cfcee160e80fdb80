/** Iterators that combine items or iterables. */
import { typeError, valueError } from '../../../runtime/errors.ts';
import { add } from '../../../runtime/protocol/arithmetic.ts';
import { getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { call0, call1, call2, isCallable } from '../../../runtime/protocol/call.ts';
import { equals } from '../../../runtime/protocol/compare.ts';
import { getIterator, iter, iteratorType, PyIterator } from '../../../runtime/protocol/iterate.ts';
import { functions } from '../../../runtime/signature/declare.ts';
import type { Maybe, PyType, Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { stoppable } from '../../iterators/stop.ts';
import { defineIterator, GENERIC } from './define.ts';

class PyAccumulate extends PyIterator {
  readonly iterator: PyIterator;
  readonly func: Value;
  private initial: Value;
  total: Maybe;
  constructor(iterator: PyIterator, func: Value, initial: Value) {
    super();
    this.iterator = iterator;
    this.func = func;
    this.initial = initial;
  }
  override next(): Maybe {
    if (this.initial !== null) {
      this.total = this.initial;
      this.initial = null;
      return this.total;
    }
    const item = this.iterator.next();
    if (item === undefined) return undefined;
    const { total } = this;
    if (total === undefined) this.total = item;
    else if (this.func === null) this.total = add(total, item);
    else {
      const made = stoppable(() => call2(this.func, total, item));
      if (made === undefined) return undefined;
      this.total = made;
    }
    return this.total;
  }
}
export const accumulateType = defineIterator('accumulate', PyAccumulate.prototype, {
  doc: 'Running totals, or the running results of a function of two arguments.',
  new: [
    '(type, iterable, func=None, *, initial=None)',
    (type: PyType, iterable: Value, func: Value = null, initial: Value = null) =>
      adopt(new PyAccumulate(getIterator(iterable), func, initial), type),
    'Accumulates the items of an iterable.',
  ],
});

class PyChain extends PyIterator {
  source: PyIterator | null;
  active: PyIterator | null = null;
  constructor(source: PyIterator) {
    super();
    this.source = source;
  }
  override next(): Maybe {
    for (;;) {
      if (this.source === null) return undefined;
      if (this.active === null) {
        const iterable = this.source.next();
        if (iterable === undefined) {
          this.source = null;
          return undefined;
        }
        try {
          this.active = getIterator(iterable);
        } catch (thrown) {
          this.source = null;
          throw thrown;
        }
      }
      const item = this.active.next();
      if (item !== undefined) return item;
      this.active = null;
    }
  }
}
export const chainType = defineIterator('chain', PyChain.prototype, {
  doc: 'The items of one iterable after the other.',
  new: [
    '(type, /, *iterables, **kwargs)',
    (type: PyType, iterables: Value[], keywords: Map<string, Value>) => {
      if (keywords.size > 0) throw typeError('chain() takes no keyword arguments');
      return adopt(new PyChain(getIterator(new PyTuple(iterables))), type);
    },
    'Joins iterables.',
  ],
  classMethods: {
    from_iterable: [
      '(type, iterable, /)',
      (type: PyType, iterable: Value) => adopt(new PyChain(getIterator(iterable)), type),
      'Joins the iterables that an iterable gives.',
    ],
    ...GENERIC,
  },
});

class PyZipLongest extends PyIterator {
  readonly iterators: (PyIterator | null)[];
  readonly fill: Value;
  active: number;
  constructor(iterators: PyIterator[], fill: Value) {
    super();
    this.iterators = iterators;
    this.fill = fill;
    this.active = iterators.length;
  }
  override next(): Maybe {
    const { iterators } = this;
    if (iterators.length === 0 || this.active === 0) return undefined;
    const items: Value[] = [];
    for (let i = 0; i < iterators.length; i++) {
      let item: Maybe = iterators[i]?.next();
      if (item === undefined) {
        if (iterators[i] !== null) {
          iterators[i] = null;
          if (--this.active === 0) return undefined;
        }
        item = this.fill;
      }
      items.push(item);
    }
    return new PyTuple(items);
  }
}
export const zipLongestType = defineIterator('zip_longest', PyZipLongest.prototype, {
  doc: 'Tuples of one item of each iterable, filled up to the longest.',
  new: [
    '(type, /, *iterables, **kwargs)',
    (type: PyType, iterables: Value[], keywords: Map<string, Value>) => {
      for (const name of keywords.keys()) {
        if (name !== 'fillvalue') throw typeError('zip_longest() got an unexpected keyword argument');
      }
      const fill = keywords.get('fillvalue') ?? null;
      return adopt(new PyZipLongest(iterables.map(getIterator), fill), type);
    },
    'Walks the iterables side by side until the longest ends.',
  ],
});

class PyGroupBy extends PyIterator {
  readonly iterator: PyIterator;
  readonly keyFunc: Value;
  targetKey: Maybe;
  currentKey: Maybe;
  currentValue: Maybe;
  currentGrouper: PyGrouper | null = null;
  constructor(iterator: PyIterator, keyFunc: Value) {
    super();
    this.iterator = iterator;
    this.keyFunc = keyFunc;
  }
  /** Takes the next item; false at the end. */
  step(): boolean {
    const value = this.iterator.next();
    if (value === undefined) return false;
    const key = this.keyFunc === null ? value : stoppable(() => call1(this.keyFunc, value));
    if (key === undefined) return false;
    this.currentValue = value;
    this.currentKey = key;
    return true;
  }
  override next(): Maybe {
    this.currentGrouper = null;
    for (;;) {
      if (this.currentKey === undefined) {
        // the first item
      } else if (this.targetKey === undefined || !equals(this.targetKey, this.currentKey)) break;
      if (!this.step()) return undefined;
    }
    this.targetKey = this.currentKey;
    const grouper = new PyGrouper(this, this.targetKey as Value);
    this.currentGrouper = grouper;
    return new PyTuple([this.currentKey as Value, grouper]);
  }
}
class PyGrouper extends PyIterator {
  readonly parent: PyGroupBy;
  readonly key: Value;
  constructor(parent: PyGroupBy, key: Value) {
    super();
    this.parent = parent;
    this.key = key;
  }
  override next(): Maybe {
    const { parent } = this;
    if (parent.currentGrouper !== this) return undefined;
    if (parent.currentValue === undefined && !parent.step()) return undefined;
    if (!equals(this.key, parent.currentKey as Value)) return undefined;
    const value = parent.currentValue;
    parent.currentValue = undefined;
    return value;
  }
}
export const grouperType = iteratorType('_grouper', 'itertools');
PyGrouper.prototype.type = grouperType;
export const groupbyType = defineIterator('groupby', PyGroupBy.prototype, {
  doc: 'Runs of neighbours with equal keys, as pairs of key and iterator.',
  new: [
    '(type, iterable, key=None)',
    (type: PyType, iterable: Value, key: Value = null) => adopt(new PyGroupBy(getIterator(iterable), key), type),
    'Groups neighbours by a key.',
  ],
});

// ---------------------------------------------------------------- tee

/** The items that the branches of a tee share: a linked list that grows at its end. */
class TeeLink {
  value: Maybe;
  next: TeeLink | null = null;
}

class PyTee extends PyIterator {
  readonly source: PyIterator;
  link: TeeLink;
  constructor(source: PyIterator, link: TeeLink) {
    super();
    this.source = source;
    this.link = link;
  }
  override next(): Maybe {
    const { link } = this;
    if (link.next === null) {
      const value = this.source.next();
      if (value === undefined) return undefined;
      link.value = value;
      link.next = new TeeLink();
    }
    this.link = link.next as TeeLink;
    return link.value;
  }
  copy(): PyTee {
    return new PyTee(this.source, this.link);
  }
}
export const teeType = defineIterator('_tee', PyTee.prototype, {
  doc: 'One of several iterators over the same items.',
  new: [
    '(type, iterable, /)',
    (type: PyType, iterable: Value) => {
      const iterator = iter(iterable);
      const made = iterator instanceof PyTee ? iterator.copy() : new PyTee(getIterator(iterator), new TeeLink());
      return adopt(made, type);
    },
    'Makes an iterator that can be copied.',
  ],
  methods: { __copy__: ['(self, /)', (self: PyTee) => self.copy(), 'A second iterator at the same place.'] },
});

teeType.hasWeakref = true;

export const teeFunctions = functions('itertools', {
  tee: [
    '(iterable, n: ssize = 2, /)',
    (iterable: Value, n = 2) => {
      if (n < 0) throw valueError('n must be >= 0');
      if (n === 0) return new PyTuple([]);
      const iterator = iter(iterable);
      const copy = getAttrOptional(iterator, '__copy__');
      const first =
        copy !== undefined && isCallable(copy) ? call0(copy) : new PyTee(getIterator(iterator), new TeeLink());
      const branches: Value[] = [first];
      while (branches.length < n) branches.push(call0(getAttrOptional(first, '__copy__') as Value));
      return new PyTuple(branches);
    },
    'Several independent iterators over one iterable.',
  ],
});
