/** Methods that get their defining class (`METH_METHOD`): their argument errors. */
import { typeError } from '../../runtime/errors.ts';
import type { Value } from '../../runtime/types.ts';

/**
 * Checks the arguments of a method that CPython declares with its defining class, which words its errors apart.
 * @throws TypeError unless `count` positional arguments are given
 */
export function exactly(name: string, count: number, args: Value[], keywords: Map<string, Value>): void {
  const given = args.length;
  if (count === 0 && given + keywords.size > 0) throw typeError(`${name}() takes no arguments`);
  const s = count === 1 ? '' : 's';
  if (given + keywords.size > count) {
    throw typeError(`${name}() takes at most ${count} argument${s} (${given + keywords.size} given)`);
  }
  if (given < count) throw typeError(`${name}() takes exactly ${count} positional argument${s} (${given} given)`);
}
