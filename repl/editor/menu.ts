/** The menu of completions: what Tab offers, as data. */
import type { Completion, Completions } from '../../src/index.ts';
import { type Line, plainText, truncate, widthOf } from '../style.ts';

export interface Menu {
  from: number;
  /** The code unit where what is replaced ends. */
  to: number;
  candidates: Completion[];
  /** -1: none is chosen yet. */
  selected: number;
}

/** What Tab does with an answer: puts text in, offers a menu, or both. */
export function offer(
  source: string,
  cursor: number,
  { from, candidates }: Completions,
): { text: string; cursor: number; menu: Menu | null } | undefined {
  if (candidates.length === 0) return undefined;
  const common = commonPrefix(candidates.map(candidate => candidate.text));
  const typed = source.slice(from, cursor);
  const piece = common.length > typed.length && common.startsWith(typed) ? common : typed;
  const single = candidates.length === 1;
  const inserted = single ? candidates[0]!.text : piece;
  const text = source.slice(0, from) + inserted + source.slice(cursor);
  const to = from + inserted.length;
  return { text, cursor: to, menu: single ? null : { from, to, candidates, selected: -1 } };
}

/** The next or previous candidate in the text's place. */
export function choose(source: string, menu: Menu, step: 1 | -1): { text: string; cursor: number; menu: Menu } {
  const { candidates, selected, from, to } = menu;
  const count = candidates.length;
  const index = selected < 0 ? (step > 0 ? 0 : count - 1) : (selected + step + count) % count;
  const text = candidates[index]!.text;
  return {
    text: source.slice(0, from) + text + source.slice(to),
    cursor: from + text.length,
    menu: { ...menu, selected: index, to: from + text.length },
  };
}

function commonPrefix(texts: readonly string[]): string {
  let prefix = texts[0] ?? '';
  for (const text of texts) {
    let length = 0;
    while (length < prefix.length && prefix[length] === text[length]) length++;
    prefix = prefix.slice(0, length);
  }
  return prefix;
}

/** The rows of the menu: one candidate a row with its kind and documentation, the chosen one in sight. */
export function menuRows({ candidates, selected }: Menu, columns: number, height: number): Line[] {
  const room = Math.max(1, candidates.length > height ? height - 1 : height);
  const from = Math.max(0, Math.min(selected - Math.floor(room / 2), candidates.length - room));
  const shown = candidates.slice(from, from + room);
  const width = Math.min(Math.max(...candidates.map(({ text }) => widthOf(text))), Math.floor(columns / 2));
  const rows = shown.map(({ text, kind, detail }, index): Line => {
    const name = plainText(truncate([{ text }], width));
    const chosen = from + index === selected;
    return truncate(
      [
        { text: chosen ? '› ' : '  ', role: chosen ? 'selected' : 'dim' },
        { text: name + ' '.repeat(Math.max(0, width - widthOf(name))), role: chosen ? 'selected' : 'text' },
        { text: `  ${kind}${detail === '' ? '' : `  ${detail}`}`, role: 'dim' },
      ],
      columns,
    );
  });
  const left = candidates.length - shown.length;
  if (left > 0) rows.push([{ text: `  ${from + 1}–${from + shown.length} of ${candidates.length}`, role: 'dim' }]);
  return rows;
}
