import sys
import time

ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
VALUE = bytearray(256)
for index, letter in enumerate(ALPHABET):
    VALUE[letter] = index


def to_letters(data):
    out = bytearray()
    for i in range(0, len(data) - 2, 3):
        bits = data[i] << 16 | data[i + 1] << 8 | data[i + 2]
        out.append(ALPHABET[bits >> 18])
        out.append(ALPHABET[bits >> 12 & 63])
        out.append(ALPHABET[bits >> 6 & 63])
        out.append(ALPHABET[bits & 63])
    return out


def from_letters(text):
    out = bytearray(len(text) // 4 * 3)
    at = 0
    for i in range(0, len(text), 4):
        a, b, c, d = text[i : i + 4]
        bits = VALUE[a] << 18 | VALUE[b] << 12 | VALUE[c] << 6 | VALUE[d]
        out[at] = bits >> 16
        out[at + 1] = bits >> 8 & 255
        out[at + 2] = bits & 255
        at += 3
    return out


def put_varint(out, value):
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)


def varints(data):
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        if byte & 128:
            shift += 7
        else:
            yield value >> 1 ^ -(value & 1)
            value = shift = 0


def work(n):
    out = bytearray()
    for i in range(n):
        number = (i * 7919) % 400_000 - 200_000
        put_varint(out, number << 1 if number >= 0 else (-number << 1) - 1)
    while len(out) % 3:
        out.append(0)
    back = from_letters(to_letters(out))
    return len(out) + sum(varints(back)) + (back == out)


n = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
work(max(n // 50, 30))
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
