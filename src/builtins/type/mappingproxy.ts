/** `mappingproxy`: a read-only view of a mapping; `cls.__dict__` is one. */
import { typeError } from '../../runtime/errors.ts';
import { bitor } from '../../runtime/protocol/arithmetic.ts';
import { callMethod } from '../../runtime/protocol/call.ts';
import { richCompare } from '../../runtime/protocol/compare.ts';
import { hash } from '../../runtime/protocol/hash.ts';
import { iter } from '../../runtime/protocol/iterate.ts';
import { repr, str } from '../../runtime/protocol/repr.ts';
import { contains, getItem, len } from '../../runtime/protocol/subscript.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import {
  genericAliasType,
  isInstance,
  listType,
  type Maybe,
  mappingProxyType,
  PyObject,
  type PyType,
  tupleType,
  typeName,
  typeOf,
  type Value,
} from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';

/** The live contents of a class's `__dict__`; nothing is stored in the dict itself. */
export class TypeNamespace extends PyDict {
  readonly owner: PyType;
  constructor(owner: PyType) {
    super();
    this.owner = owner;
  }
  override get size(): number {
    return this.owner.dict.size;
  }
  override get(key: Value): Maybe {
    return typeof key === 'string' ? this.owner.dict.get(key) : undefined;
  }
  override has(key: Value): boolean {
    return typeof key === 'string' && this.owner.dict.has(key);
  }
  override keys(): IterableIterator<Value> {
    return this.owner.dict.keys();
  }
  override entries(): IterableIterator<[Value, Value]> {
    return this.owner.dict.entries();
  }
  override copy(): PyDict {
    return PyDict.from(this.entries());
  }
}

export class PyMappingProxy extends PyObject {
  readonly mapping: Value;
  constructor(mapping: Value) {
    super();
    this.mapping = mapping;
  }
}
PyMappingProxy.prototype.type = mappingProxyType;

const inner = (value: Value): Value => (value instanceof PyMappingProxy ? value.mapping : value);

type Operation = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';
const compareRow = (op: Operation) =>
  [
    '(self, value, /)',
    (self: PyMappingProxy, other: Value) => richCompare(op, self.mapping, inner(other)),
    'Compares the mappings.',
  ] as const;

furnish(mappingProxyType, () => ({
  doc: 'A read-only view of a mapping.',
  new: [
    '(type, mapping)',
    (_type: PyType, mapping: Value) => {
      const type = typeOf(mapping);
      if (type.lookup('__getitem__') === undefined || isInstance(mapping, listType) || isInstance(mapping, tupleType)) {
        throw typeError(`mappingproxy() argument must be a mapping, not ${typeName(mapping)}`);
      }
      return new PyMappingProxy(mapping);
    },
    'A read-only view of a mapping.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyMappingProxy) => `mappingproxy(${repr(self.mapping)})`,
      'Text that shows the object.',
    ],
    __str__: ['(self, /)', (self: PyMappingProxy) => str(self.mapping), 'The object as text.'],
    __hash__: ['(self, /)', (self: PyMappingProxy) => hash(self.mapping), 'The hash, equal for equal objects.'],
    __len__: ['(self, /)', (self: PyMappingProxy) => len(self.mapping), 'How many items there are.'],
    __getitem__: [
      '(self, key, /)',
      (self: PyMappingProxy, key: Value) => getItem(self.mapping, key),
      'The item of a key.',
    ],
    __contains__: [
      '(self, key, /)',
      (self: PyMappingProxy, key: Value) => contains(self.mapping, key),
      'Return key in self.',
    ],
    __iter__: ['(self, /)', (self: PyMappingProxy) => iter(self.mapping), 'An iterator over the object.'],
    __reversed__: [
      '(self, /)',
      (self: PyMappingProxy) => callMethod(self.mapping, '__reversed__'),
      'D.__reversed__() -> reverse iterator',
    ],
    __or__: [
      '(self, value, /)',
      (self: PyMappingProxy, other: Value) => bitor(self.mapping, inner(other)),
      'The operator `|`.',
    ],
    __ror__: [
      '(self, value, /)',
      (self: PyMappingProxy, other: Value) => bitor(inner(other), self.mapping),
      'The reflected `|`.',
    ],
    __ior__: [
      '(self, value, /)',
      (self: PyMappingProxy) => {
        throw typeError(`'|=' is not supported by ${typeName(self)}; use '|' instead`);
      },
      'In-place `|=`.',
    ],
    __eq__: compareRow('eq'),
    __ne__: compareRow('ne'),
    __lt__: compareRow('lt'),
    __le__: compareRow('le'),
    __gt__: compareRow('gt'),
    __ge__: compareRow('ge'),
    get: [
      '(self, key, default=None, /)',
      (self: PyMappingProxy, key: Value, fallback: Value = null) => callMethod(self.mapping, 'get', key, fallback),
      'The value of a key, or a default.',
    ],
    keys: ['(self, /)', (self: PyMappingProxy) => callMethod(self.mapping, 'keys'), 'The keys.'],
    values: ['(self, /)', (self: PyMappingProxy) => callMethod(self.mapping, 'values'), 'The values.'],
    items: ['(self, /)', (self: PyMappingProxy) => callMethod(self.mapping, 'items'), 'The pairs of key and value.'],
    copy: ['(self, /)', (self: PyMappingProxy) => callMethod(self.mapping, 'copy'), 'A shallow copy.'],
  },
  classMethods: {
    __class_getitem__: [
      '(type, object, /)',
      (type: PyType, item: Value) => genericAliasType.call2(type, item),
      'A generic alias.',
    ],
  },
}));
