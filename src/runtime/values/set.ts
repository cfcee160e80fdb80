import { frozensetType, type PyInt, PyObject, setType, type Value } from '../types.ts';
import { PyFloat } from './float.ts';
import { contentTokens, CUSTOM, KeyTable, keyProtocol, spellToken, tokenOf } from './key.ts';
import { PyTuple } from './tuple.ts';

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

  get size(): number {
    return this.table.size;
  }
  has(key: Value): boolean {
    return this.table.has(key);
  }
  /** Only for sets that nobody has seen yet, and for `set` itself. */
  add(key: Value): void {
    if (!this.table.has(key)) this.table.set(key, true);
  }
  /** The keys in CPython's order where that does not depend on the process (numbers, None, tuples of such), else as added. */
  keys(): IterableIterator<Value> {
    const order = this.table.size < 2 ? null : this.listed();
    if (order === null) return this.table.keys();
    return order.length === this.table.size ? order.values() : this.present(order);
  }
  private listed(): Value[] | null {
    if (this.orderedAt !== this.table.additions) {
      this.order = tableOrder(this.table);
      this.first = 0;
      this.orderedAt = this.table.additions;
    }
    return this.order;
  }
  private *present(order: Value[]): Generator<Value, undefined> {
    for (let i = this.first; i < order.length; i++) if (this.table.has(order[i])) yield order[i];
  }
  /** Removes the first key and returns it; `undefined` from an empty set. Emptying a set this way stays linear. */
  takeFirst(): Value | undefined {
    if (this.table.size === 0) return undefined;
    this.order = this.listed() ?? [...this.table.keys()];
    while (this.first < this.order.length) {
      const key = this.order[this.first++];
      if (this.table.delete(key)) return key;
    }
    return undefined;
  }
}

export class PySet extends PyAbstractSet {
  delete(key: Value): boolean {
    return this.table.delete(key);
  }
  clear(): void {
    this.table.clear();
    this.table.additions++;
  }
  static from(keys: Iterable<Value>): PySet {
    const result = new PySet();
    for (const key of keys) result.add(key);
    return result;
  }
}
PySet.prototype.type = setType;

export class PyFrozenSet extends PyAbstractSet {
  static from(keys: Iterable<Value>): PyFrozenSet {
    const result = new PyFrozenSet();
    for (const key of keys) result.add(key);
    return result;
  }
}
PyFrozenSet.prototype.type = frozensetType;

contentTokens.set(PyFrozenSet, (set: PyFrozenSet) => {
  const spelled: string[] = [];
  for (const key of set.table.keys()) {
    const token = tokenOf(key);
    if (token === CUSTOM) return CUSTOM;
    spelled.push(spellToken(token));
  }
  return `\0f${spelled.length}:${spelled.sort().join('')}`;
});

/** True for keys whose hash is the same in every process. */
function hasFixedHash(key: Value): boolean {
  if (typeof key === 'number' || typeof key === 'boolean' || typeof key === 'bigint' || key === null) return true;
  if (key instanceof PyFloat) return key.type.origin === 'builtin' && !Number.isNaN(key.value);
  return key instanceof PyTuple && key.type.origin === 'builtin' && key.items.every(hasFixedHash);
}

/**
 * The keys in the order of the slots of CPython's hash table (`set_add_entry`, `set_table_resize`), as if they had been
 * added one by one; `null` if their hashes are random.
 */
function tableOrder(table: KeyTable<true>): Value[] | null {
  const keys: Value[] = [];
  const hashes: PyInt[] = [];
  for (const key of table.keys()) {
    if (!hasFixedHash(key)) return null;
    keys.push(key);
    hashes.push(keyProtocol.hash(key));
  }
  let slots = new Int32Array(8).fill(-1);
  const insert = (index: number): void => {
    const mask = slots.length - 1;
    const hash = hashes[index];
    let at = typeof hash === 'number' && (hash | 0) === hash ? hash & mask : Number(BigInt.asUintN(64, BigInt(hash)) & BigInt(mask));
    let perturb = 0n;
    for (let round = 0; ; round++) {
      const last = at + 9 <= mask ? at + 9 : at;
      for (let i = at; i <= last; i++) {
        if (slots[i] < 0) {
          slots[i] = index;
          return;
        }
      }
      perturb = (round === 0 ? BigInt.asUintN(64, BigInt(hash)) : perturb) >> 5n;
      at = Number((BigInt(at) * 5n + 1n + perturb) & BigInt(mask));
    }
  };
  for (let i = 0; i < keys.length; i++) {
    insert(i);
    const used = i + 1;
    if (used * 5 < (slots.length - 1) * 3) continue;
    const wanted = used > 50000 ? used * 2 : used * 4;
    let size = 8;
    while (size <= wanted) size *= 2;
    const old = slots;
    slots = new Int32Array(size).fill(-1);
    for (const index of old) if (index >= 0) insert(index);
  }
  const order: Value[] = [];
  for (const index of slots) if (index >= 0) order.push(keys[index]);
  return order;
}
