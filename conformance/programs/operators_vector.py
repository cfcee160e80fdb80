"""Operator overloading: vectors and fractions."""
import math
from functools import total_ordering


class Vector:
    __slots__ = ("items",)

    def __init__(self, *items):
        self.items = tuple(float(x) for x in items)

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self.items, other.items, strict=True)))

    def __mul__(self, k):
        return Vector(*(x * k for x in self.items)) if isinstance(k, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __matmul__(self, other):
        return math.sumprod(self.items, other.items)

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return math.hypot(*self.items)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.items == other.items

    def __hash__(self):
        return hash(self.items)

    def __getitem__(self, i):
        return Vector(*self.items[i]) if isinstance(i, slice) else self.items[i]

    def __len__(self):
        return len(self.items)

    def __bool__(self):
        return any(self.items)

    def __format__(self, spec):
        return "<" + ", ".join(format(x, spec or "g") for x in self.items) + ">"

    def __repr__(self):
        return f"Vector{self.items}"


v, w = Vector(3, 4), Vector(1, -2)
print(v + w, v * 2, 2 * v, v @ w, -v, abs(v), v == Vector(3, 4), v != w, len({v, Vector(3.0, 4.0)}), v[0], v[:1], bool(Vector(0)), f"{v:.2f} {w}", list(v), sum([v, w], Vector(0, 0)))
for action in (lambda: v + 1, lambda: v * "x", lambda: v + Vector(1), lambda: v @ Vector(1), lambda: v < w, lambda: v[5], lambda: setattr(v, "x", 1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


@total_ordering
class Fraction:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = math.gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g

    @staticmethod
    def of(x):
        return x if isinstance(x, Fraction) else Fraction(x)

    def __add__(self, o):
        o = self.of(o)
        return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)

    __radd__ = __add__

    def __sub__(self, o):
        return self + -self.of(o)

    def __rsub__(self, o):
        return -self + o

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __mul__(self, o):
        o = self.of(o)
        return Fraction(self.n * o.n, self.d * o.d)

    __rmul__ = __mul__

    def __truediv__(self, o):
        o = self.of(o)
        return Fraction(self.n * o.d, self.d * o.n)

    def __rtruediv__(self, o):
        return self.of(o) / self

    def __pow__(self, k):
        return Fraction(self.n**k, self.d**k) if k >= 0 else Fraction(self.d**-k, self.n**-k)

    def __eq__(self, o):
        o = self.of(o)
        return (self.n, self.d) == (o.n, o.d)

    def __lt__(self, o):
        o = self.of(o)
        return self.n * o.d < o.n * self.d

    def __hash__(self):
        return hash(self.n) if self.d == 1 else hash((self.n, self.d))

    def __float__(self):
        return self.n / self.d

    def __int__(self):
        return int(self.n / self.d)

    def __repr__(self):
        return f"{self.n}/{self.d}" if self.d != 1 else f"{self.n}"


half, third = Fraction(1, 2), Fraction(-2, -6)
print(half + third, half - third, half * third, half / third, 1 - half, 2 / third, half**3, half**-2, sum([half, third, third]), float(third), int(Fraction(-7, 2)), half < third, half >= Fraction(1, 2), max(half, third), Fraction(4, 2) == 2, {Fraction(2): "two"}[2])
h = sum((Fraction(1, n) for n in range(1, 26)), Fraction(0))
print(h, round(float(h), 6))
try:
    half / 0
except ZeroDivisionError as error:
    print(error)
