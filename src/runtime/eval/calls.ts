/** Calls: by number of arguments without arrays, methods without bound methods, and the general form. */
import type { Attribute, Call, Expr, Keyword } from '../../parser/ast.ts';
import { typeError } from '../errors.ts';
import { getAttrOptional } from '../protocol/attribute.ts';
import {
  call0,
  call1,
  call2,
  call3,
  callMethod,
  callWithKeywords,
  invoke,
  invoke0,
  invoke1,
  invoke2,
} from '../protocol/call.ts';
import { toArray } from '../protocol/iterate.ts';
import { forEachItem } from '../protocol/mapping.ts';
import { type Cell, type Maybe, PyCallable, PyType, superType, typeName, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyFunction } from '../values/function.ts';
import { strValue } from '../values/subclass.ts';
import { bindExpression, expressionBinders } from './bind.ts';
import type { Context } from './context.ts';
import { pushStarred, saysNoIteration } from './displays.ts';
import type { Eval } from './frame.ts';
import { MethodSite, SuperSite } from './method-site.ts';
import {
  holdingBound,
  holdingCall,
  holdingCall1,
  holdingCall2,
  holdingMethod1,
  holdingMethod2,
  holdsArguments,
  isBareSuper,
} from './pending.ts';
import { superArguments } from './run.ts';
import { AttributeSite } from './site.ts';

expressionBinders.Call = (node, context) => {
  const simple = node.keywords.length === 0 && !node.args.some(a => a.kind === 'Starred');
  if (!simple) return bindGeneralCall(node, context);
  if (node.func.kind === 'Attribute' && !isTemporary(node.func)) {
    if (!holdsArguments(node, context)) return bindMethodCall(node, node.func, context);
    const values = node.args.map(arg => bindExpression(arg, context));
    if (values.length === 1 || values.length === 2) return bindHoldingMethodCall(node, node.func, values, context);
    return bindNamedMethodCall(node, node.func, values, [], null, context);
  }
  const func = bindExpression(node.func, context);
  const args = node.args.map(arg => bindExpression(arg, context));
  if (holdsArguments(node, context)) return bindHoldingCall(node, func, args);
  switch (args.length) {
    case 0:
      return frame => {
        const callee = func(frame);
        frame.at = node;
        return callee instanceof PyCallable ? callee.call0() : call0(callee);
      };
    case 1: {
      const [first] = args;
      return frame => {
        const callee = func(frame);
        const a = first(frame);
        frame.at = node;
        return callee instanceof PyCallable ? callee.call1(a) : call1(callee, a);
      };
    }
    case 2: {
      const [first, second] = args;
      return frame => {
        const callee = func(frame);
        const a = first(frame);
        const b = second(frame);
        frame.at = node;
        return callee instanceof PyCallable ? callee.call2(a, b) : call2(callee, a, b);
      };
    }
    case 3: {
      const [first, second, third] = args;
      return frame => {
        const callee = func(frame);
        const a = first(frame);
        const b = second(frame);
        const c = third(frame);
        frame.at = node;
        return callee instanceof PyCallable ? callee.call3(a, b, c) : call3(callee, a, b, c);
      };
    }
    default:
      return frame => {
        const callee = func(frame);
        const values: Value[] = new Array(args.length);
        for (let i = 0; i < args.length; i++) values[i] = args[i](frame);
        frame.at = node;
        return callWithKeywords(callee, values, null);
      };
  }
};

/** A call that may keep what only its arguments hold (`pending.ts`). */
function bindHoldingCall(node: Call, func: Eval, args: readonly Eval[]): Eval {
  if (args.length === 1) {
    const [first] = args;
    return frame => {
      const callee = func(frame);
      const a = first(frame);
      frame.at = node;
      return holdingCall1(callee, a);
    };
  }
  if (args.length === 2) {
    const [first, second] = args;
    return frame => {
      const callee = func(frame);
      const a = first(frame);
      const b = second(frame);
      frame.at = node;
      return holdingCall2(callee, a, b);
    };
  }
  return frame => {
    const callee = func(frame);
    const values: Value[] = new Array(args.length);
    for (let i = 0; i < args.length; i++) values[i] = args[i](frame);
    frame.at = node;
    return holdingCall(callee, values, null);
  };
}

/** A method call of one or two arguments that may keep what only its operands hold. */
function bindHoldingMethodCall(node: Call, func: Attribute, args: readonly Eval[], context: Context): Eval {
  const object = bindExpression(func.value, context);
  const name = context.mangle(func.attr);
  const attribute = new AttributeSite(name);
  const site = new MethodSite(name);
  const [first, second] = args;
  return frame => {
    const self = object(frame);
    const method = site.find(self);
    frame.at = func;
    const callee = method === null ? attribute.load(self) : null;
    const a = first(frame);
    if (second === undefined) {
      frame.at = node;
      return method === null ? holdingCall1(callee, a) : holdingMethod1(method, self, a);
    }
    const b = second(frame);
    frame.at = node;
    return method === null ? holdingCall2(callee, a, b) : holdingMethod2(method, self, a, b);
  };
}

function isTemporary(node: Expr): boolean {
  return (node.kind as string) === 'Temporary';
}

// ---------------------------------------------------------------- methods

/** `super().method(…)` without making the super object, while `super` is the builtin. */
function bindSuperCall(node: Call, func: Attribute, superCall: Call, context: Context): Eval {
  const callee = bindExpression(superCall.func, context);
  const site = new SuperSite(context.mangle(func.attr));
  const general = bindPlainMethodCall(node, func, context);
  const args = node.args.map(arg => bindExpression(arg, context));
  const classSlot = plainClassSlot(context);
  return frame => {
    if (callee(frame) !== superType) return general(frame);
    frame.at = superCall;
    let self = frame.locals[0] as Maybe;
    let cls: Maybe = classSlot < 0 ? undefined : (frame.locals[classSlot] as Cell).value;
    if (self === undefined || !(cls instanceof PyType)) [cls, self] = superArguments();
    const method = site.find(self, cls as PyType);
    if (method === null) return general(frame);
    switch (args.length) {
      case 0:
        frame.at = node;
        return invoke0(method, self);
      case 1: {
        const a = args[0](frame);
        frame.at = node;
        return invoke1(method, self, a);
      }
      case 2: {
        const a = args[0](frame);
        const b = args[1](frame);
        frame.at = node;
        return invoke2(method, self, a, b);
      }
      default: {
        const values = args.map(arg => arg(frame));
        frame.at = node;
        return invoke(method, self, values);
      }
    }
  };
}

/** The slot of the class's cell in a method whose first parameter is no cell; else -1. */
export function plainClassSlot({ code }: Context): number {
  const at = code.freevars.indexOf('__class__');
  return at < 0 || code.argcount === 0 || code.cellvars.includes(code.varnames[0]) ? -1 : code.freeStart + at;
}

function bindMethodCall(node: Call, func: Attribute, context: Context): Eval {
  if (isBareSuper(func.value)) return bindSuperCall(node, func, func.value, context);
  return bindPlainMethodCall(node, func, context);
}

function bindPlainMethodCall(node: Call, func: Attribute, context: Context): Eval {
  const object = bindExpression(func.value, context);
  const name = context.mangle(func.attr);
  const args = node.args.map(arg => bindExpression(arg, context));
  const site = new MethodSite(name);
  const attribute = new AttributeSite(name);
  switch (args.length) {
    case 0:
      return frame => {
        const self = object(frame);
        const method = site.find(self);
        if (method === null) {
          frame.at = func;
          const callee = attribute.load(self);
          frame.at = node;
          return call0(callee);
        }
        frame.at = node;
        if (method instanceof PyFunction) return method.call1(self);
        const { binder } = method.declaration;
        return binder.direct && binder.min === 0 ? binder.implementation(self) : binder.call(self, [], null);
      };
    case 1: {
      const [first] = args;
      return frame => {
        const self = object(frame);
        const method = site.find(self);
        if (method === null) {
          frame.at = func;
          const callee = attribute.load(self);
          const a = first(frame);
          frame.at = node;
          return call1(callee, a);
        }
        const a = first(frame);
        frame.at = node;
        if (method instanceof PyFunction) return method.call2(self, a);
        const { binder } = method.declaration;
        return binder.direct && binder.min <= 1 && binder.max >= 1
          ? binder.implementation(self, a)
          : binder.call(self, [a], null);
      };
    }
    case 2: {
      const [first, second] = args;
      return frame => {
        const self = object(frame);
        const method = site.find(self);
        if (method === null) {
          frame.at = func;
          const callee = attribute.load(self);
          const a = first(frame);
          const b = second(frame);
          frame.at = node;
          return call2(callee, a, b);
        }
        const a = first(frame);
        const b = second(frame);
        frame.at = node;
        if (method instanceof PyFunction) return method.call3(self, a, b);
        const { binder } = method.declaration;
        return binder.direct && binder.min <= 2 && binder.max >= 2
          ? binder.implementation(self, a, b)
          : binder.call(self, [a, b], null);
      };
    }
    default:
      return frame => {
        const self = object(frame);
        const method = site.find(self);
        frame.at = func;
        const callee = method === null ? attribute.load(self) : null;
        const values: Value[] = new Array(args.length);
        for (let i = 0; i < args.length; i++) values[i] = args[i](frame);
        frame.at = node;
        if (method === null) return callWithKeywords(callee, values, null);
        if (method instanceof PyFunction) return invoke(method, self, values);
        return method.declaration.binder.call(self, values, null);
      };
  }
}

// ---------------------------------------------------------------- `*args` and keywords

function bindGeneralCall(node: Call, context: Context): Eval {
  const func = bindExpression(node.func, context);
  const call = holdsArguments(node, context) ? holdingCall : callWithKeywords;
  const steps = node.args.map(arg =>
    arg.kind === 'Starred'
      ? { starred: true, value: bindExpression(arg.value, context) }
      : { starred: false, value: bindExpression(arg, context) },
  );
  const fixedNames = node.keywords.every(k => k.arg !== null) ? node.keywords.map(k => k.arg as string) : null;
  const keywords = node.keywords.map(k => bindExpression(k.value, context));
  if (fixedNames !== null && !steps.some(s => s.starred)) {
    const args = steps.map(s => s.value);
    if (node.func.kind === 'Attribute' && !isTemporary(node.func)) {
      return bindNamedMethodCall(node, node.func, args, keywords, fixedNames, context);
    }
    return frame => {
      const callee = func(frame);
      const values: Value[] = new Array(args.length + keywords.length);
      let n = 0;
      for (let i = 0; i < args.length; i++) values[n++] = args[i](frame);
      for (let i = 0; i < keywords.length; i++) values[n++] = keywords[i](frame);
      frame.at = node;
      return call(callee, values, fixedNames);
    };
  }
  if (steps.length === 1 && steps[0].starred) return bindStarredCall(node, func, steps[0].value, keywords, call);
  return frame => {
    const callee = func(frame);
    const values: Value[] = [];
    for (const { starred, value } of steps) {
      const item = value(frame);
      if (!starred) values.push(item);
      else {
        frame.at = node;
        pushStarred(values, item);
      }
    }
    const names: string[] = [];
    for (let i = 0; i < keywords.length; i++) {
      const value = keywords[i](frame);
      frame.at = node;
      addKeyword(node.keywords[i], value, names, values, callee);
    }
    frame.at = node;
    return call(callee, values, names.length === 0 ? null : names);
  };
}

/** `f(*args)` and `f(*args, **kwargs)`: what is starred is taken apart by the call, when the keywords are known. */
function bindStarredCall(
  node: Call,
  func: Eval,
  starred: Eval,
  keywords: readonly Eval[],
  call: typeof callWithKeywords,
): Eval {
  return frame => {
    const callee = func(frame);
    const item = starred(frame);
    const names: string[] = [];
    const named: Value[] = [];
    for (let i = 0; i < keywords.length; i++) {
      const value = keywords[i](frame);
      frame.at = node;
      addKeyword(node.keywords[i], value, names, named, callee);
    }
    frame.at = node;
    const values = starredArguments(item, callee);
    if (names.length === 0) return call(callee, values, null);
    for (const value of named) values.push(value);
    return call(callee, values, names);
  };
}

/** A method call with keywords: an unbound method is called with its object first, and errors name it so. */
function bindNamedMethodCall(
  node: Call,
  func: Attribute,
  args: readonly Eval[],
  keywords: readonly Eval[],
  names: readonly string[] | null,
  context: Context,
): Eval {
  const holds = holdsArguments(node, context);
  const object = bindExpression(func.value, context);
  const name = context.mangle(func.attr);
  const attribute = new AttributeSite(name);
  const site = new MethodSite(name);
  return frame => {
    const self = object(frame);
    const method = site.find(self);
    frame.at = func;
    const callee = method === null ? attribute.load(self) : null;
    const values: Value[] = method instanceof PyFunction ? [self] : [];
    for (let i = 0; i < args.length; i++) values.push(args[i](frame));
    for (let i = 0; i < keywords.length; i++) values.push(keywords[i](frame));
    frame.at = node;
    if (method === null) return holds ? holdingCall(callee, values, names) : callWithKeywords(callee, values, names);
    if (method instanceof PyFunction) return method.call(values, names);
    const { binder } = method.declaration;
    return holds ? holdingBound(binder, self, values, names, false) : binder.call(self, values, names);
  };
}

/** CPython's `_PyObject_FunctionStr`: how errors about its arguments name a callable. */
function functionText(callee: Value): string {
  const qualname = getAttrOptional(callee, '__qualname__');
  if (typeof qualname !== 'string') return `${callMethod(callee, '__str__')}`;
  const module = getAttrOptional(callee, '__module__');
  return typeof module === 'string' && module !== 'builtins' ? `${module}.${qualname}()` : `${qualname}()`;
}

function starredArguments(item: Value, callee: Value): Value[] {
  if (saysNoIteration(item))
    throw typeError(`${functionText(callee)} argument after * must be an iterable, not ${typeName(item)}`);
  return toArray(item);
}

function addKeyword(node: Keyword, value: Value, names: string[], values: Value[], callee: Value): void {
  const add = (name: string, item: Value): void => {
    if (names.includes(name))
      throw typeError(`${functionText(callee)} got multiple values for keyword argument '${name}'`);
    names.push(name);
    values.push(item);
  };
  if (node.arg !== null) {
    add(node.arg, value);
    return;
  }
  if (!(value instanceof PyDict) && getAttrOptional(value, 'keys') === undefined) {
    throw typeError(`${functionText(callee)} argument after ** must be a mapping, not ${typeName(value)}`);
  }
  forEachItem(value, (key, item) => {
    const name = strValue(key);
    if (name === undefined) throw typeError('keywords must be strings');
    add(name, item);
  });
}
