/**
 * The resumable form of nodes that contain a `yield`, for generator bodies.
 *
 * A body suspends by giving `SUSPENDED` all the way up, after each node on the way has noted, in a slot of its own,
 * where it was; running the body again goes down the same way to the `yield`. Only the nodes on that way pay.
 *
 * Strict expressions (all operands are evaluated, in order) share one driver: operands up to the last one that
 * yields are evaluated into temporary slots, then the node itself runs with its operands replaced by those slots.
 * Lazy expressions and control statements have a resumable twin each.
 */
import type { AugAssign, Expr, For, If, Match, Stmt, While, Yield, YieldFrom } from '../../parser/ast.ts';
import { GeneratorExit, isRaised, type PyException, StopIteration } from '../errors.ts';
import { getAttrOptional } from '../protocol/attribute.ts';
import { call0, call1, callMethod } from '../protocol/call.ts';
import { getIterator, iter, PyIterator, UserIterator } from '../protocol/iterate.ts';
import type { Maybe, Value } from '../types.ts';
import { inplaceOperator } from './assignments.ts';
import { bindBlock, bindExpression, bindStatement, bindTarget, resumable, statementBinders, expressionBinders } from './bind.ts';
import { compareValues, truth } from './comparisons.ts';
import type { Context } from './context.ts';
import { interruptedAt } from './control.ts';
import {
  BREAK,
  CONTINUE,
  type Eval,
  type Exec,
  type Frame,
  type GeneratorState,
  interrupted,
  interruptFlag,
  SUSPENDED,
} from './frame.ts';
import { PyGenerator } from './generator.ts';
import { bindMatchCases } from './match.ts';
import { bindResumableTry, bindResumableWith, bindYieldingTarget } from './resumable-try.ts';
import { containsYield } from './yields.ts';

const suspended = SUSPENDED as unknown as Value;

// ---------------------------------------------------------------- yield

/** What a resumed yield does: raise what `throw` brought, or give what `send` sent. */
function resumed(frame: Frame): Value {
  const state = frame.generator as GeneratorState;
  const { thrown } = state;
  if (thrown !== null) {
    state.thrown = null;
    throw thrown;
  }
  if (interruptFlag[0] !== 0) interrupted();
  return state.sent;
}

function bindYield(node: Yield, context: Context): Eval {
  const value = node.value === null ? () => null : bindExpression(node.value, context);
  const slot = context.temporary();
  return frame => {
    if (frame.locals[slot] === true) {
      frame.locals[slot] = undefined;
      frame.at = node;
      return resumed(frame);
    }
    const item = value(frame);
    if (item === suspended) return suspended;
    frame.locals[slot] = true;
    frame.at = node;
    (frame.generator as GeneratorState).yielded = item;
    return suspended;
  };
}

/** PEP 380's expansion, with the inner iterator in a slot. */
function bindYieldFrom(node: YieldFrom, context: Context): Eval {
  const value = bindExpression(node.value, context);
  const slot = context.temporary();
  return frame => {
    const state = frame.generator as GeneratorState;
    let iterator = frame.locals[slot] as PyIterator | undefined;
    let item: Maybe;
    frame.at = node;
    if (iterator === undefined) {
      const source = value(frame);
      if (source === suspended) return suspended;
      frame.at = node;
      iterator = source instanceof PyGenerator ? source : delegateIterator(source);
      finished.value = undefined;
      item = iterator.next();
      frame.locals[slot] = iterator;
      state.delegate = iterator;
    } else item = advance(iterator, state, frame, slot);
    if (item !== undefined) {
      state.yielded = item;
      return suspended;
    }
    frame.locals[slot] = undefined;
    state.delegate = null;
    return finished.value === undefined ? iterator.stopValue : finished.value;
  };
}
/** The value of a StopIteration that `send` or `throw` of a foreign iterator ended with. */
const finished: { value: Maybe } = { value: undefined };

function delegateIterator(source: Value): PyIterator {
  const iterator = iter(source);
  return iterator instanceof PyIterator ? iterator : getIterator(iterator);
}

function advance(iterator: PyIterator, state: GeneratorState, frame: Frame, slot: number): Maybe {
  finished.value = undefined;
  const { sent, thrown } = state;
  state.thrown = null;
  const target: Value = iterator instanceof UserIterator ? iterator.iterator : iterator;
  try {
    if (thrown !== null) return throwInto(target, thrown);
    if (iterator instanceof PyGenerator) return iterator.resume(sent);
    if (sent === null) return iterator.next();
    return callMethodByName(target, 'send', sent);
  } catch (error) {
    if (error !== thrown && isRaised(error, StopIteration)) {
      finished.value = (error as PyException).value.args.items[0] ?? null;
      return undefined;
    }
    frame.locals[slot] = undefined;
    state.delegate = null;
    throw error;
  }
}

function callMethodByName(target: Value, name: string, value: Value): Value {
  const method = getAttrOptional(target, name);
  if (method === undefined) return callMethod(target, name, value);
  return call1(method, value);
}

function throwInto(target: Value, thrown: PyException): Maybe {
  if (thrown.value.type.isSubtypeOf(GeneratorExit)) {
    if (target instanceof PyGenerator) target.close();
    else {
      const close = getAttrOptional(target, 'close');
      if (close !== undefined) call0(close);
    }
    throw thrown;
  }
  if (target instanceof PyGenerator) return target.resume(null, thrown);
  const method = getAttrOptional(target, 'throw');
  if (method === undefined) throw thrown;
  return call1(method, thrown.value);
}

// ---------------------------------------------------------------- expressions

resumable.expression = (node: Expr, context: Context): Eval => {
  switch (node.kind) {
    case 'Yield':
      return bindYield(node, context);
    case 'YieldFrom':
      return bindYieldFrom(node, context);
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

type AnyNode = Record<string, any> & { kind: string };
/** Where a node stands in another: names of fields and indices. */
type Path = readonly (string | number)[];

/** The paths of a strict node's operands, in the order of evaluation. */
function operandPaths(node: AnyNode): Path[] {
  const each = (name: string): Path[] => (node[name] as unknown[]).map((_, i) => [name, i]);
  switch (node.kind) {
    case 'BinOp':
      return [['left'], ['right']];
    case 'UnaryOp':
      return [['operand']];
    case 'Compare':
      return [['left'], ...each('comparators')];
    case 'Call':
      return [['func'], ...each('args'), ...each('keywords').map(path => [...path, 'value'])];
    case 'Attribute':
    case 'Starred':
    case 'NamedExpr':
    case 'Expr':
    case 'Return':
      return [['value']];
    case 'Assign':
      return [['value'], ...node.targets.flatMap((target: AnyNode, i: number) => targetPaths(target, ['targets', i]))];
    case 'FormattedValue':
      return [['value'], ['format_spec']];
    case 'JoinedStr':
      return each('values');
    case 'Subscript':
      return [['value'], ['slice']];
    case 'Slice':
      return [['lower'], ['upper'], ['step']];
    case 'Tuple':
    case 'List':
    case 'Set':
      return each('elts');
    case 'Dict':
      return (node.keys as unknown[]).flatMap((_, i) => [['keys', i], ['values', i]]);
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return [['generators', 0, 'iter']];
    case 'Raise':
      return [['exc'], ['cause']];
    case 'Assert':
      return [['test'], ['msg']];
    case 'AnnAssign':
      return [['value'], ...targetPaths(node.target, ['target'])];
    case 'Delete':
      return node.targets.flatMap((target: AnyNode, i: number) => targetPaths(target, ['targets', i]));
    case 'FunctionDef':
    case 'ClassDef':
    case 'Lambda':
      return definitionPaths(node);
    default:
      return [];
  }
}

/** What is evaluated of an assignment's target. */
function targetPaths(target: AnyNode, path: Path): Path[] {
  switch (target.kind) {
    case 'Subscript':
      return [[...path, 'value'], [...path, 'slice']];
    case 'Attribute':
      return [[...path, 'value']];
    case 'Starred':
      return targetPaths(target.value, [...path, 'value']);
    case 'Tuple':
    case 'List':
      return target.elts.flatMap((element: AnyNode, i: number) => targetPaths(element, [...path, 'elts', i]));
    default:
      return [];
  }
}

function definitionPaths(node: AnyNode): Path[] {
  const decorators = (node.decorator_list ?? []).map((_: unknown, i: number) => ['decorator_list', i]);
  if (node.kind === 'ClassDef') {
    return [...decorators, ...node.bases.map((_: unknown, i: number) => ['bases', i]), ...node.keywords.map((_: unknown, i: number) => ['keywords', i, 'value'])];
  }
  const { defaults, kw_defaults } = node.args;
  return [
    ...decorators,
    ...defaults.map((_: unknown, i: number) => ['args', 'defaults', i]),
    ...kw_defaults.map((_: unknown, i: number) => ['args', 'kw_defaults', i]),
  ];
}

function at(node: any, path: Path): any {
  return path.reduce((value, step) => value?.[step], node);
}

/** A copy of the node with something else at a path; scopes stay findable by the copies. */
function replaceAt(node: any, path: Path, value: unknown, context: Context): any {
  if (path.length === 0) return value;
  const copy = Array.isArray(node) ? [...node] : { ...node };
  copy[path[0]] = replaceAt(node[path[0]], path.slice(1), value, context);
  const scope = context.unit.scopes.get(node);
  if (scope !== undefined) context.unit.scopes.set(copy, scope);
  return copy;
}

interface Prepared {
  /** Operands to evaluate first, each into its slot. */
  operands: Eval[];
  slots: number[];
  /** The node with those operands replaced. */
  node: any;
}

/** Splits a strict node into operands that are evaluated one after the other, and what then remains of it. */
function prepare(node: AnyNode, context: Context): Prepared {
  let paths = operandPaths(node).filter(path => at(node, path) !== null && at(node, path) !== undefined);
  const lastYield = paths.map(path => containsYield(at(node, path))).lastIndexOf(true);
  paths = paths.slice(0, lastYield + 1).filter(path => at(node, path).kind !== 'Constant');
  const operands: Eval[] = [];
  const slots: number[] = [];
  let rest: any = node;
  for (let path of paths) {
    let operand = at(node, path);
    if (operand.kind === 'Starred') {
      path = [...path, 'value'];
      operand = operand.value;
    }
    const slot = context.temporary();
    operands.push(bindExpression(operand, context));
    slots.push(slot);
    rest = replaceAt(rest, path, { ...operand, kind: 'Temporary', slot }, context);
  }
  return { operands, slots, node: rest };
}

/** Evaluates operands until one suspends; the count of those done stands in a slot. */
function bindSteps(operands: readonly Eval[], slots: readonly number[], context: Context): (frame: Frame) => boolean {
  const progress = context.temporary();
  return frame => {
    const { locals } = frame;
    let done: number = locals[progress] ?? 0;
    while (done < operands.length) {
      const value = operands[done](frame);
      if (value === suspended) {
        locals[progress] = done;
        return false;
      }
      locals[slots[done++]] = value;
    }
    locals[progress] = undefined;
    return true;
  };
}

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

// ---------------------------------------------------------------- statements

resumable.statement = (node: Stmt, context: Context): Exec => {
  switch (node.kind) {
    case 'If':
      return bindIf(node, context);
    case 'While':
      return bindWhile(node, context);
    case 'For':
      return bindFor(node, context);
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

/** A simple statement: its strict operands first, then the statement with them replaced. */
function bindSimple(node: Stmt, context: Context): Exec {
  if (node.kind === 'Expr' && (node.value.kind === 'Yield' || node.value.kind === 'YieldFrom')) {
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
  const steps = body.map(statement => bindStatement(statement, context));
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
    let branch = frame.locals[slot] as Exec | undefined;
    if (branch === undefined) {
      const value = test(frame);
      if (value === suspended) return SUSPENDED;
      branch = truth(value) ? body : orelse;
    }
    const completion = branch(frame);
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
        if (value === suspended) return SUSPENDED;
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
