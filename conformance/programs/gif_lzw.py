"""The LZW of GIF images: codes of growing width, least significant bit first."""


def compress(data, bits):
    clear, end = 1 << bits, (1 << bits) + 1
    codes = []

    def reset():
        return {bytes([i]): i for i in range(clear)}, end + 1, bits + 1

    table, following, width = reset()
    codes.append((clear, width))
    prefix = b""
    for byte in data:
        extended = prefix + bytes([byte])
        if extended in table:
            prefix = extended
            continue
        codes.append((table[prefix], width))
        if following < 4096:
            table[extended] = following
            if following == 1 << width and width < 12:
                width += 1
            following += 1
        else:
            codes.append((clear, width))
            table, following, width = reset()
        prefix = bytes([byte])
    if prefix:
        codes.append((table[prefix], width))
    codes.append((end, width))
    return pack(codes)


def pack(codes):
    out, buffer, filled = bytearray(), 0, 0
    for code, width in codes:
        buffer |= code << filled
        filled += width
        while filled >= 8:
            out.append(buffer & 255)
            buffer >>= 8
            filled -= 8
    if filled:
        out.append(buffer)
    return bytes(out)


def decompress(data, bits):
    clear, end = 1 << bits, (1 << bits) + 1
    out = bytearray()
    buffer = filled = at = 0
    table, width, previous = [], bits + 1, None
    while True:
        while filled < width:
            buffer |= data[at] << filled
            at += 1
            filled += 8
        code = buffer & (1 << width) - 1
        buffer >>= width
        filled -= width
        if code == clear:
            table = [bytes([i]) for i in range(clear)] + [b"", b""]
            width, previous = bits + 1, None
            continue
        if code == end:
            return bytes(out)
        if previous is None:
            entry = table[code]
        elif code < len(table):
            entry = table[code]
            table.append(previous + entry[:1])
        elif code == len(table):
            entry = previous + previous[:1]
            table.append(entry)
        else:
            raise ValueError(f"code {code} beyond table of {len(table)}")
        out += entry
        previous = entry
        if len(table) == 1 << width and width < 12:
            width += 1


SAMPLES = {
    "flat": bytes(40),
    "ramp": bytes(range(4)) * 10,
    "sentence": bytes(ord(c) & 7 for c in "so much depends upon a red wheel barrow"),
    "one": b"\x01",
}
for name, sample in SAMPLES.items():
    packed = compress(sample, 3)
    print(f"{name:9}{len(sample):4} -> {len(packed):3}  {packed[:12].hex()}  {decompress(packed, 3) == sample}")
long = bytes((i * i >> 3) & 255 for i in range(12_000))
packed = compress(long, 8)
print(len(long), len(packed), decompress(packed, 8) == long)
try:
    decompress(bytes([0x07, 0xFF, 0xFF]), 3)
except (ValueError, IndexError) as error:
    print(type(error).__name__, error)
