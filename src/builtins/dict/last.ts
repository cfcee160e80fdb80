/** The last item of a dict. */
import type { Value } from '../../runtime/types.ts';
import type { PyDict } from '../../runtime/values/dict.ts';

/** The keys of a dict that `popitem` takes from, and what tells that nothing was added since they were listed. */
interface Listed {
  readonly keys: Value[];
  additions: number;
}
const listed = new WeakMap<PyDict, Listed>();

/**
 * The item that was put in last, `undefined` for an empty dict. JavaScript's tables cannot be asked for their end: the
 * keys are listed once and used up while nothing is added, so that emptying a dict by `popitem` stays linear.
 */
export function lastItem(dict: PyDict): [Value, Value] | undefined {
  const additions = dict.table.additions;
  let list = listed.get(dict);
  if (
    list === undefined ||
    list.additions !== additions ||
    dict.table.size !== dict.size ||
    list.keys.length < dict.size
  ) {
    list = { keys: [...dict.keys()], additions };
    if (dict.size > 32) listed.set(dict, list);
  }
  while (list.keys.length > 0) {
    const key = list.keys.pop() as Value;
    const value = dict.listedValue(key);
    if (value !== undefined) return [key, value];
  }
  return undefined;
}
