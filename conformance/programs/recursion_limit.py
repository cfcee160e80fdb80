def f(n):
    if n == 0: return 0
    return 1 + f(n - 1)
print(f(990))
try: print(f(998))
except RecursionError as e: print('RE', e)
try: print(f(999))
except RecursionError as e: print('RE', e)
try: print(f(1000))
except RecursionError as e: print('RE', e)
import sys
print(sys.getrecursionlimit())
sys.setrecursionlimit(5000)
print(f(4900))
sys.setrecursionlimit(100)
try: print(f(200))
except RecursionError as e: print(e)
try: sys.setrecursionlimit(0)
except ValueError as e: print(e)
try: sys.setrecursionlimit('a')
except TypeError as e: print(e)
sys.setrecursionlimit(1000)
def g(n):
    try: return g(n + 1)
    finally: pass
try: g(0)
except RecursionError as e: print(e)
def gen(n):
    yield n
    yield from gen(n + 1)
try:
    for x in gen(0): pass
except RecursionError as e: print(x, e)
lam = lambda n: lam(n + 1)
try: lam(0)
except RecursionError as e: print(e)
class C:
    def m(self, n): return self.m(n + 1)
    @classmethod
    def c(cls, n): return cls.c(n + 1)
    def __init__(self, n=None):
        if n is not None: C(n + 1)
for q in [lambda: C().m(0), lambda: C.c(0), lambda: C(0)]:
    try: q()
    except RecursionError as e: print(e)
