/** Operators on instances of Python classes: their special methods are called as other Python functions are. */
import type { Expr } from '../../../parser/ast.ts';
import { PyInstance } from '../../types.ts';
import { kindOf, peek } from './kinds.ts';
import type { Unit } from './unit.ts';

/** Whether an expression may give an instance of a Python class, as far as anything is known. */
function maybeInstance(unit: Unit, node: Expr): boolean {
  const kind = kindOf(unit, node);
  if (kind === undefined) return true;
  return kind === 'other' && peek(unit, node) instanceof PyInstance;
}

/**
 * The text of an operation that the Python method of its first operand leads, if that may be an instance and has one.
 * @param object the first operand's expression
 * @param number of the special method
 * @param operands their names: the object, and what goes with it
 * @param general the text that stands for all other operands
 * @param settle the text of the result that the method's gives
 */
export function leadingText(
  unit: Unit,
  object: Expr,
  number: number,
  operands: readonly string[],
  general: string,
  settle = (result: string): string => result,
): string {
  if (!maybeInstance(unit, object)) return general;
  const method = unit.name();
  unit.line(`let ${method};`);
  const find = `${unit.helper('leading')}(${number}, ${operands[0]}, ${operands.at(-1)})`;
  const call = `${unit.runner(operands.length)}(${[method, ...operands, 'F'].join(', ')})`;
  return `(${method} = ${find}) !== null ? ${settle(call)} : ${general}`;
}
