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
