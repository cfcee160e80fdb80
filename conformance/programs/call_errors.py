def t(f, *a, **k):
    try: print('->', f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
def f0(): return 0
def f1(a): return a
def f2(a, b=2): return a, b
def f3(a, /, b, *, c): return a, b, c
def f4(*args, **kw): return args, kw
def f5(a, b=1, *args, c, d=4, **kw): return a, b, args, c, d, kw
def f6(*, x, y, z): pass
def f7(a, b, c, d): pass
def f8(a, b, /): pass
t(f0, 1); t(f0, x=1); t(f1); t(f1, 1, 2); t(f1, 1, a=2); t(f1, b=2)
t(f2); t(f2, 1, 2, 3); t(f2, b=3); t(f2, 1, b=4, c=5)
t(f3, 1, 2); t(f3, 1, 2, 3); t(f3, a=1, b=2, c=3); t(f3, 1, b=2, c=3); t(f3, 1, 2, 3, c=4)
t(f4, 1, 2, a=3); t(f4, **{'self': 1, 'f': 2} ) if False else None
t(f5, 1); t(f5, 1, 2, 3, c=5, e=6); t(f5, c=1); t(f5, 1, 2, 3)
t(f6); t(f6, x=1); t(f6, x=1, y=2); t(f6, 1); t(f6, 1, 2, x=1,y=2,z=3)
t(f7); t(f7, 1); t(f7, 1, 2); t(f7,1,2,3); t(f7, 1, 2, 3, 4, 5); t(f7, d=1, c=2)
t(f8, a=1, b=2); t(f8, 1, b=2); t(f8, 1)
class C:
    def m(self, a): return a
    @classmethod
    def cm(cls, a): return a
    @staticmethod
    def sm(a): return a
    def __call__(self, x): return x
    def nos(): pass
t(C().m); t(C().m, 1, 2); t(C.m); t(C.m, 1); t(C().cm); t(C().sm); t(C().sm, 1, 2); t(C()); t(C().nos)
t(lambda a, b: 0, 1)
t(C, 1)
class D:
    def __init__(self, x): pass
t(D); t(D, 1, 2); t(D, y=2); t(D, 1, x=2)
class E_:
    def __new__(cls, x): return object.__new__(cls)
t(E_); t(E_, 1, 2)
try: f4(**{1: 2})
except TypeError as e: print(e)
try: f4(*5)
except TypeError as e: print(e)
try: f4(**5)
except TypeError as e: print(e)
try: f4(a=1, **{'a': 2})
except TypeError as e: print(e)
try: f4(**{'a': 2}, **{'a': 3})
except TypeError as e: print(e)
try: (1).x()
except AttributeError as e: print(e)
try: print(*None)
except TypeError as e: print(e)
try: C().m(*1)
except TypeError as e: print(e)
