/** The `tempfile` module: written in Python over `os`. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { source } from './tempfile/source.ts';

export const tempfile: ModuleDefinition = {
  name: 'tempfile',
  doc: 'Files and folders for a short time.',
  source,
};
