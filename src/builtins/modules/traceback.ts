/** The module `traceback`: what tracebacks are made of, in Python; the texts come from `runtime/traceback`. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { source } from './traceback/source.ts';

export const traceback: ModuleDefinition = {
  name: 'traceback',
  doc: 'Exceptions and stacks as text, and what that text is made of.',
  source,
};
