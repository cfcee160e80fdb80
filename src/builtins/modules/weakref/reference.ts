/** `weakref.ref`. */

import { typeError } from '../../../runtime/errors.ts';
import {
  ensureWeaklyReferenceable,
  observer,
  refer,
  sharedHolder,
  type WeakHolder,
  type WeakRecord,
} from '../../../runtime/lifetime/watched.ts';
import { getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { invoke } from '../../../runtime/protocol/call.ts';
import { richCompare } from '../../../runtime/protocol/compare.ts';
import { hash } from '../../../runtime/protocol/hash.ts';
import { address } from '../../../runtime/protocol/repr.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import {
  genericAliasType,
  NotImplemented,
  objectType,
  PyCallable,
  type PyInt,
  type PyObject,
  PyType,
  type Value,
} from '../../../runtime/types.ts';
import { giveAttributes } from '../../../runtime/values/adopt.ts';
import { PyFunction } from '../../../runtime/values/function.ts';

export const referenceType = new PyType('ReferenceType', [objectType], { module: 'weakref' });

/** Calling it gives the object, or None once that has died. */
export class PyReference extends PyCallable implements WeakHolder {
  record: WeakRecord | null = null;
  callback: Value = null;
  /** The object's hash, once asked for: it is kept when the object dies. */
  private hashed: PyInt | undefined;
  constructor(type: PyType) {
    super();
    this.type = type;
    giveAttributes(this, type);
  }
  /** The object, `null` if it has died. */
  target(): PyObject | null {
    const { record } = this;
    return record !== null && observer.isAlive(this) ? record.target : null;
  }
  override call(args: Value[], kwnames: readonly string[] | null): Value {
    const { type } = this;
    if (type.origin === 'class') {
      const method = type.lookup('__call__');
      if (method instanceof PyFunction) return invoke(method, this, args, kwnames);
    }
    return this.callBuiltin(args, kwnames);
  }
  /** `ReferenceType.__call__` itself. */
  callBuiltin(args: Value[], kwnames: readonly string[] | null): Value {
    if (kwnames !== null && kwnames.length > 0) throw typeError('weakref() takes no keyword arguments');
    if (args.length > 0) throw typeError(`weakref expected 0 arguments, got ${args.length}`);
    return this.target();
  }
  override call0(): Value {
    return this.type === referenceType ? this.target() : this.call([], null);
  }
  hash(): PyInt {
    if (this.hashed === undefined) {
      const target = this.target();
      if (target === null) throw typeError('weak object has gone away');
      this.hashed = hash(target);
    }
    return this.hashed;
  }
}

function make(type: PyType, args: Value[], keywords: Map<string, Value>): Value {
  if (args.length === 0) throw typeError('__new__ expected at least 1 argument, got 0');
  if (args.length > 2) throw typeError(`__new__ expected at most 2 arguments, got ${args.length}`);
  if (keywords.size > 0 && type === referenceType) throw typeError('ref() takes no keyword arguments');
  const [target, callback = null] = args;
  ensureWeaklyReferenceable(target);
  const basic = type === referenceType;
  if (callback === null && basic) {
    const shared = sharedHolder(target, type);
    if (shared !== undefined) return shared;
  }
  const made = new PyReference(type);
  refer(made, target, callback, basic);
  return made;
}

/** Two that live are compared by their objects, others by identity. */
function compare(op: 'eq' | 'ne') {
  return (self: PyReference, other: Value): Value => {
    if (!(other instanceof PyReference)) return NotImplemented;
    const [a, b] = [self.target(), other.target()];
    if (a === null || b === null) return (self === other) === (op === 'eq');
    return richCompare(op, a, b);
  };
}

/** What the text of a reference says of the object. */
export function describeTarget(target: PyObject): string {
  return `'${target.type.name}' at ${address(target)}`;
}

furnish(referenceType, () => ({
  doc: 'Refers to an object without keeping it alive.',
  new: ['(type, /, *args, **kwargs)', make, 'A reference to an object; the callback hears of its death.'],
  init: [
    '(self, /, *args, **kwargs)',
    (_self: PyReference, args: Value[], keywords: Map<string, Value>) => {
      if (keywords.size > 0) throw typeError('ref() takes no keyword arguments');
      if (args.length === 0) throw typeError('__init__ expected at least 1 argument, got 0');
      if (args.length > 2) throw typeError(`__init__ expected at most 2 arguments, got ${args.length}`);

      return null;
    },
    'Takes what `__new__` took.',
  ],
  methods: {
    __call__: [
      '(self, /, *args, **kwargs)',
      (self: PyReference, args: Value[], keywords: Map<string, Value>) =>
        self.callBuiltin([...args, ...keywords.values()], keywords.size === 0 ? null : [...keywords.keys()]),
      'The object, or None.',
    ],
    __hash__: ['(self, /)', (self: PyReference) => self.hash(), 'The hash of the object.'],
    __eq__: ['(self, value, /)', compare('eq'), 'self == value'],
    __ne__: ['(self, value, /)', compare('ne'), 'self != value'],
    __repr__: [
      '(self, /)',
      (self: PyReference) => {
        const target = self.target();
        if (target === null) return `<weakref at ${address(self)}; dead>`;
        const name = getAttrOptional(target, '__name__');
        const named = typeof name === 'string' ? ` (${name})` : '';
        return `<weakref at ${address(self)}; to ${describeTarget(target)}${named}>`;
      },
      'Text that shows the object.',
    ],
  },
  classMethods: {
    __class_getitem__: [
      '(type, object, /)',
      (type: PyType, item: Value) => genericAliasType.call2(type, item),
      'The generic type with its argument.',
    ],
  },
  attributes: {
    __callback__: [
      (self: PyReference) => {
        self.target();
        return self.callback;
      },
      undefined,
      'What hears of the death, None once it has.',
    ],
  },
}));
