"""HPACK without Huffman coding: integers with prefixes, a dynamic table with eviction."""
from collections import deque

STATIC = [None, (":authority", ""), (":method", "GET"), (":method", "POST"), (":path", "/"), (":path", "/index.html"), (":scheme", "http"), (":scheme", "https"), (":status", "200")]


class Table:
    def __init__(self, limit):
        self.limit = limit
        self.entries = deque()

    @property
    def size(self):
        return sum(len(n) + len(v) + 32 for n, v in self.entries)

    def add(self, entry):
        self.entries.appendleft(entry)
        while self.size > self.limit:
            gone = self.entries.pop()
            print("  evicted", gone)

    def __getitem__(self, index):
        if index < len(STATIC):
            if index == 0:
                raise LookupError("index 0")
            return STATIC[index]
        try:
            return self.entries[index - len(STATIC)]
        except IndexError:
            raise LookupError(f"index {index} of {len(STATIC) + len(self.entries)}") from None


def encode_int(value, prefix, first=0):
    most = (1 << prefix) - 1
    if value < most:
        return bytes([first | value])
    out = bytearray([first | most])
    value -= most
    while value >= 128:
        out.append(value % 128 + 128)
        value //= 128
    out.append(value)
    return bytes(out)


def decode_int(data, at, prefix):
    most = (1 << prefix) - 1
    value = data[at] & most
    at += 1
    if value < most:
        return value, at
    shift = 0
    while True:
        byte = data[at]
        at += 1
        value += (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def text(data, at):
    size, at = decode_int(data, at, 7)
    return str(data[at : at + size], "ascii"), at + size


def decode(data, table):
    view, at = memoryview(data), 0
    while at < len(view):
        first = view[at]
        if first & 0x80:
            index, at = decode_int(view, at, 7)
            yield table[index]
            continue
        keep = bool(first & 0x40)
        index, at = decode_int(view, at, 6 if keep else 4)
        if index:
            name = table[index][0]
        else:
            name, at = text(view, at)
        value, at = text(view, at)
        if keep:
            table.add((name, value))
        yield name, value


def literal(index, value, name=None, keep=True):
    head = encode_int(index, 6 if keep else 4, 0x40 if keep else 0)
    parts = ([name] if name else []) + [value]
    return head + b"".join(encode_int(len(p), 7) + p.encode() for p in parts)


table = Table(120)
block = encode_int(2, 7, 0x80) + literal(1, "example.org") + literal(0, "nosniff", "x-content") + encode_int(9, 7, 0x80) + literal(4, "/a" * 80, keep=False)
print(block.hex(" ")[:60])
for name, value in decode(block, table):
    print(f"{name}: {value[:20]}")
print(list(table.entries), table.size)
print(list(decode(literal(0, "v" * 40, "third"), table)), len(table.entries))
print([encode_int(n, 5).hex() for n in (10, 30, 31, 1337)], decode_int(encode_int(1337, 5), 0, 5))
for bad in (b"\x80", b"\xff\x7f"):
    try:
        list(decode(bad, table))
    except LookupError as error:
        print(type(error).__name__, error)
