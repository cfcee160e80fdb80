/**
 * How objects are reached. As long as every step of a path from a root still holds, its end is alive: this is quickly
 * seen, and only a broken path asks for a scan.
 */

import { isRootNow, type Marking, referentsOf, refersAt } from '../buffer/reachability.ts';
import { portsThatHold } from './sealed.ts';

/** One step of a path: `container` refers to `object`, at `key`. */
export interface Edge {
  readonly object: object;
  /** `null` for a root. */
  readonly up: Edge | null;
  readonly key: unknown;
  /** The look at which it was last found to hold. */
  verified: number;
}

/** Makes the paths of what one mark reached; paths share their beginnings. */
export class Paths {
  private readonly edges: (Edge | undefined)[] = [];
  private readonly marking: Marking;
  constructor(marking: Marking) {
    this.marking = marking;
  }
  /** A shortest path to `object`, if it was reached. */
  to(object: object): Edge | undefined {
    const { numbers, parents, keys, objects } = this.marking;
    const end = numbers.get(object);
    if (end === undefined) return undefined;
    const missing: number[] = [];
    let i = end;
    for (; i >= 0 && this.edges[i] === undefined; i = parents[i]) missing.push(i);
    for (let up = i < 0 ? null : (this.edges[i] as Edge); missing.length > 0; ) {
      const number = missing.pop() as number;
      up = { object: objects[number], up, key: keys[number], verified: 0 };
      this.edges[number] = up;
    }
    return this.edges[end];
  }
}

/** True if the last step to an edge's object is still there. */
function holds({ up, key, object }: Edge): boolean {
  return up !== null && refersAt(up.object, key, object);
}

/** A look at several paths at one moment. */
export class Look {
  private static count = 0;
  private readonly moment = ++Look.count;
  private readonly extra: readonly unknown[];
  private ports: ReadonlySet<object> | null = null;
  /** How many steps were looked at. */
  steps = 0;
  /** @param extra what counts as a root besides the registered ones */
  constructor(extra: readonly unknown[]) {
    this.extra = extra;
  }
  /** True while every step of the path holds. */
  intact(path: Edge): boolean {
    let edge: Edge | null = path;
    for (; edge !== null && edge.verified !== this.moment; edge = edge.up) {
      this.steps++;
      if (edge.up === null ? !this.isRoot(edge.object) : !holds(edge)) return false;
    }
    for (let done: Edge | null = path; done !== edge && done !== null; done = done.up) done.verified = this.moment;
    return true;
  }
  private isRoot(object: object): boolean {
    if (this.extra.includes(object)) return true;
    this.steps++;
    if (isRootNow(object)) return true;
    this.ports ??= portsThatHold();
    return this.ports.has(object);
  }
}

interface Barrier {
  has(object: object): boolean;
}

/** Everything that `start` refers to, directly or not, without entering what `barrier` has. */
export function closure(start: Iterable<object>, barrier: Barrier): Set<object> {
  const seen = new Set<object>();
  const stack: object[] = [...start];
  for (let object = stack.pop(); object !== undefined; object = stack.pop()) {
    for (const referent of referentsOf(object)) {
      if (seen.has(referent) || barrier.has(referent)) continue;
      seen.add(referent);
      stack.push(referent);
    }
  }
  return seen;
}

/**
 * What is in a cycle, among what `start` leads to outside of `barrier` (Tarjan's components of more than one node).
 * @param areOne whether two objects that refer to each other are one for the program, and so no cycle
 */
export function inCycles(
  start: Iterable<object>,
  barrier: Barrier,
  areOne: (a: object, b: object) => boolean = () => false,
): Set<object> {
  const result = new Set<object>();
  const low = new Map<object, number>();
  const open: object[] = [];
  const isOpen = new Set<object>();
  const path: { object: object; number: number; referents: object[]; next: number }[] = [];
  const enter = (object: object): void => {
    const number = low.size;
    low.set(object, number);
    open.push(object);
    isOpen.add(object);
    path.push({ object, number, referents: referentsOf(object), next: 0 });
  };
  for (const root of start) {
    if (!low.has(root) && !barrier.has(root)) enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      if (top.next < top.referents.length) {
        const referent = top.referents[top.next++];
        if (barrier.has(referent)) continue;
        if (referent === top.object) result.add(referent);
        const known = low.get(referent);
        if (known === undefined) enter(referent);
        else if (isOpen.has(referent)) low.set(top.object, Math.min(low.get(top.object) as number, known));
        continue;
      }
      path.pop();
      const lowest = low.get(top.object) as number;
      const outer = path.at(-1);
      if (outer !== undefined) low.set(outer.object, Math.min(low.get(outer.object) as number, lowest));
      if (lowest !== top.number) continue;
      const component = open.splice(open.lastIndexOf(top.object));
      const isCycle = component.length > 2 || (component.length === 2 && !areOne(component[0], component[1]));
      for (const object of component) {
        isOpen.delete(object);
        if (isCycle) result.add(object);
      }
    }
  }
  return result;
}
