/**
 * The objects of the buffer types: bytes, bytearray, array and memoryview.
 *
 * What an evaluator may inline:
 *
 * - bytes, bytearray: `x.data[i]` for `0 <= i < x.data.length`;
 * - array: `x.items[i]` for `0 <= i < x.length` (`items` is longer than the array: spare capacity);
 * - memoryview: `x.items[i]` if `x.items !== null` and `0 <= i < x.items.length`; `items` is null for a released view
 *   and for whatever is not one-dimensional, contiguous, aligned and of an inlinable format.
 *
 * For the latter two, `x.kind` says what an item is (`INT_ITEMS`: the int itself; see `typecodes.ts`). An int may be
 * stored if `x.itemType.min <= v && v <= x.itemType.max` (and not `x.readonly`); a float `v.value` in `d` items as it is.
 */
import { bytearrayType, bytesType, memoryviewType, objectType, PyObject, PyType, type Value } from '../types.ts';
import type { BufferRecord } from './record.ts';
import { allocate, EMPTY, type Exporter, Storage } from './storage.ts';
import { type ItemKind, type Items, type ItemType, itemTypes, OTHER_ITEMS } from './typecodes.ts';

/** Python's `bytes`. Nobody changes `data` once the object is seen; it may share memory with other bytes. */
export class PyBytes extends PyObject {
  readonly data: Uint8Array;
  /**
   * Keeps `data`. Bytes of length 0 and 1 exist once each, as in CPython (`PyBytes_FromStringAndSize`): the constructor gives
   * that one, unless it is told that these are `apart`, an object of their own.
   */
  constructor(data: Uint8Array, apart = false) {
    super();
    this.data = data;
    // biome-ignore lint/correctness/noConstructorReturn: one place for a hundred that make bytes.
    if (data.length < 2 && !apart) return data.length === 0 ? emptyBytes : byteAlone(data[0]);
  }
}
PyBytes.prototype.type = bytesType;

export const emptyBytes = new PyBytes(EMPTY, true);
const alone: PyBytes[] = [];
/** The bytes of one byte. */
export function byteAlone(byte: number): PyBytes {
  let bytes = alone[byte];
  if (bytes === undefined) alone[byte] = bytes = new PyBytes(new Uint8Array([byte]), true);
  return bytes;
}

/** Python's `bytearray`. Changes of length go through `exports.ts` first. */
export class PyByteArray extends PyObject {
  readonly storage: Storage;
  /** Keeps `data` as the contents. */
  constructor(data: Uint8Array) {
    super();
    this.storage = new Storage(data);
  }
  /** The contents without copying, exactly as long as the bytearray. Stale once the length changes. */
  get data(): Uint8Array {
    return this.storage.data;
  }
  get length(): number {
    return this.storage.length;
  }
}
PyByteArray.prototype.type = bytearrayType;

export const arrayType = new PyType('array', [objectType], { module: 'array' });
arrayType.patternKind = 'sequence';
arrayType.hasWeakref = true;

/** Python's `array.array`. */
export class PyArray extends PyObject {
  readonly itemType: ItemType;
  readonly kind: ItemKind;
  /** The items and spare capacity behind them. */
  items: Items;
  /** Number of items. */
  length: number;
  /** The array's memory; its contents are `length` items. */
  readonly storage: Storage;
  /** The number of items that CPython has memory for by now, which `sys.getsizeof` shows. */
  allocated: number;
  /** The memory that `items` lies over. */
  private bytes: Uint8Array;

  /** @param bytes the contents, which the array keeps: of its own memory, aligned to the items, a whole number of them */
  constructor(itemType: ItemType, bytes: Uint8Array) {
    super();
    this.itemType = itemType;
    this.kind = itemType.kind;
    this.storage = new Storage(bytes);
    this.bytes = bytes;
    this.items = itemType.over(bytes)!;
    this.length = this.items.length;
    this.allocated = this.length;
  }

  get typecode(): string {
    return this.itemType.code;
  }
  /** The contents as bytes, without copying. */
  get data(): Uint8Array {
    return this.storage.data;
  }
  /** The items without the spare capacity, without copying. */
  get contents(): Items {
    return this.items.subarray(0, this.length) as Items;
  }

  /**
   * Makes room for `inserted` items in place of `removed` ones at item `at`; the room is the caller's to fill.
   * @throws MemoryError (Python)
   */
  splice(at: number, removed: number, inserted: number): void {
    const { storage, itemType } = this;
    const { size } = itemType;
    // The start of an array's memory never moves: it must stay aligned, and `items` begins with it.
    if (at === 0 && inserted < removed) {
      storage.bytes.copyWithin(inserted * size, removed * size, this.length * size);
      storage.resize((this.length + inserted - removed) * size);
    } else storage.splice(at * size, removed * size, inserted * size);
    this.resized(this.length + inserted - removed);
  }

  /** Makes room for `count` items at the end; the room is the caller's to fill. @throws MemoryError (Python) */
  grow(count: number): void {
    this.storage.resize((this.length + count) * this.itemType.size);
    this.resized(this.length + count);
  }

  /** Drops all items from `length` on. */
  truncate(length: number): void {
    this.storage.resize(length * this.itemType.size);
    this.resized(length);
  }

  /** Notes a new length, and what CPython's `array_resize` makes of it. */
  private resized(length: number): void {
    const before = this.length;
    if (length > this.allocated || before >= length + 16) {
      this.allocated = length === 0 ? 0 : length + Math.floor(length / 16) + (before < 8 ? 3 : 7);
    }
    this.length = length;
    this.follow();
  }

  /** Follows the storage to the memory that it has now. */
  private follow(): void {
    const { bytes } = this.storage;
    if (bytes === this.bytes) return;
    this.bytes = bytes;
    this.items = this.itemType.over(bytes)!;
  }

  /** An array of `length` zeros. @throws MemoryError (Python) */
  static ofLength(itemType: ItemType, length: number): PyArray {
    return new PyArray(itemType, allocate(length * itemType.size));
  }
}
PyArray.prototype.type = arrayType;

/**
 * One acquisition of an exporter's buffer (CPython's `_PyManagedBuffer`), shared by all views that come from it by
 * slicing, casting and the like.
 */
export class Acquisition {
  /** `memoryview.obj`: the object that exports. */
  readonly obj: Value;
  /** Whose memory is pinned; null for what never changes its size. */
  readonly exporter: Exporter | null;
  /** Unreleased views, garbage ones included. */
  views = 0;
  released = false;
  /** The object whose Python `__release_buffer__` is to be called (PEP 688). */
  readonly notify: PyObject | undefined;

  constructor(obj: Value, exporter: Exporter | null, notify?: PyObject) {
    this.obj = obj;
    this.exporter = exporter;
    this.notify = notify;
    if (exporter !== null) exporter.exports++;
  }
}

/** Python's `memoryview`: a record of what it shows, and the acquisition that it came from. */
export class PyMemoryView extends PyObject implements Exporter {
  readonly record: BufferRecord;
  readonly acquisition: Acquisition;
  released = false;
  readonly itemType: ItemType | null;
  readonly kind: ItemKind;
  readonly readonly: boolean;
  /** Acquisitions of this view itself (`bytes(m)` for its time; `m.__buffer__(0)`): see `Exporter`. */
  exports = 0;
  pins = 0;
  /** The hash, once asked for; it outlives `release()`. */
  hash: number | bigint | null = null;
  /** Given to `__release_buffer__`: makes no further views. */
  restricted = false;
  /** `undefined`: not asked for yet. */
  private over: Items | null | undefined;

  constructor(record: BufferRecord, acquisition: Acquisition) {
    super();
    this.record = record;
    this.acquisition = acquisition;
    this.readonly = record.readonly;
    acquisition.views++;
    const itemType = record.ndim === 1 && record.contiguous ? itemTypes.get(record.code) : undefined;
    if (itemType !== undefined && itemType.size === record.itemsize) {
      this.itemType = itemType;
      this.kind = itemType.kind;
      this.over = undefined;
    } else {
      this.itemType = null;
      this.kind = OTHER_ITEMS;
      this.over = null;
    }
  }

  /** The items when they can be had as a typed array of the view's own format; null otherwise and once released. */
  get items(): Items | null {
    const { over } = this;
    return over !== undefined ? over : (this.over = this.itemType!.over(this.record.memory()));
  }

  /** Forgets the memory (`exports.ts` does the counting). */
  drop(): void {
    this.released = true;
    this.over = null;
  }
}
PyMemoryView.prototype.type = memoryviewType;
