/** Attributes of Python functions, bound methods, classmethod, staticmethod, cells. */
import { AttributeError, raise, typeError, valueError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import {
  attributeFallbacks,
  DICT_ATTRIBUTE,
  getAttr,
  getAttrOptional,
  instanceDict,
  setAttr,
} from '../../runtime/protocol/attribute.ts';
import { call1, callWithKeywords, isCallable } from '../../runtime/protocol/call.ts';
import { equals, richCompare } from '../../runtime/protocol/compare.ts';
import { hash, identity } from '../../runtime/protocol/hash.ts';
import { isTrue } from '../../runtime/protocol/number.ts';
import { address, repr } from '../../runtime/protocol/repr.ts';
import { PyGetSetDescriptor, PyStaticMethod } from '../../runtime/signature/builtin.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import {
  Cell,
  cellType,
  classmethodType,
  functionType,
  genericAliasType,
  type Maybe,
  memberDescriptorType,
  methodType,
  NotImplemented,
  type PyObject,
  type PyType,
  staticmethodType,
  typeName,
  typeOf,
  type Value,
} from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { type CodeInfo, PyClassMethod, type PyFunction, PyMethod } from '../../runtime/values/function.ts';
import * as int from '../../runtime/values/int.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { emptyTuple, PyTuple } from '../../runtime/values/tuple.ts';

/** `__get__(instance, owner=None)` of something that binds to instances. */
export function descriptorGet(bind: (self: any, instance: Value, owner: Value) => Value, whenClass: 'self' | 'bind') {
  return [
    '(self, instance, owner=None, /)',
    (self: Value, instance: Value, owner: Value = null): Value => {
      if (instance === null && owner === null) throw typeError('__get__(None, None) is invalid');
      return instance === null && whenClass === 'self' ? self : bind(self, instance, owner);
    },
    'What reading the attribute gives for an instance or its class.',
  ] as const;
}

/** An attribute that CPython declares as a read-only struct member, with its docstring if it has one. */
export function readonlyMember(type: PyType, name: string, get: (self: any) => Value, doc: string | null = null): void {
  const readonly = (): void => {
    throw raise(AttributeError, 'readonly attribute');
  };
  const descriptor = new PyGetSetDescriptor(name, type, get, readonly, doc);
  descriptor.type = memberDescriptorType;
  type.setAttribute(name, descriptor);
}

function needStr(name: string, value: Maybe): string {
  const text = value === undefined ? undefined : strValue(value);
  if (text === undefined) throw typeError(`${name} must be set to a string object`);
  return text;
}

function functionAnnotations(self: PyFunction): Value {
  if (self.annotations === undefined) {
    const made = self.annotate === undefined || self.annotate === null ? new PyDict() : call1(self.annotate, 1);
    if (!(made instanceof PyDict)) {
      throw typeError(`__annotate__() must return a dict, not ${typeName(made)}`);
    }
    self.annotations = made;
  }
  return self.annotations;
}

/** `types.FunctionType(code, globals, name, argdefs, closure, kwdefaults)` */
function newFunction(
  _type: PyType,
  code: Value,
  globals: Value,
  name: Value = null,
  defaults: Value = null,
  closure: Value = null,
  kwdefaults: Value = null,
): PyFunction {
  const wrong = (what: string, kind: string, value: Value) =>
    typeError(`function() argument '${what}' must be ${kind}, not ${value === null ? 'None' : typeName(value)}`);
  if (!interpreter.isCode(code)) throw wrong('code', 'code', code);
  if (!(globals instanceof PyDict)) throw wrong('globals', 'dict', globals);
  const text = strValue(name);
  if (name !== null && text === undefined) throw typeError('arg 3 (name) must be None or string');
  if (defaults !== null && !(defaults instanceof PyTuple)) throw typeError('arg 4 (defaults) must be None or tuple');
  const { freevars, name: codeName } = code as unknown as CodeInfo;
  if (!(closure instanceof PyTuple)) {
    if (freevars.length > 0) throw typeError('arg 5 (closure) must be tuple');
    if (closure !== null) throw typeError('arg 5 (closure) must be None or tuple');
  }
  if (kwdefaults !== null && !(kwdefaults instanceof PyDict)) {
    throw typeError('arg 6 (kwdefaults) must be None or dict');
  }
  const cells = closure === null ? [] : closure.items;
  if (cells.length !== freevars.length) {
    throw valueError(`${codeName} requires closure of length ${freevars.length}, not ${cells.length}`);
  }
  for (const cell of cells) {
    if (!(cell instanceof Cell)) throw typeError(`arg 5 (closure) expected cell, found ${typeName(cell)}`);
  }
  const made = interpreter.makeFunction(code, globals, cells as Cell[]);
  if (text !== undefined) made.name = text;
  made.defaults = defaults;
  made.kwdefaults = kwdefaults;
  return made;
}

furnish(functionType, () => ({
  doc: 'A function that Python code defined.',
  new: [
    '(type, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)',
    newFunction,
    'Makes a function of a code object.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyFunction) => `<function ${self.qualname} at ${address(self)}>`,
      'Text that shows the object.',
    ],
    __call__: [
      '(self, /, *args, **kwargs)',
      (self: PyFunction, args: Value[], keywords: Map<string, Value>) =>
        self.call([...args, ...keywords.values()], keywords.size === 0 ? null : [...keywords.keys()]),
      'What a call of the object does.',
    ],
    __get__: descriptorGet((self: PyFunction, instance) => new PyMethod(self, instance), 'self'),
  },
  attributes: {
    __code__: [
      (self: PyFunction) => self.code,
      (self: PyFunction, value: Maybe) => {
        if (value === undefined || !interpreter.isCode(value)) {
          throw typeError('__code__ must be set to a code object');
        }
        const code = value as unknown as CodeInfo;
        const [has, wants] = [self.closure.length, code.freevars.length];
        if (has !== wants)
          throw valueError(`${self.name}() requires a code object with ${has} free vars, not ${wants}`);
        self.code = code;
      },
    ],
    __defaults__: [
      (self: PyFunction) => self.defaults,
      (self: PyFunction, value: Maybe) => {
        if (value !== undefined && value !== null && !(value instanceof PyTuple)) {
          throw typeError('__defaults__ must be set to a tuple object');
        }
        self.defaults = value ?? null;
      },
    ],
    __kwdefaults__: [
      (self: PyFunction) => self.kwdefaults,
      (self: PyFunction, value: Maybe) => {
        if (value !== undefined && value !== null && !(value instanceof PyDict)) {
          throw typeError('__kwdefaults__ must be set to a dict object');
        }
        self.kwdefaults = value ?? null;
      },
    ],
    __annotations__: [
      functionAnnotations,
      (self: PyFunction, value: Maybe) => {
        if (value !== undefined && value !== null && !(value instanceof PyDict)) {
          throw typeError('__annotations__ must be set to a dict object');
        }
        self.annotations = value ?? undefined;
        self.annotate = undefined;
      },
    ],
    __annotate__: [
      (self: PyFunction) => self.annotate ?? null,
      (self: PyFunction, value: Maybe) => {
        if (value === undefined) throw typeError('__annotate__ cannot be deleted');
        if (value !== null && !isCallable(value)) throw typeError('__annotate__ must be callable or None');
        self.annotate = value;
        if (value !== null) self.annotations = undefined;
      },
    ],
    __dict__: DICT_ATTRIBUTE,
    __doc__: [
      (self: PyFunction) => self.doc,
      (self: PyFunction, value: Maybe) => {
        self.doc = value ?? null;
      },
    ],
    __module__: [
      (self: PyFunction) => self.module,
      (self: PyFunction, value: Maybe) => {
        self.module = value ?? null;
      },
    ],
    __name__: [
      (self: PyFunction) => self.name,
      (self: PyFunction, value: Maybe) => {
        self.name = needStr('__name__', value);
      },
    ],
    __qualname__: [
      (self: PyFunction) => self.qualname,
      (self: PyFunction, value: Maybe) => {
        self.qualname = needStr('__qualname__', value);
      },
    ],
    __type_params__: [
      (self: PyFunction) => self.typeParams ?? emptyTuple,
      (self: PyFunction, value: Maybe) => {
        if (!(value instanceof PyTuple)) throw typeError('__type_params__ must be set to a tuple');
        self.typeParams = value;
      },
    ],
  },
}));
readonlyMember(functionType, '__closure__', (self: PyFunction) =>
  self.closure.length === 0 ? null : new PyTuple(self.closure),
);
readonlyMember(functionType, '__globals__', (self: PyFunction) => self.globals);
readonlyMember(functionType, '__builtins__', (self: PyFunction) => {
  const own = self.globals.get('__builtins__') ?? null;
  return own instanceof PyDict || own === null ? own : getAttr(own, '__dict__');
});

// ---------------------------------------------------------------- bound methods

furnish(methodType, () => ({
  doc: 'A function bound to its first argument.',
  new: [
    '(type, function, instance, /)',
    (_type: PyType, func: Value, instance: Value) => {
      if (!isCallable(func)) throw typeError('first argument must be callable');
      if (instance === null) throw typeError('instance must not be None');
      return new PyMethod(func, instance);
    },
    'Binds a function to an instance.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyMethod) => {
        const named = getAttrOptional(self.func, '__qualname__') ?? getAttrOptional(self.func, '__name__');
        return `<bound method ${strValue(named ?? null) ?? '?'} of ${repr(self.self)}>`;
      },
      'Text that shows the object.',
    ],
    __hash__: [
      '(self, /)',
      (self: PyMethod) => int.xor(int.floordiv(identity(self.self), 16), hash(self.func)),
      'The hash, equal for equal objects.',
    ],
    __eq__: [
      '(self, value, /)',
      (self: PyMethod, other: Value) =>
        other instanceof PyMethod ? self.self === other.self && equals(self.func, other.func) : NotImplemented,
      'Equality.',
    ],
    __call__: [
      '(self, /, *args, **kwargs)',
      (self: PyMethod, args: Value[], keywords: Map<string, Value>) =>
        self.call([...args, ...keywords.values()], keywords.size === 0 ? null : [...keywords.keys()]),
      'What a call of the object does.',
    ],
    __get__: descriptorGet((self: PyMethod) => self, 'self'),
    __reduce__: [
      '(self, /)',
      (self: PyMethod) => {
        const getattr = interpreter.builtins.get('getattr') ?? null;
        return new PyTuple([getattr, new PyTuple([self.self, getAttr(self.func, '__name__')])]);
      },
      'How to pickle it.',
    ],
  },
  attributes: {
    __doc__: [(self: PyMethod) => getAttrOptional(self.func, '__doc__') ?? null],
  },
}));
readonlyMember(methodType, '__func__', (self: PyMethod) => self.func);
readonlyMember(methodType, '__self__', (self: PyMethod) => self.self);
attributeFallbacks.set(methodType, (self: PyMethod, name: string): Maybe => getAttr(self.func, name));

// ---------------------------------------------------------------- classmethod and staticmethod

/** CPython's `functools_wraps`: what a wrapper takes over from the function. */
function wrap(self: PyObject, callable: Value): void {
  for (const name of ['__module__', '__name__', '__qualname__', '__doc__']) {
    const value = getAttrOptional(callable, name);
    if (value !== undefined) setAttr(self, name, value);
  }
}

function isAbstract(callable: Value): boolean {
  const marked = callable === null ? undefined : getAttrOptional(callable, '__isabstractmethod__');
  return marked !== undefined && isTrue(marked);
}

function wrapperAttributes<T extends { callable: Value }>() {
  const forwarded = (name: string) =>
    [
      // As in descriptor_get_wrapped_attribute, what was read once is the wrapper's own from then on.
      (self: T & PyObject): Value => {
        const dict = instanceDict(self);
        let value = dict.get(name);
        if (value === undefined) {
          value = getAttr(self.callable, name);
          dict.set(name, value);
        }
        return value;
      },
      (self: T & PyObject, value: Maybe): void => {
        if (value !== undefined) instanceDict(self).set(name, value);
        else if (!instanceDict(self).delete(name))
          throw raise(AttributeError, `'${typeName(self)}' object has no attribute '${name}'`);
      },
    ] as const;
  return {
    __dict__: DICT_ATTRIBUTE,
    __isabstractmethod__: [(self: T) => isAbstract(self.callable)] as const,
    __annotations__: forwarded('__annotations__'),
    __annotate__: forwarded('__annotate__'),
  };
}

const CLASS_GETITEM = [
  '(type, object, /)',
  (type: PyType, item: Value) => genericAliasType.call2(type, item),
  'A generic alias.',
] as const;

furnish(classmethodType, () => ({
  doc: 'Makes a function of a class take the class as its first argument.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => new PyClassMethod(type, null), 'Makes a class method.'],
  init: [
    '(self, function, /)',
    (self: PyClassMethod, callable: Value) => {
      self.callable = callable;
      wrap(self, callable);
      return null;
    },
    'Keeps the function.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyClassMethod) => `<classmethod(${repr(self.callable)})>`,
      'Text that shows the object.',
    ],
    __get__: [
      '(self, instance, owner=None, /)',
      (self: PyClassMethod, instance: Value, owner: Value = null) =>
        new PyMethod(self.callable, owner === null ? typeOf(instance) : owner),
      'What reading the attribute gives for an instance or its class.',
    ],
  },
  classMethods: { __class_getitem__: CLASS_GETITEM },
  attributes: wrapperAttributes<PyClassMethod>(),
}));
classmethodType.textSignature = '(function, /)';
readonlyMember(classmethodType, '__func__', (self: PyClassMethod) => self.callable);
readonlyMember(classmethodType, '__wrapped__', (self: PyClassMethod) => self.callable);

furnish(staticmethodType, () => ({
  doc: 'Keeps a function of a class from taking the instance as its first argument.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => new PyStaticMethod(type, null), 'Makes a static method.'],
  init: [
    '(self, function, /)',
    (self: PyStaticMethod, callable: Value) => {
      self.callable = callable;
      wrap(self, callable);
      return null;
    },
    'Keeps the function.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyStaticMethod) => `<staticmethod(${repr(self.callable)})>`,
      'Text that shows the object.',
    ],
    __get__: [
      '(self, instance, owner=None, /)',
      (self: PyStaticMethod) => self.callable,
      'What reading the attribute gives for an instance or its class.',
    ],
    __call__: [
      '(self, /, *args, **kwargs)',
      (self: PyStaticMethod, args: Value[], keywords: Map<string, Value>) =>
        callWithKeywords(
          self.callable,
          [...args, ...keywords.values()],
          keywords.size === 0 ? null : [...keywords.keys()],
        ),
      'What a call of the object does.',
    ],
  },
  classMethods: { __class_getitem__: CLASS_GETITEM },
  attributes: wrapperAttributes<PyStaticMethod>(),
}));
staticmethodType.textSignature = '(function, /)';
readonlyMember(staticmethodType, '__func__', (self: PyStaticMethod) => self.callable);
readonlyMember(staticmethodType, '__wrapped__', (self: PyStaticMethod) => self.callable);

// ---------------------------------------------------------------- cells

function compareCells(op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge') {
  return [
    '(self, value, /)',
    (self: Cell, other: Value): Value => {
      if (!(other instanceof Cell)) return NotImplemented;
      if (self.value !== undefined && other.value !== undefined) return richCompare(op, self.value, other.value);
      return richCompare(op, self.value === undefined ? 0 : 1, other.value === undefined ? 0 : 1);
    },
    'Compares the contents; an empty cell comes first.',
  ] as const;
}

furnish(cellType, () => ({
  doc: 'A variable shared between functions.',
  new: [
    '(type, contents?, /)',
    (_type: PyType, contents?: Value) => new Cell(contents),
    'Makes a cell, empty without an argument.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: Cell) =>
        self.value === undefined
          ? `<cell at ${address(self)}: empty>`
          : `<cell at ${address(self)}: ${typeName(self.value)} object at ${address(self.value)}>`,
      'Text that shows the object.',
    ],
    __eq__: compareCells('eq'),
    __ne__: compareCells('ne'),
    __lt__: compareCells('lt'),
    __le__: compareCells('le'),
    __gt__: compareCells('gt'),
    __ge__: compareCells('ge'),
  },
  attributes: {
    cell_contents: [
      (self: Cell) => {
        if (self.value === undefined) throw valueError('Cell is empty');
        return self.value;
      },
      (self: Cell, value: Maybe) => {
        self.value = value;
      },
    ],
  },
  constants: { __hash__: null },
}));
