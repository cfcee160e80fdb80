/** Where a call finds its method. */
import type { Attribute } from '../../../parser/ast.ts';
import { PyMethodDescriptor } from '../../signature/builtin.ts';
import { bytearrayType, bytesType, dictType, listType, type PyType, strType, tupleType, typeOf } from '../../types.ts';
import { MethodSite } from '../method-site.ts';
import { AttributeSite } from '../site.ts';
import { directCall } from './builtin-calls.ts';
import { emitValue } from './emit.ts';
import { type Kind, kindOf, peek } from './kinds.ts';
import type { Unit } from './unit.ts';

/** A method of a builtin type. */
export interface BuiltinMethod {
  readonly method: PyMethodDescriptor;
  readonly type: PyType;
}

/** The method of a builtin type that a call probably means; builtin types do not change. */
export function builtinMethod(unit: Unit, { value, attr }: Attribute): BuiltinMethod | null {
  const sample = peek(unit, value);
  const kind = sample === undefined ? kindOf(unit, value) : undefined;
  const type = sample !== undefined ? typeOf(sample) : TYPES[kind ?? 'other'];
  if (type === undefined || type.origin !== 'builtin') return null;
  const method = type.lookup(attr);
  return method instanceof PyMethodDescriptor ? { method, type } : null;
}
const TYPES: Partial<Record<Kind, PyType>> = {
  str: strType,
  list: listType,
  tuple: tupleType,
  dict: dictType,
  bytes: bytesType,
  bytearray: bytearrayType,
};

/**
 * Finds a method.
 * @param known which it is where the object is of that type
 * @returns names of: the object, the method (null where it is none), and the sites of both
 */
export function emitMethod(
  unit: Unit,
  func: Attribute,
  known: BuiltinMethod | null = null,
): { object: string; method: string; site: string; attribute: string } {
  const object = emitValue(unit, func.value);
  const name = unit.context.mangle(func.attr);
  const site = unit.constant(new MethodSite(name));
  const attribute = unit.constant(new AttributeSite(name));
  const entry = unit.let(`${site}.first`);
  const isSeen = `${object} !== null && ${object}.type === ${entry}.type && ${object}.layout === ${entry}.layout && ${entry}.type.version === ${entry}.version`;
  let find = `${isSeen} ? ${entry}.method : ${site}.find(${object})`;
  if (known !== null) {
    const { type } = known;
    const isType =
      type === strType
        ? `typeof ${object} === 'string'`
        : `${object} != null && ${object}.type === ${unit.constant(type)}`;
    // One without attributes of its own.
    const isBare = type.hasDict ? ` && ${object}.layout === ${unit.constant(type.rootLayout)}` : '';
    find = `${isType}${isBare} ? ${unit.constant(known.method)} : ${find}`;
  }
  const method = unit.let(find);
  return { object, method, site, attribute };
}

/**
 * Writes the call of a method that is known to be one of a builtin type, before an `else`.
 * @param args texts, those with names last
 */
export function emitKnownCall(
  unit: Unit,
  known: BuiltinMethod,
  found: { object: string; method: string },
  result: string,
  args: readonly string[],
  names: readonly string[] = [],
): void {
  const isKnown = `${found.method} === ${unit.constant(known.method)}`;
  const call = directCall(unit, known.method.declaration.binder, isKnown, [found.object], args, names);
  if (call !== null) unit.line(`if (${call.condition}) ${result} = ${call.text}; else`);
}
