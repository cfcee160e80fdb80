/**
 * Buffered streams of bytes. Reading keeps what was read ahead; writing goes through at once, because nothing tells us
 * when a program lets go of a file that it did not close.
 */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { bytesOf } from '../../../runtime/buffer/request.ts';
import { EMPTY } from '../../../runtime/buffer/storage.ts';
import { ByteWriter } from '../../../runtime/codecs/writer.ts';
import { valueError } from '../../../runtime/errors.ts';
import { getAttr, getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { callMethod } from '../../../runtime/protocol/call.ts';
import { isTrue, toSsize } from '../../../runtime/protocol/number.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { furnish, type Row } from '../../../runtime/signature/declare.ts';
import type { Maybe, PyType, Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { ssize } from '../../bytes-like/operand.ts';
import { findByte } from '../../bytes-like/search.ts';
import { bufferedIOBaseType, PyStream, sizeOrNone, streamType, unsupported, withWritable } from './base.ts';
import { withAttributes } from './bytes-io.ts';
import { PyFileIO } from './file-io.ts';

export const DEFAULT_BUFFER_SIZE = 131072;

export const bufferedReaderType = streamType('BufferedReader', bufferedIOBaseType);
export const bufferedWriterType = streamType('BufferedWriter', bufferedIOBaseType);
export const bufferedRandomType = streamType('BufferedRandom', bufferedIOBaseType);

export class PyBuffered extends PyStream {
  raw: Value = null;
  /** What was read ahead; `at` is how much of it is consumed. */
  private ahead: Uint8Array = EMPTY;
  private at = 0;
  detached = false;

  source(): Value {
    if (this.detached) throw valueError('raw stream has been detached');
    return this.raw;
  }
  get closed(): boolean {
    const raw = this.source();
    return raw instanceof PyFileIO ? raw.isClosed : raw !== null && isTrue(getAttr(raw, 'closed'));
  }
  open(action: string): void {
    if (this.closed) throw valueError(`${action} of closed file`);
  }
  private readRaw(count: number): Uint8Array {
    const raw = this.raw;
    if (raw instanceof PyFileIO) return raw.read(count);
    const data = callMethod(raw, 'read', count);
    return data === null ? EMPTY : bytesOf(data).slice();
  }
  /** The bytes read ahead and not consumed. */
  get waiting(): number {
    return this.ahead.length - this.at;
  }
  peek(): Uint8Array {
    if (this.waiting === 0) {
      this.ahead = this.readRaw(8192);
      this.at = 0;
    }
    return this.ahead.subarray(this.at);
  }
  read(count: number): Uint8Array {
    if (this.waiting === 0) {
      if (this.raw instanceof PyFileIO || count < 0) return this.readRaw(count);
    } else if (count >= 0 && count <= this.waiting) {
      const part = this.ahead.slice(this.at, this.at + count);
      this.at += count;
      return part;
    }
    const out = new ByteWriter(Math.max(count, 64));
    out.set(this.ahead.subarray(this.at));
    this.drop();
    while (count < 0 || out.length < count) {
      const part = this.readRaw(count < 0 ? -1 : count - out.length);
      if (part.length === 0) break;
      out.set(part);
    }
    return out.finish();
  }
  readLine(limit: number): Uint8Array {
    const out = new ByteWriter(80);
    while (limit < 0 || out.length < limit) {
      const ahead = this.peek();
      if (ahead.length === 0) break;
      const end = findByte(ahead, 10, 0, ahead.length);
      let size = end < 0 ? ahead.length : end + 1;
      if (limit >= 0) size = Math.min(size, limit - out.length);
      out.set(ahead.subarray(0, size));
      this.at += size;
      if (end >= 0 && size === end + 1) break;
    }
    return out.finish();
  }
  drop(): void {
    this.ahead = EMPTY;
    this.at = 0;
  }
  tell(): number {
    const raw = this.source();
    const at = raw instanceof PyFileIO ? raw.position : toSsize(callMethod(raw, 'tell'));
    return at - this.waiting;
  }
  seek(offset: number, whence: number): number {
    const raw = this.source();
    const to = whence === 1 ? offset - this.waiting : offset;
    this.drop();
    return raw instanceof PyFileIO ? raw.seek(to, whence) : toSsize(callMethod(raw, 'seek', to, whence));
  }
  write(bytes: Uint8Array): void {
    if (this.waiting > 0) this.seek(0, 1);
    const raw = this.source();
    for (let done = 0; done < bytes.length; ) {
      const rest = done === 0 ? bytes : bytes.subarray(done);
      done += raw instanceof PyFileIO ? raw.write(rest) : toSsize(callMethod(raw, 'write', new PyBytes(rest.slice())));
    }
  }
  override next(): Maybe {
    this.open('readline');
    const line = this.readLine(-1);
    return line.length === 0 ? undefined : new PyBytes(line);
  }
}
PyBuffered.prototype.type = bufferedReaderType;

const readRows: Record<string, Row> = {
  read: [
    '(self, size=-1, /)',
    (self: PyBuffered, size?: Value) => {
      const count = sizeOrNone(size);
      if (count < -1) throw valueError('read length must be non-negative or -1');
      self.open('read');
      return new PyBytes(self.read(count));
    },
    'Reads at most `size` bytes, all by default.',
  ],
  read1: [
    '(self, size=-1, /)',
    (self: PyBuffered, size?: Value) => {
      const count = sizeOrNone(size);
      self.open('read');
      const ahead = self.peek().length;
      return new PyBytes(self.read(count < 0 ? ahead : Math.min(count, ahead)));
    },
    'Reads at most `size` bytes with at most one read of the raw stream.',
  ],
  peek: [
    '(self, size=0, /)',
    (self: PyBuffered) => {
      self.open('peek');
      return new PyBytes(self.peek().slice());
    },
    'What is read ahead, without consuming it.',
  ],
  readline: [
    '(self, size=-1, /)',
    (self: PyBuffered, size?: Value) => {
      const limit = sizeOrNone(size);
      self.open('readline');
      return new PyBytes(self.readLine(limit));
    },
    'Reads up to the end of a line, and at most `size` bytes.',
  ],
  readinto: [
    '(self, buffer, /)',
    (self: PyBuffered, target: Value) =>
      withWritable('readinto', target, bytes => {
        self.open('readinto');
        const got = self.read(bytes.length);
        bytes.set(got);
        return got.length;
      }),
    'Reads into a writable buffer; the number of bytes.',
  ],
};
const writeRows: Record<string, Row> = {
  write: [
    '(self, buffer, /)',
    (self: PyBuffered, data: Value) => {
      const bytes = bytesOf(data);
      self.open('write');
      self.write(bytes);
      return bytes.length;
    },
    'Writes bytes; the number of them.',
  ],
};
const delegate = (name: string, doc: string): Row => [
  '(self, /)',
  (self: PyBuffered) => callMethod(self.source(), name),
  doc,
];
const commonRows: Record<string, Row> = {
  __repr__: [
    '(self, /)',
    (self: PyBuffered) => {
      const name = self.detached ? undefined : getAttrOptional(self.raw, 'name');
      return name === undefined ? `<${self.type.tpName}>` : `<${self.type.tpName} name=${repr(name)}>`;
    },
    'Text that shows the object.',
  ],
  tell: ['(self, /)', (self: PyBuffered) => self.tell(), 'The position.'],
  seek: [
    '(self, target, whence: int = 0, /)',
    (self: PyBuffered, to: Value, whence = 0) => {
      if (whence < 0 || whence > 2) throw valueError(`whence value ${whence} unsupported`);
      const at = ssize(to);
      self.open('seek');
      return self.seek(at, whence);
    },
    'Goes to a position, counted from the start (whence 0), from here (1) or from the end (2).',
  ],
  truncate: [
    '(self, pos=None, /)',
    (self: PyBuffered, size: Value = null) => {
      self.open('truncate');
      if (!isTrue(callMethod(self.source(), 'writable'))) throw unsupported('truncate');
      return callMethod(self.source(), 'truncate', size === null ? self.tell() : size);
    },
    'Cuts or lengthens the file to a size, by default to the position.',
  ],
  flush: [
    '(self, /)',
    (self: PyBuffered) => {
      self.open('flush');
      return callMethod(self.source(), 'flush');
    },
    'Writes what is buffered.',
  ],
  close: [
    '(self, /)',
    (self: PyBuffered): Value => {
      if (!self.closed) callMethod(self.source(), 'close');
      return null;
    },
    'Closes the file.',
  ],
  detach: [
    '(self, /)',
    (self: PyBuffered): Value => {
      const raw = self.source();
      if (self.waiting > 0) self.seek(0, 1);
      self.detached = true;
      return raw;
    },
    'Takes the raw stream away.',
  ],
  readable: delegate('readable', 'Whether the stream can be read.'),
  writable: delegate('writable', 'Whether the stream can be written.'),
  seekable: delegate('seekable', 'Whether the position can be changed.'),
  fileno: delegate('fileno', 'The file descriptor.'),
  isatty: delegate('isatty', 'Whether the stream is a terminal.'),
};

function define(
  type: PyType,
  doc: string,
  rows: Record<string, Row>,
  needs: ('readable' | 'writable' | 'seekable')[],
): void {
  furnish(type, () => ({
    doc,
    new: [
      '(type, /, *args, **kwargs)',
      (made: PyType) => {
        const stream = adopt(new PyBuffered(), made);
        stream.type = made;
        return withAttributes(stream);
      },
    ],
    init: [
      `(self, /, raw, buffer_size: ssize = ${DEFAULT_BUFFER_SIZE})`,
      (self: PyBuffered, raw: Value, size = DEFAULT_BUFFER_SIZE): Value => {
        for (const need of needs) {
          if (!isTrue(callMethod(raw, need))) throw unsupported(`File or stream is not ${need}.`);
        }
        if (size <= 0) throw valueError('buffer size must be strictly positive');
        self.raw = raw;
        self.detached = false;
        return null;
      },
      'A buffer for a raw stream.',
    ],
    methods: { ...commonRows, ...rows },
    attributes: {
      raw: [(self: PyBuffered) => self.raw, null, 'The raw stream.'],
      name: [(self: PyBuffered) => getAttr(self.source(), 'name'), null, 'The name of the raw stream.'],
      mode: [(self: PyBuffered) => getAttr(self.source(), 'mode'), null, 'The mode of the raw stream.'],
      closed: [(self: PyBuffered) => self.closed, null, 'True once the stream is closed.'],
    },
  }));
}
define(bufferedReaderType, 'A buffered stream of bytes for reading.', readRows, ['readable']);
define(bufferedWriterType, 'A buffered stream of bytes for writing.', writeRows, ['writable']);
define(bufferedRandomType, 'A buffered stream of bytes for reading and writing.', { ...readRows, ...writeRows }, [
  'seekable',
  'readable',
  'writable',
]);
