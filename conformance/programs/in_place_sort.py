"""Radix sort and heap sort over views of one array."""
from array import array


def radix_sort(view):
    n = len(view)
    other = memoryview(array(view.format, bytes(view.nbytes)))
    source, target = view, other
    for shift in range(0, view.itemsize * 8, 8):
        counts = [0] * 256
        for x in source:
            counts[x >> shift & 255] += 1
        total = 0
        for i, c in enumerate(counts):
            counts[i], total = total, total + c
        for x in source:
            digit = x >> shift & 255
            target[counts[digit]] = x
            counts[digit] += 1
        source, target = target, source
    if source is not view:
        view[:] = source
    return n


def heap_sort(view):
    def sift(root, end):
        while (child := 2 * root + 1) < end:
            if child + 1 < end and view[child] < view[child + 1]:
                child += 1
            if view[root] >= view[child]:
                return
            view[root], view[child] = view[child], view[root]
            root = child

    n = len(view)
    for root in reversed(range(n // 2)):
        sift(root, n)
    for end in range(n - 1, 0, -1):
        view[0], view[end] = view[end], view[0]
        sift(0, end)


def numbers(n, modulus):
    seed = 42
    for _ in range(n):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        yield seed >> 33 & modulus


data = array("I", numbers(50, 0xFFFFFF))
whole = memoryview(data)
radix_sort(whole[10:40])
print(data[10:40] == array("I", sorted(data[10:40])), data[9] > data[10], data[:4].tolist())
radix_sort(whole)
print(list(data) == sorted(data), data[:3].tolist(), data[-1])
floats = array("d", (x / 7 for x in numbers(30, 1023)))
heap_sort(memoryview(floats)[::-1])
print(floats.tolist() == sorted(floats, reverse=True), round(floats[0], 3))
every = array("H", numbers(20, 999))
before = every.tolist()
heap_sort(memoryview(every)[::2])
print(every.tolist()[1::2] == before[1::2], every.tolist()[::2] == sorted(before[::2]))
try:
    heap_sort(memoryview(b"cab"))
except TypeError as error:
    print(error)
