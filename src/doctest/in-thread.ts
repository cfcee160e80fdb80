/** Running documents without threads. */

import type { Runner } from './pool.ts';
import type { SessionFactory } from './runner-interface.ts';
import { runJob } from './work.ts';

/** Runs documents in this thread, one after the other; nothing watches over them. */
export function inThread(factory: SessionFactory): Runner {
  return {
    width: 1,
    async run(job, emit) {
      runJob(job, factory, emit);
      // Lets signals and the caller's timers have their turn between documents.
      await new Promise(resolve => setImmediate(resolve));
    },
    interrupt() {},
    async close() {},
  };
}
