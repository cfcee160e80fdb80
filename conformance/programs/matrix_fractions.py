"""Exact linear algebra: elimination, determinant, inverse, and a solver that explains itself."""
from fractions import Fraction
from itertools import permutations


class Singular(ArithmeticError):
    pass


class Matrix:
    def __init__(self, rows):
        self.rows = [list(map(Fraction, row)) for row in rows]
        if len({len(row) for row in self.rows}) != 1:
            raise ValueError("ragged rows")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __getitem__(self, key):
        match key:
            case (int() as i, int() as j):
                return self.rows[i][j]
            case (slice() as i, slice() as j):
                return Matrix([row[j] for row in self.rows[i]])
            case int():
                return self.rows[key]
        raise TypeError(f"bad index {key!r}")

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __eq__(self, other):
        return self.rows == other.rows

    def __str__(self):
        cells = [[str(c) for c in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*cells)]
        return "\n".join("[" + "  ".join(c.rjust(w) for c, w in zip(row, widths)) + "]" for row in cells)

    def determinant(self):
        n = self.shape[0]
        total = Fraction(0)
        for order in permutations(range(n)):
            sign = (-1) ** sum(order[i] > order[j] for i in range(n) for j in range(i + 1, n))
            product = Fraction(sign)
            for i, j in enumerate(order):
                product *= self.rows[i][j]
            total += product
        return total

    def inverse(self):
        n = self.shape[0]
        rows = [a + b for a, b in zip(self.rows, Matrix.identity(n).rows)]
        for i in range(n):
            pivot = next((r for r in range(i, n) if rows[r][i]), None)
            if pivot is None:
                raise Singular(f"column {i} has no pivot")
            rows[i], rows[pivot] = rows[pivot], rows[i]
            rows[i] = [c / rows[i][i] for c in rows[i]]
            for r in range(n):
                if r != i and rows[r][i]:
                    factor = rows[r][i]
                    rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
        return Matrix([row[n:] for row in rows])


m = Matrix([[2, 1, "1/2"], [0, 3, -1], [4, "0.25", 1]])
print(m)
print(m.determinant(), m[0, 2], m[1], m[0:2, 1:3].shape)
print(m.inverse())
print(m @ m.inverse() == Matrix.identity(3), (m @ Matrix([[1], [2], [3]])).rows)
hilbert = Matrix([[Fraction(1, i + j + 1) for j in range(4)] for i in range(4)])
print(hilbert.inverse(), hilbert.determinant(), sep="\n")
for bad in (lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Matrix([[1], [1, 2]]), lambda: m @ Matrix([[1]]), lambda: m["x"], lambda: m[5, 0]):
    try:
        bad()
    except (ArithmeticError, ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
