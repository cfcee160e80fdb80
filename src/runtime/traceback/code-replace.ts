/** Copies of code objects with other names, and when two code objects are equal. */

import { PyBytes } from '../buffer/objects.ts';
import { typeError, valueError } from '../errors.ts';
import type { Code } from '../eval/frame.ts';
import { equals } from '../protocol/compare.ts';
import { hash } from '../protocol/hash.ts';
import { converters } from '../signature/converters.ts';
import { unexpectedKeyword } from '../signature/unexpected-keyword.ts';
import { typeName, type Value } from '../types.ts';
import { strValue } from '../values/subclass.ts';
import { PyTuple } from '../values/tuple.ts';

/** The parameters of `replace` in CPython's order, and what each has to be. */
const PARAMETERS: Record<string, 'int' | 'bytes' | 'tuple' | 'str'> = {
  co_argcount: 'int',
  co_posonlyargcount: 'int',
  co_kwonlyargcount: 'int',
  co_nlocals: 'int',
  co_stacksize: 'int',
  co_flags: 'int',
  co_firstlineno: 'int',
  co_code: 'bytes',
  co_consts: 'tuple',
  co_names: 'tuple',
  co_varnames: 'tuple',
  co_freevars: 'tuple',
  co_cellvars: 'tuple',
  co_filename: 'str',
  co_name: 'str',
  co_qualname: 'str',
  co_linetable: 'bytes',
  co_exceptiontable: 'bytes',
};
const NAMES = Object.keys(PARAMETERS);

/** What a program may change: the rest is what the tree says, and there is no bytecode to put in its place. */
const CHANGEABLE: Partial<Record<string, 'name' | 'qualname' | 'filename' | 'firstlineno' | 'flags'>> = {
  co_name: 'name',
  co_qualname: 'qualname',
  co_filename: 'filename',
  co_firstlineno: 'firstlineno',
  co_flags: 'flags',
};

/**
 * `code.replace(**changes)`: a copy that runs the same body.
 * @param shown the value of each attribute now: what cannot change may be given with the value that it has
 * @throws TypeError (Python) for a wrong type or an unknown name, ValueError for what only bytecode could tell
 */
export function replaceCode(code: Code, changes: Map<string, Value>, shown: (name: string) => Value | undefined): Code {
  for (const name of changes.keys()) if (!(name in PARAMETERS)) throw unexpectedKeyword('replace()', name, NAMES);
  const given = new Map<string, Value>();
  for (const name of NAMES) {
    const value = changes.get(name);
    if (value !== undefined) given.set(name, converted(name, value));
  }
  for (const [name, value] of given) {
    if (PARAMETERS[name] === 'int' && (value as number) < 0) throw valueError(`${name} must be a positive integer`);
  }
  checkCounts(name => given.get(name) ?? shown(name)!);
  void code.body; // Binding the body says how many slots it takes, which the copy needs to know.
  const copy = Object.assign(Object.create(Object.getPrototypeOf(code)) as Code, code);
  for (const [name, value] of given) {
    const field = CHANGEABLE[name];
    if (field !== undefined) Object.assign(copy, { [field]: value });
    else checkUnchanged(name, value, shown(name));
  }
  return copy;
}

function converted(name: string, value: Value): Value {
  const wanted = PARAMETERS[name];
  if (wanted === 'int') return converters.int(value, () => name) as Value;
  if (wanted === 'str') {
    const text = strValue(value);
    if (text !== undefined) return text;
  } else if (value instanceof (wanted === 'tuple' ? PyTuple : PyBytes)) return value;
  throw typeError(`replace() argument '${name}' must be ${wanted}, not ${typeNameOf(value)}`);
}

/** Whether the counts fit the names of the variables (C `_PyCode_Validate`). */
function checkCounts(part: (name: string) => Value): void {
  const variables = (part('co_varnames') as PyTuple).items.length;
  const flags = part('co_flags') as number;
  const counts = ['co_argcount', 'co_kwonlyargcount'].map(name => part(name) as number);
  const taken = counts[0] + counts[1] + (flags & CO_VARARGS ? 1 : 0) + (flags & CO_VARKEYWORDS ? 1 : 0);
  if (taken > variables) throw valueError('code: co_varnames is too small');
  if (part('co_nlocals') !== variables) throw valueError('code: co_nlocals != len(co_varnames)');
}
const CO_VARARGS = 4;
const CO_VARKEYWORDS = 8;

function checkUnchanged(name: string, value: Value, now: Value | undefined): void {
  if (now === undefined || !equals(now, value)) {
    throw valueError(`code: ${name} cannot be replaced without bytecode`);
  }
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
