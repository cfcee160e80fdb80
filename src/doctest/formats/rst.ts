/**
 * `.rst`: as CPython reads it, examples anywhere; on top of that Sphinx's directives for tests with their groups and
 * options, skip markers in comments, hidden code (Sybil's `invisible-code-block`), scripts if asked for.
 */

import type { Extraction } from '../document.ts';
import { skipMarker } from '../skip.ts';
import { lineSlice, type SourceLine, splitLines } from '../source-text.ts';
import { scriptExample } from './script.ts';
import { divide, isDirectiveName, SphinxBlocks } from './sphinx.ts';
import { markSkippedLines, parseInto } from './text.ts';

const DIRECTIVE = /^([ \t]*)\.\.[ \t]+([\w-]+)::(?:[ \t]+(.*?))?[ \t]*$/;
const COMMENT =
  /^([ \t]*)\.\.[ \t]+(?:(invisible-code-block):[ \t]*(?:python|py)|doctest:[ \t]*(setup|cleanup))[ \t]*$/;
const MARKER = /^[ \t]*\.\.[ \t]+(.*)$/;
const CODE = new Set(['code-block', 'sourcecode', 'code']);
const LANGUAGES = new Set(['python', 'python3', 'py', 'py3']);

interface Block {
  name: string;
  argument: string;
  lineno: number;
  /** The lines below the directive that belong to it. */
  lines: SourceLine[];
}

/**
 * The examples of a reST document; one namespace for all of them, unless directives name groups.
 * @param name the file's base name
 * @param scripts whether `code-block:: python` without prompts runs too, each as a script
 */
export function extractRst(text: string, name: string, scripts = false): Extraction {
  const extraction: Extraction = { examples: [], problems: [] };
  const lines = splitLines(text);
  parseInto(extraction, lines, { text, name });
  const found = /^[ \t]*\.\.[ \t]+(?:test|doctest|skip:|invisible|code|sourcecode)/m.test(text);
  if (!found) return extraction;
  markSkippedLines(extraction, lines, MARKER);
  const prompted = extraction.examples;
  extraction.examples = [];
  const sphinx = new SphinxBlocks(extraction, text, name);
  let skip: string | null = null;
  let next = 0;
  const addUntil = (lineno: number, groups: string) => {
    const from = next;
    while (next < prompted.length && prompted[next].lineno < lineno) sphinx.add(prompted[next++], groups);
    return prompted.slice(from, next);
  };
  const markers = lines.flatMap(({ text: line, lineno }) => {
    const marker = skipMarker(MARKER.exec(line)?.[1] ?? '');
    return marker ? [{ ...marker, lineno }] : [];
  });
  for (const block of blocksOf(lines)) {
    addUntil(block.lineno, '');
    const marker = markerBefore(lines, block.lineno);
    const region = markers.findLast(({ lineno, extent }) => lineno < block.lineno && /start|end/.test(extent));
    skip = region?.extent === 'start' ? region.reason : null;
    if (marker?.extent === 'next') skip = marker.reason;
    const prompts = block.lines.some(line => /^[ \t]*>>>/.test(line.text));
    if (block.name === 'doctest') {
      const inside = addUntil((block.lines.at(-1)?.lineno ?? block.lineno) + 1, block.argument);
      sphinx.apply(divide(block.lines).options, inside, block.lineno);
    } else if (isDirectiveName(block.name)) {
      sphinx.directive(block.name, block.argument, block.lines, skip);
    } else {
      const content = divide(block.lines).content;
      if (content.length === 0 || prompts) continue;
      const role = block.name === 'cleanup' ? 'cleanup' : CODE.has(block.name) ? 'example' : 'setup';
      if (role === 'example' && !(scripts && LANGUAGES.has(block.argument.toLowerCase()))) continue;
      sphinx.add(scriptExample(content, { text, test: name, index: 0, role, skip }), '');
    }
  }
  addUntil(Number.POSITIVE_INFINITY, '');
  sphinx.finish();
  const whole = markers.findLast(({ extent }) => extent === 'file');
  if (whole) for (const example of extraction.examples) example.skip ??= whole.reason;
  return extraction;
}

function* blocksOf(lines: readonly SourceLine[]): Generator<Block> {
  for (let i = 0; i < lines.length; i++) {
    const directive = DIRECTIVE.exec(lines[i].text);
    const comment = directive ? null : COMMENT.exec(lines[i].text);
    const name = directive?.[2] ?? comment?.[2] ?? comment?.[3];
    if (name === undefined || (directive && !isDirectiveName(name) && !CODE.has(name))) continue;
    const margin = (directive ?? comment)![1].length;
    let end = i + 1;
    while (end < lines.length && belongs(lines[end].text, margin)) end++;
    const inside = lines.slice(i + 1, end);
    while (inside.length > 0 && inside.at(-1)!.text.trim() === '') inside.pop();
    yield {
      name,
      argument: directive?.[3] ?? '',
      lineno: lines[i].lineno,
      lines: inside.map(line => unindented(line)),
    };
  }
}

function belongs(line: string, margin: number): boolean {
  return line.trim() === '' || line.search(/\S/) > margin;
}

function unindented(line: SourceLine): SourceLine {
  return line.text.trim() === '' ? lineSlice(line, line.offset, line.offset) : line;
}

/** The marker in the comment above a directive, with nothing but blank lines between them. */
function markerBefore(lines: readonly SourceLine[], lineno: number) {
  let i = lineno - 2;
  while (i >= 0 && lines[i].text.trim() === '') i--;
  const match = i < 0 ? null : MARKER.exec(lines[i].text);
  return match && skipMarker(match[1]);
}
