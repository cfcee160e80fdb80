import { PyObject, type PyType, tupleType, type Value } from '../types.ts';
import { giveAttributes } from './adopt.ts';

export class PyTuple extends PyObject {
  readonly items: readonly Value[];
  constructor(items: readonly Value[]) {
    super();
    this.items = items;
  }
}
PyTuple.prototype.type = tupleType;

export const emptyTuple = new PyTuple([]);

/** A tuple of `items`, which the tuple keeps; an instance of a Python subclass when `type` is one. */
export function tupleOf(items: readonly Value[], type: PyType = tupleType): PyTuple {
  if (type === tupleType) return items.length === 0 ? emptyTuple : new PyTuple(items);
  const result = new PyTuple(items);
  result.type = type;
  giveAttributes(result, type);
  return result;
}
