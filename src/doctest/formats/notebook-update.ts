/** Writes what a notebook's cell did into its stored outputs; nothing else of the file changes. */

import type { Node } from 'jsonc-parser';
import type { Judgement } from '../compare.ts';
import type { ExampleOutcome } from '../runner-interface.ts';
import type { Edit } from '../update.ts';
import { cellsOf, joined, member, parseNotebook } from './notebook.ts';

/**
 * The edits that make a cell's outputs what it did.
 * @param number the cell's number among all cells
 */
export function notebookEdits(text: string, number: number, outcome: ExampleOutcome, judgement: Judgement): Edit[] {
  const { root } = parseNotebook(text);
  const cell = cellsOf(root!)[number];
  const outputs = member(cell, 'outputs');
  if (outputs === undefined) return [];
  const writer = new JsonWriter(text);
  const desired = desiredOutputs(outcome, judgement, outputs);
  const stored = outputs.children ?? [];
  const kinds = stored.map(kindOf);
  const own = kinds.filter(kind => kind !== null);
  const same = own.length === desired.length && own.every((kind, i) => kind === desired[i].kind);
  if (same) {
    const places = stored.filter((_, i) => kinds[i] !== null);
    return desired.flatMap((output, i) => writer.mend(places[i], output));
  }
  const count = member(cell, 'execution_count');
  const executed = count ? text.slice(count.offset, count.offset + count.length) : 'null';
  const rest = [...desired];
  const elements: string[] = [];
  const indent = writer.indentOf(outputs) + writer.unit;
  stored.forEach((node, i) => {
    if (kinds[i] === null) elements.push(text.slice(node.offset, node.offset + node.length));
    else if (rest[0]?.kind === kinds[i]) {
      const edits = writer.mend(node, rest.shift()!);
      elements.push(applied(text, node, edits));
    }
  });
  for (const output of rest) {
    // What is printed comes before what is shown.
    const made = writer.make(output, executed, indent);
    if (output.kind === 'stream') elements.unshift(made);
    else elements.push(made);
  }
  return [{ start: outputs.offset, end: outputs.offset + outputs.length, text: writer.list(elements, indent) }];
}

type Output =
  | { kind: 'stream'; text: string }
  | { kind: 'execute_result'; text: string }
  | { kind: 'error'; ename: string; evalue: string };

function desiredOutputs(outcome: ExampleOutcome, { exception }: Judgement, outputs: Node): Output[] {
  const found: Output[] = [];
  let printed = outcome.output;
  let shown = outcome.displayed ?? '';
  const hadResult = (outputs.children ?? []).some(node => kindOf(node) === 'execute_result');
  const hadStream = (outputs.children ?? []).some(node => kindOf(node) === 'stream');
  // An outcome that does not tell the two apart is divided as the notebook has it.
  if (outcome.displayed === undefined && exception === null && hadResult) {
    const cut = hadStream ? printed.lastIndexOf('\n', printed.length - 2) + 1 : 0;
    shown = printed.slice(cut);
  }
  printed = printed.slice(0, printed.length - shown.length);
  if (printed !== '') found.push({ kind: 'stream', text: printed });
  if (exception !== null) {
    const [, ename, evalue = ''] = /^([^\n:]*)(?:: ([\s\S]*?))?\n?$/.exec(exception)!;
    found.push({ kind: 'error', ename, evalue });
  } else if (shown !== '') found.push({ kind: 'execute_result', text: shown.replace(/\n$/, '') });
  return found;
}

/** The outputs that a cell's run decides; null for what is only carried along (stderr, pictures). */
function kindOf(node: Node): Output['kind'] | null {
  const type = member(node, 'output_type')?.value;
  if (type === 'stream') return member(node, 'name')?.value === 'stderr' ? null : 'stream';
  return type === 'execute_result' || type === 'error' ? type : null;
}

function applied(text: string, node: Node, edits: readonly Edit[]): string {
  let result = '';
  let at = node.offset;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at, node.offset + node.length);
}

function linesWithEnds(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Writes JSON as the file has it: its indentation, its line ends, its way with characters that are not ASCII. */
class JsonWriter {
  private readonly text: string;
  private readonly lineEnd: string;
  private readonly ascii: boolean;
  /** Whether texts of several lines are one string each, not lists of lines. */
  private readonly plainStrings: boolean;
  /** One level of indentation; empty if the file is on one line. */
  readonly unit: string;

  constructor(text: string) {
    this.text = text;
    this.lineEnd = /\r\n|\n/.exec(text)?.[0] ?? '';
    this.unit = /^\s*\{\r?\n([ \t]+)/.exec(text)?.[1] ?? '';
    this.plainStrings = /"(?:source|text|text\/plain)":\s*"/.test(text);
    this.ascii = !/[^\0-\x7f]/.test(text) && /\\u[0-9a-f]{4}/i.test(text);
  }

  /** Changes a stored output to what it is now. */
  mend(node: Node, output: Output): Edit[] {
    if (output.kind === 'stream') return this.mendText(member(node, 'text'), output.text);
    if (output.kind === 'execute_result') return this.mendText(member(member(node, 'data'), 'text/plain'), output.text);
    const ename = member(node, 'ename');
    const evalue = member(node, 'evalue');
    const edits = [...this.mendText(ename, output.ename), ...this.mendText(evalue, output.evalue)];
    // The traceback has the message once more.
    const was = `${ename?.value}: ${evalue?.value}`;
    for (const line of member(node, 'traceback')?.children ?? []) {
      const value = String(line.value);
      if (value.endsWith(was))
        edits.push(this.put(line, `${value.slice(0, -was.length)}${output.ename}: ${output.evalue}`));
    }
    return edits;
  }

  private mendText(node: Node | undefined, value: string): Edit[] {
    if (node === undefined || joined(node) === value) return [];
    if (node.type !== 'array') return [this.put(node, value)];
    const lines = linesWithEnds(value);
    const children = node.children ?? [];
    if (children.length === lines.length) {
      return children.flatMap((child, i) => (child.value === lines[i] ? [] : [this.put(child, lines[i])]));
    }
    const indent = this.indentOf(node) + this.unit;
    return [
      {
        start: node.offset,
        end: node.offset + node.length,
        text: this.list(
          lines.map(line => this.string(line)),
          indent,
        ),
      },
    ];
  }

  private put(node: Node, value: string): Edit {
    return { start: node.offset, end: node.offset + node.length, text: this.string(value) };
  }

  private string(value: string): string {
    const text = JSON.stringify(value);
    if (!this.ascii) return text;
    return text.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  }

  /** The indentation of the line on which a node begins. */
  indentOf(node: Node): string {
    const start = this.text.lastIndexOf('\n', node.offset - 1) + 1;
    return /^[ \t]*/.exec(this.text.slice(start))![0];
  }

  list(elements: readonly string[], indent: string): string {
    return this.bracketed('[', elements, ']', indent);
  }

  private bracketed(open: string, elements: readonly string[], close: string, indent: string): string {
    if (elements.length === 0) return open + close;
    if (this.unit === '') return `${open}${elements.join(', ')}${close}`;
    const outer = indent.slice(0, indent.length - this.unit.length);
    const separator = `,${this.lineEnd}${indent}`;
    return `${open}${this.lineEnd}${indent}${elements.join(separator)}${this.lineEnd}${outer}${close}`;
  }

  /** A new output, its keys in the order in which Jupyter writes them. */
  make(output: Output, executed: string, indent: string): string {
    const inner = indent + this.unit;
    const lines = (value: string, at: string) => {
      if (this.plainStrings) return this.string(value);
      return this.list(
        linesWithEnds(value).map(line => this.string(line)),
        at + this.unit,
      );
    };
    const members: [string, string][] =
      output.kind === 'stream'
        ? [
            ['name', '"stdout"'],
            ['output_type', '"stream"'],
            ['text', lines(output.text, inner)],
          ]
        : output.kind === 'execute_result'
          ? [
              ['data', this.object([['text/plain', lines(output.text, inner + this.unit)]], inner + this.unit)],
              ['execution_count', executed],
              ['metadata', '{}'],
              ['output_type', '"execute_result"'],
            ]
          : [
              ['ename', this.string(output.ename)],
              ['evalue', this.string(output.evalue)],
              ['output_type', '"error"'],
              ['traceback', this.list([this.string(`${output.ename}: ${output.evalue}`)], inner + this.unit)],
            ];
    return this.object(members, inner);
  }

  private object(members: readonly [string, string][], indent: string): string {
    const elements = members.map(([key, value]) => `"${key}": ${value}`);
    return this.bracketed('{', elements, '}', indent);
  }
}
