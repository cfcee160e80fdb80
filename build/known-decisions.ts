/** Puts the grammar's decisions into a bundle, so that nobody records the grammar to find them (`src/parser/lookahead.ts`). */
import type { Plugin } from 'esbuild';
import { PythonGrammar } from '../src/parser/grammar.ts';
import { decisionsOf } from '../src/parser/lookahead.ts';

/** The module that holds them. */
export const KNOWN_DECISIONS = /\/src\/parser\/known-decisions\.ts$/;

let contents: string | undefined;

/** Its text in a build. */
export function knownDecisionsText(): string {
  contents ??= `export const knownDecisions = ${JSON.stringify(decisionsOf(new PythonGrammar()))};`;
  return contents;
}

export const withKnownDecisions: Plugin = {
  name: 'known-decisions',
  setup(builder) {
    builder.onLoad({ filter: KNOWN_DECISIONS }, () => ({ contents: knownDecisionsText(), loader: 'js' }));
  },
};
