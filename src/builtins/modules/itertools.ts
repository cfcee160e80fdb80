/** The `itertools` module. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import type { Value } from '../../runtime/types.ts';
import {
  combinationsType,
  combinationsWithReplacementType,
  permutationsType,
  productType,
} from './itertools/combinatoric.ts';
import {
  accumulateType,
  chainType,
  groupbyType,
  grouperType,
  teeFunctions,
  teeType,
  zipLongestType,
} from './itertools/combining.ts';
import { countType, cycleType, repeatType } from './itertools/infinite.ts';
import {
  batchedType,
  compressType,
  dropwhileType,
  filterfalseType,
  isliceType,
  pairwiseType,
  starmapType,
  takewhileType,
} from './itertools/selecting.ts';

const TYPES = [
  accumulateType,
  batchedType,
  chainType,
  combinationsType,
  combinationsWithReplacementType,
  compressType,
  countType,
  cycleType,
  dropwhileType,
  filterfalseType,
  groupbyType,
  grouperType,
  isliceType,
  pairwiseType,
  permutationsType,
  productType,
  repeatType,
  starmapType,
  takewhileType,
  teeType,
  zipLongestType,
];

export const itertools: ModuleDefinition = {
  name: 'itertools',
  doc: 'Iterators as building blocks: endless, selecting, combining.',
  create() {
    const names = new Map<string, Value>(teeFunctions);
    for (const type of TYPES) names.set(type.name, type);
    return names;
  },
};
