/** What stands before a block, and above the first one. */
import { type Line, wrapWords } from './style.ts';

/** Of one width. */
export const PROMPTS = { first: '>>> ', next: '... ' };

/** The banner's lines. */
export function banner(version: string, columns: number, plain = false): Line[] {
  const memory = plain ? '%mem' : 'Ctrl-O';
  const title = `octets ${version}`;
  const text = `${title} (Python 3.14). %help tells the commands, ${memory} shows the memory, Ctrl-D ends.`;
  const [first, ...rest] = wrapWords(text, columns);
  return [
    [
      { text: first!.slice(0, title.length), role: 'title' },
      { text: first!.slice(title.length), role: 'dim' },
    ],
    ...rest.map((row): Line => [{ text: row, role: 'dim' }]),
  ];
}
