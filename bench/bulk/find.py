import sys
import time

SIZE = 16 << 20
DATA = bytes(SIZE - 6) + b"needle"


def work(rounds):
    result = 0
    for _ in range(rounds):
        result += DATA.find(b"needle")
        result += DATA.find(b"n")
    return result


n = int(sys.argv[1]) if len(sys.argv) > 1 else 35
work(1)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
