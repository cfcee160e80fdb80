import { Cell, dictType, type Maybe, type PyInt, PyObject, type Value } from '../types.ts';
import { KeyTable } from './key.ts';

/** A Python dict: keys compare by value and keep the order of insertion. */
export class PyDict extends PyObject {
  readonly table: KeyTable<Value> = new KeyTable('a dict key');

  get size(): number {
    return this.table.size;
  }
  /** @throws TypeError (Python) for an unhashable key, and whatever the key's `__hash__` and `__eq__` raise. */
  get(key: Value): Maybe {
    return this.table.get(key);
  }
  set(key: Value, value: Value): void {
    this.table.set(key, value);
  }
  /** The value of a key, which is put in with `value` if the dict does not have it. */
  setDefault(key: Value, value: Value): Value {
    return this.table.setDefault(key, value);
  }
  /** @param known the key's hash, where another table knows it */
  has(key: Value, known?: PyInt): boolean {
    return this.table.has(key, known);
  }
  /** The hash of a key that stands here and has a `__hash__` of its own. */
  knownHash(key: Value): PyInt | undefined {
    return this.table.knownHash(key);
  }
  /** The value of a key that was listed from this dict, which is not asked for its hash; `undefined` if it is gone. */
  listedValue(key: Value): Maybe {
    return this.knownHash(key) === undefined ? this.get(key) : this.table.listedValue(key);
  }
  /** Removes a key; says whether it was there. */
  delete(key: Value): boolean {
    return this.table.delete(key);
  }
  /** Removes a key that was listed from this dict, which is not asked for its hash. */
  deleteListed(key: Value): void {
    if (this.knownHash(key) === undefined) this.delete(key);
    else this.table.deleteListed(key);
  }
  /** Removes a key; gives its value, `undefined` if it was not there. */
  take(key: Value): Maybe {
    return this.table.take(key);
  }
  clear(): void {
    this.table.clear();
  }
  keys(): IterableIterator<Value> {
    return this.table.keys();
  }
  *dictValues(): Generator<Value, undefined> {
    for (const entry of this.entries()) yield entry[1];
  }
  entries(): IterableIterator<[Value, Value]> {
    return this.table.entries();
  }
  /** True if the dict keeps all of its items in its table, as namespaces do not, and nothing beside. */
  get plain(): boolean {
    return this.set === PyDict.prototype.set && this.entries === PyDict.prototype.entries;
  }
  /** Sets all items of another dict (`dict_dict_merge`). */
  merge(other: PyDict): void {
    if (this === other) return;
    if (!this.plain) for (const [key, value] of other.entries()) this.set(key, value);
    else if (this.size === 0 && other.plain) this.table.copyFrom(other.table);
    else for (const [key, value] of other.entries()) this.table.set(key, value, other.knownHash(key));
  }
  /** A new exact dict with the same items. */
  copy(): PyDict {
    const result = new PyDict();
    result.table.copyFrom(this.table);
    return result;
  }
  static from(entries: Iterable<readonly [Value, Value]>): PyDict {
    const result = new PyDict();
    for (const [key, value] of entries) result.set(key, value);
    return result;
  }
}
PyDict.prototype.type = dictType;

/**
 * The `__dict__` of a module: a dict whose str keys stand in cells, so that a global variable's use in a function
 * holds its cell and never looks the name up again. A cell outlives the deletion of its name.
 */
export class Namespace extends PyDict {
  private readonly cells = new Map<string, Cell>();
  /** Names in order of insertion: those of `cells` that are bound. */
  private readonly order = new Set<string>();

  /** The cell of a global name: the same one for ever, bound or not. */
  cell(name: string): Cell {
    let cell = this.cells.get(name);
    if (cell === undefined) {
      cell = new GlobalCell(this.order, name);
      this.cells.set(name, cell);
    }
    return cell;
  }
  /** Gives a scan the values of the cells, with their names; `undefined` for the unbound. */
  traceCells(see: (value: Maybe, name: string) => void): void {
    for (const [name, cell] of this.cells) see(cell.value, name);
  }
  /** How many names have had a cell. */
  get cellCount(): number {
    return this.cells.size;
  }
  /** The cells, those of unbound names too. */
  allCells(): Iterable<Cell> {
    return this.cells.values();
  }
  override get size(): number {
    let size = this.table.size;
    for (const name of this.order) if (this.cells.get(name)!.value !== undefined) size++;
    return size;
  }
  override get(key: Value): Maybe {
    if (typeof key === 'string') return this.cells.get(key)?.value;
    return this.table.get(key);
  }
  override set(key: Value, value: Value): void {
    if (typeof key === 'string') (this.cell(key) as GlobalCell).store(value);
    else this.table.set(key, value);
  }
  override setDefault(key: Value, value: Value): Value {
    const found = this.get(key);
    if (found === undefined) this.set(key, value);
    return found ?? value;
  }
  override has(key: Value): boolean {
    return typeof key === 'string' ? this.cells.get(key)?.value !== undefined : this.table.has(key);
  }
  override delete(key: Value): boolean {
    if (typeof key !== 'string') return this.table.delete(key);
    const cell = this.cells.get(key) as GlobalCell | undefined;
    if (cell?.value === undefined) return false;
    cell.clear();
    return true;
  }
  override take(key: Value): Maybe {
    const value = this.get(key);
    if (value !== undefined) this.delete(key);
    return value;
  }
  override clear(): void {
    this.table.clear();
    for (const name of [...this.order]) (this.cells.get(name) as GlobalCell).clear();
  }
  override *keys(): Generator<Value, undefined> {
    for (const name of this.order) if (this.cells.get(name)!.value !== undefined) yield name;
    yield* this.table.keys();
  }
  override *entries(): Generator<[Value, Value], undefined> {
    for (const name of this.order) {
      const value = this.cells.get(name)!.value;
      if (value !== undefined) yield [name, value];
    }
    yield* this.table.entries();
  }
  override copy(): PyDict {
    return PyDict.from(this.entries());
  }
}

/** A global variable. Stores go through `store` when the cell may be unbound, so that the namespace knows the order. */
export class GlobalCell extends Cell {
  private readonly order: Set<string>;
  readonly name: string;
  constructor(order: Set<string>, name: string) {
    super();
    this.order = order;
    this.name = name;
  }
  store(value: Value): void {
    if (this.value === undefined) this.order.add(this.name);
    this.value = value;
  }
  clear(): void {
    this.value = undefined;
    this.order.delete(this.name);
  }
}
