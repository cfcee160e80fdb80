/** `dict_keys`, `dict_values` and `dict_items`. */

import { equals } from '../../runtime/protocol/compare.ts';
import { getIterator } from '../../runtime/protocol/iterate.ts';
import { enterRepr, leaveRepr, repr } from '../../runtime/protocol/repr.ts';
import { furnish, type Row, type TypeTable } from '../../runtime/signature/declare.ts';
import { dictType, NotImplemented, objectType, PyObject, PyType, setType, type Value } from '../../runtime/types.ts';
import type { PyDict } from '../../runtime/values/dict.ts';
import { PyAbstractSet, PySet } from '../../runtime/values/set.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { comparisonRows } from '../containers/rows.ts';
import { compareSets, type SetLike } from '../set/compare.ts';
import { addAll, intersection as intersectSets } from '../set/operations.ts';
import { subtract, toggle } from '../set/set.ts';
import { PyMappingProxy } from '../type/mappingproxy.ts';
import { type DictPart, dictIterator, PyDictReverseIterator } from './iterators.ts';

function viewType(name: string): PyType {
  const type = new PyType(name, [objectType]);
  type.basetype = false;
  return type;
}
/** The types of views, by what they show. */
export const dictViewTypes: Record<DictPart, PyType> = {
  keys: viewType('dict_keys'),
  values: viewType('dict_values'),
  items: viewType('dict_items'),
};

/** A live view of the keys, values or items of a dict. */
export class PyDictView extends PyObject implements SetLike {
  readonly dict: PyDict;
  readonly part: DictPart;
  constructor(dict: PyDict, part: DictPart) {
    super();
    this.type = dictViewTypes[part];
    this.dict = dict;
    this.part = part;
  }
  get size(): number {
    return this.dict.size;
  }
  has(value: Value): boolean {
    if (this.part === 'keys') return this.dict.has(value);
    if (!(value instanceof PyTuple) || value.items.length !== 2) return false;
    const found = this.dict.get(value.items[0]);
    return found !== undefined && equals(found, value.items[1]);
  }
  *keys(): Generator<Value, undefined> {
    if (this.part === 'keys') yield* this.dict.keys();
    else for (const [key, value] of this.dict.entries()) yield new PyTuple([key, value]);
  }
}

/** True for what set operations of views take part in: keys and items, but not values. */
function isSetView(value: Value): value is PyDictView {
  return value instanceof PyDictView && value.part !== 'values';
}

/** What a side of an operator holds as a new set (`dictviews_to_set`). */
function toSet(side: Value): PySet {
  const result = new PySet();
  addAll(result, side instanceof PyDictView && side.part === 'keys' && side.dict.type === dictType ? side.dict : side);
  return result;
}

/** `_PyDictView_Intersect` */
function intersection(view: PyDictView, other: Value): Value {
  if (other instanceof PySet && other.type === setType && view.size <= other.size) return intersectSets(other, view);
  // Of two views the longer one is asked for the items of the shorter one.
  const swap = isSetView(other) && other.size > view.size;
  const [asked, walked] = swap ? [other, view] : [view, other];
  const result = new PySet();
  const iterator = getIterator(walked);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) if (asked.has(item)) result.add(item);
  return result;
}

function difference(left: Value, right: Value): Value {
  const result = toSet(left);
  subtract(result, right);
  return result;
}

function union(left: Value, right: Value): Value {
  const result = toSet(left);
  addAll(result, right);
  return result;
}

function symmetricDifference(left: Value, right: Value): Value {
  const result = toSet(left);
  toggle(result, right);
  return result;
}

function operatorRows(
  name: string,
  symbol: string,
  operate: (left: Value, right: Value) => Value,
): Record<string, Row> {
  return {
    [`__${name}__`]: [
      '(self, value, /)',
      (self: Value, value: Value) => operate(self, value),
      `Return self${symbol}value.`,
    ],
    [`__r${name}__`]: [
      '(self, value, /)',
      (self: Value, value: Value) => operate(value, self),
      `Return value${symbol}self.`,
    ],
  };
}

const COMMON: TypeTable = {
  methods: {
    __repr__: ['(self, /)', viewRepr, 'Text that shows the object.'],
    __iter__: ['(self, /)', (self: PyDictView) => dictIterator(self.dict, self.part), 'An iterator over the object.'],
    __len__: ['(self, /)', (self: PyDictView) => self.dict.size, 'How many items there are.'],
    __reversed__: [
      '(self, /)',
      (self: PyDictView) => new PyDictReverseIterator(self.dict, self.part),
      'An iterator from the end to the start.',
    ],
  },
  attributes: {
    mapping: [(self: PyDictView) => new PyMappingProxy(self.dict), null, 'The dict, read-only.'],
  },
};

const SET_LIKE: TypeTable = {
  methods: {
    ...comparisonRows((op, self: PyDictView, other) =>
      other instanceof PyAbstractSet || isSetView(other) ? compareSets(op, self, other) : NotImplemented,
    ),
    ...operatorRows('and', '&', (left, right) =>
      isSetView(left) ? intersection(left, right) : intersection(right as PyDictView, left),
    ),
    ...operatorRows('or', '|', union),
    ...operatorRows('xor', '^', symmetricDifference),
    ...operatorRows('sub', '-', difference),
    __contains__: [
      '(self, key, /)',
      (self: PyDictView, key: Value) => self.has(key),
      'Whether something is contained.',
    ],
    isdisjoint: [
      '(self, object, /)',
      (self: PyDictView, object: Value) => {
        if (self === object) return self.size === 0;
        const iterator = getIterator(object);
        for (let item = iterator.next(); item !== undefined; item = iterator.next()) if (self.has(item)) return false;
        return true;
      },
      'True if the view and an iterable have no item in common.',
    ],
  },
  constants: { __hash__: null },
};

function viewRepr(self: PyDictView): string {
  const name = self.type.name;
  if (!enterRepr(self)) return '...';
  try {
    const shown: string[] = [];
    const iterator = dictIterator(self.dict, self.part);
    for (let item = iterator.next(); item !== undefined; item = iterator.next()) shown.push(repr(item));
    return `${name}([${shown.join(', ')}])`;
  } finally {
    leaveRepr(self);
  }
}

for (const part of ['keys', 'values', 'items'] as const) {
  furnish(dictViewTypes[part], () => COMMON);
  if (part !== 'values') furnish(dictViewTypes[part], () => SET_LIKE);
}
