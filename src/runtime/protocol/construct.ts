/** Making instances: `__new__` and `__init__`, and the plans that skip them. */
import { BaseException, PyBaseException, typeError } from '../errors.ts';
import { finalizable, watchInstance } from '../lifetime/watched.ts';
import { PyBuiltinFunction, PyMethodDescriptor, PyStaticMethod } from '../signature/builtin.ts';
import {
  type InstancePlan,
  type Maybe,
  NO_PLAN,
  objectType,
  PyInstance,
  PyType,
  typeName,
  typeOf,
  typeType,
  type Value,
} from '../types.ts';
import { PyFunction } from '../values/function.ts';
import { PyTuple } from '../values/tuple.ts';
import { bindClassAttribute, callWithKeywords, invoke } from './call.ts';

/** Whether only the interpreter makes instances of a type (Py_TPFLAGS_DISALLOW_INSTANTIATION). */
const isClosed = (type: PyType): boolean => type.origin === 'builtin' && type !== objectType;
const notInstantiable = (type: PyType) => typeError(`cannot create '${type.tpName}' instances`);

/** What `object.__new__` says to arguments that neither `__new__` nor `__init__` of a type takes. */
export const noArguments = (type: PyType) =>
  isClosed(type) ? notInstantiable(type) : typeError(`${type.name}() takes no arguments`);

/** Whether methods of a class still have to be written. */
export const isAbstract = ({ abstractMethods }: PyType): boolean =>
  abstractMethods !== null && abstractMethods.length > 0;

/**
 * A bare instance of a class whose solid base is `object`: what `object.__new__` makes.
 * @throws TypeError for an abstract class
 */
export function newInstance(type: PyType): PyInstance {
  if (isClosed(type)) throw notInstantiable(type);
  if (isAbstract(type)) {
    const names = (type.abstractMethods as readonly string[]).map(name => `'${name}'`);
    const s = names.length === 1 ? '' : 's';
    throw typeError(
      `Can't instantiate abstract class ${type.name} without an implementation for abstract method${s} ${names.join(', ')}`,
    );
  }
  const instance = new PyInstance(type);
  if (!type.hasDict) instance.layout = undefined;
  if (type.slotCount > 0) instance.slotValues = new Array(type.slotCount).fill(undefined);
  if (type.finalizes) finalizable.add(instance);
  return instance;
}

/** `type.__call__(cls, *args)`: `__new__`, then `__init__` if that gave an instance of `cls`. */
export function callType(type: PyType, args: Value[], kwnames: readonly string[] | null): Value {
  if (type === typeType) {
    if (args.length === 1 && kwnames === null) return typeOf(args[0]);
    const positional = args.length - (kwnames?.length ?? 0);
    if (positional === 1) throw typeError('type() takes no keyword arguments');
    if (positional !== 3) throw typeError('type() takes 1 or 3 arguments');
  }
  const call = planOf(type).metaCall;
  return call === null ? instantiate(type, args, kwnames) : invoke(call, type, args, kwnames);
}

/** The `__call__` of a metaclass, where it has one of its own. */
function callOfMeta({ type: meta }: PyType): Value {
  if (meta === typeType) return null;
  const call = meta.lookup('__call__');
  return call === undefined || call instanceof PyMethodDescriptor ? null : call;
}
PyType.construct = callType;

/** How a builtin type is made of `min` to `max` positional arguments, where that is shorter than `__new__` and `__init__`. */
interface Maker {
  readonly min: number;
  readonly max: number;
  readonly create: (type: PyType, ...args: any[]) => Value;
}
const makers = new Map<PyType, Maker>();
export function declareMaker(type: PyType, maker: Maker): void {
  makers.set(type, maker);
}

/** Whether a class's plan is still true. */
export const hasPlan = ({ plan, version, type }: PyType): boolean =>
  plan.version === version && plan.metaVersion === type.version;

/** How a class makes instances, when that is simple; worked out once per version of the class. */
function planOf(type: PyType): InstancePlan {
  if (hasPlan(type)) return type.plan;
  const metaCall = callOfMeta(type);
  const plan: InstancePlan = { ...NO_PLAN, version: type.version, metaVersion: type.type.version, metaCall };
  type.plan = plan;
  if (type === typeType || metaCall !== null) return plan;
  const maker = makers.get(type);
  if (maker !== undefined) return Object.assign(plan, { kind: 'create' as const, ...maker });
  const constructor = type.lookup('__new__');
  const init = type.lookup('__init__');
  if (!(constructor instanceof PyBuiltinFunction)) return plan;
  const { declaration } = constructor;
  if (declaration.owner === objectType) {
    const isPlain = type.origin === 'class' && type.hasDict && type.slotCount === 0 && !type.finalizes;
    if (init instanceof PyFunction) plan.init = init;
    if (isPlain && (init instanceof PyFunction || isObjectInit(init))) plan.kind = 'instance';
  } else if (declaration.owner === BaseException) {
    if (type.finalizes) return plan;
    if (init instanceof PyFunction) plan.init = init;
    else if (!(init instanceof PyMethodDescriptor && init.declaration.owner === BaseException)) return plan;
    plan.kind = 'exception';
  } else if (isObjectInit(init) && declaration.owner === type && declaration.binder.directNew) {
    plan.kind = 'create';
    plan.create = declaration.implementation;
    plan.min = declaration.binder.min;
    plan.max = declaration.binder.max;
  }
  return plan;
}

/** Whether making an instance is allocating it; not that of a class which became abstract. */
const makesPlainly = (type: PyType, plan: InstancePlan): boolean => plan.kind === 'instance' && !isAbstract(type);

PyType.prototype.call0 = function (this: PyType): Value {
  const plan = planOf(this);
  const { init } = plan;
  if (plan.kind === 'exception') {
    const exception = new PyBaseException(this);
    if (init !== null) checkInit(init.call1(exception));
    return exception;
  }
  if (init !== null) {
    const instance = makesPlainly(this, plan) ? new PyInstance(this) : newInstance(this);
    checkInit(init.call1(instance));
    return instance;
  }
  if (makesPlainly(this, plan)) return new PyInstance(this);
  if (plan.create !== null && plan.min === 0) return plan.create(this);
  return callType(this, [], null);
};
PyType.prototype.call1 = function (this: PyType, a: Value): Value {
  const plan = planOf(this);
  const { init } = plan;
  if (plan.kind === 'exception') {
    const exception = new PyBaseException(this, new PyTuple([a]));
    if (init !== null) checkInit(init.call2(exception, a));
    return exception;
  }
  if (init !== null) {
    const instance = makesPlainly(this, plan) ? new PyInstance(this) : newInstance(this);
    checkInit(init.call2(instance, a));
    return instance;
  }
  if (plan.create !== null && plan.min <= 1 && plan.max >= 1) return plan.create(this, a);
  return callType(this, [a], null);
};
PyType.prototype.call2 = function (this: PyType, a: Value, b: Value): Value {
  const plan = planOf(this);
  const { init } = plan;
  if (plan.kind === 'exception') {
    const exception = new PyBaseException(this, new PyTuple([a, b]));
    if (init !== null) checkInit(init.call3(exception, a, b));
    return exception;
  }
  if (init !== null) {
    const instance = makesPlainly(this, plan) ? new PyInstance(this) : newInstance(this);
    checkInit(init.call3(instance, a, b));
    return instance;
  }
  if (plan.create !== null && plan.min <= 2 && plan.max >= 2) return plan.create(this, a, b);
  return callType(this, [a, b], null);
};
PyType.prototype.call3 = function (this: PyType, a: Value, b: Value, c: Value): Value {
  const plan = planOf(this);
  const { init } = plan;
  if (plan.kind === 'exception') {
    const exception = new PyBaseException(this, new PyTuple([a, b, c]));
    if (init !== null) checkInit(init.call([exception, a, b, c], null));
    return exception;
  }
  if (init !== null) {
    const instance = makesPlainly(this, plan) ? new PyInstance(this) : newInstance(this);
    checkInit(init.call([instance, a, b, c], null));
    return instance;
  }
  if (plan.create !== null && plan.min <= 3 && plan.max >= 3) return plan.create(this, a, b, c);
  return callType(this, [a, b, c], null);
};

/** `type.__call__` itself, beneath a metaclass's own `__call__`. */
export function instantiate(type: PyType, args: Value[], kwnames: readonly string[] | null): Value {
  const { kind, init: plainInit } = planOf(type);
  if (plainInit !== null && kind !== 'exception') {
    const instance = newInstance(type);
    args.unshift(instance);
    checkInit(plainInit.call(args, kwnames));
    return instance;
  }
  const constructor = type.lookup('__new__');
  const init = type.lookup('__init__');
  let instance: Value;
  if (constructor instanceof PyBuiltinFunction) {
    if (constructor.declaration.owner === objectType) {
      if (init instanceof PyFunction) {
        instance = newInstance(type);
        args.unshift(instance);
        checkInit(init.call(args, kwnames));
        return instance;
      }
      if (args.length > 0 && isObjectInit(init)) throw noArguments(type);
      instance = newInstance(type);
    } else {
      const { binder, owner } = constructor.declaration;
      if (owner === type) instance = binder.construct(type, args, kwnames);
      else instance = binder.call(undefined, [type, ...args], kwnames);
      if (type.finalizes) watchInstance(instance);
      if (isObjectInit(init)) return instance;
    }
  } else {
    instance = callNew(constructor as Value, type, args, kwnames);
  }
  if (!typeOf(instance).isSubtypeOf(type)) return instance;
  const initOf = typeOf(instance) === type ? init : typeOf(instance).lookup('__init__');
  if (initOf !== undefined && !(isObjectInit(initOf) && isUserNew(constructor))) {
    checkInit(invoke(initOf, instance, args, kwnames));
  }
  return instance;
}

function isObjectInit(init: Maybe): boolean {
  return init instanceof PyMethodDescriptor && init.declaration.owner === objectType;
}
function isUserNew(constructor: Maybe): boolean {
  return !(constructor instanceof PyBuiltinFunction);
}
function callNew(constructor: Value, type: PyType, args: Value[], kwnames: readonly string[] | null): Value {
  const callable = constructor instanceof PyStaticMethod ? constructor.callable : bindClassAttribute(constructor, type);
  return callWithKeywords(callable, [type, ...args], kwnames);
}
/** @throws TypeError where an `__init__` has returned something */
export function checkInit(result: Value): void {
  if (result !== null) throw typeError(`__init__() should return None, not '${typeName(result)}'`);
}
