/** The modules `hashlib`, `hmac` and `_hashlib`, on the host's hashes. */
import '../../runtime/buffer/converters.ts';
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf, isExporter } from '../../runtime/buffer/request.ts';
import { raise, typeError, ValueError, valueError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { nodeBuiltin } from '../../runtime/node-builtin.ts';
import { indexOf } from '../../runtime/protocol/number.ts';
import { functions, type Row } from '../../runtime/signature/declare.ts';
import { PyType, typeName, type Value } from '../../runtime/types.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { blake2bType, blake2sType } from './hashlib/blake2-objects.ts';
import { ALGORITHMS, constructorRow, dataArgument, hashType, newHash, xofType } from './hashlib/hashes.ts';
import { hmacSource, source } from './hashlib/source.ts';

export const unsupportedType = new PyType('UnsupportedDigestmodError', [ValueError], { module: '_hashlib' });

/** The host's name of an algorithm, for the functions that take only that. */
function hostName(name: string): string {
  const lower = name.toLowerCase();
  const known = Object.hasOwn(ALGORITHMS, lower) ? ALGORITHMS[lower] : undefined;
  if (known === undefined) throw raise(unsupportedType, '[digital envelope routines] unsupported');
  return known[0];
}

const rows: Record<string, Row> = {
  new: [
    '(name: str, data?, *, usedforsecurity: bool = True, string=None)',
    (name: string, data: Value | undefined, _secure = true, string: Value = null) =>
      newHash(name, dataArgument(data, string)),
    'A hash of the algorithm with this name.',
    undefined,
    "(name, data=b'', *, usedforsecurity=True, string=None)",
  ],
  pbkdf2_hmac: [
    '(hash_name: str, password, salt, iterations: ssize, dklen=None)',
    (hash: string, password: Value, salt: Value, iterations: number, length: Value = null) => {
      const name = hostName(hash);
      const [secret, grain] = [bytesOf(password), bytesOf(salt)];
      if (iterations < 1) throw valueError('iteration value must be greater than 0.');
      const size = length === null ? ALGORITHMS[hash.toLowerCase()]![1] : Number(indexOf(length));
      if (size < 1) throw valueError('key length must be greater than 0.');
      return new PyBytes(nodeBuiltin('node:crypto').pbkdf2Sync(secret, grain, iterations, size, name));
    },
    'A key from a password (PKCS #5).',
  ],
  scrypt: [
    '(password, *, salt, n: ssize, r: ssize, p: ssize, maxmem: ssize = 0, dklen: ssize = 64)',
    (password: Value, salt: Value, n: number, r: number, p: number, memory = 0, size = 64) => {
      if (n < 2 || (n & (n - 1)) !== 0) throw valueError('n must be a power of 2.');
      const limit = memory || 32 << 20;
      if (r < 1 || p < 1) throw valueError('Invalid parameter combination for n, r, p, maxmem.');
      if (128 * r * (n + p + 2) > limit) throw valueError('[digital envelope routines] memory limit exceeded');
      const options = { N: n, r, p, maxmem: limit };
      return new PyBytes(nodeBuiltin('node:crypto').scryptSync(bytesOf(password), bytesOf(salt), size, options));
    },
    'A key from a password, that takes memory to find (RFC 7914).',
  ],
  hmac_digest: [
    '(key, msg, digest: str)',
    (key: Value, message: Value, digest: string) => {
      const [secret, text, name] = [bytesOf(key), bytesOf(message), hostName(digest)];
      return new PyBytes(nodeBuiltin('node:crypto').createHmac(name, secret).update(text).digest());
    },
    'The keyed digest of one message.',
  ],
  compare_digest: [
    '(a, b, /)',
    (a: Value, b: Value) => {
      const [left, right] = [strValue(a), strValue(b)];
      if (left !== undefined && right !== undefined) {
        if (/[^\x00-\x7f]/.test(left + right)) {
          throw typeError('comparing strings with non-ASCII characters is not supported');
        }
        return sameBytes(Buffer.from(left), Buffer.from(right));
      }
      if (!isExporter(a) && !isExporter(b)) {
        const types = `'${typeName(a)}' and '${typeName(b)}'`;
        throw typeError(`unsupported operand types(s) or combination of types: ${types}`);
      }
      return sameBytes(bytesOf(a), bytesOf(b));
    },
    'Whether two digests are equal, in a time that does not tell where they differ.',
  ],
};

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < b.length; i++) difference |= (a[i % (a.length || 1)] ?? 0) ^ b[i]!;
  return difference === 0;
}

const GUARANTEED = Object.keys(ALGORITHMS).slice(0, 12);

export const hashFunctions: ModuleDefinition = {
  name: '_hashlib',
  doc: "The host's hashes.",
  create() {
    const constructors = GUARANTEED.map(name => [`openssl_${name}`, constructorRow(name)] as const);
    const names = functions('_hashlib', { ...rows, ...Object.fromEntries(constructors) });
    names.set('HASH', hashType);
    names.set('HASHXOF', xofType);
    names.set('UnsupportedDigestmodError', unsupportedType);
    return names;
  },
};

export const hashlib: ModuleDefinition = {
  name: 'hashlib',
  doc: 'Hashes, and keys from passwords.',
  create() {
    const inner = hashFunctions.create!(undefined as never) as Map<string, Value>;
    const names = new Map<string, Value>([
      ['_new', inner.get('new')!],
      ['pbkdf2_hmac', inner.get('pbkdf2_hmac')!],
      ['scrypt', inner.get('scrypt')!],
      ['blake2b', blake2bType],
      ['blake2s', blake2sType],
    ]);
    for (const name of GUARANTEED) names.set(name, inner.get(`openssl_${name}`)!);
    return names;
  },
  source,
};

export const hmac: ModuleDefinition = {
  name: 'hmac',
  doc: 'Keyed hashes.',
  source: hmacSource,
};
