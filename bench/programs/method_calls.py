import sys
import time


class Shape:
    def __init__(self, width, height):
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height

    def scale(self, factor):
        self.width = self.width * factor % 1009
        self.height = self.height * factor % 1013
        return self


class Square(Shape):
    def __init__(self, side):
        super().__init__(side, side)
        self.calls = 0

    def area(self):
        self.calls += 1
        return super().area()

    @property
    def side(self):
        return self.width

    def __eq__(self, other):
        return self.width == other.width


def work(n):
    shapes = [Square(3), Shape(4, 5), Square(7), Shape(11, 2)]
    total = 0
    for i in range(n):
        shape = shapes[i & 3]
        total += shape.scale(i % 5 + 1).area()
        if i % 4 == 0:
            total += shape.side
    total += sum(1 for shape in shapes if shape == shapes[0])
    for i in range(n // 4):
        total += Square(i).area() & 7
    return total


n = int(sys.argv[1]) if len(sys.argv) > 1 else 1_200_000
work(n // 50)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
