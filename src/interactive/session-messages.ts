/** What a session's thread and the front end's tell each other. */
import type { MessagePort } from 'node:worker_threads';
import type { SessionOptions } from './local-session.ts';
import type { RingMemory } from './output-ring.ts';
import type { Session } from './session-interface.ts';

/** What the session's thread is started with; `kind` tells it from other threads of the same files. */
export interface SessionStart {
  kind: 'session';
  options: SessionOptions;
  /** Megabytes that buffers may take. */
  memoryMb?: number;
  memory: RingMemory;
  /** Where lines of input come from. */
  input: MessagePort;
}

/** The calls that are answered by a message. */
export type Method = Exclude<keyof Session, 'interrupt' | 'answerInput' | 'dispose'>;

/** The calls that run a program, and tell its events meanwhile. */
const RUNNING = ['run', 'runFile', 'runProgram'] as const satisfies readonly Method[];
export type Running = (typeof RUNNING)[number];
export const isRunning = (method: Request['method']): method is Running =>
  (RUNNING as readonly string[]).includes(method);

export interface Request {
  id: number;
  method: Method | 'writeCache';
  args: unknown[];
}

/** An answer; or, without an `id`, news in the ring that should not wait. */
export type Reply = { id: number; value: unknown } | { id: number; failure: string } | { wake: true };
