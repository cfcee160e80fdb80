/**
 * How builtins are declared: as tables. One row gives a callable's signature, implementation and docstring; argument
 * binding, CPython's argument errors, `dir()`, `help()` and `__text_signature__` follow from it.
 *
 *     furnish(listType, () => ({
 *       doc: 'A mutable sequence.',
 *       methods: {
 *         append: ['(self, object, /)', (self: PyList, object) => { self.items.push(object); return null; }, 'Adds an item at the end.'],
 *       },
 *     }));
 */
import { classMethodDescriptorType, type Maybe, type PyType, staticmethodType, type Value } from '../types.ts';
import {
  Declaration,
  type Implementation,
  PyBuiltinFunction,
  PyClassMethodDescriptor,
  PyGetSetDescriptor,
  PyMethodDescriptor,
  PyStaticMethod,
} from './builtin.ts';

/**
 * signature, implementation, docstring (our own words), since which version of Python, and the signature to show where
 * the implementation binds its arguments itself
 */
export type Row = readonly [signature: string, call: Implementation, doc?: string, since?: string, shown?: string];
/** getter, setter (absent: read-only; called with `undefined` to delete), docstring */
export type Attribute = readonly [
  get: (self: any) => Value,
  set?: ((self: any, value: Maybe) => void) | null,
  doc?: string,
];

export interface TypeTable {
  doc?: string;
  /** `__new__`: the first parameter is the class, the rest as the caller gives them. */
  new?: Row;
  /** `__init__` */
  init?: Row;
  methods?: Record<string, Row>;
  classMethods?: Record<string, Row>;
  staticMethods?: Record<string, Row>;
  attributes?: Record<string, Attribute>;
  /** Plain values of the type's dict, such as `__hash__: null`. */
  constants?: Record<string, Value>;
}

/**
 * Gives a builtin type its methods and attributes; may be called again to add more.
 * @param table made when the type is first asked for an attribute
 */
export function furnish(type: PyType, table: () => TypeTable): void {
  type.defer(() => install(type, table()));
}

function install(type: PyType, table: TypeTable): void {
  const dict = type.dict;
  if (table.doc !== undefined) {
    type.doc = table.doc;
    dict.set('__doc__', table.doc);
  }
  if (table.new !== undefined) {
    dict.set('__new__', new PyBuiltinFunction(new Declaration('__new__', table.new, 'new', type), null));
  }
  if (table.init !== undefined) {
    dict.set('__init__', new PyMethodDescriptor(new Declaration('__init__', table.init, 'slot', type)));
  }
  for (const name in table.methods) {
    const slot = name.startsWith('__') && SLOT_NAMES.has(name) && !METH_COEXIST.has(`${type.name}.${name}`);
    const kind = slot ? 'slot' : 'method';
    dict.set(name, new PyMethodDescriptor(new Declaration(name, table.methods[name], kind, type)));
  }
  for (const name in table.classMethods) {
    const row = new Declaration(name, table.classMethods[name], 'classmethod', type);
    dict.set(name, new PyClassMethodDescriptor(classMethodDescriptorType, row));
  }
  for (const name in table.staticMethods) {
    const row = new Declaration(name, table.staticMethods[name], 'static', type);
    dict.set(name, new PyStaticMethod(staticmethodType, new PyBuiltinFunction(row, null)));
  }
  for (const name in table.attributes) {
    const [get, set, doc] = table.attributes[name];
    dict.set(name, new PyGetSetDescriptor(name, type, get, set ?? null, doc ?? null));
  }
  for (const name in table.constants) dict.set(name, table.constants[name]);
  type.modified();
}

/** Builtin functions of a module, by name. */
export function functions(module: string, rows: Record<string, Row>): Map<string, Value> {
  const result = new Map<string, Value>();
  for (const name in rows) {
    result.set(name, new PyBuiltinFunction(new Declaration(name, rows[name], 'function', null, module), null));
  }
  return result;
}

/** Slots that CPython declares as methods once more, for speed. */
const METH_COEXIST = new Set([
  'list.__getitem__',
  'dict.__getitem__',
  'dict.__contains__',
  'set.__contains__',
  'frozenset.__contains__',
]);

/** Names that CPython's types get from their slots: they show as slot wrappers and phrase argument errors differently. */
const SLOT_NAMES = new Set(
  (
    'abs add and bool call contains del delattr delete delitem divmod eq float floordiv ge get getattribute getitem gt ' +
    'hash iadd iand ifloordiv ilshift imatmul imod imul index init int invert ior ipow irshift isub iter itruediv ixor ' +
    'le len lshift lt matmul mod mul ne neg next or pos pow radd rand rdivmod repr rfloordiv rlshift rmatmul rmod rmul ' +
    'ror rpow rrshift rshift rsub rtruediv rxor set setattr setitem str sub truediv xor buffer release_buffer'
  )
    .split(' ')
    .map(name => `__${name}__`),
);
