"""Decoding the wire format of protocol buffers, and encoding it again."""
import struct


class WireError(ValueError):
    pass


def read_varint(view, at):
    shift = result = 0
    while True:
        if at >= len(view):
            raise WireError(f"truncated varint at {at}")
        byte = view[at]
        at += 1
        result |= (byte & 0x7F) << shift
        if not byte & 0x80:
            return result, at
        shift += 7
        if shift > 63:
            raise WireError("varint too long")


def write_varint(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def zigzag(n):
    return (n << 1) ^ (n >> 63)


def unzigzag(n):
    return (n >> 1) ^ -(n & 1)


def fields(data):
    view = memoryview(data)
    at = 0
    while at < len(view):
        key, at = read_varint(view, at)
        number, kind = key >> 3, key & 7
        match kind:
            case 0:
                value, at = read_varint(view, at)
            case 1:
                (value,) = struct.unpack_from("<d", view, at)
                at += 8
            case 2:
                size, at = read_varint(view, at)
                if at + size > len(view):
                    raise WireError(f"field {number} wants {size} bytes, {len(view) - at} left")
                value = view[at : at + size]
                at += size
            case 5:
                (value,) = struct.unpack_from("<f", view, at)
                at += 4
            case _:
                raise WireError(f"wire type {kind} in field {number}")
        yield number, kind, value


def message(*parts):
    out = bytearray()
    for number, kind, value in parts:
        out += write_varint(number << 3 | kind)
        if kind == 0:
            out += write_varint(value)
        elif kind == 2:
            out += write_varint(len(value)) + value
        elif kind == 1:
            out += struct.pack("<d", value)
        else:
            out += struct.pack("<f", value)
    return bytes(out)


inner = message((1, 0, 150), (2, 2, b"caf\xc3\xa9"))
outer = message((1, 2, inner), (2, 0, zigzag(-3)), (3, 1, 2.5), (4, 5, -0.25), (15, 2, b""))
print(outer.hex(" "))
for number, kind, value in fields(outer):
    shown = bytes(value) if isinstance(value, memoryview) else value
    print(number, kind, shown)
    if number == 1:
        for sub in fields(value):
            print("   ", sub[0], sub[1], str(sub[2], "utf-8") if sub[1] == 2 else sub[2])
print([unzigzag(zigzag(n)) for n in (0, -1, 1, -2, 2**31, -(2**31))])
for bad in (outer[:-3], b"\x0b", b"\xff" * 11, message((1, 2, b"abc"))[:-1]):
    try:
        print(len(list(fields(bad))))
    except (WireError, struct.error) as error:
        print(type(error).__name__, error)
