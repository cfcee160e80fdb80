"""Who is asked first by + and * where one side is a sequence, or a class that extends one, and the other has methods of its own."""

import collections
import copy
import operator
from array import array


def method(name, answer):
    def call(self, other):
        print(f'{name} ', end='')
        return answer
    return call


METHODS = [(), ('__add__',), ('__radd__',), ('__iadd__',), ('__mul__',), ('__rmul__',), ('__imul__',), ('__radd__', '__index__')]
VALUES = [b'xy', bytearray(b'xy'), array('b', b'xy'), [1, 2], collections.deque([1]), 'xy', 2, 2.5, {}, None]
OPERATORS = [operator.add, operator.iadd, operator.mul, operator.imul, operator.concat, operator.iconcat]


def made(base, names, answer):
    namespace = {name: method(name, answer) for name in names}
    if '__index__' in names:
        namespace['__index__'] = lambda self: 2
    namespace['__repr__'] = lambda self: 'Made'
    made = type('Made', (base,), namespace)
    if base is object:
        return made()
    return made('b', b'xy') if base is array else made([1, 2])


def attempt(apply, left, right):
    try:
        result = apply(copy.copy(left), copy.copy(right))
    except Exception as error:
        result = f'{type(error).__name__}({error})'
    print(result, end='; ')


for base in object, bytes, bytearray, array, list, collections.deque:
    for names in METHODS:
        for answer in ['own', NotImplemented][bool(names) and base is array:1 + bool(names)]:
            own = made(base, names, answer)
            print(f'\n# {base.__name__}: {" ".join(names)} {answer}')
            for apply in OPERATORS:
                print(f'{apply.__name__}: ', end='')
                for value in VALUES[1::3] if base in (array, bytes) else VALUES[::3]:
                    attempt(apply, own, value)
                    attempt(apply, value, own)
                print()


class Limited(collections.deque):
    pass


short = Limited([1, 2], 3)
print(short * 2, type(short * 2), type(short + short))
short *= 2**40
print(short, collections.deque() * 2**50, short * -1)
try:
    collections.deque([1, 2]) * 2**62
except MemoryError as error:
    print(repr(error))
