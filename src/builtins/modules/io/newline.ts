/** Universal newlines. */

/** The kinds of line ends that were seen, as `newlines` shows them. */
export const SEEN_LF = 1;
export const SEEN_CR = 2;
export const SEEN_CRLF = 4;

/** Which kinds of line ends a text has. */
export function seenNewlines(text: string): number {
  let seen = 0;
  for (const end of text.match(/\r\n|\r|\n/g) ?? []) {
    seen |= end === '\n' ? SEEN_LF : end === '\r' ? SEEN_CR : SEEN_CRLF;
  }
  return seen;
}

/** `\r\n` and `\r` as `\n`. */
export function translateNewlines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * Where the line that begins at unit `from` ends (behind its end of line), in UTF-16 units.
 * @param newline the stream's `newline`: `''` knows all three ends, others only themselves, `null` only `\n`
 * @returns -1 if no end of line follows
 */
export function lineEnd(text: string, from: number, newline: string | null): number {
  if (newline === '') {
    for (let i = from; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 10) return i + 1;
      if (unit === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
    }
    return -1;
  }
  const end = newline ?? '\n';
  const at = text.indexOf(end, from);
  return at < 0 ? -1 : at + end.length;
}
