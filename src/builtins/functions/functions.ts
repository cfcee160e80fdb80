/** The names of the builtins module. */

import { exceptionTypes } from '../../runtime/errors.ts';
import {
  boolType,
  bytearrayType,
  bytesType,
  classmethodType,
  complexType,
  dictType,
  Ellipsis,
  floatType,
  frozensetType,
  intType,
  listType,
  memoryviewType,
  NotImplemented,
  objectType,
  type PyType,
  propertyType,
  rangeType,
  setType,
  sliceType,
  staticmethodType,
  strType,
  superType,
  tupleType,
  typeType,
  type Value,
} from '../../runtime/types.ts';
import { enumerateType, filterType, mapType, reversedType, zipType } from '../iterators/types.ts';
import { attributeFunctions } from './attributes.ts';
import { iterationFunctions } from './iteration.ts';
import { numberFunctions } from './numbers.ts';
import { openFunction } from './open.ts';
import { siteNames } from './site.ts';
import { textFunctions } from './text.ts';

const TYPES: PyType[] = [
  boolType,
  memoryviewType,
  bytearrayType,
  bytesType,
  classmethodType,
  complexType,
  dictType,
  enumerateType,
  filterType,
  floatType,
  frozensetType,
  propertyType,
  intType,
  listType,
  mapType,
  objectType,
  rangeType,
  reversedType,
  setType,
  sliceType,
  staticmethodType,
  strType,
  superType,
  tupleType,
  typeType,
  zipType,
];

/**
 * Every name of the builtins module that needs no evaluator (that one adds `eval`, `exec`, `compile`, `__import__`,
 * `__build_class__`).
 */
export function builtinNames(): Map<string, Value> {
  const names = new Map<string, Value>();
  for (const table of [attributeFunctions, iterationFunctions, numberFunctions, textFunctions]) {
    for (const [name, value] of table) names.set(name, value);
  }
  names.set('open', openFunction);
  names.set('None', null);
  for (const [name, value] of siteNames()) names.set(name, value);
  names.set('Ellipsis', Ellipsis);
  names.set('NotImplemented', NotImplemented);
  names.set('False', false);
  names.set('True', true);
  for (const type of TYPES) names.set(type.name, type);
  names.set('__debug__', true);
  for (const [name, type] of exceptionTypes) names.set(name, type);
  names.set('EnvironmentError', exceptionTypes.get('OSError')!);
  names.set('IOError', exceptionTypes.get('OSError')!);
  return names;
}
