/**
 * Mends a document: what its examples did, in place of the outputs that are wrong. Everything else stays byte for byte:
 * callouts, prose, indentation, quote markers, markup, line ends.
 */

import { alignLines } from './alignment.ts';
import { splitCallout } from './callouts.ts';
import { checkOutput, type Judgement, judge } from './compare.ts';
import { linesOf } from './difference.ts';
import type { Document, Example } from './document.ts';
import { type ExtractOptions, extractDocument } from './extract.ts';
import { notebookEdits } from './formats/notebook-update.ts';
import { FLAGS, mergeFlags } from './options.ts';
import { exceptionMessage } from './parse.ts';
import { afterText, deletion, insertion, insertionBefore, replacement, wholeLine } from './rewrite.ts';
import type { ExampleOutcome, SessionFactory } from './runner-interface.ts';
import type { SourceLine } from './source-text.ts';

/** Puts `text` in place of a range of a file. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

export interface UpdateOptions {
  /** Bits of FLAGS for the whole run. */
  flags?: number;
  /** Reads docstrings, to look at the result. */
  factory: SessionFactory;
  /** What the document was extracted with. */
  extract?: ExtractOptions;
}

export interface UpdateResult {
  /** The new texts of the files that change, by path: the document's, and those of files that it includes. */
  texts: Map<string, string>;
  /** The examples whose outputs were rewritten. */
  updated: Example[];
  /** The examples whose outputs are wrong, but cannot be written into the document, and why. */
  refused: { example: Example; reason: string }[];
}

/**
 * Rewrites the outputs that are not what the examples did. A pure function: writing files is up to the caller.
 * @param outcomes what the examples did; those that have none here stay as they are
 * @returns new texts in which each of `updated` passes, with the same examples as before
 */
export function updateDocument(
  document: Document,
  outcomes: ReadonlyMap<Example, ExampleOutcome>,
  options: UpdateOptions,
): UpdateResult {
  const refused: UpdateResult['refused'] = [];
  let changes: Change[] = [];
  document.examples.forEach((example, index) => {
    const outcome = outcomes.get(example);
    if (outcome === undefined || example.role !== 'example' || outcome.interrupted) return;
    const flags = mergeFlags(options.flags ?? 0, example.options);
    const judgement = judge(example, outcome, flags);
    if (judgement.passed) return;
    const found = example.exact
      ? editsOf(document, example, outcome, judgement, flags)
      : 'its text is not literally in the file';
    if (typeof found === 'string') refused.push({ example, reason: found });
    else changes.push({ example, index, outcome, flags, edits: found });
  });
  const refuse = (change: Change) => {
    refused.push({ example: change.example, reason: 'the document cannot hold what it did' });
    changes = changes.filter(other => other !== change);
  };
  if (changes.length > 0 && !holds(document, changes, options)) {
    for (const change of changes) if (!holds(document, [change], options)) refuse(change);
    if (!holds(document, changes, options)) for (const change of changes) refuse(change);
  }
  return { texts: apply(document, changes), updated: changes.map(({ example }) => example), refused };
}

interface Change {
  example: Example;
  index: number;
  outcome: ExampleOutcome;
  flags: number;
  /** By the path of the file. */
  edits: Map<string, Edit[]>;
}

function apply(document: Document, changes: readonly Change[]): Map<string, string> {
  const byPath = new Map<string, Edit[]>();
  const seen = new Set<string>();
  for (const { example, edits } of changes) {
    // What is included twice, or runs in several groups, is mended once.
    const place = `${example.sourceRange.start} ${example.file ?? ''}`;
    if (seen.has(place)) continue;
    seen.add(place);
    for (const [path, list] of edits) byPath.set(path, [...(byPath.get(path) ?? []), ...list]);
  }
  const texts = new Map<string, string>();
  for (const [path, edits] of byPath) {
    const old = document.included.get(path) ?? document.text;
    edits.sort((a, b) => a.start - b.start || a.end - b.end);
    let text = '';
    let at = 0;
    for (const edit of edits) {
      if (edit.start < at) continue;
      text += old.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    text += old.slice(at);
    if (text !== old) texts.set(path, text);
  }
  return texts;
}

/** Whether the document has the same examples after the changes, and those that changed pass. */
function holds(document: Document, changes: readonly Change[], options: UpdateOptions): boolean {
  const texts = apply(document, changes);
  const encoder = new TextEncoder();
  const again = extractDocument(texts.get(document.path) ?? document.text, document.path, options.factory, {
    ...options.extract,
    format: document.format,
    read: path => {
      const text = texts.get(path) ?? document.included.get(path);
      if (text !== undefined) return encoder.encode(text);
      throw Object.assign(new Error(path), { code: 'ENOENT' });
    },
  });
  const { examples } = again;
  if (examples.length !== document.examples.length || again.problems.length > document.problems.length) return false;
  if (examples.some(({ source }, i) => source !== document.examples[i].source)) return false;
  return changes.every(({ index, outcome, flags }) => judge(examples[index], outcome, flags).passed);
}

/** The edits that make an example's output right, by path; or why there are none. */
function editsOf(
  document: Document,
  example: Example,
  outcome: ExampleOutcome,
  judgement: Judgement,
  flags: number,
): Map<string, Edit[]> | string {
  const { spelling, wantLines, sourceLine } = example.layout;
  if (spelling.kind === 'notebook') {
    return new Map([[document.path, notebookEdits(document.text, spelling.cell, outcome, judgement)]]);
  }
  if (example.mode !== 'single' && wantLines.length === 0) return 'it has no block for its output';
  const path = example.file ?? document.path;
  const text = example.file === null ? document.text : document.included.get(example.file)!;
  const lines = newLines(document, example, judgement, flags);
  // In markup, a first line of output looks like those of other examples.
  const model =
    spelling.kind === 'html' ? document.examples.find(other => other.want !== '')?.layout.wantLines[0] : undefined;
  return new Map([[path, lineEdits(text, example, lines, flags, [sourceLine, ...wantLines], model)]]);
}

/** The whole new output, as the document has to write it. */
function newLines(document: Document, example: Example, { got, exception }: Judgement, flags: number): string[] {
  if (exception === null) return marked(linesOf(got), flags);
  const message = marked(linesOf(exception), flags);
  const wanted = linesOf(example.want).map(line => splitCallout(line)[0]);
  const expected = exceptionMessage(wanted.map(line => `${line}\n`).join(''));
  // The header and the stack of a traceback do not count, so they stay.
  if (expected !== null) return [...wanted.slice(0, wanted.length - linesOf(expected).length), ...message];
  return ['Traceback (most recent call last):', ...stackHabit(document), ...message];
}

function marked(lines: string[], flags: number): string[] {
  if (flags & FLAGS.DONT_ACCEPT_BLANKLINE) return lines;
  return lines.map(line => (/^ *$/.test(line) ? '<BLANKLINE>' : line));
}

/** What the document's tracebacks have in place of the stack: nothing, or a line of dots. */
function stackHabit(document: Document): string[] {
  for (const { excMsg, want } of document.examples) {
    if (excMsg === null) continue;
    const stack = linesOf(want).slice(1, -linesOf(excMsg).length);
    if (stack.length === 0 || (stack.length === 1 && /^\s*\.\.\.\s*$/.test(stack[0]))) return stack;
  }
  return [];
}

interface OldLine {
  line: SourceLine;
  /** The output that it stands for, and the callout after it. */
  core: string;
  callout: string;
  /** Where its output begins in the line's text. */
  at: number;
  /** It is prose between examples, or a callout alone: no output. */
  isProse: boolean;
}

function lineEdits(
  text: string,
  example: Example,
  lines: readonly string[],
  flags: number,
  all: readonly SourceLine[],
  model: SourceLine | undefined,
): Edit[] {
  const { spelling, indent } = example.layout;
  const literal = new Set(lines);
  const old = all.slice(1).map((line): OldLine => {
    const at = startOfText(line.text, indent);
    const body = line.text.slice(at);
    const [core, callout] = literal.has(body) ? [body, ''] : splitCallout(body);
    const prose = example.proseComments && /^#(?:\s|$)/.test(body) && !literal.has(body);
    return { line, core, callout, at, isProse: prose || (core === '' && callout !== '') };
  });
  const lineFlags = flags | FLAGS.DONT_ACCEPT_TRUE_FOR_1;
  const outputs = old.filter(({ isProse }) => !isProse);
  const steps = alignLines(
    outputs.map(({ core }) => core),
    lines,
    (was, is) => was === is || checkOutput(`${was}\n`, `${is}\n`, lineFlags),
    was => (flags & FLAGS.ELLIPSIS) !== 0 && was === '...',
  );

  const edits: Edit[] = [];
  const deleted = new Set<SourceLine>();
  /** After which line of `all` a new one goes, and what is to be written there. */
  let previous = all[0];
  // A block of output that stands apart from its code has no line before its first.
  const detached = example.mode !== 'single' && old.length > 0;
  const pattern = old[0]?.line ?? model ?? all[0];
  const orphans: { after: SourceLine; callout: string }[] = [];
  for (const step of steps) {
    if (step.kind === 'insert' && detached && previous === all[0]) {
      edits.push(insertionBefore(text, all[1], indent, lines[step.new], spelling));
      continue;
    }
    if (step.kind === 'insert') {
      edits.push(insertion(text, previous, pattern, indent, lines[step.new], spelling));
      continue;
    }
    const { line, core, callout, at } = outputs[step.old];
    if (step.kind === 'delete') {
      deleted.add(line);
      if (callout !== '') orphans.push({ after: previous, callout });
      continue;
    }
    if (step.kind === 'replace') {
      // What looks like a callout may be output.
      const own = lines[step.new];
      const output = callout !== '' && own.endsWith(callout) ? own.slice(0, -callout.length) : own;
      edits.push(...replacement(line, at, core, output, spelling));
    }
    previous = line;
  }
  all.forEach((line, i) => {
    if (!deleted.has(line)) return;
    if (detached && all.slice(1, i).every(other => deleted.has(other))) edits.push(wholeLine(line));
    else edits.push(...deletion(text, all[i - 1], line, spelling));
  });
  // A callout whose line is gone goes to the line before it, so that its explanation still has one.
  for (const { after, callout } of orphans) {
    const end = afterText(after);
    edits.push({ start: end, end, text: callout });
  }
  return edits;
}

/** Where a line's text begins after so many columns of indentation (tabs go to multiples of 8). */
function startOfText(text: string, indent: number): number {
  let column = 0;
  let at = 0;
  while (at < text.length && column < indent && (text[at] === ' ' || text[at] === '\t')) {
    column += text[at] === '\t' ? 8 - (column % 8) : 1;
    at++;
  }
  return at;
}
