/** Code objects of functions and of what else has a frame with slots of its own. */
import type { Arguments, Expr, FunctionDef, Stmt } from '../../parser/ast.ts';
import type { Scope } from '../../parser/scope.ts';
import { toArray } from '../protocol/iterate.ts';
import { Cell } from '../types.ts';
import { bindExpression } from './bind.ts';
import { Context } from './context.ts';
import { Code, type Eval, type Exec, emptyLocals, type Frame, startObserving } from './frame.ts';
import { CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR } from './suspendable.ts';
import type { Binders } from './tier.ts';

// CPython's code flags.
export const CO_OPTIMIZED = 1;
export const CO_NEWLOCALS = 2;
const CO_VARARGS = 4;
const CO_VARKEYWORDS = 8;
const CO_NESTED = 16;
export const CO_HAS_DOCSTRING = 0x4000000;
const CO_METHOD = 0x8000000;

/** The code object of a function-like scope; its body is bound when it first runs. */
export function functionCode(
  name: string,
  node: object & { lineno?: number },
  args: Arguments | null,
  context: Context,
  bindBody: (context: Context, binders: Binders) => Exec,
): { code: Code; inner: Context } {
  const scope = context.scopeOf(node);
  const code = new Code(name, context.unit.filename, scope, node, binders => bindBody(inner, binders));
  code.isGenerator = scope.isGenerator || scope.isCoroutine;
  const inner = new Context(context.unit, code, scope);
  code.firstlineno = (node as FunctionDef).decorator_list?.[0]?.lineno ?? node.lineno ?? 1;
  code.varnames = scope.varnames;
  code.cellvars = scope.cellvars;
  code.freevars = scope.freevars;
  code.sharesVariables = scope.cellvars.length > 0 || scope.freevars.length > 0;
  code.hasCleanup = code.isGenerator && 'body' in node && hasCleanup((node as FunctionDef).body);
  if (scope.isCoroutine || code.hasCleanup) startObserving();
  if (args !== null) {
    code.posonlyargcount = args.posonlyargs.length;
    code.argcount = args.posonlyargs.length + args.args.length;
    code.kwonlyargcount = args.kwonlyargs.length;
    code.hasVarargs = args.vararg !== null;
    code.hasVarkeywords = args.kwarg !== null;
    if (code.kwonlyargcount === 0 && !code.hasVarargs && !code.hasVarkeywords) code.simpleArity = code.argcount;
    if (!code.isGenerator) code.leanArity = code.simpleArity;
  }
  code.flags |=
    CO_OPTIMIZED |
    CO_NEWLOCALS |
    (code.hasVarargs ? CO_VARARGS : 0) |
    (code.hasVarkeywords ? CO_VARKEYWORDS : 0) |
    (inFunction(scope) ? CO_NESTED : 0) |
    (scope.parent?.type === 'class' && 'args' in node && 'name' in node ? CO_METHOD : 0) |
    suspension(scope);
  return { code, inner };
}

function inFunction(scope: Scope): boolean {
  for (let outer = scope.parent; outer !== null; outer = outer.parent) if (outer.type === 'function') return true;
  return false;
}

/** The flag that says what a call makes, if the body can suspend. */
function suspension({ isGenerator, isCoroutine }: Scope): number {
  if (isCoroutine) return isGenerator ? CO_ASYNC_GENERATOR : CO_COROUTINE;
  return isGenerator ? CO_GENERATOR : 0;
}

/** Whether a body has what would notice that its generator is closed. */
function hasCleanup(body: readonly Stmt[] | Expr): boolean {
  if (!Array.isArray(body)) return false;
  return body.some(
    (s: Stmt) =>
      s.kind === 'With' ||
      s.kind === 'AsyncWith' ||
      ((s.kind === 'Try' || s.kind === 'TryStar') && (s.finalbody.length > 0 || s.handlers.length > 0)) ||
      blocksOf(s).some(hasCleanup),
  );
}

/** The blocks of a compound statement. */
export function blocksOf(s: Stmt): (readonly Stmt[])[] {
  switch (s.kind) {
    case 'If':
    case 'While':
    case 'For':
    case 'AsyncFor':
      return [s.body, s.orelse];
    case 'With':
    case 'AsyncWith':
      return [s.body];
    case 'Try':
    case 'TryStar':
      return [s.body, ...s.handlers.map(h => h.body), s.orelse, s.finalbody];
    case 'Match':
      return s.cases.map(c => c.body);
    default:
      return [];
  }
}

/** The slots of a frame inside of another one: cells of its own, and those that it has captured. */
export function slotsInside(outer: Frame, code: Code, captured: readonly number[]): any[] {
  const locals = emptyLocals(code.size);
  for (const slot of code.cellSlots) locals[slot] = new Cell();
  for (let i = 0; i < captured.length; i++) locals[code.freeStart + i] = outer.locals[captured[i]];
  return locals;
}

/** An annotation or a default, where a starred value is what it unpacks to. */
export function bindValue(node: Expr, context: Context): Eval {
  if (node.kind !== 'Starred') return bindExpression(node, context);
  const value = bindExpression(node.value, context);
  return frame => toArray(value(frame))[0];
}
