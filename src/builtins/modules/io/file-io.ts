/** `io.FileIO`: a file of the host, without a buffer. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { bytesOf } from '../../../runtime/buffer/request.ts';
import { decode } from '../../../runtime/codecs/registry.ts';
import { typeError, valueError } from '../../../runtime/errors.ts';
import { type FileSystem, HostFileError } from '../../../runtime/host.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { call0, lookupSpecial } from '../../../runtime/protocol/call.ts';
import { hasIndex } from '../../../runtime/protocol/number.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import type { PyType, Value } from '../../../runtime/types.ts';
import { typeName } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { ssize } from '../../bytes-like/operand.ts';
import { osError } from '../../exceptions/os-error.ts';
import { PyStream, rawIOBaseType, sizeOrNone, streamType, unsupported, withWritable } from './base.ts';
import { withAttributes } from './bytes-io.ts';
import { flushMaps, refreshMaps } from './mapped-files.ts';

export const fileIOType = streamType('FileIO', rawIOBaseType);

/** The host's files. @throws PermissionError where the host grants none */
function files(path: Value): FileSystem {
  const { files } = interpreter.host;
  if (files === null) throw osError(13, 'Permission denied', path);
  return files;
}

/** Turns the host's failures into OSError. */
export function system<T>(action: () => T, path?: Value): T {
  try {
    return action();
  } catch (failure) {
    if (failure instanceof HostFileError) throw osError(failure.errno, failure.strerror, path);
    throw failure;
  }
}

/** A path argument as text (`os.fspath`). @throws TypeError, ValueError */
export function pathText(path: Value): string {
  let given = path;
  if (strValue(given) === undefined && !(given instanceof PyBytes)) {
    const method = lookupSpecial(given, '__fspath__');
    if (method === undefined) {
      throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(given)}`);
    }
    given = call0(method);
  }
  const text =
    strValue(given) ?? (given instanceof PyBytes ? decode(given.data, 'utf-8', 'surrogateescape') : undefined);
  if (text === undefined) {
    throw typeError(`expected ${typeName(path)}.__fspath__() to return str or bytes, not ${typeName(given)}`);
  }
  if (text.includes('\0')) throw valueError('embedded null byte');
  return text;
}

export class PyFileIO extends PyStream {
  name: Value = null;
  fileSystem: FileSystem | null = null;
  descriptor = -1;
  isReadable = false;
  isWritable = false;
  appends = false;
  creates = false;
  position = 0;

  open(): FileSystem {
    if (this.isClosed || this.fileSystem === null) throw valueError('I/O operation on closed file');
    return this.fileSystem;
  }
  get mode(): string {
    if (this.creates) return this.isReadable ? 'xb+' : 'xb';
    if (this.appends) return this.isReadable ? 'ab+' : 'ab';
    if (!this.isReadable) return 'wb';
    return this.isWritable ? 'rb+' : 'rb';
  }
  size(): number {
    return system(() => this.open().size(this.descriptor));
  }
  /** At most `count` bytes; all that is left if negative. */
  read(count: number): Uint8Array {
    const host = this.open();
    if (!this.isReadable) throw unsupported('File not open for reading');
    system(() => flushMaps(host, this.descriptor));
    const wanted = count < 0 ? Math.max(this.size() - this.position, 0) : count;
    const bytes = system(() => host.read(this.descriptor, wanted, this.position));
    this.position += bytes.length;
    return bytes;
  }
  write(bytes: Uint8Array): number {
    const host = this.open();
    if (!this.isWritable) throw unsupported('File not open for writing');
    const written = system(() => {
      flushMaps(host, this.descriptor);
      const count = host.write(this.descriptor, bytes, this.appends ? null : this.position);
      refreshMaps(host, this.descriptor);
      return count;
    });
    this.position = this.appends ? this.size() : this.position + written;
    return written;
  }
  seek(offset: number, whence: number): number {
    this.open();
    let at = offset;
    if (whence === 1) at += this.position;
    else if (whence === 2) at += this.size();
    else if (whence !== 0) throw osError(22, 'Invalid argument');
    if (at < 0) throw osError(22, 'Invalid argument');
    this.position = at;
    return at;
  }
  truncate(size: number): void {
    const host = this.open();
    if (!this.isWritable) throw unsupported('File not open for writing');
    if (size < 0) throw osError(22, 'Invalid argument');
    system(() => host.truncate(this.descriptor, size));
  }
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    const host = this.fileSystem;
    if (host !== null) system(() => host.close(this.descriptor));
  }
}
PyFileIO.prototype.type = fileIOType;

const FLAGS = { r: ['r', 'r+'], w: ['w', 'w+'], a: ['a', 'a+'], x: ['wx', 'wx+'] } as const;

/** Opens a file. @param mode one of r, w, a, x, with or without `+` and `b` */
export function openFile(self: PyFileIO, file: Value, mode: string): void {
  const kinds = [...mode].filter(c => 'rwax'.includes(c));
  const plus = [...mode].filter(c => c === '+').length;
  const other = [...mode].find(c => !'rwax+b'.includes(c));
  if (other !== undefined) throw valueError(`invalid mode: ${mode}`);
  if (kinds.length !== 1 || plus > 1) {
    throw valueError('Must have exactly one of create/read/write/append mode and at most one plus');
  }
  const kind = kinds[0] as keyof typeof FLAGS;
  if (hasIndex(file)) throw unsupported('opening a file descriptor');
  const path = pathText(file);
  const host = files(file);
  self.name = file;
  self.isReadable = kind === 'r' || plus === 1;
  self.isWritable = kind !== 'r' || plus === 1;
  self.appends = kind === 'a';
  self.creates = kind === 'x';
  if (system(() => host.isDirectory(path), file)) throw osError(21, 'Is a directory', file);
  self.descriptor = system(() => host.open(path, FLAGS[kind][plus]), file);
  self.fileSystem = host;
  self.isClosed = false;
  self.position = self.appends ? self.size() : 0;
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
    "(self, /, file, mode: str = 'r', closefd=True, opener=None)",
    (self: PyFileIO, file: Value, mode = 'r'): Value => {
      self.close();
      openFile(self, file, mode);
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
          : `<${self.type.tpName} name=${repr(self.name)} mode='${self.mode}' closefd=True>`,
      'Text that shows the object.',
    ],
    read: [
      '(self, size=-1, /)',
      (self: PyFileIO, size?: Value) => new PyBytes(self.read(sizeOrNone(size))),
      'Reads at most `size` bytes, all by default.',
    ],
    readall: ['(self, /)', (self: PyFileIO) => new PyBytes(self.read(-1)), 'Reads to the end.'],
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
        self.open();
        return self.position;
      },
      'The position.',
    ],
    truncate: [
      '(self, size=None, /)',
      (self: PyFileIO, size: Value = null) => {
        const wanted = size === null ? self.position : ssize(size);
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
        return true;
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
        self.open();
        return false;
      },
      'False.',
    ],
  },
  attributes: {
    name: [(self: PyFileIO) => self.name, null, 'The path that was opened.'],
    mode: [(self: PyFileIO) => self.mode, null, 'How the file was opened.'],
    closed: [(self: PyFileIO) => self.isClosed, null, 'True once the file is closed.'],
    closefd: [() => true, null, 'True.'],
  },
}));
