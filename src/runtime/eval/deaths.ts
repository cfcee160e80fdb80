/**
 * The end of what has died: a scan from the roots finds it, and it ends as in CPython, each object before those that it
 * alone refers to. When to look is decided in `lifetimes.ts`.
 */

import { isLeaf, Marking, reachable, refersAt } from '../buffer/reachability.ts';
import { GeneratorExit, PyException, RuntimeWarning } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { closure, type Edge, inCycles, Look, Paths } from '../lifetime/paths.ts';
import { forgetSeal, isSealed, sealed } from '../lifetime/sealed.ts';
import {
  finalizable,
  finalized,
  releaseOf,
  unrefer,
  type WeakHolder,
  type WeakRecord,
  weakRecords,
  withCallback,
} from '../lifetime/watched.ts';
import { call1, invoke0 } from '../protocol/call.ts';
import { repr } from '../protocol/repr.ts';
import { PyInstance, type PyObject } from '../types.ts';
import { unraisable } from '../unraisable.ts';
import { PyAsyncGenerator } from './async-generator.ts';
import { Frame, thread } from './frame.ts';
import { PyGenerator, suspendedWithCleanup } from './generator.ts';
import { isPendingList } from './pending.ts';
import { mayResurrect } from './resurrection.ts';

/** What is known of the watched objects. */
export const state = {
  /** How each watched object was last reached. */
  paths: new Map<object, Edge>(),
  /** Unreachable objects that are in cycles: what they refer to lives until `gc.collect()`. */
  cyclic: new Set<object>(),
  /** These and what they refer to: known to be unreachable and kept, which only a collection changes. */
  kept: new Set<object>(),
  /** A look is under way: what it runs does not start another. */
  looking: false,
  /** The kind of the node that the look under way follows. */
  after: '',
  /** While one is: a weak reference gave a program an object back that the scan had not reached. */
  revived: false,
  /** What the scan under way has reached. */
  marked: null as Marking | null,
};

/**
 * Work in hand for exactness, in units of some ten nanoseconds. Looks and scans take from it what they cost, each
 * statement adds a little: a program whose looks cost more than that is looked at less often, so that its speed stays
 * in proportion. A death is seen later then, and the order of deaths may differ.
 */
export const work = { inHand: 0 };
/** At the start, and at most: a second or two. */
const RESERVE = 300_000_000;
/** What a statement adds. */
const PER_STATEMENT = 4;
/** What module-level statements and weak references that are asked may take beyond it. */
export const OVERDRAFT = -40_000_000;
const PER_OBJECT = 20;
const PER_SCAN = 100;
const PER_SEARCH = 30;
const PER_WATCHED = 10;
/** How many objects near the running code are searched for a watched one that was not where it was. */
const NEAR = 100;
work.inHand = RESERVE;

/** A statement was executed. @returns whether there is work in hand for a look */
export function mayLook(): boolean {
  if (work.inHand < RESERVE) work.inHand += PER_STATEMENT;
  return work.inHand > 0 && !state.looking;
}

/** Takes what a scan cost. */
export function takeForScan(marks: Marking): void {
  work.inHand -= PER_OBJECT * marks.objects.length + PER_SCAN;
}

/** True if nothing is watched whose death would have an effect. */
export function nothingWatched(): boolean {
  return finalizable.size === 0 && suspendedWithCleanup.size === 0 && withCallback.size === 0;
}

/** True if an object is reached as it was before, or lives for another reason that is quickly seen. */
export function holdsStill(object: object, look: Look): boolean {
  const path = state.paths.get(object);
  return (path !== undefined && look.intact(path)) || state.kept.has(object) || isLeaf(object) || isSealed(object);
}

/** True if every object whose death would have an effect is still reached as before. */
export function allHold(look: Look): boolean {
  return eachHolds(look, null);
}

/** The same, after a search near `frame`: new objects, and those that have just moved, are mostly there. */
export function allNear(look: Look, frame: Frame, extra: readonly unknown[]): boolean {
  const near = new Marking([...extra, frame]);
  const all = eachHolds(look, near);
  work.inHand -= near.objects.length * PER_OBJECT + PER_SEARCH;
  return all;
}

/** The same for one object. */
export function isNear(object: object, frame: Frame): boolean {
  const near = new Marking([frame]);
  const found = findNear(object, near);
  work.inHand -= near.objects.length * PER_OBJECT + PER_SEARCH;
  return found;
}

function findNear(object: object, near: Marking): boolean {
  if (!near.markUntil(object, NEAR)) return false;
  state.paths.set(object, new Paths(near).to(object) as Edge);
  return true;
}

function eachHolds(look: Look, near: Marking | null): boolean {
  for (const object of finalizable) {
    if (!holdsStill(object, look) && (near === null || !findNear(object, near))) return false;
  }
  for (const generator of suspendedWithCleanup) {
    if (generator.running || holdsStill(generator, look)) continue;
    if (near === null || !findNear(generator, near)) return false;
  }
  for (const ref of withCallback) {
    if (ref.record === null) {
      withCallback.delete(ref);
      continue;
    }
    const { target } = ref.record;
    if (!holdsStill(target, look) && (near === null || !findNear(target, near))) return false;
    if (!holdsStill(ref, look) && (near === null || !findNear(ref, near))) return false;
  }
  return true;
}

/** The objects whose death somebody could notice. */
function watchedObjects(): Set<object> {
  const watched = new Set<object>(finalizable);
  for (const generator of suspendedWithCleanup) if (!generator.running) watched.add(generator);
  for (const target of weakRecords.keys()) if (!isLeaf(target)) watched.add(target);
  return watched;
}

/** Finds what has died, and ends it: each object before those that it alone refers to. */
export function settle(extra: readonly unknown[]): void {
  state.looking = true;
  let again: boolean;
  try {
    do {
      state.marked = reachable(extra, sealed());
      takeForScan(state.marked);
      const dead = findDead(state.marked);
      dropDeadReferences(state.marked);
      state.revived = false;
      let unsure = false;
      for (const { object, leads } of dead) {
        const ran = end(object);
        // Python code may have brought the object back, or what it led to.
        if (state.revived || (ran && (leads || weakRecords.has(object as PyObject)))) {
          unsure = true;
          break;
        }
      }
      remember(state.marked);
      again = dead.length > 0 && (unsure || !allHold(new Look(extra)));
    } while (again && work.inHand > OVERDRAFT);
  } finally {
    state.looking = false;
    state.marked = null;
  }
}

function remember(marks: Marking): void {
  const before = state.paths;
  state.paths = new Map();
  const made = new Paths(marks);
  const keep = (object: object): void => {
    // The last path of what has died tells what it was in.
    const edge = made.to(object) ?? before.get(object);
    if (edge !== undefined) state.paths.set(object, edge);
  };
  for (const object of watchedObjects()) keep(object);
  for (const ref of withCallback) keep(ref);
  work.inHand -= PER_WATCHED * (state.paths.size + 1);
}

interface Dead {
  object: object;
  /** Others that have died are below it. */
  leads: boolean;
}

/** The dead that no other dead object refers to, in the order in which CPython would come to them. */
function findDead(marks: Marking): Dead[] {
  const unreachable: object[] = [];
  for (const object of watchedObjects()) if (!marks.has(object)) unreachable.push(object);
  if (unreachable.length === 0) {
    if (state.kept.size > 0) {
      state.kept = new Set();
      state.cyclic = new Set();
    }
    return [];
  }
  const holders = new Set<object>(state.cyclic);
  for (const object of unreachable) {
    holders.add(object);
    for (
      let edge = state.paths.get(object);
      edge?.up && !marks.has(edge.up.object) && refersAt(edge.up.object, edge.key, edge.object);
      edge = edge.up
    ) {
      holders.add(edge.up.object);
    }
  }
  state.cyclic = inCycles(holders, marks, (a, b) => isBodyOf(a, b) || isBodyOf(b, a));
  state.kept = state.cyclic.size === 0 ? state.cyclic : closure(state.cyclic, marks);
  return outermost(
    unreachable.filter(object => !state.kept.has(object)),
    marks,
  );
}

/** Whether one is the body of the other, a coroutine or an asynchronous generator. */
function isBodyOf(body: object, owner: object): boolean {
  return body instanceof PyGenerator && body.owner === owner;
}

function outermost(dead: object[], marks: Marking): Dead[] {
  const among = new Set(dead);
  const inner = new Set<object>();
  const leading = new Set<object>();
  const seen = new Set<object>();
  const barrier = { has: (object: object) => marks.has(object) || seen.has(object) };
  for (const start of dead) {
    if (inner.has(start)) continue;
    for (const object of closure([start], barrier)) {
      seen.add(object);
      if (object === start || !among.has(object)) continue;
      inner.add(object);
      leading.add(start);
    }
  }
  work.inHand -= PER_OBJECT * seen.size;
  const outer = dead.filter(object => !inner.has(object));
  // What no look had found yet are intermediate values, which go from the last.
  const isFresh = state.after === 'Compare' ? () => true : isIntermediate;
  const fresh = outer.filter(isFresh);
  if (state.after !== 'BinOp' && state.after !== 'Subscript') fresh.reverse();
  return [...fresh, ...outer.filter(object => !isFresh(object)).sort(byPlace)].map(object => ({
    object,
    leads: leading.has(object),
  }));
}

/** Where two paths part: the steps from the last holder that both have. */
function apart(first: Edge | undefined, second: Edge | undefined): [Edge | undefined, Edge | undefined] {
  if (first === undefined || second === undefined) return [first, second];
  const above = new Map<object, Edge>();
  for (let edge = first; edge.up !== null; edge = edge.up) above.set(edge.up.object, edge);
  for (let edge = second; edge.up !== null; edge = edge.up) {
    const other = above.get(edge.up.object);
    if (other !== undefined) return [other, edge];
  }
  return [first, second];
}

/** Whether no more is known of an object than that an expression gave it. */
function isIntermediate(object: object): boolean {
  const path = state.paths.get(object);
  return path === undefined || path.up === null || isPendingList(path.up.object);
}

/** Frames, lists and tuples let what they hold go from the end, instances from the beginning. */
function byPlace(a: object, b: object): number {
  const [first, second] = apart(state.paths.get(a), state.paths.get(b));
  const holder = first?.up;
  if (!holder || holder.object !== second?.up?.object || !Array.isArray(holder.object)) return 0;
  const order = (first.key as number) - (second.key as number);
  const above = holder.up?.object;
  // Targets take their new values in order.
  if (above instanceof Frame && (state.after === 'Assign' || state.after === 'For')) return order;
  return above instanceof PyInstance ? order : -order;
}

/** References that died before their objects did call nothing. */
function dropDeadReferences(marks: Marking): void {
  for (const { target, refs } of [...weakRecords.values()]) {
    if (!marks.has(target) && !isLeaf(target)) continue;
    for (const ref of refs) if (!marks.has(ref) && !state.kept.has(ref)) unrefer(ref);
  }
}

/** Ends an object, or does the next step of it. @returns true if Python code ran */
function end(object: object): boolean {
  if (finalizable.delete(object as PyObject)) {
    if (finalize(object as PyObject)) {
      const record = weakRecords.get(object as PyObject);
      if (record !== undefined) clearReferences(record);
    }
    return true;
  }
  if (suspendedWithCleanup.has(object as PyGenerator)) {
    closeQuietly(object as PyGenerator);
    return true;
  }
  const record = weakRecords.get(object as PyObject);
  return record !== undefined && clearReferences(record);
}

/**
 * Calls `__del__`, once in an object's life; tells the exporter of a buffer.
 * @returns whether it surely did not bring the object back
 */
export function finalize(object: PyObject): boolean {
  const release = releaseOf(object);
  if (release !== undefined) {
    release();
    return false;
  }
  finalized.add(object);
  const method = object.type.lookup('__del__');
  if (method === undefined) return true;
  let ended = false;
  quietly(
    () => {
      invoke0(method, object);
      ended = true;
    },
    () => `Exception ignored while calling deallocator ${repr(method)}`,
  );
  // A traceback keeps what its frames have.
  return ended && !state.revived && !mayResurrect(method, object.type);
}

/** Tells the references of a dead object. @returns true if callbacks ran */
export function clearReferences(record: WeakRecord, skip?: { has(ref: object): boolean }): boolean {
  weakRecords.delete(record.target);
  const calls: [WeakHolder, WeakHolder['callback']][] = [];
  for (const ref of record.refs) {
    ref.record = null;
    withCallback.delete(ref);
    const wentFirst = state.marked?.has(ref) === false && byPlace(ref, record.target) < 0;
    if (ref.callback !== null && !wentFirst && skip?.has(ref) !== true) calls.push([ref, ref.callback]);
    ref.callback = null;
  }
  for (const [ref, callback] of calls) {
    quietly(
      () => call1(callback, ref),
      () => `Exception ignored while calling weakref callback ${repr(callback)}`,
    );
  }
  return calls.length > 0;
}

/** Runs what nobody called: an exception cannot be caught, it is printed. */
export function quietly(run: () => void, title: () => string): void {
  const { handled } = thread;
  try {
    run();
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    if (thrown.value.context === handled || thrown.value.context?.type === GeneratorExit) thrown.value.context = null;
    unraisable.report(thrown, title());
  }
}

/** CPython's `_PyErr_WarnUnawaitedCoroutine`. */
function warnUnawaited(coroutine: PyGenerator): void {
  interpreter.warn(RuntimeWarning, `coroutine '${coroutine.qualname}' was never awaited`);
}

/** Closes a generator that nobody can reach. */
export function closeQuietly(generator: PyGenerator): void {
  suspendedWithCleanup.delete(generator);
  if (generator.running) return;
  generator.abandoned = true;
  const { owner } = generator;
  if (owner instanceof PyAsyncGenerator && owner.finalizer !== null) {
    const { finalizer } = owner;
    quietly(
      () => call1(finalizer, owner),
      () => `Exception ignored while closing generator ${repr(owner)}`,
    );
    return;
  }
  if (generator.noun === 'coroutine' && !generator.started) {
    generator.frame = null;
    quietly(
      () => warnUnawaited(generator),
      () => '',
    );
    return;
  }
  quietly(
    () => generator.close(),
    () => `Exception ignored while closing generator ${repr(generator.owner ?? generator)}`,
  );
}

/** Nothing is known any more. */
export function forgetDeaths(): void {
  state.paths = new Map();
  state.cyclic = new Set();
  state.kept = new Set();
  forgetSeal();
  work.inHand = RESERVE;
}
