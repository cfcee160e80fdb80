import array
import sys
import time

NUMBERS = list(range(2_000_000))


def work(rounds):
    result = 0
    for _ in range(rounds):
        numbers = array.array("q", NUMBERS)
        result += numbers[12345] + len(numbers)
    return result


n = int(sys.argv[1]) if len(sys.argv) > 1 else 8
work(1)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
