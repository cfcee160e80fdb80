/** The `functools` module. */
import { AttributeError, raise, typeError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { call2 } from '../../runtime/protocol/call.ts';
import { type CompareOp, richCompare } from '../../runtime/protocol/compare.ts';
import { getIterator, isIterable } from '../../runtime/protocol/iterate.ts';
import { functions, furnish } from '../../runtime/signature/declare.ts';
import { objectType, PyCallable, PyType, type Value } from '../../runtime/types.ts';
import { readonlyMember } from '../function/function.ts';
import { lruCacheType } from './functools/lru-cache.ts';
import { Placeholder, partialType } from './functools/partial.ts';
import { source } from './functools/source.ts';

const keyObjectType = new PyType('KeyWrapper', [objectType], { module: 'functools' });
keyObjectType.basetype = false;

/** What `cmp_to_key` makes: without an object a key function, with one a key. */
class PyKeyObject extends PyCallable {
  readonly compare: Value;
  readonly object: Value | undefined;
  constructor(compare: Value, object: Value | undefined) {
    super();
    this.compare = compare;
    this.object = object;
  }
  override call(args: Value[], kwnames: readonly string[] | null): Value {
    const count = args.length;
    if (count > 1) throw typeError(`K() takes at most 1 argument (${count} given)`);
    if (count === 0 || (kwnames !== null && !kwnames.includes('obj')))
      throw typeError("K() missing required argument 'obj' (pos 1)");
    return new PyKeyObject(this.compare, args[0]);
  }
}
PyKeyObject.prototype.type = keyObjectType;

const compareRow = (op: CompareOp) =>
  [
    '(self, value, /)',
    (self: PyKeyObject, other: Value) => {
      if (!(other instanceof PyKeyObject)) throw typeError('other argument must be K instance');
      if (self.object === undefined || other.object === undefined) throw raise(AttributeError, 'object');
      return richCompare(op, call2(self.compare, self.object, other.object), 0);
    },
    'Compares by the function.',
  ] as const;

furnish(keyObjectType, () => ({
  doc: 'A key that compares by a function of two arguments.',
  methods: {
    __call__: [
      '(self, /, *args, **kwargs)',
      (self: PyKeyObject, args: Value[], keywords: Map<string, Value>) =>
        self.call([...args, ...keywords.values()], keywords.size === 0 ? null : [...keywords.keys()]),
      'What a call of the object does.',
    ],
    __lt__: compareRow('lt'),
    __le__: compareRow('le'),
    __eq__: compareRow('eq'),
    __ne__: compareRow('ne'),
    __gt__: compareRow('gt'),
    __ge__: compareRow('ge'),
  },
  attributes: { __text_signature__: [() => '(obj)'] },
  constants: { __hash__: null },
}));

readonlyMember(keyObjectType, 'obj', (self: PyKeyObject) => self.object ?? null);

export const functools: ModuleDefinition = {
  name: 'functools',
  doc: 'Functions on functions.',
  create() {
    const names = functions('_functools', {
      reduce: [
        '(function, iterable, /, initial?)',
        (func: Value, iterable: Value, initial?: Value) => {
          if (!isIterable(iterable)) throw typeError('reduce() arg 2 must support iteration');
          const iterator = getIterator(iterable);
          let total = initial === undefined ? iterator.next() : initial;
          if (total === undefined) throw typeError('reduce() of empty iterable with no initial value');
          for (let item = iterator.next(); item !== undefined; item = iterator.next()) total = call2(func, total, item);
          return total;
        },
        'Combines the items of an iterable by a function of two arguments, from left to right.',
        undefined,
        '(function, iterable, /, initial=<unrepresentable>)',
      ],
      cmp_to_key: [
        '(mycmp)',
        (compare: Value) => new PyKeyObject(compare, undefined),
        'Makes a key function of a comparison function.',
      ],
    });
    names.set('partial', partialType);
    names.set('Placeholder', Placeholder);
    names.set('_lru_cache_wrapper', lruCacheType);
    return names;
  },
  source,
};
