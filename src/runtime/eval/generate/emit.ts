/** The tables of what is generated, per kind of node; the files of this folder fill them in. Other nodes stay closures. */
import type { Expr, Stmt } from '../../../parser/ast.ts';
import { BOOL } from '../../protocol/number.ts';
import { letsGo, mayGiveNew, type TargetKind, type Temporary } from '../bind.ts';
import { observing } from '../frame.ts';
import { roleOf } from '../pending.ts';
import { kindOf } from './kinds.ts';
import { leadingText } from './methods.ts';
import { boxed, type Operand } from './operand.ts';
import type { Unit } from './unit.ts';

type Of<Union, Kind> = Extract<Union, { kind: Kind }>;
/** Writes an expression. `null`: this one is left to its closure, nothing has been written. */
export const expressionEmitters: { [Kind in Expr['kind']]?: (unit: Unit, node: Of<Expr, Kind>) => Operand | null } = {};
/** Writes an expression as a JavaScript condition: text to be evaluated once, at once. */
export const conditionEmitters: {
  [Kind in Expr['kind']]?: (unit: Unit, node: Of<Expr, Kind>, at: object) => string | null;
} = {};
/** Writes a statement. @returns whether it can end normally; `null` as above */
export const statementEmitters: { [Kind in Stmt['kind']]?: (unit: Unit, node: Of<Stmt, Kind>) => boolean | null } = {};
/** Writes a store of the value of that name. */
export const storeEmitters: {
  [Kind in TargetKind]?: (unit: Unit, node: Of<Expr, Kind>, value: string) => boolean;
} = {};

export function emitExpression(unit: Unit, node: Expr): Operand {
  if ((node as unknown as Temporary).kind === 'Temporary') {
    return { value: unit.let(`L[${(node as unknown as Temporary).slot}]`) };
  }
  const operand = emitAlone(unit, node);
  if (roleOf(node) === undefined) return operand;
  const value = boxed(unit, operand);
  unit.noteOperand(node, value);
  return { ...operand, value };
}

/** An expression as nobody's operand. */
function emitAlone(unit: Unit, node: Expr): Operand {
  unit.assignRoles(node);
  const emit = expressionEmitters[node.kind] as ((unit: Unit, node: Expr) => Operand | null) | undefined;
  const operand = emit?.(unit, node) ?? null;
  if (operand === null) return { value: unit.let(`${unit.closure(node)}(F)`) };
  operand.likely ??= kindOf(unit, node);
  if (!observing || !letsGo(node)) return operand;
  const value = boxed(unit, operand);
  emitLook(unit, node, value);
  return { value };
}

/** Has what may have died by now looked for, after a node that gave the value of that name, if one is still needed. */
export function emitLook(unit: Unit, node: Expr, value = 'null', when = ''): void {
  if (observing) unit.line(`${when}${unit.helper('during')}(F, ${unit.constant(node)}, ${value});`);
}

/** An expression as an object. */
export function emitValue(unit: Unit, node: Expr): string {
  return boxed(unit, emitExpression(unit, node));
}

/**
 * An expression as a condition.
 * @param at what a traceback shows if asking for its truth raises
 */
export function emitCondition(unit: Unit, node: Expr, at: object = node): string {
  const emit = conditionEmitters[node.kind] as ((unit: Unit, node: Expr, at: object) => string | null) | undefined;
  if (emit !== undefined && roleOf(node) === undefined && !(observing && letsGo(node))) {
    unit.assignRoles(node);
    const condition = emit(unit, node, at);
    if (condition !== null) return condition;
  }
  const operand = emitExpression(unit, node);
  if (operand.known === 'bool') return `${operand.value}`;
  const value = boxed(unit, operand);
  const general = `${unit.helper('isTrue')}(${value})`;
  const truth = (result: string): string => `${unit.helper('truthOf')}(${result})`;
  const slow = leadingText(unit, node, BOOL, [value], general, truth);
  const condition = `(${value} === true || ${value} !== false && (${unit.at(at)}, ${slow}))`;
  if (!observing || !mayGiveNew(node)) return condition;
  const result = unit.let(condition);
  emitLook(unit, node, 'null', `if (typeof ${value} !== 'boolean') `);
  return result;
}

/** Stores the value of that name into an assignment's target. */
export function emitStore(unit: Unit, node: Expr, value: string): void {
  const emit = storeEmitters[node.kind as TargetKind] as
    | ((unit: Unit, node: Expr, value: string) => boolean)
    | undefined;
  if (emit?.(unit, node, value) === true) return;
  unit.line(`${unit.embedStore(node)}(F, ${value});`);
}
