/** `property` */
import { AttributeError, attributeError, isRaised, typeError } from '../../runtime/errors.ts';
import { getAttrOptional, nameOfProperty, setAttr, setProperty } from '../../runtime/protocol/attribute.ts';
import { call, getProperty } from '../../runtime/protocol/call.ts';
import { isTrue } from '../../runtime/protocol/number.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { type Maybe, type PyType, propertyType, type Value } from '../../runtime/types.ts';
import { PyProperty } from '../../runtime/values/function.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { readonlyMember } from '../function/function.ts';

function init(self: PyProperty, fget: Value, fset: Value, fdel: Value, doc: Value): void {
  self.fget = fget;
  self.fset = fset;
  self.fdel = fdel;
  self.doc = doc;
  self.getterDoc = false;
  let shown = doc;
  if (doc === null && fget !== null) {
    const own = getAttrOptional(fget, '__doc__');
    if (own !== undefined) {
      shown = own;
      self.getterDoc = own !== null;
    }
  }
  // A subclass has no `__doc__` slot of its own: there it is an instance attribute.
  if (self.type !== propertyType) {
    try {
      setAttr(self, '__doc__', shown);
    } catch (thrown) {
      if (!isRaised(thrown, AttributeError) || self.getterDoc) throw thrown;
    }
  }
  self.doc = shown;
}

/** `p.getter(f)` and its like: a copy with one accessor replaced. */
function replaced(self: PyProperty, change: 'fget' | 'fset' | 'fdel', accessor: Value): Value {
  const next = { fget: self.fget, fset: self.fset, fdel: self.fdel, [change]: accessor };
  const doc = self.getterDoc && next.fget !== null ? null : self.doc;
  const made = call(self.type, next.fget, next.fset, next.fdel, doc);
  if (made instanceof PyProperty) made.name = self.name;
  return made;
}

const accessorRow = (change: 'fget' | 'fset' | 'fdel', doc: string) =>
  ['(self, object, /)', (self: PyProperty, accessor: Value) => replaced(self, change, accessor), doc] as const;

propertyType.textSignature = '(fget=None, fset=None, fdel=None, doc=None)';
furnish(propertyType, () => ({
  doc: 'An attribute that functions compute, set and delete.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => new PyProperty(type), 'Makes a property.'],
  init: [
    '(self, /, fget=None, fset=None, fdel=None, doc=None)',
    (self: PyProperty, fget: Value = null, fset: Value = null, fdel: Value = null, doc: Value = null) => {
      init(self, fget, fset, fdel, doc);
      return null;
    },
    'Keeps the accessors.',
  ],
  methods: {
    getter: accessorRow('fget', 'A copy with another getter.'),
    setter: accessorRow('fset', 'A copy with another setter.'),
    deleter: accessorRow('fdel', 'A copy with another deleter.'),
    __get__: [
      '(self, instance, owner=None, /)',
      (self: PyProperty, instance: Value, owner: Value = null) => {
        if (instance === null && owner === null) throw typeError('__get__(None, None) is invalid');
        return instance === null ? self : getProperty(self, instance);
      },
      'What reading the attribute gives for an instance or its class.',
    ],
    __set__: [
      '(self, instance, value, /)',
      (self: PyProperty, instance: Value, value: Value) => {
        setProperty(self, instance, value);
        return null;
      },
      'Stores the attribute in an instance.',
    ],
    __delete__: [
      '(self, instance, /)',
      (self: PyProperty, instance: Value) => {
        setProperty(self, instance, undefined);
        return null;
      },
      'Deletes the attribute from an instance.',
    ],
    __set_name__: [
      '(self, /, *args)',
      (self: PyProperty, args: Value[]) => {
        if (args.length !== 2) {
          throw typeError(`__set_name__() takes 2 positional arguments but ${args.length} were given`);
        }
        self.name = strValue(args[1]) ?? null;
        return null;
      },
      'Remembers the name of the attribute.',
      undefined,
      '(self, owner, name, /)',
    ],
  },
  attributes: {
    __doc__: [
      (self: PyProperty) => self.doc,
      (self: PyProperty, value: Maybe) => {
        self.doc = value ?? null;
        self.getterDoc = false;
      },
    ],
    __name__: [
      (self: PyProperty) => {
        const name = nameOfProperty(self);
        if (name !== undefined) return name;
        throw attributeError(`'${self.type.name}' object has no attribute '__name__'`, self, '__name__');
      },
      (self: PyProperty, value: Maybe) => {
        self.name = value === undefined ? null : (strValue(value) ?? null);
      },
    ],
    __isabstractmethod__: [
      (self: PyProperty) =>
        [self.fget, self.fset, self.fdel].some(accessor => {
          const marked = accessor === null ? undefined : getAttrOptional(accessor, '__isabstractmethod__');
          return marked !== undefined && isTrue(marked);
        }),
    ],
  },
}));
readonlyMember(propertyType, 'fget', (self: PyProperty) => self.fget);
readonlyMember(propertyType, 'fset', (self: PyProperty) => self.fset);
readonlyMember(propertyType, 'fdel', (self: PyProperty) => self.fdel);
