f = lambda: (yield)
it = f(); next(it)
try: it.send(3)
except StopIteration as e: print(e.value)
g = lambda x: (yield from x)
print(list(g([1, 2])))
def h(): 
    x = yield
    while x is not None:
        x = yield x * 2
it = h(); next(it); print(it.send(1), it.send(2))
try: it.send(None)
except StopIteration: print('done')
def deco():
    @(yield 'deco')
    def inner(a, b=(yield 'dflt')): return a, b
    yield inner(1)
    class C((yield 'base'), metaclass=(yield 'meta')): x = 1
    yield C.__mro__
    return (yield), (yield)
it = deco(); print(next(it)); print(it.send(lambda f: f)); print(it.send('D')); print(next(it)); print(it.send(int)); print(it.send(type))
print(next(it), next(it))
def imp():
    import math; yield math.pi
    from math import e; yield e
    global GL; GL = yield 'gl'
    del GL
    nonl = 0
    def inner():
        nonlocal nonl
        nonl = yield 'in'
    yield from inner()
    yield nonl
    assert (yield 'as'), 'msg'
    x: int = yield 'ann'
    yield x
    a, *b = yield 'un'; yield a, b
    a.attr = yield 'no'
it = imp(); print(next(it), next(it), next(it), it.send(5), it.send(7), next(it), it.send(1), it.send('X'), next(it), it.send('hello'))
try: next(it); it.send(1)
except AttributeError as e: print(e)
def comp():
    yield [x for x in (yield 'it') if x]
    yield {k: v for k, v in (yield 'items')}
    yield list(y for y in (yield 'gen'))
it = comp(); print(next(it), it.send([0, 1, 2]), next(it), it.send([(1, 2)]), next(it), it.send('ab'))
def slices():
    l = list(range(10))
    yield l[(yield 1):(yield 2):(yield 3)]
    l[(yield 'a'):(yield 'b')] = (yield 'c'); yield l
    del l[(yield 'd'):]; yield l
    l[0], l[(yield 'i')] = (yield 'x'), (yield 'y'); yield l
    yield (yield 'inner')
    yield -(yield 'neg'), not (yield 'not'), (yield 'a') if (yield 'b') else 0
    yield {(yield 's1'), (yield 's2')}, ((yield 't'),), {**(yield 'u')}
    yield lambda: 1
    yield (lambda q=(yield 'ldef'): q)()
    while (w := (yield 'wal')) != 'stop': yield w
it = slices(); out = []
vals = iter([1, 8, 2, None, 0, 2, ['z'], None, 5, None, 1, 'X', 'Y', None, 'in', None, 5, 0, 1, 'A', None, 's', 's', 't', {}, None, None, 'LD', None, 1, None, 'stop'])
try:
    v = next(it)
    while True: print(v if not callable(v) else 'fn'); v = it.send(next(vals))
except StopIteration: print('end')
