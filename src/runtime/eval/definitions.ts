/** `def`, `lambda`, `class`, generator expressions, and the annotations that they carry. */
import type {
  AnnAssign,
  Arguments,
  AsyncFunctionDef,
  ClassDef,
  Constant,
  Expr,
  FunctionDef,
  GeneratorExp,
  Lambda,
  Stmt,
} from '../../parser/ast.ts';
import { CO_FUTURE_ANNOTATIONS } from '../../parser/future-imports.ts';
import type { Scope } from '../../parser/scope.ts';
import { NotImplementedError, raise, runtimeError, typeError } from '../errors.ts';
import { getAttrOptional } from '../protocol/attribute.ts';
import { call1, callWithKeywords } from '../protocol/call.ts';
import { richCompare } from '../protocol/compare.ts';
import { getIterator, iter, loopIterator, toArray } from '../protocol/iterate.ts';
import { calculateMetaclass, resolveBases } from '../protocol/make-class.ts';
import { isTrue } from '../protocol/number.ts';
import { repr } from '../protocol/repr.ts';
import { contains, setItem } from '../protocol/subscript.ts';
import { Cell, PyType, typeName, typeOf, typeType, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { type PyTuple, tupleOf } from '../values/tuple.ts';
import { asyncIterator } from './await.ts';
import { loopsAround, outermost } from './awaiting-comprehensions.ts';
import { bindBlock, bindExpression, bindTarget, expressionBinders, type Store, statementBinders } from './bind.ts';
import { truth } from './comparisons.ts';
import { Context } from './context.ts';
import { docstringOf } from './control.ts';
import {
  Code,
  type Completion,
  type Eval,
  type Exec,
  emptyLocals,
  Frame,
  GeneratorState,
  interrupted,
  interruptFlag,
  SUSPENDED,
  startObserving,
} from './frame.ts';
import { runFrame, UserFunction } from './function.ts';
import { bindValue, blocksOf, CO_HAS_DOCSTRING, CO_NEWLOCALS, CO_OPTIMIZED, functionCode } from './function-code.ts';
import { bindStore } from './names.ts';
import { suspendable } from './suspendable.ts';
import type { Binders } from './tier.ts';
import { bindGeneric, genericBase } from './type-parameters.ts';
import { unparse } from './unparse.ts';

/** What gives the defaults of parameters. */
interface Defaults {
  defaults: Eval[];
  kwdefaults: { name: string; value: Eval }[];
}

function bindDefaults(args: Arguments, context: Context): Defaults {
  const kwdefaults: Defaults['kwdefaults'] = [];
  args.kwonlyargs.forEach((arg, i) => {
    const value = args.kw_defaults[i];
    if (value !== null) kwdefaults.push({ name: context.mangle(arg.arg), value: bindExpression(value, context) });
  });
  return { defaults: args.defaults.map(d => bindExpression(d, context)), kwdefaults };
}

/** Makes the function object each time the definition is evaluated. */
function bindFunction(
  name: string,
  node: FunctionDef | AsyncFunctionDef | Lambda,
  body: (context: Context, binders: Binders) => Exec,
  docstring: string | null,
  context: Context,
  given: Defaults = bindDefaults(node.args, context),
): (frame: Frame) => UserFunction {
  const { args } = node;
  const { code, inner } = functionCode(name, node, args, context, body);
  code.docstring = docstring;
  if (docstring !== null) code.flags |= CO_HAS_DOCSTRING;
  const { defaults, kwdefaults } = given;
  const captured = context.captured(inner.frameScope);
  const annotated = node.kind !== 'Lambda' ? functionAnnotations(node, context) : [];
  const annotations = annotated.length === 0 ? null : annotationsOf(code.scope, context, annotated);
  return frame => {
    const fn = new UserFunction(
      code,
      frame.globals,
      captured.map(slot => frame.locals[slot] as Cell),
      docstring,
      frame.globals.get('__name__') ?? null,
    );
    if (defaults.length > 0) fn.defaults = tupleOf(defaults.map(d => d(frame)));
    if (kwdefaults.length > 0) {
      fn.kwdefaults = new PyDict();
      for (const { name: keyword, value } of kwdefaults) fn.kwdefaults.set(keyword, value(frame));
    }
    if (annotations !== null) fn.annotate = new AnnotateFunction(frame, annotations);
    return fn;
  };
}

expressionBinders.Lambda = (node, context) =>
  bindFunction('<lambda>', node, (inner, binders) => binders.bindExpression(node.body, inner) as Exec, null, context);

statementBinders.FunctionDef = bindDefinition;
statementBinders.AsyncFunctionDef = bindDefinition;

function bindDefinition(node: FunctionDef | AsyncFunctionDef, context: Context): Exec {
  const docstring = context.unit.optimize === 2 ? null : docstringOf(node.body);
  const body = (inner: Context, binders: Binders): Exec => binders.bindBlock(node.body, inner);
  const make =
    node.type_params.length === 0
      ? bindFunction(node.name, node, body, docstring, context)
      : bindGenericFunction(node, body, docstring, context);
  const decorators = node.decorator_list.map(d => bindExpression(d, context));
  const store = bindStore(node.name, context);
  return decorate(node, decorators, make, store);
}

/** Defaults are evaluated outside of the scope of the type parameters, the function is made inside. */
function bindGenericFunction(
  node: FunctionDef | AsyncFunctionDef,
  body: (context: Context, binders: Binders) => Exec,
  docstring: string | null,
  context: Context,
): Eval {
  const { defaults, kwdefaults } = bindDefaults(node.args, context);
  const outside = [...defaults, ...kwdefaults.map(d => d.value)];
  return bindGeneric(node.name, node.type_params, context, outside, (inner, slots) => {
    const kept = slots.map(
      (slot): Eval =>
        frame =>
          frame.locals[slot],
    );
    const given: Defaults = {
      defaults: kept.slice(0, defaults.length),
      kwdefaults: kwdefaults.map(({ name }, i) => ({ name, value: kept[defaults.length + i] })),
    };
    const make = bindFunction(node.name, node, body, docstring, inner, given);
    return (frame, parameters) => {
      const fn = make(frame);
      fn.typeParams = parameters;
      return fn;
    };
  });
}

/** Evaluates decorators, then the definition, then applies them from the innermost out. */
function decorate(
  node: FunctionDef | AsyncFunctionDef | ClassDef,
  decorators: readonly Eval[],
  make: (frame: Frame) => Value,
  store: Store,
): Exec {
  if (decorators.length === 0) {
    return frame => {
      store(frame, make(frame));
      return undefined;
    };
  }
  return frame => {
    const functions = decorators.map(d => d(frame));
    let result: Value = make(frame);
    for (let i = functions.length - 1; i >= 0; i--) {
      frame.at = node.decorator_list[i];
      result = call1(functions[i], result);
    }
    store(frame, result);
    return undefined;
  };
}

// ---------------------------------------------------------------- annotations (PEP 649)

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
function annotationsOf(owner: Scope, context: Context, list: readonly Annotation[]): Annotations {
  const qualname = owner.type === 'module' ? '__annotate__' : `${owner.qualname}.__annotate__`;
  const scope: Scope = { ...owner, type: 'annotation', name: '__annotate__', qualname, varnames: ['format'] };
  const code = new Code('__annotate__', context.unit.filename, scope, owner.node, () => () => undefined);
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
    const locals = emptyLocals(code.size);
    captured.forEach((slot, i) => {
      locals[code.freeStart + i] = frame.locals[slot];
    });
    const own = new Frame(code, frame.globals, locals);
    own.namespace = frame.namespace;
    return runFrame(own);
  };
}

function functionAnnotations(node: FunctionDef | AsyncFunctionDef, context: Context): Annotation[] {
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

// ---------------------------------------------------------------- generator expressions

expressionBinders.GeneratorExp = (node: GeneratorExp, context: Context): Eval => {
  const scope: Scope = context.scopeOf(node);
  const { code, inner } = functionCode('<genexpr>', node, null, context, (body, binders) =>
    scope.isCoroutine ? bindAsyncLoops(node, body, binders) : bindGeneratorLoops(node, body, binders),
  );
  code.varnames = ['.0', ...scope.varnames.filter(n => n !== '.0')];
  code.argcount = 1;
  const first = bindExpression(node.generators[0].iter, context);
  const captured = context.captured(inner.frameScope);
  const source = inner.temporary();
  sources.set(code, source);
  return frame => {
    const iterable = first(frame);
    frame.at = node.generators[0].iter;
    const iterator = node.generators[0].is_async ? asyncIterator(iterable) : iter(iterable);
    const locals = emptyLocals(code.size);
    for (const slot of code.cellSlots) locals[slot] = new Cell();
    captured.forEach((slot, i) => {
      locals[code.freeStart + i] = frame.locals[slot];
    });
    locals[source] = iterator;
    const own = new Frame(code, frame.globals, locals);
    own.namespace = frame.namespace;
    own.generator = new GeneratorState();
    return suspendable(own, '<genexpr>', code.qualname);
  };
};
const sources = new WeakMap<Code, number>();

/** The body of a generator expression that awaits: loops around a `yield`. */
function bindAsyncLoops(node: GeneratorExp, context: Context, { bindStatement }: Binders): Exec {
  const { lineno, col_offset, end_lineno, end_col_offset } = node.elt;
  const where = { lineno, col_offset, end_lineno, end_col_offset };
  const innermost: Stmt = { kind: 'Expr', value: { kind: 'Yield', value: node.elt, ...where }, ...where };
  const loop = loopsAround(node.generators, innermost);
  return bindStatement(outermost(loop, sources.get(context.code) as number), context);
}

/**
 * The loops of a generator expression as a body that can be resumed: each loop keeps its iterator in a slot; an
 * emitted value suspends, and the next run goes on in the innermost loop.
 */
function bindGeneratorLoops(node: GeneratorExp, context: Context, binders: Binders): Exec {
  const source = sources.get(context.code) as number;
  const bind = (): Exec => bindGeneratorClosure(node, source, context);
  return binders.bindGenerator?.(node, source, context, bind) ?? bind();
}

function bindGeneratorClosure(node: GeneratorExp, source: number, context: Context): Exec {
  const elt = bindExpression(node.elt, context);
  const loops = node.generators.map((generator, i) => ({
    at: generator.iter,
    iterable: i === 0 ? null : bindExpression(generator.iter, context),
    store: bindTarget(generator.target, context),
    tests: generator.ifs.map(test => bindExpression(test, context)),
    slot: i === 0 ? source : context.temporary(),
  }));
  const started = context.temporary();
  const last = loops.length - 1;
  return (frame): Completion => {
    const { locals } = frame;
    const state = frame.generator as GeneratorState;
    if (state.thrown !== null) {
      const { thrown } = state;
      state.thrown = null;
      frame.at = node.elt;
      throw thrown;
    }
    let depth: number;
    if (locals[started] === undefined) {
      locals[started] = true;
      locals[source] = loopIterator(locals[source]);
      depth = 0;
    } else depth = last;
    next: for (;;) {
      const loop = loops[depth];
      frame.at = loop.at;
      const value = locals[loop.slot].next();
      if (interruptFlag[0] !== 0) interrupted();
      if (value === undefined) {
        if (depth === 0) return undefined;
        depth--;
        continue;
      }
      loop.store(frame, value);
      for (let i = 0; i < loop.tests.length; i++) if (!truth(loop.tests[i](frame))) continue next;
      if (depth < last) {
        depth++;
        const inner = (loops[depth].iterable as Eval)(frame);
        frame.at = loops[depth].at;
        locals[loops[depth].slot] = getIterator(inner);
        continue;
      }
      state.yielded = elt(frame);
      return SUSPENDED;
    }
  };
}

// ---------------------------------------------------------------- classes

statementBinders.ClassDef = (node: ClassDef, context: Context): Exec => {
  const decorators = node.decorator_list.map(d => bindExpression(d, context));
  const make: (frame: Frame) => Value =
    node.type_params.length === 0
      ? bindClass(node, context)
      : bindGeneric(node.name, node.type_params, context, [], inner => bindClass(node, inner));
  const store = bindStore(node.name, context);
  return decorate(node, decorators, make, store);
};

function bindClass(node: ClassDef, context: Context): (frame: Frame, parameters?: PyTuple) => Value {
  if (node.body.some(s => s.kind === 'FunctionDef' && s.name === '__del__')) startObserving();
  const arguments_ = bindBases(node, context);
  const scope = context.scopeOf(node);
  const code = new Code(node.name, context.unit.filename, scope, node, () => body);
  code.firstlineno = node.decorator_list[0]?.lineno ?? node.lineno;
  code.flags |= context.unit.future;
  const inner = new Context(context.unit, code, scope);
  code.cellvars = scope.cellvars;
  code.freevars = scope.freevars;
  const doc = context.unit.optimize === 2 ? null : docstringOf(node.body);
  const statements = bindBlock(node.body, inner);
  const annotations = bodyAnnotations(node.body, inner);
  const body: Exec = statements;
  const setsUp = collectsTexts(node.body, inner);
  const needsDict = annotations !== null || definesFunctions(node.body);
  const captured = context.captured(scope);
  const classSlot = scope.needsClassCell ? code.cellSlots[scope.cellvars.indexOf('__class__')] : undefined;
  return (frame, parameters) => {
    const { bases, keywords } = arguments_(frame);
    frame.at = node;
    if (parameters !== undefined) bases.push(genericBase(parameters));
    const resolved = resolveBases(bases);
    const { metaclass, rest } = metaclassOf(resolved, keywords);
    const namespace = prepare(metaclass, node.name, resolved, rest);
    setItem(namespace, '__module__', frame.globals.get('__name__') ?? 'builtins');
    setItem(namespace, '__qualname__', code.qualname);
    setItem(namespace, '__firstlineno__', code.firstlineno);
    if (parameters !== undefined) setItem(namespace, '__type_params__', parameters);
    if (setsUp) setUpAnnotations(namespace);
    if (doc !== null) setItem(namespace, '__doc__', doc);
    const locals = emptyLocals(code.size);
    for (const slot of code.cellSlots) locals[slot] = new Cell();
    captured.forEach((slot, i) => {
      locals[code.freeStart + i] = frame.locals[slot];
    });
    const own = new Frame(code, frame.globals, locals);
    own.namespace = namespace;
    runFrame(own);
    if (annotations !== null) setItem(namespace, '__annotate_func__', annotateFunction(own, annotations));
    setItem(namespace, '__static_attributes__', tupleOf([...scope.selfAttributes]));
    // Only a metaclass can see it.
    if (metaclass !== typeType && needsDict) setItem(namespace, '__classdictcell__', new Cell(namespace));
    const cell = classSlot === undefined ? null : (locals[classSlot] as Cell);
    if (cell !== null) setItem(namespace, '__classcell__', cell);
    if (resolved !== bases) setItem(namespace, '__orig_bases__', tupleOf([...bases]));
    const cls = callWithKeywords(
      metaclass,
      [node.name, tupleOf([...resolved]), namespace, ...rest.map(([, value]) => value)],
      rest.length === 0 ? null : rest.map(([name]) => name),
    );
    if (cell !== null && cls instanceof PyType && cell.value === undefined) {
      throw runtimeError(
        `__class__ not set defining '${node.name}' as ${repr(cls)}. Was __classcell__ propagated to type.__new__?`,
      );
    }
    return cls;
  };
}

/** Whether a class body has a `def`: each has a scope for annotations, which may use the names of the class. */
function definesFunctions(body: readonly Stmt[]): boolean {
  return body.some(s => s.kind === 'FunctionDef' || blocksOf(s).some(definesFunctions));
}

type Keywords = [string, Value][];

/** Bases and keywords of a class statement are those of a call. */
function bindBases(node: ClassDef, context: Context): (frame: Frame) => { bases: Value[]; keywords: Keywords } {
  const items = node.bases.map(b => ({
    starred: b.kind === 'Starred',
    value: bindExpression(b.kind === 'Starred' ? b.value : b, context),
  }));
  const keywords = node.keywords.map(k => ({ name: k.arg, value: bindExpression(k.value, context) }));
  return frame => collectArguments(frame, items, keywords);
}

function collectArguments(
  frame: Frame,
  items: readonly { starred: boolean; value: Eval }[],
  keywords: readonly { name: string | null; value: Eval }[],
): { bases: Value[]; keywords: Keywords } {
  const bases: Value[] = [];
  for (const { starred, value } of items) {
    const item = value(frame);
    if (starred) bases.push(...toArray(item));
    else bases.push(item);
  }
  const named: Keywords = [];
  for (const { name, value } of keywords) {
    const item = value(frame);
    if (name !== null) named.push([name, item]);
    else if (item instanceof PyDict) for (const [key, each] of item.entries()) named.push([key as string, each]);
    else throw typeError(`argument after ** must be a mapping, not ${typeName(item)}`);
  }
  return { bases, keywords: named };
}

/** The metaclass of a class statement, and its other keywords. @throws TypeError for a conflict */
export function metaclassOf(bases: readonly Value[], keywords: Keywords): { metaclass: Value; rest: Keywords } {
  const given = keywords.find(([name]) => name === 'metaclass');
  const rest = keywords.filter(([name]) => name !== 'metaclass');
  if (given !== undefined && !(given[1] instanceof PyType)) return { metaclass: given[1], rest };
  const start = given === undefined ? (bases.length > 0 ? typeOf(bases[0]) : typeType) : (given[1] as PyType);
  return { metaclass: calculateMetaclass(start, bases), rest };
}

/** The namespace that a class body fills: the metaclass's `__prepare__`. */
export function prepare(metaclass: Value, name: string, bases: readonly Value[], keywords: Keywords): Value {
  const method = getAttrOptional(metaclass, '__prepare__');
  if (method === undefined) return new PyDict();
  const namespace = callWithKeywords(
    method,
    [name, tupleOf([...bases]), ...keywords.map(([, value]) => value)],
    keywords.length === 0 ? null : keywords.map(([keyword]) => keyword),
  );
  if (typeOf(namespace).lookup('__getitem__') === undefined) {
    const maker = metaclass instanceof PyType ? metaclass.name : '<metaclass>';
    throw typeError(`${maker}.__prepare__() must return a mapping, not ${typeName(namespace)}`);
  }
  return namespace;
}
