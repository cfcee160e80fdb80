"""An index file: fixed header, sorted keys, binary search straight in the bytes."""
import struct

MAGIC = b"IDX1"
HEAD = struct.Struct("<4sHI")
ENTRY = struct.Struct("<8sIQ")


class Index:
    def __init__(self, data):
        self.view = memoryview(data).toreadonly()
        magic, self.version, self.count = HEAD.unpack_from(self.view)
        if magic != MAGIC:
            raise ValueError(f"bad magic {magic!r}")
        expected = HEAD.size + self.count * ENTRY.size
        if len(self.view) != expected:
            raise ValueError(f"file has {len(self.view)} bytes, {expected} expected")

    def key(self, i):
        at = HEAD.size + i * ENTRY.size
        return self.view[at : at + 8]

    def __len__(self):
        return self.count

    def __getitem__(self, key):
        wanted = key.encode().ljust(8, b"\0")
        low, high = 0, self.count
        self.steps = 0
        while low < high:
            middle = (low + high) // 2
            self.steps += 1
            here = bytes(self.key(middle))
            if here == wanted:
                _, length, offset = ENTRY.unpack_from(self.view, HEAD.size + middle * ENTRY.size)
                return length, offset
            if here < wanted:
                low = middle + 1
            else:
                high = middle
        raise KeyError(key)

    def __iter__(self):
        for key, length, offset in ENTRY.iter_unpack(self.view[HEAD.size :]):
            yield key.rstrip(b"\0").decode(), length, offset


def build(items):
    out = bytearray(HEAD.pack(MAGIC, 1, len(items)))
    for key, (length, offset) in sorted(items.items()):
        out += ENTRY.pack(key.encode(), length, offset)
    return out


words = "memoryview bytes array struct cast slice stride shape format release tolist hex".split()
data = build({w[:8]: (len(w), i * 2**33) for i, w in enumerate(words)})
index = Index(data)
print(len(index), len(data), index.version)
for entry in index:
    print(*entry)
for w in ("array", "struct", "memoryvi", "hex"):
    print(w, index[w], index.steps)
try:
    index["nothing"]
except KeyError as error:
    print("KeyError", error, index.steps)
try:
    index.view[0] = 1
except TypeError as error:
    print(error)
try:
    data += b"more"
except BufferError as error:
    print(error)
for bad in (b"NOPE" + bytes(data[4:]), bytes(data[:-1]), b"ID"):
    try:
        Index(bad)
    except (ValueError, struct.error) as error:
        print(error)
