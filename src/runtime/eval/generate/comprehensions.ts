/** List, set and dict comprehensions, as loops in the text. */
import type { Comprehension, Expr } from '../../../parser/ast.ts';
import type { Variables } from '../context.ts';
import type { Gathering } from '../tier.ts';
import { guess } from './assignments.ts';
import { emitCondition, emitLook, emitStore, emitValue, expressionEmitters } from './emit.ts';
import { itemKind } from './kinds.ts';
import type { Unit } from './unit.ts';

const CLASSES = { ListComp: 'PyList', SetComp: 'PySet', DictComp: 'PyDict' } as const;

expressionEmitters.ListComp = (unit, node) => emitComprehension(unit, node);
expressionEmitters.SetComp = (unit, node) => emitComprehension(unit, node);
expressionEmitters.DictComp = (unit, node) => emitComprehension(unit, node);

function emitComprehension(unit: Unit, node: Gathering): { value: string; known: 'other' } {
  const { context } = unit;
  const source = emitValue(unit, node.generators[0].iter);
  const slot = context.temporary();
  const outer = unit.let(`L[${slot}]`);
  const collection = unit.let(`new ${unit.helper(CLASSES[node.kind])}(${node.kind === 'ListComp' ? '[]' : ''})`);
  unit.line(`L[${slot}] = ${collection};`);
  const { iter } = node.generators[0];
  const held = context.temporary();
  context.dropsAfterException([slot, held]);
  const iterator = unit.let(`(${unit.at(iter)}, L[${held}] = ${unit.helper('getIterator')}(${source}))`);
  emitGathering(unit, node, iterator, held, collection);
  unit.line(`L[${slot}] = ${outer};`);
  return { value: collection, known: 'other' };
}

/** The rest of a comprehension, over the iterator in one slot, into the collection in another. */
export function emitRest(unit: Unit, node: Gathering, held: number, into: number, own: Variables): void {
  emitGathering(unit, node, unit.let(`L[${held}]`), held, unit.let(`L[${into}]`), own);
}

/** A comprehension's loops, with its variables. */
function emitGathering(
  unit: Unit,
  node: Gathering,
  iterator: string,
  held: number,
  collection: string,
  given?: Variables,
): void {
  const write = (cells: number[], own: Variables): void => {
    if (given === undefined) {
      for (const cell of cells) unit.line(`L[${cell}] = new ${unit.helper('Cell')}();`);
      unit.context.dropsAfterException([...own.values()]);
    }
    unit.way(() => emitLoops(unit, node, 0, iterator, held, collection));
    // What the variables held must not live on in the frame.
    for (const variable of own.values()) unit.line(`L[${variable}] = undefined;`);
  };
  unit.context.within(unit.context.scopeOf(node), write, given);
}

/** The loops from the one of that number on, around what is gathered. */
function emitLoops(
  unit: Unit,
  node: Gathering,
  from: number,
  iterator: string,
  held: number,
  collection: string,
): void {
  const { iter, target, ifs } = node.generators[from];
  const label = unit.name();
  unit.line(`${label}: for (;;) {`);
  const item = unit.let(`(${unit.at(iter)}, ${iterator}.next())`);
  unit.line(`if (${item} === undefined) break;`);
  unit.line(`if (I[0] !== 0) ${unit.helper('interrupted')}();`);
  emitStore(unit, target, item);
  emitLook(unit, iter);
  guess(unit, target, itemKind(unit, iter));
  for (const test of ifs) unit.line(`if (!${emitCondition(unit, test)}) continue ${label};`);
  const inner = node.generators[from + 1] as Comprehension | undefined;
  if (inner === undefined) emitItem(unit, node, collection);
  else {
    const source = emitValue(unit, inner.iter);
    const slot = unit.context.temporary();
    unit.context.dropsAfterException([slot]);
    const next = unit.let(`(${unit.at(inner.iter)}, L[${slot}] = ${unit.helper('getIterator')}(${source}))`);
    emitLoops(unit, node, from + 1, next, slot, collection);
  }
  unit.line('}');
  unit.line(`L[${held}] = undefined;`);
  emitLook(unit, iter);
}

function emitItem(unit: Unit, node: Gathering, collection: string): void {
  if (node.kind === 'DictComp') {
    const key = emitValue(unit, node.key);
    const value = emitValue(unit, node.value);
    unit.line(`${unit.at(node)}; ${collection}.set(${key}, ${value});`);
    return;
  }
  const item: string = emitValue(unit, node.elt as Expr);
  if (node.kind === 'ListComp') unit.line(`${collection}.items.push(${item});`);
  else unit.line(`${unit.at(node)}; ${collection}.add(${item});`);
}
