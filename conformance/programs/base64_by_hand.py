"""Base64 and base85-like encodings without the library."""
ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
REVERSE = {c: i for i, c in enumerate(ALPHABET)}


def encode(data, alphabet=ALPHABET):
    out = bytearray()
    for i in range(0, len(data), 3):
        group = data[i : i + 3]
        n = int.from_bytes(group.ljust(3, b"\0"), "big")
        chars = [alphabet[n >> shift & 63] for shift in (18, 12, 6, 0)]
        keep = len(group) + 1
        out += bytes(chars[:keep]) + b"=" * (4 - keep)
    return bytes(out)


def decode(text):
    text = text.translate(None, b"\r\n ")
    if len(text) % 4:
        raise ValueError(f"length {len(text)} is not a multiple of four")
    out = bytearray()
    for i in range(0, len(text), 4):
        group = text[i : i + 4]
        padding = group.count(b"=")
        n = 0
        for c in group:
            try:
                n = n << 6 | (0 if c == ord("=") else REVERSE[c])
            except KeyError as error:
                raise ValueError(f"bad character {chr(error.args[0])!r}") from None
        out += n.to_bytes(3, "big")[: 3 - padding]
    return bytes(out)


def lines(text, width=20):
    return [text[i : i + width].decode() for i in range(0, len(text), width)]


for sample in (b"", b"f", b"fo", b"foo", b"foob", b"fooba", b"foobar", bytes(range(0, 256, 7)), "naïve €".encode()):
    text = encode(sample)
    print(text.decode(), decode(text) == sample)
url_safe = ALPHABET.translate(bytes.maketrans(b"+/", b"-_"))
print(encode(b"\xfb\xff\xfe", url_safe), encode(b"\xfb\xff\xfe"))
for line in lines(encode(bytes(range(60)))):
    print(line)
for bad in (b"abc", b"ab!d", b"a"):
    try:
        decode(bad)
    except ValueError as error:
        print(error, "|", error.__cause__, error.__suppress_context__)


def base16(data):
    return b"".join(b"%02X" % b for b in data)


def ascii85(data):
    out = bytearray()
    for i in range(0, len(data), 4):
        group = data[i : i + 4]
        n = int.from_bytes(group + bytes(4 - len(group)), "big")
        digits = bytearray()
        for _ in range(5):
            n, d = divmod(n, 85)
            digits.append(33 + d)
        digits.reverse()
        out += digits[: len(group) + 1]
    return out.decode("ascii")


print(base16(b"octets"), ascii85(b"Man is distinguished"))
