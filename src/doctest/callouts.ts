/**
 * Callouts: the numbers in angle brackets with which books mark lines of a listing, `# <1>`, a bare `<1>`, several of
 * them, `<.>` (AsciiDoc's automatic number). They count only at the end of a line.
 */

const TRAILING = /[ \t]+(?:#[ \t]*)?<(?:\d+|\.)>(?:[ \t]*<(?:\d+|\.)>)*[ \t]*$/;
const BARE = /[ \t]+<(?:\d+|\.)>(?:[ \t]*<(?:\d+|\.)>)*[ \t]*$/;

type Quote = '' | "'" | '"' | "'''" | '"""';

/** The string literal that goes on after a line, and what the line ends in. */
function scanLine(line: string, open: Quote): { open: Quote; ending: 'code' | 'comment' | 'string' } {
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    if (open) {
      if (char === '\\') {
        // A backslash at the very end carries a one-quote string to the next line.
        if (i === line.length - 1) return { open, ending: 'string' };
        i++;
      } else if (line.startsWith(open, i)) {
        i += open.length - 1;
        open = '';
      }
    } else if (char === '#') {
      return { open: '', ending: 'comment' };
    } else if (char === '"' || char === "'") {
      open = (line.startsWith(char.repeat(3), i) ? char.repeat(3) : char) as Quote;
      i += open.length - 1;
    }
  }
  return { open: open.length === 1 ? '' : open, ending: open ? 'string' : 'code' };
}

/**
 * Python source without the callouts that Python cannot read: bare ones at the end of a line, outside of strings.
 * Callouts in comments stay, they do no harm.
 */
export function stripSourceCallouts(source: string): string {
  if (!/<(?:\d+|\.)>[ \t]*(?:\n|$)/.test(source)) return source;
  let open: Quote = '';
  return source
    .split('\n')
    .map(line => {
      const state = scanLine(line, open);
      open = state.open;
      return state.ending === 'code' ? line.replace(BARE, '') : line;
    })
    .join('\n');
}

/** Source for the search for directives: `# doctest: +ELLIPSIS  # <1>` without its callouts. */
export function stripDirectiveCallouts(source: string): string {
  if (!source.includes('doctest:')) return source;
  return source
    .split('\n')
    .map(line => (/#\s*doctest:/.test(line) ? line.replace(TRAILING, '') : line))
    .join('\n');
}

/**
 * The readings of an expected output that has callouts on its lines: all of them removed; and, if `got` is given, only
 * those removed that the actual output does not have.
 */
export function outputWithoutCallouts(want: string, got: string | null): string[] {
  const lines = want.split('\n');
  const stripped = lines.map(stripTrailing);
  const all = stripped.join('\n');
  if (all === want) return [];
  if (got === null) return [all];
  const actual = got.split('\n');
  const mixed = lines.map((line, i) => (line === actual[i] ? line : stripped[i])).join('\n');
  return mixed === all ? [all] : [all, mixed];
}

/** A line that is nothing but a callout keeps it: there is no output it could belong to. */
function stripTrailing(line: string): string {
  const match = TRAILING.exec(line);
  return match && match.index > 0 ? line.slice(0, match.index) : line;
}

const ALONE = /^(?:#[ \t]*)?<(?:\d+|\.)>(?:[ \t]*<(?:\d+|\.)>)*[ \t]*$/;

/** A line of output and, with the blanks before it, the callout at its end; either may be empty. */
export function splitCallout(line: string): [output: string, callout: string] {
  if (ALONE.test(line)) return ['', line];
  const output = stripTrailing(line);
  return [output, line.slice(output.length)];
}
