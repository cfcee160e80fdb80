/**
 * Source whose lines stand where tracebacks show CPython's: a comment `#@N` is replaced by as many empty lines as bring the
 * next line to line N.
 */
export function placedLines(source: string): string {
  const lines: string[] = [];
  for (const line of source.split('\n')) {
    const place = /^\s*#@(\d+)$/.exec(line);
    if (place === null) lines.push(line);
    else while (lines.length < Number(place[1]) - 1) lines.push('');
  }
  return lines.join('\n');
}
