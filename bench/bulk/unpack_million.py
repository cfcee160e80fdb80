import struct
import sys
import time

COUNT = 1_000_000
FORMAT = f"<{COUNT}i"
DATA = struct.pack(FORMAT, *range(-500_000, 500_000))


def work(rounds):
    result = 0
    for _ in range(rounds):
        values = struct.unpack(FORMAT, DATA)
        result += values[12345] + len(values)
    return result


n = int(sys.argv[1]) if len(sys.argv) > 1 else 10
work(1)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
