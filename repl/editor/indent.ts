/** Indentation as one types: after a colon one step in, after `return` and its like one step out. */
import { openBrackets, scan } from '../highlight.ts';
import { lineStart } from './motions.ts';

const STEP = 4;
const LEAVES = /^\s*(?:return|pass|break|continue|raise)\b/;
const CLAUSE = /^(\s*)(?:else|elif\b.*|except\b.*|finally|case\b.*):$/;

/** The spaces at the start of a line. */
export function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)![0];
}

/** The first line of the statement whose last line the cursor is in: where its outermost bracket, or a string, was opened. */
function statementStart(text: string, cursor: number): number {
  const start = lineStart(text, cursor);
  const open: number[] = [];
  let from = start;
  for (const token of scan(text)) {
    if (token.start >= cursor) break;
    if (token.kind === 'string' && token.start < start && token.end > start) {
      from = Math.min(from, lineStart(text, open[0] ?? token.start));
    }
    if (token.kind === 'open') open.push(token.start);
    if (token.kind !== 'close') continue;
    const opened = open.pop();
    if (opened !== undefined && open.length === 0 && token.start >= start)
      from = Math.min(from, lineStart(text, opened));
  }
  return from;
}

/** Whether a block's last line belongs to an indented statement, after which only a blank line ends the block. */
export function endsInSuite(text: string): boolean {
  if (text.slice(lineStart(text, text.length)).trim() === '') return false;
  return /^[ \t]/.test(text.slice(statementStart(text, text.length)));
}

/** The indentation for the line that Enter begins. */
export function nextIndent(text: string, cursor: number): string {
  const start = lineStart(text, cursor);
  const line = text.slice(start, cursor);
  const open = openBrackets(text, cursor);
  if (open.length > 0) {
    const indent = indentOf(line);
    const from = lineStart(text, open.at(-1)!.start);
    // Deeper than the line with the bracket; further lines inside keep what they have.
    return from === start ? indent + ' '.repeat(STEP) : indent;
  }
  const indent = indentOf(text.slice(statementStart(text, cursor)));
  const code = line.replace(/#.*$/, '').trimEnd();
  if (code.endsWith(':')) return indent + ' '.repeat(STEP);
  if (LEAVES.test(code)) return indent.slice(0, Math.max(0, indent.length - STEP));
  return indent;
}

/** How many spaces before the cursor go with one Backspace: to the last step. */
export function dedentWidth(text: string, cursor: number): number {
  const line = text.slice(lineStart(text, cursor), cursor);
  if (line === '' || /[^ ]/.test(line)) return 1;
  return line.length % STEP || STEP;
}
/** How many spaces Tab puts in: to the next step. */
export function indentWidth(text: string, cursor: number): number {
  return STEP - ((cursor - lineStart(text, cursor)) % STEP);
}

/**
 * Moves `else:` and the like, whose colon was just typed, out to the indentation of the statement that it belongs to.
 * @returns how many spaces to take from the start of the line
 */
export function clauseDedent(text: string, cursor: number): number {
  const start = lineStart(text, cursor);
  const found = CLAUSE.exec(text.slice(start, cursor));
  if (found === null || start === 0 || openBrackets(text, cursor).length > 0) return 0;
  const above = text
    .slice(0, start)
    .split('\n')
    .slice(0, -1)
    .filter(line => line.trim() !== '');
  const previous = above.at(-1);
  const here = found[1]!.length;
  if (previous === undefined || indentOf(previous).length > here) return 0;
  // A clause directly after a header stands where it should, or wrong anyway.
  if (previous.trimEnd().endsWith(':')) return 0;
  const header = above.findLast(line => indentOf(line).length < here);
  return header === undefined ? 0 : here - indentOf(header).length;
}

/** A block that is indented as a whole, moved to the margin; at most one newline at its end. */
export function dedent(text: string): string {
  const lines = text.replace(/\n\s*$/, '\n').split('\n');
  if (lines.length <= 2 && lines.at(-1) === '') return lines[0]!.trimStart();
  const indents = lines.filter(line => line.trim() !== '').map(line => /^[ \t]*/.exec(line)![0]);
  const common = indents.reduce((a, b) => (a.startsWith(b) ? b : b.startsWith(a) ? a : ''), indents[0] ?? '');
  return lines.map(line => (line.startsWith(common) ? line.slice(common.length) : line.trim())).join('\n');
}
