/** The module `inspect`: so far the flags of buffer requests. */
import { PyBUF } from '../../runtime/buffer/request.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';

const members = Object.entries(PyBUF)
  .map(([name, value]) => `    ${name} = 0x${value.toString(16)}`)
  .join('\n');

export const inspect: ModuleDefinition = {
  name: 'inspect',
  doc: 'What objects are made of.',
  create: () => ({}),
  source: `
import enum

class BufferFlags(enum.IntFlag):
    """What a consumer of a buffer asks for: the argument of __buffer__()."""
${members}

__all__ = ['BufferFlags']
`,
};
