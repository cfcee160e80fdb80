/** `octets doctest`: the main thread. It reports, and watches over the threads in which documents run. */
import { readFileSync, writeSync } from 'node:fs';
import { doctestCommand, INTERRUPTED } from './doctest/command.ts';
import { doctestThreads } from './doctest-threads.ts';

function writeTo(descriptor: number, text: string): void {
  const data = Buffer.from(text, 'utf8');
  for (let done = 0; done < data.length; ) {
    try {
      done += writeSync(descriptor, data, done);
    } catch (error) {
      const { code } = error as { code?: string };
      // Nobody reads any more: as a program that SIGPIPE ends.
      if (code === 'EPIPE') process.exit(141);
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

/**
 * Runs the command line.
 * @param args without `octets doctest`
 * @param terminal whether standard output is a terminal
 * @returns the exit status
 */
export async function runDoctestCommand(args: readonly string[], terminal: boolean): Promise<number> {
  const stop = new AbortController();
  process.on('SIGINT', () => {
    if (stop.signal.aborted) process.exit(INTERRUPTED);
    stop.abort();
  });
  return doctestCommand(args, doctestThreads, {
    write: text => writeTo(1, text),
    writeError: text => writeTo(2, text),
    terminal,
    columns: process.stdout.columns,
    env: process.env,
    readInput: () => readFileSync(0, 'utf8'),
    signal: stop.signal,
  });
}
