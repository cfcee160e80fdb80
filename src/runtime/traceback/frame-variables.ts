/** A frame's variables as slots to read and write. */
import type { Node, Position } from '../../parser/ast.ts';
import type { Scope } from '../../parser/scope.ts';
import type { Frame } from '../eval/frame.ts';
import { Cell, type Maybe, type Value } from '../types.ts';

/** A variable of a function's frame. */
export interface Variable {
  name: string;
  get(): Maybe;
  set(value: Maybe): void;
}

/** How many slots parameters take. */
export function parameterCount({ code }: Frame): number {
  return code.argcount + code.kwonlyargcount + (code.hasVarargs ? 1 : 0) + (code.hasVarkeywords ? 1 : 0);
}

/** A function's variables in CPython's order of slots: parameters and plain variables, cells, free variables. */
export function variablesOf(frame: Frame): Variable[] {
  const { code } = frame;
  const parameters = parameterCount(frame);
  const plain: Variable[] = [];
  const cells: Variable[] = [];
  code.varnames.forEach((name, slot) => {
    const isCell = code.cellvars.includes(name);
    (isCell && slot >= parameters ? cells : plain).push(variable(frame, name, slot, isCell));
  });
  const free = code.freevars.map((name, i) => variable(frame, name, code.freeStart + i, true));
  const inlined = comprehensionVariables(frame);
  const own = [
    ...plain,
    ...[...inlined.values()].filter(({ name }) => !code.cellvars.includes(name)),
    ...cells,
    ...free,
  ];
  const seen = new Set<string>();
  return own.filter(({ name }) => !seen.has(name) && seen.add(name)).map(each => inlined.get(each.name) ?? each);
}

function variable(frame: Frame, name: string, slot: number, isCell: boolean): Variable {
  return {
    name,
    get() {
      const held = frame.locals[slot] as Maybe;
      return isCell && held instanceof Cell ? (held.value as Maybe) : held;
    },
    set(value: Maybe) {
      const held = frame.locals[slot] as Maybe;
      if (isCell && held instanceof Cell) held.value = value;
      else frame.locals[slot] = value;
    },
  };
}

/** The comprehensions inlined into a scope's frame that a node stands in, outermost first. */
function comprehensionsAround(scope: Scope, at: Node): Scope[] {
  const around = scope.children.find(child => child.type === 'comprehension' && encloses(child.node as Position, at));
  return around === undefined ? [] : [around, ...comprehensionsAround(around, at)];
}

function encloses(outer: Position, inner: Position): boolean {
  if (outer.lineno > inner.lineno || outer.end_lineno < inner.end_lineno) return false;
  if (outer.lineno === inner.lineno && outer.col_offset > inner.col_offset) return false;
  return outer.end_lineno !== inner.end_lineno || outer.end_col_offset >= inner.end_col_offset;
}

/** Whether a frame's variables stand in slots: a function's do, and those of a comprehension that it stands in. */
export function hasSlots(frame: Frame): boolean {
  return frame.code.scope.type === 'function' || comprehensionVariables(frame).size > 0;
}

/** The bound variables of the inlined comprehensions that a frame stands in; an inner one hides an outer one. */
export function comprehensionVariables(frame: Frame): Map<string, Variable> {
  const result = new Map<string, Variable>();
  const { inlined, scope } = frame.code;
  if (inlined === null || frame.at === null || !('lineno' in frame.at)) return result;
  for (const comprehension of comprehensionsAround(scope, frame.at)) {
    for (const slots of inlined.get(comprehension) ?? []) {
      for (const [name, slot] of slots) {
        const found = variable(frame, name, slot, comprehension.cellvars.includes(name));
        if (found.get() !== undefined) result.set(name, found);
      }
    }
  }
  return result;
}

/** The variables that are bound, with their values. */
export function boundVariables(frame: Frame): [string, Value][] {
  const result: [string, Value][] = [];
  for (const { name, get } of variablesOf(frame)) {
    const value = get();
    if (value !== undefined) result.push([name, value]);
  }
  return result;
}
