import sys
import time


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __getitem__(self, index):
        return self.y if index else self.x

    def __len__(self):
        return 2

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self


def work(n):
    total = Vector(0, 0)
    step = Vector(1, 2)
    equal = 0
    for i in range(n):
        moved = step * (i & 7) + step
        total += moved
        if moved == step:
            equal += 1
        if -moved:
            equal += moved[1] & len(moved)
    return total.x + total.y + equal


n = int(sys.argv[1]) if len(sys.argv) > 1 else 350_000
work(n // 50)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
