/**
 * Interactive sessions in a thread of their own, for a front end that starts quickly: this entry loads no interpreter, the
 * thread does.
 */
export type { SessionOptions } from './interactive/local-session.ts';
export type * from './interactive/session-interface.ts';
export { WorkerSession, type WorkerSessionOptions } from './interactive/worker-session.ts';
