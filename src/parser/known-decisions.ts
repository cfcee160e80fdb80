import type { KnownDecisions } from './lookahead.ts';

/** The grammar's decisions, which the build puts here: the grammar need not be recorded then. */
export const knownDecisions: KnownDecisions | undefined = undefined;
