/** Template strings (PEP 750): data only. */
import { interpolationType, PyObject, templateType, type Value } from '../types.ts';
import type { PyTuple } from './tuple.ts';

/** One `{…}` of a template string, evaluated. */
export class PyInterpolation extends PyObject {
  readonly value: Value;
  /** Its source text. */
  readonly expression: string;
  readonly conversion: 's' | 'r' | 'a' | null;
  readonly formatSpec: string;
  constructor(value: Value, expression: string, conversion: PyInterpolation['conversion'], formatSpec: string) {
    super();
    this.value = value;
    this.expression = expression;
    this.conversion = conversion;
    this.formatSpec = formatSpec;
  }
}
PyInterpolation.prototype.type = interpolationType;

/** A template string's value: one text more than interpolations, which stand between them. */
export class PyTemplate extends PyObject {
  readonly strings: PyTuple;
  readonly interpolations: PyTuple;
  constructor(strings: PyTuple, interpolations: PyTuple) {
    super();
    this.strings = strings;
    this.interpolations = interpolations;
  }
}
PyTemplate.prototype.type = templateType;
