/**
 * Whether a scan can see all that the running code holds.
 *
 * Intermediate values of an expression, and what builtins hold while they call back, are JavaScript variables: no scan
 * sees them. So deaths are looked for only when there can be none that matter: at the end of a statement whose callers
 * each wait at a call that nothing but names, constants and the like was evaluated before. This is known of each node
 * once; in doubt the look waits, and a death is seen a little later.
 */
import type { Call, Expr, Node } from '../../parser/ast.ts';
import { Cell, type Maybe, PyObject, PyType } from '../types.ts';
import { PyFunction, PyMethod, PyProperty } from '../values/function.ts';
import { type Code, distrusted, type Frame } from './frame.ts';
import { isBareSuper, isCompared, isNoted } from './pending.ts';

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
    if (at !== null && isQuiet(outer.code, at) && !distrusted.has(outer) && callsDirectly(outer, at, inner)) continue;
    waiting.outer = outer;
    waiting.at = at;
    waiting.inner = inner;
    return false;
  }
  return true;
}

/** Where the stack was last found not to be clean: `outer` waited at `at`, for `inner`. */
const waiting = { outer: null as Frame | null, at: null as Frame['at'], inner: null as Frame | null };
/** How far from the running frame that is looked for. */
const NEAR = 8;

/** True if the stack is as unclean as it was found last: nothing that it waits for there has ended. */
export function isStillWaiting(frame: Frame): boolean {
  const { outer } = waiting;
  if (outer === null) return false;
  let inner = frame;
  let reached = frame.back;
  for (let i = 1; reached !== outer; i++) {
    if (reached === null || i === NEAR) return false;
    inner = reached;
    reached = reached.back;
  }
  return inner === waiting.inner && outer.at === waiting.at;
}

/** A program ended: its frames are let go. */
export function forgetWaiting(): void {
  waiting.outer = null;
  waiting.inner = null;
  waiting.at = null;
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
    answer = path?.every((node, i) => i === path.length - 1 || quietBefore(code, node, path[i + 1])) ?? false;
    known.set(at, answer);
  }
  return answer;
}

function isNode(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && typeof (value as Tree).kind === 'string';
}
const children = new WeakMap<object, Tree[]>();
function childrenOf(node: object): Tree[] {
  let known = children.get(node);
  if (known === undefined) {
    known = findChildren(node);
    children.set(node, known);
  }
  return known;
}
function findChildren(node: object): Tree[] {
  const result: Tree[] = [];
  for (const value of Object.values(node)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (isNode(item)) result.push(item);
      // Comprehensions, handlers, cases and the like, where they are no nodes.
      else if (typeof item === 'object' && item !== null && !(item instanceof Map)) result.push(...findChildren(item));
    }
  }
  return result;
}

/** The nodes from `root` down to `target`: the same node, or a copy of it that stands at the same place. */
function pathTo(root: Tree, target: Node): Tree[] | null {
  if (root === target) return [root];
  for (const child of childrenOf(root)) {
    const placed = typeof child.lineno === 'number' && typeof child.end_lineno === 'number';
    // A definition is placed at its `def`, after its decorators.
    const from = (child.decorator_list as Tree[] | undefined)?.[0] ?? child;
    if (placed && (from.lineno > target.lineno || child.end_lineno < target.end_lineno)) continue;
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
function quietBefore(code: Code, node: Tree, child: Tree): boolean {
  switch (node.kind) {
    case 'TemplateStr':
      return false;
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
    case 'Lambda':
      return isBody(node, child) || quietDefinition(code, node, child);
    case 'arguments':
      return childrenOf(node).every(other => other === child || isHarmless(code, other));
    case 'Raise':
      return child === node.exc || isHarmless(code, node.exc as Tree);
    // What a comprehension gathers and goes through stands in slots.
    case 'DictComp':
      return child !== node.value || isHarmless(code, node.key as Tree);
    // The parts before are text.
    case 'FormattedValue':
      return child === node.value || isHarmless(code, node.value as Tree);
    case 'Call':
    case 'BinOp':
    case 'Compare':
    case 'Subscript':
    case 'List':
    case 'Tuple':
    case 'Set':
    case 'Dict':
    case 'Slice':
      return quietSiblings(code, node, child);
    case 'Assign':
      return child === node.value || isHarmless(code, node.value as Tree);
    case 'AugAssign':
      // What was read of a variable is kept while the operand is evaluated.
      return child !== node.value || ((node.target as Tree).kind === 'Name' && !rebinds(child));
    case 'Match':
      if (isHarmless(code, node.subject as Tree)) harmlessCases.add(child);
      return true;
    case 'match_case':
      // The block of a case does not need the subject any more.
      return isBody(node, child) || harmlessCases.has(node);
    case 'Try':
    case 'TryStar':
      return !((node.finalbody as Tree[]).includes(child) && returnsValue([node.body, node.handlers, node.orelse]));
    default:
      return true;
  }
}
/** Cases of subjects that are harmless. */
const harmlessCases = new WeakSet<Tree>();
function rebinds(node: Tree): boolean {
  return node.kind === 'NamedExpr' || childrenOf(node).some(rebinds);
}
function isBody(node: Tree, child: Tree): boolean {
  return node.body === child || (Array.isArray(node.body) && node.body.includes(child));
}
/** Decorators, defaults and bases wait for one another. */
function quietDefinition(code: Code, node: Tree, child: Tree): boolean {
  const decorators = (node.decorator_list ?? []) as Tree[];
  const rest = childrenOf(node).filter(part => !isBody(node, part) && !decorators.includes(part));
  const order = [...decorators, ...rest];
  return order.slice(0, order.indexOf(child)).every(part => isHarmless(code, part));
}
function quietSiblings(code: Code, node: Tree, child: Tree): boolean {
  for (const sibling of childrenOf(node)) {
    if (sibling === child) return true;
    // A function that is called is not what dies.
    if (node.kind === 'Call' && sibling === node.func && (sibling.kind === 'Name' || sibling.kind === 'Lambda'))
      continue;
    const operand = node.kind === 'Call' && sibling === node.func ? (sibling.value as Tree | undefined) : sibling;
    if (operand !== undefined && isBareSuper(operand as unknown as Expr)) continue;
    if (operand === undefined || !(isNoted(operand) || isHarmless(code, operand))) return false;
  }
  return true;
}
function returnsValue(blocks: unknown): boolean {
  if (Array.isArray(blocks)) return blocks.some(returnsValue);
  if (!isNode(blocks)) return false;
  if (blocks.kind === 'Return') return blocks.value !== null && (blocks.value as Tree).kind !== 'Constant';
  if (
    blocks.kind === 'FunctionDef' ||
    blocks.kind === 'AsyncFunctionDef' ||
    blocks.kind === 'ClassDef' ||
    blocks.kind === 'Lambda'
  )
    return false;
  return Object.values(blocks).some(value => (Array.isArray(value) ? returnsValue(value) : false));
}

/** Builtins whose results nobody could notice the death of. */
const SCALAR = new Set('len repr str int bool id hash isinstance issubclass hasattr callable float ord chr'.split(' '));

/** True for what gives a value whose death nobody notices, or that stays in a variable which only this code changes. */
function isHarmless(code: Code, node: Tree): boolean {
  switch (node.kind) {
    case 'Constant':
    case 'Lambda':
    case 'arg':
      return true;
    case 'arguments':
      return childrenOf(node).every(part => isHarmless(code, part));
    case 'Compare':
      return (node.ops as string[]).every(op => op === 'In' || op === 'NotIn' || op === 'Is' || op === 'IsNot');
    case 'UnaryOp':
      return node.op === 'Not';
    case 'Call':
      return (node.func as Tree).kind === 'Name' && SCALAR.has((node.func as Tree).id as string);
    case 'Name': {
      const name = node.id as string;
      return code.varnames.includes(name) && !code.cellvars.includes(name);
    }
    case 'Starred':
    case 'keyword':
      return isHarmless(code, node.value as Tree);
    default:
      return false;
  }
}
// ---------------------------------------------------------------- builtins in between

/** Builtins that call a special method of their first argument. */
const DIRECT = new Set('len iter next hash bool int float abs round complex'.split(' '));
/** Builtins that call special methods of what they are given, or run code, and hold nothing else meanwhile. */
const TRANSPARENT = new Set(
  'print repr str bytes isinstance issubclass getattr setattr hasattr delattr format exec eval __import__ callable dir vars'.split(
    ' ',
  ),
);
/** Builtins that ask their argument for an iterator before they hold anything. */
const CONSUMER = new Set(
  'sorted list tuple set frozenset dict sum min max any all enumerate zip map filter bytes bytearray'.split(' '),
);
const SPECIAL = /^__\w+__$/;

/** True if `inner` was entered by what `outer` does at `at` itself, not by a builtin that holds something meanwhile. */
function callsDirectly(outer: Frame, at: Node, inner: Frame): boolean {
  const { name } = inner.code;
  const { code } = outer;
  if (at.kind !== 'Call') {
    if (inner.code.scope.type !== 'function') return true;
    if (isGetter(at, inner)) return true;
    // What a loop or a `with` goes on with stands in a slot.
    if (inner.generator !== undefined || STEPS.test(name)) return isStep(code, at);
    return (
      SPECIAL.test(name) &&
      childrenOf(at).every(child => isHarmless(code, child) || isCompared(child) || isPassed(outer, child, inner))
    );
  }
  const { func } = at as Call;
  const args = [...(at as Call).args, ...(at as Call).keywords] as unknown as Tree[];
  const harmless = args.every(argument => isHarmless(code, argument));
  switch (func.kind) {
    case 'Name': {
      let callee = valueOf(outer, func);
      if (callee instanceof PyMethod) callee = callee.func;
      if (callee instanceof PyFunction) return callee.code === inner.code;
      if (callee instanceof PyType && callee.origin === 'class') {
        return SPECIAL.test(name) && inner.locals[0] instanceof PyObject;
      }
      if (name === '__call__' && callee instanceof PyObject && inner.locals[0] === callee) return true;
      // The first argument's own method has it as its first variable.
      const own = inner.locals[0] instanceof PyObject && args.slice(1).every(argument => isHarmless(code, argument));
      const held =
        harmless || (own && (at as Call).args.some(x => x.kind === 'Name' && valueOf(outer, x) === inner.locals[0]));
      if (inner.generator !== undefined) {
        // These hold nothing but the iterator.
        if ((func.id === 'any' || func.id === 'all') && inner.code.node === args[0]) return true;
        return func.id === 'next' && held;
      }
      if (DIRECT.has(func.id)) return SPECIAL.test(name) && (held || own);
      if (TRANSPARENT.has(func.id)) return (SPECIAL.test(name) || name.startsWith('<')) && held;
      return CONSUMER.has(func.id) && FIRST_STEPS.test(name) && (held || own);
    }
    case 'Attribute':
      if (inner.generator !== undefined)
        return GENERATOR_METHODS.test(func.attr) && isHarmless(code, func.value as unknown as Tree);
      if (func.attr === name) return true;
      return SPECIAL.test(name) && /^[A-Z]/.test(func.attr) && inner.locals[0] instanceof PyObject;
    default:
      // An object that an expression gave and that is called is the first variable of its `__call__`.
      return name === '__call__' && harmless && inner.locals[0] instanceof PyObject;
  }
}

/** True if the operand is a variable whose value `inner` has in a variable of its own. */
function isPassed(outer: Frame, operand: Tree, inner: Frame): boolean {
  if (operand.kind !== 'Name') return false;
  const value = valueOf(outer, operand as unknown as Expr & { id: string });
  return value !== undefined && inner.locals.includes(value as Maybe);
}

/** True if `inner` is the getter of the property that `at` reads: the object is its first variable. */
function isGetter(at: Node, inner: Frame): boolean {
  const self: unknown = inner.locals[0];
  if ((at as { kind: string }).kind !== 'Attribute' || !(self instanceof PyObject)) return false;
  const found = self.type.lookup((at as unknown as { attr: string }).attr);
  return found instanceof PyProperty && found.fget instanceof PyFunction && found.fget.code === inner.code;
}
const STEPS = /^__(iter|next|enter|exit)__$/;
const FIRST_STEPS = /^__(iter|len|length_hint|bytes)__$/;
const GENERATOR_METHODS = /^(send|throw|close|__next__)$/;

/** True if `at` is what a `for` statement goes through, or what a `with` statement enters. */
function isStep(code: Code, at: Node): boolean {
  const parent = pathTo(code.node as unknown as Tree, at)?.at(-2);
  if (parent === undefined) return false;
  if (parent.kind === 'For') return parent.iter === (at as unknown as Tree);
  return parent.kind === 'With' || parent.kind === 'withitem';
}
/** What a name stands for in a frame, `undefined` where that is not plain to see. */
export function valueOf(frame: Frame, name: Expr & { id: string }): unknown {
  const { varnames, cellvars, freevars } = frame.code;
  // The slots are those of variables, cells and free variables, in this order.
  for (let slot = varnames.length + cellvars.length + freevars.length; --slot >= 0; ) {
    const variable = slot < varnames.length ? varnames[slot] : [...cellvars, ...freevars][slot - varnames.length];
    if (variable !== name.id) continue;
    const value: unknown = frame.locals[slot];
    return value instanceof Cell ? value.value : value;
  }
  return frame.globals.get(name.id);
}
