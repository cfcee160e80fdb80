/**
 * The resumable form of nodes that contain a `yield`, for generator bodies.
 *
 * A body suspends by giving `SUSPENDED` all the way up, after each node on the way has noted, in a slot of its own,
 * where it was; running the body again goes down the same way to the `yield`. Only the nodes on that way pay.
 *
 * Strict expressions and simple statements (all operands are evaluated, in order) share the driver of this file:
 * operands up to the last one that yields are evaluated into temporary slots, then the node itself runs with its
 * operands replaced by those slots. Lazy expressions (resumable-expressions.ts) and control statements
 * (resumable-statements.ts, resumable-try.ts) have a resumable twin each.
 */
import type { Value } from '../types.ts';
import { bindExpression } from './bind.ts';
import type { Context } from './context.ts';
import { type Eval, type Frame, SUSPENDED } from './frame.ts';
import { containsYield } from './yields.ts';

/** `SUSPENDED` in the place of an expression's value. */
export const suspended = SUSPENDED as unknown as Value;

/** A node whose operands are reached by path. */
export type AnyNode = Record<string, any> & { kind: string };
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
    case 'Interpolation':
      return [['value'], ['format_spec']];
    case 'JoinedStr':
    case 'TemplateStr':
      return each('values');
    case 'Emit':
      return [...(node.key === null ? [] : [['key']]), ['value']];
    case 'Subscript':
      return [['value'], ['slice']];
    case 'Slice':
      return [['lower'], ['upper'], ['step']];
    case 'Tuple':
    case 'List':
    case 'Set':
      return each('elts');
    case 'Dict':
      return (node.keys as unknown[]).flatMap((_, i) => [
        ['keys', i],
        ['values', i],
      ]);
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
    case 'AsyncFunctionDef':
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
      return [
        [...path, 'value'],
        [...path, 'slice'],
      ];
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
    // The bases of a generic class stand in the scope of its type parameters.
    if (node.type_params.length > 0) return decorators;
    return [
      ...decorators,
      ...node.bases.map((_: unknown, i: number) => ['bases', i]),
      ...node.keywords.map((_: unknown, i: number) => ['keywords', i, 'value']),
    ];
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

/** A strict node, split. */
export interface Prepared {
  /** Operands to evaluate first, each into its slot. */
  operands: Eval[];
  slots: number[];
  /** The node with those operands replaced. */
  node: any;
}

/** Splits a strict node into operands that are evaluated one after the other, and what then remains of it. */
export function prepare(node: AnyNode, context: Context): Prepared {
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
export function bindSteps(
  operands: readonly Eval[],
  slots: readonly number[],
  context: Context,
): (frame: Frame) => boolean {
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
