"""Reads the logical screen, the palette and the image descriptors of a GIF built by hand."""
import struct


def build():
    palette = bytes([0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255])
    gif = bytearray(b"GIF89a")
    gif += struct.pack("<HHBBB", 10, 5, 0b1_001_0_001, 0, 0)
    gif += palette
    gif += b"\x21\xf9\x04" + struct.pack("<BHB", 0b1, 50, 3) + b"\x00"
    gif += b"\x21\xfe\x0bhello there\x00"
    gif += b"\x2c" + struct.pack("<HHHHB", 1, 1, 8, 3, 0)
    gif += b"\x02\x04\x84\x8f\xa9\xcb\x00"
    gif += b"\x3b"
    return bytes(gif)


def sub_blocks(view, at):
    blocks = []
    while True:
        size = view[at]
        at += 1
        if size == 0:
            return b"".join(blocks), at
        blocks.append(view[at : at + size])
        at += size


def read(data):
    view = memoryview(data)
    kind, version, width, height, flags, background, aspect = struct.unpack("<3s3sHHBBB", view[:13])
    if kind != b"GIF":
        raise ValueError(f"not a GIF: {kind!r}")
    print(version.decode(), f"{width}x{height}", f"flags {flags:08b}")
    at = 13
    if flags & 0x80:
        entries = 2 << (flags & 7)
        table = view[at : at + 3 * entries].cast("B", [entries, 3])
        for i in range(entries):
            print("  colour", i, "#" + "".join(f"{table[i, j]:02x}" for j in range(3)))
        at += 3 * entries
    while True:
        match view[at]:
            case 0x3B:
                print("trailer at", at)
                return
            case 0x21 if view[at + 1] == 0xF9:
                flags, delay, transparent = struct.unpack_from("<BHB", view, at + 3)
                print("graphic control", flags, delay, transparent)
                _, at = sub_blocks(view, at + 2)
            case 0x21:
                payload, at = sub_blocks(view, at + 2)
                print("extension", payload)
            case 0x2C:
                left, top, w, h, flags = struct.unpack_from("<4HB", view, at + 1)
                payload, at = sub_blocks(view, at + 11)
                print("image", (left, top, w, h), flags, payload.hex())
            case other:
                raise ValueError(f"unknown block {other:#04x} at {at}")


gif = build()
read(gif)
for bad in (b"PNG" + gif[3:], gif[:-1] + b"\x99", gif[:20], gif[:-1]):
    try:
        read(bad)
    except (ValueError, IndexError, TypeError, struct.error) as error:
        print(type(error).__name__ + ":", error)
