/** Python functions and what wraps them: data only; `eval/function.ts` gives functions their call. */

import {
  type Cell,
  classmethodType,
  functionType,
  type Maybe,
  methodType,
  moduleType,
  PyCallable,
  PyObject,
  type PyType,
  propertyType,
  type Value,
} from '../types.ts';
import { giveAttributes } from './adopt.ts';
import { Namespace, type PyDict } from './dict.ts';
import type { PyTuple } from './tuple.ts';

/** A code object, as far as Python programs look at it. */
export interface CodeInfo extends PyObject {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstlineno: number;
  readonly argcount: number;
  readonly posonlyargcount: number;
  readonly kwonlyargcount: number;
  readonly varnames: readonly string[];
  readonly cellvars: readonly string[];
  readonly freevars: readonly string[];
  readonly flags: number;
}

export abstract class PyFunction extends PyCallable {
  code: CodeInfo;
  name: string;
  qualname: string;
  module: Value;
  doc: Value;
  defaults: PyTuple | null;
  kwdefaults: PyDict | null;
  readonly closure: readonly Cell[];
  readonly globals: PyDict;
  /** `__annotations__` once made; `annotate` makes them (PEP 649). */
  annotations: Value | undefined;
  annotate: Value | undefined;
  typeParams: Value | undefined;
  constructor(code: CodeInfo, globals: PyDict, closure: readonly Cell[], doc: Value, module: Value) {
    super();
    this.code = code;
    this.name = code.name;
    this.qualname = code.qualname;
    this.globals = globals;
    this.closure = closure;
    this.defaults = null;
    this.kwdefaults = null;
    this.doc = doc;
    this.module = module;
    this.annotations = undefined;
    this.annotate = undefined;
    this.typeParams = undefined;
    this.layout = functionType.rootLayout;
    this.values = NO_VALUES;
  }
}
PyFunction.prototype.type = functionType;
/** Shared by all functions without attributes; `setAttr` replaces it before the first store. */
const NO_VALUES: Maybe[] = [];

/** A bound method of a Python function (or of any callable). */
export class PyMethod extends PyCallable {
  readonly func: Value;
  readonly self: Value;
  constructor(func: Value, self: Value) {
    super();
    this.func = func;
    this.self = self;
  }
  override call(args: Value[], kwnames: readonly string[] | null): Value {
    args.unshift(this.self);
    return callAny(this.func, args, kwnames);
  }
  override call0(): Value {
    return this.func instanceof PyCallable ? this.func.call1(this.self) : callAny(this.func, [this.self], null);
  }
  override call1(a: Value): Value {
    return this.func instanceof PyCallable ? this.func.call2(this.self, a) : callAny(this.func, [this.self, a], null);
  }
  override call2(a: Value, b: Value): Value {
    return this.func instanceof PyCallable
      ? this.func.call3(this.self, a, b)
      : callAny(this.func, [this.self, a, b], null);
  }
}
PyMethod.prototype.type = methodType;

/** Calls anything; `protocol/call.ts` fills it in, because finding `__call__` is a protocol. */
let callAny: (f: Value, args: Value[], kwnames: readonly string[] | null) => Value = () => {
  throw new Error('protocol/call.ts is not loaded');
};
export function setCallAny(call: typeof callAny): void {
  callAny = call;
}

/** `classmethod(f)`. */
export class PyClassMethod extends PyObject {
  callable: Value;
  constructor(type: PyType, callable: Value) {
    super();
    this.type = type;
    giveAttributes(this, type);
    this.callable = callable;
  }
}
PyClassMethod.prototype.type = classmethodType;

/** `property(fget, fset, fdel, doc)`; `null` where there is none. */
export class PyProperty extends PyObject {
  fget: Value = null;
  fset: Value = null;
  fdel: Value = null;
  doc: Value = null;
  /** Set by `__set_name__`; for messages. */
  name: string | null = null;
  getterDoc = false;
  constructor(type: PyType) {
    super();
    this.type = type;
    giveAttributes(this, type);
  }
}
PyProperty.prototype.type = propertyType;

/** A module; its attributes are the names of its namespace. */
export class PyModule extends PyObject {
  readonly dict: Namespace;
  /** Its file is running for the first time: what is missing may come yet. */
  initializing = false;
  constructor(name: string, dict = new Namespace(), doc: Value = null) {
    super();
    this.dict = dict;
    if (!dict.has('__name__')) {
      dict.set('__name__', name);
      dict.set('__doc__', doc);
      dict.set('__package__', null);
      dict.set('__loader__', null);
      dict.set('__spec__', null);
    }
  }
}
PyModule.prototype.type = moduleType;

/** `super()`: looks attributes up in `startType`'s MRO after `thisClass`. */
export class PySuper extends PyObject {
  thisClass: PyType;
  self: Value | undefined;
  startType: PyType | undefined;
  constructor(type: PyType, thisClass: PyType, self: Value | undefined, startType: PyType | undefined) {
    super();
    this.type = type;
    this.thisClass = thisClass;
    this.self = self;
    this.startType = startType;
  }
}
