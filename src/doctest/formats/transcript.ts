/** A session pasted from a terminal: as text, but outputs go on to the next prompt, blank lines and all. */

import type { Extraction } from '../document.ts';
import { exceptionMessage } from '../parse.ts';
import { splitLines } from '../source-text.ts';
import { extractText } from './text.ts';

/**
 * The examples of a pasted session. Where a blank line ends an output by doctest's rules, the output may also be all
 * that stands before the next prompt, its blank lines as `<BLANKLINE>` would have them.
 * @param name for messages, such as `<stdin>`
 */
export function extractTranscript(text: string, name: string): Extraction {
  const extraction = extractText(text, name);
  const lines = splitLines(text);
  extraction.examples.forEach((example, i) => {
    const next = extraction.examples[i + 1]?.lineno ?? lines.length + 1;
    const first = lines.findIndex(line => line.offset >= example.wantRange.end);
    if (first < 0) return;
    const rest = lines.slice(first, next - 1).map(line => line.text.slice(Math.min(example.indent, line.text.length)));
    while (rest.length > 0 && /^\s*(?:>>>\s*)?$/.test(rest.at(-1)!)) rest.pop();
    if (rest.length === 0) return;
    const want = example.want + rest.map(line => `${line.trim() === '' ? '<BLANKLINE>' : line}\n`).join('');
    example.readings = [want];
    example.excMsg ??= exceptionMessage(want);
  });
  return extraction;
}
