class A:
    def f(self): return 'A'
class B(A):
    def f(self): return 'B' + super().f()
class C(A):
    def f(self): return 'C' + super().f()
class D(B, C):
    def f(self): return 'D' + super().f()
print(D().f(), [k.__name__ for k in D.__mro__], D.__bases__, D.__base__)
try:
    class X(A, B): pass
except TypeError as e: print(e)
try:
    class X(A, A): pass
except TypeError as e: print(e)
try:
    class X(5): pass
except TypeError as e: print(e)
try:
    class X(bool): pass
except TypeError as e: print(e)
try:
    class X(int, str): pass
except TypeError as e: print(e)
try:
    class X(type(None)): pass
except TypeError as e: print(e)
try:
    class X(memoryview): pass
except TypeError as e: print(e)
try:
    class X(type(lambda: 0)): pass
except TypeError as e: print(e)
try:
    class X(slice): pass
except TypeError as e: print(e)
try:
    class X(range): pass
except TypeError as e: print(e)
try:
    class X(A, foo=1): pass
except TypeError as e: print(e)
class I:
    def __init_subclass__(cls, tag=None, **k): super().__init_subclass__(**k); cls.tag = tag; print('sub', cls.__name__, tag)
class J(I, tag='t'): pass
class K(J): pass
print(J.tag, K.tag)
print(issubclass(D, A), isinstance(D(), (int, C)), issubclass(int, (str, (float, int))))
for a in [(1, 2), (int, 2), (int, 'x'), (1, (int, 5))]:
    for f in (isinstance, issubclass):
        try: print(f(*a))
        except TypeError as e: print(e)
print(A.__subclasses__())
print(type('Dyn', (A,), {'z': 1, 'g': lambda s: s.z})().g())
for args in [(), (1, 2), ('X', 5, {}), ('X', (), 5), (5, (), {}), ('X', (5,), {}), ('a\0b', (), {})]:
    try: print(type(*args))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(A.__dict__.keys() , A.__module__, A.__doc__, type(A.__dict__))
try: A.__dict__['q'] = 1
except TypeError as e: print(e)
class Y: 
    'docstring'
    x: int = 1
    y: str
print(Y.__doc__, Y.__annotations__)
A.f2 = lambda self: 'new'
print(D().f2()); del A.f2
try: D().f2
except AttributeError as e: print(e)
try: D.f3
except AttributeError as e: print(e)
try: int.x = 1
except TypeError as e: print(e)
try: del int.x
except TypeError as e: print(e)
try: (1).x = 1
except AttributeError as e: print(e)
try: object().x = 1
except AttributeError as e: print(e)
try: del D().zz
except AttributeError as e: print(e)
try: [].append = 1
except AttributeError as e: print(e)
try: del [].append
except AttributeError as e: print(e)
d = D(); d.__class__ = C; print(type(d).__name__)
try: d.__class__ = int
except TypeError as e: print(e)
try: d.__class__ = 5
except TypeError as e: print(e)
try: (1).__class__ = D
except TypeError as e: print(e)
class Q(A): pass
Q.__bases__ = (C,); print(Q.__mro__)
try: Q.__bases__ = 5
except TypeError as e: print(e)
try: Q.__bases__ = ()
except TypeError as e: print(e)
Q.__name__ = 'Renamed'; print(Q, Q.__name__, Q.__qualname__)
try: Q.__name__ = 5
except TypeError as e: print(e)
