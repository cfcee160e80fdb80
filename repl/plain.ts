/**
 * The REPL for screen readers, dumb terminals and `--plain`: one line is read after the other, in the terminal's own line
 * editing, and nothing that was written is ever written over.
 */
import { createInterface } from 'node:readline';
import type { RunEvents, RunResult, Session } from '../src/index.ts';
import { type CommandContext, runCommand } from './commands.ts';
import { remember } from './editor/history.ts';
import { bufferPane } from './panes/memory.ts';
import { PROMPTS } from './prompts.ts';
import type { Store } from './repl.ts';
import { type Line, plainText } from './style.ts';

/** Lines come in, text goes out. */
export interface PlainIo {
  input: NodeJS.ReadableStream;
  write(text: string): void;
  /** Columns. */
  width(): number;
}

/**
 * Reads and runs blocks until the input ends or the program exits.
 * @param files to run first
 * @param onInterrupt gets what to call for Ctrl-C
 * @returns the exit status
 */
export async function plainRepl(
  session: Session,
  io: PlainIo,
  store: Store,
  files: readonly string[],
  onInterrupt: (handler: () => void) => void,
): Promise<number> {
  const lines = new LineReader(io.input);
  let history = store.read();
  const blocks: string[] = [];
  let running = false;
  let block: string[] = [];
  onInterrupt(() => {
    if (running) {
      session.interrupt();
      return;
    }
    block = [];
    io.write(`\nKeyboardInterrupt\n${PROMPTS.first}`);
  });
  const print = (shown: Line[]): void => {
    for (const line of shown) io.write(`${plainText(line).trimEnd()}\n`);
  };
  let column = 0;
  const events: RunEvents = {
    output: (_, text) => {
      if (text !== '') column = text.endsWith('\n') ? 0 : 1;
      io.write(text);
    },
    input: prompt => {
      io.write(prompt);
      column = 0;
      void lines.next().then(line => session.answerInput(line));
    },
    page: text => io.write(text.endsWith('\n') ? text : `${text}\n`),
  };
  const whileRunning = async (work: Promise<RunResult>): Promise<RunResult> => {
    running = true;
    try {
      const result = await work;
      if (column > 0) io.write('\n');
      column = 0;
      if (result.kind === 'died') {
        io.write('The interpreter died. A new one runs; its namespace is empty.\n');
        blocks.length = 0;
        await session.reset();
      }
      return result;
    } finally {
      running = false;
    }
  };
  for (const file of files) {
    const result = await whileRunning(session.runFile(file, events));
    if (result.kind === 'exit') return result.status;
  }
  for (;;) {
    io.write(block.length === 0 ? PROMPTS.first : PROMPTS.next);
    const read = await lines.next();
    if (read === null) {
      io.write('\n');
      return 0;
    }
    block.push(withoutPrompt(read));
    const last = block.at(-1)!;
    const source = block.join('\n');
    if (source.trim() === '') {
      block = [];
      continue;
    }
    if (source.startsWith('%')) {
      block = [];
      history = record(history, source, store);
      const context: CommandContext = {
        session,
        width: io.width(),
        history,
        blocks,
        togglePane: async () => {
          const { buffers } = await session.memory();
          if (buffers.length === 0) io.write('no buffers\n');
          for (const buffer of buffers) print(bufferPane(buffer, { width: io.width(), height: Infinity }));
        },
        running: () => {
          running = true;
        },
        events,
      };
      try {
        print(await runCommand(source, context));
      } finally {
        running = false;
      }
      continue;
    }
    if (block.length > 1 && /^\s+\S/.test(last)) continue;
    const state = await session.check(last.trim() === '' ? `${source.trimEnd()}\n` : source);
    if (state.kind === 'incomplete') continue;
    block = [];
    history = record(history, source.trimEnd(), store);
    blocks.push(source.trimEnd());
    const word = source.trim();
    const result = await whileRunning(
      session.run(word === 'exit' || word === 'quit' ? `${word}()` : source.trimEnd(), events),
    );
    if (result.kind === 'exit') return result.status;
  }
}

/** A line of a transcript that somebody pastes. */
function withoutPrompt(line: string): string {
  return /^(?:>>>|\.\.\.) /.test(line) ? line.slice(4) : line === '...' ? '' : line;
}
function record(history: string[], block: string, store: Store): string[] {
  const next = remember(history, block);
  if (next.length > history.length) store.append(next.at(-1)!);
  return next;
}

/** Lines of a stream, one at a time; those that come early wait. */
class LineReader {
  readonly #ready: string[] = [];
  #ended = false;
  #wanted: ((line: string | null) => void) | null = null;

  constructor(input: NodeJS.ReadableStream) {
    const reader = createInterface({ input, terminal: false, crlfDelay: Infinity });
    reader.on('line', line => {
      if (this.#wanted === null) this.#ready.push(line);
      else this.#give(line);
    });
    reader.on('close', () => {
      this.#ended = true;
      if (this.#wanted !== null) this.#give(null);
    });
  }
  #give(line: string | null): void {
    const wanted = this.#wanted!;
    this.#wanted = null;
    wanted(line);
  }
  next(): Promise<string | null> {
    if (this.#ready.length > 0) return Promise.resolve(this.#ready.shift()!);
    if (this.#ended) return Promise.resolve(null);
    return new Promise(resolve => {
      this.#wanted = resolve;
    });
  }
}
