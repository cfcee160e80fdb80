"""Builds a small PNG in memory, then walks its chunks and checks their CRCs."""
import struct


def crc_table():
    table = []
    for n in range(256):
        c = n
        for _ in range(8):
            c = (c >> 1) ^ 0xEDB88320 if c & 1 else c >> 1
        table.append(c)
    return table


TABLE = crc_table()


def crc32(data, crc=0):
    crc ^= 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


def adler32(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def stored_zlib(raw):
    """A zlib stream of one stored (uncompressed) block."""
    block = struct.pack("<BHH", 1, len(raw), len(raw) ^ 0xFFFF) + raw
    return b"\x78\x01" + block + struct.pack(">I", adler32(raw))


def chunk(kind, payload):
    body = kind + payload
    return struct.pack(">I", len(payload)) + body + struct.pack(">I", crc32(body))


def make_png(width, height):
    rows = b"".join(b"\x00" + bytes((x * y) & 0xFF for x in range(width)) for y in range(height))
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
            chunk(b"tEXt", b"Comment\x00made by hand"),
            chunk(b"IDAT", stored_zlib(rows)),
            chunk(b"IEND", b""),
        ]
    )


class BadPng(ValueError):
    pass


def chunks(data):
    view = memoryview(data)
    if view[:8] != b"\x89PNG\r\n\x1a\n":
        raise BadPng("not a PNG signature")
    at = 8
    while at < len(view):
        length, kind = struct.unpack_from(">I4s", view, at)
        payload = view[at + 8 : at + 8 + length]
        (stored,) = struct.unpack_from(">I", view, at + 8 + length)
        computed = crc32(view[at + 4 : at + 8 + length])
        if stored != computed:
            raise BadPng(f"{kind.decode()}: CRC {stored:08x}, computed {computed:08x}")
        yield kind.decode("ascii"), payload
        at += 12 + length


png = make_png(6, 3)
print(len(png), "bytes")
for kind, payload in chunks(png):
    print(f"{kind} {len(payload):4d} {payload[:16].hex(' ')}")
    if kind == "IHDR":
        width, height, depth, *rest = struct.unpack(">IIBBBBB", payload)
        print("  size", width, "x", height, "depth", depth, rest)
    elif kind == "tEXt":
        key, _, text = bytes(payload).partition(b"\0")
        print(f"  {key.decode()}: {text.decode()!r}")
    elif kind == "IDAT":
        raw = payload[7:-4]
        for y in range(height):
            row = raw[y * (width + 1) : (y + 1) * (width + 1)]
            print("  row", row[0], row[1:].tolist())

broken = bytearray(png)
broken[20] ^= 0xFF
for data in (broken, b"GIF89a"):
    try:
        for _ in chunks(data):
            pass
    except BadPng as error:
        print(type(error).__name__, error)
