/**
 * The object model's ground floor: what a Python value is in JavaScript, what a type is, and `typeOf`.
 *
 * | Python | JavaScript |
 * |---|---|
 * | int | `number` when it is a safe integer, else `bigint` (never a `bigint` that fits, never `-0`) |
 * | bool, None | `true`/`false`, `null` |
 * | str | `string`; Python's length and index count code points (`values/text.ts`) |
 * | everything else | a `PyObject` |
 *
 * `undefined` means "unbound" or "absent" and is never a Python value. Every builtin type is declared here bare, so
 * that `typeOf(1)` needs no builtin; `src/builtins` furnishes the types with methods.
 */

import { Layout } from './layout.ts';
import { resetForEachProgram } from './program-state.ts';

export type Value = number | bigint | string | boolean | null | PyObject;

/** Any Python int in its one normalised form. */
export type PyInt = number | bigint;

/** What an attribute, an item or a variable holds; `undefined` is "not there". */
export type Maybe = Value | undefined;

/** Every Python object that is not a JavaScript primitive. */
export abstract class PyObject {
  /** On the prototype for instances of a builtin type, an own property for instances of Python classes. */
  declare type: PyType;
  /** Instance attributes: present where the instance has a `__dict__` or `__slots__` (see `protocol/attribute.ts`). */
  declare layout: Layout | undefined;
  declare values: Maybe[];
  /** Values of `__slots__`, by the index of the slot's member descriptor; present where the class has slots. */
  declare slotValues: Maybe[];
}
PyObject.prototype.layout = undefined;

/** An object that can be called without looking up `__call__`. */
export abstract class PyCallable extends PyObject {
  /**
   * Calls with positional arguments first and then, in order, the values of the keywords `kwnames`.
   * The callee may keep or change `args`.
   */
  abstract call(args: Value[], kwnames: readonly string[] | null): Value;
  call0(): Value {
    return this.call([], null);
  }
  call1(a: Value): Value {
    return this.call([a], null);
  }
  call2(a: Value, b: Value): Value {
    return this.call([a, b], null);
  }
  call3(a: Value, b: Value, c: Value): Value {
    return this.call([a, b, c], null);
  }
}

/** How a class makes instances without ceremony. */
export interface InstancePlan {
  /** The versions of the class and of its metaclass for which it was worked out. */
  version: number;
  metaVersion: number;
  /**
   * `instance`: of a class over `object`, which nothing watches; `exception`: by the `__new__` of BaseException; `create`: by a
   * builtin `__new__` alone.
   */
  kind: 'general' | 'instance' | 'exception' | 'create';
  /** The `__call__` of a metaclass that has one of its own, else null. */
  metaCall: Value;
  /** Over an instance or an exception: the Python `__init__`; null where the builtin one has nothing more to do. */
  init: PyCallable | null;
  /** A builtin `__new__` that takes `min` to `max` arguments as they are. */
  create: ((...args: any[]) => Value) | null;
  min: number;
  max: number;
}
/** Of a class that nobody has asked for an instance. */
export const NO_PLAN: InstancePlan = {
  metaCall: null,
  version: -1,
  metaVersion: -1,
  kind: 'general',
  init: null,
  create: null,
  min: 0,
  max: -1,
};

/** How a type's instances compare as keys of dicts and sets, at the version that it was worked out for. */
export interface KeyKind {
  version: number;
  kind: 'identity' | 'contents' | 'custom' | 'unhashable';
}
const NO_KEY_KIND: KeyKind = { version: -1, kind: 'unhashable' };

const specialNames: string[] = [];
/** The number of a special method, for `PyType.special`; given out once, when a module that needs it is loaded. */
export function specialNumber(name: string): number {
  const known = specialNames.indexOf(name);
  return known >= 0 ? known : specialNames.push(name) - 1;
}
/** In the place of a special method that a type does not have. */
const ABSENT = Symbol('absent') as unknown as Value;
/** Nothing looked up yet: shared by all types until they are asked for the first time. */
const NO_SPECIALS: Maybe[] = new Array(96).fill(undefined);

/** How a type came to be: by `src/builtins` or by a `class` statement. */
export type TypeOrigin = 'builtin' | 'class';

let nextVersion = 1;

export class PyType extends PyCallable {
  name: string;
  qualname: string;
  module: string;
  bases: PyType[];
  /** The "solid" base that decides which JavaScript class the instances are of. */
  base: PyType | null;
  mro: PyType[];
  private readonly entries = new Map<string, Value>();
  /** Tables that were declared and not yet needed. */
  private pending: (() => void)[] | null = null;
  readonly origin: TypeOrigin;
  /** Changes whenever an attribute of the type or of one of its bases does; unique over all types. */
  version: number = nextVersion++;
  readonly subclasses = new Set<WeakRef<PyType>>();
  /** False for `bool`, `NoneType` …: "type 'bool' is not an acceptable base type". */
  basetype = true;
  /** Names that ABCMeta found unimplemented; instances cannot be made while there are some. */
  abstractMethods: readonly string[] | null = null;
  /** Instances have a `__dict__`. */
  hasDict = false;
  /** Instances can be weakly referenced. */
  hasWeakref = false;
  /** The object whose attributes an instance's are (weak proxies). */
  forward: ((instance: any) => PyObject) | null = null;
  /** Instances have a `__del__`. */
  finalizes = false;
  /** How many `__slots__` instances have, those of the bases included. */
  slotCount = 0;
  /** The layout that new instances start with. */
  rootLayout: Layout = new Layout([]);
  doc: string | null = null;
  /** PEP 604 / census: the `__text_signature__` of the constructor, if it has one. */
  textSignature: string | null = null;
  /** How instances are made, at the version that it was worked out for (`protocol/construct.ts`). */
  plan: InstancePlan = NO_PLAN;
  /** Of a builtin type: `+` and `*` are those of a sequence, not of a number (`protocol/arithmetic.ts`). */
  concatenates = false;
  /** How instances are keyed (`protocol/hash.ts`). */
  keyKind: KeyKind = NO_KEY_KIND;
  /** `match`: positional sub-patterns of `case int(x)` bind the subject itself. */
  matchSelf = false;
  /** `collections.abc` flags for `match`: sequence and mapping patterns. */
  patternKind: 'sequence' | 'mapping' | null = null;
  private readonly cache = new Map<string, Value>();
  /** What `lookup` gives for special methods, by their numbers. */
  private specials: Maybe[] = NO_SPECIALS;
  /** See `isCounter`. */
  private counters: Set<string> | null = null;

  constructor(name: string, bases: PyType[], options: { module?: string; origin?: TypeOrigin; mro?: PyType[] } = {}) {
    super();
    this.name = name;
    this.qualname = name;
    this.module = options.module ?? 'builtins';
    this.bases = bases;
    this.base = bases[0] ?? null;
    this.origin = options.origin ?? 'builtin';
    this.mro = options.mro ?? [this, ...(bases[0]?.mro ?? [])];
    const base = this.base;
    if (base !== null) {
      this.hasDict = base.hasDict;
      this.hasWeakref = base.hasWeakref;
      this.finalizes = base.finalizes;
      this.slotCount = base.slotCount;
      this.matchSelf = base.matchSelf;
      this.patternKind = base.patternKind;
    }
    if (this.origin === 'builtin') for (const parent of bases) parent.subclasses.add(new WeakRef(this));
  }

  /** The class's own attributes. */
  get dict(): Map<string, Value> {
    if (this.pending !== null) this.settle();
    return this.entries;
  }

  /** Declares attributes that are made when the type is first asked for one: a start needs few of the builtin types. */
  defer(build: () => void): void {
    if (this.pending === null) this.pending = [build];
    else this.pending.push(build);
    this.modified();
  }
  private settle(): void {
    const builds = this.pending as (() => void)[];
    this.pending = null;
    try {
      for (const build of builds) build();
    } catch (thrown) {
      // A web page may have to fetch a part of it first (`src/browser/parts.ts`).
      this.pending = builds;
      throw thrown;
    }
  }

  /** CPython's `_PyType_Lookup`: the attribute as it stands in the first class of the MRO that has it. */
  lookup(name: string): Maybe {
    const cached = this.cache.get(name);
    if (cached !== undefined) return cached === ABSENT ? undefined : cached;
    let found: Maybe;
    for (const type of this.mro) {
      found = type.dict.get(name);
      if (found !== undefined) break;
    }
    this.cache.set(name, found === undefined ? ABSENT : found);
    return found;
  }

  /** `lookup` of a special method by its number (`specialNumber`), without hashing its name: CPython's slots. */
  special(number: number): Maybe {
    const found = this.specials[number];
    if (found === undefined) return this.findSpecial(number);
    return found === ABSENT ? undefined : found;
  }
  private findSpecial(number: number): Maybe {
    const found = this.lookup(specialNames[number]);
    if (this.specials === NO_SPECIALS) this.specials = NO_SPECIALS.slice();
    this.specials[number] = found === undefined ? ABSENT : found;
    return found;
  }

  /** Sets (or with `undefined` deletes) an attribute of the type, and forgets what was cached of it. */
  setAttribute(name: string, value: Maybe): void {
    if (value === undefined) this.dict.delete(name);
    else {
      const old = this.dict.get(name);
      this.dict.set(name, value);
      if (old !== undefined && isPlainData(old) && isPlainData(value)) {
        if (this.counters?.has(name)) {
          this.forget(name);
          return;
        }
        this.counters ??= new Set();
        this.counters.add(name);
      }
    }
    this.modified();
  }

  /** The class's own attributes that may change without a new version: see `isCounter`. */
  get ownCounters(): Iterable<string> {
    return this.counters ?? [];
  }

  /**
   * True if a class of the MRO has `name` as plain data that was set anew before, as a counter of instances is. Sites must
   * not remember such a value: setting it does not change the version.
   */
  isCounter(name: string): boolean {
    for (const { counters } of this.mro) if (counters?.has(name)) return true;
    return false;
  }

  private forget(name: string): void {
    this.cache.delete(name);
    this.specials = NO_SPECIALS;
    for (const ref of this.subclasses) ref.deref()?.forget(name);
  }

  /** CPython's `PyType_Modified`. */
  modified(): void {
    this.version = nextVersion++;
    this.cache.clear();
    this.specials = NO_SPECIALS;
    for (const ref of this.subclasses) {
      const type = ref.deref();
      if (type === undefined) this.subclasses.delete(ref);
      else type.modified();
    }
  }

  /** The name that CPython's messages show: dotted for builtin types outside of `builtins`. */
  get tpName(): string {
    return this.origin === 'builtin' && this.module !== 'builtins' ? `${this.module}.${this.name}` : this.name;
  }

  /** The name with its module, which `builtins` and `__main__` are left out of (`PyType_GetFullyQualifiedName`). */
  get fullName(): string {
    const own = this.origin === 'class' ? this.dict.get('__module__') : this.module;
    const plain = typeof own !== 'string' || own === 'builtins' || own === '__main__';
    return plain ? this.qualname : `${own}.${this.qualname}`;
  }

  isSubtypeOf(other: PyType): boolean {
    if (this === other) return true;
    const { mro } = this;
    for (let i = 0; i < mro.length; i++) if (mro[i] === other) return true;
    return false;
  }

  /** `type.__call__`: filled in by `protocol/construct.ts`, which knows `__new__` and `__init__`. */
  override call(args: Value[], kwnames: readonly string[] | null): Value {
    return PyType.construct(this, args, kwnames);
  }
  static construct: (type: PyType, args: Value[], kwnames: readonly string[] | null) => Value = () => {
    throw new Error('protocol/construct.ts is not loaded');
  };
}

export const objectType = new PyType('object', []);
// The builtin classes stay, what a program derived from them does not.
resetForEachProgram(() => forgetDerived(objectType));

function forgetDerived(type: PyType): void {
  for (const ref of type.subclasses) {
    const derived = ref.deref();
    if (derived?.origin === 'builtin') forgetDerived(derived);
    else type.subclasses.delete(ref);
  }
}
export const typeType = new PyType('type', [objectType]);
PyType.prototype.type = typeType;
typeType.hasDict = true;
typeType.hasWeakref = true;

function builtin(name: string, base: PyType = objectType, module = 'builtins'): PyType {
  return new PyType(name, [base], { module });
}
/** A type that `class` statements cannot extend. */
function final(name: string, module = 'builtins', base: PyType = objectType): PyType {
  const type = new PyType(name, [base], { module });
  type.basetype = false;
  return type;
}

export const intType = builtin('int');
export const boolType = final('bool', 'builtins', intType);
export const floatType = builtin('float');
export const complexType = builtin('complex');
export const strType = builtin('str');
export const noneType = final('NoneType');
export const ellipsisType = final('ellipsis');
export const notImplementedType = final('NotImplementedType');
export const listType = builtin('list');
export const tupleType = builtin('tuple');
export const dictType = builtin('dict');
export const setType = builtin('set');
export const frozensetType = builtin('frozenset');
export const rangeType = final('range');
export const sliceType = final('slice');
export const bytesType = builtin('bytes');
export const bytearrayType = builtin('bytearray');
export const memoryviewType = final('memoryview');
export const functionType = final('function');
export const builtinFunctionType = final('builtin_function_or_method');
export const methodDescriptorType = final('method_descriptor');
export const wrapperDescriptorType = final('wrapper_descriptor');
export const methodWrapperType = final('method-wrapper');
export const classMethodDescriptorType = final('classmethod_descriptor');
export const getsetDescriptorType = final('getset_descriptor');
export const memberDescriptorType = final('member_descriptor');
export const methodType = final('method');
export const generatorType = final('generator');
export const coroutineType = final('coroutine');
export const asyncGeneratorType = final('async_generator');
export const moduleType = builtin('module');
export const codeType = final('code');
export const frameType = final('frame');
export const tracebackType = final('traceback');
export const cellType = final('cell');
export const propertyType = builtin('property');
export const classmethodType = builtin('classmethod');
export const staticmethodType = builtin('staticmethod');
export const superType = builtin('super');
export const mappingProxyType = final('mappingproxy');
export const genericAliasType = builtin('GenericAlias', objectType, 'types');
export const unionType = final('Union', 'typing');
export const typeVarType = final('TypeVar', 'typing');
export const paramSpecType = final('ParamSpec', 'typing');
export const typeVarTupleType = final('TypeVarTuple', 'typing');
export const typeAliasType = final('TypeAliasType', 'typing');
export const templateType = final('Template', 'string.templatelib');
export const interpolationType = final('Interpolation', 'string.templatelib');

for (const type of [intType, floatType, strType, listType, tupleType, dictType, setType, frozensetType]) {
  type.matchSelf = true;
}
for (const type of [boolType, bytesType, bytearrayType]) type.matchSelf = true;
for (const type of [listType, tupleType, rangeType, memoryviewType]) type.patternKind = 'sequence';
for (const type of [dictType, mappingProxyType]) type.patternKind = 'mapping';
for (const type of [functionType, moduleType, classmethodType, staticmethodType]) type.hasDict = true;
for (const type of [typeVarType, paramSpecType, typeVarTupleType]) type.hasDict = true;
for (const type of [typeVarType, paramSpecType, typeVarTupleType, typeAliasType]) type.hasWeakref = true;
for (const type of [coroutineType, asyncGeneratorType]) type.hasWeakref = true;
for (const type of [setType, frozensetType, memoryviewType, functionType, methodType, generatorType, moduleType]) {
  type.hasWeakref = true;
}
for (const type of [builtinFunctionType, codeType, genericAliasType, unionType]) type.hasWeakref = true;

const plainTypes = new Set([
  listType,
  tupleType,
  dictType,
  setType,
  frozensetType,
  bytesType,
  bytearrayType,
  floatType,
]);

/** True for values that have no part in attribute look-up or calls, whatever becomes of their type. */
function isPlainData(value: Value): boolean {
  return typeof value !== 'object' || value === null || plainTypes.has(value.type);
}

/** Python's `type(value)`. */
export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case 'object':
      return value === null ? noneType : value.type;
    case 'number':
    case 'bigint':
      return intType;
    case 'string':
      return strType;
    default:
      return boolType;
  }
}

/**
 * The name of a value's type as CPython's messages show it (`tp_name`): with the module for the builtin types of other
 * modules than `builtins` (`'array.array' object …`, `'collections.deque' object …`), bare for all others.
 */
export function typeName(value: Value): string {
  return typeOf(value).tpName;
}

/** The qualified name of the type of `value`, with its module unless that is `builtins` or `__main__` (C's `%T`). */
export function fullTypeName(value: Value): string {
  const type = typeOf(value);
  return type.module === 'builtins' || type.module === '__main__' ? type.qualname : `${type.module}.${type.qualname}`;
}

/** `PyObject_TypeCheck`: by the real type, without `__class__` or `__instancecheck__`. */
export function isInstance(value: Value, type: PyType): boolean {
  const actual = typeOf(value);
  return actual === type || actual.mro.includes(type);
}

/** `Ellipsis`, `NotImplemented`: objects with no state. */
export class PySingleton extends PyObject {
  readonly name: string;
  constructor(type: PyType, name: string) {
    super();
    this.type = type;
    this.name = name;
  }
}
export const Ellipsis = new PySingleton(ellipsisType, 'Ellipsis');
export const NotImplemented = new PySingleton(notImplementedType, 'NotImplemented');

/** A plain instance of a Python class whose solid base is `object`. */
export class PyInstance extends PyObject {
  constructor(type: PyType) {
    super();
    this.type = type;
    this.layout = type.rootLayout;
    // Room for the first attributes, of one element kind whatever they are.
    this.values = [undefined, undefined, undefined, undefined];
  }
}

/** A variable shared between frames (closures), or a global. */
export class Cell extends PyObject {
  value: Maybe;
  constructor(value?: Maybe) {
    super();
    this.value = value;
  }
}
Cell.prototype.type = cellType;
