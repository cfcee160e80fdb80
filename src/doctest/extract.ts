/** From a file to a document: decodes it and gives it to the format that its name tells. */

import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Document, Extraction, Format } from './document.ts';
import { extractAsciidoc } from './formats/asciidoc.ts';
import { extractHtml } from './formats/html.ts';
import { extractMarkdown } from './formats/markdown.ts';
import { extractNotebook } from './formats/notebook.ts';
import { extractPython } from './formats/python.ts';
import { extractRst } from './formats/rst.ts';
import { extractText } from './formats/text.ts';
import { extractTranscript } from './formats/transcript.ts';
import type { SessionFactory } from './runner-interface.ts';
import { decodeFile } from './source-text.ts';

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['.doctest', 'text'],
  ['.txt', 'text'],
  ['.rst', 'rst'],
  ['.rest', 'rst'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.adoc', 'asciidoc'],
  ['.asciidoc', 'asciidoc'],
  ['.asc', 'asciidoc'],
  ['.py', 'python'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.xhtml', 'html'],
  ['.ipynb', 'notebook'],
]);

/** The format of a file by its suffix; undefined for a suffix that is none of ours. */
export function formatOf(path: string): Format | undefined {
  return FORMATS.get(extname(path).toLowerCase());
}

export interface ExtractOptions {
  /** The format; if absent, what the path's suffix says, `text` for a suffix that is none of ours. */
  format?: Format;
  /** Whether listings of Python without prompts run too (Markdown, reST, AsciiDoc). */
  scripts?: boolean;
  /** Reads an included file; if absent, from the file system. */
  read?: (path: string) => Uint8Array;
}

/**
 * Reads a file and extracts its examples. A suffix that is none of ours is read as plain text, like CPython's doctest.
 * @throws DecodeError if it is not UTF-8; the file system's error if it cannot be read
 */
export function readDocument(path: string, factory: SessionFactory, options: ExtractOptions = {}): Document {
  const { text, bom } = decodeFile(readFileSync(path));
  return { ...extractDocument(text, path, factory, options), bom };
}

/** Extracts the examples of a text that stands (or could stand) at `path`; the format `transcript` is a pasted session. */
export function extractDocument(
  text: string,
  path: string,
  factory: SessionFactory,
  options: ExtractOptions = {},
): Document {
  const format = options.format ?? formatOf(path) ?? 'text';
  const name = format === 'python' ? basename(path, extname(path)) : basename(path);
  const extraction = extract(text, path, name, format, factory, options);
  return { path, name, format, text, bom: false, included: new Map(), ...extraction };
}

function extract(
  text: string,
  path: string,
  name: string,
  format: Format,
  factory: SessionFactory,
  { scripts = false, read = readFileSync }: ExtractOptions,
): Extraction {
  switch (format) {
    case 'markdown':
      return extractMarkdown(text, name, scripts);
    case 'rst':
      return extractRst(text, name, scripts);
    case 'asciidoc':
      return extractAsciidoc(text, name, { path, read, scripts });
    case 'python':
      return extractPython(text, path, name, factory);
    case 'html':
      return extractHtml(text, name);
    case 'notebook':
      return extractNotebook(text, name);
    case 'transcript':
      return extractTranscript(text, name);
    case 'text':
      return extractText(text, name);
  }
}
