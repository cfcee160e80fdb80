/**
 * The block that is being typed, with what belongs to typing it: the editor, the walk through the history and the search in it,
 * the menu of completions and the hint at a call's signature. Keys that end a block or are no editing are the REPL's own.
 */
import type { Completions, Session, SignatureHint } from '../src/index.ts';
import { commandNames } from './commands.ts';
import { cleared, type Editor, EMPTY, editKey, insert, newLine, replaceText } from './editor/editor.ts';
import { remember, type Search, searchBack, type Walk, walk } from './editor/history.ts';
import { indentWidth } from './editor/indent.ts';
import { choose, type Menu, menuRows, offer } from './editor/menu.ts';
import { lineStart } from './editor/motions.ts';
import { openBrackets } from './highlight.ts';
import { type Line, truncate } from './style.ts';

const MENU_ROWS = 8;

export class BlockInput {
  readonly #session: Session;
  readonly #changed: () => void;
  #editor: Editor = EMPTY;
  #history: string[];
  #walk: Walk | null = null;
  #search: { search: Search; before: Editor } | null = null;
  #menu: Menu | null = null;
  #hint: SignatureHint | null = null;
  #hintAsked = false;
  /** Nobody is there to give hints: a program runs. */
  #silent = false;

  /**
   * @param history earlier blocks, the last one last
   * @param changed called when something is to be shown that no key brought about
   */
  constructor(session: Session, history: string[], changed: () => void) {
    this.#session = session;
    this.#history = history;
    this.#changed = changed;
  }

  get text(): string {
    return this.#editor.text;
  }
  /** A code unit of the text. */
  get cursor(): number {
    return this.#editor.cursor;
  }
  /** While a program runs there are no hints. */
  set silent(silent: boolean) {
    this.#silent = silent;
  }
  get history(): readonly string[] {
    return this.#history;
  }

  /** A key of a prompt. @returns false for one that is none of editing */
  press(key: string): boolean {
    if (this.#search !== null && this.#searching(key)) return true;
    if (this.#menu !== null && this.#inMenu(key)) return true;
    const { text, cursor } = this.#editor;
    switch (key) {
      case 'M-enter':
        this.#set(newLine(this.#editor));
        return true;
      case 'tab':
        if (text.slice(lineStart(text, cursor), cursor).trim() !== '') return false;
        this.#set(insert(this.#editor, ' '.repeat(indentWidth(text, cursor))));
        return true;
      case 'S-tab':
        this.#set(editKey(this.#editor, 'backspace')!);
        return true;
      case 'C-r':
        this.#search = { search: { query: '', index: this.#history.length, failed: false }, before: this.#editor };
        return true;
      case 'C-g':
      case 'escape':
        this.#hint = null;
        return true;
      case 'up':
      case 'C-p':
        if (key === 'up' && lineStart(text, cursor) > 0) break;
        this.#through(-1, key === 'up');
        return true;
      case 'down':
      case 'C-n':
        if (key === 'down' && text.indexOf('\n', cursor) >= 0) break;
        this.#through(1, key === 'down');
        return true;
      case 'pageup':
      case 'M-p':
        this.#through(-1, true);
        return true;
      case 'pagedown':
      case 'M-n':
        this.#through(1, true);
        return true;
    }
    return this.edit(key);
  }
  /** A key that changes the text or moves the cursor. @returns false for another one */
  edit(key: string): boolean {
    const edited = editKey(this.#editor, key) ?? (isText(key) ? insert(this.#editor, key) : undefined);
    if (edited === undefined) return false;
    this.#set(edited);
    return true;
  }
  /** Puts a text in at the cursor, as one step of undo. */
  insert(text: string): void {
    this.#set({ ...insert({ ...this.#editor, last: 'other' }, text), last: 'other' });
  }
  /** Begins a new line, at the cursor or at the end. */
  newLine(atEnd = false): void {
    const { text, cursor } = this.#editor;
    this.#set(newLine({ ...this.#editor, cursor: atEnd ? text.length : cursor }));
  }
  clear(): void {
    this.#set(cleared(this.#editor));
  }
  /** Closes the menu and the hint. */
  leave(): void {
    this.#menu = null;
    this.#hint = null;
  }
  /** Takes a block into the history. @returns whether it is new there */
  remember(source: string): boolean {
    const history = remember(this.#history, source);
    const isNew = history.length > this.#history.length;
    this.#history = history;
    this.#walk = null;
    return isNew;
  }

  #set(editor: Editor): void {
    const changed = editor.text !== this.#editor.text;
    this.#editor = editor;
    if (changed) this.#walk = null;
    this.#menu = null;
    void this.askHint();
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

  /** Offers what could stand at the cursor. */
  async complete(): Promise<void> {
    const { text, cursor } = this.#editor;
    const command = /^%(\w*)$/.exec(text.slice(0, cursor));
    const found: Completions =
      command !== null ? commandNames(command[1]!) : await this.#session.complete(text, cursor);
    const offered = offer(text, cursor, found);
    if (offered === undefined) return;
    if (offered.text !== text) this.#editor = replaceText(this.#editor, offered.text, offered.cursor);
    this.#menu = offered.menu;
  }

  /** Looks for the signature of the call that the cursor is in; it is shown when it is known. */
  async askHint(): Promise<void> {
    const { text, cursor } = this.#editor;
    if (!openBrackets(text, cursor).some(token => text[token.start] === '(')) {
      this.#hint = null;
      return;
    }
    if (this.#hintAsked || this.#silent) return;
    this.#hintAsked = true;
    try {
      const hint = await this.#session.signature(text, cursor);
      const now = this.#editor;
      this.#hint = openBrackets(now.text, now.cursor).length > 0 ? hint : null;
      this.#hintAsked = false;
      if (now.text !== text || now.cursor !== cursor) await this.askHint();
    } catch {
      this.#hint = null;
    } finally {
      this.#hintAsked = false;
    }
    this.#changed();
  }

  /** What is shown below the block. */
  below(columns: number, height: number): Line[] {
    const rows: Line[] = [];
    if (this.#search !== null) {
      const { query, failed } = this.#search.search;
      const title: Line = [
        { text: failed ? 'not found: ' : 'search back: ', role: failed ? 'error' : 'dim' },
        { text: query, role: 'title' },
      ];
      rows.push(truncate(title, columns));
    }
    if (this.#menu !== null) rows.push(...menuRows(this.#menu, columns, Math.min(MENU_ROWS, Math.max(1, height - 3))));
    else if (this.#hint !== null && !this.#silent) rows.push(hintLine(this.#hint, columns));
    return rows;
  }
}

/** Whether a key is a character and not a name. */
function isText(key: string): boolean {
  return !/^(?:[CMS]-.+|[a-z]{2,})$/.test(key);
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
