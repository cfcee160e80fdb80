/** Attribute access: instances, classes, modules, `super`, and what user classes override. */

import { AttributeError, attributeError, isRaised, raise, typeError } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { DICT_LAYOUT, type Layout } from '../layout.ts';
import { PyGetSetDescriptor, PyMethodDescriptor } from '../signature/builtin.ts';
import { type Maybe, PyInstance, PyObject, PyType, typeName, typeOf, typeType, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyModule, PyProperty, PySuper } from '../values/function.ts';
import {
  bindAttribute,
  bindClassAttribute,
  call1,
  call2,
  invoke1,
  invoke2,
  PyMemberDescriptor,
  propertyMessage,
} from './call.ts';
import { renamingHint } from './module-shadowing.ts';
import { setClassGetItem } from './subscript.ts';

// ---------------------------------------------------------------- the attributes that an instance itself holds

/** An instance's own attribute, without its class. */
export function ownAttribute(object: PyObject, name: string): Maybe {
  const layout = object.layout;
  if (layout === undefined) return undefined;
  if (layout === DICT_LAYOUT) return (object.values[0] as PyDict).get(name);
  const at = layout.index.get(name);
  return at === undefined ? undefined : object.values[at];
}

export function setOwnAttribute(object: PyObject, name: string, value: Value): void {
  const layout = object.layout as Layout;
  if (layout === DICT_LAYOUT) {
    (object.values[0] as PyDict).set(name, value);
    return;
  }
  const at = layout.index.get(name);
  if (at !== undefined) {
    object.values[at] = value;
    return;
  }
  if (layout.names.length >= 64) {
    instanceDict(object).set(name, value);
    return;
  }
  if (object.values.length === 0) object.values = [value, undefined];
  else object.values[layout.names.length] = value;
  object.layout = layout.with(name);
}

/** The instance's `__dict__`: from now on the live home of its attributes. */
export function instanceDict(object: PyObject): PyDict {
  if (object.layout === DICT_LAYOUT) return object.values[0] as PyDict;
  const dict = new PyDict();
  const layout = object.layout as Layout;
  layout.names.forEach((name, i) => {
    const value = object.values[i];
    if (value !== undefined) dict.set(name, value);
  });
  object.layout = DICT_LAYOUT;
  object.values = [dict];
  return dict;
}

/** The dicts that programs have given to instances. */
const givenDicts = new WeakSet<object>();

/** `instance.__dict__ = dict`. */
export function replaceInstanceDict(object: PyObject, dict: PyDict): void {
  givenDicts.add(dict);
  object.layout = DICT_LAYOUT;
  object.values = [dict];
}

/** `__dict__` as builtin types declare it: getter, setter (`PyObject_GenericSetDict`), docstring. */
export const DICT_ATTRIBUTE = [
  instanceDict,
  (object: PyObject, value: Maybe): void => {
    if (value === undefined) throw typeError('cannot delete __dict__');
    if (!(value instanceof PyDict)) {
      throw typeError(`__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
    }
    replaceInstanceDict(object, value);
  },
  'The attributes that the object itself holds.',
] as const;

/** Names and values of an instance's own attributes, without making its `__dict__`. */
export function ownAttributes(object: PyObject): [string, Value][] {
  const layout = object.layout;
  if (layout === undefined) return [];
  if (layout === DICT_LAYOUT) {
    return [...(object.values[0] as PyDict).entries()].filter((e): e is [string, Value] => typeof e[0] === 'string');
  }
  return layout.names
    .map((name, i) => [name, object.values[i]] as [string, Maybe])
    .filter((e): e is [string, Value] => e[1] !== undefined);
}

// ---------------------------------------------------------------- getting

function isDataDescriptor(found: Value): boolean {
  if (typeof found !== 'object' || found === null) return false;
  if (found instanceof PyGetSetDescriptor || found instanceof PyProperty || found instanceof PyMemberDescriptor)
    return true;
  if (found.type.origin === 'builtin' && !(found.type === typeType)) return false;
  // One that cannot be read leaves reading to the instance's own attribute.
  if (found.type.lookup('__get__') === undefined) return false;
  return found.type.lookup('__set__') !== undefined || found.type.lookup('__delete__') !== undefined;
}

/** True if a class of Python's replaced what `name` does in the builtin base. */
function overridden(method: Maybe): boolean {
  return method !== undefined && !(method instanceof PyMethodDescriptor);
}

/** What builtin types with a `__getattribute__` of their own give for names that they lack themselves (`m.x` is `m.__func__.x`). */
export const attributeFallbacks = new Map<PyType, (object: any, name: string) => Maybe>();

/** `object.__getattribute__` (`PyObject_GenericGetAttr`), `undefined` if there is no such attribute. */
export function genericGetAttr(object: Value, name: string): Maybe {
  const type = typeOf(object);
  if (type.forward !== null) return getAttr(type.forward(object), name);
  const found = type.lookup(name);
  if (found !== undefined && isDataDescriptor(found)) return bindAttribute(found, object, type);
  if (object instanceof PyObject && object.layout !== undefined) {
    const own = ownAttribute(object, name);
    if (own !== undefined) return own;
  }
  if (found !== undefined) return bindAttribute(found, object, type);
  if (name === '__dict__' && object instanceof PyObject && object.layout !== undefined) return instanceDict(object);
  return attributeFallbacks.get(type)?.(object, name);
}

/** `type.__getattribute__`, `undefined` if there is no such attribute. */
export function typeGetAttr(cls: PyType, name: string): Maybe {
  const meta = cls.type;
  const metaFound = meta.lookup(name);
  if (metaFound !== undefined && isDataDescriptor(metaFound)) return bindAttribute(metaFound, cls, meta);
  const found = cls.lookup(name);
  if (found !== undefined) return bindClassAttribute(found, cls);
  if (metaFound !== undefined) return bindAttribute(metaFound, cls, meta);
  return undefined;
}

function moduleGetAttr(module: PyModule, name: string): Maybe {
  const own = module.dict.get(name);
  if (own !== undefined) return own;
  if (name === '__dict__') return module.dict;
  const generic = genericGetAttr(module, name);
  if (generic !== undefined) return generic;
  const hook = module.dict.get('__getattr__');
  return hook === undefined ? undefined : call1(hook, name);
}

function superGetAttr(object: PySuper, name: string): Maybe {
  const { startType, self, thisClass } = object;
  if (startType !== undefined && name !== '__class__') {
    const mro = startType.mro;
    for (let i = mro.indexOf(thisClass) + 1; i < mro.length; i++) {
      const found = mro[i].dict.get(name);
      if (found === undefined) continue;
      return self === startType ? bindClassAttribute(found, startType) : bindAttribute(found, self as Value, startType);
    }
  }
  return genericGetAttr(object, name);
}

/** `type(object).__getattribute__` as the builtin types have it, without user code of the class itself. */
export function builtinGetAttr(object: Value, name: string): Maybe {
  if (object instanceof PyType) return typeGetAttr(object, name);
  if (object instanceof PyModule) return moduleGetAttr(object, name);
  if (object instanceof PySuper) return superGetAttr(object, name);
  return genericGetAttr(object, name);
}

/** `getattr(object, name)`, `undefined` instead of AttributeError. */
export function getAttrOptional(object: Value, name: string): Maybe {
  const type = typeOf(object);
  if (type.origin === 'class') {
    const getattribute = type.lookup('__getattribute__');
    const fallback = type.lookup('__getattr__');
    if (overridden(getattribute) || fallback !== undefined) {
      try {
        return customGetAttr(object, name, getattribute, fallback);
      } catch (thrown) {
        if (isRaised(thrown, AttributeError)) return undefined;
        throw thrown;
      }
    }
  }
  try {
    return builtinGetAttr(object, name);
  } catch (thrown) {
    if (isRaised(thrown, AttributeError)) return undefined;
    throw thrown;
  }
}

/** `getattr(object, name)`. @throws AttributeError, or what a property, `__getattribute__` or `__getattr__` raises */
export function getAttr(object: Value, name: string): Value {
  const type = typeOf(object);
  if (type.origin === 'class') {
    const getattribute = type.lookup('__getattribute__');
    const fallback = type.lookup('__getattr__');
    if (overridden(getattribute) || fallback !== undefined) return customGetAttr(object, name, getattribute, fallback);
  }
  const found = builtinGetAttr(object, name);
  if (found === undefined) throw missingAttribute(object, name);
  return found;
}

function customGetAttr(object: Value, name: string, getattribute: Maybe, fallback: Maybe): Value {
  if (fallback === undefined) return invoke1(getattribute as Value, object, name);
  try {
    if (overridden(getattribute)) return invoke1(getattribute as Value, object, name);
    const found = builtinGetAttr(object, name);
    if (found !== undefined) return found;
  } catch (thrown) {
    if (!isRaised(thrown, AttributeError)) throw thrown;
  }
  return invoke1(fallback, object, name);
}

/** The file that a module was imported from; `null` if from none. */
export function fileOfModule(module: PyModule): string | null {
  if (module === interpreter.mainModule) return null;
  const spec = module.dict.get('__spec__') ?? null;
  if (spec !== null && getAttrOptional(spec, 'has_location') !== true) return null;
  // Specs are made when somebody asks for the first of them; until then there is None.
  const file = spec === null ? module.dict.get('__file__') : getAttrOptional(spec, 'origin');
  return typeof file === 'string' ? file : null;
}

/** The AttributeError of a failed look-up. */
export function missingAttribute(object: Value, name: string) {
  if (object instanceof PyType)
    return attributeError(`type object '${object.tpName}' has no attribute '${name}'`, object, name);
  if (object instanceof PyModule) {
    const own = object.dict.get('__name__');
    const renaming = renamingHint(object, fileOfModule(object));
    if (renaming !== null)
      return attributeError(`module '${String(own)}' has no attribute '${name}' (${renaming})`, object, name);
    if (object.initializing && typeof own === 'string') {
      const from = object.dict.get('__file__');
      const place = typeof from === 'string' ? ` from '${from}'` : '';
      const why = 'most likely due to a circular import';
      return attributeError(
        `partially initialized module '${own}'${place} has no attribute '${name}' (${why})`,
        object,
        name,
      );
    }
    const message =
      typeof own === 'string' ? `module '${own}' has no attribute '${name}'` : `module has no attribute '${name}'`;
    return attributeError(message, object, name);
  }
  return attributeError(`'${typeName(object)}' object has no attribute '${name}'`, object, name);
}

/** The class's `__class_getitem__`, bound to the class. */
setClassGetItem(type => {
  const found = type.lookup('__class_getitem__');
  return found === undefined ? undefined : bindClassAttribute(found, type);
});

// ---------------------------------------------------------------- setting and deleting

/** `setattr(object, name, value)`; with `undefined`, `delattr(object, name)`. */
export function setAttr(object: Value, name: string, value: Maybe): void {
  const type = typeOf(object);
  if (type.origin === 'class') {
    const method = type.lookup(value === undefined ? '__delattr__' : '__setattr__');
    if (overridden(method)) {
      if (value === undefined) invoke1(method as Value, object, name);
      else invoke2(method as Value, object, name, value);
      return;
    }
  }
  builtinSetAttr(object, name, value);
}

export function delAttr(object: Value, name: string): void {
  setAttr(object, name, undefined);
}

/** `type(object).__setattr__` as the builtin types have it. */
export function builtinSetAttr(object: Value, name: string, value: Maybe): void {
  if (object instanceof PyType) typeSetAttr(object, name, value);
  else genericSetAttr(object, name, value);
}

/** Uses a data descriptor that stands in the class; false if `found` is none. */
function setByDescriptor(found: Maybe, object: Value, name: string, value: Maybe): boolean {
  if (typeof found !== 'object' || found === null) return false;
  if (found instanceof PyGetSetDescriptor) {
    if (found.set === null) {
      throw raise(AttributeError, `attribute '${name}' of '${found.owner.tpName}' objects is not writable`);
    }
    found.set(object, value);
    return true;
  }
  if (found instanceof PyMemberDescriptor) {
    found.set(object, value);
    return true;
  }
  if (found instanceof PyProperty && !overridden(found.type.lookup('__set__'))) {
    setProperty(found, object, value);
    return true;
  }
  const method = found.type.lookup(value === undefined ? '__delete__' : '__set__');
  if (method === undefined) {
    if (found.type.lookup('__set__') === undefined && found.type.lookup('__delete__') === undefined) return false;
    throw attributeError(value === undefined ? '__delete__' : '__set__', object, name);
  }
  if (value === undefined) invoke1(method, found, object);
  else invoke2(method, found, object, value);
  return true;
}

/** The name that a class gave to a property, else its getter's, if that has one (C `property_name`). */
export function nameOfProperty({ name, fget }: PyProperty): Maybe {
  return name ?? (fget === null ? undefined : getAttrOptional(fget, '__name__'));
}

/** `property.__set__`, or `__delete__` with `undefined`. */
export function setProperty(property: PyProperty, object: Value, value: Maybe): void {
  const accessor = value === undefined ? property.fdel : property.fset;
  if (accessor === null) {
    const lacks = value === undefined ? 'deleter' : 'setter';
    throw raise(AttributeError, propertyMessage(nameOfProperty(property), object, lacks));
  }
  if (value === undefined) call1(accessor, object);
  else call2(accessor, object, value);
}

/** `object.__setattr__` and `__delattr__` (`PyObject_GenericSetAttr`). */
export function genericSetAttr(object: Value, name: string, value: Maybe): void {
  const { forward } = typeOf(object);
  if (forward !== null) {
    setAttr(forward(object), name, value);
    return;
  }
  const type = typeOf(object);
  const found = type.lookup(name);
  if (found !== undefined && setByDescriptor(found, object, name, value)) return;
  if (object instanceof PyModule) {
    if (value !== undefined) object.dict.set(name, value);
    else if (!object.dict.delete(name)) {
      throw attributeError(`'${type.tpName}' object has no attribute '${name}'`, object, name);
    }
    return;
  }
  if (!(object instanceof PyObject) || object.layout === undefined || !(type.hasDict || type.origin === 'builtin')) {
    if (found !== undefined) throw raise(AttributeError, `'${type.tpName}' object attribute '${name}' is read-only`);
    const why = ' and no __dict__ for setting new attributes';
    throw attributeError(`'${type.tpName}' object has no attribute '${name}'${why}`, object, name);
  }
  if (name === '__dict__' && value instanceof PyDict) {
    replaceInstanceDict(object, value);
    return;
  }
  if (value !== undefined) {
    setOwnAttribute(object, name, value);
    return;
  }
  if (ownAttribute(object, name) === undefined) {
    // CPython notes name and object where it looks into a dict, not where an instance holds its attributes itself.
    const holdsThem =
      object instanceof PyInstance &&
      type.origin === 'class' &&
      !(object.layout === DICT_LAYOUT && givenDicts.has(object.values[0] as PyDict));
    throw holdsThem
      ? raise(AttributeError, `'${type.tpName}' object has no attribute '${name}'`)
      : missingAttribute(object, name);
  }
  deleteOwnAttribute(object, name);
}

/** What has more attributes than this and loses one keeps them in a dict: many orders would make many layouts. */
const MOST_TO_REMOVE_FROM = 8;

function deleteOwnAttribute(object: PyObject, name: string): void {
  const { layout } = object;
  if (layout === undefined || layout === DICT_LAYOUT || layout.names.length > MOST_TO_REMOVE_FROM) {
    instanceDict(object).delete(name);
    return;
  }
  const at = layout.index.get(name)!;
  object.values.splice(at, 1);
  object.layout = layout.without(at);
}

function typeSetAttr(cls: PyType, name: string, value: Maybe): void {
  if (cls.origin === 'builtin') {
    throw typeError(`cannot set '${name}' attribute of immutable type '${cls.tpName}'`);
  }
  const found = cls.type.lookup(name);
  if (found !== undefined && setByDescriptor(found, cls, name, value)) return;
  if (value === undefined && !cls.dict.has(name)) throw missingAttribute(cls, name);
  cls.setAttribute(name, value);
  if (name === '__del__') cls.finalizes = value !== undefined;
}
