import { isRaised, StopIteration, typeError } from '../../runtime/errors.ts';
import { unexpectedKeyword } from '../../runtime/signature/unexpected-keyword.ts';
import type { Maybe, Value } from '../../runtime/types.ts';

/**
 * Runs a step that calls Python code inside an iterator's `next`: a StopIteration out of that code ends the iterator,
 * as it does in CPython, where it is indistinguishable from the iterator's own.
 */
export function stoppable(step: () => Maybe): Maybe {
  try {
    return step();
  } catch (thrown) {
    if (isRaised(thrown, StopIteration)) return undefined;
    throw thrown;
  }
}

/** The value of the StopIteration that ended an iterator, `undefined` if `thrown` is something else. */
export function stopValueOf(thrown: unknown): Maybe {
  return isRaised(thrown, StopIteration) ? (thrown.value.args.items[0] ?? null) : undefined;
}

/**
 * The value of the one keyword argument that a constructor of any number of positional arguments knows.
 * @throws TypeError (Python) for any other keyword
 */
export function onlyKeyword(callee: string, known: string, keywords: Map<string, Value>): Maybe {
  if (keywords.size === 0) return undefined;
  if (keywords.size > 1) throw typeError(`${callee}() takes at most 1 keyword argument (${keywords.size} given)`);
  for (const keyword of keywords.keys()) {
    if (keyword !== known) throw unexpectedKeyword(`${callee}()`, keyword, [known]);
  }
  return keywords.get(known);
}
