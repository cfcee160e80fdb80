/** Attributes of builtin functions, of the descriptors of builtin types, and of their bound forms. */
import { attributeError, typeError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import type { PyMemberDescriptor } from '../../runtime/protocol/call.ts';
import { hash, identity } from '../../runtime/protocol/hash.ts';
import { address } from '../../runtime/protocol/repr.ts';
import {
  PyBuiltinFunction,
  type PyClassMethodDescriptor,
  PyGetSetDescriptor,
  type PyMethodDescriptor,
} from '../../runtime/signature/builtin.ts';
import { furnish, type Row } from '../../runtime/signature/declare.ts';
import {
  builtinFunctionType,
  classMethodDescriptorType,
  getsetDescriptorType,
  isInstance,
  memberDescriptorType,
  methodDescriptorType,
  methodWrapperType,
  NotImplemented,
  type PyObject,
  PyType,
  typeName,
  type Value,
  wrapperDescriptorType,
} from '../../runtime/types.ts';
import * as int from '../../runtime/values/int.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { textSignature } from '../type/text-signature.ts';
import { descriptorGet, readonlyMember } from './function.ts';

const receiverOf = (f: PyBuiltinFunction): Value => {
  const { declaration } = f;
  if (declaration.kind === 'new') return declaration.owner;
  if (declaration.kind === 'static') return null;
  if (f.self !== undefined) return f.self;
  return declaration.module === null ? null : (interpreter.modules?.get(declaration.module) ?? null);
};

function signatureOf(declaration: PyMethodDescriptor['declaration']): Value {
  const { kind } = declaration;
  if (declaration.shown === '') return null;
  // What is written as CPython shows it stays as it is; tp_new and tp_init always show the same.
  if (declaration.shown.startsWith('($')) return declaration.shown;
  if (declaration.kind === 'new') return '($type, *args, **kwargs)';
  if (declaration.name === '__init__' && declaration.kind === 'slot') return '($self, /, *args, **kwargs)';
  const receiver = kind === 'function' ? 'module' : kind === 'classmethod' || kind === 'new' ? 'type' : 'self';
  return textSignature(declaration.shown, kind === 'static' ? null : receiver);
}

const reduceByName = (owner: (self: any) => Value): Row => [
  '(self, /)',
  (self: any) => {
    const name = self.declaration?.name ?? self.name;
    const from = owner(self);
    if (from === null) return name;
    return new PyTuple([interpreter.builtins.get('getattr') ?? null, new PyTuple([from, name])]);
  },
  'How to pickle it.',
];

const CALL: Row = [
  '(self, /, *args, **kwargs)',
  (self: any, args: Value[], keywords: Map<string, Value>) =>
    self.call([...args, ...keywords.values()], keywords.size === 0 ? null : [...keywords.keys()]),
  'What a call of the object does.',
];

/** Bound methods are the same if the function and the object are. */
function sameBound(self: PyBuiltinFunction, other: Value): Value {
  if (!(other instanceof PyBuiltinFunction) || other.type !== self.type) return NotImplemented;
  return (
    self === other || (self.self !== undefined && self.self === other.self && self.declaration === other.declaration)
  );
}
function hashBound(self: PyBuiltinFunction): Value {
  if (self.self === undefined) return int.floordiv(identity(self), 16);
  return int.xor(int.floordiv(identity(self.self), 16), hash(self.declaration.qualname));
}

furnish(builtinFunctionType, () => ({
  doc: 'A function that the interpreter provides, or a method of a builtin type bound to its object.',
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyBuiltinFunction) => {
        const { name } = self.declaration;
        const receiver = self.declaration.kind === 'static' ? self.declaration.owner : receiverOf(self);
        if (receiver === null || self.declaration.kind === 'function') return `<built-in function ${name}>`;
        const of = receiver instanceof PyType ? 'type' : typeName(receiver);
        return `<built-in method ${name} of ${of} object at ${address(receiver)}>`;
      },
      'Text that shows the object.',
    ],
    __hash__: ['(self, /)', hashBound, 'The hash, equal for equal objects.'],
    __eq__: ['(self, value, /)', sameBound, 'Equality.'],
    __call__: CALL,
    __reduce__: reduceByName((self: PyBuiltinFunction) =>
      self.declaration.kind === 'function' ? null : receiverOf(self),
    ),
  },
  attributes: {
    __module__: [(self: PyBuiltinFunction) => (self.declaration.kind === 'function' ? self.declaration.module : null)],
    __doc__: [(self: PyBuiltinFunction) => self.declaration.doc],
    __name__: [(self: PyBuiltinFunction) => self.declaration.name],
    __qualname__: [(self: PyBuiltinFunction) => self.qualname],
    __self__: [receiverOf],
    __text_signature__: [(self: PyBuiltinFunction) => signatureOf(self.declaration)],
  },
}));

furnish(methodWrapperType, () => ({
  doc: 'A special method of a builtin type bound to its object.',
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyBuiltinFunction) =>
        `<method-wrapper '${self.declaration.name}' of ${typeName(self.self!)} object at ${address(self.self!)}>`,
      'Text that shows the object.',
    ],
    __hash__: ['(self, /)', hashBound, 'The hash, equal for equal objects.'],
    __eq__: ['(self, value, /)', sameBound, 'Equality.'],
    __call__: CALL,
    __reduce__: reduceByName((self: PyBuiltinFunction) => self.self ?? null),
  },
  attributes: {
    __objclass__: [(self: PyBuiltinFunction) => self.declaration.owner],
    __name__: [(self: PyBuiltinFunction) => self.declaration.name],
    __qualname__: [(self: PyBuiltinFunction) => self.qualname],
    __doc__: [(self: PyBuiltinFunction) => self.declaration.doc],
    __text_signature__: [(self: PyBuiltinFunction) => signatureOf(self.declaration)],
  },
}));
readonlyMember(methodWrapperType, '__self__', (self: PyBuiltinFunction) => self.self!);

/** @throws TypeError (Python) if an attribute of `owner` is asked of something else */
function checkReceiver(name: string, owner: PyType, instance: Value): void {
  if (!isInstance(instance, owner)) {
    throw typeError(
      `descriptor '${name}' for '${owner.tpName}' objects doesn't apply to a '${typeName(instance)}' object`,
    );
  }
}

for (const [type, label] of [
  [methodDescriptorType, 'method'],
  [wrapperDescriptorType, 'slot wrapper'],
] as const) {
  furnish(type, () => ({
    doc: type === methodDescriptorType ? 'A method of a builtin type.' : 'A special method of a builtin type.',
    methods: {
      __repr__: [
        '(self, /)',
        ({ declaration }: PyMethodDescriptor) =>
          `<${label} '${declaration.name}' of '${declaration.owner!.tpName}' objects>`,
        'Text that shows the object.',
      ],
      __call__: CALL,
      __get__: descriptorGet((self: PyMethodDescriptor, instance) => {
        checkReceiver(self.declaration.name, self.declaration.owner!, instance);
        return self.bind(instance);
      }, 'self'),
      __reduce__: reduceByName((self: PyMethodDescriptor) => self.declaration.owner),
    },
    attributes: {
      __doc__: [(self: PyMethodDescriptor) => self.declaration.doc],
      __qualname__: [(self: PyMethodDescriptor) => self.declaration.qualname],
      __text_signature__: [(self: PyMethodDescriptor) => signatureOf(self.declaration)],
    },
  }));
  readonlyMember(type, '__objclass__', (self: PyMethodDescriptor) => self.declaration.owner);
  readonlyMember(type, '__name__', (self: PyMethodDescriptor) => self.declaration.name);
}

furnish(classMethodDescriptorType, () => ({
  doc: 'A class method of a builtin type.',
  methods: {
    __repr__: [
      '(self, /)',
      ({ declaration }: PyClassMethodDescriptor) =>
        `<method '${declaration.name}' of '${declaration.owner!.tpName}' objects>`,
      'Text that shows the object.',
    ],
    __call__: [
      '(self, /, *args, **kwargs)',
      (self: PyClassMethodDescriptor, args: Value[], keywords: Map<string, Value>) => {
        const owner = self.declaration.owner!;
        if (args.length === 0) {
          throw typeError(`descriptor '${self.declaration.name}' of '${owner.tpName}' object needs an argument`);
        }
        const cls = checkClass(self, args[0]);
        const names = keywords.size === 0 ? null : [...keywords.keys()];
        return self.bind(cls).call([...args.slice(1), ...keywords.values()], names);
      },
      'What a call of the object does.',
    ],
    __get__: [
      '(self, instance, owner=None, /)',
      (self: PyClassMethodDescriptor, instance: Value, owner: Value = null) => {
        if (owner !== null) return self.bind(checkClass(self, owner));
        if (instance === null) throw typeError('__get__(None, None) is invalid');
        return self.bind(checkClass(self, (instance as PyObject).type ?? null));
      },
      'What reading the attribute gives for an instance or its class.',
    ],
  },
  attributes: {
    __doc__: [(self: PyClassMethodDescriptor) => self.declaration.doc],
    __qualname__: [(self: PyClassMethodDescriptor) => self.declaration.qualname],
    __text_signature__: [(self: PyClassMethodDescriptor) => signatureOf(self.declaration)],
  },
}));
readonlyMember(classMethodDescriptorType, '__objclass__', (self: PyClassMethodDescriptor) => self.declaration.owner);
readonlyMember(classMethodDescriptorType, '__name__', (self: PyClassMethodDescriptor) => self.declaration.name);

function checkClass(self: PyClassMethodDescriptor, cls: Value): PyType {
  const owner = self.declaration.owner!;
  const { name } = self.declaration;
  if (!(cls instanceof PyType))
    throw typeError(`descriptor '${name}' for type '${owner.tpName}' needs a type, not a '${typeName(cls)}' as arg 2`);
  if (!cls.isSubtypeOf(owner)) {
    throw typeError(`descriptor '${name}' requires a subtype of '${owner.tpName}' but received '${cls.tpName}'`);
  }
  return cls;
}

type DataDescriptor = PyGetSetDescriptor | PyMemberDescriptor;
for (const [type, label] of [
  [getsetDescriptorType, 'attribute'],
  [memberDescriptorType, 'member'],
] as const) {
  furnish(type, () => ({
    doc: 'A computed attribute of a builtin type or a slot of a class.',
    methods: {
      __repr__: [
        '(self, /)',
        (self: DataDescriptor) => `<${label} '${self.name}' of '${self.owner.tpName}' objects>`,
        'Text that shows the object.',
      ],
      __get__: descriptorGet((self: DataDescriptor, instance) => {
        checkReceiver(self.name, self.owner, instance);
        return self.get(instance as never);
      }, 'self'),
      __set__: [
        '(self, instance, value, /)',
        (self: DataDescriptor, instance: Value, value: Value) => store(self, instance, value),
        'Stores the attribute in an instance.',
      ],
      __delete__: [
        '(self, instance, /)',
        (self: DataDescriptor, instance: Value) => store(self, instance, undefined),
        'Deletes the attribute from an instance.',
      ],
    },
    attributes: {
      __doc__: [(self: DataDescriptor) => (self instanceof PyGetSetDescriptor ? self.doc : null)],
      __qualname__: [(self: DataDescriptor) => `${self.owner.qualname}.${self.name}`],
    },
  }));
  readonlyMember(type, '__objclass__', (self: DataDescriptor) => self.owner);
  readonlyMember(type, '__name__', (self: DataDescriptor) => self.name);
}

function store(self: DataDescriptor, instance: Value, value: Value | undefined): null {
  checkReceiver(self.name, self.owner, instance);
  if (self instanceof PyGetSetDescriptor && self.set === null) {
    throw attributeError(
      `attribute '${self.name}' of '${self.owner.tpName}' objects is not writable`,
      instance,
      self.name,
    );
  }
  self.set!(instance, value);
  return null;
}
