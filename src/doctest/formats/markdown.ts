/** `.md`: fenced code of Python, wherever CommonMark finds a fence (lists and quotes too). */

import type { Code, Nodes } from 'mdast';
import { fromMarkdown, type Token } from 'mdast-util-from-markdown';
import type { Extraction } from '../document.ts';
import { lineSlice, type SourceLine, splitLines } from '../source-text.ts';
import { parseInto } from './text.ts';

const LANGUAGES = new Set(['python', 'python3', 'py', 'pycon']);

/**
 * The examples in a Markdown document's Python fences; one namespace for all of them.
 * @param name the file's base name
 */
export function extractMarkdown(text: string, name: string): Extraction {
  const extraction: Extraction = { examples: [], problems: [] };
  if (!text.includes('>>>')) return extraction;
  for (const fence of findFences(text)) {
    const python = LANGUAGES.has(fence.language);
    if (!fence.closed && (python || fence.lines.some(line => /^\s*>>> /.test(line.text)))) {
      extraction.problems.push({ lineno: fence.lineno, message: 'this fence is never closed' });
    }
    if (!python) continue;
    parseInto(extraction, fence.lines, { text, name, firstIndex: extraction.examples.length, proseComments: true });
  }
  return extraction;
}

interface Fence {
  language: string;
  /** Line of the opening fence, from 1. */
  lineno: number;
  closed: boolean;
  lines: SourceLine[];
}

// The tree has a listing's text, but not where each of its lines stands: the tokenizer's events do, so the tree
// gives the listings and the events the lines.
function findFences(text: string): Fence[] {
  const physical = splitLines(text);
  const content = new Map<number, SourceLine>();
  const rows: Token[] = [];
  const tree = fromMarkdown(text, {
    mdastExtensions: [
      {
        enter: {
          codeFencedFenceSequence(token) {
            rows.push(token);
          },
          codeFlowValue(token) {
            const line = physical[token.start.line - 1];
            content.set(line.lineno, lineSlice(line, token.start.offset, token.end.offset));
          },
        },
        exit: { codeFlowValue() {} },
      },
    ],
  });
  return codeNodes(tree).flatMap(node => {
    const { start, end } = node.position!;
    const own = rows.filter(row => row.start.offset >= start.offset! && row.end.offset <= end.offset!);
    if (own.length === 0) return [];
    const closed = own.length > 1;
    const last = closed ? own[own.length - 1].start.line - 1 : end.line;
    const lines: SourceLine[] = [];
    for (let lineno = start.line + 1; lineno <= last; lineno++) {
      lines.push(content.get(lineno) ?? emptyAtEnd(physical[lineno - 1]));
    }
    return [{ language: (node.lang ?? '').toLowerCase(), lineno: start.line, closed, lines }];
  });
}

function codeNodes(node: Nodes): Code[] {
  if (node.type === 'code') return [node];
  return 'children' in node ? node.children.flatMap(codeNodes) : [];
}

function emptyAtEnd(line: SourceLine): SourceLine {
  const end = line.offset + line.text.length;
  return lineSlice(line, end, end);
}
