/**
 * The host boundary: all that reaches a program from outside. The command line gives the real thing, an embedder
 * grants what it wants; a program can reach nothing else.
 */
export interface Host {
  /** Writes program output; the text is to be encoded as UTF-8 with `surrogateescape`. */
  writeStdout(text: string): void;
  writeStderr(text: string): void;
  writeStdoutBytes?(data: Uint8Array): void;
  /** Hands on what output waits in a buffer. */
  flush?(): void;
  /** Forgets what output waits in a buffer: the program ended without flushing it. */
  discard?(): void;
  /** Shows a value at the prompt, where the host tells that from other output. */
  writeResult?(text: string): void;
  /** Shows a text to page through: `help()`. */
  page?(text: string): void;
  /** A line of standard input with its newline; '' at the end. */
  readLine(): string;
  /** As `readLine`, for `input(prompt)`: where the host shows prompts itself. */
  ask?(prompt: string): string;
  /** All of what is left of standard input as bytes. */
  readStdinBytes?(): Uint8Array;
  /** Whether standard input and output are a terminal. */
  readonly isTerminal?: boolean;
  readonly files: FileSystem | null;
  /** The machine and the process; without it programs are told nothing of them. */
  readonly system?: HostSystem | null;
  readonly env: ReadonlyMap<string, string>;
  /** Seconds of a monotonic clock, for `time.perf_counter`. */
  monotonic(): number;
  /** Seconds since the epoch. */
  now(): number;
  sleep(seconds: number): void;
  /** Fills with random bytes, for seeds. */
  randomBytes(count: number): Uint8Array;
}

/** Files as POSIX sees them; errors are thrown as `HostFileError`. Descriptors are the host's. */
export interface FileSystem {
  /** @param flags Linux's `O_…`; `mode` the permissions of a file that is made */
  open(path: string, flags: number, mode: number): number;
  /** Reads at most `count` bytes at `position` (null: where the last read ended); fewer at the end. */
  read(descriptor: number, count: number, position: number | null): Uint8Array;
  write(descriptor: number, data: Uint8Array, position: number | null): number;
  truncate(descriptor: number, size: number): void;
  size(descriptor: number): number;
  close(descriptor: number): void;
  /** A second descriptor of an open file, which lives on when the first one is closed. */
  duplicate(descriptor: number): number;
  /** What an open descriptor is of, and what it can do. */
  describe(descriptor: number): DescriptorInfo;
  readFile(path: string): Uint8Array;
  exists(path: string): boolean;
  isDirectory(path: string): boolean;
  list(path: string): string[];
  remove(path: string): void;
  /** @param mode the permissions of the new folder */
  makeDirectory(path: string, mode: number): void;
  removeDirectory(path: string): void;
  rename(from: string, to: string): void;
  cwd(): string;
  // What a host need not have: a program that asks for it gets OSError (ENOSYS).
  /** @param follow whether a symbolic link stands for what it points to */
  stat?(path: string, follow: boolean): FileStatus;
  statDescriptor?(descriptor: number): FileStatus;
  /** The names in a folder with what each one is. */
  entries?(path: string): FolderEntry[];
  changeDirectory?(path: string): void;
  /** @param mode of `R_OK` (4), `W_OK` (2), `X_OK` (1); 0 asks whether the path exists */
  access?(path: string, mode: number): boolean;
  changeMode?(path: string, mode: number): void;
  changeOwner?(path: string, user: number, group: number, follow: boolean): void;
  /** Sets when a file was last read and last changed, in nanoseconds since the epoch. */
  setTimes?(path: string, accessed: bigint, modified: bigint, follow: boolean): void;
  symbolicLink?(target: string, path: string): void;
  readLink?(path: string): string;
  hardLink?(from: string, to: string): void;
  /** Sets the permissions that new files do not get. @returns the ones before */
  setMask?(mask: number): number;
  /** Waits until what was written is on the disk. */
  synchronize?(descriptor: number): void;
  /** The path of something in an open folder (or of the folder itself, for ''). */
  pathIn?(descriptor: number, path: string): string;
  /** Columns and lines of the terminal that a descriptor is of. */
  terminalSize?(descriptor: number): readonly [columns: number, lines: number];
}

/** What a file system knows of a file; times in nanoseconds since the epoch. */
export interface FileStatus {
  readonly mode: number;
  readonly inode: bigint;
  readonly device: bigint;
  readonly links: number;
  readonly user: number;
  readonly group: number;
  readonly size: number;
  readonly accessed: bigint;
  readonly modified: bigint;
  readonly changed: bigint;
  readonly blockSize: number;
  /** Of 512 bytes. */
  readonly blocks: number;
  /** The device that a device file stands for. */
  readonly deviceType: bigint;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** The machine and the process that a program runs in. */
export interface HostSystem {
  readonly pid: number;
  readonly parentPid: number;
  readonly user: { readonly real: number; readonly effective: number };
  readonly group: { readonly real: number; readonly effective: number };
  readonly groups: readonly number[];
  readonly cpus: number;
  readonly loadAverages: readonly [number, number, number];
  /** System, node, release, version, machine. */
  readonly names: readonly [string, string, string, string, string];
  /** Seconds of processor time, in the program and in the system. */
  processorTime(): readonly [user: number, system: number];
  priority(which: number): number;
  /** @throws HostFileError */
  kill(pid: number, signal: number): void;
}

export interface DescriptorInfo {
  /** The same for every descriptor of the same file. */
  readonly identity: string;
  /** A file on a disk, not a pipe or a terminal. */
  readonly isFile: boolean;
  readonly isDirectory: boolean;
  readonly isTerminal: boolean;
  readonly readable: boolean;
  readonly writable: boolean;
  /** The unit in which the file is best read, in bytes. */
  readonly blockSize: number;
}

/** A failed system call: the POSIX error's name and number, as OSError shows them. */
export class HostFileError {
  readonly code: string;
  readonly errno: number;
  readonly strerror: string;
  constructor(code: string, errno: number, strerror: string) {
    this.code = code;
    this.errno = errno;
    this.strerror = strerror;
  }
}

/** Collects output and grants nothing else: what an embedder gets who says nothing. */
export class ClosedHost implements Host {
  stdout = '';
  stderr = '';
  readonly files = null;
  readonly env: ReadonlyMap<string, string> = new Map();
  private input: string;
  constructor(input = '') {
    this.input = input;
  }
  writeStdout(text: string): void {
    this.stdout += text;
  }
  writeStderr(text: string): void {
    this.stderr += text;
  }
  readLine(): string {
    const end = this.input.indexOf('\n') + 1 || this.input.length;
    const line = this.input.slice(0, end);
    this.input = this.input.slice(end);
    return line;
  }
  monotonic(): number {
    return performance.now() / 1000;
  }
  now(): number {
    return Date.now() / 1000;
  }
  sleep(): void {}
  randomBytes(count: number): Uint8Array {
    return crypto.getRandomValues(new Uint8Array(count));
  }
}
