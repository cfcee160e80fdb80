/** `await`, `async for` and `async with` (PEP 492): where a coroutine's body suspends. */
import type { AsyncFor, AsyncWith, Await, Expr, Stmt } from '../../parser/ast.ts';
import { isRaised, type PyException, runtimeError, StopAsyncIteration, typeError } from '../errors.ts';
import { bindAttribute, call0, call3, invoke0 } from '../protocol/call.ts';
import { getIterator, PyIterator } from '../protocol/iterate.ts';
import { isTrue } from '../protocol/number.ts';
import { type Maybe, typeName, typeOf, type Value } from '../types.ts';
import { bindBlock, bindExpression, bindTarget, type Temporary } from './bind.ts';
import type { Context } from './context.ts';
import { interruptedAt } from './control.ts';
import { PyCoroutine } from './coroutine.ts';
import { caught } from './exceptions.ts';
import {
  BREAK,
  CONTINUE,
  type Completion,
  type Eval,
  type Exec,
  type Frame,
  interruptFlag,
  SUSPENDED,
} from './frame.ts';
import { PyGenerator } from './generator.ts';
import { suspended } from './resumable.ts';
import { beginHandling, bindForgettable, bindYieldingTarget, handledHere, restoreHandled } from './resumable-try.ts';
import { CO_ITERABLE_COROUTINE } from './suspendable.ts';
import { beginDelegation, continueDelegation, isDelegating } from './yield-expressions.ts';
import { containsYield } from './yields.ts';

/**
 * CPython's `_PyCoro_GetAwaitableIter`, with an iterator of ours in the end.
 * @param refuse what to raise where the object is no awaitable
 */
function awaitIterator(value: Value, refuse: (value: Value) => PyException): PyIterator {
  if (value instanceof PyCoroutine) {
    if (value.body.delegate !== null) throw runtimeError('coroutine is being awaited already');
    return value.body;
  }
  if (value instanceof PyGenerator && (value.code.flags & CO_ITERABLE_COROUTINE) !== 0) return value;
  const method = typeOf(value).lookup('__await__');
  if (method === undefined || method === null) throw refuse(value);
  const iterator = invoke0(method, value);
  if (
    iterator instanceof PyCoroutine ||
    (iterator instanceof PyGenerator && (iterator.code.flags & CO_ITERABLE_COROUTINE) !== 0)
  ) {
    throw typeError('__await__() returned a coroutine');
  }
  if (typeOf(iterator).lookup('__next__') === undefined) {
    throw typeError(`__await__() returned non-iterator of type '${typeName(iterator)}'`);
  }
  return iterator instanceof PyIterator ? iterator : getIterator(iterator);
}

const notAwaitable = (value: Value): PyException => typeError(`'${typeName(value)}' object can't be awaited`);

/** `await value`. */
export function bindAwait(node: Await, context: Context): Eval {
  const value = bindExpression(node.value, context);
  const slot = context.temporary();
  return frame => {
    frame.at = node;
    if (isDelegating(frame, slot)) return continueDelegation(frame, slot);
    const source = value(frame);
    if (source === suspended) return suspended;
    frame.at = node;
    return beginDelegation(frame, slot, awaitIterator(source, notAwaitable));
  };
}

// ---------------------------------------------------------------- async for

/** CPython's GET_AITER: the asynchronous iterator of an object. @throws TypeError */
export function asyncIterator(value: Value): Value {
  const method = typeOf(value).lookup('__aiter__');
  if (method === undefined || method === null) {
    throw typeError(`'async for' requires an object with __aiter__ method, got ${typeName(value)}`);
  }
  const iterator = invoke0(method, value);
  if (typeOf(iterator).lookup('__anext__') === undefined) {
    throw typeError(
      `'async for' received an object from __aiter__ that does not implement __anext__: ${typeName(iterator)}`,
    );
  }
  return iterator;
}

/** Begins to wait for the next value. @returns the value or `suspended`; `undefined` at the end */
function beginNext(frame: Frame, iterator: Value, waiting: number): Maybe {
  const method = typeOf(iterator).lookup('__anext__');
  if (method === undefined || method === null) {
    throw typeError(`'async for' requires an iterator with __anext__ method, got ${typeName(iterator)}`);
  }
  const awaitable = invoke0(method, iterator);
  return untilEnd(() => beginDelegation(frame, waiting, awaitIterator(awaitable, invalidNext)));
}
const invalidNext = (value: Value): PyException =>
  typeError(`'async for' received an invalid object from __anext__: ${typeName(value)}`);

function untilEnd(step: () => Value): Maybe {
  try {
    return step();
  } catch (thrown) {
    if (isRaised(thrown, StopAsyncIteration)) return undefined;
    throw thrown;
  }
}

/** `async for`. */
export function bindAsyncFor(node: AsyncFor, context: Context): Exec {
  // A comprehension got its outermost iterator from outside: it stands in a slot.
  const ready =
    (node.iter as unknown as Temporary).kind === 'Temporary' ? (node.iter as unknown as Temporary).slot : -1;
  const iterable = ready >= 0 ? null : bindExpression(node.iter, context);
  const split = containsYield(node.target) ? bindYieldingTarget(node.target, node.body, context) : null;
  const store = split === null ? bindTarget(node.target, context) : split.store;
  const body = bindBlock(split === null ? node.body : split.body, context);
  const orelse = bindBlock(node.orelse, context);
  const held = ready >= 0 ? ready : context.temporary();
  const waiting = context.temporary();
  const slot = context.temporary();
  return frame => {
    const { locals } = frame;
    // undefined: at the iterable; 0: waits for an item; 1: in the body; 2: in the else clause
    let phase: number | undefined = locals[slot];
    let resumed = phase === 0;
    if (phase === undefined) {
      if (iterable !== null) {
        const source = iterable(frame);
        if (source === suspended) return SUSPENDED;
        frame.at = node.iter;
        locals[held] = asyncIterator(source);
      }
      phase = 0;
    }
    for (;;) {
      if (phase === 2) break;
      if (phase === 0) {
        frame.at = node.iter;
        const value: Maybe = resumed
          ? untilEnd(() => continueDelegation(frame, waiting))
          : beginNext(frame, locals[held], waiting);
        resumed = false;
        if (value === suspended) {
          locals[slot] = 0;
          return SUSPENDED;
        }
        if (value === undefined) break;
        store(frame, value);
        if (interruptFlag[0] !== 0) interruptedAt(frame, node);
      }
      phase = 0;
      const completion = body(frame);
      if (completion === undefined || completion === CONTINUE) continue;
      if (completion === SUSPENDED) locals[slot] = 1;
      else {
        locals[slot] = undefined;
        locals[held] = undefined;
      }
      return completion === BREAK ? undefined : completion;
    }
    locals[held] = undefined;
    const completion = orelse(frame);
    locals[slot] = completion === SUSPENDED ? 2 : undefined;
    return completion;
  };
}

// ---------------------------------------------------------------- async with

/** The bound `__aexit__`, and what `__aenter__` gave. */
function enterAsync(manager: Value): { exit: Value; entering: Value } {
  const type = typeOf(manager);
  const enter = type.lookup('__aenter__');
  const exit = type.lookup('__aexit__');
  if (enter === undefined || exit === undefined) {
    const missed = exit === undefined ? '__aexit__' : '__aenter__';
    const plain = type.lookup('__enter__') !== undefined && type.lookup('__exit__') !== undefined;
    const hint = plain ? " but it supports the context manager protocol. Did you mean to use 'with'?" : '';
    throw typeError(
      `'${type.tpName}' object does not support the asynchronous context manager protocol (missed ${missed} method)${hint}`,
    );
  }
  const bound = bindAttribute(exit, manager, type);
  return { exit: bound, entering: call0(bindAttribute(enter, manager, type)) };
}
const notAwaitableFrom =
  (method: string) =>
  (value: Value): PyException =>
    typeError(`'async with' received an object from ${method} that does not implement __await__: ${typeName(value)}`);
const notFromEnter = notAwaitableFrom('__aenter__');
const notFromExit = notAwaitableFrom('__aexit__');

interface WithState {
  phase: 'enter' | 'body' | 'exit';
  exit: Value;
  /** What the body ended with. */
  completion: Completion;
  exception: PyException | null;
  /** What was handled before the exit began. */
  outer: Value | undefined;
}

/** `async with`. */
export function bindAsyncWith(node: AsyncWith, context: Context): Exec {
  const [item, ...others] = node.items;
  const manager = bindExpression(item.context_expr, context);
  const target: Expr | null = item.optional_vars;
  const inner: Stmt[] = others.length > 0 ? [{ ...node, items: others }] : node.body;
  const split = target !== null && containsYield(target) ? bindYieldingTarget(target, inner, context) : null;
  const store = target === null ? null : split === null ? bindTarget(target, context) : split.store;
  const [body, forget] = bindForgettable(context, () => bindBlock(split === null ? inner : split.body, context));
  const slot = context.temporary();
  const waiting = context.temporary();

  const leave = (frame: Frame, state: WithState): Completion => {
    frame.at = item.context_expr;
    let result: Value;
    try {
      if (isDelegating(frame, waiting)) result = continueDelegation(frame, waiting);
      else {
        const { exception } = state;
        const awaitable =
          exception === null
            ? call3(state.exit, null, null, null)
            : call3(state.exit, exception.value.type, exception.value, exception.value.traceback);
        result = beginDelegation(frame, waiting, awaitIterator(awaitable, notFromExit));
      }
      if (result === suspended) return SUSPENDED;
    } catch (thrown) {
      const error = caught(thrown, frame);
      if (state.exception !== null) restoreHandled(frame, state.outer);
      throw error;
    }
    if (state.exception === null) return state.completion;
    restoreHandled(frame, state.outer);
    if (isTrue(result)) return undefined;
    throw state.exception;
  };

  const run = (frame: Frame, state: WithState): Completion => {
    if (state.phase === 'exit') return leave(frame, state);
    try {
      if (state.phase === 'enter') {
        // A failure to enter is no failure of the body: see below.
        const value = continueDelegation(frame, waiting);
        if (value === suspended) return SUSPENDED;
        state.phase = 'body';
        store?.(frame, value);
      }
      state.completion = body(frame);
    } catch (thrown) {
      if (state.phase === 'enter') throw thrown;
      state.exception = caught(thrown, frame);
      // It may have suspended before.
      state.completion = undefined;
      forget(frame);
      state.outer = handledHere(frame);
      beginHandling(frame, state.exception.value);
    }
    if (state.completion === SUSPENDED) return SUSPENDED;
    state.phase = 'exit';
    return leave(frame, state);
  };

  return frame => {
    const { locals } = frame;
    let state = locals[slot] as WithState | undefined;
    let completion: Completion;
    try {
      if (state === undefined) {
        const object = manager(frame);
        if (object === suspended) return SUSPENDED;
        frame.at = item.context_expr;
        const { exit, entering } = enterAsync(object);
        state = { phase: 'enter', exit, completion: undefined, exception: null, outer: undefined };
        locals[slot] = state;
        const entered = beginDelegation(frame, waiting, awaitIterator(entering, notFromEnter));
        if (entered === suspended) return SUSPENDED;
        state.phase = 'body';
        try {
          store?.(frame, entered);
        } catch (thrown) {
          state.exception = caught(thrown, frame);
          state.outer = handledHere(frame);
          beginHandling(frame, state.exception.value);
          state.phase = 'exit';
        }
      } else frame.at = item.context_expr;
      completion = run(frame, state);
    } catch (error) {
      locals[slot] = undefined;
      throw error;
    }
    if (completion !== SUSPENDED) locals[slot] = undefined;
    return completion;
  };
}
