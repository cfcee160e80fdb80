"""UTF-8 by hand against the library, with exact error positions."""


def decode(data):
    out, at = [], 0
    while at < len(data):
        first = data[at]
        if first < 0x80:
            size, code, low = 1, first, 0
        elif first >> 5 == 0b110:
            size, code, low = 2, first & 0x1F, 0x80
        elif first >> 4 == 0b1110:
            size, code, low = 3, first & 0x0F, 0x800
        elif first >> 3 == 0b11110:
            size, code, low = 4, first & 0x07, 0x10000
        else:
            raise ValueError(f"bad start byte {first:#x} at {at}")
        tail = data[at + 1 : at + size]
        if len(tail) < size - 1:
            raise ValueError(f"cut off at {at}")
        for byte in tail:
            if byte >> 6 != 0b10:
                raise ValueError(f"bad continuation {byte:#x} after {at}")
            code = code << 6 | byte & 0x3F
        if code < low or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            raise ValueError(f"code point {code:#x} is not allowed at {at}")
        out.append(chr(code))
        at += size
    return "".join(out)


def library(data):
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        return f"{error.reason} {error.start}-{error.end}"


samples = ["", "abc", "né", "€uro", "😀!", "\x00\x7f\x80\u07ff\u0800\uffff\U00010000\U0010ffff"]
for text in samples:
    raw = text.encode()
    print(ascii(text), raw.hex(), decode(raw) == text, len(text), len(raw))
for raw in (b"\x80", b"\xc3", b"a\xc3(", b"\xe2\x82", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xff", b"ok\xf0\x9f\x98"):
    try:
        print(decode(raw))
    except ValueError as error:
        print(raw, "|", error, "|", library(raw), "|", ascii(raw.decode(errors="replace")), raw.decode(errors="ignore"))
print("e\u0301" == "é", [hex(ord(c)) for c in "e\u0301é"], "straße".upper().encode("latin-1", "replace"))
