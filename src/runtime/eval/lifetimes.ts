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
import { isLeaf, reachable } from '../buffer/reachability.ts';
import { GeneratorExit, PyException } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { closure, type Edge, forEachReferent, Look, markPaths, stillLeading } from '../lifetime/paths.ts';
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
import { PyModule } from '../values/function.ts';
import { observation } from './bind.ts';
import { stackIsClean } from './clean-stack.ts';
import { type Frame, startObserving, thread } from './frame.ts';
import { type PyGenerator, suspendedWithCleanup } from './generator.ts';

/** How each watched object was last reached. */
let paths = new Map<object, Edge>();
/** Unreachable objects that are in cycles: what they refer to lives until `gc.collect()`. */
const cyclic = new Set<object>();
/** A look is under way: what it runs does not start another. */
let looking = false;
/**
 * Work that may still be done for exactness, in steps of a path or objects of a scan. Programs that use it up (a
 * second or so) are looked at less often: what each statement adds pays for the looks.
 */
const RESERVE = 3_000_000;
const PER_STATEMENT = 60;
/** So many deaths at once are not followed by a scan each. */
const MANY = 100;
let reserve = RESERVE;

/** To be called after a statement, in code that is observed. */
export function afterStatement(frame: Frame, node: Node): void {
  if (finalizable.size === 0 && suspendedWithCleanup.size === 0 && withCallback.size === 0) return;
  observe(frame, node, null);
}

/** To be called, in code that is observed, after an expression whose operands it alone may have held. */
function duringStatement(frame: Frame, node: Node, value: Value): void {
  if (finalizable.size === 0 && suspendedWithCleanup.size === 0 && withCallback.size === 0) return;
  observe(frame, node, value);
}

function observe(frame: Frame, node: Node, value: Value): void {
  if (looking) return;
  if (reserve < RESERVE) reserve += PER_STATEMENT;
  const extra = [frame, value];
  if (reserve < 0 || allHold(extra) || !stackIsClean(frame, node)) return;
  settle(extra);
}

/** True if every object whose death would have an effect is still reached as before. */
function allHold(extra: readonly unknown[]): boolean {
  const look = new Look(extra);
  const holds = (object: object): boolean => {
    const path = paths.get(object);
    return path !== undefined && look.intact(path);
  };
  const all = eachHolds(object => holds(object) || isKept(object) || isLeaf(object));
  reserve -= look.steps + 5;
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

/** Known to be unreachable and in a cycle, or to be held by one: nothing changes that but a collection. */
let kept = new Set<object>();
function isKept(object: object): boolean {
  return kept.has(object);
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
  try {
    for (;;) {
      const marks = markPaths(extra);
      marked = marks;
      reserve -= 3 * marks.size;
      const dead = findDead(marks);
      dropDeadReferences(marks);
      let ended = 0;
      for (const object of dead) {
        ended++;
        // Python code may have brought others back; many at once are not looked at again one by one.
        if (end(object) && dead.length < MANY && reserve > 0) break;
      }
      if (dead.length === 0 || ended === 0) {
        remember(marks);
        return;
      }
    }
  } finally {
    looking = false;
    marked = null;
  }
}
/** What the scan under way has reached. */
let marked: Map<object, Edge> | null = null;

function remember(marks: Map<object, Edge>): void {
  paths = new Map();
  const keep = (object: object): void => {
    const edge = marks.get(object);
    if (edge !== undefined) paths.set(object, edge);
  };
  for (const object of watchedObjects()) keep(object);
  for (const ref of withCallback) keep(ref);
}

/** The dead that no other dead object refers to, in the order in which CPython would come to them. */
function findDead(marks: Map<object, Edge>): object[] {
  const unreachable: object[] = [];
  for (const object of watchedObjects()) if (!marks.has(object)) unreachable.push(object);
  for (const object of cyclic) if (marks.has(object)) cyclic.delete(object);
  if (unreachable.length === 0) {
    if (kept.size > 0) kept = new Set();
    return [];
  }
  for (const object of unreachable) noteCycles(object, marks);
  kept = closure(cyclic, marks);
  for (const object of cyclic) kept.add(object);
  return outermost(
    unreachable.filter(object => !kept.has(object)),
    marks,
  );
}

/** Puts what holds `object` in a cycle, as far as that is known, into `cyclic`. */
function noteCycles(object: object, marks: Map<object, Edge>): void {
  const path = paths.get(object);
  for (const holder of path === undefined ? [object] : stillLeading(path)) {
    if (marks.has(holder)) return;
    if (cyclic.has(holder)) return;
    if (closure([holder], marks).has(holder)) cyclic.add(holder);
  }
}

function outermost(dead: object[], marks: Map<object, Edge>): object[] {
  if (dead.length < 2) return dead;
  const among = new Set(dead);
  const inner = new Set<object>();
  const seen = new Set<object>();
  for (const start of dead) {
    if (inner.has(start)) continue;
    const below = closure([start], { has: object => marks.has(object) || seen.has(object) });
    for (const object of below) {
      seen.add(object);
      if (object !== start && among.has(object)) inner.add(object);
    }
  }
  return dead.filter(object => !inner.has(object)).sort(byPlace);
}

/** Frames, lists and tuples let what they hold go from the end, instances from the beginning. */
function byPlace(a: object, b: object): number {
  const first = paths.get(a);
  const second = paths.get(b);
  if (first?.container !== second?.container || !Array.isArray(first?.container)) return 0;
  const order = (first.key as number) - ((second as Edge).key as number);
  return first.up?.object === first.container && first.up.container instanceof PyInstance ? order : -order;
}

/** References that died before their objects did call nothing. */
function dropDeadReferences(marks: Map<object, Edge>): void {
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
    () => `Exception ignored while calling deallocator ${repr(method)}:\n`,
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
      () => `Exception ignored while calling weakref callback ${repr(callback)}:\n`,
    );
  }
  return calls.length > 0;
}

/** CPython prints such exceptions by a simpler printer, which marks no part of a line. */
function withoutMarks(text: string): string {
  return text.replace(/^ +[~^]+\n/gm, '');
}

/** Runs what nobody called: an exception cannot be caught, it is printed. */
function quietly(run: () => void, title: () => string): void {
  const { handled } = thread;
  try {
    run();
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    if (thrown.value.context === handled || thrown.value.context?.type === GeneratorExit) thrown.value.context = null;
    interpreter.host.writeStderr(title());
    interpreter.host.writeStderr(withoutMarks(interpreter.formatException(thrown.value)));
  }
}

function closeQuietly(generator: PyGenerator): void {
  suspendedWithCleanup.delete(generator);
  if (generator.running) return;
  quietly(
    () => generator.close(),
    () => `Exception ignored while closing generator ${repr(generator)}:\n`,
  );
}

/** A loop over `generator` was left early: closes it unless the roots or `held` reach it. */
export function closeIfAbandoned(generator: PyGenerator, held: readonly unknown[]): void {
  if (!looking && !reachable(held).has(generator)) closeQuietly(generator);
}

observation.after = afterStatement;
observation.during = duringStatement;

// ---------------------------------------------------------------- what is asked for

observer.start = startObserving;

observer.isAlive = holder => {
  const { record } = holder;
  if (record === null) return false;
  const { target } = record;
  if (looking || isLeaf(target)) return true;
  // It was taken for dead while only the JavaScript stack had it.
  if (weakRecords.get(target)?.refs.includes(holder) !== true) rejoin(holder);
  const path = paths.get(target);
  const look = new Look([]);
  const intact = path !== undefined && look.intact(path);
  reserve -= look.steps;
  if (!intact) lookNow([holder]);
  return holder.record !== null;
};

function lookNow(held: readonly unknown[] = []): void {
  const { frame } = thread;
  if (looking || frame === null) return;
  if (reserve < RESERVE) reserve += PER_STATEMENT;
  if (reserve < 0 || !stackIsClean(frame, frame.at)) return;
  settle(held);
}
observer.look = () => {
  if (weakRecords.size > 0 || finalizable.size > 0 || suspendedWithCleanup.size > 0) lookNow();
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
    const marks = markPaths([]);
    const garbage = closure(cyclic, marks);
    for (const object of cyclic) garbage.add(object);
    cyclic.clear();
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
      const after = markPaths([]);
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
      () => `Exception ignored in atexit callback ${repr(callee)}:\n`,
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
    forEachReferent(object, referent => {
      if (!seen.has(referent)) next.push(referent);
      seen.add(referent);
    });
    stack.push(...(Array.isArray(object) ? next : next.reverse()));
  }
}

/** Another interpreter begins, or none: nothing is watched any more. */
export function forget(): void {
  suspendedWithCleanup.clear();
  exitCalls.length = 0;
  forgetWatched();
  cyclic.clear();
  kept = new Set();
  paths = new Map();
  reserve = RESERVE;
}
