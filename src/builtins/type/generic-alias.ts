/** `types.GenericAlias`: `list[int]` (PEP 585). */
import { typeError } from '../../runtime/errors.ts';
import { attributeFallbacks, getAttr, setAttr } from '../../runtime/protocol/attribute.ts';
import { callWithKeywords } from '../../runtime/protocol/call.ts';
import { equals } from '../../runtime/protocol/compare.ts';
import { hash } from '../../runtime/protocol/hash.ts';
import { iteratorType, PyIterator } from '../../runtime/protocol/iterate.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import {
  genericAliasType,
  type Maybe,
  NotImplemented,
  PyObject,
  type PyType,
  type Value,
} from '../../runtime/types.ts';
import { adopt } from '../../runtime/values/adopt.ts';
import * as int from '../../runtime/values/int.ts';
import { PyList } from '../../runtime/values/list.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { sortedDir } from '../object/object.ts';
import { collectParameters, showTypeArgument, substitute } from './parameters.ts';
import { unionOf } from './union.ts';

export class PyGenericAlias extends PyObject {
  readonly origin: Value;
  readonly args: PyTuple;
  readonly starred: boolean;
  private parametersMade: PyTuple | undefined;
  constructor(origin: Value, args: PyTuple, starred = false) {
    super();
    this.origin = origin;
    this.args = args;
    this.starred = starred;
  }
  /** The type variables among the arguments, each once. */
  get parameters(): PyTuple {
    this.parametersMade ??= collectParameters(this.args.items);
    return this.parametersMade;
  }
}
PyGenericAlias.prototype.type = genericAliasType;

/** Attributes that an alias has itself; all others are those of its origin. */
const OWN = new Set([
  '__class__',
  '__origin__',
  '__args__',
  '__unpacked__',
  '__parameters__',
  '__typing_unpacked_tuple_args__',
  '__mro_entries__',
  '__reduce_ex__',
  '__reduce__',
  '__copy__',
  '__deepcopy__',
  '__dir__',
]);
const BLOCKED = new Set(['__bases__', '__copy__', '__deepcopy__']);

attributeFallbacks.set(genericAliasType, (self: PyGenericAlias, name: string): Maybe => {
  if (BLOCKED.has(name)) return undefined;
  return getAttr(self.origin, name);
});

class PyAliasIterator extends PyIterator {
  alias: PyGenericAlias | null;
  constructor(alias: PyGenericAlias) {
    super();
    this.alias = alias;
  }
  override next(): Maybe {
    const alias = this.alias;
    if (alias === null) return undefined;
    this.alias = null;
    return new PyGenericAlias(alias.origin, alias.args, true);
  }
}
const aliasIteratorType = iteratorType('generic_alias_iterator');
PyAliasIterator.prototype.type = aliasIteratorType;

furnish(genericAliasType, () => ({
  doc: 'A generic type with its arguments, such as list[int].',
  new: [
    '(type, origin, args, /)',
    (type: PyType, origin: Value, args: Value) =>
      adopt(new PyGenericAlias(origin, args instanceof PyTuple ? args : new PyTuple([args])), type),
    'A generic type with its arguments.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyGenericAlias) => {
        const args = self.args.items.length === 0 ? '()' : self.args.items.map(showTypeArgument).join(', ');
        return `${self.starred ? '*' : ''}${showTypeArgument(self.origin)}[${args}]`;
      },
      'Text that shows the object.',
    ],
    __hash__: [
      '(self, /)',
      (self: PyGenericAlias) => int.xor(hash(self.origin), hash(self.args)),
      'The hash, equal for equal objects.',
    ],
    __eq__: [
      '(self, value, /)',
      (self: PyGenericAlias, other: Value) =>
        other instanceof PyGenericAlias
          ? self.starred === other.starred && equals(self.origin, other.origin) && equals(self.args, other.args)
          : NotImplemented,
      'Equality.',
    ],
    __call__: [
      '(self, /, *args, **kwargs)',
      (self: PyGenericAlias, args: Value[], keywords: Map<string, Value>) => {
        const names = keywords.size === 0 ? null : [...keywords.keys()];
        const made = callWithKeywords(self.origin, [...args, ...keywords.values()], names);
        // As CPython does: instances that take attributes remember how they were made.
        if (made instanceof PyObject && made.layout !== undefined && made.type.origin === 'class') {
          setAttr(made, '__orig_class__', self);
        }
        return made;
      },
      'What a call of the object does.',
    ],
    __getitem__: [
      '(self, key, /)',
      (self: PyGenericAlias, item: Value) =>
        new PyGenericAlias(self.origin, substitute(self, self.args, self.parameters, item), self.starred),
      'The item of a key.',
    ],
    __or__: ['(self, value, /)', (self: Value, other: Value) => unionOf(self, other), 'The operator `|`.'],
    __ror__: ['(self, value, /)', (self: Value, other: Value) => unionOf(other, self), 'The reflected `|`.'],
    __iter__: ['(self, /)', (self: PyGenericAlias) => new PyAliasIterator(self), 'An iterator over the object.'],
    __mro_entries__: [
      '(self, bases, /)',
      (self: PyGenericAlias) => new PyTuple([self.origin]),
      'The origin, as a base.',
    ],
    __instancecheck__: [
      '(self, instance, /)',
      () => {
        throw typeError('isinstance() argument 2 cannot be a parameterized generic');
      },
      'Raises: arguments cannot be checked.',
    ],
    __subclasscheck__: [
      '(self, cls, /)',
      () => {
        throw typeError('issubclass() argument 2 cannot be a parameterized generic');
      },
      'Raises: arguments cannot be checked.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PyGenericAlias) => new PyTuple([self.type, new PyTuple([self.origin, self.args])]),
      'How to pickle it.',
    ],
    __dir__: [
      '(self, /)',
      (self: PyGenericAlias) => {
        const names = sortedDir(self.origin);
        return new PyList([...new Set([...names.items, ...OWN].filter(name => !BLOCKED.has(String(name))))]);
      },
      'The names of the origin and of the alias.',
    ],
  },
  attributes: {
    __origin__: [(self: PyGenericAlias) => self.origin],
    __args__: [(self: PyGenericAlias) => self.args],
    __parameters__: [(self: PyGenericAlias) => self.parameters],
    __unpacked__: [(self: PyGenericAlias) => self.starred],
    __typing_unpacked_tuple_args__: [(self: PyGenericAlias) => (self.starred ? self.args : null)],
  },
}));
