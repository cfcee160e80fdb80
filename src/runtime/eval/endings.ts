/** `gc.collect()`, and the end of a program: what ends then although no reference to it has just gone. */

import { reachable, referentsOf } from '../buffer/reachability.ts';
import { interpreter } from '../interpreter.ts';
import { closure } from '../lifetime/paths.ts';
import { exitCalls, finalizable, forgetWatched, observer, weakRecords } from '../lifetime/watched.ts';
import { callWithKeywords } from '../protocol/call.ts';
import { repr } from '../protocol/repr.ts';
import type { PyObject } from '../types.ts';
import { PyModule } from '../values/function.ts';
import { stackIsClean } from './clean-stack.ts';
import {
  clearReferences,
  closeQuietly,
  finalize,
  forgetDeaths,
  nothingWatched,
  quietly,
  settle,
  state,
  work,
} from './deaths.ts';
import { thread } from './frame.ts';
import { type PyGenerator, suspendedWithCleanup } from './generator.ts';

/** CPython's `gc.collect()`: references first, then `__del__`, then those that nothing brought back are gone. */
observer.collect = () => {
  const { frame } = thread;
  if (state.looking || (frame !== null && !stackIsClean(frame, frame.at))) return 0;
  settle([]);
  return collectGarbage();
};

function collectGarbage(): number {
  state.looking = true;
  let count = 0;
  try {
    const garbage = state.cyclic.size === 0 ? state.cyclic : closure(state.cyclic, reachable());
    state.cyclic = new Set();
    state.kept = new Set();
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
    state.looking = false;
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
  if (nothingWatched()) {
    forget();
    return;
  }
  work.inHand = 0;
  const main = interpreter.modules.get('__main__');
  const values = main instanceof PyModule ? [...main.dict.dictValues()] : [];
  settle([]);
  collectGarbage();
  state.looking = true;
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
    state.looking = false;
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
  forgetDeaths();
}
