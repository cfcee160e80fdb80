/**
 * Deaths, without reference counts.
 *
 * CPython ends an object when its last reference goes. Here, while a program could notice a death (`lifetime/watched.ts`:
 * weak references with callbacks, `__del__`; and suspended generators with something to clean up), each statement is
 * followed by a look: does the path by which each such object was last reached still hold? If not, a scan from the
 * roots finds out. References without callbacks are looked after when they are asked. What is unreachable but kept by
 * a cycle lives until `gc.collect()`, as in CPython.
 */

import type { Node } from '../../parser/ast.ts';
import { isLeaf, Marking, reachable, referentsOf, refersAt } from '../buffer/reachability.ts';
import { GeneratorExit, PyException, RuntimeWarning } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { closure, type Edge, inCycles, Look, Paths } from '../lifetime/paths.ts';
import {
  exitCalls,
  finalizable,
  finalized,
  forgetWatched,
  observer,
  rejoin,
  unrefer,
  type WeakHolder,
  type WeakRecord,
  weakRecords,
  withCallback,
} from '../lifetime/watched.ts';
import { call1, callWithKeywords, invoke0 } from '../protocol/call.ts';
import { repr } from '../protocol/repr.ts';
import { PyInstance, type PyObject, type Value } from '../types.ts';
import { unraisable } from '../unraisable.ts';
import { PyModule } from '../values/function.ts';
import { PyAsyncGenerator } from './async-generator.ts';
import { observation } from './bind.ts';
import { distrustRunning, stackIsClean } from './clean-stack.ts';
import { type Frame, startObserving, thread } from './frame.ts';
import { type PyGenerator, suspendedWithCleanup } from './generator.ts';

/** How each watched object was last reached. */
let paths = new Map<object, Edge>();
/** Unreachable objects that are in cycles: what they refer to lives until `gc.collect()`. */
let cyclic = new Set<object>();
/** These and what they refer to: known to be unreachable and kept, which only a collection changes. */
let kept = new Set<object>();
/** A look is under way: what it runs does not start another. */
let looking = false;
/** While one is: a weak reference gave a program an object back that the scan had not reached. */
let revived = false;
/** What the scan under way has reached. */
let marked: Marking | null = null;

/**
 * Work that may still be done for exactness, in units of some ten nanoseconds: a second or so, and what each statement
 * adds. Programs that use it up are looked at less often: a death is seen later then, the order of deaths may differ.
 */
const RESERVE = 60_000_000;
const PER_STATEMENT = 20;
const PER_OBJECT = 12;
const PER_SCAN = 500;
const PER_STEP = 4;
let reserve = RESERVE;
/** How many objects near the running code are searched for a watched one that was not where it was. */
const NEAR = 100;
/** When so many objects are weakly referenced, those that have died are taken out. */
const SWEEP = 1000;
let nextSweep = SWEEP;

/** To be called after a statement, in code that is observed. */
export function afterStatement(frame: Frame, node: Node): void {
  if (finalizable.size === 0 && suspendedWithCleanup.size === 0 && withCallback.size === 0) {
    if (weakRecords.size < nextSweep) return;
    sweep(frame, node);
  } else observe(frame, node, null);
}

/** To be called, in code that is observed, after an expression whose operands it alone may have held. */
function duringStatement(frame: Frame, node: Node, value: Value): void {
  if (finalizable.size === 0 && suspendedWithCleanup.size === 0 && withCallback.size === 0) return;
  observe(frame, node, value);
}

function observe(frame: Frame, node: Node, value: Value): void {
  if (looking) return;
  if (reserve < RESERVE) reserve += PER_STATEMENT;
  if (reserve < 0) return;
  const extra = typeof value === 'object' && value !== null ? [value] : NOTHING;
  const look = new Look(extra);
  if (!allHold(look) && stackIsClean(frame, node) && !allNear(look, frame, extra)) settle(extra);
  reserve -= look.steps * PER_STEP;
}
const NOTHING: readonly unknown[] = [];

/** Forgets weak references to what has died, in programs that never ask them. */
function sweep(frame: Frame, node: Node): void {
  if (looking || !stackIsClean(frame, node)) return;
  settle(NOTHING);
  nextSweep = Math.max(SWEEP, 2 * weakRecords.size);
}

/** True if every object whose death would have an effect is still reached as before. */
function allHold(look: Look): boolean {
  return eachHolds(object => {
    look.steps++;
    const path = paths.get(object);
    return (path !== undefined && look.intact(path)) || kept.has(object) || isLeaf(object);
  });
}

/** The same, after a search near `frame`: new objects, and those that have just moved, are mostly there. */
function allNear(look: Look, frame: Frame, extra: readonly unknown[]): boolean {
  let marking: Marking | undefined;
  const all = eachHolds(object => {
    const path = paths.get(object);
    if ((path !== undefined && look.intact(path)) || kept.has(object) || isLeaf(object)) return true;
    marking ??= new Marking([...extra, frame]);
    if (!marking.markUntil(object, NEAR)) return false;
    paths.set(object, new Paths(marking).to(object) as Edge);
    return true;
  });
  if (marking !== undefined) reserve -= marking.objects.length * PER_OBJECT;
  return all;
}

function eachHolds(holds: (object: object) => boolean): boolean {
  for (const object of finalizable) if (!holds(object)) return false;
  for (const generator of suspendedWithCleanup) if (!generator.running && !holds(generator)) return false;
  for (const ref of withCallback) {
    if (ref.record === null) withCallback.delete(ref);
    else if (!holds(ref.record.target) || !holds(ref)) return false;
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
function settle(extra: readonly unknown[]): void {
  looking = true;
  let again: boolean;
  try {
    do {
      marked = reachable(extra);
      reserve -= PER_OBJECT * marked.objects.length + PER_SCAN;
      const dead = findDead(marked);
      dropDeadReferences(marked);
      revived = false;
      for (const { object, leads } of dead) {
        const ran = end(object);
        // Python code may have brought back what the object led to.
        if (revived || (ran && (leads || weakRecords.has(object as PyObject)))) break;
      }
      remember(marked);
      again = dead.length > 0;
    } while (again && reserve > 0 && !allHold(new Look(extra)));
  } finally {
    looking = false;
    marked = null;
  }
}

function remember(marks: Marking): void {
  const before = paths;
  paths = new Map();
  const made = new Paths(marks);
  const keep = (object: object): void => {
    // The last path of what has died tells what it was in.
    const edge = made.to(object) ?? before.get(object);
    if (edge !== undefined) paths.set(object, edge);
  };
  for (const object of watchedObjects()) keep(object);
  for (const ref of withCallback) keep(ref);
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
    if (kept.size > 0) {
      kept = new Set();
      cyclic = new Set();
    }
    return [];
  }
  const holders = new Set<object>(cyclic);
  for (const object of unreachable) {
    holders.add(object);
    for (
      let edge = paths.get(object);
      edge?.up && !marks.has(edge.up.object) && refersAt(edge.up.object, edge.key, edge.object);
      edge = edge.up
    ) {
      holders.add(edge.up.object);
    }
  }
  cyclic = inCycles(holders, marks);
  kept = cyclic.size === 0 ? cyclic : closure(cyclic, marks);
  return outermost(
    unreachable.filter(object => !kept.has(object)),
    marks,
  );
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
  return dead
    .filter(object => !inner.has(object))
    .sort(byPlace)
    .map(object => ({ object, leads: leading.has(object) }));
}

/** Frames, lists and tuples let what they hold go from the end, instances from the beginning. */
function byPlace(a: object, b: object): number {
  const first = paths.get(a);
  const second = paths.get(b);
  const holder = first?.up;
  if (!holder || holder.object !== second?.up?.object || !Array.isArray(holder.object)) return 0;
  const order = (first.key as number) - (second.key as number);
  return holder.up?.object instanceof PyInstance ? order : -order;
}

/** References that died before their objects did call nothing. */
function dropDeadReferences(marks: Marking): void {
  for (const { target, refs } of [...weakRecords.values()]) {
    if (!marks.has(target) && !isLeaf(target)) continue;
    for (const ref of refs) if (!marks.has(ref) && !kept.has(ref)) unrefer(ref);
  }
}

/** Ends an object, or does the next step of it. @returns true if Python code ran */
function end(object: object): boolean {
  if (finalizable.delete(object as PyObject)) {
    finalize(object as PyObject);
    return true;
  }
  if (suspendedWithCleanup.has(object as PyGenerator)) {
    closeQuietly(object as PyGenerator);
    return true;
  }
  const record = weakRecords.get(object as PyObject);
  return record !== undefined && clearReferences(record);
}

/** Calls `__del__`, once in an object's life. */
function finalize(object: PyObject): void {
  finalized.add(object);
  const method = object.type.lookup('__del__');
  if (method === undefined) return;
  quietly(
    () => invoke0(method, object),
    () => `Exception ignored while calling deallocator ${repr(method)}`,
  );
}

/** Tells the references of a dead object. @returns true if callbacks ran */
function clearReferences(record: WeakRecord, skip?: { has(ref: object): boolean }): boolean {
  weakRecords.delete(record.target);
  const calls: [WeakHolder, WeakHolder['callback']][] = [];
  for (const ref of record.refs) {
    ref.record = null;
    withCallback.delete(ref);
    const wentFirst = marked?.has(ref) === false && byPlace(ref, record.target) < 0;
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
function quietly(run: () => void, title: () => string): void {
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

function closeQuietly(generator: PyGenerator): void {
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

/** A loop over `generator` was left early: closes it unless the roots or `held` reach it. */
export function closeIfAbandoned(generator: PyGenerator, held: readonly unknown[]): void {
  if (looking) return;
  const marks = reachable(held);
  reserve -= PER_OBJECT * marks.objects.length + PER_SCAN;
  if (!marks.has(generator)) closeQuietly(generator);
}

observation.after = afterStatement;
observation.during = duringStatement;

// ---------------------------------------------------------------- what is asked for

observer.start = () => {
  if (startObserving()) distrustRunning();
};

observer.isAlive = holder => {
  const { record } = holder;
  if (record === null) return false;
  const { target } = record;
  if (isLeaf(target)) return true;
  if (looking) {
    if (marked?.has(target) === false) revived = true;
    return true;
  }
  // It was taken for dead while only the JavaScript stack had it.
  if (weakRecords.get(target)?.refs.includes(holder) !== true) rejoin(holder);
  const { frame } = thread;
  if (reserve < RESERVE) reserve += PER_STATEMENT;
  if (reserve < 0 || frame === null) return true;
  const look = new Look(NOTHING);
  const path = paths.get(target);
  const intact = path !== undefined && look.intact(path);
  reserve -= look.steps * PER_STEP;
  if (intact || kept.has(target) || !stackIsClean(frame, frame.at)) return true;
  const near = new Marking([frame]);
  const found = near.markUntil(target, NEAR);
  reserve -= near.objects.length * PER_OBJECT;
  if (found) paths.set(target, new Paths(near).to(target) as Edge);
  else settle([holder]);
  return holder.record !== null;
};

observer.look = () => {
  const { frame } = thread;
  if (looking || frame === null || (weakRecords.size === 0 && finalizable.size === 0)) return;
  if (reserve < RESERVE) reserve += PER_STATEMENT;
  if (reserve < 0) return;
  const look = new Look(NOTHING);
  let all = true;
  for (const target of weakRecords.keys()) {
    const path = paths.get(target);
    all = (path !== undefined && look.intact(path)) || kept.has(target) || isLeaf(target);
    if (!all) break;
  }
  reserve -= look.steps * PER_STEP;
  if (!all && stackIsClean(frame, frame.at)) settle(NOTHING);
};

/** CPython's `gc.collect()`: references first, then `__del__`, then those that nothing brought back are gone. */
observer.collect = () => {
  const { frame } = thread;
  if (looking || (frame !== null && !stackIsClean(frame, frame.at))) return 0;
  settle([]);
  return collectGarbage();
};

function collectGarbage(): number {
  looking = true;
  let count = 0;
  try {
    const garbage = cyclic.size === 0 ? cyclic : closure(cyclic, reachable());
    cyclic = new Set();
    kept = new Set();
    for (const object of garbage) {
      const record = weakRecords.get(object as PyObject);
      if (record !== undefined) clearReferences(record, garbage);
    }
    for (const object of [...finalizable]) {
      if (!garbage.has(object)) continue;
      finalizable.delete(object);
      finalize(object);
    }
    for (const generator of [...suspendedWithCleanup]) if (garbage.has(generator)) closeQuietly(generator);
    if (garbage.size > 0) {
      // What a __del__ brought back was not collected.
      const after = reachable();
      for (const object of garbage) if (isTracked(object) && !after.has(object)) count++;
    }
  } finally {
    looking = false;
  }
  settle([]);
  return count;
}

/** Whether CPython's collector would count the object. */
function isTracked(object: object): boolean {
  return 'type' in object && (object as PyObject).type !== undefined && !Array.isArray(object);
}

// ---------------------------------------------------------------- the program's end

/**
 * The program is over. What was registered for the exit runs, then the cycles are collected, then the variables of its
 * module go at once, in the order that CPython's collector has them in, and last what is left.
 */
export function endAll(): void {
  thread.frame = null;
  thread.depth = 0;
  thread.handled = null;
  for (let call = exitCalls.pop(); call !== undefined; call = exitCalls.pop()) {
    const { callee, args, kwnames } = call;
    quietly(
      () => callWithKeywords(callee, [...args], kwnames),
      () => `Exception ignored in atexit callback ${repr(callee)}`,
    );
  }
  if (finalizable.size === 0 && suspendedWithCleanup.size === 0 && withCallback.size === 0) {
    forget();
    return;
  }
  reserve = RESERVE;
  const main = interpreter.modules.get('__main__');
  const values = main instanceof PyModule ? [...main.dict.dictValues()] : [];
  settle([]);
  collectGarbage();
  looking = true;
  try {
    const ending = (object: unknown): void => {
      if (finalizable.delete(object as PyObject)) finalize(object as PyObject);
      else if (suspendedWithCleanup.has(object as PyGenerator)) closeQuietly(object as PyGenerator);
    };
    for (const value of values) ending(value);
    for (const value of values) if (typeof value === 'object' && value !== null) lastItemsFirst(value, ending);
    for (const object of [...finalizable]) ending(object);
    for (const generator of [...suspendedWithCleanup]) ending(generator);
  } finally {
    looking = false;
  }
  forget();
}

/** Visits what an object refers to, sequences from their end. */
function lastItemsFirst(start: object, visit: (object: object) => void): void {
  const seen = new Set<object>([start]);
  const stack = [start];
  for (let object = stack.pop(); object !== undefined; object = stack.pop()) {
    visit(object);
    const next: object[] = [];
    for (const referent of referentsOf(object)) {
      if (!seen.has(referent)) next.push(referent);
      seen.add(referent);
    }
    stack.push(...(Array.isArray(object) ? next : next.reverse()));
  }
}

/** Another interpreter begins, or none: nothing is watched any more. */
export function forget(): void {
  suspendedWithCleanup.clear();
  exitCalls.length = 0;
  forgetWatched();
  cyclic = new Set();
  kept = new Set();
  paths = new Map();
  reserve = RESERVE;
  nextSweep = SWEEP;
}
