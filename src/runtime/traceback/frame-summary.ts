/** One entry of a traceback as text: file, line, name, source and its underline. */
import type { FunctionDef, Node, Stmt } from '../../parser/ast.ts';
import type { PyTraceback } from '../errors.ts';
import type { Code, Frame } from '../eval/frame.ts';
import { sourceLine } from '../eval/sources.ts';
import { isSpace } from '../values/text-class.ts';
import { type Anchors, findAnchors, type Place } from './anchors.ts';
import { dedent } from './dedent.ts';
import { displayWidth } from './display-width.ts';
import { type Location, locationOf } from './location.ts';

/** An entry of a traceback, ready to be formatted. */
export interface FrameSummary {
  filename: string;
  lineno: number;
  name: string;
  code: Code;
  /** The node that was evaluated; `null` at a body's very beginning, where only the line is known. */
  node: Node | null;
  location: Location | null;
  /** The file of the frame's module: where lines are looked for when `filename` names no source. */
  moduleFile: string | null;
}

/** What a traceback entry knows of its place. */
export function summarize(entry: PyTraceback): FrameSummary {
  return summaryOf(entry.frame as Frame, entry.at as Node | null);
}

/** A frame that is somewhere in its body, as tracebacks and stack listings show it. */
export function summaryOf(frame: Frame, node: Node | null): FrameSummary {
  const { code } = frame;
  const location = node !== null && 'kind' in node ? locationOf(node) : null;
  const lineno = location?.lineno ?? (node as Node | null)?.lineno ?? code.firstlineno;
  const file = frame.globals.get('__file__');
  const moduleFile = typeof file === 'string' ? file : null;
  return { filename: code.filename, lineno, name: code.name, code, node, location, moduleFile };
}

/**
 * The lines of one traceback entry (Lib/traceback.py's `StackSummary.format_frame_summary`).
 * @returns text that ends in a newline
 */
export function formatFrame(summary: FrameSummary): string {
  const { filename, lineno, name } = summary;
  const shown = /^<stdin-.*>$/s.test(filename) ? '<stdin>' : filename;
  return `  File "${shown}", line ${lineno}, in ${name}\n${formatSource(summary)}`;
}

/** A line of source; as `linecache.lazycache` has it, a made-up file name stands for the module's own source. */
export function lineOfSource({ filename, moduleFile }: FrameSummary, lineno: number): string {
  const line = sourceLine(filename, lineno);
  if (line !== undefined || moduleFile === null || /^(<.*>)?$/s.test(filename)) return line ?? '';
  return sourceLine(moduleFile, lineno) ?? '';
}

/** The source of an entry with its marks: lines that end in newlines, or nothing. */
export function formatSource(summary: FrameSummary): string {
  const { lineno, node, code, location } = summary;
  const last = location?.end_lineno ?? lineno;
  const original: string[] = [];
  for (let i = lineno; i <= last; i++) original.push(trimEnd(lineOfSource(summary, i)));
  if (original.every(line => line === '')) return '';
  if (location === null || node === null) return `    ${original[0].replace(/^\s+/u, '')}\n`;
  const lines = dedent(original);
  return new Underline(original, lines, location).format(spansStatement(node, code, location, original));
}

/** Lines of source, a stretch of which is marked, wherever they come from. */
export function formatMarked(original: readonly string[], location: Location): string {
  return new Underline(original, dedent(original), location).format(false);
}

function trimEnd(line: string): string {
  let end = line.length;
  while (end > 0 && isSpace(line[end - 1])) end--;
  return line.slice(0, end);
}

/** The source of one entry with its underline. */
class Underline {
  private readonly original: readonly string[];
  private readonly lines: readonly string[][];
  private readonly text: readonly string[];
  private readonly location: Location;
  /** How many characters dedenting removed. */
  private readonly margin: number;
  private readonly start: Place;
  private readonly end: Place;

  constructor(original: readonly string[], dedented: readonly string[], location: Location) {
    this.original = original;
    this.text = dedented;
    this.lines = dedented.map(line => [...line]);
    this.location = location;
    this.margin = original[0].length - dedented[0].length;
    this.start = this.place(location.lineno, location.col_offset);
    this.end = this.place(location.end_lineno, location.end_col_offset);
  }

  /** A position of the syntax tree (UTF-16 units) as a place in the dedented lines (characters). */
  private place(lineno: number, column: number): Place {
    const line = lineno - this.location.lineno;
    const units = this.original[line] ?? '';
    return { line, column: Math.max(0, [...units.slice(0, column)].length - this.margin) };
  }

  format(spansStatement: boolean): string {
    const { lines, start, end } = this;
    const last = lines.length - 1;
    const cut = lines.map((line, i) => (i === last ? line.slice(0, end.column) : line));
    const anchors = findAnchors(this.location.shape, cut, end, (lineno, column) => this.place(lineno, column));
    const carets =
      !spansStatement &&
      (anchors !== null || !blank(lines[0].slice(0, start.column)) || !blank(lines[last].slice(end.column)));
    const marked = anchors === null ? null : this.inColumns(anchors);

    // The first line, the last, and those around where the marks change.
    const significant = new Set([0, last]);
    if (anchors !== null) {
      for (const { line } of [anchors.start, anchors.end])
        for (let i = line - 1; i <= line + 1; i++) significant.add(i);
    }
    const shown = [...significant].filter(i => i >= 0 && i <= last).sort((a, b) => a - b);
    const result: string[] = [];
    const output = (line: number): void => {
      result.push(this.text[line]);
      if (carets) result.push(this.marks(line, marked));
    };
    shown.forEach((line, i) => {
      if (i > 0) {
        const gap = line - shown[i - 1];
        if (gap === 2) output(line - 1);
        else if (gap > 2) result.push(`...<${gap - 1} lines>...`);
      }
      output(line);
    });
    return dedent(result)
      .map(line => `    ${line}\n`)
      .join('');
  }

  /** Anchors by the columns that wide characters take. */
  private inColumns({ start, end }: Anchors): Anchors {
    const inColumns = ({ line, column }: Place): Place => ({ line, column: displayWidth(this.lines[line], column) });
    return { start: inColumns(start), end: inColumns(end) };
  }

  /** The marks below a line. */
  private marks(line: number, anchors: Anchors | null): string {
    const chars = this.lines[line];
    let indent = 0;
    while (indent < chars.length && isSpace(chars[indent])) indent++;
    const first = line === 0 ? displayWidth(chars, this.start.column) : 0;
    const width = line === this.lines.length - 1 ? displayWidth(chars, this.end.column) : displayWidth(chars);
    let result = '';
    for (let column = 0; column < width; column++) {
      if (column < indent || column < first) result += ' ';
      else if (anchors === null) result += '^';
      else {
        const { start, end } = anchors;
        const after = line > start.line || (line === start.line && column >= start.column);
        const before = line < end.line || (line === end.line && column < end.column);
        result += after && before ? '^' : '~';
      }
    }
    return result;
  }
}

function blank(chars: readonly string[]): boolean {
  return chars.every(isSpace);
}

/**
 * Whether the stretch is the whole value of `return f(…)` or `name = f(…)` (`_should_show_carets`): then marks would
 * say nothing. It only holds where the statement's lines make sense by themselves.
 */
function spansStatement(node: Node, code: Code, location: Location, original: readonly string[]): boolean {
  if (node.kind !== 'Call') return false;
  const statement = statementOf(code.node as object as { body?: unknown }, node);
  if (statement === null) return false;
  if (statement.kind === 'Return') {
    if (node.func.kind !== 'Name') return false;
  } else if (statement.targets.length !== 1 || statement.targets[0].kind !== 'Name') return false;
  if (
    node.lineno !== location.lineno ||
    statement.lineno !== location.lineno ||
    statement.end_lineno !== location.end_lineno
  )
    return false;
  const before = original[0].slice(0, node.col_offset);
  // CPython compares a column of bytes with one of characters.
  if (node.lineno === node.end_lineno ? !isAscii(original[0].slice(0, node.end_col_offset)) : !isAscii(before))
    return false;
  return isSpace(original[0].slice(0, statement.col_offset)) || statement.col_offset === 0;
}

function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}

/** The `return` or the assignment whose value a node is. */
function statementOf(parent: { body?: unknown }, node: Node): (Stmt & { kind: 'Return' | 'Assign' }) | null {
  if (!Array.isArray(parent.body)) return null;
  return search(parent.body as FunctionDef['body'], node);
}

function search(body: readonly Stmt[], node: Node): (Stmt & { kind: 'Return' | 'Assign' }) | null {
  for (const statement of body) {
    if (statement.end_lineno < node.lineno) continue;
    if (statement.lineno > node.end_lineno) return null;
    if ((statement.kind === 'Return' || statement.kind === 'Assign') && statement.value === node) return statement;
    for (const block of blocksOf(statement)) {
      const found = search(block, node);
      if (found !== null) return found;
    }
  }
  return null;
}

function blocksOf(statement: Stmt): (readonly Stmt[])[] {
  switch (statement.kind) {
    case 'If':
    case 'While':
    case 'For':
    case 'AsyncFor':
      return [statement.body, statement.orelse];
    case 'With':
    case 'AsyncWith':
      return [statement.body];
    case 'Try':
    case 'TryStar':
      return [statement.body, ...statement.handlers.map(h => h.body), statement.orelse, statement.finalbody];
    case 'Match':
      return statement.cases.map(c => c.body);
    default:
      return [];
  }
}
