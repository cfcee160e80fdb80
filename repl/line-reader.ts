/** Lines for the plain REPL, from a terminal with Node's readline (editing, history, completion) or from any stream. */
import { createInterface, type Interface } from 'node:readline';
import type { Completions } from '../src/index.ts';

export interface LineSource {
  input: NodeJS.ReadableStream;
  write(text: string): void;
  /** Where readline draws the line that is edited; absent where the terminal, or nobody, edits it. */
  editing?: {
    output: NodeJS.WritableStream;
    /** Earlier lines, the last one last. */
    history: readonly string[];
    complete(line: string): Promise<Completions>;
  };
}

/** Milliseconds in which the next line of a paste comes, and nobody types one. */
const PASTE = 100;
const INDENT = '    ';

/** Lines, one at a time; those that come early wait. */
export class LineReader {
  readonly #source: LineSource;
  readonly #onInterrupt: () => void;
  readonly #ready: string[] = [];
  #reader!: Interface;
  #ended = false;
  #wanted: ((line: string | null) => void) | null = null;
  #goesOn = false;

  /** @param onInterrupt called for a Ctrl-C that readline sees as a key */
  constructor(source: LineSource, onInterrupt: () => void) {
    this.#source = source;
    this.#onInterrupt = onInterrupt;
    this.#open(source.editing?.history.toReversed());
  }
  #open(history: string[] | undefined): void {
    const { input, editing } = this.#source;
    this.#reader = createInterface(
      editing === undefined
        ? { input, terminal: false, crlfDelay: Infinity }
        : {
            input,
            output: editing.output,
            terminal: true,
            history,
            historySize: 1000,
            removeHistoryDuplicates: true,
            completer: (line: string, done: (error: null, found: [string[], string]) => void) => {
              void this.#complete(line).then(found => done(null, found));
            },
          },
    );
    this.#reader.on('line', line => {
      if (this.#wanted === null) this.#ready.push(line);
      else this.#give(line);
    });
    this.#reader.on('close', () => {
      if (this.#goesOn) {
        // Ctrl-D ended an answer, not the session.
        this.#goesOn = false;
        this.#open((this.#reader as Interface & { history?: string[] }).history);
      } else this.#ended = true;
      if (this.#wanted !== null) this.#give(null);
    });
    if (editing !== undefined) this.#reader.on('SIGINT', this.#onInterrupt);
  }
  async #complete(line: string): Promise<[string[], string]> {
    if (line.trim() === '') return [[line + INDENT], line];
    const { from, candidates } = await this.#source.editing!.complete(line);
    return [candidates.map(({ text }) => text), line.slice(from)];
  }
  #give(line: string | null): void {
    const wanted = this.#wanted!;
    this.#wanted = null;
    wanted(line);
  }

  /**
   * Shows a prompt and reads a line.
   * @param answer whether the line is a program's, whose end of input is not the session's
   * @returns null at the end of the input
   */
  next(prompt: string, answer = false): Promise<string | null> {
    this.#goesOn = answer && this.#source.editing !== undefined;
    if (this.#ready.length > 0 || this.#ended) {
      this.#source.write(prompt);
      return Promise.resolve(this.#ready.shift() ?? null);
    }
    return new Promise(resolve => {
      this.#wanted = resolve;
      this.prompt(prompt);
    });
  }
  /** Whether somebody waits for a line. */
  get waiting(): boolean {
    return this.#wanted !== null;
  }
  /** Shows a prompt, with an empty line after it. */
  prompt(prompt: string): void {
    const { editing, write } = this.#source;
    if (editing === undefined) {
      write(prompt);
      return;
    }
    Object.assign(this.#reader, { line: '', cursor: 0 });
    this.#reader.setPrompt(prompt);
    this.#reader.prompt();
  }
  /** The lines that come with the last one, as a paste. */
  async pasted(): Promise<string[]> {
    const lines: string[] = [];
    for (;;) {
      if (this.#ready.length > 0) lines.push(this.#ready.shift()!);
      else if (this.#ended) return lines;
      else {
        const line = await new Promise<string | null>(resolve => {
          const timer = setTimeout(() => this.#give(null), PASTE);
          this.#wanted = found => {
            clearTimeout(timer);
            resolve(found);
          };
        });
        if (line === null) return lines;
        lines.push(line);
      }
    }
  }
  close(): void {
    this.#goesOn = false;
    this.#reader.close();
  }
}
