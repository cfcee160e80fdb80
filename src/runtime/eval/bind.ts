/**
 * Binding: each AST node becomes, once, a closure. The tables say how, per kind of node; the files of this folder
 * fill them in, so that none of them needs to import the others.
 */
import type { Expr, Pattern, Stmt } from '../../parser/ast.ts';
import { isTrue } from '../protocol/number.ts';
import type { Value } from '../types.ts';
import type { Context } from './context.ts';
import { type Eval, type Exec, type Frame, observing } from './frame.ts';
import { assignRoles, guarded, withRole } from './pending.ts';
import { containsYield } from './yields.ts';

type Of<Union, Kind> = Extract<Union, { kind: Kind }>;
export type ExpressionBinders = { [Kind in Expr['kind']]: (node: Of<Expr, Kind>, context: Context) => Eval };
export type StatementBinders = { [Kind in Stmt['kind']]: (node: Of<Stmt, Kind>, context: Context) => Exec };
/** Takes the value to be stored; may raise. */
export type Store = (frame: Frame, value: Value) => void;
export type TargetKind = 'Name' | 'Attribute' | 'Subscript' | 'Tuple' | 'List' | 'Starred';
export type TargetBinders = { [Kind in TargetKind]: (node: Of<Expr, Kind>, context: Context) => Store };
export type Matcher = (frame: Frame, subject: Value) => boolean;
export type PatternBinders = { [Kind in Pattern['kind']]: (node: Of<Pattern, Kind>, context: Context) => Matcher };

export const expressionBinders = {} as ExpressionBinders;
export const statementBinders = {} as StatementBinders;
export const targetBinders = {} as TargetBinders;
/** What binds in another way than by closures, while a context asks for it: see `generate/generate.ts`. */
export interface Hot {
  /** `null`: by a closure. */
  expression(node: Expr, context: Context): Eval | null;
  statement(node: Stmt, context: Context): Exec | null;
  block(body: readonly Stmt[], context: Context): Exec | null;
  /** A block that contains a `yield` of the generator being bound. */
  resumableBlock(body: readonly Stmt[], context: Context): Exec | null;
}
/** For nodes that contain a `yield` of the generator being bound. */
export const resumable = {
  expression: undefined as unknown as (node: Expr, context: Context) => Eval,
  statement: undefined as unknown as (node: Stmt, context: Context) => Exec,
  block: undefined as unknown as (body: readonly Stmt[], context: Context) => Exec,
};

/** A value that an earlier step left in a slot: stands in for an operand that was evaluated before a `yield`. */
export interface Temporary {
  kind: 'Temporary';
  slot: number;
}

export function bindExpression(node: Expr, context: Context): Eval {
  if ((node as unknown as Temporary).kind === 'Temporary') {
    const { slot } = node as unknown as Temporary;
    return frame => frame.locals[slot];
  }
  if (context.resumable && containsYield(node)) return resumable.expression(node, context);
  return context.hot?.expression(node, context) ?? bindClosure(node, context);
}

/** An expression as a closure, whatever the context asks for. */
export function bindClosure(node: Expr, context: Context): Eval {
  return withRole(node, bindWithoutRole(node, context));
}

/** The same, where somebody else notes its value as an operand. */
export function bindWithoutRole(node: Expr, context: Context): Eval {
  const guards = assignRoles(node, context);
  const bound = (expressionBinders[node.kind] as (node: Expr, context: Context) => Eval)(node, context);
  const run = guards ? guarded(bound) : bound;
  return observing && letsGo(node) ? observed(node, run) : run;
}

function observed(node: Expr, run: Eval): Eval {
  return frame => {
    const value = run(frame);
    observation.during(frame, node, value);
    return value;
  };
}

/** Expressions whose operands may have been held by nothing else: they die before the statement's end. */
export function letsGo(node: Expr): boolean {
  switch (node.kind) {
    case 'Call':
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
      return true;
    case 'Attribute':
      return mayGiveNew(node.value);
    case 'Subscript':
      return mayGiveNew(node.value) || mayGiveNew(node.slice);
    case 'BinOp':
      return mayGiveNew(node.left) || mayGiveNew(node.right);
    case 'UnaryOp':
      return mayGiveNew(node.operand);
    case 'Compare':
      return mayGiveNew(node.left) || node.comparators.some(mayGiveNew);
    case 'List':
    case 'Tuple':
    case 'Set':
      return node.elts.some(element => element.kind === 'Starred' && mayGiveNew(element.value));
    default:
      return false;
  }
}

/** Whether the value of an expression may be an object that nothing else refers to. */
export function mayGiveNew(node: Expr): boolean {
  switch (node.kind) {
    case 'Call':
    case 'Await':
      return true;
    case 'Attribute':
    case 'Subscript':
      return mayGiveNew(node.value);
    case 'BinOp':
      return mayGiveNew(node.left) || mayGiveNew(node.right);
    case 'UnaryOp':
      return node.op !== 'Not' && mayGiveNew(node.operand);
    case 'BoolOp':
      return node.values.some(mayGiveNew);
    case 'IfExp':
      return mayGiveNew(node.body) || mayGiveNew(node.orelse);
    case 'NamedExpr':
    case 'Starred':
      return mayGiveNew(node.value);
    case 'List':
    case 'Tuple':
    case 'Set':
      return node.elts.some(mayGiveNew);
    case 'Dict':
      return node.values.some(mayGiveNew);
    default:
      return false;
  }
}

/** An expression whose truth alone matters: what was asked for it may die before it is acted upon. */
export function bindTest(node: Expr, context: Context): Eval {
  const test = bindExpression(node, context);
  if (!observing || !mayGiveNew(node) || (context.resumable && containsYield(node))) return test;
  return frame => {
    const value = test(frame);
    if (value === true || value === false) return value;
    frame.at = node;
    const result = isTrue(value);
    observation.during(frame, node, null);
    return result;
  };
}

export function bindStatement(node: Stmt, context: Context): Exec {
  if (context.resumable && containsYield(node)) return resumable.statement(node, context);
  return context.hot?.statement(node, context) ?? bindStatementClosure(node, context);
}

/** A statement as a closure; blocks inside are bound as the context asks for. */
export function bindStatementClosure(node: Stmt, context: Context): Exec {
  const guards = assignRoles(node, context);
  const run = (statementBinders[node.kind] as (node: Stmt, context: Context) => Exec)(node, context);
  return guards ? guarded(run) : run;
}

/** An assignment target: what stores into it. */
export function bindTarget(node: Expr, context: Context): Store {
  return (targetBinders[node.kind as TargetKind] as (node: Expr, context: Context) => Store)(node, context);
}

/** Statements in order, as one closure. */
export function bindBlock(body: readonly Stmt[], context: Context): Exec {
  if (context.resumable && body.some(containsYield)) {
    return context.hot?.resumableBlock(body, context) ?? resumable.block(body, context);
  }
  return context.hot?.block(body, context) ?? bindSequence(body, context);
}

/** Statements in order, each bound as the context asks for. */
export function bindSequence(body: readonly Stmt[], context: Context): Exec {
  const steps = body.map(statement => bindObserved(statement, context));
  return sequence(steps);
}

/** What looks for deaths after a statement: given by `lifetimes.ts`. */
export const observation = {
  after: (_frame: Frame, _node: Stmt): void => {},
  /** The same in the middle of a statement, where an expression has given a value. */
  during: (_frame: Frame, _node: Expr, _value: Value): void => {},
};

/** A statement that is followed by a look for deaths, if the program could notice any. */
export function bindObserved(node: Stmt, context: Context): Exec {
  const run = bindStatement(node, context);
  if (!observing || letsNothingGo(node)) return run;
  const slot = plainTarget(node, context);
  if (slot >= 0) {
    return frame => {
      const old: unknown = frame.locals[slot];
      const completion = run(frame);
      if (typeof old === 'object' && old !== null) observation.after(frame, node);
      return completion;
    };
  }
  return frame => {
    const completion = run(frame);
    if (completion === undefined) observation.after(frame, node);
    return completion;
  };
}

/** Statements after which nothing can have died that was not looked after inside of them. */
export function letsNothingGo(node: Stmt): boolean {
  switch (node.kind) {
    case 'Pass':
    case 'Break':
    case 'Continue':
    case 'Return':
    case 'Raise':
    case 'Global':
    case 'Nonlocal':
      return true;
    case 'If':
    case 'While':
      return isPlain(node.test);
    default:
      return false;
  }
}

/** The slot of the variable whose old value is all that an assignment can let go; -1 for other statements. */
export function plainTarget(node: Stmt, context: Context): number {
  let target: Expr;
  if (node.kind === 'AugAssign') target = node.target;
  else if (node.kind === 'Assign' && node.targets.length === 1) [target] = node.targets;
  else return -1;
  if (target.kind !== 'Name' || !isPlain(node.value)) return -1;
  const place = context.place(target.id);
  return place.kind === 'local' ? place.slot : -1;
}

/** Expressions that compute with variables and constants only. */
function isPlain(node: Expr): boolean {
  switch (node.kind) {
    case 'Name':
    case 'Constant':
      return true;
    case 'BinOp':
      return isPlain(node.left) && isPlain(node.right);
    case 'UnaryOp':
      return isPlain(node.operand);
    case 'BoolOp':
      return node.values.every(isPlain);
    case 'Compare':
      return isPlain(node.left) && node.comparators.every(isPlain);
    default:
      return false;
  }
}

/** Runs closures in order until one does not end normally. */
export function sequence(steps: readonly Exec[]): Exec {
  switch (steps.length) {
    case 0:
      return () => undefined;
    case 1:
      return steps[0];
    case 2: {
      const [first, second] = steps;
      return frame => {
        const completion = first(frame);
        return completion === undefined ? second(frame) : completion;
      };
    }
    case 3: {
      const [first, second, third] = steps;
      return frame => {
        let completion = first(frame);
        if (completion !== undefined) return completion;
        completion = second(frame);
        return completion === undefined ? third(frame) : completion;
      };
    }
    case 4: {
      const [first, second, third, fourth] = steps;
      return frame => {
        let completion = first(frame);
        if (completion !== undefined) return completion;
        completion = second(frame);
        if (completion !== undefined) return completion;
        completion = third(frame);
        return completion === undefined ? fourth(frame) : completion;
      };
    }
    default:
      return frame => {
        for (let i = 0; i < steps.length; i++) {
          const completion = steps[i](frame);
          if (completion !== undefined) return completion;
        }
        return undefined;
      };
  }
}
