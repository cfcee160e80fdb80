/**
 * What a program can still reach: the answer that CPython has from reference counts and its collector.
 *
 * A mark over the fields of objects, from registered roots. It runs only when someone asks: a resize that live views
 * may forbid (`exports.ts`), weak references, `gc.collect()`. It stands on the rule that every reference a program can
 * see sits in a field, an array, a Map or a Set, never in a JavaScript closure.
 */
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
const leaves = new Set<unknown>();

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

/** Keeps `object` alive, as CPython's C stack does, while `body` runs Python code. */
export function holding<T>(object: PyObject, body: () => T): T {
  held.push(object);
  try {
    return body();
  } finally {
    held.pop();
  }
}

/** Everything that is reachable from the roots (and from `extra`). */
export function reachable(extra: Iterable<unknown> = []): Set<object> {
  const seen = new Set<object>();
  const stack: object[] = [];
  const push = (value: unknown): void => {
    if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      stack.push(value);
    }
  };
  for (const source of roots) for (const root of source()) push(root);
  for (const root of extra) push(root);
  for (let object = stack.pop(); object !== undefined; object = stack.pop()) {
    if (Array.isArray(object)) {
      for (let i = 0; i < object.length; i++) push(object[i]);
      continue;
    }
    if (ArrayBuffer.isView(object) || object instanceof ArrayBuffer || object instanceof WeakRef) continue;
    if (object instanceof Map) {
      for (const [key, value] of object) {
        push(key);
        push(value);
      }
      continue;
    }
    if (object instanceof Set) {
      for (const value of object) push(value);
      continue;
    }
    const { constructor } = object;
    if (leaves.has(constructor)) continue;
    const trace = tracers.get(constructor);
    if (trace !== undefined) {
      for (const value of trace(object)) push(value);
      continue;
    }
    // A builtin type is one program's no more than another's.
    if (object instanceof PyType && object.origin === 'builtin') continue;
    const fields = object as Record<string, unknown>;
    for (const name in fields) if (Object.hasOwn(fields, name)) push(fields[name]);
  }
  return seen;
}
