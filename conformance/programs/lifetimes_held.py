"""What only a running operation holds is alive: nothing here may be shown as dead."""
dead = set()


class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        dead.add(self.n)

    def __repr__(self):
        return 'A(%s)%s' % (self.n, ' is dead' if self.n in dead else '')


def say(text):
    print(text)
    return text


def produce(tag):
    try:
        for i in range(3):
            print('make', tag, i)
            yield A(tag + str(i))
            print('back', tag, i)
    finally:
        print('end', tag)


print([x for x in produce('listcomp')])
print('--')
print([*produce('starred')])
print('--')
a, *b = produce('unpacked')
print(a, b)
del a, b
print('--')
print(sorted(produce('sorted'), key=lambda x: say('key') and x.n))
print('--')
print(list(produce('list')), tuple(produce('tuple')))
print('--')
print({x.n: x for x in produce('dictcomp')})
print('--')
operations = [sorted, min]
for operation in operations:
    print(operation(produce(operation.__name__), key=lambda x: say(x.n)))
print('--')
print(operations[0]([A('s1'), A('s0')], key=lambda x: say(x.n)))
print('--')

held = A('global')


def rebind():
    global held
    held = None
    print('rebound')
    return 1


def both(x, y):
    print('both', x, y)


both(held, rebind())
print('--')


class Holder:
    pass


h = Holder()
h.x = A('attribute')


def drop():
    h.x = None
    print('dropped')
    return 2


both(h.x, drop())
print('--')
h.x = A('in a display')
print([h.x, drop()])
print('--')


class Eager:
    def __init__(self):
        self = None
        print('in init')
        print('eager' in dead)

    def __del__(self):
        dead.add('eager')


e = Eager()
print('made', 'eager' in dead)
del e

print('--')


class Adds:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        other = Adds(0) if other == 4 else other
        n = self.n
        del self
        print('adding', n in dead, other.n in dead)
        return 3

    def __del__(self):
        dead.add(self.n)


print(Adds(1) + Adds(2))
print('--')
h.y = Adds(3)


class Property:
    @property
    def gone(self):
        h.y = None
        print('got', 3 in dead)
        return 4


print(h.y + Property().gone)
print('--')
text = ' '.join(str(x) for x in produce('joined'))
print(text)
print('--')


def returns():
    local = A('returned')
    try:
        return local
    finally:
        local = None
        print('finally')


print(returns())
print('--')
print('%s %s' % (A('formatted'), say('x')))
print(f'{A("f")} {say("y")}')
print('--')
d = {}
d[say('key')] = A('stored')
d.setdefault('other', A('default'))
d.update(more=A('more'), last=say('z'))
print(d)
d.clear()
print('--')
for x in [A('i1'), A('i2')]:
    print(x)
del x
print('--')
with_items = [A(i) for i in range(3)]
with_items.sort(key=lambda x: say(-x.n))
with_items.clear()
print('--')
print(max(produce('max'), key=lambda x: say(x.n)))
print(dict(zip(['a', 'b', 'c'], produce('zip'))))
print('--')
chained = A('c1').n < say('c2') < A('c3').n
print('--')
match [A('m'), say('subject')]:
    case [A(n='m'), str()]:
        print('matched')
print('--')
print(next(iter(produce('next'))))
print((lambda v: say('in lambda'))(A('to lambda')))
print('end')
