class A:
    def __init__(self, **k): print('A', k)
class B(A):
    def __init__(self, b=0, **k): super().__init__(**k); print('B', b)
class C(A):
    def __init__(self, c=0, **k): super().__init__(**k); print('C', c)
class D(B, C): pass
D(b=1, c=2)
class E:
    @classmethod
    def make(cls): return cls.__name__
    @staticmethod
    def st(): return 'st'
    @property
    def p(self): return 'Ep'
class F(E):
    @classmethod
    def make(cls): return 'F:' + super().make()
    @property
    def p(self): return 'Fp' + super().p
    def st(self): return super().st()
    def nested(self):
        return [super(F, self).p for _ in range(1)]
    def lam(self): return (lambda: super().p)()
    def noattr(self): return super().zzz
    def sset(self): super().x = 5
print(F.make(), F().p, F().st(), F().nested(), F().make())
print(F().lam())
try: F().noattr()
except AttributeError as e: print(e)
try: F().sset()
except AttributeError as e: print(e)
def outside(): super()
try: outside()
except RuntimeError as e: print(e)
def o2(x): super()
try: o2(1)
except RuntimeError as e: print(e)
try: super(int, 'x')
except TypeError as e: print(e)
try: super(5)
except TypeError as e: print(e)
try: super().x
except RuntimeError as e: print(e)
print(super(F, F()), super(F))
print(super(F, F).make())
class G(E):
    def m(self): return __class__
print(G().m())
class H(E):
    def m(self): 
        del self
        super()
try: H().m()
except RuntimeError as e: print(e)
class M(type):
    def __call__(cls, *a, **k): print('meta call', a, k); return super().__call__(*a, **k)
class N(metaclass=M):
    def __init__(self, x): self.x = x
print(N(3).x)
class L(list):
    def append(self, x): super().append(x * 2); return self
    def __getitem__(self, i): return ('got', super().__getitem__(i))
print(L([1]).append(2), L([1])[0], super(L, L([5])).__getitem__(0))
