/** Blocks that were run before: walking through them, and searching. Pure, but for the file at the end. */
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** A walk through the history; `index === entries.length` is what is being typed. */
export interface Walk {
  index: number;
  /** What was typed when the walk began: only entries that begin so are met. */
  prefix: string;
  typed: string;
}

/** Goes to an earlier (`-1`) or later (`1`) entry that begins with the prefix. @returns undefined at the end */
export function walk(entries: readonly string[], from: Walk, step: -1 | 1): (Walk & { text: string }) | undefined {
  const shown = from.index === entries.length ? from.typed : entries[from.index];
  for (let index = from.index + step; index >= 0 && index <= entries.length; index += step) {
    if (index === entries.length) return { ...from, index, text: from.typed };
    const text = entries[index]!;
    if (text.startsWith(from.prefix) && text !== shown) return { ...from, index, text };
  }
  return undefined;
}

/** Ctrl-R: what is sought, and where it was found. */
export interface Search {
  query: string;
  /** The entry found last; `entries.length` before the first. */
  index: number;
  failed: boolean;
}
/** Looks for the query backwards, from before `index` (from it on, with `here`). */
export function searchBack(entries: readonly string[], search: Search, here: boolean): Search {
  if (search.query === '') return { ...search, failed: false };
  for (let index = search.index - (here ? 0 : 1); index >= 0; index--) {
    if (entries[index]?.includes(search.query)) return { ...search, index, failed: false };
  }
  return { ...search, failed: true };
}

/** With another block at its end; one that is there already is not doubled. */
export function remember(entries: readonly string[], block: string): string[] {
  const text = block.replace(/\s+$/, '');
  return text === '' || entries.at(-1) === text ? [...entries] : [...entries, text];
}

/** How many blocks the file keeps. */
const KEPT = 2000;

/**
 * Where the history is kept: `OCTETS_HISTORY`, else `octets/history` among what the XDG base directory specification calls
 * state. Empty: nowhere.
 */
export function historyPath(env: Readonly<Record<string, string | undefined>>): string {
  const own = env['OCTETS_HISTORY'];
  if (own !== undefined) return own;
  const state =
    env['XDG_STATE_HOME'] ||
    (process.platform === 'win32' && env['LOCALAPPDATA']) ||
    join(homedir(), '.local', 'state');
  return join(state, 'octets', 'history');
}

/** The history's file: one block a line, as a JSON string. What cannot be read or written is no reason to stop. */
export class HistoryFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  read(): string[] {
    if (this.#path === '') return [];
    const entries: string[] = [];
    try {
      for (const line of readFileSync(this.#path, 'utf8').split(/\r?\n/)) {
        const block = line === '' ? undefined : parseLine(line);
        if (block !== undefined) entries.push(block);
      }
      if (entries.length > KEPT * 1.5) {
        entries.splice(0, entries.length - KEPT);
        writeFileSync(this.#path, entries.map(entry => `${JSON.stringify(entry)}\n`).join(''), { mode: 0o600 });
      }
    } catch {
      // No file yet, or none that we may read.
    }
    return entries;
  }

  /** Written at once, so that a session that dies leaves its history. */
  append(block: string): void {
    if (this.#path === '') return;
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      appendFileSync(this.#path, `${JSON.stringify(block)}\n`, { mode: 0o600 });
    } catch {
      // A full or read-only disk.
    }
  }
}

function parseLine(line: string): string | undefined {
  try {
    const block: unknown = JSON.parse(line);
    return typeof block === 'string' ? block : undefined;
  } catch {
    return undefined;
  }
}
