/** Calls of class methods on builtin types: `int.from_bytes(…)`, `bytes.fromhex(…)`. No bound method is made. */
import type { Attribute, Call } from '../../../parser/ast.ts';
import { type Declaration, PyClassMethodDescriptor } from '../../signature/builtin.ts';
import { PyType, typeType } from '../../types.ts';
import { holdsArguments } from '../pending.ts';
import { AttributeSite } from '../site.ts';
import { directCall } from './builtin-calls.ts';
import { emitValue } from './emit.ts';
import { peek } from './kinds.ts';
import { emitArguments } from './named-calls.ts';
import type { Operand } from './operand.ts';
import type { Unit } from './unit.ts';

/** The class method of a builtin type that an expression names; builtin types do not change. */
export function methodOfType(unit: Unit, { value, attr }: Attribute): { type: PyType; method: Declaration } | null {
  const type = peek(unit, value);
  if (!(type instanceof PyType) || type.origin !== 'builtin' || type.type !== typeType) return null;
  const found = type.lookup(attr);
  return found instanceof PyClassMethodDescriptor ? { type, method: found.declaration } : null;
}

/** @returns null where names are not written out */
export function emitTypeMethodCall(
  unit: Unit,
  node: Call,
  func: Attribute,
  { type, method }: { type: PyType; method: Declaration },
): Operand | null {
  if (node.keywords.some(({ arg }) => arg === null)) return null;
  const names = node.keywords.length === 0 ? null : node.keywords.map(({ arg }) => arg as string);
  const object = emitValue(unit, func.value);
  const site = unit.constant(new AttributeSite(func.attr));
  const other = unit.let(
    `${object} === ${unit.constant(type)} ? undefined : (${unit.at(func)}, ${site}.load(${object}))`,
  );
  const args = emitArguments(unit, node);
  unit.line(`${unit.at(node)};`);
  const { binder } = method;
  const named = `[${args.join(', ')}], ${names === null ? 'null' : unit.constant(names)}`;
  const holds = holdsArguments(node, unit.context);
  const own = holds
    ? `${unit.helper('holdingBound')}(${unit.constant(binder)}, ${object}, ${named}, true)`
    : `${unit.constant(binder)}.call(${object}, ${named}, true)`;
  const isOwn = `${other} === undefined`;
  const direct = holds ? null : directCall(unit, binder, isOwn, [object], args, names ?? []);
  const first = direct === null ? '' : `${direct.condition} ? ${direct.text} : `;
  const call = unit.helper(holds ? 'holdingCall' : 'callWithKeywords');
  return { value: unit.let(`${first}${isOwn} ? ${own} : ${call}(${other}, ${named})`) };
}
