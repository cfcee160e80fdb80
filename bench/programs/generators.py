import sys
import time


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def odd(values):
    for value in values:
        if value % 2:
            yield value


def pairs(values):
    previous = 0
    for value in values:
        yield previous, value
        previous = value


def average():
    total = 0
    while True:
        value = yield total
        total += value


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def work(n):
    total = 0
    for a, b in pairs(odd(count(n))):
        total += a ^ b
    total += sum(x & 7 for x in count(n))
    running = average()
    next(running)
    for i in range(n // 2):
        total += running.send(i) & 1
    for value in tree(n.bit_length() - 6):
        total += value
    return total


n = int(sys.argv[1]) if len(sys.argv) > 1 else 2_400_000
work(n // 50)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
