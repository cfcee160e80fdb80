/** Assignment to, and deletion of, items and slices of a list (`list_ass_subscript`). */
import { indexError, isRaised, TypeError_, typeError, valueError } from '../../runtime/errors.ts';
import { isIterable } from '../../runtime/protocol/iterate.ts';
import { toSequence } from '../../runtime/protocol/length-hint.ts';
import { sequenceIndex, sliceIndices, unpackSlice } from '../../runtime/protocol/subscript.ts';
import type { Maybe, Value } from '../../runtime/types.ts';
import type { PyList } from '../../runtime/values/list.ts';
import { adjustIndices, PySlice } from '../../runtime/values/slice.ts';

/** `list[key] = value`; with `undefined`, `del list[key]`. */
export function assignItem(list: PyList, key: Value, value: Maybe): void {
  if (key instanceof PySlice) {
    if (value === undefined) deleteSlice(list, key);
    else assignSlice(list, key, value);
    return;
  }
  const at = sequenceIndex(key, list.items.length, 'list');
  if (at < 0 || at >= list.items.length) throw indexError('list assignment index out of range');
  if (value === undefined) list.items.splice(at, 1);
  else list.items[at] = value;
}

/** Replaces `count` items from `start` by others, in place. */
export function spliceItems(list: PyList, start: number, count: number, by: readonly Value[]): void {
  const items = list.items;
  if (by.length === count) {
    for (let i = 0; i < count; i++) items[start + i] = by[i];
  } else if (start + count === items.length) {
    items.length = start;
    for (let i = 0; i < by.length; i++) items.push(by[i]);
  } else if (by.length <= 1000) {
    items.splice(start, count, ...by);
  } else {
    const rest = items.slice(start + count);
    items.length = start;
    for (let i = 0; i < by.length; i++) items.push(by[i]);
    for (let i = 0; i < rest.length; i++) items.push(rest[i]);
  }
}

function assignSlice(list: PyList, slice: PySlice, value: Value): void {
  const unpacked = unpackSlice(slice);
  const by = replacement(value);
  const { start, stop, step, length } = adjustIndices(unpacked.start, unpacked.stop, unpacked.step, list.items.length);
  if (step === 1) {
    spliceItems(list, start, Math.max(stop - start, 0), by);
    return;
  }
  if (by.length !== length) {
    throw valueError(`attempt to assign sequence of size ${by.length} to extended slice of size ${length}`);
  }
  const items = list.items;
  for (let i = 0, at = start; i < length; i++, at += step) items[at] = by[i];
}

/** The items to assign, read to the end before the list changes. */
function replacement(value: Value): Value[] {
  if (!isIterable(value)) throw typeError('must assign iterable to extended slice');
  try {
    return toSequence(value);
  } catch (thrown) {
    // `PySequence_Fast` gives every TypeError of `iter()` its own words.
    if (isRaised(thrown, TypeError_) && thrown.value.traceback === null && !hasOwnIter(value)) {
      throw typeError('must assign iterable to extended slice');
    }
    throw thrown;
  }
}
function hasOwnIter(value: Value): boolean {
  return typeof value === 'object' && value !== null && value.type.origin === 'class';
}

function deleteSlice(list: PyList, slice: PySlice): void {
  const { start, step, length } = sliceIndices(slice, list.items.length);
  if (length <= 0) return;
  const items = list.items;
  if (step === 1) {
    items.splice(start, length);
    return;
  }
  let first = start;
  let by = step;
  if (by < 0) {
    first = start + step * (length - 1);
    by = -step;
  }
  let to = first;
  let next = first;
  let left = length;
  for (let i = first; i < items.length; i++) {
    if (left > 0 && i === next) {
      next += by;
      left--;
    } else items[to++] = items[i];
  }
  items.length = to;
}
