/** From a file to a document: decodes it and gives it to the format that its name tells. */

import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Document, Format } from './document.ts';
import { extractAsciidoc } from './formats/asciidoc.ts';
import { extractMarkdown } from './formats/markdown.ts';
import { extractPython } from './formats/python.ts';
import { extractText } from './formats/text.ts';
import type { SessionFactory } from './runner-interface.ts';
import { decodeFile } from './source-text.ts';

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['.doctest', 'text'],
  ['.txt', 'text'],
  ['.rst', 'text'],
  ['.md', 'markdown'],
  ['.adoc', 'asciidoc'],
  ['.py', 'python'],
]);

/** The format of a file by its suffix; undefined for a suffix that is none of ours. */
export function formatOf(path: string): Format | undefined {
  return FORMATS.get(extname(path).toLowerCase());
}

/**
 * Reads a file and extracts its examples. A suffix that is none of ours is read as plain text, like CPython's doctest.
 * @throws DecodeError if it is not UTF-8; the file system's error if it cannot be read
 */
export function readDocument(path: string, factory: SessionFactory): Document {
  const { text, bom } = decodeFile(readFileSync(path));
  return { ...extractDocument(text, path, factory), bom };
}

/** Extracts the examples of a text that stands (or could stand) at `path`. */
export function extractDocument(text: string, path: string, factory: SessionFactory): Document {
  const format = formatOf(path) ?? 'text';
  const name = format === 'python' ? basename(path, extname(path)) : basename(path);
  const extraction =
    format === 'markdown'
      ? extractMarkdown(text, name)
      : format === 'asciidoc'
        ? extractAsciidoc(text, name)
        : format === 'python'
          ? extractPython(text, path, name, factory)
          : extractText(text, name);
  return { path, name, format, text, bom: false, ...extraction };
}
