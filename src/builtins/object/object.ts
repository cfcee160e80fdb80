/** `object`: what every Python object can do. */
import { PyMemoryView } from '../../runtime/buffer/objects.ts';
import { type PyException, typeError } from '../../runtime/errors.ts';
import {
  builtinGetAttr,
  genericSetAttr,
  getAttr,
  getAttrOptional,
  missingAttribute,
  ownAttributes,
} from '../../runtime/protocol/attribute.ts';
import { call, invoke0 } from '../../runtime/protocol/call.ts';
import { objectNotEqual } from '../../runtime/protocol/compare.ts';
import { newInstance, noArguments } from '../../runtime/protocol/construct.ts';
import { identityHash } from '../../runtime/protocol/hash.ts';
import { toArray } from '../../runtime/protocol/iterate.ts';
import { address, objectFormat, objectRepr, repr, reprObject } from '../../runtime/protocol/repr.ts';
import { PyMethodDescriptor } from '../../runtime/signature/builtin.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import {
  type Maybe,
  NotImplemented,
  objectType,
  PyObject,
  PyType,
  typeName,
  typeOf,
  type Value,
} from '../../runtime/types.ts';
import { PyModule } from '../../runtime/values/function.ts';
import { PyList } from '../../runtime/values/list.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { defaultState, reduceNew } from './reduce.ts';

/** An attribute's name as `getattr` and its like take it. @throws TypeError (Python) if it is no str */
export function attributeName(name: Value): string {
  const text = strValue(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
  return text;
}

const isObjects = (type: PyType, name: string): boolean => type.lookup(name) === objectType.dict.get(name);

/** CPython's `object_new`: arguments are an error unless a Python class's `__init__` takes them. */
function newObject(type: PyType, args: Value[], keywords: Map<string, Value>): Value {
  if (args.length > 0 || keywords.size > 0) {
    if (!isObjects(type, '__new__')) {
      throw typeError('object.__new__() takes exactly one argument (the type to instantiate)');
    }
    if (isObjects(type, '__init__')) throw noArguments(type);
  }
  return newInstance(type);
}

/** CPython's `object_init`. */
function initObject(self: Value, args: Value[], keywords: Map<string, Value>): null {
  if (args.length > 0 || keywords.size > 0) {
    const type = typeOf(self);
    if (!isObjects(type, '__init__')) {
      throw typeError('object.__init__() takes exactly one argument (the instance to initialize)');
    }
    if (isObjects(type, '__new__')) {
      throw typeError(`${type.name}.__init__() takes exactly one argument (the instance to initialize)`);
    }
  }
  return null;
}

/** CPython's `hackcheck`: `object.__setattr__` must not go around what a builtin type between says. */
function checkSetter(self: Value, name: '__setattr__' | '__delattr__'): PyException | null {
  return self instanceof PyType ? typeError(`can't apply this ${name} to ${typeName(self)} object`) : null;
}

function setObjectAttribute(self: Value, name: Value, value: Maybe): null {
  const text = attributeName(name);
  const error = checkSetter(self, value === undefined ? '__delattr__' : '__setattr__');
  if (error !== null) throw error;
  genericSetAttr(self, text, value);
  return null;
}

/** Whether instances may become instances of another class: the same slots and `__dict__` on the same solid base. */
function compatible(from: PyType, to: PyType): boolean {
  const solid = (type: PyType): PyType => {
    let t = type;
    while (t.origin === 'class' && t.base !== null && t.slotCount === t.base.slotCount) t = t.base;
    return t;
  };
  if (from.hasDict !== to.hasDict || from.slotCount !== to.slotCount) return false;
  return solid(from) === solid(to) || sameSlots(from, to);
}
function sameSlots(a: PyType, b: PyType): boolean {
  const names = (type: PyType): string => repr(new PyList([...slotNames(type)].sort()));
  return a.base === b.base && names(a) === names(b);
}
function slotNames(type: PyType): string[] {
  const slots = type.dict.get('__slots__');
  if (slots === undefined) return [];
  const one = strValue(slots);
  return one !== undefined
    ? [one]
    : [...type.dict.keys()].filter(name => typeName(type.dict.get(name)!) === 'member_descriptor');
}

/** `instance.__class__ = cls` */
function setClass(self: Value, value: Maybe): void {
  if (value === undefined) throw typeError("can't delete __class__ attribute");
  if (!(value instanceof PyType)) throw typeError(`__class__ must be set to a class, not '${typeName(value)}' object`);
  const old = typeOf(self);
  const isModule = (type: PyType): boolean => type.mro.some(t => t.name === 'module' && t.origin === 'builtin');
  if (!(isModule(old) && isModule(value)) && (old.origin === 'builtin' || value.origin === 'builtin')) {
    throw typeError('__class__ assignment only supported for mutable types or ModuleType subclasses');
  }
  if (!compatible(old, value)) {
    throw typeError(`__class__ assignment: '${value.name}' object layout differs from '${old.name}'`);
  }
  (self as PyObject).type = value;
}

/** The names of a class and its bases, as `type.__dir__` and `object.__dir__` collect them. */
export function classNames(type: PyType, names = new Set<string>()): Set<string> {
  for (const t of type.mro) for (const name of t.dict.keys()) names.add(name);
  if (type.hasDict && type.origin === 'class') names.add('__dict__');
  return names;
}

/** CPython's `object.__dir__`. */
export function objectDir(self: Value): PyList {
  const names = new Set<string>();
  if (self instanceof PyObject && self.layout !== undefined) for (const [name] of ownAttributes(self)) names.add(name);
  if (self instanceof PyModule) for (const name of self.dict.keys()) if (typeof name === 'string') names.add(name);
  const type = getAttrOptional(self, '__class__');
  classNames(type instanceof PyType ? type : typeOf(self), names);
  return new PyList([...names]);
}

furnish(objectType, () => ({
  doc: 'The base class of all classes. An instance of object itself has no attributes of its own.',
  new: ['(type, /, *args, **kwargs)', newObject, 'Makes a bare instance of a class.'],
  init: ['(self, /, *args, **kwargs)', initObject, 'Does nothing.'],
  methods: {
    __repr__: [
      '(self, /)',
      (self: Value) => (self instanceof PyObject ? objectRepr(self) : `<${typeName(self)} object at ${address(self)}>`),
      'Text that shows the object.',
    ],
    __hash__: ['(self, /)', (self: Value) => identityHash(self as PyObject), 'The hash, equal for equal objects.'],
    __str__: ['(self, /)', reprObject, 'The object as text.'],
    __getattribute__: [
      '(self, name, /)',
      (self: Value, name: Value) => {
        const text = attributeName(name);
        const found = builtinGetAttr(self, text);
        if (found === undefined) throw missingAttribute(self, text);
        return found;
      },
      'Looks an attribute up by name.',
    ],
    __setattr__: ['(self, name, value, /)', setObjectAttribute, 'Sets an attribute by name.'],
    __delattr__: [
      '(self, name, /)',
      (self: Value, name: Value) => setObjectAttribute(self, name, undefined),
      'Deletes an attribute by name.',
    ],
    __lt__: ['(self, value, /)', () => NotImplemented, 'Ordering: less.'],
    __le__: ['(self, value, /)', () => NotImplemented, 'Ordering: less or equal.'],
    __eq__: ['(self, value, /)', (self: Value, other: Value) => (self === other ? true : NotImplemented), 'Equality.'],
    __ne__: ['(self, value, /)', objectNotEqual, 'Inequality.'],
    __gt__: ['(self, value, /)', () => NotImplemented, 'Ordering: greater.'],
    __ge__: ['(self, value, /)', () => NotImplemented, 'Ordering: greater or equal.'],
    __reduce_ex__: [
      '(self, protocol: int, /)',
      (self: Value, protocol: number) => {
        const own = getAttr(self, '__reduce__');
        const method = typeOf(self).lookup('__reduce__');
        const inherited = method instanceof PyMethodDescriptor && method.declaration.owner === objectType;
        return inherited ? reduceNew(self, protocol) : call(own);
      },
      'How to pickle or copy it, for a protocol.',
    ],
    __reduce__: ['(self, /)', (self: Value) => reduceNew(self, 0), 'How to pickle it.'],
    __getstate__: ['(self, /)', defaultState, 'The attributes for a pickle.'],
    __format__: [
      '(self, format_spec: str, /)',
      (self: Value, spec: string) => objectFormat(self, spec),
      'Formats with str(); takes no format spec.',
    ],
    __sizeof__: ['(self, /)', (self: Value) => sizeOf(self), 'Size in memory, in bytes.'],
    __dir__: ['(self, /)', objectDir, 'The names of all attributes.'],
  },
  classMethods: {
    __subclasshook__: [
      '(type, object, /)',
      () => NotImplemented,
      'Abstract classes override this to say what is a subclass.',
    ],
    __init_subclass__: [
      '(type, /)',
      () => null,
      'Called when a class is extended; takes no arguments unless it is overridden.',
    ],
  },
  attributes: {
    __class__: [(self: Value) => typeOf(self), setClass, 'the object’s class'],
  },
}));

/** CPython's sizes: a header of 16 bytes, one word for each slot, and two for `__dict__` and weak references. */
function sizeOf(self: Value): number {
  const type = typeOf(self);
  if (self instanceof PyMemoryView) return 144 + 24 * Math.max(self.record.ndim, 1);
  return 16 + 8 * type.slotCount;
}

/** Calls `__dir__` and sorts what it gives: `dir(value)`. */
export function sortedDir(value: Value): PyList {
  const method = typeOf(value).lookup('__dir__');
  if (method === undefined || method === null) throw typeError('object does not provide __dir__');
  const names = invoke0(method, value);
  const list = new PyList(toArray(names));
  call(getAttr(list, 'sort'));
  return list;
}
