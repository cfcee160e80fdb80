/**
 * Whether a scan can see all that the running code holds.
 *
 * Intermediate values of an expression, and what builtins hold while they call back, are JavaScript variables: no scan
 * sees them. So deaths are looked for only when there can be none that matter: at the end of a statement whose callers
 * each wait at a call that nothing but names, constants and the like was evaluated before. This is known of each node
 * once; in doubt the look waits, and a death is seen a little later.
 */
import type { Call, Expr, Node } from '../../parser/ast.ts';
import { PyObject, PyType } from '../types.ts';
import { PyFunction } from '../values/function.ts';
import type { Code, Frame } from './frame.ts';
import { operandsAreNoted } from './pending.ts';

/** A node as a table of its fields. */
interface Tree extends Pick<Node, 'lineno' | 'col_offset' | 'end_lineno' | 'end_col_offset'> {
  kind: string;
  [field: string]: unknown;
}

/** True if nothing that only the JavaScript stack holds matters, above `frame`, which has just ended the statement `node`. */
export function stackIsClean(frame: Frame, node: Node | null): boolean {
  if (node !== null && !isQuiet(frame.code, node)) return false;
  for (let inner = frame, outer = frame.back; outer !== null; inner = outer, outer = outer.back) {
    const { at } = outer;
    if (at === null || !isQuiet(outer.code, at)) return false;
    if (!callsDirectly(outer, at, inner)) return false;
  }
  return true;
}

// ---------------------------------------------------------------- intermediate values

const quiet = new WeakMap<Code, Map<Node, boolean>>();

/** True if, while `at` is being evaluated, no intermediate value of the code's that matters waits. */
function isQuiet(code: Code, at: Node): boolean {
  let known = quiet.get(code);
  if (known === undefined) {
    known = new Map();
    quiet.set(code, known);
  }
  let answer = known.get(at);
  if (answer === undefined) {
    const path = pathTo(code.node as unknown as Tree, at);
    answer = path?.every((node, i) => i === path.length - 1 || quietBefore(node, path[i + 1])) ?? false;
    known.set(at, answer);
  }
  return answer;
}

function isNode(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && typeof (value as Tree).kind === 'string';
}
function childrenOf(node: object): Tree[] {
  const result: Tree[] = [];
  for (const value of Object.values(node)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (isNode(item)) result.push(item);
      // Comprehensions, handlers, cases and the like, where they are no nodes.
      else if (typeof item === 'object' && item !== null && !(item instanceof Map)) result.push(...childrenOf(item));
    }
  }
  return result;
}

/** The nodes from `root` down to `target`: the same node, or a copy of it that stands at the same place. */
function pathTo(root: Tree, target: Node): Tree[] | null {
  if (root === target) return [root];
  for (const child of childrenOf(root)) {
    const placed = typeof child.lineno === 'number' && typeof child.end_lineno === 'number';
    if (placed && (child.lineno > target.lineno || child.end_lineno < target.end_lineno)) continue;
    const rest = pathTo(child, target);
    if (rest !== null) return [root, ...rest];
  }
  const same =
    root.kind === (target as unknown as Tree).kind &&
    root.lineno === target.lineno &&
    root.col_offset === target.col_offset &&
    root.end_lineno === target.end_lineno &&
    root.end_col_offset === target.end_col_offset;
  return same ? [root] : null;
}

/** Whether `node` holds no intermediate value that matters while its part `child` is evaluated. */
function quietBefore(node: Tree, child: Tree): boolean {
  switch (node.kind) {
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
      return (node.generators as unknown[])[0] === child;
    case 'comprehension':
      return node.iter === child;
    case 'Call':
    case 'BinOp':
    case 'Compare':
    case 'Subscript':
    case 'List':
    case 'Tuple':
    case 'Set':
    case 'Dict':
    case 'Slice':
      return quietSiblings(node, child);
    case 'Assign':
      return child === node.value || (node.targets as Tree[]).length === 1 || isHarmless(node.value as Tree);
    case 'AugAssign':
      return child !== node.value || quietTarget(node.target as Tree);
    case 'Match':
      return child === node.subject || isHarmless(node.subject as Tree);
    case 'Try':
    case 'TryStar':
      return !((node.finalbody as Tree[]).includes(child) && returnsValue([node.body, node.handlers, node.orelse]));
    default:
      return true;
  }
}
function quietSiblings(node: Tree, child: Tree): boolean {
  if (operandsAreNoted()) return true;
  for (const sibling of childrenOf(node)) {
    if (sibling === child) return true;
    // A function that is called is not what dies.
    if (node.kind === 'Call' && sibling === node.func && sibling.kind !== 'Attribute') continue;
    if (!isHarmless(sibling)) return false;
  }
  return true;
}
function quietTarget(target: Tree): boolean {
  return childrenOf(target).every(isHarmless);
}
function returnsValue(blocks: unknown): boolean {
  if (Array.isArray(blocks)) return blocks.some(returnsValue);
  if (!isNode(blocks)) return false;
  if (blocks.kind === 'Return') return blocks.value !== null && !isHarmless(blocks.value as Tree);
  if (blocks.kind === 'FunctionDef' || blocks.kind === 'ClassDef' || blocks.kind === 'Lambda') return false;
  return Object.values(blocks).some(value => (Array.isArray(value) ? returnsValue(value) : false));
}

/** Builtins whose results nobody could notice the death of. */
const SCALAR = new Set(
  'len repr str int bool id hash isinstance issubclass hasattr callable float abs ord chr sum bytes format ascii hex'.split(
    ' ',
  ),
);

/** True for what gives a value that is held elsewhere too, or whose death nobody notices. */
function isHarmless(node: Tree): boolean {
  switch (node.kind) {
    case 'Constant':
    case 'Name':
    case 'JoinedStr':
    case 'Lambda':
      return true;
    case 'Compare':
      return (node.ops as (string | Tree)[]).every(op => /^(Is|IsNot|In|NotIn|is|is not|in|not in)$/.test(nameOf(op)));
    case 'UnaryOp':
      return nameOf(node.op as string | Tree) === 'Not' || isHarmless(node.operand as Tree);
    case 'BinOp':
      return (node.left as Tree).kind === 'Constant' || (node.right as Tree).kind === 'Constant';
    case 'Call':
      return (node.func as Tree).kind === 'Name' && SCALAR.has((node.func as unknown as { id: string }).id);
    case 'Attribute':
    case 'Starred':
    case 'keyword':
      return isHarmless(node.value as Tree);
    case 'Subscript':
    case 'Tuple':
    case 'List':
    case 'Slice':
      return childrenOf(node).every(isHarmless);
    default:
      return false;
  }
}
function nameOf(op: string | Tree): string {
  return typeof op === 'string' ? op : op.kind;
}

// ---------------------------------------------------------------- builtins in between

/** Builtins that call special methods of their arguments and hold nothing else meanwhile. */
const TRANSPARENT = new Set(
  (
    'print len repr str iter next hash bool int float bytes isinstance issubclass getattr setattr hasattr delattr format ' +
    'abs round type super exec eval __import__ callable dir vars divmod pow complex reversed id'
  ).split(' '),
);
/** Builtins that ask their argument for an iterator before they hold anything. */
const CONSUMER = new Set(
  'sorted list tuple set frozenset dict sum min max any all enumerate zip map filter bytes bytearray'.split(' '),
);
const SPECIAL = /^__\w+__$/;

/** True if `inner` was entered by what `outer` does at `at` itself, not by a builtin that holds something meanwhile. */
function callsDirectly(outer: Frame, at: Node, inner: Frame): boolean {
  const { name } = inner.code;
  if (at.kind !== 'Call')
    return inner.generator !== undefined || SPECIAL.test(name) || at.kind === 'Attribute' || !isCalled(inner);
  const { func, args } = at as Call;
  switch (func.kind) {
    case 'Name': {
      if (func.id === name) return true;
      if (TRANSPARENT.has(func.id)) {
        const own = inner.generator !== undefined || SPECIAL.test(name) || name.startsWith('<');
        return own && (args.length < 2 || (args as unknown as Tree[]).every(isHarmless));
      }
      if (CONSUMER.has(func.id) && /^__(iter|len|length_hint|bytes)__$/.test(name)) {
        return args.length < 2 || (args as unknown as Tree[]).every(isHarmless);
      }
      const callee = valueOf(outer, func);
      if (callee instanceof PyFunction) return callee.code === inner.code;
      if (callee instanceof PyType) return callee.origin === 'class' && SPECIAL.test(name);
      return callee instanceof PyObject && name === '__call__';
    }
    case 'Attribute': {
      if (func.attr === name || inner.generator !== undefined) return true;
      return SPECIAL.test(name) && /^[A-Z]/.test(func.attr);
    }
    default:
      return true;
  }
}
/** A function's frame, rather than a class's or module's body. */
function isCalled(frame: Frame): boolean {
  return frame.code.scope.type === 'function';
}
/** What a name stands for in a frame, `undefined` where that is not plain to see. */
function valueOf(frame: Frame, name: Expr & { id: string }): unknown {
  const slot = frame.code.varnames.indexOf(name.id);
  if (slot >= 0) return frame.locals[slot];
  return frame.globals.get(name.id);
}
