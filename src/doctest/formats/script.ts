/** Code without prompts: setup, cleanup and scripts, as examples. */

import type { Example, ExampleMode, Spelling } from '../document.ts';
import { exceptionMessage } from '../parse.ts';
import type { SourceLine } from '../source-text.ts';

export interface ScriptOptions {
  text: string;
  test: string;
  index: number;
  role?: Example['role'];
  mode?: ExampleMode;
  skip?: string | null;
  skipIf?: string | null;
  /** The lines of its expected output; without it, the output is not compared. */
  want?: readonly SourceLine[] | undefined;
  options?: Example['options'];
  spelling?: Spelling;
}

/**
 * An example that is the whole of some lines.
 * @param lines not empty
 */
export function scriptExample(lines: readonly SourceLine[], options: ScriptOptions): Example {
  const [source, margin] = dedent(lines);
  const [want, indent] = options.want ? dedent(options.want) : ['', margin];
  const first = lines[0];
  const last = lines.at(-1)!;
  const column = first.column + Math.min(margin, first.text.length);
  const lineStart = first.offset - first.column;
  const wantLines = options.want ?? [];
  const wantStart = wantLines.length > 0 ? wantLines[0].offset - wantLines[0].column : last.next;
  return {
    test: options.test,
    index: options.index,
    startsBlock: true,
    source,
    want,
    excMsg: exceptionMessage(want),
    lineno: first.lineno,
    column,
    indent: margin,
    options: options.options ?? new Map(),
    prefix: options.text.slice(lineStart, lineStart + column),
    sourceRange: { start: lineStart, end: last.next },
    wantRange: { start: wantStart, end: wantLines.at(-1)?.next ?? wantStart },
    exact: true,
    proseComments: false,
    mode: options.mode ?? 'exec',
    role: options.role ?? 'example',
    checked: options.want !== undefined,
    skip: options.skip ?? null,
    skipIf: options.skipIf ?? null,
    readings: [],
    file: first.file ?? null,
    layout: { sourceLine: last, wantLines, indent, spelling: options.spelling ?? { kind: 'plain' } },
  };
}

/** The lines' text without their common indentation, and how much that is. */
function dedent(lines: readonly SourceLine[]): [text: string, margin: number] {
  let margin = Number.POSITIVE_INFINITY;
  for (const { text } of lines) {
    const indent = text.search(/[^ \t]/);
    if (indent >= 0) margin = Math.min(margin, indent);
  }
  if (margin === Number.POSITIVE_INFINITY) margin = 0;
  return [lines.map(({ text }) => text.slice(margin) + '\n').join(''), margin];
}
