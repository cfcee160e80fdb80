/** `super` */

import { typeError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { builtinGetAttr, getAttrOptional, missingAttribute } from '../../runtime/protocol/attribute.ts';
import { call } from '../../runtime/protocol/call.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { PyType, superType, typeName, typeOf, type Value } from '../../runtime/types.ts';
import { giveAttributes } from '../../runtime/values/adopt.ts';
import { PySuper } from '../../runtime/values/function.ts';
import { readonlyMember } from '../function/function.ts';
import { attributeName } from '../object/object.ts';

/** CPython's `supercheck`: the class in whose MRO the search goes on. @throws TypeError (Python) */
function startOf(type: PyType, object: Value): PyType {
  if (object instanceof PyType && object.isSubtypeOf(type)) return object;
  const own = typeOf(object);
  if (own.isSubtypeOf(type)) return own;
  const claimed = getAttrOptional(object, '__class__');
  if (claimed instanceof PyType && claimed !== own && claimed.isSubtypeOf(type)) return claimed;
  const what = object instanceof PyType ? `type ${object.name}` : `instance of ${typeName(object)}`;
  throw typeError(`super(type, obj): obj (${what}) is not an instance or subtype of type (${type.name}).`);
}

function fill(self: PySuper, args: Value[]): void {
  if (args.length > 2) throw typeError(`super() expected at most 2 arguments, got ${args.length}`);
  if (args.length === 0) {
    const [type, object] = interpreter.superArguments();
    self.thisClass = type;
    self.self = object === null ? undefined : object;
    self.startType = object === null ? undefined : startOf(type, object);
    return;
  }
  const [type, object] = args;
  if (!(type instanceof PyType)) throw typeError(`super() argument 1 must be a type, not ${typeName(type)}`);
  self.thisClass = type;
  self.self = object === undefined || object === null ? undefined : object;
  self.startType = self.self === undefined ? undefined : startOf(type, self.self);
}

furnish(superType, () => ({
  doc: 'Looks attributes up in the classes that follow a class in the method resolution order.',
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType) => {
      const made = new PySuper(type, superType, undefined, undefined);
      if (type.origin === 'class') giveAttributes(made, type);
      return made;
    },
    'Makes a super object.',
  ],
  init: [
    '(self, /, *args, **kwargs)',
    (self: PySuper, args: Value[], keywords: Map<string, Value>) => {
      if (keywords.size > 0) throw typeError('super() takes no keyword arguments');
      fill(self, args);
      return null;
    },
    'Keeps the class and the object.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PySuper) => {
        const of = self.startType === undefined ? 'NULL' : `<${self.startType.name} object>`;
        return `<super: <class '${self.thisClass.name}'>, ${of}>`;
      },
      'Text that shows the object.',
    ],
    __getattribute__: [
      '(self, name, /)',
      (self: PySuper, name: Value) => {
        const text = attributeName(name);
        const found = builtinGetAttr(self, text);
        if (found === undefined) throw missingAttribute(self, text);
        return found;
      },
      'Looks an attribute up by name.',
    ],
    __get__: [
      '(self, instance, owner=None, /)',
      (self: PySuper, instance: Value) => {
        if (instance === null || self.self !== undefined) return self;
        if (self.type !== superType) return call(self.type, self.thisClass, instance);
        return new PySuper(superType, self.thisClass, instance, startOf(self.thisClass, instance));
      },
      'What reading the attribute gives for an instance or its class.',
    ],
  },
}));
readonlyMember(superType, '__thisclass__', (self: PySuper) => self.thisClass);
readonlyMember(superType, '__self__', (self: PySuper) => self.self ?? null);
readonlyMember(superType, '__self_class__', (self: PySuper) => self.startType ?? null);
