/** Operators on instances of Python classes: their special methods are called as other Python functions are. */
import type { Expr } from '../../../parser/ast.ts';
import { PyInstance } from '../../types.ts';
import { kindOf, peek } from './kinds.ts';
import type { Unit } from './unit.ts';

/** Whether an expression may give an instance of a Python class, as far as anything is known. */
export function maybeInstance(unit: Unit, node: Expr): boolean {
  const kind = kindOf(unit, node);
  if (kind === undefined) return true;
  return kind === 'other' && peek(unit, node) instanceof PyInstance;
}

/**
 * The text of an operation that the Python method of its first operand leads, if it has one.
 * @param number of the special method
 * @param operands their names: the object, and what goes with it
 * @param settle the text of the result that the method's gives
 * @param general the text that stands for all other operands
 */
export function leadingText(
  unit: Unit,
  number: number,
  operands: readonly string[],
  settle: (result: string) => string,
  general: string,
): string {
  const method = unit.name();
  unit.line(`let ${method};`);
  const find = `${unit.helper('leading')}(${number}, ${operands[0]}, ${operands.at(-1)})`;
  const call = `${unit.runner(operands.length)}(${[method, ...operands, 'F'].join(', ')})`;
  return `(${method} = ${find}) !== null ? ${settle(call)} : ${general}`;
}
