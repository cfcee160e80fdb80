/**
 * What generated text calls by name: the runtime's own functions and classes, so that what is slow or can raise stands
 * once, for closures and generated functions alike.
 */

import { loadItemAt, storeItemAt } from '../../buffer/inline.ts';
import { indexError, keyError } from '../../errors.ts';
import * as arithmetic from '../../protocol/arithmetic.ts';
import { call0, call1, call2, call3, callWithKeywords, invoke } from '../../protocol/call.ts';
import { type CompareOp, compareAfterLeading, richCompare } from '../../protocol/compare.ts';
import { checkInit, hasPlan, isAbstract } from '../../protocol/construct.ts';
import { getIterator, loopIterator, PyRangeIterator } from '../../protocol/iterate.ts';
import { leading } from '../../protocol/leading.ts';
import { isTrue, truthOf } from '../../protocol/number.ts';
import { ascii, format, repr, str } from '../../protocol/repr.ts';
import { contains, getItem, setItem } from '../../protocol/subscript.ts';
import {
  bytearrayType,
  bytesType,
  Cell,
  dictType,
  floatType,
  functionType,
  listType,
  PyInstance,
  PyType,
  superType,
  tupleType,
  typeType,
  type Value,
} from '../../types.ts';
import { PyDict } from '../../values/dict.ts';
import { PyFloat } from '../../values/float.ts';
import { PyList } from '../../values/list.ts';
import { PySet } from '../../values/set.ts';
import { PySlice } from '../../values/slice.ts';
import { PyTuple } from '../../values/tuple.ts';
import { loadSubscript, storeAttribute, storeSubscript } from '../access.ts';
import { inplaceOperators, unpackExactly } from '../assignments.ts';
import { binaryOperators } from '../binary.ts';
import { observation } from '../bind.ts';
import { beginLoop, failAssertion, interruptedAt, leaveFor } from '../control.ts';
import { caught, chooseHandler, finallyAfter, handle, raising, runHandler } from '../exceptions.ts';
import {
  BREAK,
  CONTINUE,
  emptyLocals,
  Frame,
  interrupted,
  RAISED,
  recursionError,
  SUSPENDED,
  takeRaised,
  thread,
} from '../frame.ts';
import { boundLocals, shareVariables, unwind } from '../function.ts';
import { dropIterators } from '../loops.ts';
import { loadGlobal, unboundLocal, unboundVariable } from '../names.ts';
import {
  forgetNoted,
  holdingBound,
  holdingCall,
  holdingCall1,
  holdingCall2,
  holdingComparison,
  holdingContains,
  holdingMethod,
  holdingMethod1,
  holdingMethod2,
  pending,
} from '../pending.ts';
import { heated } from '../tier.ts';
import { beginDelegation, continueDelegation, delegateIterator, resumed } from '../yield-expressions.ts';

/** A comparison by the protocol, as a condition. */
function holds(op: CompareOp, a: Value, b: Value): boolean {
  const result = richCompare(op, a, b);
  return result === true || (result !== false && isTrue(result));
}

/** The same where operands may be nowhere else; a traceback shows that node if asking for the truth raises. */
function holdsWhileHolding(op: CompareOp, a: Value, b: Value, frame: Frame, at: Frame['at']): boolean {
  return truthAt(holdingComparison(op, a, b), frame, at);
}

/** A value as a condition; a traceback shows that node if asking for the truth raises. */
function truthAt(value: Value, frame: Frame, at: Frame['at']): boolean {
  if (typeof value === 'boolean') return value;
  frame.at = at;
  return isTrue(value);
}

/** The same where a traceback shows another node if asking for the truth raises. */
function holdsElsewhere(op: CompareOp, a: Value, b: Value, frame: Frame, at: Frame['at']): boolean {
  return truthAt(richCompare(op, a, b), frame, at);
}

const prefixed = <Prefix extends string, T>(
  prefix: Prefix,
  table: Record<string, T>,
): Record<`${Prefix}${string}`, T> =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [prefix + name, value])) as Record<
    `${Prefix}${string}`,
    T
  >;

const named = {
  after: observation.after,
  afterLeading: arithmetic.afterLeading,
  afterLeadingInplace: arithmetic.afterLeadingInplace,
  during: observation.during,
  ascii,
  beginLoop,
  beginDelegation,
  boundLocals,
  BREAK,
  bytearrayType,
  bytesType,
  call0,
  call1,
  call2,
  call3,
  callWithKeywords,
  Cell,
  checkInit,
  chooseHandler,
  compareAfterLeading,
  contains,
  CONTINUE,
  continueDelegation,
  delegateIterator,
  caught,
  dropIterators,
  emptyLocals,
  Frame,
  heated,
  indexError,
  keyError,
  RAISED,
  raising,
  recursionError,
  takeRaised,
  unwind,
  finallyAfter,
  handle,
  hasPlan,
  isAbstract,
  resumed,
  SUSPENDED,
  superType,
  dictType,
  failAssertion,
  floatType,
  forgetNoted,
  format,
  functionType,
  holdingBound,
  holdingCall,
  holdingCall1,
  holdingCall2,
  holdingContains,
  holdingMethod,
  holdingMethod1,
  holdingMethod2,
  pending,
  getItem,
  getIterator,
  holds,
  holdingComparison,
  holdsWhileHolding,
  holdsElsewhere,
  interrupted,
  interruptedAt,
  invert: arithmetic.invert,
  invoke,
  isTrue,
  leading,
  leaveFor,
  listType,
  loadGlobal,
  loopIterator,
  neg: arithmetic.neg,
  pos: arithmetic.pos,
  PyDict,
  PyFloat,
  PyInstance,
  PyList,
  PyRangeIterator,
  PySet,
  PySlice,
  PyTuple,
  PyType,
  loadItemAt,
  loadSubscript,
  storeItemAt,
  repr,
  richCompare,
  runHandler,
  setItem,
  shareVariables,
  storeAttribute,
  storeSubscript,
  str,
  thread,
  truthAt,
  truthOf,
  tupleType,
  typeType,
  unboundLocal,
  unboundVariable,
  unpackExactly,
};

export const helpers = { ...named, ...prefixed('op', binaryOperators), ...prefixed('inplace', inplaceOperators) };
export type Helper =
  | keyof typeof named
  | `op${keyof typeof binaryOperators}`
  | `inplace${keyof typeof inplaceOperators}`;
