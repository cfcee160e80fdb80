import sys
import time


def work(n):
    permutation = list(range(n))
    counts = [0] * n
    most = checksum = sign = 0
    r = n
    while True:
        while r != 1:
            counts[r - 1] = r
            r -= 1
        first = permutation[0]
        if first:
            flips = 0
            line = permutation[:]
            while first:
                line[: first + 1] = line[first::-1]
                flips += 1
                first = line[0]
            if flips > most:
                most = flips
            checksum += -flips if sign else flips
        sign ^= 1
        while True:
            if r == n:
                return checksum * 100 + most
            permutation.insert(r, permutation.pop(0))
            counts[r] -= 1
            if counts[r] > 0:
                break
            r += 1


n = int(sys.argv[1]) if len(sys.argv) > 1 else 9
work(7)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
