import sys
import time


def work(size, rounds):
    grid = memoryview(bytearray(size * size * 4)).cast("i", [size, size])
    for i in range(size):
        for j in range(size):
            grid[i, j] = i * 3 + j
    for _ in range(rounds):
        for i in range(1, size - 1):
            for j in range(1, size - 1):
                grid[i, j] = (grid[i - 1, j] + grid[i, j + 1]) & 0xFFFF
    total = 0
    for i in range(size):
        for j in range(size):
            total += grid[i, j]
    return total


n = int(sys.argv[1]) if len(sys.argv) > 1 else 18
work(200, 1)
start = time.perf_counter()
result = work(350, n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
