/**
 * `.adoc`: listing and literal blocks of Python, and of no language if they hold prompts
 * (https://docs.asciidoctor.org/asciidoc/latest/verbatim/). Containers (`====`, `****`, `____`, `--`, `|===`) need no
 * bookkeeping: what counts is where verbatim text begins and ends.
 */

import type { Extraction } from '../document.ts';
import { type SourceLine, splitLines } from '../source-text.ts';
import { parseInto } from './text.ts';

const LANGUAGES = new Set(['python', 'python3', 'py', 'pycon']);
const VERBATIM = /^(-{4,}|\.{4,}|\+{4,}|\/{4,})[ \t]*$/;
const FENCE = /^(`{3,})[ \t]*([^\s,`]*)/;
const ATTRIBUTES = /^\[(?!\[)(.*)\][ \t]*$/;
const ANCHOR = /^\[\[.*\]\][ \t]*$/;
const TITLE = /^\.(?![.\s]).+/;
const CONTAINER = /^(={4,}|\*{4,}|_{4,}|--|[|,:!]={3,}|-{3}|'{3,}|<{3,})[ \t]*$/;
const SOURCE_LANGUAGE = /^:source-language:[ \t]*(\S+)/;
const PROMPT = /^[ \t]*>>> /;

interface BlockAttributes {
  /** The style that the author named: `source`, `listing`, `pycon` in `[pycon]`; empty if none. */
  style: string;
  language: string | null;
}

/**
 * The examples in an AsciiDoc document's listings; one namespace for all of them.
 * @param name the file's base name
 */
export function extractAsciidoc(text: string, name: string): Extraction {
  const extraction: Extraction = { examples: [], problems: [] };
  const lines = splitLines(text);
  let attributes = null as BlockAttributes | null;
  let defaultLanguage: string | null = null;
  const take = (listing: SourceLine[]) =>
    parseInto(extraction, listing, { text, name, firstIndex: extraction.examples.length, proseComments: true });

  let i = 0;
  while (i < lines.length) {
    const line = lines[i].text;
    const fence = FENCE.exec(line);
    // An open block holds anything, a listing if its attributes say so.
    const openListing =
      line.trimEnd() === '--' && attributes && isPython(attributes, defaultLanguage) ? '--' : undefined;
    const delimiter = fence?.[1] ?? VERBATIM.exec(line)?.[1] ?? openListing;
    if (delimiter && !isTitleUnderline(lines, i)) {
      const opening = lines[i++];
      const start = i;
      while (i < lines.length && lines[i].text.trimEnd() !== delimiter) i++;
      const listing = lines.slice(start, i);
      const closed = i < lines.length;
      i++;
      const wanted = isWanted(delimiter[0], fence?.[2] || null, attributes, defaultLanguage, listing);
      if (!closed && (wanted || listing.some(inner => PROMPT.test(inner.text)))) {
        extraction.problems.push({
          lineno: opening.lineno,
          message: `the block that ${delimiter} opens is never closed`,
        });
      }
      if (wanted) take(listing);
      attributes = null;
      continue;
    }
    const attributeList = ATTRIBUTES.exec(line);
    if (attributeList) {
      // `[source,python]` and `[%nowrap]` may stand on lines of their own: the later one adds to the earlier.
      const parsed = parseAttributes(attributeList[1]);
      attributes = {
        style: parsed.style || (attributes?.style ?? ''),
        language: parsed.language ?? attributes?.language ?? null,
      };
    } else if (/^\s*$/.test(line) || ANCHOR.test(line) || TITLE.test(line) || /^\/\/(?!\/)/.test(line)) {
      // These may stand between a block's attributes and the block.
    } else if (CONTAINER.test(line)) {
      attributes = null;
    } else {
      const language = SOURCE_LANGUAGE.exec(line);
      if (language) defaultLanguage = language[1].toLowerCase();
      const start = i;
      while (i < lines.length && !/^\s*$/.test(lines[i].text)) i++;
      // A paragraph under `[source,python]` is a listing up to the next blank line.
      if (attributes?.style && isPython(attributes, defaultLanguage)) {
        take(lines.slice(start, i));
      } else {
        // Any other paragraph also ends where a block begins.
        const length = lines.slice(start + 1, i).findIndex(inner => startsBlock(inner.text));
        if (length >= 0) i = start + 1 + length;
      }
      attributes = null;
      continue;
    }
    i++;
  }
  return extraction;
}

function startsBlock(line: string): boolean {
  return VERBATIM.test(line) || FENCE.test(line) || ATTRIBUTES.test(line) || ANCHOR.test(line) || CONTAINER.test(line);
}

function isWanted(
  delimiter: string,
  fenceLanguage: string | null,
  attributes: BlockAttributes | null,
  defaultLanguage: string | null,
  listing: SourceLine[],
): boolean {
  if (delimiter === '/') return false;
  if (delimiter === '+') return attributes !== null && isPython(attributes, null);
  if (fenceLanguage) return LANGUAGES.has(fenceLanguage.toLowerCase());
  if (attributes?.language) return LANGUAGES.has(attributes.language);
  if (attributes?.style === 'source' && defaultLanguage) return LANGUAGES.has(defaultLanguage);
  if (attributes && ['stem', 'comment', 'pass', 'latexmath', 'asciimath'].includes(attributes.style)) return false;
  return listing.some(line => PROMPT.test(line.text));
}

function isPython(attributes: BlockAttributes, defaultLanguage: string | null): boolean {
  const language = attributes.language ?? (attributes.style === 'source' ? defaultLanguage : null);
  return language !== null && LANGUAGES.has(language);
}

// `source,python`, `source%nowrap, pycon`, `,python`, `source#id.role,language=python`, `pycon`
function parseAttributes(list: string): BlockAttributes {
  const fields = list.split(',').map(field => field.trim().replace(/^"(.*)"$/, '$1'));
  const positional = fields.filter(field => !/^[\w-]+[ \t]*=/.test(field));
  const style = /^[\w-]*/.exec(positional[0] ?? '')![0].toLowerCase();
  const named = fields.map(field => /^language[ \t]*=[ \t]*"?([^"]*)"?$/.exec(field)?.[1]).find(value => value);
  const second = style === '' || style === 'source' ? positional[1] : undefined;
  const language = (named ?? second ?? (LANGUAGES.has(style) ? style : '')).toLowerCase();
  return { style, language: language || null };
}

// A two-line section title: a text of about the length of the dashes, which begins a paragraph.
function isTitleUnderline(lines: SourceLine[], i: number): boolean {
  if (!/^-+[ \t]*$/.test(lines[i].text) || i === 0) return false;
  const title = lines[i - 1].text.trimEnd();
  const length = lines[i].text.trimEnd().length;
  if (!/^\w/.test(title) || Math.abs([...title].length - length) > 1) return false;
  return i < 2 || /^\s*$/.test(lines[i - 2].text);
}
