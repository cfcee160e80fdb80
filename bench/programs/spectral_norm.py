import sys
import time
from math import sqrt


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    size = range(len(vector))
    return [sum(entry(i, j) * vector[j] for j in size) for i in size]


def transposed_times(vector):
    size = range(len(vector))
    return [sum(entry(j, i) * vector[j] for j in size) for i in size]


def work(n):
    u = [1.0] * n
    for _ in range(4):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    dot = norm = 0.0
    for a, b in zip(u, v):
        dot += a * b
        norm += b * b
    return f"{sqrt(dot / norm):.9f}"


n = int(sys.argv[1]) if len(sys.argv) > 1 else 230
work(max(n // 50, 20))
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
