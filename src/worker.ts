/** The interpreter's thread: of the `octets` command, or of a session. */
import { runCommand } from './command.ts';
import { useHotTier } from './hot-tier.ts';
import type { SessionStart } from './interactive/session-messages.ts';
import { limitMemory } from './memory-limit.ts';
import { shareInterruptFlag } from './runtime/eval/frame.ts';
import { nodeBuiltin } from './runtime/node-builtin.ts';
import { sessionServer } from './session-entry.ts';
import type { Parsed, Start } from './start.ts';
import { collectPromptly } from './young-collector.ts';

/**
 * Runs the command line that the main thread was given.
 * @param parsed asks for the program as the main thread parsed it
 * @returns the exit status
 */
export async function run(
  { args, interrupt, terminals, doctest }: Start,
  parsed: () => Parsed | undefined = () => undefined,
): Promise<number> {
  shareInterruptFlag(new Int32Array(interrupt, 0, 1));
  collectPromptly();
  limitMemory();
  useHotTier();
  // From here on it is a microtask. V8 makes a message for every value thrown outside of one, in case nobody catches it,
  // which would double what a Python exception costs.
  await undefined;
  if (doctest) return (await import('./doctest-worker.ts')).serveDocuments(interrupt);
  return runCommand(args, terminals, parsed);
}

/**
 * Lets the thread that hears the keys go first where both want a processor. Linux's priorities are those of threads; elsewhere
 * it would be the whole process.
 */
function yieldToFrontEnd(): void {
  if (process.platform !== 'linux') return;
  try {
    nodeBuiltin('node:os').setPriority(0, 10);
  } catch {
    // A system that forbids it.
  }
}

/**
 * Serves an interactive session from this thread.
 * @param writeCache writes what has run so far into the session's code cache: a step of the build
 */
export function serve(start: SessionStart, writeCache: () => void): void {
  yieldToFrontEnd();
  collectPromptly();
  limitMemory(start.memoryMb);
  useHotTier();
  sessionServer()(start, writeCache);
}

// Run from the sources this file is the thread's own; built, `boot.ts` calls `run`.
if (import.meta.url !== undefined) {
  const { isMainThread, parentPort, workerData } = nodeBuiltin('node:worker_threads');
  if (!isMainThread) run(workerData as Start).then(status => parentPort!.postMessage(status));
}
