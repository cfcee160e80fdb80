/**
 * Closing the generators that nobody can reach any more.
 *
 * CPython closes a generator when its last reference goes; there are no reference counts here, so a scan finds out. It
 * runs only while a generator is suspended whose body would notice (`try … finally` or `with`): when a loop over one is
 * left early, after each statement of the outermost module, and at the program's end. Not at other times: builtins hold
 * generators in JavaScript variables while they run (`zip`, `sum`), which no scan can see.
 */
import { reachable } from '../buffer/reachability.ts';
import { GeneratorExit, PyException } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { repr } from '../protocol/repr.ts';
import type { Frame } from './frame.ts';
import { type PyGenerator, suspendedWithCleanup } from './generator.ts';

/** A loop over `generator` was left early: closes it unless the roots or `held` reach it. */
export function closeIfAbandoned(generator: PyGenerator, held: readonly unknown[]): void {
  if (!reachable(held).has(generator)) closeQuietly(generator);
}

/** Closes all that is suspended: the program is over. */
export function closeSuspended(): void {
  for (const generator of [...suspendedWithCleanup]) closeQuietly(generator);
}

/** To be called after a statement of a module: closes what nothing reaches. */
export function afterStatement(frame: Frame): void {
  if (suspendedWithCleanup.size === 0 || frame.back !== null) return;
  const alive = reachable([frame]);
  for (const generator of [...suspendedWithCleanup]) {
    if (!alive.has(generator)) closeQuietly(generator);
  }
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
