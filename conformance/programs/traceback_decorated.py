import functools
def deco(fn):
    @functools.wraps(fn)
    def w(*a, **k):
        try:
            return fn(*a, **k)
        except TypeError as e:
            raise RuntimeError('wrapped') from e
    return w
@deco
def bad(x): return x.foo.bar(1)(2)
class X: foo = None
try: bad(X())
except AttributeError as e: print(e)
@deco
def bad2(x): return len(x)
bad2(5)
