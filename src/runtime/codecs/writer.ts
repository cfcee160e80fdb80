/** Bytes that grow while they are written. */
import { allocateUnfilled, EMPTY } from '../buffer/storage.ts';

export class ByteWriter {
  private bytes: Uint8Array;
  length = 0;

  /** @param capacity how many bytes are expected */
  constructor(capacity: number) {
    this.bytes = allocateUnfilled(capacity);
  }
  push(byte: number): void {
    if (this.length === this.bytes.length) this.reserve(1);
    this.bytes[this.length++] = byte;
  }
  set(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.bytes.length) this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }
  /** What was written; the writer is used up. */
  finish(): Uint8Array {
    if (this.length === 0) return EMPTY;
    return this.length === this.bytes.length ? this.bytes : this.bytes.subarray(0, this.length);
  }
  private reserve(more: number): void {
    const bytes = allocateUnfilled(Math.max(this.length + more, this.length * 2, 32));
    bytes.set(this.bytes.subarray(0, this.length));
    this.bytes = bytes;
  }
}
