import { iteratorType } from '../../../runtime/protocol/iterate.ts';
import { furnish, type TypeTable } from '../../../runtime/signature/declare.ts';
import { genericAliasType, type PyObject, type PyType, type Value } from '../../../runtime/types.ts';

/** Makes the Python type of an iterator class of itertools; programs may extend it. */
export function defineIterator(name: string, prototype: PyObject, table: TypeTable): PyType {
  const type = iteratorType(name, 'itertools');
  type.basetype = true;
  furnish(type, () => table);
  prototype.type = type;
  return type;
}

/** `__class_getitem__` of generic iterators. */
export const GENERIC = {
  __class_getitem__: [
    '(type, object, /)',
    (type: PyType, item: Value) => genericAliasType.call2(type, item),
    'A generic alias.',
  ],
} as const;
