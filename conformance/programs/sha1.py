"""SHA-1 and MD5 in plain Python; 32-bit arithmetic with masks."""
import math
import struct


def rotate(x, n):
    return (x << n | x >> 32 - n) & 0xFFFFFFFF


def padded(data, order):
    length = len(data) * 8
    data = bytes(data) + b"\x80"
    data += bytes(-(len(data) + 8) % 64)
    return data + struct.pack(order + "Q", length)


def sha1(data):
    h = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0]
    for block in struct.iter_unpack(">16I", padded(data, ">")):
        w = list(block)
        for i in range(16, 80):
            w.append(rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1))
        a, b, c, d, e = h
        for i, word in enumerate(w):
            if i < 20:
                f, k = b & c | ~b & d, 0x5A827999
            elif i < 40:
                f, k = b ^ c ^ d, 0x6ED9EBA1
            elif i < 60:
                f, k = b & c | b & d | c & d, 0x8F1BBCDC
            else:
                f, k = b ^ c ^ d, 0xCA62C1D6
            a, b, c, d, e = rotate(a, 5) + f + e + k + word & 0xFFFFFFFF, a, rotate(b, 30), c, d
        h = [x + y & 0xFFFFFFFF for x, y in zip(h, (a, b, c, d, e))]
    return struct.pack(">5I", *h).hex()


SINES = [int(abs(math.sin(i + 1)) * 2**32) for i in range(64)]
SHIFTS = [7, 12, 17, 22] * 4 + [5, 9, 14, 20] * 4 + [4, 11, 16, 23] * 4 + [6, 10, 15, 21] * 4


def md5(data):
    state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476]
    for block in struct.iter_unpack("<16I", padded(data, "<")):
        a, b, c, d = state
        for i in range(64):
            match i // 16:
                case 0:
                    f, g = b & c | ~b & d, i
                case 1:
                    f, g = d & b | ~d & c, (5 * i + 1) % 16
                case 2:
                    f, g = b ^ c ^ d, (3 * i + 5) % 16
                case _:
                    f, g = c ^ (b | ~d & 0xFFFFFFFF), 7 * i % 16
            f = f + a + SINES[i] + block[g] & 0xFFFFFFFF
            a, d, c, b = d, c, b, b + rotate(f, SHIFTS[i]) & 0xFFFFFFFF
        state = [x + y & 0xFFFFFFFF for x, y in zip(state, (a, b, c, d))]
    return struct.pack("<4I", *state).hex()


for data in (b"", b"abc", b"The quick brown fox jumps over the lazy dog", bytes(range(200)), memoryview(b"view")[::-1]):
    print(sha1(data), md5(data))
