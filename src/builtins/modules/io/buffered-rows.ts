/** The methods of the buffered streams. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { withBytes } from '../../../runtime/buffer/request.ts';
import { copyOf } from '../../../runtime/buffer/storage.ts';
import { PyException, valueError } from '../../../runtime/errors.ts';
import { getAttr, getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { callMethod } from '../../../runtime/protocol/call.ts';
import { isTrue } from '../../../runtime/protocol/number.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { furnish, type Row } from '../../../runtime/signature/declare.ts';
import type { PyType, Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { ssize } from '../../bytes-like/operand.ts';
import { DEFAULT_BUFFER_SIZE, sizeOrNone, unsupported, withWritable } from './base.ts';
import { bufferedRandomType, bufferedReaderType, bufferedWriterType, PyBuffered } from './buffered.ts';
import { withAttributes } from './bytes-io.ts';

const readInto =
  (name: 'readinto' | 'readinto1') =>
  (self: PyBuffered, target: Value): Value =>
    withWritable(name, target, bytes => {
      self.source();
      self.open('readinto');
      return self.readInto(bytes, name === 'readinto1');
    });

const readRows: Record<string, Row> = {
  read: [
    '(self, size=-1, /)',
    (self: PyBuffered, size?: Value) => {
      const count = sizeOrNone(size);
      self.source();
      if (count < -1) throw valueError('read length must be non-negative or -1');
      self.open('read');
      if (count === -1) return self.readAll();
      const got = self.read(count);
      return got === null ? null : new PyBytes(got);
    },
  ],
  read1: [
    '(self, size=-1, /)',
    (self: PyBuffered, size: Value = -1) => {
      const count = ssize(size);
      self.source();
      self.open('read');
      return new PyBytes(self.readOnce(count));
    },
  ],
  peek: [
    '(self, size=0, /)',
    (self: PyBuffered, size: Value = 0) => {
      ssize(size);
      self.source();
      self.open('peek');
      return new PyBytes(copyOf(self.peek()));
    },
  ],
  readline: [
    '(self, size=-1, /)',
    (self: PyBuffered, size?: Value) => {
      const limit = sizeOrNone(size);
      self.source();
      self.open('readline');
      return new PyBytes(self.readLine(limit));
    },
  ],
  readinto: ['(self, buffer, /)', readInto('readinto')],
  readinto1: ['(self, buffer, /)', readInto('readinto1')],
};
const writeRows: Record<string, Row> = {
  write: [
    '(self, buffer, /)',
    (self: PyBuffered, data: Value) =>
      withBytes(data, bytes => {
        self.source();
        if (self.closed) throw valueError('write to closed file');
        self.write(bytes);
        return bytes.length;
      }),
  ],
};
const delegate = (name: string): Row => ['(self, /)', (self: PyBuffered) => callMethod(self.source(), name)];

function closeBuffered(self: PyBuffered): Value {
  if (self.closed) return null;
  try {
    callMethod(self, 'flush');
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    callMethod(self.source(), 'close');
    throw thrown;
  }
  return callMethod(self.source(), 'close');
}

const commonRows: Record<string, Row> = {
  __repr__: [
    '(self, /)',
    (self: PyBuffered) => {
      const name = self.state === 'ready' ? getAttrOptional(self.raw, 'name') : undefined;
      return name === undefined ? `<${self.type.tpName}>` : `<${self.type.tpName} name=${repr(name)}>`;
    },
    'Text that shows the object.',
  ],
  tell: ['(self, /)', (self: PyBuffered) => self.tell()],
  seek: [
    '(self, target, whence: int = 0, /)',
    (self: PyBuffered, to: Value, whence = 0) => {
      self.source();
      if (whence < 0 || whence > 2) throw valueError(`whence value ${whence} unsupported`);
      self.open('seek');
      if (!isTrue(callMethod(self.source(), 'seekable'))) throw unsupported('File or stream is not seekable.');
      return self.seek(ssize(to), whence);
    },
  ],
  truncate: [
    '(self, pos=None, /)',
    (self: PyBuffered, size: Value = null) => {
      self.source();
      self.open('truncate');
      if (!self.writes) throw unsupported('truncate');
      self.flush();
      return callMethod(self.source(), 'truncate', size);
    },
  ],
  close: ['(self, /)', closeBuffered],
  detach: [
    '(self, /)',
    (self: PyBuffered): Value => {
      const raw = self.source();
      callMethod(self, 'flush');
      self.raw = null;
      self.state = 'detached';
      return raw;
    },
  ],
  readable: delegate('readable'),
  writable: delegate('writable'),
  seekable: delegate('seekable'),
  fileno: delegate('fileno'),
  isatty: delegate('isatty'),
};
const flushRow: Row = [
  '(self, /)',
  (self: PyBuffered): Value => {
    self.source();
    self.open('flush');
    self.flush();
    return null;
  },
];
const rawFlushRow: Row = ['(self, /)', (self: PyBuffered): Value => callMethod(self.source(), 'flush')];

function define(
  type: PyType,
  doc: string,
  rows: Record<string, Row>,
  needs: ('readable' | 'writable' | 'seekable')[],
): void {
  const reads = needs.includes('readable');
  const writes = needs.includes('writable');
  furnish(type, () => ({
    doc,
    new: [
      '(type, /, *args, **kwargs)',
      (made: PyType) => {
        const stream = adopt(new PyBuffered(), made);
        stream.type = made;
        stream.reads = reads;
        stream.writes = writes;
        return withAttributes(stream);
      },
    ],
    init: [
      `(self, /, raw, buffer_size: ssize = ${DEFAULT_BUFFER_SIZE})`,
      (self: PyBuffered, raw: Value, size = DEFAULT_BUFFER_SIZE): Value => {
        self.state = 'uninitialized';
        for (const need of needs) {
          if (!isTrue(callMethod(raw, need))) throw unsupported(`File or stream is not ${need}.`);
        }
        self.begin(raw, size);
        self.askPosition();
        return null;
      },
      'A buffer for a raw stream.',
    ],
    methods: { ...commonRows, ...rows, ...(reads && !writes ? { flush: rawFlushRow } : { flush: flushRow }) },
    attributes: {
      raw: [(self: PyBuffered) => self.raw, null],
      name: [(self: PyBuffered) => getAttr(self.source(), 'name'), null],
      mode: [(self: PyBuffered) => getAttr(self.source(), 'mode'), null],
      closed: [(self: PyBuffered) => self.closed, null],
    },
    constants: { __module__: '_io' },
  }));
}
define(bufferedReaderType, 'A buffered stream of bytes for reading.', readRows, ['readable']);
define(bufferedWriterType, 'A buffered stream of bytes for writing.', writeRows, ['writable']);
define(bufferedRandomType, 'A buffered stream of bytes for reading and writing.', { ...readRows, ...writeRows }, [
  'seekable',
  'readable',
  'writable',
]);
bufferedReaderType.textSignature = '(raw, buffer_size=DEFAULT_BUFFER_SIZE)';
bufferedWriterType.textSignature = '(raw, buffer_size=DEFAULT_BUFFER_SIZE)';
bufferedRandomType.textSignature = '(raw, buffer_size=DEFAULT_BUFFER_SIZE)';
