/** The bytes of a pickle as they are written, in frames from protocol 4 on. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { copyOf } from '../../../runtime/buffer/storage.ts';
import { call1 } from '../../../runtime/protocol/call.ts';
import type { Value } from '../../../runtime/types.ts';
import { OP } from './opcodes.ts';

/** A frame is closed at the first object that ends beyond so many bytes; data of this size stand outside of frames. */
const FRAME_TARGET = 64 * 1024;
/** Shorter ones get no header. */
const FRAME_MIN = 4;
const HEADER = 9;

export class Output {
  private bytes = new Uint8Array(256);
  private length = 0;
  /** Where the header of the open frame has its room; -1: none is open. */
  private frame = -1;
  framing = false;
  /** The file's `write`; null: everything stays in memory. */
  readonly write: Value;

  constructor(write: Value) {
    this.write = write;
  }

  private room(count: number): number {
    if (this.framing && this.frame < 0) {
      this.frame = this.length;
      this.length += HEADER;
    }
    const at = this.length;
    const end = at + count;
    if (end > this.bytes.length) {
      const larger = new Uint8Array(Math.max(2 * this.bytes.length, end));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.length = end;
    return at;
  }
  byte(value: number): void {
    const at = this.room(1);
    this.bytes[at] = value;
  }
  put(data: Uint8Array): void {
    const at = this.room(data.length);
    this.bytes.set(data, at);
  }
  /** An opcode and a little-endian number of `size` bytes. */
  number(op: number, value: number, size: number): void {
    this.put(header(op, value, size));
  }
  float(op: number, value: number): void {
    const at = this.room(9);
    this.bytes[at] = op;
    new DataView(this.bytes.buffer).setFloat64(at + 1, value);
  }
  /** A header and data; much data go to the file as they are (C `_Pickler_write_bytes`). */
  data(head: Uint8Array, data: Uint8Array, payload?: Value): void {
    const { framing } = this;
    const large = data.length >= FRAME_TARGET;
    if (large) {
      this.commit();
      this.framing = false;
    }
    this.put(head);
    if (large && this.write !== null) {
      this.flush();
      call1(this.write, payload ?? new PyBytes(copyOf(data)));
    } else this.put(data);
    this.framing = framing;
  }
  /** Between two objects: closes the frame if it is full. */
  boundary(): void {
    if (!this.framing || this.frame < 0 || this.length - this.frame - HEADER < FRAME_TARGET) return;
    this.commit();
    if (this.write !== null) this.flush();
  }
  /** Closes the open frame. */
  commit(): void {
    const { bytes, frame } = this;
    if (!this.framing || frame < 0) return;
    const size = this.length - frame - HEADER;
    if (size >= FRAME_MIN) bytes.set(header(OP.FRAME, size, 8), frame);
    else {
      bytes.copyWithin(frame, frame + HEADER, this.length);
      this.length -= HEADER;
    }
    this.frame = -1;
  }
  /** What was written and not yet given to the file. */
  take(): PyBytes {
    const result = new PyBytes(copyOf(this.bytes, 0, this.length));
    this.length = 0;
    this.frame = -1;
    return result;
  }
  flush(): void {
    call1(this.write, this.take());
  }
}

/** An opcode and a little-endian number of `size` bytes. */
export function header(op: number, value: number, size: number): Uint8Array {
  const result = new Uint8Array(1 + size);
  result[0] = op;
  for (let i = 1; i <= size; i++) {
    result[i] = value % 256;
    value = Math.floor(value / 256);
  }
  return result;
}
