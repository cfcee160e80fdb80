/** The objects that have memory of their own: what is in it, and who pins it. */
import { PyBytesIO, PyBytesIOBuffer } from '../builtins/modules/io/bytes-io.ts';
import { ACCESS, PyMmap } from '../builtins/modules/mmap/mmap.ts';
import { ensureResizable } from '../runtime/buffer/exports.ts';
import { PyHostBuffer } from '../runtime/buffer/host.ts';
import { PyArray, PyByteArray, PyBytes, PyMemoryView } from '../runtime/buffer/objects.ts';
import { PyBufferWrapper } from '../runtime/buffer/request.ts';
import type { Exporter } from '../runtime/buffer/storage.ts';
import { PyException } from '../runtime/errors.ts';

/** An object with memory of its own. */
export type BufferOwner = PyByteArray | PyArray | PyBytes | PyBytesIO | PyMmap | PyHostBuffer;
/** An owner whose contents can change. */
export type MutableOwner = Exclude<BufferOwner, PyBytes>;

/** True for what has contents that can change. */
export function isMutableOwner(value: unknown): value is MutableOwner {
  return (
    value instanceof PyByteArray ||
    value instanceof PyArray ||
    value instanceof PyBytesIO ||
    value instanceof PyMmap ||
    value instanceof PyHostBuffer
  );
}

/** The object whose memory a view shows; `undefined` if it is none that we know. */
export function ownerOf(view: PyMemoryView): BufferOwner | undefined {
  let obj: unknown = view.acquisition.obj;
  for (let depth = 0; depth < 100; depth++) {
    if (obj instanceof PyBytesIOBuffer) return obj.source;
    if (obj instanceof PyBufferWrapper) obj = obj.view;
    else if (obj instanceof PyMemoryView) obj = obj.acquisition.obj;
    else return isMutableOwner(obj) || obj instanceof PyBytes ? obj : undefined;
  }
  return undefined;
}

/** The contents of a buffer at this moment, without copying. */
export function contentsOf(owner: BufferOwner): Uint8Array {
  if (owner instanceof PyBytesIO) return owner.storage.data;
  return owner instanceof PyMmap || owner instanceof PyHostBuffer ? owner.bytes : owner.data;
}

/** Who counts the views that pin the size of a buffer; `null` where it never changes. */
export function exporterOf(owner: BufferOwner): Exporter | null {
  if (owner instanceof PyMmap) return owner;
  return owner instanceof PyBytes || owner instanceof PyHostBuffer ? null : owner.storage;
}

/** Bytes of an item. */
export function itemsizeOf(owner: BufferOwner): number {
  if (owner instanceof PyArray) return owner.itemType.size;
  return owner instanceof PyHostBuffer ? owner.itemsize : 1;
}

/** The format of an item, in struct syntax; '' where the object's items are its bytes. */
export function formatOf(owner: BufferOwner): string {
  if (owner instanceof PyArray) return owner.itemType.code;
  return owner instanceof PyHostBuffer && owner.format !== 'B' ? owner.format : '';
}

export function isReadonly(owner: BufferOwner): boolean {
  return owner instanceof PyBytes || (owner instanceof PyMmap && owner.access === ACCESS.READ);
}

/** Gives a buffer its former contents. @returns why not, where that cannot be */
export function restore(owner: MutableOwner, before: Uint8Array): string | null {
  try {
    if (contentsOf(owner).length !== before.length) {
      if (owner instanceof PyMmap || owner instanceof PyHostBuffer) return 'its size cannot be put back';
      ensureResizable(owner.storage);
      resize(owner, before.length);
    }
    if (owner instanceof PyBytesIO) owner.own();
    contentsOf(owner).set(before);
    return null;
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    return 'its size is pinned by a live view';
  }
}

function resize(owner: PyByteArray | PyArray | PyBytesIO, size: number): void {
  if (owner instanceof PyArray) {
    const length = size / owner.itemType.size;
    if (length < owner.length) owner.truncate(length);
    else owner.grow(length - owner.length);
    return;
  }
  if (owner instanceof PyBytesIO) owner.own();
  owner.storage.resize(size);
}
