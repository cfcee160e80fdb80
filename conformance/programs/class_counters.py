class M(type):
    extra = 'meta'
class A(metaclass=M):
    n = 0
    @classmethod
    def bump(cls):
        cls.n += 1
        return cls.n
    @staticmethod
    def s(): return 's'
class B(A): pass
class C(A): n = 10
def get(c): return c.n, c.bump(), c.s()
for r in range(3): print([get(c) for c in (A, B, C, A, B, C)])
A.n = 100
print([get(c) for c in (A, B, C)])
del B.n
print([get(c) for c in (A, B, C)])
B.n = lambda self=None: 5
def read(c): return c.n
print(type(read(B)).__name__, read(C), read(A))
A.n = property(lambda self: 1)
print(type(read(A)).__name__, read(C))
M.n = 'from meta'
print(read(C))
M.n = property(lambda c: 'data')
print(read(C), read(A))
