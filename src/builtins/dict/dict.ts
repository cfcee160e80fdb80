/** `dict` */

import { KeyError, keyError, raise, typeError } from '../../runtime/errors.ts';
import { invoke1 } from '../../runtime/protocol/call.ts';
import { equals } from '../../runtime/protocol/compare.ts';
import { declareMaker } from '../../runtime/protocol/construct.ts';
import { getIterator } from '../../runtime/protocol/iterate.ts';
import { enterRepr, leaveRepr, repr } from '../../runtime/protocol/repr.ts';
import { setItem } from '../../runtime/protocol/subscript.ts';
import { furnish, type Row } from '../../runtime/signature/declare.ts';
import { dictType, NotImplemented, type PyType, type Value } from '../../runtime/types.ts';
import { adopt } from '../../runtime/values/adopt.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { PyAbstractSet } from '../../runtime/values/set.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { CLASS_GETITEM, comparisonRows } from '../containers/rows.ts';
import { dictIterator, PyDictReverseIterator } from './iterators.ts';
import { lastItem } from './last.ts';
import { updateDict } from './update.ts';
import { PyDictView } from './views.ts';

function dictRepr(self: PyDict): string {
  if (self.size === 0) return '{}';
  if (!enterRepr(self)) return '{...}';
  try {
    let text = '';
    for (const [key, value] of self.entries()) text += `${text === '' ? '' : ', '}${repr(key)}: ${repr(value)}`;
    return `{${text}}`;
  } finally {
    leaveRepr(self);
  }
}

function dictEquals(a: PyDict, b: PyDict): boolean {
  if (a === b && a.size === 0) return true;
  if (a.size !== b.size) return false;
  if (a.table.hasTokens && b.table.hasTokens) return a.table.matches(b.table, equals);
  const { plain } = b;
  for (const [key, value] of a.entries()) {
    const other = plain ? b.table.get(key, a.knownHash(key)) : b.get(key);
    if (other === undefined || !equals(value, other)) return false;
  }
  return true;
}

/** A dict's `__missing__`, for a subclass that has one; else KeyError. */
function missing(self: PyDict, key: Value): Value {
  if (self.type !== dictType) {
    const method = self.type.lookup('__missing__');
    if (method !== undefined && method !== null) return invoke1(method, self, key);
  }
  throw keyError(key);
}

function fill(self: PyDict, name: string, others: Value[], keywords: Map<string, Value>): null {
  if (others.length > 1) throw typeError(`${name} expected at most 1 argument, got ${others.length}`);
  if (others.length > 0) updateDict(self, others[0]);
  for (const [key, value] of keywords) self.set(key, value);
  return null;
}

/** The size in memory of CPython's dict with `n` items put in one by one. */
export function sizeOfDict(n: number): number {
  if (n === 0) return 48;
  let log = 3;
  while (Math.floor((2 ** log * 2) / 3) < n) log++;
  const indexBytes = log <= 7 ? 1 : log <= 15 ? 2 : 4;
  return 48 + 32 + 2 ** log * indexBytes + Math.floor((2 ** log * 2) / 3) * 24;
}

declareMaker(dictType, { min: 0, max: 0, create: () => new PyDict() });

/** Changes of items, also for a class of dicts that is told of them by methods of its own (`PyDict.set`, `delete`, `clear`). */
export const changes = {
  __setitem__: [
    '(self, key, value, /)',
    (self: PyDict, key: Value, value: Value) => {
      self.set(key, value);
      return null;
    },
    'Stores an item under a key.',
  ],
  __delitem__: [
    '(self, key, /)',
    (self: PyDict, key: Value) => {
      if (!self.delete(key)) throw keyError(key);
      return null;
    },
    'Deletes the item of a key.',
  ],
  clear: [
    '(self, /)',
    (self: PyDict) => {
      self.clear();
      return null;
    },
    'Removes all items.',
  ],
} satisfies Record<string, Row>;

furnish(dictType, () => ({
  doc: 'A mapping from hashable keys to values that keeps the order of insertion.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => adopt(new PyDict(), type), 'A new empty dict.'],
  init: [
    '(self, /, *args, **kwargs)',
    (self: PyDict, others: Value[], keywords: Map<string, Value>) => fill(self, 'dict', others, keywords),
    'Fills the dict from a mapping or pairs, and keywords.',
  ],
  methods: {
    ...comparisonRows((op, self: PyDict, other) => {
      if (!(other instanceof PyDict) || (op !== 'eq' && op !== 'ne')) return NotImplemented;
      return dictEquals(self, other) === (op === 'eq');
    }),
    __repr__: ['(self, /)', dictRepr, 'Text that shows the object.'],
    __iter__: ['(self, /)', (self: PyDict) => dictIterator(self, 'keys'), 'An iterator over the object.'],
    __reversed__: [
      '(self, /)',
      (self: PyDict) => new PyDictReverseIterator(self, 'keys'),
      'An iterator over the keys from the end to the start.',
    ],
    __len__: ['(self, /)', (self: PyDict) => self.size, 'How many items there are.'],
    __getitem__: [
      '(self, key, /)',
      (self: PyDict, key: Value) => {
        const value = self.get(key);
        return value === undefined ? missing(self, key) : value;
      },
      'The item of a key.',
    ],
    __setitem__: changes.__setitem__,
    __delitem__: changes.__delitem__,
    __contains__: ['(self, key, /)', (self: PyDict, key: Value) => self.has(key), 'True if the dict has the key.'],
    __or__: [
      '(self, value, /)',
      (self: Value, value: Value) =>
        self instanceof PyDict && value instanceof PyDict ? merged(self, value) : NotImplemented,
      'The operator `|`.',
    ],
    __ror__: [
      '(self, value, /)',
      (self: Value, value: Value) =>
        self instanceof PyDict && value instanceof PyDict ? merged(value, self) : NotImplemented,
      'The reflected `|`.',
    ],
    __ior__: [
      '(self, value, /)',
      (self: PyDict, value: Value) => {
        updateDict(self, value);
        return self;
      },
      'In-place `|=`.',
    ],
    __sizeof__: ['(self, /)', (self: PyDict) => sizeOfDict(self.size), 'The size in memory, in bytes.'],
    clear: changes.clear,
    copy: ['(self, /)', (self: PyDict) => self.copy(), 'A shallow copy.'],
    get: [
      '(self, key, default=None, /)',
      (self: PyDict, key: Value, fallback: Value = null) => {
        const value = self.get(key);
        return value === undefined ? fallback : value;
      },
      'The value of a key, or the default if the dict does not have it.',
    ],
    items: ['(self, /)', (self: PyDict) => new PyDictView(self, 'items'), 'A live view of the (key, value) pairs.'],
    keys: ['(self, /)', (self: PyDict) => new PyDictView(self, 'keys'), 'A live view of the keys.'],
    values: ['(self, /)', (self: PyDict) => new PyDictView(self, 'values'), 'A live view of the values.'],
    pop: [
      '(self, key, default?, /)',
      (self: PyDict, key: Value, fallback?: Value) => {
        if (self.size === 0) {
          if (fallback === undefined) throw keyError(key);
          return fallback;
        }
        const value = self.take(key);
        if (value !== undefined) return value;
        if (fallback === undefined) throw keyError(key);
        return fallback;
      },
      'Removes a key and returns its value; without the key the default, or KeyError.',
      undefined,
      '($self, key, default=<unrepresentable>, /)',
    ],
    popitem: [
      '(self, /)',
      (self: PyDict) => {
        const item = lastItem(self);
        if (item === undefined) throw raise(KeyError, 'popitem(): dictionary is empty');
        self.deleteListed(item[0]);
        return new PyTuple(item);
      },
      'Removes the item that was put in last and returns it as a pair. Raises KeyError if the dict is empty.',
    ],
    setdefault: [
      '(self, key, default=None, /)',
      (self: PyDict, key: Value, fallback: Value = null) => self.setDefault(key, fallback),
      'The value of a key, which is put in with the default if the dict does not have it.',
    ],
    update: [
      '(self, /, *args, **kwargs)',
      (self: PyDict, others: Value[], keywords: Map<string, Value>) => fill(self, 'update', others, keywords),
      'Sets the items of a mapping or of pairs, and keywords.',
      undefined,
      '',
    ],
  },
  classMethods: {
    fromkeys: [
      '(type, iterable, value=None, /)',
      (type: PyType, iterable: Value, value: Value = null) => {
        const result = type.call0();
        if (result instanceof PyDict && result.type === dictType) {
          const known = iterable instanceof PyDict || iterable instanceof PyAbstractSet;
          // A builtin subclass of dict, such as defaultdict, is iterated over.
          if (
            known &&
            iterable.type.origin === 'builtin' &&
            (iterable.type === dictType || !(iterable instanceof PyDict))
          ) {
            for (const key of iterable.keys()) result.table.set(key, value, iterable.knownHash(key));
            return result;
          }
        }
        const iterator = getIterator(iterable);
        for (let key = iterator.next(); key !== undefined; key = iterator.next()) {
          if (result instanceof PyDict && result.type === dictType) result.set(key, value);
          else setItem(result, key, value);
        }
        return result;
      },
      'A new dict with the items of an iterable as keys, all with the same value.',
    ],
    __class_getitem__: CLASS_GETITEM,
  },
  constants: { __hash__: null },
}));

function merged(left: PyDict, right: PyDict): PyDict {
  const result = left.copy();
  updateDict(result, right);
  return result;
}
