/**
 * Calls with keywords. What was seen to be a Python function gets its arguments in the order of its parameters, as if there were
 * no keywords; everything else binds them itself.
 */
import type { Attribute, Call } from '../../../parser/ast.ts';
import { hasPlan } from '../../protocol/construct.ts';
import { PyBuiltinFunction } from '../../signature/builtin.ts';
import { dictType, PyType, typeOf } from '../../types.ts';
import { type CodeInfo, PyFunction } from '../../values/function.ts';
import { holdsArguments } from '../pending.ts';
import { moduleOf } from './access.ts';
import { directFunction } from './builtin-calls.ts';
import { emitValue } from './emit.ts';
import { peek } from './kinds.ts';
import { builtinMethod, emitKnownCall, emitMethod } from './method-sites.ts';
import type { Operand } from './operand.ts';
import { MOST_ARGUMENTS } from './runners.ts';
import type { Unit } from './unit.ts';

/** @returns null where a name is not written out (`**`) */
export function emitNamedCall(unit: Unit, node: Call): Operand | null {
  const names: string[] = [];
  for (const { arg } of node.keywords) {
    if (arg === null) return null;
    names.push(arg);
  }
  const { func } = node;
  if (func.kind === 'Attribute' && moduleOf(unit, func) === null && !(peek(unit, func.value) instanceof PyType)) {
    return emitNamedMethodCall(unit, node, func, names);
  }
  const callee = emitValue(unit, func);
  const args = emitArguments(unit, node);
  unit.line(`${unit.at(node)};`);
  const call = unit.helper(holdsArguments(node, unit.context) ? 'holdingCall' : 'callWithKeywords');
  const general = `${call}(${callee}, [${args.join(', ')}], ${unit.constant(names)})`;
  const seen = peek(unit, func);
  if (seen instanceof PyFunction) {
    const order = orderOf(seen.code, node.args.length, names);
    if (order !== null && order.length <= MOST_ARGUMENTS) {
      const isSeen = `${callee} !== null && ${callee}.type === ${unit.helper('functionType')} && ${callee}.code === ${unit.constant(seen.code)}`;
      const inOrder = [callee, ...order.map(i => args[i]), 'F'].join(', ');
      return { value: unit.running(order.length, run => `${isSeen} ? ${run}(${inOrder}) : ${general}`) };
    }
  }
  const init = seen instanceof PyType && hasPlan(seen) ? seen.plan.init : null;
  if (init instanceof PyFunction) {
    const { code } = init;
    const order = orderOf(code, node.args.length + 1, names)
      ?.slice(1)
      .map(i => i - 1);
    if (order !== undefined && order.length < MOST_ARGUMENTS) {
      const isClass = `${callee} !== null && ${callee} instanceof ${unit.helper('PyType')} && ${unit.helper('hasPlan')}(${callee})`;
      const isSeen = `${isClass} && ${callee}.plan.init !== null && ${callee}.plan.init.code === ${unit.constant(code)}`;
      const make = `${unit.maker(order.length)}(${[callee, ...order.map(i => args[i]), 'F'].join(', ')})`;
      return { value: unit.let(`${isSeen} ? ${make} : ${general}`) };
    }
  }
  if (seen === dictType && node.args.length === 0 && !holdsArguments(node, unit.context)) {
    return { value: emitDict(unit, callee, args, names, general) };
  }
  if (seen instanceof PyBuiltinFunction && !holdsArguments(node, unit.context)) {
    const direct = directFunction(unit, seen, callee, args, names);
    if (direct !== null) return { value: unit.let(`${direct.condition} ? ${direct.text} : ${general}`) };
  }
  return { value: unit.let(general) };
}

/** `dict(a=1, b=2)` */
function emitDict(
  unit: Unit,
  callee: string,
  args: readonly string[],
  names: readonly string[],
  general: string,
): string {
  const dict = unit.name();
  unit.line(`let ${dict};`);
  unit.line(`if (${callee} === ${unit.helper('dictType')}) {`);
  unit.line(`${dict} = new ${unit.helper('PyDict')}();`);
  for (const [i, name] of names.entries()) unit.line(`${dict}.set(${JSON.stringify(name)}, ${args[i]});`);
  unit.line(`} else ${dict} = ${general};`);
  return dict;
}

function emitNamedMethodCall(unit: Unit, node: Call, func: Attribute, names: readonly string[]): Operand {
  const holds = holdsArguments(node, unit.context);
  const known = holds ? null : builtinMethod(unit, func);
  const { object, method, attribute } = emitMethod(unit, func, known);
  const callee = unit.let(`${method} === null ? (${unit.at(func)}, ${attribute}.load(${object})) : null`);
  const args = emitArguments(unit, node);
  const named = `[${args.join(', ')}], ${unit.constant(names)}`;
  unit.line(`${unit.at(node)};`);
  const result = unit.name();
  unit.line(`let ${result};`);
  if (known !== null) emitKnownCall(unit, known, { object, method }, result, args, names);
  const call = unit.helper(holds ? 'holdingCall' : 'callWithKeywords');
  unit.line(`if (${method} === null) ${result} = ${call}(${callee}, ${named});`);
  unit.line(`else if (${method}.type !== ${unit.helper('functionType')})`);
  const binder = `${method}.declaration.binder`;
  if (holds) unit.line(`${result} = ${unit.helper('holdingBound')}(${binder}, ${object}, ${named}, false);`);
  else unit.line(`${result} = ${binder}.call(${object}, ${named});`);
  const sample = peek(unit, func.value);
  const seen = sample === undefined ? undefined : typeOf(sample).lookup(unit.context.mangle(func.attr));
  const order = seen instanceof PyFunction ? orderOf(seen.code, node.args.length + 1, names) : null;
  if (order !== null && order.length <= MOST_ARGUMENTS) {
    const inOrder = [method, object, ...order.slice(1).map(i => args[i - 1]), 'F'].join(', ');
    unit.line(`else if (${method}.code === ${unit.constant((seen as PyFunction).code)})`);
    unit.line(`${result} = ${unit.catcher(order.length)}(${inOrder});`);
  }
  unit.line(`else ${result} = ${unit.helper('invoke')}(${method}, ${object}, ${named});`);
  unit.leaveRaised(result);
  return { value: result };
}

/** Evaluates the arguments, those with keywords last. */
export function emitArguments(unit: Unit, { args, keywords }: Call): string[] {
  return [...args, ...keywords.map(({ value }) => value)].map(value => emitValue(unit, value));
}

/**
 * Where the arguments for a function's first parameters stand in a call.
 * @param given how many come without keyword
 * @returns null where they are not the first parameters without a gap
 */
function orderOf(code: CodeInfo, given: number, names: readonly string[]): number[] | null {
  const { argcount, posonlyargcount, varnames } = code;
  if (given + names.length > argcount) return null;
  const order = [...Array(given + names.length).keys()].map(i => (i < given ? i : -1));
  for (const [k, name] of names.entries()) {
    const at = varnames.indexOf(name);
    if (at < given || at < posonlyargcount || at >= order.length) return null;
    order[at] = given + k;
  }
  return order;
}
