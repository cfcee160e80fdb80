"""What a comprehension had gathered when an exception left it does not live on in the frame."""

import weakref


class Item:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("gone", self.n)


def item(i):
    if i == 2:
        raise ValueError(i)
    return Item(i)


def gathered(make):
    try:
        make()
    except ValueError:
        pass
    print("after", make.__name__)


def in_list():
    try:
        [item(i) for i in range(3)]
    except ValueError:
        pass
    print("list left")


def in_dict():
    try:
        {i: item(i) for i in range(3)}
    except ValueError:
        pass
    print("dict left")


def variable():
    kept = Item(9)
    watch = weakref.ref(kept)
    try:
        [item(x.n - 7) for x in [kept]]
    except ValueError:
        pass
    print(watch() is kept)
    del kept
    print(watch())


for _ in range(3):
    in_list()
    in_dict()
    variable()
    gathered(lambda: [item(i) for i in range(3)])

try:
    [item(i) for i in range(3)]
except ValueError:
    pass
print("module left")
