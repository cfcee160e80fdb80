/** `set` */

import { KeyError, keyError, raise } from '../../runtime/errors.ts';
import { declareMaker } from '../../runtime/protocol/construct.ts';
import { furnish, type Row } from '../../runtime/signature/declare.ts';
import { dictType, NotImplemented, type PyType, setType, type Value } from '../../runtime/types.ts';
import { adopt } from '../../runtime/values/adopt.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { PyAbstractSet, PySet } from '../../runtime/values/set.ts';
import { CLASS_GETITEM } from '../containers/rows.ts';
import {
  addAll,
  discardAll,
  intersection,
  SHARED_METHODS,
  symmetricDifference,
  toggleAll,
  withSetAsKey,
} from './operations.ts';

/** Makes `self` hold exactly the elements of another set. */
function replaceBy(self: PySet, result: PyAbstractSet): void {
  const keys = [...result.table.keys()];
  self.clear();
  if (result.table.hasTokens) for (const key of keys) self.add(key);
  else self.table.copyFrom(result.table);
}

/** Removes all elements of an iterable. */
export function subtract(self: PySet, other: Value): void {
  if (other === self) self.clear();
  else if (other instanceof PyAbstractSet && other.size > self.size) {
    for (const key of [...self.table.keys()]) if (other.has(key, self.knownHash(key))) self.table.deleteListed(key);
  } else discardAll(self, other);
}

/** Makes `self` the symmetric difference of what it is and another. */
export function toggle(self: PySet, other: Value): void {
  const distinct = other instanceof PyAbstractSet || (other instanceof PyDict && other.type === dictType);
  if (other === self) self.clear();
  else if (distinct && !(self.table.hasTokens && other.table.hasTokens)) toggleAll(self, other);
  else if (distinct || self.table.hasTokens) replaceBy(self, symmetricDifference(self, other));
  else {
    const others = new PySet();
    addAll(others, other);
    toggleAll(self, others);
  }
}

function inplaceRow(symbol: string, operate: (self: PySet, other: Value) => void): Row {
  return [
    '(self, value, /)',
    (self: PySet, value: Value) => {
      if (!(value instanceof PyAbstractSet)) return NotImplemented;
      operate(self, value);
      return self;
    },
    `Return self${symbol}=value.`,
  ];
}

declareMaker(setType, {
  min: 0,
  max: 1,
  create: (_type: PyType, iterable?: Value) => {
    const set = new PySet();
    if (iterable !== undefined) addAll(set, iterable);
    return set;
  },
});
furnish(setType, () => ({
  doc: 'A mutable collection of hashable objects, each of them once.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => adopt(new PySet(), type), 'A new empty set.'],
  init: [
    '(self, iterable?, /)',
    (self: PySet, iterable?: Value) => {
      if (self.size > 0) self.clear();
      if (iterable !== undefined) addAll(self, iterable);
      return null;
    },
    'Makes the set hold the items of an iterable, or nothing.',
  ],
  methods: {
    ...SHARED_METHODS,
    __iand__: inplaceRow('&', (self, other) => replaceBy(self, intersection(self, other))),
    __ior__: inplaceRow('|', addAll),
    __ixor__: inplaceRow('^', toggle),
    __isub__: inplaceRow('-', subtract),
    add: [
      '(self, object, /)',
      (self: PySet, object: Value) => {
        self.add(object);
        return null;
      },
      'Adds an element, unless the set has it.',
    ],
    clear: [
      '(self, /)',
      (self: PySet) => {
        self.clear();
        return null;
      },
      'Removes all elements.',
    ],
    discard: [
      '(self, object, /)',
      (self: PySet, object: Value) => {
        withSetAsKey(object, key => self.delete(key));
        return null;
      },
      'Removes an element if the set has it.',
    ],
    remove: [
      '(self, object, /)',
      (self: PySet, object: Value) => {
        if (!withSetAsKey(object, key => self.delete(key))) throw keyError(object);
        return null;
      },
      'Removes an element. Raises KeyError if the set does not have it.',
    ],
    pop: [
      '(self, /)',
      (self: PySet) => {
        const key = self.takeFirst();
        if (key === undefined) throw raise(KeyError, 'pop from an empty set');
        return key;
      },
      'Removes and returns any element. Raises KeyError if there is none.',
    ],
    update: [
      '(self, /, *others)',
      (self: PySet, others: Value[]) => {
        for (const other of others) addAll(self, other);
        return null;
      },
      'Adds the elements of all others.',
    ],
    intersection_update: [
      '(self, /, *others)',
      (self: PySet, others: Value[]) => {
        let result: PyAbstractSet = self;
        for (const other of others) result = intersection(result, other);
        if (result !== self) replaceBy(self, result);
        return null;
      },
      'Keeps only the elements that all others have, too.',
    ],
    difference_update: [
      '(self, /, *others)',
      (self: PySet, others: Value[]) => {
        for (const other of others) subtract(self, other);
        return null;
      },
      'Removes the elements of all others.',
    ],
    symmetric_difference_update: [
      '(self, other, /)',
      (self: PySet, other: Value) => {
        toggle(self, other);
        return null;
      },
      'Keeps the elements that are in exactly one of the two.',
    ],
  },
  classMethods: { __class_getitem__: CLASS_GETITEM },
  constants: { __hash__: null },
}));
setType.textSignature = '(iterable=(), /)';
