/** Filling dicts from mappings, pairs and keywords: `dict()`, `update`, `|`. */
import { isRaised, type PyException, TypeError_, typeError, valueError } from '../../runtime/errors.ts';
import { getAttrOptional } from '../../runtime/protocol/attribute.ts';
import { getIterator, type PyIterator } from '../../runtime/protocol/iterate.ts';
import { forEachItem, isPlainDict } from '../../runtime/protocol/mapping.ts';
import { addNote } from '../../runtime/protocol/notes.ts';
import type { Value } from '../../runtime/types.ts';
import type { PyDict } from '../../runtime/values/dict.ts';
import { PyList } from '../../runtime/values/list.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';

/** `dict.update(other)`: by `keys()` and subscription if it has `keys`, else as pairs (`dict_update_arg`). */
export function updateDict(self: PyDict, other: Value): void {
  if (isPlainDict(other)) self.merge(other);
  else if (getAttrOptional(other, 'keys') === undefined) updateFromPairs(self, other);
  else forEachItem(other, (key, value) => self.set(key, value));
}

/** `PyDict_MergeFromSeq2` */
function updateFromPairs(self: PyDict, pairs: Value): void {
  const iterator = getIterator(pairs);
  let index = 0;
  for (let pair = iterator.next(); pair !== undefined; pair = iterator.next(), index++) {
    const items = pairItems(pair, index);
    if (items.length !== 2) {
      throw valueError(`dictionary update sequence element #${index} has length ${items.length}; 2 is required`);
    }
    self.set(items[0], items[1]);
  }
}

function pairItems(pair: Value, index: number): readonly Value[] {
  if (pair instanceof PyTuple || pair instanceof PyList) return pair.items;
  const noted = (error: PyException): PyException => {
    addNote(error, `Cannot convert dictionary update sequence element #${index} to a sequence`);
    return error;
  };
  const items: Value[] = [];
  let iterator: PyIterator;
  try {
    iterator = getIterator(pair);
  } catch (thrown) {
    throw isRaised(thrown, TypeError_) ? noted(typeError('object is not iterable')) : thrown;
  }
  try {
    for (let item = iterator.next(); item !== undefined; item = iterator.next()) items.push(item);
    return items;
  } catch (thrown) {
    throw isRaised(thrown, TypeError_) ? noted(thrown) : thrown;
  }
}
