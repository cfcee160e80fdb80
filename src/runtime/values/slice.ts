import { PyObject, sliceType, type Value } from '../types.ts';

export class PySlice extends PyObject {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
  constructor(start: Value, stop: Value, step: Value) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}
PySlice.prototype.type = sliceType;

/** Which items a slice takes of a sequence: `length` items from `start`, `step` apart; `stop` as CPython adjusts it. */
export interface SliceIndices {
  start: number;
  stop: number;
  step: number;
  length: number;
}

/**
 * CPython's `PySlice_AdjustIndices`: clips a slice to a sequence of `length` items.
 * @param start an integer, or `undefined` for None (as for `stop`; all already clipped to ±2⁵³)
 */
export function adjustIndices(
  start: number | undefined,
  stop: number | undefined,
  step: number,
  length: number,
): SliceIndices {
  const low = step < 0 ? -1 : 0;
  const high = step < 0 ? length - 1 : length;
  const clip = (index: number | undefined, none: number): number => {
    if (index === undefined) return none;
    if (index < 0) return Math.max(index + length, low);
    return Math.min(index, high);
  };
  const from = clip(start, step < 0 ? high : 0);
  const to = clip(stop, step < 0 ? -1 : length);
  let count = 0;
  if (step < 0) {
    if (to < from) count = Math.floor((from - to - 1) / -step) + 1;
  } else if (from < to) count = Math.floor((to - from - 1) / step) + 1;
  return { start: from, stop: to, step, length: count };
}
