/**
 * zlib's streams over pako, a port of zlib: the same algorithm gives the same bytes as CPython's zlib, which Node's own
 * patched one does not.
 */
import { ZStream, zlibDeflate, zlibDeflateInit2, zlibInflate, zlibInflateInit2 } from 'pako';
import { ByteWriter } from '../../../runtime/codecs/writer.ts';
import { Exception, type PyException, raise } from '../../../runtime/errors.ts';
import { PyType } from '../../../runtime/types.ts';

export { ZStream } from 'pako';

export const Z_NO_FLUSH = 0;
export const Z_SYNC_FLUSH = 2;
export const Z_FINISH = 4;
export const Z_OK = 0;
export const Z_STREAM_END = 1;
export const Z_NEED_DICT = 2;
export const Z_STREAM_ERROR = -2;
export const Z_DATA_ERROR = -3;
export const Z_BUF_ERROR = -5;

/** `zlib.error` */
export const zlibErrorType = new PyType('error', [Exception], { module: 'zlib' });
zlibErrorType.hasDict = true;

const MEANINGS = new Map<number, string>([
  [Z_BUF_ERROR, 'incomplete or truncated stream'],
  [Z_STREAM_ERROR, 'inconsistent stream state'],
  [Z_DATA_ERROR, 'invalid input data'],
]);

/** C `zlib_error`. @param what what was being done: `while …` */
export function zlibError(stream: ZStream, code: number, what: string): PyException {
  // The port also gives a text where zlib gives none.
  const own = code === Z_STREAM_ERROR || stream.msg === '' ? undefined : stream.msg;
  const text = own ?? MEANINGS.get(code);
  return raise(zlibErrorType, `Error ${code} ${what}${text === undefined ? '' : `: ${text}`}`);
}

/** How much room CPython's output buffer gives deflate at a time, in bytes: stored blocks depend on it. */
const BLOCKS = [32, 64, 256, 1024, 4096, 8192, 16384, 16384, 32768].map(kib => kib * 1024);

/** Collects output block by block, as CPython's `_BlocksOutputBuffer` does. */
export class Output {
  private readonly stream: ZStream;
  private readonly limit: number;
  private readonly parts: Uint8Array[] = [];
  private count = 0;
  length = 0;

  /** @param limit how many bytes at most; -1 for any number; `first` the size of the first block, in bytes */
  constructor(stream: ZStream, limit = -1, first: number = BLOCKS[0]) {
    this.stream = stream;
    this.limit = limit;
    this.provide(first);
  }
  private provide(size: number): void {
    const { stream } = this;
    const room = this.limit < 0 ? size : Math.min(size, this.limit - this.length);
    stream.output = new Uint8Array(room);
    stream.next_out = 0;
    stream.avail_out = room;
    this.count++;
  }
  /** Makes room where there is none. @returns whether there is some */
  room(): boolean {
    const { stream } = this;
    if (stream.avail_out > 0) return true;
    this.take();
    if (this.limit >= 0 && this.length >= this.limit) return false;
    this.provide(BLOCKS[Math.min(this.count, BLOCKS.length - 1)]);
    return true;
  }
  private take(): void {
    const { stream } = this;
    if (stream.next_out === 0) return;
    this.parts.push(stream.output.subarray(0, stream.next_out));
    this.length += stream.next_out;
    stream.output = NOTHING;
    stream.next_out = 0;
    stream.avail_out = 0;
  }
  finish(): Uint8Array {
    this.take();
    if (this.parts.length === 1) return this.parts[0].slice();
    const all = new ByteWriter(this.length);
    for (const part of this.parts) all.set(part);
    return all.finish();
  }
}
const NOTHING: Uint8Array<ArrayBuffer> = new Uint8Array(0);

/** Gives a stream its next input. */
export function feed(stream: ZStream, input: Uint8Array): void {
  stream.input = input;
  stream.next_in = 0;
  stream.avail_in = input.length;
}

/** What of the input is not consumed. */
export function remaining(stream: ZStream): Uint8Array {
  return stream.input.subarray(stream.next_in, stream.next_in + stream.avail_in);
}

/** @returns the stream, and zlib's code */
export function openDeflate(
  level: number,
  method: number,
  wbits: number,
  memLevel: number,
  strategy: number,
): [ZStream, number] {
  const stream = new ZStream();
  // The last argument asks for zlib's own hash function.
  return [stream, zlibDeflateInit2(stream, level, method, wbits, memLevel, strategy as 0, true)];
}

export function openInflate(wbits: number): [ZStream, number] {
  const stream = new ZStream();
  feed(stream, NOTHING);
  return [stream, zlibInflateInit2(stream, wbits)];
}

/** Compresses all of the input. @returns zlib's code */
export function runDeflate(stream: ZStream, output: Output, flush: number): number {
  let code: number;
  do {
    output.room();
    code = zlibDeflate(stream, flush as 0);
    if (code === Z_STREAM_ERROR) return code;
  } while (stream.avail_out === 0);
  return code;
}

/**
 * Decompresses the input as far as there is room for output.
 * @param dictionary sets the dictionary that the stream asks for; throws if it is wrong
 * @returns zlib's code
 */
export function runInflate(stream: ZStream, output: Output, flush: number, dictionary: (() => void) | null): number {
  let code: number;
  do {
    if (!output.room()) return Z_BUF_ERROR;
    code = zlibInflate(stream, flush as 0);
    if (code === Z_NEED_DICT && dictionary !== null) dictionary();
    else if (code !== Z_OK && code !== Z_BUF_ERROR && code !== Z_STREAM_END) return code;
  } while (code !== Z_STREAM_END && (stream.avail_out === 0 || code === Z_NEED_DICT));
  return code;
}

/** A stream in the same state (`deflateCopy`, `inflateCopy`, which pako has not): memory is copied, aliases stay aliases. */
export function copyStream(stream: ZStream): ZStream {
  const copies = new Map<object, object>();
  const buffers = new Map<ArrayBufferLike, ArrayBufferLike>();
  const copy = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const done = copies.get(value);
    if (done !== undefined) return done;
    if (ArrayBuffer.isView(value)) {
      let buffer = buffers.get(value.buffer);
      if (buffer === undefined) buffers.set(value.buffer, (buffer = value.buffer.slice(0)));
      const { length } = value as Uint8Array;
      const view = new (value.constructor as Uint8ArrayConstructor)(buffer as ArrayBuffer, value.byteOffset, length);
      copies.set(value, view);
      return view;
    }
    const made: Record<string, unknown> | unknown[] = Array.isArray(value)
      ? new Array(value.length)
      : Object.create(Object.getPrototypeOf(value));
    copies.set(value, made);
    for (const key of Object.keys(value)) {
      (made as Record<string, unknown>)[key] = copy((value as Record<string, unknown>)[key]);
    }
    return made;
  };
  feed(stream, NOTHING);
  return copy(stream) as ZStream;
}
