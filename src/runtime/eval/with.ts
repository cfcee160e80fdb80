/** The `with` statement. */
import type { With } from '../../parser/ast.ts';
import { type PyException, typeError } from '../errors.ts';
import { bindAttribute, call0, call3 } from '../protocol/call.ts';
import { isTrue } from '../protocol/number.ts';
import { PyInstance, typeOf, type Value } from '../types.ts';
import { bindExpression, bindTarget, statementBinders } from './bind.ts';
import type { Context } from './context.ts';
import { bindGuarded, caught } from './exceptions.ts';
import { type Completion, type Eval, type Exec, type Frame, thread } from './frame.ts';
import { PyGenerator, suspendedWithCleanup } from './generator.ts';

/** The exit method of an entered context manager, bound, and what `__enter__` gave. */
export function enterManager(manager: Value): { exit: Value; entered: Value } {
  const type = typeOf(manager);
  const enter = type.lookup('__enter__');
  const exit = type.lookup('__exit__');
  if (enter === undefined || exit === undefined) {
    const missed = exit === undefined ? '__exit__' : '__enter__';
    const async = type.lookup('__aenter__') !== undefined && type.lookup('__aexit__') !== undefined;
    const hint = async
      ? " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
      : '';
    throw typeError(
      `'${type.fullName}' object does not support the context manager protocol (missed ${missed} method)${hint}`,
    );
  }
  const bound = bindAttribute(exit, manager, type);
  const entered = call0(bindAttribute(enter, manager, type));
  if (suspendedWithCleanup.size > 0) trustWith(manager);
  return { exit: bound, entered };
}

/**
 * What `@contextmanager` makes is resumed by the `with` statement, whatever happens: until then nobody has to look whether
 * its generator is still referred to.
 */
function trustWith(manager: Value): void {
  if (!(manager instanceof PyInstance) || manager.type.fullName !== 'contextlib._GeneratorContextManager') return;
  const index = manager.layout?.index.get('gen');
  const generator = index === undefined ? undefined : manager.values[index];
  if (generator instanceof PyGenerator) suspendedWithCleanup.delete(generator);
}

/** Calls `__exit__` for an exception; true if it swallows it. */
export function exitWithException(exit: Value, exception: PyException, frame: Frame): boolean {
  const outer = thread.handled;
  thread.handled = exception.value;
  try {
    const result = call3(exit, exception.value.type, exception.value, exception.value.traceback);
    return isTrue(result);
  } catch (thrown) {
    throw caught(thrown, frame);
  } finally {
    thread.handled = outer;
  }
}

statementBinders.With = (node: With, context: Context): Exec => {
  let inner = bindGuarded(node.body, context);
  for (const item of [...node.items].reverse()) {
    const manager = bindExpression(item.context_expr, context);
    const store = item.optional_vars === null ? null : bindTarget(item.optional_vars, context);
    inner = bindOneWith(item.context_expr, manager, store, inner, context.temporary());
  }
  return inner;
};

function bindOneWith(
  at: Frame['at'],
  manager: Eval,
  store: ((frame: Frame, value: Value) => void) | null,
  body: Exec,
  held: number,
): Exec {
  return frame => {
    const object = manager(frame);
    frame.at = at;
    const { exit, entered } = enterManager(object);
    frame.locals[held] = exit;
    const { handled } = thread;
    let completion: Completion;
    try {
      store?.(frame, entered);
      completion = body(frame);
    } catch (thrown) {
      const exception = caught(thrown, frame, handled);
      frame.locals[held] = undefined;
      frame.at = at;
      if (exitWithException(exit, exception, frame)) return undefined;
      throw exception;
    }
    frame.locals[held] = undefined;
    frame.at = at;
    call3(exit, null, null, null);
    return completion;
  };
}
