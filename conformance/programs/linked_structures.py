"""Containers of one's own: the sequence, mapping and iterator protocols."""


class LinkedList:
    class _Node:
        __slots__ = ("value", "next")

        def __init__(self, value, next=None):
            self.value, self.next = value, next

    def __init__(self, items=()):
        self._head = None
        self._size = 0
        for item in reversed(list(items)):
            self.push(item)

    def push(self, value):
        self._head = self._Node(value, self._head)
        self._size += 1

    def pop(self):
        if self._head is None:
            raise IndexError("pop from an empty LinkedList")
        value, self._head = self._head.value, self._head.next
        self._size -= 1
        return value

    def __len__(self):
        return self._size

    def __iter__(self):
        node = self._head
        while node:
            yield node.value
            node = node.next

    def __getitem__(self, i):
        if isinstance(i, slice):
            return LinkedList(list(self)[i])
        if i < 0:
            i += len(self)
        for n, value in enumerate(self):
            if n == i:
                return value
        raise IndexError(i)

    def __contains__(self, value):
        return any(v == value for v in self)

    def __eq__(self, other):
        return isinstance(other, LinkedList) and list(self) == list(other)

    def __reversed__(self):
        return iter(list(self)[::-1])

    def __repr__(self):
        return f"LinkedList([{', '.join(map(repr, self))}])"


l = LinkedList("abc")
l.push("z")
print(l, len(l), l[0], l[-1], l[1:3], "b" in l, "q" in l, list(reversed(l)), l == LinkedList("zabc"), l != LinkedList())
first, *rest = l
print(first, rest, l.pop(), l, sorted(l, reverse=True), max(l), [x for x in l if x > "a"], bool(LinkedList()))
for bad in (lambda: l[10], lambda: LinkedList().pop(), lambda: hash(l), lambda: l["x"], lambda: l + l):
    try:
        bad()
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)


class CaseInsensitive:
    def __init__(self, *args, **kw):
        self._data = {}
        for k, v in dict(*args, **kw).items():
            self[k] = v

    def __setitem__(self, k, v):
        self._data[k.lower()] = (k, v)

    def __getitem__(self, k):
        try:
            return self._data[k.lower()][1]
        except KeyError:
            raise KeyError(k) from None

    def __delitem__(self, k):
        del self._data[k.lower()]

    def __iter__(self):
        return (k for k, _ in self._data.values())

    def keys(self):
        return list(self)

    def __len__(self):
        return len(self._data)

    def __contains__(self, k):
        return k.lower() in self._data


h = CaseInsensitive({"Content-Type": "text/plain"}, Length=5)
h["CONTENT-type"] = "image/png"
print(h["content-TYPE"], list(h), len(h), "LENGTH" in h, dict(h), {**h, "x": 1})
del h["length"]
try:
    h["Length"]
except KeyError as error:
    print("KeyError", error)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


c = Countdown(3)
print(list(c), list(c), sum(Countdown(4)), dict(zip(Countdown(2), "ab")), 2 in Countdown(5))


class Tree:
    def __init__(self):
        self.root = None

    def insert(self, key):
        def go(node):
            if node is None:
                return [key, None, None]
            side = 1 if key < node[0] else 2
            if key != node[0]:
                node[side] = go(node[side])
            return node

        self.root = go(self.root)
        return self

    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node[1])
                yield node[0]
                yield from walk(node[2])

        return walk(self.root)

    def depth(self, node=...):
        node = self.root if node is ... else node
        return 0 if node is None else 1 + max(self.depth(node[1]), self.depth(node[2]))


t = Tree()
for n in (5, 2, 8, 1, 9, 3, 5):
    t.insert(n)
print(list(t), t.depth(), t.root)
