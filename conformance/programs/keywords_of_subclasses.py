"""Keywords that a class's own __init__ or __new__ takes, in classes that extend builtin ones."""
def tr(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
from array import array
import struct, io, mmap, collections
from fractions import Fraction
for base, args in [(float,('1.5',)),(tuple,([1,2],)),(int,('5',)),(str,('a',)),(bytes,(b'a',)),(bytearray,(b'a',)),(list,([1],)),(dict,()),(set,([1],)),(frozenset,([1],)),(complex,('1j',)),(array,('b',[1])),(io.BytesIO,(b'a',)),(struct.Struct,('b',)),(range,(3,)),(slice,(3,)),(object,()),(Exception,('m',)),(OSError,(2,'m')),(memoryview,(b'a',)),(type,('N',(),{})),(property,()),(enumerate,([1],)),(zip,([1],)),(map,(len,[[]])),(filter,(None,[])),(collections.OrderedDict,()),(collections.deque,([1],)),(collections.Counter,()),(super,()),(staticmethod,(len,)),(classmethod,(len,))]:
    try:
        class I(base):
            def __init__(self, *a, **k): self.k = k
    except TypeError as e:
        print(base.__name__, e); continue
    print(base.__name__, end=' '); tr(lambda: (lambda o: (type(o).__name__, o.k))(I(*args, foo=1)))
    class N(base):
        def __new__(cls, *a, foo=None, **k):
            return super().__new__(cls, *a, **k)
    print(base.__name__, end=' '); tr(lambda: type(N(*args, foo=1)).__name__)
    class NI(base):
        def __new__(cls, *a, foo=None, **k):
            return super().__new__(cls, *a)
        def __init__(self, *a, **k): self.k = k
    print(base.__name__, end=' '); tr(lambda: (lambda o: (type(o).__name__, o.k))(NI(*args, foo=1)))
    class P(base): pass
    print(base.__name__, end=' '); tr(lambda: type(P(*args, foo=1)).__name__)
    print(base.__name__, end=' '); tr(lambda: type(base(*args, foo=1)).__name__)
    class S(base):
        __slots__=() 
        def __init__(self, *a, bar=2): pass
    print(base.__name__, end=' '); tr(lambda: type(S(*args, bar=1)).__name__)
    print(base.__name__, end=' '); tr(lambda: type(S(*args, foo=1)).__name__)
    class SI(base):
        def __init__(self, *a, foo=None): super().__init__(*a)
    print(base.__name__, end=' '); tr(lambda: type(SI(*args, foo=1)).__name__)
    print(base.__name__, end=' '); tr(lambda: base.__new__(P, *args, foo=1) is None)
    print(base.__name__, end=' '); tr(lambda: base.__new__(I, *args, foo=1) is None)
    print(base.__name__, end=' '); tr(lambda: base.__init__(P(*args), foo=1) is None)
