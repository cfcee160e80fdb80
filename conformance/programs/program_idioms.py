import sys
class Node:
    __slots__ = ('val', 'next', '__weakref__')
    def __init__(self, val, next=None): self.val, self.next = val, next
    def __iter__(self):
        n = self
        while n is not None: yield n.val; n = n.next
n = None
for i in range(5): n = Node(i, n)
print(list(n), n.next.next.val, hasattr(n, '__dict__'))
class Stack(list):
    push = list.append
    @property
    def top(self): return self[-1]
    def __bool__(self): return len(self) > 2
s = Stack([1]); s.push(2); print(s.top, bool(s), s)
class Temp:
    def __init__(self, c): self.c = c
    @property
    def f(self): return self.c * 9 / 5 + 32
    @f.setter
    def f(self, v): self.c = (v - 32) * 5 / 9
    @classmethod
    def from_f(cls, f): t = cls(0); t.f = f; return t
    def __eq__(self, o): return NotImplemented if not isinstance(o, Temp) else self.c == o.c
    def __lt__(self, o): return self.c < o.c
    def __hash__(self): return hash(self.c)
    def __format__(self, spec): return f'{self.c:{spec or ".1f"}}C'
import functools
Temp = functools.total_ordering(Temp)
a, b = Temp(100), Temp.from_f(32); print(a.f, b.c, a > b, a >= b, a == b, a != b, f'{a} {b:.3f}', {a: 1}[Temp(100)], a == 5)
class Meta(type):
    def __new__(m, n, b, d): d['registry'] = []; return super().__new__(m, n, b, d)
    def __setattr__(c, k, v): print('meta set', k); super().__setattr__(k, v)
    def __getattribute__(c, k):
        if k == 'magic': return 'magic!'
        return super().__getattribute__(k)
    def __dir__(c): return ['a', 'b']
    def __eq__(c, o): return True
    def __hash__(c): return 1
class K(metaclass=Meta): pass
K.x = 1; print(K.magic, K.registry, dir(K), K == 5, {K: 1}[K])
class Lazy:
    def __init__(self, f): self.f = f; self.name = f.__name__
    def __get__(self, o, t=None):
        if o is None: return self
        v = self.f(o); o.__dict__[self.name] = v; return v
class U:
    @Lazy
    def big(self): print('computing'); return 42
u = U(); print(u.big, u.big, vars(u))
class Chain:
    def __init__(self, p=''): self.p = p
    def __getattr__(self, n): return Chain(f'{self.p}/{n}')
    def __call__(self, *a): return Chain(f'{self.p}({",".join(map(str, a))})')
    def __getitem__(self, k): return Chain(f'{self.p}[{k!r}]')
    def __str__(self): return self.p
print(Chain().users(1).posts['x'].all)
class CtxStack:
    def __init__(self): self.log = []
    def __enter__(self): self.log.append('in'); return self
    def __exit__(self, t, v, tb): self.log.append(t and t.__name__); return t is ValueError
c = CtxStack()
with c: raise ValueError
with c: pass
try:
    with c: raise KeyError
except KeyError: pass
print(c.log)
def memo(f):
    cache = {}
    @functools.wraps(f)
    def w(*a):
        if a not in cache: cache[a] = f(*a)
        return cache[a]
    w.cache = cache
    return w
@memo
def fib(n): "fib doc"; return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), len(fib.cache), fib.__name__, fib.__doc__, fib.__wrapped__(5))
def compose(*fs): return functools.reduce(lambda f, g: lambda *a: f(g(*a)), fs)
print(compose(str, abs, lambda x: x - 10)(3))
def curry(f, n):
    def inner(*a): return f(*a) if len(a) >= n else lambda *b: inner(*a, *b)
    return inner
print(curry(lambda a, b, c: a + b + c, 3)(1)(2)(3), curry(max, 2)(1, 5))
def coro():
    total = 0; n = 0; avg = None
    while True:
        x = yield avg
        if x is None: return total
        total += x; n += 1; avg = total / n
c = coro(); next(c); print(c.send(10), c.send(20))
try: c.send(None)
except StopIteration as e: print(e.value)
def sched(*tasks):
    q = list(tasks)
    while q:
        t = q.pop(0)
        try: print(next(t), end=' '); q.append(t)
        except StopIteration as e: print(f'[{e.value}]', end=' ')
def task(n, k):
    for i in range(k): yield f'{n}{i}'
    return n
sched(task('a', 2), task('b', 3), task('c', 1)); print()
def flatten(x):
    match x:
        case [*items]:
            for i in items: yield from flatten(i)
        case dict(): 
            for k, v in x.items(): yield k; yield from flatten(v)
        case _: yield x
print(list(flatten([1, [2, (3, [4])], {'k': [5, {'z': 6}]}])))
def perms(l):
    if len(l) <= 1: yield l; return
    for i, x in enumerate(l):
        for p in perms(l[:i] + l[i+1:]): yield [x] + p
print(sum(1 for _ in perms([1, 2, 3, 4, 5])))
print(sorted({'b': 1, 'a': 2}.items(), key=lambda kv: kv[1]), max({'a': 1, 'b': 5}, key={'a': 1, 'b': 5}.get), [*map(lambda p: p[0] * p[1], zip([1, 2], [3, 4]))], {k: [v for _, v in g] for k, g in __import__('itertools').groupby([(1, 2), (1, 3), (2, 4)], key=lambda t: t[0])})
x = [[0] * 3 for _ in range(2)]; x[0][1] = 5; print(x); y = [[0] * 2] * 2; y[0][0] = 1; print(y)
def defaults(a, b=[], *, c={}): b.append(a); c[a] = 1; return b, c
defaults(1); print(defaults(2))
print([(lambda n: n * i)(2) for i in range(3)], [f() for f in [lambda i=i: i for i in range(3)]])
print(*(f'{i:>2}' for i in range(3)), sep='|'); print('%-5s|%5.1f|%03d' % ('ab', 3.14159, 7)); print('{:>8}|{:<8}|{:^8}|{:,}'.format('r', 'l', 'c', 1234567))
