/** The `zlib` module. */
import '../../runtime/buffer/converters.ts';
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { raise, valueError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { indexOf } from '../../runtime/protocol/number.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import { crc32 } from './binascii/crc.ts';
import { decompressorType, makeCompress, makeDecompress } from './zlib/objects.ts';
import {
  feed,
  Output,
  openDeflate,
  openInflate,
  runDeflate,
  runInflate,
  Z_BUF_ERROR,
  Z_FINISH,
  Z_OK,
  Z_STREAM_END,
  Z_SYNC_FLUSH,
  zlibError,
  zlibErrorType,
} from './zlib/stream.ts';

const CONSTANTS: Record<string, number | string> = {
  MAX_WBITS: 15,
  DEFLATED: 8,
  DEF_MEM_LEVEL: 8,
  DEF_BUF_SIZE: 16384,
  Z_NO_COMPRESSION: 0,
  Z_BEST_SPEED: 1,
  Z_BEST_COMPRESSION: 9,
  Z_DEFAULT_COMPRESSION: -1,
  Z_DEFAULT_STRATEGY: 0,
  Z_FILTERED: 1,
  Z_HUFFMAN_ONLY: 2,
  Z_RLE: 3,
  Z_FIXED: 4,
  Z_NO_FLUSH: 0,
  Z_PARTIAL_FLUSH: 1,
  Z_SYNC_FLUSH: 2,
  Z_FULL_FLUSH: 3,
  Z_FINISH: 4,
  Z_BLOCK: 5,
  Z_TREES: 6,
  // Of the zlib that the port follows.
  ZLIB_VERSION: '1.3.2',
  ZLIB_RUNTIME_VERSION: '1.3.2',
  __version__: '1.0',
};

function compress(input: Uint8Array, level = -1, wbits = 15): Value {
  const [stream, code] = openDeflate(level, 8, wbits, 8, 0);
  if (code !== Z_OK) throw raise(zlibErrorType, 'Bad compression level');
  feed(stream, input);
  const output = new Output(stream);
  const end = runDeflate(stream, output, Z_FINISH);
  if (end !== Z_STREAM_END) throw zlibError(stream, end, 'while compressing data');
  return new PyBytes(output.finish());
}

function decompress(input: Uint8Array, wbits = 15, bufsize = 16384): Value {
  if (bufsize < 0) throw valueError('bufsize must be non-negative');
  const [stream, code] = openInflate(wbits);
  if (code !== Z_OK) throw zlibError(stream, code, 'while preparing to decompress data');
  feed(stream, input);
  const output = new Output(stream, -1, Math.min(Math.max(bufsize, 1), 1 << 24));
  const end = runInflate(stream, output, Z_SYNC_FLUSH, null);
  if (end !== Z_STREAM_END) {
    throw zlibError(stream, end === Z_OK ? Z_BUF_ERROR : end, 'while decompressing data');
  }
  return new PyBytes(output.finish());
}

/** RFC 1950's check sum, over `data` after `start`. */
function adler32(data: Uint8Array, start: number): number {
  let a = start & 0xffff;
  let b = start >>> 16;
  for (let from = 0; from < data.length; ) {
    // As many bytes as cannot carry the sums beyond 32 bits.
    const to = Math.min(from + 3800, data.length);
    for (; from < to; from++) {
      a += data[from];
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return b * 65536 + a;
}

const low32 = (value: Value): number => Number(BigInt.asUintN(32, BigInt(indexOf(value))));

export const zlib: ModuleDefinition = {
  name: 'zlib',
  doc: 'Compression by deflate (RFC 1950 to 1952).',
  create() {
    const names = functions('zlib', {
      compress: [
        '(data: heldBuffer, /, level: int = Z_DEFAULT_COMPRESSION, wbits: int = MAX_WBITS)',
        compress,
        'The data compressed; `wbits` chooses between zlib, raw deflate and gzip.',
      ],
      decompress: [
        '(data: heldBuffer, /, wbits: int = MAX_WBITS, bufsize: ssize = DEF_BUF_SIZE)',
        decompress,
        'The data that a complete stream stands for.',
      ],
      compressobj: [
        '(level: int = Z_DEFAULT_COMPRESSION, method: int = DEFLATED, wbits: int = MAX_WBITS, memLevel: int = DEF_MEM_LEVEL, strategy: int = Z_DEFAULT_STRATEGY, zdict?)',
        (level = -1, method = 8, wbits = 15, memLevel = 8, strategy = 0, zdict: Value = null) =>
          makeCompress(level, method, wbits, memLevel, strategy, zdict),
        'An object that compresses data in parts.',
        undefined,
        '(level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=<unrepresentable>)',
      ],
      decompressobj: [
        "(wbits: int = MAX_WBITS, zdict=b'')",
        (wbits = 15, zdict: Value = null) => makeDecompress(wbits, zdict),
        'An object that decompresses data in parts.',
      ],
      crc32: [
        '(data: heldBuffer, value=0, /)',
        (data: Uint8Array, start: Value = 0) => crc32(data, low32(start)),
        'The CRC-32 of the data; `value` is that of what came before.',
      ],
      adler32: [
        '(data: heldBuffer, value=1, /)',
        (data: Uint8Array, start: Value = 1) => adler32(data, low32(start)),
        'The Adler-32 of the data; `value` is that of what came before.',
      ],
    });
    for (const name in CONSTANTS) names.set(name, CONSTANTS[name]);
    names.set('error', zlibErrorType);
    names.set('_ZlibDecompressor', decompressorType);
    return names;
  },
};
