"""ustar headers: octal numbers, checksums, padding to 512."""
import struct

FIELDS = "100s8s8s8s12s12s8sc100s6s2s32s32s8s8s155s12x"
HEADER = struct.Struct(FIELDS)


def octal(n, width):
    return f"{n:0{width - 1}o}".encode() + b"\0"


def header(name, size, mode=0o644, kind=b"0"):
    raw = bytearray(HEADER.pack(
        name.encode(), octal(mode, 8), octal(1000, 8), octal(1000, 8), octal(size, 12), octal(1_700_000_000, 12),
        b" " * 8, kind, b"", b"ustar\0", b"00", b"user", b"group", octal(0, 8), octal(0, 8), b"",
    ))
    raw[148:156] = b"%06o\0 " % sum(raw)
    return raw


def archive(files):
    out = bytearray()
    for name, content in files.items():
        out += header(name, len(content))
        out += content
        out += bytes(-len(content) % 512)
    return out + bytes(1024)


def members(data):
    view = memoryview(data)
    at = 0
    while any(view[at : at + 512]):
        name, mode, uid, gid, size, mtime, checksum, kind, *_ = HEADER.unpack_from(view, at)
        block = bytearray(view[at : at + 512])
        block[148:156] = b" " * 8
        stored = int(checksum.rstrip(b"\0 "), 8)
        if sum(block) != stored:
            raise ValueError(f"checksum of {name.rstrip(bytes(1))!r}: {sum(block)} is not {stored}")
        size = int(size.rstrip(b"\0"), 8)
        yield name.rstrip(b"\0").decode(), int(mode[:-1], 8), kind, view[at + 512 : at + 512 + size]
        at += 512 + (size + 511) // 512 * 512


tar = archive({"a.txt": b"hello\n", "empty": b"", "dir/b.bin": bytes(range(256)) * 3})
print(HEADER.size, len(tar))
for name, mode, kind, content in members(tar):
    print(f"{name:12} {mode:o} {kind} {len(content):4} {bytes(content[:10])}")
tar[0] = ord("z")
try:
    list(members(tar))
except ValueError as error:
    print(error)
print(int("0644", 8), f"{0o755:o}", oct(8), int(b"17", 8))
