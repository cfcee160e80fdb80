/** `.py`: the docstrings of the module and of its classes and functions, and `__test__`, one namespace each. */

import type { Extraction, Spelling } from '../document.ts';
import type { Docstring, SessionFactory } from '../runner-interface.ts';
import { type SourceLine, splitLines } from '../source-text.ts';
import { locateLiteral } from './literal.ts';
import { markSkippedLines, parseInto } from './text.ts';

/**
 * The examples in a module's docstrings. A comment `# doctest: skip: REASON` skips the docstring that follows.
 * @param path for messages
 * @param name the module's name
 * @param factory reads the docstrings; a problem is reported if it cannot, or if the source does not parse
 */
export function extractPython(text: string, path: string, name: string, factory: SessionFactory): Extraction {
  const extraction: Extraction = { examples: [], problems: [] };
  if (!text.includes('>>>')) return extraction;
  if (!factory.docstrings) {
    extraction.problems.push({ lineno: 1, message: 'docstrings of .py files cannot be read here' });
    return extraction;
  }
  let docstrings: Docstring[];
  try {
    docstrings = factory.docstrings(text, path, name);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const lineno = (error as { lineno?: unknown }).lineno;
    extraction.problems.push({ lineno: typeof lineno === 'number' ? lineno : 1, message: error.message });
    return extraction;
  }
  const physical = splitLines(text);
  for (const docstring of docstrings) {
    if (!docstring.docstring.includes('>>>')) continue;
    const { lines, exact, spelling } = locate(docstring, physical, text);
    parseInto(extraction, cleaned(lines), { text, name: docstring.name, exact, spelling });
  }
  if (/#[ \t]*doctest:[ \t]*skip|#[ \t]*skip:/.test(text)) markSkippedDocstrings(extraction, physical);
  return extraction;
}

// A marker holds for all examples of a docstring, and for all docstrings up to its end marker.
function markSkippedDocstrings(extraction: Extraction, physical: readonly SourceLine[]): void {
  const firsts = extraction.examples.filter(example => example.index === 0);
  firsts.sort((a, b) => a.lineno - b.lineno);
  markSkippedLines({ examples: firsts, problems: [] }, physical, /^[ \t]*#[ \t]*(.*)$/);
  const reasons = new Map(firsts.map(({ test, skip }) => [test, skip]));
  for (const example of extraction.examples) example.skip = reasons.get(example.test) ?? null;
}

/** The lines of a docstring's value; where each character stands, if the literal can be followed. */
function locate(
  { docstring, lineno, column }: Docstring,
  physical: readonly SourceLine[],
  text: string,
): { lines: SourceLine[]; exact: boolean; spelling: Spelling } {
  const values = docstring.split('\n');
  const begin = physical[lineno - 1];
  const literal = locateLiteral(text, begin.offset + column, docstring);
  if (literal === null) {
    const lines = values.map((value, i): SourceLine => {
      const { lineno: at, offset, next } = physical[Math.min(lineno - 1 + i, physical.length - 1)];
      return { text: value, lineno: at, column: 0, offset, next };
    });
    return { lines, exact: false, spelling: { kind: 'plain' } };
  }
  const { starts, ends } = literal.places;
  const lines: SourceLine[] = [];
  let at = 0;
  let line = lineno - 1;
  for (const value of values) {
    const end = at + value.length;
    const offset = starts[at] ?? ends.at(-1)!;
    while (line + 1 < physical.length && physical[line + 1].offset <= offset) line++;
    const { lineno: number, offset: lineStart, next } = physical[line];
    const lineEnd = end < starts.length ? text.slice(starts[end], ends[end]) : undefined;
    const places = { starts: starts.slice(at, end), ends: ends.slice(at, end) };
    const located: SourceLine = { text: value, lineno: number, column: offset - lineStart, offset, next, places };
    // A line end that is escaped is written as it is; all others are the file's own.
    if (end < starts.length) located.lineEndRange = { start: starts[end], end: ends[end] };
    if (lineEnd?.startsWith('\\')) located.lineEnd = lineEnd;
    else if (lineEnd === undefined && literal.quote.length === 1) located.lineEnd = '\\n';
    lines.push(located);
    at = end + 1;
  }
  const { quote, raw } = literal;
  return { lines, exact: literal.single, spelling: { kind: 'literal', quote, raw } };
}

/**
 * Lines as the compiler leaves them since CPython 3.13: the first without its indentation, the others without the one
 * that they have in common.
 */
function cleaned(lines: readonly SourceLine[]): SourceLine[] {
  let margin = Number.POSITIVE_INFINITY;
  for (const { text } of lines.slice(1)) {
    const indent = text.search(/[^ \t]/);
    if (indent >= 0) margin = Math.min(margin, indent);
  }
  return lines.map((line, i) => {
    const indent = /^[ \t]*/.exec(line.text)![0].length;
    const cut = i === 0 ? /^ */.exec(line.text)![0].length : Math.min(margin, indent);
    if (cut === 0) return line;
    const start = line.places && cut < line.text.length ? line.places.starts[cut] : line.offset + cut;
    return {
      ...line,
      text: line.text.slice(cut),
      column: line.column + start - line.offset,
      offset: start,
      ...(line.places && {
        places: { starts: line.places.starts.slice(cut), ends: line.places.ends.slice(cut) },
      }),
    };
  });
}
