/** Where the threads of the doctest runner come from: each is an interpreter of its own. */
import { existsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { SHARE_ENV } from 'node:worker_threads';
import { RESOURCE_LIMITS, type Runner, WorkerPool } from './doctest/pool.ts';
import type { Start } from './start.ts';

/** The share of the machine's memory that documents may take. */
const MEMORY_SHARE = 0.6;

/** The first file of an interpreter's thread: built, it lies beside this one; from the sources, it is `worker.ts`. */
function threadEntry(): string | URL {
  if (import.meta.url === undefined) return join(__dirname, 'boot.cjs');
  const built = new URL('./boot.cjs', import.meta.url);
  return existsSync(built) ? built : new URL('./worker.ts', import.meta.url);
}

/**
 * @param width how many documents run at the same time
 * @param memory bytes that they may take; 0: as many as is good for the machine
 */
export function doctestThreads(width: number, memory: number): Runner {
  const all = Math.min(process.constrainedMemory() || totalmem(), totalmem());
  return new WorkerPool(
    {
      entry: threadEntry(),
      options: interrupt => ({
        workerData: { args: [], interrupt, terminals: [false, false, false], doctest: true } satisfies Start,
        env: SHARE_ENV,
        // What a test framework runs with is not for these threads.
        execArgv: [],
        resourceLimits: RESOURCE_LIMITS,
      }),
    },
    width,
    memory || all * MEMORY_SHARE,
  );
}
