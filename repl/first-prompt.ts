/** The first prompt, painted before Ink is loaded: Ink draws its first rows over it. */

import { banner, PROMPTS } from './prompts.ts';
import { paint, type Theme } from './style.ts';
import { BRACKETED_PASTE } from './terminal-modes.ts';

/**
 * @param version shown in the banner; without one there is no banner
 */
export function paintFirstPrompt(stdout: NodeJS.WriteStream, theme: Theme, version?: string): void {
  const lines = version === undefined ? [] : banner(version, stdout.columns || 80);
  const text = lines.map(line => `${paint(line, theme)}\n`).join('');
  stdout.write(`${BRACKETED_PASTE.on}${text}${paint([{ text: PROMPTS.first, role: 'prompt' }], theme)}`);
}
