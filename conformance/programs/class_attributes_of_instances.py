"""Instances that stand in classes, read through the class often: what they are may change."""
import enum


class Color(enum.Enum):
    RED = 1
    BLUE = 2


class Plain:
    def __repr__(self):
        return f'<plain {self.__class__.__name__}>'


class Getting:
    def __get__(self, instance, owner):
        return f'got by {owner.__name__}'

    __repr__ = Plain.__repr__


class Holder:
    held = Plain()


class Under(Holder):
    pass


def read(n):
    seen = None
    for _ in range(n):
        seen = Color.RED, Color.BLUE.value, Holder.held, Under.held
    return seen


print(read(4000))
Holder.held.__class__ = Getting
print(read(10))
Holder.held = Plain()
print(read(10))
Under.held = 5
print(read(10))
Plain.__get__ = lambda self, instance, owner: ('bound', instance, owner.__name__)
print(read(10))
del Plain.__get__
print(read(10))


class Meta(type):
    pass


class Made(metaclass=Meta):
    held = Plain()


def read_made(n):
    seen = None
    for _ in range(n):
        seen = Made.held
    return seen


print(read_made(4000))
Meta.held = property(lambda cls: f'by the metaclass of {cls.__name__}')
print(read_made(10))
del Meta.held
print(read_made(10))
del Holder.held
try:
    read(1)
except AttributeError as error:
    print(error)


import array  # noqa: E402
import collections  # noqa: E402

Pair = collections.namedtuple('Pair', 'first second')


class Deep(Pair):
    """Its instances have a dict, where a field cannot stand."""


class Asking(Pair):
    __slots__ = ()

    def __getattr__(self, name):
        return f'asked for {name}'


class Own(Pair):
    def __getattribute__(self, name):
        return f'own {name}'


def fields(items):
    seen = []
    for item in items:
        try:
            seen.append(item.first)
        except AttributeError as error:
            seen.append(str(error))
    return seen[-8:]


deep = Deep(1, 2)
deep.__dict__['first'] = 'hidden'
print(fields([Pair(1, 2)] * 3000 + [deep, Asking(3, 4), Own(5, 6), (1, 2), 5, Pair, None]))
print(Asking(1, 2).third, Pair.first)
Pair.first = property(lambda self: 'now a property')
print(fields([Pair(1, 2), deep, Asking(3, 4)]))
del Pair.first
print(fields([Pair(1, 2), Asking(3, 4)]))


def sizes(views):
    total = 0
    for view in views:
        total += view.nbytes + view.itemsize * view.ndim
    return total


views = [memoryview(b'abcd'), memoryview(array.array('i', [1, 2])), memoryview(bytearray(6)).cast('B', [2, 3])]
print(sizes(views * 1500))
views[0].release()
try:
    sizes(views)
except ValueError as error:
    print(error)


class Error(ValueError):
    pass


def arguments(errors):
    return [error.args for error in errors][-3:]


print(arguments([Error(1), ValueError(2), KeyError(3)] * 1500))
