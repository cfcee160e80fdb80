/** The block being edited as rows of the screen, and where the cursor stands in them. */
import { matchingBrackets, rolesOf } from '../highlight.ts';
import { graphemes, type Line, type Role, visible, widthOf } from '../style.ts';

export interface Cell {
  x: number;
  y: number;
}
export interface BlockView {
  rows: Line[];
  cursor: Cell;
}

/** The prompts of the first and of further lines: of the same width. */
export interface Prompts {
  first: string;
  next: string;
}

/**
 * Lays a block out.
 * @param cursor a code unit; negative for a block that is not edited any more
 * @param columns of the terminal
 * @param highlighted false for a line that is no Python, such as an answer to `input()`
 * @param height rows that will be shown of it (`crop`): lines that are further from the cursor are left out
 */
export function blockView(
  source: string,
  cursor: number,
  prompts: Prompts,
  columns: number,
  highlighted = true,
  height = Infinity,
): BlockView {
  const roles = highlighted ? rolesOf(source) : [];
  if (highlighted && cursor >= 0) {
    const pair = matchingBrackets(source, cursor);
    for (const at of pair) roles[at] = pair.length === 2 ? 'match' : 'error';
  }
  const rows: Line[] = [];
  const found: Cell = { x: 0, y: 0 };
  let at = 0;
  const lines = source.split('\n');
  const cursorLine = source.slice(0, Math.max(0, cursor)).split('\n').length - 1;
  for (const [index, line] of lines.entries()) {
    if (Math.abs(index - cursorLine) > height) {
      at += line.length + 1;
      continue;
    }
    const prompt = index === 0 ? prompts.first : prompts.next;
    let row: Line = prompt === '' ? [] : [{ text: prompt, role: 'prompt' }];
    let used = widthOf(prompt);
    const put = (text: string, role: Role | undefined): void => {
      const last = row.at(-1);
      if (last !== undefined && last.role === role && (row.length > 1 || prompt === '')) last.text += text;
      else row.push({ text, role });
    };
    for (const grapheme of graphemes(line)) {
      const isPlain = grapheme.length === 1 && grapheme >= ' ' && grapheme <= '~';
      const text = isPlain ? grapheme : visible(grapheme);
      const width = isPlain ? 1 : widthOf(text);
      if (used + width > columns) {
        rows.push(row);
        row = [];
        used = 0;
      }
      if (at <= cursor && cursor < at + grapheme.length) Object.assign(found, { x: used, y: rows.length });
      put(text, roles[at]);
      used += width;
      at += grapheme.length;
    }
    if (at === cursor) {
      // Behind the last column there is no place for a cursor.
      if (used >= columns) {
        rows.push(row);
        row = [];
        used = 0;
      }
      Object.assign(found, { x: used, y: rows.length });
    }
    rows.push(row);
    at++;
  }
  return { rows, cursor: found };
}

/** The rows around the cursor, if the block is higher than the screen. */
export function crop({ rows, cursor }: BlockView, height: number): BlockView {
  if (rows.length <= height) return { rows, cursor };
  const from = Math.min(Math.max(0, cursor.y - height + 1), rows.length - height);
  return { rows: rows.slice(from, from + height), cursor: { x: cursor.x, y: cursor.y - from } };
}
