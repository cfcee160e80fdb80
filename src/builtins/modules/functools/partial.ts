/** `partial`, with `Placeholder` for arguments to come (3.14). */

import { typeError } from '../../../runtime/errors.ts';
import { DICT_ATTRIBUTE, instanceDict, replaceInstanceDict } from '../../../runtime/protocol/attribute.ts';
import { callWithKeywords, isCallable } from '../../../runtime/protocol/call.ts';
import { enterRepr, leaveRepr, repr, str } from '../../../runtime/protocol/repr.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import {
  dictType,
  genericAliasType,
  objectType,
  PyCallable,
  PySingleton,
  PyType,
  tupleType,
  typeOf,
  type Value,
} from '../../../runtime/types.ts';
import { giveAttributes } from '../../../runtime/values/adopt.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { PyMethod } from '../../../runtime/values/function.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { emptyTuple, PyTuple } from '../../../runtime/values/tuple.ts';
import { readonlyMember } from '../../function/function.ts';

const placeholderType = new PyType('_PlaceholderType', [objectType], { module: 'functools' });
placeholderType.basetype = false;
export const Placeholder = new PySingleton(placeholderType, 'Placeholder');
furnish(placeholderType, () => ({
  doc: 'The type of Placeholder.',
  new: [
    '(type, /, *args, **kwargs)',
    (_type: PyType, args: Value[], keywords: Map<string, Value>) => {
      if (args.length > 0 || keywords.size > 0) throw typeError('_PlaceholderType takes no arguments');
      return Placeholder;
    },
    'The only instance.',
  ],
  methods: {
    __repr__: ['(self, /)', () => 'Placeholder', 'Text that shows the object.'],
    __reduce__: ['(self, /)', () => 'Placeholder', 'How to pickle it.'],
  },
}));

export const partialType = new PyType('partial', [objectType], { module: 'functools' });
partialType.hasDict = true;
partialType.hasWeakref = true;

class PyPartial extends PyCallable {
  func: Value = null;
  args = emptyTuple;
  keywords: PyDict = new PyDict();
  holes = 0;
  constructor(type: PyType) {
    super();
    this.type = type;
    giveAttributes(this, type);
  }
  override call(args: Value[], kwnames: readonly string[] | null): Value {
    const given = args.length - (kwnames?.length ?? 0);
    if (given < this.holes) {
      throw typeError(`missing positional arguments in 'partial' call; expected at least ${this.holes}, got ${given}`);
    }
    let next = 0;
    const positional =
      this.holes === 0 ? this.args.items.slice() : this.args.items.map(a => (a === Placeholder ? args[next++] : a));
    for (; next < given; next++) positional.push(args[next]);
    if (this.keywords.size === 0) {
      for (let i = given; i < args.length; i++) positional.push(args[i]);
      return callWithKeywords(this.func, positional, kwnames);
    }
    const keywords = this.keywords.copy();
    kwnames?.forEach((name, i) => void keywords.set(name, args[given + i]));
    const names: string[] = [];
    for (const [name, value] of keywords.entries()) {
      const text = strValue(name);
      if (text === undefined) throw typeError('keywords must be strings');
      names.push(text);
      positional.push(value);
    }
    return callWithKeywords(this.func, positional, names);
  }
}

function make(type: PyType, args: Value[], keywords: Map<string, Value>): Value {
  if (args.length === 0) throw typeError("type 'partial' takes at least one argument");
  let [func, ...rest] = args;
  if (!isCallable(func)) throw typeError('the first argument must be callable');
  if (rest.length > 0 && rest[rest.length - 1] === Placeholder) {
    throw typeError('trailing Placeholders are not allowed');
  }
  for (const value of keywords.values()) {
    if (value === Placeholder) throw typeError('Placeholder cannot be passed as a keyword argument');
  }
  const self = new PyPartial(type);
  let names = new PyDict();
  // A partial of a partial without attributes is one partial of the inner function.
  if (func instanceof PyPartial && func.layout === func.type.rootLayout) {
    let next = 0;
    const inner = func.args.items.map(a => (a === Placeholder && next < rest.length ? rest[next++] : a));
    rest = [...inner, ...rest.slice(next)];
    names = func.keywords.copy();
    func = func.func;
  }
  while (rest.length > 0 && rest[rest.length - 1] === Placeholder) rest.pop();
  for (const [name, value] of keywords) names.set(name, value);
  self.func = func;
  self.args = rest.length === 0 ? emptyTuple : new PyTuple(rest);
  self.keywords = names;
  self.holes = rest.filter(a => a === Placeholder).length;
  return self;
}

function setState(self: PyPartial, state: Value): Value {
  const invalid = () => typeError('invalid partial state');
  if (!(state instanceof PyTuple) || state.items.length !== 4) throw invalid();
  const [func, args, keywords, dict] = state.items;
  if (!isCallable(func) || !(args instanceof PyTuple)) throw invalid();
  if (keywords !== null && !(keywords instanceof PyDict)) throw invalid();
  if (dict !== null && !(dict instanceof PyDict)) throw invalid();
  if (args.items.at(-1) === Placeholder) throw typeError('trailing Placeholders are not allowed');
  self.func = func;
  self.args = args.type === tupleType ? args : new PyTuple(args.items);
  self.holes = args.items.filter(a => a === Placeholder).length;
  if (keywords === null) self.keywords = new PyDict();
  else self.keywords = keywords.type === dictType ? keywords : keywords.copy();
  if (dict !== null) replaceInstanceDict(self, dict);
  else {
    self.layout = self.type.rootLayout;
    self.values = [];
  }
  return null;
}

furnish(partialType, () => ({
  attributes: { __dict__: DICT_ATTRIBUTE },
  doc: 'A callable with some arguments given beforehand.',
  new: ['(type, /, *args, **kwargs)', make, 'Keeps a function and arguments.'],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyPartial) => {
        if (!enterRepr(self)) return '...';
        try {
          // What they are now: a repr may call __setstate__.
          const { func, args, keywords } = self;
          const parts = args.items.map(repr);
          for (const [name, value] of [...keywords.entries()]) parts.push(`${str(name)}=${repr(value)}`);
          parts.unshift(repr(func));
          const { module, qualname } = self.type;
          return `${module === 'builtins' ? '' : `${module}.`}${qualname}(${parts.join(', ')})`;
        } finally {
          leaveRepr(self);
        }
      },
      'Text that shows the object.',
    ],
    __call__: [
      '(self, /, *args, **kwargs)',
      (self: PyPartial, args: Value[], keywords: Map<string, Value>) =>
        self.call([...args, ...keywords.values()], keywords.size === 0 ? null : [...keywords.keys()]),
      'What a call of the object does.',
    ],
    __get__: [
      '(self, instance, owner=None, /)',
      (self: PyPartial, instance: Value) => (instance === null ? self : new PyMethod(self, instance)),
      'What reading the attribute gives for an instance or its class.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PyPartial) => {
        const dict = self.layout === self.type.rootLayout ? null : instanceDict(self);
        const state = new PyTuple([self.func, self.args, self.keywords, dict]);
        return new PyTuple([typeOf(self), new PyTuple([self.func]), state]);
      },
      'How to pickle it.',
    ],
    __setstate__: ['(self, object, /)', setState, 'Restores a pickled partial.'],
  },
  classMethods: {
    __class_getitem__: [
      '(type, object, /)',
      (type: PyType, item: Value) => genericAliasType.call2(type, item),
      'A generic alias.',
    ],
  },
}));
readonlyMember(partialType, 'func', (self: PyPartial) => self.func);
readonlyMember(partialType, 'args', (self: PyPartial) => self.args);
readonlyMember(partialType, 'keywords', (self: PyPartial) => self.keywords);
