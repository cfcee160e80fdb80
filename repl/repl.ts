/**
 * The REPL without a screen: what keys do, what is shown, and the talk with the session. The Ink app (`app.tsx`) only hands
 * keys in and shows the rows that `view` gives; so all of this is tested without a terminal.
 */
import type { MemoryReport, Program, RunEvents, RunResult, Session } from '../src/index.ts';
import { BlockInput } from './block-input.ts';
import { type CommandContext, runCommand } from './commands.ts';
import { dedent, endsInSuite } from './editor/indent.ts';
import { type BlockView, blockView, crop } from './editor/view.ts';
import { withExitCalled } from './exit-words.ts';
import { openBrackets } from './highlight.ts';
import { OutputQueue } from './output.ts';
import { type Pager, pagerKey, pagerLines, pagerView } from './pager.ts';
import { memoryPane } from './panes/memory.ts';
import { banner, PROMPTS } from './prompts.ts';
import { type Line, paint, plainText } from './style.ts';
import type { Store, Terminal, View } from './terminal.ts';
import { isTranscript, runTranscript } from './transcript.ts';

type State = 'idle' | 'busy' | 'running' | 'asking';
type Pressed = { key: string } | { paste: string };

/** What runs before the first prompt: a start-up file, the program of `-i`. */
export interface Before {
  startup?: string | undefined;
  program?: Program | undefined;
}

export class Repl {
  readonly #session: Session;
  readonly #terminal: Terminal;
  readonly #store: Store;
  readonly #output: OutputQueue;
  readonly #input: BlockInput;
  #state: State = 'idle';
  /** What was pressed while nothing could be done with it. */
  #pending: Pressed[] = [];
  /** Ctrl-C was pressed while something was looked up: the block is given up. */
  #cancelled = false;
  #question = '';
  #pager: Pager | null = null;
  #paneShown = false;
  #report: MemoryReport | null = null;
  /** Blocks that ran in this session, for `%save`. */
  #blocks: string[] = [];
  #exited = false;

  constructor(session: Session, terminal: Terminal, store: Store) {
    this.#session = session;
    this.#terminal = terminal;
    this.#store = store;
    this.#input = new BlockInput(session, store.read(), () => terminal.changed());
    this.#output = new OutputQueue(terminal);
  }

  /** A key by its name, or a character. */
  press(key: string): void {
    this.#handle({ key });
    this.#terminal.changed();
  }
  /** A text that came as one. */
  paste(text: string): void {
    this.#handle({ paste: text.replace(/\r\n?/g, '\n') });
    this.#terminal.changed();
  }
  /** Shows the banner, and runs what comes before the first prompt. */
  async open({ startup, program }: Before, version?: string): Promise<void> {
    if (version !== undefined) this.#print(banner(version, this.#terminal.columns()));
    const run = (start: () => Promise<RunResult>): Promise<void> =>
      this.#occupied('running', async () => this.#ended(await start()));
    if (startup !== undefined) await run(() => this.#session.runFile(startup, this.#events()));
    if (program !== undefined) await run(() => this.#session.runProgram(program, this.#events()));
  }

  // What is shown.

  view(): View {
    const columns = this.#terminal.columns();
    const height = Math.max(2, this.#terminal.rows() - 1);
    if (this.#exited) return { rows: [], cursor: null };
    if (this.#pager !== null) return { rows: pagerView(this.#pager, columns, height), cursor: null };
    const partial = this.#output.partialRows(columns, height - 1);
    const block = this.#block(columns, height, partial);
    const below = this.#input.below(columns, height);
    const { rows, cursor } = crop(block, Math.max(1, height - below.length));
    const left = height - rows.length - below.length;
    if (this.#paneShown && this.#report !== null && left >= 4 && this.#state !== 'asking') {
      const title = '── memory ── Ctrl-O hides it ';
      below.push([{ text: title.padEnd(columns, '─').slice(0, columns), role: 'dim' }]);
      below.push(...memoryPane(this.#report, { width: columns, height: left - 1 }));
    }
    return { rows: [...rows, ...below], cursor };
  }

  #block(columns: number, height: number, partial: Line[]): BlockView {
    const { text, cursor } = this.#input;
    if (this.#state === 'asking') {
      return blockView(text, cursor, { first: this.#question, next: '' }, columns, false);
    }
    if (this.#state === 'running' && text === '') {
      const last = partial.at(-1) ?? [];
      const x = last.reduce((sum, span) => sum + span.text.length, 0);
      return {
        rows: partial.length > 0 ? partial : [[]],
        cursor: { x: Math.min(x, columns - 1), y: Math.max(0, partial.length - 1) },
      };
    }
    const view = blockView(text, cursor, PROMPTS, columns, true, height);
    return { rows: [...partial, ...view.rows], cursor: { x: view.cursor.x, y: view.cursor.y + partial.length } };
  }

  #handle(pressed: Pressed): void {
    if (this.#exited) return;
    if ('key' in pressed && pressed.key === 'C-z') {
      this.#terminal.suspend();
      return;
    }
    if (this.#pager !== null) {
      if ('key' in pressed) {
        this.#pager = pagerKey(this.#pager, pressed.key, this.#terminal.columns(), this.#terminal.rows() - 1);
      }
      return;
    }
    const key = 'key' in pressed ? pressed.key : undefined;
    if (key === 'C-c' && this.#state !== 'idle') {
      this.#pending = [];
      this.#cancelled = this.#state === 'busy';
      this.#session.interrupt();
      if (this.#state === 'asking') this.#leaveQuestion('');
      return;
    }
    if (this.#state === 'busy' || (this.#state === 'running' && (this.#pending.length > 0 || waits(key)))) {
      this.#pending.push(pressed);
      return;
    }
    if ('paste' in pressed) this.#pasted(pressed.paste);
    else if (this.#state === 'asking') this.#answer(pressed.key);
    else if (this.#state === 'running') this.#input.edit(pressed.key);
    else this.#idle(pressed.key);
  }
  /** Goes on with what was pressed meanwhile. */
  #drain(): void {
    while (this.#pending.length > 0 && (this.#state === 'idle' || this.#state === 'asking')) {
      this.#handle(this.#pending.shift()!);
    }
    this.#terminal.changed();
  }

  #idle(key: string): void {
    if (key === 'C-d' && this.#input.text === '') {
      this.#commit('');
      this.#exit(0);
      return;
    }
    if (this.#input.press(key)) return;
    switch (key) {
      case 'enter':
        void this.#enter();
        return;
      case 'tab':
        void this.#occupied('busy', () => this.#input.complete());
        return;
      case 'C-c':
        this.#giveUp();
        return;
      case 'C-l':
        this.#terminal.clear();
        return;
      case 'C-o':
        void this.togglePane();
        return;
    }
  }
  /** Leaves the block above, unrun. */
  #giveUp(): void {
    this.#commit(this.#input.text, '^C');
    this.#input.clear();
  }

  // Blocks.

  async #enter(): Promise<void> {
    const { text, cursor } = this.#input;
    const lines = text.split('\n');
    // In the middle of a block Enter is a new line, as is one after an indented line: a blank one ends the block.
    if (lines.length > 1 && text.indexOf('\n', cursor) >= 0) {
      this.#input.newLine();
      return;
    }
    const last = lines.at(-1)!;
    if (lines.length > 1 && endsInSuite(text) && openBrackets(text, text.length).length === 0) {
      this.#input.newLine(true);
      return;
    }
    await this.#occupied('busy', async () => {
      const source = text.replace(/\s+$/, '');
      if (source === '') {
        this.#commit('');
        this.#input.clear();
        return;
      }
      if (!source.startsWith('%')) {
        const state = await this.#session.check(lines.length > 1 && last.trim() === '' ? `${source}\n` : text);
        if (this.#cancelled) return;
        if (state.kind === 'incomplete') {
          this.#input.newLine(true);
          return;
        }
      }
      await this.#accept(source);
    });
  }
  /** Takes the block into the history and runs it. */
  async #accept(source: string): Promise<void> {
    this.#commit(source);
    this.#remember(source);
    this.#input.clear();
    if (source.startsWith('%')) {
      await this.#command(source);
      return;
    }
    if (source.trim() === 'clear') {
      this.#terminal.clear();
      return;
    }
    await this.#run(withExitCalled(source, this.#blocks));
  }
  #remember(source: string): void {
    if (this.#input.remember(source)) this.#store.append(source.replace(/\s+$/, ''));
  }
  /** Leaves a block where it is, above the prompt to come. */
  #commit(source: string, end = ''): void {
    const { rows } = blockView(source, -1, PROMPTS, Infinity);
    if (end !== '') rows.at(-1)!.push({ text: end, role: 'dim' });
    this.#print(rows);
    this.#input.leave();
  }
  #print(lines: Line[]): void {
    if (lines.length === 0) return;
    this.#terminal.write(lines.map(line => `${paint(line, this.#terminal.theme)}\n`).join(''));
  }

  async #run(source: string, also?: RunEvents['output']): Promise<RunResult> {
    this.#blocks.push(source);
    this.#enterState('running');
    this.#terminal.changed();
    const result = await this.#session.run(source, this.#events(also));
    await this.#ended(result);
    return result;
  }
  #events(also?: RunEvents['output']): RunEvents {
    return {
      output: (stream, text) => {
        also?.(stream, text);
        if (stream === 'stderr' && this.#terminal.errors !== undefined) this.#terminal.errors(text);
        else this.#output.add(stream, text);
      },
      input: prompt => this.#ask(prompt),
      page: text => this.#page(text),
      ready: () => this.#output.ready(),
    };
  }
  async #ended(result: RunResult): Promise<void> {
    await this.#output.end();
    if (this.#state === 'asking') this.#leaveQuestion('');
    if (result.kind === 'exit') {
      this.#exit(result.status);
      return;
    }
    if (result.kind === 'died') {
      this.#print([
        [
          { text: 'The interpreter died', role: 'error' },
          {
            text: `${result.error === undefined ? '' : ` (${result.error})`}. A new one runs; its namespace is empty, the history is as it was.`,
          },
        ],
      ]);
      this.#blocks = [];
      await this.#session.reset();
    }
    await this.#refreshPane();
  }

  #enterState(state: State): void {
    this.#state = state;
    this.#input.silent = state !== 'idle';
  }
  /** Runs something that takes time; keys wait meanwhile. */
  async #occupied(state: State, work: () => Promise<void>): Promise<void> {
    this.#enterState(state);
    this.#cancelled = false;
    try {
      await work();
    } catch (error) {
      await this.#output.end();
      this.#print([[{ text: `octets: ${error instanceof Error ? error.message : String(error)}`, role: 'error' }]]);
    } finally {
      this.#enterState('idle');
      if (this.#cancelled) this.#giveUp();
      this.#cancelled = false;
      this.#drain();
      void this.#input.askHint();
    }
  }

  #pasted(text: string): void {
    if (this.#state === 'idle' && isTranscript(text)) {
      void this.#occupied('busy', () => this.#runTranscript(text));
      return;
    }
    if (this.#state === 'asking') text = text.split('\n')[0]!;
    else if (this.#input.text === '') text = dedent(text);
    this.#input.insert(text);
  }
  async #runTranscript(text: string): Promise<void> {
    this.#input.clear();
    await runTranscript(text, {
      print: lines => this.#print(lines),
      run: async (source, output) => {
        if (this.#cancelled) return null;
        this.#commit(source);
        this.#remember(source);
        const result = await this.#run(source, output);
        return this.#exited || result.kind === 'interrupted' || result.kind === 'died' ? null : result;
      },
    });
    this.#cancelled = false;
  }

  async #command(source: string): Promise<void> {
    const context: CommandContext = {
      session: this.#session,
      width: this.#terminal.columns(),
      history: this.#input.history,
      blocks: this.#blocks,
      togglePane: () => this.togglePane(),
      // A command may run code, which can be interrupted.
      running: () => {
        this.#enterState('running');
        this.#terminal.changed();
      },
      events: this.#events(),
    };
    const lines = await runCommand(source, context);
    await this.#output.end();
    this.#print(lines);
    await this.#refreshPane();
  }

  #ask(prompt: string): void {
    const lines = (this.#output.take() + prompt).split('\n');
    this.#question = lines.pop()!;
    if (lines.length > 0) this.#terminal.write(`${lines.join('\n')}\n`);
    this.#enterState('asking');
    this.#drain();
  }
  #answer(key: string): void {
    const { text } = this.#input;
    if (key === 'enter') {
      this.#leaveQuestion(text);
      this.#session.answerInput(text);
    } else if (key === 'C-d' && text === '') {
      this.#leaveQuestion('');
      this.#session.answerInput(null);
    } else if (key === 'C-l') this.#terminal.clear();
    else if (key === 'tab') this.#input.edit('\t');
    else this.#input.edit(key);
  }
  #leaveQuestion(text: string): void {
    this.#terminal.write(`${this.#question}${text}\n`);
    this.#question = '';
    this.#input.clear();
    this.#enterState('running');
  }

  #page(text: string): void {
    const lines = pagerLines(text, this.#terminal.columns());
    if (lines.length <= this.#terminal.rows() - 2) {
      this.#output.add('stdout', lines.map(line => `${plainText(line)}\n`).join(''));
    } else this.#pager = { text, top: 0 };
    this.#terminal.changed();
  }

  /** Shows the memory pane, or hides it. */
  async togglePane(): Promise<void> {
    this.#paneShown = !this.#paneShown;
    await this.#refreshPane();
    this.#terminal.changed();
  }
  async #refreshPane(): Promise<void> {
    if (this.#paneShown && !this.#exited) this.#report = await this.#session.memory();
  }

  #exit(status: number): void {
    this.#exited = true;
    this.#terminal.exit(status);
  }
}

/** While a program runs, these wait for its end; all else is typed ahead. */
function waits(key: string | undefined): boolean {
  return key !== undefined && /^(enter|M-enter|tab|S-tab|C-[dlrogpn]|up|down|pageup|pagedown|M-[pn]|escape)$/.test(key);
}
