/**
 * Annotations: the functions that evaluate them when they are asked for (PEP 649), or their texts (PEP 563).
 */
import type { AnnAssign, AsyncFunctionDef, Constant, Expr, FunctionDef, Name, Stmt } from '../../parser/ast.ts';
import { CO_FUTURE_ANNOTATIONS } from '../../parser/future-imports.ts';
import type { Scope } from '../../parser/scope.ts';
import { NotImplementedError, raise } from '../errors.ts';
import { richCompare } from '../protocol/compare.ts';
import { isTrue } from '../protocol/number.ts';
import { contains, setItem } from '../protocol/subscript.ts';
import type { Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { bindExpression, bindTarget, statementBinders } from './bind.ts';
import type { Context } from './context.ts';
import { Code, type Eval, type Exec, Frame } from './frame.ts';
import { runFrame, UserFunction } from './function.ts';
import { bindValue, blocksOf, CO_NEWLOCALS, CO_OPTIMIZED, functionCode, slotsInside } from './function-code.ts';
import { bindLoad } from './names.ts';
import { unparse } from './unparse.ts';

interface Annotation {
  name: string;
  value: (frame: Frame) => Value;
  expression: Expr;
  /** Binds a part of the expression as the whole is bound. */
  bind(part: Expr): (frame: Frame) => Value;
}

function annotation(name: string, owner: object, expression: Expr, context: Context): Annotation {
  const bind = (part: Expr) => bindAnnotation(owner, part, context);
  return { name: context.mangle(name), value: bind(expression), expression, bind };
}

/** `__annotate__(format, /)`: evaluates annotations, in the frame that they stand in, when they are first asked for. */
export class AnnotateFunction extends UserFunction {
  readonly frame: Frame;
  readonly items: readonly Annotation[];
  constructor(frame: Frame, { code, list }: Annotations) {
    super(code, frame.globals, [], null, frame.globals.get('__name__') ?? null);
    this.frame = frame;
    this.items = list;
  }
  override call(args: Value[], kwnames: readonly string[] | null): Value {
    return args.length === 1 && kwnames === null ? this.call1(args[0]) : super.call(args, kwnames);
  }
  override call1(format: Value): Value {
    // The formats VALUE and VALUE_WITH_FAKE_GLOBALS; the others are made of these by `annotationlib`.
    if (isTrue(richCompare('gt', format, 2))) throw raise(NotImplementedError);
    return PyDict.from(this.items.map(({ name, value }) => [name, value(this.frame)] as const));
  }
}

/** The annotations of a function, class or module, and the code object of the function that evaluates them. */
interface Annotations {
  code: Code;
  list: readonly Annotation[];
}

/** @param owner the scope that the annotations belong to */
export function annotationsOf(owner: Scope, context: Context, list: readonly Annotation[]): Annotations {
  const qualname = owner.type === 'module' ? '__annotate__' : `${owner.qualname}.__annotate__`;
  const scope: Scope = { ...owner, type: 'annotation', name: '__annotate__', qualname, varnames: ['format'] };
  const code = new Code('__annotate__', context.unit.filename, scope, owner.node, () => () => undefined);
  code.bodiless = true;
  code.argcount = code.posonlyargcount = 1;
  code.varnames = scope.varnames;
  code.size = 1;
  code.flags = CO_OPTIMIZED | CO_NEWLOCALS;
  code.firstlineno = (owner.node as { lineno?: number }).lineno ?? 1;
  return { code, list };
}

function bindAnnotation(owner: object, expression: Expr, context: Context): (frame: Frame) => Value {
  if (!context.unit.scopes.has(owner)) return bindValue(expression, context);
  const { code, inner } = functionCode(
    '__annotate__',
    owner,
    null,
    context,
    body => bindValue(expression, body) as Exec,
  );
  const captured = context.captured(inner.frameScope);
  return frame => {
    const own = new Frame(code, frame.globals, slotsInside(frame, code, captured));
    own.namespace = frame.namespace;
    return runFrame(own);
  };
}

export function functionAnnotations(node: FunctionDef | AsyncFunctionDef, context: Context): Annotation[] {
  const { args } = node;
  const result: Annotation[] = [];
  const add = (name: string, owner: object, expression: Expr): void => {
    const kept = keepsTexts(context) ? textNode(expression) : expression;
    result.push(annotation(name, owner, kept, context));
  };
  for (const arg of [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg]) {
    if (arg?.annotation) add(arg.arg, arg, arg.annotation);
  }
  if (node.returns !== null) add('return', args, node.returns);
  return result;
}

// With `from __future__ import annotations` they are texts, and never evaluated (PEP 563).

const keepsTexts = ({ unit }: Context): boolean => (unit.future & CO_FUTURE_ANNOTATIONS) !== 0;

/** An expression's text as a constant in its place. */
function textNode(node: Expr): Constant {
  const { lineno, col_offset, end_lineno, end_col_offset } = node;
  const value = { type: 'str', value: unparse(node) } as const;
  return { kind: 'Constant', value, lineno, col_offset, end_lineno, end_col_offset };
}

/** Whether an annotation is put into the `__annotations__` of a class or module body as text when its statement runs. */
export function keepsText({ simple, target }: AnnAssign, context: Context): boolean {
  return simple && target.kind === 'Name' && context.frameScope.type !== 'function' && keepsTexts(context);
}

/** Whether a class or module body begins with an `__annotations__` (`SETUP_ANNOTATIONS`). */
export function collectsTexts(body: readonly Stmt[], context: Context): boolean {
  return keepsTexts(context) && annotatedNames(body).length > 0;
}
export function setUpAnnotations(namespace: Value): void {
  if (!contains(namespace, '__annotations__')) setItem(namespace, '__annotations__', new PyDict());
}

/** The annotated names of a class or module body, wherever its statements hide them. */
export function bodyAnnotations(body: readonly Stmt[], context: Context): Annotations | null {
  const names = keepsTexts(context) ? [] : annotatedNames(body);
  const result = names.map(({ name, node }) => annotation(name, node, node.annotation, context));
  return result.length === 0 ? null : annotationsOf(context.scope, context, result);
}
function annotatedNames(body: readonly Stmt[]): { name: string; node: AnnAssign }[] {
  return body.flatMap(node => {
    if (node.kind !== 'AnnAssign') return blocksOf(node).flatMap(annotatedNames);
    return node.simple && node.target.kind === 'Name' ? [{ name: node.target.id, node }] : [];
  });
}
/** What `__annotations__` of a class or module is made from: kept in its namespace under `__annotate__`. */
export function annotateFunction(frame: Frame, annotations: Annotations): Value {
  return new AnnotateFunction(frame, annotations);
}

// ---------------------------------------------------------------- `name: annotation = value`

statementBinders.AnnAssign = (node, context) => {
  const { target } = node;
  const inBody = context.frameScope.type !== 'function';
  const store = node.value === null ? null : bindTarget(target, context);
  const value = node.value === null ? null : bindExpression(node.value, context);
  // Outside of functions, annotations of names are collected by the body that holds them; targets that are no
  // names are evaluated but for the annotation.
  const parts = node.value === null && target.kind !== 'Name' && inBody ? targetParts(target, context) : [];
  const keep = keepsText(node, context) ? bindText(node, context) : null;
  return frame => {
    if (store !== null && value !== null) store(frame, value(frame));
    for (const part of parts) part(frame);
    keep?.(frame);
    return undefined;
  };
};

/** Puts the text of an annotation into the `__annotations__` that the body has then. */
function bindText(node: AnnAssign, context: Context): (frame: Frame) => void {
  const annotations = bindLoad({ ...(node.target as Name), id: '__annotations__', ctx: 'Load' }, context);
  const name = context.mangle((node.target as Name).id);
  const text = unparse(node.annotation);
  return frame => setItem(annotations(frame), name, text);
}

function targetParts(target: Expr, context: Context): Eval[] {
  if (target.kind === 'Attribute') return [bindExpression(target.value, context)];
  if (target.kind === 'Subscript')
    return [bindExpression(target.value, context), bindExpression(target.slice, context)];
  return [];
}
