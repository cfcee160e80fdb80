/** Hashing, and what tables need to know of their keys. */
import { typeError } from '../errors.ts';
import { PyMethodDescriptor } from '../signature/builtin.ts';
import {
  type KeyKind,
  objectType,
  type PyInt,
  type PyObject,
  type PyType,
  typeName,
  typeOf,
  type Value,
} from '../types.ts';
import { PyFloat } from '../values/float.ts';
import { keyProtocol } from '../values/key.ts';
import { hashFloat, hashInt } from '../values/numeric-hash.ts';
import { intValue } from '../values/subclass.ts';
import { invoke0 } from './call.ts';
import { equals } from './compare.ts';

/** `hash(value)`. @throws TypeError for an unhashable type */
export function hash(value: Value): PyInt {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return hashInt(value);
    case 'string':
      return hashText(value);
    case 'boolean':
      return value ? 1 : 0;
    default:
      if (value === null) return 0xfca86420;
  }
  if (value instanceof PyFloat && value.type.origin === 'builtin' && !Number.isNaN(value.value))
    return hashFloat(value.value);
  const method = value.type.lookup('__hash__');
  if (method === null || method === undefined) throw typeError(`unhashable type: '${typeName(value)}'`);
  if (method instanceof PyMethodDescriptor && method.declaration.owner === objectType) return identityHash(value);
  const result = intValue(invoke0(method, value));
  if (result === undefined) throw typeError('__hash__ method should return an integer');
  if (typeof result === 'number') return result === -1 ? -2 : result;
  return hashWide(result);
}

/** `slot_tp_hash`: an int that `__hash__` returned is used as it is while it fits Py_hash_t, else its own hash is. */
function hashWide(result: bigint): PyInt {
  return result >= -(2n ** 63n) && result < 2n ** 63n ? result : hashInt(result);
}

const identities = new WeakMap<object, number>();
let nextIdentity = 0x7f0000000000;

/** A number that stays with an object for its life: `id(value)`, CPython's address. */
export function identity(value: Value): PyInt {
  if (typeof value !== 'object' || value === null) {
    return value === null ? 0x7e0000000010 : 0x7e0000001000 + 32 * Number(BigInt.asUintN(40, BigInt(hash(value))));
  }
  let id = identities.get(value);
  if (id === undefined) {
    id = nextIdentity;
    nextIdentity += 48;
    identities.set(value, id);
  }
  return id;
}
/** `object.__hash__` */
export function identityHash(value: PyObject): number {
  return (identity(value) as number) / 16;
}

/** CPython seeds its string hash anew in every process; ours is the same in all. */
export function hashText(text: string): number {
  if (text === '') return 0;
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995) + i;
  }
  return (high & 0xfffff) * 0x100000000 + (low >>> 0);
}

/** Hashes items in order as CPython's tuples do (xxHash's rounds). */
export function hashItems(items: readonly Value[]): PyInt {
  const mask = (1n << 64n) - 1n;
  const prime1 = 11400714785074694791n;
  const prime2 = 14029467366897019727n;
  const prime5 = 2870177450012600261n;
  let acc = prime5;
  for (const item of items) {
    acc = (acc + BigInt.asUintN(64, BigInt(hash(item))) * prime2) & mask;
    acc = ((acc << 31n) | (acc >> 33n)) & mask;
    acc = (acc * prime1) & mask;
  }
  acc = (acc + (BigInt(items.length) ^ (prime5 ^ 3527539n))) & mask;
  if (acc === mask) return 1546275796;
  const signed = BigInt.asIntN(64, acc);
  return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
}

function classifyType(type: PyType): KeyKind {
  const hashMethod = type.lookup('__hash__');
  const eqMethod = type.lookup('__eq__');
  let kind: KeyKind['kind'];
  if (hashMethod === null || hashMethod === undefined) kind = 'unhashable';
  else if (!(hashMethod instanceof PyMethodDescriptor) || !(eqMethod instanceof PyMethodDescriptor)) kind = 'custom';
  else if (hashMethod.declaration.owner === objectType && eqMethod.declaration.owner === objectType) kind = 'identity';
  else kind = 'contents';
  type.keyKind = { version: type.version, kind };
  return type.keyKind;
}

keyProtocol.classify = value => {
  const type = value.type;
  let known = type.keyKind;
  if (known.version !== type.version) known = classifyType(type);
  if (known.kind === 'unhashable') throw typeError(`unhashable type: '${type.tpName}'`);
  return known.kind;
};
keyProtocol.hash = hash;
keyProtocol.equal = equals;

/** True if `hash(value)` would not raise for the type's sake. */
export function isHashable(value: Value): boolean {
  const method = typeOf(value).lookup('__hash__');
  return method !== null && method !== undefined;
}
