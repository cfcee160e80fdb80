/** `class`: its bases and keywords, its namespace, and the call of its metaclass. */
import type { ClassDef, Stmt } from '../../parser/ast.ts';
import { runtimeError, typeError } from '../errors.ts';
import { getAttrOptional } from '../protocol/attribute.ts';
import { callWithKeywords } from '../protocol/call.ts';
import { toArray } from '../protocol/iterate.ts';
import { calculateMetaclass, resolveBases } from '../protocol/make-class.ts';
import { repr } from '../protocol/repr.ts';
import { setItem } from '../protocol/subscript.ts';
import { Cell, PyType, typeName, typeOf, typeType, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { type PyTuple, tupleOf } from '../values/tuple.ts';
import { annotateFunction, bodyAnnotations, collectsTexts, setUpAnnotations } from './annotate.ts';
import { bindBlock, bindExpression, statementBinders } from './bind.ts';
import { Context } from './context.ts';
import { docstringOf } from './control.ts';
import { decorate } from './definitions.ts';
import { Code, type Eval, type Exec, Frame, startObserving } from './frame.ts';
import { runFrame } from './function.ts';
import { blocksOf, slotsInside } from './function-code.ts';
import { bindStore } from './names.ts';
import { bindGeneric, genericBase } from './type-parameters.ts';

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
    const locals = slotsInside(frame, code, captured);
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
