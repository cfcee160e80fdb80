/**
 * Inline caches: what an attribute look-up at one place of the program found last, for up to four classes.
 *
 * An entry holds while the object's layout is the same (so no instance attribute came in between) and its class has
 * not changed (`version`). Layouts begin at one root per class, so a layout tells the class.
 */
import { AttributeError, isRaised, PyBaseException } from '../errors.ts';
import { DICT_LAYOUT, type Layout } from '../layout.ts';
import { getAttr } from '../protocol/attribute.ts';
import { call1, call2, invoke1, PyMemberDescriptor } from '../protocol/call.ts';
import { PyGetSetDescriptor, PyMethodDescriptor, PyStaticMethod } from '../signature/builtin.ts';
import { type Maybe, PyInstance, PyObject, PyType, typeOf, type Value } from '../types.ts';
import { PyClassMethod, PyFunction, PyMethod, PyModule, PyProperty, PySuper } from '../values/function.ts';

/** How many classes a site remembers. */
export const MOST = 4;

/** Where an attribute of an instance was found; `index` says how to get it. */
class AttributeEntry {
  readonly layout: Layout | undefined;
  readonly version: number;
  /** Index into the instance's values, or one of the negative codes below. */
  readonly index: number;
  /** A property's getter, the class's plain attribute, or the descriptor of a slot. */
  readonly found: Value;
  constructor(layout: Layout | undefined, version: number, index: number, found: Value) {
    this.layout = layout;
    this.version = version;
    this.index = index;
    this.found = found;
  }
}
const BY_GETTER = -1;
const OF_CLASS = -2;
const IN_SLOT = -3;
/** `found` is the function of a class method. */
const BOUND_TO_CLASS = -4;
/** As `BY_GETTER`, in a class that has `__getattr__` for what the getter does not find. */
const BY_GUARDED_GETTER = -6;
/** There is none: `found` is the class's `__getattr__`. */
const BY_FALLBACK = -5;
/** `found` is an instance of a Python class with `__get__` and `__set__`, as the values of enumerations have them. */
const BY_DESCRIPTOR = -7;
/** `found` computes it: `__class__`, say. */
const COMPUTED = -8;

class DescriptorEntry extends AttributeEntry {
  declare readonly found: PyInstance;
  /** The `__get__` of the descriptor's class, and that class as it was. */
  readonly get: PyFunction;
  readonly foundVersion: number;
  constructor(layout: Layout | undefined, version: number, found: PyInstance, get: PyFunction) {
    super(layout, version, BY_DESCRIPTOR, found);
    this.get = get;
    this.foundVersion = found.type.version;
  }
}
const NO_ATTRIBUTE = new AttributeEntry(DICT_LAYOUT, -1, BY_GETTER, null);

/** An attribute of a class, as `cls.name` gives it each time. */
class ClassEntry {
  readonly cls: PyType | null;
  readonly version: number;
  readonly metaVersion: number;
  readonly value: Value;
  /** The class in whose dict a counter stands (`PyType.isCounter`), which is read each time. */
  readonly owner: PyType | null;
  /** Of an instance, its class as it was: without `__get__`. */
  private readonly kind: PyType | null;
  private readonly kindVersion: number;
  constructor(cls: PyType | null, version: number, metaVersion: number, value: Value, owner: PyType | null) {
    this.cls = cls;
    this.version = version;
    this.metaVersion = metaVersion;
    this.value = value;
    this.owner = owner;
    this.kind = value instanceof PyInstance ? value.type : null;
    this.kindVersion = this.kind === null ? 0 : this.kind.version;
  }
  holds(cls: PyType): boolean {
    if (this.cls !== cls || this.version !== cls.version || this.metaVersion !== cls.type.version) return false;
    return (
      this.kind === null || ((this.value as PyInstance).type === this.kind && this.kind.version === this.kindVersion)
    );
  }
  get(name: string): Value {
    return this.owner === null ? this.value : (this.owner.dict.get(name) as Value);
  }
}
const NO_CLASS = new ClassEntry(null, -1, -1, null, null);

/** A computed attribute of a type that is no Python class's plain instance: of a view, say, or a field of a named tuple. */
class ComputedEntry {
  readonly type: PyType | null;
  readonly version: number;
  readonly descriptor: PyGetSetDescriptor | null;
  constructor(type: PyType | null, version: number, descriptor: PyGetSetDescriptor | null) {
    this.type = type;
    this.version = version;
    this.descriptor = descriptor;
  }
}
const NOT_COMPUTED = new ComputedEntry(null, -1, null);

/** `object.name`, read. */
export class AttributeSite {
  readonly name: string;
  first: AttributeEntry = NO_ATTRIBUTE;
  private others: AttributeEntry[] = [];
  private ofClass: ClassEntry = NO_CLASS;
  private otherClasses: ClassEntry[] = [];
  private computed: ComputedEntry = NOT_COMPUTED;

  constructor(name: string) {
    this.name = name;
  }

  /** When the first entry does not hold. */
  load(object: Value): Value {
    if (!(object instanceof PyInstance)) {
      if (object instanceof PyType) return this.loadFromClass(object);
      if (!isLaidOut(object, this.name)) return this.loadComputed(object);
    }
    const entry = this.entryOf(object);
    return entry !== null ? this.use(entry, object) : this.search(object);
  }

  private entryOf(object: PyObject): AttributeEntry | null {
    const { layout, type } = object;
    const { version } = type;
    const { first, others } = this;
    if (first.layout === layout && first.version === version) return first;
    for (let i = 0; i < others.length; i++) {
      if (others[i].layout === layout && others[i].version === version) return others[i];
    }
    return null;
  }

  /** The attribute where it is plainly the instance's own; `undefined` where there is more to do. Runs no Python code. */
  peek(object: Value): Maybe {
    if (!(object instanceof PyInstance)) return undefined;
    let entry = this.entryOf(object);
    if (entry === null) {
      entry = this.find(object);
      if (entry === null) return undefined;
      this.remember(entry);
    }
    return entry.index >= 0 ? object.values[entry.index] : undefined;
  }

  /** The Python getter of the property that the attribute is; `null` where it is something else. */
  getter(object: Value): PyFunction | null {
    const entry = object instanceof PyInstance ? this.entryOf(object) : null;
    return entry !== null && entry.index === BY_GETTER && entry.found instanceof PyFunction ? entry.found : null;
  }

  private use(entry: AttributeEntry, object: PyObject): Value {
    switch (entry.index) {
      case BY_GETTER:
        return call1(entry.found, object);
      case OF_CLASS:
        return entry.found;
      case IN_SLOT: {
        const descriptor = entry.found as PyMemberDescriptor;
        const value = object.slotValues[descriptor.index];
        return value !== undefined ? value : getAttr(object, this.name);
      }
      case BY_GUARDED_GETTER:
        try {
          return call1(entry.found, object);
        } catch (thrown) {
          if (!isRaised(thrown, AttributeError)) throw thrown;
          return invoke1(object.type.lookup('__getattr__') as Value, object, this.name);
        }
      case BOUND_TO_CLASS:
        return new PyMethod(entry.found, object.type);
      case BY_FALLBACK:
        return call2(entry.found, object, this.name);
      case COMPUTED: {
        const value: Maybe = (entry.found as PyGetSetDescriptor).get(object);
        return value !== undefined ? value : getAttr(object, this.name);
      }
      case BY_DESCRIPTOR: {
        const { found } = entry as DescriptorEntry;
        if (found.type.version !== (entry as DescriptorEntry).foundVersion) return getAttr(object, this.name);
        return (entry as DescriptorEntry).get.call3(found, object, object.type);
      }
      default:
        return object.values[entry.index] as Value;
    }
  }

  private search(object: PyObject): Value {
    const entry = this.find(object);
    if (entry === null) return getAttr(object, this.name);
    this.remember(entry);
    return this.use(entry, object);
  }

  private remember(entry: AttributeEntry): void {
    if (this.first !== NO_ATTRIBUTE && this.others.length < MOST - 1) this.others.push(this.first);
    this.first = entry;
  }

  private find({ layout, type, values }: PyObject): AttributeEntry | null {
    if (layout === DICT_LAYOUT || overridesLookup(type)) return null;
    const { name } = this;
    const { version } = type;
    const found = type.lookup(name);
    const fallback = type.lookup('__getattr__');
    if (found instanceof PyProperty && found.type.origin === 'builtin' && found.fget !== null) {
      return new AttributeEntry(layout, version, fallback === undefined ? BY_GETTER : BY_GUARDED_GETTER, found.fget);
    }
    if (found instanceof PyMemberDescriptor && type.isSubtypeOf(found.owner)) {
      return new AttributeEntry(layout, version, IN_SLOT, found);
    }
    if (found instanceof PyGetSetDescriptor && type.isSubtypeOf(found.owner)) {
      return fallback !== undefined ? null : new AttributeEntry(layout, version, COMPUTED, found);
    }
    if (found instanceof PyInstance && isDataDescriptor(found)) {
      const get = found.type.lookup('__get__');
      return get instanceof PyFunction && fallback === undefined
        ? new DescriptorEntry(layout, version, found, get)
        : null;
    }
    const index = layout?.index.get(name);
    if (index === undefined) {
      if (found instanceof PyStaticMethod) return new AttributeEntry(layout, version, OF_CLASS, found.callable);
      if (found instanceof PyClassMethod && found.type.origin === 'builtin') {
        return new AttributeEntry(layout, version, BOUND_TO_CLASS, found.callable);
      }
      if (found === undefined) {
        if (!(fallback instanceof PyFunction) || type.forward !== null) return null;
        return new AttributeEntry(layout, version, BY_FALLBACK, fallback);
      }
      if (!isConstant(found) || type.isCounter(name)) return null;
      return new AttributeEntry(layout, version, OF_CLASS, found);
    }
    if (values[index] === undefined || isDataDescriptor(found)) return null;
    return new AttributeEntry(layout, version, index, null);
  }

  private loadFromClass(cls: PyType): Value {
    if (this.ofClass.holds(cls)) return this.ofClass.get(this.name);
    const { otherClasses } = this;
    for (let i = 0; i < otherClasses.length; i++) {
      if (otherClasses[i].holds(cls)) return otherClasses[i].get(this.name);
    }
    const entry = this.findInClass(cls);
    if (entry !== null) {
      if (this.ofClass !== NO_CLASS && otherClasses.length < MOST - 1) otherClasses.push(this.ofClass);
      this.ofClass = entry;
    }
    return getAttr(cls, this.name);
  }

  private loadComputed(object: Value): Value {
    const type = typeOf(object);
    const { computed } = this;
    if (computed.type === type && computed.version === type.version) {
      const value: Maybe = (computed.descriptor as PyGetSetDescriptor).get(object);
      if (value !== undefined) return value;
    } else {
      const found = type.lookup(this.name);
      const isComputed = found instanceof PyGetSetDescriptor && type.forward === null && !overridesLookup(type);
      const asksMore = type.lookup('__getattr__') !== undefined;
      if (isComputed && !asksMore && !(object instanceof PySuper || object instanceof PyModule)) {
        this.computed = new ComputedEntry(type, type.version, found);
      }
    }
    return getAttr(object, this.name);
  }

  private findInClass(cls: PyType): ClassEntry | null {
    const { name } = this;
    const meta = cls.type;
    const found = cls.lookup(name);
    if (found === undefined || overridesLookup(meta) || meta.lookup(name) !== undefined) return null;
    if (found instanceof PyStaticMethod) return new ClassEntry(cls, cls.version, meta.version, found.callable, null);
    const isPlain = found instanceof PyInstance && found.type.lookup('__get__') === undefined;
    if (!(found instanceof PyFunction || found instanceof PyMethodDescriptor || isPlain || isConstant(found)))
      return null;
    const owner = cls.isCounter(name) ? (cls.mro.find(base => base.dict.has(name)) as PyType) : null;
    return new ClassEntry(cls, cls.version, meta.version, found, owner);
  }
}

/** True for what stands in a class and is the attribute itself: no descriptor, nor anything that may become one. */
function isConstant(found: Value | undefined): found is Value {
  if (found === undefined) return false;
  if (typeof found !== 'object' || found === null) return true;
  if (found instanceof PyType) return true;
  return found.type.origin === 'builtin' && found.type.lookup('__get__') === undefined;
}

/**
 * Whether an object that is no plain instance has attributes as one has: an instance of a Python class below a builtin
 * type, or a function or an exception with an attribute of that name.
 */
export function isLaidOut(object: Value, name: string): object is PyObject {
  if (!(object instanceof PyObject) || object.layout === undefined) return false;
  if (object.type.origin === 'class') {
    return !(object instanceof PyType || object instanceof PyModule || object instanceof PySuper);
  }
  return (object instanceof PyFunction || object instanceof PyBaseException) && object.layout.index.has(name);
}

/** `object.name = value`: the layouts before and after, and the index. */
class StoreEntry {
  readonly before: Layout | undefined;
  readonly after: Layout | undefined;
  readonly version: number;
  /** Index into the instance's values, `BY_SETTER` or `IN_SLOT`. */
  readonly index: number;
  /** A property's setter, or the descriptor of a slot. */
  readonly found: Value;
  constructor(
    before: Layout | undefined,
    after: Layout | undefined,
    version: number,
    index: number,
    found: Value = null,
  ) {
    this.before = before;
    this.after = after;
    this.version = version;
    this.index = index;
    this.found = found;
  }
}
const BY_SETTER = -1;
const NO_STORE = new StoreEntry(DICT_LAYOUT, DICT_LAYOUT, -1, BY_SETTER);

export class StoreSite {
  readonly name: string;
  first: StoreEntry = NO_STORE;
  private others: StoreEntry[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** Stores by an entry that holds; false if there is none. A setter runs Python code: `frame.at` must stand. */
  store(object: PyObject, value: Value): boolean {
    const entry = this.entryOf(object);
    if (entry === null) return false;
    if (entry.index >= 0) {
      object.values[entry.index] = value;
      object.layout = entry.after;
    } else if (entry.index === BY_SETTER) call2(entry.found, object, value);
    else object.slotValues[(entry.found as PyMemberDescriptor).index] = value;
    return true;
  }

  /** The Python setter of the property that the attribute is; `null` where it is something else. */
  setter(object: Value): PyFunction | null {
    const entry = object instanceof PyInstance ? this.entryOf(object) : null;
    return entry !== null && entry.index === BY_SETTER && entry.found instanceof PyFunction ? entry.found : null;
  }

  private entryOf(object: PyObject): StoreEntry | null {
    const { layout } = object;
    const { version } = object.type;
    const { first, others } = this;
    if (first.before === layout && first.version === version) return first;
    for (let i = 0; i < others.length; i++) {
      if (others[i].before === layout && others[i].version === version) return others[i];
    }
    return null;
  }

  /** Remembers a store that the general way just made, from layout `before` and version `version`. */
  remember(object: PyObject, before: Layout | undefined, version: number): void {
    const { layout, type } = object;
    if (before === DICT_LAYOUT || layout === DICT_LAYOUT || version !== type.version || overridesStore(type)) return;
    const found = type.lookup(this.name);
    if (found instanceof PyProperty) {
      if (found.type.origin === 'builtin' && found.fset !== null && layout === before) {
        this.add(new StoreEntry(before, before, version, BY_SETTER, found.fset));
      }
      return;
    }
    if (found instanceof PyMemberDescriptor) {
      if (type.isSubtypeOf(found.owner)) this.add(new StoreEntry(before, before, version, IN_SLOT, found));
      return;
    }
    if (before === undefined || layout === undefined || isDataDescriptor(found)) return;
    const index = layout.index.get(this.name);
    if (index === undefined || (layout !== before && index !== before.names.length)) return;
    this.add(new StoreEntry(before, layout, version, index));
  }

  private add(entry: StoreEntry): void {
    if (this.first !== NO_STORE && this.others.length < MOST - 1) this.others.push(this.first);
    this.first = entry;
  }
}

/** Whether a class has a `__getattribute__` of its own. */
export function overridesLookup(type: PyType): boolean {
  const method = type.lookup('__getattribute__');
  return method !== undefined && !(method instanceof PyMethodDescriptor);
}
function overridesStore(type: PyType): boolean {
  const method = type.lookup('__setattr__');
  return method !== undefined && !(method instanceof PyMethodDescriptor);
}
/** True if what stands in the class comes before the instance's attribute. */
function isDataDescriptor(found: Value | undefined): boolean {
  if (typeof found !== 'object' || found === null) return false;
  if (found instanceof PyProperty || found instanceof PyGetSetDescriptor || found instanceof PyMemberDescriptor)
    return true;
  return found.type.lookup('__set__') !== undefined || found.type.lookup('__delete__') !== undefined;
}
