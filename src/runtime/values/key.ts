/**
 * Keys of dicts and sets.
 *
 * Python's tables compare keys by `__hash__` and `__eq__`; a JavaScript `Map` by identity of primitives. Every key
 * gets a *token* such that two keys are equal in Python exactly if their tokens are the same `Map` key:
 *
 * | key | token |
 * |---|---|
 * | str | itself (with an escape when it starts with NUL) |
 * | int | itself |
 * | bool, integral float | the int that it equals |
 * | other float | its number (NaN: the object, because NaN equals nothing) |
 * | None, and objects that compare by identity | itself |
 * | tuple, bytes, frozenset of such | a string that starts with NUL and spells the contents |
 * | an object with its own `__eq__`/`__hash__` | none (`CUSTOM`): the table keeps it in buckets by hash |
 */
import { isRaised, TypeError_, typeError } from '../errors.ts';
import { fullTypeName, type PyInt, PyObject, tupleType, type Value } from '../types.ts';
import { PyFloat } from './float.ts';
import { PyIntObject, PyStrObject } from './subclass.ts';
import { PyTuple } from './tuple.ts';

/** The token of a key that only its own `__hash__` and `__eq__` can tell from others. */
export const CUSTOM = Symbol('custom');
export type Token = unknown;

/** What the protocols know and this floor does not; `protocol/hash.ts` fills it in. */
export interface KeyProtocol {
  /** Whether a type's instances compare by identity; by the builtin's own contents; or by user code. Throws for unhashable ones. */
  classify(value: PyObject): 'identity' | 'contents' | 'custom';
  hash(value: Value): PyInt;
  equal(a: Value, b: Value): boolean;
}
export const keyProtocol: KeyProtocol = {
  classify: () => 'identity',
  hash: () => 0,
  equal: (a, b) => a === b,
};

/** Types whose instances are keyed by contents say how here: a string that starts with NUL and is unique to the contents, or CUSTOM. */
export const contentTokens = new Map<unknown, (value: any) => Token>();

export function tokenOf(key: Value): Token {
  if (typeof key === 'string') return key.charCodeAt(0) === 0 ? '\0s' + key : key;
  if (typeof key === 'number' || key === null) return key;
  if (typeof key === 'boolean') return key ? 1 : 0;
  if (typeof key === 'bigint') return key;
  if (key instanceof PyTuple && key.type === tupleType) return tupleToken(key);
  if (key instanceof PyFloat && keyProtocol.classify(key) === 'contents') return floatToken(key);
  switch (keyProtocol.classify(key)) {
    case 'identity':
      return key;
    case 'custom':
      return CUSTOM;
    default:
      if (key instanceof PyTuple) return tupleToken(key);
      if (key instanceof PyIntObject) return key.value;
      if (key instanceof PyStrObject) return tokenOf(key.value);
      return contentTokens.get(Object.getPrototypeOf(key).constructor)?.(key) ?? CUSTOM;
  }
}

function floatToken(key: PyFloat): Token {
  const value = key.value;
  if (Number.isNaN(value)) return key;
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? value + 0 : BigInt(value);
  return value;
}

const identities = new WeakMap<object, number>();
let nextIdentity = 1;

/** Spells a token inside of another one. */
export function spellToken(token: Token): string {
  switch (typeof token) {
    case 'string':
      return `s${token.length}:${token}`;
    case 'number':
      return `n${token};`;
    case 'bigint':
      return `n${token};`;
    default: {
      if (token === null) return 'N';
      let id = identities.get(token as object);
      if (id === undefined) {
        id = nextIdentity++;
        identities.set(token as object, id);
      }
      return `o${id};`;
    }
  }
}

function tupleToken({ items }: PyTuple): Token {
  const { length } = items;
  if (length === 2) return pairToken(tokenOf(items[0]), tokenOf(items[1]));
  let spelled = `\0t${length}:`;
  for (let i = 0; i < length; i++) {
    const token = tokenOf(items[i]);
    if (token === CUSTOM) return CUSTOM;
    spelled += spellToken(token);
  }
  return spelled;
}

/** The token of a pair; that of two small numbers, which are the commonest, has a short spelling of its own. */
function pairToken(a: Token, b: Token): Token {
  if (isShort(a) && isShort(b)) return String.fromCharCode(0, 1, a, b);
  return a === CUSTOM || b === CUSTOM ? CUSTOM : `\0t2:${spellToken(a)}${spellToken(b)}`;
}
const isShort = (token: Token): token is number => typeof token === 'number' && (token & 0xffff) === token;

/**
 * Keys with their own `__hash__`, by hash. `find` gives the stored key that equals `key`: for a key without a token,
 * or for one whose token is not in the table while custom keys are.
 */
export class CustomKeys {
  private readonly buckets = new Map<PyInt, Value[]>();
  /** A key is asked for its hash when it is put in, and not again. */
  private readonly hashes = new Map<Value, PyInt>();

  get size(): number {
    return this.hashes.size;
  }
  /** The hash of a key that stands here. */
  hashOf(key: Value): PyInt | undefined {
    return this.hashes.get(key);
  }

  find(key: Value, hash: PyInt): Value | undefined {
    const bucket = this.buckets.get(hash);
    if (bucket === undefined) return undefined;
    for (const stored of bucket) if (stored === key || keyProtocol.equal(stored, key)) return stored;
    return undefined;
  }
  add(key: Value, hash: PyInt): void {
    const bucket = this.buckets.get(hash);
    if (bucket === undefined) this.buckets.set(hash, [key]);
    else bucket.push(key);
    this.hashes.set(key, hash);
  }
  copy(): CustomKeys {
    const result = new CustomKeys();
    for (const [key, hash] of this.hashes) result.add(key, hash);
    return result;
  }
  remove(key: Value): void {
    const hash = this.hashes.get(key);
    if (hash === undefined) return;
    this.hashes.delete(key);
    const bucket = this.buckets.get(hash)!;
    bucket.splice(bucket.indexOf(key), 1);
    if (bucket.length === 0) this.buckets.delete(hash);
  }
}

/**
 * The hash of a key that only its own `__hash__` can tell, for several look-ups of it; `undefined` for a key with a token.
 * @throws TypeError (Python) for an unhashable key
 */
export function customHash(key: Value): PyInt | undefined {
  return typeof key === 'object' && key !== null && tokenOf(key) === CUSTOM ? keyProtocol.hash(key) : undefined;
}

/**
 * The table under dict and set: tokens to contents in order of insertion.
 * `V` is what a table keeps beside each key (a dict's value; a set keeps nothing).
 */
export class KeyTable<V> {
  /** token → value */
  readonly map = new Map<Token, V>();
  /** token → key, for keys that are not their own token */
  private originals: Map<Token, Value> | undefined;
  private custom: CustomKeys | undefined;
  /** Counts the keys that were put in, so that a listing of the keys can tell whether it is still whole. */
  additions = 0;
  /** How messages call a key: "a dict key", "a set element". */
  private readonly role: string;

  constructor(role: string) {
    this.role = role;
  }

  get size(): number {
    return this.map.size;
  }

  /** The hash of the custom key that was resolved last. */
  private resolvedHash: PyInt = 0;

  /**
   * The token under which `key` stands in the table, or would stand (a custom key: itself).
   * @param known the key's hash, where another table knows it
   */
  private resolve(key: Value, known?: PyInt): Token {
    if (this.custom === undefined) {
      if (typeof key === 'number') return key;
      if (typeof key === 'string' && key.charCodeAt(0) !== 0) return key;
    }
    const token = known === undefined ? this.tokenOf(key) : CUSTOM;
    if (token !== CUSTOM) {
      if (this.custom === undefined || this.map.has(token)) return token;
      return this.custom.find(key, keyProtocol.hash(key)) ?? token;
    }
    const hash = known ?? this.hash(key);
    const found = this.custom?.find(key, hash);
    this.resolvedHash = hash;
    if (found !== undefined) return found;
    if (this.map.size > (this.custom?.size ?? 0)) {
      for (const other of this.map.keys()) {
        const original = this.keyOf(other);
        if (
          this.custom?.hashOf(original) === undefined &&
          keyProtocol.hash(original) === hash &&
          keyProtocol.equal(original, key)
        )
          return other;
      }
      this.resolvedHash = hash;
    }
    return key;
  }
  /** @throws TypeError, in the table's words, if the key is unhashable */
  private tokenOf(key: Value): Token {
    try {
      return tokenOf(key);
    } catch (thrown) {
      throw this.unhashable(key, thrown);
    }
  }
  /** @throws TypeError, in the table's words, if the key is unhashable */
  private hash(key: Value): PyInt {
    try {
      return keyProtocol.hash(key);
    } catch (thrown) {
      throw this.unhashable(key, thrown);
    }
  }
  private unhashable(key: Value, thrown: unknown): unknown {
    if (!isRaised(thrown, TypeError_)) return thrown;
    const why = thrown.value.args.items[0];
    return typeError(`cannot use '${fullTypeName(key)}' as ${this.role} (${typeof why === 'string' ? why : ''})`);
  }
  keyOf(token: Token): Value {
    const original = this.originals?.get(token);
    return original === undefined ? (token as Value) : original;
  }
  /** @param known the key's hash, where another table knows it; so too in what follows */
  get(key: Value, known?: PyInt): V | undefined {
    if (typeof key === 'number') {
      const value = this.map.get(key);
      if (value !== undefined || this.custom === undefined) return value;
    }
    return this.map.get(this.resolve(key, known));
  }
  has(key: Value, known?: PyInt): boolean {
    return this.map.has(this.resolve(key, known));
  }
  /** What stands beside a key that was listed from this table, which is not asked for its hash; `undefined` if it is gone. */
  listedValue(key: Value): V | undefined {
    return this.custom?.hashOf(key) === undefined ? this.get(key) : this.map.get(key);
  }
  /** Removes a key that was listed from this table, without asking it for its hash; says whether it was there. */
  deleteListed(key: Value): boolean {
    return this.custom?.hashOf(key) === undefined ? this.delete(key) : this.remove(key);
  }
  set(key: Value, value: V, known?: PyInt): void {
    this.put(this.resolve(key, known), key, value);
  }
  /** The value of a key, which is put in with `value` if it is not there. */
  setDefault(key: Value, value: V): V {
    const token = this.resolve(key);
    const found = this.map.get(token);
    if (found !== undefined) return found;
    this.put(token, key, value);
    return value;
  }
  /** @param token what `key` was just resolved to */
  private put(token: Token, key: Value, value: V): void {
    if (token !== key && !this.map.has(token)) {
      this.originals ??= new Map();
      this.originals.set(token, key);
    } else if (typeof key === 'object' && key !== null && !this.map.has(token) && tokenOf(key) === CUSTOM) {
      this.custom ??= new CustomKeys();
      this.custom.add(key, this.resolvedHash);
    }
    const size = this.map.size;
    this.map.set(token, value);
    if (this.map.size !== size) this.additions++;
  }
  /** The token under which a key stands here; `undefined` if it does not. */
  stored(key: Value): Token | undefined {
    const token = this.resolve(key);
    return this.map.has(token) ? token : undefined;
  }
  /** Removes a key; says whether it was there. */
  delete(key: Value, known?: PyInt): boolean {
    return this.remove(this.resolve(key, known));
  }
  /** Removes a key; gives what it had, `undefined` if it was not there. */
  take(key: Value): V | undefined {
    const token = this.resolve(key);
    const value = this.map.get(token);
    if (value !== undefined) this.remove(token);
    return value;
  }
  private remove(token: Token): boolean {
    if (!this.map.delete(token)) return false;
    this.originals?.delete(token);
    if (this.custom !== undefined && token instanceof PyObject) this.custom.remove(token);
    return true;
  }
  clear(): void {
    this.map.clear();
    this.originals = undefined;
    this.custom = undefined;
  }
  /** Keys in order; lives through changes of the table as `Map`'s own iterators do. */
  *keys(): Generator<Value, undefined> {
    for (const token of this.map.keys()) yield this.originals === undefined ? (token as Value) : this.keyOf(token);
  }
  *entries(): Generator<[Value, V], undefined> {
    for (const [token, value] of this.map) {
      yield [this.originals === undefined ? (token as Value) : this.keyOf(token), value];
    }
  }
  /** The hash of a key that stands here and has a `__hash__` of its own. */
  knownHash(key: Value): PyInt | undefined {
    return this.custom?.hashOf(key);
  }
  /** True if every key is its own token, so that `map` can be used as it stands. */
  get plain(): boolean {
    return this.originals === undefined;
  }
  /** Whether every key has a token. */
  get hasTokens(): boolean {
    return this.custom === undefined;
  }
  /** Whether what stands beside each key equals what stands beside the same key of another table; both have tokens. */
  matches(other: KeyTable<V>, equal: (a: V, b: V) => boolean): boolean {
    for (const [token, value] of this.map) {
      const theirs = other.map.get(token);
      if (theirs === undefined || !equal(value, theirs)) return false;
    }
    return true;
  }
  copyFrom(other: KeyTable<V>): void {
    if (this.map.size === 0) {
      for (const [token, value] of other.map) this.map.set(token, value);
      this.additions += other.map.size;
      this.originals = other.originals === undefined ? undefined : new Map(other.originals);
      this.custom = other.custom?.copy();
    } else for (const [key, value] of other.entries()) this.set(key, value, other.knownHash(key));
  }
}
