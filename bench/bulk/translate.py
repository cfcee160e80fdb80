import sys
import time

SIZE = 16 << 20
DATA = bytearray(bytes(range(256)) * (SIZE // 256))
TABLE = bytes(range(255, -1, -1))


def work(rounds):
    result = 0
    for _ in range(rounds):
        copy = DATA.translate(TABLE)
        result += copy[12345] + len(copy)
    return result


n = int(sys.argv[1]) if len(sys.argv) > 1 else 60
work(1)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
