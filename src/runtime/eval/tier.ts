/**
 * The hot tier: what runs often is bound once more, by another instance of the binders ("twin").
 *
 * V8 keeps its type feedback per function of the source text. The closures of one `a + b` share theirs with every other
 * `a + b` of the program, so an evaluator that has run much knows nothing any more: all its calls are megamorphic. A twin is the
 * same text, evaluated anew; its closures serve one function or one loop alone, and V8 can inline them into each other.
 * Nothing else differs, so results, tracebacks and interruption are the same by construction.
 */
import type { Expr, Stmt } from '../../parser/ast.ts';
import type { ExpressionBinders, observation, StatementBinders } from './bind.ts';
import type { Context } from './context.ts';
import type { Code, Eval, Exec } from './frame.ts';

/** How bodies are bound: by the one instance that everything starts with, or by a twin. */
export interface Binders {
  bindBlock(body: readonly Stmt[], context: Context): Exec;
  bindStatement(node: Stmt, context: Context): Exec;
  bindExpression(node: Expr, context: Context): Eval;
}

/**
 * What twins take from the first instance: its tables, for they have no binders of their own for definitions and imports,
 * and what looks for deaths.
 */
export const first = {
  expressionBinders: {} as ExpressionBinders,
  statementBinders: {} as StatementBinders,
  observation: {} as typeof observation,
};

/** Calls of a function, and turns of a loop in one go, before they are bound anew; and how many twins there may be. */
export const hot = { calls: 1500, turns: 3000, twins: 200 };

let twins = 0;
let makeTwin: (() => Binders) | null = null;

/** Gives the way to another instance of the binders, where the host has one. `null`: the tier is off. */
export function setTwinMaker(maker: (() => Binders) | null): void {
  makeTwin = maker;
}

/** Another instance of the binders; `null` where there is none. */
export function twin(): Binders | null {
  if (makeTwin === null || twins >= hot.twins) return null;
  twins++;
  return makeTwin();
}

/** Has a function's body bound by a twin, for the calls that follow. */
export function heat(code: Code): void {
  const binders = twin();
  if (binders !== null) code.rebindBy(binders);
}
