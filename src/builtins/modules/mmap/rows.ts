/** The methods of `mmap.mmap`. */
import '../../../runtime/buffer/converters.ts';
import { ensureResizable } from '../../../runtime/buffer/exports.ts';
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { bufferMethod, releaseBufferMethod, withBytes } from '../../../runtime/buffer/request.ts';
import { copyOf } from '../../../runtime/buffer/storage.ts';
import { indexError, overflowError, typeError, valueError } from '../../../runtime/errors.ts';
import { sequenceItems } from '../../../runtime/protocol/iterate.ts';
import { hasIndex, indexOf } from '../../../runtime/protocol/number.ts';
import { unpackSlice } from '../../../runtime/protocol/subscript.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import type { Maybe, PyType, Value } from '../../../runtime/types.ts';
import { adjustIndices, PySlice } from '../../../runtime/values/slice.ts';
import { ssize } from '../../bytes-like/operand.ts';
import { find, findByte, rfind } from '../../bytes-like/search.ts';
import { osError } from '../../exceptions/os-error.ts';
import { sizeOrNone } from '../io/base.ts';
import { ACCESS, fitting, makeMmap, mmapType, PAGE_SIZE, type PyMmap } from './mmap.ts';

/** The bytes of a range. */
function part(map: PyMmap, from: number, to: number): PyBytes {
  return new PyBytes(copyOf(map.bytes, from, to - from));
}

function index(map: PyMmap, key: Value): number {
  const at = fitting(key, indexError);
  map.open();
  return inRange(map, at);
}

function inRange(map: PyMmap, at: number): number {
  const from = at < 0 ? at + map.bytes.length : at;
  if (from < 0 || from >= map.bytes.length) throw indexError('mmap index out of range');
  return from;
}

/** The items of a slice; the map is open afterwards. */
function range(map: PyMmap, key: PySlice) {
  const { start, stop, step } = unpackSlice(key);
  map.open();
  return adjustIndices(start, stop, step, map.bytes.length);
}

function getItem(map: PyMmap, key: Value): Value {
  map.open();
  if (key instanceof PySlice) {
    const { start, step, length } = range(map, key);
    if (step === 1) return part(map, start, start + length);
    const result = new Uint8Array(length);
    for (let i = 0, at = start; i < length; i++, at += step) result[i] = map.bytes[at];
    return new PyBytes(result);
  }
  if (!hasIndex(key)) throw typeError('mmap indices must be integers');
  return map.bytes[index(map, key)];
}

/** C `mmap_ass_subscript`. */
function setItem(map: PyMmap, key: Value, value: Maybe): void {
  // That the map is open is looked at last, when all arguments are known.
  map.checkAccess();
  if (key instanceof PySlice) {
    const wanted = unpackSlice(key);
    if (value === undefined) throw typeError("mmap object doesn't support slice deletion");
    withBytes(value, source => {
      map.open();
      const { start, step, length } = adjustIndices(wanted.start, wanted.stop, wanted.step, map.bytes.length);
      if (source.length !== length) throw indexError('mmap slice assignment is wrong size');
      if (step === 1) map.bytes.set(source, start);
      else for (let i = 0, at = start; i < length; i++, at += step) map.bytes[at] = source[i];
    });
    return;
  }
  if (!hasIndex(key)) throw typeError('mmap indices must be integer');
  const wanted = fitting(key, indexError);
  if (value === undefined) throw typeError("mmap doesn't support item deletion");
  if (!hasIndex(value)) throw typeError('mmap item value must be an int');
  const byte = fitting(value, typeError);
  if (byte < 0 || byte > 255) throw valueError('mmap item value must be in range(0, 256)');
  map.open();
  map.bytes[inRange(map, wanted)] = byte;
}

function search(name: 'find' | 'rfind', map: PyMmap, what: Uint8Array, start: Maybe, end: Maybe): Value {
  map.open();
  const length = (): number => map.bytes.length;
  // Without a start CPython does not look at the end.
  const whole = start === undefined || start === null;
  let from = whole ? map.position : ssize(start);
  let to = whole || end === undefined || end === null ? length() : ssize(end);
  map.open();
  if (from < 0) from = Math.max(from + length(), 0);
  else if (from > length()) from = length();
  if (to < 0) to = Math.max(to + length(), 0);
  else if (to > length()) to = length();
  if (to < from) return -1;
  return (name === 'find' ? find : rfind)(map.bytes, what, from, to);
}

function unsignedByte(value: Value): number {
  const byte = indexOf(value);
  if (byte >= 2n ** 63n || byte < -(2n ** 63n)) throw overflowError('Python int too large to convert to C long');
  if (byte < 0) throw overflowError('unsigned byte integer is less than minimum');
  if (byte > 255) throw overflowError('unsigned byte integer is greater than maximum');
  return byte as number;
}

furnish(mmapType, () => ({
  doc: 'A file, or memory without one, as mutable bytes with a position.',
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType, args: Value[], keywords: Map<string, Value>) => makeMmap(type, args, keywords),
    'Maps `length` bytes of the file with a descriptor; anonymous memory for -1.',
  ],
  methods: {
    __len__: [
      '(self, /)',
      (self: PyMmap) => {
        self.open();
        return self.bytes.length;
      },
      'The size of the map.',
    ],
    __getitem__: ['(self, key, /)', getItem, 'A byte as an int, or a slice as bytes.'],
    __setitem__: [
      '(self, key, value, /)',
      (self: PyMmap, key: Value, value: Value): Value => {
        setItem(self, key, value);
        return null;
      },
      'Stores a byte, or as many bytes as a slice has.',
    ],
    __delitem__: [
      '(self, key, /)',
      (self: PyMmap, key: Value): Value => {
        setItem(self, key, undefined);
        return null;
      },
      'Always an error: a map keeps its size.',
    ],
    __repr__: ['(self, /)', (self: PyMmap) => self.shown, 'Text that shows the object.'],
    __buffer__: ['(self, flags: int, /)', bufferMethod, 'A view of the memory of the object (PEP 688).'],
    __release_buffer__: ['(self, buffer, /)', releaseBufferMethod, 'Lets a view of the memory go (PEP 688).'],
    __enter__: [
      '(self, /)',
      (self: PyMmap) => {
        self.open();
        return self;
      },
      'The map itself.',
    ],
    __exit__: [
      '(self, exc_type, exc_value, traceback, /)',
      (self: PyMmap): Value => {
        self.close();
        return null;
      },
      'Closes the map.',
    ],
    __sizeof__: ['(self, /)', (self: PyMmap) => 104 + self.bytes.length, 'The size in memory, in bytes.'],
    close: [
      '(self, /)',
      (self: PyMmap): Value => {
        self.close();
        return null;
      },
      'Writes back what changed, and frees the memory.',
    ],
    find: [
      '(self, view: heldBuffer, start=None, end=None, /)',
      (self: PyMmap, view: Uint8Array, start?: Value, end?: Value) => search('find', self, view, start, end),
      'Where bytes first occur, from the position on by default; -1 if nowhere.',
    ],
    rfind: [
      '(self, view: heldBuffer, start=None, end=None, /)',
      (self: PyMmap, view: Uint8Array, start?: Value, end?: Value) => search('rfind', self, view, start, end),
      'Where bytes last occur, from the position on by default; -1 if nowhere.',
    ],
    flush: [
      '(self, offset=0, size=None, /)',
      (self: PyMmap, offset: Value = 0, size: Value = null): Value => {
        const from = ssize(offset);
        self.open();
        const given = size === null ? null : ssize(size);
        self.open();
        const { length } = self.bytes;
        const count = given ?? length;
        if (count < 0 || from < 0 || length - from < count) throw valueError('flush values out of range');
        if (self.access === ACCESS.READ || self.access === ACCESS.COPY) return null;
        if (from % PAGE_SIZE !== 0) throw osError(22, 'Invalid argument');
        self.flush();
        return null;
      },
      'Writes what changed to the file.',
    ],
    madvise: [
      '(self, option: int, start=0, length=None, /)',
      (self: PyMmap, option: number, start: Value = 0, length: Value = null): Value => {
        const from = ssize(start);
        self.open();
        const count = length === null ? self.bytes.length : ssize(length);
        self.open();
        if (from < 0 || from >= self.bytes.length) throw valueError('madvise start out of bounds');
        if (count < 0) throw valueError('madvise length invalid');
        if (count >= Number.MAX_SAFE_INTEGER && from > 0) throw overflowError('madvise length too large');
        if (from % PAGE_SIZE !== 0 || !ADVICE.has(option)) throw osError(22, 'Invalid argument');
        if (option === DONTNEED && self.file === null && self.access !== ACCESS.READ && self.descriptor < 0) {
          if (!self.isShared) self.bytes.fill(0, from, Math.min(from + count, self.bytes.length));
        }
        return null;
      },
      'Advice to the operating system, which has no effect here beyond its checks.',
    ],
    move: [
      '(self, dest: ssize, src: ssize, count: ssize, /)',
      (self: PyMmap, to: number, from: number, count: number): Value => {
        self.writable();
        const { bytes } = self;
        const { length } = bytes;
        if (to < 0 || from < 0 || count < 0 || length - to < count || length - from < count) {
          throw valueError('source, destination, or count out of range');
        }
        bytes.copyWithin(to, from, from + count);
        return null;
      },
      'Copies bytes within the map.',
    ],
    read: [
      '(self, n=None, /)',
      (self: PyMmap, n?: Value) => {
        const count = sizeOrNone(n);
        self.open();
        const left = Math.max(self.bytes.length - self.position, 0);
        const from = self.position;
        self.position += count < 0 || count > left ? left : count;
        return part(self, from, self.position);
      },
      'The next bytes, all by default.',
    ],
    read_byte: [
      '(self, /)',
      (self: PyMmap) => {
        self.open();
        if (self.position >= self.bytes.length) throw valueError('read byte out of range');
        return self.bytes[self.position++];
      },
      'The next byte as an int.',
    ],
    readline: [
      '(self, /)',
      (self: PyMmap) => {
        self.open();
        const { bytes, position } = self;
        if (position >= bytes.length) return new PyBytes(new Uint8Array(0));
        const at = findByte(bytes, 10, position, bytes.length);
        self.position = at < 0 ? bytes.length : at + 1;
        return part(self, position, self.position);
      },
      'The bytes up to the end of the line.',
    ],
    resize: [
      '(self, newsize: ssize, /)',
      (self: PyMmap, size: number): Value => {
        self.open();
        ensureResizable(self, "mmap can't resize with extant buffers exported.");
        if (!self.tracksDescriptor) throw valueError("mmap can't resize with trackfd=False.");
        if (self.access === ACCESS.READ || self.access === ACCESS.COPY) {
          throw typeError("mmap can't resize a readonly or copy-on-write memory map.");
        }
        self.resize(size);
        return null;
      },
      'Changes the size of the map, and of its file.',
    ],
    seek: [
      '(self, pos: ssize, whence: int = 0, /)',
      (self: PyMmap, distance: number, whence = 0) => {
        self.open();
        const { length } = self.bytes;
        if (whence < 0 || whence > 2) throw valueError('unknown seek type');
        const at = distance + (whence === 1 ? self.position : whence === 2 ? length : 0);
        if (at < 0 || at > length) throw valueError('seek out of range');
        self.position = at;
        return at;
      },
      'Goes to a position, counted from the start (whence 0), from here (1) or from the end (2).',
    ],
    seekable: ['(self, /)', () => true, 'True.'],
    size: [
      '(self, /)',
      (self: PyMmap) => {
        self.open();
        return self.size();
      },
      'The size of the file, which may be larger than the map.',
    ],
    tell: [
      '(self, /)',
      (self: PyMmap) => {
        self.open();
        return self.position;
      },
      'The position.',
    ],
    write: [
      '(self, bytes: heldBuffer, /)',
      (self: PyMmap, source: Uint8Array) => {
        self.open();
        self.writable();
        if (self.bytes.length - self.position < source.length) throw valueError('data out of range');
        self.bytes.set(source, self.position);
        self.position += source.length;
        return source.length;
      },
      'Writes bytes at the position; the number of them.',
    ],
    write_byte: [
      '(self, byte, /)',
      (self: PyMmap, value: Value): Value => {
        const byte = unsignedByte(value);
        self.writable();
        if (self.position >= self.bytes.length) throw valueError('write byte out of range');
        self.bytes[self.position++] = byte;
        return null;
      },
      'Writes a byte at the position.',
    ],
  },
  constants: { __module__: 'mmap' },
  attributes: { closed: [(self: PyMmap) => self.isClosed, null, 'True once the map is closed.'] },
}));

/** What Linux knows as advice. */
const ADVICE = new Set([0, 1, 2, 3, 4, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 100]);
const DONTNEED = 4;

// Iteration gives bytes of length 1, subscription ints: C's `mmap_item` and `mmap_subscript`.
sequenceItems.set(mmapType.lookup('__getitem__') as Value, (map: PyMmap, at: number): Value => {
  map.open();
  if (at >= map.bytes.length) throw indexError('mmap index out of range');
  return part(map, at, at + 1);
});
