/** The iterators of `for` loops: who else may have one, and what becomes of it when an exception leaves the loop. */
import type { Expr, Node } from '../../parser/ast.ts';
import { observer } from '../lifetime/watched.ts';
import { ownAttribute } from '../protocol/attribute.ts';
import { PyInstance } from '../types.ts';
import { PyFunction, PyModule } from '../values/function.ts';
import { valueOf } from './clean-stack.ts';
import type { Frame } from './frame.ts';
import type { PyGenerator } from './generator.ts';
import { leaveLoop } from './lifetimes.ts';

/**
 * True if a loop over `iter` alone refers to the generator that it goes through: the expression calls the generator's
 * function itself, and nothing in between can have kept what that gave.
 */
export function ownsIterator(frame: Frame, iter: Expr, generator: PyGenerator): boolean {
  if (iter.kind !== 'Call' || observer.exposed || generator.started) return false;
  const { func } = iter;
  const isItsFunction = (value: unknown): boolean => value instanceof PyFunction && value.code === generator.code;
  if (func.kind === 'Name') return isItsFunction(valueOf(frame, func));
  if (func.kind !== 'Attribute' || func.value.kind !== 'Name') return false;
  const object = valueOf(frame, func.value);
  if (object instanceof PyModule) return isItsFunction(object.dict.get(func.attr));
  if (!(object instanceof PyInstance)) return false;
  const { type } = object;
  return (
    isItsFunction(type.lookup(func.attr)) &&
    ownAttribute(object, func.attr) === undefined &&
    !(type.lookup('__getattribute__') instanceof PyFunction)
  );
}

/** An exception has left loops: their iterators go, as from CPython's value stack. */
export function dropIterators(frame: Frame, at: Node, slots: readonly number[]): void {
  const { locals } = frame;
  for (let i = slots.length - 1; i >= 0; i--) {
    const iterator = locals[slots[i]];
    if (iterator === undefined) continue;
    locals[slots[i]] = undefined;
    leaveLoop(frame, at, iterator, undefined);
  }
}
