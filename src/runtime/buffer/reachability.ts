/**
 * What a program can still reach: the answer that CPython has from reference counts and its collector.
 *
 * A mark over the fields of objects, from registered roots. It runs only when someone asks: a resize that live views
 * may forbid (`exports.ts`), weak references, `gc.collect()`. It stands on the rule that every reference a program can
 * see sits in a field, an array, a Map or a Set, never in a JavaScript closure.
 */
import { PyBuiltinFunction } from '../signature/builtin.ts';
import { type PyObject, PyType } from '../types.ts';

type Roots = () => Iterable<unknown>;
const roots = new Set<Roots>();

/**
 * Adds a source of roots, asked at every scan: module namespaces, live frames, what the host holds.
 * @returns a function that takes it away again
 */
export function registerRoots(source: Roots): () => void {
  roots.add(source);
  return () => roots.delete(source);
}

/** Constructors whose instances hold no Python object. */
const leaves = new Set<unknown>([
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
]);

/** Declares that instances of `constructor` need not be looked into (syntax trees, declarations, numbers). */
export function registerLeaf(constructor: unknown): void {
  leaves.add(constructor);
}

/** What to look into instead of all fields, by constructor. */
const tracers = new Map<unknown, (object: any) => Iterable<unknown>>();

/** Declares what instances of `constructor` refer to, where that is not what all their fields hold. */
export function registerTracer<T>(
  constructor: abstract new (...args: any[]) => T,
  trace: (object: T) => Iterable<unknown>,
): void {
  tracers.set(constructor, trace);
}

/** Objects that builtins hold while they run Python code; the innermost last. */
const held: PyObject[] = [];
registerRoots(() => held);

/** Everything that a scan begins with, at this moment. */
export function* rootsNow(): Generator<unknown> {
  for (const source of roots) yield* source();
}

/** What to look into instead of an object's fields, where that was declared. */
export function tracerOf(object: object): ((object: any) => Iterable<unknown>) | undefined {
  return tracers.get(object.constructor);
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
  const at = held.lastIndexOf(object);
  if (at >= 0) held.splice(at, 1);
}

/** True for what refers to no object of the program. A builtin type is one program's no more than another's. */
export function isLeaf(value: object, constructor: unknown = value.constructor): boolean {
  if (constructor === PyType) return (value as PyType).origin === 'builtin';
  if (constructor === PyBuiltinFunction) return (value as PyBuiltinFunction).self === undefined;
  // An instance of a Python class may have attributes.
  return leaves.has(constructor) && (value as PyObject).layout === undefined;
}

/**
 * Calls `visit` once with every object that is reachable from the roots (and from `extra`), leaves left out.
 * Arrays and Maps belong to the object whose field they are, so they are walked where they stand and not marked.
 */
function mark(visit: ((object: object) => void) | null, extra: Iterable<unknown>): Set<object> {
  const seen = new Set<object>();
  const stack: object[] = [];
  const push = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        const item = value[i];
        if (typeof item === 'object' && item !== null) push(item);
      }
      return;
    }
    const { constructor } = value;
    if (constructor === Map) {
      for (const [key, item] of value as Map<unknown, unknown>) {
        if (typeof key === 'object') push(key);
        if (typeof item === 'object') push(item);
      }
      return;
    }
    if (isLeaf(value, constructor)) {
      if (visit === null) seen.add(value);
      return;
    }
    const { size } = seen;
    seen.add(value);
    if (seen.size !== size) stack.push(value);
  };
  for (const source of roots) for (const root of source()) push(root);
  for (const root of extra) push(root);
  for (let object = stack.pop(); object !== undefined; object = stack.pop()) {
    visit?.(object);
    const { constructor } = object;
    const trace = tracers.get(constructor);
    if (trace !== undefined) {
      for (const value of trace(object)) push(value);
    } else if (constructor === Set) {
      for (const value of object as Set<unknown>) push(value);
    } else {
      const fields = Object.values(object);
      for (let i = 0; i < fields.length; i++) {
        const value = fields[i];
        if (typeof value === 'object' && value !== null) push(value);
      }
    }
  }
  return seen;
}

/** Everything that is reachable from the roots (and from `extra`), but for arrays and Maps that objects own. */
export function reachable(extra: Iterable<unknown> = []): Set<object> {
  return mark(null, extra);
}

/** Calls `visit` once with every reachable object that may refer to others. */
export function forEachReachable(visit: (object: object) => void): void {
  mark(visit, []);
}
