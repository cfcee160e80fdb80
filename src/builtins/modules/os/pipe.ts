/**
 * Pipes inside of the program. Node cannot make the system's, and nobody but the program itself could use one. The
 * descriptors are the host's (of its null device), so that their numbers are nobody else's.
 */
import { type DescriptorInfo, type FileSystem, HostFileError } from '../../../runtime/host.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { grantedFiles, O, openAs, system } from '../io/descriptors.ts';

/** Linux's capacity: a writer would wait for a reader, who cannot come. */
const CAPACITY = 65536;

/** What is in a pipe, and which ends are open. */
class Pipe {
  chunks: Uint8Array[] = [];
  length = 0;
  readers = 1;
  writers = 1;
}

const fails = (code: string, errno: number, text: string) => new HostFileError(code, errno, text);

/** One end of a pipe as files. */
class PipeEnd {
  private readonly host: FileSystem;
  private readonly pipe: Pipe;
  private readonly writes: boolean;
  constructor(host: FileSystem, pipe: Pipe, writes: boolean) {
    this.host = host;
    this.pipe = pipe;
    this.writes = writes;
  }
  read(_descriptor: number, count: number): Uint8Array {
    const { pipe } = this;
    if (this.writes) throw fails('EBADF', 9, 'Bad file descriptor');
    while (pipe.length === 0) {
      if (pipe.writers === 0 || count === 0) return new Uint8Array(0);
      // Nobody else writes: it waits for ever, or until Ctrl-C.
      interpreter.host.sleep(0.05);
      interpreter.checkInterrupt();
    }
    const part = new Uint8Array(Math.min(count, pipe.length));
    for (let done = 0; done < part.length; ) {
      const [first] = pipe.chunks as [Uint8Array];
      const taken = first.subarray(0, part.length - done);
      part.set(taken, done);
      done += taken.length;
      if (taken.length === first.length) pipe.chunks.shift();
      else pipe.chunks[0] = first.subarray(taken.length);
    }
    pipe.length -= part.length;
    return part;
  }
  write(_descriptor: number, data: Uint8Array): number {
    const { pipe } = this;
    if (!this.writes) throw fails('EBADF', 9, 'Bad file descriptor');
    if (pipe.readers === 0) throw fails('EPIPE', 32, 'Broken pipe');
    while (pipe.length >= CAPACITY) {
      interpreter.host.sleep(0.05);
      interpreter.checkInterrupt();
    }
    const part = data.slice(0, CAPACITY - pipe.length);
    if (part.length > 0) pipe.chunks.push(part);
    pipe.length += part.length;
    return part.length;
  }
  close(descriptor: number): void {
    if (this.writes) this.pipe.writers--;
    else this.pipe.readers--;
    this.host.close(descriptor);
  }
  duplicate(): number {
    const second = this.host.open('/dev/null', O.RDWR, 0);
    if (this.writes) this.pipe.writers++;
    else this.pipe.readers++;
    return second;
  }
  statDescriptor(descriptor: number) {
    const status = this.host.statDescriptor?.(descriptor);
    if (status === undefined) throw fails('ENOSYS', 38, 'Function not implemented');
    return { ...status, mode: 0o010600, size: 0 };
  }
  truncate(): void {
    throw fails('EINVAL', 22, 'Invalid argument');
  }
  size(): number {
    return 0;
  }
}

/** Makes a pipe. @returns the descriptors to read from and to write to */
export function openPipe(): [number, number] {
  const host = grantedFiles();
  const pipe = new Pipe();
  const ends = [false, true].map(writes => {
    const descriptor = system(() => host.open('/dev/null', O.RDWR, 0));
    const info: DescriptorInfo = {
      identity: `pipe:${descriptor}`,
      isFile: false,
      isDirectory: false,
      isTerminal: false,
      readable: !writes,
      writable: writes,
      blockSize: 4096,
    };
    openAs(descriptor, new PipeEnd(host, pipe, writes) as unknown as FileSystem, info);
    return descriptor;
  });
  return ends as [number, number];
}
