"""Views of many dimensions: casts, indices, comparison, copies, and the limits that CPython has."""
import array
import struct

data = array.array("i", range(24))
view = memoryview(data)
cube = view.cast("B").cast("i", (2, 3, 4))
print(cube.shape, cube.strides, cube.ndim, cube.nbytes, cube.c_contiguous, cube.f_contiguous, cube[1, 2, 3], cube[-1, 0, -2], len(cube))
print(cube.tolist()[0], cube.tobytes()[:8], cube.tobytes("F")[:8], cube == view.cast("B").cast("i", [2, 3, 4]), cube != view)
cube[0, 1, 2] = -7
print(data[6], view[6], cube[0, 1, 2])
for bad in (lambda: cube[0], lambda: cube[0, 0], lambda: cube[0, 0, 9], lambda: cube[0:1], lambda: cube[0, 0, 0, 0], lambda: cube["x"], lambda: cube.cast("h"), lambda: view.cast("q"), lambda: view.cast("B", (5, 5)), lambda: view[::2].cast("B"), lambda: view.cast("B").cast("i", (0, 4)), lambda: cube.__setitem__((0, 0), 1), lambda: memoryview(b"abc").cast("x"), lambda: hash(view), lambda: iter(cube).__next__(), lambda: list(cube)):
    try:
        print(type(bad()).__name__)
    except Exception as error:
        print(type(error).__name__, error)
steps = memoryview(bytearray(range(20)))[3:17:3]
print(steps.tolist(), steps.strides, steps[::-1].tolist(), steps.contiguous, steps[1:].tobytes(), steps == bytes([3, 6, 9, 12, 15]), bytes(steps[-2:]))
steps[1:3] = b"\xaa\xbb"
print(steps.obj.hex(" "), steps[::2].hex("-"))
overlap = bytearray(b"0123456789")
window = memoryview(overlap)
window[2:8] = window[0:6]
window[::-1][:3] = b"xyz"
print(overlap, window[0:0].tolist(), window[5:2].nbytes)
for code in "bBhHiIlLqQnNfd?c":
    size = struct.calcsize(code)
    sample = memoryview(bytes(range(1, 17))).cast(code)
    print(code, size, len(sample), sample[0], sample.format, end="; ")
print()
zero = memoryview(struct.pack("d", 2.5)).cast("d", ())
print(zero.shape, zero[()], zero.tolist(), zero.ndim, zero.tobytes().hex(), zero[...].nbytes)
one, two = memoryview(array.array("f", [1, 2])), memoryview(array.array("q", [1, 2]))
print(one == two, one == (1, 2), memoryview(b"ab") == array.array("b", b"ab"), memoryview(b"a") == "a", memoryview(b"") == memoryview(b"").cast("i"))
with memoryview(b"abc") as short:
    print(short.toreadonly().readonly, short.count(98), short.index(99), 97 in short, list(reversed(short)), hash(short) == hash(b"abc"))
for use in (lambda: short[0], lambda: short.nbytes, lambda: short == short, lambda: repr(short).split(" at")[0], lambda: memoryview(short), lambda: short.release()):
    try:
        print(use())
    except ValueError as error:
        print("ValueError", error)
