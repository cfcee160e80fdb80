/** `zlib.Compress`, `zlib.Decompress` and `zlib._ZlibDecompressor`: streams that take their input in parts. */
import '../../../runtime/buffer/converters.ts';
import { type ZStream, zlibDeflateSetDictionary, zlibInflateSetDictionary } from 'pako';
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { bytesOf, isExporter } from '../../../runtime/buffer/request.ts';
import { copyOf, EMPTY } from '../../../runtime/buffer/storage.ts';
import { EOFError, raise, typeError, valueError } from '../../../runtime/errors.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { objectType, PyObject, PyType, type Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { readonlyMember } from '../../function/function.ts';
import {
  copyStream,
  feed,
  Output,
  openDeflate,
  openInflate,
  remaining,
  runDeflate,
  runInflate,
  Z_BUF_ERROR,
  Z_FINISH,
  Z_NO_FLUSH,
  Z_OK,
  Z_STREAM_END,
  Z_STREAM_ERROR,
  Z_SYNC_FLUSH,
  zlibError,
} from './stream.ts';

const compressType = new PyType('Compress', [objectType], { module: 'zlib' });
const decompressType = new PyType('Decompress', [objectType], { module: 'zlib' });
export const decompressorType = new PyType('_ZlibDecompressor', [objectType], { module: 'zlib' });
compressType.basetype = false;
decompressType.basetype = false;
decompressorType.basetype = false;

class PyCompress extends PyObject {
  /** Null once it is finished. */
  stream: ZStream | null;
  constructor(stream: ZStream) {
    super();
    this.stream = stream;
  }
  run(input: Uint8Array, flush: number, what: string): PyBytes {
    const { stream } = this;
    if (stream === null) throw zlibError(NO_STREAM, Z_STREAM_ERROR, what);
    feed(stream, input);
    const output = new Output(stream);
    const code = runDeflate(stream, output, flush);
    if (code === Z_STREAM_ERROR) throw zlibError(stream, code, what);
    if (code === Z_STREAM_END && flush === Z_FINISH) this.stream = null;
    return new PyBytes(output.finish());
  }
}
PyCompress.prototype.type = compressType;

class PyDecompress extends PyObject {
  stream: ZStream | null;
  readonly dictionary: Value;
  unusedData: Uint8Array = EMPTY;
  unconsumedTail: Uint8Array = EMPTY;
  eof = false;
  constructor(stream: ZStream, dictionary: Value) {
    super();
    this.stream = stream;
    this.dictionary = dictionary;
  }
  run(input: Uint8Array, flush: number, limit: number, what: string): PyBytes {
    const { stream } = this;
    if (stream === null) throw zlibError(NO_STREAM, Z_STREAM_ERROR, what);
    feed(stream, input);
    const output = new Output(stream, limit);
    const code = runInflate(stream, output, flush, chosenDictionary(stream, this.dictionary));
    const rest = remaining(stream);
    if (code === Z_STREAM_END) {
      // What follows the stream is not ours.
      if (rest.length > 0) this.unusedData = concatenated(this.unusedData, rest);
      this.unconsumedTail = EMPTY;
      this.eof = true;
    } else this.unconsumedTail = copyOf(rest);
    feed(stream, EMPTY);
    if (code !== Z_STREAM_END && code !== Z_OK && code !== Z_BUF_ERROR) throw zlibError(stream, code, what);
    return new PyBytes(output.finish());
  }
}
PyDecompress.prototype.type = decompressType;

class PyDecompressor extends PyObject {
  stream: ZStream;
  readonly dictionary: Value;
  pending: Uint8Array = EMPTY;
  unusedData: Uint8Array = EMPTY;
  needsInput = true;
  eof = false;
  constructor(stream: ZStream, dictionary: Value) {
    super();
    this.stream = stream;
    this.dictionary = dictionary;
  }
  decompress(data: Uint8Array, limit: number): PyBytes {
    if (this.eof) throw raise(EOFError, 'End of stream already reached');
    const { stream } = this;
    feed(stream, concatenated(this.pending, data));
    const output = new Output(stream, limit);
    const code = runInflate(stream, output, Z_SYNC_FLUSH, chosenDictionary(stream, this.dictionary));
    if (code !== Z_STREAM_END && code !== Z_OK && code !== Z_BUF_ERROR) {
      throw zlibError(stream, code, 'while decompressing data');
    }
    const rest = copyOf(remaining(stream));
    const full = stream.avail_out === 0;
    feed(stream, EMPTY);
    this.pending = EMPTY;
    if (code === Z_STREAM_END) {
      this.eof = true;
      this.needsInput = false;
      this.unusedData = rest;
    } else {
      this.pending = rest;
      this.needsInput = rest.length === 0 && !(limit >= 0 && full);
    }
    return new PyBytes(output.finish());
  }
}
PyDecompressor.prototype.type = decompressorType;

/** Messages of what is closed have no text of their own. */
const NO_STREAM = { msg: '' } as ZStream;

function concatenated(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return copyOf(second);
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** What to do when a stream asks for its dictionary. @throws zlib.error (from it) for another one than it was made with */
function chosenDictionary(stream: ZStream, dictionary: Value): (() => void) | null {
  if (dictionary === null) return null;
  return () => {
    const code = zlibInflateSetDictionary(stream, bytesOf(dictionary));
    if (code !== Z_OK) throw zlibError(stream, code, 'while setting zdict');
  };
}

/** `zlib.compressobj`. @throws ValueError, TypeError */
export function makeCompress(
  level: number,
  method: number,
  wbits: number,
  memLevel: number,
  strategy: number,
  dictionary: Value,
): Value {
  const preset = dictionary === null ? null : bytesOf(dictionary);
  const [stream, code] = openDeflate(level, method, wbits, memLevel, strategy);
  if (code !== Z_OK) throw valueError('Invalid initialization option');
  if (preset !== null && zlibDeflateSetDictionary(stream, preset) !== Z_OK) throw valueError('Invalid dictionary');
  return new PyCompress(stream);
}

function inflating(wbits: number, dictionary: Value): ZStream {
  if (dictionary !== null && !isExporter(dictionary)) {
    throw typeError('zdict argument must support the buffer protocol');
  }
  const [stream, code] = openInflate(wbits);
  if (code !== Z_OK) throw valueError('Invalid initialization option');
  // A raw stream does not ask.
  if (dictionary !== null && wbits < 0) chosenDictionary(stream, dictionary)?.();
  return stream;
}

/** `zlib.decompressobj`. @throws ValueError, TypeError */
export function makeDecompress(wbits: number, dictionary: Value): Value {
  return new PyDecompress(inflating(wbits, dictionary), dictionary);
}

function copyCompress(self: PyCompress): Value {
  if (self.stream === null) throw valueError('Inconsistent stream state');
  return new PyCompress(copyStream(self.stream));
}

function copyDecompress(self: PyDecompress): Value {
  if (self.stream === null) throw valueError('Inconsistent stream state');
  const copy = new PyDecompress(copyStream(self.stream), self.dictionary);
  copy.unusedData = self.unusedData;
  copy.unconsumedTail = self.unconsumedTail;
  copy.eof = self.eof;
  return copy;
}

furnish(compressType, () => ({
  doc: 'Compresses data that comes in parts.',
  methods: {
    compress: [
      '(self, data, /)',
      (self: PyCompress, data: Value) => self.run(bytesOf(data), Z_NO_FLUSH, 'while compressing data'),
      'Compressed data, as far as there are some already.',
    ],
    flush: [
      '(self, mode: int = zlib.Z_FINISH, /)',
      (self: PyCompress, mode = Z_FINISH) =>
        mode === Z_NO_FLUSH ? new PyBytes(EMPTY) : self.run(EMPTY, mode, 'while flushing'),
      'What is still to come; by default the stream is finished.',
    ],
    copy: ['(self, /)', copyCompress, 'A copy in the same state.'],
    __copy__: ['(self, /)', copyCompress, 'A copy in the same state.'],
    __deepcopy__: ['(self, memo, /)', copyCompress, 'A copy in the same state.'],
  },
  constants: { __module__: 'zlib' },
}));

furnish(decompressType, () => ({
  doc: 'Decompresses data that come in parts.',
  methods: {
    decompress: [
      '(self, data: heldBuffer, /, max_length: ssize = 0)',
      (self: PyDecompress, bytes: Uint8Array, limit = 0) => {
        if (limit < 0) throw valueError('max_length must be non-negative');
        return self.run(bytes, Z_SYNC_FLUSH, limit === 0 ? -1 : limit, 'while decompressing data');
      },
      'Decompressed data, at most `max_length` bytes unless that is 0.',
    ],
    flush: [
      '(self, length: ssize = zlib.DEF_BUF_SIZE, /)',
      (self: PyDecompress, length = 1) => {
        if (length <= 0) throw valueError('length must be greater than zero');
        if (self.stream === null) return new PyBytes(EMPTY);
        const result = self.run(self.unconsumedTail, Z_FINISH, -1, 'while finishing decompression');
        if (self.eof) self.stream = null;
        return result;
      },
      'All that is still to come.',
    ],
    copy: ['(self, /)', copyDecompress, 'A copy in the same state.'],
    __copy__: ['(self, /)', copyDecompress, 'A copy in the same state.'],
    __deepcopy__: ['(self, memo, /)', copyDecompress, 'A copy in the same state.'],
  },
  constants: { __module__: 'zlib' },
}));
readonlyMember(decompressType, 'unused_data', (self: PyDecompress) => new PyBytes(self.unusedData));
readonlyMember(decompressType, 'unconsumed_tail', (self: PyDecompress) => new PyBytes(self.unconsumedTail));
readonlyMember(decompressType, 'eof', (self: PyDecompress) => self.eof);

furnish(decompressorType, () => ({
  doc: 'Decompresses data that come in parts, and keeps what it did not need yet.',
  new: [
    "(type, wbits: int = 15, zdict=b'')",
    (type: PyType, wbits = 15, dictionary: Value = null) =>
      adopt(new PyDecompressor(inflating(wbits, dictionary), dictionary), type),
    'Decompresses one stream.',
  ],
  methods: {
    decompress: [
      '(self, data: heldBuffer, max_length: ssize = -1)',
      (self: PyDecompressor, data: Uint8Array, limit = -1) => self.decompress(data, limit),
      'Decompressed data, at most `max_length` bytes unless that is negative.',
    ],
  },
  constants: { __module__: 'zlib' },
}));
readonlyMember(decompressorType, 'unused_data', (self: PyDecompressor) => new PyBytes(self.unusedData));
readonlyMember(decompressorType, 'needs_input', (self: PyDecompressor) => self.needsInput);
readonlyMember(decompressorType, 'eof', (self: PyDecompressor) => self.eof);
