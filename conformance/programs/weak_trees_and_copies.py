"""copy and deepcopy with memo, reduction hooks, weak parents, cycles, pickling round trips."""
import copy
import gc
import pickle
import weakref


class Node:
    def __init__(self, name, *children):
        self.name, self.children, self._parent = name, list(children), None
        for child in children:
            child._parent = weakref.ref(self)

    @property
    def parent(self):
        return self._parent and self._parent()

    def path(self):
        return (self.parent.path() if self.parent else "") + "/" + self.name

    def __getstate__(self):
        return {"name": self.name, "children": self.children}

    def __setstate__(self, state):
        self.__init__(state["name"], *state["children"])


tree = Node("top", Node("usr", Node("bin"), Node("lib")), Node("etc"))
print(tree.children[0].children[1].path(), tree.parent)
clone = copy.deepcopy(tree)
shallow = copy.copy(tree.children[0])
print(clone.children[0].children[0].path(), clone.children[0] is tree.children[0], shallow.children is tree.children[0].children, [c.name for c in clone.children])
again = pickle.loads(pickle.dumps(tree))
print(again.children[0].children[1].path(), [len(pickle.dumps(tree, p)) > 50 for p in range(6)])
leaf = tree.children[1]
tree = None
print(leaf.parent, leaf.path())
shared = [1, 2]
data = {"a": shared, "b": shared, "t": (shared, 3), "s": {1, 2}, "self": None}
data["self"] = data
other = copy.deepcopy(data)
print(other["a"] is other["b"], other["a"] is other["t"][0], other["self"] is other, other["a"] is shared, copy.copy(data)["a"] is shared)


class Custom:
    instances = weakref.WeakSet()

    def __init__(self, value):
        self.value = value
        self.instances.add(self)

    def __copy__(self):
        return Custom(self.value + 1)

    def __deepcopy__(self, memo):
        return Custom([memo.get("nothing"), copy.deepcopy(self.value, memo)])

    def __reduce__(self):
        return Custom, (self.value,), None, None, None


one = Custom(1)
two, three, four = copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))
print(two.value, three.value, four.value, len(Custom.instances))
del two, three
print(len(Custom.instances))
one.loop = one
del one
before = len(Custom.instances)
gc.collect()
print(before, len(Custom.instances))
names = weakref.WeakValueDictionary(first=four)
proxy = weakref.proxy(four, lambda ref: print("proxy died"))
print(proxy.value, list(names), copy.replace(__import__("collections").namedtuple("P", "x y")(1, 2), y=5))
del four
print(list(names))
for bad in (lambda: proxy.value, lambda: copy.deepcopy(x for x in ()), lambda: pickle.dumps(lambda: 1), lambda: weakref.ref(5), lambda: pickle.loads(b"junk"), lambda: copy.copy(weakref.ref), lambda: pickle.loads(pickle.dumps([1])[:-1])):
    try:
        print(type(bad()).__name__)
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0].replace("_main__", ""))
