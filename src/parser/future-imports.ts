/** `from __future__ import …`. https://docs.python.org/3.14/reference/simple_stmts.html#future-statements */
import type * as ast from './ast.ts';
import type { Fail } from './compile-checks.ts';

const FEATURES = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
  'annotations',
]);

const isText = (node: ast.Expr): boolean => node.kind === 'Constant' && node.value.type === 'str';

/**
 * Checks `from __future__ import …` at the beginning of a module.
 * @returns how many statements that beginning has
 */
export function checkFuture(module: ast.Mod, fail: Fail): number {
  if (module.kind === 'Expression') return 0;
  const { body } = module;
  let n = 0;
  if (body.length > 0 && body[0].kind === 'Expr' && isText(body[0].value)) n++;
  for (; n < body.length; n++) {
    const stmt = body[n];
    if (stmt.kind !== 'ImportFrom' || stmt.module !== '__future__' || stmt.level > 0) break;
    for (const alias of stmt.names) {
      if (alias.name === 'braces') fail('not a chance', alias);
      if (!FEATURES.has(alias.name)) fail(`future feature ${alias.name} is not defined`, alias);
    }
  }
  return n;
}
