import { type PyException, typeError } from '../errors.ts';
import { suggest } from '../traceback/suggestion.ts';

/**
 * What CPython's argument parsing raises for a keyword that a builtin does not know (C `error_unexpected_keyword_arg`).
 * @param callee `int()`, say, or `this function`
 * @param known the keywords that it knows, one of which may have been meant
 */
export function unexpectedKeyword(callee: string, keyword: string, known: readonly string[]): PyException {
  const meant = suggest(keyword, known);
  const hint = meant === null ? '' : `. Did you mean '${meant}'?`;
  return typeError(`${callee} got an unexpected keyword argument '${keyword}'${hint}`);
}
