"""Containers of one's own on the abstract classes: a sorted list, a case-blind mapping, a bit set."""
from bisect import bisect_left, insort
from collections import UserDict
from collections.abc import Hashable, Iterable, Mapping, MutableMapping, MutableSequence, MutableSet, Sequence, Sized


class SortedList(MutableSequence):
    def __init__(self, items=()):
        self._items = sorted(items)

    def __getitem__(self, index):
        found = self._items[index]
        return SortedList(found) if isinstance(index, slice) else found

    def __setitem__(self, index, value):
        del self[index]
        self.add(value)

    def __delitem__(self, index):
        del self._items[index]

    def __len__(self):
        return len(self._items)

    def insert(self, index, value):
        self.add(value)

    def add(self, value):
        insort(self._items, value)

    def __contains__(self, value):
        at = bisect_left(self._items, value)
        return at < len(self) and self._items[at] == value

    def __repr__(self):
        return f"SortedList({self._items})"


class Headers(MutableMapping):
    def __init__(self, *args, **kwargs):
        self._store = {}
        self.update(*args, **kwargs)

    def __getitem__(self, key):
        return self._store[key.lower()][1]

    def __setitem__(self, key, value):
        self._store[key.lower()] = key, value

    def __delitem__(self, key):
        del self._store[key.lower()]

    def __iter__(self):
        return (key for key, _ in self._store.values())

    def __len__(self):
        return len(self._store)


class Bits(MutableSet):
    def __init__(self, items=()):
        self.mask = 0
        for item in items:
            self.add(item)

    def __contains__(self, n):
        return self.mask >> n & 1 == 1

    def __iter__(self):
        return (n for n in range(self.mask.bit_length()) if n in self)

    def __len__(self):
        return self.mask.bit_count()

    def add(self, n):
        self.mask |= 1 << n

    def discard(self, n):
        self.mask &= ~(1 << n)

    def __repr__(self):
        return f"Bits({{{', '.join(map(str, self))}}})"


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __missing__(self, key):
        return f"no {key}"


numbers = SortedList([5, 1, 4])
numbers.append(3)
numbers.extend([9, 2])
numbers[0] = 7
numbers += [6]
print(numbers, numbers[1:3], 7 in numbers, numbers.index(5), numbers.pop(), numbers.count(2), list(reversed(numbers)))
headers = Headers({"Content-Type": "text"}, ACCEPT="*")
headers["content-TYPE"] = "json"
print(dict(headers), "accept" in headers, headers.get("x", 0), headers.pop("Accept"), list(headers.items()), headers == {"content-TYPE": "json"}, headers.setdefault("k", 1))
a, b = Bits([1, 5, 9]), Bits({5, 6})
print(a & b, a | b, a - b, a ^ b, a > Bits([1]), a.isdisjoint(b), a == {1, 5, 9}, a | [20], a.pop())
a |= b
a.remove(6)
print(a, len(a), sorted(a, reverse=True))
upper = Upper(a=1)
upper["b"] = 2
print(upper, upper["A"], upper["z"], upper | {"c": 3}, upper.data)
print([isinstance(x, Sequence) for x in (numbers, "a", {}, memoryview(b""))], isinstance(headers, Mapping), issubclass(Bits, Hashable), isinstance(a, Iterable), isinstance(5, Sized))
for bad in (lambda: a.remove(77), lambda: headers["nope"], lambda: numbers[99], lambda: Mapping(), lambda: type("Half", (Sequence,), {"__len__": len})(), lambda: hash(a)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
