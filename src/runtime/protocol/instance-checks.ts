/** `isinstance` and `issubclass`, with their hooks. */
import { typeError } from '../errors.ts';
import { PyGetSetDescriptor, PyMethodDescriptor } from '../signature/builtin.ts';
import { objectType, PyType, specialNumber, typeOf, typeType, type Value } from '../types.ts';
import { PyTuple } from '../values/tuple.ts';
import { getAttrOptional } from './attribute.ts';
import { invoke } from './call.ts';
import { isTrue } from './number.ts';

/** `isinstance(value, cls)`, by a class, a tuple of classes, a union or `__instancecheck__`. */
export function isInstanceOf(value: Value, cls: Value): boolean {
  if (typeOf(value) === cls) return true;
  // The commonest case: a class whose metaclass is `type` itself.
  if (cls instanceof PyType && cls.type === typeType) return plainInstance(value, cls);
  return check(
    value,
    cls,
    '__instancecheck__',
    plainInstance,
    'isinstance() arg 2 must be a type, a tuple of types, or a union',
  );
}

/** `issubclass(sub, cls)`. */
export function isSubclassOf(sub: Value, cls: Value): boolean {
  return check(
    sub,
    cls,
    '__subclasscheck__',
    plainSubclass,
    'issubclass() arg 2 must be a class, a tuple of classes, or a union',
  );
}

function check(
  value: Value,
  cls: Value,
  hook: string,
  plain: (value: Value, cls: PyType) => boolean,
  message: string,
): boolean {
  if (cls instanceof PyTuple) return cls.items.some(c => check(value, c, hook, plain, message));
  // The commonest case: a class whose metaclass is `type` itself.
  if (cls instanceof PyType && cls.type === typeType) return plain(value, cls);
  const method = typeOf(cls).lookup(hook);
  if (method !== undefined && !(cls instanceof PyType && method instanceof PyMethodDescriptor)) {
    return isTrue(invoke(method, cls, [value]));
  }
  if (cls instanceof PyType) return plain(value, cls);
  // Not told by the function: a page's build has two of those that it divides (`build/divide.ts`).
  const ofClasses = hook === '__subclasscheck__';
  if (ofClasses && basesOf(value) === undefined) throw typeError(NO_CLASS);
  if (basesOf(cls) === undefined) throw typeError(message);
  return isAbstractSubclass(ofClasses ? value : (getAttrOptional(value, '__class__') ?? null), cls);
}

/** What an object that is no class says its bases are (C `abstract_get_bases`). */
function basesOf(cls: Value): readonly Value[] | undefined {
  const bases = getAttrOptional(cls, '__bases__');
  return bases instanceof PyTuple ? bases.items : undefined;
}

/** C `abstract_issubclass`: by `__bases__` alone. */
function isAbstractSubclass(sub: Value, cls: Value): boolean {
  return sub === cls || (basesOf(sub)?.some(base => isAbstractSubclass(base, cls)) ?? false);
}

const CLASS = specialNumber('__class__');
const GETATTRIBUTE = specialNumber('__getattribute__');
/** Whether `instance.__class__` is the type of the instance: nothing of the class says otherwise. */
function hasOwnClassOnly(type: PyType): boolean {
  const found = type.special(CLASS);
  return (
    found instanceof PyGetSetDescriptor &&
    found.owner === objectType &&
    type.special(GETATTRIBUTE) instanceof PyMethodDescriptor
  );
}

/** `type.__instancecheck__`: by the type, then by `__class__`. */
export function plainInstance(value: Value, cls: PyType): boolean {
  const type = typeOf(value);
  if (type.isSubtypeOf(cls)) return true;
  if (type.origin === 'class' ? hasOwnClassOnly(type) : type.forward === null) return false;
  const claimed = getAttrOptional(value, '__class__');
  return claimed instanceof PyType && claimed !== type && claimed.isSubtypeOf(cls);
}

const NO_CLASS = 'issubclass() arg 1 must be a class';
/** `type.__subclasscheck__`. */
export function plainSubclass(sub: Value, cls: PyType): boolean {
  if (sub instanceof PyType) return sub.isSubtypeOf(cls);
  if (basesOf(sub) === undefined) throw typeError(NO_CLASS);
  return isAbstractSubclass(sub, cls);
}
