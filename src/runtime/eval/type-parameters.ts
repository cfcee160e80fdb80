/** Type parameters and `type` statements (PEP 695, PEP 696): scopes of their own, and what is evaluated later. */

import type { Expr, Name, TypeAlias, TypeParam } from '../../parser/ast.ts';
import { defaultScopeKey } from '../../parser/raw-scope.ts';
import { NotImplementedError, raise } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { getAttr } from '../protocol/attribute.ts';
import { toArray } from '../protocol/iterate.ts';
import { getItem } from '../protocol/subscript.ts';
import type { Cell, Maybe, Value } from '../types.ts';
import { Cell as NewCell } from '../types.ts';
import { PyTuple } from '../values/tuple.ts';
import { Lazy, PyParamSpec, PyTypeAlias, PyTypeVar, PyTypeVarTuple } from '../values/type-parameter.ts';
import { bindTarget, statementBinders } from './bind.ts';
import type { Context } from './context.ts';
import { type Eval, type Exec, emptyLocals, Frame } from './frame.ts';
import { runFrame, UserFunction } from './function.ts';
import { bindValue, functionCode, slotsInside } from './function-code.ts';
import { bindStore } from './names.ts';

/** The function that evaluates a bound, a default or an alias's value: `T.evaluate_bound`, called with a format. */
class LazyFunction extends UserFunction {
  /** The class whose names it sees. */
  namespace: Value | undefined = undefined;

  override call(args: Value[], kwnames: readonly string[] | null): Value {
    if (kwnames !== null || args.length > 1) return super.call(args, kwnames);
    return this.evaluate(args[0] ?? 1);
  }
  override call0(): Value {
    return this.evaluate(1);
  }
  override call1(format: Value): Value {
    return this.evaluate(format);
  }
  private evaluate(format: Value): Value {
    if (format !== 1 && format !== 2) throw raise(NotImplementedError);
    const { code } = this;
    const locals = emptyLocals(code.size);
    for (const slot of code.cellSlots) locals[slot] = new NewCell();
    this.closure.forEach((cell, i) => {
      locals[code.freeStart + i] = cell;
    });
    const frame = new Frame(code, this.globals, locals);
    frame.namespace = this.namespace;
    return runFrame(frame);
  }
}

/** An expression that is evaluated when it is asked for, as a function. */
function bindLazily(name: string, owner: object, node: Expr, context: Context): (frame: Frame) => Lazy {
  const { code, inner } = functionCode(name, owner, null, context, body => bindValue(node, body) as Exec);
  code.firstlineno = node.lineno;
  code.argcount = 1;
  code.posonlyargcount = 1;
  code.varnames = ['format', ...code.varnames];
  const captured = context.captured(inner.frameScope);
  return frame => {
    const cells = captured.map(slot => frame.locals[slot] as Cell);
    const fn = new LazyFunction(code, frame.globals, cells, null, frame.globals.get('__name__') ?? null);
    fn.defaults = new PyTuple([1]);
    fn.namespace = frame.namespace;
    return new Lazy(fn);
  };
}

function bindParameter(param: TypeParam, context: Context): (frame: Frame) => Value {
  const { name, default_value } = param;
  const fallback =
    default_value === null ? () => null : bindLazily(name, defaultScopeKey(param), default_value, context);
  if (param.kind === 'ParamSpec') return frame => new PyParamSpec(name, fallback(frame));
  if (param.kind === 'TypeVarTuple') return frame => new PyTypeVarTuple(name, fallback(frame));
  if (param.bound === null) return frame => new PyTypeVar(name, null, null, fallback(frame));
  const bound = bindLazily(name, param, param.bound, context);
  if (param.bound.kind === 'Tuple') return frame => new PyTypeVar(name, null, bound(frame), fallback(frame));
  return frame => new PyTypeVar(name, bound(frame), null, fallback(frame));
}

/**
 * What a definition with type parameters gives: made in a frame that binds them.
 * @param outside what is evaluated before that, in the scope around
 * @param bind binds the definition in the scope of the parameters, where `slots` hold the values of `outside`
 */
export function bindGeneric(
  name: string,
  params: readonly TypeParam[],
  context: Context,
  outside: readonly Eval[],
  bind: (inner: Context, slots: number[]) => (frame: Frame, parameters: PyTuple) => Value,
): Eval {
  const { code, inner } = functionCode(`<generic parameters of ${name}>`, params, null, context, () => frame => {
    const made: Value[] = [];
    for (let i = 0; i < parameters.length; i++) {
      const parameter = parameters[i](frame);
      stores[i](frame, parameter);
      made.push(parameter);
    }
    return make(frame, new PyTuple(made));
  });
  code.firstlineno = params[0].lineno;
  const parameters = params.map(param => bindParameter(param, inner));
  const stores = params.map(param => bindStore(param.name, inner));
  const slots = outside.map(() => inner.temporary());
  const make = bind(inner, slots);
  const captured = context.captured(inner.frameScope);
  return frame => {
    const values: Maybe[] = outside.map(value => value(frame));
    const locals = slotsInside(frame, code, captured);
    slots.forEach((slot, i) => {
      locals[slot] = values[i];
    });
    const own = new Frame(code, frame.globals, locals);
    own.namespace = frame.namespace;
    return runFrame(own);
  };
}

/** `Generic[T, …]`: the base that a class with type parameters gets. */
export function genericBase(parameters: PyTuple): Value {
  const typing = interpreter.importModule('typing', null, new PyTuple(['Generic']), 0);
  const items = parameters.items.map(item => (item instanceof PyTypeVarTuple ? toArray(item)[0] : item));
  return getItem(getAttr(typing, 'Generic'), new PyTuple(items));
}

statementBinders.TypeAlias = (node: TypeAlias, context: Context): Exec => {
  const store = bindTarget(node.name as Name, context);
  const name = node.name.id;
  const alias = (inner: Context): ((frame: Frame, parameters?: PyTuple) => Value) => {
    const value = bindLazily(name, node, node.value, inner);
    return (frame, parameters) =>
      new PyTypeAlias(name, value(frame), parameters ?? null, frame.globals.get('__name__') ?? null);
  };
  const make: Eval =
    node.type_params.length === 0 ? alias(context) : bindGeneric(name, node.type_params, context, [], alias);
  return frame => {
    store(frame, make(frame));
    return undefined;
  };
};
