/**
 * Special methods that a Python class defines and an operator calls first, so that generated code can call them as it calls
 * any other Python function. What follows where they give NotImplemented is said by `arithmetic.ts` and `compare.ts`.
 */
import { PyInstance, type Value } from '../types.ts';
import { PyFunction } from '../values/function.ts';

/**
 * The Python function that an operator calls first; `null` where something else may come first.
 * @param number of the special method of `a` (`specialNumber`)
 * @param b the other operand; `a` itself where there is none
 */
export function leading(number: number, a: Value, b: Value): PyFunction | null {
  if (!(a instanceof PyInstance)) return null;
  const { type } = a;
  // The reflected method of a derived class would come first.
  if (typeof b === 'object' && b !== null && b.type !== type && b.type.origin !== 'builtin') return null;
  const found = type.special(number);
  return found instanceof PyFunction ? found : null;
}
