import weakref, contextlib
class A:
    def __init__(self, n): self.n = n; self.alive = True
    def __del__(self): self.alive = False
    def __eq__(self, o): return self.n == getattr(o, 'n', o)
    def __lt__(self, o): tick(); return self.alive and self.n < o.n
    def __add__(self, o): tick(); return A(self.n + o.n)
    def __iadd__(self, o): tick(); self.n += o.n; return self
    def __contains__(self, x): tick(); return self.alive
    def __getitem__(self, i): tick(); return self.alive
    def __setitem__(self, i, v): tick(); print('set', self.alive, v.n)
    def __call__(self, *a): tick(); return self.alive
    def m(self, *a): tick(); return self.alive, len(a)
    def __enter__(self): tick(); return self.n
    def __exit__(self, *a): tick(); print('exit', self.alive)
    def __iter__(self):
        for i in range(2): tick(); yield self.alive
    def __bool__(self): tick(); return self.alive
    def __hash__(self): tick(); return 1
    def __format__(self, s): tick(); return str(self.alive)
def tick():
    x = None
    y = [x]
    x = y
    return None
print(A(1) < A(2) < A(3))
print((A(1) + A(2)).n)
a = A(1); a += A(2); print(a.n)
print(1 in A(5), A(6)[0], A(7)(A(8)), A(9).m(A(10)))
A(11)[0] = A(12)
with A(13) as n: print(n)
with A(14), A(15): tick()
for x in A(16): print(x)
print([x for x in A(17)], {A(18): 1}[A(18)] if False else None)
print(f'{A(19)} {A(20)}')
print(sorted([A(3), A(2), A(1)])[0].n)
print(max(A(1), A(5)).n, bool(A(21)), not A(22))
print([q.n for q in sorted((A(i) for i in (3, 1, 2)), key=lambda z: (tick(), z.n)[1])])
def f(*a, **k): tick(); return [z.alive for z in a], [z.alive for z in k.values()]
print(f(A(30), *[A(31)], z=A(32), **{'y': A(33)}))
def g():
    try: return A(40).alive
    finally: tick()
print(g())
def h():
    try: return A(41)
    finally: tick()
print(h().alive)
@contextlib.contextmanager
def cm(v):
    try: yield v
    finally: tick(); print('cm', v.alive)
with cm(A(50)) as v: tick()
v = None
print(list(map(A.m, [A(60), A(61)])), any(A(62)), dict([(A(63), A(64))]) and 1)
class D:
    d = A(70)
    def __get__(self, o, t): tick(); return A(71)
    def __set__(self, o, v): tick(); print('dset', v.alive)
class E: p = D()
e = E(); e.p = A(72); print(e.p.alive, E().p.m(A(73)))
x, (y, *z) = A(80), (A(81), A(82)); print(x.alive, y.alive, z[0].alive)
def gen():
    r = yield A(90)
    tick(); print(r.alive)
    r = yield from gen2(A(91))
    print(r.alive)
def gen2(q):
    try:
        s = yield q
        tick(); print(s.alive, q.alive)
        return A(92)
    finally: tick(); print('f', q.alive)
it = gen(); next(it); it.send(A(93)); 
try: it.send(A(94))
except StopIteration: print('stop')
try:
    raise ValueError(A(95))
except ValueError as ex: tick(); print(ex.args[0].alive)
match A(99):
    case A(n=k) if tick() is None: print(k)
(lambda q: (tick(), print(q.alive)))(A(100))
w = A(101) and A(102) or A(103); print(w.n)
w = A(104) if A(105) else A(106); print(w.n)
del w
print('done')
