/** `io.BufferedRWPair`: a reader and a writer as one stream. */
import { PyException, valueError } from '../../../runtime/errors.ts';
import { getAttr } from '../../../runtime/protocol/attribute.ts';
import { callMethod } from '../../../runtime/protocol/call.ts';
import { isTrue } from '../../../runtime/protocol/number.ts';
import { furnish, type Row } from '../../../runtime/signature/declare.ts';
import type { PyType, Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { bufferedIOBaseType, DEFAULT_BUFFER_SIZE, PyStream, streamType, unsupported } from './base.ts';
import { bufferedReaderType, bufferedWriterType } from './buffered.ts';
import { withAttributes } from './bytes-io.ts';

export const bufferedRWPairType = streamType('BufferedRWPair', bufferedIOBaseType);

class PyBufferedRWPair extends PyStream {
  reader: Value = null;
  writer: Value = null;
  part(which: 'reader' | 'writer'): Value {
    const part = this[which];
    if (part === null) throw valueError('I/O operation on uninitialized object');
    return part;
  }
}
PyBufferedRWPair.prototype.type = bufferedRWPairType;

/** A method of one of the two streams. */
function forward(which: 'reader' | 'writer', name: string): Row {
  const run = (self: PyBufferedRWPair, args: Value[]): Value => callMethod(self.part(which), name, ...args);
  return ['(self, /, *args)', run, undefined, undefined, ''];
}

furnish(bufferedRWPairType, () => ({
  doc: 'A stream that is read from one raw stream and written to another.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => withAttributes(adopt(new PyBufferedRWPair(), type))],
  init: [
    `(self, reader, writer, buffer_size: ssize = ${DEFAULT_BUFFER_SIZE}, /)`,
    (self: PyBufferedRWPair, reader: Value, writer: Value, size = DEFAULT_BUFFER_SIZE): Value => {
      if (!isTrue(callMethod(reader, 'readable'))) throw unsupported('File or stream is not readable.');
      if (!isTrue(callMethod(writer, 'writable'))) throw unsupported('File or stream is not writable.');
      self.reader = bufferedReaderType.call([reader, size], null);
      self.writer = bufferedWriterType.call([writer, size], null);
      return null;
    },
    'Buffers for both raw streams.',
  ],
  methods: {
    read: forward('reader', 'read'),
    peek: forward('reader', 'peek'),
    read1: forward('reader', 'read1'),
    readinto: forward('reader', 'readinto'),
    readinto1: forward('reader', 'readinto1'),
    write: forward('writer', 'write'),
    flush: ['(self, /)', (self: PyBufferedRWPair) => callMethod(self.part('writer'), 'flush')],
    readable: ['(self, /)', (self: PyBufferedRWPair) => callMethod(self.part('reader'), 'readable')],
    writable: ['(self, /)', (self: PyBufferedRWPair) => callMethod(self.part('writer'), 'writable')],
    close: [
      '(self, /)',
      (self: PyBufferedRWPair): Value => {
        let failure: unknown;
        try {
          callMethod(self.part('writer'), 'close');
        } catch (thrown) {
          if (!(thrown instanceof PyException)) throw thrown;
          failure = thrown;
        }
        callMethod(self.part('reader'), 'close');
        if (failure !== undefined) throw failure;
        return null;
      },
    ],
    isatty: [
      '(self, /)',
      (self: PyBufferedRWPair) => {
        const writes = callMethod(self.part('writer'), 'isatty');
        return writes === false ? callMethod(self.part('reader'), 'isatty') : writes;
      },
    ],
  },
  attributes: {
    closed: [(self: PyBufferedRWPair) => getAttr(self.part('writer'), 'closed'), null],
  },
  constants: { __module__: '_io' },
}));
bufferedRWPairType.textSignature = '(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)';
