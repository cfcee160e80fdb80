/** `io.TextIOWrapper`: text over a stream of bytes; `text-io-rows.ts` has the methods. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { bytesOf, isExporter } from '../../../runtime/buffer/request.ts';
import { EMPTY } from '../../../runtime/buffer/storage.ts';
import { decode, encode, textCodec } from '../../../runtime/codecs/registry.ts';
import { OSError, raise, typeError, valueError } from '../../../runtime/errors.ts';
import { getAttr, getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { callMethod } from '../../../runtime/protocol/call.ts';
import { isTrue, toSsize } from '../../../runtime/protocol/number.ts';
import { type Maybe, typeName, type Value } from '../../../runtime/types.ts';
import * as text from '../../../runtime/values/text.ts';
import { closedError, PyStream, streamType, textIOBaseType, unsupported } from './base.ts';
import { PyBuffered } from './buffered.ts';
import { PyFileIO } from './file-io.ts';
import { lineEnd, seenNewlines, translateNewlines } from './newline.ts';
import { newlinesSeen } from './string-io.ts';
import { noteUnwritten, noteWritten, type Unwritten } from './unwritten.ts';

export const textIOWrapperType = streamType('TextIOWrapper', textIOBaseType);

/** How much is read from the buffer at a time, and how much is held before it is written, in bytes. */
const CHUNK_SIZE = 8192;

export class PyTextIOWrapper extends PyStream implements Unwritten {
  buffer: Value = null;
  encoding = 'UTF-8';
  errors = 'strict';
  newline: string | null = null;
  lineBuffering = false;
  writeThrough = false;
  chunkSize = CHUNK_SIZE;
  state: 'uninitialized' | 'ready' | 'detached' = 'uninitialized';
  /** What is decoded and not yet consumed from `at` on, with its line ends as they are; null before the first read. */
  private rest: string | null = null;
  private at = 0;
  /** The bytes that `rest` was decoded from, and then those of a character that is not complete. */
  private source: Uint8Array = EMPTY;
  /** How many of `source` are decoded. */
  private decoded = 0;
  /** The position in bytes at which `source` begins. */
  private restStart = 0;
  private ended = false;
  /** How the next bytes are decoded: once a byte order mark was seen, without looking for one. */
  private decoding: string | null = null;
  private seen = 0;
  /** The last text ended in a carriage return. */
  private openEnd = false;
  private started = false;
  /** After `next()` the position is not told. */
  iterating = false;
  /** Encoded text that is not yet handed to the buffer. */
  private pending: Uint8Array[] = [];
  private held = 0;

  /** The buffer. @throws ValueError without one */
  stream(): Value {
    if (this.state === 'ready') return this.buffer;
    throw valueError(
      this.state === 'detached' ? 'underlying buffer has been detached' : 'I/O operation on uninitialized object',
    );
  }
  open(): void {
    if (isTrue(getAttr(this.stream(), 'closed'))) throw closedError();
  }
  begin(buffer: Value): void {
    this.buffer = buffer;
    this.state = 'ready';
    this.forget();
    this.pending = [];
    this.held = 0;
    this.seen = 0;
    this.started = false;
  }
  private forget(): void {
    this.rest = null;
    this.at = 0;
    this.source = EMPTY;
    this.decoded = 0;
    this.ended = false;
    this.openEnd = false;
    this.decoding = null;
    this.iterating = false;
  }

  // ------------------------------------------------------------ reading

  /** Prepares for reading. */
  private load(): string {
    this.open();
    if (!isTrue(callMethod(this.buffer, 'readable'))) throw unsupported('not readable');
    if (this.held > 0) this.settle();
    if (this.rest === null) {
      this.restStart = isTrue(callMethod(this.buffer, 'seekable')) ? toSsize(callMethod(this.buffer, 'tell')) : 0;
      this.rest = '';
      this.ended = false;
      this.decoding = this.restStart === 0 ? null : withoutMark(this.encoding);
    }
    return this.rest;
  }
  /**
   * Decodes more.
   * @param all everything there is
   * @returns false at the end
   */
  private more(all: boolean): boolean {
    if (this.ended) return false;
    const { buffer } = this;
    const codec = textCodec(this.encoding);
    const whole = all || codec === null;
    const name = whole || getAttrOptional(buffer, 'read1') === undefined ? 'read' : 'read1';
    const data = whole ? callMethod(buffer, 'read') : callMethod(buffer, name, this.chunkSize);
    if (!isExporter(data)) {
      throw typeError(`underlying ${name}() should have returned a bytes-like object, not '${typeName(data)}'`);
    }
    const bytes = bytesOf(data);
    const last = whole || bytes.length === 0;
    this.ended = last;
    // What is consumed is given up.
    const rest = this.rest as string;
    if (this.at === rest.length) {
      this.restStart += this.decoded;
      this.source = this.source.subarray(this.decoded);
      this.decoded = 0;
      this.rest = '';
      this.at = 0;
    }
    const joined = new Uint8Array(this.source.length + bytes.length);
    joined.set(this.source);
    joined.set(bytes, this.source.length);
    this.source = joined;
    const fresh = joined.subarray(this.decoded);
    const [added, used] = this.decode(fresh, last);
    this.rest += added;
    if (this.newline === null || this.newline === '') this.note(added, last);
    this.decoded += used;
    return !last || added !== '';
  }
  /** Notes the line ends of what was decoded; a last carriage return waits for what follows. */
  private note(added: string, last: boolean): void {
    let part = this.openEnd && (last || added !== '') ? `\r${added}` : added;
    if (added !== '' || last) this.openEnd = false;
    if (!last && part.endsWith('\r')) {
      part = part.slice(0, -1);
      this.openEnd = true;
    }
    this.seen |= seenNewlines(part);
  }
  private decode(fresh: Uint8Array, last: boolean): [text: string, used: number] {
    const name = this.decoding ?? this.encoding;
    const codec = textCodec(name);
    if (codec?.decodePartly === undefined || last) return [decode(fresh, name, this.errors), fresh.length];
    const [part, used] = codec.decodePartly(fresh, this.errors);
    if (used > 0 && this.decoding === null) this.decoding = withoutMark(this.encoding, fresh);
    return [part, used];
  }
  private deliver(raw: string): string {
    this.at += raw.length;
    return this.newline === null ? translateNewlines(raw) : raw;
  }
  /** Whether the text ends in a `\r` that a `\n` may follow. */
  private get open13(): boolean {
    return (this.newline === null || this.newline === '') && (this.rest as string).endsWith('\r');
  }
  read(count: number): string {
    this.load();
    if (count < 0) {
      while (this.more(true));
      return this.deliver((this.rest as string).slice(this.at));
    }
    let end = this.at;
    for (let n = 0; n < count; n++) {
      while (
        (end >= (this.rest as string).length || (end + 1 === (this.rest as string).length && this.open13)) &&
        !this.ended
      ) {
        const consumed = end - this.at;
        this.more(false);
        end = this.at + consumed;
      }
      const rest = this.rest as string;
      if (end >= rest.length) break;
      const char = text.charFromUnit(rest, end);
      end += char.length;
      if (char === '\r' && this.newline === null && rest[end] === '\n') end++;
    }
    return this.deliver((this.rest as string).slice(this.at, end));
  }
  readLine(limit: number): string {
    this.load();
    // Universal newlines end lines whether they are translated or not.
    const ends = this.newline === null ? '' : this.newline;
    let end = lineEnd(this.rest as string, this.at, ends);
    while (!this.ended && (end < 0 || (end === (this.rest as string).length && this.open13))) {
      if (limit >= 0 && (this.rest as string).length - this.at > 2 * limit) break;
      this.more(false);
      end = lineEnd(this.rest as string, this.at, ends);
    }
    const rest = this.rest as string;
    if (end < 0) end = rest.length;
    if (limit >= 0) {
      const line = rest.slice(this.at, end);
      if (text.length(line) > limit) return this.deliver(line.slice(0, text.toUnits(line, limit)));
    }
    return this.deliver(rest.slice(this.at, end));
  }
  override next(): Maybe {
    const line = this.readLine(-1);
    this.iterating = line !== '';
    return line === '' ? undefined : line;
  }

  // ------------------------------------------------------------ positions

  tell(): number {
    this.open();
    if (!isTrue(callMethod(this.buffer, 'seekable'))) throw unsupported('underlying stream is not seekable');
    if (this.iterating) throw raise(OSError, 'telling position disabled by next() call');
    this.settle();
    callMethod(this, 'flush');
    return this.rest === null ? toSsize(callMethod(this.buffer, 'tell')) : this.restStart + this.consumed();
  }
  /** How many of the bytes of `source` the consumed text stands for. */
  private consumed(): number {
    const rest = this.rest as string;
    if (this.at === rest.length) return this.decoded;
    if (this.at === 0) return 0;
    const codec = textCodec(this.encoding);
    if (this.errors === 'strict' && codec !== null)
      return encode(rest.slice(0, this.at), this.encoding, 'strict').length;
    for (let count = 1; count < this.decoded; count++) {
      const part = this.source.subarray(0, count);
      const had = codec?.decodePartly?.(part, this.errors)[0] ?? decode(part, this.encoding, this.errors);
      if (had.length >= this.at) return count;
    }
    return this.decoded;
  }
  seek(to: number, whence: number): number {
    this.open();
    if (whence < 0 || whence > 2) throw valueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
    if (!isTrue(callMethod(this.buffer, 'seekable'))) throw unsupported('underlying stream is not seekable');
    if (whence === 1) {
      if (to !== 0) throw unsupported("can't do nonzero cur-relative seeks");
      to = this.tell();
    } else if (whence === 2) {
      if (to !== 0) throw unsupported("can't do nonzero end-relative seeks");
      callMethod(this, 'flush');
      this.forget();
      const end = toSsize(callMethod(this.buffer, 'seek', 0, 2));
      this.started = end !== 0;
      return end;
    } else if (to < 0) throw valueError(`negative seek position ${to}`);
    callMethod(this, 'flush');
    this.forget();
    this.started = to !== 0;
    callMethod(this.buffer, 'seek', to);
    return to;
  }

  // ------------------------------------------------------------ writing

  /** Hands the text that is held to the buffer (C `_textiowrapper_writeflush`). */
  settle(): void {
    if (this.held === 0) return;
    const { pending } = this;
    const all = pending.length === 1 ? pending[0] : new Uint8Array(this.held);
    if (pending.length > 1) {
      let at = 0;
      for (const part of pending) {
        all.set(part, at);
        at += part.length;
      }
    }
    this.pending = [];
    this.held = 0;
    noteWritten(this);
    callMethod(this.buffer, 'write', new PyBytes(all));
  }
  /** Gives up what was read ahead: the buffer stands where the text does. */
  giveBack(): void {
    if (this.rest === null) return;
    this.iterating = false;
    const at = this.restStart + this.consumed();
    this.forget();
    if (isTrue(callMethod(this.buffer, 'seekable'))) callMethod(this.buffer, 'seek', at);
  }
  write(given: string): void {
    this.open();
    if (!isTrue(callMethod(this.buffer, 'writable'))) throw unsupported('not writable');
    const breaks = given.includes('\n');
    let part = given;
    if (breaks && this.newline !== null && this.newline !== '' && this.newline !== '\n') {
      part = part.replaceAll('\n', this.newline);
    }
    let bytes = encode(part, this.encoding, this.errors);
    // Only the first text of a file gets a byte order mark.
    const mark = encode('', this.encoding, this.errors).length;
    if (mark > 0) {
      if (!this.started && this.held === 0 && isTrue(callMethod(this.buffer, 'seekable'))) {
        this.started = toSsize(callMethod(this.buffer, 'tell')) !== 0;
      }
      if (this.started) bytes = bytes.subarray(mark);
    }
    this.started = true;
    if (bytes.length > 0) {
      this.pending.push(bytes);
      this.held += bytes.length;
      if (this.buffer instanceof PyBuffered && this.buffer.raw instanceof PyFileIO) noteUnwritten(this);
    }
    const flushes = this.lineBuffering && (breaks || given.includes('\r'));
    if (this.held >= this.chunkSize || flushes || this.writeThrough) this.settle();
    if (flushes) callMethod(this.buffer, 'flush');
    this.giveBack();
  }
  get hasRead(): boolean {
    return this.rest !== null && !this.ended;
  }
  get newlines(): Value {
    return newlinesSeen(this.seen);
  }
}
PyTextIOWrapper.prototype.type = textIOWrapperType;

/** How an encoding goes on behind its byte order mark. @param start the first bytes, where they are known */
function withoutMark(encoding: string, start: Uint8Array = EMPTY): string | null {
  const name = textCodec(encoding)?.name;
  if (name === 'utf-8-sig') return 'utf-8';
  if (name === 'utf-16') return start[0] === 0xfe && start[1] === 0xff ? 'utf-16-be' : 'utf-16-le';
  if (name === 'utf-32') return start[2] === 0xfe && start[3] === 0xff ? 'utf-32-be' : 'utf-32-le';
  return null;
}
