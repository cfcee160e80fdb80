class CM:
    def __init__(s, n, sup=False, fail=False): s.n = n; s.sup = sup; s.fail = fail
    def __enter__(s):
        print('enter', s.n)
        if s.fail: raise ValueError('enter ' + s.n)
        return s.n
    def __exit__(s, t, v, tb): print('exit', s.n, t, v); return s.sup
with CM('a') as a, CM('b') as (b): print(a, b)
with (CM('a') as a, CM('b'),): pass
try:
    with CM('a'), CM('b', fail=True): print('no')
except ValueError as e: print(e)
with CM('a', sup=True), CM('b'): raise KeyError(1)
def f():
    with CM('r'): return 'ret'
print(f())
for i in range(3):
    with CM(str(i)):
        if i == 0: continue
        if i == 1: break
def g():
    with CM('s', sup=True): 
        raise ValueError
        return 1
    return 2
print(g())
try:
    with 5: pass
except TypeError as e: print(e)
class NoExit:
    def __enter__(s): pass
try:
    with NoExit(): pass
except TypeError as e: print(e)
class NoEnter:
    def __exit__(s, *a): pass
try:
    with NoEnter(): pass
except TypeError as e: print(e)
class D: pass
d = D(); d.__enter__ = lambda: 1; d.__exit__ = lambda *a: 1
try:
    with d: pass
except TypeError as e: print(e)
with CM('x') as d.attr: print(d.attr)
l = [0]
with CM('x') as l[0]: print(l)
class T:
    def __enter__(s): return (1, [2, 3])
    def __exit__(s, *a): pass
with T() as (x, [y, z]): print(x, y, z)
with T() as (x, *r): print(r)
class Badbool:
    def __bool__(s): raise RuntimeError('bb')
class B:
    def __enter__(s): pass
    def __exit__(s, *a): return Badbool()
try:
    with B(): raise ValueError
except RuntimeError as e: print(e, repr(e.__context__))
