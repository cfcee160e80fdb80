"""The methods that a data class gets: what they are called, and what they give."""
import dataclasses, inspect
@dataclasses.dataclass(order=True, unsafe_hash=True)
class D:
    x: int
    y: str = 'a'
    __z: float = 1.5
@dataclasses.dataclass(eq=True, frozen=True)
class E: pass
class Odd:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return [self.v, o.v] if self.v else 0
    def __hash__(self): return 5
for m in '__init__','__eq__','__lt__','__hash__','__repr__':
    f = getattr(D, m); print(m, f.__module__, f.__qualname__, f.__name__, f.__doc__, inspect.signature(f))
print(D(1) == D(1), D(1) != D(2), D(1) < D(2), D(1) == 5, hash(D(1)) == hash((1, 'a', 1.5)), E() == E(), hash(E()) == hash(()))
print(D(Odd(1), 2).__eq__(D(Odd(2), 3)), D(1, Odd(1)).__eq__(D(1, Odd(2))), D(Odd(0)).__eq__(D(Odd(0))))
print(dataclasses.make_dataclass('F', ['a', ('b', int, 5)], order=True)(1) <= 3 if 0 else D.__le__(D(1), 3))
try: D(1) < D('a')
except TypeError as e: print(e)
try: D(1) < 3
except TypeError as e: print(e)
a = D([1]); 
try: hash(a)
except TypeError as e: print(e)
b = D(1); del b.y
try: print(b == D(1))
except AttributeError as e: print(e)
b = D(1); del b.__dict__['y']; print(b == D(1))
