"""Lists and tuples: slices in every form, sorting, in-place changes, unpacking, comparison."""
from operator import attrgetter, itemgetter, methodcaller

items = list(range(10))
items[2:5] = "abc"
items[::4] = [100, 104, 108]
del items[1::3]
print(items, items[-3:], items[10:], items[::-2], items[slice(1, None, 2)])
items[3:3] = [True, None]
items *= 2
items += (1.5,)
print(items, items.index(None, 5), items.count(100), len(items))
try:
    items[::2] = [1, 2]
except ValueError as error:
    print(error)
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 5
alias = [[0] * 2] * 2
alias[0][0] = 1
print(grid, alias, [*zip(*grid)], sum(grid, []))
people = [("eve", 30, "x"), ("bob", 25, "y"), ("ann", 30, "a"), ("dan", 25, "b")]
print(sorted(people, key=itemgetter(1)), sorted(people, key=itemgetter(1, 0), reverse=True)[0], min(people, key=lambda p: (p[1], p[2])))
print(sorted("banana", key=str.lower, reverse=True), sorted([3, "a", 1], key=str), sorted([[2], [1, 5], []]), sorted(["10", "9", "2"], key=int), list(map(methodcaller("upper"), "ab")), attrgetter("real", "imag")(1 + 2j))
first, *middle, last = people
(a, b), *_ = [(1, 2), 3, 4]
x = y = []
x.append(1)
print(first[0], len(middle), last, a, b, _, y, (1,) + (2, 3), (1, 2) * 2, (1, 2) < (1, 2, 0), [1, [2]] == [1, [2]], () < (0,))
stack = [3, 1, 2]
print(stack.sort(), stack, stack.reverse(), stack.pop(), stack.pop(0), stack.insert(0, "i"), stack.extend("xy"), stack.remove("x"), stack.copy(), stack.clear(), stack)
nested = [1]
nested.append(nested)
print(nested, nested[1][1][0], repr(([],) * 2), [0] * -1, list("ab") + [1])
for bad in (lambda: [][0], lambda: [1].remove(2), lambda: [1, 2].index(3), lambda: [] + (), lambda: [1, "a"].sort(), lambda: [1] < ["a"], lambda: [1][1.0], lambda: [1]["a"], lambda: [].pop(), lambda: [1] * 1.5, lambda: (1, 2).append, lambda: tuple(5)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
try:
    a, b = [1, 2, 3]
except ValueError as error:
    print(error)
try:
    a, b, *c = [1]
except ValueError as error:
    print(error)
print([(i, j) for i in range(3) for j in range(i) if (i + j) % 2], {n % 3: n for n in range(7)}, [x := 5, x**2], [[j for j in range(i)] for i in range(3)])
