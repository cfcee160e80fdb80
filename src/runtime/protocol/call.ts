/** Calling things, finding special methods, and the descriptor protocol that both stand on. */
import { AttributeError, attributeError, raise, typeError } from '../errors.ts';
import {
  PyBuiltinFunction,
  PyClassMethodDescriptor,
  PyGetSetDescriptor,
  PyMethodDescriptor,
  PyStaticMethod,
} from '../signature/builtin.ts';
import {
  type Maybe,
  memberDescriptorType,
  PyCallable,
  PyObject,
  PyType,
  typeName,
  typeOf,
  type Value,
} from '../types.ts';
import { PyClassMethod, PyFunction, PyMethod, PyProperty, setCallAny } from '../values/function.ts';

/** Calls `callee` with `args` (positional, then the values of `kwnames`). @throws TypeError if it is not callable */
export function callWithKeywords(callee: Value, args: Value[], kwnames: readonly string[] | null): Value {
  if (callee instanceof PyCallable) return callee.call(args, kwnames);
  const method = lookupSpecial(callee, '__call__');
  if (method === undefined) throw typeError(`'${typeName(callee)}' object is not callable`);
  return callWithKeywords(method, args, kwnames);
}
setCallAny(callWithKeywords);

/** Calls `callee` with positional arguments. */
export function call(callee: Value, ...args: Value[]): Value {
  return callWithKeywords(callee, args, null);
}
export function call0(callee: Value): Value {
  return callee instanceof PyCallable ? callee.call0() : callWithKeywords(callee, [], null);
}
export function call1(callee: Value, a: Value): Value {
  return callee instanceof PyCallable ? callee.call1(a) : callWithKeywords(callee, [a], null);
}
export function call2(callee: Value, a: Value, b: Value): Value {
  return callee instanceof PyCallable ? callee.call2(a, b) : callWithKeywords(callee, [a, b], null);
}
export function call3(callee: Value, a: Value, b: Value, c: Value): Value {
  return callee instanceof PyCallable ? callee.call3(a, b, c) : callWithKeywords(callee, [a, b, c], null);
}
export function isCallable(value: Value): boolean {
  return value instanceof PyCallable || typeOf(value).lookup('__call__') !== undefined;
}

/** A slot of `__slots__`: `index` into the instance's `slotValues`. */
export class PyMemberDescriptor extends PyObject {
  readonly name: string;
  readonly owner: PyType;
  readonly index: number;
  constructor(name: string, owner: PyType, index: number) {
    super();
    this.name = name;
    this.owner = owner;
    this.index = index;
  }
  get(self: Value): Value {
    this.check(self);
    const value = (self as PyObject).slotValues[this.index];
    if (value === undefined) {
      throw attributeError(`'${typeOf(self).fullName}' object has no attribute '${this.name}'`, self, this.name);
    }
    return value;
  }
  set(self: Value, value: Maybe): void {
    this.check(self);
    const object = self as PyObject;
    if (value === undefined && object.slotValues[this.index] === undefined) {
      throw raise(AttributeError, this.name);
    }
    object.slotValues[this.index] = value;
  }
  private check(self: Value): void {
    if (!(self instanceof PyObject) || !self.type.isSubtypeOf(this.owner)) {
      throw typeError(
        `descriptor '${this.name}' for '${this.owner.tpName}' objects doesn't apply to a '${typeName(self)}' object`,
      );
    }
  }
}
PyMemberDescriptor.prototype.type = memberDescriptorType;

/** `property.__get__`. */
export function getProperty(property: PyProperty, self: Value): Value {
  if (property.fget === null)
    throw attributeError(propertyMessage(property.name ?? undefined, self, 'getter'), self, property.name ?? '');
  return call1(property.fget, self);
}

/** Why a property of that name, if it has one, cannot be read, set or deleted. */
export function propertyMessage(name: Maybe, self: Value, lacks: 'getter' | 'setter' | 'deleter'): string {
  const of = typeOf(self).qualname;
  return typeof name !== 'string'
    ? `property of '${of}' object has no ${lacks}`
    : `property '${name}' of '${of}' object has no ${lacks}`;
}

/** What `instance.name` gives when `found` stands in the class: the descriptor protocol's `__get__(self, type)`. */
export function bindAttribute(found: Value, self: Value, type: PyType): Value {
  if (typeof found !== 'object' || found === null) return found;
  if (found instanceof PyFunction) return new PyMethod(found, self);
  if (found instanceof PyMethodDescriptor) return found.bind(self);
  if (found instanceof PyGetSetDescriptor) return found.get(self);
  if (found instanceof PyProperty && found.type.lookup('__get__') instanceof PyMethodDescriptor)
    return getProperty(found, self);
  if (found instanceof PyMemberDescriptor) return found.get(self);
  if (found instanceof PyType || found instanceof PyBuiltinFunction) return found;
  return bindToClass(found, self, type);
}

/** What `cls.name` gives when `found` stands in a class of its MRO: `__get__(None, type)`. */
export function bindClassAttribute(found: Value, type: PyType): Value {
  if (
    typeof found !== 'object' ||
    found === null ||
    found instanceof PyFunction ||
    found instanceof PyMethodDescriptor
  ) {
    return found;
  }
  if (found instanceof PyGetSetDescriptor || found instanceof PyMemberDescriptor || found instanceof PyType)
    return found;
  if (found instanceof PyProperty && found.type.lookup('__get__') instanceof PyMethodDescriptor) return found;
  return bindToClass(found, null, type);
}

function bindToClass(found: PyObject, self: Value, type: PyType): Value {
  if (found instanceof PyStaticMethod) return found.callable;
  if (found instanceof PyClassMethod) {
    return new PyMethod(found.callable, type);
  }
  if (found instanceof PyClassMethodDescriptor) return found.bind(type);
  const get = found.type.lookup('__get__');
  if (get === undefined) return found;
  return invoke2(get, found, self, type);
}

/** A special method of `value`, looked up in its type alone and bound; `undefined` if there is none. */
export function lookupSpecial(value: Value, name: string): Maybe {
  const type = typeOf(value);
  const found = type.lookup(name);
  return found === undefined ? undefined : bindAttribute(found, value, type);
}

/** Calls `method`, found in the type of `self`, without making a bound method. */
export function invoke0(method: Value, self: Value): Value {
  if (method instanceof PyFunction) return method.call1(self);
  if (method instanceof PyMethodDescriptor) {
    const binder = method.declaration.binder;
    return binder.direct && binder.min === 0 ? binder.implementation(self) : binder.call(self, [], null);
  }
  return call0(bindAttribute(method, self, typeOf(self)));
}
export function invoke1(method: Value, self: Value, a: Value): Value {
  if (method instanceof PyFunction) return method.call2(self, a);
  if (method instanceof PyMethodDescriptor) {
    const binder = method.declaration.binder;
    return binder.direct && binder.min <= 1 && binder.max >= 1
      ? binder.implementation(self, a)
      : binder.call(self, [a], null);
  }
  return call1(bindAttribute(method, self, typeOf(self)), a);
}
export function invoke2(method: Value, self: Value, a: Value, b: Value): Value {
  if (method instanceof PyFunction) return method.call3(self, a, b);
  if (method instanceof PyMethodDescriptor) {
    const binder = method.declaration.binder;
    return binder.direct && binder.min <= 2 && binder.max >= 2
      ? binder.implementation(self, a, b)
      : binder.call(self, [a, b], null);
  }
  return call2(bindAttribute(method, self, typeOf(self)), a, b);
}
export function invoke(method: Value, self: Value, args: Value[], kwnames: readonly string[] | null = null): Value {
  if (method instanceof PyFunction) {
    args.unshift(self);
    return method.call(args, kwnames);
  }
  if (method instanceof PyMethodDescriptor) return method.declaration.binder.call(self, args, kwnames);
  return callWithKeywords(bindAttribute(method, self, typeOf(self)), args, kwnames);
}

/** Calls a special method if the type has it, else gives `undefined`. */
export function callSpecial0(value: Value, name: string): Maybe {
  const method = typeOf(value).lookup(name);
  return method === undefined || method === null ? undefined : invoke0(method, value);
}
export function callSpecial1(value: Value, name: string, a: Value): Maybe {
  const method = typeOf(value).lookup(name);
  return method === undefined || method === null ? undefined : invoke1(method, value, a);
}

/** Calls `value.name(*args)`; the method is looked up in the type (for builtin types and special methods). */
export function callMethod(value: Value, name: string, ...args: Value[]): Value {
  const method = typeOf(value).lookup(name);
  if (method === undefined) throw attributeError(`'${typeName(value)}' object has no attribute '${name}'`, value, name);
  return invoke(method, value, args);
}
