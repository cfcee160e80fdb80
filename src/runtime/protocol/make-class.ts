/** Making classes: bases, their order, slots, and what a class body becomes. */
import { BaseException, PyException, RuntimeWarning, typeError, valueError } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { observer, weakRecords } from '../lifetime/watched.ts';
import { PyGetSetDescriptor, PyMethodDescriptor, PyStaticMethod } from '../signature/builtin.ts';
import {
  Cell,
  classmethodType,
  type Maybe,
  objectType,
  type PyObject,
  PyType,
  staticmethodType,
  superType,
  typeName,
  typeOf,
  typeType,
  type Value,
} from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyClassMethod, PyFunction, PySuper } from '../values/function.ts';
import { strValue } from '../values/subclass.ts';
import { compareText } from '../values/text.ts';
import { PyTuple, tupleOf } from '../values/tuple.ts';
import { getAttr, getAttrOptional, instanceDict, replaceInstanceDict } from './attribute.ts';
import { callWithKeywords, invoke, invoke2, PyMemberDescriptor } from './call.ts';
import { toArray } from './iterate.ts';
import { addNote } from './notes.ts';
import { repr } from './repr.ts';

/** The most derived metaclass of `bases` and `winner`. @throws TypeError for a conflict */
export function calculateMetaclass(winner: PyType, bases: readonly Value[]): PyType {
  for (const base of bases) {
    const meta = typeOf(base);
    if (winner.isSubtypeOf(meta)) continue;
    if (meta.isSubtypeOf(winner)) {
      winner = meta;
      continue;
    }
    throw typeError(
      'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
    );
  }
  return winner;
}

/** C3 linearisation. @throws TypeError if there is none */
export function linearize(type: PyType, bases: readonly PyType[]): PyType[] {
  if (new Set(bases).size < bases.length) {
    const twice = bases.find((b, i) => bases.indexOf(b) !== i)!;
    throw typeError(`duplicate base class ${twice.name}`);
  }
  const sequences = [...bases.map(b => [...b.mro]), [...bases]];
  const result = [type];
  for (;;) {
    const left = sequences.filter(s => s.length > 0);
    if (left.length === 0) return result;
    const next = left.map(s => s[0]).find(c => !left.some(s => s.indexOf(c) > 0));
    if (next === undefined) {
      const heads = [...new Set(left.map(s => s[0].name))].join(', ');
      throw typeError(`Cannot create a consistent method resolution order (MRO) for bases ${heads}`);
    }
    result.push(next);
    for (const s of sequences) if (s[0] === next) s.shift();
  }
}

/** The builtin type whose JavaScript class the instances of `type` are of. */
export function solidBase(type: PyType): PyType {
  let t: PyType = type;
  while (t.origin === 'class' && t.base !== null) t = t.base;
  return t;
}

/**
 * The builtin type that adds something to the layout of the instances: two classes can have a common subclass if one's
 * extends the other's. Most exceptions add nothing to BaseException.
 */
function layoutBase(type: PyType): PyType {
  let t = solidBase(type);
  if (t.mro.includes(BaseException)) {
    while (!EXTENDED_EXCEPTIONS.has(t.name)) t = t.base as PyType;
  }
  return t;
}
const EXTENDED_EXCEPTIONS = new Set(
  (
    'BaseException StopIteration SystemExit BaseExceptionGroup ImportError OSError SyntaxError UnicodeError NameError ' +
    'UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError AttributeError'
  ).split(' '),
);

/** The `__dict__` and `__weakref__` of a class whose base in memory has none (`type_new_slots`). */
function addSpecialSlots(type: PyType): void {
  const base = bestBase(type.bases);
  if (type.hasDict && !base.hasDict) {
    const set = (self: PyObject, value: Maybe): void => {
      if (value !== undefined && !(value instanceof PyDict)) {
        throw typeError(`__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
      }
      replaceInstanceDict(self, value ?? new PyDict());
    };
    type.dict.set('__dict__', new PyGetSetDescriptor('__dict__', type, instanceDict, set, 'the instance’s attributes'));
  }
  if (type.hasWeakref && !base.hasWeakref) {
    const doc = 'the weak references to the object';
    const first = (self: PyObject): Value => weakRecords.get(self)?.refs[0] ?? null;
    type.dict.set('__weakref__', new PyGetSetDescriptor('__weakref__', type, first, null, doc));
  }
}

/** The base that decides the instances' layout (`best_base`). @throws TypeError if two bases cannot be combined */
export function bestBase(bases: readonly PyType[]): PyType {
  let [best] = bases as [PyType, ...PyType[]];
  let winner = slotBase(best);
  for (const base of bases) {
    if (!base.basetype) throw typeError(`type '${base.tpName}' is not an acceptable base type`);
    const candidate = slotBase(base);
    if (winner.isSubtypeOf(candidate)) continue;
    if (!candidate.isSubtypeOf(winner)) throw typeError('multiple bases have instance lay-out conflict');
    winner = candidate;
    best = base;
  }
  return best;
}

/** The nearest class that adds slots of its own, or else the builtin type whose layout instances have. */
function slotBase(type: PyType): PyType {
  const layout = layoutBase(type);
  let t = type;
  while (t !== layout && t.base !== null && t.slotCount === t.base.slotCount) t = t.base;
  return t;
}

/**
 * `type.__new__(metatype, name, bases, namespace, **keywords)`.
 * @param namespace a dict, which is copied
 */
export function newClass(
  metatype: PyType,
  name: string,
  baseTuple: readonly Value[],
  namespace: PyDict,
  keywords: readonly (readonly [string, Value])[] = [],
): PyType {
  const bases = baseTuple.length === 0 ? [objectType] : (baseTuple as PyType[]);
  for (const base of bases) {
    if (!(base instanceof PyType) && typeOf(base).lookup('__mro_entries__') !== undefined) {
      throw typeError("type() doesn't support MRO entry resolution; use types.new_class()");
    }
  }
  const metaclass = calculateMetaclass(metatype, bases);
  if (name.includes('\0')) throw valueError('type name must not contain null characters');
  const base = bestBase(bases);
  const type = new PyType(name, bases as PyType[], { origin: 'class', module: 'builtins' });
  type.base = base;
  if (metaclass !== typeType) {
    type.type = metaclass;
  }
  type.layout = metaclass.rootLayout;
  type.values = [];
  type.hasDict = bases.some(b => b.hasDict);
  type.hasWeakref = base.hasWeakref || (!hasItems(base) && bases.some(b => b.hasWeakref));
  type.slotCount = base.slotCount;
  type.matchSelf = bases.some(b => b.matchSelf);
  for (const b of bases) type.patternKind ??= b.patternKind;
  for (const [key, value] of namespace.entries()) {
    const text = strValue(key);
    if (text !== undefined) type.dict.set(text, value);
    else interpreter.warn(RuntimeWarning, `non-string key in the __dict__ of class ${name}`);
  }
  const mroMethod = metaclass.lookup('mro');
  type.mro =
    metaclass !== typeType && mroMethod !== undefined && !(mroMethod instanceof PyMethodDescriptor)
      ? checkedOrder(toArray(invoke(mroMethod, type, [])), type)
      : linearize(type, bases as PyType[]);
  for (const b of bases as PyType[]) b.subclasses.add(new WeakRef(type));
  addSlots(type, base);
  finishClassDict(type, name);
  type.finalizes = type.mro.some(b => b.origin === 'class' && b.dict.has('__del__'));
  if (type.finalizes || type.dict.has('__release_buffer__')) observer.start();
  type.modified();
  setNames(type);
  callInitSubclass(type, keywords);
  return type;
}

/** What a metaclass's `mro()` gave (`mro_check`). @throws TypeError unless it is classes of a suitable layout */
function checkedOrder(order: Value[], type: PyType): PyType[] {
  const solid = solidBase(type);
  for (const each of order) {
    if (!(each instanceof PyType)) throw typeError(`mro() returned a non-class ('${typeName(each)}')`);
    if (!solid.isSubtypeOf(solidBase(each))) {
      throw typeError(`mro() returned base with unsuitable layout ('${each.name}')`);
    }
  }
  return order as PyType[];
}

function finishClassDict(type: PyType, name: string): void {
  const dict = type.dict;
  const qualname = dict.get('__qualname__');
  if (qualname !== undefined) {
    const text = strValue(qualname);
    if (text === undefined) throw typeError(`type __qualname__ must be a str, not ${typeName(qualname)}`);
    type.qualname = text;
    dict.delete('__qualname__');
  } else type.qualname = name;
  const module = dict.get('__module__');
  if (typeof module === 'string') type.module = module;
  const doc = dict.get('__doc__');
  if (doc === undefined) dict.set('__doc__', null);
  else type.doc = strValue(doc) ?? null;
  for (const special of ['__new__']) {
    const method = dict.get(special);
    if (method instanceof PyFunction) dict.set(special, new PyStaticMethod(staticmethodType, method));
  }
  for (const special of ['__init_subclass__', '__class_getitem__']) {
    const method = dict.get(special);
    if (method instanceof PyFunction) dict.set(special, new PyClassMethod(classmethodType, method));
  }
  if (dict.has('__eq__') && !dict.has('__hash__')) dict.set('__hash__', null);
  const dictCell = dict.get('__classdictcell__');
  if (dictCell !== undefined) {
    if (!(dictCell instanceof Cell)) {
      throw typeError(`type.__new__(): __classdictcell__ must be a nonlocal cell, not ${repr(typeOf(dictCell))}`);
    }
    dict.delete('__classdictcell__');
  }
  const cell = dict.get('__classcell__');
  if (cell !== undefined) {
    if (!(cell instanceof Cell))
      throw typeError(`type.__new__(): __classcell__ must be a nonlocal cell, not ${repr(typeOf(cell))}`);
    cell.value = type;
    dict.delete('__classcell__');
  }
}

function addSlots(type: PyType, base: PyType): void {
  const slots = type.dict.get('__slots__');
  if (slots === undefined) {
    type.hasDict = true;
    type.hasWeakref ||= !hasItems(base);
    addSpecialSlots(type);
    return;
  }
  const single = strValue(slots);
  const names = single !== undefined ? [single] : toArray(slots);
  if (names.length > 0 && hasItems(base)) {
    throw typeError(`nonempty __slots__ not supported for subtype of '${base.name}'`);
  }
  let special = '';
  const slotNames: string[] = [];
  for (const entry of names) {
    const name = strValue(entry);
    if (name === undefined) throw typeError(`__slots__ items must be strings, not '${typeName(entry)}'`);
    if (!/^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name)) throw typeError('__slots__ must be identifiers');
    if (name === '__dict__') {
      if (type.hasDict || special.includes(name)) throw typeError('__dict__ slot disallowed: we already got one');
      special += name;
      type.hasDict = true;
      continue;
    }
    if (name === '__weakref__') {
      if (base.hasWeakref || special.includes(name)) throw typeError('__weakref__ slot disallowed: we already got one');
      special += name;
      type.hasWeakref = true;
      continue;
    }
    const slot = mangleSlot(type.name, name);
    if (type.dict.has(slot) && slot !== '__qualname__' && slot !== '__classcell__') {
      throw valueError(`'${name}' in __slots__ conflicts with class variable`);
    }
    slotNames.push(slot);
  }
  // In the order of their names, so that classes with the same slots have the same layout.
  for (const slot of slotNames.sort(compareText)) {
    type.dict.set(slot, new PyMemberDescriptor(slot, type, type.slotCount++));
  }
  addSpecialSlots(type);
}

/** Whether the instances end with items in memory (`tp_itemsize`): such a layout takes no slots and no weak references. */
function hasItems(type: PyType): boolean {
  return VARIABLE_SIZE.has(solidBase(type).name);
}
const VARIABLE_SIZE = new Set(['int', 'tuple', 'bytes', 'type']);

function mangleSlot(className: string, name: string): string {
  if (!name.startsWith('__') || name.endsWith('__') || name.includes('.')) return name;
  const stripped = className.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}

function setNames(type: PyType): void {
  for (const [name, value] of [...type.dict]) {
    const method = typeOf(value).lookup('__set_name__');
    if (method !== undefined) {
      try {
        invoke2(method, value, type, name);
      } catch (thrown) {
        if (thrown instanceof PyException) {
          const note = `Error calling __set_name__ on '${typeName(value)}' instance '${name}' in '${type.name}'`;
          addNote(thrown, note);
        }
        throw thrown;
      }
    }
  }
}

function callInitSubclass(type: PyType, keywords: readonly (readonly [string, Value])[]): void {
  const parent = new PySuper(superType, type, type, type);
  const method = getAttr(parent, '__init_subclass__');
  callWithKeywords(
    method,
    keywords.map(([, value]) => value),
    keywords.length === 0 ? null : keywords.map(([name]) => name),
  );
}

/** `__mro_entries__` of bases that are no classes (PEP 560). */
export function resolveBases(bases: readonly Value[]): readonly Value[] {
  if (bases.every(b => b instanceof PyType)) return bases;
  const result: Value[] = [];
  for (const base of bases) {
    const entries = base instanceof PyType ? undefined : getAttrOptional(base, '__mro_entries__');
    if (entries === undefined) {
      result.push(base);
      continue;
    }
    const replaced = callWithKeywords(entries, [tupleOf([...bases])], null);
    if (!(replaced instanceof PyTuple)) throw typeError('__mro_entries__ must return a tuple');
    result.push(...replaced.items);
  }
  return result;
}
