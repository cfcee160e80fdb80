/** Inline caches of calls: the method that a name gave at one place of the program, for up to four classes. */
import { DICT_LAYOUT, type Layout } from '../layout.ts';
import { PyMethodDescriptor } from '../signature/builtin.ts';
import { type Maybe, PyInstance, PyObject, PyType, typeOf, type Value } from '../types.ts';
import { PyClassMethod, PyFunction, PyModule } from '../values/function.ts';
import { MOST, overridesLookup } from './site.ts';

/** What `object.name(…)` calls with the object first. */
class MethodEntry {
  readonly type: PyType | null;
  readonly version: number;
  readonly layout: Layout | undefined;
  /** null: what the name gives must be asked for each time. */
  readonly method: PyFunction | PyMethodDescriptor | null;
  /** The function of a class method, which takes the type in the object's place; `method` is null then. */
  readonly ofClass: PyFunction | null;
  constructor(
    type: PyType | null,
    version: number,
    layout: Layout | undefined,
    method: PyFunction | PyMethodDescriptor | null,
    ofClass: PyFunction | null = null,
  ) {
    this.type = type;
    this.version = version;
    this.layout = layout;
    this.method = method;
    this.ofClass = ofClass;
  }
}
const NO_METHOD = new MethodEntry(null, -1, undefined, null);

export class MethodSite {
  readonly name: string;
  first: MethodEntry = NO_METHOD;
  private others: MethodEntry[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** The function to call with the object first; `null`: take `getAttr`'s result and call that. */
  find(object: Value): PyFunction | PyMethodDescriptor | null {
    const type = typeOf(object);
    const layout = object instanceof PyObject ? object.layout : undefined;
    const entry = this.entryOf(type, layout);
    return entry !== null ? entry.method : this.search(object, type, layout);
  }

  private entryOf(type: PyType, layout: Layout | undefined): MethodEntry | null {
    const { first, others } = this;
    if (type === first.type && type.version === first.version && layout === first.layout) return first;
    for (let i = 0; i < others.length; i++) {
      const entry = others[i];
      if (type === entry.type && type.version === entry.version && layout === entry.layout) return entry;
    }
    return null;
  }

  /** The function of a class method, to be called with the object's type, where `find` gave null for that object. */
  findOfClass(object: Value): PyFunction | null {
    const entry = object instanceof PyInstance ? this.entryOf(object.type, object.layout) : null;
    return entry === null ? null : entry.ofClass;
  }

  private search(object: Value, type: PyType, layout: Layout | undefined): PyFunction | PyMethodDescriptor | null {
    if (object instanceof PyModule || object instanceof PyType) return null;
    if (type.origin === 'builtin' ? type.name === 'super' : overridesLookup(type)) return null;
    const found = type.lookup(this.name);
    if (layout === DICT_LAYOUT) return null;
    const isMethod = found instanceof PyFunction || found instanceof PyMethodDescriptor;
    const isHidden = layout?.index.has(this.name) === true;
    const method = isMethod && !isHidden ? found : null;
    if (this.first !== NO_METHOD && this.others.length < MOST - 1) this.others.push(this.first);
    const isOfClass = found instanceof PyClassMethod && found.type.origin === 'builtin' && !isHidden;
    const ofClass = isOfClass && found.callable instanceof PyFunction ? found.callable : null;
    this.first = new MethodEntry(type, type.version, layout, method, ofClass);
    return method;
  }
}

/** `super().name(…)`: the method after the class in the MRO of the object's type. */
export class SuperSite {
  readonly name: string;
  private type: PyType | null = null;
  private version = 0;
  private after: PyType | null = null;
  private method: PyFunction | PyMethodDescriptor | null = null;

  constructor(name: string) {
    this.name = name;
  }

  /** The same where it is a Python function, for what a class's cell holds. */
  findFunction(object: Value, after: Maybe): PyFunction | null {
    const method = after instanceof PyType ? this.find(object, after) : null;
    return method instanceof PyFunction ? method : null;
  }

  /** The function to call with the object first; `null`: make the super object. */
  find(object: Value, after: PyType): PyFunction | PyMethodDescriptor | null {
    const type = typeOf(object);
    if (type === this.type && type.version === this.version && after === this.after) return this.method;
    const at = type.mro.indexOf(after);
    if (at < 0 || object instanceof PyType) return null;
    for (let i = at + 1; i < type.mro.length; i++) {
      const found = type.mro[i].dict.get(this.name);
      if (found === undefined) continue;
      if (!(found instanceof PyFunction || found instanceof PyMethodDescriptor)) return null;
      this.type = type;
      this.version = type.version;
      this.after = after;
      this.method = found;
      return found;
    }
    return null;
  }
}
