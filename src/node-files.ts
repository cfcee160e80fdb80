/** Files under Node, for the command line. Works in the main thread and in a worker. */
import * as fs from 'node:fs';
import { constants, errno as errnoNames } from './posix-errors.ts';
import { decodeUtf8, encodeUtf8 } from './runtime/codecs/utf8.ts';
import {
  type DescriptorInfo,
  type FileStatus,
  type FileSystem,
  type FolderEntry,
  HostFileError,
} from './runtime/host.ts';
import { nodeBuiltin } from './runtime/node-builtin.ts';

/** Runs an operation of Node's; its errors become the host's. */
function system<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw hostError(error);
  }
}
/** One of Node's errors as the host's, where it is of the operating system. */
export function hostError(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string };
  // A number that can be no descriptor.
  if (code === 'ERR_OUT_OF_RANGE' && message.includes('"fd"'))
    return new HostFileError('EBADF', 9, constants['EBADF']!);
  return code === undefined || !(code in errnoNames)
    ? error
    : new HostFileError(code, errnoNames[code], constants[code]);
}

/** Linux's flags of `open` as this system has them. */
function hostFlags(flags: number): number {
  if (process.platform === 'linux') return flags;
  const { O_CREAT, O_EXCL, O_TRUNC, O_APPEND } = fs.constants;
  const named = [
    [0o100, O_CREAT],
    [0o200, O_EXCL],
    [0o1000, O_TRUNC],
    [0o2000, O_APPEND],
  ];
  return named.reduce((all, [linux, own]) => ((flags & linux) === 0 ? all : all | own), flags & 3);
}

/** Whether a descriptor was opened for writing, or for reading: writing nothing and reading at a position change nothing. */
function canUse(descriptor: number, writing: boolean): boolean {
  try {
    if (writing) fs.writeSync(descriptor, new Uint8Array(0), 0, 0, 0);
    else fs.readSync(descriptor, new Uint8Array(1), 0, 1, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code !== 'EBADF';
  }
}

/** A name of Node's as Python has it: what is not UTF-8 by surrogates. */
const nameOf = (bytes: Uint8Array): string => decodeUtf8(bytes, 'surrogateescape');

function statusOf(stat: fs.BigIntStats): FileStatus {
  return {
    mode: Number(stat.mode),
    inode: stat.ino,
    device: stat.dev,
    links: Number(stat.nlink),
    user: Number(stat.uid),
    group: Number(stat.gid),
    size: Number(stat.size),
    accessed: stat.atimeNs,
    modified: stat.mtimeNs,
    changed: stat.ctimeNs,
    blockSize: Number(stat.blksize),
    blocks: Number(stat.blocks),
    deviceType: stat.rdev,
  };
}

/** Nanoseconds as Node takes times: seconds, exactly where a float can hold them. */
const seconds = (nanoseconds: bigint): number => Number(nanoseconds) / 1e9;

export class NodeFiles implements FileSystem {
  /** The program's folder once it has changed it; a worker cannot change the process's own. */
  private folder: string | undefined;
  /** The program's mask once it has changed it, for the same reason. */
  private mask: number | undefined;

  /** A path as Node is to be given it. */
  private at(path: string): string | Buffer {
    const placed = this.folder === undefined || path === '' || path.startsWith('/') ? path : `${this.folder}/${path}`;
    return placed.isWellFormed() ? placed : Buffer.from(encodeUtf8(placed, 'surrogateescape'));
  }
  open(path: string, flags: number, mode: number): number {
    return system(() => {
      const at = this.at(path);
      const makes = this.mask !== undefined && (flags & 0o100) !== 0 && !fs.existsSync(at);
      const descriptor = fs.openSync(at, hostFlags(flags), mode);
      if (makes) fs.fchmodSync(descriptor, mode & ~this.mask!);
      return descriptor;
    });
  }
  read(descriptor: number, count: number, position: number | null): Uint8Array {
    return system(() => {
      const data = Buffer.alloc(Math.min(count, 1 << 24));
      return data.subarray(0, fs.readSync(descriptor, data, 0, data.length, position));
    });
  }
  write(descriptor: number, data: Uint8Array, position: number | null): number {
    return system(() => fs.writeSync(descriptor, data, 0, data.length, position));
  }
  truncate(descriptor: number, size: number): void {
    system(() => fs.ftruncateSync(descriptor, size));
  }
  size(descriptor: number): number {
    return system(() => fs.fstatSync(descriptor).size);
  }
  close(descriptor: number): void {
    system(() => fs.closeSync(descriptor));
  }
  duplicate(descriptor: number): number {
    return system(() => {
      const path = `/dev/fd/${descriptor}`;
      return fs.openSync(path, canUse(descriptor, true) ? (canUse(descriptor, false) ? 'r+' : 'a') : 'r');
    });
  }
  describe(descriptor: number): DescriptorInfo {
    return system(() => {
      const stat = fs.fstatSync(descriptor);
      return {
        identity: `${stat.dev}:${stat.ino}`,
        isFile: stat.isFile(),
        isDirectory: stat.isDirectory(),
        isTerminal: stat.isCharacterDevice() && nodeBuiltin('node:tty').isatty(descriptor),
        readable: canUse(descriptor, false),
        writable: canUse(descriptor, true),
        blockSize: stat.blksize,
      };
    });
  }
  readFile(path: string): Uint8Array {
    return system(() => fs.readFileSync(this.at(path)));
  }
  exists(path: string): boolean {
    return fs.existsSync(this.at(path));
  }
  isDirectory(path: string): boolean {
    return fs.statSync(this.at(path), { throwIfNoEntry: false })?.isDirectory() ?? false;
  }
  list(path: string): string[] {
    return system(() => fs.readdirSync(this.at(path), { encoding: 'buffer' }).map(nameOf));
  }
  entries(path: string): FolderEntry[] {
    return system(() =>
      fs.readdirSync(this.at(path), { encoding: 'buffer', withFileTypes: true }).map(entry => ({
        name: nameOf(entry.name),
        kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other',
      })),
    );
  }
  makeDirectory(path: string, mode: number): void {
    system(() => {
      fs.mkdirSync(this.at(path), mode);
      if (this.mask !== undefined) fs.chmodSync(this.at(path), mode & ~this.mask);
    });
  }
  removeDirectory(path: string): void {
    system(() => fs.rmdirSync(this.at(path)));
  }
  rename(from: string, to: string): void {
    system(() => fs.renameSync(this.at(from), this.at(to)));
  }
  remove(path: string): void {
    system(() => fs.unlinkSync(this.at(path)));
  }
  cwd(): string {
    return this.folder ?? process.cwd();
  }
  stat(path: string, follow: boolean): FileStatus {
    const at = this.at(path);
    return statusOf(system(() => (follow ? fs.statSync : fs.lstatSync)(at, { bigint: true })));
  }
  statDescriptor(descriptor: number): FileStatus {
    return statusOf(system(() => fs.fstatSync(descriptor, { bigint: true })));
  }
  changeDirectory(path: string): void {
    system(() => {
      if (path === '') throw Object.assign(new Error(), { code: 'ENOENT' });
      const folder = fs.realpathSync(this.at(path), { encoding: 'buffer' });
      if (!fs.statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
      fs.accessSync(folder, fs.constants.X_OK);
      this.folder = nameOf(folder);
    });
  }
  access(path: string, mode: number): boolean {
    try {
      fs.accessSync(this.at(path), mode);
      return true;
    } catch {
      return false;
    }
  }
  changeMode(path: string, mode: number): void {
    system(() => fs.chmodSync(this.at(path), mode));
  }
  changeOwner(path: string, user: number, group: number, follow: boolean): void {
    system(() => (follow ? fs.chownSync : fs.lchownSync)(this.at(path), user, group));
  }
  setTimes(path: string, accessed: bigint, modified: bigint, follow: boolean): void {
    system(() => (follow ? fs.utimesSync : fs.lutimesSync)(this.at(path), seconds(accessed), seconds(modified)));
  }
  symbolicLink(target: string, path: string): void {
    const to = target.isWellFormed() ? target : Buffer.from(encodeUtf8(target, 'surrogateescape'));
    system(() => fs.symlinkSync(to, this.at(path)));
  }
  readLink(path: string): string {
    return nameOf(system(() => fs.readlinkSync(this.at(path), { encoding: 'buffer' })));
  }
  hardLink(from: string, to: string): void {
    system(() => fs.linkSync(this.at(from), this.at(to)));
  }
  setMask(mask: number): number {
    const before = this.mask ?? process.umask();
    this.mask = mask & 0o777;
    return before;
  }
  synchronize(descriptor: number): void {
    system(() => fs.fsyncSync(descriptor));
  }
  pathIn(descriptor: number, path: string): string {
    system(() => fs.fstatSync(descriptor));
    return path === '' ? `/proc/self/fd/${descriptor}` : `/proc/self/fd/${descriptor}/${path}`;
  }
  terminalSize(descriptor: number): readonly [number, number] {
    return system(() => {
      fs.fstatSync(descriptor);
      const { WriteStream, isatty } = nodeBuiltin('node:tty');
      if (!isatty(descriptor)) throw new HostFileError('ENOTTY', 25, 'Inappropriate ioctl for device');
      return new WriteStream(descriptor).getWindowSize();
    });
  }
}
