/**
 * What a program can still reach: the answer that CPython has from reference counts and its collector.
 *
 * A mark over the fields of objects, from registered roots. It runs only when someone asks: a resize that live views
 * may forbid (`exports.ts`), deaths that a program could notice (`eval/lifetimes.ts`), `gc`. It stands on the rule that every reference a program can
 * see sits in a field, an array, a Map or a Set, never in a JavaScript closure.
 */
import { PyBuiltinFunction } from '../signature/builtin.ts';
import { type PyObject, PyType } from '../types.ts';

type Roots = () => Iterable<unknown>;
type IsRoot = (object: object) => boolean;
const roots = new Map<Roots, IsRoot>();

/**
 * Adds a source of roots, asked at every scan: module namespaces, live frames, what the host holds.
 * @param has whether an object is one of them at this moment, where that is quickly seen
 * @returns a function that takes it away again
 */
export function registerRoots(source: Roots, has: IsRoot = object => includes(source(), object)): () => void {
  roots.set(source, has);
  return () => roots.delete(source);
}

function includes(all: Iterable<unknown>, object: object): boolean {
  for (const one of all) if (one === object) return true;
  return false;
}

/** Constructors whose instances hold no Python object. */
const leaves: unknown[] = [
  ArrayBuffer,
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
  Buffer,
  WeakRef,
  RegExp,
];

/** How a scan looks into an object: all its fields, or as one of these says. */
const LEAF = 1;
const ARRAY = 2;
const MAP = 3;
const SET = 4;
const FIELDS = 5;
const TYPE = 6;
const BUILTIN_FUNCTION = 7;
/** Takes something that an object refers to, and the field, index or key at which it does. */
export type See = (value: unknown, key: unknown) => void;
/** How to look into instances of one constructor, where not simply all their fields count. */
export interface Tracer<T> {
  /** Gives `see` what `object` refers to. */
  trace(object: T, see: See): void;
  /** What `object` has at a key that `trace` gave. */
  at(object: T, key: string): unknown;
  /** It leads to much that others lead to as well: a search nearby looks into it last. */
  wide?: boolean;
}
type Kind = number | Tracer<any>;

const kinds = new Map<unknown, Kind>([
  ...leaves.map((constructor): [unknown, Kind] => [constructor, LEAF]),
  [Array, ARRAY],
  [Map, MAP],
  [Set, SET],
  [PyType, TYPE],
  [PyBuiltinFunction, BUILTIN_FUNCTION],
]);

/** Declares that instances of `constructor` need not be looked into (syntax trees, declarations, numbers). */
export function registerLeaf(constructor: unknown): void {
  kinds.set(constructor, LEAF);
}

/** Declares what instances of exactly `constructor` refer to, where that is not what all their fields hold. */
export function registerTracer<T>(constructor: abstract new (...args: any[]) => T, tracer: Tracer<T>): void {
  kinds.set(constructor, tracer);
}

/** A tracer that looks into some fields only. */
export function fieldsTracer<T>(...fields: (keyof T & string)[]): Tracer<T> {
  return {
    trace: (object, see) => {
      for (const field of fields) see(object[field], field);
    },
    at: (object, key) => object[key as keyof T],
  };
}

const TYPE_FIELDS = ['entries', 'mro', 'bases', 'type', 'values', 'slotValues'];
const BUILTIN_FUNCTION_FIELDS = ['self'];

/** How a scan looks into instances of a constructor that nothing was declared of. */
function newKind(constructor: unknown): Kind {
  let kind: Kind = FIELDS;
  if (typeof constructor === 'function') {
    if (Array.isArray(constructor.prototype)) kind = ARRAY;
    else if (constructor.prototype instanceof Map) kind = MAP;
    else if (constructor.prototype instanceof Set) kind = SET;
    // What stands in a prototype is no field, and a loop over an object's fields is faster if it sees none there.
    for (let p = constructor.prototype; p !== null && p !== Object.prototype; p = Object.getPrototypeOf(p)) {
      for (const name of Object.keys(p)) Object.defineProperty(p, name, { enumerable: false });
    }
  }
  kinds.set(constructor, kind);
  return kind;
}

/** Objects that builtins hold while they run Python code; the innermost last. */
const held: PyObject[] = [];
const heldRoot = [held];
registerRoots(() => heldRoot);

/** Everything that a scan begins with, at this moment. */
export function* rootsNow(): Generator<unknown> {
  for (const source of roots.keys()) yield* source();
}

/** Whether a scan at this moment would begin with an object. */
export function isRootNow(object: object): boolean {
  for (const has of roots.values()) if (has(object)) return true;
  return false;
}

/** Keeps `object` alive, as CPython's C stack does, while `body` runs Python code. */
export function holding<T>(object: PyObject, body: () => T): T {
  held.push(object);
  try {
    return body();
  } finally {
    held.pop();
  }
}

/** Keeps `object` alive until `letGo`: for what no single function's time bounds. */
export function hold(object: PyObject): void {
  held.push(object);
}

/** Takes back one `hold`. */
export function letGo(object: PyObject): void {
  if (held[held.length - 1] === object) held.pop();
  else {
    const at = held.lastIndexOf(object);
    if (at >= 0) held.splice(at, 1);
  }
}

/** True for what refers to no object of the program. A builtin type is one program's no more than another's. */
export function isLeaf(value: object): boolean {
  const { constructor } = value;
  const kind = kinds.get(constructor) ?? newKind(constructor);
  switch (kind) {
    case LEAF:
      // An instance of a Python class may have attributes.
      return (value as PyObject).layout === undefined;
    case TYPE:
      return (value as PyType).origin === 'builtin';
    case BUILTIN_FUNCTION:
      return (value as PyBuiltinFunction).self === undefined;
    default:
      return false;
  }
}

/** Objects that live, and that a mark does not look into: it begins at what they refer to outside. */
export interface Sealed {
  has(object: object): boolean;
  eachPort(see: (port: object) => void): void;
}

/** What a search nearby does not search whole. */
const LONG = 50;

/**
 * A breadth-first mark. Every object, array, Map and Set that is reached has a number, the roots the first ones, and
 * the number of the one that it was reached from.
 */
export class Marking {
  readonly objects: object[] = [];
  readonly parents: number[] = [];
  /** The field, index or key at which the parent has it. */
  readonly keys: unknown[] = [];
  readonly numbers = new Map<object, number>();
  private readonly sealed: Sealed | null;
  private current = -1;
  /** The number of the next one to look into. */
  private next = 0;
  /** Of a search nearby: what it looks into last, with the number of the parent and the key. */
  private deferred: [object, number, unknown][] | null = null;
  private readonly take: See = (value, key) => {
    if (typeof value === 'object' && value !== null) this.see(value, key);
  };

  /**
   * @param roots where the mark begins
   * @param sealed what is known to live, and need not be looked into
   */
  constructor(roots: Iterable<unknown>, sealed: Sealed | null = null) {
    this.sealed = sealed;
    sealed?.eachPort(port => this.see(port, undefined));
    for (const root of roots) if (typeof root === 'object' && root !== null) this.see(root, undefined);
  }

  has(object: object): boolean {
    return this.numbers.has(object) || this.sealed?.has(object) === true;
  }

  /** Goes on to the end. */
  markAll(): this {
    while (this.next < this.objects.length) this.step();
    return this;
  }

  /** Goes on until `wanted` is reached, or so many objects are. @returns whether it is */
  markUntil(wanted: object, limit: number): boolean {
    this.deferred ??= [];
    while (!this.numbers.has(wanted)) {
      if (this.objects.length > limit) return false;
      if (this.next < this.objects.length) {
        this.step();
        continue;
      }
      const late = this.deferred.shift();
      if (late === undefined) return false;
      if (!this.numbers.has(late[0])) this.add(...late);
    }
    return true;
  }

  /** Looks into one more object. */
  step(): void {
    this.current = this.next++;
    this.enter(this.objects[this.current]);
  }

  private see(value: object, key: unknown): void {
    if (this.numbers.has(value)) return;
    const { constructor } = value;
    const kind = kinds.get(constructor) ?? newKind(constructor);
    if (typeof kind === 'number') {
      if (kind === LEAF) {
        // An instance of a Python class may have attributes.
        if ((value as PyObject).layout === undefined) return;
      } else if (kind === BUILTIN_FUNCTION) {
        if ((value as PyBuiltinFunction).self === undefined) return;
      } else if (kind === ARRAY) {
        // Most functions have empty ones.
        if ((value as unknown[]).length === 0) return;
      } else if (kind === TYPE) {
        if ((value as PyType).origin === 'builtin') return;
        if (this.deferred !== null) {
          this.deferred.push([value, this.current, key]);
          return;
        }
      }
    } else if (kind.wide === true && this.deferred !== null) {
      this.deferred.push([value, this.current, key]);
      return;
    }
    this.add(value, this.current, key);
  }

  private add(value: object, parent: number, key: unknown): void {
    if (this.sealed?.has(value) === true) return;
    this.numbers.set(value, this.objects.length);
    this.objects.push(value);
    this.parents.push(parent);
    this.keys.push(key);
  }

  private enter(object: object): void {
    const kind = kinds.get(object.constructor);
    switch (kind) {
      case ARRAY: {
        const array = object as unknown[];
        // What is new in a long one was mostly appended.
        for (let i = this.deferred !== null && array.length > LONG ? array.length - 8 : 0; i < array.length; i++) {
          const value = array[i];
          if (typeof value === 'object' && value !== null) this.see(value, i);
        }
        return;
      }
      case MAP:
        if (this.deferred !== null && (object as Map<unknown, unknown>).size > LONG) return;
        for (const [key, value] of object as Map<unknown, unknown>) {
          if (typeof key === 'object' && key !== null) this.see(key, key);
          if (typeof value === 'object' && value !== null) this.see(value, key);
        }
        return;
      case SET:
        if (this.deferred !== null && (object as Set<unknown>).size > LONG) return;
        for (const value of object as Set<unknown>) {
          if (typeof value === 'object' && value !== null) this.see(value, value);
        }
        return;
      case LEAF:
      case FIELDS:
        for (const key in object) {
          const value = (object as Record<string, unknown>)[key];
          if (typeof value === 'object' && value !== null) this.see(value, key);
        }
        return;
      case TYPE:
        this.enterFields(object, TYPE_FIELDS);
        return;
      case BUILTIN_FUNCTION:
        this.enterFields(object, BUILTIN_FUNCTION_FIELDS);
        return;
      default:
        (kind as Tracer<object>).trace(object, this.take);
    }
  }

  private enterFields(object: object, fields: readonly string[]): void {
    for (let i = 0; i < fields.length; i++) {
      const value = (object as Record<string, unknown>)[fields[i]];
      if (typeof value === 'object' && value !== null) this.see(value, fields[i]);
    }
  }
}

/** Whether `container` still refers to `object` at the field, index or key at which a mark found it. */
export function refersAt(container: object, key: unknown, object: object): boolean {
  const kind = kinds.get(container.constructor);
  switch (kind) {
    case ARRAY:
      return (container as unknown[])[key as number] === object;
    case MAP: {
      const map = container as Map<unknown, unknown>;
      return map.get(key) === object || (key === object && map.has(key));
    }
    case SET:
      return (container as Set<unknown>).has(object);
    default:
      if (typeof kind === 'object') return kind.at(container, key as string) === object;
      return (container as Record<string, unknown>)[key as string] === object;
  }
}

/** Calls `see` with everything that `object` refers to, as often as it does; leaves too, where their fields count. */
export function eachReference(object: object, see: (value: unknown) => void): void {
  const kind = kinds.get(object.constructor);
  if (typeof kind === 'object') kind.trace(object, see);
  else if (Array.isArray(object) || object instanceof Set) object.forEach(see);
  else if (object instanceof Map) {
    for (const [key, value] of object) {
      see(key);
      see(value);
    }
  } else Object.values(object).forEach(see);
}

/** What `object` refers to, leaves left out. */
export function referentsOf(object: object): object[] {
  const marking = new Marking([object]);
  if (marking.objects.length > 0) marking.step();
  return marking.objects.slice(1);
}

/** Everything that is reachable from the roots (and from `extra`); what is sealed is not entered. */
export function reachable(extra: Iterable<unknown> = [], sealed: Sealed | null = null): Marking {
  return new Marking(withExtra(extra), sealed).markAll();
}

function* withExtra(extra: Iterable<unknown>): Generator<unknown> {
  yield* rootsNow();
  yield* extra;
}
