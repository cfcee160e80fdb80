/**
 * `.adoc`: listing and literal blocks of Python, and of no language if they hold prompts
 * (https://docs.asciidoctor.org/asciidoc/latest/verbatim/). Containers (`====`, `****`, `____`, `--`, `|===`) need no
 * bookkeeping: what counts is where verbatim text begins and ends.
 */

import { stripSourceCallouts } from '../callouts.ts';
import type { Extraction } from '../document.ts';
import { codeMarker, isScriptMarker, SkipState, skipMarker } from '../skip.ts';
import type { SourceLine } from '../source-text.ts';
import { preprocess, type ReadInclude } from './asciidoc-include.ts';
import { scriptExample } from './script.ts';
import { parseInto } from './text.ts';

const LANGUAGES = new Set(['python', 'python3', 'py', 'pycon', 'pycon3', 'python-repl', 'doctest']);
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

export interface AsciidocOptions {
  /** The document's path, to which includes are relative. */
  path: string;
  /** Reads an included file. */
  read: ReadInclude;
  /** Whether listings of Python without prompts run too, each as a script. */
  scripts?: boolean;
}

/**
 * The examples in an AsciiDoc document's listings, and in what it includes of local files; one namespace for all.
 * @param name the file's base name
 */
export function extractAsciidoc(text: string, name: string, { path, read, scripts }: AsciidocOptions): Extraction {
  const included = new Map<string, string>();
  const extraction: Extraction = { examples: [], problems: [], included };
  const lines = preprocess(text, path, read, included, extraction.problems);
  let attributes = null as BlockAttributes | null;
  let defaultLanguage: string | null = null;
  const skips = new SkipState();
  let scriptNext = false;
  const take = (listing: SourceLine[]) => {
    const index = extraction.examples.length;
    const skip = skips.take();
    const asScript = (scripts || scriptNext) && !listing.some(line => PROMPT.test(line.text));
    scriptNext = false;
    if (!asScript) {
      const options = { text, name, firstIndex: index, proseComments: true, listing: true, included };
      parseInto(extraction, listing, options, skip);
    } else if (listing.some(line => line.text.trim() !== '')) {
      const file = listing[0].file;
      const own = file === undefined ? text : included.get(file)!;
      const example = scriptExample(listing, { text: own, test: name, index, skip });
      example.source = stripSourceCallouts(example.source);
      extraction.examples.push(example);
    }
  };

  const takeComment = (comment: SourceLine[]) => {
    const code = codeMarker(`${comment[0]?.text ?? ''}\n`);
    const body = comment.slice(1);
    if (!code || body.every(line => line.text.trim() === '')) return;
    const index = extraction.examples.length;
    extraction.examples.push(scriptExample(body, { text, test: name, index, role: code.role }));
  };

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
          ...(opening.file === undefined ? {} : { file: opening.file }),
        });
      }
      if (wanted) take(listing);
      else if (delimiter[0] === '/') takeComment(listing);
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
    } else if (/^\/\/(?!\/)/.test(line)) {
      const marker = skipMarker(line.slice(2));
      if (marker) skips.see(marker);
      if (isScriptMarker(line.slice(2))) scriptNext = true;
    } else if (/^\s*$/.test(line) || ANCHOR.test(line) || TITLE.test(line)) {
      // These may stand between a block's attributes and the block.
    } else if (CONTAINER.test(line)) {
      attributes = null;
    } else {
      const language = SOURCE_LANGUAGE.exec(line);
      if (language) defaultLanguage = language[1].toLowerCase();
      const start = i;
      while (i < lines.length && !/^\s*$/.test(lines[i].text)) i++;
      // A paragraph that is indented, or under `[source,python]`, is a listing up to the next blank line.
      if (isVerbatimParagraph(lines.slice(start, i), attributes, defaultLanguage)) {
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
  if (skips.wholeFile !== null) for (const example of extraction.examples) example.skip ??= skips.wholeFile;
  return extraction;
}

const NOT_CODE = ['stem', 'comment', 'pass', 'latexmath', 'asciimath', 'quote', 'verse'];

function isVerbatimParagraph(
  lines: SourceLine[],
  attributes: BlockAttributes | null,
  defaultLanguage: string | null,
): boolean {
  if (attributes && isPython(attributes, defaultLanguage)) return true;
  if (!lines.some(line => PROMPT.test(line.text)) || attributes?.language) return false;
  if (attributes && NOT_CODE.includes(attributes.style)) return false;
  return /^[ \t]/.test(lines[0].text) || (attributes !== null && ['listing', 'literal'].includes(attributes.style));
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
  if (attributes && NOT_CODE.includes(attributes.style)) return false;
  return listing.some(line => PROMPT.test(line.text));
}

function isPython(attributes: BlockAttributes, defaultLanguage: string | null): boolean {
  if (NOT_CODE.includes(attributes.style)) return false;
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
function isTitleUnderline(lines: readonly SourceLine[], i: number): boolean {
  if (!/^-+[ \t]*$/.test(lines[i].text) || i === 0) return false;
  const title = lines[i - 1].text.trimEnd();
  const length = lines[i].text.trimEnd().length;
  if (!/^\w/.test(title) || Math.abs([...title].length - length) > 1) return false;
  return i < 2 || /^\s*$/.test(lines[i - 2].text);
}
