/** The real world, for the command line: files, standard streams, clock. Works in the main thread and in a worker. */
import * as fs from 'node:fs';
import { hostError, NodeFiles } from './node-files.ts';
import { nodeSystem } from './node-system.ts';
import type { Host } from './runtime/host.ts';

/** Of CPython's buffered writer (`io.DEFAULT_BUFFER_SIZE`), in characters here. */
const BUFFER_LIMIT = 1 << 17;

/** Writes all of `data` to a descriptor, waiting where a pipe is full. */
function writeAll(descriptor: number, data: Uint8Array): void {
  let done = 0;
  while (done < data.length) {
    try {
      done += fs.writeSync(descriptor, data, done);
    } catch (error) {
      if ((error as { code?: string }).code !== 'EAGAIN') throw hostError(error);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

/** Output goes out in blocks to a file or pipe, at each newline to a terminal. */
class OutputBuffer {
  private readonly descriptor: number;
  private readonly lineBuffered: boolean;
  private text = '';
  /** Whether all goes out at once. */
  unbuffered = false;
  constructor(descriptor: number, lineBuffered: boolean) {
    this.descriptor = descriptor;
    this.lineBuffered = lineBuffered;
  }
  write(text: string): void {
    this.text += text;
    if (this.unbuffered || this.text.length > BUFFER_LIMIT || (this.lineBuffered && text.includes('\n'))) this.flush();
  }
  discard(): void {
    this.text = '';
  }
  flush(): void {
    if (this.text === '') return;
    const data = encodeOutput(this.text);
    // What cannot be written stays where there is a buffer, so that the end of the program meets the error again.
    if (this.unbuffered) this.text = '';
    writeAll(this.descriptor, data);
    this.text = '';
  }
}

/** UTF-8 with `surrogateescape`: a lone surrogate U+DC80…U+DCFF is the byte that it stands for. */
function encodeOutput(text: string): Uint8Array {
  if (!/[\ud800-\udfff]/.test(text)) return Buffer.from(text, 'utf8');
  const parts: Uint8Array[] = [];
  for (const piece of text.split(/((?<![\ud800-\udbff])[\udc80-\udcff])/)) {
    if (/^[\udc80-\udcff]$/.test(piece)) parts.push(Uint8Array.of(piece.charCodeAt(0) - 0xdc00));
    else parts.push(Buffer.from(piece, 'utf8'));
  }
  return Buffer.concat(parts);
}

/** Standard error's `backslashreplace`. */
function escapeSurrogates(text: string): string {
  return text.replace(/\p{Surrogate}/gu, lone => `\\u${lone.charCodeAt(0).toString(16)}`);
}

/**
 * Standard input in a form whose reading can be interrupted: a pipe or terminal is opened anew without blocking (its
 * own descriptor is shared with other programs and stays as it is). What cannot be opened anew is read as it is.
 */
function openInput(): number {
  try {
    const stat = fs.fstatSync(0);
    if (!stat.isFIFO() && !stat.isCharacterDevice()) return 0;
    return fs.openSync('/dev/stdin', fs.constants.O_RDONLY | fs.constants.O_NONBLOCK | fs.constants.O_NOCTTY);
  } catch {
    return 0;
  }
}

/** The host of the `octets` command. Call `flush` before the process ends. */
export class NodeHost implements Host {
  private readonly out: OutputBuffer;
  private readonly err: OutputBuffer;
  private input: Buffer = Buffer.alloc(0);
  private inputEnded = false;
  readonly isTerminal: boolean;
  readonly files = new NodeFiles();
  readonly system = nodeSystem;
  readonly env: ReadonlyMap<string, string>;

  /** What a sleeping program is woken by. */
  private readonly wake: Int32Array;

  /** Called where waiting for input was interrupted: throws what the program then sees. */
  private readonly interrupted: () => void;
  /** Standard input's descriptor, once it is read from. */
  private inputDescriptor: number | undefined;

  /**
   * @param wake the interrupt flag, which whoever sets it also notifies
   * @param interrupted throws what an interrupted wait for input ends in
   */
  constructor(
    isTerminal: boolean,
    wake: Int32Array = new Int32Array(new SharedArrayBuffer(4)),
    interrupted: () => void = () => {},
  ) {
    this.isTerminal = isTerminal;
    this.wake = wake;
    this.interrupted = interrupted;
    this.out = new OutputBuffer(1, isTerminal);
    this.err = new OutputBuffer(2, true);
    this.env = new Map(Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined));
  }
  set unbuffered(value: boolean) {
    this.out.unbuffered = value;
  }
  writeStdout(text: string): void {
    this.out.write(text);
  }
  writeStderr(text: string): void {
    this.err.write(text.isWellFormed() ? text : escapeSurrogates(text));
    this.err.flush();
  }
  writeStdoutBytes(data: Uint8Array): void {
    this.out.flush();
    writeAll(1, data);
  }
  discard(): void {
    this.out.discard();
  }
  flush(): void {
    this.out.flush();
    this.err.flush();
  }
  readLine(): string {
    this.out.flush();
    for (;;) {
      const end = this.input.indexOf(10);
      if (end >= 0 || this.inputEnded) {
        const line = this.input.subarray(0, end >= 0 ? end + 1 : this.input.length);
        this.input = this.input.subarray(line.length);
        return line.toString('utf8');
      }
      this.readMore();
    }
  }
  readStdinBytes(): Uint8Array {
    while (!this.inputEnded) this.readMore();
    const all = this.input;
    this.input = Buffer.alloc(0);
    return all;
  }
  private readMore(): void {
    this.inputDescriptor ??= openInput();
    const chunk = Buffer.alloc(BUFFER_LIMIT);
    for (let wait = 1; ; wait = Math.min(2 * wait, 16)) {
      try {
        const count = fs.readSync(this.inputDescriptor, chunk, 0, chunk.length, null);
        if (count === 0) this.inputEnded = true;
        else this.input = Buffer.concat([this.input, chunk.subarray(0, count)]);
        return;
      } catch (error) {
        const { code } = error as { code?: string };
        if (code === 'EOF') {
          this.inputEnded = true;
          return;
        }
        if (code !== 'EAGAIN') throw hostError(error);
      }
      if (Atomics.wait(this.wake, 0, 0, wait) !== 'timed-out') this.interrupted();
    }
  }
  monotonic(): number {
    return Number(process.hrtime.bigint()) / 1e9;
  }
  now(): number {
    return Date.now() / 1000;
  }
  sleep(seconds: number): void {
    this.out.flush();
    if (seconds > 0) Atomics.wait(this.wake, 0, 0, seconds * 1000);
  }
  randomBytes(count: number): Uint8Array {
    return crypto.getRandomValues(new Uint8Array(count));
  }
}
