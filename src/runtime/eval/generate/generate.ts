/**
 * The hot tier: JavaScript generated from the tree, for functions and loops that run often.
 *
 * One JavaScript function stands for a whole body or loop, so that V8 sees its control flow, keeps feedback of its own for
 * each place in it, and needs no object for an intermediate float. The frame is the closures' own: variables, iterators
 * and the position stand where they stand there. A node that is not generated is a call of its closure; a block inside of
 * such a node is generated again. What is slow or can raise is done by the functions that the closures call.
 */
import type { Value } from '../../types.ts';
import {
  bindBlock,
  bindClosure,
  bindExpression,
  bindSequence,
  bindStatement,
  bindStatementClosure,
  type Hot,
  resumable,
} from '../bind.ts';
import type { Context } from '../context.ts';
import type { Eval, Exec, Frame } from '../frame.ts';
import { type HotBinders, type Seen, hot as tier } from '../tier.ts';
import './names.ts';
import './arithmetic.ts';
import './comparisons.ts';
import './access.ts';
import './calls.ts';
import './displays.ts';
import { emitRest } from './comprehensions.ts';
import './assignments.ts';
import { emitBlock, emitOne } from './control.ts';
import { emitValue } from './emit.ts';
import { emitGeneratorLoop, emitResumableBlock } from './resumable.ts';
import './try.ts';
import { type Compile, TOO_LARGE, Unit } from './unit.ts';

/** Binders that generate, for code that runs with these globals, and that was seen with these variables. */
export function generatedBinders(compile: Compile, seen: Seen): HotBinders {
  /**
   * A function of what is written, `null` where that is too much. Frames of other globals get the closure.
   * @param suspends whether it is a part of a generator's body that suspends
   */
  function generate(context: Context, write: (unit: Unit) => unknown, bind: () => Exec, suspends = false): Exec | null {
    const { code } = context;
    const unit = new Unit(context, seen, hot);
    const here = context.here();
    const bindPlainly = (): Exec => here(() => context.withHot(null, bind));
    const firstSlot = code.size;
    // A suspended generator knows the slots that the closures take, in their order: these are given out all the same.
    let closure = context.resumable && !suspends ? bindPlainly() : undefined;
    const loops = context.loops.length;
    const otherwise = (frame: Frame): Value => {
      if (closure === undefined) {
        const { size } = code;
        if (suspends) code.size = firstSlot;
        closure = bindPlainly();
        code.size = Math.max(code.size, size);
      }
      return closure(frame) as Value;
    };
    try {
      context.withHot(null, () => write(unit), context.resumable && !suspends);
      return unit.compile(compile, otherwise);
    } catch (thrown) {
      // A fault of this tier costs a program nothing but speed.
      if (thrown !== TOO_LARGE && tier.forced) throw thrown;
      context.loops.length = loops;
      if (suspends) code.size = firstSlot;
      return closure ?? null;
    }
  }
  const hot: Hot = {
    block: (body, context) =>
      generate(
        context,
        unit => emitBlock(unit, body),
        () => bindSequence(body, context),
      ),
    resumableBlock: (body, context) =>
      generate(
        context,
        unit => emitResumableBlock(unit, body),
        () => resumable.block(body, context),
        true,
      ),
    statement: (node, context) =>
      generate(
        context,
        unit => emitOne(unit, node),
        () => bindStatementClosure(node, context),
      ),
    expression: (node, context) =>
      node.kind === 'Name' || node.kind === 'Constant'
        ? null
        : (generate(
            context,
            unit => unit.line(`return ${emitValue(unit, node)};`),
            () => bindClosure(node, context),
          ) as Eval | null),
  };
  return {
    bindBlock(body, context) {
      if (context.resumable) return context.withHot(hot, () => bindBlock(body, context));
      const sequence = () => bindSequence(body, context);
      const whole = generate(context, unit => unit.leaving('return', () => emitBlock(unit, body)), sequence);
      return whole ?? context.withHot(hot, sequence);
    },
    bindStatement: (node, context) => context.withHot(hot, () => bindStatement(node, context)),
    bindExpression: (node, context) => context.withHot(hot, () => bindExpression(node, context)),
    bindGenerator: (node, source, context, bind) =>
      node.generators.length > 1
        ? null
        : generate(
            context,
            // The closure's last slot says whether the body has begun.
            unit => emitGeneratorLoop(unit, node, source, context.code.size - 1),
            bind,
          ),
    bindRest: (node, held, into, own, context) =>
      context.resumable
        ? null
        : generate(
            context,
            unit => emitRest(unit, node, held, into, own),
            () => () => undefined,
          ),
  };
}
