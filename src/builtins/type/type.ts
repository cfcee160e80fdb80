/** `type`: the class of classes. */
import { AttributeError, attributeError, raise, typeError, valueError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { builtinSetAttr, getAttr, missingAttribute, typeGetAttr } from '../../runtime/protocol/attribute.ts';
import { call1, callWithKeywords, invoke2, isCallable } from '../../runtime/protocol/call.ts';
import { instantiate, isAbstract } from '../../runtime/protocol/construct.ts';
import { plainInstance, plainSubclass } from '../../runtime/protocol/instance-checks.ts';
import { forEach } from '../../runtime/protocol/iterate.ts';
import { bestBase, calculateMetaclass, linearize, newClass, solidBase } from '../../runtime/protocol/make-class.ts';
import { isTrue } from '../../runtime/protocol/number.ts';
import { PyGetSetDescriptor } from '../../runtime/signature/builtin.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import {
  type Maybe,
  memberDescriptorType,
  PyType,
  typeName,
  typeOf,
  typeType,
  type Value,
} from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { PyList } from '../../runtime/values/list.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { emptyTuple, PyTuple } from '../../runtime/values/tuple.ts';
import { attributeName, classNames } from '../object/object.ts';
import { PyMappingProxy, TypeNamespace } from './mappingproxy.ts';
import { shownSignature } from './text-signature.ts';
import { unionOf } from './union.ts';

/** `type.__new__(metatype, name, bases, namespace, **keywords)` */
function make(metatype: PyType, args: Value[], keywords: Map<string, Value>): Value {
  if (metatype === typeType && args.length === 1 && keywords.size === 0) return typeOf(args[0]);
  if (args.length !== 3) throw typeError(`type.__new__() takes exactly 3 arguments (${args.length} given)`);
  const [name, bases, namespace] = args;
  const text = strValue(name);
  const bad = (n: number, what: string, value: Value) =>
    typeError(`type.__new__() argument ${n} must be ${what}, not ${value === null ? 'None' : typeName(value)}`);
  if (text === undefined) throw bad(1, 'str', name);
  if (!(bases instanceof PyTuple)) throw bad(2, 'tuple', bases);
  if (!(namespace instanceof PyDict)) throw bad(3, 'dict', namespace);
  // The most derived metaclass of the bases makes the class, if it makes classes in a way of its own (C `type_new_get_bases`).
  const plain = bases.items.every(base => base instanceof PyType);
  const winner = plain ? calculateMetaclass(metatype, bases.items) : metatype;
  if (winner !== metatype) {
    const making = winner.lookup('__new__');
    if (making !== undefined && making !== typeType.lookup('__new__')) {
      const create = getAttr(winner, '__new__');
      return callWithKeywords(create, [winner, ...args, ...keywords.values()], [...keywords.keys()]);
    }
  }
  if (namespace.has('__module__')) return newClass(metatype, text, bases.items, namespace, [...keywords]);
  // A class that a call makes belongs to the module of the caller.
  const module = interpreter.currentGlobals().get('__name__');
  const full = namespace.copy();
  if (module !== undefined) full.set('__module__', module);
  return newClass(metatype, text, bases.items, full, [...keywords]);
}

/** @throws TypeError (Python) for types that Python programs cannot change, and for a deletion */
function checkChange(cls: PyType, name: string, value: Maybe): asserts value is Value {
  if (cls.origin === 'builtin') {
    throw typeError(
      `cannot ${value === undefined ? 'delete' : 'set'} '${name}' attribute of immutable type '${cls.tpName}'`,
    );
  }
  if (value === undefined) throw typeError(`cannot delete '${name}' attribute of immutable type '${cls.tpName}'`);
}

/** Whether CPython's garbage collector looks at the instances: they are freed in another way. */
function isCollected(type: PyType): boolean {
  if (type.origin === 'builtin') return !UNCOLLECTED.has(type.name);
  return type.hasDict || type.slotCount > 0 || isCollected(type.base!);
}
const UNCOLLECTED = new Set(['object', 'int', 'bool', 'float', 'complex', 'str', 'bytes', 'bytearray']);

/** CPython's `compatible_for_assignment`, as far as classes differ in what frees and what lays out their instances. */
function checkLayout(old: PyType, base: PyType): void {
  if (old === base) return;
  const differs = (what: string) =>
    typeError(`__bases__ assignment: '${base.name}' ${what} differs from '${old.name}'`);
  if (isCollected(old) !== isCollected(base)) throw differs('deallocator');
  if (solidBase(old) !== solidBase(base) || old.slotCount !== base.slotCount || old.hasDict !== base.hasDict) {
    throw differs('object layout');
  }
}

/** `cls.__bases__ = bases`: new linearisations for the class and all below it. */
function setBases(cls: PyType, value: Maybe): void {
  checkChange(cls, '__bases__', value);
  if (!(value instanceof PyTuple))
    throw typeError(`can only assign tuple to ${cls.name}.__bases__, not ${typeName(value)}`);
  if (value.items.length === 0) throw typeError(`can only assign non-empty tuple to ${cls.name}.__bases__, not ()`);
  for (const base of value.items) {
    if (!(base instanceof PyType)) {
      throw typeError(`${cls.name}.__bases__ must be tuple of classes, not '${typeName(base)}'`);
    }
    if (base.isSubtypeOf(cls)) throw typeError('a __bases__ item causes an inheritance cycle');
  }
  const bases = value.items as PyType[];
  const base = bestBase(bases);
  checkLayout(cls.base!, base);
  const to = solidBase(base);
  const mro = linearize(cls, bases);
  for (const old of cls.bases) {
    for (const ref of old.subclasses) if (ref.deref() === cls) old.subclasses.delete(ref);
  }
  cls.bases = bases;
  cls.base = bases.find(each => solidBase(each) === to) ?? bases[0];
  cls.mro = mro;
  for (const base of bases) base.subclasses.add(new WeakRef(cls));
  const relinearize = (type: PyType): void => {
    for (const ref of type.subclasses) {
      const sub = ref.deref();
      if (sub === undefined) continue;
      sub.mro = linearize(sub, sub.bases);
      relinearize(sub);
    }
  };
  relinearize(cls);
  cls.modified();
}

function renaming(attribute: '__name__' | '__qualname__', store: (cls: PyType, text: string) => void) {
  return (cls: PyType, value: Maybe): void => {
    checkChange(cls, attribute, value);
    const text = strValue(value);
    if (text === undefined)
      throw typeError(`can only assign string to ${cls.name}.${attribute}, not '${typeName(value)}'`);
    if (attribute === '__name__' && text.includes('\0')) throw valueError('type name must not contain null characters');
    store(cls, text);
  };
}

/** What the class body annotated; made on first use (PEP 649). */
function annotations(cls: PyType): Value {
  const kept = cls.dict.get('__annotations__') ?? cls.dict.get('__annotations_cache__');
  // The dict of type itself has the descriptor.
  if (kept !== undefined && cls !== typeType) return kept;
  if (cls.origin === 'builtin') throw missingAttribute(cls, '__annotations__');
  const annotate = annotateOf(cls);
  const made = annotate === null ? new PyDict() : call1(annotate, 1);
  if (!(made instanceof PyDict)) throw typeError(`__annotate__() must return a dict, not ${typeName(made)}`);
  cls.setAttribute('__annotations_cache__', made);
  return made;
}

/** `cls.__annotate__`, which is remembered in the class once it was asked for (CPython's `type_get_annotate`). */
function annotateOf(cls: PyType): Value {
  if (cls.origin === 'builtin') throw missingAttribute(cls, '__annotate__');
  const kept = cls.dict.get('__annotate_func__') ?? cls.dict.get('__annotate__');
  if (kept === undefined) cls.setAttribute('__annotate_func__', null);
  return kept ?? null;
}

/** `__abstractmethods__` decides which classes can have instances. */
function setAbstractMethods(cls: PyType, value: Maybe): void {
  if (value === undefined) {
    if (!cls.dict.has('__abstractmethods__')) throw raise(AttributeError, '__abstractmethods__');
    cls.setAttribute('__abstractmethods__', undefined);
    cls.abstractMethods = null;
    return;
  }
  const names: string[] = [];
  if (isTrue(value)) forEach(value, name => void names.push(strValue(name) ?? ''));
  cls.setAttribute('__abstractmethods__', value);
  cls.abstractMethods = names.sort();
}

/** Sizes of CPython's instances: what `__basicsize__` and `__itemsize__` say of the types that programs ask for. */
const SIZES: Record<string, readonly [number, number]> = {
  object: [16, 0],
  int: [24, 4],
  bool: [24, 4],
  float: [24, 0],
  complex: [32, 0],
  str: [64, 0],
  bytes: [33, 1],
  bytearray: [56, 0],
  list: [40, 0],
  tuple: [24, 8],
  dict: [64, 0],
  set: [200, 0],
  frozenset: [200, 0],
  type: [928, 40],
  memoryview: [144, 8],
  range: [48, 0],
  slice: [40, 0],
  property: [64, 0],
  function: [160, 0],
  module: [56, 0],
};
function basicSize(cls: PyType): number {
  if (cls.origin === 'builtin') return SIZES[cls.name]?.[0] ?? 16;
  const base = cls.base!;
  return basicSize(base) + 8 * (cls.slotCount - base.slotCount);
}
function itemSize(cls: PyType): number {
  return SIZES[solidBase(cls).name]?.[1] ?? 0;
}

/** Where the list of weak references stands; classes keep it in front of their instances, unless a builtin base has it. */
function weakReferenceOffset(cls: PyType): number {
  if (!cls.hasWeakref) return 0;
  if (cls.origin === 'builtin') return 24;
  return cls.base?.hasWeakref ? weakReferenceOffset(cls.base) : -32;
}

/** The bits of `tp_flags` that programs look at. */
function flags(cls: PyType): number {
  let bits = 0x1000;
  if (cls.origin === 'class') bits |= 0x200;
  else bits |= 0x100;
  if (cls.basetype) bits |= 0x400;
  bits |= 0x4000;
  if (isAbstract(cls)) bits |= 0x100000;
  if (cls.patternKind === 'sequence') bits |= 0x20;
  if (cls.patternKind === 'mapping') bits |= 0x40;
  const solid = solidBase(cls);
  const fast: Record<string, number> = { int: 24, list: 25, tuple: 26, bytes: 27, str: 28, dict: 29 };
  for (const t of solid.mro) if (t.name in fast) bits |= 2 ** fast[t.name];
  if (solid.mro.some(t => t.name === 'BaseException')) bits |= 2 ** 30;
  return bits;
}

furnish(typeType, () => ({
  doc: 'The class of classes. With one argument: the class of an object; with three: a new class of a name, bases and a namespace.',
  new: ['(type, /, *args, **kwargs)', make, 'Makes a class.'],
  init: [
    '(self, /, *args, **kwargs)',
    (_self: PyType, args: Value[], keywords: Map<string, Value>) => {
      if (args.length === 1 && keywords.size > 0) throw typeError('type.__init__() takes no keyword arguments');
      if (args.length !== 1 && args.length !== 3) throw typeError('type.__init__() takes 1 or 3 arguments');
      return null;
    },
    'Does nothing.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyType) => {
        const module = moduleOf(self);
        const text = strValue(module);
        return text === undefined || text === 'builtins'
          ? `<class '${self.name}'>`
          : `<class '${text}.${self.qualname}'>`;
      },
      'Text that shows the object.',
    ],
    __call__: [
      '(self, /, *args, **kwargs)',
      (self: PyType, args: Value[], keywords: Map<string, Value>) =>
        instantiate(self, [...args, ...keywords.values()], keywords.size === 0 ? null : [...keywords.keys()]),
      'What a call of the object does.',
    ],
    __getattribute__: [
      '(self, name, /)',
      (self: PyType, name: Value) => {
        const text = attributeName(name);
        const found = typeGetAttr(self, text);
        if (found === undefined) throw missingAttribute(self, text);
        return found;
      },
      'Looks an attribute up by name.',
    ],
    __setattr__: [
      '(self, name, value, /)',
      (self: PyType, name: Value, value: Value) => {
        builtinSetAttr(self, attributeName(name), value);
        return null;
      },
      'Sets an attribute by name.',
    ],
    __delattr__: [
      '(self, name, /)',
      (self: PyType, name: Value) => {
        builtinSetAttr(self, attributeName(name), undefined);
        return null;
      },
      'Deletes an attribute by name.',
    ],
    __or__: ['(self, value, /)', (self: Value, other: Value) => unionOf(self, other), 'The operator `|`.'],
    __ror__: ['(self, value, /)', (self: Value, other: Value) => unionOf(other, self), 'The reflected `|`.'],
    mro: [
      '(self, /)',
      (self: PyType) => new PyList(linearize(self, self.bases)),
      'The order in which bases are searched.',
    ],
    __subclasses__: [
      '(self, /)',
      (self: PyType) => {
        const found: Value[] = [];
        for (const ref of self.subclasses) {
          const type = ref.deref();
          if (type?.bases.includes(self)) found.push(type);
        }
        return new PyList(found);
      },
      'The classes that extend this one directly.',
    ],
    __instancecheck__: [
      '(self, instance, /)',
      (self: PyType, value: Value) => plainInstance(value, self),
      'Whether an object is an instance.',
    ],
    __subclasscheck__: [
      '(self, subclass, /)',
      (self: PyType, value: Value) => plainSubclass(value, self),
      'Whether a class is a subclass.',
    ],
    __dir__: ['(self, /)', (self: PyType) => new PyList([...typeDir(self)]), 'The names of the class and its bases.'],
    __sizeof__: ['(self, /)', (self: PyType) => (self.origin === 'builtin' ? 408 : 1688), 'Size in memory, in bytes.'],
  },
  classMethods: {
    __prepare__: [
      '(cls, name, bases, /, **kwds)',
      () => new PyDict(),
      'The namespace for a class body.',
      undefined,
      '($cls, name, bases, /, **kwds)',
    ],
  },
  attributes: {
    __name__: [(self: PyType) => self.name, renaming('__name__', (cls, text) => void (cls.name = text))],
    __qualname__: [
      (self: PyType) => self.qualname,
      renaming('__qualname__', (cls, text) => void (cls.qualname = text)),
    ],
    __bases__: [(self: PyType) => new PyTuple(self.bases), setBases],
    __mro__: [(self: PyType) => new PyTuple(self.mro)],
    __module__: [
      moduleOf,
      (self: PyType, value: Maybe) => {
        checkChange(self, '__module__', value);
        if (typeof value === 'string') self.module = value;
        self.setAttribute('__firstlineno__', undefined);
        self.setAttribute('__module__', value);
      },
    ],
    __abstractmethods__: [
      (self: PyType) => {
        const own = self === typeType ? undefined : self.dict.get('__abstractmethods__');
        if (own === undefined) throw attributeError('__abstractmethods__', self, '__abstractmethods__');
        return own;
      },
      setAbstractMethods,
    ],
    __dict__: [(self: PyType) => new PyMappingProxy(new TypeNamespace(self))],
    __doc__: [
      (self: PyType) => {
        const own = self.dict.get('__doc__');
        if (own === undefined) return self.origin === 'builtin' ? self.doc : null;
        const get = typeOf(own).lookup('__get__');
        return get === undefined ? own : own instanceof PyGetSetDescriptor ? own : invoke2(get, own, null, self);
      },
      (self: PyType, value: Maybe) => {
        checkChange(self, '__doc__', value);
        self.doc = strValue(value) ?? null;
        self.setAttribute('__doc__', value);
      },
    ],
    __text_signature__: [shownSignature],
    __annotations__: [
      annotations,
      (self: PyType, value: Maybe) => {
        if (self.origin === 'builtin') checkChange(self, '__annotations__', value);
        const kept = self.dict.has('__annotations__') ? '__annotations__' : '__annotations_cache__';
        if (value === undefined && !self.dict.has(kept)) throw raise(AttributeError, '__annotations__');
        self.setAttribute(kept, value);
        self.setAttribute('__annotate__', undefined);
        self.setAttribute('__annotate_func__', undefined);
      },
    ],
    __annotate__: [
      annotateOf,
      (self: PyType, value: Maybe) => {
        if (value === undefined) throw typeError('cannot delete __annotate__ attribute');
        checkChange(self, '__annotate__', value);
        if (value !== null && !isCallable(value)) throw typeError('__annotate__ must be callable or None');
        self.setAttribute('__annotate_func__', value);
        if (value === null) return;
        self.setAttribute('__annotations__', undefined);
        self.setAttribute('__annotations_cache__', undefined);
      },
    ],
    __type_params__: [
      (self: PyType) => (self === typeType ? undefined : self.dict.get('__type_params__')) ?? emptyTuple,
      (self: PyType, value: Maybe) => {
        checkChange(self, '__type_params__', value);
        self.setAttribute('__type_params__', value);
      },
    ],
  },
}));

const members: Record<string, (self: PyType) => Value> = {
  __base__: self => self.base,
  __basicsize__: basicSize,
  __itemsize__: itemSize,
  __flags__: flags,
  __dictoffset__: self => (self.hasDict ? (self.origin === 'class' ? -1 : 16) : 0),
  __weakrefoffset__: weakReferenceOffset,
};
for (const name in members) {
  const readonly = (): void => {
    throw raise(AttributeError, 'readonly attribute');
  };
  const descriptor = new PyGetSetDescriptor(name, typeType, members[name], readonly, null);
  descriptor.type = memberDescriptorType;
  typeType.setAttribute(name, descriptor);
}

function moduleOf(cls: PyType): Value {
  // What stands in a builtin type's table describes its instances.
  return cls.origin === 'builtin' ? cls.module : (cls.dict.get('__module__') ?? cls.module);
}

/** The names of a class and of all its bases. */
function typeDir(cls: PyType): Set<string> {
  return classNames(cls);
}
