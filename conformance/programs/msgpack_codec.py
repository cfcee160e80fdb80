"""A MessagePack encoder and decoder."""
import struct


def pack(value):
    match value:
        case None:
            return b"\xc0"
        case False:
            return b"\xc2"
        case True:
            return b"\xc3"
        case int() if 0 <= value < 128:
            return struct.pack("B", value)
        case int() if -32 <= value < 0:
            return struct.pack("b", value)
        case int():
            for code, fmt, low, high in (
                (0xCC, ">B", 0, 2**8), (0xCD, ">H", 0, 2**16), (0xCE, ">I", 0, 2**32), (0xCF, ">Q", 0, 2**64),
                (0xD0, ">b", -(2**7), 0), (0xD1, ">h", -(2**15), 0), (0xD2, ">i", -(2**31), 0), (0xD3, ">q", -(2**63), 0),
            ):
                if low <= value < high:
                    return bytes([code]) + struct.pack(fmt, value)
            raise OverflowError(f"{value} does not fit")
        case float():
            return b"\xcb" + struct.pack(">d", value)
        case str():
            raw = value.encode()
            if len(raw) < 32:
                return bytes([0xA0 | len(raw)]) + raw
            return sized(b"\xd9\xda\xdb", len(raw)) + raw
        case bytes() | bytearray() | memoryview():
            raw = bytes(value)
            return sized(b"\xc4\xc5\xc6", len(raw)) + raw
        case list() | tuple():
            body = b"".join(map(pack, value))
            if len(value) < 16:
                return bytes([0x90 | len(value)]) + body
            return sized(b"\xdc\xdd", len(value), first=1) + body
        case dict():
            body = b"".join(pack(k) + pack(v) for k, v in value.items())
            if len(value) < 16:
                return bytes([0x80 | len(value)]) + body
            return sized(b"\xde\xdf", len(value), first=1) + body
        case _:
            raise TypeError(f"cannot pack {type(value).__name__}")


def sized(codes, length, first=0):
    for code, bits in zip(codes, (8, 16, 32)[first:]):
        if length < 1 << bits:
            return bytes([code]) + length.to_bytes(bits // 8, "big")
    raise OverflowError("too long")


class Unpacker:
    SCALARS = {
        0xCA: ">f", 0xCB: ">d", 0xCC: ">B", 0xCD: ">H", 0xCE: ">I", 0xCF: ">Q",
        0xD0: ">b", 0xD1: ">h", 0xD2: ">i", 0xD3: ">q",
    }

    def __init__(self, data):
        self.view = memoryview(data)
        self.at = 0

    def take(self, n):
        if self.at + n > len(self.view):
            raise EOFError(f"{n} bytes wanted at {self.at} of {len(self.view)}")
        piece = self.view[self.at : self.at + n]
        self.at += n
        return piece

    def size(self, n):
        return int.from_bytes(self.take(n), "big")

    def unpack(self):
        code = self.take(1)[0]
        if code < 0x80:
            return code
        if code >= 0xE0:
            return code - 256
        if code < 0x90:
            return self.mapping(code & 15)
        if code < 0xA0:
            return self.array(code & 15)
        if code < 0xC0:
            return self.text(code & 31)
        if code in self.SCALARS:
            fmt = self.SCALARS[code]
            return struct.unpack(fmt, self.take(struct.calcsize(fmt)))[0]
        match code:
            case 0xC0:
                return None
            case 0xC2 | 0xC3:
                return code == 0xC3
            case 0xC4 | 0xC5 | 0xC6:
                return bytes(self.take(self.size(1 << code - 0xC4)))
            case 0xD9 | 0xDA | 0xDB:
                return self.text(self.size(1 << code - 0xD9))
            case 0xDC | 0xDD:
                return self.array(self.size(2 << code - 0xDC))
            case 0xDE | 0xDF:
                return self.mapping(self.size(2 << code - 0xDE))
        raise ValueError(f"reserved code {code:#x}")

    def text(self, n):
        return str(self.take(n), "utf-8")

    def array(self, n):
        return [self.unpack() for _ in range(n)]

    def mapping(self, n):
        return {self.unpack(): self.unpack() for _ in range(n)}


SAMPLES = [
    None, True, False, 0, 127, 128, 255, 256, 65535, 65536, 2**32, 2**64 - 1, -1, -32, -33, -128, -129, -(2**31), -(2**63),
    1.5, -0.0, float("inf"), "", "abc", "é€😀", "x" * 40, b"", b"\x00\xff", [], [1, [2, [3]]], list(range(20)),
    {}, {"a": 1, "b": [True, None]}, {1: 2, "k": {"n": b"raw"}},
]
for sample in SAMPLES:
    code = pack(sample)
    back = Unpacker(code).unpack()
    print(code[:16].hex(), len(code), back == sample, type(back).__name__)
for bad in (2**64, -(2**63) - 1, {1}, object):
    try:
        pack(bad)
    except (OverflowError, TypeError) as error:
        print(repr(error))
for bad in (b"", b"\xa3ab", b"\xc1", b"\x92\x01", b"\xa1\xff", b"\xcb\x00"):
    try:
        print(Unpacker(bad).unpack())
    except (EOFError, ValueError) as error:
        print(type(error).__name__, error)
