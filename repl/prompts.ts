/** What stands before a block, and above the first one. */
import { type Line, wrap } from './style.ts';

/** Of one width. */
export const PROMPTS = { first: '>>> ', next: '... ' };

/** The banner's lines. */
export function banner(version: string, columns: number): Line[] {
  return wrap(
    [
      { text: `octets ${version}`, role: 'title' },
      { text: ' (Python 3.14). %help tells the commands, Ctrl-O shows the memory, Ctrl-D ends.', role: 'dim' },
    ],
    columns,
  );
}
