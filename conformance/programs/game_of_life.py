"""Conway's game on a two-dimensional view of a bytearray."""


class Board:
    def __init__(self, rows):
        self.height, self.width = len(rows), len(rows[0])
        self.bytes = bytearray(c == "#" for row in rows for c in row)
        self.cells = memoryview(self.bytes).cast("B", [self.height, self.width])

    def neighbours(self, y, x):
        return sum(
            self.cells[(y + dy) % self.height, (x + dx) % self.width]
            for dy in (-1, 0, 1)
            for dx in (-1, 0, 1)
            if dy or dx
        )

    def step(self):
        after = bytearray(len(self.bytes))
        view = memoryview(after).cast("B", [self.height, self.width])
        for y in range(self.height):
            for x in range(self.width):
                n = self.neighbours(y, x)
                view[y, x] = n == 3 or n == 2 and self.cells[y, x]
        memoryview(self.bytes)[:] = after

    def __str__(self):
        return "\n".join("".join(".#"[c] for c in row) for row in self.cells.tolist())


board = Board([".#......", "..#.....", "###.....", "........", "........", "........"])
for generation in range(5):
    print(generation, sum(board.bytes))
    print(board)
    board.step()
print(board.bytes.find(1), board.bytes.count(1), bytes(board.bytes).hex()[:40])
