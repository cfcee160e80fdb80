/** A thread of the doctest runner: takes documents, runs them on the interpreter, tells what happens. */
import { dirname, resolve } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { Job } from './doctest/job.ts';
import { GREEDY, LATE, lateNote, READY, WORD } from './doctest/words.ts';
import { doctestSessions } from './doctest-sessions.ts';
import { garbageCollector } from './garbage-collector.ts';
import { startMain } from './index.ts';
import { NodeHost } from './node-host.ts';
import { interrupted, interruptFlag } from './runtime/eval/frame.ts';

/**
 * After so many documents the heap is collected: V8 on its own lets the garbage of finished ones grow for seconds, and a
 * thousand documents are to need no more memory than fifty.
 */
const COLLECT_AFTER = 25;

/** Takes jobs until the thread is ended. @param shared the words of `WORD` in `doctest/pool.ts` */
export async function serveDocuments(shared: SharedArrayBuffer): Promise<never> {
  const { runJob } = await import('./doctest/work.ts');
  const words = new Int32Array(shared);
  const host = new NodeHost(false, interruptFlag, interrupted);
  const factory = doctestSessions(host, (inner, file) =>
    startMain(inner, [file ?? ''], file === undefined ? '' : dirname(resolve(file))),
  );
  let documents = 0;
  let collect: ReturnType<typeof garbageCollector> | undefined;
  parentPort!.on('message', (job: Job) => {
    if (++documents % COLLECT_AFTER === 0) (collect ??= garbageCollector())({ type: 'major' });
    runJob(job, factory, event => parentPort!.postMessage(event), {
      begin(ordinal) {
        Atomics.store(words, WORD.REASON, 0);
        Atomics.add(words, WORD.BEGUN, 1);
        Atomics.store(words, WORD.RUNNING, ordinal + 1);
      },
      end() {
        Atomics.store(words, WORD.RUNNING, 0);
        const reason = Atomics.exchange(words, WORD.REASON, 0);
        if (reason === 0) return null;
        // It may have ended by itself just before.
        Atomics.store(words, WORD.INTERRUPT, 0);
        if (reason === GREEDY) return 'was stopped because it used up the memory';
        return reason === LATE ? lateNote(job.settings.timeout) : null;
      },
    });
  });
  parentPort!.postMessage(READY);
  return new Promise<never>(() => {});
}
