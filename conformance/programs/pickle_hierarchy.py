"""Objects of a hierarchy of classes, through all protocols and back."""
import copyreg
import io
import pickle


class Shape:
    kinds = 0

    def __init__(self, name, *points):
        self.name = name
        self.points = list(points)

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in sorted(vars(self).items()))})"


class Named(Shape):
    class Inner(Shape):
        pass

    def __getstate__(self):
        return {**vars(self), "saved": True}


class Slotted:
    __slots__ = ("left", "right", "__weakref__")

    def __init__(self, left, right=None):
        self.left, self.right = left, right

    def __repr__(self):
        return f"Slotted({self.left!r}, {getattr(self, 'right', 'unset')!r})"


class Both(Slotted):
    def __init__(self, *args):
        super().__init__(*args)
        self.extra = len(args)

    def __repr__(self):
        return f"Both[{super().__repr__()}, {self.extra}]"


class Celsius(float):
    def __new__(cls, value, *, unit="C"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __getnewargs_ex__(self):
        return (float(self),), {"unit": self.unit}

    def __repr__(self):
        return f"{float(self)}{self.unit}"


class Bag(list):
    def __reduce_ex__(self, protocol):
        return Bag, (), vars(self) or None, iter(self)


class Registry(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        vars(self).setdefault("order", []).append(key)


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __repr__(self):
        return f"Money({self.amount})"


copyreg.pickle(Money, lambda money: (Money, (money.amount,)))


class Node:
    def __init__(self, value):
        self.value, self.next = value, None


class Pickler(pickle.Pickler):
    def persistent_id(self, obj):
        return obj.name if isinstance(obj, Named.Inner) else None


class Unpickler(pickle.Unpickler):
    def persistent_load(self, name):
        return Named.Inner(name, "found")


bag = Bag([1, 2])
bag.owner = "me"
registry = Registry()
registry["b"] = 1
registry["a"] = 2
samples = [
    Shape("line", (0, 1), (2, 3)),
    Named("box"),
    Named.Inner("deep", None, 1.5, 2**70),
    Celsius(36.6, unit="K"),
    bag,
    registry,
    Money(12),
    [Shape, Named.Inner, len, range],
    {"same": [bag, bag], "set": {1}, "frozen": frozenset("x"), b"bytes": bytearray(b"y")},
]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    for sample in samples:
        try:
            data = pickle.dumps(sample, protocol)
            again = pickle.loads(data)
            print(protocol, len(data), again, vars(again) if isinstance(again, (Bag, Registry)) else "")
        except Exception as error:
            print(protocol, type(error).__name__, error)
    for slotted in (Slotted(1, "x"), Both(2), Both(3, [4])):
        try:
            print(protocol, pickle.loads(pickle.dumps(slotted, protocol)))
        except Exception as error:
            print(protocol, type(error).__name__, error, getattr(error, "__notes__", ()))
    first, second = Node(1), Node(2)
    first.next, second.next = second, first
    one = pickle.loads(pickle.dumps(first, protocol))
    print(protocol, one.value, one.next.value, one.next.next is one)
    out = io.BytesIO()
    Pickler(out, protocol).dump([samples[2], samples[1]])
    out.seek(0)
    print(protocol, out.getvalue().hex(), Unpickler(out).load())

for broken in (lambda: 0, (x for x in ()), io.StringIO, memoryview(b"x")):
    try:
        print(len(pickle.dumps({"key": [broken]})))
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0], [n.split(" at 0x")[0] for n in getattr(error, "__notes__", ())])
