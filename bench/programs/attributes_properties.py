import sys
import time


class Shape:
    sides = 0
    count = 0

    def __init__(self, name, width):
        self.name = name
        self._width = width
        Shape.count += 1

    @property
    def width(self):
        return self._width

    @width.setter
    def width(self, value):
        self._width = value if value > 0 else 1

    @classmethod
    def made(cls):
        return cls.count

    @staticmethod
    def doubled(value):
        return value * 2

    def area(self):
        return 0


class Square(Shape):
    sides = 4

    def area(self):
        return self.width * self.width

    def __getattr__(self, name):
        if name == "perimeter":
            return self.sides * self.width
        raise AttributeError(name)


class Ring(Shape):
    __slots__ = ("hole",)

    def __init__(self, name, width, hole):
        super().__init__(name, width)
        self.hole = hole

    def area(self):
        return super().area() + 3 * (self._width - self.hole)


def work(n):
    shapes = [Square("a", 3), Ring("b", 9, 4), Square("c", 5), Shape("d", 2)]
    total = 0
    for i in range(n):
        shape = shapes[i & 3]
        total += shape.area() + shape.sides
        shape.width = (shape.width + i) % 11
        total += Shape.doubled(shape.width) + shape.made() % 5
        if isinstance(shape, Square):
            total += shape.perimeter
        elif hasattr(shape, "hole"):
            total -= shape.hole
    return total


n = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
work(n // 50)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
