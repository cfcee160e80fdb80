/** Sorting: what `list.sort` and `sorted` share. */
import { holding } from '../../runtime/buffer/reachability.ts';
import { call1 } from '../../runtime/protocol/call.ts';
import { equals, lessThan } from '../../runtime/protocol/compare.ts';
import { floatType, tupleType, type Value } from '../../runtime/types.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import { isNarrow } from '../../runtime/values/text.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { type Less, Timsort } from './timsort.ts';

/**
 * Sorts the items in place, ascending (descending with `reverse`); items that compare equal keep their order in both cases.
 * Compares with `<` alone, and the same pairs in the same order as CPython. When a comparison raises, the items are left as
 * far as they had come, as in CPython.
 * @param key a callable whose results are compared in place of the items, or null
 */
export function sortItems(items: Value[], key: Value, reverse: boolean): void {
  // The key is asked for in the order of the items, whatever the direction.
  const keys = key === null ? items : keysOf(items, key);
  if (items.length < 2) return;
  if (reverse) items.reverse();
  if (reverse && keys !== items) keys.reverse();
  try {
    if (keys !== items) sortByKeys(items, keys);
    else if (!sortPlain(items)) sortByKeys(items, items.slice());
  } finally {
    if (reverse) items.reverse();
  }
}

function keysOf(items: Value[], key: Value): Value[] {
  return holding(new PyTuple(items), () => items.map(item => call1(key, item)));
}

/** `<` of numbers, and of texts without surrogates. */
const nativeLess: Less<any> = (a, b) => a < b;

type Kind = 'int' | 'float' | 'text' | 'tuple' | 'mixed';

function kindOf(keys: readonly Value[]): Kind {
  const first = keys[0];
  if (typeof first === 'number') return keys.every(key => typeof key === 'number') ? 'int' : 'mixed';
  if (typeof first === 'string') return keys.every(key => typeof key === 'string' && isNarrow(key)) ? 'text' : 'mixed';
  if (first instanceof PyFloat) {
    return keys.every(key => key instanceof PyFloat && key.type === floatType) ? 'float' : 'mixed';
  }
  if (first instanceof PyTuple) {
    return keys.every(key => key instanceof PyTuple && key.type === tupleType) ? 'tuple' : 'mixed';
  }
  return 'mixed';
}

/** `a < b` of exact tuples: the first items that differ decide. */
function tupleLess(a: PyTuple, b: PyTuple): boolean {
  const left = a.items;
  const right = b.items;
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const x = left[i];
    const y = right[i];
    if (x === y) continue;
    if (typeof x === 'number' && typeof y === 'number') return x < y;
    if (!equals(x, y)) return lessThan(x, y);
  }
  return left.length < right.length;
}

/** Sorts what JavaScript sorts natively, where equal items cannot be told apart. @returns false if it did not */
function sortPlain(items: Value[]): boolean {
  switch (kindOf(items)) {
    case 'int': {
      if (items.length <= FEW) {
        insertNumbers(items as number[]);
        return true;
      }
      const numbers = new Float64Array(items as number[]).sort();
      for (let i = 0; i < numbers.length; i++) items[i] = numbers[i];
      return true;
    }
    case 'text':
      // JavaScript's default order is by code units, which is the order of code points where there are no surrogates.
      items.sort();
      return true;
    default:
      return false;
  }
}

/** So few items are sorted by insertion where nobody sees the comparisons. */
const FEW = 12;

/** Sorts a few numbers. */
function insertNumbers(items: number[]): void {
  for (let i = 1; i < items.length; i++) {
    const item = items[i];
    let at = i;
    for (; at > 0 && item < items[at - 1]; at--) items[at] = items[at - 1];
    items[at] = item;
  }
}

/** Sorts few items by keys that JavaScript compares. */
function insertByKeys(items: Value[], keys: (number | string)[]): void {
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i];
    const item = items[i];
    let at = i;
    for (; at > 0 && key < keys[at - 1]; at--) {
      keys[at] = keys[at - 1];
      items[at] = items[at - 1];
    }
    keys[at] = key;
    items[at] = item;
  }
}

function sortByKeys(items: Value[], keys: readonly Value[]): void {
  if (keys.length <= FEW) {
    const kind = kindOf(keys);
    if (kind === 'int' || kind === 'text') {
      insertByKeys(items, keys.slice() as number[]);
      return;
    }
  }
  const sorting = sortingOf(keys);
  const unsorted = items.slice();
  try {
    holding(new PyTuple(unsorted), () => holding(new PyTuple(keys as Value[]), () => sorting.sort()));
  } finally {
    const { order } = sorting;
    for (let i = 0; i < order.length; i++) items[i] = unsorted[order[i]];
  }
}

function sortingOf(keys: readonly Value[]): Timsort<any> {
  switch (kindOf(keys)) {
    case 'int':
    case 'text':
      return new Timsort(keys, nativeLess);
    case 'float':
      return new Timsort(
        (keys as PyFloat[]).map(key => key.value),
        nativeLess,
      );
    case 'tuple':
      return new Timsort(keys as PyTuple[], tupleLess);
    default:
      return new Timsort(keys, lessThan);
  }
}
