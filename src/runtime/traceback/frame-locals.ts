/** The variables of a frame by name: what `frame.f_locals` shows. */
import type { Scope } from '../../parser/scope.ts';
import type { Node, Position } from '../../parser/ast.ts';
import type { Frame } from '../eval/frame.ts';
import { Cell, type Maybe, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';

/**
 * A frame's variables: the mapping itself for module and class bodies, a new dict in CPython's order of slots
 * (variables, cells, free variables) for functions.
 */
export function localsOf(frame: Frame): Value {
  if (frame.code.scope.type !== 'function') return frame.namespace ?? frame.globals;
  const result = new PyDict();
  for (const [name, value] of functionLocals(frame)) result.set(name, value);
  return result;
}

function functionLocals(frame: Frame): [string, Value][] {
  const { code, locals } = frame;
  const result: [string, Value][] = [];
  const add = (name: string, slot: number, isCell: boolean): void => {
    const held = locals[slot] as Maybe;
    const value = isCell && held instanceof Cell ? (held.value as Maybe) : held;
    if (value !== undefined) result.push([name, value]);
  };
  const parameters = code.argcount + code.kwonlyargcount + (code.hasVarargs ? 1 : 0) + (code.hasVarkeywords ? 1 : 0);
  const own = code.varnames.map((name, slot) => ({ name, slot, isCell: code.cellvars.includes(name) }));
  const late = own.filter(({ slot, isCell }) => isCell && slot >= parameters);
  for (const variable of own) if (!late.includes(variable)) add(variable.name, variable.slot, variable.isCell);
  for (const { name, slot } of late) add(name, slot, true);
  code.freevars.forEach((name, i) => {
    add(name, code.freeStart + i, true);
  });
  return result;
}

/** The names that a frame's code could use where it stands, in CPython's order; those of comprehensions around it too. */
export function localNames(frame: Frame, at: Node | null): string[] {
  const own =
    frame.code.scope.type === 'function' ? functionLocals(frame).map(([name]) => name) : mappingNames(localsOf(frame));
  return at === null ? own : [...own, ...comprehensionNames(frame.code.scope, at)];
}

/** The str keys of a dict. */
export function mappingNames(mapping: Value): string[] {
  if (!(mapping instanceof PyDict)) return [];
  return [...mapping.keys()].filter((key): key is string => typeof key === 'string');
}

/** The targets of the inlined comprehensions that a node stands in. */
function comprehensionNames(scope: Scope, at: Node): string[] {
  const result: string[] = [];
  for (const child of scope.children) {
    if (child.type !== 'comprehension' || !encloses(child.node as Position, at)) continue;
    result.push(...child.varnames.filter(name => !name.startsWith('.')), ...comprehensionNames(child, at));
  }
  return result;
}

function encloses(outer: Position, inner: Position): boolean {
  if (outer.lineno > inner.lineno || outer.end_lineno < inner.end_lineno) return false;
  if (outer.lineno === inner.lineno && outer.col_offset > inner.col_offset) return false;
  return outer.end_lineno !== inner.end_lineno || outer.end_col_offset >= inner.end_col_offset;
}
