"""Caches: one by hand on a linked list, the library's, and a descriptor that caches."""
import functools


class Node:
    __slots__ = ("key", "value", "before", "after")


class LRU:
    def __init__(self, size):
        self.size, self.nodes = size, {}
        self.root = Node()
        self.root.before = self.root.after = self.root
        self.hits = self.misses = 0

    def _unlink(self, node):
        node.before.after, node.after.before = node.after, node.before

    def _front(self, node):
        node.before, node.after = self.root, self.root.after
        node.after.before = self.root.after = node

    def get(self, key, make):
        node = self.nodes.get(key)
        if node is not None:
            self.hits += 1
            self._unlink(node)
        else:
            self.misses += 1
            if len(self.nodes) >= self.size:
                oldest = self.root.before
                self._unlink(oldest)
                del self.nodes[oldest.key]
            node = self.nodes[key] = Node()
            node.key, node.value = key, make(key)
        self._front(node)
        return node.value

    def __iter__(self):
        node = self.root.after
        while node is not self.root:
            yield node.key
            node = node.after


cache = LRU(3)
print([cache.get(k, str.upper) for k in "abcadabeb"], list(cache), cache.hits, cache.misses)


@functools.lru_cache(maxsize=4)
def square(n, *, times=1):
    print("  computing", n, times)
    return n * n * times


print([square(n) for n in (1, 2, 1, 3, 4, 5, 1)], square(1, times=2), square(1.0))
print(square.cache_info(), square.cache_parameters(), square.__wrapped__(7))
square.cache_clear()
print(square.cache_info())
try:
    square([])
except TypeError as error:
    print(error)


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @functools.cached_property
    def area(self):
        """The area."""
        print("  area of", self.radius)
        return 3 * self.radius**2


circle = Circle(2)
print(circle.area, circle.area, vars(circle), Circle.area.__doc__)
del circle.area
circle.radius = 3
print(circle.area, isinstance(Circle.area, functools.cached_property))


@functools.cache
def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


print(ackermann(2, 9), ackermann.cache_info().currsize)
