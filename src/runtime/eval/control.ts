/** Control flow: blocks, `if`, `while`, `for`, `return`, `break`, `continue`, `pass`, expression statements. */
import type { AsyncFor, Expr, ExprStmt, For, Stmt, While } from '../../parser/ast.ts';
import { AssertionError, type PyException, raise, runtimeError } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { call1 } from '../protocol/call.ts';
import { getIterator, type PyIterator, PyRangeIterator } from '../protocol/iterate.ts';
import { isTrue } from '../protocol/number.ts';
import type { Value } from '../types.ts';
import { PyModule } from '../values/function.ts';
import { bindBlock, bindExpression, bindTarget, bindTest, observation, statementBinders } from './bind.ts';
import { truth } from './comparisons.ts';
import type { Context } from './context.ts';
import {
  BREAK,
  CONTINUE,
  type Completion,
  type Eval,
  type Exec,
  type Frame,
  interrupted,
  interruptFlag,
  observing,
} from './frame.ts';
import { PyGenerator } from './generator.ts';
import { leaveLoop } from './lifetimes.ts';
import { ownsIterator } from './loops.ts';
import { localSlot } from './names.ts';
import { hot, hotBinders } from './tier.ts';
import { containsYield } from './yields.ts';

statementBinders.Pass = () => () => undefined;
statementBinders.Global = () => () => undefined;
statementBinders.Nonlocal = () => () => undefined;
statementBinders.Break = () => () => BREAK;
statementBinders.Continue = () => () => CONTINUE;

statementBinders.Expr = (node, context) => {
  if (context.interactive) return bindShown(node, context);
  if (node.value.kind === 'Constant') return () => undefined;
  const value = bindExpression(node.value, context);
  return frame => {
    value(frame);
    return undefined;
  };
};

/** In mode `single`, the value goes to `sys.displayhook`. */
function bindShown(node: ExprStmt, context: Context): Exec {
  const value = bindExpression(node.value, context);
  return frame => {
    const result = value(frame);
    frame.at = node;
    const sys = interpreter.modules.get('sys');
    const hook = sys instanceof PyModule ? sys.dict.get('displayhook') : undefined;
    if (hook === undefined) throw runtimeError('lost sys.displayhook');
    call1(hook, result);
    return undefined;
  };
}

statementBinders.Return = (node, context) => (node.value === null ? () => null : bindExpression(node.value, context));

statementBinders.If = (node, context) => {
  const test = bindTest(node.test, context);
  const body = bindBlock(node.body, context);
  const at: Expr = node.test;
  if (node.orelse.length === 0) {
    return frame => {
      const value = test(frame);
      if (value === true) return body(frame);
      if (value === false) return undefined;
      frame.at = at;
      return isTrue(value) ? body(frame) : undefined;
    };
  }
  const orelse = bindBlock(node.orelse, context);
  return frame => {
    const value = test(frame);
    if (value === true) return body(frame);
    if (value === false) return orelse(frame);
    frame.at = at;
    return isTrue(value) ? body(frame) : orelse(frame);
  };
};

statementBinders.While = (node: While, context: Context): Exec => {
  const test = bindTest(node.test, context);
  const body = bindBlock(node.body, context);
  const orelse = node.orelse.length === 0 ? null : bindBlock(node.orelse, context);
  const at: Expr = node.test;
  const hotAfter = context.tiered ? Number.POSITIVE_INFINITY : hot.turns;
  let turns = 0;
  let generated: Exec | null = null;
  return frame => {
    if (generated !== null) return generated(frame);
    for (;;) {
      if (++turns === hotAfter) {
        generated = hotBinders(frame)?.bindStatement(node, context) ?? null;
        if (generated !== null) return generated(frame);
      }
      const value = test(frame);
      if (value !== true) {
        if (value === false) break;
        frame.at = at;
        if (!isTrue(value)) break;
      }
      const completion = body(frame);
      if (completion !== undefined) {
        if (completion === BREAK) return undefined;
        if (completion !== CONTINUE) return completion;
      }
      if (interruptFlag[0] !== 0) interruptedAt(frame, node);
    }
    return orelse === null ? undefined : orelse(frame);
  };
};

/** A loop was asked to stop: the traceback shows what it did last, or else the end of its body. */
export function interruptedAt(frame: Frame, loop: While | For | AsyncFor): void {
  const { at } = frame;
  const head = loop.kind === 'While' ? loop.test : loop.iter;
  const inside = at !== null && at !== head && at.lineno >= loop.lineno && at.end_lineno <= loop.end_lineno;
  if (!inside) frame.at = loop.body[loop.body.length - 1];
  interrupted();
}

/** The body of a `for` loop: what the target held before may die as the next item comes. */
function bindLoopBody(node: For, context: Context, held: number): Exec {
  const body = bindBlock(node.body, context);
  if (!observing || containsYield(node)) return body;
  const numbered = context.temporary();
  return frame => {
    const { locals } = frame;
    const iterator: unknown = locals[held];
    // Only the first number of a range takes the place of something that can die.
    if (!(iterator instanceof PyRangeIterator)) observation.after(frame, node);
    else if (locals[numbered] !== iterator) {
      locals[numbered] = iterator;
      observation.after(frame, node);
    }
    return body(frame);
  };
}

/** Gets the iterator of a `for` loop and keeps it in a slot; `frame.at` must stand at the iterable. */
export function beginLoop(frame: Frame, source: Value, held: number): PyIterator {
  const iterator = getIterator(source);
  // The iterator stands in a slot, where the reachability scan finds it.
  frame.locals[held] = iterator;
  if (iterator instanceof PyGenerator && iterator.code.hasCleanup && ownsIterator(frame, frame.at as Expr, iterator)) {
    iterator.loop = frame;
  }
  return iterator;
}

/** The same for the rest of a loop. */
export function goOnLoop(_frame: Frame, source: Value, _held: number): PyIterator {
  return source as PyIterator;
}

/** A `for` loop ends before its iterator does. */
export function leaveFor(frame: Frame, node: For, held: number, completion: Completion): void {
  const iterator = frame.locals[held];
  frame.locals[held] = undefined;
  leaveLoop(frame, node, iterator, completion);
}

/** A `for` loop that goes on over the iterator in a slot. */
export interface LoopRest extends For {
  loop: For;
  /** The iterator's slot. */
  held: number;
  /** Nobody else has the iterator. */
  own: boolean;
}

statementBinders.For = (node: For, context: Context): Exec => {
  const iterable = bindExpression(node.iter, context);
  const orelse = node.orelse.length === 0 ? null : bindBlock(node.orelse, context);
  // The rest of a loop that became hot stands for the whole one.
  const rest = node as Partial<LoopRest>;
  const loop = rest.loop ?? node;
  const at: Expr = loop.iter;
  const slot = localSlot(node.target, context);
  const held = rest.held ?? context.temporary();
  const { loops } = context;
  if (rest.held === undefined) loops.push(held);
  const begin = rest.held === undefined ? beginLoop : goOnLoop;
  const body = bindLoopBody(node, context, held);
  const finish = (frame: Frame, completion: Completion): Completion => {
    leaveFor(frame, loop, held, completion);
    return completion;
  };
  const hotAfter = context.tiered ? Number.POSITIVE_INFINITY : hot.turns;
  let turns = 0;
  /**
   * The rest of the loop, over the iterator that stands in its slot, by the binders of the hot tier; and whether that iterator is
   * the loop's own. It also serves when the loop runs again: V8 has optimised it by then.
   */
  let hotRest: Exec | null = null;
  let hotOwn = false;
  const goOnHot = (frame: Frame, own: boolean): Exec | null => {
    const binders = hotBinders(frame);
    if (binders === null) return null;
    const rest: LoopRest = { ...node, iter: { kind: 'Temporary', slot: held } as never, loop: node, held, own };
    hotOwn = own;
    hotRest = context.withLoops(loops, () => binders.bindStatement(rest, context));
    return hotRest;
  };
  if (slot >= 0) {
    return frame => {
      const source = iterable(frame);
      frame.at = at;
      const iterator = begin(frame, source, held);
      if (hotRest !== null && hotOwn === (iterator !== source)) return finish(frame, hotRest(frame));
      if (iterator instanceof PyRangeIterator) {
        while (iterator.remaining > 0) {
          if (++turns === hotAfter) {
            const rest = goOnHot(frame, iterator !== source);
            if (rest !== null) return finish(frame, rest(frame));
          }
          iterator.remaining--;
          const value = iterator.start;
          iterator.start = value + iterator.step;
          frame.locals[slot] = value;
          const completion = body(frame);
          if (completion !== undefined) {
            if (completion === BREAK) return finish(frame, undefined);
            if (completion !== CONTINUE) return finish(frame, completion);
          }
          if (interruptFlag[0] !== 0) interruptedAt(frame, loop);
        }
      } else {
        for (;;) {
          if (++turns === hotAfter) {
            const rest = goOnHot(frame, iterator !== source);
            if (rest !== null) return finish(frame, rest(frame));
          }
          frame.at = at;
          const value = iterator.next();
          if (value === undefined) break;
          frame.locals[slot] = value;
          const completion = body(frame);
          if (completion !== undefined) {
            if (completion === BREAK) return finish(frame, undefined);
            if (completion !== CONTINUE) return finish(frame, completion);
          }
          if (interruptFlag[0] !== 0) interruptedAt(frame, loop);
        }
      }
      frame.locals[held] = undefined;
      return orelse === null ? undefined : orelse(frame);
    };
  }
  const store = bindTarget(node.target, context);
  return frame => {
    const source = iterable(frame);
    frame.at = at;
    const iterator = begin(frame, source, held);
    if (hotRest !== null && hotOwn === (iterator !== source)) return finish(frame, hotRest(frame));
    for (;;) {
      if (++turns === hotAfter) {
        const rest = goOnHot(frame, iterator !== source);
        if (rest !== null) return finish(frame, rest(frame));
      }
      frame.at = at;
      const value = iterator.next();
      if (value === undefined) break;
      store(frame, value);
      const completion = body(frame);
      if (completion !== undefined) {
        if (completion === BREAK) return finish(frame, undefined);
        if (completion !== CONTINUE) return finish(frame, completion);
      }
      if (interruptFlag[0] !== 0) interruptedAt(frame, loop);
    }
    frame.locals[held] = undefined;
    return orelse === null ? undefined : orelse(frame);
  };
};

statementBinders.Assert = (node, context) => {
  if (context.unit.optimize > 0) return () => undefined;
  const test = bindExpression(node.test, context);
  const message: Eval | null = node.msg === null ? null : bindExpression(node.msg, context);
  return frame => {
    const value = test(frame);
    if (value === true) return undefined;
    frame.at = node.test;
    if (truth(value)) return undefined;
    if (message === null) throw failAssertion();
    const text: Value = message(frame);
    frame.at = node.test;
    throw failAssertion(text);
  };
};

/** What a failed `assert` raises. */
export function failAssertion(message?: Value): PyException {
  return message === undefined ? raise(AssertionError) : raise(AssertionError, message);
}

/** The docstring of a body, if it begins with one. */
export function docstringOf(body: readonly Stmt[]): string | null {
  const first = body[0];
  if (first?.kind !== 'Expr' || first.value.kind !== 'Constant' || first.value.value.type !== 'str') return null;
  return cleanDocstring(first.value.value.value);
}

/** CPython 3.13+ strips the common indentation from docstrings when compiling (`inspect.cleandoc` without trimming blank ends). */
function cleanDocstring(text: string): string {
  const lines = text.split('\n');
  let margin = Number.POSITIVE_INFINITY;
  for (const line of lines.slice(1)) {
    const indent = line.length - line.replace(/^[ \t]+/, '').length;
    if (indent < line.length) margin = Math.min(margin, indent);
  }
  const first = lines[0].replace(/^[ ]+/, '');
  if (lines.length === 1) return first;
  const cut = Number.isFinite(margin) ? margin : 0;
  return [
    first,
    ...lines
      .slice(1)
      .map(line =>
        Number.isFinite(margin) ? line.slice(Math.min(cut, line.length - line.trimStart().length)) : line.trimStart(),
      ),
  ].join('\n');
}
