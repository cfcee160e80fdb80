"""Classes that extend int, str, list, dict, bytes, tuple, float, set, Exception, type."""


class Celsius(float):
    def __new__(cls, value, note=""):
        self = super().__new__(cls, value)
        self.note = note
        return self

    def __add__(self, other):
        return Celsius(float(self) + other, self.note)

    def __str__(self):
        return f"{float(self):.1f}°C"


class Path(str):
    __slots__ = ()

    def __truediv__(self, other):
        return Path(f"{self}/{other}")

    @property
    def name(self):
        return Path(self.rpartition("/")[2])


class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def __getitem__(self, index):
        found = super().__getitem__(index)
        return Stack(found) if isinstance(index, slice) else found

    def __repr__(self):
        return f"Stack{super().__repr__()}"


class Default(dict):
    def __missing__(self, key):
        return self.setdefault(key, key * 2)

    def __or__(self, other):
        return Default(super().__or__(other))


class Tagged(bytes):
    tag = "none"

    def __new__(cls, data, tag):
        self = super().__new__(cls, data)
        self.tag = tag
        return self

    def __repr__(self):
        return f"<{self.tag} {super().__repr__()}>"


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    a = property(lambda self: self[0])

    def __add__(self, other):
        return Pair(self[0] + other[0], self[1] + other[1])


class Modular(int):
    def __new__(cls, value, m=7):
        self = super().__new__(cls, value % m)
        self.m = m
        return self

    def _wrap(name):
        def method(self, other):
            result = getattr(int, name)(self, other)
            return result if result is NotImplemented else Modular(result, self.m)

        method.__name__ = name
        return method

    for _name in ("__add__", "__mul__", "__sub__", "__radd__", "__rmul__"):
        locals()[_name] = _wrap(_name)
    del _name, _wrap

    def __repr__(self):
        return f"{int(self)} mod {self.m}"


t = Celsius(20.25, "room") + 1.5
print(t, repr(t), t.note, t * 2, type(t * 2).__name__, t > 21, f"{t:.3f}", hash(t) == hash(21.75), round(t), sum([t, t]))
p = Path("usr") / "lib" / "x.so"
print(p, p.name, type(p.upper()).__name__, p == "usr/lib/x.so", {p: 1}["usr/lib/x.so"], isinstance(p.name, Path), p[:3], "%s" % p, f"{p!r:>16}", len(p))
s = Stack([1]).push(2).push(3)
print(s, s[1:], s[0], s + [4], type(s + [4]).__name__, sorted(s, reverse=True), s == [1, 2, 3], s * 2, list(reversed(s)))
d = Default(a=1)
print(d["xy"], d, d | {"b": 2}, type(d | {}).__name__, type(d.copy()).__name__, d.get("q"), "q" in d, {**d}, list(d.items()))
b = Tagged(b"abc", "header")
print(b, b[0], b[1:], b + b"d", type(b + b"d").__name__, b.tag, b == b"abc", Tagged.fromhex if False else b.hex(), memoryview(b)[1], bytes(b) is b)
q = Pair(1, 2) + Pair(3, 4)
print(q, q.a, type(q).__name__, q == (4, 6), [*q], Pair(1, 2) < Pair(1, 3), q[::-1], hash(q) == hash((4, 6)))
m = Modular(5) + 4
print(m, m * 6, 10 - Modular(3), 3 + m, m + 1.5, -m, [10, 20, 30][m], m == 2, range(10)[m], int(m) ** 2, f"{m:03d}", bool(Modular(7)), {m: 1}[2])


class Shout(type):
    def __new__(meta, name, bases, space):
        return super().__new__(meta, name.upper(), bases, {k: v for k, v in space.items() if k != "secret"})

    def __call__(cls, *args):
        made = super().__call__(*args)
        made.by = "meta"
        return made

    def __getitem__(cls, key):
        return f"{cls.__name__}[{key}]"

    def __iter__(cls):
        return iter(vars(cls).get("order", ()))


class loud(metaclass=Shout):
    secret, order = 1, "xyz"


print(loud.__name__, loud().by, loud[3], list(loud), hasattr(loud, "secret"), type(loud) is Shout, isinstance(loud, type))
for bad in (lambda: type("X", (bool,), {}), lambda: type("X", (int, str), {}), lambda: type("X", (range,), {}), lambda: Celsius("warm"), lambda: Pair(1), lambda: setattr(Path("a"), "x", 1), lambda: Modular(3) + "a", lambda: type("X", (Stack, list, Stack), {})):
    try:
        print(bad())
    except TypeError as error:
        print("TypeError", error)
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
