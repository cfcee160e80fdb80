/** Builtin functions about attributes, types and identity. */
import { AttributeError, isRaised, typeError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { delAttr, getAttr, getAttrOptional, setAttr } from '../../runtime/protocol/attribute.ts';
import { callMethod, isCallable } from '../../runtime/protocol/call.ts';
import { hash, identity } from '../../runtime/protocol/hash.ts';
import { isInstanceOf, isSubclassOf } from '../../runtime/protocol/instance-checks.ts';
import { toArray } from '../../runtime/protocol/iterate.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { attributeName, sortedDir } from '../object/object.ts';

export const attributeFunctions = functions('builtins', {
  callable: ['(obj, /)', (value: Value) => isCallable(value), 'Whether an object can be called.'],
  delattr: [
    '(obj, name, /)',
    (object: Value, name: Value) => {
      delAttr(object, attributeName(name));
      return null;
    },
    'Deletes an attribute by name.',
  ],
  dir: [
    '(object?, /)',
    (value?: Value) => {
      if (value !== undefined) return sortedDir(value);
      const names = new PyList(toArray(callMethod(interpreter.currentLocals(), 'keys')));
      callMethod(names, 'sort');
      return names;
    },
    'The names of an object’s attributes, sorted; without an argument, of the current scope.',
  ],
  getattr: [
    '(object, name, default?, /)',
    (object: Value, name: Value, fallback?: Value) => {
      const text = attributeName(name);
      if (fallback === undefined) return getAttr(object, text);
      const found = getAttrOptional(object, text);
      return found === undefined ? fallback : found;
    },
    'An attribute by name; a default instead of AttributeError.',
  ],
  globals: ['()', () => interpreter.currentGlobals(), 'The namespace of the current module.'],
  hasattr: [
    '(obj, name, /)',
    (object: Value, name: Value) => getAttrOptional(object, attributeName(name)) !== undefined,
    'Whether an object has an attribute.',
  ],
  hash: ['(obj, /)', (value: Value) => hash(value), 'The hash of an object.'],
  id: ['(obj, /)', (value: Value) => identity(value), 'A number that no other object has at the same time.'],
  isinstance: [
    '(obj, class_or_tuple, /)',
    (value: Value, cls: Value) => isInstanceOf(value, cls),
    'Whether an object is an instance of a class, or of one of several.',
  ],
  issubclass: [
    '(cls, class_or_tuple, /)',
    (value: Value, cls: Value) => isSubclassOf(value, cls),
    'Whether a class is a subclass of a class, or of one of several.',
  ],
  locals: ['()', () => interpreter.currentLocals(), 'The namespace of the current scope.'],
  setattr: [
    '(obj, name, value, /)',
    (object: Value, name: Value, value: Value) => {
      setAttr(object, attributeName(name), value);
      return null;
    },
    'Sets an attribute by name.',
  ],
  vars: [
    '(object?, /)',
    (value?: Value) => {
      if (value === undefined) return interpreter.currentLocals();
      try {
        return getAttr(value, '__dict__');
      } catch (thrown) {
        if (isRaised(thrown, AttributeError)) throw typeError('vars() argument must have __dict__ attribute');
        throw thrown;
      }
    },
    'The `__dict__` of an object; without an argument, of the current scope.',
  ],
});
