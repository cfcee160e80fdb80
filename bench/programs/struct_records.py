import struct
import sys
import time

RECORD = struct.Struct("<IhHd4sB?")


def work(n):
    size = RECORD.size
    buffer = bytearray(size * n)
    for i in range(n):
        RECORD.pack_into(buffer, i * size, i, -(i % 1000), i % 65536, i * 0.5, b"name", i % 256, i % 2 == 0)
    total = 0
    for i in range(n):
        ident, low, high, value, name, flag, even = RECORD.unpack_from(buffer, i * size)
        total += ident + low + high + int(value) + len(name) + flag + even
    for record in RECORD.iter_unpack(buffer):
        total ^= record[0]
    for i in range(n):
        total += struct.unpack(">H", struct.pack(">H", i & 0xFFFF))[0]
    return total


n = int(sys.argv[1]) if len(sys.argv) > 1 else 700_000
work(n // 50)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
