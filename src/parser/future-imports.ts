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

/** The statements `from __future__ import …` at the beginning of a module, behind its docstring. */
function futureImports(module: ast.Mod): ast.ImportFrom[] {
  if (module.kind === 'Expression') return [];
  const { body } = module;
  const start = body.length > 0 && body[0].kind === 'Expr' && isText(body[0].value) ? 1 : 0;
  const result: ast.ImportFrom[] = [];
  for (let n = start; n < body.length; n++) {
    const stmt = body[n];
    if (stmt.kind !== 'ImportFrom' || stmt.module !== '__future__' || stmt.level > 0) break;
    result.push(stmt);
  }
  return result;
}

/** The flags of the features that a module asks for. */
export function futureFlags(module: ast.Mod): number {
  let flags = 0;
  for (const { names } of futureImports(module)) for (const { name } of names) flags |= FLAGS[name] ?? 0;
  return flags;
}

/**
 * Checks `from __future__ import …` at the beginning of a module.
 * @returns how many statements that beginning has
 */
export function checkFuture(module: ast.Mod, fail: Fail): number {
  const imports = futureImports(module);
  for (const { names } of imports) {
    for (const alias of names) {
      if (alias.name === 'braces') fail('not a chance', alias);
      if (!FEATURES.has(alias.name)) fail(`future feature ${alias.name} is not defined`, alias);
    }
  }
  if (module.kind === 'Expression') return 0;
  const { body } = module;
  return imports.length + Number(body.length > 0 && body[0].kind === 'Expr' && isText(body[0].value));
}
