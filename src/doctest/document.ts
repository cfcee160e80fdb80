/** The model that every format produces: a document with its examples, each with its exact place in the text. */

import type { FlagName } from './options.ts';
import type { SourceLine } from './source-text.ts';

/** Offsets into `Document.text`, in UTF-16 code units; the end is exclusive. */
export interface Range {
  start: number;
  end: number;
}

export interface Example {
  /** The namespace it runs in: the document's name, or the name of a docstring. */
  test: string;
  /** Its number within that test, from 0. */
  index: number;
  /**
   * Whether it begins a block: a listing (a fence, a cell, a directive's content), or in running text a run of examples
   * with only blank lines between them.
   */
  startsBlock: boolean;
  /** The statement, prompts and indentation removed, ending with a newline. */
  source: string;
  /** The expected output, indentation removed; empty or ending with a newline. */
  want: string;
  /** The exception message in `want`, if `want` is a traceback. */
  excMsg: string | null;
  /** Line of its first prompt in the file, from 1. */
  lineno: number;
  /** Where `>>>` stands in that line, from 0, in UTF-16 code units. */
  column: number;
  /** Spaces before `>>>` in the text that was parsed, tabs expanded (CPython's `Example.indent`). */
  indent: number;
  /** Directives in the source. */
  options: Map<FlagName, boolean>;
  /** What stands before `>>>` on its line (indentation, quote markers): new output lines begin with it. */
  prefix: string;
  /** Whole lines of the file: from the line of the first prompt to the line after the last source line. */
  sourceRange: Range;
  /** Whole lines of the file: the expected output; empty, at the end of the source, if there is none. */
  wantRange: Range;
  /** False if the text is not literally in the file (escapes in a docstring), so that the ranges are only near. */
  exact: boolean;
  /** Lines of `want` that begin with `#` may be prose (listings in prose formats). */
  proseComments: boolean;
  /**
   * How it is compiled: `single` as at the prompt, `exec` as a script, `cell` as a notebook does (a script whose last
   * expression is shown).
   */
  mode: ExampleMode;
  /** `setup` and `cleanup` code runs, but counts only if it fails. */
  role: 'example' | 'setup' | 'cleanup';
  /** False if its output is not compared: it only must not raise. */
  checked: boolean;
  /** The reason for which it is not to be run (empty if none is given); null if it is to be run. */
  skip: string | null;
  /** A Python expression: the example is skipped if it is true in the example's namespace. */
  skipIf: string | null;
  /** Other ways to read the expected output: any of them may be what the example does. */
  readings: readonly string[];
  /** The included file in which it stands, into which its ranges point; null for the document itself. */
  file: string | null;
  /** The last line of the source and the lines of the expected output as the document has them, for updates. */
  layout: ExampleLayout;
}

export type ExampleMode = 'single' | 'exec' | 'cell';

/** Where new output lines would go, and what they would look like. */
export interface ExampleLayout {
  /** The line after which an output begins. */
  sourceLine: SourceLine;
  wantLines: readonly SourceLine[];
  /** Columns before the text of `wantLines` that are indentation. */
  indent: number;
  /** How a character is spelled in the document. */
  spelling: Spelling;
}

export type Spelling =
  | { kind: 'plain' }
  /** Characters that are written as entities, besides `<` and `&`. */
  | { kind: 'html'; entities: Readonly<Record<string, string>> }
  /** A Python string literal. */
  | { kind: 'literal'; quote: string; raw: boolean }
  /** A cell of a notebook, by its number among all cells. */
  | { kind: 'notebook'; cell: number };

/** Something wrong with the document itself; counts as a failure. */
export interface Problem {
  /** Line in the file, from 1. */
  lineno: number;
  message: string;
  /** The included file that it is about; the document itself if absent. */
  file?: string;
}

export type Format = 'text' | 'markdown' | 'rst' | 'asciidoc' | 'python' | 'html' | 'notebook' | 'transcript';

export interface Document {
  path: string;
  /** The file's base name, or for Python the module's name. */
  name: string;
  format: Format;
  /** The file decoded, without a byte order mark; line ends as in the file. */
  text: string;
  /** Whether the file began with a UTF-8 byte order mark (3 bytes that `text` does not have). */
  bom: boolean;
  examples: Example[];
  problems: Problem[];
  /** The text of every included file, by path. */
  included: ReadonlyMap<string, string>;
}

/** What a format's extractor gives. */
export interface Extraction {
  examples: Example[];
  problems: Problem[];
  included?: Map<string, string>;
}

/**
 * A range of `document.text` as bytes of the file.
 * @returns byte offsets in the UTF-8 file, byte order mark included
 */
export function byteRange(document: Document, range: Range): Range {
  const bom = document.bom ? 3 : 0;
  const start = bom + Buffer.byteLength(document.text.slice(0, range.start));
  return { start, end: start + Buffer.byteLength(document.text.slice(range.start, range.end)) };
}
