/** Copies of code objects with other names, and when two code objects are equal. */
import { typeError, valueError } from '../errors.ts';
import type { Code } from '../eval/frame.ts';
import { equals } from '../protocol/compare.ts';
import { hash } from '../protocol/hash.ts';
import { indexOf } from '../protocol/number.ts';
import { typeName, type Value } from '../types.ts';
import { strValue } from '../values/subclass.ts';
import { PyTuple } from '../values/tuple.ts';

/** What a program may change: the rest is what the tree says, and there is no bytecode to put in its place. */
const TEXTS: Partial<Record<string, 'name' | 'qualname' | 'filename'>> = {
  co_name: 'name',
  co_qualname: 'qualname',
  co_filename: 'filename',
};
const NUMBERS: Partial<Record<string, 'firstlineno' | 'flags'>> = { co_firstlineno: 'firstlineno', co_flags: 'flags' };

/**
 * `code.replace(**changes)`: a copy that runs the same body.
 * @param shown the value of each attribute now: what cannot change may be given with the value that it has
 * @throws TypeError (Python) for a wrong type or an unknown name, ValueError for what only bytecode could tell
 */
export function replaceCode(code: Code, changes: Map<string, Value>, shown: (name: string) => Value | undefined): Code {
  void code.body; // Binding the body says how many slots it takes, which the copy needs to know.
  const copy = Object.assign(Object.create(Object.getPrototypeOf(code)) as Code, code);
  for (const [name, value] of changes) {
    const text = TEXTS[name];
    const number = NUMBERS[name];
    if (text !== undefined) Object.assign(copy, { [text]: textOf(name, value) });
    else if (number !== undefined) copy[number] = Number(indexOf(value));
    else checkUnchanged(name, value, shown(name));
  }
  if (copy.firstlineno < 0) throw valueError('co_firstlineno must be a positive integer');
  return copy;
}

function textOf(name: string, value: Value): string {
  const text = strValue(value);
  if (text === undefined) throw typeError(`replace() argument '${name}' must be str, not ${typeNameOf(value)}`);
  return text;
}

function checkUnchanged(name: string, value: Value, now: Value | undefined): void {
  if (now === undefined) throw typeError(`replace() got an unexpected keyword argument '${name}'`);
  if (now instanceof PyTuple && !(value instanceof PyTuple)) {
    throw typeError(`replace() argument '${name}' must be tuple, not ${typeNameOf(value)}`);
  }
  if (!equals(now, value)) throw valueError(`code: ${name} cannot be replaced without bytecode`);
}

function typeNameOf(value: Value): string {
  return value === null ? 'None' : typeName(value);
}

/** What CPython compares code by, apart from the instructions. */
function outline(code: Code): (string | number)[] {
  const { name, argcount, posonlyargcount, kwonlyargcount, flags, firstlineno } = code;
  return [name, argcount, posonlyargcount, kwonlyargcount, flags, firstlineno];
}

/** Whether two code objects have the same name, parameters, lines and instructions (`code_richcompare`). */
export function sameCode(a: Code, b: Code): boolean {
  if (a === b) return true;
  const other = outline(b);
  return (
    outline(a).every((part, i) => part === other[i]) && sameTree(a.freevars, b.freevars) && sameTree(a.node, b.node)
  );
}

function sameTree(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every(key => sameTree(a[key as keyof object], b[key as keyof object]))
  );
}

/** A hash that is the same for equal code objects. */
export function hashCode(code: Code): Value {
  return hash(new PyTuple(outline(code)));
}
