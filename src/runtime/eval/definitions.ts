/** `def` and `lambda`, and decorators. */
import type { Arguments, AsyncFunctionDef, ClassDef, FunctionDef, Lambda } from '../../parser/ast.ts';
import { call1 } from '../protocol/call.ts';
import type { Cell, Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { tupleOf } from '../values/tuple.ts';
import { AnnotateFunction, annotationsOf, functionAnnotations } from './annotate.ts';
import { bindExpression, expressionBinders, type Store, statementBinders } from './bind.ts';
import type { Context } from './context.ts';
import { docstringOf } from './control.ts';
import type { Eval, Exec, Frame } from './frame.ts';
import { UserFunction } from './function.ts';
import { CO_HAS_DOCSTRING, functionCode } from './function-code.ts';
import { bindStore } from './names.ts';
import type { Binders } from './tier.ts';
import { bindGeneric } from './type-parameters.ts';

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
  const store = bindStore(node.name, context, node);
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
export function decorate(
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
