/** `yield` and `yield from` (PEP 342, PEP 380): where a generator body suspends. */
import type { Yield, YieldFrom } from '../../parser/ast.ts';
import { GeneratorExit, isRaised, PyException, StopIteration } from '../errors.ts';
import { getAttrOptional } from '../protocol/attribute.ts';
import { call0, call1, callMethod } from '../protocol/call.ts';
import { getIterator, iter, PyIterator, UserIterator } from '../protocol/iterate.ts';
import type { Maybe, Value } from '../types.ts';
import { bindExpression } from './bind.ts';
import type { Context } from './context.ts';
import { type Eval, type Frame, type GeneratorState, interrupted, interruptFlag, setContext, thread } from './frame.ts';
import { PyGenerator } from './generator.ts';
import { suspended } from './resumable.ts';

/** What a resumed yield does: raise what `throw` brought, or give what `send` sent. */
export function resumed(frame: Frame): Value {
  const state = frame.generator as GeneratorState;
  const { thrown } = state;
  if (thrown !== null) {
    state.thrown = null;
    throw thrown;
  }
  if (interruptFlag[0] !== 0) interrupted();
  return state.sent;
}

/** `yield value`: suspends with the value; resumed, gives or raises what the resumer brought. */
export function bindYield(node: Yield, context: Context): Eval {
  const value = node.value === null ? () => null : bindExpression(node.value, context);
  const slot = context.temporary();
  return frame => {
    if (frame.locals[slot] === true) {
      frame.locals[slot] = undefined;
      frame.at = node;
      return resumed(frame);
    }
    const item = value(frame);
    if (item === suspended) return suspended;
    frame.locals[slot] = true;
    frame.at = node;
    const state = frame.generator as GeneratorState;
    state.yielded = item;
    state.awaiting = false;
    return suspended;
  };
}

/** PEP 380's expansion, with the inner iterator in a slot. */
export function bindYieldFrom(node: YieldFrom, context: Context): Eval {
  const value = bindExpression(node.value, context);
  const slot = context.temporary();
  return frame => {
    frame.at = node;
    if (isDelegating(frame, slot)) return continueDelegation(frame, slot);
    const source = value(frame);
    if (source === suspended) return suspended;
    frame.at = node;
    return beginDelegation(frame, slot, delegateIterator(source));
  };
}

/** Whether the body waits for an iterator in `slot`. */
export const isDelegating = (frame: Frame, slot: number): boolean => frame.locals[slot] !== undefined;

/** Starts to yield what `iterator` yields. @returns its result, or `suspended` */
export function beginDelegation(frame: Frame, slot: number, iterator: PyIterator): Value {
  finished.value = undefined;
  const item = iterator.next();
  return settle(frame, slot, iterator, item);
}

/** Goes on with what `beginDelegation` began, with what was sent or thrown. @returns its result, or `suspended` */
export function continueDelegation(frame: Frame, slot: number): Value {
  const iterator = frame.locals[slot] as PyIterator;
  const state = frame.generator as GeneratorState;
  const { settled } = state;
  if (settled !== undefined) {
    state.settled = undefined;
    finished.value = undefined;
    if (settled === null) return settle(frame, slot, iterator, undefined);
    frame.locals[slot] = undefined;
    state.delegate = null;
    throw settled;
  }
  return settle(frame, slot, iterator, advance(iterator, state, frame, slot));
}

function settle(frame: Frame, slot: number, iterator: PyIterator, item: Maybe): Value {
  const state = frame.generator as GeneratorState;
  if (item !== undefined) {
    frame.locals[slot] = iterator;
    state.delegate = iterator;
    state.yielded = item;
    state.awaiting = true;
    return suspended;
  }
  frame.locals[slot] = undefined;
  state.delegate = null;
  return finished.value === undefined ? iterator.stopValue : finished.value;
}

/** The value of a StopIteration that `send` or `throw` of a foreign iterator ended with. */
const finished: { value: Maybe } = { value: undefined };

/** What `yield from` goes through. */
export function delegateIterator(source: Value): PyIterator {
  if (source instanceof PyGenerator) return source;
  const iterator = iter(source);
  return iterator instanceof PyIterator ? iterator : getIterator(iterator);
}

function advance(iterator: PyIterator, state: GeneratorState, frame: Frame, slot: number): Maybe {
  finished.value = undefined;
  const { sent, thrown } = state;
  state.thrown = null;
  const target: Value = iterator instanceof UserIterator ? iterator.iterator : iterator;
  try {
    if (thrown !== null) return throwInto(target, thrown);
    if (iterator instanceof PyGenerator) {
      return sent === null && state.taker !== null ? iterator.feed(state.taker) : iterator.resume(sent);
    }
    if (sent === null) return iterator.next();
    return callMethodByName(target, 'send', sent);
  } catch (error) {
    if (error !== thrown && isRaised(error, StopIteration)) {
      finished.value = (error as PyException).value.args.items[0] ?? null;
      return undefined;
    }
    frame.locals[slot] = undefined;
    state.delegate = null;
    // What `throw` brought is raised here anew: its context is what this generator handles.
    if (thrown !== null && error instanceof PyException) {
      error.contextSet = false;
      setContext(error, state.handles ? thread.handled : null);
    }
    throw error;
  }
}

function callMethodByName(target: Value, name: string, value: Value): Value {
  const method = getAttrOptional(target, name);
  if (method === undefined) return callMethod(target, name, value);
  return call1(method, value);
}

function throwInto(target: Value, thrown: PyException): Maybe {
  if (thrown.value.type.isSubtypeOf(GeneratorExit)) {
    if (target instanceof PyGenerator) target.close();
    else {
      const close = getAttrOptional(target, 'close');
      if (close !== undefined) call0(close);
    }
    throw thrown;
  }
  if (target instanceof PyGenerator) return target.resume(null, thrown);
  const method = getAttrOptional(target, 'throw');
  if (method === undefined) throw thrown;
  return call1(method, thrown.value);
}
