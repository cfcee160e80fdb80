import sys
import time


def random_numbers(n):
    seed = 12345
    numbers = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        numbers.append(seed)
    return numbers


def work(n):
    numbers = random_numbers(n)
    small = [x % 1000 for x in numbers if x & 1]
    table = {x: x * x for x in small}
    unique = {x >> 3 for x in numbers}
    rows = [[(i * j) & 255 for j in range(50)] for i in range(n // 500)]
    flat = [cell for row in rows for cell in row]
    ordered = sorted(numbers)
    by_low = sorted(numbers, key=lambda x: x & 0xFFFF)
    pairs = sorted((x % 100, x) for x in numbers[: n // 4])
    numbers.sort(reverse=True)
    total = sum(small) + len(table) + len(unique) + sum(flat)
    for a, b in zip(ordered, by_low):
        total ^= a ^ (b << 1)
    return total + pairs[len(pairs) // 2][1] + numbers[3]


n = int(sys.argv[1]) if len(sys.argv) > 1 else 220_000
work(n // 50)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
