import { listType, PyObject, type Value } from '../types.ts';

export class PyList extends PyObject {
  items: Value[];
  /** Keeps `items`. */
  constructor(items: Value[]) {
    super();
    this.items = items;
  }
}
PyList.prototype.type = listType;
