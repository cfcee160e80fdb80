/** The world as a program of a session sees it: output and input are the session's, everything else another host's. */
import { encodeUtf8 } from '../runtime/codecs/utf8.ts';
import type { FileSystem, Host, HostSystem } from '../runtime/host.ts';
import type { RunEvents } from './session-interface.ts';

/** A line without its newline; `null` is the end of input. */
export type ReadLine = () => string | null;

const NOBODY: RunEvents = { output() {}, input() {} };
/** Pieces that a front end can show without stopping for long. */
const PIECE = 1 << 15;

/** What `sys.stderr` does with lone surrogates. */
const backslashreplace = (lone: string): string => `\\u${lone.charCodeAt(0).toString(16)}`;

export class SessionHost implements Host {
  /** Who hears of what happens; nobody between runs. */
  events: RunEvents = NOBODY;
  readonly isTerminal: boolean;
  readonly files: FileSystem | null;
  readonly system: HostSystem | null;
  readonly env: ReadonlyMap<string, string>;
  private readonly base: Host;
  private readonly line: ReadLine;
  private decoder = new TextDecoder();

  constructor(base: Host, line: ReadLine, isTerminal: boolean) {
    this.base = base;
    this.line = line;
    this.isTerminal = isTerminal;
    this.files = base.files;
    this.env = base.env;
    this.system = base.system ?? null;
  }
  /** From here on nobody listens. */
  silence(): void {
    this.events = NOBODY;
  }
  private write(stream: 'stdout' | 'stderr' | 'result', text: string): void {
    if (text.length <= PIECE) {
      if (text !== '') this.events.output(stream, text);
      return;
    }
    for (let at = 0; at < text.length; ) {
      let end = Math.min(at + PIECE, text.length);
      if (end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end--;
      this.events.output(stream, text.slice(at, end));
      at = end;
    }
  }
  writeStdout(text: string): void {
    // Bytes that were decoded by `surrogateescape` are written as bytes: a screen shows what they mean in UTF-8.
    if (text.isWellFormed()) this.write('stdout', text);
    else this.writeStdoutBytes(encodeUtf8(text, 'surrogateescape'));
  }
  writeStdoutBytes(data: Uint8Array): void {
    this.write('stdout', this.decoder.decode(data, { stream: true }));
  }
  writeStderr(text: string): void {
    this.write('stderr', text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, backslashreplace));
  }
  writeResult(text: string): void {
    this.write('result', text.toWellFormed());
  }
  page(text: string): void {
    if (this.events.page !== undefined) this.events.page(text);
    else this.write('stdout', text);
  }
  ask(prompt: string): string {
    this.events.input(prompt);
    const line = this.line();
    return line === null ? '' : `${line}\n`;
  }
  readLine(): string {
    return this.ask('');
  }
  monotonic(): number {
    return this.base.monotonic();
  }
  now(): number {
    return this.base.now();
  }
  sleep(seconds: number): void {
    this.base.sleep(seconds);
  }
  randomBytes(count: number): Uint8Array {
    return this.base.randomBytes(count);
  }
}
