/** What builtin types of annotations leave to the module `typing`. */
import { interpreter } from '../../runtime/interpreter.ts';
import { getAttr } from '../../runtime/protocol/attribute.ts';
import type { Value } from '../../runtime/types.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';

/** A function of the module `typing`, which is imported at the first need. */
export function fromTyping(name: string): Value {
  return getAttr(interpreter.importModule('typing', null, new PyTuple([name]), 0), name);
}
