import { floatType, PyObject, type PyType } from '../types.ts';
import { giveAttributes } from './adopt.ts';

/** A Python float: boxed, because a JavaScript `number` is a Python int. */
export class PyFloat extends PyObject {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = value;
  }
}
PyFloat.prototype.type = floatType;

/** An instance of a Python subclass of float. */
export function floatOfType(type: PyType, value: number): PyFloat {
  const result = new PyFloat(value);
  if (type !== floatType) {
    result.type = type;
    giveAttributes(result, type);
  }
  return result;
}
