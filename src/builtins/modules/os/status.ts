/** `os.stat_result` and what gives one. */
import type { FileStatus } from '../../../runtime/host.ts';
import { indexOf } from '../../../runtime/protocol/number.ts';
import type { Row } from '../../../runtime/signature/declare.ts';
import type { Value } from '../../../runtime/types.ts';
import { PyFloat } from '../../../runtime/values/float.ts';
import { normalize } from '../../../runtime/values/int.ts';
import { openDescriptor, system } from '../io/descriptors.ts';
import { flushMaps } from '../io/mapped-files.ts';
import { PyStructSequence, structSequence } from '../sys/struct-sequence.ts';
import { folderArgument, offered, onPath, type PathArgument, pathArgument } from './paths.ts';

const TIMES = ['st_atime', 'st_mtime', 'st_ctime'];
const ITEMS = ['st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size', ...TIMES];
const REST = [...TIMES, ...TIMES.map(name => `${name}_ns`), 'st_blksize', 'st_blocks', 'st_rdev'];

export const statResultType = structSequence('os', 'stat_result', ITEMS, REST, {
  unnamed: 3,
  // Times that a sequence does not give as floats are those of its items.
  complete: (items, rest) => TIMES.map((_, i) => rest[i] ?? items[7 + i]).concat(rest.slice(3)),
});

const SECOND = 1_000_000_000n;
const wholeSeconds = (time: bigint): number => Number((time - (((time % SECOND) + SECOND) % SECOND)) / SECOND);
/** CPython's sum of the seconds and the rest, each a float. */
const asFloat = (time: bigint): PyFloat => {
  const whole = wholeSeconds(time);
  return new PyFloat(whole + 1e-9 * Number(time - BigInt(whole) * SECOND));
};

/** A `stat_result` of what the host knows. */
export function statResult(status: FileStatus): Value {
  const times = [status.accessed, status.modified, status.changed];
  const { mode, inode, device, links, user, group, size } = status;
  return new PyStructSequence(
    statResultType,
    [mode, normalize(inode), normalize(device), links, user, group, size, ...times.map(wholeSeconds)],
    [...times.map(asFloat), ...times.map(normalize), status.blockSize, status.blocks, normalize(status.deviceType)],
  );
}

function statusOf(path: PathArgument, folder: number | null, follow: boolean): Value {
  return statResult(
    onPath(
      path,
      (files, at) =>
        path.descriptor === null
          ? offered(files, 'stat')(at, follow)
          : offered(files, 'statDescriptor')(path.descriptor),
      folder,
    ),
  );
}

export const statusRows: Record<string, Row> = {
  stat: [
    '(path, *, dir_fd=None, follow_symlinks: bool = True)',
    (path: Value, folder: Value = null, follow = true) =>
      statusOf(pathArgument('stat', 'path', path, { descriptor: true }), folderArgument(folder), follow),
    'What the file system knows of a file.',
  ],
  lstat: [
    '(path, *, dir_fd=None)',
    (path: Value, folder: Value = null) => statusOf(pathArgument('lstat', 'path', path), folderArgument(folder), false),
    'What the file system knows of a file; of a symbolic link, not of what it points to.',
  ],
  fstat: [
    '(fd: int)',
    (descriptor: number) => {
      const { files } = openDescriptor(descriptor);
      return statResult(
        system(() => {
          flushMaps(files, descriptor);
          return offered(files, 'statDescriptor')(descriptor);
        }),
      );
    },
    'What the file system knows of an open file.',
  ],
};

/** Seconds as a time argument gives them (an int or a float), in nanoseconds. */
export function nanosecondsOf(value: Value): bigint {
  if (!(value instanceof PyFloat)) return BigInt(indexOf(value)) * SECOND;
  const whole = Math.floor(value.value);
  return BigInt(whole) * SECOND + BigInt(Math.floor((value.value - whole) * 1e9));
}
