/** The exceptions that keep one or two attributes of their own. */
import {
  AttributeError,
  ImportError,
  KeyError,
  NameError,
  type PyBaseException,
  StopIteration,
  SystemExit,
} from '../../runtime/errors.ts';
import { repr, str } from '../../runtime/protocol/repr.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { unexpectedKeyword } from '../../runtime/signature/unexpected-keyword.ts';
import { isInstance, strType, type Value } from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { argumentTuple, initBase, stateOf } from './base.ts';
import { argument, defineMembers } from './members.ts';

/** Takes the keyword arguments that a type knows; any other raises as CPython's `PyArg_ParseTupleAndKeywords` does. */
function takeKeywords(
  self: PyBaseException,
  type: string,
  known: readonly string[],
  keywords: Map<string, Value>,
): void {
  for (const keyword of keywords.keys()) {
    if (!known.includes(keyword)) throw unexpectedKeyword(`${type}()`, keyword, known);
  }
  for (const name of known) self.setField(name, keywords.get(name));
}

furnish(StopIteration, () => ({
  doc: 'Raised by an iterator that has no more items.',
  init: [
    '(self, /, *args, **kwargs)',
    (self: PyBaseException, args: Value[], keywords: Map<string, Value>) => {
      initBase(self, args, keywords);
      self.setField('value', args.length > 0 ? args[0] : null);
      return null;
    },
    'Keeps the arguments; the first one is the value.',
  ],
}));
defineMembers(StopIteration, { value: ['what the generator returned', argument(0)] });

furnish(SystemExit, () => ({
  doc: 'Asks the interpreter to end the program.',
  init: [
    '(self, /, *args, **kwargs)',
    (self: PyBaseException, args: Value[], keywords: Map<string, Value>) => {
      initBase(self, args, keywords);
      self.setField('code', exitCode(args));
      return null;
    },
    'Keeps the arguments; they are the exit code.',
  ],
}));
function exitCode(args: readonly Value[]): Value {
  return args.length === 0 ? null : args.length === 1 ? args[0] : new PyTuple(args);
}
defineMembers(SystemExit, { code: ['the exit status', error => exitCode(error.args.items)] });

furnish(KeyError, () => ({
  doc: 'A mapping has no such key.',
  methods: {
    __str__: [
      '(self, /)',
      (self: PyBaseException) => {
        const { items } = self.args;
        if (items.length === 1) return repr(items[0]);
        return items.length === 0 ? '' : str(self.args);
      },
      'The repr of the key.',
    ],
  },
}));

furnish(ImportError, () => ({
  doc: 'A module or a name in it cannot be found.',
  init: [
    '(self, /, *args, **kwargs)',
    (self: PyBaseException, args: Value[], keywords: Map<string, Value>) => {
      takeKeywords(self, 'ImportError', ['name', 'path', 'name_from'], keywords);
      self.args = argumentTuple(args);
      self.setField('msg', args.length === 1 ? args[0] : null);
      return null;
    },
    'Keeps the arguments, and by keyword the module’s name and path.',
  ],
  methods: {
    __str__: [
      '(self, /)',
      (self: PyBaseException) => {
        const message = self.field('msg') ?? null;
        if (isInstance(message, strType)) return message;
        const { items } = self.args;
        return items.length === 0 ? '' : str(items.length === 1 ? items[0] : self.args);
      },
      'The message.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PyBaseException) => {
        const state = withFields(self, ['name', 'path', 'name_from']);
        return new PyTuple(state === undefined ? [self.type, self.args] : [self.type, self.args, state]);
      },
      'How to pickle it.',
    ],
  },
}));
defineMembers(ImportError, {
  msg: ['exception message', error => (error.args.items.length === 1 ? error.args.items[0] : null)],
  name: ['module name'],
  path: ['module path'],
  name_from: ['name imported from the module'],
});

furnish(NameError, () => ({
  doc: 'A name is not bound.',
  init: [
    '(self, /, *args, **kwargs)',
    (self: PyBaseException, args: Value[], keywords: Map<string, Value>) => {
      takeKeywords(self, 'NameError', ['name'], keywords);
      self.args = argumentTuple(args);
      return null;
    },
    'Keeps the arguments, and by keyword the name.',
  ],
}));
defineMembers(NameError, { name: ['the name'] });

furnish(AttributeError, () => ({
  doc: 'An object has no such attribute.',
  init: [
    '(self, /, *args, **kwargs)',
    (self: PyBaseException, args: Value[], keywords: Map<string, Value>) => {
      takeKeywords(self, 'AttributeError', ['name', 'obj'], keywords);
      self.args = argumentTuple(args);
      return null;
    },
    'Keeps the arguments, and by keyword the name and the object.',
  ],
  methods: {
    __getstate__: ['(self, /)', attributeErrorState, 'The attributes as a dictionary.'],
    __reduce__: [
      '(self, /)',
      (self: PyBaseException) => new PyTuple([self.type, self.args, attributeErrorState(self)]),
      'How to pickle it.',
    ],
  },
}));
defineMembers(AttributeError, { name: ['attribute name'], obj: ['the object'] });

/** The object itself is not pickled: it may not be picklable. */
function attributeErrorState(self: PyBaseException): PyDict {
  const state = withFields(self, ['name']) ?? new PyDict();
  state.set('args', self.args);
  return state;
}

/** The `__dict__` together with the fields that are set. */
function withFields(self: PyBaseException, names: readonly string[]): PyDict | undefined {
  const state = stateOf(self)?.copy() ?? new PyDict();
  for (const name of names) {
    const value = self.field(name);
    if (value !== undefined && value !== null) state.set(name, value);
  }
  return state.size > 0 ? state : undefined;
}
