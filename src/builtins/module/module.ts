/** `types.ModuleType` and `types.SimpleNamespace`. */

import { typeError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { builtinModules } from '../../runtime/modules.ts';
import { builtinGetAttr, instanceDict, missingAttribute, setAttr } from '../../runtime/protocol/attribute.ts';
import { call, call1, callMethod, isCallable } from '../../runtime/protocol/call.ts';
import { richCompare } from '../../runtime/protocol/compare.ts';
import { enterRepr, leaveRepr, repr } from '../../runtime/protocol/repr.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import {
  dictType,
  isInstance,
  type Maybe,
  moduleType,
  NotImplemented,
  objectType,
  PyInstance,
  PyType,
  type Value,
} from '../../runtime/types.ts';
import { giveAttributes } from '../../runtime/values/adopt.ts';
import { Namespace, PyDict } from '../../runtime/values/dict.ts';
import { PyModule } from '../../runtime/values/function.ts';
import { PyList } from '../../runtime/values/list.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { emptyTuple, PyTuple } from '../../runtime/values/tuple.ts';
import { readonlyMember } from '../function/function.ts';
import { attributeName } from '../object/object.ts';

/** Whether a module is one of ours rather than a file or something a program made. */
function isBuiltin(self: PyModule, name: Maybe): boolean {
  return (
    typeof name === 'string' &&
    (name === 'builtins' || builtinModules.has(name)) &&
    interpreter.modules?.get(name) === self
  );
}

furnish(moduleType, () => ({
  doc: 'A module: a namespace with a name.',
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType) => {
      const module = new PyModule('', new Namespace());
      module.dict.clear();
      if (type !== moduleType) module.type = type;
      return module;
    },
    'Makes a module.',
  ],
  init: [
    '(self, /, name: str, doc=None)',
    (self: PyModule, name: string, doc: Value = null) => {
      self.dict.set('__name__', name);
      self.dict.set('__doc__', doc);
      self.dict.set('__package__', null);
      self.dict.set('__loader__', null);
      self.dict.set('__spec__', null);
      return null;
    },
    'Sets the name and the docstring.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyModule) => {
        const name = self.dict.get('__name__');
        const shown = name === undefined ? "'?'" : repr(name);
        const file = self.dict.get('__file__');
        if (file === null && self.dict.get('__path__') instanceof PyList) {
          return `<module ${shown} (namespace) from ${repr(self.dict.get('__path__')!)}>`;
        }
        if (file !== undefined) return `<module ${shown} from ${repr(file)}>`;
        return isBuiltin(self, name) ? `<module ${shown} (built-in)>` : `<module ${shown}>`;
      },
      'Text that shows the object.',
    ],
    __getattribute__: [
      '(self, name, /)',
      (self: PyModule, name: Value) => {
        const text = attributeName(name);
        const found = builtinGetAttr(self, text);
        if (found === undefined) throw missingAttribute(self, text);
        return found;
      },
      'Looks an attribute up by name.',
    ],
    __dir__: [
      '(self, /)',
      (self: PyModule) => {
        const own = self.dict.get('__dir__');
        if (own !== undefined && isCallable(own)) return call(own);
        return new PyList([...self.dict.keys()]);
      },
      'The names in the module.',
    ],
  },
  attributes: {
    __annotations__: [
      (self: PyModule) => {
        const own = self.dict.get('__annotations__');
        if (own !== undefined) return own;
        const annotate = self.dict.get('__annotate__');
        const made = annotate === undefined || annotate === null ? new PyDict() : call1(annotate, 1);
        self.dict.set('__annotations__', made);
        return made;
      },
      (self: PyModule, value: Maybe) => {
        if (value === undefined) self.dict.delete('__annotations__');
        else self.dict.set('__annotations__', value);
      },
    ],
    __annotate__: [
      (self: PyModule) => self.dict.get('__annotate__') ?? null,
      (self: PyModule, value: Maybe) => {
        if (value === undefined) throw typeError('cannot delete __annotate__ attribute');
        self.dict.set('__annotate__', value);
      },
    ],
  },
}));
readonlyMember(moduleType, '__dict__', (self: PyModule) => self.dict);

export const simpleNamespaceType = new PyType('SimpleNamespace', [objectType], { module: 'types' });
simpleNamespaceType.hasDict = true;

function compare(op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge') {
  return [
    '(self, value, /)',
    (self: PyInstance, other: Value): Value =>
      other instanceof PyInstance && other.type.isSubtypeOf(simpleNamespaceType)
        ? richCompare(op, instanceDict(self), instanceDict(other))
        : NotImplemented,
    'Compares the attributes.',
  ] as const;
}

simpleNamespaceType.textSignature = '(mapping_or_iterable=(), /, **kwargs)';
readonlyMember(simpleNamespaceType, '__dict__', instanceDict);
furnish(simpleNamespaceType, () => ({
  doc: 'An object with the attributes that it is given.',
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType) => {
      const self = new PyInstance(type);
      giveAttributes(self, type);
      return self;
    },
    'Makes a namespace.',
  ],
  init: [
    '(self, /, *args, **kwargs)',
    (self: PyInstance, args: Value[], keywords: Map<string, Value>) => {
      const name = self.type.name;
      if (args.length > 1) throw typeError(`${name} expected at most 1 argument, got ${args.length}`);
      if (args.length === 1) {
        const given = isInstance(args[0], dictType) ? (args[0] as PyDict) : (call(dictType, args[0]) as PyDict);
        for (const [key, value] of given.entries()) {
          const text = strValue(key);
          if (text === undefined) throw typeError('keywords must be strings');
          instanceDict(self).set(text, value);
        }
      }
      for (const [key, value] of keywords) instanceDict(self).set(key, value);
      return null;
    },
    'Sets the attributes.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyInstance) => {
        const name = self.type === simpleNamespaceType ? 'namespace' : self.type.name;
        if (!enterRepr(self)) return `${name}(...)`;
        try {
          const parts: string[] = [];
          for (const [key, value] of instanceDict(self).entries()) {
            if (typeof key === 'string' && key !== '') parts.push(`${key}=${repr(value)}`);
          }
          return `${name}(${parts.join(', ')})`;
        } finally {
          leaveRepr(self);
        }
      },
      'Text that shows the object.',
    ],
    __eq__: compare('eq'),
    __ne__: compare('ne'),
    __lt__: compare('lt'),
    __le__: compare('le'),
    __gt__: compare('gt'),
    __ge__: compare('ge'),
    __reduce__: [
      '(self, /)',
      (self: PyInstance) => new PyTuple([self.type, emptyTuple, instanceDict(self)]),
      'How to pickle it.',
    ],
    __replace__: [
      '(self, /, **changes)',
      (self: PyInstance, changes: Map<string, Value>) => {
        const copy = call(self.type);
        callMethod(instanceDict(copy as PyInstance), 'update', instanceDict(self));
        for (const [name, value] of changes) setAttr(copy, name, value);
        return copy;
      },
      'A copy with some attributes changed.',
    ],
  },
  constants: { __hash__: null },
}));
