/** Expressions that contain a `yield`: lazy ones each in its own way, all others by the driver of resumable.ts. */
import type { Expr } from '../../parser/ast.ts';
import { bindAwait } from './await.ts';
import { awaitsInside, bindAwaitingComprehension } from './awaiting-comprehensions.ts';
import { bindExpression, expressionBinders, resumable } from './bind.ts';
import { compareValues, truth } from './comparisons.ts';
import type { Context } from './context.ts';
import type { Eval } from './frame.ts';
import { type AnyNode, bindSteps, prepare, suspended } from './resumable.ts';
import { bindYield, bindYieldFrom } from './yield-expressions.ts';

resumable.expression = (node: Expr, context: Context): Eval => {
  switch (node.kind) {
    case 'Yield':
      return bindYield(node, context);
    case 'YieldFrom':
      return bindYieldFrom(node, context);
    case 'Await':
      return bindAwait(node, context);
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
      if (awaitsInside(node)) return bindAwaitingComprehension(node, context);
      break;
    case 'BoolOp':
      return bindBoolOp(node.values, node.op === 'And', context);
    case 'IfExp':
      return bindIfExp(node, context);
    case 'Compare':
      if (node.ops.length > 1) return bindChain(node, context);
      break;
    default:
  }
  return bindStrict(node, context);
};

function bindStrict(node: Expr, context: Context): Eval {
  const prepared = prepare(node as AnyNode, context);
  const steps = bindSteps(prepared.operands, prepared.slots, context);
  const bind = expressionBinders[node.kind] as (node: Expr, context: Context) => Eval;
  const combine = bind(prepared.node, context);
  return frame => (steps(frame) ? combine(frame) : suspended);
}

function bindBoolOp(nodes: readonly Expr[], and: boolean, context: Context): Eval {
  const values = nodes.map(node => bindExpression(node, context));
  const slot = context.temporary();
  return frame => {
    for (let i: number = frame.locals[slot] ?? 0; ; i++) {
      const value = values[i](frame);
      if (value === suspended) {
        frame.locals[slot] = i;
        return suspended;
      }
      if (i === values.length - 1 || truth(value) !== and) {
        frame.locals[slot] = undefined;
        return value;
      }
    }
  };
}

function bindIfExp(node: Extract<Expr, { kind: 'IfExp' }>, context: Context): Eval {
  const test = bindExpression(node.test, context);
  const body = bindExpression(node.body, context);
  const orelse = bindExpression(node.orelse, context);
  const slot = context.temporary();
  return frame => {
    let branch = frame.locals[slot] as Eval | undefined;
    if (branch === undefined) {
      const value = test(frame);
      if (value === suspended) return suspended;
      branch = truth(value) ? body : orelse;
      frame.locals[slot] = branch;
    }
    const result = branch(frame);
    if (result !== suspended) frame.locals[slot] = undefined;
    return result;
  };
}

function bindChain(node: Extract<Expr, { kind: 'Compare' }>, context: Context): Eval {
  const operands = [node.left, ...node.comparators].map(operand => bindExpression(operand, context));
  const progress = context.temporary();
  const left = context.temporary();
  return frame => {
    const { locals } = frame;
    for (let i: number = locals[progress] ?? 0; ; i++) {
      const value = operands[i](frame);
      if (value === suspended) {
        locals[progress] = i;
        return suspended;
      }
      if (i > 0) {
        frame.at = node;
        const result = compareValues(node.ops[i - 1], locals[left], value);
        if (i === operands.length - 1 || !truth(result)) {
          locals[progress] = undefined;
          return result;
        }
      }
      locals[left] = value;
    }
  };
}
