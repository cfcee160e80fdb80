/** The `difflib` module: written in Python. (The doctest runner, which knows no interpreter, has deltas of its own.) */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { html } from './difflib/html-source.ts';
import { lines } from './difflib/lines-source.ts';
import { matching } from './difflib/matching-source.ts';

export const difflib: ModuleDefinition = {
  name: 'difflib',
  doc: 'What differs between sequences, and deltas of texts.',
  source: matching + lines + html,
};
