/**
 * Bodies of generators, as far as they suspend at statements of their own: `yield` and `yield from`, alone or assigned, in
 * blocks, `if`, `while` and `for`. The places where a body waits stand in the same slots, with the same contents, as those
 * of the closures (`resumable.ts`, `resumable-statements.ts`), which are given out in the same order: so a suspended
 * generator goes on in either form. Other statements that suspend are calls of their closures.
 */
import type { Expr, For, GeneratorExp, If, Stmt, While, Yield, YieldFrom } from '../../../parser/ast.ts';
import { bindClosure, bindSequence, bindTarget, resumable } from '../bind.ts';
import { containsYield } from '../yields.ts';
import { guess } from './assignments.ts';
import { emitBlock, emitBreak, emitContinue, emitObserved, emitReturn } from './control.ts';
import { emitCondition, emitStore, emitValue } from './emit.ts';
import { itemKind } from './kinds.ts';
import type { Unit } from './unit.ts';

/** Writes a block that may suspend. @returns whether it can end normally */
export function emitResumableBlock(unit: Unit, body: readonly Stmt[]): boolean {
  if (!body.some(containsYield)) return emitPlain(unit, body);
  if (body.length === 1) return emitResumable(unit, body[0]);
  const slot = unit.lateSlot();
  const place = unit.let(`L[${slot.name}] | 0`);
  unit.line(`if (${place} !== 0) L[${slot.name}] = undefined;`);
  unit.line(`switch (${place}) { default: {`);
  let comesBack = true;
  for (const [index, statement] of body.entries()) {
    if (containsYield(statement)) {
      unit.line(`} case ${index}: {`);
      comesBack = unit.suspending(`L[${slot.name}] = ${index};`, () => emitResumable(unit, statement));
    } else if (!emitPlain(unit, [statement])) comesBack = false;
  }
  unit.line('} }');
  slot.place(unit.context.temporary());
  return comesBack;
}

/** Statements that do not suspend: the closures' slots are given out, their own come behind all others. */
function emitPlain(unit: Unit, body: readonly Stmt[]): boolean {
  return unit.plainly(
    () => bindSequence(body, unit.context),
    () => emitBlock(unit, body),
  );
}
const plainValue = (unit: Unit, node: Expr): string =>
  unit.plainly(
    () => bindClosure(node, unit.context),
    () => emitValue(unit, node),
  );
const plainStore = (unit: Unit, node: Expr, value: string): void =>
  unit.plainly(
    () => bindTarget(node, unit.context),
    () => emitStore(unit, node, value),
  );

function emitResumable(unit: Unit, node: Stmt): boolean {
  return emitObserved(unit, node, () => emitSuspending(unit, node));
}

function emitSuspending(unit: Unit, node: Stmt): boolean {
  switch (node.kind) {
    case 'Expr':
      if (emitSuspension(unit, node.value) !== null) return true;
      break;
    case 'Assign': {
      if (node.targets.some(containsYield)) break;
      const value = emitSuspension(unit, node.value);
      if (value === null) break;
      for (const target of node.targets) plainStore(unit, target, value);
      return true;
    }
    case 'If':
      if (!containsYield(node.test)) return emitIf(unit, node);
      break;
    case 'While':
      if (!containsYield(node.test) && node.orelse.length === 0) return emitWhile(unit, node);
      break;
    case 'For':
      if (!containsYield(node.iter) && !containsYield(node.target) && node.orelse.length === 0)
        return emitFor(unit, node);
      break;
  }
  return emitClosure(unit, node);
}

/** A statement that suspends in a way that is left to its closure. */
function emitClosure(unit: Unit, node: Stmt): boolean {
  const completion = unit.let(`${unit.constant(unit.around(() => resumable.statement(node, unit.context)))}(F)`);
  unit.line(`if (${completion} !== undefined) {`);
  unit.line(`if (${completion} === ${unit.helper('SUSPENDED')}) {`);
  unit.suspend();
  unit.line(`} else if (${completion} === ${unit.helper('BREAK')}) {`);
  emitBreak(unit);
  unit.line(`} else if (${completion} === ${unit.helper('CONTINUE')}) {`);
  emitContinue(unit);
  unit.line('} else {');
  emitReturn(unit, completion);
  unit.line('} }');
  return true;
}

// ---------------------------------------------------------------- yields

/** `yield value` and `yield from value`; the name of what it gives. `null`: something else. */
function emitSuspension(unit: Unit, node: Expr): string | null {
  if (node.kind === 'Yield' && (node.value === null || !containsYield(node.value))) return emitYield(unit, node);
  if (node.kind === 'YieldFrom' && !containsYield(node.value)) return emitYieldFrom(unit, node);
  return null;
}

function emitYield(unit: Unit, node: Yield): string {
  const slot = unit.lateSlot();
  const result = unit.name();
  unit.line(`let ${result};`);
  unit.line(`if (L[${slot.name}] === true) {`);
  unit.line(`L[${slot.name}] = undefined; ${unit.at(node)}; ${result} = ${unit.helper('resumed')}(F);`);
  unit.line('} else {');
  unit.way(() => {
    const value = node.value === null ? 'null' : plainValue(unit, node.value);
    const state = unit.let('F.generator');
    unit.line(`if (${state}.taker !== null && ${state}.taker.take(${value})) ${result} = null; else {`);
    unit.line(`L[${slot.name}] = true; ${unit.at(node)}; ${state}.yielded = ${value}; ${state}.awaiting = false;`);
    unit.suspend();
    unit.line('}');
  });
  unit.line('}');
  slot.place(unit.context.temporary());
  return result;
}

function emitYieldFrom(unit: Unit, node: YieldFrom): string {
  const slot = unit.lateSlot();
  const result = unit.name();
  unit.line(`let ${result}; ${unit.at(node)};`);
  unit.line(`if (L[${slot.name}] !== undefined) ${result} = ${unit.helper('continueDelegation')}(F, ${slot.name});`);
  unit.line('else {');
  unit.way(() => {
    const source = plainValue(unit, node.value);
    unit.line(`${unit.at(node)};`);
    unit.line(
      `${result} = ${unit.helper('beginDelegation')}(F, ${slot.name}, ${unit.helper('delegateIterator')}(${source}));`,
    );
  });
  unit.line('}');
  unit.line(`if (${result} === ${unit.helper('SUSPENDED')}) {`);
  unit.suspend();
  unit.line('}');
  slot.place(unit.context.temporary());
  return result;
}

// ---------------------------------------------------------------- control

function emitIf(unit: Unit, node: If): boolean {
  const slot = unit.lateSlot();
  const branch = unit.let(`L[${slot.name}] | 0`);
  const taken = unit.name();
  unit.line(`let ${taken} = ${branch} === 1;`);
  unit.line(`if (${branch} !== 0) L[${slot.name}] = undefined; else {`);
  const test = unit.plainly(
    () => bindClosure(node.test, unit.context),
    () => emitCondition(unit, node.test),
  );
  unit.line(`${taken} = ${test}; }`);
  unit.line(`if (${taken}) {`);
  const body = unit.way(() => unit.suspending(`L[${slot.name}] = 1;`, () => emitResumableBlock(unit, node.body)));
  unit.line('} else {');
  const orelse = unit.way(() => unit.suspending(`L[${slot.name}] = 2;`, () => emitResumableBlock(unit, node.orelse)));
  unit.line('}');
  slot.place(unit.context.temporary());
  return unit.merge([body, orelse]);
}

function emitWhile(unit: Unit, node: While): boolean {
  const slot = unit.lateSlot();
  const label = unit.name();
  const inside = unit.name();
  const before = unit.bound;
  unit.line(`let ${inside} = L[${slot.name}] !== undefined; if (${inside}) L[${slot.name}] = undefined;`);
  unit.line(`${label}: for (;;) {`);
  unit.line(`if (${inside}) ${inside} = false; else {`);
  const test = unit.plainly(
    () => bindClosure(node.test, unit.context),
    () => emitCondition(unit, node.test),
  );
  unit.line(`if (!${test}) break ${label}; }`);
  unit.line(`if (I[0] !== 0) ${unit.helper('interruptedAt')}(F, ${unit.constant(node)});`);
  unit.loops.push({ label, leave: () => '' });
  unit.way(() => unit.suspending(`L[${slot.name}] = 1;`, () => emitResumableBlock(unit, node.body)));
  unit.loops.pop();
  unit.line('}');
  slot.place(unit.context.temporary());
  unit.bound = before;
  return true;
}

function emitFor(unit: Unit, node: For): boolean {
  const [held, slot] = [unit.lateSlot(), unit.lateSlot()];
  const [label, inside, iterator] = [unit.name(), unit.name(), unit.name()];
  const before = unit.bound;
  unit.line(`let ${inside} = L[${slot.name}] !== undefined, ${iterator};`);
  unit.line(`if (${inside}) { L[${slot.name}] = undefined; ${iterator} = L[${held.name}]; } else {`);
  const source = plainValue(unit, node.iter);
  unit.line(
    `${unit.at(node.iter)}; ${iterator} = ${unit.helper('getIterator')}(${source}); L[${held.name}] = ${iterator}; }`,
  );
  unit.line(`${label}: for (;;) {`);
  unit.line(`if (${inside}) ${inside} = false; else {`);
  const item = unit.let(`(${unit.at(node.iter)}, ${iterator}.next())`);
  unit.line(`if (${item} === undefined) { L[${held.name}] = undefined; break ${label}; }`);
  plainStore(unit, node.target, item);
  guess(unit, node.target, itemKind(unit, node.iter));
  unit.line(`if (I[0] !== 0) ${unit.helper('interruptedAt')}(F, ${unit.constant(node)}); }`);
  unit.loops.push({ label, leave: () => `L[${held.name}] = undefined;` });
  unit.way(() => unit.suspending(`L[${slot.name}] = 1;`, () => emitResumableBlock(unit, node.body)));
  unit.loops.pop();
  unit.line('}');
  held.place(unit.context.temporary());
  slot.place(unit.context.temporary());
  unit.bound = before;
  return true;
}

// ---------------------------------------------------------------- generator expressions

/** The body of a generator expression of one loop. @param started the slot that says whether it has begun */
export function emitGeneratorLoop(unit: Unit, node: GeneratorExp, source: number, started: number): void {
  const { iter, target, ifs } = node.generators[0];
  const state = unit.let('F.generator');
  const thrown = unit.let(`${state}.thrown`);
  unit.line(`if (${thrown} !== null) { ${state}.thrown = null; ${unit.at(node.elt)}; throw ${thrown}; }`);
  unit.line(`if (L[${started}] === undefined) {`);
  unit.line(`L[${started}] = true; L[${source}] = ${unit.helper('loopIterator')}(L[${source}]); }`);
  const iterator = unit.let(`L[${source}]`);
  const label = unit.name();
  unit.line(`${label}: for (;;) {`);
  const item = unit.let(`(${unit.at(iter)}, ${iterator}.next())`);
  unit.line(`if (I[0] !== 0) ${unit.helper('interrupted')}();`);
  unit.line(`if (${item} === undefined) return undefined;`);
  emitStore(unit, target, item);
  for (const test of ifs) unit.line(`if (!${emitCondition(unit, test)}) continue ${label};`);
  const value = emitValue(unit, node.elt);
  unit.line(`if (${state}.taker !== null && ${state}.taker.take(${value})) continue ${label};`);
  unit.line(`${state}.yielded = ${value}; return ${unit.helper('SUSPENDED')};`);
  unit.line('}');
}
