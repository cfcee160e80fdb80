/** The `mmap` module. */
import { OSError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import type { Value } from '../../runtime/types.ts';
import { ACCESS, MAP, mmapType, PAGE_SIZE, PROT } from './mmap/mmap.ts';
import './mmap/rows.ts';

/** Linux's advice to the kernel about memory; it changes nothing here. */
const ADVICE: Record<string, number> = {
  NORMAL: 0,
  RANDOM: 1,
  SEQUENTIAL: 2,
  WILLNEED: 3,
  DONTNEED: 4,
  FREE: 8,
  REMOVE: 9,
  DONTFORK: 10,
  DOFORK: 11,
  MERGEABLE: 12,
  UNMERGEABLE: 13,
  HUGEPAGE: 14,
  NOHUGEPAGE: 15,
  DONTDUMP: 16,
  DODUMP: 17,
  HWPOISON: 100,
};

export const mmap: ModuleDefinition = {
  name: 'mmap',
  doc: 'Files and anonymous memory as mutable bytes.',
  create() {
    const names = new Map<string, Value>([
      ['mmap', mmapType],
      ['error', OSError],
      ['PAGESIZE', PAGE_SIZE],
      ['ALLOCATIONGRANULARITY', PAGE_SIZE],
    ]);
    const add = (prefix: string, constants: Record<string, number>): void => {
      for (const name in constants) names.set(`${prefix}_${name}`, constants[name]);
    };
    add('ACCESS', ACCESS);
    add('PROT', PROT);
    add('MAP', MAP);
    add('MADV', ADVICE);
    return names;
  },
};
