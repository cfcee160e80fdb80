"""Quantities with units: operators, formatting, hashing, comparison across units."""
from fractions import Fraction
from functools import total_ordering
from numbers import Number


@total_ordering
class Quantity:
    __slots__ = ("value", "powers")
    NAMES = ("m", "kg", "s")
    SCALES = {"km": (1000, "m"), "cm": (Fraction(1, 100), "m"), "g": (Fraction(1, 1000), "kg"), "min": (60, "s"), "h": (3600, "s")}

    def __init__(self, value, **powers):
        self.value = value
        self.powers = tuple(powers.get(name, 0) for name in self.NAMES)

    @classmethod
    def of(cls, text):
        number, *units = text.split()
        result = cls(Fraction(number))
        for unit in units:
            name, _, power = unit.partition("^")
            scale, base = cls.SCALES.get(name, (1, name))
            if base not in cls.NAMES:
                raise ValueError(f"no unit {name!r}")
            result *= cls(scale, **{base: 1}) ** int(power or 1)
        return result

    def _like(self, value, powers):
        made = object.__new__(type(self))
        made.value, made.powers = value, tuple(powers)
        return made

    def _same(self, other):
        if not isinstance(other, Quantity):
            return NotImplemented
        if other.powers != self.powers:
            raise TypeError(f"{self.unit or 'a number'} and {other.unit or 'a number'}")
        return other

    def __add__(self, other):
        if self._same(other) is NotImplemented:
            return NotImplemented
        return self._like(self.value + other.value, self.powers)

    def __sub__(self, other):
        return self + -other

    def __neg__(self):
        return self._like(-self.value, self.powers)

    def __mul__(self, other):
        if isinstance(other, Number):
            return self._like(self.value * other, self.powers)
        return self._like(self.value * other.value, map(sum, zip(self.powers, other.powers)))

    __rmul__ = __mul__

    def __pow__(self, n):
        return self._like(self.value**n, (p * n for p in self.powers))

    def __truediv__(self, other):
        return self * (other**-1 if isinstance(other, Quantity) else Fraction(1) / other)

    def __eq__(self, other):
        return isinstance(other, Quantity) and (self.value, self.powers) == (other.value, other.powers)

    def __lt__(self, other):
        return NotImplemented if self._same(other) is NotImplemented else self.value < other.value

    def __hash__(self):
        return hash((self.value, self.powers))

    @property
    def unit(self):
        return "·".join(n if p == 1 else f"{n}^{p}" for n, p in zip(self.NAMES, self.powers) if p)

    def __format__(self, spec):
        return f"{float(self.value):{spec}} {self.unit}".strip()

    def __repr__(self):
        return f"Quantity({self})"

    def __str__(self):
        return format(self, "g")


walk, time = Quantity.of("5 km"), Quantity.of("50 min")
speed = walk / time
print(walk, time, speed, f"{speed:.3f}", speed * Quantity.of("2 h"))
force = Quantity.of("200 g") * Quantity.of("9.81 m s^-2")
print(force, repr(force), 3 * force, force * 0.5, -force + force == 0 * force)
print(sorted([Quantity.of("3 m"), Quantity.of("20 cm"), Quantity.of("1 km")]), max(walk, Quantity.of("5001 m")))
print({Quantity.of("1 km"): "a"}[Quantity.of("1000 m")], Quantity.of("60 s") >= Quantity.of("1 min"))
for bad in (lambda: walk + time, lambda: walk < 3, lambda: walk + 1, lambda: Quantity.of("3 parsec"), lambda: setattr(walk, "x", 1)):
    try:
        bad()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
