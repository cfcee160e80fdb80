/** Files and folders by path: what `os` makes of the host's files. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { encodeUtf8 } from '../../../runtime/codecs/utf8.ts';
import { typeError, valueError } from '../../../runtime/errors.ts';
import { indexOf } from '../../../runtime/protocol/number.ts';
import type { Row } from '../../../runtime/signature/declare.ts';
import type { Value } from '../../../runtime/types.ts';
import { PyList } from '../../../runtime/values/list.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { osError } from '../../exceptions/os-error.ts';
import { grantedFiles, O, openPath, system } from '../io/descriptors.ts';
import { pathOf } from '../io/file-io.ts';
import { settleAbandoned } from '../io/unwritten.ts';
import { folderArgument, nameLike, offered, onPath, onPaths, pathArgument, place } from './paths.ts';
import { nanosecondsOf } from './status.ts';

const nothing = (action: () => void): Value => {
  action();
  return null;
};

const removeRow = (name: string): Row => [
  '(path, *, dir_fd=None)',
  (path: Value, folder: Value = null) =>
    nothing(() => onPath(pathArgument(name, 'path', path), (files, at) => files.remove(at), folderArgument(folder))),
  'Removes a file.',
];

const renameRow = (name: string): Row => [
  '(src, dst, *, src_dir_fd=None, dst_dir_fd=None)',
  (from: Value, to: Value, fromFolder: Value = null, toFolder: Value = null) =>
    nothing(() =>
      onPaths(
        pathArgument(name, 'src', from),
        pathArgument(name, 'dst', to),
        (files, source, target) => files.rename(source, target),
        [folderArgument(fromFolder), folderArgument(toFolder)],
      ),
    ),
  'Gives a file or a folder another name; a file that has it already is replaced.',
];

/** `times` or `ns` of utime, in nanoseconds. */
function timesOf(times: Value, ns: Value | undefined): readonly [bigint, bigint] {
  if (times !== null && ns !== undefined) {
    throw valueError("utime: you may specify either 'times' or 'ns' but not both");
  }
  if (times !== null) {
    if (!(times instanceof PyTuple) || times.items.length !== 2) {
      throw typeError("utime: 'times' must be either a tuple of two ints or None");
    }
    return [nanosecondsOf(times.items[0]), nanosecondsOf(times.items[1])];
  }
  if (ns !== undefined) {
    if (!(ns instanceof PyTuple) || ns.items.length !== 2) throw typeError("utime: 'ns' must be a tuple of two ints");
    return [BigInt(indexOf(ns.items[0])), BigInt(indexOf(ns.items[1]))];
  }
  const now = BigInt(Date.now()) * 1_000_000n;
  return [now, now];
}

const cwd = (): string => {
  const files = grantedFiles();
  return system(() => files.cwd());
};

export const fileRows: Record<string, Row> = {
  open: [
    '(path, flags: int, mode: int = 511, *, dir_fd=None)',
    (path: Value, flags: number, mode = 0o777, folder: Value = null) => {
      settleAbandoned();
      const argument = pathArgument('open', 'path', path);
      const at = system(() => place(grantedFiles(argument.shown), argument, folderArgument(folder)), argument.shown);
      return openPath(at, flags | O.CLOEXEC, mode, argument.shown).descriptor;
    },
    'Opens a file; its descriptor.',
  ],
  getcwd: ['()', cwd, 'The current folder.'],
  getcwdb: ['()', () => new PyBytes(encodeUtf8(cwd(), 'surrogateescape')), 'The current folder as bytes.'],
  chdir: [
    '(path)',
    (path: Value) =>
      nothing(() =>
        onPath(pathArgument('chdir', 'path', path, { descriptor: true }), (files, at) =>
          offered(files, 'changeDirectory')(at),
        ),
      ),
    'Makes a folder the current one.',
  ],
  fchdir: [
    '(fd: int)',
    (descriptor: number) =>
      nothing(() => {
        const files = grantedFiles();
        system(() => offered(files, 'changeDirectory')(offered(files, 'pathIn')(descriptor, '')));
      }),
    'Makes an open folder the current one.',
  ],
  listdir: [
    '(path=None)',
    (path: Value = null) => {
      const argument = pathArgument('listdir', 'path', path, { descriptor: true, none: true });
      const names = onPath(argument, (files, at) => files.list(at));
      return new PyList(argument.isBytes ? names.map(name => nameLike(argument, name)) : names);
    },
    'The names in a folder.',
  ],
  _entries: [
    '(path, /)',
    (path: Value) => {
      const argument = pathArgument('scandir', 'path', path, { descriptor: true, none: true });
      const found = onPath(argument, (files, at) => offered(files, 'entries')(at));
      return new PyList(found.map(({ name, kind }) => new PyTuple([nameLike(argument, name), kind])));
    },
    'The names in a folder with what each one is.',
  ],
  remove: removeRow('remove'),
  unlink: removeRow('unlink'),
  rename: renameRow('rename'),
  replace: renameRow('replace'),
  mkdir: [
    '(path, mode: int = 511, *, dir_fd=None)',
    (path: Value, mode = 0o777, folder: Value = null) =>
      nothing(() =>
        onPath(
          pathArgument('mkdir', 'path', path),
          (files, at) => files.makeDirectory(at, mode),
          folderArgument(folder),
        ),
      ),
    'Makes a folder.',
  ],
  rmdir: [
    '(path, *, dir_fd=None)',
    (path: Value, folder: Value = null) =>
      nothing(() =>
        onPath(pathArgument('rmdir', 'path', path), (files, at) => files.removeDirectory(at), folderArgument(folder)),
      ),
    'Removes an empty folder.',
  ],
  access: [
    '(path, mode: int, *, dir_fd=None, effective_ids: bool = False, follow_symlinks: bool = True)',
    (path: Value, mode: number, folder: Value = null) =>
      onPath(
        pathArgument('access', 'path', path),
        (files, at) => offered(files, 'access')(at, mode),
        folderArgument(folder),
      ),
    'Whether the program may use a path in a way.',
  ],
  chmod: [
    '(path, mode: int, *, dir_fd=None, follow_symlinks: bool = True)',
    (path: Value, mode: number, folder: Value = null, follow = true) =>
      nothing(() =>
        onPath(
          pathArgument('chmod', 'path', path, { descriptor: true }),
          (files, at) => {
            // Linux cannot change a link itself.
            if (!follow && (offered(files, 'stat')(at, false).mode & 0o170000) === 0o120000) {
              throw osError(95, 'Operation not supported', path);
            }
            offered(files, 'changeMode')(at, mode);
          },
          folderArgument(folder),
        ),
      ),
    'Sets the permissions of a file.',
    undefined,
    "(path, mode, *, dir_fd=None, follow_symlinks=(os.name != 'nt'))",
  ],
  fchmod: [
    '(fd: int, mode: int)',
    (descriptor: number, mode: number) =>
      nothing(() => {
        const files = grantedFiles();
        system(() => offered(files, 'changeMode')(offered(files, 'pathIn')(descriptor, ''), mode));
      }),
    'Sets the permissions of an open file.',
  ],
  chown: [
    '(path, uid: int, gid: int, *, dir_fd=None, follow_symlinks: bool = True)',
    (path: Value, user: number, group: number, folder: Value = null, follow = true) =>
      nothing(() =>
        onPath(
          pathArgument('chown', 'path', path, { descriptor: true }),
          (files, at) => offered(files, 'changeOwner')(at, user, group, follow),
          folderArgument(folder),
        ),
      ),
    'Gives a file to a user and a group.',
  ],
  lchown: [
    '(path, uid: int, gid: int)',
    (path: Value, user: number, group: number) =>
      nothing(() =>
        onPath(pathArgument('lchown', 'path', path), (files, at) =>
          offered(files, 'changeOwner')(at, user, group, false),
        ),
      ),
    'Gives a file, or a symbolic link itself, to a user and a group.',
  ],
  fchown: [
    '(fd: int, uid: int, gid: int)',
    (descriptor: number, user: number, group: number) =>
      nothing(() => {
        const files = grantedFiles();
        system(() => offered(files, 'changeOwner')(offered(files, 'pathIn')(descriptor, ''), user, group, true));
      }),
    'Gives an open file to a user and a group.',
  ],
  utime: [
    '(path, times=None, *, ns?, dir_fd=None, follow_symlinks: bool = True)',
    (path: Value, times: Value = null, ns?: Value, folder: Value = null, follow = true) =>
      nothing(() => {
        const argument = pathArgument('utime', 'path', path, { descriptor: true });
        const [accessed, modified] = timesOf(times, ns);
        onPath(
          argument,
          (files, at) => offered(files, 'setTimes')(at, accessed, modified, follow),
          folderArgument(folder),
        );
      }),
    'Sets when a file was last read and last changed.',
    undefined,
    '(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)',
  ],
  symlink: [
    '(src, dst, target_is_directory: bool = False, *, dir_fd=None)',
    (target: Value, path: Value, _folder = false, folder: Value = null) =>
      nothing(() => {
        const to = pathArgument('symlink', 'src', target);
        onPaths(
          to,
          pathArgument('symlink', 'dst', path),
          (files, _target, at) => offered(files, 'symbolicLink')(to.text, at),
          [null, folderArgument(folder)],
        );
      }),
    'Makes a symbolic link, dst, that points to src.',
  ],
  readlink: [
    '(path, *, dir_fd=None)',
    (path: Value, folder: Value = null) => {
      const argument = pathArgument('readlink', 'path', path);
      return nameLike(
        argument,
        onPath(argument, (files, at) => offered(files, 'readLink')(at), folderArgument(folder)),
      );
    },
    'What a symbolic link points to.',
  ],
  link: [
    '(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks: bool = True)',
    (from: Value, to: Value, fromFolder: Value = null, toFolder: Value = null) =>
      nothing(() =>
        onPaths(
          pathArgument('link', 'src', from),
          pathArgument('link', 'dst', to),
          (files, source, target) => offered(files, 'hardLink')(source, target),
          [folderArgument(fromFolder), folderArgument(toFolder)],
        ),
      ),
    'Gives a file a second name.',
    undefined,
    "(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=(os.name != 'nt'))",
  ],
  truncate: [
    '(path, length: int)',
    (path: Value, length: number) =>
      nothing(() =>
        onPath(pathArgument('truncate', 'path', path, { descriptor: true }), (files, at) => {
          if (length < 0) throw osError(22, 'Invalid argument', path);
          const descriptor = files.open(at, O.WRONLY, 0);
          try {
            files.truncate(descriptor, length);
          } finally {
            files.close(descriptor);
          }
        }),
      ),
    'Gives a file a size.',
  ],
  umask: [
    '(mask: int, /)',
    (mask: number) => offered(grantedFiles(), 'setMask')(mask),
    'Sets the permissions that new files do not get; those before.',
  ],
  fspath: ['(path)', (path: Value) => pathOf(path), 'The path as str or bytes.'],
};
