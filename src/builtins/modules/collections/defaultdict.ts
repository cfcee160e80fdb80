/** `collections.defaultdict`, and the descriptors of named tuples. */
import { attributeError, keyError, typeError } from '../../../runtime/errors.ts';
import { add } from '../../../runtime/protocol/arithmetic.ts';
import { call, call0, callMethod, invoke, isCallable } from '../../../runtime/protocol/call.ts';
import { getIterator, iter } from '../../../runtime/protocol/iterate.ts';
import { enterRepr, leaveRepr, repr } from '../../../runtime/protocol/repr.ts';
import { setItem } from '../../../runtime/protocol/subscript.ts';
import { PyGetSetDescriptor } from '../../../runtime/signature/builtin.ts';
import { functions, furnish } from '../../../runtime/signature/declare.ts';
import {
  dictType,
  isInstance,
  type Maybe,
  NotImplemented,
  objectType,
  PyType,
  tupleType,
  typeName,
  type Value,
} from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { customHash, type KeyTable } from '../../../runtime/values/key.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';

export const defaultdictType = new PyType('defaultdict', [dictType], { module: 'collections' });

export class PyDefaultDict extends PyDict {
  factory: Value = null;
}
PyDefaultDict.prototype.type = defaultdictType;

function copyOf(self: PyDefaultDict): Value {
  return call(self.type, self.factory, self);
}

function merged(self: Value, other: Value): Value {
  const owner = isInstance(self, defaultdictType) ? self : other;
  if (!isInstance(self, dictType) || !isInstance(other, dictType)) return NotImplemented;
  const result = call(defaultdictType, (owner as PyDefaultDict).factory, self);
  callMethod(result, 'update', other);
  return result;
}

furnish(defaultdictType, () => ({
  doc: 'A dict that makes the values of missing keys by a factory.',
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType) => adopt(new PyDefaultDict(), type),
    'Makes an empty defaultdict.',
  ],
  init: [
    '(self, /, *args, **kwargs)',
    (self: PyDefaultDict, args: Value[], keywords: Map<string, Value>) => {
      const [factory = null, ...rest] = args;
      if (factory !== null && !isCallable(factory)) throw typeError('first argument must be callable or None');
      self.factory = factory;
      const names = keywords.size === 0 ? null : [...keywords.keys()];
      invoke(dictType.lookup('__init__') as Value, self, [...rest, ...keywords.values()], names);
      return null;
    },
    'Keeps the factory and fills the dict.',
  ],
  methods: {
    __missing__: [
      '(self, object, /)',
      (self: PyDefaultDict, key: Value) => {
        if (self.factory === null) throw keyError(key);
        const value = call0(self.factory);
        callMethod(self, '__setitem__', key, value);
        return value;
      },
      'Makes and keeps the value of a missing key.',
    ],
    __repr__: [
      '(self, /)',
      (self: PyDefaultDict) => {
        let factory = '...';
        if (enterRepr(self.factory)) {
          try {
            factory = repr(self.factory);
          } finally {
            leaveRepr(self.factory);
          }
        }
        const contents = invoke(dictType.lookup('__repr__') as Value, self, []);
        return `${self.type.name}(${factory}, ${String(contents)})`;
      },
      'Text that shows the object.',
    ],
    copy: ['(self, /)', copyOf, 'A shallow copy.'],
    __copy__: ['(self, /)', copyOf, 'A shallow copy.'],
    __or__: ['(self, value, /)', merged, 'The operator `|`.'],
    __ror__: ['(self, value, /)', (self: Value, other: Value) => merged(other, self), 'The reflected `|`.'],
    __reduce__: [
      '(self, /)',
      (self: PyDefaultDict) => {
        const args = self.factory === null ? [] : [self.factory];
        return new PyTuple([self.type, new PyTuple(args), null, null, iter(callMethod(self, 'items'))]);
      },
      'How to pickle it.',
    ],
  },
  attributes: {
    default_factory: [
      (self: PyDefaultDict) => self.factory,
      (self: PyDefaultDict, value: Maybe) => {
        self.factory = value ?? null;
      },
    ],
  },
}));

// ---------------------------------------------------------------- named tuples

const tupleGetterType = new PyType('_tuplegetter', [objectType], { module: 'collections' });
tupleGetterType.basetype = false;

/** A field of a named tuple. */
class PyTupleGetter extends PyGetSetDescriptor {
  readonly index: number;
  docstring: Value;
  constructor(index: number, docstring: Value) {
    const get = (self: Value): Value => {
      if (!(self instanceof PyTuple)) {
        throw typeError(
          `descriptor for index '${index}' for tuple subclasses doesn't apply to '${typeName(self)}' object`,
        );
      }
      return self.items[index];
    };
    super(
      '_tuplegetter',
      tupleType,
      get,
      () => {
        throw attributeError("can't set attribute", null, '');
      },
      null,
    );
    this.type = tupleGetterType;
    this.index = index;
    this.docstring = docstring;
  }
}

furnish(tupleGetterType, () => ({
  doc: 'A field of a named tuple.',
  new: [
    '(type, index: ssize, doc, /)',
    (_type: PyType, index: number, doc: Value) => new PyTupleGetter(index, doc),
    'Makes a field.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyTupleGetter) => `_tuplegetter(${self.index}, ${repr(self.docstring)})`,
      'Text that shows the object.',
    ],
    __get__: [
      '(self, instance, owner=None, /)',
      (self: PyTupleGetter, instance: Value) => (instance === null ? self : self.get(instance)),
      'What reading the attribute gives for an instance or its class.',
    ],
    __set__: [
      '(self, instance, value, /)',
      () => {
        throw attributeError("can't set attribute", null, '');
      },
      'Stores the attribute in an instance.',
    ],
  },
  attributes: {
    __doc__: [
      (self: PyTupleGetter) => self.docstring,
      (self: PyTupleGetter, value: Maybe) => {
        self.docstring = value ?? null;
      },
    ],
  },
}));

export { tupleGetterType };

/** The table of a dict whose class reads and writes items as dict itself does, else null. */
function plainTable(mapping: Value): KeyTable<Value> | null {
  if (!(mapping instanceof PyDict) || mapping.set !== PyDict.prototype.set) return null;
  const asDict = (name: string): boolean => mapping.type.lookup(name) === dictType.lookup(name);
  return asDict('get') && asDict('__setitem__') ? mapping.table : null;
}

/** Counting the items of an iterable into a plain dict or a Counter, for `Counter.update`. */
export const countingFunctions = functions('_collections', {
  _count_elements: [
    '(mapping, iterable, /)',
    (mapping: Value, iterable: Value) => {
      const table = plainTable(mapping);
      const iterator = getIterator(iterable);
      for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
        const hash = table === null ? undefined : customHash(item);
        const old: Value = table === null ? callMethod(mapping, 'get', item, 0) : (table.get(item, hash) ?? 0);
        const next = typeof old === 'number' ? old + 1 : add(old, 1);
        if (table === null) setItem(mapping, item, next);
        else table.set(item, next, hash);
      }
      return null;
    },
    'Counts items.',
  ],
});
