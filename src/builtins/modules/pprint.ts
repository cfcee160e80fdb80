/** The `pprint` module: written in Python. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { source } from './pprint/source.ts';

export const pprint: ModuleDefinition = {
  name: 'pprint',
  doc: 'Objects printed so that they fit a width.',
  source,
};
