/** `.md`: fenced code of Python, wherever CommonMark finds a fence (lists and quotes too). */

import type { Code, Html, Nodes } from 'mdast';
import { fromMarkdown, type Token } from 'mdast-util-from-markdown';
import type { Extraction } from '../document.ts';
import { codeMarker, isScriptMarker, SkipState, skipMarker } from '../skip.ts';
import { lineSlice, type SourceLine, splitLines } from '../source-text.ts';
import { scriptExample } from './script.ts';
import { isDirectiveName, SphinxBlocks } from './sphinx.ts';
import { parseInto } from './text.ts';

const LANGUAGES = new Set(['python', 'python3', 'py', 'pycon', 'pycon3', 'doctest', 'python-repl']);
const OUTPUT_LANGUAGES = new Set(['output', '{output}', 'text-output']);

/**
 * The examples in a Markdown document's Python fences; one namespace for all of them but Sphinx groups.
 * @param name the file's base name
 * @param scripts whether fences without prompts run too, each as a script
 */
export function extractMarkdown(text: string, name: string, scripts = false): Extraction {
  const extraction: Extraction = { examples: [], problems: [] };
  if (!scripts && !/>>>|doctest:|\{test/.test(text)) return extraction;
  const skips = new SkipState();
  const sphinx = new SphinxBlocks(extraction, text, name);
  const parts = findParts(text);
  let scriptNext = false;
  parts.forEach((part, at) => {
    if ('comment' in part) {
      const marker = skipMarker(part.comment);
      if (marker) skips.see(marker);
      if (isScriptMarker(part.comment)) scriptNext = true;
      const code = codeMarker(part.comment);
      if (code) {
        const lines = linesBetween(part.lines, part.offset + code.at, part.offset + part.comment.length);
        if (lines.length > 0) sphinx.add(scriptExample(lines, { text, test: name, index: 0, role: code.role }), '');
      }
      return;
    }
    const { info, lines } = part;
    const python = isPython(info);
    if (!part.closed && (python || lines.some(line => /^\s*>>> /.test(line.text)))) {
      extraction.problems.push({ lineno: part.lineno, message: 'this fence is never closed' });
    }
    const directive = /^\{([\w-]+)\}(.*)$/.exec(info);
    if (directive && isDirectiveName(directive[1])) {
      sphinx.directive(directive[1], directive[2].trim(), lines, skips.take());
    } else if (python) {
      const runAsScript = (scripts || scriptNext) && !lines.some(line => /^\s*>>>/.test(line.text));
      scriptNext = false;
      const skip = skips.take();
      if (runAsScript) {
        if (lines.every(line => line.text.trim() === '')) return;
        const next = parts[at + 1];
        const want = next && 'info' in next && OUTPUT_LANGUAGES.has(next.info.toLowerCase()) ? next.lines : undefined;
        sphinx.add(scriptExample(lines, { text, test: name, index: 0, skip, want }), '');
      } else {
        const options = { text, name, proseComments: true, listing: true };
        sphinx.addAll(inner => parseInto(inner, lines, options, skip), '');
      }
    }
  });
  sphinx.finish();
  if (skips.wholeFile !== null) for (const example of extraction.examples) example.skip ??= skips.wholeFile;
  return extraction;
}

/** `python`, `{python}`, `{.python .numberLines}`, `{code-block} python`, `{code-cell} ipython3`. */
function isPython(info: string): boolean {
  const directive = /^\{(?:code-block|code|sourcecode|code-cell)\}[ \t]*([\w-]*)/.exec(info);
  const word = directive
    ? directive[1]
    : (/^\{[ \t]*\.?([\w-]+)[^}]*\}/.exec(info)?.[1] ?? /^[^\s{,:]*/.exec(info)![0]);
  return LANGUAGES.has(word.toLowerCase());
}

interface Fence {
  /** The whole info string. */
  info: string;
  /** Line of the opening fence, from 1. */
  lineno: number;
  closed: boolean;
  lines: SourceLine[];
}

interface Comment {
  comment: string;
  /** Where the comment's content begins. */
  offset: number;
  lines: SourceLine[];
}

// The tree has a listing's text, but not where each of its lines stands: the tokenizer's events do, so the tree
// gives the listings and the events the lines.
function findParts(text: string): (Fence | Comment)[] {
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
  let row = 0;
  return nodesOf(tree).flatMap((node): (Fence | Comment)[] => {
    const { start, end } = node.position!;
    if (node.type === 'html') return commentsOf(text, start.offset!, end.offset!, physical);
    while (row < rows.length && rows[row].start.offset < start.offset!) row++;
    const first = row;
    while (row < rows.length && rows[row].end.offset <= end.offset!) row++;
    const own = rows.slice(first, row);
    if (own.length === 0) return [];
    const closed = own.length > 1;
    const last = closed ? own[own.length - 1].start.line - 1 : end.line;
    const lines: SourceLine[] = [];
    for (let lineno = start.line + 1; lineno <= last; lineno++) {
      lines.push(content.get(lineno) ?? emptyAtEnd(physical[lineno - 1]));
    }
    const info = [node.lang, node.meta].filter(part => part).join(' ');
    return [{ info, lineno: start.line, closed, lines }];
  });
}

function nodesOf(node: Nodes): (Code | Html)[] {
  if (node.type === 'code' || node.type === 'html') return [node];
  return 'children' in node ? node.children.flatMap(nodesOf) : [];
}

function commentsOf(text: string, start: number, end: number, lines: SourceLine[]): Comment[] {
  const found: Comment[] = [];
  for (const match of text.slice(start, end).matchAll(/<!---?([\s\S]*?)-?-->/g)) {
    const offset = start + match.index + match[0].indexOf(match[1], 4);
    found.push({ comment: match[1], offset, lines });
  }
  return found;
}

/** The lines' parts between two offsets; what is blank at the end is left out. */
export function linesBetween(lines: readonly SourceLine[], start: number, end: number): SourceLine[] {
  const found: SourceLine[] = [];
  for (const line of lines) {
    const from = Math.max(start, line.offset);
    const to = Math.min(end, line.offset + line.text.length);
    if (line.next > start && line.offset < end && from <= to) found.push(lineSlice(line, from, to));
  }
  while (found.length > 0 && found.at(-1)!.text.trim() === '') found.pop();
  return found;
}

function emptyAtEnd(line: SourceLine): SourceLine {
  const end = line.offset + line.text.length;
  return lineSlice(line, end, end);
}
