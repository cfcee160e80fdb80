/** Exception groups (PEP 654). */
import {
  BaseExceptionGroup,
  Exception,
  ExceptionGroup,
  PyBaseException,
  typeError,
  valueError,
} from '../../runtime/errors.ts';
import { call1, isCallable } from '../../runtime/protocol/call.ts';
import { deriveGroup, groupMembers, isGroup, isSequence } from '../../runtime/protocol/exception-groups.ts';
import { toArray } from '../../runtime/protocol/iterate.ts';
import { isTrue } from '../../runtime/protocol/number.ts';
import { repr, str } from '../../runtime/protocol/repr.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { genericAliasType, PyType, typeName, type Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { argumentTuple, initBase, isExceptionType } from './base.ts';
import { defineMembers } from './members.ts';

function make(type: PyType, args: Value[], keywords: Map<string, Value>): PyBaseException {
  if (args.length !== 2 || keywords.size > 0) {
    throw typeError(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`);
  }
  const [message, given] = args;
  if (strValue(message) === undefined) {
    const got = message === null ? 'None' : typeName(message);
    throw typeError(`BaseExceptionGroup.__new__() argument 1 must be str, not ${got}`);
  }
  if (!isSequence(given)) throw typeError('second argument (exceptions) must be a sequence');
  const exceptions = toArray(given);
  if (exceptions.length === 0) throw valueError('second argument (exceptions) must be a non-empty sequence');
  let nested = false;
  exceptions.forEach((item, i) => {
    if (!(item instanceof PyBaseException)) {
      throw valueError(`Item ${i} of second argument (exceptions) is not an exception`);
    }
    if (!item.type.isSubtypeOf(Exception)) nested = true;
  });
  let actual = type;
  if (type === BaseExceptionGroup && !nested) actual = ExceptionGroup;
  else if (nested && type === ExceptionGroup) throw typeError('Cannot nest BaseExceptions in an ExceptionGroup');
  else if (nested && type.isSubtypeOf(Exception)) {
    throw typeError(`Cannot nest BaseExceptions in '${type.name}'`);
  }
  const self = new PyBaseException(actual, argumentTuple(args));
  self.setField('message', message);
  self.setField('exceptions', new PyTuple(exceptions));
  return self;
}

type Matcher = (error: PyBaseException) => boolean;

/** What `split` and `subgroup` take: a type, a tuple of types, or a predicate. */
function matcherOf(condition: Value): Matcher {
  if (isExceptionType(condition)) return error => error.type.isSubtypeOf(condition);
  if (condition instanceof PyTuple && condition.items.every(isExceptionType)) {
    return error => condition.items.some(type => error.type.isSubtypeOf(type as PyType));
  }
  if (isCallable(condition) && !(condition instanceof PyType)) return error => isTrue(call1(condition, error));
  throw typeError('expected an exception type, a tuple of exception types, or a callable (other than a class)');
}

/**
 * Parts an exception (group) by a condition on its leaves and groups, as `except*` does.
 * @returns the matching part and the rest; `null` where empty
 */
export function splitException(
  error: PyBaseException,
  matches: Matcher,
  wantRest = true,
): [PyBaseException | null, PyBaseException | null] {
  if (matches(error)) return [error, null];
  if (!isGroup(error)) return [null, error];
  const match: PyBaseException[] = [];
  const rest: PyBaseException[] = [];
  for (const member of groupMembers(error)) {
    const [inner, outer] = splitException(member, matches, wantRest);
    if (inner !== null) match.push(inner);
    if (outer !== null && wantRest) rest.push(outer);
  }
  return [match.length === 0 ? null : deriveGroup(error, match), rest.length === 0 ? null : deriveGroup(error, rest)];
}

furnish(BaseExceptionGroup, () => ({
  doc: 'Several unrelated exceptions at once.',
  new: ['(type, /, *args, **kwargs)', make, 'Makes a group of a message and a sequence of exceptions.'],
  init: [
    '(self, /, *args, **kwargs)',
    (self: PyBaseException, args: Value[], keywords: Map<string, Value>) => initBase(self, args, keywords),
    'Keeps the arguments.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyBaseException) => {
        const given = self.args.items[1];
        // A list is shown as it was when the group was made, whatever became of it.
        const members = self.field('exceptions') as PyTuple;
        const shown = given instanceof PyList ? new PyList([...members.items]) : (given ?? members);
        return `${self.type.name}(${repr(self.field('message')!)}, ${repr(shown)})`;
      },
      'The constructor call that makes it again.',
    ],
    __str__: [
      '(self, /)',
      (self: PyBaseException) => {
        const n = groupMembers(self).length;
        return `${str(self.field('message')!)} (${n} sub-exception${n > 1 ? 's' : ''})`;
      },
      'The message and the number of exceptions.',
    ],
    derive: [
      '(self, excs, /)',
      (self: PyBaseException, exceptions: Value) => BaseExceptionGroup.call2(self.field('message')!, exceptions),
      'Makes a group of the same message with other exceptions.',
    ],
    split: [
      '(self, matcher_value, /)',
      (self: PyBaseException, condition: Value) => new PyTuple(splitException(self, matcherOf(condition))),
      'The part that matches and the rest; None for an empty part.',
    ],
    subgroup: [
      '(self, matcher_value, /)',
      (self: PyBaseException, condition: Value) => splitException(self, matcherOf(condition), false)[0],
      'The part that matches, or None.',
    ],
  },
  classMethods: {
    __class_getitem__: [
      '(type, object, /)',
      (type: PyType, item: Value) => genericAliasType.call2(type, item),
      'A generic alias.',
    ],
  },
}));
defineMembers(BaseExceptionGroup, {
  message: ['exception message', undefined, 'readonly'],
  exceptions: ['nested exceptions', undefined, 'readonly'],
});
