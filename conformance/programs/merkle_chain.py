"""A block chain and Merkle trees over hashlib and hmac: proofs, tampering, keys from passwords."""
import hashlib
import hmac
import struct
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import batched, chain


def leaf(data):
    return hashlib.sha256(b'\0' + data).digest()


def node(left, right):
    return hashlib.sha256(b'\1' + left + right).digest()


class MerkleTree:
    def __init__(self, items):
        self.levels = [[leaf(item) for item in items] or [leaf(b'')]]
        while len(self.levels[-1]) > 1:
            self.levels.append([pair[0] if len(pair) == 1 else node(*pair) for pair in batched(self.levels[-1], 2)])

    @property
    def root(self):
        return self.levels[-1][0]

    def proof(self, index):
        for level in self.levels[:-1]:
            sibling = index ^ 1
            if sibling < len(level):
                yield sibling & 1, level[sibling]
            index >>= 1


def verify(item, proof, root):
    step = lambda digest, part: node(digest, part[1]) if part[0] else node(part[1], digest)
    return hmac.compare_digest(reduce(step, proof, leaf(item)), root)


@dataclass(frozen=True)
class Block:
    index: int
    previous: bytes
    root: bytes
    nonce: int = 0
    items: tuple = field(default=(), repr=False, compare=False)

    HEADER = struct.Struct('>I32s32sQ')

    @property
    def digest(self):
        packed = self.HEADER.pack(self.index, self.previous, self.root, self.nonce)
        return hashlib.blake2b(packed, digest_size=20, person=b'chain').digest()

    def mined(self, bits):
        block = self
        while int.from_bytes(block.digest) >> (160 - bits):
            block = replace(block, nonce=block.nonce + 1)
        return block


class Chain:
    def __init__(self, bits=6):
        self.bits = bits
        self.blocks = []

    def append(self, *items):
        previous = self.blocks[-1].digest.ljust(32, b'\0') if self.blocks else bytes(32)
        block = Block(len(self.blocks), previous, MerkleTree(items).root, items=items)
        self.blocks.append(block.mined(self.bits))

    def problems(self):
        expected = bytes(32)
        for block in self.blocks:
            if block.previous != expected:
                yield block.index, 'does not follow'
            if MerkleTree(block.items).root != block.root:
                yield block.index, 'items were changed'
            if int.from_bytes(block.digest) >> (160 - self.bits):
                yield block.index, 'was not mined'
            expected = block.digest.ljust(32, b'\0')


items = [f'item {n}'.encode() for n in range(7)]
tree = MerkleTree(items)
print([len(level) for level in tree.levels], tree.root.hex())
for index in (0, 3, 6):
    proof = list(tree.proof(index))
    print(index, len(proof), verify(items[index], proof, tree.root), verify(b'forged', proof, tree.root))
print(MerkleTree([]).root.hex()[:16], MerkleTree([b'x']).root == leaf(b'x'))

ledger = Chain()
ledger.append(b'alice pays bob 5')
ledger.append(b'bob pays carol 2', b'carol pays dave 1')
ledger.append(*items)
for block in ledger.blocks:
    print(block.index, block.nonce, block.digest.hex(), len(block.items))
print(list(ledger.problems()))
ledger.blocks[1] = replace(ledger.blocks[1], items=(b'bob pays carol 200', b'carol pays dave 1'))
print(list(ledger.problems()))
ledger.blocks[1] = replace(ledger.blocks[1], root=MerkleTree(ledger.blocks[1].items).root, nonce=10 ** 6)
print([index for index, _ in ledger.problems()])

key = hashlib.pbkdf2_hmac('sha256', b'correct horse', b'battery', 50, 16)
messages = [b'first', b'second', b'third' * 100]
signed = [(m, hmac.digest(key, m, 'sha512')[:8]) for m in messages]
print([tag.hex() for _, tag in signed])
running = hmac.new(key, digestmod=hashlib.sha3_256)
for message in chain(messages, [bytearray(b'end')]):
    running.update(message)
print(running.name, running.hexdigest())
print(all(hmac.compare_digest(tag, hmac.digest(key, m, 'sha512')[:8]) for m, tag in signed))
shake = hashlib.shake_128(key)
print(shake.hexdigest(8), shake.digest(3), hashlib.new('md5', b'', usedforsecurity=False).hexdigest())
try:
    hashlib.sha256('text')
except TypeError as problem:
    print(problem)
