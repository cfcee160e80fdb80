/** Calls: of what a name holds, and of methods through an inline cache without making bound methods. */
import type { Attribute, Call, Expr } from '../../../parser/ast.ts';
import { hasPlan } from '../../protocol/construct.ts';
import { PyBuiltinFunction } from '../../signature/builtin.ts';
import { type Maybe, PyInstance, PyType, typeType } from '../../types.ts';
import { PyClassMethod, PyFunction } from '../../values/function.ts';
import { plainClassSlot } from '../calls.ts';
import { SuperSite } from '../method-site.ts';
import { holdsArguments, isBareSuper } from '../pending.ts';
import { moduleOf } from './access.ts';
import { type DirectCall, directFunction } from './builtin-calls.ts';
import { emitValue, expressionEmitters } from './emit.ts';
import { peek } from './kinds.ts';
import { builtinMethod, emitKnownCall, emitMethod } from './method-sites.ts';
import { emitNamedCall } from './named-calls.ts';
import type { Operand } from './operand.ts';
import { MOST_ARGUMENTS } from './runners.ts';
import { emitTypeMethodCall, methodOfType } from './type-method-calls.ts';
import type { Unit } from './unit.ts';

expressionEmitters.Call = (unit, node) => {
  if (node.args.some(arg => arg.kind === 'Starred')) return null;
  const { func } = node;
  const method = func.kind === 'Attribute' ? methodOfType(unit, func) : null;
  if (method !== null) return emitTypeMethodCall(unit, node, func as Attribute, method);
  if (node.keywords.length > 0) return emitNamedCall(unit, node);
  if (func.kind === 'Attribute' && moduleOf(unit, func) === null && !(peek(unit, func.value) instanceof PyType)) {
    if (isBareSuper(func.value)) return emitSuperCall(unit, node, func, func.value);
    return emitMethodCall(unit, node, func);
  }
  const callee = emitValue(unit, func);
  const args = node.args.map(arg => emitValue(unit, arg));
  unit.line(`${unit.at(node)};`);
  const general = callText(unit, callee, args, holdsArguments(node, unit.context));
  const seen = peekCallee(unit, func);
  if (seen instanceof PyFunction && args.length <= MOST_ARGUMENTS) {
    return { value: unit.running(args.length, run => functionCall(unit, run, callee, args, general)) };
  }
  if (seen instanceof PyType && seen.origin === 'class' && args.length < MOST_ARGUMENTS) {
    const make = `${unit.maker(args.length)}(${[callee, ...args, 'F'].join(', ')})`;
    const meta = seen.type === typeType ? unit.helper('typeType') : unit.constant(seen.type);
    const isClass = `${callee} !== null && ${callee}.type === ${meta}`;
    return { value: unit.let(`${isClass} ? ${make} : ${general}`) };
  }
  const direct = holdsArguments(node, unit.context) ? null : directly(unit, seen, callee, args);
  return { value: unit.let(direct === null ? general : `${direct.condition} ? ${direct.text} : ${general}`) };
};

/** What is called, as far as that can be seen: also what a module has under a name. */
function peekCallee(unit: Unit, func: Expr): Maybe {
  const module = func.kind === 'Attribute' ? moduleOf(unit, func) : null;
  return module === null ? peek(unit, func) : module.dict.get(unit.context.mangle((func as Attribute).attr));
}

/** A call of what was a builtin function or type when it was seen; null if it was neither, or has to bind its arguments. */
function directly(unit: Unit, seen: Maybe, callee: string, args: readonly string[]): DirectCall | null {
  if (seen instanceof PyBuiltinFunction) return directFunction(unit, seen, callee, args);
  if (!(seen instanceof PyType) || seen.origin !== 'builtin' || !hasPlan(seen)) return null;
  const { create, min, max } = seen.plan;
  if (create === null || min > args.length || max < args.length) return null;
  return {
    condition: `${callee} === ${unit.constant(seen)}`,
    text: `${unit.constant(create)}(${[callee, ...args].join(', ')})`,
  };
}

/** `super().method(…)`, where `super` is the builtin and the method a Python function; anything else is left to the closure. */
function emitSuperCall(unit: Unit, node: Call, func: Attribute, superCall: Call): Operand | null {
  const slot = plainClassSlot(unit.context);
  if (slot < 0 || node.args.length >= MOST_ARGUMENTS) return null;
  const callee = emitValue(unit, superCall.func);
  const site = unit.constant(new SuperSite(unit.context.mangle(func.attr)));
  const object = unit.let('L[0]');
  const isSuper = `${callee} === ${unit.helper('superType')} && ${object} !== undefined`;
  const method = unit.let(`${isSuper} ? ${site}.findFunction(${object}, L[${slot}].value) : null`);
  const result = unit.name();
  unit.line(`let ${result};`);
  unit.line(`if (${method} === null) ${result} = ${unit.closure(node)}(F);`);
  unit.line('else {');
  unit.way(() => {
    const args = node.args.map(arg => emitValue(unit, arg));
    const call = `${unit.catcher(args.length + 1)}(${[method, object, ...args, 'F'].join(', ')})`;
    unit.line(`${unit.at(node)}; ${result} = ${call};`);
    unit.leaveRaised(result);
  });
  unit.line('}');
  return { value: result };
}

/** A call of what was a Python function when it was seen. @param run what runs one @param general the call of anything else */
function functionCall(unit: Unit, run: string, callee: string, args: readonly string[], general: string): string {
  const call = `${run}(${[callee, ...args, 'F'].join(', ')})`;
  return `${callee} !== null && ${callee}.type === ${unit.helper('functionType')} ? ${call} : ${general}`;
}

/** A call of a value. @param holds the arguments are kept alive while it runs */
function callText(unit: Unit, callee: string, args: readonly string[], holds: boolean): string {
  const n = args.length;
  if (holds) {
    if (n > 2) return `${unit.helper('holdingCall')}(${callee}, [${args.join(', ')}], null)`;
    return `${unit.helper(n === 1 ? 'holdingCall1' : 'holdingCall2')}(${[callee, ...args].join(', ')})`;
  }
  if (n > 3) return `${unit.helper('callWithKeywords')}(${callee}, [${args.join(', ')}], null)`;
  const general = `${unit.helper(`call${n as 0 | 1 | 2 | 3}`)}(${[callee, ...args].join(', ')})`;
  return `${callee} !== null && ${callee}.call${n} !== undefined ? ${callee}.call${n}(${args.join(', ')}) : ${general}`;
}

/** Whether a method was a class method when its object was last seen. */
function isClassMethod(unit: Unit, { value, attr }: Attribute): boolean {
  const object = peek(unit, value);
  return object instanceof PyInstance && object.type.lookup(unit.context.mangle(attr)) instanceof PyClassMethod;
}

function emitMethodCall(unit: Unit, node: Call, func: Attribute): Operand {
  const holds = holdsArguments(node, unit.context);
  const known = holds ? null : builtinMethod(unit, func);
  const { object, method, site, attribute } = emitMethod(unit, func, known);
  const classMethod = isClassMethod(unit, func) && node.args.length < MOST_ARGUMENTS;
  const ofClass = classMethod ? unit.let(`${method} === null ? ${site}.findOfClass(${object}) : null`) : 'null';
  const type = classMethod ? unit.let(`${ofClass} === null ? null : ${object}.type`) : 'null';
  const unknown = classMethod ? `${method} === null && ${ofClass} === null` : `${method} === null`;
  const callee = unit.let(`${unknown} ? (${unit.at(func)}, ${attribute}.load(${object})) : null`);
  const args = node.args.map(arg => emitValue(unit, arg));
  unit.line(`${unit.at(node)};`);
  const result = unit.name();
  const own = [object, ...args].join(', ');
  const n = args.length;
  const python =
    n < MOST_ARGUMENTS
      ? `${unit.catcher(n + 1)}(${method}, ${own}, F)`
      : `${unit.helper('invoke')}(${method}, ${object}, [${args.join(', ')}])`;
  unit.line(`let ${result};`);
  if (known !== null) emitKnownCall(unit, known, { object, method }, result, args);
  if (classMethod) {
    unit.line(
      `if (${ofClass} !== null) ${result} = ${unit.catcher(n + 1)}(${[ofClass, type, ...args, 'F'].join(', ')}); else`,
    );
  }
  unit.line(`if (${method} === null) ${result} = ${callText(unit, callee, args, holds)};`);
  unit.line(`else if (${method}.type === ${unit.helper('functionType')}) ${result} = ${python};`);
  if (holds) {
    if (n > 2)
      unit.line(`else ${result} = ${unit.helper('holdingMethod')}(${method}, ${object}, [${args.join(', ')}]);`);
    else
      unit.line(`else ${result} = ${unit.helper(n === 1 ? 'holdingMethod1' : 'holdingMethod2')}(${method}, ${own});`);
    unit.leaveRaised(result);
    return { value: result };
  }
  unit.line(`else { const { binder } = ${method}.declaration;`);
  const general = `binder.call(${object}, [${args.join(', ')}], null)`;
  const direct = `binder.direct && binder.min <= ${n} && binder.max >= ${n} ? binder.implementation(${own}) : ${general}`;
  unit.line(`${result} = ${n < 3 ? direct : general}; }`);
  unit.leaveRaised(result);
  return { value: result };
}
