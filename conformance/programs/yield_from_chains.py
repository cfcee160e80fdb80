import sys
def leaf(n):
    for i in range(n):
        try:
            x = yield i
            if x: print('leaf got', x)
        except ValueError as e:
            print('leaf caught', e)
            yield 'handled'
    return 'leaf done'
def mid(n):
    r = yield from leaf(n)
    print('mid result', r)
    yield 'mid'
    try:
        yield from bad()
    except KeyError as e:
        print('mid caught', e, type(e.__context__))
    return 5
def bad():
    yield 'bad'
    raise KeyError('boom')
def top(n):
    r = yield from mid(n)
    print('top', r)
    r = yield from mid(1)
    return r
g = top(3)
print(next(g), g.send('hello'), g.throw(ValueError('v')), next(g))
print(list(g))
g = top(1)
inner = None
print(next(g), g.gi_yieldfrom.gi_yieldfrom.__name__)
inner = g.gi_yieldfrom.gi_yieldfrom
try: print(next(inner))
except StopIteration as e: print('stop', e.value)
try: print(next(g))
except BaseException as e: print(type(e), e)
print(list(g))
def selfref():
    global sg
    yield 1
    try: next(sg)
    except ValueError as e: print(e)
    yield 2
def wrap(): yield from selfref()
def wrap2(): yield from wrap()
sg = wrap2()
print(list(sg))
def deep(n):
    if n: yield from deep(n-1)
    else:
        yield sys._getframe().f_code.co_name
        f = sys._getframe(); d = 0
        while f: d += 1; f = f.f_back
        yield d
        1/0
import traceback
g = deep(5)
print(next(g), next(g))
try: next(g)
except ZeroDivisionError as e: print([(frame.name, frame.line) for frame in traceback.extract_tb(e.__traceback__)])
print(list(g))
def rec(n):
    yield n
    yield from rec(n+1)
try:
    for x in rec(0): pass
except RecursionError as e: print('recursion', e, 900 < x < 1000)
def handling():
    try: 1/0
    except ZeroDivisionError:
        yield from inside()
def inside():
    yield type(sys.exception()).__name__
    yield type(sys.exception()).__name__
g = handling()
print(next(g))
try: raise KeyError
except KeyError: print(next(g), sys.exception())
def fin():
    try:
        yield 1; yield 2
    finally: print('closing')
def wf():
    try: yield from fin()
    finally: print('outer closing')
g = wf(); next(g); next(g); g.close()
def tree(d):
    if d:
        yield from tree(d-1)
        yield d
        yield from tree(d-1)
print(list(tree(4)))
def ret():
    a = yield from one(); b = yield from two()
    return a + b
def one(): yield 1; return 10
def two(): yield 2; yield 3; return 20
def outer():
    print((yield from ret()))
print(list(outer()))
