"""Classes whose parts change while the same lines use them."""
import abc
import enum


class Meta(type):
    pass


class Made(metaclass=Meta):
    def __init__(self, x=0):
        self.x = x


def make(cls, *args):
    return [cls(*args), cls(*args)][-1]


def make_one(cls):
    return cls(1)


def make_named(cls):
    return cls(x=2)


for turn in range(60):
    made = make_one(Made)
print(type(made).__name__, made.x, make_named(Made).x)
Meta.__call__ = lambda cls, *args, **kwds: ("called", cls.__name__, args, kwds)
print(make_one(Made), make_named(Made))
del Meta.__call__
print(make_one(Made).x, make_named(Made).x)
Made.__init__ = lambda self, x: setattr(self, "x", x * 10)
print(make_one(Made).x, make_named(Made).x)
Made.__new__ = lambda cls, *args, **kwds: "instead"
print(make_one(Made), make_named(Made))


class Shape(abc.ABC):
    def __init__(self, x):
        self.x = x

    @abc.abstractmethod
    def area(self): ...


class Square(Shape):
    def area(self):
        return self.x**2


for turn in range(60):
    square = make_one(Square)
print(square.area(), make_named(Square).area())
try:
    make_one(Shape)
except TypeError as error:
    print(error)
Square.__abstractmethods__ = frozenset({"perimeter"})
for way in (make_one, make_named):
    try:
        way(Square)
    except TypeError as error:
        print(error)
Square.__abstractmethods__ = frozenset()
print(make_one(Square).area())


class Doubling:
    """A descriptor in Python."""

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else vars(instance)[self.name] * 2

    def __set__(self, instance, value):
        vars(instance)[self.name] = value


class Held:
    value = Doubling()

    def __init__(self, value):
        self.value = value


def read(held):
    return held.value


held = Held(21)
for turn in range(60):
    read(held)
print(read(held))
Doubling.__get__ = lambda self, instance, owner=None: "new get"
print(read(held))
del Doubling.__set__
held.__dict__["value"] = "own"
print(read(held))
del Doubling.__get__
print(read(held))
del held.__dict__["value"]
print(type(read(held)).__name__)
Held.value = property(lambda self: "property")
print(read(held))
Held.__getattr__ = lambda self, name: "fallback " + name
del Held.value
print(read(held))


class Guarded(Held):
    @property
    def value(self):
        raise AttributeError("inside")


guarded = object.__new__(Guarded)
print(read(guarded))
del Held.__getattr__
try:
    read(guarded)
except AttributeError as error:
    print(error)


def kind(thing):
    return thing.__class__


class Liar:
    __class__ = int


class Free:
    pass


free = Free()
for turn in range(60):
    kind(free)
print(kind(free), kind(Liar()), isinstance(Liar(), int), kind(3), kind(Free))
free.__class__ = Held
print(kind(free))
vars(free)["__class__"] = "own"
print(kind(free))


# Attributes of what is below a builtin type.
class Number(int):
    unit = "m"

    def __init__(self, value):
        self.note = "n"

    @property
    def shown(self):
        return f"{self}{self.unit}"


class Texts(dict):
    def __getattr__(self, name):
        return self[name]


class Failure(ValueError):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


def parts(number, texts, failure):
    number.note += "!"
    failure.code += 1
    return number.note[-2:], number.unit, number.shown, number.real, texts.a, texts.items, failure.code, failure.args


number, texts, failure = Number(7), Texts(a=1), Failure(5)
for turn in range(60):
    found = parts(number, texts, failure)
print(found[:5], found[6:])
number.unit = "km"
Number.shown = "plain"
texts.a = "attribute"
failure.args = ("other",)
found = parts(number, texts, failure)
print(found[:5], found[6:], len(number.note))
del number.unit, texts.a
found = parts(number, texts, failure)
print(found[:5], found[6:])


class Color(enum.Enum):
    RED = 1
    BLUE = [2]

    @enum.property
    def shade(self):
        return f"shade of {self.value}"


class Mask(enum.IntFlag):
    A = 1
    B = 2


def lookups():
    return Color(1), Color([2]), Color.RED.value, Color.BLUE.shade, Color.RED.name, Mask.A | Mask.B, Mask(2), ~Mask.A


for turn in range(60):
    found = lookups()
print(found)
for wrong in (3, [], "RED", None, 1.0, True):
    try:
        print(Color(wrong))
    except ValueError as error:
        print(error)


# The names of builtins, taken by others on the way.
def sizes(items):
    total = 0
    at = 0
    while at < len(items):
        total += len(items) + max(at, 1) + isinstance(items[at], int)
        at += 1
    return total, sorted(items, reverse=True), dict(a=at, b=total)


for turn in range(60):
    found = sizes([3, 1, 2])
print(found)
len = lambda items: 1
print(sizes([3, 1, 2]))
del len
isinstance, dict, sorted = (lambda *args, **kwds: 100,) * 3
print(sizes(b"abc"), sizes([3]))
del isinstance, dict, sorted
print(sizes(bytearray(b"abc")))
import builtins

old = builtins.len
builtins.len = lambda items: old(items) - 1
print(sizes((1, 2, 3)))
builtins.len = old
print(sizes([]), sizes(["x"]))
