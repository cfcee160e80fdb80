/** The `base64` module: written in Python over `binascii`. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { source } from './base64/source.ts';

export const base64: ModuleDefinition = {
  name: 'base64',
  doc: 'Bytes as text of few characters: base 16, 32, 64 and 85.',
  source,
};
