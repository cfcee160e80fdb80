/** The variables of a frame by name: what `frame.f_locals` shows (PEP 667). */
import { keyError, typeError, valueError } from '../errors.ts';
import type { Frame } from '../eval/frame.ts';
import { lookupSpecial } from '../protocol/call.ts';
import { richCompare } from '../protocol/compare.ts';
import { iter, toArray } from '../protocol/iterate.ts';
import { enterRepr, leaveRepr, repr } from '../protocol/repr.ts';
import { getItem } from '../protocol/subscript.ts';
import { furnish } from '../signature/declare.ts';
import { type Maybe, NotImplemented, objectType, PyObject, PyType, typeName, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyList } from '../values/list.ts';
import { PyTuple } from '../values/tuple.ts';
import { boundVariables, comprehensionVariables, hasSlots, variablesOf } from './frame-variables.ts';

const frameLocalsProxyType = new PyType('FrameLocalsProxy', [objectType]);
frameLocalsProxyType.basetype = false;
frameLocalsProxyType.patternKind = 'mapping';

/** A view of a function's variables that writes through to them. */
export class PyFrameLocals extends PyObject {
  readonly frame: Frame;
  /** Names that are not variables of the function. */
  private readonly extra: PyDict;
  constructor(frame: Frame) {
    super();
    this.frame = frame;
    let extra = extras.get(frame);
    if (extra === undefined) extras.set(frame, (extra = new PyDict()));
    this.extra = extra;
  }
  entries(): [Value, Value][] {
    return [...boundVariables(this.frame), ...this.extra.entries()];
  }
  get(key: Value): Maybe {
    return (typeof key === 'string' ? this.variable(key)?.get() : undefined) ?? this.extra.get(key);
  }
  set(key: Value, value: Value): void {
    const variable = typeof key === 'string' ? this.variable(key) : undefined;
    if (variable === undefined) this.extra.set(key, value);
    else variable.set(value);
  }
  /** Removes an added name. @throws ValueError for a variable, KeyError for an unknown name */
  delete(key: Value): Value {
    if (typeof key === 'string' && this.variable(key)?.get() !== undefined) {
      throw valueError('cannot remove local variables from FrameLocalsProxy');
    }
    const value = this.extra.get(key);
    if (value === undefined) throw keyError(key);
    this.extra.delete(key);
    return value;
  }
  copy(): PyDict {
    return PyDict.from(this.entries());
  }
  private variable(name: string) {
    return variablesOf(this.frame).find(variable => variable.name === name);
  }
}
PyFrameLocals.prototype.type = frameLocalsProxyType;
const extras = new WeakMap<Frame, PyDict>();

/** Removes the names that were added to a frame's variables from outside. */
export function forgetAdded(frame: Frame): void {
  extras.get(frame)?.clear();
}

/** A frame's variables: the mapping itself for module and class bodies, a view of them for functions. */
export function localsOf(frame: Frame): Value {
  if (hasSlots(frame)) return new PyFrameLocals(frame);
  return frame.namespace ?? frame.globals;
}

/** A variable of a frame by its name. */
export function localVariable(frame: Frame, name: string): Maybe {
  const locals = localsOf(frame);
  return locals instanceof PyDict || locals instanceof PyFrameLocals ? locals.get(name) : undefined;
}

/**
 * The names of a frame's variables that are bound when an exception has left what it was in: a comprehension's own are no longer
 * there.
 */
export function localNames(frame: Frame): string[] {
  if (frame.code.scope.type !== 'function') return mappingNames(frame.namespace ?? frame.globals);
  const inner = comprehensionVariables(frame);
  return boundVariables(frame)
    .map(([name]) => name)
    .filter(name => !inner.has(name) || frame.code.varnames.includes(name));
}

/** The str keys of a dict. */
export function mappingNames(mapping: Value): string[] {
  if (!(mapping instanceof PyDict)) return [];
  return [...mapping.keys()].filter((key): key is string => typeof key === 'string');
}

// ---------------------------------------------------------------- the view's methods

/** The other operand of `|`: a dict or another view. */
function asDict(value: Value): PyDict | null {
  if (value instanceof PyFrameLocals) return value.copy();
  return value instanceof PyDict ? value : null;
}

function merge(target: PyDict | PyFrameLocals, source: Value): void {
  if (source instanceof PyDict || source instanceof PyFrameLocals) {
    for (const [key, value] of [...source.entries()]) target.set(key, value);
    return;
  }
  if (lookupSpecial(source, 'keys') === undefined)
    throw typeError('update() argument must be dict or another FrameLocalsProxy');
  for (const key of toArray(source)) target.set(key, getItem(source, key));
}

function union(left: Value, right: Value): Value {
  const first = asDict(left);
  const second = asDict(right);
  if (first === null || second === null) return NotImplemented;
  const result = first.copy();
  merge(result, second);
  return result;
}

furnish(frameLocalsProxyType, () => ({
  doc: 'The variables of a frame, to read and write.',
  new: [
    '(type, frame, /)',
    (_type: PyType, frame: Value) => {
      const inner = (frame as { frame?: Frame } | null)?.frame;
      if (typeName(frame) !== 'frame' || inner === undefined) {
        throw typeError(`expect frame, not ${typeName(frame)}`);
      }
      return new PyFrameLocals(inner);
    },
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyFrameLocals) => {
        if (!enterRepr(self)) return '{...}';
        try {
          return repr(self.copy());
        } finally {
          leaveRepr(self);
        }
      },
    ],
    __eq__: [
      '(self, value, /)',
      (self: PyFrameLocals, other: Value) => {
        if (other instanceof PyFrameLocals) return other.frame === self.frame;
        return other instanceof PyDict ? richCompare('eq', self.copy(), other) : NotImplemented;
      },
    ],
    __len__: ['(self, /)', (self: PyFrameLocals) => self.entries().length],
    __iter__: ['(self, /)', (self: PyFrameLocals) => iter(new PyList(self.entries().map(([key]) => key)))],
    __reversed__: [
      '(self, /)',
      (self: PyFrameLocals) =>
        iter(
          new PyList(
            self
              .entries()
              .map(([key]) => key)
              .reverse(),
          ),
        ),
    ],
    __contains__: ['(self, key, /)', (self: PyFrameLocals, key: Value) => self.get(key) !== undefined],
    __getitem__: [
      '(self, key, /)',
      (self: PyFrameLocals, key: Value) => {
        const value = self.get(key);
        if (value === undefined) throw keyError(`local variable '${repr(key)}' is not defined`);
        return value;
      },
    ],
    __setitem__: [
      '(self, key, value, /)',
      (self: PyFrameLocals, key: Value, value: Value) => {
        self.set(key, value);
        return null;
      },
    ],
    __delitem__: [
      '(self, key, /)',
      (self: PyFrameLocals, key: Value) => {
        self.delete(key);
        return null;
      },
    ],
    __or__: ['(self, value, /)', (self: Value, other: Value) => union(self, other)],
    __ror__: ['(self, value, /)', (self: Value, other: Value) => union(other, self)],
    __ior__: [
      '(self, value, /)',
      (self: PyFrameLocals, other: Value) => {
        merge(self, other);
        return self;
      },
    ],
    keys: [
      '(self, /)',
      (self: PyFrameLocals) => new PyList(self.entries().map(([key]) => key)),
      'A list of the names.',
    ],
    values: [
      '(self, /)',
      (self: PyFrameLocals) => new PyList(self.entries().map(entry => entry[1])),
      'A list of the values.',
    ],
    items: [
      '(self, /)',
      (self: PyFrameLocals) => new PyList(self.entries().map(e => new PyTuple(e))),
      'A list of pairs.',
    ],
    copy: ['(self, /)', (self: PyFrameLocals) => self.copy(), 'The variables as a dict.'],
    get: [
      '(self, key, default=None, /)',
      (self: PyFrameLocals, key: Value, fallback: Value = null) => {
        const found = self.get(key);
        return found === undefined ? fallback : found;
      },
      'The value of a name, or the default.',
    ],
    setdefault: [
      '(self, key, default=None, /)',
      (self: PyFrameLocals, key: Value, fallback: Value = null) => {
        const value = self.get(key);
        if (value !== undefined) return value;
        self.set(key, fallback);
        return fallback;
      },
      'The value of a name, which is set to the default first if it has none.',
    ],
    pop: [
      '(self, key, default?, /)',
      (self: PyFrameLocals, key: Value, fallback?: Value) => {
        if (fallback !== undefined && self.get(key) === undefined) return fallback;
        return self.delete(key);
      },
      'Removes an added name; variables cannot be removed.',
    ],
    update: [
      '(self, other, /)',
      (self: PyFrameLocals, other: Value) => {
        merge(self, other);
        return null;
      },
      'Sets several names.',
    ],
  },
  constants: { __hash__: null },
}));
