"""itertools in combination: recipes, grouping, windows, products, lazy pipelines."""
import itertools as it
import operator
from collections import deque
from functools import reduce


def window(items, n):
    items = iter(items)
    seen = deque(it.islice(items, n - 1), maxlen=n)
    for item in items:
        seen.append(item)
        yield tuple(seen)


def round_robin(*groups):
    iterators = deque(map(iter, groups))
    while iterators:
        try:
            yield next(iterators[0])
            iterators.rotate(-1)
        except StopIteration:
            iterators.popleft()


def unique(items, key=None):
    seen = set()
    for item in items:
        k = item if key is None else key(item)
        if k not in seen:
            seen.add(k)
            yield item


class Stream:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        return iter(self.items)

    def __getattr__(self, name):
        function = {"map": map, "filter": filter, "takewhile": it.takewhile, "dropwhile": it.dropwhile, "starmap": it.starmap}.get(name)
        if function is None:
            raise AttributeError(name)
        return lambda f: Stream(function(f, self.items))

    def __getitem__(self, key):
        return Stream(it.islice(self.items, key.start, key.stop, key.step))

    def __or__(self, function):
        return function(self.items)


print(list(window(range(6), 3)), list(round_robin("ABC", "D", "EF")), list(unique("AbaBc", str.lower)))
print(Stream(it.count(1)).map(lambda n: n * n).filter(lambda n: n % 2).dropwhile(lambda n: n < 20)[:5] | list)
print([(k, "".join(g)) for k, g in it.groupby("aaabbc")], {k: [w for _, w in g] for k, g in it.groupby(sorted((len(w), w) for w in "to be or not two bee".split()), key=operator.itemgetter(0))})
print(list(it.combinations("abc", 2)), list(it.permutations(range(3), 2))[:4], list(it.product("ab", [1, 2])), list(it.combinations_with_replacement("ab", 2)), len(list(it.product(range(2), repeat=5))))
print(list(it.accumulate([3, 1, 4, 1, 5], max)), list(it.accumulate([1, 2, 3], initial=10)), list(it.chain.from_iterable(["ab", "c"])), list(it.compress("abcd", [1, 0, 1])), list(it.zip_longest("ab", "c", fillvalue="-")))
a, b = it.tee(it.repeat(7, 3))
print(list(a), list(b), list(it.islice(it.cycle("xyz"), 2, 9, 2)), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.filterfalse(str.isdigit, "a1b2")), list(it.pairwise("abcd")), list(it.batched(range(7), 3)))
print(reduce(lambda acc, n: [*acc, acc[-1] + n], [1, 2, 3], [0]), sum(map(operator.mul, [1, 2], [3, 4])), list(map(max, [1, 5], [4, 2])), all(it.takewhile(bool, [1, 0])), any([]), next(filter(None, [0, "", "x"]), "none"))
numbers = iter(range(10))
print(next(numbers), list(zip(numbers, numbers)), next(numbers, "done"), list(iter([1, 2, 3, 0, 4].pop, 3)), list(enumerate("ab", 5)), list(reversed(range(0, 10, 3))))
for bad in (lambda: list(zip("ab", "c", strict=True)), lambda: next(iter([])), lambda: list(it.islice("a", -1)), lambda: it.count("a"), lambda: list(it.batched("abc", 0)), lambda: iter(5), lambda: list(map(len, [1])), lambda: list(it.batched("abc", 2, strict=True)), lambda: reduce(max, [])):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
