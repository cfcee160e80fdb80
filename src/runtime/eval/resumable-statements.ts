/** Statements that contain a `yield`: control statements each in its own way, the others by the driver of resumable.ts. */
import type { AugAssign, Expr, For, If, Match, Stmt, While } from '../../parser/ast.ts';
import { getIterator, type PyIterator } from '../protocol/iterate.ts';
import type { Value } from '../types.ts';
import { inplaceOperator } from './assignments.ts';
import { bindAsyncFor, bindAsyncWith } from './await.ts';
import { bindBlock, bindExpression, bindObserved, bindTarget, resumable, statementBinders } from './bind.ts';
import { truth } from './comparisons.ts';
import type { Context } from './context.ts';
import { interruptedAt } from './control.ts';
import { BREAK, CONTINUE, type Completion, type Eval, type Exec, interruptFlag, SUSPENDED } from './frame.ts';
import { bindMatchCases } from './match.ts';
import { type AnyNode, bindSteps, prepare, suspended } from './resumable.ts';
import { bindResumableTry, bindResumableWith, bindYieldingTarget } from './resumable-try.ts';
import { containsYield } from './yields.ts';

resumable.statement = (node: Stmt, context: Context): Exec => {
  switch (node.kind) {
    case 'If':
      return bindIf(node, context);
    case 'While':
      return bindWhile(node, context);
    case 'For':
      return bindFor(node, context);
    case 'AsyncFor':
      return bindAsyncFor(node, context);
    case 'AsyncWith':
      return bindAsyncWith(node, context);
    case 'With':
      return bindResumableWith(node, context);
    case 'Try':
    case 'TryStar':
      return bindResumableTry(node, context);
    case 'Match':
      return bindMatch(node, context);
    case 'AugAssign':
      return bindAugmented(node, context);
    default:
      return bindSimple(node, context);
  }
};

const SUSPENDING = new Set(['Yield', 'YieldFrom', 'Await']);

/** A simple statement: its strict operands first, then the statement with them replaced. */
function bindSimple(node: Stmt, context: Context): Exec {
  if (node.kind === 'Expr' && SUSPENDING.has(node.value.kind)) {
    const value = bindExpression(node.value, context);
    return frame => (value(frame) === suspended ? SUSPENDED : undefined);
  }
  if (node.kind === 'Assign' && !node.targets.some(containsYield)) {
    const value = bindExpression(node.value, context);
    const stores = node.targets.map(target => bindTarget(target, context));
    return frame => {
      const result = value(frame);
      if (result === suspended) return SUSPENDED;
      for (const store of stores) store(frame, result);
      return undefined;
    };
  }
  if (node.kind === 'Assign' && node.targets.length > 1) {
    // Each target is evaluated and stored before the next one is evaluated.
    const value = bindExpression(node.value, context);
    const slot = context.temporary();
    const stores = node.targets.map(
      target => ({ ...node, targets: [target], value: { ...target, kind: 'Temporary', slot } }) as unknown as Stmt,
    );
    const body = bindBlock(stores, context);
    return frame => {
      const { locals } = frame;
      if (locals[slot] === undefined) {
        const result = value(frame);
        if (result === suspended) return SUSPENDED;
        locals[slot] = result;
      }
      let completion: Completion;
      try {
        completion = body(frame);
      } catch (thrown) {
        locals[slot] = undefined;
        throw thrown;
      }
      if (completion !== SUSPENDED) locals[slot] = undefined;
      return completion;
    };
  }
  const prepared = prepare(node as AnyNode, context);
  const steps = bindSteps(prepared.operands, prepared.slots, context);
  const run = (statementBinders[node.kind] as (node: Stmt, context: Context) => Exec)(prepared.node, context);
  return frame => (steps(frame) ? run(frame) : SUSPENDED);
}

/** `target op= value`: the target's old value is read before the value is evaluated. */
function bindAugmented(node: AugAssign, context: Context): Exec {
  const operands: Eval[] = [];
  const slots: number[] = [];
  const keep = (operand: Expr): number => {
    const slot = context.temporary();
    operands.push(bindExpression(operand, context));
    slots.push(slot);
    return slot;
  };
  const kept = (operand: Expr): Expr => ({ ...operand, kind: 'Temporary', slot: keep(operand) }) as never;
  let { target } = node;
  if (target.kind === 'Attribute') target = { ...target, value: kept(target.value) };
  else if (target.kind === 'Subscript') target = { ...target, value: kept(target.value), slice: kept(target.slice) };
  const before = keep({ ...target, ctx: 'Load' } as Expr);
  const value = keep(node.value);
  const steps = bindSteps(operands, slots, context);
  const compute = inplaceOperator(node);
  const store = bindTarget(target, context);
  return frame => {
    if (!steps(frame)) return SUSPENDED;
    frame.at = node;
    store(frame, compute(frame.locals[before], frame.locals[value]));
    return undefined;
  };
}

resumable.block = (body: readonly Stmt[], context: Context): Exec => {
  const steps = body.map(statement => bindObserved(statement, context));
  if (steps.length === 1) return steps[0];
  const slot = context.temporary();
  return frame => {
    let i: number = frame.locals[slot] ?? 0;
    for (; i < steps.length; i++) {
      const completion = steps[i](frame);
      if (completion !== undefined) {
        frame.locals[slot] = completion === SUSPENDED ? i : undefined;
        return completion;
      }
    }
    frame.locals[slot] = undefined;
    return undefined;
  };
};

function bindIf(node: If, context: Context): Exec {
  const test = bindExpression(node.test, context);
  const body = bindBlock(node.body, context);
  const orelse = bindBlock(node.orelse, context);
  const slot = context.temporary();
  return frame => {
    // 1: in the body; 2: in the else clause
    let branch: number | undefined = frame.locals[slot];
    if (branch === undefined) {
      const value = test(frame);
      if (value === suspended) return SUSPENDED;
      branch = truth(value) ? 1 : 2;
    }
    const completion = branch === 1 ? body(frame) : orelse(frame);
    frame.locals[slot] = completion === SUSPENDED ? branch : undefined;
    return completion;
  };
}

function bindWhile(node: While, context: Context): Exec {
  const test = bindExpression(node.test, context);
  const body = bindBlock(node.body, context);
  const orelse = bindBlock(node.orelse, context);
  const slot = context.temporary();
  return frame => {
    // undefined: at the test; 1: in the body; 2: in the else clause
    let phase: number | undefined = frame.locals[slot];
    for (;;) {
      if (phase === 2) break;
      if (phase === undefined) {
        const value = test(frame);
        if (value === suspended) {
          frame.locals[slot] = undefined;
          return SUSPENDED;
        }
        if (!truth(value)) break;
      }
      if (interruptFlag[0] !== 0) interruptedAt(frame, node);
      phase = undefined;
      const completion = body(frame);
      if (completion === undefined || completion === CONTINUE) continue;
      frame.locals[slot] = completion === SUSPENDED ? 1 : undefined;
      return completion === BREAK ? undefined : completion;
    }
    const completion = orelse(frame);
    frame.locals[slot] = completion === SUSPENDED ? 2 : undefined;
    return completion;
  };
}

function bindFor(node: For, context: Context): Exec {
  const iterable = bindExpression(node.iter, context);
  const split = containsYield(node.target) ? bindYieldingTarget(node.target, node.body, context) : null;
  const store = split === null ? bindTarget(node.target, context) : split.store;
  const body = bindBlock(split === null ? node.body : split.body, context);
  const orelse = bindBlock(node.orelse, context);
  const held = context.temporary();
  const slot = context.temporary();
  return frame => {
    const { locals } = frame;
    let phase: number | undefined = locals[slot];
    let iterator = locals[held] as PyIterator | undefined;
    if (phase === undefined) {
      const source = iterable(frame);
      if (source === suspended) return SUSPENDED;
      frame.at = node.iter;
      iterator = getIterator(source);
      locals[held] = iterator;
      phase = 0;
    }
    for (;;) {
      if (phase === 2) break;
      if (phase === 0) {
        frame.at = node.iter;
        const value = (iterator as PyIterator).next();
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

function bindMatch(node: Match, context: Context): Exec {
  const subject = bindExpression(node.subject, context);
  const cases = bindMatchCases(node, context);
  const slot = context.temporary();
  return frame => {
    const { locals } = frame;
    let state = locals[slot] as { value: Value; index: number; phase: 'pattern' | 'guard' | 'body' } | undefined;
    if (state === undefined) {
      const value = subject(frame);
      if (value === suspended) return SUSPENDED;
      state = { value, index: 0, phase: 'pattern' };
      locals[slot] = state;
    }
    for (; state.index < cases.length; state.index++) {
      const { matches, guard, body } = cases[state.index];
      if (state.phase === 'pattern') {
        if (!matches(frame, state.value)) continue;
        state.phase = 'guard';
      }
      if (state.phase === 'guard') {
        const held = guard === null ? true : guard(frame);
        if (held === suspended) return SUSPENDED;
        state.phase = truth(held) ? 'body' : 'pattern';
        if (state.phase === 'pattern') continue;
      }
      const completion = body(frame);
      if (completion !== SUSPENDED) locals[slot] = undefined;
      return completion;
    }
    locals[slot] = undefined;
    return undefined;
  };
}
