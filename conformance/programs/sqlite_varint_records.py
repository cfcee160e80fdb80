"""Records as a database page stores them: a header of serial types, then the values."""
import struct


def get_varint(view, at):
    value = 0
    for i in range(9):
        byte = view[at + i]
        if i == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + i + 1


def put_varint(n):
    if n >= 1 << 56:
        low = n & 0xFF
        n >>= 8
        return bytes(0x80 | n >> 7 * i & 0x7F for i in reversed(range(8))) + bytes([low])
    out = [n & 0x7F]
    n >>= 7
    while n:
        out.append(0x80 | n & 0x7F)
        n >>= 7
    return bytes(reversed(out))


SIZES = (1, 2, 3, 4, 6, 8)


def serial(value):
    if value is None:
        return 0, b""
    if isinstance(value, float):
        return 7, struct.pack(">d", value)
    if isinstance(value, int):
        if value in (0, 1):
            return 8 + value, b""
        for code, size in enumerate(SIZES, 1):
            try:
                return code, value.to_bytes(size, "big", signed=True)
            except OverflowError:
                pass
        raise OverflowError(f"{value} is too big for a column")
    if isinstance(value, str):
        raw = value.encode()
        return 13 + 2 * len(raw), raw
    return 12 + 2 * len(value), bytes(value)


def pack(row):
    types, bodies = zip(*map(serial, row)) if row else ((), ())
    header = b"".join(map(put_varint, types))
    size = len(header) + 1
    return put_varint(size) + header + b"".join(bodies)


def unpack(data):
    view = memoryview(data)
    end, at = get_varint(view, 0)
    body = end
    row = []
    while at < end:
        kind, at = get_varint(view, at)
        if kind == 0:
            row.append(None)
        elif kind in (8, 9):
            row.append(kind - 8)
        elif kind == 7:
            row += struct.unpack_from(">d", view, body)
            body += 8
        elif kind <= 6:
            size = SIZES[kind - 1]
            row.append(int.from_bytes(view[body : body + size], "big", signed=True))
            body += size
        else:
            size, text = divmod(kind - 12, 2)
            raw = view[body : body + size]
            row.append(str(raw, "utf-8") if text else raw.tobytes())
            body += size
    return row


for n in (0, 127, 128, 16383, 16384, 2**35, 2**56 - 1, 2**56, 2**64 - 1):
    raw = put_varint(n)
    print(n, raw.hex(), get_varint(raw, 0) == (n, len(raw)))
for row in ([], [None], [0, 1, 2, -1], [127, 128, -32769, 2**31, 2**47 - 1, -(2**63)], [1.5, "text", b"blob", "ü" * 70]):
    raw = pack(row)
    print(raw[:24].hex(), len(raw), unpack(raw) == row)
try:
    pack([2**63])
except OverflowError as error:
    print(error)
