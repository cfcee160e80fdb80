/** Files by descriptor: `os.open`, `os.read` and their like. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { withBytes } from '../../../runtime/buffer/request.ts';
import { isRaised, OSError, typeError, valueError } from '../../../runtime/errors.ts';
import { lookupSpecial } from '../../../runtime/protocol/call.ts';
import { toArray } from '../../../runtime/protocol/iterate.ts';
import { indexOf } from '../../../runtime/protocol/number.ts';
import type { Row } from '../../../runtime/signature/declare.ts';
import type { Value } from '../../../runtime/types.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { osError } from '../../exceptions/os-error.ts';
import { withWritable } from '../io/base.ts';
import { closeDescriptor, duplicateDescriptor, openDescriptor, system } from '../io/descriptors.ts';
import { flushMaps, refreshMaps } from '../io/mapped-files.ts';
import { offered } from './paths.ts';
import { openPipe } from './pipe.ts';

const nothing = (action: () => void): Value => {
  action();
  return null;
};

/** Reads at most `length` bytes; without a position where the descriptor stands, which moves it. */
function readFrom(fd: number, length: number, at?: number): Uint8Array {
  const handle = openDescriptor(fd);
  const { files, position } = handle;
  const bytes = system(() => {
    flushMaps(files, fd);
    return files.read(fd, length, at ?? (position < 0 ? null : position));
  });
  if (at === undefined && position >= 0) handle.position += bytes.length;
  return bytes;
}

function writeTo(fd: number, bytes: Uint8Array, at?: number): number {
  const handle = openDescriptor(fd);
  const { files, position, appends } = handle;
  return system(() => {
    flushMaps(files, fd);
    const count = files.write(fd, bytes, at ?? (appends || position < 0 ? null : position));
    refreshMaps(files, fd);
    if (at === undefined && position >= 0) handle.position = appends ? files.size(fd) : position + count;
    return count;
  });
}

/** Fills buffers in turn until a read gives less than fits. */
function readInto(fd: number, buffers: Value, at?: number): number {
  let done = 0;
  openDescriptor(fd);
  for (const buffer of sequenceOf(buffers, 'readv() arg 2 must be a sequence')) {
    const whole = withWritable('readv', buffer, bytes => {
      const part = readFrom(fd, bytes.length, at === undefined ? undefined : at + done);
      bytes.set(part);
      done += part.length;
      return part.length === bytes.length;
    });
    if (!whole) break;
  }
  return done;
}

function writeAll(fd: number, buffers: Value, at?: number): number {
  let done = 0;
  openDescriptor(fd);
  for (const buffer of sequenceOf(buffers, 'writev() arg 2 must be a sequence')) {
    done += withBytes(buffer, bytes => writeTo(fd, bytes, at === undefined ? undefined : at + done));
  }
  return done;
}

function sequenceOf(value: Value, message: string): Value[] {
  if (lookupSpecial(value, '__getitem__') === undefined) throw typeError(message);
  return toArray(value);
}

export const descriptorRows: Record<string, Row> = {
  close: ['(fd: int)', (fd: number) => nothing(() => closeDescriptor(fd)), 'Closes a descriptor.'],
  read: [
    '(fd: int, length: ssize, /)',
    (fd: number, length: number) => {
      if (length < 0) throw osError(22, 'Invalid argument');
      return new PyBytes(readFrom(fd, length));
    },
    'Reads at most `length` bytes.',
  ],
  readinto: [
    '(fd: int, buffer, /)',
    (fd: number, buffer: Value) =>
      withWritable('readinto', buffer, bytes => {
        const part = readFrom(fd, bytes.length);
        bytes.set(part);
        return part.length;
      }),
    'Reads into a writable buffer; the number of bytes.',
  ],
  pread: [
    '(fd: int, length: ssize, offset: ssize, /)',
    (fd: number, length: number, offset: number) => {
      if (length < 0) throw osError(22, 'Invalid argument');
      return new PyBytes(readFrom(fd, length, offset));
    },
    'Reads at most `length` bytes at a position, which does not move the descriptor’s own.',
  ],
  readv: [
    '(fd: int, buffers, /)',
    (fd: number, buffers: Value) => readInto(fd, buffers),
    'Reads into several buffers.',
  ],
  preadv: [
    '(fd: int, buffers, offset: ssize, flags: int = 0, /)',
    (fd: number, buffers: Value, offset: number) => readInto(fd, buffers, offset),
    'Reads into several buffers, at a position.',
  ],
  write: [
    '(fd: int, data, /)',
    (fd: number, data: Value) => withBytes(data, bytes => writeTo(fd, bytes)),
    'Writes bytes; the number of them.',
  ],
  pwrite: [
    '(fd: int, buffer, offset: ssize, /)',
    (fd: number, data: Value, offset: number) => withBytes(data, bytes => writeTo(fd, bytes, offset)),
    'Writes bytes at a position, which does not move the descriptor’s own.',
  ],
  writev: ['(fd: int, buffers, /)', (fd: number, buffers: Value) => writeAll(fd, buffers), 'Writes several buffers.'],
  pwritev: [
    '(fd: int, buffers, offset: ssize, flags: int = 0, /)',
    (fd: number, buffers: Value, offset: number) => writeAll(fd, buffers, offset),
    'Writes several buffers, at a position.',
  ],
  dup: ['(fd: int, /)', (fd: number) => duplicateDescriptor(fd), 'A second descriptor of an open file.'],
  pipe: [
    '()',
    () => new PyTuple(openPipe()),
    'Two descriptors: what is written to the second can be read from the first.',
  ],
  pipe2: ['(flags: int, /)', () => new PyTuple(openPipe()), 'As pipe, with flags.'],
  closerange: [
    '(fd_low: int, fd_high: int, /)',
    (low: number, high: number) =>
      nothing(() => {
        for (let fd = Math.max(low, 0); fd < Math.min(high, 1 << 16); fd++) {
          try {
            closeDescriptor(fd);
          } catch (thrown) {
            if (!isRaised(thrown, OSError)) throw thrown;
          }
        }
      }),
    'Closes all descriptors of a range.',
  ],
  get_inheritable: [
    '(fd: int, /)',
    (fd: number) => openDescriptor(fd).descriptor < 3,
    'Whether programs that are started get it.',
  ],
  get_blocking: ['(fd: int, /)', (fd: number) => openDescriptor(fd).descriptor >= 0, 'Whether reading waits.'],
  posix_fallocate: [
    '(fd: int, offset: ssize, length: ssize, /)',
    (fd: number, offset: number, length: number) =>
      nothing(() => {
        const { files } = openDescriptor(fd);
        if (offset < 0 || length <= 0) throw osError(22, 'Invalid argument');
        system(() => {
          if (files.size(fd) < offset + length) files.truncate(fd, offset + length);
        });
        refreshMaps(files, fd);
      }),
    'Makes a file at least as long as a range of it needs.',
  ],
  sendfile: [
    '(out_fd: int, in_fd: int, offset, count: ssize)',
    (to: number, from: number, offset: Value, count: number) =>
      writeTo(to, readFrom(from, count, offset === null ? undefined : Number(indexOf(offset)))),
    'Writes bytes of one descriptor to another.',
  ],
  copy_file_range: [
    '(src: int, dst: int, count: ssize, offset_src=None, offset_dst=None)',
    (from: number, to: number, count: number, source: Value = null, target: Value = null) => {
      if (count < 0) throw valueError("negative value for 'count' not allowed");
      const at = (offset: Value) => (offset === null ? undefined : Number(indexOf(offset)));
      return writeTo(to, readFrom(from, count, at(source)), at(target));
    },
    'Copies bytes from one file to another.',
  ],
  lseek: [
    '(fd: int, position: ssize, whence: int, /)',
    (fd: number, distance: number, whence: number) => {
      const handle = openDescriptor(fd);
      if (whence < 0 || whence > 2) throw osError(22, 'Invalid argument');
      if (handle.position < 0) throw osError(29, 'Illegal seek');
      const from = whence === 1 ? handle.position : whence === 2 ? system(() => handle.files.size(fd)) : 0;
      if (from + distance < 0) throw osError(22, 'Invalid argument');
      handle.position = from + distance;
      return handle.position;
    },
    'Moves the position of a descriptor.',
  ],
  ftruncate: [
    '(fd: int, length: ssize, /)',
    (fd: number, length: number) =>
      nothing(() => {
        const { files } = openDescriptor(fd);
        if (length < 0) throw osError(22, 'Invalid argument');
        system(() => files.truncate(fd, length));
        refreshMaps(files, fd);
      }),
    'Gives a file a size.',
  ],
  fsync: [
    '(fd: int)',
    (fd: number) =>
      nothing(() => {
        const { files } = openDescriptor(fd);
        system(() => {
          flushMaps(files, fd);
          files.synchronize?.(fd);
        });
      }),
    'Waits until what was written to a file is on the disk.',
  ],
  fdatasync: [
    '(fd: int)',
    (fd: number) =>
      nothing(() => {
        const { files } = openDescriptor(fd);
        system(() => offered(files, 'synchronize')(fd));
      }),
    'Waits until the contents of a file are on the disk.',
  ],
  isatty: [
    '(fd: int, /)',
    (fd: number) => {
      try {
        return openDescriptor(fd).info.isTerminal;
      } catch {
        return false;
      }
    },
    'Whether a descriptor is of a terminal.',
  ],
};
