/** Type parameters and type aliases (PEP 695, PEP 696): data, and what is evaluated when it is asked for. */
import {
  objectType,
  type PyCallable,
  PyObject,
  PyType,
  paramSpecType,
  typeAliasType,
  typeVarTupleType,
  typeVarType,
  type Value,
} from '../types.ts';
import type { PyTuple } from './tuple.ts';

/** `typing.NoDefault`. */
class PyNoDefault extends PyObject {}
export const noDefaultType = new PyType('NoDefaultType', [objectType]);
noDefaultType.basetype = false;
PyNoDefault.prototype.type = noDefaultType;
export const noDefault: PyObject = new PyNoDefault();

/** A value that a function gives when it is first wanted. */
export class Lazy {
  /** The function; null where the value was given as it is, or where there is none. */
  readonly evaluate: PyCallable | null;
  private value: Value | undefined;
  constructor(evaluate: PyCallable | null, value?: Value) {
    this.evaluate = evaluate;
    this.value = value;
  }
  /** @throws what the function raises; then it is called anew the next time */
  get(): Value {
    if (this.value === undefined) this.value = (this.evaluate as PyCallable).call1(1);
    return this.value;
  }
}

export interface Variance {
  covariant: boolean;
  contravariant: boolean;
  infer: boolean;
}
const INFERRED: Variance = { covariant: false, contravariant: false, infer: true };

/** What all kinds of type parameters have. */
export abstract class PyTypeParameter extends PyObject {
  readonly name: string;
  /** `__default__`; null: there is none. */
  readonly default: Lazy | null;
  readonly variance: Variance;
  /** `__module__` where it is not that of the type: of those that a call made. */
  readonly module: Value;
  constructor(name: string, fallback: Lazy | null, variance: Variance = INFERRED, module: Value = 'typing') {
    super();
    this.name = name;
    this.default = fallback;
    this.variance = variance;
    this.module = module;
    this.layout = this.type.rootLayout;
    this.values = [];
  }
}

export class PyTypeVar extends PyTypeParameter {
  readonly bound: Lazy | null;
  readonly constraints: Lazy | null;
  constructor(
    name: string,
    bound: Lazy | null,
    constraints: Lazy | null,
    fallback: Lazy | null,
    variance: Variance = INFERRED,
    module: Value = 'typing',
  ) {
    super(name, fallback, variance, module);
    this.bound = bound;
    this.constraints = constraints;
  }
}
PyTypeVar.prototype.type = typeVarType;

export class PyParamSpec extends PyTypeParameter {
  readonly bound: Value;
  constructor(name: string, fallback: Lazy | null, bound: Value = null, variance = INFERRED, module: Value = 'typing') {
    super(name, fallback, variance, module);
    this.bound = bound;
  }
}
PyParamSpec.prototype.type = paramSpecType;

export class PyTypeVarTuple extends PyTypeParameter {}
PyTypeVarTuple.prototype.type = typeVarTupleType;

/** What a `type` statement makes. */
export class PyTypeAlias extends PyObject {
  readonly name: string;
  readonly value: Lazy;
  /** null: it takes no parameters. */
  readonly parameters: PyTuple | null;
  readonly module: Value;
  constructor(name: string, value: Lazy, parameters: PyTuple | null, module: Value) {
    super();
    this.name = name;
    this.value = value;
    this.parameters = parameters;
    this.module = module;
  }
}
PyTypeAlias.prototype.type = typeAliasType;
