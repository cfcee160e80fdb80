/** `try`: as JavaScript's own, so that what stands inside needs no completions. What an exception does is the closures' part. */
import type { Stmt, Try } from '../../../parser/ast.ts';
import { bindBlock } from '../bind.ts';
import { bindHandlers } from '../exceptions.ts';
import { isWatching } from '../pending.ts';
import { emitBlock, emitCompletion } from './control.ts';
import { statementEmitters } from './emit.ts';
import type { Unit } from './unit.ts';

statementEmitters.Try = (unit, node) => {
  if (node.finalbody.length === 0) return emitHandlers(unit, node);
  const raised = unit.name();
  const loops: number[] = [];
  const entry = emitEntry(unit, raised);
  const body = unit.way(() =>
    node.handlers.length > 0
      ? emitHandlers(unit, node)
      : unit.context.withLoops(loops, () => emitBlock(unit, node.body)),
  );
  const exception = emitCaught(unit, entry, loops, node.body, `${raised} = true;`);
  const clause = unit.constant(unit.around(() => bindBlock(node.finalbody, unit.context)));
  emitCompletion(unit, unit.let(`${unit.helper('finallyAfter')}(${exception}, ${clause}, F)`));
  unit.line(`} finally { if (!${raised}) {`);
  const last = unit.way(() => emitBlock(unit, node.finalbody));
  unit.line('} }');
  return body !== null && last !== null;
};

/** The body with its handlers. @returns whether it can end normally */
function emitHandlers(unit: Unit, { body, handlers, orelse }: Try): boolean {
  const ended = unit.name();
  const loops: number[] = [];
  const entry = emitEntry(unit, ended);
  const after = unit.way(() => unit.context.withLoops(loops, () => emitBlock(unit, body)));
  if (after !== null) unit.line(`${ended} = true;`);
  const exception = emitCaught(unit, entry, loops, body);
  const clauses = unit.constant(unit.around(() => bindHandlers(handlers, unit.context)));
  emitCompletion(unit, unit.let(`${unit.helper('handle')}(${clauses}, ${exception}, F)`));
  unit.line('}');
  if (orelse.length === 0) return true;
  unit.line(`if (${ended}) {`);
  unit.way(() => emitBlock(unit, orelse));
  unit.line('}');
  return true;
}

/** What is noted where a `try` begins, by the names that it stands in. */
interface Entry {
  /** What was being handled. */
  handled: string;
  /** How many operands waited; `null` where none ever do. */
  height: string | null;
}

/** Begins a `try`. @param flag declared before it, and false */
function emitEntry(unit: Unit, flag: string): Entry {
  unit.line(`let ${flag} = false;`);
  const height = isWatching() ? unit.let(`${unit.helper('pending')}.length`) : null;
  const handled = unit.let(`${unit.helper('thread')}.handled`);
  unit.line('try {');
  return { handled, height };
}

/**
 * Begins the `catch` that ends such a `try`: operands that its body has noted are forgotten, loops that the exception has left let
 * their iterators go.
 * @param first what is done before all else, since what was thrown may be none of Python's and is thrown on
 * @returns the name of the exception that is caught
 */
function emitCaught(
  unit: Unit,
  { handled, height }: Entry,
  loops: readonly number[],
  body: readonly Stmt[],
  first = '',
): string {
  const thrown = unit.name();
  unit.line(`} catch (${thrown}) { ${first}`);
  if (height !== null) unit.line(`${unit.helper('forgetNoted')}(${height});`);
  const exception = unit.let(`${unit.helper('caught')}(${thrown}, F, ${handled})`);
  if (loops.length > 0) {
    unit.line(`${unit.helper('dropIterators')}(F, F.at ?? ${unit.constant(body[0])}, ${unit.constant(loops)});`);
  }
  return exception;
}
