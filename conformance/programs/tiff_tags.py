"""TIFF directories in both byte orders, with values inside and outside of the entries."""
import struct
from collections import namedtuple
from fractions import Fraction

TYPES = {1: "B", 2: "s", 3: "H", 4: "I", 5: "II", 9: "i", 10: "ii", 11: "f", 12: "d"}
NAMES = {256: "width", 257: "height", 258: "bits", 270: "description", 282: "resolution", 305: "software", 700: "exposure"}
Entry = namedtuple("Entry", "tag kind count value")


def build(order, entries):
    head = {"<": b"II", ">": b"MM"}[order] + struct.pack(order + "HI", 42, 8)
    directory = struct.pack(order + "H", len(entries))
    outside = bytearray()
    start = 8 + 2 + 12 * len(entries) + 4
    for tag, kind, values in entries:
        code = TYPES[kind]
        if kind == 2:
            raw, count = values.encode() + b"\0", len(values) + 1
        else:
            flat = [n for v in values for n in (v if isinstance(v, tuple) else (v,))]
            raw, count = struct.pack(f"{order}{len(flat)}{code[0]}", *flat), len(values)
        directory += struct.pack(order + "HHI", tag, kind, count)
        if len(raw) <= 4:
            directory += raw.ljust(4, b"\0")
        else:
            directory += struct.pack(order + "I", start + len(outside))
            outside += raw + bytes(len(raw) % 2)
    return head + directory + bytes(4) + bytes(outside)


def read(data):
    order = {b"II": "<", b"MM": ">"}[data[:2]]
    magic, at = struct.unpack_from(order + "HI", data, 2)
    assert magic == 42
    while at:
        (count,) = struct.unpack_from(order + "H", data, at)
        at += 2
        for _ in range(count):
            tag, kind, number = struct.unpack_from(order + "HHI", data, at)
            code = TYPES[kind]
            size = struct.calcsize("=" + code) * number
            where = at + 8 if size <= 4 else struct.unpack_from(order + "I", data, at + 8)[0]
            if kind == 2:
                value = data[where : where + number].rstrip(b"\0").decode()
            elif len(code) == 2:
                pairs = struct.iter_unpack(order + code, data[where : where + size])
                value = [Fraction(*pair) for pair in pairs]
            else:
                value = list(struct.unpack_from(f"{order}{number}{code}", data, where))
            yield Entry(tag, kind, number, value)
            at += 12
        (at,) = struct.unpack_from(order + "I", data, at)


entries = [(256, 3, [640]), (257, 4, [480]), (258, 3, [8, 8, 8]), (270, 2, "a picture of nothing"), (282, 5, [(72, 1), (300, 7)]), (305, 2, "me"), (700, 10, [(-1, 60)])]
little, big = build("<", entries), build(">", entries)
print(len(little), little[:14].hex(" "), big[:14].hex(" "))
for one, two in zip(read(little), read(big), strict=True):
    print(f"{NAMES[one.tag]:12}{TYPES[one.kind]:3}{one.count:3} {one.value} {one == two}")
try:
    list(read(b"XX" + little[2:]))
except KeyError as error:
    print("KeyError", error)
