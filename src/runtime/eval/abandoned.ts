/**
 * Closing the generators that nobody can reach any more.
 *
 * CPython closes a generator when its last reference goes; there are no reference counts here, so a scan finds out. It
 * runs only while a generator is suspended whose body would notice (`try … finally` or `with`): when a loop is left
 * early, after each statement of a module, and at the program's end.
 */
import { reachable } from '../buffer/reachability.ts';
import { GeneratorExit, PyException } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { repr } from '../protocol/repr.ts';
import type { Frame } from './frame.ts';
import { type PyGenerator, suspendedWithCleanup } from './generator.ts';

/** Closes what is suspended and reachable neither from the roots nor from `held`. */
export function closeAbandoned(held: readonly unknown[]): void {
  const alive = reachable(held);
  for (const generator of [...suspendedWithCleanup]) {
    if (!alive.has(generator)) closeQuietly(generator);
  }
}

/** Closes all that is suspended: the program is over. */
export function closeSuspended(): void {
  for (const generator of [...suspendedWithCleanup]) closeQuietly(generator);
}

/** To be called after a statement of a module. */
export function afterStatement(frame: Frame): void {
  if (suspendedWithCleanup.size > 0) closeAbandoned([frame]);
}

/** An exception that leaves a body in its closing cannot be caught: it is printed. */
function closeQuietly(generator: PyGenerator): void {
  suspendedWithCleanup.delete(generator);
  if (generator.running) return;
  try {
    generator.close();
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    if (thrown.value.context?.type === GeneratorExit) thrown.value.context = null;
    interpreter.host.writeStderr(`Exception ignored while closing generator ${repr(generator)}:\n`);
    interpreter.host.writeStderr(interpreter.formatException(thrown.value));
  }
}
