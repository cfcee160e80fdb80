/** The iterator types that the builtins module offers by name; all of them can be subclassed. */
import { iteratorType } from '../../runtime/protocol/iterate.ts';
import type { PyType } from '../../runtime/types.ts';

function open(name: string): PyType {
  const type = iteratorType(name);
  type.basetype = true;
  return type;
}

export const enumerateType = open('enumerate');
export const zipType = open('zip');
export const mapType = open('map');
export const filterType = open('filter');
export const reversedType = open('reversed');
