/** The module `doctest`. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { source } from './doctest/source.ts';
import { unittestSource } from './doctest/unittest-source.ts';

export const doctest: ModuleDefinition = {
  name: 'doctest',
  doc: 'Examples of docstrings, run and compared with what they should print.',
  source: source + unittestSource,
};
