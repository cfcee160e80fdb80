"""An ELF64 header, little and big endian, decoded with one table of fields."""
import struct
from collections import namedtuple

FIELDS = [
    ("type", "H"), ("machine", "H"), ("version", "I"), ("entry", "Q"), ("phoff", "Q"), ("shoff", "Q"),
    ("flags", "I"), ("ehsize", "H"), ("phentsize", "H"), ("phnum", "H"), ("shentsize", "H"), ("shnum", "H"), ("shstrndx", "H"),
]
Header = namedtuple("Header", [name for name, _ in FIELDS])
BODY = "".join(code for _, code in FIELDS)


class NotElf(Exception):
    pass


def read(data):
    ident = data[:16]
    if ident[:4] != b"\x7fELF":
        raise NotElf(f"magic is {bytes(ident[:4])!r}")
    try:
        order = {1: "<", 2: ">"}[ident[5]]
    except KeyError as key:
        raise NotElf(f"unknown byte order {key}") from key
    return order, Header._make(struct.unpack_from(order + BODY, data, 16))


for order, mark in (("<", 1), (">", 2)):
    ident = b"\x7fELF" + bytes([2, mark, 1]) + bytes(9)
    raw = ident + struct.pack(order + BODY, 2, 62, 1, 0x401000, 64, 0x3000, 0, 64, 56, 9, 64, 30, 29)
    found, header = read(memoryview(raw))
    print(found, len(raw), raw[16:32].hex())
    print(header)
    print(hex(header.entry), header._replace(flags=7).flags, sum(header) == sum(header._asdict().values()))
for bad in (b"MZ" + bytes(62), b"\x7fELF\x02\x07" + bytes(58)):
    try:
        read(bad)
    except NotElf as error:
        print(error, repr(error.__cause__))
try:
    read(b"\x7fELF\x02\x01" + bytes(10))
except struct.error as error:
    print(error)
print(struct.calcsize("<" + BODY), struct.calcsize("@" + BODY))
