/** `collections.OrderedDict`: a dict whose items can be moved to either end, and that notices any change while it is walked. */
import { KeyError, keyError, RuntimeError, raise, typeError, valueError } from '../../../runtime/errors.ts';
import { DICT_ATTRIBUTE, getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { call, call0, callMethod, invoke } from '../../../runtime/protocol/call.ts';
import { equals } from '../../../runtime/protocol/compare.ts';
import { forEach, getIterator, iter, iteratorType, PyIterator } from '../../../runtime/protocol/iterate.ts';
import { enterRepr, leaveRepr, repr } from '../../../runtime/protocol/repr.ts';
import { contains, getItem, setItem } from '../../../runtime/protocol/subscript.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { dictType, isInstance, type Maybe, NotImplemented, PyType, type Value } from '../../../runtime/types.ts';
import { adopt, giveAttributes } from '../../../runtime/values/adopt.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { CUSTOM, type Token, tokenOf } from '../../../runtime/values/key.ts';
import { PyList } from '../../../runtime/values/list.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { iteratorReduction } from '../../containers/iterators.ts';
import { comparisonRows } from '../../containers/rows.ts';
import { changes, sizeOfDict } from '../../dict/dict.ts';
import type { DictPart } from '../../dict/iterators.ts';
import { lastItem } from '../../dict/last.ts';
import { dictViewTypes, PyDictView } from '../../dict/views.ts';

export const orderedDictType = new PyType('OrderedDict', [dictType], { module: 'collections' });
orderedDictType.hasDict = true;
orderedDictType.hasWeakref = true;

export class PyOrderedDict extends PyDict {
  /** Changes whenever the keys or their order do. */
  version = 0;
  /** The token of the last key, if that is known: tables cannot be asked for their end. */
  private last: Token | undefined;
  /** Walks over the tokens while items are taken from the front, so that taking all of them stays linear. */
  private front: IterableIterator<Token> | null = null;

  override set(key: Value, value: Value): void {
    const token = hashable(key);
    const { additions } = this.table;
    this.table.set(key, value);
    if (this.table.additions !== additions) this.added(token);
  }
  override setDefault(key: Value, value: Value): Value {
    const token = hashable(key);
    const { additions } = this.table;
    const found = this.table.setDefault(key, value);
    if (this.table.additions !== additions) this.added(token);
    return found;
  }
  private added(token: Token): void {
    this.version++;
    this.last = token;
  }
  override delete(key: Value): boolean {
    hashable(key);
    const removed = this.table.delete(key);
    if (removed) this.lost();
    return removed;
  }
  override deleteListed(key: Value): void {
    this.delete(key);
  }
  override take(key: Value): Maybe {
    hashable(key);
    const value = this.table.take(key);
    if (value !== undefined) this.lost();
    return value;
  }
  private lost(): void {
    this.version++;
    this.last = undefined;
  }
  override clear(): void {
    this.table.clear();
    this.front = null;
    this.lost();
  }
  /** Takes the first item; the dict is not empty. */
  takeFirst(): [Value, Value] {
    const { table, last } = this;
    this.front ??= table.map.keys();
    let step = this.front.next();
    if (step.done === true) {
      this.front = table.map.keys();
      step = this.front.next();
    }
    const token = step.value;
    const key = table.keyOf(token);
    const value = table.map.get(token) as Value;
    this.delete(key);
    if (last !== token) this.last = last;
    return [key, value];
  }
  /** Moves an item to the end, or to the start. Says whether the key is there. */
  move(key: Value, toEnd: boolean): boolean {
    hashable(key);
    const { table } = this;
    const { map } = table;
    const token = table.stored(key);
    if (token === undefined) return false;
    if (token === (toEnd ? this.lastToken() : map.keys().next().value)) return true;
    const value = map.get(token) as Value;
    if (toEnd) {
      map.delete(token);
      map.set(token, value);
      this.added(token);
    } else {
      const last = this.lastToken();
      map.delete(token);
      const others = [...map];
      map.clear();
      map.set(token, value);
      for (const [other, kept] of others) map.set(other, kept);
      this.added(token);
      this.last = last === token ? undefined : last;
      this.front = null;
    }
    // What was listed of the keys is in another order now.
    table.additions++;
    return true;
  }
  private lastToken(): Token {
    if (this.last === undefined) for (const token of this.table.map.keys()) this.last = token;
    return this.last;
  }
}
PyOrderedDict.prototype.type = orderedDictType;

/** The token that a new key would have. @throws TypeError for an unhashable key, which no table has described yet */
function hashable(key: Value): Token {
  if (typeof key === 'number') return key;
  const token = tokenOf(key);
  return token === CUSTOM ? key : token;
}

const isExact = (self: PyOrderedDict): boolean => self.type === orderedDictType;

/** Stores an item as the class of the dict does. */
function store(self: PyOrderedDict, key: Value, value: Value): void {
  if (isExact(self)) self.set(key, value);
  else setItem(self, key, value);
}

// ---------------------------------------------------------------- iterators and views

const odictIteratorType = iteratorType('odict_iterator');

const mutated = () => raise(RuntimeError, 'OrderedDict mutated during iteration');

/** Over a part of an OrderedDict, from either end. The next key is chosen before it is asked for (`odictiter_nextkey`). */
class PyOrderedDictIterator extends PyIterator {
  owner: PyOrderedDict | null;
  private readonly part: DictPart;
  private readonly reversed: boolean;
  private version: number;
  private readonly keys: Iterator<Value>;
  private following: Maybe;
  constructor(owner: PyOrderedDict, part: DictPart, reversed = false) {
    super();
    this.owner = owner;
    this.part = part;
    this.reversed = reversed;
    this.version = owner.version;
    const { table } = owner;
    if (reversed) this.keys = [...table.keys()].reverse().values();
    else this.keys = table.plain ? (table.map.keys() as IterableIterator<Value>) : table.keys();
    this.advance();
  }
  private advance(): void {
    const step = this.keys.next();
    this.following = step.done === true ? undefined : step.value;
  }
  override next(): Maybe {
    const { owner, following: key } = this;
    if (owner === null) return undefined;
    if (key === undefined || owner.version !== this.version) {
      this.owner = null;
      if (key === undefined) return undefined;
      throw mutated();
    }
    this.advance();
    if (this.part === 'keys') return key;
    const value = owner.get(key) as Value;
    return this.part === 'values' ? value : new PyTuple([key, value]);
  }
  /** What is left, as an iterator of its own. */
  remaining(): PyOrderedDictIterator {
    const { owner } = this;
    if (owner === null) return this;
    const twin = new PyOrderedDictIterator(owner, this.part, this.reversed);
    twin.version = this.version;
    while (twin.following !== undefined && twin.following !== this.following) twin.advance();
    return twin;
  }
}
PyOrderedDictIterator.prototype.type = odictIteratorType;

furnish(odictIteratorType, () => ({
  methods: {
    __reduce__: [
      '(self, /)',
      (self: PyOrderedDictIterator) => {
        const items: Value[] = [];
        forEach(self.remaining(), item => {
          items.push(item);
        });
        return iteratorReduction(new PyList(items), undefined);
      },
      'How to pickle it: as a list of what is left.',
    ],
  },
}));

function viewType(part: DictPart): PyType {
  const type = new PyType(`odict_${part}`, [dictViewTypes[part]]);
  type.basetype = false;
  furnish(type, () => ({
    methods: {
      __iter__: [
        '(self, /)',
        (self: PyDictView) => new PyOrderedDictIterator(self.dict as PyOrderedDict, part),
        'An iterator over the object.',
      ],
      __reversed__: [
        '(self, /)',
        (self: PyDictView) => new PyOrderedDictIterator(self.dict as PyOrderedDict, part, true),
        'An iterator from the end to the start.',
      ],
    },
  }));
  return type;
}
const VIEW_TYPES: Record<DictPart, PyType> = {
  keys: viewType('keys'),
  values: viewType('values'),
  items: viewType('items'),
};

function view(self: PyOrderedDict, part: DictPart): PyDictView {
  const made = new PyDictView(self, part);
  made.type = VIEW_TYPES[part];
  return made;
}

// ---------------------------------------------------------------- filling

/** `mutablemapping_add_pairs` */
function addPairs(self: PyOrderedDict, pairs: Value): void {
  forEach(pairs, pair => {
    const steps = getIterator(pair);
    const key = steps.next();
    if (key === undefined) throw valueError('need more than 0 values to unpack');
    const value = steps.next();
    if (value === undefined) throw valueError('need more than 1 value to unpack');
    if (steps.next() !== undefined) throw valueError('too many values to unpack (expected 2)');
    store(self, key, value);
  });
}

/** `mutablemapping_update_arg` */
function updateFrom(self: PyOrderedDict, other: Value): void {
  if (other instanceof PyDict && other.type === dictType) {
    for (const [key, value] of [...other.entries()]) store(self, key, value);
    return;
  }
  const keys = getAttrOptional(other, 'keys');
  if (keys !== undefined) {
    forEach(call0(keys), key => store(self, key, getItem(other, key)));
    return;
  }
  const items = getAttrOptional(other, 'items');
  addPairs(self, items === undefined ? other : call0(items));
}

function fill(self: PyOrderedDict, others: Value[], keywords: Map<string, Value>): null {
  if (others.length > 0) updateFrom(self, others[0]);
  for (const [key, value] of keywords) store(self, key, value);
  return null;
}

function merged(left: Value, right: Value, owner: Value): Value {
  if (!isInstance(left, dictType) || !isInstance(right, dictType)) return NotImplemented;
  const { type } = owner as PyOrderedDict;
  const result = call(type, left) as PyOrderedDict;
  updateFrom(result, right);
  return result;
}

/** A dict's own comparison, and the order of the keys if both are OrderedDicts (`odict_richcompare`). */
function isEqual(self: PyOrderedDict, other: PyDict): boolean {
  if (invoke(dictType.lookup('__eq__') as Value, self, [other]) !== true) return false;
  if (!(other instanceof PyOrderedDict)) return true;
  const theirs = other.keys();
  for (const key of self.keys()) {
    const their = theirs.next().value as Value;
    if (key !== their && !equals(key, their)) return false;
  }
  return true;
}

function shown(self: PyOrderedDict): string {
  if (self.size === 0) return `${self.type.name}()`;
  if (!enterRepr(self)) return '...';
  try {
    const plain = isExact(self) ? self.copy() : call(dictType, self);
    return `${self.type.name}(${repr(plain)})`;
  } finally {
    leaveRepr(self);
  }
}

/** Beside the dict: the fields of the object, a pointer for each place of the table, a node for each item. */
function sizeOf(self: PyOrderedDict): number {
  const { size } = self;
  if (size === 0) return sizeOfDict(0) + 64;
  let places = 8;
  while (Math.floor((places * 2) / 3) < size) places *= 2;
  return sizeOfDict(size) + 64 + places * 8 + size * 32;
}

furnish(orderedDictType, () => ({
  doc: 'A dict that compares by order and can move items to its ends.',
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType) => {
      const made = new PyOrderedDict();
      if (type === orderedDictType) giveAttributes(made, type);
      return adopt(made, type);
    },
    'Makes an empty OrderedDict.',
  ],
  init: [
    '(self, /, *args, **kwargs)',
    (self: PyOrderedDict, others: Value[], keywords: Map<string, Value>) => {
      if (others.length > 1) throw typeError(`expected at most 1 argument, got ${others.length}`);
      return fill(self, others, keywords);
    },
    'Fills it from a mapping or pairs, and keywords.',
  ],
  methods: {
    ...comparisonRows((op, self: PyOrderedDict, other) => {
      if (!(other instanceof PyDict) || (op !== 'eq' && op !== 'ne')) return NotImplemented;
      return isEqual(self, other) === (op === 'eq');
    }),
    __repr__: ['(self, /)', shown, 'Text that shows the object.'],
    __iter__: [
      '(self, /)',
      (self: PyOrderedDict) => new PyOrderedDictIterator(self, 'keys'),
      'An iterator over the object.',
    ],
    __reversed__: [
      '(self, /)',
      (self: PyOrderedDict) => new PyOrderedDictIterator(self, 'keys', true),
      'An iterator over the keys from the end to the start.',
    ],
    __setitem__: changes.__setitem__,
    __delitem__: changes.__delitem__,
    __or__: ['(self, value, /)', (self: Value, other: Value) => merged(self, other, self), 'The operator `|`.'],
    __ror__: ['(self, value, /)', (self: Value, other: Value) => merged(other, self, self), 'The reflected `|`.'],
    __ior__: [
      '(self, value, /)',
      (self: PyOrderedDict, other: Value) => {
        updateFrom(self, other);
        return self;
      },
      'In-place `|=`.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PyOrderedDict) => {
        const state = callMethod(self, '__getstate__');
        return new PyTuple([self.type, new PyTuple([]), state, null, iter(callMethod(self, 'items'))]);
      },
      'How to pickle it.',
    ],
    __sizeof__: ['(self, /)', sizeOf, 'The size in memory, in bytes.'],
    clear: changes.clear,
    copy: [
      '(self, /)',
      (self: PyOrderedDict) => {
        const result = call0(self.type) as PyOrderedDict;
        if (isExact(self)) for (const [key, value] of self.entries()) result.set(key, value);
        else {
          const { version } = self;
          for (const key of [...self.keys()]) {
            setItem(result, key, getItem(self, key));
            if (self.version !== version) throw mutated();
          }
        }
        return result;
      },
      'A shallow copy.',
    ],
    items: ['(self, /)', (self: PyOrderedDict) => view(self, 'items'), 'A live view of the (key, value) pairs.'],
    keys: ['(self, /)', (self: PyOrderedDict) => view(self, 'keys'), 'A live view of the keys.'],
    values: ['(self, /)', (self: PyOrderedDict) => view(self, 'values'), 'A live view of the values.'],
    move_to_end: [
      '(self, /, key, last: bool = True)',
      (self: PyOrderedDict, key: Value, last = true) => {
        if (!self.move(key, last)) throw keyError(key);
        return null;
      },
      'Moves an item to the end, or with last=False to the start. Raises KeyError if there is no such key.',
    ],
    pop: [
      '(self, /, key, default?)',
      (self: PyOrderedDict, key: Value, fallback?: Value) => {
        const value = self.take(key) ?? fallback;
        if (value === undefined) throw keyError(key);
        return value;
      },
      'Removes a key and returns its value; without the key the default, or KeyError.',
      undefined,
      '($self, /, key, default=<unrepresentable>)',
    ],
    popitem: [
      '(self, /, last: bool = True)',
      (self: PyOrderedDict, last = true) => {
        if (self.size === 0) throw raise(KeyError, 'dictionary is empty');
        if (!last) return new PyTuple(self.takeFirst());
        const item = lastItem(self) as [Value, Value];
        self.delete(item[0]);
        return new PyTuple(item);
      },
      'Takes the last item, or with last=False the first, and returns it as a pair.',
    ],
    setdefault: [
      '(self, /, key, default=None)',
      (self: PyOrderedDict, key: Value, fallback: Value = null) => {
        if (isExact(self)) return self.setDefault(key, fallback);
        if (contains(self, key)) return getItem(self, key);
        setItem(self, key, fallback);
        return fallback;
      },
      'The value of a key, which is put in with the default if the dict does not have it.',
    ],
    update: [
      '(self, /, *args, **kwargs)',
      (self: PyOrderedDict, others: Value[], keywords: Map<string, Value>) => {
        if (others.length > 1) {
          throw typeError(`update() takes at most 1 positional argument (${others.length} given)`);
        }
        return fill(self, others, keywords);
      },
      'Sets the items of a mapping or of pairs, and keywords.',
      undefined,
      '',
    ],
  },
  classMethods: {
    fromkeys: [
      '(type, /, iterable, value=None)',
      (type: PyType, iterable: Value, value: Value = null) => {
        const result = call0(type);
        forEach(iterable, key => setItem(result, key, value));
        return result;
      },
      'A new one with the items of an iterable as keys, all with the same value.',
    ],
  },
  attributes: { __dict__: DICT_ATTRIBUTE },
  constants: { __hash__: null },
}));
