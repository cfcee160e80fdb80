/** By which names and paths a namespace reaches the exporters of buffers and the views on them. */
import { PyBytes, PyMemoryView } from '../runtime/buffer/objects.ts';
import { isLeaf, referentsOf } from '../runtime/buffer/reachability.ts';
import { interpreter } from '../runtime/interpreter.ts';
import { ownAttributes } from '../runtime/protocol/attribute.ts';
import { PyMemberDescriptor } from '../runtime/protocol/call.ts';
import { repr } from '../runtime/protocol/repr.ts';
import { Cell, PyInstance, PyObject, type PyType, type Value } from '../runtime/types.ts';
import { type Namespace, PyDict } from '../runtime/values/dict.ts';
import { PyFunction, PyModule } from '../runtime/values/function.ts';
import { PyList } from '../runtime/values/list.ts';
import { PyTuple } from '../runtime/values/tuple.ts';
import { type BufferOwner, isMutableOwner, ownerOf } from './buffer-owner.ts';

/** Objects looked into at most: a namespace may hold millions. */
const MAX_OBJECTS = 20_000;
/** Items of one container looked at. */
const MAX_ITEMS = 100_000;
/** Names kept of one object. */
const MAX_NAMES = 8;

export interface Found {
  /** Owners whose contents can change, and bytes that somebody has a view of, with their names, in order of discovery. */
  owners: Map<BufferOwner, string[]>;
  views: Map<PyMemoryView, string[]>;
}

/** Walks from the variables on, nearest names first; what has no path that Python can spell is found without a name. */
export function walkNamespace(namespace: Namespace): Found {
  const found: Found = { owners: new Map(), views: new Map() };
  const seen = new Set<object>();
  const queue: { object: PyObject; path: string | null }[] = [];

  const note = <T extends object>(into: Map<T, string[]>, object: T, path: string | null): void => {
    const names = into.get(object);
    if (names === undefined) into.set(object, path === null ? [] : [path]);
    else if (path !== null && names.length < MAX_NAMES && !names.includes(path)) names.push(path);
  };
  const visit = (value: unknown, path: string | null): void => {
    if (typeof value !== 'object' || value === null) return;
    if (value instanceof PyMemoryView) {
      note(found.views, value, path);
      const owner = ownerOf(value);
      if (owner !== undefined && !value.released) note(found.owners, owner, null);
    } else if (isMutableOwner(value)) note(found.owners, value, path);
    else if (value instanceof PyBytes) named.set(value, [...(named.get(value) ?? []), path ?? ''].slice(0, MAX_NAMES));
    if (!(value instanceof PyObject) || seen.has(value) || seen.size >= MAX_OBJECTS) return;
    // Modules are other programs' namespaces; the classes and functions of builtin ones have no buffers.
    if (value instanceof PyModule || value === interpreter.builtins || (isLeaf(value) && !(value instanceof PyBytes)))
      return;
    seen.add(value);
    queue.push({ object: value, path });
  };
  /** Bytes become interesting when a view of them is met. */
  const named = new Map<PyBytes, string[]>();

  for (const [name, value] of namespace.entries()) {
    if (typeof name === 'string' && !/^__\w+__$/.test(name)) visit(value, name);
  }
  visit(interpreter.builtins.get('_'), '_');
  for (let i = 0; i < queue.length; i++) {
    const { object, path } = queue[i];
    forEachPart(object, path, visit);
  }
  for (const [bytes, names] of named) {
    if (found.owners.has(bytes)) for (const name of names) note(found.owners, bytes, name === '' ? null : name);
  }
  for (const names of [...found.owners.values(), ...found.views.values()]) preferOwnNames(names);
  return found;
}

/** `m.obj` and `_` are names only of what has no other. */
function preferOwnNames(names: string[]): void {
  const own = names.filter(name => name !== '_' && !name.endsWith('.obj'));
  if (own.length > 0) names.splice(0, names.length, ...own);
}

/** Calls `visit` with what an object refers to, and the path by which Python reaches it from `path`. */
function forEachPart(
  object: PyObject,
  path: string | null,
  visit: (value: unknown, path: string | null) => void,
): void {
  const at = (suffix: string): string | null => (path === null ? null : path + suffix);
  const attributes = (): void => {
    for (const [name, value] of ownAttributes(object)) visit(value, at(`.${name}`));
    if (object.slotValues !== undefined) {
      for (const [name, index] of slotsOf(object.type)) visit(object.slotValues[index], at(`.${name}`));
    }
  };
  if (object instanceof PyList || object instanceof PyTuple) {
    const { items } = object;
    const count = Math.min(items.length, MAX_ITEMS);
    for (let i = 0; i < count; i++) if (typeof items[i] === 'object') visit(items[i], at(`[${i}]`));
    attributes();
  } else if (object instanceof PyDict) {
    let count = 0;
    for (const [key, value] of object.entries()) {
      if (++count > MAX_ITEMS) break;
      visit(key, null);
      if (typeof value === 'object') visit(value, isPlainKey(key) ? at(`[${repr(key)}]`) : null);
    }
    attributes();
  } else if (object instanceof PyMemoryView) {
    if (!object.released) visit(object.acquisition.obj, at('.obj'));
  } else if (object instanceof PyFunction) {
    attributes();
    visit(object.defaults, at('.__defaults__'));
    visit(object.kwdefaults, at('.__kwdefaults__'));
    for (const [i, cell] of object.closure.entries()) visit(cell.value, at(`.__closure__[${i}].cell_contents`));
  } else if (object instanceof PyInstance || isMutableOwner(object) || object instanceof PyBytes) attributes();
  else if (object instanceof Cell) visit(object.value, null);
  else walkFields(object, visit);
}

function isPlainKey(key: Value): boolean {
  return typeof key !== 'object' || key === null || key.constructor === PyBytes;
}

function slotsOf(type: PyType): [string, number][] {
  const found: [string, number][] = [];
  for (const base of type.mro) {
    if (base.slotCount === 0) continue;
    for (const [name, entry] of base.dict) if (entry instanceof PyMemberDescriptor) found.push([name, entry.index]);
  }
  return found;
}

/** Generators, iterators, classes and the like: their fields, as the scan for live views walks them. */
function walkFields(object: object, visit: (value: unknown, path: null) => void): void {
  const inner = new Set<object>();
  const stack: object[] = [object];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    for (const referent of referentsOf(next)) {
      if (referent instanceof PyObject) visit(referent, null);
      else if (!inner.has(referent) && inner.size < 1000) {
        inner.add(referent);
        stack.push(referent);
      }
    }
  }
}
