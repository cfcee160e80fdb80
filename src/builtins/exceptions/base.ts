/** BaseException: what all exceptions share. */
import { BaseException, PyBaseException, PyTraceback, typeError } from '../../runtime/errors.ts';
import { DICT_ATTRIBUTE, getAttrOptional, instanceDict, setAttr } from '../../runtime/protocol/attribute.ts';
import { toArray } from '../../runtime/protocol/iterate.ts';
import { isTrue } from '../../runtime/protocol/number.ts';
import { repr, str } from '../../runtime/protocol/repr.ts';
import { PyGetSetDescriptor } from '../../runtime/signature/builtin.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { type Maybe, memberDescriptorType, type PyType, typeName, type Value } from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { PyList } from '../../runtime/values/list.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { emptyTuple, PyTuple } from '../../runtime/values/tuple.ts';

/** A tuple of arguments as the binder collected them. */
export function argumentTuple(args: Value[]): PyTuple {
  return args.length === 0 ? emptyTuple : new PyTuple(args);
}

/**
 * The `__init__` of exceptions without keyword arguments.
 * @throws TypeError (Python) when there are some
 */
export function initBase(self: PyBaseException, args: Value[], keywords: Map<string, Value>): null {
  if (keywords.size > 0) throw typeError(`${self.type.name}() takes no keyword arguments`);
  self.args = argumentTuple(args);
  return null;
}

function exceptionOrNone(value: Value, message: string): PyBaseException | null {
  if (value === null || value instanceof PyBaseException) return value;
  throw typeError(message);
}

furnish(BaseException, () => ({
  doc: 'The common base of all exceptions.',
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType, args: Value[]) => new PyBaseException(type, argumentTuple(args)),
    'Makes an exception and keeps its arguments.',
  ],
  init: ['(self, /, *args, **kwargs)', initBase, 'Keeps the arguments.'],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyBaseException) => {
        const { items } = self.args;
        return self.type.name + (items.length === 1 ? `(${repr(items[0])})` : repr(self.args));
      },
      'The constructor call that makes it again.',
    ],
    __str__: [
      '(self, /)',
      (self: PyBaseException) => {
        const { items } = self.args;
        if (items.length === 0) return '';
        return str(items.length === 1 ? items[0] : self.args);
      },
      'The message.',
    ],
    __reduce__: ['(self, /)', reduceException, 'How to pickle it.'],
    __setstate__: [
      '(self, state, /)',
      (self: PyBaseException, state: Value) => {
        if (state === null) return null;
        if (!(state instanceof PyDict)) throw typeError('state is not a dictionary');
        for (const [name, value] of [...state.entries()]) setAttr(self, strValue(name) ?? str(name), value);
        return null;
      },
      'Sets attributes from a dictionary.',
    ],
    with_traceback: [
      '(self, tb, /)',
      (self: PyBaseException, traceback: Value) => {
        setTraceback(self, traceback);
        return self;
      },
      'Sets the traceback and returns the exception itself.',
    ],
    add_note: [
      '(self, note, /)',
      (self: PyBaseException, note: Value) => {
        if (strValue(note) === undefined)
          throw typeError(`add_note() argument must be str, not ${note === null ? 'None' : typeName(note)}`);
        const notes = getAttrOptional(self, '__notes__');
        if (notes === undefined) setAttr(self, '__notes__', new PyList([note]));
        else if (notes instanceof PyList) notes.items.push(note);
        else throw typeError('Cannot add note: __notes__ is not a list');
        return null;
      },
      'Adds a line that a traceback shows below the message.',
    ],
  },
  attributes: {
    __dict__: DICT_ATTRIBUTE,
    args: [
      (self: PyBaseException) => self.args,
      (self: PyBaseException, value: Maybe) => {
        if (value === undefined) throw typeError('args may not be deleted');
        self.args = argumentTuple(toArray(value));
      },
      'The arguments of the constructor.',
    ],
    __traceback__: [
      (self: PyBaseException) => self.traceback,
      (self: PyBaseException, value: Maybe) => {
        if (value === undefined) throw typeError('__traceback__ may not be deleted');
        setTraceback(self, value);
      },
      'Where it was raised.',
    ],
    __cause__: [
      (self: PyBaseException) => self.cause,
      (self: PyBaseException, value: Maybe) => {
        if (value === undefined) throw typeError('__cause__ may not be deleted');
        self.cause = exceptionOrNone(value, 'exception cause must be None or derive from BaseException');
        self.suppressContext = true;
      },
      'The exception that `raise … from` named.',
    ],
    __context__: [
      (self: PyBaseException) => self.context,
      (self: PyBaseException, value: Maybe) => {
        if (value === undefined) throw typeError('__context__ may not be deleted');
        self.context = exceptionOrNone(value, 'exception context must be None or derive from BaseException');
      },
      'The exception that was being handled.',
    ],
  },
}));

const suppress = new PyGetSetDescriptor(
  '__suppress_context__',
  BaseException,
  (self: PyBaseException) => self.suppressContext,
  (self: PyBaseException, value: Maybe) => {
    if (value === undefined) throw typeError("can't delete numeric/char attribute");
    if (typeof value !== 'boolean') throw typeError('attribute value type must be bool');
    self.suppressContext = isTrue(value);
  },
  'Whether a traceback leaves out `__context__`.',
);
suppress.type = memberDescriptorType;
BaseException.setAttribute('__suppress_context__', suppress);

function setTraceback(self: PyBaseException, value: Value): void {
  if (value !== null && !(value instanceof PyTraceback)) {
    throw typeError('__traceback__ must be a traceback or None');
  }
  self.traceback = value;
}

/** The items of an exception's `__dict__`, or `undefined` when there are none. */
export function stateOf(self: PyBaseException): PyDict | undefined {
  const dict = instanceDict(self);
  return dict instanceof PyDict && dict.size > 0 ? dict : undefined;
}

/** CPython's `BaseException_reduce`. */
export function reduceException(self: PyBaseException): PyTuple {
  const state = stateOf(self);
  return new PyTuple(state === undefined ? [self.type, self.args] : [self.type, self.args, state]);
}

/** Whether an `except` clause or a group may name `value`: a subclass of BaseException. */
export function isExceptionType(value: Value): value is PyType {
  return typeof value === 'object' && value !== null && 'mro' in value && (value as PyType).mro.includes(BaseException);
}
