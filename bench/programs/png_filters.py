import sys
import time
import zlib

WIDTH, BYTES = 256, 3


def paeth(a, b, c):
    p = a + b - c
    pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
    if pa <= pb and pa <= pc:
        return a
    return b if pb <= pc else c


def encode(kind, line, above):
    out = bytearray(len(line) + 1)
    out[0] = kind
    for i, value in enumerate(line):
        left = line[i - BYTES] if i >= BYTES else 0
        if kind == 0:
            guess = 0
        elif kind == 1:
            guess = left
        elif kind == 2:
            guess = above[i]
        elif kind == 3:
            guess = left + above[i] >> 1
        else:
            guess = paeth(left, above[i], above[i - BYTES] if i >= BYTES else 0)
        out[i + 1] = value - guess & 255
    return out


def decode(coded, above):
    kind = coded[0]
    line = bytearray(coded[1:])
    if kind == 1:
        for i in range(BYTES, len(line)):
            line[i] = line[i] + line[i - BYTES] & 255
    elif kind == 2:
        for i, value in enumerate(above):
            line[i] = line[i] + value & 255
    elif kind == 3:
        for i in range(len(line)):
            left = line[i - BYTES] if i >= BYTES else 0
            line[i] = line[i] + (left + above[i] >> 1) & 255
    elif kind == 4:
        for i in range(len(line)):
            left, corner = (line[i - BYTES], above[i - BYTES]) if i >= BYTES else (0, 0)
            line[i] = line[i] + paeth(left, above[i], corner) & 255
    return line


def work(n):
    size = WIDTH * BYTES
    above = before = bytearray(size)
    stream = bytearray()
    equal = 0
    for y in range(n):
        line = bytearray((x * 7 + y * 3 + (x * y >> 5)) & 255 for x in range(size))
        coded = encode(y % 5, line, above)
        stream += coded
        before = decode(coded, before)
        equal += before == line
        above = line
    return zlib.crc32(stream) + equal


n = int(sys.argv[1]) if len(sys.argv) > 1 else 500
work(max(n // 50, 5))
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
