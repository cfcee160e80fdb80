"""Signals with weak methods, decorators that register, and a bus with priorities."""
import functools
import weakref
from bisect import insort
from itertools import count


class Signal:
    _order = count()

    def __init__(self, name):
        self.name = name
        self.slots = []

    def connect(self, function=None, *, priority=0):
        if function is None:
            return functools.partial(self.connect, priority=priority)
        ref = weakref.WeakMethod(function) if hasattr(function, "__self__") else weakref.ref(function)
        insort(self.slots, (-priority, next(self._order), ref), key=lambda slot: slot[:2])
        return function

    def __call__(self, *args, **kwargs):
        results = []
        for slot in list(self.slots):
            function = slot[2]()
            if function is None:
                self.slots.remove(slot)
                continue
            results.append(function(*args, **kwargs))
        return results

    def __len__(self):
        return sum(ref() is not None for *_, ref in self.slots)

    def __repr__(self):
        return f"<Signal {self.name} with {len(self)} slots>"


saved = Signal("saved")


@saved.connect
def log(name):
    return f"log {name}"


@saved.connect(priority=5)
def first(name):
    return f"first {name}"


class Cache:
    def __init__(self, label):
        self.label, self.dropped = label, []
        saved.connect(self.drop, priority=1)

    def drop(self, name):
        self.dropped.append(name)
        return f"{self.label} dropped {name}"


one, two = Cache("one"), Cache("two")
print(saved("a.txt"), saved)
del one
print(saved("b.txt"), saved)
two = None
print(saved("c.txt"), len(saved.slots))
print(log("direct"), functools.reduce(lambda n, s: n + len(s[2]()("x")), saved.slots, 0))
