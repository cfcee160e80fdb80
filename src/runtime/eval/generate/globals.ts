/** Global variables and builtins, read where they stand. */
import type { Name } from '../../../parser/ast.ts';
import { interpreter } from '../../interpreter.ts';
import { PyBuiltinFunction } from '../../signature/builtin.ts';
import { Namespace } from '../../values/dict.ts';
import { builtinsFor } from '../names.ts';
import { peek } from './kinds.ts';
import type { Unit } from './unit.ts';

/** The cells of a name, as constants of a unit: the variable's own, and that of the builtin behind it. */
export interface GlobalCells {
  readonly own: string;
  readonly builtin: string;
}

/** @returns null where globals or builtins are no namespaces of cells */
export function globalCells(unit: Unit, name: string): GlobalCells | null {
  const own = unit.cell(name);
  const builtins = builtinsFor(unit.globals);
  if (own === null || !(builtins instanceof Namespace) || interpreter.builtins === undefined) return null;
  return { own, builtin: unit.constant(builtins.cell(name)) };
}

/** The builtin function that a name means now, unless a local variable or one of a class's body has the name. */
export function builtinOf(unit: Unit, node: Name): PyBuiltinFunction | null {
  const { kind } = unit.context.place(node.id);
  if (kind === 'local' || kind === 'cell' || kind === 'classcell' || kind === 'name') return null;
  if (unit.globals.has(node.id) || globalCells(unit, node.id) === null) return null;
  const value = peek(unit, node);
  return value instanceof PyBuiltinFunction ? value : null;
}
