import sys
import time


def make_table():
    table = []
    for n in range(256):
        c = n
        for _ in range(8):
            c = 0xEDB88320 ^ (c >> 1) if c & 1 else c >> 1
        table.append(c)
    return table


TABLE = make_table()


def crc32(view):
    table = TABLE
    crc = 0xFFFFFFFF
    for byte in view:
        crc = table[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


def crc32_indexed(view, count):
    crc = 0xFFFFFFFF
    for i in range(count):
        crc = TABLE[(crc ^ view[i]) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


def work(data):
    view = memoryview(data)
    half = len(view) // 2
    return crc32(view[:half]) ^ crc32_indexed(view[half:], len(view) - half)


n = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000_000
data = bytes(range(256)) * (n // 256)
work(data[: n // 50])
start = time.perf_counter()
result = work(data)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
