"""LEB128 and zig-zag integers, with a little message format on top (like protocol buffers)."""


def encode_varint(n):
    if n < 0:
        raise ValueError("varint must not be negative")
    out = bytearray()
    while True:
        byte = n & 0x7F
        n >>= 7
        if n:
            out.append(byte | 0x80)
        else:
            out.append(byte)
            return bytes(out)


def decode_varint(data, at=0):
    result = shift = 0
    while True:
        try:
            byte = data[at]
        except IndexError:
            raise EOFError(f"varint is cut off at {at}") from None
        at += 1
        result |= (byte & 0x7F) << shift
        if byte < 0x80:
            return result, at
        shift += 7


def zigzag(n):
    return n * 2 if n >= 0 else -n * 2 - 1


def unzigzag(n):
    return n >> 1 if n & 1 == 0 else -(n + 1) >> 1


for n in (0, 1, 127, 128, 300, 2**14 - 1, 2**14, 2**32, 2**64 - 1, 2**100):
    code = encode_varint(n)
    print(n, code.hex(), decode_varint(code) == (n, len(code)))
for n in (0, -1, 1, -2, 2147483647, -2147483648, 10**20, -(10**20)):
    z = zigzag(n)
    print(n, z, unzigzag(z) == n)


def encode_message(fields):
    out = bytearray()
    for number, value in fields:
        if isinstance(value, bool):
            out += encode_varint(number << 3 | 0) + encode_varint(int(value))
        elif isinstance(value, int):
            out += encode_varint(number << 3 | 0) + encode_varint(zigzag(value))
        else:
            raw = value.encode() if isinstance(value, str) else bytes(value)
            out += encode_varint(number << 3 | 2) + encode_varint(len(raw)) + raw
    return bytes(out)


def decode_message(data):
    at = 0
    view = memoryview(data)
    while at < len(view):
        tag, at = decode_varint(view, at)
        number, wire = divmod(tag, 8)
        if wire == 0:
            value, at = decode_varint(view, at)
        elif wire == 2:
            size, at = decode_varint(view, at)
            if at + size > len(view):
                raise EOFError(f"field {number} wants {size} bytes, {len(view) - at} are left")
            value = bytes(view[at : at + size])
            at += size
        else:
            raise ValueError(f"wire type {wire}")
        yield number, wire, value


message = encode_message([(1, -150), (2, "testing é"), (3, True), (16, encode_message([(1, 5)]))])
print(message.hex(" "))
for number, wire, value in decode_message(message):
    print(number, wire, value, list(decode_message(value)) if number == 16 else "")
for bad in (message[:-1], b"\x80", b"\x0b"):
    try:
        list(decode_message(bad))
    except (EOFError, ValueError) as error:
        print(repr(error))
try:
    encode_varint(-1)
except ValueError as error:
    print(error)
