/**
 * From text to examples: what CPython's `doctest.DocTestParser` does, line by line, keeping each example's place.
 */

import { stripDirectiveCallouts, stripSourceCallouts } from './callouts.ts';
import type { Example, Spelling } from './document.ts';
import { type FlagName, isFlagName } from './options.ts';
import { expandTabs, reprText, SPACE } from './python-text.ts';
import type { SourceLine } from './source-text.ts';

/** CPython's ValueError for an example that is written wrongly. */
export class DoctestSyntaxError extends Error {
  readonly lineno: number;
  /** @param lineno line in the file, from 1 */
  constructor(message: string, lineno: number) {
    super(message);
    this.lineno = lineno;
  }
}

const PS1 = /^ *>>>/;
const PS2 = /^ *\.\.\./;
const BLANK = /^ *$/;
const BLANK_OR_COMMENT = /^ *(?:#[^\n]*)?\n?$/;
const INDENTED_TEXT = new RegExp(`^( *)[^${SPACE}]`);
const DIRECTIVE = new RegExp(`#[${SPACE}]*doctest:[${SPACE}]*([^\\n'"]*)(?=\\n|$)`, 'g');
const SPACES = new RegExp(`[${SPACE}]+`);
const TRACEBACK_HEADER = new RegExp(`^Traceback \\((?:most recent call last|innermost last)\\):[${SPACE}]*$`);
const WORD = /^[\p{L}\p{N}_]/u;

const PLAIN: Spelling = { kind: 'plain' };

export interface ParseOptions {
  /** The whole document, into which the lines' offsets point. */
  text: string;
  /** Name for messages and for `Example.test`. */
  name: string;
  /** The number of the first example within its test. */
  firstIndex?: number;
  /** Whether the lines stand literally in the document. */
  exact?: boolean;
  /** See `Example.proseComments`. */
  proseComments?: boolean;
  /** Whether the lines are one listing, whatever stands between its examples; otherwise they are running text. */
  listing?: boolean;
  /** The texts of included files, by path, for lines of theirs. */
  included?: ReadonlyMap<string, string>;
  /** How characters are spelled in the document; plainly if absent. */
  spelling?: Spelling;
}

/**
 * The examples in a run of lines.
 * @throws DoctestSyntaxError with CPython's wording for inconsistent indentation, a prompt without its blank, an
 *   unknown option, a directive without an example
 */
export function parseExamples(lines: readonly SourceLine[], options: ParseOptions): Example[] {
  const expanded = lines.map(line => expandTabs(line.text));
  const margin = minimumIndent(expanded);
  const texts = margin > 0 ? expanded.map(line => line.slice(margin)) : expanded;
  const examples: Example[] = [];
  const lineno = (i: number) => lines[i]?.lineno ?? (lines.at(-1)?.lineno ?? 0) + 1;

  let i = 0;
  let startsBlock = true;
  while (i < texts.length) {
    if (!PS1.test(texts[i])) {
      startsBlock ||= options.listing !== true && !BLANK.test(texts[i]);
      i++;
      continue;
    }
    const first = i++;
    while (i < texts.length && PS2.test(texts[i])) i++;
    const wantStart = i;
    while (i < texts.length && !BLANK.test(texts[i]) && !PS1.test(texts[i])) i++;

    const indent = texts[first].indexOf('>');
    const sourceLines = texts.slice(first, wantStart);
    checkPromptBlank(sourceLines, indent, options.name, lineno(first));
    checkPrefix(sourceLines.slice(1), ' '.repeat(indent) + '.', options.name, lineno(first));
    const rawSource = sourceLines.map(line => line.slice(indent + 4)).join('\n');
    const wantLines = texts.slice(wantStart, i);
    checkPrefix(wantLines, ' '.repeat(indent), options.name, lineno(first) + sourceLines.length);
    const want = wantLines.map(line => line.slice(indent) + '\n').join('');
    const found = findOptions(rawSource, options.name, lineno(first));
    if (BLANK_OR_COMMENT.test(rawSource)) continue;

    const stripped = stripSourceCallouts(rawSource);
    const line = lines[first];
    const prompt = line.text.indexOf('>');
    const lineStart = line.offset - line.column;
    const promptColumn = line.places ? line.places.starts[prompt] - lineStart : line.column + prompt;
    const sourceEnd = lines[wantStart - 1].next;
    const { file } = line;
    const text = file === undefined ? options.text : options.included!.get(file)!;
    const oneFile = lines.slice(first, i).every(other => other.file === file);
    examples.push({
      test: options.name,
      index: (options.firstIndex ?? 0) + examples.length,
      startsBlock,
      source: stripped.endsWith('\n') ? stripped : stripped + '\n',
      want,
      excMsg: exceptionMessage(want),
      lineno: line.lineno,
      column: promptColumn,
      indent: margin + indent,
      options: found,
      prefix: text.slice(lineStart, lineStart + promptColumn),
      sourceRange: { start: lineStart, end: sourceEnd },
      wantRange: { start: sourceEnd, end: i > wantStart ? lines[i - 1].next : sourceEnd },
      exact: (options.exact ?? true) && oneFile,
      proseComments: options.proseComments ?? false,
      mode: 'single',
      role: 'example',
      checked: true,
      skip: null,
      skipIf: null,
      readings: [],
      file: file ?? null,
      layout: {
        sourceLine: lines[wantStart - 1],
        wantLines: lines.slice(wantStart, i),
        indent: margin + indent,
        spelling: options.spelling ?? PLAIN,
      },
    });
    startsBlock = false;
  }
  return examples;
}

/**
 * The exception message in an expected output that is a traceback: everything from the first line after the header
 * that begins with a letter, digit or underscore; null if it is no traceback.
 */
export function exceptionMessage(want: string): string | null {
  if (!want.startsWith('Traceback (')) return null;
  const lines = want.split('\n');
  if (!TRACEBACK_HEADER.test(lines[0])) return null;
  for (let i = 1; i < lines.length; i++) if (WORD.test(lines[i])) return lines.slice(i).join('\n');
  return null;
}

function minimumIndent(lines: string[]): number {
  let minimum = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const match = INDENTED_TEXT.exec(line);
    if (match) minimum = Math.min(minimum, match[1].length);
  }
  return minimum === Number.POSITIVE_INFINITY ? 0 : minimum;
}

function checkPromptBlank(lines: string[], indent: number, name: string, lineno: number): void {
  lines.forEach((line, i) => {
    if (line.length < indent + 4 || line[indent + 3] === ' ') return;
    const prompt = line.slice(indent, indent + 3);
    throw new DoctestSyntaxError(
      `line ${lineno + i} of the docstring for ${name} lacks blank after ${prompt}: ${reprText(line)}`,
      lineno + i,
    );
  });
}

// CPython counts from the first line it was given, so for continuation lines the number is one too small; the
// message keeps its number, `lineno` has the same one.
function checkPrefix(lines: string[], prefix: string, name: string, lineno: number): void {
  lines.forEach((line, i) => {
    if (line === '' || line.startsWith(prefix)) return;
    throw new DoctestSyntaxError(
      `line ${lineno + i} of the docstring for ${name} has inconsistent leading whitespace: ${reprText(line)}`,
      lineno + i,
    );
  });
}

function findOptions(source: string, name: string, lineno: number): Map<FlagName, boolean> {
  const options = new Map<FlagName, boolean>();
  if (!source.includes('doctest:')) return options;
  for (const match of stripDirectiveCallouts(source).matchAll(DIRECTIVE)) {
    for (const option of match[1].replaceAll(',', ' ').split(SPACES)) {
      if (option === '') continue;
      const flag = option.slice(1);
      if ((option[0] !== '+' && option[0] !== '-') || !isFlagName(flag)) {
        throw new DoctestSyntaxError(
          `line ${lineno} of the doctest for ${name} has an invalid option: ${reprText(option)}`,
          lineno,
        );
      }
      options.set(flag, option[0] === '+');
    }
  }
  if (options.size > 0 && BLANK_OR_COMMENT.test(source)) {
    throw new DoctestSyntaxError(
      `line ${lineno - 1} of the doctest for ${name} has an option directive on a line with no example: ${reprText(source)}`,
      lineno,
    );
  }
  return options;
}
