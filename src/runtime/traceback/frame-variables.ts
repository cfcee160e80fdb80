/** A frame's variables as slots to read and write. */
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
  return [...plain, ...cells, ...free];
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

/** The variables that are bound, with their values. */
export function boundVariables(frame: Frame): [string, Value][] {
  const result: [string, Value][] = [];
  for (const { name, get } of variablesOf(frame)) {
    const value = get();
    if (value !== undefined) result.push([name, value]);
  }
  return result;
}
