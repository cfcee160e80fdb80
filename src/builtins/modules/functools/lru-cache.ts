/** The cache of `functools.lru_cache`. */

import { DICT_ATTRIBUTE, getAttrOptional, instanceDict } from '../../../runtime/protocol/attribute.ts';
import { call, callWithKeywords } from '../../../runtime/protocol/call.ts';
import { equals } from '../../../runtime/protocol/compare.ts';
import { hash } from '../../../runtime/protocol/hash.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { objectType, PyCallable, type PyInt, PyObject, PyType, typeOf, type Value } from '../../../runtime/types.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { PyMethod } from '../../../runtime/values/function.ts';
import { CUSTOM, tokenOf } from '../../../runtime/values/key.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';

export const lruCacheType = new PyType('_lru_cache_wrapper', [objectType], { module: 'functools' });
lruCacheType.hasDict = true;
lruCacheType.hasWeakref = true;
lruCacheType.basetype = false;

/** Stands between the positional and the keyword arguments of a key: equal to nothing a program has. */
class KeywordMark extends PyCallable {
  override call(): Value {
    return null;
  }
}
KeywordMark.prototype.type = objectType;
const MARK = new KeywordMark();

const hashedKeyType = new PyType('_HashedKey', [objectType], { module: 'functools' });

/**
 * A key with arguments that hash themselves: each is asked once a call, however often the table is. The table maps
 * it to itself, so that a hit finds the very key that stands there.
 */
class PyHashedKey extends PyObject {
  result: Value = null;
  readonly parts: PyTuple;
  readonly hash: PyInt;
  constructor(parts: PyTuple) {
    super();
    this.parts = parts;
    this.hash = hash(parts);
  }
}
PyHashedKey.prototype.type = hashedKeyType;
furnish(hashedKeyType, () => ({
  methods: {
    __hash__: ['(self, /)', (self: PyHashedKey) => self.hash],
    __eq__: [
      '(self, value, /)',
      (self: PyHashedKey, other: Value) => other instanceof PyHashedKey && equals(self.parts, other.parts),
    ],
  },
}));

class PyLruCache extends PyCallable {
  readonly func: Value;
  /** Least recently used first; -1: never anything; null: everything. */
  readonly maxsize: number | null;
  readonly typed: boolean;
  readonly infoType: Value;
  readonly cache = new PyDict();
  hits = 0;
  misses = 0;
  constructor(func: Value, maxsize: number | null, typed: boolean, infoType: Value) {
    super();
    this.func = func;
    this.maxsize = maxsize;
    this.typed = typed;
    this.infoType = infoType;
    this.layout = lruCacheType.rootLayout;
    this.values = [];
  }
  /** CPython's `lru_cache_make_key`. */
  private key(args: readonly Value[], kwnames: readonly string[] | null): Value {
    if (kwnames === null && !this.typed && args.length === 1) {
      const only = args[0];
      if (typeof only === 'number' || typeof only === 'string') return only;
    }
    const given = args.length - (kwnames?.length ?? 0);
    const parts: Value[] = args.slice(0, given);
    if (kwnames !== null && kwnames.length > 0) {
      parts.push(MARK);
      kwnames.forEach((name, i) => void parts.push(name, args[given + i]));
    }
    if (this.typed) for (const arg of args) parts.push(typeOf(arg));
    const key = new PyTuple(parts);
    return tokenOf(key) === CUSTOM ? new PyHashedKey(key) : key;
  }
  override call(args: Value[], kwnames: readonly string[] | null): Value {
    if (this.maxsize === 0) {
      this.misses++;
      return callWithKeywords(this.func, args, kwnames);
    }
    const key = this.key(args, kwnames);
    const { cache, maxsize } = this;
    const found = cache.get(key);
    if (found !== undefined) {
      this.hits++;
      const stored = found instanceof PyHashedKey ? found : key;
      if (maxsize !== null) {
        cache.delete(stored);
        cache.set(stored, found);
      }
      return found instanceof PyHashedKey ? found.result : found;
    }
    this.misses++;
    const result = callWithKeywords(this.func, args, kwnames);
    let entry = result;
    if (key instanceof PyHashedKey) {
      key.result = result;
      entry = key;
    }
    if (maxsize === null) cache.set(key, entry);
    else if (!cache.has(key)) {
      if (cache.size >= maxsize) {
        for (const oldest of cache.keys()) {
          cache.delete(oldest);
          break;
        }
      }
      cache.set(key, entry);
    }
    return result;
  }
}
PyLruCache.prototype.type = lruCacheType;

furnish(lruCacheType, () => ({
  attributes: { __dict__: DICT_ATTRIBUTE },
  doc: 'A function that remembers its results.',
  new: [
    '(type, user_function, maxsize, typed: bool, cache_info_type)',
    (_type: PyType, func: Value, maxsize: Value, typed: boolean, infoType: Value) => {
      const size = maxsize === null ? null : Math.max(0, Number(maxsize));
      const self = new PyLruCache(func, size, typed, infoType);
      const dict = getAttrOptional(func, '__dict__');
      if (dict instanceof PyDict) for (const [name, value] of dict.entries()) instanceDict(self).set(name, value);
      return self;
    },
    'Wraps a function.',
  ],
  methods: {
    __call__: [
      '(self, /, *args, **kwargs)',
      (self: PyLruCache, args: Value[], keywords: Map<string, Value>) =>
        self.call([...args, ...keywords.values()], keywords.size === 0 ? null : [...keywords.keys()]),
      'What a call of the object does.',
    ],
    __get__: [
      '(self, instance, owner=None, /)',
      (self: PyLruCache, instance: Value) => (instance === null ? self : new PyMethod(self, instance)),
      'What reading the attribute gives for an instance or its class.',
    ],
    cache_info: [
      '(self, /)',
      (self: PyLruCache) => call(self.infoType, self.hits, self.misses, self.maxsize, self.cache.size),
      'Hits, misses, the greatest and the current size.',
    ],
    cache_clear: [
      '(self, /)',
      (self: PyLruCache) => {
        self.cache.clear();
        self.hits = 0;
        self.misses = 0;
        return null;
      },
      'Forgets all results.',
    ],
    __copy__: ['(self, /)', (self: PyLruCache) => self, 'Returns itself.'],
    __deepcopy__: ['(self, memo, /)', (self: PyLruCache) => self, 'Returns itself.'],
    __reduce__: ['(self, /)', (self: PyLruCache) => getAttrOptional(self, '__qualname__') ?? null, 'How to pickle it.'],
  },
}));
