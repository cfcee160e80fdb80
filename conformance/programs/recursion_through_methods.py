import sys
def d(n=1):
    try: return d(n + 1)
    except RecursionError: return n
print(d())
class A:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __hash__(self): return hash(self)
    def __str__(self): return str(self)
    def __len__(self): return len(self)
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __add__(self, o): return self + o
    def __bool__(self): return bool(self)
    def __iter__(self): return iter(self)
    def __call__(self): return self()
    def __getitem__(self, k): return self[k]
    def __contains__(self, k): return k in self
    def __lt__(self, o): return self < o
    def __format__(self, s): return format(self, s)
    def __index__(self): return self.__index__()
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
    @property
    def p(self): return self.p
a = A()
for f in [lambda: repr(a), lambda: a == a, lambda: hash(a), lambda: str(a), lambda: len(a), lambda: a.zz, lambda: a + a, lambda: bool(a), lambda: iter(a), lambda: a(), lambda: a[1], lambda: 1 in a, lambda: a < a, lambda: f'{a:x}', lambda: [1][a], lambda: a.p, lambda: print(a), lambda: '%s' % a, lambda: sorted([a, a]), lambda: {a: 1}, lambda: [a] == [A()], lambda: max(a, a), lambda: sum([a, a]), lambda: a.__enter__()]:
    try: print(f())
    except RecursionError as e: print(type(e).__name__, str(e)[:32])
    except Exception as e: print('OTHER', type(e).__name__, e)
