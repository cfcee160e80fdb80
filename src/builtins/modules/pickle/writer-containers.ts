/** Writing of tuples, lists, dicts and sets, and of the items that reductions give. */
import { RuntimeError, raise, typeError } from '../../../runtime/errors.ts';
import { callMethod } from '../../../runtime/protocol/call.ts';
import { getIterator, type PyIterator } from '../../../runtime/protocol/iterate.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { frozensetType, setType, type Value } from '../../../runtime/types.ts';
import type { PyDict } from '../../../runtime/values/dict.ts';
import { PyList } from '../../../runtime/values/list.ts';
import type { PyFrozenSet, PySet } from '../../../runtime/values/set.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { OP } from './opcodes.ts';
import { AtomWriter } from './writer-atoms.ts';
import { shownType } from './writer-base.ts';

/** Items that one `APPENDS`, `SETITEMS` or `ADDITEMS` takes. */
const BATCH = 1000;

/** Writes what has items. */
export abstract class ContainerWriter extends AtomWriter {
  protected saveTuple(value: PyTuple): void {
    const { out } = this;
    const { items } = value;
    const n = items.length;
    if (n === 0) {
      if (this.binary) out.byte(OP.EMPTY_TUPLE);
      else out.put(new Uint8Array([OP.MARK, OP.TUPLE]));
      return;
    }
    const short = n <= 3 && this.protocol >= 2;
    if (!short) out.byte(OP.MARK);
    for (let i = 0; i < n; i++) {
      this.noting(
        () => `${shownType(value)} item ${i}`,
        () => this.save(items[i]),
      );
    }
    if (this.memo.has(value)) {
      // A recursive tuple, written meanwhile from inside of itself.
      if (short || !this.binary) for (let i = short ? 0 : -1; i < n; i++) out.byte(OP.POP);
      else out.byte(OP.POP_MARK);
      this.saveKnown(value);
      return;
    }
    out.byte(short ? [OP.TUPLE1, OP.TUPLE2, OP.TUPLE3][n - 1] : OP.TUPLE);
    this.memoize(value);
  }

  protected saveList(value: PyList): void {
    const { out } = this;
    if (this.binary) out.byte(OP.EMPTY_LIST);
    else out.put(new Uint8Array([OP.MARK, OP.LIST]));
    this.memoize(value);
    const { items } = value;
    if (items.length === 0) return;
    if (!this.binary) {
      this.saveItems(value, getIterator(value));
      return;
    }
    const item = (i: number): void =>
      this.noting(
        () => `${shownType(value)} item ${i}`,
        () => this.save(items[i]),
      );
    if (items.length === 1) {
      item(0);
      out.byte(OP.APPEND);
      return;
    }
    let at = 0;
    do {
      out.byte(OP.MARK);
      for (const end = at + BATCH; at < items.length && at < end; at++) item(at);
      out.byte(OP.APPENDS);
    } while (at < items.length);
  }

  /** The items of any iterator, for `append` (C `batch_list`). */
  protected saveItems(owner: Value, iterator: PyIterator): void {
    let i = 0;
    const save = (value: Value): void =>
      this.noting(
        () => `${shownType(owner)} item ${i}`,
        () => {
          this.save(value);
          i++;
        },
      );
    this.batched(iterator, save, OP.APPEND, OP.APPENDS);
  }

  /** The pairs of any iterator, for `__setitem__` (C `batch_dict`). */
  protected savePairs(owner: Value, iterator: PyIterator): void {
    const save = (pair: Value): void => {
      if (!(pair instanceof PyTuple) || pair.items.length !== 2) {
        throw typeError('dict items iterator must return 2-tuples');
      }
      this.savePair(owner, pair.items[0], pair.items[1]);
    };
    this.batched(iterator, save, OP.SETITEM, OP.SETITEMS);
  }
  protected savePair(owner: Value, key: Value, value: Value): void {
    this.noting(
      () => `${shownType(owner)} key`,
      () => this.save(key),
    );
    this.noting(
      () => `${shownType(owner)} item ${repr(key)}`,
      () => this.save(value),
    );
  }

  protected batched(iterator: PyIterator, save: (value: Value) => void, one: number, many: number): void {
    const { out } = this;
    if (!this.binary) {
      for (let value = iterator.next(); value !== undefined; value = iterator.next()) {
        save(value);
        out.byte(one);
      }
      return;
    }
    let n: number;
    do {
      const first = iterator.next();
      if (first === undefined) break;
      let value = iterator.next();
      if (value === undefined) {
        save(first);
        out.byte(one);
        break;
      }
      out.byte(OP.MARK);
      save(first);
      n = 1;
      while (value !== undefined) {
        save(value);
        if (++n === BATCH) break;
        value = iterator.next();
      }
      out.byte(many);
    } while (n === BATCH);
  }

  protected saveDict(value: PyDict): void {
    const { out } = this;
    if (this.binary) out.byte(OP.EMPTY_DICT);
    else out.put(new Uint8Array([OP.MARK, OP.DICT]));
    this.memoize(value);
    const { size } = value;
    if (size === 0) return;
    if (!this.binary) {
      this.savePairs(value, getIterator(callMethod(value, 'items')));
      return;
    }
    let n = 0;
    for (const [key, item] of value.entries()) {
      if (size > 1 && n % BATCH === 0) out.byte(OP.MARK);
      this.savePair(value, key, item);
      if (value.size !== size) throw raise(RuntimeError, 'dictionary changed size during iteration');
      n++;
      if (size === 1) out.byte(OP.SETITEM);
      else if (n % BATCH === 0) out.byte(OP.SETITEMS);
    }
    if (size === 1) return;
    // After a full last batch comes one of none, as in CPython.
    if (n % BATCH === 0) out.byte(OP.MARK);
    out.byte(OP.SETITEMS);
  }

  protected saveSet(value: PySet): void {
    const { out } = this;
    const keys = [...value.keys()];
    if (this.protocol < 4) {
      this.saveReduce(value, new PyTuple([setType, new PyTuple([new PyList(keys)])]));
      return;
    }
    out.byte(OP.EMPTY_SET);
    this.memoize(value);
    const size = keys.length;
    if (size === 0) return;
    let at = 0;
    let batch: number;
    do {
      batch = 0;
      out.byte(OP.MARK);
      while (at < size && batch < BATCH) {
        this.element(value, keys[at++]);
        batch++;
        if (value.size !== size) throw raise(RuntimeError, 'set changed size during iteration');
      }
      out.byte(OP.ADDITEMS);
    } while (batch === BATCH);
  }
  protected saveFrozenSet(value: PyFrozenSet): void {
    const { out } = this;
    const keys = [...value.keys()];
    if (this.protocol < 4) {
      this.saveReduce(value, new PyTuple([frozensetType, new PyTuple([new PyList(keys)])]));
      return;
    }
    out.byte(OP.MARK);
    for (const key of keys) this.element(value, key);
    if (this.memo.has(value)) {
      out.byte(OP.POP_MARK);
      this.saveKnown(value);
      return;
    }
    out.byte(OP.FROZENSET);
    this.memoize(value);
  }
  protected element(owner: Value, value: Value): void {
    this.noting(
      () => `${shownType(owner)} element`,
      () => this.save(value),
    );
  }
}
