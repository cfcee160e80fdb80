/** How plain objects are pickled and copied: `object.__reduce_ex__` and the functions of `copyreg` that it names. */
import { AssertionError, raise, typeError, valueError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { getAttr, getAttrOptional, instanceDict, ownAttributes } from '../../runtime/protocol/attribute.ts';
import { call, callMethod, lookupSpecial, PyMemberDescriptor } from '../../runtime/protocol/call.ts';
import { richCompare } from '../../runtime/protocol/compare.ts';
import { iter } from '../../runtime/protocol/iterate.ts';
import { isTrue } from '../../runtime/protocol/number.ts';
import { functions } from '../../runtime/signature/declare.ts';
import {
  dictType,
  isInstance,
  listType,
  memoryviewType,
  objectType,
  PyObject,
  type PyType,
  typeName,
  typeOf,
  type Value,
} from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';

/** One of `copyreg`'s helpers, which pickles name. */
function copyregFunction(name: string): Value {
  const module = interpreter.modules.get('copyreg') ?? interpreter.importModule('copyreg', null, null, 0);
  return getAttr(module, name);
}

/** What `copyreg` has from here. */
export const copyregFunctions = functions('copyreg', {
  _reduce_ex: [
    '(self, proto)',
    (self: Value, protocol: Value) => {
      if (!isTrue(richCompare('lt', protocol, 2))) throw raise(AssertionError, '');
      return reduceOld(self);
    },
    'How the protocols below 2 pickle an object that does not say so itself.',
  ],
});

/** The values of all `__slots__` of an object, by name. */
function slotState(self: PyObject): PyDict {
  const result = new PyDict();
  for (const type of [...self.type.mro].reverse()) {
    for (const [name, member] of type.dict) {
      if (!(member instanceof PyMemberDescriptor)) continue;
      const value = self.slotValues[member.index];
      if (value !== undefined) result.set(name, value);
    }
  }
  return result;
}

/** CPython's `object.__getstate__`: None, the `__dict__`, or a pair of it and the slots. */
export function defaultState(self: Value): Value {
  if (!(self instanceof PyObject)) return null;
  const attributes = self.layout !== undefined && ownAttributes(self).length > 0 ? instanceDict(self) : null;
  if (self.type.slotCount === 0) return attributes;
  const slots = slotState(self);
  return slots.size === 0 ? attributes : new PyTuple([attributes, slots]);
}

/** The builtin types whose contents `object.__reduce_ex__` cannot tell. */
function pickles(type: PyType): boolean {
  let t = type;
  while (t.origin === 'class' && t.base !== null) t = t.base;
  return t === objectType || t === listType || t === dictType || t.lookup('__getnewargs__') !== undefined;
}

/** `copyreg._reduce_ex`: as the builtin base, what that keeps, and the state. */
function reduceOld(self: Value): Value {
  const cls = getAttr(self, '__class__') as PyType;
  const base = cls.mro.find(type => type.origin === 'builtin') ?? objectType;
  if (base === cls && base !== objectType) throw typeError(`cannot pickle '${cls.name}' object`);
  const kept = base === objectType ? null : call(base, self);
  const args = new PyTuple([cls, base, kept]);
  const made = copyregFunction('_reconstructor');
  const own = cls.lookup('__getstate__') === objectType.dict.get('__getstate__');
  const slots = getAttrOptional(self, '__slots__');
  if (own && slots !== undefined && isTrue(slots)) {
    throw typeError('a class that defines __slots__ without defining __getstate__ cannot be pickled');
  }
  const state = call(getAttr(self, '__getstate__'));
  return isTrue(state) ? new PyTuple([made, args, state]) : new PyTuple([made, args]);
}

/**
 * CPython's `reduce_newobj` (protocol 2 and above); `reduceOld` below that.
 * @throws TypeError (Python) for objects without a state that could be told
 */
export function reduceNew(self: Value, protocol: number): Value {
  const type = typeOf(self);
  if (protocol < 2) return reduceOld(self);
  if (isInstance(self, memoryviewType)) throw typeError('cannot pickle memoryview objects');
  // A state that a type tells itself is enough.
  if (!pickles(type) && type.lookup('__getstate__') === objectType.dict.get('__getstate__')) {
    throw typeError(`cannot pickle '${typeName(self)}' object`);
  }
  let args: readonly Value[] = [];
  let made = copyregFunction('__newobj__');
  const withKeywords = lookupSpecial(self, '__getnewargs_ex__');
  const plain = lookupSpecial(self, '__getnewargs__');
  if (withKeywords !== undefined) {
    const pair = call(withKeywords);
    if (!(pair instanceof PyTuple)) throw typeError(`__getnewargs_ex__ should return a tuple, not '${typeName(pair)}'`);
    if (pair.items.length !== 2) {
      throw valueError(`__getnewargs_ex__ should return a tuple of length 2, not ${pair.items.length}`);
    }
    const [given, keywords] = pair.items;
    const wrong = (which: string, kind: string, value: Value) =>
      typeError(`${which} item of the tuple returned by __getnewargs_ex__ must be a ${kind}, not '${typeName(value)}'`);
    if (!(given instanceof PyTuple)) throw wrong('first', 'tuple', given);
    if (!(keywords instanceof PyDict)) throw wrong('second', 'dict', keywords);
    if (keywords.size > 0) {
      made = copyregFunction('__newobj_ex__');
      args = [given, keywords];
    } else args = given.items;
  } else if (plain !== undefined) {
    const given = call(plain);
    if (!(given instanceof PyTuple)) throw typeError(`__getnewargs__ should return a tuple, not '${typeName(given)}'`);
    args = given.items;
  }
  const state = call(getAttr(self, '__getstate__'));
  const items = isInstance(self, listType) ? iter(self) : null;
  const pairs = isInstance(self, dictType) ? iter(callMethod(self, 'items')) : null;
  return new PyTuple([
    made,
    args.length === 0 ? new PyTuple([type]) : new PyTuple([type, ...args]),
    state,
    items,
    pairs,
  ]);
}
