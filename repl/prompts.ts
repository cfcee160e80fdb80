/** What stands before a block, and above the first one. */
import { type Line, widthOf } from './style.ts';

/** Of one width. */
export const PROMPTS = { first: '>>> ', next: '... ' };

/** The banner's lines. */
export function banner(version: string, columns: number, plain = false): Line[] {
  const memory = plain ? '%mem' : 'Ctrl-O';
  const title = `octets ${version}`;
  const lines: Line[] = [[{ text: title, role: 'title' }]];
  let used = widthOf(title);
  for (const word of `(Python 3.14). %help tells the commands, ${memory} shows the memory, Ctrl-D ends.`.split(' ')) {
    const fits = used + 1 + word.length <= columns;
    if (fits) lines.at(-1)!.push({ text: ` ${word}`, role: 'dim' });
    else lines.push([{ text: word, role: 'dim' }]);
    used = fits ? used + 1 + word.length : word.length;
  }
  return lines;
}
