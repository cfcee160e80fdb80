/** Builtin functions, method descriptors and their bound forms: what a declaration row becomes. */

import {
  builtinFunctionType,
  getsetDescriptorType,
  type Maybe,
  methodDescriptorType,
  methodWrapperType,
  PyCallable,
  PyObject,
  type PyType,
  typeOf,
  type Value,
  wrapperDescriptorType,
} from '../types.ts';
import { giveAttributes } from '../values/adopt.ts';
import { type Binder, compileBinder } from './bind.ts';
import type { Row } from './declare.ts';
import { type Doc, docText } from './docs.ts';

export type Implementation = (...args: any[]) => Value;
export type DeclarationKind = 'function' | 'method' | 'slot' | 'classmethod' | 'static' | 'new';

/** One row of a table, with what binding needs worked out on first use. */
export class Declaration {
  readonly name: string;
  readonly kind: DeclarationKind;
  readonly owner: PyType | null;
  readonly module: string | null;
  readonly signature: string;
  readonly implementation: Implementation;
  /** See `docs.ts`. */
  readonly declaredDoc: Doc;
  readonly since: string | null;
  /** The signature that `help()` and `__text_signature__` show. */
  readonly shown: string;
  private compiled: Binder | undefined;

  constructor(name: string, row: Row, kind: DeclarationKind, owner: PyType | null, module: string | null = null) {
    this.name = name;
    this.kind = kind;
    this.owner = owner;
    this.module = module;
    this.signature = row[0];
    this.implementation = row[1];
    this.declaredDoc = row[2] ?? null;
    this.since = row[3] ?? null;
    this.shown = row[4] ?? row[0];
  }
  get doc(): string | null {
    return docText(this.declaredDoc);
  }
  get binder(): Binder {
    this.compiled ??= compileBinder(this);
    return this.compiled;
  }
  /** CPython's `_PyObject_FunctionStr` without the parentheses: `list.append`, `len`, `math.sqrt`. */
  get displayName(): string {
    if (this.owner !== null && this.kind !== 'new') return `${this.owner.name}.${this.name}`;
    if (this.module !== null && this.module !== 'builtins') return `${this.module}.${this.name}`;
    return this.kind === 'new' && this.owner !== null ? this.owner.name : this.name;
  }
  get qualname(): string {
    return this.owner !== null ? `${this.owner.qualname}.${this.name}` : this.name;
  }
}

/** A builtin function; with `self`, a method or class method of a builtin type bound to its object. */
export class PyBuiltinFunction extends PyCallable {
  readonly declaration: Declaration;
  readonly self: Maybe;
  constructor(declaration: Declaration, self: Maybe | null) {
    super();
    this.declaration = declaration;
    this.self = self === null ? undefined : self;
  }
  /** CPython's `meth_get__qualname__`: named for the class that it was asked of, or for the object's own. */
  get qualname(): string {
    const { declaration, self } = this;
    if (self === undefined || declaration.owner === null) return declaration.qualname;
    if (declaration.kind === 'classmethod') return `${(self as PyType).qualname}.${declaration.name}`;
    return declaration.kind === 'method' ? `${typeOf(self).qualname}.${declaration.name}` : declaration.qualname;
  }
  override call(args: Value[], kwnames: readonly string[] | null): Value {
    return this.declaration.binder.call(this.self, args, kwnames, true);
  }
  override call0(): Value {
    const binder = this.declaration.binder;
    if (binder.direct && binder.min === 0) {
      return this.self === undefined ? binder.implementation() : binder.implementation(this.self);
    }
    return binder.call(this.self, [], null, true);
  }
  override call1(a: Value): Value {
    const binder = this.declaration.binder;
    if (binder.direct && binder.min <= 1 && binder.max >= 1) {
      return this.self === undefined ? binder.implementation(a) : binder.implementation(this.self, a);
    }
    return binder.call(this.self, [a], null, true);
  }
  override call2(a: Value, b: Value): Value {
    const binder = this.declaration.binder;
    if (binder.direct && binder.min <= 2 && binder.max >= 2) {
      return this.self === undefined ? binder.implementation(a, b) : binder.implementation(this.self, a, b);
    }
    return binder.call(this.self, [a, b], null, true);
  }
}
PyBuiltinFunction.prototype.type = builtinFunctionType;

/** An unbound method of a builtin type: `list.append`, or a slot wrapper: `list.__len__`. */
export class PyMethodDescriptor extends PyCallable {
  readonly declaration: Declaration;
  constructor(declaration: Declaration) {
    super();
    this.declaration = declaration;
    this.type = declaration.kind === 'slot' ? wrapperDescriptorType : methodDescriptorType;
  }
  bind(self: Value): PyBuiltinFunction {
    const bound = new PyBuiltinFunction(this.declaration, self);
    if (this.declaration.kind === 'slot') bound.type = methodWrapperType;
    return bound;
  }
  override call(args: Value[], kwnames: readonly string[] | null): Value {
    return this.declaration.binder.callUnbound(args, kwnames);
  }
}

/** A class method of a builtin type: `dict.fromkeys`. */
export class PyClassMethodDescriptor extends PyObject {
  readonly declaration: Declaration;
  constructor(type: PyType, declaration: Declaration) {
    super();
    this.type = type;
    this.declaration = declaration;
  }
  bind(cls: PyType): PyBuiltinFunction {
    return new PyBuiltinFunction(this.declaration, cls);
  }
}

/** `staticmethod`, of Python classes and of builtin types. */
export class PyStaticMethod extends PyObject {
  callable: Value;
  constructor(type: PyType, callable: Value) {
    super();
    this.type = type;
    this.callable = callable;
    giveAttributes(this, type);
  }
}

/** A computed attribute of a builtin type. */
export class PyGetSetDescriptor extends PyObject {
  readonly name: string;
  readonly owner: PyType;
  readonly get: (self: any) => Value;
  readonly set: ((self: any, value: Maybe) => void) | null;
  /** See `docs.ts`. */
  readonly declaredDoc: Doc;
  constructor(
    name: string,
    owner: PyType,
    get: (self: any) => Value,
    set: ((self: any, value: Maybe) => void) | null,
    doc: Doc,
  ) {
    super();
    this.name = name;
    this.owner = owner;
    this.get = get;
    this.set = set;
    this.declaredDoc = doc;
  }
  get doc(): string | null {
    return docText(this.declaredDoc);
  }
}
PyGetSetDescriptor.prototype.type = getsetDescriptorType;
