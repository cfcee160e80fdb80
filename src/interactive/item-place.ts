/** Where the item that a subscript expression names lies. */
import type * as ast from '../parser/ast.ts';
import { parseExpression } from '../parser/parse.ts';
import { PySyntaxErrorInfo } from '../parser/syntax-error.ts';
import { positionIn, sliceRecord } from '../runtime/buffer/layout.ts';
import type { BufferRecord } from '../runtime/buffer/record.ts';
import { isExporter, releaseView, viewOf } from '../runtime/buffer/request.ts';
import { compileSource, syntaxError } from '../runtime/eval/compile.ts';
import { asPythonException } from '../runtime/eval/frame.ts';
import { runCode } from '../runtime/eval/run.ts';
import { indexOf } from '../runtime/protocol/number.ts';
import { repr } from '../runtime/protocol/repr.ts';
import { getItem, sliceIndices } from '../runtime/protocol/subscript.ts';
import { formatExceptionOnly } from '../runtime/traceback/format.ts';
import { typeName, type Value } from '../runtime/types.ts';
import { characterNamed } from '../runtime/unicode/names.ts';
import type { Namespace } from '../runtime/values/dict.ts';
import { PySlice } from '../runtime/values/slice.ts';
import { PyTuple } from '../runtime/values/tuple.ts';
import { ownerOf } from './buffer-owner.ts';
import { itemSpan, type MemoryWatch } from './memory.ts';
import type { ItemPlace } from './session-interface.ts';

const FILE = '<where>';

/**
 * The bytes of an item or a slice: `m2[1, 1]`, `numbers[2]`, `data[3:7]`. The expression runs.
 * @returns a text that says why there is no such place
 */
export function itemPlace(expression: string, namespace: Namespace, watch: MemoryWatch): ItemPlace | string {
  const source = expression.trim();
  try {
    const node = parse(source);
    if (node.kind !== 'Subscript') return `not a subscript: ${source}`;
    const run = (body: ast.Expr): Value => {
      const parsed = { module: { kind: 'Expression', body }, warnings: [] };
      const code = compileSource({ source, filename: FILE, mode: 'eval', parsed, shown: false });
      return runCode(code, namespace, namespace);
    };
    const base = run(node.value);
    if (!isExporter(base)) return `'${typeName(base)}' object has no buffer`;
    const index = run(node.slice);
    return placeOf(base, index, watch);
  } catch (thrown) {
    return formatExceptionOnly(asPythonException(thrown).value).join('').trimEnd();
  }
}

/** @throws SyntaxError (Python) */
function parse(source: string): ast.Expr {
  try {
    return parseExpression(source, FILE, { unicodeName: characterNamed }).module.body;
  } catch (thrown) {
    if (thrown instanceof PySyntaxErrorInfo) throw syntaxError(thrown);
    throw thrown;
  }
}

/** @throws what the subscript raises */
function placeOf(base: Value, index: Value, watch: MemoryWatch): ItemPlace | string {
  const value = getItem(base, index);
  const view = viewOf(base);
  try {
    const span = spanOf(view.record, index);
    if (span === null) return `no single item: ${repr(value)}`;
    const owner = ownerOf(view);
    const [start, end] = span;
    const buffer = owner === undefined ? `<${typeName(view.acquisition.obj)}>` : watch.nameOf(owner);
    return { buffer, start, end, bytes: view.record.bytes.slice(start, end), value: repr(value) };
  } finally {
    releaseView(view);
  }
}

/** The bytes of an item, or those from the lowest to the highest of a slice. The index was used, so it is a right one. */
function spanOf(record: BufferRecord, index: Value): [start: number, end: number] | null {
  if (index instanceof PySlice) {
    const { start, step, length } = sliceIndices(index, record.shape[0]);
    return itemSpan(sliceRecord(record, start, step, length));
  }
  const indices = index instanceof PyTuple ? index.items : [index];
  if (indices.length !== record.ndim) return null;
  let at = record.offset;
  for (let dim = 0; dim < indices.length; dim++) {
    at = positionIn(record, dim, at, Number(indexOf(indices[dim])));
    if (at < 0) return null;
  }
  return [at, at + record.itemsize];
}
