/** Files by descriptor: `os.open`, `os.read` and their like. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { withBytes } from '../../../runtime/buffer/request.ts';
import type { Row } from '../../../runtime/signature/declare.ts';
import type { Value } from '../../../runtime/types.ts';
import { osError } from '../../exceptions/os-error.ts';
import { closeDescriptor, O, openDescriptor, openPath, system } from '../io/descriptors.ts';
import { pathText } from '../io/file-io.ts';
import { flushMaps, refreshMaps } from '../io/mapped-files.ts';
import { settleAbandoned } from '../io/unwritten.ts';

/** `os.O_…` on Linux. */
export const FLAGS: Record<string, number> = {
  ...O,
  NOCTTY: 0o400,
  NONBLOCK: 0o4000,
  DSYNC: 0o10000,
  DIRECTORY: 0o200000,
  NOFOLLOW: 0o400000,
  SYNC: 0o4010000,
  TMPFILE: 0o20200000,
};

const nothing = (action: () => void): Value => {
  action();
  return null;
};

export const descriptorRows: Record<string, Row> = {
  open: [
    '(path, flags: int, mode: int = 511, *, dir_fd=None)',
    (path: Value, flags: number, mode = 0o777) => {
      settleAbandoned();
      return openPath(pathText(path), flags | O.CLOEXEC, mode, path).descriptor;
    },
    'Opens a file; its descriptor.',
  ],
  close: ['(fd: int)', (fd: number) => nothing(() => closeDescriptor(fd)), 'Closes a descriptor.'],
  read: [
    '(fd: int, length: ssize, /)',
    (fd: number, length: number) => {
      if (length < 0) throw osError(22, 'Invalid argument');
      const handle = openDescriptor(fd);
      const { files, position } = handle;
      const bytes = system(() => {
        flushMaps(files, fd);
        return files.read(fd, length, position < 0 ? null : position);
      });
      if (position >= 0) handle.position += bytes.length;
      return new PyBytes(bytes);
    },
    'Reads at most `length` bytes.',
  ],
  write: [
    '(fd: int, data, /)',
    (fd: number, data: Value) =>
      withBytes(data, bytes => {
        const handle = openDescriptor(fd);
        const { files, position, appends } = handle;
        return system(() => {
          flushMaps(files, fd);
          const count = files.write(fd, bytes, appends || position < 0 ? null : position);
          refreshMaps(files, fd);
          if (position >= 0) handle.position = appends ? files.size(fd) : position + count;
          return count;
        });
      }),
    'Writes bytes; the number of them.',
  ],
  lseek: [
    '(fd: int, position: ssize, whence: int, /)',
    (fd: number, distance: number, whence: number) => {
      const handle = openDescriptor(fd);
      if (handle.position < 0) throw osError(29, 'Illegal seek');
      const from = whence === 1 ? handle.position : whence === 2 ? system(() => handle.files.size(fd)) : 0;
      if (whence < 0 || whence > 2 || from + distance < 0) throw osError(22, 'Invalid argument');
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
        system(() => flushMaps(files, fd));
      }),
    'Writes what this program holds of a file.',
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
