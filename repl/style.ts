/** Styled text as data: panes and editor give lines of spans, and only here do they become escape sequences. */
import stringWidth from 'string-width';
import { plainWidth, standsAlone } from './plain-width.ts';

/** What a piece of text is; a theme says how that looks. */
export type Role =
  | 'text'
  | 'prompt'
  | 'keyword'
  | 'builtin'
  | 'string'
  | 'number'
  | 'comment'
  | 'decorator'
  | 'command'
  | 'match'
  | 'selected'
  | 'dim'
  | 'title'
  | 'error'
  | 'good'
  | 'active'
  | 'offset'
  | 'byte-null'
  | 'byte-print'
  | 'byte-space'
  | 'byte-control'
  | 'byte-high'
  | 'ruler'
  | 'changed';

export interface Span {
  text: string;
  role?: Role;
}
export type Line = Span[];

/** A theme: the parameters of SGR (ECMA-48) for each role. */
export type Theme = Partial<Record<Role, string>>;

const DARK: Theme = {
  prompt: '1;35',
  keyword: '1;34',
  builtin: '36',
  string: '32',
  number: '33',
  comment: '2;3',
  decorator: '35',
  command: '1;36',
  match: '1;4',
  selected: '7',
  dim: '2',
  title: '1',
  error: '31',
  good: '32',
  active: '1;4',
  offset: '2',
  'byte-null': '90',
  'byte-print': '36',
  'byte-space': '32',
  'byte-control': '35',
  'byte-high': '33',
  ruler: '34',
  changed: '1;4;31',
};
/** Bright and yellow tones do not show on white. */
const LIGHT: Theme = {
  ...DARK,
  builtin: '34',
  keyword: '1;35',
  number: '31',
  command: '1;34',
  'byte-print': '34',
  'byte-high': '31',
  changed: '1;4;35',
};
/** Without colour what matters is still told apart, by weight, line or reversal. */
const COLOURLESS: Theme = {
  prompt: '1',
  match: '1;4',
  selected: '7',
  title: '1',
  active: '1;4',
  changed: '1;4',
};
const NONE: Theme = {};

/**
 * Chooses a theme.
 * @param env `NO_COLOR` (https://no-color.org), `OCTETS_THEME` (`light`, `dark`, `none`), and `COLORFGBG`, in which terminals
 *   tell the number of their background colour
 */
export function themeFor(env: Readonly<Record<string, string | undefined>>): Theme {
  if (env['OCTETS_THEME'] === 'none') return NONE;
  if (env['NO_COLOR']) return COLOURLESS;
  if (env['OCTETS_THEME'] === 'light') return LIGHT;
  if (env['OCTETS_THEME'] === 'dark') return DARK;
  const background = env['COLORFGBG']?.split(';').at(-1);
  return background === '7' || background === '15' ? LIGHT : DARK;
}

/** A line with its escape sequences. */
export function paint(line: Line, theme: Theme): string {
  let result = '';
  for (const { text, role } of line) {
    const sgr = role === undefined ? undefined : theme[role];
    result += sgr === undefined || text === '' ? text : `\x1b[${sgr}m${text}\x1b[0m`;
  }
  return result;
}

/** A line's text alone. */
export function plainText(line: Line): string {
  return line.map(span => span.text).join('');
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The grapheme clusters of a text: what a cursor steps over as one. */
export function graphemes(text: string): string[] {
  if (standsAlone(text)) return [...text];
  return Array.from(segmenter.segment(text), part => part.segment);
}

/** How many columns of a terminal a text takes. Tabs and control characters must have been made visible before. */
export function widthOf(text: string): number {
  return plainWidth(text) ?? stringWidth(text);
}

/** What of a text is shown for a character that has no width of its own. */
export function visible(grapheme: string): string {
  if (grapheme === '\t') return '    ';
  const code = grapheme.charCodeAt(0);
  if (code < 0x20) return `^${String.fromCharCode(code + 64)}`;
  if (code === 0x7f) return '^?';
  return grapheme;
}

/** The line cut to so many columns; an ellipsis stands for what was cut. */
export function truncate(line: Line, columns: number): Line {
  const total = line.reduce((sum, span) => sum + widthOf(span.text), 0);
  if (total <= columns) return line;
  const result: Line = [];
  let left = columns - 1;
  for (const { text, role } of line) {
    const width = widthOf(text);
    if (width <= left) {
      result.push({ text, role });
      left -= width;
      continue;
    }
    let part = '';
    for (const grapheme of graphemes(text)) {
      const step = widthOf(grapheme);
      if (step > left) break;
      part += grapheme;
      left -= step;
    }
    result.push({ text: part, role });
    break;
  }
  result.push({ text: '…', role: 'dim' });
  return result;
}

/** A text in rows that are broken between words. */
export function wrapWords(text: string, columns: number): string[] {
  const rows: string[] = [];
  for (const word of text.split(' ')) {
    const last = rows.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= columns) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows;
}

/** The line on as many rows as it needs, broken between grapheme clusters. */
export function wrap(line: Line, columns: number): Line[] {
  const rows: Line[] = [[]];
  let used = 0;
  for (const { text, role } of line) {
    if (used + widthOf(text) <= columns) {
      rows.at(-1)!.push({ text, role });
      used += widthOf(text);
      continue;
    }
    let part = '';
    for (const grapheme of graphemes(text)) {
      const step = widthOf(grapheme);
      if (used + step > columns && used > 0) {
        if (part !== '') rows.at(-1)!.push({ text: part, role });
        rows.push([]);
        part = '';
        used = 0;
      }
      part += grapheme;
      used += step;
    }
    if (part !== '') rows.at(-1)!.push({ text: part, role });
  }
  return rows;
}
