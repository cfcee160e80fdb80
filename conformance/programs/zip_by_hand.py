"""A ZIP archive written and read field by field."""
import struct
import zlib

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")


class Archive:
    def __init__(self):
        self.out = bytearray()
        self.entries = []

    def add(self, name, data, method=8):
        raw = name.encode()
        packed = data
        if method == 8:
            squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
            packed = squeezer.compress(data) + squeezer.flush()
        offset = len(self.out)
        crc = zlib.crc32(data)
        self.out += LOCAL.pack(b"PK\3\4", 20, 0, method, 0, 33, crc, len(packed), len(data), len(raw), 0)
        self.out += raw + packed
        self.entries.append((raw, method, crc, len(packed), len(data), offset))

    def finish(self):
        start = len(self.out)
        for raw, method, crc, packed, size, offset in self.entries:
            self.out += CENTRAL.pack(b"PK\1\2", 20, 20, 0, method, 0, 33, crc, packed, size, len(raw), 0, 0, 0, 0, 0, offset)
            self.out += raw
        count = len(self.entries)
        self.out += END.pack(b"PK\5\6", 0, 0, count, count, len(self.out) - start, start, 0)
        return bytes(self.out)


def read(data):
    view = memoryview(data)
    at = data.rfind(b"PK\5\6")
    if at < 0:
        raise ValueError("not an archive")
    *_, count, size, start, _ = END.unpack_from(view, at)
    at = start
    for _ in range(count):
        (magic, _, _, _, method, _, _, crc, packed, size, names, extra, comment, _, _, _, offset) = CENTRAL.unpack_from(view, at)
        assert magic == b"PK\1\2", magic
        name = str(view[at + CENTRAL.size : at + CENTRAL.size + names], "utf-8")
        at += CENTRAL.size + names + extra + comment
        local = LOCAL.unpack_from(view, offset)
        begin = offset + LOCAL.size + local[-2] + local[-1]
        body = view[begin : begin + packed]
        content = zlib.decompress(body, -15) if method == 8 else bytes(body)
        yield name, method, content, zlib.crc32(content) == crc


archive = Archive()
archive.add("hello.txt", b"hello hello hello hello\n")
archive.add("stored.bin", bytes(range(16)), method=0)
archive.add("d\u00e9j\u00e0/vu.txt", "déjà vu ".encode() * 50)
blob = archive.finish()
print(len(blob), blob[:4], blob[-22:].hex())
for name, method, content, good in read(blob):
    print(f"{name!r:16} method {method} {len(content):4} bytes {content[:12]!r} {'ok' if good else 'BAD'}")
broken = bytearray(blob)
broken[blob.index(b"\0\1\2\3")] ^= 0xFF
print([good for *_, good in read(bytes(broken))])
for junk in (b"", blob[:40]):
    try:
        list(read(junk))
    except (ValueError, struct.error) as error:
        print(type(error).__name__, error)
