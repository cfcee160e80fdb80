def f(a, l=[]):
    l.append(a); return l
print(f(1), f(2), f(3, []), f.__defaults__)
def g(*, k={}): k['x'] = len(k); return k
print(g(), g(), g.__kwdefaults__)
x = 5
def h(a=x): return a
x = 6
print(h())
h.__defaults__ = (9,)
print(h())
h.__defaults__ = None
try: h()
except TypeError as e: print(e)
def ann(a: int, b: 'str' = 1, *c: list, d: dict = None, **e: set) -> tuple: pass
print(ann.__annotations__)
print(ann.__name__, ann.__qualname__, ann.__module__, ann.__doc__)
def doc():
    """Docs
    here"""
print(repr(doc.__doc__))
def outer():
    def inner(): pass
    class K:
        def m(self): pass
    return inner, K
i, K = outer()
print(i.__qualname__, K.__qualname__, K.m.__qualname__)
print((lambda: 0).__name__, (lambda: 0).__qualname__)
f.attr = 3
print(f.__dict__, f.attr)
try: f.nope
except AttributeError as e: print(e)
try: del f.nope
except AttributeError as e: print(e)
print(f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_name)
print(f.__closure__, i.__globals__ is globals())
