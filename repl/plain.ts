/**
 * The REPL for screen readers, dumb terminals and `--plain`: one line is read after the other, and nothing that was written is
 * ever written over, but for the line that is being edited.
 */
import type { RunEvents, RunResult, Session } from '../src/index.ts';
import { type CommandContext, runCommand } from './commands.ts';
import { remember } from './editor/history.ts';
import { endsInSuite } from './editor/indent.ts';
import { withExitCalled } from './exit-words.ts';
import { LineReader } from './line-reader.ts';
import { bufferPane } from './panes/memory.ts';
import { PROMPTS } from './prompts.ts';
import type { Before } from './repl.ts';
import { type Line, plainText } from './style.ts';
import type { Store } from './terminal.ts';
import { isTranscript, runTranscript } from './transcript.ts';

/** Lines come in, text goes out. */
export interface PlainIo {
  input: NodeJS.ReadableStream;
  write(text: string): void;
  /** Standard error, where it leads elsewhere. */
  errors?: ((text: string) => void) | undefined;
  /** Columns. */
  width(): number;
  /** A terminal that can move its cursor in a line, so that the line can be edited and earlier ones recalled. */
  editable?: NodeJS.WritableStream;
}

/**
 * Reads and runs blocks until the input ends or the program exits.
 * @param before what to run first
 * @param onInterrupt gets what to call for Ctrl-C
 * @returns the exit status
 */
export async function plainRepl(
  session: Session,
  io: PlainIo,
  store: Store,
  before: Before,
  onInterrupt: (handler: () => void) => void,
): Promise<number> {
  const repl = new PlainRepl(session, io, store);
  onInterrupt(() => repl.interrupt());
  try {
    return await repl.run(before);
  } finally {
    repl.close();
  }
}

class PlainRepl {
  readonly #session: Session;
  readonly #io: PlainIo;
  readonly #store: Store;
  readonly #lines: LineReader;
  #history: string[];
  /** Blocks that ran in this session. */
  readonly #blocks: string[] = [];
  /** The lines of the block that is being typed. */
  #block: string[] = [];
  #running = false;
  /** What the program wrote last ends in the middle of a line. */
  #midLine = false;
  #asking = false;
  readonly #events: RunEvents;

  constructor(session: Session, io: PlainIo, store: Store) {
    this.#session = session;
    this.#io = io;
    this.#store = store;
    this.#history = store.read();
    const history = this.#history.flatMap(block => block.split('\n').filter(line => line.trim() !== ''));
    const editing =
      io.editable === undefined
        ? undefined
        : { output: io.editable, history, complete: (line: string) => session.complete(line, line.length) };
    this.#lines = new LineReader({ input: io.input, write: io.write, editing }, () => this.interrupt());
    this.#events = {
      output: (stream, text) => {
        if (stream === 'stderr' && io.errors !== undefined) {
          io.errors(text);
          return;
        }
        if (text !== '') this.#midLine = !text.endsWith('\n');
        io.write(text);
      },
      input: prompt => void this.#answer(prompt),
      page: text => io.write(text.endsWith('\n') ? text : `${text}\n`),
    };
  }

  async run({ startup, program }: Before): Promise<number> {
    if (startup !== undefined) {
      const result = await this.#watch(this.#session.runFile(startup, this.#events));
      if (result.kind === 'exit') return result.status;
    }
    if (program !== undefined) {
      const result = await this.#watch(this.#session.runProgram(program, this.#events));
      if (result.kind === 'exit') return result.status;
    }
    for (;;) {
      const read = await this.#lines.next(this.#block.length === 0 ? PROMPTS.first : PROMPTS.next);
      if (read === null) {
        this.#io.write('\n');
        return 0;
      }
      const status = await this.#line(read);
      if (status !== undefined) return status;
    }
  }
  /** What a signal does, or the key. */
  interrupt(): void {
    if (this.#running) {
      this.#session.interrupt();
      if (this.#asking) this.#io.write('\n');
      return;
    }
    this.#block = [];
    this.#io.write('\nKeyboardInterrupt\n');
    if (this.#lines.waiting) this.#lines.prompt(PROMPTS.first);
  }
  close(): void {
    this.#lines.close();
  }

  /** @returns the status with which the program ends, if it does */
  async #line(read: string): Promise<number | undefined> {
    if (this.#block.length === 0 && isTranscript(read)) {
      return this.#transcript([read, ...(await this.#lines.pasted())].join('\n'));
    }
    this.#block.push(read);
    const block = this.#block;
    const source = block.join('\n');
    if (source.trim() === '') {
      this.#block = [];
      return undefined;
    }
    if (source.startsWith('%')) {
      this.#block = [];
      await this.#command(source);
      return undefined;
    }
    if (block.length > 1 && endsInSuite(source)) return undefined;
    const state = await this.#session.check(read.trim() === '' ? `${source.trimEnd()}\n` : source);
    // Ctrl-C meanwhile gave the block up.
    if (state.kind === 'incomplete' || this.#block !== block) return undefined;
    this.#block = [];
    const result = await this.#runBlock(source.trimEnd(), this.#events);
    return result.kind === 'exit' ? result.status : undefined;
  }
  async #runBlock(source: string, events: RunEvents): Promise<RunResult> {
    this.#remember(source);
    const called = withExitCalled(source, this.#blocks);
    this.#blocks.push(source);
    return this.#watch(this.#session.run(called, events));
  }
  async #watch(work: Promise<RunResult>): Promise<RunResult> {
    this.#running = true;
    try {
      const result = await work;
      if (this.#midLine) this.#io.write('\n');
      this.#midLine = false;
      if (result.kind === 'died') {
        const reason = result.error === undefined ? '' : ` (${result.error})`;
        this.#io.write(
          `The interpreter died${reason}. A new one runs; its namespace is empty, the history is as it was.\n`,
        );
        this.#blocks.length = 0;
        await this.#session.reset();
      }
      return result;
    } finally {
      this.#running = this.#asking = false;
    }
  }
  async #answer(prompt: string): Promise<void> {
    const lines = prompt.split('\n');
    const last = lines.pop()!;
    if (lines.length > 0) this.#io.write(`${lines.join('\n')}\n`);
    this.#midLine = false;
    this.#asking = true;
    const line = await this.#lines.next(last, true);
    // An interrupt may have ended what asked.
    if (this.#asking) this.#session.answerInput(line);
    this.#asking = false;
  }

  async #transcript(text: string): Promise<number | undefined> {
    let status: number | undefined;
    await runTranscript(text, {
      print: lines => this.#print(lines),
      run: async (source, output) => {
        this.#io.write(`${PROMPTS.first}${source.replaceAll('\n', `\n${PROMPTS.next}`)}\n`);
        const result = await this.#runBlock(source, {
          ...this.#events,
          output: (stream, piece) => {
            output(stream, piece);
            this.#events.output(stream, piece);
          },
        });
        if (result.kind === 'exit') status = result.status;
        return result.kind === 'ok' || result.kind === 'error' ? result : null;
      },
    });
    return status;
  }
  async #command(source: string): Promise<void> {
    this.#remember(source);
    const { width } = this.#io;
    const context: CommandContext = {
      session: this.#session,
      plain: true,
      width: width(),
      history: this.#history,
      blocks: this.#blocks,
      togglePane: async () => {
        const { buffers } = await this.#session.memory();
        if (buffers.length === 0) this.#io.write('no buffers\n');
        for (const buffer of buffers) this.#print(bufferPane(buffer, { width: width(), height: Infinity }));
      },
      running: () => {
        this.#running = true;
      },
      events: this.#events,
    };
    try {
      this.#print(await runCommand(source, context));
    } finally {
      this.#running = false;
    }
  }
  #print(shown: Line[]): void {
    for (const line of shown) this.#io.write(`${plainText(line).trimEnd()}\n`);
  }
  #remember(block: string): void {
    const next = remember(this.#history, block);
    if (next.length > this.#history.length) this.#store.append(next.at(-1)!);
    this.#history = next;
  }
}
