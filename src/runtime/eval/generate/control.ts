/** Blocks, `if`, `while`, `for`, `return` and the like: as JavaScript's own control flow, without completions. */
import type { Stmt } from '../../../parser/ast.ts';
import { letsNothingGo, plainTarget } from '../bind.ts';
import type { LoopRest } from '../control.ts';
import { observing } from '../frame.ts';
import { containsYield } from '../yields.ts';
import { guess } from './assignments.ts';
import { emitCondition, emitStore, emitValue, statementEmitters } from './emit.ts';
import { itemKind } from './kinds.ts';
import type { Unit } from './unit.ts';

/** Writes statements in order. @returns whether the block can end normally */
export function emitBlock(unit: Unit, body: readonly Stmt[]): boolean {
  for (const statement of body) if (!emitStatement(unit, statement)) return false;
  return true;
}

function emitStatement(unit: Unit, node: Stmt): boolean {
  return emitObserved(unit, node, () => emitOne(unit, node));
}

/** Writes a statement, and a look for deaths after it where that is needed. */
export function emitObserved(unit: Unit, node: Stmt, write: () => boolean): boolean {
  if (!observing || letsNothingGo(node)) return write();
  const slot = plainTarget(node, unit.context);
  const old = slot >= 0 ? unit.let(`L[${slot}]`) : '';
  const comesBack = write();
  const look = afterText(unit, node);
  if (comesBack) unit.line(slot >= 0 ? `if (typeof ${old} === 'object' && ${old} !== null) ${look}` : look);
  return comesBack;
}

const afterText = (unit: Unit, node: Stmt): string => `${unit.helper('after')}(F, ${unit.constant(node)});`;

/** Statements that run nothing else than themselves: as closures they always end normally. */
const SIMPLE = new Set<Stmt['kind']>(
  'FunctionDef AsyncFunctionDef ClassDef TypeAlias Delete Import ImportFrom Raise Expr Assign AugAssign AnnAssign Assert'.split(
    ' ',
  ) as Stmt['kind'][],
);

export function emitOne(unit: Unit, node: Stmt): boolean {
  const emit = statementEmitters[node.kind] as ((unit: Unit, node: Stmt) => boolean | null) | undefined;
  unit.assignRoles(node);
  if (emit !== undefined) {
    const comesBack = emit(unit, node);
    if (comesBack !== null) return comesBack;
  }
  const isSimple = SIMPLE.has(node.kind);
  const run = `${unit.embedStatement(node, !isSimple)}(F)`;
  if (isSimple) {
    unit.line(`${run};`);
    return true;
  }
  emitCompletion(unit, unit.let(run));
  return true;
}

/** Does what a completion says. */
export function emitCompletion(unit: Unit, completion: string): void {
  unit.line(`if (${completion} !== undefined) {`);
  unit.line(`if (${completion} === ${unit.helper('BREAK')}) {`);
  emitBreak(unit);
  unit.line(`} else if (${completion} === ${unit.helper('CONTINUE')}) {`);
  emitContinue(unit);
  unit.line('}');
  emitReturn(unit, completion);
  unit.line('}');
}

/** Leaves the function with a completion, and the loops on the way. */
export function emitReturn(unit: Unit, completion: string): void {
  for (const { leave } of [...unit.loops].reverse()) unit.line(leave(completion));
  unit.line(`return ${completion};`);
}

export function emitBreak(unit: Unit): void {
  const loop = unit.loops.at(-1);
  if (loop === undefined) unit.line(`return ${unit.helper('BREAK')};`);
  else unit.line(`${loop.leave('undefined')} break ${loop.label};`);
}

export function emitContinue(unit: Unit): void {
  const loop = unit.loops.at(-1);
  unit.line(loop === undefined ? `return ${unit.helper('CONTINUE')};` : `continue ${loop.label};`);
}

const nothing = (): boolean => true;
statementEmitters.Pass = nothing;
statementEmitters.Global = nothing;
statementEmitters.Nonlocal = nothing;
statementEmitters.Break = unit => {
  emitBreak(unit);
  return false;
};
statementEmitters.Continue = unit => {
  emitContinue(unit);
  return false;
};
statementEmitters.Return = (unit, node) => {
  emitReturn(unit, node.value === null ? 'null' : emitValue(unit, node.value));
  return false;
};

statementEmitters.Expr = (unit, node) => {
  if (unit.context.interactive) return null;
  if (node.value.kind !== 'Constant') emitValue(unit, node.value);
  return true;
};

statementEmitters.Assert = (unit, node) => {
  if (unit.context.unit.optimize > 0) return true;
  const condition = emitCondition(unit, node.test);
  unit.line(`if (!${condition}) {`);
  unit.way(() => {
    const message = node.msg === null ? 'undefined' : emitValue(unit, node.msg);
    unit.line(`${unit.at(node.test)};`);
    unit.raise(`${unit.helper('failAssertion')}(${message})`);
  });
  unit.line('}');
  return true;
};

statementEmitters.If = (unit, node) => {
  unit.line(`if (${emitCondition(unit, node.test)}) {`);
  const body = unit.way(() => emitBlock(unit, node.body));
  if (node.orelse.length > 0) unit.line('} else {');
  const orelse = unit.way(() => emitBlock(unit, node.orelse));
  unit.line('}');
  return unit.merge([body, orelse]);
};

// ---------------------------------------------------------------- loops

/** A loop's `else`, which a `break` goes past; and what is bound after either. */
function emitElse(unit: Unit, node: { orelse: Stmt[] }): void {
  const before = unit.bound;
  unit.way(() => emitBlock(unit, node.orelse));
  unit.bound = before;
}

statementEmitters.While = (unit, node) => {
  const label = unit.name();
  const before = unit.bound;
  const poll = `I[0] !== 0 && ${unit.helper('interruptedAt')}(F, ${unit.constant(node)})`;
  unit.line(`${label}: for (;; ${poll}) {`);
  unit.loops.push({ label, leave: () => '' });
  unit.way(() => {
    const condition = emitCondition(unit, node.test);
    unit.line(`if (!${condition}) {`);
    emitElse(unit, node);
    unit.line(`break ${label}; }`);
    return emitBlock(unit, node.body);
  });
  unit.loops.pop();
  unit.line('}');
  unit.bound = before;
  return true;
};

statementEmitters.For = (unit, node) => {
  const { context } = unit;
  const rest = node as Partial<LoopRest>;
  const loop = rest.loop ?? node;
  const source = emitValue(unit, node.iter);
  const at = unit.at(loop.iter);
  const held = rest.held ?? context.temporary();
  if (rest.held === undefined) context.loops.push(held);
  const begin = `(${at}, ${unit.helper('beginLoop')}(F, ${source}, ${held}))`;
  const iterator = rest.held === undefined ? unit.let(begin) : source;
  const [left, next, step] = [unit.name(), unit.name(), unit.name()];
  // A range's numbers are counted here, where nobody else goes through it.
  unit.line(`let ${left} = -1, ${next} = 0, ${step} = 0;`);
  const own = rest.own === true ? '' : ` && ${iterator} !== ${source}`;
  unit.line(`if (${iterator}.constructor === ${unit.helper('PyRangeIterator')}${own}) {`);
  unit.line(`${left} = ${iterator}.remaining; ${next} = ${iterator}.start; ${step} = ${iterator}.step; }`);
  const looks = observing && !containsYield(loop);
  // Only the first number of a range takes the place of something that can die.
  const first = looks ? unit.name() : '';
  if (looks) unit.line(`let ${first} = true;`);
  const label = unit.name();
  const before = unit.bound;
  const poll = `I[0] !== 0 && ${unit.helper('interruptedAt')}(F, ${unit.constant(loop)})`;
  unit.line(`${label}: for (;; ${poll}) {`);
  const item = unit.name();
  unit.line(`let ${item}, done = false;`);
  unit.line(
    `if (${left} >= 0) { if (${left} === 0) done = true; else { ${left}--; ${item} = ${next}; ${next} += ${step}; } }`,
  );
  unit.line(`else { ${at}; ${item} = ${iterator}.next(); done = ${item} === undefined; }`);
  unit.line(`if (done) { L[${held}] = undefined;`);
  emitElse(unit, node);
  unit.line(`break ${label}; }`);
  unit.loops.push({
    label,
    leave: completion => `${unit.helper('leaveFor')}(F, ${unit.constant(loop)}, ${held}, ${completion});`,
  });
  unit.way(() => {
    emitStore(unit, node.target, item);
    guess(unit, node.target, itemKind(unit, loop.iter));
    if (looks) unit.line(`if (${left} < 0 || ${first}) { ${first} = false; ${afterText(unit, loop)} }`);
    return emitBlock(unit, node.body);
  });
  unit.loops.pop();
  unit.line('}');
  unit.bound = before;
  return true;
};
