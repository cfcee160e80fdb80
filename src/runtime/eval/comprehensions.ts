/** List, set and dict comprehensions, inlined into their frame (PEP 709). */
import type { Comprehension, Expr } from '../../parser/ast.ts';
import { getIterator } from '../protocol/iterate.ts';
import { Cell } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyList } from '../values/list.ts';
import { PySet } from '../values/set.ts';
import { bindExpression, bindTarget, expressionBinders, observation } from './bind.ts';
import { truth } from './comparisons.ts';
import type { Context, Variables } from './context.ts';
import { type Eval, type Exec, type Frame, interrupted, interruptFlag, observing } from './frame.ts';
import { type Gathering, hot, hotBinders } from './tier.ts';

/** Does the innermost work of a comprehension for one combination of its targets. */
type Emit = (frame: Frame) => void;

/** The loops of a comprehension around `emit`; the first iterable comes ready-made, from outside its scope. */
function bindLoops(
  generators: readonly Comprehension[],
  from: number,
  emit: Emit,
  context: Context,
  goOnHot: ((frame: Frame, held: number) => Exec | null) | null = null,
): (frame: Frame, first: Eval | null) => void {
  const node = generators[from];
  const iterable = from === 0 ? null : bindExpression(node.iter, context);
  const store = bindTarget(node.target, context);
  const tests = node.ifs.map(test => bindExpression(test, context));
  const inner: Emit =
    from + 1 === generators.length
      ? emit
      : (
          loops => (frame: Frame) =>
            loops(frame, null)
        )(bindLoops(generators, from + 1, emit, context));
  const held = context.temporary();
  context.dropsAfterException([held]);
  const at: Expr = node.iter;
  // The item before may have been held by the variable alone.
  const watches = observing;
  const hotAfter = goOnHot === null || context.tiered ? Number.POSITIVE_INFINITY : hot.turns;
  let turns = 0;
  return (frame, first) => {
    const source = (iterable ?? (first as Eval))(frame);
    frame.at = at;
    const iterator = getIterator(source);
    frame.locals[held] = iterator;
    next: for (;;) {
      if (++turns === hotAfter) {
        const rest = goOnHot!(frame, held);
        if (rest !== null) {
          rest(frame);
          break;
        }
      }
      frame.at = at;
      const value = iterator.next();
      if (value === undefined) break;
      if (interruptFlag[0] !== 0) interrupted();
      store(frame, value);
      if (watches) observation.during(frame, at, null);
      for (let i = 0; i < tests.length; i++) if (!truth(tests[i](frame))) continue next;
      inner(frame);
    }
    frame.locals[held] = undefined;
    // What only the iterator held dies before what the variable holds.
    if (watches) observation.during(frame, at, null);
  };
}

/**
 * A comprehension that gathers into a collection kept in a slot.
 * Its own variables are slots of the frame; those that inner functions capture get new cells at each run.
 */
function bindComprehension(
  node: Gathering,
  context: Context,
  create: () => PyList | PySet | PyDict,
  bindEmit: (slot: number) => Emit,
): Eval {
  const first = bindExpression(node.generators[0].iter, context);
  const slot = context.temporary();
  const here = context.here();
  let generated: Eval | null = null;
  const goOnHot = (frame: Frame, held: number, own: Variables): Exec | null => {
    const binders = frame.namespace === undefined ? hotBinders(frame) : null;
    if (binders === null) return null;
    return here(() => {
      const rest = binders.bindRest(node, held, slot, own, context);
      generated = binders.bindExpression(node, context);
      return rest;
    });
  };
  return context.within(context.scopeOf(node), (cells, own) => {
    const loops = bindLoops(node.generators, 0, bindEmit(slot), context, (frame, held) => goOnHot(frame, held, own));
    const variables = [...own.values()];
    context.dropsAfterException([slot, ...variables]);
    return frame => {
      if (generated !== null) return generated(frame);
      const source = first(frame);
      for (let i = 0; i < cells.length; i++) frame.locals[cells[i]] = new Cell();
      const outer = frame.locals[slot];
      const result = create();
      frame.locals[slot] = result;
      loops(frame, () => source);
      frame.locals[slot] = outer;
      // What the variables held must not live on in the frame.
      for (let i = 0; i < variables.length; i++) frame.locals[variables[i]] = undefined;
      return result;
    };
  });
}

expressionBinders.ListComp = (node, context) =>
  bindComprehension(
    node,
    context,
    () => new PyList([]),
    slot => {
      const elt = bindExpression(node.elt, context);
      return frame => {
        const item = elt(frame);
        (frame.locals[slot] as PyList).items.push(item);
      };
    },
  );

expressionBinders.SetComp = (node, context) =>
  bindComprehension(
    node,
    context,
    () => new PySet(),
    slot => {
      const elt = bindExpression(node.elt, context);
      return frame => {
        const item = elt(frame);
        frame.at = node;
        (frame.locals[slot] as PySet).add(item);
      };
    },
  );

expressionBinders.DictComp = (node, context) =>
  bindComprehension(
    node,
    context,
    () => new PyDict(),
    slot => {
      const key = bindExpression(node.key, context);
      const value = bindExpression(node.value, context);
      return frame => {
        const k = key(frame);
        const v = value(frame);
        frame.at = node;
        (frame.locals[slot] as PyDict).set(k, v);
      };
    },
  );
