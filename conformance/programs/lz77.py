"""LZ77 with a window: (distance, length) pairs or literals, in a byte format of its own."""
import struct


def compress(data, window=255, longest=63):
    out = bytearray(struct.pack("<I", len(data)))
    at = 0
    literals = bytearray()

    def flush():
        while literals:
            piece = literals[:128]
            out.append(len(piece) - 1)
            out.extend(piece)
            del literals[: len(piece)]

    while at < len(data):
        best_length, best_distance = 0, 0
        for distance in range(1, min(window, at) + 1):
            length = 0
            while length < longest and at + length < len(data) and data[at + length - distance] == data[at + length]:
                length += 1
            if length > best_length:
                best_length, best_distance = length, distance
        if best_length >= 3:
            flush()
            out += bytes([0x80 | best_length, best_distance])
            at += best_length
        else:
            literals.append(data[at])
            at += 1
    flush()
    return bytes(out)


def decompress(code):
    (size,) = struct.unpack_from("<I", code)
    out = bytearray()
    at = 4
    while at < len(code):
        token = code[at]
        if token & 0x80:
            length, distance = token & 0x7F, code[at + 1]
            if distance > len(out):
                raise ValueError(f"distance {distance} before the start")
            for _ in range(length):
                out.append(out[-distance])
            at += 2
        else:
            out += code[at + 1 : at + 2 + token]
            at += 2 + token
    if len(out) != size:
        raise ValueError(f"{len(out)} bytes instead of {size}")
    return bytes(out)


samples = [
    b"", b"a", b"abcabcabcabc", b"aaaaaaaaaaaaaaaaaaaaaaaa", bytes(range(100)),
    b"the view of the bytes and the bytes of the view " * 3, bytes([i * i & 0xFF for i in range(300)]),
]
for sample in samples:
    code = compress(sample)
    assert decompress(code) == sample
    print(len(sample), "->", len(code), code[:24].hex())
for bad in (b"\x05\0\0\0\x83\x09", b"\x05\0\0\0\x00a", b"\x00"):
    try:
        decompress(bad)
    except (ValueError, struct.error) as error:
        print(type(error).__name__, error)
