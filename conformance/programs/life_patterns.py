"""The game of life on sets of complex numbers and on a bytearray, compared."""
from collections import Counter

PATTERNS = {"blinker": ["###"], "glider": [".#.", "..#", "###"], "toad": [".###", "###."], "r-pentomino": [".##", "##.", ".#."]}
AROUND = [complex(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]


def load(rows):
    return {complex(x, y) for y, row in enumerate(rows) for x, c in enumerate(row) if c == "#"}


def step(cells):
    counts = Counter(cell + d for cell in cells for d in AROUND)
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}


def grid_step(view, size):
    before = view.tobytes()
    for i in range(size * size):
        r, c = divmod(i, size)
        n = sum(before[(r + a) % size * size + (c + b) % size] for a in (-1, 0, 1) for b in (-1, 0, 1)) - before[i]
        view[i] = n == 3 or (n == 2 and before[i])


for name, rows in PATTERNS.items():
    cells = load(rows)
    history = [frozenset(cells)]
    for _ in range(12):
        history.append(frozenset(step(history[-1])))
    period = next((n for n in range(1, 12) if history[n] == history[0]), None)
    moved = {c + (1 + 1j) for c in history[0]} == set(history[4])
    print(f"{name:12} {[len(h) for h in history]} period {period} {'moves' if moved else ''}")
size = 12
board = bytearray(size * size)
for cell in load(PATTERNS["glider"]):
    board[int(cell.imag) * size + int(cell.real)] = 1
cells = load(PATTERNS["glider"])
for _ in range(8):
    grid_step(memoryview(board), size)
    cells = step(cells)
print({complex(i % size, i // size) for i, b in enumerate(board) if b} == cells)
square = memoryview(board).cast("B", (size, size))
for row in square.tolist()[:6]:
    print("".join(".#"[b] for b in row))
