/**
 * `try`: as JavaScript's own, so that what stands inside needs no completions; but what its body itself raises is not thrown, it
 * leaves a block. What an exception does is the closures' part.
 */
import type { ExceptHandler, Stmt, Try } from '../../../parser/ast.ts';
import { bindBlock } from '../bind.ts';
import { bindHandlers, type Handler } from '../exceptions.ts';
import { blocksOf } from '../function-code.ts';
import { isWatching } from '../pending.ts';
import { emitBlock, emitCompletion } from './control.ts';
import { emitValue, statementEmitters } from './emit.ts';
import type { Unit } from './unit.ts';

statementEmitters.Raise = (unit, node) => {
  if (node.exc === null) return null;
  const value = emitValue(unit, node.exc);
  const reason = node.cause === null ? 'undefined' : emitValue(unit, node.cause);
  unit.line(`${unit.at(node)};`);
  unit.raise(`${unit.helper('raising')}(${value}, ${reason})`);
  return false;
};

statementEmitters.Try = (unit, node) => {
  if (node.finalbody.length === 0) return emitHandlers(unit, node);
  const raised = unit.name();
  const loops: number[] = [];
  unit.line(`let ${raised} = false;`);
  const entry = emitEntry(unit);
  unit.line('try {');
  // What leaves the body would pass the clause as if nothing was raised: so it is thrown.
  const body = unit.leaving('throw', () =>
    unit.way(() =>
      node.handlers.length > 0
        ? emitHandlers(unit, node)
        : unit.context.withLoops(loops, () => emitBlock(unit, node.body)),
    ),
  );
  const thrown = unit.name();
  unit.line(`} catch (${thrown}) { ${raised} = true;`);
  unit.leaving('throw', () => {
    const exception = emitCaught(unit, entry, loops, node.body, thrown);
    const clause = unit.constant(unit.around(() => bindBlock(node.finalbody, unit.context)));
    emitCompletion(unit, unit.let(`${unit.helper('finallyAfter')}(${exception}, ${clause}, F)`));
  });
  unit.line(`} finally { if (!${raised}) {`);
  const last = unit.way(() => emitBlock(unit, node.finalbody));
  unit.line('} }');
  return body !== null && last !== null;
};

/** The body with its handlers. @returns whether it can end normally */
function emitHandlers(unit: Unit, { body, handlers, orelse }: Try): boolean {
  const ended = unit.name();
  const raised = unit.name();
  const label = unit.name();
  const loops: number[] = [];
  unit.line(`let ${ended} = false, ${raised} = null;`);
  const entry = emitEntry(unit);
  unit.line(`${label}: { try {`);
  const after = unit.leaving({ label, variable: raised }, () =>
    unit.way(() => unit.context.withLoops(loops, () => emitBlock(unit, body))),
  );
  if (after !== null) unit.line(`${ended} = true;`);
  const thrown = unit.name();
  unit.line(`} catch (${thrown}) { ${raised} = ${thrown}; } }`);
  unit.line(`if (${raised} !== null) {`);
  const exception = emitCaught(unit, entry, loops, body, raised);
  unit.way(() => emitChoice(unit, handlers, exception));
  unit.line('}');
  if (orelse.length === 0) return true;
  unit.line(`if (${ended}) {`);
  unit.way(() => emitBlock(unit, orelse));
  unit.line('}');
  return true;
}

/** Has the exception of that name handled. */
function emitChoice(unit: Unit, handlers: readonly ExceptHandler[], exception: string): void {
  const { context } = unit;
  const handle = unit.helper('handle');
  const inline = context.resumable
    ? []
    : handlers.filter(handler => handler.name === null && staysInside(handler.body));
  if (inline.length === 0) {
    const clauses = unit.constant(unit.around(() => bindHandlers(handlers, context)));
    emitCompletion(unit, unit.let(`${handle}(${clauses}, ${exception}, F)`));
    return;
  }
  // Those written here need no closure.
  const bind = (body: readonly Stmt[]): Handler['body'] =>
    inline.some(handler => handler.body === body) ? () => undefined : bindBlock(body, context);
  const clauses = unit.around(() => bindHandlers(handlers, context, bind as typeof bindBlock));
  const chosen = unit.let(`${unit.helper('chooseHandler')}(${unit.constant(clauses)}, ${exception}, F)`);
  unit.line(`if (${chosen} === null) {`);
  unit.raise(exception);
  unit.line('}');
  for (const clause of clauses) {
    unit.line(`if (${chosen} === ${unit.constant(clause)}) {`);
    if (!inline.includes(clause.node)) {
      emitCompletion(unit, unit.let(`${unit.helper('runHandler')}(${chosen}, ${exception}, F)`));
    } else {
      const outer = unit.let(`${unit.helper('thread')}.handled`);
      unit.line(`${unit.helper('thread')}.handled = ${exception}.value;`);
      // What the body raises finds there what is being handled; whoever catches it sets that right (`runHandler`).
      if (unit.way(() => emitBlock(unit, clause.node.body)) !== null) {
        unit.line(`${unit.helper('thread')}.handled = ${outer};`);
      }
    }
    unit.line('}');
  }
}

/** Whether statements end normally or by an exception, and in no other way. */
function staysInside(body: readonly Stmt[]): boolean {
  return body.every(
    statement =>
      statement.kind !== 'Return' &&
      statement.kind !== 'Break' &&
      statement.kind !== 'Continue' &&
      blocksOf(statement).every(staysInside),
  );
}

/** What is noted where a `try` begins, by the names that it stands in. */
interface Entry {
  /** What was being handled. */
  handled: string;
  /** How many operands waited; `null` where none ever do. */
  height: string | null;
}

/** Notes it. */
function emitEntry(unit: Unit): Entry {
  const height = isWatching() ? unit.let(`${unit.helper('pending')}.length`) : null;
  return { handled: unit.let(`${unit.helper('thread')}.handled`), height };
}

/**
 * Goes on with what a `try` has caught: operands that its body has noted are forgotten, loops that the exception has left let
 * their iterators go.
 * @param thrown the name of what was raised, which may be none of Python's and is thrown on
 * @returns the name of the exception that is caught
 */
function emitCaught(
  unit: Unit,
  { handled, height }: Entry,
  loops: readonly number[],
  body: readonly Stmt[],
  thrown: string,
): string {
  if (height !== null) unit.line(`${unit.helper('forgetNoted')}(${height});`);
  const exception = unit.let(`${unit.helper('caught')}(${thrown}, F, ${handled})`);
  if (loops.length > 0) {
    unit.line(`${unit.helper('dropIterators')}(F, F.at ?? ${unit.constant(body[0])}, ${unit.constant(loops)});`);
  }
  return exception;
}
