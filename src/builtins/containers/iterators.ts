/** Pickling of the iterators of containers: what their `__reduce__` and `__setstate__` share. */
import { isRaised, TypeError_, typeError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { toSsize } from '../../runtime/protocol/number.ts';
import type { Maybe, Value } from '../../runtime/types.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { reversedType } from '../iterators/types.ts';

/** The builtin function `iter`, as the program's builtins have it. */
export function builtinIter(): Value {
  return interpreter.builtins.get('iter') ?? null;
}

/** `(iter, (iterable,))`, with the state where there is one. */
export function iteratorReduction(iterable: Value, state: Maybe): Value {
  const call: Value[] = [builtinIter(), new PyTuple([iterable])];
  if (state !== undefined) call.push(state);
  return new PyTuple(call);
}

/** `(reversed, (sequence,), index)`, without the index where nothing is left. */
export function reverseReduction(sequence: Value, index: Maybe): Value {
  const call: Value[] = [reversedType, new PyTuple([sequence])];
  if (index !== undefined) call.push(index);
  return new PyTuple(call);
}

/** The index that `__setstate__` was given. @throws TypeError if it is no integer; OverflowError, which names the C type */
export function iteratorState(state: Value, cType = 'long'): number {
  try {
    return toSsize(state, `Python int too large to convert to C ${cType}`);
  } catch (thrown) {
    if (isRaised(thrown, TypeError_)) throw typeError('an integer is required');
    throw thrown;
  }
}
