/** `.py`: the docstrings of the module and of its classes and functions, one namespace each. */

import type { Extraction } from '../document.ts';
import type { Docstring, SessionFactory } from '../runner-interface.ts';
import { lineSlice, type SourceLine, splitLines } from '../source-text.ts';
import { parseInto } from './text.ts';

/**
 * The examples in a module's docstrings.
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
    const { lines, exact } = locate(docstring, physical);
    parseInto(extraction, lines, { text, name: docstring.name, exact });
  }
  return extraction;
}

// A docstring's value has no places. Its lines are usually the file's own lines, and then can be found there; with
// escapes or a joined literal they are not, and only the line numbers are (about) right. The compiler may have
// removed the common indentation, so the text is looked for without it.
function locate(docstring: Docstring, physical: SourceLine[]): { lines: SourceLine[]; exact: boolean } {
  let exact = true;
  const last = physical.length - 1;
  const values = docstring.docstring.split('\n');
  const lines = values.map((text, i) => {
    const line = physical[Math.min(docstring.lineno - 1 + i, last)];
    const body = text.trim();
    const found = i === 0 ? line.text.indexOf(body) : line.text.search(/\S|$/);
    const here = body === '' ? line.text.length : found;
    if (here < 0 || (body !== '' && !line.text.startsWith(body, here))) {
      exact = false;
      return { text, lineno: line.lineno, column: 0, offset: line.offset, next: line.next };
    }
    // The value's own indentation stays in front; its first character that is not blank is where the file has it.
    const lead = text.length - text.trimStart().length;
    const start = Math.max(0, here - lead);
    const slice = lineSlice(line, line.offset + start, line.offset + line.text.length);
    return { ...slice, text };
  });
  return { lines, exact };
}
