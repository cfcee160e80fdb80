class A:
    def __init__(self): self.v = 1
    def f(self): return 'A.f'
    def g(self, x): return ('A.g', x)
class B(A):
    def f(self): return super().f() + 'B'
    def g(self, x):
        h = lambda: self
        return super().g(x)
    def m(self): return [super(B, self).f() for _ in range(2)]
    def n(self): return [super().f() for _ in range(2)]
    @classmethod
    def c(cls): return super().__name__ if hasattr(super(), '__name__') else 'no'
    def no(): return super().f()
    def st(*args): return super().f()
for i in range(3):
    b = B()
    print(b.f(), b.g(2), b.m(), B.c())
    try: b.st()
    except Exception as e: print(type(e).__name__, e)
    for name in 'no':
        try: print(getattr(b, name)())
        except Exception as e: print(name, type(e).__name__, e)
    try: B.no()
    except Exception as e: print(type(e).__name__, e)
