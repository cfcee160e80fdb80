import sys
import time


def solve(size):
    rows = [0] * size
    columns = [False] * size
    rising = [False] * (2 * size)
    falling = [False] * (2 * size)
    found = 0

    def place(row):
        nonlocal found
        if row == size:
            found += 1
            return
        for column in range(size):
            if columns[column] or rising[row + column] or falling[row - column + size]:
                continue
            columns[column] = rising[row + column] = falling[row - column + size] = True
            rows[row] = column
            place(row + 1)
            columns[column] = rising[row + column] = falling[row - column + size] = False

    place(0)
    return found


def safe(queens):
    """All boards as a generator, the elegant way."""

    def boards(row, taken, up, down):
        if row == queens:
            yield ()
            return
        for column in range(queens):
            if column not in taken and row + column not in up and row - column not in down:
                for rest in boards(row + 1, taken | {column}, up | {row + column}, down | {row - column}):
                    yield (column, *rest)

    return sum(1 for _ in boards(0, frozenset(), frozenset(), frozenset()))


def work(n):
    return solve(n) * 1000 + safe(n - 2)


n = int(sys.argv[1]) if len(sys.argv) > 1 else 11
work(6)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
