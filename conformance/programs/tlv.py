"""Type-length-value records, nested, with a small schema of converters."""
import struct
from collections import namedtuple

Tlv = namedtuple("Tlv", "tag value")


class TlvError(Exception):
    def __init__(self, message, offset):
        super().__init__(message, offset)
        self.offset = offset

    def __str__(self):
        return f"{self.args[0]} (at offset {self.offset})"


def read_length(view, at):
    first = view[at]
    if first < 0x80:
        return first, at + 1
    count = first & 0x7F
    if count == 0 or at + 1 + count > len(view):
        raise TlvError("bad length", at)
    return int.from_bytes(view[at + 1 : at + 1 + count], "big"), at + 1 + count


def write_length(n):
    if n < 0x80:
        return bytes([n])
    raw = n.to_bytes((n.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(raw)]) + raw


SCHEMA = {
    0x01: ("flag", lambda v: bool(v[0])),
    0x02: ("number", lambda v: int.from_bytes(v, "big", signed=True)),
    0x04: ("octets", bytes),
    0x0C: ("text", lambda v: str(v, "utf-8")),
    0x09: ("real", lambda v: struct.unpack(">d", v)[0]),
}


def parse(view, base=0):
    at = 0
    while at < len(view):
        tag = view[at]
        length, start = read_length(view, at + 1)
        if start + length > len(view):
            raise TlvError(f"tag {tag:#04x} wants {length} bytes, {len(view) - start} remain", base + at)
        body = view[start : start + length]
        if tag & 0x20:
            yield Tlv(tag, list(parse(body, base + start)))
        else:
            name, convert = SCHEMA.get(tag, (f"unknown {tag:#04x}", bytes))
            yield Tlv(name, convert(body))
        at = start + length


def tlv(tag, payload):
    return bytes([tag]) + write_length(len(payload)) + payload


def show(records, depth=0):
    for tag, value in records:
        if isinstance(value, list):
            print("  " * depth + f"group {tag:#04x}")
            show(value, depth + 1)
        else:
            print("  " * depth + f"{tag}: {value!r}")


data = tlv(0x30, tlv(2, b"\x05") + tlv(2, b"\xff\x7f") + tlv(0x30, tlv(0x0C, "grüße".encode()) + tlv(1, b"\x00")))
data += tlv(4, bytes(200)) + tlv(9, struct.pack(">d", 2.5)) + tlv(0x13, b"??")
print(len(data), data[:30].hex(" "))
show((t, v[:4] + b"..." if isinstance(v, bytes) and len(v) > 9 else v) for t, v in parse(memoryview(data)))
for bad in (data[:10], b"\x02\x81", b"\x02\x80\x00", b"\x30\x03\x02\x05\x00"):
    try:
        list(parse(memoryview(bad)))
    except TlvError as error:
        print(error, error.args)
try:
    list(parse(memoryview(b"\x09\x02\x00\x00")))
except struct.error as error:
    print(error)
