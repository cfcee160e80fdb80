/**
 * Memory of the buffer types.
 *
 * `allocate*` get memory; `Storage` is the growable memory of a bytearray or an array: spare capacity behind the
 * contents for appending, and (bytearray) a gap in front of them for deleting from the front.
 */
import { memoryError } from '../errors.ts';

/**
 * Memory handed out piecewise for objects of up to 1024 bytes. An ArrayBuffer of its own is ten times dearer; and the few bytes that V8
 * keeps on its heap by itself have to be moved away from there for every call of the host (a text of them, a comparison) and for every
 * other typed array over them, which takes a microsecond.
 */
const SLAB_BYTES = 1 << 14;
const SLAB_MAX = 1024;
let slab = new ArrayBuffer(0);
let slabUsed = 0;

export const EMPTY = new Uint8Array(0);

/** Memory of this many bytes or more is `large`: it counts towards the next collection. */
const LARGE = 1 << 19;
/** So much large memory is taken between two collections. */
const COLLECT_AFTER = 1 << 24;
let largeTaken = 0;
let collect: (() => void) | null = null;

/**
 * Gives the way to free what died young. V8 frees large memory in batches, long after it died, and fresh pages from the
 * system cost more than the bytes that are copied into them; freed promptly, the same pages serve again.
 */
export function setCollector(collector: () => void): void {
  collect = collector;
}

/** So much memory outside of V8's heap is taken between two questions whether more may be. */
const ASK_AFTER = 1 << 26;
let takenUnasked = 0;
let mayTake: ((bytes: number) => boolean) | null = null;

/** Says who knows how much memory may be taken; without one, all that the system gives. */
export function setMemoryLimit(limit: (bytes: number) => boolean): void {
  mayTake = limit;
}

/**
 * Tells that `size` bytes of memory outside of V8's heap are about to be taken.
 * @throws MemoryError (Python) where that is too much
 */
export function countLarge(size: number): void {
  takenUnasked += size;
  if (takenUnasked >= ASK_AFTER) {
    takenUnasked = 0;
    if (mayTake !== null && !mayTake(size)) throw memoryError();
  }
  if (size < LARGE || collect === null) return;
  largeTaken += size;
  if (largeTaken < COLLECT_AFTER) return;
  largeTaken = 0;
  collect();
}

/**
 * `size` bytes of zeros, aligned to 8.
 * @throws MemoryError (Python) when they cannot be had
 */
export function allocate(size: number): Uint8Array {
  if (size <= SLAB_MAX) return fromSlab(size);
  countLarge(size);
  try {
    return new Uint8Array(size);
  } catch {
    throw memoryError();
  }
}

/** Like `allocate`, for memory that the caller fills completely: large sizes come uninitialised. */
export function allocateUnfilled(size: number): Uint8Array {
  if (size <= SLAB_MAX) return fromSlab(size);
  countLarge(size);
  try {
    const buffer = Buffer.allocUnsafeSlow(size);
    return new Uint8Array(buffer.buffer, buffer.byteOffset, size);
  } catch {
    throw memoryError();
  }
}

function fromSlab(size: number): Uint8Array {
  const rounded = (size + 7) & ~7;
  if (slabUsed + rounded > slab.byteLength) {
    countLarge(SLAB_BYTES);
    slab = new ArrayBuffer(SLAB_BYTES);
    slabUsed = 0;
  }
  const at = slabUsed;
  slabUsed += rounded;
  return new Uint8Array(slab, at, size);
}

/** `size` bytes from `offset` on, without copying; takes less time than `subarray`, which asks for the species. */
export function partOf(bytes: Uint8Array, offset: number, size: number): Uint8Array {
  if (offset === 0 && size === bytes.length) return bytes;
  return new Uint8Array(bytes.buffer, bytes.byteOffset + offset, size);
}

/** Up to this size a loop copies faster than `set` does, which may need an object for the part, too. */
const LOOP_MAX = 32;

/** Copies `size` bytes of `from`, from `offset` on, to `at`. */
export function copyInto(to: Uint8Array, at: number, from: Uint8Array, offset: number, size: number): void {
  if (size <= LOOP_MAX) for (let i = 0; i < size; i++) to[at + i] = from[offset + i];
  else to.set(partOf(from, offset, size), at);
}

/**
 * A copy of `size` bytes from `offset` on with memory of its own. (`Uint8Array.prototype.slice` is slower by far for
 * large ones.)
 */
export function copyOf(bytes: Uint8Array, offset = 0, size: number = bytes.length): Uint8Array {
  const result = allocateUnfilled(size);
  copyInto(result, 0, bytes, offset, size);
  return result;
}

/** What pins the memory of an object: see `exports.ts`. */
export interface Exporter {
  /**
   * Acquisitions by memoryviews since the last reachability scan, less those released. It counts views that are
   * garbage by now, so it says "maybe"; 0 says "none".
   */
  exports: number;
  /** Acquisitions that builtins hold for the time of one operation. They never turn to garbage. */
  pins: number;
}

/**
 * Growable memory. The contents are `bytes[start … start + length)`; both sides of them are spare.
 * Nothing here asks whether the memory is exported: callers do first (`ensureResizable`).
 */
export class Storage implements Exporter {
  bytes: Uint8Array;
  start = 0;
  length: number;
  exports = 0;
  pins = 0;
  private window: Uint8Array | null;

  /** Keeps `bytes` as the contents. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.length = bytes.length;
    this.window = bytes;
  }

  /** The contents, without copying. Stale after a change of length. */
  get data(): Uint8Array {
    const window = this.window;
    return window !== null ? window : (this.window = partOf(this.bytes, this.start, this.length));
  }

  /**
   * Makes the contents `length` bytes long: cut at the end, or lengthened by bytes of any value (`fill` them).
   * @throws MemoryError (Python)
   */
  resize(length: number): void {
    if (length === this.length) return;
    if (length === 0) this.replace(EMPTY);
    else if (this.start + length > this.bytes.length || length * 4 < this.bytes.length) this.reallocate(length);
    this.length = length;
    this.window = null;
  }

  /** Appends one byte. */
  push(byte: number): void {
    const end = this.start + this.length;
    if (end === this.bytes.length) this.reallocate(this.length + 1);
    this.bytes[this.start + this.length++] = byte;
    this.window = null;
  }

  /**
   * Appends `size` bytes of `from` from `offset` on; they may be of this same memory.
   * @throws MemoryError (Python)
   */
  append(from: Uint8Array, offset: number, size: number): void {
    const end = this.start + this.length;
    if (end + size > this.bytes.length) this.reallocate(this.length + size);
    copyInto(this.bytes, this.start + this.length, from, offset, size);
    this.length += size;
    this.window = null;
  }

  /** Takes `bytes` as the whole contents. */
  replace(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.start = 0;
    this.length = bytes.length;
    this.window = bytes;
  }

  /**
   * Makes room for `inserted` bytes in place of `removed` ones at `at`; the room is the caller's to fill.
   * Deleting from the front moves the start and no bytes.
   * @throws MemoryError (Python)
   */
  splice(at: number, removed: number, inserted: number): void {
    const growth = inserted - removed;
    if (growth === 0) return;
    const length = this.length + growth;
    const tail = this.length - at - removed;
    if (at === 0 && growth < 0 && length * 4 >= this.bytes.length) {
      this.start -= growth;
      this.length = length;
      this.window = null;
      return;
    }
    if (growth < 0) {
      const from = this.start + at + removed;
      this.bytes.copyWithin(this.start + at + inserted, from, from + tail);
      this.resize(length);
    } else {
      this.resize(length);
      const from = this.start + at + removed;
      this.bytes.copyWithin(from + growth, from, from + tail);
    }
  }

  /** CPython's growth: an eighth more than asked for, when growing moderately; exact otherwise. */
  private reallocate(length: number): void {
    const { bytes: old, start } = this;
    const kept = Math.min(length, this.length);
    const exact = length < this.bytes.length || length > this.length + (this.length >> 3) + 16;
    const size = exact ? length : (length + (length >> 3) + (length < 9 ? 3 : 6) + 7) & ~7;
    const bytes = allocate(size);
    copyInto(bytes, 0, old, start, kept);
    this.bytes = bytes;
    this.start = 0;
  }
}
