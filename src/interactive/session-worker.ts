/** The thread of a session: a local session that is asked by messages and speaks through shared memory. */
import type { MessagePort } from 'node:worker_threads';
import { NodeHost } from '../node-host.ts';
import { interrupted, interruptFlag, shareInterruptFlag } from '../runtime/eval/frame.ts';
import { nodeBuiltin } from '../runtime/node-builtin.ts';
import { LocalSession } from './local-session.ts';
import { CONTROL, RECORD, RingWriter } from './output-ring.ts';
import type { RunEvents } from './session-interface.ts';
import { isRunning, type Reply, type Request, type SessionStart } from './session-messages.ts';

/** An interrupt that comes between looking at the flag and waiting is heard after so many milliseconds. */
const WAIT_MS = 20;

/**
 * Answers the requests that come to this thread, one after the other, until it is ended.
 * @param writeCache what the request `writeCache`, a step of the build, does
 */
export function serveSession(start: SessionStart, writeCache: () => void = () => {}): void {
  const { parentPort, receiveMessageOnPort } = nodeBuiltin('node:worker_threads');
  const port = parentPort as MessagePort;
  const control = new Int32Array(start.memory.control);
  shareInterruptFlag(control.subarray(CONTROL.interrupt, CONTROL.interrupt + 1));
  const ring = new RingWriter(start.memory, interrupted);
  const { input } = start;
  const tell = (reply: Reply): void => port.postMessage(reply);
  const events: RunEvents = {
    output: (stream, text) => ring.write(RECORD[stream], text),
    input(prompt) {
      ring.write(RECORD.prompt, prompt);
      ring.write(RECORD.promptEnd, '');
      tell({ wake: true });
    },
    page(text) {
      ring.write(RECORD.page, text);
      ring.write(RECORD.pageEnd, '');
      tell({ wake: true });
    },
  };
  const nextLine = (): { message: string | null } | undefined => {
    const received = receiveMessageOnPort(input) as { message: string | null } | undefined;
    if (received !== undefined) Atomics.sub(control, CONTROL.input, 1);
    return received;
  };
  const readLine = (): string | null => {
    for (;;) {
      const line = nextLine();
      if (line !== undefined) return line.message;
      Atomics.wait(control, CONTROL.input, 0, WAIT_MS);
      interrupted();
    }
  };
  const host = new NodeHost(false, interruptFlag, interrupted);
  const session = new LocalSession({ ...start.options, host, readLine });
  let last: Promise<void> = Promise.resolve();
  port.on('message', ({ id, method, args }: Request) => {
    last = last.then(async () => {
      const given = isRunning(method) ? [...args, events] : args;
      // Lines that the last program did not wait for are not this one's.
      while (nextLine() !== undefined);
      try {
        if (method === 'writeCache') {
          writeCache();
          tell({ id, value: undefined });
          return;
        }
        const value = await (session[method] as (...given: unknown[]) => Promise<unknown>)(...given);
        tell({ id, value });
      } catch (error) {
        tell({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
    });
  });
}

// Run from the sources this file is the thread's own; built, `boot.ts` calls `serveSession`.
const start = globalThis.process?.getBuiltinModule?.('node:worker_threads')?.workerData as SessionStart | undefined;
if (import.meta.url?.endsWith('.ts') && start?.kind === 'session') serveSession(start);
