/**
 * Marking that remembers how it came to each object. As long as every step of such a path still holds, its end is
 * alive: this is quickly seen, and only a broken path asks for a new scan.
 */
import { isLeaf, rootsNow, tracerOf } from '../buffer/reachability.ts';

/** One step of a path: `container` refers to `object`, at `key`. */
export interface Edge {
  readonly object: object;
  /** `null` for a root. */
  readonly up: Edge | null;
  readonly container: object | null;
  readonly key: unknown;
  /** The look at which it was last found to hold. */
  verified: number;
}

/** A key of what a declared tracer gives. */
const TRACED = Symbol('traced');

/** Calls `visit` with each object that `object` refers to, leaves left out, and the key at which it does. */
export function forEachReferent(object: object, visit: (referent: object, key: unknown) => void): void {
  const see = (value: unknown, key: unknown): void => {
    if (typeof value === 'object' && value !== null && !isLeaf(value)) visit(value, key);
  };
  if (Array.isArray(object)) {
    for (let i = 0; i < object.length; i++) see(object[i], i);
    return;
  }
  if (object instanceof Map) {
    for (const [key, value] of object) {
      if (typeof key === 'object') see(key, key);
      see(value, key);
    }
    return;
  }
  if (object instanceof Set) {
    for (const value of object) see(value, value);
    return;
  }
  const trace = tracerOf(object);
  if (trace !== undefined) {
    for (const value of trace(object)) see(value, TRACED);
    return;
  }
  for (const key of Object.keys(object)) see((object as Record<string, unknown>)[key], key);
}

function holds({ container, key, object }: Edge): boolean {
  if (Array.isArray(container)) return container[key as number] === object;
  if (container instanceof Map) return container.get(key) === object || (key === object && container.has(key));
  if (container instanceof Set) return container.has(object);
  if (key === TRACED) {
    for (const value of tracerOf(container as object)!(container)) if (value === object) return true;
    return false;
  }
  return (container as Record<string, unknown>)[key as string] === object;
}

/** Everything reachable from the roots and from `extra`, each with the last step of a shortest path to it. */
export function markPaths(extra: readonly unknown[]): Map<object, Edge> {
  const edges = new Map<object, Edge>();
  const queue: Edge[] = [];
  const root = (object: unknown): void => {
    if (typeof object !== 'object' || object === null || edges.has(object) || isLeaf(object)) return;
    const edge = { object, up: null, container: null, key: undefined, verified: 0 };
    edges.set(object, edge);
    queue.push(edge);
  };
  for (const object of rootsNow()) root(object);
  for (const object of extra) root(object);
  for (let i = 0; i < queue.length; i++) {
    const up = queue[i];
    const container = up.object;
    forEachReferent(container, (object, key) => {
      if (edges.has(object)) return;
      const edge = { object, up, container, key, verified: 0 };
      edges.set(object, edge);
      queue.push(edge);
    });
  }
  return edges;
}

/** Everything that `start` refers to, directly or not, without entering what `barrier` has. `start` is in it if it is in a cycle. */
export function closure(start: Iterable<object>, barrier: { has(object: object): boolean }): Set<object> {
  const seen = new Set<object>();
  const stack: object[] = [...start];
  for (let object = stack.pop(); object !== undefined; object = stack.pop()) {
    forEachReferent(object, referent => {
      if (seen.has(referent) || barrier.has(referent)) return;
      seen.add(referent);
      stack.push(referent);
    });
  }
  return seen;
}

/** A look at several paths at one moment. */
export class Look {
  private static count = 0;
  private readonly moment = ++Look.count;
  private roots: Set<unknown> | undefined;
  private readonly extra: readonly unknown[];
  /** How many steps were looked at. */
  steps = 0;
  constructor(extra: readonly unknown[]) {
    this.extra = extra;
  }
  /** True while every step of the path holds. */
  intact(path: Edge): boolean {
    let edge: Edge | null = path;
    for (; edge !== null && edge.verified !== this.moment; edge = edge.up) {
      this.steps++;
      if (edge.container === null ? !this.isRoot(edge.object) : !holds(edge)) return false;
    }
    for (let done: Edge | null = path; done !== edge && done !== null; done = done.up) done.verified = this.moment;
    return true;
  }
  private isRoot(object: object): boolean {
    this.roots ??= new Set([...rootsNow(), ...this.extra]);
    return this.roots.has(object);
  }
}

/** The objects of a broken path that still lead to its end, the end first. */
export function* stillLeading(path: Edge): Generator<object> {
  let edge: Edge | null = path;
  for (;;) {
    yield edge.object;
    if (edge.container === null || !holds(edge) || edge.up === null) return;
    edge = edge.up;
  }
}
