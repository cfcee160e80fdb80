/** Where a call finds its method. */
import type { Attribute } from '../../../parser/ast.ts';
import { AttributeSite, MethodSite } from '../site.ts';
import { emitValue } from './emit.ts';
import type { Unit } from './unit.ts';

/** Finds a method. @returns names of: the object, the method (null where it is none), and the sites of both */
export function emitMethod(
  unit: Unit,
  func: Attribute,
): { object: string; method: string; site: string; attribute: string } {
  const object = emitValue(unit, func.value);
  const name = unit.context.mangle(func.attr);
  const site = unit.constant(new MethodSite(name));
  const attribute = unit.constant(new AttributeSite(name));
  const entry = unit.let(`${site}.first`);
  const isSeen = `${object} !== null && ${object}.type === ${entry}.type && ${object}.layout === ${entry}.layout && ${entry}.type.version === ${entry}.version`;
  const method = unit.let(`${isSeen} ? ${entry}.method : ${site}.find(${object})`);
  return { object, method, site, attribute };
}
