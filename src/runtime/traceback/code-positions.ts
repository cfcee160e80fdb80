/**
 * Where the instructions of a code object stand. There is no bytecode: a node is one instruction, in the order in which
 * nodes are evaluated, after the one that CPython begins code with. So `co_positions()`, `f_lasti` and `tb_lasti` fit together.
 */
import type { Position } from '../../parser/ast.ts';
import type { Code } from '../eval/frame.ts';
import { interpreter } from '../interpreter.ts';
import { iteratorType, PyIterator } from '../protocol/iterate.ts';
import type { Value } from '../types.ts';
import { PyTuple } from '../values/tuple.ts';

/** CPython's instructions are two bytes long. */
const INSTRUCTION_SIZE = 2;
/** Nodes whose bodies are code of their own. */
export const OWN_BODY = new Set(['FunctionDef', 'AsyncFunctionDef', 'ClassDef', 'Lambda', 'GeneratorExp']);

const known = new WeakMap<Code, object[]>();

/** The nodes of a body that stand for instructions, operands first. */
function instructions(code: Code): object[] {
  let found = known.get(code);
  if (found !== undefined) return found;
  known.set(code, (found = []));
  const { body, elt } = code.node as { body?: unknown; elt?: unknown };
  collect(body ?? elt, found);
  return found;
}

function collect(node: unknown, into: object[]): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const each of node) collect(each, into);
    return;
  }
  const kind = 'kind' in node ? (node.kind as string) : '';
  for (const [key, part] of Object.entries(node)) {
    if (key !== 'annotation' && (key !== 'body' || !OWN_BODY.has(kind))) collect(part, into);
  }
  if ('lineno' in node && 'end_lineno' in node) into.push(node);
}

/** The offset of the instruction that a node stands for, in bytes; that of the first one if it is none. */
export function instructionOffset(code: Code, node: object): number {
  return INSTRUCTION_SIZE * (instructions(code).indexOf(node) + 1);
}

/** A column of a line in bytes of UTF-8, from one in UTF-16 units. */
function byteColumn(filename: string, lineno: number, column: number): number {
  const line = interpreter.sourceLine(filename, lineno);
  return line === undefined ? column : new TextEncoder().encode(line.slice(0, column)).length;
}

function position(code: Code, node: object): PyTuple {
  const { lineno, end_lineno, col_offset, end_col_offset } = node as Position;
  return new PyTuple([
    lineno,
    end_lineno,
    byteColumn(code.filename, lineno, col_offset),
    byteColumn(code.filename, end_lineno, end_col_offset),
  ]);
}

function firstLine(code: Code): number {
  return code.scope.type === 'module' ? 0 : code.firstlineno;
}

const positionsIteratorType = iteratorType('positions_iterator');
const lineIteratorType = iteratorType('line_iterator');

/** What `co_positions()` gives. */
export class PyPositions extends PyIterator {
  private readonly code: Code;
  private at = -1;
  constructor(code: Code) {
    super();
    this.code = code;
  }
  override next(): Value | undefined {
    const nodes = instructions(this.code);
    if (this.at >= nodes.length) return undefined;
    const at = this.at++;
    if (at >= 0) return position(this.code, nodes[at]);
    const line = firstLine(this.code);
    return new PyTuple([line, Math.max(line, 1), 0, 0]);
  }
}
PyPositions.prototype.type = positionsIteratorType;

/** What `co_lines()` gives: (start, end, line) for each run of instructions of one line. */
export class PyLines extends PyIterator {
  private readonly code: Code;
  private at = 0;
  constructor(code: Code) {
    super();
    this.code = code;
  }
  override next(): Value | undefined {
    const nodes = instructions(this.code);
    if (this.at > nodes.length) return undefined;
    const start = this.at;
    const line = this.line(start);
    while (this.at <= nodes.length && this.line(this.at) === line) this.at++;
    return new PyTuple([start * INSTRUCTION_SIZE, this.at * INSTRUCTION_SIZE, line]);
  }
  private line(instruction: number): number {
    if (instruction === 0) return firstLine(this.code);
    return (instructions(this.code)[instruction - 1] as Position).lineno;
  }
}
PyLines.prototype.type = lineIteratorType;
