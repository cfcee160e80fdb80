/**
 * Open file descriptors. The host reads and writes at positions and keeps none, so the position of each descriptor is
 * kept here, where all that uses the descriptor shares it.
 */
import type { DescriptorInfo, FileSystem } from '../../../runtime/host.ts';
import { HostFileError } from '../../../runtime/host.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { resetForEachProgram } from '../../../runtime/program-state.ts';
import type { Value } from '../../../runtime/types.ts';
import { osError } from '../../exceptions/os-error.ts';

/** Linux's flags of `open`, which the host translates. */
export const O = {
  RDONLY: 0,
  WRONLY: 1,
  RDWR: 2,
  CREAT: 0o100,
  EXCL: 0o200,
  TRUNC: 0o1000,
  APPEND: 0o2000,
  CLOEXEC: 0o2000000,
} as const;

/** Turns the host's failures into OSError. */
export function system<T>(action: () => T, path?: Value): T {
  try {
    return action();
  } catch (failure) {
    if (failure instanceof HostFileError) throw osError(failure.errno, failure.strerror, path);
    throw failure;
  }
}

export class OpenDescriptor {
  readonly files: FileSystem;
  readonly descriptor: number;
  readonly info: DescriptorInfo;
  readonly appends: boolean;
  /** Where the next read or write is, shared with duplicates. */
  private readonly cursor: { position: number };
  /** The program opened it. */
  opened = false;
  constructor(
    files: FileSystem,
    descriptor: number,
    info: DescriptorInfo,
    position: number | OpenDescriptor,
    appends: boolean,
  ) {
    this.files = files;
    this.descriptor = descriptor;
    this.info = info;
    this.cursor = typeof position === 'number' ? { position } : position.cursor;
    this.appends = appends;
  }
  /** In bytes; -1 where the system keeps it: pipes, terminals, and what was open before the program began. */
  get position(): number {
    return this.cursor.position;
  }
  set position(position: number) {
    this.cursor.position = position;
  }
}

const open = new Map<number, OpenDescriptor>();
// What a program opened and left open is closed with it, as at a process's end; what was open before it stays.
resetForEachProgram(() => {
  for (const { files, descriptor, opened } of open.values()) {
    if (!opened) continue;
    try {
      files.close(descriptor);
    } catch (error) {
      if (!(error instanceof HostFileError)) throw error;
    }
  }
  open.clear();
});

/** The host's files. @throws PermissionError where the host grants none */
export function grantedFiles(path?: Value): FileSystem {
  const { files } = interpreter.host;
  if (files === null) throw osError(13, 'Permission denied', path);
  return files;
}

/**
 * Opens a path.
 * @param flags of `O`; `mode` the permissions of a file that is made
 * @throws OSError
 */
export function openPath(path: string, flags: number, mode: number, shown: Value): OpenDescriptor {
  const files = grantedFiles(shown);
  return system(() => {
    const descriptor = files.open(path, flags, mode);
    const info = files.describe(descriptor);
    const made = new OpenDescriptor(files, descriptor, info, info.isFile ? 0 : -1, (flags & O.APPEND) !== 0);
    made.opened = true;
    open.set(descriptor, made);
    return made;
  }, shown);
}

/** A descriptor that is open already. @throws OSError if it is not */
export function openDescriptor(descriptor: number): OpenDescriptor {
  const known = open.get(descriptor);
  if (known !== undefined) return known;
  const files = grantedFiles();
  const info = system(() => files.describe(descriptor));
  const made = new OpenDescriptor(files, descriptor, info, -1, false);
  open.set(descriptor, made);
  return made;
}

/** @throws OSError */
export function closeDescriptor(descriptor: number): void {
  const files = open.get(descriptor)?.files ?? grantedFiles();
  open.delete(descriptor);
  system(() => files.close(descriptor));
}

/** `os.dup`: a second descriptor of an open file. @throws OSError */
export function duplicateDescriptor(descriptor: number): number {
  const known = openDescriptor(descriptor);
  const { files, info, appends } = known;
  const second = system(() => files.duplicate(descriptor));
  const made = new OpenDescriptor(files, second, info, known, appends);
  made.opened = true;
  open.set(second, made);
  return second;
}

/** Makes a descriptor stand for something that is not one of the host's files. */
export function openAs(descriptor: number, files: FileSystem, info: DescriptorInfo): void {
  const made = new OpenDescriptor(files, descriptor, info, -1, false);
  made.opened = true;
  open.set(descriptor, made);
}
