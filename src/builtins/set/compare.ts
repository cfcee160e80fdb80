/** Comparing sets, and views that are like sets. */
import type { CompareOp } from '../../runtime/protocol/compare.ts';
import type { PyInt, Value } from '../../runtime/types.ts';
import { PyAbstractSet } from '../../runtime/values/set.ts';

/** What a set and a view of a dict's keys or items have in common. */
export interface SetLike {
  readonly size: number;
  has(value: Value, known?: PyInt): boolean;
  keys(): Iterable<Value>;
}

/** True if all of `a` is in `b`. */
export function isSubset(a: SetLike, b: SetLike): boolean {
  if (a.size > b.size) return false;
  const hashes = a instanceof PyAbstractSet ? a : undefined;
  for (const key of a.keys()) if (!b.has(key, hashes?.knownHash(key))) return false;
  return true;
}

/** `a op b`, where `<=` means "is a subset of". */
export function compareSets(op: CompareOp, a: SetLike, b: SetLike): boolean {
  switch (op) {
    case 'eq':
      return a.size === b.size && isSubset(a, b);
    case 'ne':
      return a.size !== b.size || !isSubset(a, b);
    case 'le':
      return isSubset(a, b);
    case 'lt':
      return a.size < b.size && isSubset(a, b);
    case 'ge':
      return isSubset(b, a);
    default:
      return b.size < a.size && isSubset(b, a);
  }
}
