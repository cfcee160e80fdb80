/** The module `weakref`. */
import { observer, weakRecords } from '../../runtime/lifetime/watched.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { PyObject, type Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { tupleOf } from '../../runtime/values/tuple.ts';
import { finalizeSource } from './weakref/finalize-source.ts';
import { callableProxyType, makeProxy, proxyType } from './weakref/proxy.ts';
import { referenceType } from './weakref/reference.ts';
import { referencesSource } from './weakref/references-source.ts';
import { setSource } from './weakref/set-source.ts';
import { tablesSource } from './weakref/tables-source.ts';

function referencesTo(object: Value): Value[] {
  observer.look(true);
  return object instanceof PyObject ? [...(weakRecords.get(object)?.refs ?? [])] : [];
}

function core(): Map<string, Value> {
  observer.start();
  return new Map<string, Value>([
    ['ref', referenceType],
    ['ReferenceType', referenceType],
    ['ProxyType', proxyType],
    ['CallableProxyType', callableProxyType],
    ['ProxyTypes', tupleOf([proxyType, callableProxyType])],
    ...functions('_weakref', {
      proxy: [
        '(object, callback=None, /)',
        (object: Value, callback: Value = null) => makeProxy(object, callback),
        'A proxy that does not keep the object alive.',
      ],
      getweakrefcount: ['(object, /)', (object: Value) => referencesTo(object).length, 'How many refer to it weakly.'],
      getweakrefs: ['(object, /)', (object: Value) => new PyList(referencesTo(object)), 'What refers to it weakly.'],
      _look: [
        '()',
        () => {
          observer.look(false);
          return null;
        },
        'Lets the tables hear of what has died.',
      ],
    }),
  ]);
}

export const weakref: ModuleDefinition = {
  name: 'weakref',
  doc: 'References that do not keep their objects alive.',
  create: core,
  source: referencesSource + tablesSource + setSource + finalizeSource,
};

/** What CPython writes in C: of a module that imports only this. */
export const weakrefCore: ModuleDefinition = {
  name: '_weakref',
  doc: 'References that do not keep their objects alive.',
  create: core,
};
