"""Generators that are left in the middle: who notices, and when; in code that runs often, too."""


def told(kind):
    if kind == 'finally':
        try:
            yield kind
        finally:
            print('finally')
    elif kind == 'exit':
        try:
            yield kind
        except GeneratorExit:
            print('exit')
            raise
    elif kind == 'bare':
        try:
            yield kind
        except:
            print('bare')
            raise
    elif kind == 'base':
        try:
            yield kind
        except (ValueError, BaseException):
            print('base')
            raise
    elif kind == 'nested':
        try:
            for i in range(3):
                if i:
                    yield i
        finally:
            print('nested')


class Room:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        print('left the room')


def in_room():
    with Room():
        yield 'room'


Own = BaseException


def own():
    try:
        yield 'own'
    except Own:
        print('own')
        raise


def unmoved(kind):
    try:
        yield kind
        int('x')
    except (ValueError, KeyError):
        print('a value')
    try:
        int('y')
    except ValueError:
        yield 'inside'
    else:
        print('else')


def first(generator):
    for item in generator:
        return item


for kind in 'finally', 'exit', 'bare', 'base', 'nested':
    print(first(told(kind)))
print(first(in_room()), first(own()), first(unmoved('unmoved')))
print(list(unmoved('all')))
waiting = told('finally')
next(waiting)
waiting = None
print('gone')


class Mortal:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        dead.append(self.name)


dead = []


def many(n):
    for i in range(n):
        yield Mortal(i)


def walk(n):
    seen = []
    for mortal in many(n):
        seen.append(len(dead))
    del mortal
    return seen[:5], seen[-3:], len(dead)


print(walk(5))
dead.clear()
print(walk(3000))
dead.clear()


def keep(n):
    last = None
    for i in range(n):
        last = Mortal(i)
        if i % 1000 == 999:
            print(i, len(dead), dead[-1])


keep(4000)
print(len(dead))
