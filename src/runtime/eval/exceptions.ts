/** `try`, `raise` and `except*`. */
import type { ExceptHandler, Raise, Stmt, Try, TryStar } from '../../parser/ast.ts';
import {
  BaseException,
  BaseExceptionGroup,
  PyBaseException,
  PyException,
  PyTraceback,
  runtimeError,
  typeError,
} from '../errors.ts';
import { call0, callMethod } from '../protocol/call.ts';
import { deriveGroup, groupMembers, isGroup } from '../protocol/exception-groups.ts';
import { repr } from '../protocol/repr.ts';
import { type Maybe, PyType, typeName, typeOf, type Value } from '../types.ts';
import { PyList } from '../values/list.ts';
import { PyTuple } from '../values/tuple.ts';
import { bindBlock, bindExpression, statementBinders } from './bind.ts';
import type { Context } from './context.ts';
import { asPythonException, type Completion, type Eval, type Exec, type Frame, setContext, thread } from './frame.ts';
import { dropIterators } from './loops.ts';
import { bindStore } from './names.ts';

// ---------------------------------------------------------------- raise

statementBinders.Raise = (node: Raise, context: Context): Exec => {
  if (node.exc === null) {
    return frame => {
      frame.at = node;
      const { handled } = thread;
      if (handled === null) throw runtimeError('No active exception to reraise');
      const again = new PyException(handled);
      again.contextSet = true;
      again.recordedIn = handled.traceback?.frame === frame ? frame : null;
      throw again;
    };
  }
  const exc = bindExpression(node.exc, context);
  const cause = node.cause === null ? null : bindExpression(node.cause, context);
  return frame => {
    const value = exc(frame);
    const reason = cause === null ? undefined : cause(frame);
    frame.at = node;
    throw raising(value, reason);
  };
};

/** What `raise value` or `raise value from reason` throws. */
export function raising(value: Value, reason?: Maybe): PyException {
  const error = exceptionOf(value);
  if (reason !== undefined) setCause(error, reason);
  return new PyException(error);
}

/** The exception that `raise value` raises. */
export function exceptionOf(value: Value): PyBaseException {
  if (value instanceof PyBaseException) return value;
  if (value instanceof PyType && value.isSubtypeOf(BaseException)) {
    const made = call0(value);
    if (made instanceof PyBaseException) return made;
    throw typeError(
      `calling ${repr(value)} should have returned an instance of BaseException, not ${repr(typeOf(made))}`,
    );
  }
  throw typeError('exceptions must derive from BaseException');
}

function setCause(error: PyBaseException, reason: Value): void {
  if (reason === null) error.cause = null;
  else if (reason instanceof PyBaseException) error.cause = reason;
  else if (reason instanceof PyType && reason.isSubtypeOf(BaseException)) error.cause = exceptionOf(reason);
  else throw typeError('exception causes must derive from BaseException');
  error.suppressContext = true;
}

// ---------------------------------------------------------------- try

export interface Handler {
  node: ExceptHandler;
  type: Eval | null;
  store: ((frame: Frame, value: Value) => void) | null;
  unbind: ((frame: Frame) => void) | null;
  body: Exec;
}

export function bindHandlers(handlers: readonly ExceptHandler[], context: Context, bind = bindBlock): Handler[] {
  return handlers.map(node => ({
    node,
    type: node.type === null ? null : bindExpression(node.type, context),
    store: node.name === null ? null : bindStore(node.name, context),
    unbind: node.name === null ? null : bindUnbind(node.name, context),
    body: bind(node.body, context),
  }));
}

/** Deletes the name of `except … as name`, if the handler left it bound. */
function bindUnbind(name: string, context: Context): (frame: Frame) => void {
  const place = context.place(name);
  const mangled = context.mangle(name);
  if (place.kind === 'local') {
    return frame => {
      frame.locals[place.slot] = undefined;
    };
  }
  if (place.kind === 'cell' || place.kind === 'classcell') {
    return frame => {
      frame.locals[place.slot].value = undefined;
    };
  }
  return frame => {
    if (place.kind === 'name' && frame.namespace !== undefined) {
      try {
        callMethod(frame.namespace, '__delitem__', mangled);
      } catch (thrown) {
        asPythonException(thrown);
      }
    } else frame.globals.delete(mangled);
  };
}

/** CPython's CHECK_EXC_MATCH. @throws TypeError if `type` is no exception class */
export function matches(value: PyBaseException, type: Value): boolean {
  if (type === value.type) return true;
  if (type instanceof PyType && type.isSubtypeOf(BaseException)) return value.type.isSubtypeOf(type);
  if (type instanceof PyTuple && type.items.every(t => t instanceof PyType && t.isSubtypeOf(BaseException))) {
    return type.items.some(t => value.type.isSubtypeOf(t as PyType));
  }
  throw typeError('catching classes that do not inherit from BaseException is not allowed');
}

/**
 * Makes what was thrown the exception that is caught in this frame.
 * @param outer what is being handled where it is caught: a handler that it left may not have said so (`runHandler`)
 */
export function caught(thrown: unknown, frame: Frame, outer = thread.handled): PyException {
  const exception = asPythonException(thrown);
  setContext(exception, thread.handled);
  exception.record(frame);
  thread.handled = outer;
  return exception;
}

/** The handler for an exception, `null` if there is none. */
export function chooseHandler(handlers: readonly Handler[], exception: PyException, frame: Frame): Handler | null {
  for (const handler of handlers) {
    if (handler.type === null) return handler;
    const saved = thread.handled;
    thread.handled = exception.value;
    let type: Value;
    try {
      type = handler.type(frame);
      frame.at = handler.node;
      if (matches(exception.value, type)) return handler;
    } catch (thrown) {
      throw caught(thrown, frame);
    } finally {
      thread.handled = saved;
    }
  }
  return null;
}

/**
 * Runs a handler. An exception that leaves one without a name, in a function, is not caught here for the sake of what is being
 * handled: whoever catches it sets that right, since throwing it again would cost as much as all the rest.
 */
export function runHandler(handler: Handler, exception: PyException, frame: Frame): Completion {
  const outer = thread.handled;
  thread.handled = exception.value;
  if (handler.unbind === null && frame.generator === undefined) {
    const completion = handler.body(frame);
    thread.handled = outer;
    return completion;
  }
  handler.store?.(frame, exception.value);
  try {
    const completion = handler.body(frame);
    thread.handled = outer;
    return completion;
  } catch (thrown) {
    const error = caught(thrown, frame);
    thread.handled = outer;
    throw error;
  } finally {
    handler.unbind?.(frame);
  }
}

/** Binds the body of a `try` or `with`; loops that an exception leaves let their iterators go. */
export function bindGuarded(body: readonly Stmt[], context: Context): Exec {
  const loops: number[] = [];
  const run = context.withLoops(loops, () => bindBlock(body, context));
  return loops.length === 0 ? run : droppingIterators(run, loops, body[0]);
}
function droppingIterators(run: Exec, loops: readonly number[], at: Stmt): Exec {
  return frame => {
    try {
      return run(frame);
    } catch (thrown) {
      const exception = caught(thrown, frame);
      dropIterators(frame, frame.at ?? at, loops);
      throw exception;
    }
  };
}

statementBinders.Try = (node: Try, context: Context): Exec => {
  const body = bindGuarded(node.body, context);
  const handlers = bindHandlers(node.handlers, context);
  const orelse = node.orelse.length === 0 ? null : bindBlock(node.orelse, context);
  const inner = handlers.length === 0 && orelse === null ? body : withHandlers(body, handlers, orelse);
  return node.finalbody.length === 0 ? inner : withFinally(inner, bindBlock(node.finalbody, context));
};

function withHandlers(body: Exec, handlers: readonly Handler[], orelse: Exec | null): Exec {
  return frame => {
    const { handled } = thread;
    let completion: Completion;
    try {
      completion = body(frame);
    } catch (thrown) {
      return handle(handlers, caught(thrown, frame, handled), frame);
    }
    if (completion !== undefined || orelse === null) return completion;
    return orelse(frame);
  };
}

/** Has an exception handled, or throws it on. @returns the completion of the handler */
export function handle(handlers: readonly Handler[], exception: PyException, frame: Frame): Completion {
  const handler = chooseHandler(handlers, exception, frame);
  if (handler === null) throw exception;
  return runHandler(handler, exception, frame);
}

function withFinally(body: Exec, finalbody: Exec): Exec {
  return frame => {
    const { handled } = thread;
    let completion: Completion;
    try {
      completion = body(frame);
    } catch (thrown) {
      return finallyAfter(caught(thrown, frame, handled), finalbody, frame);
    }
    const last = finalbody(frame);
    return last === undefined ? completion : last;
  };
}

/** Runs a `finally` clause after an exception, which goes on unless the clause leaves in another way. */
export function finallyAfter(exception: PyException, finalbody: Exec, frame: Frame): Completion {
  const outer = thread.handled;
  thread.handled = exception.value;
  try {
    const last = finalbody(frame);
    thread.handled = outer;
    if (last !== undefined) return last;
  } catch (later) {
    const error = caught(later, frame);
    thread.handled = outer;
    throw error;
  }
  throw exception;
}

// ---------------------------------------------------------------- try … except*

statementBinders.TryStar = (node: TryStar, context: Context): Exec => {
  const body = bindGuarded(node.body, context);
  const handlers = bindHandlers(node.handlers, context);
  const orelse = node.orelse.length === 0 ? null : bindBlock(node.orelse, context);
  const inner = withStarHandlers(body, handlers, orelse);
  return node.finalbody.length === 0 ? inner : withFinally(inner, bindBlock(node.finalbody, context));
};

function withStarHandlers(body: Exec, handlers: readonly Handler[], orelse: Exec | null): Exec {
  return frame => {
    const { handled } = thread;
    let completion: Completion;
    try {
      completion = body(frame);
    } catch (thrown) {
      runStarHandlers(caught(thrown, frame, handled), handlers, frame);
      return undefined;
    }
    if (completion !== undefined || orelse === null) return completion;
    return orelse(frame);
  };
}

/** Each clause takes its part of the group; what is left, and what the clauses raise, is raised together. */
function runStarHandlers(exception: PyException, handlers: readonly Handler[], frame: Frame): void {
  let rest: PyBaseException | null = exception.value;
  const raised: PyBaseException[] = [];
  const outer = thread.handled;
  try {
    for (const handler of handlers) {
      if (rest === null) break;
      thread.handled = exception.value;
      let matched: PyBaseException | null;
      try {
        [matched, rest] = matchStar(handler, (handler.type as Eval)(frame), rest, frame);
      } catch (thrown) {
        throw caught(thrown, frame);
      }
      if (matched === null) continue;
      thread.handled = matched;
      handler.store?.(frame, matched);
      try {
        handler.body(frame);
      } catch (thrown) {
        raised.push(caught(thrown, frame, matched).value);
      } finally {
        handler.unbind?.(frame);
      }
    }
  } finally {
    thread.handled = outer;
  }
  raiseStarOutcome(exception, rest, raised, frame);
}

/** What of `value` an `except*` clause takes (as a group), and what it leaves. */
export function matchStar(
  handler: Handler,
  type: Value,
  value: PyBaseException,
  frame: Frame,
): [matched: PyBaseException | null, rest: PyBaseException | null] {
  frame.at = handler.node;
  checkStarType(type);
  return splitFor(value, type, frame) as [PyBaseException | null, PyBaseException | null];
}

/** Raises what is left after the clauses of `except*`, if anything is: CPython's `_PyEval_PrepReraiseStar`. */
export function raiseStarOutcome(
  exception: PyException,
  rest: PyBaseException | null,
  raised: readonly PyBaseException[],
  frame: Frame,
): void {
  const original = exception.value;
  if (raised.length === 0) {
    if (rest === null) return;
    throw rest === original ? exception : again(rest, frame);
  }
  if (!isGroup(original)) throw again(raised.length === 1 ? raised[0] : groupOf(raised), frame);
  // Parts that were only raised again go back into the original's form.
  const fresh = raised.filter(error => !isPartOf(error, original));
  const old = raised.filter(error => isPartOf(error, original));
  if (rest !== null) old.push(rest);
  const leaves = new Set<Value>();
  for (const part of old) collectLeaves(part, leaves);
  const left = leaves.size === 0 ? null : project(original, leaves);
  if (fresh.length === 0) throw again(left as PyBaseException, frame);
  if (left === null && fresh.length === 1) throw again(fresh[0], frame);
  throw again(groupOf(left === null ? fresh : [...fresh, left]), frame);
}

/** Raises an exception of this frame whose traceback and context stay as they are. */
function again(error: PyBaseException, frame: Frame): PyException {
  const exception = new PyException(error);
  exception.contextSet = true;
  exception.recordedIn = frame;
  return exception;
}
function groupOf(errors: readonly PyBaseException[]): PyBaseException {
  return BaseExceptionGroup.call(['', new PyList([...errors])], null) as PyBaseException;
}
/** Whether an exception is part of a group that was split: `is_same_exception_metadata`. */
function isPartOf(error: PyBaseException, original: PyBaseException): boolean {
  return (
    isGroup(error) &&
    error.traceback === original.traceback &&
    error.cause === original.cause &&
    error.context === original.context
  );
}
function collectLeaves(error: PyBaseException, leaves: Set<Value>): void {
  if (!isGroup(error)) leaves.add(error);
  else for (const member of groupMembers(error)) collectLeaves(member, leaves);
}
/** The group with only those leaves, nested as before: `exception_group_projection`. */
function project(group: PyBaseException, leaves: ReadonlySet<Value>): PyBaseException | null {
  const kept: PyBaseException[] = [];
  for (const member of groupMembers(group)) {
    const part = isGroup(member) ? project(member, leaves) : leaves.has(member) ? member : null;
    if (part !== null) kept.push(part);
  }
  if (kept.length === 0) return null;
  return deriveGroup(group, kept);
}

function checkStarType(type: Value): void {
  const types = type instanceof PyTuple ? type.items : [type];
  for (const t of types) {
    if (!(t instanceof PyType) || !t.isSubtypeOf(BaseException)) {
      throw typeError('catching classes that do not inherit from BaseException is not allowed');
    }
    if (t.isSubtypeOf(BaseExceptionGroup)) {
      throw typeError('catching ExceptionGroup with except* is not allowed. Use except instead.');
    }
  }
}

/** What of `value` a clause catches (as a group), and what it leaves. */
function splitFor(value: PyBaseException, type: Value, frame: Frame): [Value, Value] {
  if (value.type.isSubtypeOf(BaseExceptionGroup)) {
    const pair = callMethod(value, 'split', type);
    if (!(pair instanceof PyTuple) || pair.items.length !== 2) {
      throw typeError(`${typeName(value)}.split must return a 2-tuple`);
    }
    return [pair.items[0], pair.items[1]];
  }
  if (!matches(value, type)) return [null, value];
  const group = BaseExceptionGroup.call(['', new PyTuple([value])], null) as PyBaseException;
  group.traceback = new PyTraceback(frame, frame.at, null);
  return [group, null];
}
