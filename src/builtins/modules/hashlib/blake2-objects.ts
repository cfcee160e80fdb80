/** `hashlib.blake2b` and `blake2s` as Python types. */
import '../../../runtime/buffer/converters.ts';
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { bytesOf } from '../../../runtime/buffer/request.ts';
import { copyOf } from '../../../runtime/buffer/storage.ts';
import { OverflowError, raise, valueError } from '../../../runtime/errors.ts';
import { indexOf } from '../../../runtime/protocol/number.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { objectType, PyObject, PyType, type Value } from '../../../runtime/types.ts';
import { BLAKE2_SIZES, Blake2, type Variant } from './blake2.ts';
import { dataArgument, withHashed } from './hashes.ts';

class PyBlake2 extends PyObject {
  readonly hash: Blake2;
  constructor(type: PyType, hash: Blake2) {
    super();
    this.type = type;
    this.hash = hash;
  }
}

/** A number that must fit so many bits. */
function unsigned(value: Value, name: string, bits: number): bigint {
  const number = BigInt(indexOf(value));
  if (number < 0n) throw valueError('Cannot convert negative int');
  if (number >= 1n << 64n) {
    const kind = name === 'leaf_size' ? 'unsigned long' : 'unsigned long long';
    throw raise(OverflowError, `Python int too large ${name === 'leaf_size' ? 'to convert to' : 'for'} C ${kind}`);
  }
  if (number >= 1n << BigInt(bits)) throw raise(OverflowError, `${name} is too large`);
  return number;
}

function within(value: number, name: string, least: number, most: number): number {
  if (value < least || value > most) throw valueError(`${name} must be between ${least} and ${most}`);
  return value;
}

function part(value: Value, name: string, most: number): Uint8Array {
  const bytes = bytesOf(value);
  if (bytes.length > most) throw valueError(`maximum ${name} length is ${most} bytes`);
  return copyOf(bytes);
}

const none = new PyBytes(new Uint8Array(0));

function blake2Type(variant: Variant): PyType {
  const sizes = BLAKE2_SIZES[variant];
  const type = new PyType(variant, [objectType], { module: '_blake2' });
  type.basetype = false;
  const most = `_blake2.${variant}.MAX_DIGEST_SIZE`;
  furnish(type, () => ({
    doc: `A ${variant} hash, with a key, salt, personal text and a place in a tree.`,
    new: [
      `(type, data?, *, digest_size: int = ${sizes.digest}, key?, salt?, person?, fanout: int = 1, depth: int = 1, leaf_size=0, node_offset=0, node_depth: int = 0, inner_size: int = 0, last_node: bool = False, usedforsecurity: bool = True, string=None)`,
      (
        _type: PyType,
        data: Value | undefined,
        digestSize: number = sizes.digest,
        key: Value = none,
        salt: Value = none,
        person: Value = none,
        fanout = 1,
        depth = 1,
        leafSize: Value = 0,
        nodeOffset: Value = 0,
        nodeDepth = 0,
        innerSize = 0,
        lastNode = false,
        _secure = true,
        string: Value = null,
      ): Value => {
        const input = dataArgument(data, string);
        if (digestSize < 1 || digestSize > sizes.digest) {
          const family = variant === 'blake2b' ? 'Blake2b' : 'Blake2s';
          throw valueError(
            `digest_size for ${family} must be between 1 and ${sizes.digest} bytes, here it is ${digestSize}`,
          );
        }
        const saltBytes = part(salt, 'salt', sizes.salt);
        const personBytes = part(person, 'person', sizes.salt);
        within(fanout, 'fanout', 0, 255);
        within(depth, 'depth', 1, 255);
        const leaf = unsigned(leafSize, 'leaf_size', 32);
        const offset = unsigned(nodeOffset, 'node_offset', 8 * sizes.offset);
        within(nodeDepth, 'node_depth', 0, 255);
        if (innerSize < 0 || innerSize > sizes.digest) {
          throw valueError(`inner_size must be between 0 and is ${sizes.digest}`);
        }
        const hash = new Blake2(variant, {
          digestSize,
          key: part(key, 'key', sizes.key),
          salt: saltBytes,
          person: personBytes,
          fanout,
          depth,
          leafSize: Number(leaf),
          nodeOffset: offset,
          nodeDepth,
          innerSize,
          lastNode,
        });
        if (input !== undefined) withHashed(input, bytes => hash.update(bytes));
        return new PyBlake2(type, hash);
      },
      `A ${variant} hash.`,
      undefined,
      `(data=b'', *, digest_size=${most}, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None)`,
    ],
    methods: {
      update: [
        '(self, data, /)',
        (self: PyBlake2, data: Value) => {
          withHashed(data, bytes => self.hash.update(bytes));
          return null;
        },
        'Hashes further bytes.',
      ],
      digest: ['(self, /)', (self: PyBlake2) => new PyBytes(self.hash.digest()), 'The digest so far, as bytes.'],
      hexdigest: [
        '(self, /)',
        (self: PyBlake2) => Buffer.from(self.hash.digest()).toString('hex'),
        'The digest so far, in hexadecimal digits.',
      ],
      copy: ['(self, /)', (self: PyBlake2) => new PyBlake2(type, self.hash.copy()), 'A second hash in the same state.'],
    },
    attributes: {
      name: [() => variant, undefined, "The algorithm's name."],
      block_size: [() => sizes.block, undefined, 'The size of a block in bytes.'],
      digest_size: [(self: PyBlake2) => self.hash.digestSize, undefined, 'The size of the digest in bytes.'],
    },
    constants: {
      MAX_DIGEST_SIZE: sizes.digest,
      MAX_KEY_SIZE: sizes.key,
      SALT_SIZE: sizes.salt,
      PERSON_SIZE: sizes.salt,
    },
  }));
  return type;
}

export const blake2bType = blake2Type('blake2b');
export const blake2sType = blake2Type('blake2s');
