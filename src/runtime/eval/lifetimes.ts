/**
 * Deaths, without reference counts: when they are looked for.
 *
 * CPython ends an object when its last reference goes. Here, while a program could notice a death (`lifetime/watched.ts`:
 * weak references with callbacks, `__del__`; and suspended generators with something to clean up), statements that may
 * have let something go are followed by a look: does the path by which each such object was last reached still hold? If
 * not, a scan from the roots finds out (`deaths.ts`). References without callbacks are looked after when they are asked.
 * What is unreachable but kept by a cycle lives until `gc.collect()`, as in CPython.
 */

import type { Node } from '../../parser/ast.ts';
import { isLeaf, reachable } from '../buffer/reachability.ts';
import { Look } from '../lifetime/paths.ts';
import { finalizable, observer, rejoin, type WeakRecord, weakRecords } from '../lifetime/watched.ts';
import type { Value } from '../types.ts';
import { observation } from './bind.ts';
import { isStillWaiting, stackIsClean } from './clean-stack.ts';
import {
  allHold,
  allNear,
  closeQuietly,
  holdsStill,
  isNear,
  mayLook,
  nothingWatched,
  OVERDRAFT,
  settle,
  state,
  takeForScan,
  work,
} from './deaths.ts';
import { type Completion, type Frame, startObserving, thread } from './frame.ts';
import { PyGenerator, suspendedWithCleanup } from './generator.ts';

const PER_LOOK = 10;
const PER_STEP = 4;
/** When so many objects are weakly referenced, those that have died are taken out. */
const SWEEP = 1000;

/** To be called after a statement, in code that is observed. */
export function afterStatement(frame: Frame, node: Node): void {
  if (nothingWatched()) {
    if (weakRecords.size >= SWEEP && mayLook()) sweep(frame, node);
  } else if (mayLook()) look(frame, node, NOTHING);
}

/** To be called after each statement of a module: what was missed inside of it is found here. */
export function afterModuleStatement(frame: Frame, node: Node): void {
  if (frame.back !== null || work.inHand > 0) afterStatement(frame, node);
  else if (work.inHand > OVERDRAFT && !state.looking && !nothingWatched()) look(frame, node, NOTHING);
}

/** To be called, in code that is observed, after an expression whose operands it alone may have held. */
function duringStatement(frame: Frame, node: Node, value: Value): void {
  if (nothingWatched() || !mayLook()) return;
  look(frame, node, typeof value === 'object' && value !== null ? [value] : NOTHING);
}
const NOTHING: readonly unknown[] = [];

function look(frame: Frame, node: Node, extra: readonly unknown[]): void {
  if (isStillWaiting(frame)) {
    work.inHand--;
    return;
  }
  const at = new Look(extra);
  if (!allHold(at) && stackIsClean(frame, node) && !allNear(at, frame, extra)) {
    state.after = node.kind;
    settle(extra);
    state.after = '';
  }
  work.inHand -= PER_LOOK + at.steps * PER_STEP;
}

/** Forgets weak references to what has died, in programs that never ask them. */
function sweep(frame: Frame, node: Node): void {
  if (!stackIsClean(frame, node)) return;
  settle(NOTHING);
  // The next one comes when this one is paid for.
  work.inHand = Math.min(work.inHand, -weakRecords.size * PER_STEP);
}

/** A loop has been left: its iterator, if that is a generator with something to clean up, may have lost its last reference. */
export function leaveLoop(frame: Frame, node: Node, iterator: unknown, completion: Completion): void {
  if (!(iterator instanceof PyGenerator) || state.looking || !suspendedWithCleanup.has(iterator)) return;
  if (iterator.loop === frame) {
    closeQuietly(iterator);
    return;
  }
  if (work.inHand < 0 || !stackIsClean(frame, node)) return;
  const marks = reachable([frame, completion]);
  takeForScan(marks);
  if (!marks.has(iterator)) closeQuietly(iterator);
}

observation.after = afterStatement;
observation.during = duringStatement;

// ---------------------------------------------------------------- what is asked for

observer.start = startObserving;

observer.isAlive = holder => {
  const { record } = holder;
  if (record === null) return false;
  const { target } = record;
  if (isLeaf(target)) return true;
  if (state.looking) {
    if (state.marked?.has(target) === false) state.revived = true;
    return true;
  }
  // It was taken for dead while only the JavaScript stack had it.
  if (weakRecords.get(target)?.refs.includes(holder) !== true) rejoin(holder);
  const { frame } = thread;
  mayLook();
  if (work.inHand < OVERDRAFT || frame === null) return true;
  const at = new Look(NOTHING);
  const holds = holdsStill(target, at);
  work.inHand -= at.steps * PER_STEP;
  if (holds || !stackIsClean(frame, frame.at)) return true;
  if (!isNear(target, frame)) settle([holder]);
  return (holder.record as WeakRecord | null) !== null;
};

observer.look = references => {
  const { frame } = thread;
  if (!mayLook() || frame === null || (weakRecords.size === 0 && finalizable.size === 0)) return;
  const at = new Look(NOTHING);
  let all = !references;
  if (all) {
    for (const target of weakRecords.keys()) {
      all = holdsStill(target, at);
      if (!all) break;
    }
  }
  work.inHand -= at.steps * PER_STEP;
  if (!all && stackIsClean(frame, frame.at)) settle(NOTHING);
};
