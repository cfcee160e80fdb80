/**
 * The REPL without a screen: what keys do, what is shown, and the talk with the session. The Ink app (`app.tsx`) only hands
 * keys in and shows the rows that `view` gives; so all of this is tested without a terminal.
 */
import type { MemoryReport, RunEvents, RunResult, Session, SignatureHint } from '../src/index.ts';
import { type CommandContext, commandNames, runCommand } from './commands.ts';
import { cleared, type Editor, EMPTY, editKey, insert, newLine, replaceText } from './editor/editor.ts';
import { remember, type Search, searchBack, type Walk, walk } from './editor/history.ts';
import { indentWidth } from './editor/indent.ts';
import { choose, type Menu, menuRows, offer } from './editor/menu.ts';
import { lineStart } from './editor/motions.ts';
import { type BlockView, blockView, type Cell } from './editor/view.ts';
import { openBrackets } from './highlight.ts';
import { OutputQueue } from './output.ts';
import { type Pager, pagerKey, pagerLines, pagerView } from './pager.ts';
import { memoryPane } from './panes/memory.ts';
import { banner, PROMPTS } from './prompts.ts';
import { type Line, paint, type Theme, truncate } from './style.ts';
import { differenceLines, isTranscript, readTranscript } from './transcript.ts';

const MENU_ROWS = 8;

/** What the REPL needs of the place where it runs. */
export interface Terminal {
  readonly theme: Theme;
  columns(): number;
  rows(): number;
  /** Puts whole lines above the rows of `view`, where they stay. */
  write(text: string): void;
  /** What `view` gives has changed. */
  changed(): void;
  clear(): void;
  exit(status: number): void;
}
/** The blocks of this and earlier sessions. */
export interface Store {
  read(): string[];
  append(block: string): void;
}
/** The rows at the bottom of the screen, and where the cursor stands in them. */
export interface View {
  rows: Line[];
  cursor: Cell | null;
}

type State = 'idle' | 'busy' | 'running' | 'asking';
type Pressed = { key: string } | { paste: string };

export class Repl {
  readonly #session: Session;
  readonly #terminal: Terminal;
  readonly #store: Store;
  readonly #output: OutputQueue;
  #editor: Editor = EMPTY;
  #state: State = 'idle';
  /** What was pressed while nothing could be done with it. */
  #pending: Pressed[] = [];
  #history: string[];
  #walk: Walk | null = null;
  #search: { search: Search; before: Editor } | null = null;
  #menu: Menu | null = null;
  #hint: SignatureHint | null = null;
  #hintAsked = false;
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
    this.#history = store.read();
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
  /** Shows the banner, and runs files before the first prompt: a start-up file, `-i FILE`. */
  async open(files: readonly string[], version?: string): Promise<void> {
    if (version !== undefined) this.#print(banner(version, this.#terminal.columns()));
    for (const file of files) {
      await this.#occupied('running', async () => {
        await this.#ended(await this.#session.runFile(file, this.#events()));
      });
    }
  }

  // What is shown.

  view(): View {
    const columns = this.#terminal.columns();
    const height = Math.max(2, this.#terminal.rows() - 1);
    if (this.#exited) return { rows: [], cursor: null };
    if (this.#pager !== null) return { rows: pagerView(this.#pager, columns, height), cursor: null };
    const partial = this.#output.partialRows(columns, height - 1);
    const block = this.#block(columns, partial);
    const below = this.#below(columns, height);
    const { rows, cursor } = crop(block, Math.max(1, height - below.length));
    const left = height - rows.length - below.length;
    if (this.#paneShown && this.#report !== null && left >= 4 && this.#state !== 'asking') {
      const title = '── memory ── Ctrl-O hides it ';
      below.push([{ text: title.padEnd(columns, '─').slice(0, columns), role: 'dim' }]);
      below.push(...memoryPane(this.#report, { width: columns, height: left - 1 }));
    }
    return { rows: [...rows, ...below], cursor };
  }

  #block(columns: number, partial: Line[]): BlockView {
    const { text, cursor } = this.#editor;
    if (this.#state === 'asking') {
      const view = blockView(text, cursor, { first: this.#question, next: '' }, columns, false);
      return view;
    }
    if (this.#state === 'running' && text === '') {
      const last = partial.at(-1) ?? [];
      const x = last.reduce((sum, span) => sum + span.text.length, 0);
      return {
        rows: partial.length > 0 ? partial : [[]],
        cursor: { x: Math.min(x, columns - 1), y: Math.max(0, partial.length - 1) },
      };
    }
    const view = blockView(text, cursor, PROMPTS, columns);
    return { rows: [...partial, ...view.rows], cursor: { x: view.cursor.x, y: view.cursor.y + partial.length } };
  }

  #below(columns: number, height: number): Line[] {
    const rows: Line[] = [];
    if (this.#search !== null) {
      const { query, failed } = this.#search.search;
      rows.push(
        truncate(
          [
            { text: failed ? 'not found: ' : 'search back: ', role: failed ? 'error' : 'dim' },
            { text: query, role: 'title' },
          ],
          columns,
        ),
      );
    }
    if (this.#menu !== null) rows.push(...menuRows(this.#menu, columns, Math.min(MENU_ROWS, Math.max(1, height - 3))));
    else if (this.#hint !== null && this.#state === 'idle') rows.push(hintLine(this.#hint, columns));
    return rows;
  }

  // Keys.

  #handle(pressed: Pressed): void {
    if (this.#exited) return;
    if (this.#pager !== null) {
      if ('key' in pressed) {
        this.#pager = pagerKey(this.#pager, pressed.key, this.#terminal.columns(), this.#terminal.rows() - 1);
      }
      return;
    }
    const key = 'key' in pressed ? pressed.key : undefined;
    if (key === 'C-c' && this.#state !== 'idle') {
      this.#pending = [];
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
    else if (this.#state === 'running') this.#edit(pressed.key);
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
    if (this.#search !== null && this.#searching(key)) return;
    if (this.#menu !== null && this.#inMenu(key)) return;
    const { text, cursor } = this.#editor;
    switch (key) {
      case 'enter':
        void this.#enter();
        return;
      case 'M-enter':
        this.#set(newLine(this.#editor));
        return;
      case 'tab':
        if (text.slice(lineStart(text, cursor), cursor).trim() === '') {
          this.#set(insert(this.#editor, ' '.repeat(indentWidth(text, cursor))));
        } else void this.#complete();
        return;
      case 'S-tab':
        this.#set(editKey(this.#editor, 'backspace')!);
        return;
      case 'C-c':
        this.#commit(text, '^C');
        this.#set(cleared(this.#editor));
        return;
      case 'C-d':
        if (text === '') {
          this.#commit('');
          this.#exit(0);
          return;
        }
        break;
      case 'C-l':
        this.#terminal.clear();
        return;
      case 'C-r':
        this.#search = { search: { query: '', index: this.#history.length, failed: false }, before: this.#editor };
        return;
      case 'C-o':
        void this.togglePane();
        return;
      case 'C-g':
      case 'escape':
        this.#hint = null;
        return;
      case 'up':
      case 'C-p':
        if (key === 'up' && lineStart(text, cursor) > 0) break;
        this.#through(-1, key === 'up');
        return;
      case 'down':
      case 'C-n':
        if (key === 'down' && text.indexOf('\n', cursor) >= 0) break;
        this.#through(1, key === 'down');
        return;
      case 'pageup':
      case 'M-p':
        this.#through(-1, true);
        return;
      case 'pagedown':
      case 'M-n':
        this.#through(1, true);
        return;
    }
    this.#edit(key);
  }
  #edit(key: string): void {
    const edited = editKey(this.#editor, key);
    if (edited !== undefined) this.#set(edited);
    else if (isText(key)) this.#set(insert(this.#editor, key));
  }
  #set(editor: Editor): void {
    const changed = editor.text !== this.#editor.text;
    this.#editor = editor;
    if (changed) this.#walk = null;
    this.#menu = null;
    void this.#askHint();
  }

  #through(step: -1 | 1, byPrefix: boolean): void {
    const { text, cursor } = this.#editor;
    const from = this.#walk ?? {
      index: this.#history.length,
      prefix: byPrefix ? text.slice(0, cursor) : '',
      typed: text,
    };
    const found = walk(this.#history, from, step);
    if (found === undefined) return;
    this.#editor = { ...replaceText(this.#editor, found.text), last: 'other' };
    this.#walk = { index: found.index, prefix: from.prefix, typed: from.typed };
    this.#hint = null;
  }

  /** @returns whether the key was for the search */
  #searching(key: string): boolean {
    const { search, before } = this.#search!;
    const again = (next: Search, here: boolean): true => {
      const found = searchBack(this.#history, next, here);
      this.#search = { search: found, before };
      const entry = this.#history[found.index];
      if (entry !== undefined && found.query !== '') {
        this.#editor = replaceText(before, entry, Math.max(0, entry.indexOf(found.query)));
      }
      return true;
    };
    if (key === 'C-r') return again(search, false);
    if (isText(key)) return again({ ...search, query: search.query + key }, true);
    if (key === 'backspace') {
      return again({ query: search.query.slice(0, -1), index: this.#history.length, failed: false }, false);
    }
    this.#search = null;
    if (key === 'C-g' || key === 'C-c') {
      this.#editor = before;
      return true;
    }
    this.#editor = { ...this.#editor, cursor: this.#editor.text.length };
    return key === 'escape';
  }

  /** @returns whether the key was for the menu */
  #inMenu(key: string): boolean {
    const steps: Record<string, 1 | -1> = { tab: 1, down: 1, 'C-n': 1, 'S-tab': -1, up: -1, 'C-p': -1 };
    const step = steps[key];
    if (step !== undefined) {
      const { text, cursor, menu } = choose(this.#editor.text, this.#menu!, step);
      this.#editor = { ...replaceText(this.#editor, text, cursor), last: 'other' };
      this.#menu = menu;
      return true;
    }
    const chosen = this.#menu!.selected >= 0;
    this.#menu = null;
    return key === 'escape' || key === 'C-g' || (key === 'enter' && chosen);
  }

  async #complete(): Promise<void> {
    const { text, cursor } = this.#editor;
    await this.#occupied('busy', async () => {
      const command = /^%(\w*)$/.exec(text.slice(0, cursor));
      const found = command !== null ? commandNames(command[1]!) : await this.#session.complete(text, cursor);
      const offered = offer(text, cursor, found);
      if (offered === undefined) return;
      if (offered.text !== text) this.#editor = replaceText(this.#editor, offered.text, offered.cursor);
      this.#menu = offered.menu;
    });
  }

  async #askHint(): Promise<void> {
    const { text, cursor } = this.#editor;
    if (!openBrackets(text, cursor).some(token => text[token.start] === '(')) {
      this.#hint = null;
      return;
    }
    if (this.#hintAsked || this.#state !== 'idle') return;
    this.#hintAsked = true;
    try {
      const hint = await this.#session.signature(text, cursor);
      const now = this.#editor;
      this.#hint = openBrackets(now.text, now.cursor).length > 0 ? hint : null;
      this.#hintAsked = false;
      if (now.text !== text || now.cursor !== cursor) await this.#askHint();
    } catch {
      this.#hint = null;
    } finally {
      this.#hintAsked = false;
    }
    this.#terminal.changed();
  }

  // Blocks.

  async #enter(): Promise<void> {
    const { text, cursor } = this.#editor;
    const lines = text.split('\n');
    // In the middle of a block Enter is a new line, as is one after an indented line: a blank one ends the block.
    if (lines.length > 1 && text.indexOf('\n', cursor) >= 0) {
      this.#set(newLine(this.#editor));
      return;
    }
    const last = lines.at(-1)!;
    if (lines.length > 1 && /^\s+\S/.test(last) && openBrackets(text, text.length).length === 0) {
      this.#set(newLine({ ...this.#editor, cursor: text.length }));
      return;
    }
    await this.#occupied('busy', async () => {
      const source = text.replace(/\s+$/, '');
      if (source === '') {
        this.#commit('');
        this.#editor = cleared(this.#editor);
        return;
      }
      if (!source.startsWith('%')) {
        const state = await this.#session.check(lines.length > 1 && last.trim() === '' ? `${source}\n` : text);
        if (state.kind === 'incomplete') {
          this.#editor = newLine({ ...this.#editor, cursor: text.length });
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
    this.#editor = cleared(this.#editor);
    if (source.startsWith('%')) {
      await this.#command(source);
      return;
    }
    const words = source.trim();
    if (words === 'clear') {
      this.#terminal.clear();
      return;
    }
    await this.#run((words === 'exit' || words === 'quit') && !this.#binds(words) ? `${words}()` : source);
  }
  /** Whether the session gave a name a meaning of its own. */
  #binds(name: string): boolean {
    const binding = new RegExp(`(?:^|[\\n;])\\s*(?:def|class|import)?\\s*${name}\\b\\s*(?:=[^=]|\\(.*\\):|:|$)`);
    return this.#blocks.some(block => binding.test(block));
  }
  #remember(source: string): void {
    const history = remember(this.#history, source);
    if (history.length > this.#history.length) this.#store.append(history.at(-1)!);
    this.#history = history;
    this.#walk = null;
  }
  /** Leaves a block where it is, above the prompt to come. */
  #commit(source: string, end = ''): void {
    const { rows } = blockView(source, -1, PROMPTS, Infinity);
    if (end !== '') rows.at(-1)!.push({ text: end, role: 'dim' });
    this.#print(rows);
    this.#menu = null;
    this.#hint = null;
  }
  #print(lines: Line[]): void {
    if (lines.length === 0) return;
    this.#terminal.write(lines.map(line => `${paint(line, this.#terminal.theme)}\n`).join(''));
  }

  async #run(source: string, also?: RunEvents['output']): Promise<RunResult> {
    this.#blocks.push(source);
    this.#state = 'running';
    this.#terminal.changed();
    const result = await this.#session.run(source, this.#events(also));
    await this.#ended(result);
    return result;
  }
  #events(also?: RunEvents['output']): RunEvents {
    return {
      output: (stream, text) => {
        also?.(stream, text);
        this.#output.add(stream, text);
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

  /** Runs something that takes time; keys wait meanwhile. */
  async #occupied(state: State, work: () => Promise<void>): Promise<void> {
    this.#state = state;
    try {
      await work();
    } catch (error) {
      await this.#output.end();
      this.#print([[{ text: `octets: ${error instanceof Error ? error.message : String(error)}`, role: 'error' }]]);
    } finally {
      this.#state = 'idle';
      this.#drain();
      void this.#askHint();
    }
  }

  #pasted(text: string): void {
    if (this.#state === 'idle' && isTranscript(text)) {
      void this.#occupied('busy', () => this.#runTranscript(text));
      return;
    }
    if (this.#state === 'asking') text = text.split('\n')[0]!;
    else if (this.#editor.text === '') text = dedent(text);
    this.#set({ ...insert({ ...this.#editor, last: 'other' }, text), last: 'other' });
  }
  async #runTranscript(text: string): Promise<void> {
    const examples = readTranscript(text);
    if (typeof examples === 'string') {
      this.#print([[{ text: examples, role: 'error' }]]);
      return;
    }
    this.#editor = cleared(this.#editor);
    let different = 0;
    for (const example of examples) {
      const source = example.source.replace(/\s+$/, '');
      this.#commit(source);
      this.#remember(source);
      let output = '';
      const result = await this.#run(source, (stream, piece) => {
        if (stream !== 'stderr') output += piece;
      });
      if (this.#exited || result.kind === 'interrupted' || result.kind === 'died') return;
      const difference = differenceLines(example, output, result);
      if (difference.length > 0) different++;
      this.#print(difference);
    }
    const count = `${examples.length} example${examples.length === 1 ? '' : 's'}`;
    this.#print([
      different === 0
        ? [{ text: `✓ ${count}, as in the transcript`, role: 'good' }]
        : [{ text: `≠ ${different} of ${count} differ from the transcript`, role: 'error' }],
    ]);
  }

  async #command(source: string): Promise<void> {
    const context: CommandContext = {
      session: this.#session,
      width: this.#terminal.columns(),
      history: this.#history,
      blocks: this.#blocks,
      togglePane: () => this.togglePane(),
      // A command may run code, which can be interrupted.
      running: () => {
        this.#state = 'running';
        this.#terminal.changed();
      },
      events: this.#events(),
    };
    const lines = await runCommand(source, context);
    await this.#output.end();
    this.#print(lines);
    await this.#refreshPane();
  }

  // Questions, panes, the end.

  #ask(prompt: string): void {
    const lines = (this.#output.take() + prompt).split('\n');
    this.#question = lines.pop()!;
    if (lines.length > 0) this.#terminal.write(`${lines.join('\n')}\n`);
    this.#state = 'asking';
    this.#drain();
  }
  #answer(key: string): void {
    const { text } = this.#editor;
    if (key === 'enter') {
      this.#leaveQuestion(text);
      this.#session.answerInput(text);
    } else if (key === 'C-d' && text === '') {
      this.#leaveQuestion('');
      this.#session.answerInput(null);
    } else if (key === 'C-l') this.#terminal.clear();
    else if (key === 'tab') this.#set(insert(this.#editor, '\t'));
    else this.#edit(key);
  }
  #leaveQuestion(text: string): void {
    this.#terminal.write(`${this.#question}${text}\n`);
    this.#question = '';
    this.#editor = cleared(this.#editor);
    this.#state = 'running';
  }

  #page(text: string): void {
    if (pagerLines(text, this.#terminal.columns()).length <= this.#terminal.rows() - 2) {
      this.#output.add('stdout', text.endsWith('\n') ? text : `${text}\n`);
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
/** Whether a key is a character and not a name. */
function isText(key: string): boolean {
  return !/^(?:[CMS]-.+|[a-z]{2,})$/.test(key);
}

/** The rows around the cursor, if the block is higher than the screen. */
function crop({ rows, cursor }: BlockView, height: number): BlockView {
  if (rows.length <= height) return { rows, cursor };
  const from = Math.min(Math.max(0, cursor.y - height + 1), rows.length - height);
  return { rows: rows.slice(from, from + height), cursor: { x: cursor.x, y: cursor.y - from } };
}

/** A block that is indented as a whole, moved to the margin; at most one newline at its end. */
function dedent(text: string): string {
  const lines = text.replace(/\n\s*$/, '\n').split('\n');
  if (lines.length <= 2 && lines.at(-1) === '') return lines[0]!.trimStart();
  const indents = lines.filter(line => line.trim() !== '').map(line => /^[ \t]*/.exec(line)![0]);
  const common = indents.reduce((a, b) => (a.startsWith(b) ? b : b.startsWith(a) ? a : ''), indents[0] ?? '');
  return lines.map(line => (line.startsWith(common) ? line.slice(common.length) : line.trim())).join('\n');
}

function hintLine({ name, parameters, active, doc }: SignatureHint, columns: number): Line {
  const line: Line = [{ text: `${name}(`, role: 'dim' }];
  for (const [index, parameter] of parameters.entries()) {
    if (index > 0) line.push({ text: ', ', role: 'dim' });
    line.push({ text: parameter, role: index === active ? 'active' : 'dim' });
  }
  line.push({ text: ')', role: 'dim' });
  if (doc !== '') line.push({ text: `  ${doc.split('\n')[0]}`, role: 'dim' });
  return truncate(line, columns);
}
