"""The transform behind bzip2, with move-to-front and run lengths."""
from itertools import groupby


def transform(data):
    doubled = data + data
    order = sorted(range(len(data)), key=lambda i: doubled[i : i + len(data)])
    return bytes(data[i - 1] for i in order), order.index(0) if data else 0


def restore(last, start):
    order = sorted(range(len(last)), key=last.__getitem__)
    out, at = bytearray(), start
    for _ in last:
        at = order[at]
        out.append(last[at])
    return bytes(out)


def to_front(data):
    table = bytearray(range(256))
    for byte in data:
        at = table.index(byte)
        yield at
        table.insert(0, table.pop(at))


def from_front(positions):
    table = bytearray(range(256))
    out = bytearray()
    for at in positions:
        out.append(table[at])
        table.insert(0, table.pop(at))
    return bytes(out)


for text in (b"banana", b"", b"abracadabra " * 4, bytes(reversed(range(50))), b"mississippi$"):
    last, start = transform(text)
    moved = list(to_front(last))
    runs = [(value, len(list(group))) for value, group in groupby(moved)]
    print(last[:20], start, moved[:8], len(runs), restore(from_front(moved), start) == text)
