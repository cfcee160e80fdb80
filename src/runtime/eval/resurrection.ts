/**
 * Whether a `__del__` may bring its object back. Most only read attributes of it: after these, no scan need find out.
 */
import { type PyType, typeOf, type Value } from '../types.ts';
import { PyFunction } from '../values/function.ts';
import { Code } from './frame.ts';

/** The attributes of its first parameter that a function reads; `null` if it may do more with it. */
const reads = new WeakMap<Code, ReadonlySet<string> | null>();

/** Through these a function has its parameters without naming them. */
const REVEALING = new Set('locals vars eval exec super sys inspect gc dir globals __import__'.split(' '));

/** True unless calling `method` of an instance of `type` surely leaves no new reference to the instance. */
export function mayResurrect(method: Value, type: PyType): boolean {
  if (!(method instanceof PyFunction) || !(method.code instanceof Code)) return true;
  const { code } = method;
  let names = reads.get(code);
  if (names === undefined) {
    names = attributesRead(code);
    reads.set(code, names);
  }
  if (names === null || type.lookup('__getattr__') !== undefined) return true;
  for (const name of ACCESSORS) if (type.lookup(name) instanceof PyFunction) return true;
  // Methods and the getters of properties have the object too.
  for (const name of names) {
    const found = type.lookup(name);
    if (found !== undefined && typeOf(found).lookup('__get__') !== undefined) return true;
  }
  return false;
}
const ACCESSORS = ['__getattribute__', '__setattr__', '__delattr__'];

function attributesRead(code: Code): ReadonlySet<string> | null {
  const [self] = code.varnames;
  if (self === undefined || code.isGenerator || code.cellvars.includes(self)) return null;
  const names = new Set<string>();
  return readsOnly((code.node as { body?: unknown }).body, self, names) ? names : null;
}

/** Adds the attributes of `self` that are read. @returns false if `self` is used in another way */
function readsOnly(tree: unknown, self: string, names: Set<string>): boolean {
  if (Array.isArray(tree)) return tree.every(item => readsOnly(item, self, names));
  if (typeof tree !== 'object' || tree === null || tree instanceof Map || ArrayBuffer.isView(tree)) return true;
  const node = tree as Record<string, unknown> & { value?: { kind?: string; id?: string } };
  if (node.kind === 'Name') return node.id !== self && !REVEALING.has(node.id as string);
  if (node.kind === 'Attribute' && node.value?.kind === 'Name' && node.value.id === self) {
    names.add(node.attr as string);
    return true;
  }
  if (node.kind === 'Import' || node.kind === 'ImportFrom') return false;
  return Object.values(node).every(part => readsOnly(part, self, names));
}
