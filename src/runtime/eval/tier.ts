/** The hot tier: what runs often is bound once more, by binders that generate JavaScript (`generate/generate.ts`). */
import type { DictComp, Expr, GeneratorExp, ListComp, SetComp, Stmt } from '../../parser/ast.ts';
import type { PyDict } from '../values/dict.ts';
import type { Context, Variables } from './context.ts';
import type { Code, Eval, Exec } from './frame.ts';

/** How bodies are bound: as closures, which everything starts with, or generated. */
export interface Binders {
  bindBlock(body: readonly Stmt[], context: Context): Exec;
  bindStatement(node: Stmt, context: Context): Exec;
  bindExpression(node: Expr, context: Context): Eval;
  /**
   * The body of a generator expression, where there is a way besides the closure that `bind` makes.
   * @param source the slot of the outermost iterator
   */
  bindGenerator?(node: GeneratorExp, source: number, context: Context, bind: () => Exec): Exec | null;
}

export type Gathering = ListComp | SetComp | DictComp;

/** The binders of the hot tier. */
export interface HotBinders extends Binders {
  /**
   * The rest of a comprehension that runs: over the iterator in the slot `held`, into the collection in the slot `into`,
   * with its own variables where they are.
   * `null`: it goes on as it is.
   */
  bindRest(node: Gathering, held: number, into: number, own: Variables, context: Context): Exec | null;
}

/** After how many calls of a function, and turns of a loop, they are bound anew; `forced`: a test wants it, and all faults shown. */
export const hot = { calls: 1500, turns: 3000, forced: false };

/** What hot code was seen with: a frame, or what becomes one. */
export interface Seen {
  globals: PyDict;
  locals: readonly unknown[];
}

let makeBinders: ((seen: Seen) => HotBinders) | null = null;

/** Gives the binders of the hot tier, where the host permits code generation. `null`: the tier is off. */
export function setHotBinders(make: typeof makeBinders): void {
  makeBinders = make;
}

/** The binders for hot code that was seen so; `null` where there are none. */
export function hotBinders(seen: Seen): HotBinders | null {
  return makeBinders === null ? null : makeBinders(seen);
}

/** Counts a call. */
export function heated(code: Code, globals: PyDict, locals: readonly unknown[]): void {
  if (++code.heat === hot.calls) heat(code, { globals, locals });
}

/** Has a function's body bound anew, for the calls that follow. */
export function heat(code: Code, seen: Seen): void {
  const binders = hotBinders(seen);
  if (binders !== null) code.rebindBy(binders);
}
