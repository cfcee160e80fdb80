/** Buffered streams of bytes: the buffers themselves (C `bufferedio.c`); `buffered-rows.ts` has the methods. */
import { PyByteArray, PyBytes } from '../../../runtime/buffer/objects.ts';
import { viewOf } from '../../../runtime/buffer/request.ts';
import { allocate, copyOf, EMPTY } from '../../../runtime/buffer/storage.ts';
import { ByteWriter } from '../../../runtime/codecs/writer.ts';
import {
  BlockingIOError,
  isRaised,
  OSError,
  type PyBaseException,
  PyException,
  raise,
  typeError,
  valueError,
} from '../../../runtime/errors.ts';
import { getAttr, getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { call0, callMethod } from '../../../runtime/protocol/call.ts';
import { isTrue, toSsize } from '../../../runtime/protocol/number.ts';
import { type Maybe, PyObject, type Value } from '../../../runtime/types.ts';
import { findByte } from '../../bytes-like/search.ts';
import { bufferedIOBaseType, DEFAULT_BUFFER_SIZE, PyStream, streamType } from './base.ts';
import { PyFileIO } from './file-io.ts';
import { noteUnwritten, noteWritten, type Unwritten } from './unwritten.ts';

export const bufferedReaderType = streamType('BufferedReader', bufferedIOBaseType);
export const bufferedWriterType = streamType('BufferedWriter', bufferedIOBaseType);
export const bufferedRandomType = streamType('BufferedRandom', bufferedIOBaseType);

/** What a raw stream says that did what cannot be: more bytes than were asked for, or fewer than none. */
function invalidCount(what: string, count: number, most: number): PyException {
  return raise(OSError, `raw ${what}() returned invalid length ${count} (should have been between 0 and ${most})`);
}

/** How many bytes a raw stream says it has read. @throws OSError for what is no number */
function rawCount(got: Value): number {
  try {
    return toSsize(got);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    const failure = raise(OSError, 'raw readinto() failed');
    failure.value.cause = thrown.value;
    throw failure;
  }
}

/** A raw stream takes nothing now. @param written how many bytes it took before */
function blocked(written: number): PyException {
  const error = BlockingIOError.call([0, 'write could not complete without blocking', written], null);
  return new PyException(error as PyBaseException);
}

export class PyBuffered extends PyStream implements Unwritten {
  raw: Value = null;
  bufferSize = DEFAULT_BUFFER_SIZE;
  state: 'uninitialized' | 'ready' | 'detached' = 'uninitialized';
  reads = true;
  writes = false;
  /** What was read ahead; `at` is how much of it is consumed. */
  private ahead: Uint8Array = EMPTY;
  private at = 0;
  /** What is written and not yet handed on. */
  private pending: Uint8Array = EMPTY;
  private held = 0;

  /** The raw stream. @throws ValueError without one */
  source(): Value {
    if (this.state === 'ready') return this.raw;
    throw valueError(
      this.state === 'detached' ? 'raw stream has been detached' : 'I/O operation on uninitialized object',
    );
  }
  begin(raw: Value, size: number): void {
    if (size <= 0) throw valueError('buffer size must be strictly positive');
    this.raw = raw;
    this.bufferSize = size;
    this.state = 'ready';
    this.drop();
    this.held = 0;
    this.pending = EMPTY;
  }
  get closed(): boolean {
    const raw = this.source();
    return raw instanceof PyFileIO ? raw.isClosed : isTrue(getAttr(raw, 'closed'));
  }
  /** @throws ValueError if the stream is closed */
  open(action: string): void {
    if (this.closed) throw valueError(`${action} of closed file`);
  }

  // ------------------------------------------------------------ reading

  /** The bytes read ahead and not consumed. */
  get waiting(): number {
    return this.ahead.length - this.at;
  }
  drop(): void {
    this.ahead = EMPTY;
    this.at = 0;
  }
  /** One read of the raw stream; null if it has nothing now. */
  private readRaw(count: number): Uint8Array | null {
    const { raw } = this;
    if (raw instanceof PyFileIO) return raw.read(count);
    const target = new PyByteArray(allocate(count));
    const view = viewOf(target);
    const got = callMethod(raw, 'readinto', view);
    if (got === null) return null;
    const size = rawCount(got);
    if (size < 0 || size > count) throw invalidCount('readinto', size, count);
    return target.data.subarray(0, size);
  }
  /** Reads more into the buffer. @returns how many bytes, null if the raw stream has nothing now */
  private fill(count: number): number | null {
    const more = this.readRaw(count);
    if (more === null) return null;
    if (this.waiting === 0) {
      this.ahead = more;
      this.at = 0;
    } else if (more.length > 0) {
      const all = new Uint8Array(this.waiting + more.length);
      all.set(this.ahead.subarray(this.at));
      all.set(more, this.waiting);
      this.ahead = all;
      this.at = 0;
    }
    return more.length;
  }
  private take(count: number): Uint8Array {
    const part = copyOf(this.ahead, this.at, count);
    this.at += count;
    return part;
  }
  peek(): Uint8Array {
    this.beforeRead();
    if (this.waiting === 0) this.fill(this.bufferSize);
    return this.ahead.subarray(this.at);
  }
  /** `count` bytes, fewer at the end; null if the raw stream has nothing now. */
  read(count: number): Uint8Array | null {
    if (count <= this.waiting) return this.take(count);
    this.beforeRead();
    const out = new ByteWriter(count > 1 << 24 ? 1 << 16 : count);
    out.set(this.take(this.waiting));
    this.drop();
    // Whole blocks go past the buffer.
    for (let left = count - out.length; left > 0; left = count - out.length) {
      const whole = this.bufferSize * Math.floor(left / this.bufferSize);
      if (whole === 0) break;
      const part = this.readRaw(whole);
      if (part === null || part.length === 0) {
        return part === null && out.length === 0 ? null : out.finish();
      }
      out.set(part);
    }
    let filled = 0;
    while (out.length < count && filled < this.bufferSize) {
      const more = this.fill(this.bufferSize - filled);
      if (more === null || more === 0) return more === null && out.length === 0 ? null : out.finish();
      filled += more;
      out.set(this.take(Math.min(this.waiting, count - out.length)));
    }
    return out.finish();
  }
  /** C `_bufferedreader_read_all`. */
  readAll(): Value {
    this.beforeRead();
    const { raw } = this;
    const first = this.take(this.waiting);
    this.drop();
    const out = new ByteWriter(Math.max(first.length, 64));
    out.set(first);
    if (raw instanceof PyFileIO) {
      const rest = raw.readAll();
      if (first.length === 0) return new PyBytes(rest);
      out.set(rest);
      return new PyBytes(out.finish());
    }
    const readall = getAttrOptional(raw, 'readall');
    if (readall !== undefined) {
      const rest = call0(readall);
      if (rest === null) return first.length === 0 ? null : new PyBytes(first);
      if (!(rest instanceof PyBytes)) throw typeError('readall() should return bytes');
      if (first.length === 0) return rest;
      out.set(rest.data);
      return new PyBytes(out.finish());
    }
    for (;;) {
      const part = callMethod(raw, 'read');
      if (part !== null && !(part instanceof PyBytes)) throw typeError('read() should return bytes');
      if (part === null || part.data.length === 0) {
        return part === null && out.length === 0 ? null : new PyBytes(out.finish());
      }
      out.set(part.data);
    }
  }
  /** At most `count` bytes with at most one read of the raw stream. */
  readOnce(count: number): Uint8Array {
    if (count < 0) count = this.bufferSize;
    if (count === 0) return EMPTY;
    if (this.waiting > 0) return this.take(Math.min(count, this.waiting));
    this.beforeRead();
    this.drop();
    return this.readRaw(count) ?? EMPTY;
  }
  /** Reads into `target`. @param once with one read of the raw stream @returns null if it has nothing now */
  readInto(target: Uint8Array, once: boolean): number | null {
    let done = Math.min(this.waiting, target.length);
    target.set(this.take(done));
    if (done === target.length) return done;
    this.beforeRead();
    this.drop();
    while (done < target.length) {
      const left = target.length - done;
      let got: number | null;
      if (left > this.bufferSize) {
        const part = this.readRaw(left);
        got = part === null ? null : part.length;
        if (part !== null) target.set(part, done);
      } else {
        if (once && done > 0) break;
        got = this.fill(this.bufferSize);
        if (got !== null && got > 0) {
          got = Math.min(this.waiting, left);
          target.set(this.take(got), done);
        }
      }
      if (got === null) return done > 0 ? done : null;
      if (got === 0) break;
      done += got;
      if (once) break;
    }
    return done;
  }
  readLine(limit: number): Uint8Array {
    const out = new ByteWriter(80);
    while (limit < 0 || out.length < limit) {
      if (this.waiting === 0) {
        this.beforeRead();
        if (!this.fill(this.bufferSize)) break;
      }
      const ahead = this.ahead.subarray(this.at);
      const end = findByte(ahead, 10, 0, ahead.length);
      let size = end < 0 ? ahead.length : end + 1;
      if (limit >= 0) size = Math.min(size, limit - out.length);
      out.set(ahead.subarray(0, size));
      this.at += size;
      if (end >= 0 && size === end + 1) break;
    }
    return out.finish();
  }
  private beforeRead(): void {
    if (this.held > 0) this.settle();
  }

  // ------------------------------------------------------------ writing

  private writeRaw(bytes: Uint8Array): number | null {
    const { raw } = this;
    if (raw instanceof PyFileIO) return raw.write(bytes);
    const count = callMethod(raw, 'write', viewOf(new PyBytes(bytes)));
    if (count === null) return null;
    const size = toSsize(count);
    if (size < 0 || size > bytes.length) throw invalidCount('write', size, bytes.length);
    return size;
  }
  /** Hands on what is held (C `_bufferedwriter_flush_unlocked`). @throws BlockingIOError */
  settle(): void {
    let done = 0;
    try {
      while (done < this.held) {
        const count = this.writeRaw(copyOf(this.pending, done, this.held - done));
        if (count === null) throw blocked(0);
        done += count;
      }
    } finally {
      this.pending.copyWithin(0, done, this.held);
      this.held -= done;
      if (this.held === 0) noteWritten(this);
    }
  }
  write(bytes: Uint8Array): void {
    if (this.waiting > 0) {
      this.seekRaw(-this.waiting, 1);
      this.drop();
    }
    if (this.held + bytes.length > this.bufferSize || bytes.length === this.bufferSize) {
      try {
        this.settle();
      } catch (thrown) {
        if (!isRaised(thrown, BlockingIOError)) throw thrown;
        const room = this.bufferSize - this.held;
        this.hold(bytes.subarray(0, room));
        if (bytes.length > room) throw blocked(room);
        return;
      }
      let done = 0;
      while (bytes.length - done >= this.bufferSize) {
        const count = this.writeRaw(done === 0 ? bytes : copyOf(bytes, done, bytes.length - done));
        if (count === null) {
          if (bytes.length - done <= this.bufferSize) break;
          // What does not go out now is kept as far as there is room.
          this.hold(bytes.subarray(done, done + this.bufferSize));
          throw blocked(done + this.bufferSize);
        }
        done += count;
      }
      bytes = bytes.subarray(done);
    }
    this.hold(bytes);
  }
  /** Keeps bytes for which there is room. */
  private hold(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if (this.held + bytes.length > this.pending.length) {
      const room = new Uint8Array(Math.min(this.bufferSize, Math.max(2 * (this.held + bytes.length), 256)));
      room.set(this.pending.subarray(0, this.held));
      this.pending = room;
    }
    this.pending.set(bytes, this.held);
    this.held += bytes.length;
    if (this.raw instanceof PyFileIO) noteUnwritten(this);
  }
  /** Hands on what is held and gives back what was read ahead: the raw stream stands where this one does. */
  flush(): void {
    if (this.held > 0) this.settle();
    // A raw stream of the program's own sees that it is moved, even if only to where it is.
    if (this.writes && this.reads && (this.waiting > 0 || !(this.raw instanceof PyFileIO))) {
      this.seekRaw(0 - this.waiting, 1);
      this.drop();
    }
  }

  // ------------------------------------------------------------ positions

  private seekRaw(offset: number, whence: number): number {
    const { raw } = this;
    if (raw instanceof PyFileIO) return raw.seek(offset, whence);
    return position(callMethod(raw, 'seek', offset, whence));
  }
  private tellRaw(): number {
    const raw = this.source();
    return raw instanceof PyFileIO ? raw.tell() : position(callMethod(raw, 'tell'));
  }
  /** A raw stream of the program's own is asked where it stands at the beginning; one that does not know is no error. */
  askPosition(): void {
    if (!(this.raw instanceof PyObject) || this.raw.type.origin !== 'class') return;
    try {
      this.tellRaw();
    } catch (thrown) {
      if (!(thrown instanceof PyException)) throw thrown;
    }
  }
  tell(): number {
    const at = this.tellRaw();
    return Math.max(at - this.waiting + this.held, 0);
  }
  seek(offset: number, whence: number): number {
    // Within what was read ahead the raw stream need not move.
    if (whence !== 2 && this.reads && this.waiting > 0) {
      const current = this.tellRaw();
      const from = current - this.ahead.length;
      const to = whence === 0 ? offset : current - this.waiting + offset;
      if (to >= from && to <= current) {
        this.at = to - from;
        return to;
      }
    }
    if (this.held > 0) this.settle();
    const at = this.seekRaw(whence === 1 ? offset - this.waiting : offset, whence);
    this.drop();
    return at;
  }
  override next(): Maybe {
    this.open('readline');
    const line = this.readLine(-1);
    return line.length === 0 ? undefined : new PyBytes(line);
  }
}
PyBuffered.prototype.type = bufferedReaderType;

/** A position that a raw stream gave. @throws OSError for a negative one */
function position(value: Value): number {
  const at = toSsize(value);
  if (at < 0) throw raise(OSError, `Raw stream returned invalid position ${at}`);
  return at;
}
