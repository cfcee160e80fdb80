/** `io.FileIO`: a file of the host, without a buffer. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { reachable } from '../../../runtime/buffer/reachability.ts';
import { bytesOf } from '../../../runtime/buffer/request.ts';
import { decode } from '../../../runtime/codecs/registry.ts';
import { ByteWriter } from '../../../runtime/codecs/writer.ts';
import { isRaised, OSError, typeError, valueError } from '../../../runtime/errors.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { resetForEachProgram } from '../../../runtime/program-state.ts';
import { getAttrOptional, setOwnAttribute } from '../../../runtime/protocol/attribute.ts';
import { call0, call2, lookupSpecial } from '../../../runtime/protocol/call.ts';
import { hasIndex } from '../../../runtime/protocol/number.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { converters } from '../../../runtime/signature/converters.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { bytesType, isInstance, type PyType, typeName, type Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { ssize } from '../../bytes-like/operand.ts';
import { osError } from '../../exceptions/os-error.ts';
import { PyStream, rawIOBaseType, sizeOrNone, streamType, unsupported, withWritable } from './base.ts';
import { withAttributes } from './bytes-io.ts';
import { closeDescriptor, O, type OpenDescriptor, openDescriptor, openPath, system } from './descriptors.ts';
import { flushMaps, refreshMaps } from './mapped-files.ts';
import { settleAbandoned } from './unwritten.ts';

export const fileIOType = streamType('FileIO', rawIOBaseType);

/** `os.fspath`: a path as str or bytes. @throws TypeError */
export function pathOf(path: Value): Value {
  if (strValue(path) !== undefined || isInstance(path, bytesType)) return path;
  const method = lookupSpecial(path, '__fspath__');
  if (method === undefined) throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(path)}`);
  const given = call0(method);
  if (strValue(given) !== undefined || isInstance(given, bytesType)) return given;
  throw typeError(`expected ${typeName(path)}.__fspath__() to return str or bytes, not ${typeName(given)}`);
}

/** A path argument as text. @throws TypeError, ValueError */
export function pathText(path: Value): string {
  const given = pathOf(path);
  const text = strValue(given) ?? decode((given as PyBytes).data, 'utf-8', 'surrogateescape');
  if (text.includes('\0')) throw valueError('embedded null byte');
  return text;
}

/** The position of a descriptor that has none to show. */
const ESPIPE = () => osError(29, 'Illegal seek');

export class PyFileIO extends PyStream {
  handle: OpenDescriptor | null = null;
  isReadable = false;
  isWritable = false;
  appends = false;
  creates = false;
  /** Whether closing the stream closes the descriptor. */
  closesDescriptor = true;
  private seeks: boolean | null = null;
  override isClosed = true;

  open(): OpenDescriptor {
    if (this.handle === null) throw valueError('I/O operation on closed file');
    return this.handle;
  }
  get descriptor(): number {
    return this.open().descriptor;
  }
  get seekable(): boolean {
    return (this.seeks ??= this.open().position >= 0);
  }
  get mode(): string {
    if (this.creates) return this.isReadable ? 'xb+' : 'xb';
    if (this.appends) return this.isReadable ? 'ab+' : 'ab';
    if (!this.isReadable) return 'wb';
    return this.isWritable ? 'rb+' : 'rb';
  }
  tell(): number {
    const { position } = this.open();
    if (position < 0) throw ESPIPE();
    return position;
  }
  size(): number {
    const { files, descriptor } = this.open();
    return system(() => {
      flushMaps(files, descriptor);
      return files.size(descriptor);
    });
  }
  /** At most `count` bytes. */
  read(count: number): Uint8Array {
    const handle = this.open();
    if (!this.isReadable) throw unsupported('File not open for reading');
    const { files, descriptor, position } = handle;
    const bytes = system(() => {
      flushMaps(files, descriptor);
      return files.read(descriptor, count, position < 0 ? null : position);
    });
    if (position >= 0) handle.position += bytes.length;
    return bytes;
  }
  /** All that is left. */
  readAll(): Uint8Array {
    const { position } = this.open();
    if (!this.isReadable) throw unsupported('File not open for reading');
    const left = position < 0 ? 0 : Math.max(this.size() - position, 0);
    const first = this.read(Math.max(left, 512));
    if (first.length === 0) return first;
    const out = new ByteWriter(first.length);
    out.set(first);
    for (;;) {
      const part = this.read(Math.max(left - out.length, 8192));
      if (part.length === 0) return out.finish();
      out.set(part);
    }
  }
  write(bytes: Uint8Array): number {
    const handle = this.open();
    if (!this.isWritable) throw unsupported('File not open for writing');
    const { files, descriptor, position } = handle;
    if (descriptor <= 2) interpreter.host.flush?.();
    const atEnd = this.appends || handle.appends;
    const written = system(() => {
      flushMaps(files, descriptor);
      const count = files.write(descriptor, bytes, atEnd || position < 0 ? null : position);
      refreshMaps(files, descriptor);
      return count;
    });
    if (position >= 0) handle.position = atEnd ? this.size() : position + written;
    return written;
  }
  seek(offset: number, whence: number): number {
    const handle = this.open();
    if (handle.position < 0) throw ESPIPE();
    let at = offset;
    if (whence === 1) at += handle.position;
    else if (whence === 2) at += this.size();
    else if (whence !== 0) throw osError(22, 'Invalid argument');
    if (at < 0) throw osError(22, 'Invalid argument');
    handle.position = at;
    return at;
  }
  truncate(size: number): void {
    const { files, descriptor } = this.open();
    if (!this.isWritable) throw unsupported('File not open for writing');
    if (size < 0) throw osError(22, 'Invalid argument');
    system(() => files.truncate(descriptor, size));
  }
  close(): void {
    this.isClosed = true;
    const { handle } = this;
    this.handle = null;
    this.seeks = null;
    openStreams.delete(this);
    if (handle !== null && this.closesDescriptor) closeDescriptor(handle.descriptor);
  }
}
PyFileIO.prototype.type = fileIOType;

const FLAGS = { r: 0, w: O.CREAT | O.TRUNC, a: O.CREAT | O.APPEND, x: O.CREAT | O.EXCL } as const;

/**
 * Opens a file.
 * @param file a path, or a descriptor that is open already
 * @param mode one of r, w, a, x, with or without `+` and `b`
 * @param opener None, or what opens the path: called with it and the flags, it returns a descriptor
 * @throws TypeError, ValueError, OSError
 */
export function openFile(self: PyFileIO, file: Value, mode: string, closefd = true, opener: Value = null): void {
  let given = -1;
  if (hasIndex(file)) {
    given = cInt(file);
    if (given < 0) throw valueError('negative file descriptor');
  }
  const path = given >= 0 ? '' : pathText(file);
  const kinds = [...mode].filter(c => 'rwax'.includes(c));
  const plus = [...mode].filter(c => c === '+').length;
  if ([...mode].some(c => !'rwax+b'.includes(c))) throw valueError(`invalid mode: ${mode}`);
  if (kinds.length !== 1 || plus > 1) {
    throw valueError('Must have exactly one of create/read/write/append mode and at most one plus');
  }
  const kind = kinds[0] as keyof typeof FLAGS;
  settleAbandoned();
  self.isReadable = kind === 'r' || plus === 1;
  self.isWritable = kind !== 'r' || plus === 1;
  self.appends = kind === 'a';
  self.creates = kind === 'x';
  self.closesDescriptor = closefd;
  setOwnAttribute(self, 'name', file);
  if (given >= 0) self.handle = openDescriptor(given);
  else {
    if (!closefd) throw valueError('Cannot use closefd=False with file name');
    const access = plus === 1 ? O.RDWR : kind === 'r' ? O.RDONLY : O.WRONLY;
    const flags = access | FLAGS[kind] | O.CLOEXEC;
    if (opener === null) self.handle = openReclaiming(path, flags, file);
    else {
      const made = call2(opener, file, flags);
      if (!hasIndex(made)) throw typeError('expected integer from opener');
      const descriptor = cInt(made);
      if (descriptor < 0) throw valueError(`opener returned ${descriptor}`);
      self.handle = openDescriptor(descriptor);
    }
  }
  if (self.handle.info.isDirectory) {
    const { handle } = self;
    self.handle = null;
    if (given < 0) closeDescriptor(handle.descriptor);
    throw osError(21, 'Is a directory', file);
  }
  self.isClosed = false;
  if (closefd) openStreams.add(self);
  if (self.appends && self.handle.position >= 0) self.handle.position = self.size();
}

/** Streams with a descriptor of their own. */
const openStreams = new Set<PyFileIO>();
resetForEachProgram(() => openStreams.clear());

/** Opens a path; where there are too many open files, those are closed first whose streams nothing reaches. */
function openReclaiming(path: string, flags: number, file: Value): OpenDescriptor {
  try {
    return openPath(path, flags, 0o666, file);
  } catch (thrown) {
    if (!isRaised(thrown, OSError) || thrown.value.field('errno') !== EMFILE) throw thrown;
    const alive = reachable();
    for (const stream of openStreams) if (!alive.has(stream)) stream.close();
    return openPath(path, flags, 0o666, file);
  }
}
const EMFILE = 24;

/** A C int. @throws OverflowError */
function cInt(value: Value): number {
  return converters.int(value, () => '') as number;
}

/** How the repr names the file: by its descriptor if it has no name. */
function nameShown(self: PyFileIO): string {
  const name = getAttrOptional(self, 'name');
  return name === undefined ? `fd=${self.descriptor}` : `name=${repr(name)}`;
}

const able =
  (what: 'isReadable' | 'isWritable') =>
  (self: PyFileIO): Value => {
    self.open();
    return self[what];
  };
const nothing = (self: PyFileIO): Value => {
  self.open();
  return null;
};

furnish(fileIOType, () => ({
  doc: 'A file, without a buffer.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => withAttributes(adopt(new PyFileIO(), type))],
  init: [
    "(self, /, file, mode: str = 'r', closefd: bool = True, opener=None)",
    (self: PyFileIO, file: Value, mode = 'r', closefd = true, opener: Value = null): Value => {
      if (self.handle !== null) self.close();
      openFile(self, file, mode, closefd, opener);
      return null;
    },
    'Opens a file.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyFileIO) =>
        self.isClosed
          ? `<${self.type.tpName} [closed]>`
          : `<${self.type.tpName} ${nameShown(self)} mode='${self.mode}' closefd=${self.closesDescriptor ? 'True' : 'False'}>`,
      'Text that shows the object.',
    ],
    read: [
      '(self, size=-1, /)',
      (self: PyFileIO, size?: Value) => {
        self.open();
        const count = sizeOrNone(size);
        return new PyBytes(count < 0 ? self.readAll() : self.read(count));
      },
      'Reads at most `size` bytes, all by default.',
    ],
    readall: ['(self, /)', (self: PyFileIO) => new PyBytes(self.readAll()), 'Reads to the end.'],
    readinto: [
      '(self, buffer, /)',
      (self: PyFileIO, target: Value) =>
        withWritable('readinto', target, bytes => {
          const got = self.read(bytes.length);
          bytes.set(got);
          return got.length;
        }),
      'Reads into a writable buffer; the number of bytes.',
    ],
    write: [
      '(self, b, /)',
      (self: PyFileIO, data: Value) => self.write(bytesOf(data)),
      'Writes bytes; the number of them.',
    ],
    seek: [
      '(self, pos, whence: int = 0, /)',
      (self: PyFileIO, to: Value, whence = 0) => self.seek(ssize(to), whence),
      'Goes to a position.',
    ],
    tell: [
      '(self, /)',
      (self: PyFileIO) => {
        return self.tell();
      },
      'The position.',
    ],
    truncate: [
      '(self, size=None, /)',
      (self: PyFileIO, size: Value = null) => {
        const wanted = size === null ? self.tell() : ssize(size);
        self.truncate(wanted);
        return wanted;
      },
      'Cuts or lengthens the file to a size, by default to the position.',
    ],
    close: [
      '(self, /)',
      (self: PyFileIO): Value => {
        self.close();
        return null;
      },
      'Closes the file.',
    ],
    flush: ['(self, /)', nothing, 'Does nothing.'],
    readable: ['(self, /)', able('isReadable'), 'Whether the file can be read.'],
    writable: ['(self, /)', able('isWritable'), 'Whether the file can be written.'],
    seekable: [
      '(self, /)',
      (self: PyFileIO) => {
        self.open();
        return self.seekable;
      },
      'True.',
    ],
    fileno: [
      '(self, /)',
      (self: PyFileIO) => {
        self.open();
        return self.descriptor;
      },
      'The file descriptor.',
    ],
    isatty: [
      '(self, /)',
      (self: PyFileIO) => {
        return self.open().info.isTerminal;
      },
      'False.',
    ],
  },
  attributes: {
    mode: [(self: PyFileIO) => self.mode, null, 'How the file was opened.'],
    closed: [(self: PyFileIO) => self.isClosed, null, 'True once the file is closed.'],
    closefd: [(self: PyFileIO) => self.closesDescriptor, null, 'Whether closing the stream closes the descriptor.'],
    _blksize: [
      (self: PyFileIO) => self.handle?.info.blockSize ?? 131072,
      null,
      'How much is read at a time, in bytes.',
    ],
  },
}));
fileIOType.textSignature = "(file, mode='r', closefd=True, opener=None)";
