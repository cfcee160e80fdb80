import array
import sys
import time

SIZE = 16 << 20
NUMBERS = array.array("I", bytes(range(256)) * (SIZE // 256))


def work(rounds):
    result = 0
    for _ in range(rounds):
        NUMBERS.byteswap()
        result += NUMBERS[1234]
    return result


n = int(sys.argv[1]) if len(sys.argv) > 1 else 90
work(1)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
