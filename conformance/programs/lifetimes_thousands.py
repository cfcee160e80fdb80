"""Deaths are told apart however many there were."""

import weakref


class Tracked:
    deaths = 0

    def __init__(self, number):
        self.number = number

    def __del__(self):
        Tracked.deaths += 1


class Plain:
    pass


def make(number):
    return Tracked(number)


def each_way(rounds):
    wrong = 0
    for i in range(rounds):
        before = Tracked.deaths
        o = Tracked(i)
        r = weakref.ref(o)
        del o
        if Tracked.deaths != before + 1 or r() is not None:
            wrong += 1
        make(i)
        if Tracked.deaths != before + 2:
            wrong += 1
        o = make(i)
        o = None
        if Tracked.deaths != before + 3:
            wrong += 1
        held = [make(i), make(i)]
        held.pop()
        if Tracked.deaths != before + 4:
            wrong += 1
        held.clear()
        if Tracked.deaths != before + 5:
            wrong += 1
    return wrong


print(each_way(250), Tracked.deaths)

wrong = 0
table = weakref.WeakValueDictionary()
for i in range(300):
    o = Plain()
    table[i] = o
    r = weakref.ref(o)
    del o
    if r() is not None or i in table:
        wrong += 1
print(wrong, len(table))


# A __del__ that brings its object back, after ones that did not.
class Phoenix(Tracked):
    kept = []

    def __del__(self):
        if self.number % 2:
            self.keep()

    def keep(self):
        self.kept.append(self)


refs = []
for i in range(6):
    o = Phoenix(i)
    refs.append(weakref.ref(o))
    del o
print([r() is not None for r in refs], len(Phoenix.kept))


class Getter(Tracked):
    kept = []

    @property
    def me(self):
        return self

    def __del__(self):
        self.kept.append(self.me)


o = Getter(1)
r = weakref.ref(o, lambda _: print('never'))
del o
print(r() is Getter.kept[0])


# What the library's own objects are given counts as any other reference.
def count():
    return Tracked.deaths


before = count()
weakref.extra = Tracked(0)
weakref.WeakSet.extra = Tracked(1)
weakref.WeakSet.add.extra = Tracked(2)
weakref.WeakSet.update.__kwdefaults__ = {'extra': Tracked(3)}
for i in range(20):
    Tracked(i)
print(count() - before)
weakref.extra = Tracked(4)
weakref.WeakSet.extra = Tracked(5)
weakref.WeakSet.add.extra = Tracked(6)
print(count() - before)
for i in range(20):
    Tracked(i)
print(count() - before)
weakref.extra = weakref.WeakSet.extra = weakref.WeakSet.add.extra = None
print(count() - before)
del weakref.WeakSet.update.__kwdefaults__['extra']
print(count() - before)
