import type { ModuleDefinition } from '../../src/runtime/modules.ts';
export const testbuffer: ModuleDefinition = { name: '_testbuffer', source: 'raise ImportError("not yet")' };
