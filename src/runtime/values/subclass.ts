import { type PyInt, PyObject, type PyType, type Value } from '../types.ts';
import { giveAttributes } from './adopt.ts';
import { PyFloat } from './float.ts';

/**
 * Instances of Python subclasses of int and str, whose exact instances are JavaScript primitives.
 * (Subclasses of all other builtin types are instances of the builtin's own class with an own `type`.)
 */
export class PyIntObject extends PyObject {
  readonly value: PyInt;
  constructor(type: PyType, value: PyInt) {
    super();
    this.type = type;
    giveAttributes(this, type);
    this.value = value;
  }
}

export class PyStrObject extends PyObject {
  readonly value: string;
  constructor(type: PyType, value: string) {
    super();
    this.type = type;
    giveAttributes(this, type);
    this.value = value;
  }
}

/** The integer that an int, a bool or an instance of an int subclass is (`PyLong_Check`), else `undefined`. */
export function intValue(value: Value): PyInt | undefined {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      return value instanceof PyIntObject ? value.value : undefined;
  }
}

/** The text that a str or an instance of a str subclass is (`PyUnicode_Check`), else `undefined`. */
export function strValue(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof PyStrObject ? value.value : undefined;
}

/** The number that a float or an instance of a float subclass is (`PyFloat_Check`), else `undefined`. */
export function floatValue(value: Value): number | undefined {
  return value instanceof PyFloat ? value.value : undefined;
}
