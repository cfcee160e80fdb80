class A:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def mk(n): return A(n)
def use(*a): return len(a)
def f(a, b):
    a = None
    b = None
    print('in f')
def g():
    x = A('x'); y = A('y')
    print('in g')
    return 1
print(g() + g())
f(A(1), A(2))
print(use(A(3), g()))
l = [A(i) for i in range(3)]
l.pop()
print('popped')
l[0] = None
print('set')
del l
print('gone')
d = {'a': A('da'), 'b': A('db')}
d['a'] = 1
d.clear()
print('cleared')
class B:
    pass
b = B(); b.x = A('bx'); b.x = None
print('bx')
b.y = A('by'); del b.y
print('by')
s = 0
for i in range(3):
    t = A(('loop', i))
print('loop end')
t = 1
def gen():
    try:
        yield A('yielded')
    finally:
        print('fin')
for z in gen(): pass
z = None
print('z')
it = gen(); next(it); it = None
print('it')
def ex():
    q = A('q')
    raise ValueError(1)
try: ex()
except ValueError: print('caught')
print('after')
def ex2():
    for v in gen():
        w = A('w')
        raise KeyError
try: ex2()
except KeyError as e: print('caught2')
print('after2')
a = b = c = A('abc')
a = b = None
print('still')
c = None
x, y = A('t1'), A('t2')
x, y = y, x
print('swapped')
x = y
print('one')
with_ = [A(1), A(2)]
with_ = [q.n for q in with_] 
print(with_)
