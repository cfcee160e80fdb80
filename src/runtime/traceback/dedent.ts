import { isSpace } from '../values/text-class.ts';

/** `textwrap.dedent`: removes the blanks and tabs that all lines begin with; lines of white space become empty. */
export function dedent(lines: readonly string[]): string[] {
  const filled = lines.filter(line => line !== '' && !isSpace(line));
  let margin = filled[0] ?? '';
  margin = margin.slice(0, margin.length - margin.replace(/^[ \t]+/, '').length);
  for (const line of filled) {
    let i = 0;
    while (i < margin.length && line[i] === margin[i]) i++;
    margin = margin.slice(0, i);
  }
  return lines.map(line => (isSpace(line) ? '' : line.slice(margin.length)));
}
