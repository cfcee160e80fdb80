/** The model that every format produces: a document with its examples, each with its exact place in the text. */

import type { FlagName } from './options.ts';

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
}

/** Something wrong with the document itself; counts as a failure. */
export interface Problem {
  /** Line in the file, from 1. */
  lineno: number;
  message: string;
}

export type Format = 'text' | 'markdown' | 'asciidoc' | 'python';

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
}

/** What a format's extractor gives. */
export type Extraction = Pick<Document, 'examples' | 'problems'>;

/**
 * A range of `document.text` as bytes of the file.
 * @returns byte offsets in the UTF-8 file, byte order mark included
 */
export function byteRange(document: Document, range: Range): Range {
  const bom = document.bom ? 3 : 0;
  const start = bom + Buffer.byteLength(document.text.slice(0, range.start));
  return { start, end: start + Buffer.byteLength(document.text.slice(range.start, range.end)) };
}
