"""What this program uses is in the first download of a web page; the rest is fetched by the programs that need it.

It is the vocabulary of the five types, and the Python around it that examples of them are written in.
"""

import array
import struct
import sys
from array import array as Numbers

# Views of arrays, as the book shows them.
octets = Numbers("B", range(6))
m1 = memoryview(octets)
m2 = m1.cast("B", [2, 3])
m3 = m1.cast("B", (3, 2))
m2[1, 1] = 22
m3[1, 1] = 33
print(octets, m1.tolist(), m2.tolist(), m3.tolist(), m2[0, 1])
numbers = Numbers("h", [-2, -1, 0, 1, 2])
memv = memoryview(numbers)
memv_oct = memv.cast("B")
memv_oct[5] = 4
print(len(memv), memv[0], memv_oct.tolist(), numbers)
header = memoryview(b"GIF89a+\x02\xe6\x00rest of the file")[:10]
print(bytes(header), struct.unpack("<3s3sHH", header))
del header

# memoryview
data = bytearray("Hello, octets", "utf-8")
with memoryview(data) as view:
    view[0] = 104
    view[1:3] = b"EL"
    part = view[::2]
    print(view, view.obj is data, view.nbytes, view.itemsize, view.format, view.ndim, view.shape, view.strides)
    print(part.tobytes(), part.contiguous, view.readonly, view.toreadonly().readonly, view.hex(), part == view[::2])
    print([byte for byte in part], 104 in view, list(reversed(view[:2])), view[-1], view.suboffsets, view != b"abc")
    part.release()
try:
    view[0]
except ValueError as error:
    print(error)
for attempt in (
    lambda: memoryview(b"abc")[5],
    lambda: memoryview(b"abc").__setitem__(0, 1),
    lambda: memoryview(bytearray(4)).__setitem__(0, 256),
    lambda: memoryview(bytearray(4)).cast("i").cast("h"),
    lambda: memoryview(bytearray(4)).cast("B", [2, 2])[1],
    lambda: memoryview(3),
    lambda: struct.unpack("<I", b"abc"),
    lambda: struct.pack("b", 200),
    lambda: bytes([256]),
    lambda: b"ab".index(b"c"),
    lambda: array.array("b", [200]),
):
    try:
        attempt()
    except (TypeError, ValueError, IndexError, OverflowError, NotImplementedError, struct.error) as error:
        print(type(error).__name__, error)

for code in "bBhHiIlLqQnNfd?":
    numbered_view = memoryview(bytearray(16)).cast(code)
    numbered_view[1] = 1
    grid = numbered_view.cast("B").cast(code, (len(numbered_view), 1))
    grid[0, 0] = grid[1, 0]
    print(code, numbered_view[1], numbered_view.tolist(), grid.tolist(), end=" ")
    for order in "<>" if code not in "nN" else "":
        print(struct.unpack(order + code, struct.pack(order + code, 1)), end=" ")
for code in "bBhHiIlLqQfd":
    print(array.array(code, [1, 2])[1], end=" ")

# bytes and bytearray
raw = bytes([0, 65, 255]) + b"abc" * 2 + bytes(2) + "h\xe9".encode() + bytes.fromhex("ca fe")
print(raw, len(raw), raw[1], raw[-3:], raw[::-1], raw.hex(), raw.hex(" "), b"b" in raw, raw.find(b"abc"), raw.count(b"a"))
print(b" a,b ".strip().split(b","), b"-".join([b"x", b"y"]), b"abc".replace(b"b", b"--"), b"abc".upper(), b"ABC".lower())
print(raw.startswith(b"\0"), b"abc".decode(), b"a\xff".decode("latin-1"), b"ab" < b"b", hash(b"a") == hash(b"a"))
print(b"7".rjust(3, b"0"), b"ab".translate(bytes(range(256))), b"a\nb".splitlines(), b"abc".partition(b"b"), b"12".isdigit())
print(bytearray([1, 2]), bytearray(range(3)), bytearray(b"x"), bytes(range(2)), bytes("a", "ascii"), bytes(memoryview(b"v")), bytes())
data = bytearray(3)
data.append(1)
data.extend([2, 3])
data += b"45"
data[1:3] = b"xyz"
data.insert(0, 9)
del data[:2]
print(data, data.pop(), data.reverse(), data, data == bytes(data), data.endswith(b"x"), data.copy(), int.from_bytes(data[:2], "big"))
print((1027).to_bytes(2, "little"), repr(bytearray(b"\x00")), str(b"x"), list(b"ab"), tuple(b"c"), sum(b"ab"), max(b"ab"), min(b"ab"))

# array
a = array.array("d", [1.5, 2])
a.append(3.25)
a.extend([4])
a[0] = 0.5
print(a, a.typecode, a.itemsize, a.tolist(), a[1:3], a.tobytes()[:8], a.pop(), a.index(2), a.count(2), len(a), 2 in a, a * 2, a + a)
words = array.array("H", b"\1\2\3\4")
words.byteswap()
words.frombytes(b"\0\0")
words.insert(1, 7)
words.remove(7)
print(words, words.buffer_info()[1], words == array.array("H", [258, 772, 0]), [hex(word) for word in words])

# struct
record = struct.Struct("<IHb3s?f")
packed = record.pack(1, 2, -3, b"abc", True, 0.5)
print(packed, record.size, record.unpack(packed), struct.calcsize("iq"), struct.pack(">Qd", 7, 1.25))
buffer = bytearray(16)
struct.pack_into("!HH", buffer, 4, 1, 2)
print(buffer, struct.unpack_from("!HH", buffer, 4), list(struct.iter_unpack("<H", b"\1\0\2\0")), record.format)


# The Python around it.
class Point:
    """A point."""

    origin = 0

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"{type(self).__name__}({self.x!r}, {self.y})"

    def __eq__(self, other):
        return self.x == other.x

    @property
    def norm(self):
        return (self.x**2 + self.y**2) ** 0.5


class Pixel(Point):
    def __init__(self, x, *rest, **more):
        super().__init__(x)
        self.rest = rest, more


def checksum(octets: bytes) -> int:
    """Adds up."""
    global total
    total = 0
    for octet in octets:
        total = (total + octet * 3 ^ 0x55) & 0xFF
    while total > 200:
        total -= 7
        if total % 5 == 0:
            continue
        if not total:
            break
    else:
        total |= 1
    return total


print(Point(3, 4).norm, Pixel(1, 2, a=3).rest, Point(1) == Point(1), list(enumerate("ab", 1)), checksum(b"abc"), isinstance(Pixel(1), Point))
names = {"a": 1, "b": [1, 2], **{"c": None}}
names["d"] = names.get("e", -1)
for key, value in names.items():
    print(f"{key:>3}: {value!r:<8}|", end=" ")
print(sorted(names), sorted([3, 1, 2], reverse=True, key=lambda n: -n), "a" in names, len(names), names.keys(), list(zip("ab", [1, 2])))
first, *others = [1, 2.5, "x"]
others.append(first)
others[0] += 1
print(others, (1,) + (2,), [1, 2] * 2, {1, 2} | {3}, [i * j for i in range(3) for j in range(2) if i], {i: i * i for i in range(2)})
print("a-b".split("-"), " x ".strip(), "ab".upper(), ",".join("ab"))
print(7 // 2, -7 % 3, 2**10, 1 / 4, 1 << 4, ~5, 0xFF, bin(5), hex(255), oct(8), chr(65), ord("A"), abs(-1))
print(int("12"), int("ff", 16), str(1.0), repr("it's\n"), bool([]), None, 3 > 2 > 1, 1 if names else 2, all([1]), any([0]))
print(f"{255:04x} {data} {raw} {words} {memv.shape} {memv.format} {(1, 2)} {True} {'x':^5} {b'a'!r} {0b101:08b}", type(3), callable(print), sys.byteorder, id(a) == id(a))
try:
    try:
        names["missing"]
    finally:
        print("finally")
except KeyError as error:
    print("KeyError", error, error.args)
else:
    print("not reached")
try:
    raise ValueError("mine")
except Exception as error:
    print(repr(error))
assert names, "there are some"
