"""Two hash functions written out, on arrays and views."""
import array
import math
import struct

PRIMES = [n for n in range(2, 312) if all(n % d for d in range(2, int(n**0.5) + 1))][:64]


def cube_bits(prime):
    low, high = 0, 1 << 40
    target = prime << 96
    while high - low > 1:
        middle = (low + high) // 2
        if middle**3 <= target:
            low = middle
        else:
            high = middle
    return low & 0xFFFFFFFF


K = array.array("I", map(cube_bits, PRIMES))
START = array.array("I", [math.isqrt(p << 64) & 0xFFFFFFFF for p in PRIMES[:8]])


def turn(x, n):
    return (x >> n | x << 32 - n) & 0xFFFFFFFF


def sha256(data):
    state = START[:]
    padded = bytearray(data) + b"\x80"
    padded += bytes(-(len(padded) + 8) % 64) + struct.pack(">Q", 8 * len(data))
    view = memoryview(padded)
    for at in range(0, len(view), 64):
        w = array.array("I", struct.unpack(">16I", view[at : at + 64]))
        for i in range(16, 64):
            a, b = w[i - 15], w[i - 2]
            w.append((w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >> 3) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ b >> 10)) & 0xFFFFFFFF)
        a, b, c, d, e, f, g, h = state
        for k, word in zip(K, w):
            one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + k + word
            two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = (one + two) & 0xFFFFFFFF, a, b, c, (d + one) & 0xFFFFFFFF, e, f, g
        for i, value in enumerate((a, b, c, d, e, f, g, h)):
            state[i] = state[i] + value & 0xFFFFFFFF
    state.byteswap()
    return state.tobytes()


SHIFTS = [7, 12, 17, 22] * 4 + [5, 9, 14, 20] * 4 + [4, 11, 16, 23] * 4 + [6, 10, 15, 21] * 4
SINES = [int(abs(math.sin(i + 1)) * 2**32) for i in range(64)]


def md5(data):
    state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476]
    padded = data + b"\x80" + bytes(-(len(data) + 9) % 64) + struct.pack("<Q", 8 * len(data))
    for words in struct.iter_unpack("<16I", padded):
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
            f = f + a + SINES[i] + words[g] & 0xFFFFFFFF
            a, d, c, b = d, c, b, b + turn(f, 32 - SHIFTS[i]) & 0xFFFFFFFF
        state = [x + y & 0xFFFFFFFF for x, y in zip(state, (a, b, c, d))]
    return struct.pack("<4I", *state)


for text in (b"", b"abc", b"The quick brown fox jumps over the lazy dog", bytes(range(200))):
    print(md5(text).hex(), sha256(text).hex())
print(K[:3], START[0] == 0x6A09E667)
