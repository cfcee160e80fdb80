/**
 * `.ipynb`: each code cell against its stored outputs (https://nbformat.readthedocs.io/en/latest/format_description.html):
 * what it printed, what its last expression shows, the exception that it ended with.
 */

import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Example, Extraction } from '../document.ts';
import { exceptionMessage } from '../parse.ts';
import { SkipState, skipMarker } from '../skip.ts';
import { type SourceLine, splitLines } from '../source-text.ts';

/**
 * The code cells of a notebook, one namespace for all of them. A cell with commands of IPython (`%`, `!`, `?`) is
 * skipped, and so are cells tagged `skip` or `skip-test` and those that a comment says are to be skipped.
 * @param name the file's base name
 */
export function extractNotebook(text: string, name: string): Extraction {
  const extraction: Extraction = { examples: [], problems: [] };
  const lines = splitLines(text);
  const lineOf = (offset: number) => {
    let lineno = 1;
    while (lineno < lines.length && lines[lineno].offset <= offset) lineno++;
    return lineno;
  };
  const { root, error } = parseNotebook(text);
  if (root === undefined) {
    extraction.problems.push({ lineno: lineOf(error!.offset), message: `not a notebook: ${error!.message}` });
    return extraction;
  }
  const skips = new SkipState();
  cellsOf(root).forEach((cell, number) => {
    const source = member(cell, 'source');
    const code = joined(source);
    if (stringOf(member(cell, 'cell_type')) !== 'code') {
      for (const [, comment] of code.matchAll(/<!---?([\s\S]*?)-?-->/g)) {
        const marker = skipMarker(comment);
        if (marker) skips.see(marker);
      }
      return;
    }
    for (const [, comment] of code.matchAll(/^[ \t]*#[ \t]*(.*)$/gm)) {
      const marker = skipMarker(comment);
      if (marker) skips.see(marker);
    }
    const skip = skips.take();
    if (code.trim() === '') return;
    const line = lines[lineOf(firstString(source!).offset) - 1];
    const outputs = member(cell, 'outputs');
    const stored = storedOutput(outputs);
    const range = {
      start: outputs?.offset ?? source!.offset,
      end: outputs ? outputs.offset + outputs.length : source!.offset,
    };
    const example: Example = {
      test: name,
      index: extraction.examples.length,
      startsBlock: true,
      source: code.endsWith('\n') ? code : `${code}\n`,
      want: stored.want,
      excMsg: exceptionMessage(stored.want),
      lineno: line.lineno,
      column: Math.max(0, firstString(source!).offset - line.offset),
      indent: 0,
      options: new Map(stored.wrapped ? [['NORMALIZE_WHITESPACE', true]] : []),
      prefix: '',
      sourceRange: { start: source!.offset, end: source!.offset + source!.length },
      wantRange: range,
      exact: true,
      proseComments: false,
      mode: 'cell',
      role: 'example',
      checked: true,
      skip: skip ?? tagReason(cell) ?? commandReason(code),
      skipIf: null,
      readings: [],
      file: null,
      layout: {
        sourceLine: line satisfies SourceLine,
        wantLines: [],
        indent: 0,
        spelling: { kind: 'notebook', cell: number },
      },
    };
    extraction.examples.push(example);
  });
  if (skips.wholeFile !== null) for (const example of extraction.examples) example.skip ??= skips.wholeFile;
  return extraction;
}

/** A notebook's syntax tree, or what is wrong with it. */
export function parseNotebook(text: string): {
  root: Node | undefined;
  error?: { offset: number; message: string };
} {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first) {
    const words = printParseErrorCode(first.error)
      .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toLowerCase();
    return {
      root: undefined,
      error: { offset: Math.min(first.offset, text.length), message: `broken JSON, ${words}` },
    };
  }
  if (root === undefined) return { root, error: { offset: 0, message: 'the file is empty' } };
  const version = member(root, 'nbformat')?.value;
  if (root.type !== 'object' || member(root, 'cells')?.type !== 'array') {
    const old = typeof version === 'number' && version < 4;
    const message = old ? `its format ${version} is older than 4` : 'it has no list of cells';
    return { root: undefined, error: { offset: root.offset, message } };
  }
  return { root };
}

/** The cells of a notebook that `parseNotebook` accepted. */
export function cellsOf(root: Node): Node[] {
  return (member(root, 'cells')?.children ?? []).filter(cell => cell.type === 'object');
}

/** The value of an object's member. */
export function member(node: Node | undefined, key: string): Node | undefined {
  if (node?.type !== 'object') return undefined;
  return node.children?.find(property => property.children?.[0].value === key)?.children?.[1];
}

/** A multi-line string: nbformat lets it be a string or a list of strings. */
export function joined(node: Node | undefined): string {
  if (node?.type === 'array') return (node.children ?? []).map(child => String(child.value)).join('');
  return stringOf(node);
}

function stringOf(node: Node | undefined): string {
  return node?.type === 'string' ? (node.value as string) : '';
}

function firstString(node: Node): Node {
  return node.type === 'array' ? (node.children?.[0] ?? node) : node;
}

/** What a cell's outputs say that it does, as doctest writes it; `wrapped` if IPython may have broken its lines. */
export function storedOutput(outputs: Node | undefined): { want: string; wrapped: boolean } {
  let want = '';
  let wrapped = false;
  for (const output of outputs?.children ?? []) {
    const type = stringOf(member(output, 'output_type'));
    if (type === 'stream') {
      if (stringOf(member(output, 'name')) !== 'stderr') want += joined(member(output, 'text'));
    } else if (type === 'execute_result') {
      const text = joined(member(member(output, 'data'), 'text/plain'));
      if (want !== '' && !want.endsWith('\n')) want += '\n';
      want += text;
      wrapped ||= text.includes('\n');
    } else if (type === 'error') {
      const name = stringOf(member(output, 'ename'));
      const value = stringOf(member(output, 'evalue'));
      want = `Traceback (most recent call last):\n${value === '' ? name : `${name}: ${value}`}\n`;
    }
    if (type !== 'stream' && want !== '' && !want.endsWith('\n')) want += '\n';
  }
  if (want !== '' && !want.endsWith('\n')) want += '\n';
  return { want, wrapped };
}

function tagReason(cell: Node): string | null {
  const tags = (member(member(cell, 'metadata'), 'tags')?.children ?? []).map(stringOf);
  const tag = tags.find(name => ['skip', 'skip-test', 'skip-execution', 'nbval-skip'].includes(name.toLowerCase()));
  return tag === undefined ? null : `tagged ${tag}`;
}

function commandReason(code: string): string | null {
  const command = /^[ \t]*(?:%%?\w+|!\S|\?\w|\w+\?\??$)/m.exec(code);
  return command ? `${command[0].trim()} is a command of IPython` : null;
}
