import sys
import time


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


n = int(sys.argv[1]) if len(sys.argv) > 1 else 33
fib(n - 8)
start = time.perf_counter()
result = fib(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
