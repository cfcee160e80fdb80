/**
 * Operands that wait for others: in `f(memoryview(b), b.append(1))` the view lives on JavaScript's stack alone while the
 * second argument is evaluated, and no scan sees it there. Such operands are noted here for that time.
 *
 * Only programs whose text can make a view or a weak reference pay, and of them only nodes that hold the result of
 * one call while another runs; everything else is bound as if this file were not there. The last operand removes what
 * the ones before it noted; a node that ends by an exception, its own or an operand's, does so itself. So the stack is
 * as high after a node as before.
 */
import type { AugAssign, BinOp, Call, Compare, Expr, Stmt, Subscript } from '../../parser/ast.ts';
import { registerRoots } from '../buffer/reachability.ts';
import { call1, call2, callWithKeywords, invoke, invoke1, invoke2 } from '../protocol/call.ts';
import { type CompareOp, richCompare } from '../protocol/compare.ts';
import { contains, containsPlainly } from '../protocol/subscript.ts';
import type { Binder } from '../signature/bind.ts';
import { bytearrayType, bytesType, floatType, PyType, type Value } from '../types.ts';
import { PyFunction } from '../values/function.ts';
import { distrustRunning, type Eval, type Frame } from './frame.ts';

/** What waits. Generated text pushes and pops it, and forgets the rest where an exception goes through. */
export const pending: Value[] = [];
const roots = [pending];
registerRoots(() => roots);

/** Whether this is what keeps waiting operands. */
export function isPendingList(object: object): boolean {
  return object === pending;
}

/** Names without which a program cannot tell whether something is still alive. */
const TELLING = /memoryview|getbuffer|_buffer_|weakref|mmap|__del__/;
let watching = false;

/** To be called with every source text before it is bound. */
export function watchFor(source: string): void {
  if (watching) return;
  watching = TELLING.test(source) || (/\byield\b/.test(source) && /\b(?:finally|with|except)\b/.test(source));
  if (watching) distrustRunning();
}

/** Forgets what has been noted beyond the first `height`. */
export function forgetNoted(height: number): void {
  // `pop` is quick where setting the length is not.
  while (pending.length > height) pending.pop();
}

/** Whether operands of some nodes are noted. */
export function isWatching(): boolean {
  return watching;
}

/**
 * Whether nobody could tell that a value is no longer there: nothing refers to it weakly and it refers to nothing, or it never
 * goes.
 */
function isUnobservable(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const { type } = value;
  if (type === bytesType || type === bytearrayType || type === floatType) return true;
  return value instanceof PyType && value.origin === 'builtin';
}

/** Whether an operand is noted while later ones are evaluated. */
export function isNoted(node: object): boolean {
  return roles.has(node) || compared.has(node);
}

/** Whether an operand is kept while it is compared. */
export function isCompared(node: object): boolean {
  return compared.has(node);
}

/** What an operand does besides being evaluated. */
export interface Role {
  /** How many of the operands before it are noted while it is evaluated. */
  before: number;
  /** No operand that matters follows. */
  last: boolean;
}
const roles = new WeakMap<object, Role>();
/** Operands that a comparison holds. */
const compared = new WeakSet<object>();
const NO_OPERANDS: Expr[] = [];

const unstarred = (node: Expr): Expr => (node.kind === 'Starred' ? node.value : node);

/** `super()`, through which a method is called without making the super object. */
export function isBareSuper(node: Expr): node is Call {
  if (node.kind !== 'Call' || node.args.length > 0 || node.keywords.length > 0) return false;
  return node.func.kind === 'Name' && node.func.id === 'super';
}

/** What a strict node evaluates, in order, before it does its own work. */
function operands(node: Expr | Stmt): Expr[] {
  switch (node.kind) {
    case 'BinOp':
      return [node.left, node.right];
    case 'Compare':
      return node.comparators.length === 1 ? [node.left, node.comparators[0]] : NO_OPERANDS;
    case 'Subscript':
      return [node.value, node.slice];
    case 'Slice':
      return [node.lower, node.upper, node.step].filter(part => part !== null);
    case 'Tuple':
    case 'List':
    case 'Set':
      return node.elts.map(unstarred);
    case 'Dict':
      return node.keys.flatMap((key, i) => (key === null ? [node.values[i]] : [key, node.values[i]]));
    case 'Call': {
      const { func } = node;
      const first = func.kind === 'Attribute' ? func.value : func;
      const rest = [...node.args.map(unstarred), ...node.keywords.map(keyword => keyword.value)];
      return isBareSuper(first) ? rest : [first, ...rest];
    }
    case 'Assign': {
      if (node.targets.length !== 1) return NO_OPERANDS;
      const [target] = node.targets;
      if (target.kind === 'Subscript') return [node.value, target.value, target.slice];
      return target.kind === 'Attribute' ? [node.value, target.value] : NO_OPERANDS;
    }
    default:
      return NO_OPERANDS;
  }
}

const calling = new WeakMap<object, boolean>();
/** Whether a call stands in a node, nested functions included. */
function containsCall(node: object): boolean {
  const { kind } = node as { kind?: string };
  if (kind === 'Name' || kind === 'Constant') return false;
  let result = calling.get(node);
  if (result === undefined) {
    result =
      kind === 'Call' ||
      Object.values(node).some(value =>
        Array.isArray(value)
          ? value.some(item => typeof item === 'object' && item !== null && containsCall(item))
          : typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && containsCall(value),
      );
    calling.set(node, result);
  }
  return result;
}

/** Whether evaluating an operand may run Python code: all but names and constants can, by a special method. */
function mayRunCode(node: Expr): boolean {
  return node.kind !== 'Name' && node.kind !== 'Constant' && node.kind !== 'Lambda';
}

/** What is known of names where a node is bound. */
interface Places {
  place(name: string): { kind: string };
}

/** Names of builtin classes that nobody takes for a variable: what they mean stays. */
const LASTING = new Set(
  'bool int float complex str bytes bytearray memoryview list tuple dict set frozenset object type Exception ValueError TypeError'.split(
    ' ',
  ),
);

/** Whether an operand's value may be something that nobody else holds, or will hold when it is needed. */
function mayBeFresh(node: Expr, places: Places): boolean {
  if (node.kind === 'Name') return places.place(node.id).kind !== 'local' && !LASTING.has(node.id);
  if (node.kind === 'Constant') return false;
  return node.kind === 'Subscript' || node.kind === 'Attribute' || containsCall(node);
}

/**
 * To be called before a node is bound: decides what its operands have to note.
 * @returns whether one of them does: then `guarded` belongs around the node's closure
 */
export function assignRoles(node: Expr | Stmt, places: Places): boolean {
  if (!watching) return false;
  const all = operands(node);
  if (all.length < 2) return false;
  const callee = node.kind === 'Call' && node.func.kind === 'Name' ? node.func : null;
  const first = all.findIndex(operand => operand !== callee && mayBeFresh(operand, places));
  if (first < 0) return false;
  // An operator alone runs Python code too seldom for what is not surely new.
  const last = all.findLastIndex(all.slice(0, -1).some(containsCall) ? mayRunCode : containsCall);
  if (first >= last) return false;
  for (let i = first; i <= last; i++) roles.set(all[i], { before: i - first, last: i === last });
  return true;
}

/** The closure of a node whose operands have roles: it forgets what they noted if an exception ends it. */
export function guarded<T>(run: (frame: Frame) => T): (frame: Frame) => T {
  return frame => {
    const height = pending.length;
    try {
      return run(frame);
    } catch (thrown) {
      forgetNoted(height);
      throw thrown;
    }
  };
}

/** The role of an operand whose parent's roles are assigned. */
export function roleOf(node: Expr): Role | undefined {
  return watching ? roles.get(node) : undefined;
}

/** The closure of an operand, with what its role adds. */
export function withRole(node: Expr, evaluate: Eval): Eval {
  const role = roleOf(node);
  if (role === undefined) return evaluate;
  const { before, last } = role;
  if (last) {
    return frame => {
      const value = evaluate(frame);
      for (let i = 0; i < before; i++) pending.pop();
      return value;
    };
  }
  return frame => {
    const value = evaluate(frame);
    pending.push(value);
    return value;
  };
}

/** A program ended in the middle: nothing waits any more. */
export function forgetPending(): void {
  pending.length = 0;
}

/** Whether a call of something that is no Python function has to keep its arguments alive while it runs. */
export function holdsArguments(node: Call, places: Places): boolean {
  if (!watching) return false;
  const { func } = node;
  // Nothing runs while a list takes an item.
  if (func.kind === 'Attribute' && (func.attr === 'append' || isBareSuper(func.value))) return false;
  return (
    node.args.some(arg => mayBeFresh(unstarred(arg), places)) ||
    node.keywords.some(({ value }) => mayBeFresh(value, places)) ||
    (func.kind === 'Attribute' && node.args.length > 0 && mayBeFresh(func.value, places))
  );
}

/** Whether a comparison has to keep operands alive while the next one is evaluated, or while they are compared. */
export function holdsOperands(node: Compare, places: Places): boolean {
  const operands = [node.left, ...node.comparators];
  if (!watching || !operands.some(operand => mayBeFresh(operand, places))) return false;
  for (const operand of operands) compared.add(operand);
  return true;
}

/** `richCompare` of operands that may be nowhere else while their methods run. */
export function holdingComparison(op: CompareOp, a: Value, b: Value): Value {
  if (!watching || (isUnobservable(a) && isUnobservable(b))) return richCompare(op, a, b);
  const height = pending.length;
  pending.push(a, b);
  try {
    return richCompare(op, a, b);
  } finally {
    forgetNoted(height);
  }
}

/** `item in container` of what may be nowhere else while items are compared. */
export function holdingContains(container: Value, item: Value): boolean {
  const plainly = containsPlainly(container, item);
  if (plainly !== undefined) return plainly;
  if (isUnobservable(container) && isUnobservable(item)) return contains(container, item);
  const height = pending.length;
  pending.push(item, container);
  try {
    return contains(container, item);
  } finally {
    forgetNoted(height);
  }
}

/** Whether a display has to keep its entries alive while it hashes and compares them. */
export function holdsEntries(entries: readonly (Expr | null)[], places: Places): boolean {
  return watching && entries.some(entry => entry !== null && mayBeFresh(unstarred(entry), places));
}

/** Whether a repetition or a formatting has to keep a display alive while it asks for numbers. */
export function holdsDisplay(node: BinOp): boolean {
  if (!watching || (node.op !== 'Mult' && node.op !== 'Mod')) return false;
  const isFreshDisplay = (operand: Expr): boolean =>
    (operand.kind === 'List' || operand.kind === 'Tuple') && containsCall(operand);
  return isFreshDisplay(node.left) || isFreshDisplay(node.right);
}

/** Whether a subscript has to keep its container alive while Python code gives the index. */
export function holdsContainer(node: Subscript, places: Places): boolean {
  return watching && mayBeFresh(node.value, places);
}

/** Runs `store` for a container and an item that may be nowhere else while Python code gives the index. */
export function holdingStore(
  store: (container: Value, key: Value, item: Value) => void,
  container: Value,
  key: Value,
  item: Value,
): void {
  if (!watching || (typeof key !== 'object' && typeof item !== 'object')) {
    store(container, key, item);
    return;
  }
  const height = pending.length;
  pending.push(container, item);
  try {
    store(container, key, item);
  } finally {
    forgetNoted(height);
  }
}

/** Whether an augmented assignment has to keep what it has read of its target alive while the operand is evaluated. */
export function holdsTarget(node: AugAssign): boolean {
  return watching && containsCall(node.value);
}

/** Runs `body` while `values` are kept alive. */
export function holdingValues<T>(values: readonly Value[], body: () => T): T {
  const height = pending.length;
  for (let i = 0; i < values.length; i++) pending.push(values[i]);
  try {
    return body();
  } finally {
    forgetNoted(height);
  }
}

/** `callee(argument)`; a builtin's caller keeps the argument alive (a Python function takes it over into its frame). */
export function holdingCall1(callee: Value, argument: Value): Value {
  if (callee instanceof PyFunction || isUnobservable(argument)) return call1(callee, argument);
  pending.push(argument);
  try {
    return call1(callee, argument);
  } finally {
    pending.pop();
  }
}

/** The same for two arguments. */
export function holdingCall2(callee: Value, a: Value, b: Value): Value {
  if (callee instanceof PyFunction || (isUnobservable(a) && isUnobservable(b))) return call2(callee, a, b);
  const height = pending.length;
  pending.push(a, b);
  try {
    return call2(callee, a, b);
  } finally {
    forgetNoted(height);
  }
}

/** `self.method(a)`, of a method found in the type of `self`, which is kept alive with the argument. */
export function holdingMethod1(method: Value, self: Value, a: Value): Value {
  if (method instanceof PyFunction) return method.call2(self, a);
  if (isUnobservable(self) && isUnobservable(a)) return invoke1(method, self, a);
  const height = pending.length;
  pending.push(self, a);
  try {
    return invoke1(method, self, a);
  } finally {
    forgetNoted(height);
  }
}
export function holdingMethod2(method: Value, self: Value, a: Value, b: Value): Value {
  if (method instanceof PyFunction) return method.call3(self, a, b);
  if (isUnobservable(self) && isUnobservable(a) && isUnobservable(b)) return invoke2(method, self, a, b);
  const height = pending.length;
  pending.push(self, a, b);
  try {
    return invoke2(method, self, a, b);
  } finally {
    forgetNoted(height);
  }
}

export function holdingMethod(method: Value, self: Value, values: Value[]): Value {
  if (method instanceof PyFunction) return invoke(method, self, values);
  return holdingValues([self, ...values], () => invoke(method, self, values));
}

/** The same for any arguments, the named ones last. */
export function holdingCall(callee: Value, values: Value[], names: readonly string[] | null): Value {
  if (callee instanceof PyFunction || values.every(isUnobservable)) return callWithKeywords(callee, values, names);
  return holdingValues(values, () => callWithKeywords(callee, values, names));
}

/** The same for a builtin's method and its object. @param byObject see `Binder.call` */
export function holdingBound(
  binder: Binder,
  self: Value,
  values: Value[],
  names: readonly string[] | null,
  byObject: boolean,
): Value {
  const call = (): Value => binder.call(self, values, names, byObject);
  return isUnobservable(self) && values.every(isUnobservable) ? call() : holdingValues([self, ...values], call);
}
