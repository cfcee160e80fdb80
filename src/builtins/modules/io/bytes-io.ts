/** `io.BytesIO`: a stream of bytes in memory. */
import { ensureResizable } from '../../../runtime/buffer/exports.ts';
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import {
  bufferMethod,
  bytesOf,
  exportBytes,
  PyBUF,
  registerExporter,
  viewOf,
  withBytes,
} from '../../../runtime/buffer/request.ts';
import { copyOf, EMPTY, Storage } from '../../../runtime/buffer/storage.ts';
import { memoryError, typeError, valueError } from '../../../runtime/errors.ts';
import { instanceDict, ownAttributes } from '../../../runtime/protocol/attribute.ts';
import { declareMaker } from '../../../runtime/protocol/construct.ts';
import { forEach } from '../../../runtime/protocol/iterate.ts';
import { indexOf, toSsize } from '../../../runtime/protocol/number.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import {
  intType,
  isInstance,
  type Maybe,
  objectType,
  PyObject,
  PyType,
  tupleType,
  typeName,
  type Value,
} from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { PyList } from '../../../runtime/values/list.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { ssize } from '../../bytes-like/operand.ts';
import { findByte } from '../../bytes-like/search.ts';
import { exactly } from '../../containers/exactly.ts';
import { bufferedIOBaseType, closedError, PyStream, sizeOrNone, streamType, withWritable } from './base.ts';

export const bytesIOType = streamType('BytesIO', bufferedIOBaseType);

export class PyBytesIO extends PyStream {
  storage = new Storage(EMPTY);
  position = 0;
  /** The memory belongs to a bytes object too: to be copied before a change. */
  private shared = false;
  /** That object, once somebody has it. */
  private whole: PyBytes | null = null;

  /** Takes bytes as the contents without copying them. */
  fill(bytes: Uint8Array): void {
    this.storage.replace(bytes);
    this.shared = true;
    this.whole = null;
    this.position = 0;
  }
  open(): void {
    if (this.isClosed) throw closedError();
  }
  /** Before a change. @throws ValueError, BufferError */
  change(): void {
    this.open();
    ensureResizable(this.storage);
  }
  own(): void {
    if (!this.shared) return;
    this.shared = false;
    this.whole = null;
    this.storage.replace(copyOf(this.storage.data));
  }
  contents(): PyBytes {
    this.shared = true;
    // A view may change the memory.
    if (this.storage.exports > 0) return new PyBytes(this.storage.data);
    this.whole ??= new PyBytes(this.storage.data);
    return this.whole;
  }
  /** The next `count` bytes, fewer at the end. */
  read(count: number): PyBytes {
    const { storage, position } = this;
    const left = Math.max(storage.length - position, 0);
    const size = count < 0 || count > left ? left : count;
    this.position += size;
    if (size > 0 && position === 0 && size === storage.length) return this.contents();
    return new PyBytes(size === 0 ? EMPTY : copyOf(storage.bytes, storage.start + position, size));
  }
  /** How far the next line reaches. */
  lineLength(limit: number): number {
    const { data } = this.storage;
    const from = this.position;
    if (from >= data.length) return 0;
    const at = findByte(data, 10, from, data.length);
    const size = (at < 0 ? data.length : at + 1) - from;
    return limit >= 0 && limit < size ? limit : size;
  }
  write(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const { storage, position } = this;
    const end = position + bytes.length;
    if (!Number.isSafeInteger(end)) throw memoryError();
    this.own();
    if (end > storage.length) {
      const before = storage.length;
      storage.resize(end);
      if (position > before) storage.data.fill(0, before, position);
    }
    storage.data.set(bytes, position);
    this.position = end;
  }
  override next(): Maybe {
    this.open();
    const size = this.lineLength(-1);
    return size === 0 ? undefined : this.read(size);
  }
}
PyBytesIO.prototype.type = bytesIOType;

/** What `getbuffer()` shows: it pins the stream's memory. */
export class PyBytesIOBuffer extends PyObject {
  readonly source: PyBytesIO;
  constructor(source: PyBytesIO) {
    super();
    this.source = source;
  }
}
const bytesIOBufferType = new PyType('_BytesIOBuffer', [objectType], { module: '_io' });
PyBytesIOBuffer.prototype.type = bytesIOBufferType;
registerExporter(PyBytesIOBuffer, (value, flags) =>
  exportBytes(value, value.source.storage.data, value.source.storage, false, flags),
);
furnish(bytesIOBufferType, () => ({
  methods: {
    __buffer__: ['(self, flags: int, /)', bufferMethod, 'A view of the memory of the object (PEP 688).'],
  },
}));

export { bytesIOBufferType };

function write(self: PyBytesIO, data: Value): Value {
  // The buffer is asked for before anything is looked at: it may close the stream.
  const put = (bytes: Uint8Array): number => {
    self.change();
    self.write(bytes);
    return bytes.length;
  };
  return withBytes(data, put, PyBUF.CONTIG_RO);
}

function attributesOf(self: PyObject): Value {
  return ownAttributes(self).length === 0 ? null : instanceDict(self).copy();
}

const always = (self: PyBytesIO): Value => {
  self.open();
  return true;
};

function begin(self: PyBytesIO, initial: Value = null): Value {
  ensureResizable(self.storage);
  self.fill(EMPTY);
  if (initial instanceof PyBytes && initial.type.origin === 'builtin') {
    // This alone opens a closed stream again.
    self.isClosed = false;
    self.fill(initial.data);
  } else if (initial !== null) {
    const fill = (bytes: Uint8Array): void => {
      self.change();
      self.fill(copyOf(bytes));
    };
    withBytes(initial, fill, PyBUF.CONTIG_RO);
  }
  return null;
}

declareMaker(bytesIOType, {
  min: 0,
  max: 1,
  create: (_type, initial?: Value) => {
    const stream = withAttributes(new PyBytesIO());
    begin(stream, initial);
    return stream;
  },
});

furnish(bytesIOType, () => ({
  doc: 'A stream of bytes in memory.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => withAttributes(adopt(new PyBytesIO(), type))],
  init: ["(self, /, initial_bytes=b'')", begin, 'Begins with these bytes, at their start.'],
  methods: {
    __iter__: ['(self, /)', (self: PyBytesIO) => self, 'An iterator over the object.'],
    readable: ['(self, /)', always, 'True.'],
    writable: ['(self, /)', always, 'True.'],
    seekable: ['(self, /)', always, 'True.'],
    isatty: [
      '(self, /)',
      (self: PyBytesIO) => {
        self.open();
        return false;
      },
      'False.',
    ],
    flush: [
      '(self, /)',
      (self: PyBytesIO) => {
        self.open();
        return null;
      },
      'Does nothing.',
    ],
    getvalue: [
      '(self, /)',
      (self: PyBytesIO) => {
        self.open();
        return self.contents();
      },
      'All contents as bytes.',
    ],
    getbuffer: [
      '(self, /, *args, **kwargs)',
      (self: PyBytesIO, args: Value[], keywords: Map<string, Value>) => {
        exactly('getbuffer', 0, args, keywords);
        self.open();
        self.own();
        return viewOf(new PyBytesIOBuffer(self));
      },
      'A writable view of the contents, which cannot change their size while it lives.',
      undefined,
      '(self, /)',
    ] as never,
    read: [
      '(self, size=-1, /)',
      (self: PyBytesIO, size?: Value) => {
        const count = sizeOrNone(size);
        self.open();
        return self.read(count);
      },
      'Reads at most `size` bytes, all by default.',
    ],
    read1: [
      '(self, size=-1, /)',
      (self: PyBytesIO, size?: Value) => {
        const count = sizeOrNone(size);
        self.open();
        return self.read(count);
      },
      'Reads at most `size` bytes, all by default.',
    ],
    readline: [
      '(self, size=-1, /)',
      (self: PyBytesIO, size?: Value) => {
        const limit = sizeOrNone(size);
        self.open();
        return self.read(self.lineLength(limit));
      },
      'Reads up to the end of a line, and at most `size` bytes.',
    ],
    readlines: [
      '(self, size=None, /)',
      (self: PyBytesIO, size: Value = null): Value => {
        self.open();
        if (size !== null && !isInstance(size, intType)) {
          throw typeError(`integer argument expected, got '${typeName(size)}'`);
        }
        const limit = size === null ? 0 : ssize(size);
        const lines: Value[] = [];
        let total = 0;
        for (let n = self.lineLength(-1); n > 0; n = self.lineLength(-1)) {
          lines.push(self.read(n));
          total += n;
          if (limit > 0 && total >= limit) break;
        }
        return new PyList(lines);
      },
      'The lines, up to about `size` bytes of them.',
    ],
    readinto: [
      '(self, buffer, /)',
      (self: PyBytesIO, target: Value) =>
        withWritable('readinto', target, bytes => {
          self.open();
          const { storage, position } = self;
          const size = Math.min(bytes.length, Math.max(storage.length - position, 0));
          bytes.set(storage.data.subarray(position, position + size));
          self.position += size;
          return size;
        }),
      'Reads into a writable buffer; the number of bytes.',
    ],
    write: ['(self, b, /)', write, 'Writes bytes; the number of them.'],
    writelines: [
      '(self, lines, /)',
      (self: PyBytesIO, lines: Value): Value => {
        self.open();
        forEach(lines, line => {
          write(self, line);
        });
        return null;
      },
      'Writes the items of an iterable.',
    ],
    tell: [
      '(self, /)',
      (self: PyBytesIO) => {
        self.open();
        return self.position;
      },
      'The position.',
    ],
    seek: [
      '(self, pos: ssize, whence: int = 0, /)',
      (self: PyBytesIO, to: number, whence = 0): Value => {
        let at = to;
        self.open();
        if (at < 0 && whence === 0) throw valueError(`negative seek value ${at}`);
        if (whence === 1) at += self.position;
        else if (whence === 2) at += self.storage.length;
        else if (whence !== 0) throw valueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
        self.position = Math.max(at, 0);
        return self.position;
      },
      'Goes to a position, counted from the start (whence 0), from here (1) or from the end (2).',
    ],
    truncate: [
      '(self, size=None, /)',
      (self: PyBytesIO, size: Value = null): Value => {
        self.change();
        const given = size === null ? self.position : indexOf(size);
        const wanted = toSsize(given, 'Python int too large to convert to C long');
        // The conversion may have closed the stream or made a view of it.
        if (size !== null) self.change();
        if (wanted < 0) throw valueError(`negative size value ${given}`);
        if (wanted < self.storage.length) {
          self.own();
          self.storage.resize(wanted);
        }
        return given;
      },
      'Cuts the contents to a size, by default at the position.',
    ],
    close: [
      '(self, /)',
      (self: PyBytesIO): Value => {
        ensureResizable(self.storage);
        self.isClosed = true;
        self.storage = new Storage(EMPTY);
        return null;
      },
      'Frees the memory.',
    ],
    __getstate__: [
      '(self, /)',
      (self: PyBytesIO) => {
        self.open();
        return new PyTuple([self.contents(), self.position, attributesOf(self)]);
      },
    ],
    __setstate__: [
      '(self, object, /)',
      (self: PyBytesIO, state: Value): Value => {
        const items = isInstance(state, tupleType) ? (state as PyTuple).items : [];
        if (items.length < 3) {
          throw typeError(`_io.BytesIO.__setstate__ argument should be 3-tuple, got ${typeName(state)}`);
        }
        self.open();
        ensureResizable(self.storage);
        self.fill(copyOf(bytesOf(items[0])));
        if (typeof items[1] !== 'number') {
          throw typeError(`second item of state must be an integer, not ${typeName(items[1])}`);
        }
        if (items[1] < 0) throw valueError('position value cannot be negative');
        self.position = items[1];
        if (items[2] !== null && !(items[2] instanceof PyDict)) {
          throw typeError(`third item of state should be a dict, got a ${typeName(items[2])}`);
        }
        if (items[2] instanceof PyDict)
          for (const [key, value] of items[2].entries()) instanceDict(self).set(key, value);
        return null;
      },
    ],
    __sizeof__: ['(self, /)', (self: PyBytesIO) => 104 + self.storage.bytes.length],
  },
  attributes: { closed: [(self: PyBytesIO) => self.isClosed, null, 'True once the stream is closed.'] },
}));

/** Gives a stream of a builtin type room for attributes. */
export function withAttributes<T extends PyObject>(stream: T): T {
  if (stream.layout === undefined) {
    stream.layout = stream.type.rootLayout;
    stream.values = [];
  }
  return stream;
}
bytesIOType.textSignature = "(initial_bytes=b'')";
