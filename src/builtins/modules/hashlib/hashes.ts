/** The hashes of the host's library as Python objects: `_hashlib.HASH` and `HASHXOF`. */
import type { Hash } from 'node:crypto';
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { isExporter, withBytes } from '../../../runtime/buffer/request.ts';
import { MemoryError, raise, SystemError, typeError, valueError } from '../../../runtime/errors.ts';
import { nodeBuiltin } from '../../../runtime/node-builtin.ts';
import { identity } from '../../../runtime/protocol/hash.ts';
import { furnish, type Row } from '../../../runtime/signature/declare.ts';
import { objectType, PyObject, PyType, type Value } from '../../../runtime/types.ts';
import { strValue } from '../../../runtime/values/subclass.ts';

/** Python's name → the host's, and the sizes of digest and block in bytes (no digest size: as long as one asks for). */
export const ALGORITHMS: Readonly<Record<string, readonly [host: string, digest: number, block: number]>> = {
  md5: ['md5', 16, 64],
  sha1: ['sha1', 20, 64],
  sha224: ['sha224', 28, 64],
  sha256: ['sha256', 32, 64],
  sha384: ['sha384', 48, 128],
  sha512: ['sha512', 64, 128],
  sha3_224: ['sha3-224', 28, 144],
  sha3_256: ['sha3-256', 32, 136],
  sha3_384: ['sha3-384', 48, 104],
  sha3_512: ['sha3-512', 64, 72],
  shake_128: ['shake128', 0, 168],
  shake_256: ['shake256', 0, 136],
  'md5-sha1': ['md5-sha1', 36, 64],
  ripemd160: ['ripemd160', 20, 64],
  sha512_224: ['sha512-224', 28, 128],
  sha512_256: ['sha512-256', 32, 128],
  sm3: ['sm3', 32, 64],
};

export const hashType = new PyType('HASH', [objectType], { module: '_hashlib' });
export const xofType = new PyType('HASHXOF', [hashType], { module: '_hashlib' });
hashType.basetype = false;
xofType.basetype = false;

class PyHash extends PyObject {
  readonly name: string;
  readonly hash: Hash;
  constructor(name: string, hash: Hash) {
    super();
    this.name = name;
    this.hash = hash;
    this.type = ALGORITHMS[name]![1] === 0 ? xofType : hashType;
  }
  digest(length?: number): Uint8Array {
    return this.hash.copy(length === undefined ? undefined : { outputLength: length }).digest();
  }
}

/** Uses the bytes of what is to be hashed. @throws TypeError */
export function withHashed<T>(data: Value, use: (bytes: Uint8Array) => T): T {
  if (strValue(data) !== undefined) throw typeError('Strings must be encoded before hashing');
  if (!isExporter(data)) throw typeError('object supporting the buffer API required');
  return withBytes(data, use);
}

/** The data of a constructor, under either of its two names. */
export function dataArgument(data: Value | undefined, string: Value): Value | undefined {
  if (string === null) return data;
  if (data !== undefined) {
    throw typeError(
      "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.",
    );
  }
  return string;
}

/** Makes a hash. @throws ValueError for a name that is not known */
export function newHash(given: string, data: Value | undefined): Value {
  const name = Object.hasOwn(ALGORITHMS, given) ? given : given.toLowerCase().replace('-', '_');
  const known = Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : undefined;
  if (known === undefined) throw valueError(`unsupported hash type ${given}`);
  // An extendable one needs a length; each digest asks for its own.
  const hash = nodeBuiltin('node:crypto').createHash(known[0], known[1] === 0 ? { outputLength: 1 } : undefined);
  if (data !== undefined) withHashed(data, bytes => hash.update(bytes));
  return new PyHash(name, hash);
}

/** `openssl_NAME`, `hashlib`'s constructor of one algorithm. */
export function constructorRow(name: string): Row {
  return [
    '(data?, *, usedforsecurity: bool = True, string=None)',
    (data: Value | undefined, _secure = true, string: Value = null) => newHash(name, dataArgument(data, string)),
    `A ${name} hash.`,
    undefined,
    "(data=b'', *, usedforsecurity=True, string=None)",
  ];
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}

furnish(hashType, () => ({
  doc: 'A hash that takes its input in parts.',
  methods: {
    update: [
      '(self, obj, /)',
      (self: PyHash, data: Value) => {
        withHashed(data, bytes => self.hash.update(bytes));
        return null;
      },
      'Hashes further bytes.',
    ],
    digest: ['(self, /)', (self: PyHash) => new PyBytes(self.digest()), 'The digest so far, as bytes.'],
    hexdigest: ['(self, /)', (self: PyHash) => hex(self.digest()), 'The digest so far, in hexadecimal digits.'],
    copy: ['(self, /)', (self: PyHash) => new PyHash(self.name, self.hash.copy()), 'A second hash in the same state.'],
    __repr__: [
      '(self, /)',
      (self: PyHash) =>
        `<${self.name} ${self.type.module}.${self.type.name} object @ 0x${identity(self).toString(16)}>`,
      'Text that shows the object.',
    ],
  },
  attributes: {
    digest_size: [(self: PyHash) => ALGORITHMS[self.name]![1], undefined, 'The size of the digest in bytes.'],
    block_size: [(self: PyHash) => ALGORITHMS[self.name]![2], undefined, 'The size of a block in bytes.'],
    name: [(self: PyHash) => self.name, undefined, "The algorithm's name."],
  },
}));

/** Bytes of an extendable digest. */
function extended(self: PyHash, length: number): Uint8Array {
  if (length < 0) throw raise(SystemError, 'Negative size passed to PyBytes_FromStringAndSize');
  if (length >= 2 ** 31) throw raise(MemoryError);
  return self.digest(length);
}

furnish(xofType, () => ({
  doc: 'A hash whose digest is as long as one asks for.',
  methods: {
    digest: [
      '(self, /, length: ssize)',
      (self: PyHash, length: number) => new PyBytes(extended(self, length)),
      'So many bytes of the digest.',
    ],
    hexdigest: [
      '(self, /, length: ssize)',
      (self: PyHash, length: number) => hex(extended(self, length)),
      'So many bytes of the digest, in hexadecimal digits.',
    ],
  },
}));
