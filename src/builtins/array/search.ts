/** Looking for values in arrays. */
import { countItems, searchable } from '../../runtime/buffer/items.ts';
import type { PyArray } from '../../runtime/buffer/objects.ts';
import { holding } from '../../runtime/buffer/reachability.ts';
import { typeError } from '../../runtime/errors.ts';
import { eq } from '../../runtime/protocol/compare.ts';
import { clippedIndex, hasIndex, isTrue } from '../../runtime/protocol/number.ts';
import type { Maybe, Value } from '../../runtime/types.ts';
import { itemAt } from './items.ts';

/** Where `value` first stands from `start` on, before `stop`; -1 if it does not. The array may change under our feet. */
export function find(array: PyArray, value: Value, start: number, stop: number): number {
  const bulk = searchable(array.kind, value);
  if (bulk !== undefined) {
    const at = (array.contents as Uint8Array).indexOf(bulk as number, start);
    return at < stop ? at : -1;
  }
  return holding(array, () => {
    for (let i = start; i < stop && i < array.length; i++) if (isTrue(eq(itemAt(array, i), value))) return i;
    return -1;
  });
}

/** A bound of `index`, from the front. @throws TypeError */
export function bound(value: Maybe, length: number, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!hasIndex(value)) throw typeError('slice indices must be integers or have an __index__ method');
  const index = clippedIndex(value);
  return index < 0 ? Math.max(index + length, 0) : index;
}

/** How many items equal a value. */
export function count(array: PyArray, value: Value): number {
  const bulk = searchable(array.kind, value);
  if (bulk !== undefined) return countItems(array.contents, bulk);
  let found = 0;
  for (let i = 0; i < array.length; i++) if (isTrue(eq(itemAt(array, i), value))) found++;
  return found;
}
