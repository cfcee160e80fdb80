"""Matrices as two-dimensional views on an array of doubles."""
from array import array


class Matrix:
    def __init__(self, rows, cols, items=None):
        self.shape = rows, cols
        self.data = array("d", items if items is not None else bytes(8 * rows * cols))
        if len(self.data) != rows * cols:
            raise ValueError(f"{len(self.data)} items for a {rows}x{cols} matrix")
        self.view = memoryview(self.data).cast("B").cast("d", [rows, cols])

    @classmethod
    def identity(cls, n):
        m = cls(n, n)
        for i in range(n):
            m[i, i] = 1
        return m

    def __getitem__(self, key):
        return self.view[key]

    def __setitem__(self, key, value):
        self.view[key] = value

    def row(self, i):
        cols = self.shape[1]
        return memoryview(self.data)[i * cols : (i + 1) * cols]

    def column(self, j):
        return memoryview(self.data)[j :: self.shape[1]]

    def __matmul__(self, other):
        (n, k), (k2, m) = self.shape, other.shape
        if k != k2:
            raise ValueError(f"cannot multiply {self.shape} and {other.shape}")
        result = Matrix(n, m)
        for i in range(n):
            row = self.row(i)
            for j in range(m):
                result[i, j] = sum(a * b for a, b in zip(row, other.column(j)))
        return result

    def __eq__(self, other):
        return self.view == other.view

    def transposed(self):
        rows, cols = self.shape
        return Matrix(cols, rows, array("d", memoryview(self.view.tobytes("F")).cast("d")))

    def __str__(self):
        return "\n".join(" ".join(f"{x:7.2f}" for x in row) for row in self.view.tolist())


a = Matrix(2, 3, range(1, 7))
b = Matrix(3, 2, [0.5, 1, -1, 2, 0, 4])
print(a)
print(a @ b)
print((a @ b) @ Matrix.identity(2) == a @ b)
print(a.transposed())
print(a.transposed().transposed() == a, a == b)
print(a[1, 2], a[-1, -1], a.view.shape, a.view.strides, a.view.nbytes, a.view.f_contiguous)
a.row(0)[1] = 99
a.column(2)[1] = -7.25
print(a)
print(a.column(0).tolist(), a.column(0).contiguous, a.row(1).tolist())
for action in (lambda: a @ a, lambda: a[2, 0], lambda: a[0], lambda: a[0, 0, 0], lambda: Matrix(2, 2, [1])):
    try:
        action()
    except (ValueError, IndexError, NotImplementedError, TypeError) as error:
        print(type(error).__name__, error)
a.view[0, 0] = "x" if False else 1e300 * 10
print(a[0, 0])
try:
    a[0, 0] = "text"
except TypeError as error:
    print(error)
