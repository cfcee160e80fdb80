/** None, Ellipsis, NotImplemented. */
import { typeError } from '../../runtime/errors.ts';
import { hash } from '../../runtime/protocol/hash.ts';
import { furnish, type Row } from '../../runtime/signature/declare.ts';
import {
  Ellipsis,
  ellipsisType,
  NotImplemented,
  noneType,
  notImplementedType,
  type PyType,
  type Value,
} from '../../runtime/types.ts';

/** The constructor of a type with one instance. */
const only = (value: Value): Row => [
  '(type, /, *args, **kwargs)',
  (type: PyType, args: Value[], keywords: Map<string, Value>) => {
    if (args.length > 0 || keywords.size > 0) throw typeError(`${type.name} takes no arguments`);
    return value;
  },
  'The only instance.',
];
const shown = (name: string): Row => ['(self, /)', () => name, 'Text that shows the object.'];
const unordered = (symbol: string): Row => ['(self, value, /)', () => NotImplemented, `Return self${symbol}value.`];

furnish(noneType, () => ({
  doc: 'The type of None.',
  new: only(null),
  methods: {
    __repr__: shown('None'),
    __hash__: ['(self, /)', () => hash(null), 'The hash, equal for equal objects.'],
    __bool__: ['(self, /)', () => false, 'The truth value.'],
    __eq__: ['(self, value, /)', (_self: Value, other: Value) => (other === null ? true : NotImplemented), 'Equality.'],
    __ne__: [
      '(self, value, /)',
      (_self: Value, other: Value) => (other === null ? false : NotImplemented),
      'Inequality.',
    ],
    __lt__: unordered('<'),
    __le__: unordered('<='),
    __gt__: unordered('>'),
    __ge__: unordered('>='),
  },
}));

furnish(ellipsisType, () => ({
  doc: 'The type of Ellipsis.',
  new: only(Ellipsis),
  methods: {
    __repr__: shown('Ellipsis'),
    __reduce__: ['(self, /)', () => 'Ellipsis', 'How to pickle it.'],
  },
}));

furnish(notImplementedType, () => ({
  doc: 'The type of NotImplemented.',
  new: only(NotImplemented),
  methods: {
    __repr__: shown('NotImplemented'),
    __bool__: [
      '(self, /)',
      () => {
        throw typeError('NotImplemented should not be used in a boolean context');
      },
      'Raises TypeError.',
    ],
    __reduce__: ['(self, /)', () => 'NotImplemented', 'How to pickle it.'],
  },
}));
