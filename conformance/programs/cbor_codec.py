"""CBOR (RFC 8949): major types, half floats, tags, indefinite lengths when reading."""
import struct


def head(major, n):
    for low, bits in ((24, 8), (25, 16), (26, 32), (27, 64)):
        if n < 24:
            return bytes([major << 5 | n])
        if n < 1 << bits:
            return bytes([major << 5 | low]) + n.to_bytes(bits // 8)
    raise OverflowError(n)


def encode(value):
    if value is None:
        return b"\xf6"
    if isinstance(value, bool):
        return b"\xf5" if value else b"\xf4"
    if isinstance(value, int):
        if not -(2**64) <= value < 2**64:
            tag, n = (2, value) if value >= 0 else (3, -1 - value)
            return head(6, tag) + encode(n.to_bytes((n.bit_length() + 7) // 8))
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, float):
        for code, fmt in ((0xF9, ">e"), (0xFA, ">f")):
            try:
                packed = struct.pack(fmt, value)
            except OverflowError:
                continue
            if struct.unpack(fmt, packed)[0] == value:
                return bytes([code]) + packed
        return b"\xfb" + struct.pack(">d", value)
    if isinstance(value, (bytes, bytearray)):
        return head(2, len(value)) + value
    if isinstance(value, str):
        raw = value.encode()
        return head(3, len(raw)) + raw
    if isinstance(value, (list, tuple)):
        return head(4, len(value)) + b"".join(encode(v) for v in value)
    if isinstance(value, dict):
        pairs = sorted((encode(k), encode(v)) for k, v in value.items())
        return head(5, len(pairs)) + b"".join(k + v for k, v in pairs)
    raise TypeError(type(value).__qualname__)


BREAK = object()


def decode(data):
    stream = iter(data)

    def take(n):
        piece = bytes(b for _, b in zip(range(n), stream))
        if len(piece) < n:
            raise EOFError(f"wanted {n} bytes, got {len(piece)}")
        return piece

    def item():
        first = take(1)[0]
        major, info = first >> 5, first & 31
        if info < 24:
            n = info
        elif info < 28:
            raw = take(1 << info - 24)
            n = int.from_bytes(raw)
        elif info == 31:
            n = None
        else:
            raise ValueError(f"reserved additional information {info}")
        match major:
            case 0:
                return n
            case 1:
                return -1 - n
            case 2 | 3 if n is None:
                return (b"" if major == 2 else "").join(iter(item, BREAK))
            case 2:
                return take(n)
            case 3:
                return take(n).decode()
            case 4 if n is None:
                return list(iter(item, BREAK))
            case 4:
                return [item() for _ in range(n)]
            case 5:
                return {item(): item() for _ in range(n)}
            case 6 if n in (2, 3):
                big = int.from_bytes(item())
                return big if n == 2 else -1 - big
            case 6:
                return ("tag", n, item())
        if n is None:
            return BREAK
        if 25 <= info <= 27:
            return struct.unpack({25: ">e", 26: ">f", 27: ">d"}[info], raw)[0]
        return {20: False, 21: True, 22: None}.get(n, ("simple", n))

    return item()


for value in (
    0, 1, 10, 23, 24, 25, 100, 1000, 10**6, 10**12, 2**64 - 1, 2**64, -(2**64) - 1, -1, -10, -100, -1000, 0.0, -0.0, 1.0,
    1.1, 1.5, 65504.0, 100000.0, 3.4028234663852886e38, 1e300, 5.960464477539063e-8, -4.1, float("inf"), False, True, None,
    b"", b"\x01\x02", "", "a", "IETF", "ü水", [], [1, 2, 3], [1, [2, 3]], {}, {1: 2, 3: 4}, {"a": 1, "b": [2, 3]},
):
    code = encode(value)
    print(code.hex(), repr(decode(code)), decode(code) == value)
for text in ("9f018202039f0405ffff", "7f657374726561646d696e67ff", "c11a514b67b0", "f7", "f0", "5f42010243030405ff", "fb7ff8000000000000"):
    print(text, decode(bytes.fromhex(text)))
for text in ("19", "62c3", "1c", "a1", "61ff"):
    try:
        decode(bytes.fromhex(text))
    except (EOFError, ValueError) as error:
        print(text, type(error).__name__, error)
