/**
 * `sys.getrefcount`: how many places refer to an object, counted by a scan from the roots.
 *
 * What a program compares are changes of the number, and those are CPython's; so is the number itself for an object in
 * variables, attributes and containers. Values that builtins or unfinished expressions hold are not seen.
 */
import type { Call } from '../../parser/ast.ts';
import { eachReference, reachable, rootsNow } from '../buffer/reachability.ts';
import { PyObject, PyType, type Value } from '../types.ts';
import { PyTuple } from '../values/tuple.ts';
import { thread } from './frame.ts';
import { isPendingList } from './pending.ts';

/** What CPython shows for objects that never die. */
const IMMORTAL = 3 * 2 ** 30;

function isImmortal(value: Value): boolean {
  if (!(value instanceof PyObject)) return true;
  if (value instanceof PyType) return value.origin === 'builtin';
  return value instanceof PyTuple && value.items.length === 0;
}

/** The running call's argument is borrowed from a variable of its function: it counts no reference of its own. */
function isBorrowed(): boolean {
  const { frame } = thread;
  if (frame?.at?.kind !== 'Call') return false;
  const [argument] = (frame.at as Call).args;
  return argument?.kind === 'Name' && frame.code.varnames.includes((argument as { id: string }).id);
}

/** How many places refer to `value`. */
export function referenceCount(value: Value): number {
  if (isImmortal(value)) return IMMORTAL;
  let count = isBorrowed() ? 0 : 1;
  const see = (referent: unknown): void => {
    if (referent === value) count++;
  };
  for (const root of rootsNow()) see(root);
  // The call's own argument may wait there as well.
  for (const object of reachable().objects) if (!isPendingList(object)) eachReference(object, see);
  return count;
}
