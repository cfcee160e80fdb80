import sys
import time


def work(n):
    total = 0
    i = 0
    while i < n:
        if i % 3 == 0:
            total += i
        else:
            total = (total ^ i) & 0xFFFFFF
        i += 1
    for j in range(n):
        total = (total + j * 7) % 1000003
    return total


n = int(sys.argv[1]) if len(sys.argv) > 1 else 5_500_000
work(n // 50)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
