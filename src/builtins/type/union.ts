/** `typing.Union`: `int | str` (PEP 604). */
import { typeError } from '../../runtime/errors.ts';
import { getAttrOptional } from '../../runtime/protocol/attribute.ts';
import { call } from '../../runtime/protocol/call.ts';
import { equals } from '../../runtime/protocol/compare.ts';
import { hash } from '../../runtime/protocol/hash.ts';
import { isInstanceOf, isSubclassOf } from '../../runtime/protocol/instance-checks.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import {
  genericAliasType,
  isInstance,
  NotImplemented,
  noneType,
  PyObject,
  PyType,
  typeName,
  unionType,
  type Value,
} from '../../runtime/types.ts';
import { PyFrozenSet, PySet } from '../../runtime/values/set.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { fromTyping } from './from-typing.ts';
import { collectParameters, showTypeArgument, substitute } from './parameters.ts';

export class PyUnion extends PyObject {
  readonly args: PyTuple;
  constructor(args: PyTuple) {
    super();
    this.args = args;
  }
}
PyUnion.prototype.type = unionType;

/** What may stand beside `|` in a type expression. */
function isUnionable(value: Value): boolean {
  return (
    value === null ||
    value instanceof PyType ||
    value instanceof PyUnion ||
    isInstance(value, genericAliasType) ||
    TYPING_ARGUMENTS.has(typeName(value))
  );
}
/** `typing`'s own forms. */
const TYPING_ARGUMENTS = new Set(['TypeVar', 'ParamSpec', 'TypeVarTuple', 'TypeAliasType', '_SpecialForm', 'NewType']);

/** The members of a union, those of nested unions in place, each once. */
export function makeUnion(values: readonly Value[]): Value {
  const members: Value[] = [];
  for (const value of values) {
    for (const member of value instanceof PyUnion ? value.args.items : [value === null ? noneType : value]) {
      if (!members.some(known => equals(known, member))) members.push(member);
    }
  }
  return members.length === 1 ? members[0] : new PyUnion(new PyTuple(members));
}

/** `a | b` for types; NotImplemented if one of them is none. */
export function unionOf(a: Value, b: Value): Value {
  return isUnionable(a) && isUnionable(b) ? makeUnion([a, b]) : NotImplemented;
}

/** What typing makes of a member of `Union[…]` that is no type: a reference to a name of a text. @throws TypeError for what it refuses */
function checked(member: Value): Value {
  return call(fromTyping('_type_check'), member, 'Union[arg, ...]: each arg must be a type.');
}

furnish(unionType, () => ({
  doc: 'A union of types, such as int | str.',
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyUnion) => self.args.items.map(showTypeArgument).join(' | '),
      'Text that shows the object.',
    ],
    __hash__: [
      '(self, /)',
      (self: PyUnion) => hash(PyFrozenSet.from(self.args.items)),
      'The hash, equal for equal objects.',
    ],
    __eq__: [
      '(self, value, /)',
      (self: PyUnion, other: Value) => {
        if (!(other instanceof PyUnion)) return NotImplemented;
        const mine = PySet.from(self.args.items);
        return mine.size === other.args.items.length && other.args.items.every(item => mine.has(item));
      },
      'Equality.',
    ],
    __or__: ['(self, value, /)', (self: Value, other: Value) => unionOf(self, other), 'The operator `|`.'],
    __ror__: ['(self, value, /)', (self: Value, other: Value) => unionOf(other, self), 'The reflected `|`.'],
    __getitem__: [
      '(self, key, /)',
      (self: PyUnion, item: Value) =>
        makeUnion(substitute(self, self.args, collectParameters(self.args.items), item).items),
      'The item of a key.',
    ],
    __instancecheck__: [
      '(self, instance, /)',
      (self: PyUnion, value: Value) => {
        for (const member of self.args.items) {
          if (isGenericAlias(member)) throw typeError('isinstance() argument 2 cannot be a parameterized generic');
          if (isInstanceOf(value, member)) return true;
        }
        return false;
      },
      'Whether an object is an instance of a member.',
    ],
    __subclasscheck__: [
      '(self, cls, /)',
      (self: PyUnion, value: Value) => {
        if (!(value instanceof PyType) && getAttrOptional(value, '__bases__') === undefined) {
          throw typeError('issubclass() arg 1 must be a class');
        }
        for (const member of self.args.items) {
          if (isGenericAlias(member)) throw typeError('issubclass() argument 2 cannot be a parameterized generic');
          if (isSubclassOf(value, member)) return true;
        }
        return false;
      },
      'Whether a class is a subclass of a member.',
    ],
    __mro_entries__: [
      '(self, bases, /)',
      (self: PyUnion) => {
        throw typeError(`Cannot subclass ${self.args.items.map(showTypeArgument).join(' | ')}`);
      },
      'Raises: a union cannot be a base.',
    ],
  },
  classMethods: {
    __class_getitem__: [
      '(type, parameters, /)',
      (_type: PyType, items: Value) => {
        const members = items instanceof PyTuple ? items.items : [items];
        if (members.length === 0) throw typeError('Cannot take a Union of no types.');
        return makeUnion(members.map(member => (isUnionable(member) ? member : checked(member))));
      },
      'A union of types.',
    ],
  },
  attributes: {
    __args__: [(self: PyUnion) => self.args],
    __origin__: [() => unionType],
    __parameters__: [(self: PyUnion) => collectParameters(self.args.items)],
    __name__: [() => 'Union'],
    __qualname__: [() => 'Union'],
  },
}));

function isGenericAlias(value: Value): boolean {
  return isInstance(value, genericAliasType);
}
