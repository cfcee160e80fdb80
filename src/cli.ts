#!/usr/bin/env node
/**
 * The `octets` command: the main thread. It starts the interpreter in a worker thread, which has the stack that deep
 * recursion needs, and stays free to hear Ctrl-C: a signal sets the shared flag that the interpreter polls.
 */
import { join } from 'node:path';
import { SHARE_ENV, Worker } from 'node:worker_threads';

/** What the worker thread is given. */
export interface Start {
  args: string[];
  interrupt: SharedArrayBuffer;
  terminals: [boolean, boolean, boolean];
}

/** Megabytes of stack: enough for CPython's default recursion limit many times over. */
const STACK_MB = 64;
const YOUNG_MB = 64;

const interrupt = new SharedArrayBuffer(4);
const flag = new Int32Array(interrupt);
const start: Start = {
  args: process.argv.slice(2),
  interrupt,
  terminals: [process.stdin.isTTY === true, process.stdout.isTTY === true, process.stderr.isTTY === true],
};
/** Built, the command is one CommonJS file beside `boot.cjs`; from the sources, an ES module beside `worker.ts`. */
const entry = import.meta.url === undefined ? join(__dirname, 'boot.cjs') : new URL('./worker.ts', import.meta.url);
const worker = new Worker(entry, {
  workerData: start,
  env: SHARE_ENV,
  trackUnmanagedFds: false,
  // A roomy young generation: no collection before the first line of a program runs.
  resourceLimits: { stackSizeMb: STACK_MB, maxYoungGenerationSizeMb: YOUNG_MB },
});
worker.on('message', (status: number) => {
  process.exit(status);
});
worker.on('error', (error: Error & { code?: string }) => {
  const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  process.stderr.write(memory ? 'MemoryError\n' : `octets: internal error: ${error.stack ?? error.message}\n`);
  process.exit(memory ? 1 : 70);
});
let asked = 0;
process.on('SIGINT', () => {
  // A program that catches every KeyboardInterrupt still ends at the third within two seconds.
  const now = Date.now();
  if (now - asked < 50 && Atomics.load(flag, 0) !== 0) process.exit(130);
  asked = now;
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
});
