/** The base classes of streams: what every stream has, written so that Python subclasses may override any part. */
import { PyByteArray, PyBytes } from '../../../runtime/buffer/objects.ts';
import { bytesOf, getBuffer, PyBUF } from '../../../runtime/buffer/request.ts';
import { allocate } from '../../../runtime/buffer/storage.ts';
import { ByteWriter } from '../../../runtime/codecs/writer.ts';
import {
  NotImplementedError,
  OSError,
  PyException,
  raise,
  typeError,
  ValueError,
  valueError,
} from '../../../runtime/errors.ts';
import { getAttrOptional, instanceDict } from '../../../runtime/protocol/attribute.ts';
import { callMethod } from '../../../runtime/protocol/call.ts';
import { forEach, getIterator, ITERATOR_METHODS, PyIterator } from '../../../runtime/protocol/iterate.ts';
import { hasIndex, isTrue, toSsize } from '../../../runtime/protocol/number.ts';
import { len } from '../../../runtime/protocol/subscript.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { type Maybe, objectType, PyType, typeName, type Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { PyList } from '../../../runtime/values/list.ts';

function streamType(name: string, base: PyType): PyType {
  const type = new PyType(name, [base], { module: '_io' });
  type.hasDict = true;
  type.hasWeakref = true;
  return type;
}
export const ioBaseType = streamType('_IOBase', objectType);
export const rawIOBaseType = streamType('_RawIOBase', ioBaseType);
export const bufferedIOBaseType = streamType('_BufferedIOBase', ioBaseType);
export const textIOBaseType = streamType('_TextIOBase', ioBaseType);
/** A type of stream in the module `_io`. */
export { streamType };

/** `io.UnsupportedOperation`: an OSError and a ValueError. */
export const UnsupportedOperation = new PyType('UnsupportedOperation', [OSError, ValueError], { module: 'io' });
UnsupportedOperation.mro = [UnsupportedOperation, OSError, ValueError, ...OSError.mro.slice(1)];
UnsupportedOperation.hasDict = true;

export const unsupported = (what: string): PyException => raise(UnsupportedOperation, what);

export const closedError = (): PyException => valueError('I/O operation on closed file.');

/** Any stream; as such, an instance of a Python subclass of the base classes. */
export class PyStream extends PyIterator {
  isClosed = false;
  /** The next line, `undefined` at the end. */
  override next(): Maybe {
    const line = callMethod(this, 'readline');
    return len(line) === 0 ? undefined : line;
  }
}
PyStream.prototype.type = ioBaseType;

/** An optional count that may be None: -1 without one. @throws TypeError */
export function sizeOrNone(value: Maybe): number {
  if (value === undefined || value === null) return -1;
  if (typeof value === 'number') return value;
  if (!hasIndex(value)) throw typeError(`argument should be integer or None, not '${typeName(value)}'`);
  return toSsize(value);
}

/** @throws ValueError if the stream's `closed` is true */
export function checkClosed(self: Value): void {
  const closed = getAttrOptional(self, 'closed');
  if (closed !== undefined && isTrue(closed)) throw closedError();
}

function checkAble(name: 'readable' | 'writable' | 'seekable') {
  return (self: Value): Value => {
    if (callMethod(self, name) !== true) throw unsupported(`File or stream is not ${name}.`);
    return true;
  };
}

/** Gives a writable buffer's memory to `fill`. @throws TypeError for what is not writable and contiguous */
export function withWritable<T>(name: string, target: Value, fill: (bytes: Uint8Array) => T): T {
  let held: ReturnType<typeof getBuffer>;
  try {
    held = getBuffer(target, PyBUF.WRITABLE);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    const got = target === null ? 'None' : typeName(target);
    throw typeError(`${name}() argument must be read-write bytes-like object, not ${got}`);
  }
  try {
    return fill(held.record.memory());
  } finally {
    held.release();
  }
}

furnish(ioBaseType, () => ({
  doc: 'What all streams have: positions, lines, closing.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => adopt(new PyStream(), type)],
  methods: {
    ...ITERATOR_METHODS.methods,
    __iter__: [
      '(self, /)',
      (self: Value): Value => {
        checkClosed(self);
        return self;
      },
      'An iterator over the object.',
    ],
    seek: [
      '(self, offset, whence=os.SEEK_SET, /)',
      () => {
        throw unsupported('seek');
      },
      'Goes to a position, counted from the start (whence 0), from here (1) or from the end (2).',
    ],
    tell: ['(self, /)', (self: Value) => callMethod(self, 'seek', 0, 1), 'The position.'],
    truncate: [
      '(self, size=None, /)',
      () => {
        throw unsupported('truncate');
      },
      'Cuts the stream to a size, by default at the position.',
    ],
    flush: [
      '(self, /)',
      (self: PyStream): Value => {
        if (self.isClosed) throw closedError();
        return null;
      },
      'Writes what is buffered.',
    ],
    __del__: ['(self, /)', (self: Value) => callMethod(self, 'close'), 'Closes the stream when it is no longer used.'],
    close: [
      '(self, /)',
      (self: PyStream): Value => {
        if (self.isClosed) return null;
        try {
          callMethod(self, 'flush');
        } finally {
          self.isClosed = true;
        }
        return null;
      },
      'Flushes and closes the stream.',
    ],
    seekable: ['(self, /)', () => false, 'Whether the position can be changed.'],
    readable: ['(self, /)', () => false, 'Whether the stream can be read.'],
    writable: ['(self, /)', () => false, 'Whether the stream can be written.'],
    isatty: [
      '(self, /)',
      (self: Value) => {
        checkClosed(self);
        return false;
      },
      'Whether the stream is a terminal.',
    ],
    fileno: [
      '(self, /)',
      () => {
        throw unsupported('fileno');
      },
      'The file descriptor.',
    ],
    _checkClosed: [
      '(self, /)',
      (self: Value): Value => {
        checkClosed(self);
        return null;
      },
    ],
    _checkReadable: ['(self, /)', checkAble('readable')],
    _checkWritable: ['(self, /)', checkAble('writable')],
    _checkSeekable: ['(self, /)', checkAble('seekable')],
    __enter__: [
      '(self, /)',
      (self: Value): Value => {
        checkClosed(self);
        return self;
      },
    ],
    __exit__: ['(self, /, *args)', (self: Value): Value => callMethod(self, 'close'), undefined, undefined, ''],
    readline: [
      '(self, size=-1, /)',
      (self: Value, size: Value = -1): Value => {
        const limit = sizeOrNone(size);
        const out = new ByteWriter(16);
        while (limit < 0 || out.length < limit) {
          const piece = callMethod(self, 'read', 1);
          if (!(piece instanceof PyBytes)) {
            throw raise(OSError, `read() should have returned a bytes object, not '${typeName(piece)}'`);
          }
          if (piece.data.length === 0) break;
          out.set(piece.data);
          if (piece.data[piece.data.length - 1] === 10) break;
        }
        return new PyBytes(out.finish());
      },
      'Reads up to the end of a line, and at most `size` bytes.',
    ],
    readlines: [
      '(self, hint=-1, /)',
      (self: Value, hint: Value = -1): Value => {
        if (hint !== null && !hasIndex(hint)) throw typeError(`integer argument expected, got '${typeName(hint)}'`);
        const limit = hint === null ? -1 : toSsize(hint);
        const lines: Value[] = [];
        let total = 0;
        const iterator = getIterator(self);
        for (let line = iterator.next(); line !== undefined; line = iterator.next()) {
          lines.push(line);
          total += len(line);
          if (limit > 0 && total >= limit) break;
        }
        return new PyList(lines);
      },
      'The lines, up to about `hint` bytes of them.',
    ],
    writelines: [
      '(self, lines, /)',
      (self: Value, lines: Value): Value => {
        checkClosed(self);
        forEach(lines, line => {
          callMethod(self, 'write', line);
        });
        return null;
      },
      'Writes the items of an iterable, without newlines between them.',
    ],
  },
  attributes: { __dict__: [instanceDict], closed: [(self: PyStream) => self.isClosed] },
}));

/** How much is read at a time, in bytes. */
export const DEFAULT_BUFFER_SIZE = 131072;

/** `read` by way of `readinto`, as raw and buffered streams of Python classes have it. */
function readAll(self: Value): Value {
  const out = new ByteWriter(64);
  for (;;) {
    const piece = callMethod(self, 'read', DEFAULT_BUFFER_SIZE);
    if (piece === null && out.length === 0) return null;
    if (piece === null || len(piece) === 0) return new PyBytes(out.finish());
    out.set(bytesOf(piece));
  }
}

const missing = (): Value => {
  throw raise(NotImplementedError);
};

furnish(rawIOBaseType, () => ({
  doc: 'A stream of bytes without a buffer.',
  methods: {
    read: [
      '(self, size=-1, /)',
      (self: Value, size: Value = -1): Value => {
        const count = sizeOrNone(size);
        if (count < 0) return callMethod(self, 'readall');
        const target = new PyByteArray(allocate(count));
        const got = callMethod(self, 'readinto', target);
        if (got === null) return null;
        const length = toSsize(got);
        if (length < 0 || length > count) {
          throw valueError(`readinto returned ${length} outside buffer size ${count}`);
        }
        return new PyBytes(bytesOf(target).slice(0, length));
      },
    ],
    readall: ['(self, /)', readAll, 'Reads to the end.'],
    readinto: ['(self, /, *args, **kwargs)', missing, undefined, undefined, ''],
    write: ['(self, /, *args, **kwargs)', missing, undefined, undefined, ''],
  },
}));

furnish(bufferedIOBaseType, () => ({
  doc: 'A stream of bytes with a buffer.',
  methods: {
    ...Object.fromEntries(
      (
        [
          ['detach', '(self, /)', 'Takes the raw stream away.'],
          ['read', '(self, size=-1, /)', 'Reads at most `size` bytes, all by default.'],
          ['read1', '(self, size=-1, /)', 'Reads at most `size` bytes with one read of the raw stream.'],
          ['write', '(self, b, /)', 'Writes bytes; the number of them.'],
        ] as const
      ).map(([name, signature, doc]) => [
        name,
        [
          signature,
          () => {
            throw unsupported(name);
          },
          doc,
        ] as const,
      ]),
    ),
    readinto: ['(self, buffer, /)', readInto('readinto', 'read')],
    readinto1: ['(self, buffer, /)', readInto('readinto1', 'read1')],
  },
}));

function readInto(name: string, read: string) {
  return (self: Value, target: Value): Value =>
    withWritable(name, target, bytes => {
      const data = callMethod(self, read, bytes.length);
      if (!(data instanceof PyBytes)) throw typeError(`${read}() should return bytes`);
      if (data.data.length > bytes.length) {
        throw valueError(
          `read() returned too much data: ${bytes.length} bytes requested, ${data.data.length} returned`,
        );
      }
      bytes.set(data.data);
      return data.data.length;
    });
}

furnish(textIOBaseType, () => ({
  doc: 'A stream of text.',
  methods: Object.fromEntries(
    (
      [
        ['detach', '(self, /)', 'Takes the buffer away.'],
        ['read', '(self, size=-1, /)', 'Reads at most `size` characters, all by default.'],
        ['readline', '(self, size=-1, /)', 'Reads up to the end of a line.'],
        ['write', '(self, s, /)', 'Writes text; the number of characters.'],
      ] as const
    ).map(([name, signature, doc]) => [
      name,
      [
        signature,
        () => {
          throw unsupported(name);
        },
        doc,
      ] as const,
    ]),
  ),
  attributes: {
    encoding: [() => null, null, 'The encoding of the text: for subclasses to tell.'],
    errors: [() => null, null, 'How errors of the encoding are handled: for subclasses to tell.'],
    newlines: [() => null, null, 'The line ends read so far: for subclasses to tell.'],
  },
}));
