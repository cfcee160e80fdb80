import sys
import time


def work(n):
    flags = bytearray(n + 1)
    i = 2
    while i * i <= n:
        if not flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = 1
        i += 1
    count = 0
    for k in range(2, n + 1):
        if flags[k] == 0:
            count += 1
    return count


n = int(sys.argv[1]) if len(sys.argv) > 1 else 5_500_000
work(n // 50)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
