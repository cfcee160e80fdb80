import { type PyInt, PyObject, rangeType } from '../types.ts';

/** `range(start, stop, step)` with its length worked out. */
export class PyRange extends PyObject {
  readonly start: PyInt;
  readonly stop: PyInt;
  readonly step: PyInt;
  readonly length: PyInt;
  /** @param step is not 0 (the constructor of Python's type checks). */
  constructor(start: PyInt, stop: PyInt, step: PyInt) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.length = rangeLength(start, stop, step);
  }
}
PyRange.prototype.type = rangeType;

function rangeLength(start: PyInt, stop: PyInt, step: PyInt): PyInt {
  if (typeof start === 'number' && typeof stop === 'number' && typeof step === 'number') {
    const span = step > 0 ? stop - start : start - stop;
    if (span <= 0) return 0;
    if (Number.isSafeInteger(span)) return Math.floor((span - 1) / Math.abs(step)) + 1;
  }
  const [low, high, by] =
    step > 0 ? [BigInt(start), BigInt(stop), BigInt(step)] : [BigInt(stop), BigInt(start), -BigInt(step)];
  if (low >= high) return 0;
  const length = (high - low - 1n) / by + 1n;
  return length <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(length) : length;
}
