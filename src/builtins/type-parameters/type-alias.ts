/** `typing.TypeAliasType`: what a `type` statement makes (PEP 695). */
import { typeError } from '../../runtime/errors.ts';
import { callWithKeywords } from '../../runtime/protocol/call.ts';
import { getIterator, toArray } from '../../runtime/protocol/iterate.ts';
import { repr } from '../../runtime/protocol/repr.ts';
import { getItem } from '../../runtime/protocol/subscript.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { unexpectedKeyword } from '../../runtime/signature/unexpected-keyword.ts';
import {
  genericAliasType,
  type Maybe,
  NotImplemented,
  type PyType,
  typeAliasType,
  type Value,
} from '../../runtime/types.ts';
import { emptyTuple, PyTuple } from '../../runtime/values/tuple.ts';
import { Lazy, PyTypeAlias, PyTypeParameter, PyTypeVarTuple } from '../../runtime/values/type-parameter.ts';
import { readonlyMember } from '../function/function.ts';
import { fromTyping } from '../type/from-typing.ts';
import { unionOf } from '../type/union.ts';
import { callerModule, evaluatorOf, nameArgument } from './type-parameters.ts';

const KEYWORDS = ['name', 'value', 'type_params'];

function checkParameters(parameters: Value): PyTuple {
  if (!(parameters instanceof PyTuple)) throw typeError('type_params must be a tuple');
  let defaults = false;
  for (const item of parameters.items) {
    if (!(item instanceof PyTypeParameter)) throw typeError(`Expected a type param, got ${repr(item)}`);
    if (item.default !== null) defaults = true;
    else if (defaults) {
      throw typeError(`non-default type parameter '${repr(item)}' follows default type parameter`);
    }
  }
  return parameters;
}

/** The parameters, those for several types unpacked. */
function unpacked({ parameters }: PyTypeAlias): PyTuple {
  if (parameters === null) return emptyTuple;
  return new PyTuple(parameters.items.map(item => (item instanceof PyTypeVarTuple ? toArray(item)[0] : item)));
}

function union(a: Value, b: Value): Value {
  const made = unionOf(a, b);
  return made === NotImplemented ? getItem(fromTyping('Union'), new PyTuple([a, b])) : made;
}

furnish(typeAliasType, () => ({
  doc: 'A name for a type.',
  new: [
    '(type, name?, value?, /, **kwargs)',
    (_type: PyType, name: Maybe, given: Maybe, keywords: Map<string, Value>) => {
      for (const key of keywords.keys()) {
        if (!KEYWORDS.includes(key)) throw unexpectedKeyword('typealias()', key, KEYWORDS);
      }
      const text = nameArgument('typealias', name, keywords);
      const value = given ?? keywords.get('value');
      if (value === undefined) throw typeError("typealias() missing required argument 'value' (pos 2)");
      const parameters: Maybe = keywords.get('type_params');
      const checked = parameters === undefined ? null : checkParameters(parameters);
      return new PyTypeAlias(
        text,
        new Lazy(null, value),
        checked === null || checked.items.length === 0 ? null : checked,
        callerModule(),
      );
    },
    'Makes a name for a type.',
    undefined,
    '(name, value, *, type_params=())',
  ],
  methods: {
    __repr__: ['(self, /)', (self: PyTypeAlias) => self.name, 'Text that shows the object.'],
    __reduce__: ['(self, /)', (self: PyTypeAlias) => self.name, 'How to pickle it.'],
    __getitem__: [
      '(self, key, /)',
      (self: PyTypeAlias, item: Value) => {
        if (self.parameters === null) throw typeError('Only generic type aliases are subscriptable');
        return callWithKeywords(genericAliasType, [self, item], null);
      },
      'The alias with its arguments.',
    ],
    __iter__: [
      '(self, /)',
      (self: Value) => getIterator(new PyTuple([getItem(fromTyping('Unpack'), self)])),
      'An iterator over the object.',
    ],
    __or__: ['(self, value, /)', union, 'The operator `|`.'],
    __ror__: ['(self, value, /)', (self: Value, other: Value) => union(other, self), 'The reflected `|`.'],
  },
  attributes: {
    __module__: [(self: PyTypeAlias) => self.module],
    __parameters__: [unpacked],
    __type_params__: [(self: PyTypeAlias) => self.parameters ?? emptyTuple],
    __value__: [(self: PyTypeAlias) => self.value.get()],
    evaluate_value: [(self: PyTypeAlias) => evaluatorOf(self.value)],
  },
}));
readonlyMember(typeAliasType, '__name__', (self: PyTypeAlias) => self.name);
