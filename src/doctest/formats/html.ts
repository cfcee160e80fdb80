/** `.html`: the text of `<pre>` blocks with prompts, entities and markup taken off, each character at its place. */

import { Parser } from 'htmlparser2';
import type { Extraction, Spelling } from '../document.ts';
import { codeMarker, SkipState, skipMarker } from '../skip.ts';
import { type SourceLine, splitLines } from '../source-text.ts';
import { linesBetween } from './markdown.ts';
import { scriptExample } from './script.ts';
import { parseInto } from './text.ts';

const PROMPT = /^[ \t]*>>>(?: |$)/m;

/**
 * The examples of a page; one namespace for all of them.
 * @param name the file's base name
 */
export function extractHtml(text: string, name: string): Extraction {
  const extraction: Extraction = { examples: [], problems: [] };
  if (!text.includes('>>>') && !text.includes('&gt;') && !/&#(?:62|x3e);/i.test(text)) return extraction;
  const physical = splitLines(text);
  const skips = new SkipState();
  let collected: MappedText | null = null;
  let opened = 0;
  const finish = (closed: boolean) => {
    const mapped = collected;
    collected = null;
    if (mapped === null || !PROMPT.test(mapped.text)) return;
    if (!closed) extraction.problems.push({ lineno: lineAt(physical, opened), message: 'this <pre> is never closed' });
    const spelling = spellingOf(text.slice(mapped.starts[0], mapped.ends.at(-1)));
    const options = { text, name, firstIndex: extraction.examples.length, exact: true, listing: true, spelling };
    parseInto(extraction, mapped.lines(physical), options, skips.take());
  };
  const parser = new Parser({
    onopentag(tag) {
      if (tag === 'pre' && collected === null) {
        collected = new MappedText(text);
        opened = parser.startIndex;
      } else if (tag === 'br') collected?.add('\n', parser.startIndex, parser.endIndex + 1);
    },
    ontext(data) {
      collected?.add(data, parser.startIndex, parser.endIndex + 1);
    },
    onclosetag(tag, implied) {
      if (tag === 'pre') finish(!implied);
    },
    oncomment(data) {
      const marker = skipMarker(data);
      if (marker) skips.see(marker);
      const code = codeMarker(data);
      const start = parser.startIndex + 4;
      const lines = code ? linesBetween(physical, start + code.at, start + data.length) : [];
      if (code && lines.length > 0) {
        const index = extraction.examples.length;
        extraction.examples.push(scriptExample(lines, { text, test: name, index, role: code.role }));
      }
    },
  });
  parser.write(text);
  parser.end();
  finish(false);
  if (skips.wholeFile !== null) for (const example of extraction.examples) example.skip ??= skips.wholeFile;
  return extraction;
}

/** Text that is being collected, with the range of each of its characters in the document. */
class MappedText {
  private readonly document: string;
  text = '';
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  constructor(document: string) {
    this.document = document;
  }

  add(data: string, start: number, end: number): void {
    const literal = data.length === end - start && this.document.startsWith(data, start);
    for (let i = 0; i < data.length; i++) {
      this.starts.push(literal ? start + i : start);
      this.ends.push(literal ? start + i + 1 : end);
    }
    this.text += data;
  }

  lines(physical: readonly SourceLine[]): SourceLine[] {
    // A line end straight after the tag is not part of the block.
    const skip = /^(?:\r\n|\n)/.exec(this.text)?.[0].length ?? 0;
    const lines: SourceLine[] = [];
    let at = skip;
    for (const { text, next } of splitLines(this.text.slice(skip))) {
      const end = at + text.length;
      const to = skip + next;
      const offset = this.starts[at] ?? this.ends.at(-1)!;
      const place = physical[lineAt(physical, offset) - 1];
      const last = to < this.starts.length ? this.ends[to - 1] : (this.ends.at(-1) ?? offset);
      lines.push({
        text,
        lineno: place.lineno,
        column: offset - place.offset,
        offset,
        next: Math.max(last, offset),
        places: { starts: this.starts.slice(at, end), ends: this.ends.slice(at, end) },
        lineStart: this.ends[at - 1] ?? offset,
        ...(to > end && {
          lineEnd: this.document.slice(this.starts[end], this.ends[to - 1]),
          lineEndRange: { start: this.starts[end], end: this.ends[to - 1] },
        }),
      });
      at = to;
    }
    return lines;
  }
}

/** The line (from 1) in which an offset stands. */
function lineAt(lines: readonly SourceLine[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle].offset <= offset) low = middle;
    else high = middle - 1;
  }
  return lines[low].lineno;
}

/** How the block writes the characters that may stand as they are. */
function spellingOf(raw: string): Spelling {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;' };
  for (const [char, pattern] of [
    ['>', /&gt;|&#62;|&#x3e;/i],
    ['"', /&quot;|&#34;|&#x22;/i],
    ["'", /&apos;|&#39;|&#x27;/i],
  ] as const) {
    const match = pattern.exec(raw);
    if (match) entities[char] = match[0];
  }
  return { kind: 'html', entities };
}
