/**
 * `try` and `with` in a generator's body: the resumable twins of those in `exceptions.ts`.
 *
 * An exception leaves the nodes inside without their noting that they are done; so whoever catches it clears the slots
 * in which they keep their place.
 */
import type { Expr, Stmt, Try, TryStar, With } from '../../parser/ast.ts';
import type { PyBaseException, PyException } from '../errors.ts';
import { call3 } from '../protocol/call.ts';
import type { Maybe, Value } from '../types.ts';
import { bindBlock, bindExpression, bindTarget, type Store } from './bind.ts';
import type { Context } from './context.ts';
import { bindHandlers, caught, matches, matchStar, raiseStarOutcome } from './exceptions.ts';
import { type Completion, type Eval, type Exec, type Frame, type GeneratorState, SUSPENDED, thread } from './frame.ts';
import { suspended } from './resumable.ts';
import { enterManager, exitWithException } from './with.ts';
import { containsYield } from './yields.ts';

/** Restores the handled exception after a handler; the outer one may be the resumer's, which changes. */
export function restoreHandled(frame: Frame, outer: Value | undefined): void {
  const state = frame.generator as GeneratorState;
  state.handles = outer !== undefined;
  thread.handled = outer === undefined ? state.outerHandled : (outer as never);
}
/** The exception that the generator's body handles itself, if it does. */
export function handledHere(frame: Frame): Value | undefined {
  return (frame.generator as GeneratorState).handles ? thread.handled : undefined;
}
/** A handler of the generator's body begins. */
export function beginHandling(frame: Frame, exception: PyBaseException): void {
  thread.handled = exception;
  (frame.generator as GeneratorState).handles = true;
}

interface TryState {
  phase: 'body' | 'choice' | 'handler' | 'star' | 'orelse' | 'finally';
  /** The clause that is asked or runs. */
  index: number;
  /** What the clauses are asked about. */
  caught: PyException | null;
  star: StarState | null;
  /** What was handled before the handler or the finally clause began. */
  outer: Value | undefined;
  /** What the finally clause will go on with. */
  pending: Completion;
  exception: PyException | null;
}

/** How far the clauses of an `except*` statement have come. */
interface StarState {
  readonly exception: PyException;
  /** What no clause has taken yet. */
  rest: Value;
  readonly raised: PyBaseException[];
  /** The clause that runs or comes next. */
  index: number;
  inside: boolean;
}

/** Binds something, and gives what forgets the places that its nodes keep in slots. */
export function bindForgettable<T>(context: Context, bind: () => T): [bound: T, forget: (frame: Frame) => void] {
  const start = context.code.size;
  const bound = bind();
  const end = context.code.size;
  return [bound, frame => void frame.locals.fill(undefined, start, end)];
}

/** `try` with any clauses, in a generator's body. */
export function bindResumableTry(node: Try | TryStar, context: Context): Exec {
  const [guarded, forgetGuarded] = bindForgettable(context, () => {
    const [body, forgetBody] = bindForgettable(context, () => bindBlock(node.body, context));
    return {
      body,
      forgetBody,
      handlers: bindHandlers(node.handlers, context),
      orelse: bindBlock(node.orelse, context),
    };
  });
  const { body, forgetBody, handlers, orelse } = guarded;
  const finalbody = bindBlock(node.finalbody, context);
  const slot = context.temporary();

  const runGuarded = (frame: Frame, state: TryState): Completion => {
    if (state.phase === 'body') {
      let completion: Completion;
      try {
        completion = body(frame);
      } catch (thrown) {
        const exception = caught(thrown, frame);
        forgetBody(frame);
        if (node.kind === 'TryStar') {
          state.phase = 'star';
          state.outer = handledHere(frame);
          state.star = { exception, rest: exception.value, raised: [], index: 0, inside: false };
          return runStar(frame, state);
        }
        state.phase = 'choice';
        state.outer = handledHere(frame);
        state.caught = exception;
        return choose(frame, state);
      }
      if (completion !== undefined) return completion;
      state.phase = 'orelse';
    }
    switch (state.phase) {
      case 'choice':
        return choose(frame, state);
      case 'star':
        return runStar(frame, state);
      case 'handler':
        return runHandler(frame, state);
      default:
        return orelse(frame);
    }
  };
  /** Runs the first clause that takes the exception. */
  const choose = (frame: Frame, state: TryState): Completion => {
    const exception = state.caught as PyException;
    beginHandling(frame, exception.value);
    try {
      for (; state.index < handlers.length; state.index++) {
        const { node: clause, type } = handlers[state.index];
        if (type === null) break;
        const wanted = type(frame);
        if (wanted === suspended) return SUSPENDED;
        frame.at = clause;
        if (matches(exception.value, wanted)) break;
      }
    } catch (thrown) {
      const error = caught(thrown, frame);
      restoreHandled(frame, state.outer);
      throw error;
    }
    if (state.index === handlers.length) {
      restoreHandled(frame, state.outer);
      throw exception;
    }
    state.phase = 'handler';
    handlers[state.index].store?.(frame, exception.value);
    return runHandler(frame, state);
  };
  const runStar = (frame: Frame, state: TryState): Completion => {
    const star = state.star as StarState;
    try {
      for (; star.index < handlers.length; star.index++) {
        const handler = handlers[star.index];
        if (!star.inside) {
          if (star.rest === null) break;
          beginHandling(frame, star.exception.value);
          const type = (handler.type as Eval)(frame);
          if (type === suspended) return SUSPENDED;
          const [matched, rest] = matchStar(handler, type, star.rest as PyBaseException, frame);
          star.rest = rest;
          if (matched === null) continue;
          beginHandling(frame, matched);
          handler.store?.(frame, matched);
          star.inside = true;
        }
        try {
          if (handler.body(frame) === SUSPENDED) return SUSPENDED;
        } catch (thrown) {
          star.raised.push(caught(thrown, frame).value);
        }
        star.inside = false;
        handler.unbind?.(frame);
      }
    } catch (thrown) {
      const error = caught(thrown, frame);
      restoreHandled(frame, state.outer);
      throw error;
    }
    restoreHandled(frame, state.outer);
    raiseStarOutcome(star.exception, star.rest as PyBaseException | null, star.raised, frame);
    return undefined;
  };
  const runHandler = (frame: Frame, state: TryState): Completion => {
    const handler = handlers[state.index];
    let completion: Completion;
    try {
      completion = handler.body(frame);
    } catch (thrown) {
      const error = caught(thrown, frame);
      restoreHandled(frame, state.outer);
      handler.unbind?.(frame);
      throw error;
    }
    if (completion === SUSPENDED) return SUSPENDED;
    restoreHandled(frame, state.outer);
    handler.unbind?.(frame);
    return completion;
  };
  const runFinally = (frame: Frame, state: TryState): Completion => {
    let last: Completion;
    try {
      last = finalbody(frame);
    } catch (thrown) {
      const error = caught(thrown, frame);
      if (state.exception !== null) restoreHandled(frame, state.outer);
      throw error;
    }
    if (last === SUSPENDED) return SUSPENDED;
    if (state.exception !== null) restoreHandled(frame, state.outer);
    if (last !== undefined) return last;
    if (state.exception !== null) throw state.exception;
    return state.pending;
  };
  return frame => {
    const state: TryState = frame.locals[slot] ?? {
      phase: 'body',
      index: 0,
      caught: null,
      star: null,
      outer: undefined,
      pending: undefined,
      exception: null,
    };
    frame.locals[slot] = state;
    let completion: Completion;
    try {
      if (state.phase !== 'finally') {
        try {
          completion = runGuarded(frame, state);
        } catch (thrown) {
          const exception = caught(thrown, frame);
          forgetGuarded(frame);
          if (node.finalbody.length === 0) throw exception;
          state.exception = exception;
          state.outer = handledHere(frame);
          beginHandling(frame, exception.value);
        }
        if (completion === SUSPENDED) return SUSPENDED;
        if (node.finalbody.length === 0) {
          frame.locals[slot] = undefined;
          return completion;
        }
        state.phase = 'finally';
        state.pending = completion;
      }
      completion = runFinally(frame, state);
    } catch (error) {
      frame.locals[slot] = undefined;
      throw error;
    }
    if (completion !== SUSPENDED) frame.locals[slot] = undefined;
    return completion;
  };
}

/**
 * A target that itself yields: what is to be stored waits in a slot, and the body begins by storing it.
 * @returns what puts a value into the slot, and the body
 */
export function bindYieldingTarget(
  target: Expr,
  body: readonly Stmt[],
  context: Context,
): { store: Store; body: Stmt[] } {
  const slot = context.temporary();
  const value = { ...target, kind: 'Temporary', slot } as never;
  const { lineno, col_offset, end_lineno, end_col_offset } = target;
  const first: Stmt = {
    kind: 'Assign',
    targets: [target],
    value,
    lineno,
    col_offset,
    end_lineno,
    end_col_offset,
  } as never;
  return {
    store: (frame, item) => {
      frame.locals[slot] = item;
    },
    body: [first, ...body],
  };
}

/** `with` in a generator's body. */
export function bindResumableWith(node: With, context: Context): Exec {
  const [item, ...others] = node.items;
  const manager = bindExpression(item.context_expr, context);
  const target = item.optional_vars;
  const inner: Stmt[] = others.length > 0 ? [{ ...node, items: others }] : node.body;
  const split = target !== null && containsYield(target) ? bindYieldingTarget(target, inner, context) : null;
  const store = target === null ? null : split === null ? bindTarget(target, context) : split.store;
  const [body, forget] = bindForgettable(context, () => bindBlock(split === null ? inner : split.body, context));
  const held = context.temporary();
  return frame => {
    const { locals } = frame;
    let exit = locals[held] as Maybe;
    let entered: Maybe;
    if (exit === undefined) {
      const object = manager(frame);
      if (object === suspended) return SUSPENDED;
      frame.at = item.context_expr;
      const result = enterManager(object);
      exit = result.exit;
      entered = result.entered;
      locals[held] = exit;
    }
    let completion: Completion;
    try {
      if (entered !== undefined) store?.(frame, entered);
      completion = body(frame);
    } catch (thrown) {
      const exception = caught(thrown, frame);
      forget(frame);
      locals[held] = undefined;
      frame.at = item.context_expr;
      if (exitWithException(exit, exception, frame)) return undefined;
      throw exception;
    }
    if (completion === SUSPENDED) return SUSPENDED;
    locals[held] = undefined;
    frame.at = item.context_expr;
    call3(exit, null, null, null);
    return completion;
  };
}
