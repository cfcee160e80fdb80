/** Sorting: what `list.sort` and `sorted` share. */
import { call1 } from '../../runtime/protocol/call.ts';
import { equals, lessThan } from '../../runtime/protocol/compare.ts';
import { floatType, tupleType, type Value } from '../../runtime/types.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import { isNarrow } from '../../runtime/values/text.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';

/**
 * A new array with the items in ascending order (descending with `reverse`); items that compare equal keep their order
 * in both cases. Compares with `<` alone.
 * @param key a callable whose results are compared in place of the items, or null
 */
export function sortItems(items: readonly Value[], key: Value, reverse: boolean): Value[] {
  const values = items.slice();
  if (reverse) values.reverse();
  // The key is asked for in the order of the items, whatever the direction.
  const keys = key === null ? values : items.map(item => call1(key, item));
  if (key !== null && reverse) keys.reverse();
  const sorted = keys === values ? sortValues(values) : permute(values, sortedOrder(keys));
  if (reverse) sorted.reverse();
  return sorted;
}

/** `<` of one kind of key, where all keys are of that kind. */
type Less<K> = (a: K, b: K) => boolean;
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

function sortValues(values: Value[]): Value[] {
  if (values.length < 2) return values;
  switch (kindOf(values)) {
    case 'int':
      return sortNumbers(values as number[]);
    case 'text':
      // JavaScript's default order is by code units, which is the order of code points where there are no surrogates.
      return values.sort();
    default:
      return permute(values, sortedOrder(values));
  }
}

function sortNumbers(values: number[]): Value[] {
  const numbers = new Float64Array(values).sort();
  for (let i = 0; i < numbers.length; i++) values[i] = numbers[i];
  return values;
}

function permute(values: readonly Value[], order: Uint32Array): Value[] {
  const result = new Array<Value>(values.length);
  for (let i = 0; i < order.length; i++) result[i] = values[order[i]];
  return result;
}

/** The indices of `keys` in sorted order. */
function sortedOrder(keys: readonly Value[]): Uint32Array {
  switch (keys.length === 0 ? 'mixed' : kindOf(keys)) {
    case 'int':
    case 'text':
      return mergeSort(keys, nativeLess);
    case 'float':
      return mergeSort(
        (keys as PyFloat[]).map(key => key.value),
        nativeLess,
      );
    case 'tuple':
      return mergeSort(keys as PyTuple[], tupleLess);
    default:
      return mergeSort(keys, lessThan);
  }
}

/** Runs up to this long are sorted by binary insertion. */
const RUN = 16;

/**
 * A stable merge sort of indices, bottom-up over runs; already ordered neighbours cost one comparison. Not
 * `Array.prototype.sort`: that may ask its comparator for "equal", which costs Python a second comparison.
 */
function mergeSort<K>(keys: readonly K[], less: Less<K>): Uint32Array {
  const length = keys.length;
  let from = new Uint32Array(length);
  for (let i = 0; i < length; i++) from[i] = i;
  if (length < 2) return from;
  let ordered = 1;
  if (less(keys[1], keys[0])) {
    ordered = 2;
    while (ordered < length && less(keys[ordered], keys[ordered - 1])) ordered++;
    from.subarray(0, ordered).reverse();
  } else while (ordered < length && !less(keys[ordered], keys[ordered - 1])) ordered++;
  if (ordered === length) return from;
  for (let start = 0; start < length; start += RUN) {
    const end = Math.min(start + RUN, length);
    for (let i = Math.max(start + 1, Math.min(ordered, end)); i < end; i++) {
      const index = from[i];
      const key = keys[index];
      let low = start;
      let high = i;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (less(key, keys[from[middle]])) high = middle;
        else low = middle + 1;
      }
      from.copyWithin(low + 1, low, i);
      from[low] = index;
    }
  }
  let to = new Uint32Array(length);
  for (let width = RUN; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(start + 2 * width, length);
      let left = start;
      let right = middle;
      let at = start;
      if (right < end && less(keys[from[right]], keys[from[right - 1]])) {
        while (left < middle && right < end) {
          to[at++] = less(keys[from[right]], keys[from[left]]) ? from[right++] : from[left++];
        }
      }
      while (left < middle) to[at++] = from[left++];
      while (right < end) to[at++] = from[right++];
    }
    [from, to] = [to, from];
  }
  return from;
}
