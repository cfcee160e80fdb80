"""Calls with keywords, often enough that they are made by the shortest way; then what they call changes."""
import collections
import struct
import sys


def where(a, b=2, *rest, c=3, **more):
    return a, b, rest, c, more


def plain(a, b, c=30):
    return f'{a}-{b}-{c}'


def only(a, /, b, *, c):
    return a + b * c


class Point:
    def __init__(self, x, y=0, *, z=0):
        self.x, self.y, self.z = x, y, z

    def moved(self, dx=0, dy=0):
        return Point(x=self.x + dx, y=self.y + dy)

    @classmethod
    def on_axis(cls, x, y=0):
        return cls(y=y, x=x)

    @staticmethod
    def name(prefix='p', number=0):
        return f'{prefix}{number}'

    def __repr__(self):
        return f'<{self.x} {self.y} {self.z}>'


class Narrow:
    __slots__ = 'a', 'b'

    def __init__(self, a, b=1):
        self.a, self.b = a, b


Pair = collections.namedtuple('Pair', 'first second', defaults=[9])


def loop(count):
    last = None
    for i in range(count):
        last = [
            plain(b=i, a=1),
            plain(1, c=i, b=2),
            plain(c=1, b=2, a=i),
            where(i, c=1),
            where(b=1, a=i),
            where(i, x=1, c=5),
            only(i, b=2, c=3),
            Point(y=i, x=1),
            Point(i, z=2),
            Point(1).moved(dy=i),
            Point(1).moved(i, dy=2),
            Point.on_axis(y=i, x=2),
            Point.name(number=i),
            Narrow(b=i, a=2).b,
            Pair(second=i, first=0),
            Pair(first=i),
            int.from_bytes(b'\x01\x02', byteorder='little'),
            int.from_bytes(b'\xff\xfe', 'big', signed=True),
            (i & 0xff).to_bytes(length=2, byteorder='big'),
            b'\x01\x02'.hex(sep=':'),
            'é'.encode(encoding='utf-8', errors='strict'),
            b'a b c'.split(maxsplit=1),
            'a,b'.split(sep=','),
            sorted([3, 1, 2], reverse=True),
            max([1, 2], key=lambda n: -n),
            int('ff', base=16),
            int('0b101', 0),
            int('z', 36),
            dict(a=i, b=2),
            list(enumerate('ab', start=i)),
            list(zip('ab', 'cd', strict=True)),
            bytes.fromhex('00ff'),
            bytearray.fromhex('0102'),
            dict.fromkeys('ab', i),
            float.fromhex('0x1p3'),
            '{a}{b}'.format(b=i, a=1),
        ]
    return last


for value in loop(4000):
    print(value)


def attempts(count, attempt):
    shown = None
    for _ in range(count):
        try:
            attempt()
        except TypeError as error:
            shown = str(error)
    print(shown)


for attempt in (
    lambda: plain(1, a=2, b=3),
    lambda: plain(1, d=3, b=2),
    lambda: plain(c=3),
    lambda: only(1, 2, c=3),
    lambda: only(a=1, b=2, c=3),
    lambda: Point(y=1),
    lambda: Point(1, w=1),
    lambda: Point(1).moved(1, dx=2),
    lambda: int.from_bytes(b'', byteorder=3),
    lambda: int.from_bytes(b'', endian='big'),
    lambda: int.from_bytes(bytes=b'', byteorder='big', signed=False, more=1),
    lambda: (1).to_bytes(1, length=1),
    lambda: b''.hex(separator=':'),
    lambda: b''.split(b',', sep=b','),
    lambda: ''.encode(error='x'),
    lambda: sorted([1], keys=1),
    lambda: int('1', bas=3),
    lambda: int(base=3),
    lambda: list(enumerate(iterable='a', begin=3)),
    lambda: list(zip('a', strikt=True)),
    lambda: bytes.fromhex(string='00', more=1),
    lambda: struct.pack(format='b'),
):
    attempts(3, attempt)
    attempts(2000, attempt)

# What was seen changes.
def plain(c, b, a=7):  # noqa: F811
    return c, b, a


print(loop(2)[:3])
Point.__init__ = lambda self, y, x, z=5: self.__dict__.update(x=x, y=y, z=z)
print(loop(2)[7:12])
Point.moved = lambda self, dy=1, dx=2: (dx, dy)
print(loop(2)[9:11])
Narrow.__init__ = lambda self, b, a: (setattr(self, 'a', a), setattr(self, 'b', -b))[0]
print(loop(2)[13])


class Tall(Point):
    def moved(self, dy=0, dx=0):
        return 'tall', dx, dy


def methods(points):
    return [point.moved(dy=1, dx=2) for point in points]


many = [Point(1, 2)] * 2000 + [Tall(1, 2)]
print(methods(many)[-2:])
special = Point(1, 2)
special.moved = lambda **k: sorted(k.items())
print(methods([special]))
for text in ('12', ' 12 ', '+7', '-0', '1_000', '0x1f', '', '١٢', 'G', '9' * 20, '1__0', '0o17'):
    for base in (10, 16, 0, 2, 36):
        try:
            print(int(text, base), end=' ')
        except ValueError as error:
            print(error, end=' ')
    print()
for base in (1, 37, -1, 2**70, '10', 1.5, True):
    try:
        print(int('1', base))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def fails(n):
    for i in range(n):
        plain(a=i, b=1 // (n - 1 - i), c=0)


fails(3000)
