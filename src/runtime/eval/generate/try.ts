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
  const [raised, thrown] = [unit.name(), unit.name()];
  const loops: number[] = [];
  unit.line(`let ${raised} = false;`);
  const waiting = emitHeight(unit);
  const handled = unit.let(`${unit.helper('thread')}.handled`);
  unit.line('try {');
  const body = unit.way(() =>
    node.handlers.length > 0
      ? emitHandlers(unit, node)
      : unit.context.withLoops(loops, () => emitBlock(unit, node.body)),
  );
  unit.line(`} catch (${thrown}) { ${raised} = true; ${waiting}`);
  const exception = emitCaught(unit, thrown, handled, loops, node.body);
  const clause = unit.constant(unit.around(() => bindBlock(node.finalbody, unit.context)));
  emitCompletion(unit, unit.let(`${unit.helper('finallyAfter')}(${exception}, ${clause}, F)`));
  unit.line(`} finally { if (!${raised}) {`);
  const last = unit.way(() => emitBlock(unit, node.finalbody));
  unit.line('} }');
  return body !== null && last !== null;
};

/** The body with its handlers. @returns whether it can end normally */
function emitHandlers(unit: Unit, { body, handlers, orelse }: Try): boolean {
  const [ended, thrown] = [unit.name(), unit.name()];
  const loops: number[] = [];
  unit.line(`let ${ended} = false;`);
  const waiting = emitHeight(unit);
  const handled = unit.let(`${unit.helper('thread')}.handled`);
  unit.line('try {');
  const after = unit.way(() => unit.context.withLoops(loops, () => emitBlock(unit, body)));
  if (after !== null) unit.line(`${ended} = true;`);
  unit.line(`} catch (${thrown}) { ${waiting}`);
  const exception = emitCaught(unit, thrown, handled, loops, body);
  const clauses = unit.constant(unit.around(() => bindHandlers(handlers, unit.context)));
  emitCompletion(unit, unit.let(`${unit.helper('handle')}(${clauses}, ${exception}, F)`));
  unit.line('}');
  if (orelse.length === 0) return true;
  unit.line(`if (${ended}) {`);
  unit.way(() => emitBlock(unit, orelse));
  unit.line('}');
  return true;
}

/** Notes how many operands wait before a `try`; @returns what forgets those that its body has noted */
function emitHeight(unit: Unit): string {
  if (!isWatching()) return '';
  const height = unit.let(`${unit.helper('pending')}.length`);
  return `${unit.helper('forgetNoted')}(${height});`;
}

/** What was thrown as the exception that is caught here; loops that it has left let their iterators go. */
function emitCaught(
  unit: Unit,
  thrown: string,
  handled: string,
  loops: readonly number[],
  body: readonly Stmt[],
): string {
  const exception = unit.let(`${unit.helper('caught')}(${thrown}, F, ${handled})`);
  if (loops.length > 0) {
    unit.line(`${unit.helper('dropIterators')}(F, F.at ?? ${unit.constant(body[0])}, ${unit.constant(loops)});`);
  }
  return exception;
}
