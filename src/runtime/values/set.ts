import { frozensetType, type PyInt, PyObject, setType, type Value } from '../types.ts';
import { PyFloat } from './float.ts';
import { CUSTOM, contentTokens, KeyTable, keyProtocol, spellToken, type Token, tokenOf } from './key.ts';
import { PyTuple } from './tuple.ts';

interface Resize {
  readonly at: number;
  readonly slots: number;
}
const NO_RESIZES: Resize[] = [];
const MIN_SLOTS = 8;

/** What set and frozenset share: a table of keys. */
export abstract class PyAbstractSet extends PyObject {
  readonly table: KeyTable<true> = new KeyTable('a set element');
  /**
   * The keys as CPython would list them, worked out when first asked for, or null if that is the order of insertion.
   * It holds while nothing is added; keys that are gone may still be in it, all of them before `first`.
   */
  private order: Value[] | null = null;
  private first = 0;
  private orderedAt = -1;
  /** Where CPython made room for all keys of another set at once: the table had `at` keys and got `slots` slots. */
  private resizes: Resize[] = NO_RESIZES;

  get size(): number {
    return this.table.size;
  }
  /** @param known the key's hash, where another table knows it; so too in what follows */
  has(key: Value, known?: PyInt): boolean {
    return this.table.has(key, known);
  }
  /** Only for sets that nobody has seen yet, and for `set` itself. */
  add(key: Value, known?: PyInt): void {
    this.table.set(key, true, known);
  }
  /** The hash of a key that stands here and has a `__hash__` of its own. */
  knownHash(key: Value): PyInt | undefined {
    return this.table.knownHash(key);
  }
  /** The keys in CPython's order where that does not depend on the process (numbers, None, tuples of such), else as added. */
  keys(): IterableIterator<Value> {
    const order = this.table.size < 2 ? null : this.listed();
    if (order === null) return this.table.keys();
    return order.length === this.table.size ? order.values() : this.present(order);
  }
  /** Adds all keys of another set (`set_merge`). */
  merge(other: PyAbstractSet): void {
    if (other === this || other.size === 0) return;
    const wanted = other.size * 5 < (MIN_SLOTS - 1) * 3 ? MIN_SLOTS : slotsBeyond(other.size * 2);
    if (this.size === 0 && this.resizes === NO_RESIZES && slotsFor(other.size, other.resizes) === wanted) {
      // A table of the same size is copied slot by slot: as adding the keys in the same sequence gives it.
      this.table.copyFrom(other.table);
      this.resizes = other.resizes;
      return;
    }
    this.reserve(other.size);
    if (this.size === 0 && other.listed() === null) this.table.copyFrom(other.table);
    else for (const key of other.keys()) this.table.set(key, true, other.table.knownHash(key));
  }
  /** Makes room for so many more keys, as CPython does before it adds those of a set or a dict. */
  reserve(more: number): void {
    if ((this.size + more) * 5 < (slotsFor(this.size, this.resizes) - 1) * 3) return;
    this.resizes = [...this.resizes, { at: this.size, slots: slotsBeyond((this.size + more) * 2) }];
  }
  private listed(): Value[] | null {
    if (this.orderedAt !== this.table.additions) {
      this.order = tableOrder(this.table, this.resizes);
      this.first = 0;
      this.orderedAt = this.table.additions;
    }
    return this.order;
  }
  private *present(order: Value[]): Generator<Value, undefined> {
    for (let i = this.first; i < order.length; i++) if (this.table.has(order[i])) yield order[i];
  }
  protected forgetResizes(): void {
    this.resizes = NO_RESIZES;
  }
  /** Removes the first key and returns it; `undefined` from an empty set. Emptying a set this way stays linear. */
  takeFirst(): Value | undefined {
    if (this.table.size === 0) return undefined;
    this.order = this.listed() ?? [...this.table.keys()];
    while (this.first < this.order.length) {
      const key = this.order[this.first++];
      if (this.table.deleteListed(key)) return key;
    }
    return undefined;
  }
}

export class PySet extends PyAbstractSet {
  delete(key: Value, known?: PyInt): boolean {
    return this.table.delete(key, known);
  }
  clear(): void {
    this.table.clear();
    this.table.additions++;
    this.forgetResizes();
  }
  static from(keys: Iterable<Value>): PySet {
    const result = new PySet();
    for (const key of keys) result.add(key);
    return result;
  }
}
PySet.prototype.type = setType;

/** What long contents are known by; lives as long as a frozenset with such contents. */
class LongContents {
  private static count = 0;
  readonly token = `\0F${LongContents.count++}`;
}
const longContents = new Map<string, WeakRef<LongContents>>();
const deadContents = new FinalizationRegistry<string>(spelled => {
  if (longContents.get(spelled)?.deref() === undefined) longContents.delete(spelled);
});
/** Contents whose spelling is longer get a number instead: spelled out, sets within sets would double at each level. */
const LONGEST_SPELLING = 200;

export class PyFrozenSet extends PyAbstractSet {
  /** The hash, once it was asked for. */
  ownHash: PyInt | undefined;
  private knownToken: Token | LongContents | undefined;
  /** What stands for the contents in tables (`values/key.ts`). */
  get token(): Token {
    this.knownToken ??= this.spell();
    return this.knownToken instanceof LongContents ? this.knownToken.token : this.knownToken;
  }
  private spell(): Token | LongContents {
    const spelled: string[] = [];
    for (const key of this.table.keys()) {
      const token = tokenOf(key);
      if (token === CUSTOM) return CUSTOM;
      spelled.push(spellToken(token));
    }
    const text = `\0f${spelled.length}:${spelled.sort().join('')}`;
    if (text.length <= LONGEST_SPELLING) return text;
    let contents = longContents.get(text)?.deref();
    if (contents === undefined) {
      contents = new LongContents();
      longContents.set(text, new WeakRef(contents));
      deadContents.register(contents, text);
    }
    return contents;
  }
  static from(keys: Iterable<Value>): PyFrozenSet {
    const result = new PyFrozenSet();
    for (const key of keys) result.add(key);
    return result;
  }
}
PyFrozenSet.prototype.type = frozensetType;

contentTokens.set(PyFrozenSet, (set: PyFrozenSet) => set.token);

/** True for keys whose hash is the same in every process. */
function hasFixedHash(key: Value): boolean {
  if (typeof key === 'number' || typeof key === 'boolean' || typeof key === 'bigint' || key === null) return true;
  if (key instanceof PyFloat) return key.type.origin === 'builtin' && !Number.isNaN(key.value);
  return key instanceof PyTuple && key.type.origin === 'builtin' && key.items.every(hasFixedHash);
}

/** The smallest table with more than `wanted` slots (`set_table_resize`). */
function slotsBeyond(wanted: number): number {
  let slots = MIN_SLOTS;
  while (slots <= wanted) slots *= 2;
  return slots;
}

/** The slots after a key was added as the `used`th to a table with `slots` slots. */
function slotsAfterAdding(used: number, slots: number): number {
  return used * 5 < (slots - 1) * 3 ? slots : slotsBeyond(used > 50000 ? used * 2 : used * 4);
}

/** The slots of a table to which `size` keys were added one by one. */
function slotsFor(size: number, resizes: readonly Resize[]): number {
  let slots = MIN_SLOTS;
  let used = 0;
  for (let next = 0; ; ) {
    const limit = next < resizes.length ? Math.min(resizes[next].at, size) : size;
    const full = Math.ceil(((slots - 1) * 3) / 5);
    if (full <= limit && full > used) {
      used = full;
      slots = slotsAfterAdding(used, slots);
    } else if (next < resizes.length && resizes[next].at <= size) {
      used = Math.max(used, resizes[next].at);
      slots = Math.max(slots, resizes[next++].slots);
    } else return slots;
  }
}

/**
 * The keys in the order of the slots of CPython's hash table (`set_add_entry`, `set_table_resize`), as if they had been
 * added one by one; `null` if their hashes are random.
 */
function tableOrder(table: KeyTable<true>, resizes: readonly Resize[]): Value[] | null {
  const keys: Value[] = [];
  const hashes: PyInt[] = [];
  for (const key of table.keys()) {
    if (!hasFixedHash(key)) return null;
    keys.push(key);
    hashes.push(keyProtocol.hash(key));
  }
  let slots = new Int32Array(MIN_SLOTS).fill(-1);
  const resize = (size: number): void => {
    const old = slots;
    slots = new Int32Array(size).fill(-1);
    for (const index of old) if (index >= 0) slots[freeSlot(slots, hashes[index])] = index;
  };
  let next = 0;
  for (let i = 0; i < keys.length; i++) {
    while (next < resizes.length && resizes[next].at <= i) resize(Math.max(resizes[next++].slots, slots.length));
    slots[freeSlot(slots, hashes[i])] = i;
    const size = slotsAfterAdding(i + 1, slots.length);
    if (size !== slots.length) resize(size);
  }
  const order: Value[] = [];
  for (const index of slots) if (index >= 0) order.push(keys[index]);
  return order;
}

/** The slot that a new key with this hash gets: ten neighbours are tried, then a place further on. */
function freeSlot(slots: Int32Array, hash: PyInt): number {
  const mask = slots.length - 1;
  const small = typeof hash === 'number' && (hash | 0) === hash;
  let at = small ? (hash as number) & mask : Number(BigInt.asUintN(64, BigInt(hash)) & BigInt(mask));
  for (let perturb = -1n; ; ) {
    const last = at + 9 <= mask ? at + 9 : at;
    for (let i = at; i <= last; i++) if (slots[i] < 0) return i;
    perturb = (perturb < 0n ? BigInt.asUintN(64, BigInt(hash)) : perturb) >> 5n;
    at = Number((BigInt(at) * 5n + 1n + perturb) & BigInt(mask));
  }
}
