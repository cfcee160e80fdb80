/**
 * The library's own classes and functions, which a scan for deaths need not look into each time: they are most of what
 * a small program that imports weakref has, and they stay as they are. A seal notes them once, with what could change in
 * them. What they refer to that a program may change (lists, dicts, cells, instances) are the seal's ports: each scan begins
 * there as well.
 */
import { isLeaf, referentsOf } from '../buffer/reachability.ts';
import { interpreter } from '../interpreter.ts';
import { builtinModules } from '../modules.ts';
import { PyMemberDescriptor } from '../protocol/call.ts';
import { PyGetSetDescriptor, PyMethodDescriptor, PyStaticMethod } from '../signature/builtin.ts';
import { Cell, type PyObject, PyType } from '../types.ts';
import { type Namespace, PyDict } from '../values/dict.ts';
import { PyClassMethod, PyFunction, PyModule, PyProperty } from '../values/function.ts';
import { KeyTable } from '../values/key.ts';
import { PyList } from '../values/list.ts';
import { PyFrozenSet } from '../values/set.ts';
import { PyTuple } from '../values/tuple.ts';

/** A function with what it had when it was sealed: what may be set anew. */
class SealedFunction {
  private readonly fn: PyFunction;
  private readonly values: unknown;
  private readonly defaults: unknown;
  private readonly kwdefaults: unknown;
  private readonly annotations: unknown;
  private readonly annotate: unknown;
  private readonly typeParams: unknown;
  private readonly module: unknown;
  private readonly doc: unknown;
  constructor(fn: PyFunction) {
    this.fn = fn;
    this.values = fn.values;
    this.defaults = fn.defaults;
    this.kwdefaults = fn.kwdefaults;
    this.annotations = fn.annotations;
    this.annotate = fn.annotate;
    this.typeParams = fn.typeParams;
    this.module = fn.module;
    this.doc = fn.doc;
  }
  holds(): boolean {
    const { fn } = this;
    return (
      fn.values === this.values &&
      fn.defaults === this.defaults &&
      fn.kwdefaults === this.kwdefaults &&
      fn.annotations === this.annotations &&
      fn.annotate === this.annotate &&
      fn.typeParams === this.typeParams &&
      fn.module === this.module &&
      fn.doc === this.doc
    );
  }
}

class Seal {
  readonly ports = new Set<object>();
  private readonly objects = new Set<object>();
  private readonly types: PyType[] = [];
  private readonly versions: number[] = [];
  private readonly functions: SealedFunction[] = [];
  /** Arrays, each followed by its length. */
  private readonly attributes: (unknown[] | number)[] = [];
  private readonly namespaces: Namespace[] = [];
  private readonly sizes: number[] = [];
  private readonly cells: Cell[] = [];
  private readonly contents: unknown[] = [];
  private readonly counters: [Map<string, unknown>, string, unknown][] = [];
  private readonly modules = interpreter.modules.size;

  constructor() {
    const open: object[] = [];
    this.closeNamespace(interpreter.builtins, open);
    for (const [name, module] of interpreter.modules.entries()) {
      if (typeof name !== 'string' || !builtinModules.has(name) || !(module instanceof PyModule)) continue;
      this.closeNamespace(module.dict, open);
    }
    for (let object = open.pop(); object !== undefined; object = open.pop()) {
      if (!this.objects.has(object)) this.close(object, open);
    }
  }

  /** Gives `see` the ports that refer to something. */
  eachPort(see: (port: object) => void): void {
    for (const port of this.ports) {
      if (port instanceof PyList) {
        if (port.items.length > 0 || port.layout !== undefined) see(port);
      } else if (port.constructor === PyDict) {
        if ((port as PyDict).size > 0) see(port);
      } else see(port);
    }
  }
  has(object: object): boolean {
    return this.objects.has(object);
  }

  /** Whether nothing of it has changed. */
  holds(): boolean {
    const { types, versions, functions } = this;
    if (interpreter.modules.size !== this.modules) return false;
    for (let i = 0; i < types.length; i++) if (types[i].version !== versions[i]) return false;
    for (let i = 0; i < functions.length; i++) if (!functions[i].holds()) return false;
    for (let i = 0; i < this.namespaces.length; i++) if (this.namespaces[i].cellCount !== this.sizes[i]) return false;
    for (let i = 0; i < this.cells.length; i++) {
      const { value } = this.cells[i];
      if (value !== this.contents[i] && typeof value === 'object' && value !== null) return false;
    }
    for (let i = 0; i < this.attributes.length; i += 2) {
      if ((this.attributes[i] as unknown[]).length !== this.attributes[i + 1]) return false;
    }
    for (const [table, name, value] of this.counters) if (table.get(name) !== value) return false;
    return true;
  }

  private closeNamespace(namespace: Namespace, open: object[]): void {
    if (this.objects.has(namespace)) return;
    this.objects.add(namespace);
    this.namespaces.push(namespace);
    this.sizes.push(namespace.cellCount);
    this.ports.add(namespace.table);
    for (const cell of namespace.allCells()) {
      const { value } = cell;
      const isObject = typeof value === 'object' && value !== null;
      if (isObject && !isLibrary(value) && !isLeaf(value)) {
        this.ports.add(cell);
        continue;
      }
      this.cells.push(cell);
      this.contents.push(value);
      if (isObject && isLibrary(value)) open.push(value);
    }
  }

  /** Takes an object of the library in: what it refers to is either taken in too, or a port. */
  private close(object: object, open: object[]): void {
    this.objects.add(object);
    if (object instanceof PyType) {
      this.types.push(object);
      this.versions.push(object.version);
      for (const name of object.ownCounters) this.counters.push([object.dict, name, object.dict.get(name)]);
    } else if (object instanceof PyFunction) {
      this.functions.push(new SealedFunction(object));
    }
    for (const referent of referentsOf(object)) this.closePart(object, referent, open);
  }

  private closePart(owner: object, part: object, open: object[]): void {
    if (isLibrary(part)) open.push(part);
    else if (part instanceof Cell && typeof part.value === 'object' && part.value !== null && isLibrary(part.value)) {
      this.objects.add(part);
      this.cells.push(part);
      this.contents.push(part.value);
      open.push(part.value);
    } else if (isOwnTable(owner, part)) {
      this.objects.add(part);
      for (const referent of referentsOf(part)) this.closePart(part, referent, open);
      if (part === (owner as PyObject).values) this.attributes.push(part as unknown[], (part as unknown[]).length);
    } else this.ports.add(part);
  }
}

/** Whether an object is one that the library made and nobody changes, except for what a seal checks. */
function isLibrary(object: object): boolean {
  if (object instanceof PyType) {
    return object.origin === 'class' && isLibraryClass(object);
  }
  if (object instanceof PyFunction) {
    const name = object.globals.get('__name__');
    return typeof name === 'string' && builtinModules.has(name);
  }
  return (
    object instanceof PyMethodDescriptor ||
    object instanceof PyGetSetDescriptor ||
    object instanceof PyMemberDescriptor ||
    (object instanceof PyTuple && object.layout === undefined) ||
    (object instanceof PyFrozenSet && object.layout === undefined) ||
    object instanceof PyStaticMethod ||
    object instanceof PyClassMethod ||
    object instanceof PyProperty
  );
}

/** A class of a module of the library's, or one that pretends to be of another but has the library's methods only. */
function isLibraryClass(type: PyType): boolean {
  const module = type.dict.get('__module__');
  if (typeof module === 'string' && builtinModules.has(module)) return true;
  let functions = 0;
  for (const value of type.dict.values()) {
    if (!(value instanceof PyFunction)) continue;
    if (!isLibrary(value)) return false;
    functions++;
  }
  return functions > 0;
}

/** Whether a part of a sealed object belongs to it alone and changes only with it. */
function isOwnTable(owner: object, part: object): boolean {
  if (part === (owner as PyObject).values)
    return !(part as unknown[]).some(value => typeof value === 'object' && value !== null);
  if (owner instanceof PyType) return part !== owner.values && part !== owner.slotValues;
  if (owner instanceof PyFunction) return part === owner.closure;
  if (owner instanceof PyTuple) return part === owner.items;
  if (owner instanceof PyFrozenSet) return part === owner.table;
  return owner.constructor === KeyTable;
}

let seal: Seal | null = null;
/** How many scans to wait before the next one is made, and how many after that one does not hold. */
let wait = 3;
let patience = 3;

/** To be called before a scan: the seal, if there is one and it holds. A program with few scans needs none. */
export function sealed(): Seal | null {
  if (seal?.holds() === true) return seal;
  if (seal !== null) {
    seal = null;
    patience *= 2;
    wait = patience;
  }
  if (--wait > 0) return null;
  seal = new Seal();
  return seal;
}

/** Whether an object is known to live because it is the library's. */
export function isSealed(object: object): boolean {
  return seal?.has(object) === true;
}

const NONE: ReadonlySet<object> = new Set();
/** What lives because the library refers to it, as far as a seal knows that at this moment. */
export function portsThatHold(): ReadonlySet<object> {
  return seal?.holds() === true ? seal.ports : NONE;
}

/** Another program begins. */
export function forgetSeal(): void {
  seal = null;
  patience = 3;
  wait = patience;
}
