"""Sets and dicts: algebra, views, order, merging, mutation while iterating."""
from collections import ChainMap, OrderedDict, defaultdict
from types import MappingProxyType

evens, small = set(range(0, 12, 2)), set(range(6))
print(sorted(evens & small), sorted(evens | small), sorted(evens - small), sorted(evens ^ small), evens > {2, 4}, evens.isdisjoint({1, 3}), {1, 2} <= {1, 2, 3})
frozen = frozenset("hello")
print(len(frozen), "h" in frozen, frozen | {"z"} == set("helloz"), type(frozen & {"h"}).__name__, {frozen: 1}[frozenset("oleh")])
stock = {"nut": 3, "bolt": 5}
more = {"bolt": 7, "washer": 1}
print(stock | more, {**more, **stock}, stock.keys() & more.keys(), sorted(stock.items() ^ more.items()), stock.keys() - {"nut"})
stock |= more
print(stock, stock.setdefault("screw", 0), stock.pop("nope", None), stock.popitem(), list(reversed(stock)), stock.get("nut"), next(iter(stock.values())))
view = stock.items()
stock["late"] = 9
print(("late", 9) in view, len(view), list(view)[-1], dict.fromkeys("ab", 0), dict(zip("xy", (1, 2))), dict([(1, 2)], a=3))
layers = ChainMap({"a": 1}, {"a": 2, "b": 3})
layers["c"] = 4
print(layers["a"], dict(layers), layers.maps[0], layers.new_child({"b": 0})["b"], layers.parents["a"])
ordered = OrderedDict.fromkeys("abc")
ordered.move_to_end("a")
ordered.move_to_end("c", last=False)
print(list(ordered), ordered == OrderedDict.fromkeys("cba"), ordered == dict.fromkeys("abc"), ordered.popitem(last=False))
tree = defaultdict(lambda: defaultdict(int))
tree["x"]["y"] += 2
print({k: dict(v) for k, v in tree.items()}, "z" in tree, tree["z"], len(tree))
proxy = MappingProxyType(stock)
print(proxy["bolt"], len(proxy), proxy | {"k": 1} == stock | {"k": 1})
print({1: "int", 1.0: "float", True: "bool"}, {0, False, 0.0}, {(1, 2): 3}[1, 2], {"a": 1, "b": 2} == {"b": 2, "a": 1})
for bad in (lambda: {[]: 1}, lambda: stock["missing"], lambda: proxy.__setitem__("a", 1), lambda: {1} + {2}, lambda: set().pop(), lambda: {}.popitem(), lambda: dict([1]), lambda: dict(["abc"]), lambda: {1, 2}[0], lambda: frozen.add(1), lambda: {1: 2} < {1: 3}):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
try:
    for key in stock:
        stock[key + "!"] = 1
except RuntimeError as error:
    print(error)
numbers = {1, 2, 3}
try:
    for n in numbers:
        numbers.add(n + 10)
except RuntimeError as error:
    print(error)
