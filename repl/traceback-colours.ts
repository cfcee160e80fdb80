/** Colours for tracebacks, found by their shape: the interpreter's thread prints them as plain text. */
import { type Line, paint, type Theme } from './style.ts';

const FILE = /^(\s*File )("[^"]*"|<[^>]*>)(, line )(\d+)(?:(, in )(.*))?$/;
const CARETS = /^\s*[~^][~^ ]*$/;
const LAST = /^([A-Za-z_][\w.]*)(: .*)?$/;

/** Remembers whether the lines that come belong to a traceback. */
export class TracebackPainter {
  readonly #theme: Theme;
  #inside = false;

  constructor(theme: Theme) {
    this.#theme = theme;
  }

  /** @param text whole lines, or the start of one */
  paint(text: string): string {
    return text
      .split('\n')
      .map(line => paint(this.#line(line), this.#theme))
      .join('\n');
  }

  #line(line: string): Line {
    if (line.startsWith('Traceback (most recent call last):')) {
      this.#inside = true;
      return [{ text: line }];
    }
    const file = FILE.exec(line);
    if (file !== null) {
      this.#inside = true;
      const [, start, name, middle, number, of, scope] = file;
      const spans: Line = [{ text: start! }, { text: name!, role: 'decorator' }, { text: middle! }];
      spans.push({ text: number!, role: 'decorator' });
      if (of !== undefined) spans.push({ text: of }, { text: scope!, role: 'decorator' });
      return spans;
    }
    if (!this.#inside || line === '') return [{ text: line }];
    if (CARETS.test(line)) return [{ text: line, role: 'error' }];
    const last = LAST.exec(line);
    if (last === null) return [{ text: line }];
    this.#inside = false;
    return [{ text: last[1]!, role: 'error' }, { text: last[2] ?? '' }];
  }
}
