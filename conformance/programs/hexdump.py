"""hexdump -C and back."""

def dump(data, width=16, start=0):
    previous, starred = None, False
    for at in range(0, len(data), width):
        row = bytes(data[at : at + width])
        if row == previous and at + width < len(data):
            if not starred:
                yield "*"
                starred = True
            continue
        previous, starred = row, False
        half = width // 2
        left, right = row[:half].hex(" "), row[half:].hex(" ")
        shown = "".join(chr(c) if 0x20 <= c <= 0x7E else "." for c in row)
        yield f"{start + at:08x}  {left:{half * 3 - 1}}  {right:{half * 3 - 1}}  |{shown}|"
    yield f"{start + len(data):08x}"


def undump(lines):
    out = bytearray()
    for line in lines:
        if line == "*":
            continue
        at, _, rest = line.partition("  ")
        while len(out) < int(at, 16):
            out += out[-16:]
        if rest:
            out += bytes.fromhex(rest.split("|")[0])
    return bytes(out)


data = b"The quick brown fox\n" + bytes(64) + bytes(range(0, 256, 5)) + "Grüße".encode()
text = list(dump(data))
print(*text, sep="\n")
print(undump(text) == data)
print(*dump(b""), *dump(b"x"), *dump(memoryview(b"abcdefgh")[::2], 8), sep="\n")
try:
    undump(["00000000  zz"])
except ValueError as error:
    print(error)
