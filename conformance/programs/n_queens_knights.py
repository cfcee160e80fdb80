"""Backtracking: queens by bit masks, a knight's tour, and permutations by hand."""


def queens(n):
    full = (1 << n) - 1

    def place(row, columns, left, right, chosen):
        if row == n:
            yield tuple(chosen)
            return
        free = full & ~(columns | left | right)
        while free:
            bit = free & -free
            free ^= bit
            yield from place(row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1, chosen + [bit.bit_length() - 1])

    return place(0, 0, 0, 0, [])


def tour(n, start=(0, 0)):
    jumps = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    board = [[0] * n for _ in range(n)]

    def free(r, c):
        return [(r + a, c + b) for a, b in jumps if 0 <= r + a < n and 0 <= c + b < n and not board[r + a][c + b]]

    def go(r, c, step):
        board[r][c] = step
        if step == n * n:
            return True
        for nr, nc in sorted(free(r, c), key=lambda p: len(free(*p))):
            if go(nr, nc, step + 1):
                return True
        board[r][c] = 0
        return False

    return board if go(*start, 1) else None


def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield [item] + rest


print([sum(1 for _ in queens(n)) for n in range(1, 8)])
first = next(queens(8))
print(first)
for row in first:
    print(" ".join("Q" if c == row else "." for c in range(8)))
for row in tour(6):
    print(" ".join(f"{n:2}" for n in row))
print(tour(4), ["".join(p) for p in permutations(list("abc"))])
