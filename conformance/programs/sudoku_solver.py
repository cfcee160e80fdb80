"""Constraint propagation and search over bit masks in an array."""
from array import array

ROWS = ["53..7....", "6..195...", ".98....6.", "8...6...3", "4..8.3..1", "7...2...6", ".6....28.", "...419..5", "....8..79"]
UNITS = [[9 * r + c for c in range(9)] for r in range(9)]
UNITS += [[9 * r + c for r in range(9)] for c in range(9)]
UNITS += [[9 * (r + i) + c + j for i in range(3) for j in range(3)] for r in (0, 3, 6) for c in (0, 3, 6)]
PEERS = [sorted({p for u in UNITS if cell in u for p in u} - {cell}) for cell in range(81)]
ALL = (1 << 9) - 1


class Contradiction(Exception):
    pass


def assign(cells, cell, bit):
    if not cells[cell] & bit:
        raise Contradiction(cell)
    cells[cell] = bit
    for peer in PEERS[cell]:
        if cells[peer] & bit:
            cells[peer] ^= bit
            rest = cells[peer]
            if not rest:
                raise Contradiction(peer)
            if rest & rest - 1 == 0:
                assign(cells, peer, rest)


searches = 0


def solve(cells):
    global searches
    open_cells = [c for c in range(81) if cells[c].bit_count() > 1]
    if not open_cells:
        return cells
    cell = min(open_cells, key=lambda c: cells[c].bit_count())
    for n in range(9):
        if cells[cell] & 1 << n:
            searches += 1
            copy = cells[:]
            try:
                assign(copy, cell, 1 << n)
            except Contradiction:
                continue
            if (found := solve(copy)) is not None:
                return found
    return None


def load(rows):
    cells = array("H", [ALL]) * 81
    for at, c in enumerate("".join(rows)):
        if c != ".":
            assign(cells, at, 1 << int(c) - 1)
    return cells


def show(cells):
    for r in range(9):
        print(" ".join(str(cells[9 * r + c].bit_length()) if cells[9 * r + c].bit_count() == 1 else "." for c in range(9)))


show(solve(load(ROWS)))
print(searches)
hard = load(["8........", "..36.....", ".7..9.2..", ".5...7...", "....457..", "...1...3.", "..1....68", "..85...1.", ".9....4.."])
print("".join(str(c.bit_length()) for c in solve(hard)), searches > 10)
try:
    load(["55"])
except Contradiction as error:
    print("Contradiction at", error.args)
