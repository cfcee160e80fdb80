/** The modules `abc`, `_collections_abc` and `collections.abc`. */
import { interpreter } from '../../runtime/interpreter.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { PyType, Value } from '../../runtime/types.ts';
import type { PyModule } from '../../runtime/values/function.ts';
import { source as abcSource } from './abc/abc.ts';
import { source as collectionsAbcSource } from './abc/collections-abc.ts';

/** A registered class matches sequence or mapping patterns as its abstract base does. */
function inherit(type: PyType, from: PyType): null {
  if (type.origin === 'class' && type.patternKind === null) {
    type.patternKind = from.patternKind;
    for (const ref of type.subclasses) {
      const sub = ref.deref();
      if (sub !== undefined) inherit(sub, from);
    }
  }
  return null;
}

export const abc: ModuleDefinition = {
  name: 'abc',
  doc: 'Abstract base classes.',
  create: () =>
    functions('_abc', {
      _set_pattern_kind: [
        '(cls, /)',
        (cls: PyType) => {
          const flags = cls.dict.get('__abc_tpflags__');
          if (flags === 1 << 5) cls.patternKind = 'sequence';
          else if (flags === 1 << 6) cls.patternKind = 'mapping';
          return null;
        },
        'Notes whether a class matches sequence or mapping patterns.',
      ],
      _inherit_pattern_kind: ['(cls, base, /)', inherit, 'Notes the same of a registered class.'],
    }),
  source: abcSource,
};

export const collectionsAbcInner: ModuleDefinition = {
  name: '_collections_abc',
  doc: 'Abstract base classes for containers.',
  source: collectionsAbcSource,
};

export const collectionsAbc: ModuleDefinition = {
  name: 'collections.abc',
  doc: 'Abstract base classes for containers.',
  create: () => {
    const inner = interpreter.importModule('_collections_abc', null, null, 0) as PyModule;
    const names = new Map<string, Value>();
    for (const [name, value] of inner.dict.entries()) {
      if (typeof name === 'string' && name !== '__name__' && name !== 'sys') names.set(name, value);
    }
    return names;
  },
};
