/**
 * The editor of one block as a pure reducer: a text of several lines, a cursor, undo, and what was killed.
 *
 * Keys have the names of Emacs: `C-a`, `M-b`; others are words (`left`, `backspace`). What needs more than the text (Enter,
 * Tab, history, Ctrl-C) is not here but in `../repl.ts`.
 */
import { clauseDedent, dedentWidth, nextIndent } from './indent.ts';
import { blankLeft, columnOf, down, left, lineEnd, lineStart, right, up, wordLeft, wordRight } from './motions.ts';

interface Snapshot {
  text: string;
  cursor: number;
}
export interface Editor {
  text: string;
  /** A code unit of the text. */
  cursor: number;
  /** The column that up and down try to keep. */
  column: number | null;
  undo: Snapshot[];
  redo: Snapshot[];
  /** What was killed, the last first. */
  kills: string[];
  /** What the last key did: typing and killing go on, and `M-y` follows `C-y`. */
  last: 'type' | 'kill' | 'yank' | 'other';
  /** Where the last yank is, and which kill it was. */
  yank: { start: number; end: number; index: number } | null;
}

const MAX_KILLS = 30;
const MAX_UNDO = 500;

export const EMPTY: Editor = {
  text: '',
  cursor: 0,
  column: null,
  undo: [],
  redo: [],
  kills: [],
  last: 'other',
  yank: null,
};

/** The editor with another text, as one step that undo takes back. */
export function replaceText(editor: Editor, text: string, cursor = text.length): Editor {
  return change(editor, text, cursor, 'other');
}
/** An empty editor that remembers what was killed. */
export function cleared(editor: Editor): Editor {
  return { ...EMPTY, kills: editor.kills };
}

function change(editor: Editor, text: string, cursor: number, last: Editor['last']): Editor {
  const goesOn = last === 'type' && editor.last === 'type';
  const before = { text: editor.text, cursor: editor.cursor };
  const undo = goesOn ? editor.undo : [...editor.undo, before].slice(-MAX_UNDO);
  return { ...editor, text, cursor, column: null, undo, redo: [], last, yank: null };
}
function move(editor: Editor, cursor: number): Editor {
  return { ...editor, cursor, column: null, last: 'other', yank: null };
}
function moveVertically(editor: Editor, to: typeof up): Editor {
  const column = editor.column ?? columnOf(editor.text, editor.cursor);
  const cursor = to(editor.text, editor.cursor, column);
  return cursor === undefined ? editor : { ...editor, cursor, column, last: 'other', yank: null };
}

/** Takes a range out. */
function remove(editor: Editor, start: number, end: number): Editor {
  if (start === end) return editor;
  return change(editor, editor.text.slice(0, start) + editor.text.slice(end), start, 'other');
}
/** Takes a range out into the kills; kills in a row are one. */
function kill(editor: Editor, start: number, end: number): Editor {
  if (start === end) return editor;
  const piece = editor.text.slice(start, end);
  const [first, ...rest] = editor.kills;
  const joined = start < editor.cursor ? piece + (first ?? '') : (first ?? '') + piece;
  const kills = editor.last === 'kill' ? [joined, ...rest] : [piece, ...editor.kills];
  const next = change(editor, editor.text.slice(0, start) + editor.text.slice(end), start, 'kill');
  return { ...next, kills: kills.slice(0, MAX_KILLS) };
}
function yank(editor: Editor, index: number, start: number, end: number): Editor {
  const piece = editor.kills[index];
  if (piece === undefined) return editor;
  const text = editor.text.slice(0, start) + piece + editor.text.slice(end);
  const next = change(editor, text, start + piece.length, 'yank');
  return { ...next, yank: { start, end: start + piece.length, index } };
}

/** Puts text in at the cursor. */
export function insert(editor: Editor, piece: string): Editor {
  const { text, cursor } = editor;
  // A word is one step of undo, as are spaces.
  const goesOn = /\s/.test(piece) === /\s/.test(text[cursor - 1] ?? piece);
  const from = editor.last === 'type' && !goesOn ? { ...editor, last: 'other' as const } : editor;
  const next = change(from, text.slice(0, cursor) + piece + text.slice(cursor), cursor + piece.length, 'type');
  if (piece !== ':') return next;
  const out = clauseDedent(next.text, next.cursor);
  if (out === 0) return next;
  const start = lineStart(next.text, next.cursor);
  return { ...next, text: next.text.slice(0, start) + next.text.slice(start + out), cursor: next.cursor - out };
}
/** Begins a new line, indented as the one that it follows asks. */
export function newLine(editor: Editor, indent = nextIndent(editor.text, editor.cursor)): Editor {
  const { text, cursor } = editor;
  return change(
    editor,
    `${text.slice(0, cursor)}\n${indent}${text.slice(cursor)}`,
    cursor + 1 + indent.length,
    'other',
  );
}

function transpose(editor: Editor): Editor {
  const { text, cursor } = editor;
  const at = cursor === lineEnd(text, cursor) ? left(text, cursor) : cursor;
  const start = left(text, at);
  if (at <= lineStart(text, cursor)) return editor;
  const end = right(text, at);
  return change(
    editor,
    text.slice(0, start) + text.slice(at, end) + text.slice(start, at) + text.slice(end),
    end,
    'other',
  );
}
function transposeWords(editor: Editor): Editor {
  const { text, cursor } = editor;
  const end2 = wordRight(text, cursor);
  const start2 = wordLeft(text, end2);
  const start1 = wordLeft(text, start2);
  const end1 = wordRight(text, start1);
  if (start1 >= start2 || end1 > start2) return editor;
  const swapped = text.slice(start2, end2) + text.slice(end1, start2) + text.slice(start1, end1);
  return change(editor, text.slice(0, start1) + swapped + text.slice(end2), end2, 'other');
}
function changeCase(editor: Editor, how: (word: string) => string): Editor {
  const { text, cursor } = editor;
  const end = wordRight(text, cursor);
  return change(editor, text.slice(0, cursor) + how(text.slice(cursor, end)) + text.slice(end), end, 'other');
}
function capitalize(piece: string): string {
  return piece.toLowerCase().replace(/[\p{L}\p{N}]/u, first => first.toUpperCase());
}

function goBack(editor: Editor): Editor {
  const before = editor.undo.at(-1);
  if (before === undefined) return editor;
  const redo = [...editor.redo, { text: editor.text, cursor: editor.cursor }];
  return { ...editor, ...before, undo: editor.undo.slice(0, -1), redo, column: null, last: 'other', yank: null };
}
function goForth(editor: Editor): Editor {
  const after = editor.redo.at(-1);
  if (after === undefined) return editor;
  const undo = [...editor.undo, { text: editor.text, cursor: editor.cursor }];
  return { ...editor, ...after, redo: editor.redo.slice(0, -1), undo, column: null, last: 'other', yank: null };
}

function backspace(editor: Editor): Editor {
  const { text, cursor } = editor;
  const spaces = dedentWidth(text, cursor);
  return remove(editor, spaces > 1 ? cursor - spaces : left(text, cursor), cursor);
}
/** To the line's end; there, the line's end itself. */
function killLine(editor: Editor): Editor {
  const { text, cursor } = editor;
  const end = lineEnd(text, cursor);
  return kill(editor, cursor, end === cursor ? Math.min(text.length, cursor + 1) : end);
}

const KEYS: Readonly<Record<string, (editor: Editor) => Editor>> = {
  left: editor => move(editor, left(editor.text, editor.cursor)),
  right: editor => move(editor, right(editor.text, editor.cursor)),
  up: editor => moveVertically(editor, up),
  down: editor => moveVertically(editor, down),
  home: editor => move(editor, lineStart(editor.text, editor.cursor)),
  end: editor => move(editor, lineEnd(editor.text, editor.cursor)),
  'M-b': editor => move(editor, wordLeft(editor.text, editor.cursor)),
  'M-f': editor => move(editor, wordRight(editor.text, editor.cursor)),
  'M-<': editor => move(editor, 0),
  'M->': editor => move(editor, editor.text.length),
  backspace,
  delete: editor => remove(editor, editor.cursor, right(editor.text, editor.cursor)),
  'C-k': killLine,
  'C-u': editor => kill(editor, lineStart(editor.text, editor.cursor), editor.cursor),
  'C-w': editor => kill(editor, blankLeft(editor.text, editor.cursor), editor.cursor),
  'M-d': editor => kill(editor, editor.cursor, wordRight(editor.text, editor.cursor)),
  'M-backspace': editor => kill(editor, wordLeft(editor.text, editor.cursor), editor.cursor),
  'C-y': editor => yank(editor, 0, editor.cursor, editor.cursor),
  'M-y': editor =>
    editor.yank === null || editor.last !== 'yank'
      ? editor
      : yank(editor, (editor.yank.index + 1) % editor.kills.length, editor.yank.start, editor.yank.end),
  'C-t': transpose,
  'M-t': transposeWords,
  'M-u': editor => changeCase(editor, piece => piece.toUpperCase()),
  'M-l': editor => changeCase(editor, piece => piece.toLowerCase()),
  'M-c': editor => changeCase(editor, capitalize),
  'C-_': goBack,
  'M-_': goForth,
};
const ALIASES: Readonly<Record<string, string>> = {
  'C-a': 'home',
  'C-e': 'end',
  'C-b': 'left',
  'C-f': 'right',
  'C-h': 'backspace',
  'C-d': 'delete',
  'M-left': 'M-b',
  'M-right': 'M-f',
  'C-left': 'M-b',
  'C-right': 'M-f',
  'C-home': 'M-<',
  'C-end': 'M->',
};

/** What a key does to the text. @returns undefined for a key that does nothing here */
export function editKey(editor: Editor, key: string): Editor | undefined {
  return KEYS[ALIASES[key] ?? key]?.(editor);
}
