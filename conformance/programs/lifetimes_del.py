"""When `__del__` is called: at rebinding, at the end of calls, in containers, in loops, at the end."""
class A:
    def __init__(self, n, *kids): self.n = n; self.kids = list(kids)
    def __del__(self): print('del', self.n)
a = A(1)
a = A(2)
print('rebound')
del a
print('deleted')
A(3)
print('temp')
def f():
    x = A(4); y = A(5)
    print('in f')
    x = None
    print('x none')
f()
print('f done')
def g(): return A(6)
g()
print('g done')
v = g()
print('kept')
v = 1
t = A(7, A(8, A(9)), A(10))
del t
print('tree')
l = [A(11), A(12), A(13)]
l.pop()
print('popped')
l.clear()
print('cleared')
for i in range(3):
    q = A(20+i)
    print('loop', i)
for q in [A(30), A(31)]:
    print('q', q.n)
del q
try:
    z = A(40)
    raise ValueError(A(41))
except ValueError as e:
    print('caught')
print('handled')
def h():
    w = A(50)
    raise KeyError
try: h()
except KeyError as e: print('in handler')
print('out')
d = {'a': A(60), 'b': A(61)}
d['a'] = 1
print('d set')
del d['b']
print('d del')
print(A(70).n)
print('x', A(71).n, 'y')
def outer(u, v): print('outer'); u = None; print('u none')
outer(A(80), A(81))

c = A(90); c.me = c
del c
print("cycle kept")
def gen():
    try:
        yield 1
        yield 2
    finally: print('closed')
def use():
    it = gen()
    next(it)
    print('started')
    it = None
    print('after')
use()
def first(it):
    for x in it: return x
print(first(gen()))
class C(list):
    def __del__(self): print('del C', list(self))
m = C([1]); m = None
_p = A(100); k = A(101); j = A(102)
