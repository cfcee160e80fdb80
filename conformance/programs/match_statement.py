"""Pattern matching over a small binary protocol and an expression tree."""
from collections import namedtuple

Num = namedtuple("Num", "value")
Add = namedtuple("Add", "left right")
Mul = namedtuple("Mul", "left right")
Neg = namedtuple("Neg", "operand")
Var = namedtuple("Var", "name")


def simplify(e):
    match e:
        case Add(Num(0), x) | Add(x, Num(0)):
            return simplify(x)
        case Mul(Num(0), _) | Mul(_, Num(0)):
            return Num(0)
        case Mul(Num(1), x) | Mul(x, Num(1)):
            return simplify(x)
        case Neg(Neg(x)):
            return simplify(x)
        case Add(Num(a), Num(b)):
            return Num(a + b)
        case Add(left, right) | Mul(left, right):
            l, r = simplify(left), simplify(right)
            return simplify(type(e)(l, r)) if (l, r) != (left, right) else e
        case _:
            return e


def show(e):
    match e:
        case Num(value=v):
            return str(v)
        case Var(n):
            return n
        case Neg(x):
            return f"-{show(x)}"
        case Add(l, r):
            return f"({show(l)} + {show(r)})"
        case Mul(l, r):
            return f"{show(l)} * {show(r)}"


x = Var("x")
for e in (Add(Num(0), x), Mul(Add(Num(1), Num(0)), x), Neg(Neg(Neg(x))), Add(Mul(Num(0), x), Add(Num(2), Num(3))), Mul(x, x)):
    print(show(e), "=>", show(simplify(e)))


def command(packet):
    match list(packet):
        case []:
            return "nothing"
        case [0x01, *text]:
            return f"say {bytes(text).decode()}"
        case [0x02, x, y]:
            return f"move to {x},{y}"
        case [0x02, *rest]:
            return f"move wants 2 arguments, not {len(rest)}"
        case [0x03 | 0x04 as code, n] if n < 10:
            return f"{'left' if code == 3 else 'right'} {n}"
        case [kind, *_, 0xFF]:
            return f"terminated packet {kind:#x}"
        case [kind, *_]:
            return f"unknown {kind:#x}"


for packet in (b"", b"\x01hi", b"\x02\x05\x06", b"\x02\x05", b"\x03\x05", b"\x04\x09", b"\x04\x10", b"\x07\x00\xff", bytearray(b"\x09")):
    print(packet, "->", command(packet))


def describe(value):
    match value:
        case {"kind": "point", "at": [x, y]}:
            return f"point {x} {y}"
        case {"kind": "line", "points": [[x1, y1], *_, [x2, y2]]}:
            return f"line from {x1},{y1} to {x2},{y2}"
        case {"kind": str(kind), **rest}:
            return f"{kind} with {sorted(rest)}"
        case bytes() | bytearray() | memoryview() as raw:
            return f"{len(raw)} octets"
        case str() | None:
            return "text or nothing"
        case bool(b):
            return f"truth {b}"
        case int(n) | float(n):
            return f"number {n}"
        case (a, b):
            return f"pair {a!r} {b!r}"
        case _:
            return "?"


for value in ({"kind": "point", "at": (1, 2)}, {"kind": "line", "points": [[0, 0], [1, 1], [2, 3]]}, {"kind": "blob", "z": 1, "a": 2}, {}, b"abc", memoryview(b"xy"), "s", None, True, 3, 2.5, [1, "two"], (1, 2, 3), {1, 2}):
    print(describe(value))
