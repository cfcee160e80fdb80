/** A pager, as a pure reducer: for `help()`. */
import { type Line, widthOf, wrap, wrapWords } from './style.ts';

export interface Pager {
  text: string;
  top: number;
}

/** What a key does. @returns null when it closes the pager */
export function pagerKey(pager: Pager, key: string, columns: number, rows: number): Pager | null {
  const page = Math.max(1, rows - 1);
  const last = Math.max(0, pagerLines(pager.text, columns).length - page);
  const steps: Record<string, number> = {
    down: 1,
    j: 1,
    enter: 1,
    up: -1,
    k: -1,
    ' ': page,
    f: page,
    pagedown: page,
    'C-f': page,
    'C-v': page,
    b: -page,
    pageup: -page,
    'C-b': -page,
    'M-v': -page,
    d: Math.ceil(page / 2),
    u: -Math.ceil(page / 2),
    g: -Infinity,
    home: -Infinity,
    '<': -Infinity,
    G: Infinity,
    end: Infinity,
    '>': Infinity,
  };
  if (key === 'q' || key === 'Q' || key === 'escape' || key === 'C-c' || key === 'C-d') return null;
  const step = steps[key];
  if (step === undefined) return pager;
  // As in a pager for a terminal, going on at the end closes it, if one pages.
  if (step >= page && pager.top >= last && key === ' ') return null;
  return { ...pager, top: Math.min(last, Math.max(0, pager.top + step)) };
}

export function pagerLines(text: string, columns: number): Line[] {
  return text
    .replace(/\n$/, '')
    .replaceAll('\t', '        ')
    .split('\n')
    .flatMap(line => hanging(line, columns));
}
/** A line that is too long goes on below where it begins, between words where it can. */
function hanging(line: string, columns: number): Line[] {
  if (widthOf(line) <= columns) return [[{ text: line }]];
  const [margin] = /^[\s|]*/.exec(line)!;
  if (margin.length * 2 > columns) return wrap([{ text: line }], columns);
  const room = columns - margin.length;
  return wrapWords(line.slice(margin.length), room).flatMap(words =>
    wrap([{ text: words }], room).map(row => [{ text: margin }, ...row]),
  );
}

/** The page and a line with its place. */
export function pagerView({ text, top }: Pager, columns: number, rows: number): Line[] {
  const lines = pagerLines(text, columns);
  const page = Math.max(1, rows - 1);
  const shown = lines.slice(top, top + page);
  const place = `${top + 1}–${top + shown.length} of ${lines.length}  space: on  b: back  q: close`;
  return [...shown, [{ text: place.slice(0, columns), role: 'selected' }]];
}
