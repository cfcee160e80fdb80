/** What `sys.set_asyncgen_hooks` set: an event loop wants to hear of the asynchronous generators that run in it. */
import type { Value } from './types.ts';

/** Called with an asynchronous generator at its first use, and when it is lost before its end. */
export const asyncGeneratorHooks: { firstiter: Value; finalizer: Value } = { firstiter: null, finalizer: null };
