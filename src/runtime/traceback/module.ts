/** The module `_traceback`: what the Python module `traceback` asks of the printer of tracebacks. */
import { PyBaseException, PyTraceback, typeError } from '../errors.ts';
import type { Frame } from '../eval/frame.ts';
import type { ModuleDefinition } from '../modules.ts';
import { getAttr } from '../protocol/attribute.ts';
import { call1, callMethod } from '../protocol/call.ts';
import { toArray } from '../protocol/iterate.ts';
import { isTrue } from '../protocol/number.ts';
import { repr, str } from '../protocol/repr.ts';
import { functions, furnish } from '../signature/declare.ts';
import { objectType, PyObject, PyType, type Value } from '../types.ts';
import { PyList } from '../values/list.ts';
import { intValue } from '../values/subclass.ts';
import { PyTuple } from '../values/tuple.ts';
import { type Exhibit, Printer } from './format.ts';
import { frameObject, lineOf } from './frame-object.ts';
import { type FrameSummary, formatMarked, formatSource, lineOfSource, summarize } from './frame-summary.ts';
import { hintFor } from './hints.ts';
import { formatEntries } from './stack.ts';
import { formatSyntaxError } from './syntax-error.ts';

const entryType = new PyType('entry', [objectType], { module: '_traceback' });

/** An entry of a traceback, for Python code to keep. */
class PyEntry extends PyObject {
  readonly summary: FrameSummary;
  constructor(summary: FrameSummary) {
    super();
    this.summary = summary;
  }
}
PyEntry.prototype.type = entryType;

furnish(entryType, () => ({
  doc: 'An entry of a traceback.',
  methods: {
    line: [
      '(self, lineno: ssize, /)',
      (self: PyEntry, lineno: number) => lineOfSource(self.summary, lineno),
      'A line of the source, without its newline.',
    ],
    source: ['(self, /)', (self: PyEntry) => formatSource(self.summary), 'The source with its marks.'],
  },
}));

/** How many bytes of UTF-8 the first so many UTF-16 units of a line take; a line that is not known counts as ASCII. */
function byteColumn(line: string, units: number): number {
  let bytes = Math.max(0, units - line.length);
  for (const char of line.slice(0, units)) {
    const code = char.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Frame, line, last line, first and last column (in bytes of UTF-8) of an entry, and the entry itself. */
function described(entry: PyTraceback): PyTuple {
  const summary = summarize(entry);
  const { location, lineno } = summary;
  const frame = frameObject(entry.frame as Frame);
  if (location === null) return new PyTuple([frame, lineOf(entry.frame as Frame, entry.at), null, null, null, null]);
  const first = byteColumn(lineOfSource(summary, lineno), location.col_offset);
  const last = byteColumn(lineOfSource(summary, location.end_lineno), location.end_col_offset);
  return new PyTuple([frame, lineno, location.end_lineno, first, last, new PyEntry(summary)]);
}

/** Positions of an entry that was made by hand, in characters. */
function markedByHand(lines: string[], first: number, last: number): string {
  const units = (line: string, bytes: number): number => {
    let at = 0;
    let seen = 0;
    for (const char of line) {
      if (seen >= bytes) break;
      seen += byteColumn(char, char.length);
      at += char.length;
    }
    return at;
  };
  return formatMarked(lines, {
    lineno: 1,
    col_offset: units(lines[0], first),
    end_lineno: lines.length,
    end_col_offset: units(lines[lines.length - 1], last),
    shape: { kind: 'plain' },
  });
}

/** A `TracebackException` as the printer wants it: its texts are made when they are printed. */
class PyExhibit implements Exhibit {
  private readonly exception: Value;
  constructor(exception: Value) {
    this.exception = exception;
  }
  private linked(name: string): PyExhibit | null {
    const value = getAttr(this.exception, name);
    return value === null ? null : new PyExhibit(value);
  }
  get cause(): PyExhibit | null {
    return this.linked('__cause__');
  }
  get context(): PyExhibit | null {
    return this.linked('__context__');
  }
  get suppressContext(): boolean {
    return isTrue(getAttr(this.exception, '__suppress_context__'));
  }
  get exceptions(): PyExhibit[] | null {
    const members = getAttr(this.exception, 'exceptions');
    return members === null ? null : toArray(members).map(member => new PyExhibit(member));
  }
  get maxWidth(): number {
    return Number(intValue(getAttr(this.exception, 'max_group_width')) ?? Number.POSITIVE_INFINITY);
  }
  get maxDepth(): number {
    return Number(intValue(getAttr(this.exception, 'max_group_depth')) ?? Number.POSITIVE_INFINITY);
  }
  stackTexts(): string[] | null {
    const stack = getAttr(this.exception, 'stack');
    return isTrue(stack) ? toArray(callMethod(stack, 'format')).map(str) : null;
  }
  lines(): string[] {
    return toArray(callMethod(this.exception, 'format_exception_only')).map(str);
  }
}

export const tracebackCore: ModuleDefinition = {
  name: '_traceback',
  doc: 'The printer of tracebacks.',
  create: () =>
    functions('_traceback', {
      entries: [
        '(tb, /)',
        (tb: Value) => {
          if (tb !== null && !(tb instanceof PyTraceback)) throw typeError(`expected traceback, got ${repr(tb)}`);
          const result: Value[] = [];
          for (let entry = tb; entry !== null; entry = entry.next) result.push(described(entry));
          return new PyList(result);
        },
        'The entries of a traceback.',
      ],
      marked: [
        '(lines, first: ssize, last: ssize, /)',
        (lines: Value, first: number, last: number) => markedByHand(toArray(lines).map(str), first, last),
        'Lines of source with a stretch of them marked.',
      ],
      stack: [
        '(entries, show, /)',
        (entries: Value, show: Value) => {
          const rows = toArray(entries).map(value => ({
            filename: str(getAttr(value, 'filename')),
            lineno: str(getAttr(value, 'lineno')),
            name: str(getAttr(value, 'name')),
            value,
          }));
          return new PyList(
            formatEntries(rows, ({ value }) => {
              const text = call1(show, value);
              return text === null ? null : str(text);
            }),
          );
        },
        'Texts of entries, repetitions counted.',
      ],
      hint: [
        '(exception, tb, /)',
        (exception: Value, tb: Value) =>
          exception instanceof PyBaseException ? hintFor(exception, tb instanceof PyTraceback ? tb : null) : '',
        'What a traceback adds to the message.',
      ],
      syntax_error: [
        '(exception, name, /)',
        (exception: PyBaseException, name: Value) => new PyList(formatSyntaxError(exception, str(name))),
        'The lines of a SyntaxError.',
      ],
      render: [
        '(exception, chain, /)',
        (exception: Value, chain: Value) => {
          const printer = new Printer(isTrue(chain));
          printer.print(new PyExhibit(exception));
          return new PyList(printer.pieces);
        },
        'The texts of an exception and of what hangs on it.',
      ],
    }),
};
