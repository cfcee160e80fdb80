/** The iterators of dicts and of their views. */
import { RuntimeError, raise } from '../../runtime/errors.ts';
import { dictKeyIteratorType, iteratorType, PyIterator, PyKeyIterator } from '../../runtime/protocol/iterate.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import type { Maybe, PyType, Value } from '../../runtime/types.ts';
import type { PyDict } from '../../runtime/values/dict.ts';
import { PyList } from '../../runtime/values/list.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { iteratorReduction } from '../containers/iterators.ts';

/** What `keys()`, `values()` and `items()` iterate over. */
export type DictPart = 'keys' | 'values' | 'items';

function changedSize() {
  return raise(RuntimeError, 'dictionary changed size during iteration');
}

/** Over the values or the items of a dict in order. */
abstract class PyDictIterator extends PyIterator {
  owner: PyDict | null;
  protected readonly size: number;
  protected taken = 0;
  /** Which part of the dict it gives. */
  abstract get part(): DictPart;
  constructor(owner: PyDict) {
    super();
    this.owner = owner;
    this.size = owner.size;
  }
  /** How many are left; 0 once the dict changed its size. */
  get left(): number {
    return this.owner === null || this.owner.size !== this.size ? 0 : this.size - this.taken;
  }
  /** Checks before a step that the dict still has its size; false when there is nothing left. */
  protected ready(): boolean {
    const owner = this.owner;
    if (owner === null) return false;
    if (owner.size !== this.size) throw changedSize();
    return true;
  }
  /** Counts an item. @throws RuntimeError if there are more than there were: keys were replaced by others */
  protected take(): void {
    if (this.taken === this.size) throw raise(RuntimeError, 'dictionary keys changed during iteration');
    this.taken++;
  }
  /** The end of the table was reached. */
  protected finish(): undefined {
    this.owner = null;
    return undefined;
  }
}

export class PyDictValueIterator extends PyDictIterator {
  override get part(): DictPart {
    return 'values';
  }
  private readonly steps: IterableIterator<Value>;
  constructor(owner: PyDict) {
    super(owner);
    this.steps =
      owner.table.size === this.size ? (owner.table.map.values() as IterableIterator<Value>) : owner.dictValues();
  }
  override next(): Maybe {
    if (!this.ready()) return undefined;
    const step = this.steps.next();
    if (step.done === true) return this.finish();
    this.take();
    return step.value;
  }
}
PyDictValueIterator.prototype.type = iteratorType('dict_valueiterator');

export class PyDictItemIterator extends PyDictIterator {
  override get part(): DictPart {
    return 'items';
  }
  private readonly steps: IterableIterator<[Value, Value]>;
  constructor(owner: PyDict) {
    super(owner);
    const table = owner.table;
    this.steps =
      table.size === this.size && table.plain
        ? (table.map.entries() as IterableIterator<[Value, Value]>)
        : owner.entries();
  }
  override next(): Maybe {
    if (!this.ready()) return undefined;
    const step = this.steps.next();
    if (step.done === true) return this.finish();
    this.take();
    // The pair that the table's iterator made becomes the tuple's storage.
    return new PyTuple(step.value);
  }
}
PyDictItemIterator.prototype.type = iteratorType('dict_itemiterator');

/** Over a dict from its end; works on the keys as they were when it was made. */
export class PyDictReverseIterator extends PyDictIterator {
  private readonly keys: Value[];
  private readonly kind: DictPart;
  constructor(owner: PyDict, part: DictPart) {
    super(owner);
    this.type = REVERSE_TYPES[part];
    this.kind = part;
    this.keys = [...owner.keys()];
  }
  override get part(): DictPart {
    return this.kind;
  }
  override next(): Maybe {
    if (!this.ready()) return undefined;
    const owner = this.owner as PyDict;
    while (this.keys.length > 0) {
      const key = this.keys.pop() as Value;
      const value = owner.listedValue(key);
      if (value === undefined) continue;
      this.take();
      return this.kind === 'keys' ? key : this.kind === 'values' ? value : new PyTuple([key, value]);
    }
    this.owner = null;
    return undefined;
  }
}
const REVERSE_TYPES: Record<DictPart, PyType> = {
  keys: iteratorType('dict_reversekeyiterator'),
  values: iteratorType('dict_reversevalueiterator'),
  items: iteratorType('dict_reverseitemiterator'),
};

/** A new iterator over a part of a dict. */
export function dictIterator(owner: PyDict, part: DictPart): PyIterator {
  switch (part) {
    case 'keys':
      return new PyKeyIterator(dictKeyIteratorType, owner, 'dictionary');
    case 'values':
      return new PyDictValueIterator(owner);
    default:
      return new PyDictItemIterator(owner);
  }
}

/** `__reduce__`: a list of what is left. The iterator itself stays where it is. */
function reduction(self: PyDictIterator): Value {
  const owner = self.owner;
  const items: Value[] = [];
  if (owner !== null) {
    const rest =
      self instanceof PyDictReverseIterator
        ? new PyDictReverseIterator(owner, self.part)
        : dictIterator(owner, self.part);
    const skip = owner.size - self.left;
    for (let i = 0, item = rest.next(); item !== undefined; i++, item = rest.next()) if (i >= skip) items.push(item);
  }
  return iteratorReduction(new PyList(items), undefined);
}

for (const type of [
  PyDictValueIterator.prototype.type,
  PyDictItemIterator.prototype.type,
  ...Object.values(REVERSE_TYPES),
]) {
  furnish(type, () => ({
    methods: {
      __length_hint__: ['(self, /)', (self: PyDictIterator) => self.left, 'How many are left.'],
      __reduce__: ['(self, /)', reduction, 'How to pickle it: as a list of what is left.'],
    },
  }));
}

furnish(dictKeyIteratorType, () => ({
  methods: {
    __length_hint__: ['(self, /)', (self: PyKeyIterator) => self.left, 'How many are left.'],
    __reduce__: [
      '(self, /)',
      (self: PyKeyIterator) => {
        const keys = self.owner === null ? [] : [...self.owner.keys()];
        return iteratorReduction(new PyList(keys.slice(keys.length - self.left)), undefined);
      },
      'How to pickle it: as a list of what is left.',
    ],
  },
}));
