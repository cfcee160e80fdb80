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

/** CPython's code flags of the features that still change something. */
const FLAGS: Record<string, number> = { barry_as_FLUFL: 0x400000, annotations: 0x1000000 };
export const CO_FUTURE_ANNOTATIONS = FLAGS.annotations;
/** The flags of all features (`PyCF_MASK`): what `exec`, `eval` and `compile` take over from the code that calls them. */
export const FUTURE_FLAGS = 0x1fe0000;

const isText = (node: ast.Expr): boolean => node.kind === 'Constant' && node.value.type === 'str';

/** How many statements the beginning of a module has: its docstring, and imports of features. */
function beginning(module: ast.Mod): number {
  if (module.kind === 'Expression') return 0;
  const { body } = module;
  let n = 0;
  if (body.length > 0 && body[0].kind === 'Expr' && isText(body[0].value)) n++;
  while (n < body.length && isFutureImport(body[n])) n++;
  return n;
}
const isFutureImport = (stmt: ast.Stmt): boolean =>
  stmt.kind === 'ImportFrom' && stmt.module === '__future__' && stmt.level === 0;

/** The features that a module asks for. */
function features(module: ast.Mod): ast.Alias[] {
  if (module.kind === 'Expression') return [];
  const statements = module.body.slice(0, beginning(module));
  return statements.flatMap(stmt => (stmt.kind === 'ImportFrom' ? stmt.names : []));
}

/** The flags of the features that a module asks for. */
export function futureFlags(module: ast.Mod): number {
  return features(module).reduce((flags, { name }) => flags | (FLAGS[name] ?? 0), 0);
}

/**
 * Checks `from __future__ import …` at the beginning of a module.
 * @returns how many statements that beginning has
 */
export function checkFuture(module: ast.Mod, fail: Fail): number {
  for (const alias of features(module)) {
    if (alias.name === 'braces') fail('not a chance', alias);
    if (!FEATURES.has(alias.name)) fail(`future feature ${alias.name} is not defined`, alias);
  }
  return beginning(module);
}
