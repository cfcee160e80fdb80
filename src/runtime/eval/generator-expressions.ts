/** Generator expressions: a code object of their own, whose loops can be resumed. */
import type { GeneratorExp, Stmt } from '../../parser/ast.ts';
import type { Scope } from '../../parser/scope.ts';
import { getIterator, iter, loopIterator } from '../protocol/iterate.ts';
import { asyncIterator } from './await.ts';
import { loopsAround, outermost } from './awaiting-comprehensions.ts';
import { bindExpression, bindTarget, expressionBinders } from './bind.ts';
import { truth } from './comparisons.ts';
import type { Context } from './context.ts';
import {
  type Code,
  type Completion,
  type Eval,
  type Exec,
  Frame,
  GeneratorState,
  interrupted,
  interruptFlag,
  SUSPENDED,
} from './frame.ts';
import { functionCode, slotsInside } from './function-code.ts';
import { suspendable } from './suspendable.ts';
import type { Binders } from './tier.ts';

expressionBinders.GeneratorExp = (node: GeneratorExp, context: Context): Eval => {
  const scope: Scope = context.scopeOf(node);
  const { code, inner } = functionCode('<genexpr>', node, null, context, (body, binders) =>
    scope.isCoroutine ? bindAsyncLoops(node, body, binders) : bindGeneratorLoops(node, body, binders),
  );
  code.varnames = ['.0', ...scope.varnames.filter(n => n !== '.0')];
  code.argcount = 1;
  const first = bindExpression(node.generators[0].iter, context);
  const captured = context.captured(inner.frameScope);
  const source = inner.temporary();
  sources.set(code, source);
  return frame => {
    const iterable = first(frame);
    frame.at = node.generators[0].iter;
    const iterator = node.generators[0].is_async ? asyncIterator(iterable) : iter(iterable);
    const locals = slotsInside(frame, code, captured);
    locals[source] = iterator;
    const own = new Frame(code, frame.globals, locals);
    own.namespace = frame.namespace;
    own.generator = new GeneratorState();
    return suspendable(own, '<genexpr>', code.qualname);
  };
};
const sources = new WeakMap<Code, number>();

/** The body of a generator expression that awaits: loops around a `yield`. */
function bindAsyncLoops(node: GeneratorExp, context: Context, { bindStatement }: Binders): Exec {
  const { lineno, col_offset, end_lineno, end_col_offset } = node.elt;
  const where = { lineno, col_offset, end_lineno, end_col_offset };
  const innermost: Stmt = { kind: 'Expr', value: { kind: 'Yield', value: node.elt, ...where }, ...where };
  const loop = loopsAround(node.generators, innermost);
  return bindStatement(outermost(loop, sources.get(context.code) as number), context);
}

/**
 * The loops of a generator expression as a body that can be resumed: each loop keeps its iterator in a slot; an
 * emitted value suspends, and the next run goes on in the innermost loop.
 */
function bindGeneratorLoops(node: GeneratorExp, context: Context, binders: Binders): Exec {
  const source = sources.get(context.code) as number;
  const bind = (): Exec => bindGeneratorClosure(node, source, context);
  return binders.bindGenerator?.(node, source, context, bind) ?? bind();
}

function bindGeneratorClosure(node: GeneratorExp, source: number, context: Context): Exec {
  const elt = bindExpression(node.elt, context);
  const loops = node.generators.map((generator, i) => ({
    at: generator.iter,
    iterable: i === 0 ? null : bindExpression(generator.iter, context),
    store: bindTarget(generator.target, context),
    tests: generator.ifs.map(test => bindExpression(test, context)),
    slot: i === 0 ? source : context.temporary(),
  }));
  const started = context.temporary();
  const last = loops.length - 1;
  return (frame): Completion => {
    const { locals } = frame;
    const state = frame.generator as GeneratorState;
    if (state.thrown !== null) {
      const { thrown } = state;
      state.thrown = null;
      frame.at = node.elt;
      throw thrown;
    }
    let depth: number;
    if (locals[started] === undefined) {
      locals[started] = true;
      locals[source] = loopIterator(locals[source]);
      depth = 0;
    } else depth = last;
    next: for (;;) {
      const loop = loops[depth];
      frame.at = loop.at;
      const value = locals[loop.slot].next();
      if (interruptFlag[0] !== 0) interrupted();
      if (value === undefined) {
        if (depth === 0) return undefined;
        depth--;
        continue;
      }
      loop.store(frame, value);
      for (let i = 0; i < loop.tests.length; i++) if (!truth(loop.tests[i](frame))) continue next;
      if (depth < last) {
        depth++;
        const inner = (loops[depth].iterable as Eval)(frame);
        frame.at = loops[depth].at;
        locals[loops[depth].slot] = getIterator(inner);
        continue;
      }
      const item = elt(frame);
      if (state.taker?.take(item) === true) continue;
      state.yielded = item;
      return SUSPENDED;
    }
  };
}
