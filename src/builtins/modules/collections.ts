/** The `collections` module. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { countingFunctions, defaultdictType, tupleGetterType } from './collections/defaultdict.ts';
import { dequeType } from './collections/deque.ts';
import { orderedDictType } from './collections/ordereddict.ts';
import { source } from './collections/source.ts';

export const collections: ModuleDefinition = {
  name: 'collections',
  doc: 'Containers beyond dict, list, set and tuple.',
  create: () => ({
    deque: dequeType,
    defaultdict: defaultdictType,
    OrderedDict: orderedDictType,
    _tuplegetter: tupleGetterType,
    _count_elements: countingFunctions.get('_count_elements')!,
  }),
  source,
};
