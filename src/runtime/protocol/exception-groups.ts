/** Exception groups, for what parts them: `split`, `subgroup` and `except*`. */
import { BaseExceptionGroup, PyBaseException, typeError } from '../errors.ts';
import { typeOf, type Value } from '../types.ts';
import { PyList } from '../values/list.ts';
import { strValue } from '../values/subclass.ts';
import type { PyTuple } from '../values/tuple.ts';
import { getAttrOptional, setAttr } from './attribute.ts';
import { callMethod } from './call.ts';
import { toArray } from './iterate.ts';

/** Whether a value is an exception group. */
export function isGroup(value: Value): value is PyBaseException {
  return value instanceof PyBaseException && value.type.isSubtypeOf(BaseExceptionGroup);
}

/** The exceptions of a group. */
export function groupMembers(group: PyBaseException): readonly PyBaseException[] {
  return (group.field('exceptions') as PyTuple).items as readonly PyBaseException[];
}

/** `PySequence_Check` */
export function isSequence(value: Value): boolean {
  const type = typeOf(value);
  return strValue(value) !== undefined || (type.lookup('__getitem__') !== undefined && type.patternKind !== 'mapping');
}

/**
 * A group like `original` of other exceptions, made by its `derive`, with its traceback, cause, context and notes: CPython's
 * `exceptiongroup_subset`. Its context is suppressed, whatever that of `original` is.
 * @throws TypeError if `derive` makes something else
 */
export function deriveGroup(original: PyBaseException, members: readonly PyBaseException[]): PyBaseException {
  const derived = callMethod(original, 'derive', new PyList([...members]));
  if (!isGroup(derived)) throw typeError('derive must return an instance of BaseExceptionGroup');
  derived.traceback = original.traceback;
  derived.context = original.context;
  derived.cause = original.cause;
  derived.suppressContext = true;
  const notes = getAttrOptional(original, '__notes__');
  if (notes !== undefined && isSequence(notes)) setAttr(derived, '__notes__', new PyList(toArray(notes)));
  return derived;
}
